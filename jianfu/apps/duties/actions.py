"""Every write of a duty list: brought in, taken over, taken back."""

from __future__ import annotations

import re
from datetime import date

from django.db import transaction
from django.utils import timezone

from jianfu.apps.duties.core import UNDO_WITHIN, NotNow
from jianfu.apps.duties.models import Edition, Item
from jianfu.apps.journal.actions import write
from jianfu.apps.people.models import Person, Unit
from jianfu.core.duties.shapes import DutyList
from jianfu.core.reading.child import Worker
from jianfu.core.reading.shapes import Unreadable


def bring_in(name: str, data: bytes, area: Unit) -> Edition:
    """Read a published list and keep it for a look; the file itself is not kept.

    It is that of the township its title names, else that of the whole area.
    Raises NotNow, in Chinese, for what is no such list.
    """
    Edition.objects.filter(step=Edition.Step.PREVIEW, at__lt=timezone.now() - UNDO_WITHIN).delete()
    try:
        with Worker() as child:
            duties = child.call("jianfu.core.duties.lists:read_list", data)
    except Unreadable as why:
        raise NotNow(str(why)) from None
    with transaction.atomic():
        edition = Edition.objects.create(
            area=_named(duties.title or "", area) or area,
            name=name[:120],
            title=_title_of(duties)[:160],
            warnings=[[warned.where, warned.message] for warned in duties.warnings],
        )
        Item.objects.bulk_create(Item.of(edition, item) for item in duties.items)
    return edition


def _title_of(duties: DutyList) -> str:
    """The heading of the first list names that list and its length; an edition holds all three."""
    title = re.sub(r"[((]共\d+项[))]", "", duties.title or "")
    if len({item.listed for item in duties.items}) > 1:
        title = re.sub(r"(?:基本|配合|协助)履职|上级部门收回", "履职", title)
    return title


def _named(title: str, area: Unit) -> Unit | None:
    named = [unit for unit in Unit.objects.below(area).townships() if unit.name in title]
    return named[0] if len(named) == 1 else None


@transaction.atomic
def take_over(edition: Edition, *, since: date, by: Person) -> None:
    """It holds from a day on. A second time finds nothing left to do."""
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.step != Edition.Step.PREVIEW:
        return
    edition.step, edition.since, edition.at = Edition.Step.DONE, since, timezone.now()
    edition.save()
    write("导入履职清单", f"duties:{edition.key}", by=by, after={"items": edition.items.count()})


def leave(edition: Edition) -> None:
    """What was only looked at leaves nothing behind."""
    Edition.objects.filter(pk=edition.pk, step=Edition.Step.PREVIEW).delete()


@transaction.atomic
def take_back(edition: Edition, *, by: Person) -> None:
    """The edition before holds again. Raises NotNow after a day."""
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.step != Edition.Step.DONE:
        raise NotNow("这份清单没有导入，或已经撤回。")
    if timezone.now() - edition.at > UNDO_WITHIN:
        raise NotNow("已超过24小时，不能撤回。清单有改动的，请导入新的一版。")
    edition.step = Edition.Step.UNDONE
    edition.save(update_fields=["step"])
    write("撤回导入履职清单", f"duties:{edition.key}", by=by, before={"items": edition.items.count()})
