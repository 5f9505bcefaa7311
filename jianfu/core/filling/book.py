"""Somebody else's workbook: only values of empty cells change, and every other part stays byte for byte."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from jianfu.core.filling.page import Page
from jianfu.core.reading.package import DAMAGED
from jianfu.core.reading.shapes import Unreadable
from jianfu.core.reports.package import OFFICE, Original

Element = Any
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RID = f"{{{OFFICE}}}id"
_YELLOW = "FFFFFF00"
_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}


class Book:
    """Sheets by name, each opened when it is first asked for."""

    def __init__(self, data: bytes) -> None:
        self.original = Original(data)
        self.main = self.original.main_part()
        workbook = self.original.tree(self.main)
        if workbook.tag != _S + "workbook":
            raise Unreadable(DAMAGED)
        parts = {rid: target for rid, (_, target) in self.original.relations(self.main).items()}
        self._parts = {s.get("name"): parts.get(s.get(_RID) or "", "") for s in workbook.iter(_S + "sheet")}
        self._numbers = {s.get("name"): s.get("sheetId") or "" for s in workbook.iter(_S + "sheet")}
        kinds = dict(self.original.relations(self.main).values())
        self.styles = kinds.get("styles", "")
        self._sheets: dict[str, Page] = {}

    def shared(self) -> list[Element]:
        """The words that cells share."""
        part = dict(self.original.relations(self.main).values()).get("sharedStrings", "")
        if part not in self.original:
            return []
        return list(self.original.tree(part).iterchildren(_S + "si"))

    def sheet(self, name: str) -> Page:
        if name not in self._sheets:
            self._sheets[name] = Page(self, self._parts[name])
        return self._sheets[name]

    def sheets(self) -> dict[str, str]:
        """The part of each sheet that is there and has cells."""
        return {
            name: part
            for name, part in self._parts.items()
            if part in self.original and self.original.tree(part).tag == _S + "worksheet"
        }

    def number_of(self, name: str) -> str:
        """The number that the order of counting knows the sheet by."""
        return self._numbers[name]

    def written(self) -> bytes:
        """The file. Results of formulas that were stored are dropped, and the program counts anew on opening."""
        if any(page.changed for page in self._sheets.values()):
            self._count_anew()
        return self.original.written()

    def _count_anew(self) -> None:
        stale = False
        for part in self._parts.values():
            if part not in self.original:
                continue
            tree = self.original.tree(part)
            cells = [c for c in tree.iter(_S + "c") if c.find(_S + "f") is not None]
            for cell in cells:
                self.original.change(part)
                stale = True
                for old in cell.findall(_S + "v"):
                    cell.remove(old)
                cell.attrib.pop("t", None)
        if stale:
            workbook = self.original.change(self.main)
            calc = workbook.find(_S + "calcPr")
            if calc is None:
                calc = workbook.makeelement(_S + "calcPr", {})
                _insert_before(
                    workbook,
                    calc,
                    (
                        "oleSize",
                        "customWorkbookViews",
                        "pivotCaches",
                        "fileRecoveryPr",
                        "webPublishObjects",
                        "extLst",
                    ),
                )
            calc.set("fullCalcOnLoad", "1")

    def format_of(self, style: str) -> Element | None:
        if not self.styles:
            return None
        formats = self.original.tree(self.styles).find(_S + "cellXfs")
        at = int(style or 0)
        return formats[at] if formats is not None and at < len(formats) else None

    def yellow(self, style: str) -> str:
        """The number of a format like `style` with a yellow ground."""
        styles = self.original.change(self.styles)
        formats, fills = styles.find(_S + "cellXfs"), styles.find(_S + "fills")
        made = self.__dict__.setdefault("_made", {})
        if style not in made:
            if "fill" not in made:
                fill = fills.makeelement(_S + "fill", {})
                pattern = fill.makeelement(_S + "patternFill", {"patternType": "solid"})
                pattern.append(pattern.makeelement(_S + "fgColor", {"rgb": _YELLOW}))
                fill.append(pattern)
                made["fill"] = _added(fills, fill)
            new = deepcopy(formats[int(style)])
            new.set("fillId", made["fill"])
            new.set("applyFill", "1")
            made[style] = _added(formats, new)
        return str(made[style])

    def is_dated(self, style: str) -> bool:
        look = self.format_of(style)
        number = int(look.get("numFmtId") or 0) if look is not None else 0
        if number in _DATE_FORMATS:
            return True
        if number < 164:
            return False
        formats = self.original.tree(self.styles).iterfind(f"{_S}numFmts/{_S}numFmt")
        code = next((f.get("formatCode") or "" for f in formats if f.get("numFmtId") == str(number)), "")
        return bool(re.search(r"[yd]", re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", code), re.I))


def _added(holder: Element, new: Element) -> str:
    holder.append(new)
    holder.set("count", str(len(holder)))
    return str(len(holder) - 1)


def _insert_before(holder: Element, new: Element, names: tuple[str, ...]) -> None:
    later = next((child for child in holder if child.tag in {_S + n for n in names}), None)
    if later is None:
        holder.append(new)
    else:
        later.addprevious(new)
