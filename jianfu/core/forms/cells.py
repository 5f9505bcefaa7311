"""What stands in one cell of a form: nothing, a label, choices, a sentence with blanks, a value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from jianfu.core.forms.labels import read_label
from jianfu.core.forms.likeness import said_exactly
from jianfu.core.forms.meta import is_meta
from jianfu.core.patterns import pattern
from jianfu.core.reading.grids import Grid
from jianfu.core.records import record

_LONGEST = 48
"""Letters of a label; what is longer explains something."""
_VALUE = pattern(
    r"[-+¥]?[\d,.]+\s*%?|\d{15,17}[\dXx]|\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?(?:[ T][\d:]+)?|[√×✓/—-]+|\d+[-.]\d+(?:[-.]\d+)*"
)
_EMPTY = pattern(
    r"(?:[\s_—\-/.:,、]|年[\s_]*月(?:[\s_]*日)?(?:[\s_]*时(?:[\s_]*分)?)?|时[\s_]*分"
    r"|[(]?(?:盖章|签字|签名|公章|签章|章|签字盖章|手印)[)]?)*"
    r"(?:(?:万|千)?元|人|户|个|亩|㎡|平方米|m2|公里|千米|米|岁|%|[\s_]+(?:省|市|县|乡|镇|村|组))?[\s_—\-/.:,、]*"
)
_BOX = pattern(r"[□☐○◯▢☑■]|\([ ]{1,4}\)|\[ \]")
_CHOICES = pattern(r"(?:^|\s)(?:[A-F1-9①-⑨][.、]?\s*\w{1,10}[\s;,、]*){3,}$")
_NOTE = pattern(r"^(?:注|备注|说明|填表说明|填报说明|填写说明|要求|注意事项)\s*\d?[:.、]|^[*※]|^本表")
_TITLE = pattern(r"(?:表|册|单|卡|书|台账|名单|清单|登记簿|明细|目录)(?:\([^()]*\))?(?:\d|[一二三四五六])?$")
_FOOT_SUM = pattern(r"(?:合|总|小|共)\s*计|总数|累计")
_EXAMPLE = pattern(r"^(?:例|示例|样例|举例|范例|填写示例|例如|如)\s*[:\d]?")


class Kind(StrEnum):
    """blank: to be written; label; choices: boxes to tick; blanks: a sentence with gaps; value; note: an explanation."""

    BLANK = "blank"
    LABEL = "label"
    CHOICES = "choices"
    BLANKS = "blanks"
    VALUE = "value"
    NOTE = "note"


@record
class Spot:
    """One cell, a merged one once; rows and columns count from 0."""

    row: int
    col: int
    text: str
    rows: int = 1
    cols: int = 1

    @property
    def kind(self) -> Kind:
        return kind_of_cell(self.text)

    @property
    def bottom(self) -> int:
        return self.row + self.rows - 1

    @property
    def right(self) -> int:
        return self.col + self.cols - 1

    def covers(self, col: int) -> bool:
        return self.col <= col <= self.right


def narrow(text: str) -> str:
    """Wide letters narrow; ㎡ stays what it is."""
    return unicodedata.normalize("NFKC", text.replace("㎡", "\ue000")).replace("\ue000", "㎡")


def squeezed(text: str) -> str:
    """A label as it is shown to people: without the blanks that stretch it."""
    return "".join(narrow(text).split())


@lru_cache(8192)
def kind_of_cell(text: str) -> Kind:
    """What a cell's words are for."""
    flat = narrow(text).strip()
    if _EMPTY.fullmatch(flat):
        return Kind.BLANK
    if _NOTE.search(flat):
        return Kind.NOTE
    if _BOX.search(flat):
        return Kind.CHOICES
    if has_blanks(flat):
        return Kind.BLANKS
    tight = "".join(flat.split())
    if _VALUE.fullmatch(tight):
        return Kind.VALUE
    if len(tight) > _LONGEST or tight.endswith(("。", ";")) or not re.search(r"[^\W\d_]", tight):
        return Kind.NOTE if len(tight) > 8 else Kind.VALUE
    return Kind.CHOICES if _CHOICES.search(flat) else Kind.LABEL


_GAP = pattern(
    r"_{2,}|:\s*(?:$|_|\s{2,}|年\s*月)|\w\s{3,}(?:元|人|户|个|亩|㎡|平方米|年|月|日|岁)(?:\W|$)|:\s*\w+\s*:"
)


def has_blanks(flat: str) -> bool:
    """填报单位:      填表日期:    年  月  日; but 姓名: is a label with a colon."""
    if "\n" not in flat and flat.endswith(":") and flat.count(":") == 1:
        return False
    return bool(_GAP.search(flat))


@lru_cache(8192)
def is_known(text: str) -> bool:
    """Do the words ask for something the catalogue has, or for the form's own business?"""
    label = read_label(text)
    return label.words in said_exactly() or is_meta(label, (), is_held=False, in_rows=True)


def is_title(text: str) -> bool:
    return bool(_TITLE.search(squeezed(text))) and len(squeezed(text)) >= 5


def is_sum(text: str) -> bool:
    return bool(_FOOT_SUM.fullmatch(squeezed(text)))


def is_example(text: str) -> bool:
    return bool(_EXAMPLE.match(squeezed(text)))


def spots_of(grid: Grid) -> list[list[Spot]]:
    """The cells by the row they begin in, blank ones too; a sheet is as wide as its widest row or merge."""
    width = max(
        [len(grid.rows[0]) if grid.rows else 0, *(right + 1 for _, (_, right) in grid.merges if right < 300)]
    )
    height = max(
        [len(grid.rows), *(bottom + 1 for _, (bottom, _) in grid.merges if bottom < len(grid.rows) + 60)]
    )
    hidden: set[tuple[int, int]] = set()
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in grid.merges:
        bottom, right = min(bottom, height - 1), min(right, width - 1)
        spans[top, left] = (bottom - top + 1, right - left + 1)
        hidden |= {
            (r, c) for r in range(top, bottom + 1) for c in range(left, right + 1) if (r, c) != (top, left)
        }
    return [
        [
            Spot(r, c, _at(grid.rows, r, c), *spans.get((r, c), (1, 1)))
            for c in range(width)
            if (r, c) not in hidden
        ]
        for r in range(height)
    ]


def _at(rows: Sequence[Sequence[str]], row: int, col: int) -> str:
    return rows[row][col] if row < len(rows) and col < len(rows[row]) else ""
