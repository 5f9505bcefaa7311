"""What the registers tell the rules: 应用登记, 工作群登记, 借调登记, 在岗人数. What nobody has registered is not known."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from jianfu.apps.channels.core import MONTH, Kind
from jianfu.apps.channels.models import Channel, Secondment
from jianfu.apps.gate.models import Notice
from jianfu.apps.people.models import Unit
from jianfu.apps.registers.core import Book, State
from jianfu.apps.registers.models import Item
from jianfu.core.facts import shapes
from jianfu.core.limits import load_limits
from jianfu.core.rules import registers as known

_CHANNEL = re.compile(r"群|小程序|客户端|平台|系统|公众号|扫码|安装|下载|登录|[Aa][Pp][Pp]")
_MOST = 400


def of_channels(
    paper: shapes.Notice, *, sender: Unit | None, now: datetime, own: Notice
) -> dict[str, object]:
    """Nothing where the sender is not known, and nothing for papers without a word of it."""
    if sender is None:
        return {}
    told: dict[str, object] = {}
    if _CHANNEL.search(paper.text.plain):
        told |= _channels(sender, own)
    if any(demand.kind == shapes.Kind.SECONDMENT for demand in paper.demands):
        told |= _secondments(sender, timezone.localdate(now), own)
    return told


def _channels(sender: Unit, own: Notice) -> dict[str, object]:
    rows = Channel.objects.of_area(sender.government).exclude(notice=own).select_related("unit")
    found = list(rows.order_by("-pk")[:_MOST])
    groups = [row for row in found if row.kind == Kind.GROUP]
    told: dict[str, object] = {}
    if len(groups) < len(found):
        told["apps"] = tuple(r.name for r in found if r.kind != Kind.GROUP and r.state == State.IN_USE)
    if groups:
        told["groups"] = tuple(
            known.Group(row.name, str(row.unit), row.audience, own=row.unit_id == sender.pk)
            for row in groups
            if row.state == State.IN_USE
        )
    return told


def _secondments(sender: Unit, today: date, own: Notice) -> dict[str, object]:
    area = sender.government
    years = load_limits(settings.AREA).at("secondment_repeat", today).value
    rows = Secondment.objects.of_area(area).exclude(notice=own).select_related("lender")
    told: dict[str, object] = {}
    if rows.exists():
        since = today - timedelta(days=round(years * MONTH))
        told["secondments"] = tuple(
            known.Secondment(
                str(row.lender),
                row.people,
                row.first_day,
                _end_of(row),
                own=row.unit_id == sender.pk,
            )
            for row in rows
            if (_end_of(row) or today) >= since
        )
    staff = Item.objects.of_area(area).in_use().filter(book=Book.STAFF).select_related("unit")
    if staff:
        told["staff"] = tuple(known.Staff(str(row.unit), int(row.amount or 0)) for row in staff)
    return told


def _end_of(row: Secondment) -> date | None:
    """The last day away: that of an ended one is the day it was ended."""
    if row.state != State.IN_USE and row.changed_at:
        return timezone.localdate(row.changed_at)
    return row.last_day
