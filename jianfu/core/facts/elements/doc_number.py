"""The paper's own number, never one cited from another paper."""

from __future__ import annotations

import re

from jianfu.core.patterns import pattern

_YEAR = r"(?:(?:19|20)\d\d|[二一][〇○零O0一二三四五六七八九]{3}|[5-9]\d(?=[〕\])】〉]))"
_OPEN, _CLOSE = r"[〔\[(【〈<]", r"[〕\])】〉>]"
_NUMBER = pattern(
    rf"(?P<code>[^\W\d]{{1,14}}?)字?{_OPEN}?{_YEAR}年?{_CLOSE}?(?:第|字第)?\d{{1,4}}号"
    rf"|(?P<old>{_OPEN}{_YEAR}{_CLOSE}[^\W\d]{{1,8}}?字?第?\d{{1,4}}号)"
)
_SESSION = pattern(r"[〔\[(]?[一二三四五六七八九十]{1,3}届[〕\])]?第?\d{1,4}号")
_ORDER = pattern(
    r"(?:[^,。:《》]{2,30}(?:令|公告|通告))?(?:(?:19|20)\d\d年)?第(?:\d{1,4}|[一二三四五六七八九十百]{1,5})号"
)
_ORDER_INLINE = pattern(
    r"[^,。:《》\n]{2,40}?(?:令|公告|通告)(?P<number>[〔\[(]?[一二三四五六七八九十]{1,3}届[〕\])]?第?\d{1,4}号|第\d{1,4}号)"
)
_LABEL = pattern(r"(?:发文字号|政策文号|发布文号|文件编号|文件号|文号|字号)[:】]?$")
_CITING = pattern(
    r"根据|按照?|依据|依照|遵照|参照|贯彻|落实|转发|结合|对照|现将|将|为|以|经|见|由|和|及|与|收到|接"
)
# What may stand behind the number on its line: nothing, a headline, the address line, the signatory, a date.
_FOLLOWS = pattern(
    r"$|\n|[)】|]|(?:[^,。《]{0,40})(?:关于|印发|转发|批转)|签发人|(?:19|20)\d\d年|各|有关|特急|加急"
)
_ENDED = pattern(
    r".*(?:的(?:通知|意见|函|报告|请示|批复|通报|决定|公告|通告|方案)\)?|意见|通知|文件|日)(?![^\W\d]*》)(?=[^\W\d])"
)
"""A headline or a date that the number follows on the same line."""
_HEAD_LOOK = 2000
"""No head is longer, in characters."""


def find_doc_number(plain: str, head_end: int, gaps: frozenset[int] = frozenset()) -> tuple[int, int] | None:
    """Where the number stands in the head of the paper (before `head_end`, the address line or the body).

    gaps  places where the file has white space that `plain` has not
    """
    for m in _NUMBER.finditer(plain, 0, min(head_end, _HEAD_LOOK)):
        start = _own_start(plain, m, gaps)
        if start is not None and (
            m.end() in gaps
            or m.end() == head_end
            or _FOLLOWS.match(plain, m.end())
            or _LABEL.search(plain[max(0, start - 8) : start])
        ):
            return start, m.end()
    return _serial_only(plain, head_end)


def _own_start(plain: str, m: re.Match[str], gaps: frozenset[int]) -> int | None:
    """Where the number begins if it is this paper's own."""
    if m["old"]:
        return m.start() if plain[m.start() - 1 : m.start()] in ("", "\n") else None
    line = plain.rfind("\n", 0, m.start()) + 1
    start = max((g for g in gaps if m.start() < g < m.end("code")), default=m.start())
    ended = _ENDED.match(plain, line, m.end("code"))
    start = max(start, ended.end() if ended else line)
    before = plain[line:start]
    if _CITING.match(plain, start) or before.rfind("《") > before.rfind("》"):
        return None
    if not before or ended or start in gaps or _LABEL.search(before):
        return start
    # (…号) behind the title of this paper, or behind a date in the head; behind 》 it belongs to that paper.
    return start if before.endswith("(") and not before.endswith("》(") else None


def _serial_only(plain: str, head_end: int) -> tuple[int, int] | None:
    """令 and 公告 are counted without a year: a line of its own in the head."""
    at = 0
    for line in plain[:head_end][:_HEAD_LOOK].split("\n")[:8]:
        m = _SESSION.fullmatch(line) or _ORDER.fullmatch(line)
        if m:
            return at, at + len(line)
        at += len(line) + 1
    m = _ORDER_INLINE.match(plain, 0, min(head_end, _HEAD_LOOK))
    return m.span("number") if m else None
