"""The duty list of 青石镇 in three lists, fictional like the county, and the workbook an office would publish."""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

TEXT = Path(__file__).with_name("duty_list.txt")
TITLE = "青石镇履行职责事项清单"
SHEETS = {"basic": "基本履职事项清单", "assist": "配合履职事项清单", "reclaimed": "上级部门收回事项清单"}
HEADINGS = {
    "basic": ("序号", "事项名称"),
    "assist": ("序号", "配合履职事项", "对应上级部门", "上级部门职责", "乡镇(街道)配合职责"),
    "reclaimed": ("序号", "收回事项", "承接部门及工作方式"),
}
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Row:
    """One item as it stands in the text file: its list, its group, and the cells after the number."""

    listed: str
    group: str
    cells: tuple[str, ...]


def rows(path: Path = TEXT) -> tuple[Row, ...]:
    found = []
    listed = group = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            listed = line[2:]
        elif line.startswith("## "):
            group = line[3:]
        elif line:
            found.append(Row(listed, group, tuple(cell.strip() for cell in line.split("|"))))
    return tuple(found)


def numeral(n: int) -> str:
    """1 -> 一, 12 -> 十二."""
    return f"{_NUMERALS[n // 10 - 2] if n >= 20 else ''}{'十' if n >= 10 else ''}{_NUMERALS[n % 10 - 1] if n % 10 else ''}"


def workbook() -> bytes:
    """xlsx: one sheet a list, a merged title, a row across the table for each group."""
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        plain, strong = (
            book.add_format({"text_wrap": True}),
            book.add_format({"bold": True, "align": "center"}),
        )
        for listed, name in SHEETS.items():
            of_list = [row for row in rows() if row.listed == listed]
            heading = HEADINGS[listed]
            sheet = book.add_worksheet(name)
            sheet.merge_range(0, 0, 0, len(heading) - 1, f"{TITLE[:3]}{name}(共{len(of_list)}项)", strong)
            sheet.write_row(1, 0, heading, strong)
            at = 2
            number = 0
            for n, (group, members) in enumerate(groupby(of_list, lambda row: row.group), 1):
                items = list(members)
                sheet.merge_range(
                    at, 0, at, len(heading) - 1, f"{numeral(n)}、{group}({len(items)}项)", strong
                )
                for item in items:
                    at += 1
                    number += 1
                    sheet.write_row(at, 0, (number, *_cells(item)), plain)
                at += 1
    return target.getvalue()


def _cells(row: Row) -> tuple[str, ...]:
    if row.listed != "reclaimed":
        return row.cells
    name, owner, how = row.cells
    return name, f"承接部门:{owner}\n工作方式:{how}"
