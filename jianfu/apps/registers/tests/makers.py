"""Makers that name only what matters."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from jianfu.apps.gate import actions as gate
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import DemandState, Direction, Verdict
from jianfu.apps.gate.models import Notice
from jianfu.apps.people.models import Person, Unit
from jianfu.apps.registers.core import BOOKS, Book
from jianfu.apps.registers.models import Item


def make_item(unit: Unit, book: Book = Book.ISSUE_PLAN, title: str = "秋粮收购工作通知", **more: Any) -> Item:
    year = 2026 if BOOKS[book].yearly else None
    return Item.objects.create(**{"unit": unit, "book": book, "title": title, "year": year} | more)


def sheet(*rows: tuple[object, ...], name: str = "Sheet1") -> bytes:
    """An xlsx with these rows."""
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    page = book.add_worksheet(name)
    for at, row in enumerate(rows):
        page.write_row(at, 0, row)
    book.close()
    return written.getvalue()


def as_file(data: bytes, name: str = "名单.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def admitted(
    sender: Unit, by: Person, text: str, name: str = "通知.txt", data: bytes | None = None
) -> Notice:
    """A department's paper that passed the gate, by whoever must decide."""
    notice, _ = gate.receive(name, data or text.encode(), desk=Desk(sender, Direction.DRAFT))
    notice = Notice.objects.get(pk=notice.pk)
    if not notice.number:
        gate.hand_in(notice, plea="", by=by)
        answer(notice, by, Verdict.ADMIT, DemandState.REVIEW)
    return Notice.objects.get(pk=notice.pk)


def answer(notice: Notice, by: Person, verdict: Verdict, *states: DemandState) -> None:
    waiting = notice.demands.filter(state__in=states)
    verdicts = dict.fromkeys(waiting.values_list("number", flat=True), verdict)
    gate.decide_paper(notice, verdicts, reason="", by=by)
