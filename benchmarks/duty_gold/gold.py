"""The two fictional lists as an office would publish them, and the labelled demands and whistles."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from jianfu.core.duties import DutyItem, DutyList, read_list
from jianfu.sample_county.duty_list import rows, workbook

HERE = Path(__file__).parent
STREET = HERE / "street_list.txt"
HEADINGS = {
    "basic": ("类别", "序号", "基本履职事项"),
    "assist": ("类别", "序号", "事项名称", "牵头部门", "部门职责", "街道配合职责"),
    "reclaimed": ("类别", "序号", "事项", "承接部门", "承接方式"),
}
TITLES = {
    "basic": "一、桐花街道基本履职事项清单",
    "assist": "二、桐花街道配合履职事项清单",
    "reclaimed": "三、区级部门收回事项清单",
}


@dataclass(frozen=True, slots=True)
class Demand:
    place: str
    text: str
    decision: str
    role: str
    item: DutyItem | None


@dataclass(frozen=True, slots=True)
class Whistle:
    place: str
    text: str
    decision: str
    lead: str | None
    item: DutyItem


@cache
def lists() -> dict[str, DutyList]:
    """Both read through the import, so that a mistake of it counts."""
    return {"county": read_list(workbook()), "street": read_list(street_docx())}


def street_docx() -> bytes:
    """A docx with a paragraph above each table, merged groups, and numbers that start again in each group."""
    import docx

    paper = docx.Document()
    paper.add_paragraph("桐花街道履行职责事项清单")
    paper.add_paragraph("编制说明:本清单由锦溪区委编办审核。")
    for listed, title in TITLES.items():
        of_list = [row for row in rows(STREET) if row.listed == listed]
        paper.add_paragraph(title)
        table = paper.add_table(rows=1, cols=len(HEADINGS[listed]))
        for cell, words in zip(table.rows[0].cells, HEADINGS[listed], strict=True):
            cell.text = words
        for group, members in groupby(of_list, lambda row: row.group):
            first = None
            for number, row in enumerate(members, 1):
                cells = table.add_row().cells
                for cell, words in zip(cells[1:], (str(number), *row.cells), strict=True):
                    cell.text = words
                first = first or cells[0]
                first = first.merge(cells[0]) if first is not cells[0] else first
            if first:
                first.text = group
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def demands(file: str) -> list[Demand]:
    found = []
    for place, text, decision, role, name in _lines(file):
        item = None if name == "-" else _item(place, decision, name)
        found.append(Demand(place, text, decision, role, item))
    return found


def whistles(file: str) -> list[Whistle]:
    found = []
    for place, text, decision, lead, name in _lines(file):
        item = _item(place, "basic" if decision == "town" else "", name)
        found.append(Whistle(place, text, decision, None if lead == "-" else lead, item))
    return found


def _lines(file: str) -> list[list[str]]:
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return [
        [part.strip() for part in line.split(" | ")] for line in lines if line and not line.startswith("#")
    ]


def _item(place: str, listed: str, name: str) -> DutyItem:
    fits = [
        i for i in lists()[place].items if i.name.startswith(name) and (not listed or str(i.listed) == listed)
    ]
    if len(fits) != 1:
        raise ValueError(f"{place}: {name!r} names {len(fits)} items")
    return fits[0]
