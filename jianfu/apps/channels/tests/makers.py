"""Makers that name only what matters."""

from __future__ import annotations

from datetime import date
from typing import Any

from jianfu.apps.channels.models import Channel, Secondment
from jianfu.apps.people.models import Unit

PAPER = """{sender}关于{title}的通知

云函〔2026〕31号

各乡镇人民政府：
    {ask}

{sender}
2026年11月20日
"""


def make_channel(unit: Unit, name: str = "平安巡", kind: str = "app", **more: Any) -> Channel:
    return Channel.objects.create(unit=unit, name=name, kind=kind, **more)


def make_secondment(
    unit: Unit, lender: Unit, first: date, last: date | None = None, **more: Any
) -> Secondment:
    return Secondment.objects.create(unit=unit, lender=lender, first_day=first, last_day=last, **more)
