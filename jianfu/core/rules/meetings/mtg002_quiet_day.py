"""MTG002: departments of the city hold no meeting with the grassroots on the quiet day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from jianfu.core.facts.shapes import Body, Demand, Level, Meeting, Notice, Unit, Value
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.senders import senders
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.subjects import around, meetings
from jianfu.core.rules.words import STATUTORY_MEETING

_DAYS = "一二三四五六日"
_FREE = pattern(
    r"自愿|欢迎|可自行|有意(?:者|向)|(?:按|根据)[^。]{0,20}(?:全省|全国|省里|中央)[^。]{0,10}统一"
)
_CITY = pattern(r"全市|市直|(?<!\w)市(?!场|容|民(?!政|宗))\w{0,10}(?:局|委|厅|中心|院|会|办)|市局")
_OTHER = pattern(
    r"全县|全省|全区|全镇|县(?!级)\w{0,10}(?:局|委|办|政府|里)|区\w{0,8}(?:局|政府)|镇(?:政府|党委|里)|街道(?:办|党工委)"
)
_LEADERSHIP = pattern(r"市(?:委|政府|人民政府)(?:办公[厅室])?(?:召开|定于|主持|决定)|市长|市委书记|市委常委")


_LEADERS = {Body.PARTY_COMMITTEE, Body.GOVERNMENT, Body.GENERAL_OFFICE}
# 云山市水利局 stays a city's bureau where the paper goes to townships, whichever rank the city has.
_NAME_OF_CITY = pattern(r"[^县区镇乡]{0,8}市(?!场|容|民(?!政|宗)|监)")
# A township is told to hold a meeting of its own: no department sits in it.
_HELD_BELOW = pattern(r"(?:须|要|应|务必|请)[^,;]{0,16}(?:召开|开好)")
_CALLED = pattern(r"定于|拟于|参加|参会|出席|到会|与会")


def check(demand: Demand, ctx: Context) -> Iterator[Hit]:
    meeting = demand.meeting
    assert meeting
    assert meeting.starts_at
    words = around(ctx.notice, demand)
    quiet = ctx.limit("meeting_quiet_weekday").value
    if (
        not _on(meeting.starts_at, quiet, ctx.notice)
        or STATUTORY_MEETING.search(words)
        or _FREE.search(words)
        or (_HELD_BELOW.search(words) and not _CALLED.search(words))
    ):
        return
    held_by_city_department = _by_city_department(ctx.notice, meeting)
    if held_by_city_department is False:
        return
    day = meeting.starts_at.value
    yield Hit.on(
        meeting.starts_at,
        f"{day.month}月{day.day}日是星期{_DAYS[quiet]},为市直部门无会日",
        certain=held_by_city_department is True and day.weekday() == quiet,
        demand=demand,
    )


def _on(start: Value[datetime], quiet: int, notice: Notice) -> bool:
    """By the date, or by the weekday the paper writes where the two differ."""
    written = re.search(rf"(?:星期|周|礼拜){_DAYS[quiet]}", notice.text.plain[start.start : start.end])
    return start.value.weekday() == quiet or written is not None


def _by_city_department(notice: Notice, meeting: Meeting) -> bool | None:
    """None where the paper does not show who convenes."""
    plain = notice.text.plain
    if meeting.convener and meeting.convener.value:
        plain = f"{meeting.convener.value}\n{plain}"
    units: list[Unit] = [u.value for u in senders(notice) if u.value.level is not None]
    if units:
        return any(_is_of_city(u) for u in units) and not any(u.body in _LEADERS for u in units)
    if _LEADERSHIP.search(plain) or _OTHER.search(plain):
        return False
    return True if _CITY.search(plain) else None


def _is_of_city(unit: Unit) -> bool:
    return unit.level is Level.CITY or _NAME_OF_CITY.match(unit.name) is not None


RULE = Rule(
    code="MTG002",
    title="市直部门无会日",
    source=Clause("city-2025", "一(一)2", "每周三为市直部门无会日"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    check=check,
    subject=meetings,
    needs=("meeting.starts_at",),
    lighter="改到前一天或后一天,或并入已安排的会议",
    local=True,
    bad=(
        "市民政局\n各街道:\n兹定于6月24日下午召开养老工作会,请各街道社会事务办负责人参加。\n市民政局\n2026年6月10日",
        "请各镇经办人员于本周三上午9时参加市局业务会。",
        "关于召开视频调度会的通知\n各乡镇:\n定于2026年6月17日(星期三)下午3时召开视频调度会,请分管同志参加。\n云山市水利局\n2026年6月10日",
        "市医保局定于6月24日上午9时召开各街道经办人员培训会,请准时参加。",
    ),
    good=(
        "市民代表座谈会定于6月17日上午9时在镇里召开,各村派1人参加。\n洪桥镇人民政府",
        "请各镇经办人员于本周四上午9时参加市局业务会。",
        "关于召开推进会的通知\n各乡镇:\n定于2026年6月17日(星期三)下午3时召开推进会。\n云山市人民政府办公室\n2026年6月10日",
        "云山县教育局定于6月17日(星期三)上午9时召开各镇中心校校长会。",
        "市文旅局6月17日(星期三)举办线上讲座,欢迎各街道文化干部自愿参加。",
    ),
)
