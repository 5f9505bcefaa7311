"""采用建议: the sender's own paper, changed where it agrees, comes to the gate as a new version."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jianfu.apps.gate import papers
from jianfu.apps.gate.actions.guarded import read_guarded
from jianfu.apps.gate.actions.receiving import BUSY, Desk, receive
from jianfu.apps.gate.actions.thinking import again_for
from jianfu.apps.gate.core import Direction, NotNow
from jianfu.apps.gate.models import Notice
from jianfu.apps.journal import actions as journal
from jianfu.apps.people.models import Person
from jianfu.core.limits import load_limits
from jianfu.core.revising import adopt as take
from jianfu.core.revising import revise_docx, revise_text, suggestions

GONE = "原件含个人信息，只在内存里留一天，现已不在。请再放一次，建议会重新算出。"


def adopt(notice: Notice, chosen: Collection[int], *, by: Person) -> Notice:
    """Write the suggestions of some findings into the paper; returns the new version, already at the gate.

    chosen  indices of findings; those whose suggestion no longer holds, alone or together, are left out
    Raises NotNow where the original is no longer kept or nothing of the chosen can be written.
    """
    data = papers.read(notice.original)
    if data is None:
        raise NotNow(GONE)
    reading = read_guarded(notice.name, data)[0]
    if reading.text is None:
        raise NotNow(BUSY)
    again = again_for(notice)
    exam = again(reading)
    found = suggestions(exam, load_limits(settings.AREA), again)
    adopted = take(exam, [s for i, s in enumerate(found) if s and i in chosen], again)
    if not adopted.taken:
        raise NotNow("这几条建议现在写不进原件。请看页面上的改法，自己改后再放一次。")
    if notice.kind == "docx":
        now = timezone.localtime().replace(tzinfo=None)
        revised = revise_docx(data, exam, adopted.taken, now=now, comments=True).data
    else:
        revised = revise_text(reading.text, adopted.settled)[0].encode()
    with transaction.atomic():
        version, new = receive(notice.name, revised, desk=Desk(notice.sender, Direction.DRAFT), by=by)
        if new:
            version.earlier = notice
            version.save(update_fields=["earlier"])
        journal.write("采用建议", f"notice:{notice.key}", by=by, after={"into": version.key})
    return version
