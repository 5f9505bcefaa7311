"""Ends that no calendar dates: 开学前, 学期末, 入汛前, 免疫后21天, 开学后第一天. Their words are all that is known."""

from __future__ import annotations

from jianfu.core.facts.times.grammar import BEFORE, CN, SEASONS
from jianfu.core.facts.times.shapes import TimeKind, TimeMention
from jianfu.core.patterns import pattern

_SEASON = pattern(rf"{SEASONS}(?:开始|来临|到来|结束|开学|放假)?(?:{BEFORE}|[初末](?:{BEFORE})?)")
_LATER = pattern(rf"第?(?:\d{{1,3}}|[{CN}]{{1,3}})个?(?:天|日|周|星期|工作日)(?![之以]?[内前后]|[游龄])")
_EVENT = pattern(r"[^\W\d]{1,6}后的?$")
_LOOK_BACK = 8
# The paper itself is no event, and 今后三天 counts from today.
_NO_EVENT = pattern(r"(?:今|此|之|以|然|最|前|先|背|落)后的?$|(?:通知|文件|收到|接到)[^\W\d]{0,2}后$")
_THEN_ON = pattern(rf"每学期(?:开学{BEFORE}|[初末](?:{BEFORE})?|(?:开始|结束){BEFORE})")


def season_at(plain: str, at: int, floor: int) -> TimeMention | None:
    """An end named by a season, a school term, or so many days after an event."""
    m = _SEASON.match(plain, at)
    if m:
        return TimeMention(TimeKind.POINT, m.group(), at, m.end(), before=True)
    m = _LATER.match(plain, at)
    if m is None:
        return None
    before = plain[max(floor, at - _LOOK_BACK) : at]
    event = _EVENT.search(before)
    if event is None or _NO_EVENT.search(before):
        return None
    start = at - len(before) + event.start()
    return TimeMention(TimeKind.DURATION, plain[start : m.end()], start, m.end(), before=True)


def each_term_at(plain: str, at: int) -> int | None:
    """每学期开学前: where these words end."""
    m = _THEN_ON.match(plain, at)
    return m.end() if m else None
