"""采用建议: the sender's own paper, changed where it agrees, comes to the gate as a new version."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jianfu.apps.gate import papers
from jianfu.apps.gate.core import Direction, NotNow
from jianfu.apps.gate.models import Notice
from jianfu.apps.journal import actions as journal
from jianfu.apps.people.models import Person
from jianfu.core.examine import Examination
from jianfu.core.examine import examine as think
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading
from jianfu.core.revising import adopt as take
from jianfu.core.revising import revise_docx, revise_text, suggestions
from jianfu.core.rules.catalogue import all_rules
from jianfu.core.rules.registers import Registers

REVISABLE = ("docx", "text")
GONE = "原件含个人信息，只在内存里留一天，现已不在。请再放一次，建议会重新算出。"

Again = Callable[[Reading], Examination]


def again_as(notice: Notice, known: Registers) -> Again:
    """Examine a revised version as the paper itself was: same rules, clock, limits and registers."""
    now = timezone.localtime(notice.received_at).replace(tzinfo=None)
    limits = load_limits(settings.AREA)
    return lambda reading: think(reading, all_rules(), now=now, limits=limits, registers=lambda _: known)


def offered(notice: Notice, exam: Examination, known: Registers) -> list[str]:
    """What each finding offers to change, in words; "" where only a person can put it right."""
    if notice.direction != Direction.DRAFT or notice.kind not in REVISABLE:
        return []
    found = suggestions(exam, load_limits(settings.AREA), again_as(notice, known))
    return [suggestion.says if suggestion else "" for suggestion in found]


def adopt(notice: Notice, chosen: Collection[int], *, by: Person) -> Notice:
    """Write the suggestions of some findings into the paper; returns the new version, already at the gate.

    chosen  indices of findings; those whose suggestion no longer holds, alone or together, are left out
    Raises NotNow where the original is no longer kept or nothing of the chosen can be written.
    """
    from jianfu.apps.gate.actions.examining import Desk, read_guarded, receive, registers_of

    data = papers.read(notice.original)
    if data is None:
        raise NotNow(GONE)
    reading = read_guarded(notice.name, data)[0]
    known = registers_of(notice, reading)
    again = again_as(notice, known)
    exam = again(reading)
    found = suggestions(exam, load_limits(settings.AREA), again)
    adopted = take(exam, [s for i, s in enumerate(found) if s and i in chosen], again)
    if not adopted.taken or reading.text is None or notice.sender is None:
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
