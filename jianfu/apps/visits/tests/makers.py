"""Makers that name only what matters."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import xlsxwriter
from django.utils import timezone

from jianfu.apps.people.models import Unit
from jianfu.apps.visits.actions import next_code
from jianfu.apps.visits.models import Visit
from tests.days import ISSUED

INSPECTION = (
    """{sender}关于开展秋粮收购检查的通知

云农发〔2026〕12号

各乡镇人民政府：
    县农业农村局将于{first}至{last}对{place}秋粮收购情况开展检查，请各乡镇配合检查，届时看收购点和价格公示。

{sender}
"""
    + f"{ISSUED}\n"
)


def make_visit(
    sender: Unit,
    *places: Unit,
    title: str = "秋粮收购检查",
    first: date | None = None,
    last: date | None = None,
    **more: object,
) -> Visit:
    """A planned visit, next week unless said."""
    first = first or timezone.localdate() + timedelta(days=7)
    visit = Visit.objects.create(
        **next_code(first.year)
        | {
            "kind": "inspection",
            "sender": sender,
            "title": title,
            "first_day": first,
            "last_day": last or first,
            "exact": True,
            "in_plan": True,
        }
        | more
    )
    visit.places.set(places)
    return visit


def sheet(*rows: tuple[str, ...]) -> bytes:
    """An xlsx with these rows."""
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    page = book.add_worksheet("计划")
    for at, row in enumerate(rows):
        page.write_row(at, 0, row)
    book.close()
    return written.getvalue()
