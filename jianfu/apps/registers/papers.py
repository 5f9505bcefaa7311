"""Lines of plans and directories that a paper brings when it passes the gate; pure but for the rows it writes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from jianfu.apps.gate.core import PASSED
from jianfu.apps.gate.models import Notice
from jianfu.apps.registers.actions import agree
from jianfu.apps.registers.core import COLUMNS, Book
from jianfu.apps.registers.days import days_of
from jianfu.apps.registers.models import Item
from jianfu.core.reading.cells import grids_of
from jianfu.core.reading.named_rows import named_rows
from jianfu.core.rules.process.notes import heard_in

_BOOK_OF = (
    (Book.ISSUE_PLAN, re.compile(r"(?:发文|文件|制发)[^,。]{0,6}计划")),
    (Book.MEETING_PLAN, re.compile(r"会议[^,。]{0,6}计划")),
    (Book.VETOES, re.compile(r"一票否决[^,。]{0,8}(?:目录|清单)")),
    (Book.ACTIVITIES, re.compile(r"创建示范[^,。]{0,8}(?:目录|清单)")),
    (Book.POWERS, re.compile(r"(?:赋权|下放[^,。]{0,8}(?:权力|执法))[^,。]{0,8}(?:目录|清单)")),
    (Book.CERTIFICATES, re.compile(r"(?:保留|出具)[^,。]{0,8}证明[^,。]{0,8}(?:目录|清单)")),
)
_TO_BE_MADE = re.compile(r"报送|申报|征集|征求|编制|执行|完成情况|调整建议")
_GRANTED = re.compile(r"关于(?:同意|批准)(?P<what>.{4,60}?)的(?:批复|复函|通知|函)")
_LINE = re.compile(r"^\s*(?:[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.、．])\s*(?P<words>.{3,120})$")
_QUOTED = re.compile(r"《([^《》]{3,80})》")
_MOST = 400


def follow(notice: Notice) -> None:
    """Keep plans and directories with a paper: what it lists stands while it has its number and none of it was stopped."""
    rows = list(_rows(notice)) if notice.sender and _stands(notice) else []
    if rows or Item.objects.filter(notice=notice).exists():
        agree(notice, Item, rows, same=("book", "unit", "year", "title"))


def _rows(notice: Notice) -> Iterator[dict[str, Any]]:
    title, day = notice.heading.replace("，", ","), timezone.localdate(notice.received_at)
    book = next((book for book, words in _BOOK_OF if words.search(title)), None)
    if granted := _GRANTED.search(title):
        yield _granted(notice, granted["what"])
    elif book and not _TO_BE_MADE.search(title):
        yield from _listed(notice, book, day)
    heard = heard_in("\n".join(words for _, _, words in blocks_of(notice)))
    if heard:
        yield _row(Book.HEARINGS, notice, notice.heading[:160], amount=float(heard), day=day)


def _stands(notice: Notice) -> bool:
    states = [demand.state for demand in notice.demands.all()]
    return bool(notice.number) and (not states or any(state in PASSED for state in states))


def _granted(notice: Notice, what: str) -> dict[str, Any]:
    """An exception that a government has granted in writing: it holds for whoever cites its number or its matter."""
    assert notice.sender
    number = (notice.report.get("notice") or {}).get("doc_number") or {}
    return _row(
        Book.APPROVALS, notice, what, number=str(number.get("value", ""))[:60], owner=str(notice.sender)
    )


def _listed(notice: Notice, book: Book, day: date) -> Iterator[dict[str, Any]]:
    plan = book in (Book.ISSUE_PLAN, Book.MEETING_PLAN)
    year = int(found[1]) if (found := re.search(r"(20\d\d)年", notice.heading)) else day.year
    told = set()
    for words, number, when in _lines(blocks_of(notice)):
        title = (quoted[1] if (quoted := _QUOTED.search(words)) else words.split("。")[0]).strip(" ;；")[:160]
        if title in told or len(told) >= _MOST:
            continue
        told.add(title)
        days = days_of(when or words, year) if plan else None
        yield _row(book, notice, title, number=number, year=year if plan else None, day=days and days.first)


def _row(book: Book, notice: Notice, title: str, **more: Any) -> dict[str, Any]:
    assert notice.sender
    plan = book in (Book.ISSUE_PLAN, Book.MEETING_PLAN)
    unit = notice.sender if plan else notice.sender.government
    return {"book": book, "unit": unit, "title": title, "year": None} | more


def _lines(blocks: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """(words, number, when) of its tables; where it has none, of its numbered lines."""
    rows = list(named_rows(grids_of(blocks), COLUMNS, needs=("title",)))
    if rows:
        yield from ((row["title"], row["number"][:60], row["when"]) for row in rows if row["title"])
        return
    for _, part, words in blocks:
        if part not in ("table", "sheet") and (found := _LINE.match(words)):
            yield found["words"], "", ""


def blocks_of(notice: Notice) -> list[tuple[str, str, str]]:
    """The words of a paper as `core.reading.cells` takes them."""
    return [(where, part, "".join(piece[0] for piece in pieces)) for where, part, pieces in notice.paper]
