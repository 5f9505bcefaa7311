"""The day of issue: below the signature, in the head, or behind the last sentence."""

from __future__ import annotations

import re
from datetime import date

from jianfu.core.facts.elements.names import is_name
from jianfu.core.facts.numerals import number_of
from jianfu.core.patterns import pattern

_CN = "零〇○ΟO0一二三四五六七八九十"
DATE = pattern(
    rf"(?P<year>(?:19|20)\d\d|[二一][{_CN}]{{3}})(?:年(?P<month>\d{{1,2}}|[{_CN}]{{1,3}})月(?P<day>\d{{1,2}}|[{_CN}廿]{{1,3}})日"
    r"|[-./](?P<im>\d{1,2})[-./](?P<id>\d{1,2})(?!\d))"
)
_GOES_ON = pattern(
    r"[,、前起至到在的以止-]|上午|下午|[^。,;]{0,30}(?:召开|印发|发布|公布|通过|开展|组织|举行|完成|实施|施行|下发)"
)
_LINE = 200
"""How much of the line before a date can matter, in characters."""
_HEAD_NOTE = 120
"""A note in brackets below the title is not far from it, in characters."""
_LABEL = pattern(r"(成文|发文|印发|发布|生成|公布)(?:日期|时间|日)[:】]$")
_ISSUED = pattern(r"[\w、]{0,40}(?:发布|印发|公布)\)?(?:\n|$)|[^\W\d]{1,12}[〔\[(]\d{4}")
"""Behind a date in the head: 某办公厅发布), or the paper's number."""


def find_issued_on(plain: str, head_end: int) -> tuple[date, int, int] | None:
    """The day of issue and its place. The best placed date counts; of equals the first."""
    best: tuple[int, date, int, int] | None = None
    for m in DATE.finditer(plain):
        rank = _rank(plain, m.start(), m.end(), head_end)
        day = _day(m) if rank and (best is None or rank > best[0]) else None
        if day:
            best = (rank, day, m.start(), m.end())
    return best[1:] if best else None


def _rank(plain: str, start: int, end: int, head_end: int) -> int:
    line_start = max(plain.rfind("\n", max(0, start - _LINE), start) + 1, start - _LINE)
    before = plain[line_start:start]
    after = plain[end : end + 1]
    ends_line = after in ("", "\n")
    if before.endswith(":"):
        label = _LABEL.search(before)
        return (4 if label[1] == "成文" else 2 if label[1] in ("印发", "发文") else 1) if label else 0
    if ends_line and not before:
        above = plain[plain.rfind("\n", 0, max(line_start - 1, 0)) + 1 : max(line_start - 1, 0)]
        return 5 if is_name(above) else 3
    if ends_line and (is_name(_last_words(before)) or is_name(before)):
        return 4
    if ends_line and before.endswith(("。", ")", "!")):
        return 3
    if not ends_line and _inside(plain, before, start, end):
        return 3
    if plain.startswith("印发", end) and plain[end + 2 : end + 3] in ("", "\n"):
        return 1
    if start < head_end + _HEAD_NOTE and before in ("(", "") and _ISSUED.match(plain, end):
        return 2
    return 2 if before == "(" and start < head_end + _HEAD_NOTE and after == ")" else 0


def _inside(plain: str, before: str, start: int, end: int) -> bool:
    """In text that lost its line ends: a name or nothing between the full stop and the date, no verb behind it."""
    if _GOES_ON.match(plain, end) or not re.search(r"[。;!)]", before):
        return False
    words = _last_words(before)
    return is_name(words) or (not words and plain[start] in "二一")


def _last_words(before: str) -> str:
    return re.split(r"[。;!?)]", before)[-1]


def _day(m: re.Match[str]) -> date | None:
    try:
        year = number_of(m["year"].replace("Ο", "〇"))
        return date(year, number_of(m["month"] or m["im"]), number_of(m["day"] or m["id"]))
    except ValueError:
        return None
