"""MTG001: no meeting with the grassroots in the quiet week of a month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from jianfu.core.facts.shapes import Demand
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.subjects import around, meetings
from jianfu.core.rules.words import STATUTORY_MEETING

# A date that others have set (E3), or a course nobody has to attend (decision 10).
_FREE = pattern(
    r"自愿|欢迎|可自行|有意(?:者|向)|(?:按|根据)[^。]{0,20}(?:全省|全国|省里|中央)[^。]{0,10}统一"
)


def check(demand: Demand, ctx: Context) -> Iterator[Hit]:
    meeting = demand.meeting
    assert meeting
    assert meeting.starts_at
    words = around(ctx.notice, demand)
    if STATUTORY_MEETING.search(words) or _FREE.search(words):
        return
    day = meeting.starts_at.value.date()
    monday = quiet_monday(day, ctx.limit("meeting_quiet_week").value)
    if monday <= day < monday + timedelta(days=5):
        after = monday + timedelta(days=7)
        yield Hit.on(
            meeting.starts_at,
            f"{day.month}月{day.day}日在当月无会周内",
            demand=demand,
            lighter=f"改到{after.month}月{after.day}日(星期一)那一周召开,或改发一页书面通知",
        )


def quiet_monday(day: date, week: int) -> date:
    """Monday of the `week`-th week whose Monday lies in the month of `day`."""
    first = day.replace(day=1)
    return first + timedelta(days=-first.weekday() % 7 + 7 * (week - 1))


RULE = Rule(
    code="MTG001",
    title="无会周",
    source=Clause("city-2025", "一(一)2", "每月第一周为无会周"),
    level=Verdict.NEEDS_APPROVAL,
    since=date(2025, 1, 1),
    check=check,
    subject=meetings,
    needs=("meeting.starts_at",),
    lighter="改到下一周召开,或改发一页书面通知",
    local=True,
    bad=(
        "定于2026年6月2日(星期二)上午9时召开乡镇分管负责人会议,请准时参加。",
        "全市水利工作推进会定于7月9日下午3时召开,各街道分管负责同志参加。",
        "请各村书记于2026年8月7日上午9:00到县委党校参加培训会,不得缺席。",
    ),
    good=(
        "定于2026年7月7日上午召开调度会,请县教育局、县公安局、县卫健局分管负责人参加。",
        "定于2026年6月17日上午9时召开全市推进会,请各乡镇分管负责同志参加。",
        "定于2026年7月2日下午3时召开推进会,请各街道分管负责同志参加。",
        "青石镇第五届人民代表大会第二次会议定于2026年6月3日上午9时召开,请各代表参加。",
        "6月2日已召开的推进会明确了分工,请各镇于6月30日前完成改厕。",
    ),
)
