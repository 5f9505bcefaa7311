"""MTG003: an online meeting that is not urgent belongs in office hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from jianfu.core.facts.shapes import Demand
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict
from jianfu.core.rules.subjects import around, meetings

# The meeting itself is part of a rescue. A season or the word 紧急 alone is none (decision 6).
_URGENT = pattern(
    r"应急(?:视频)?(?:会商|调度|处置|响应|指挥)|会商研判|抢险|救援|救灾|险情|灾情|(?:[IVⅠⅡⅢⅣ]|[一二三四])级(?:应急)?响应|"
    r"(?:台风|暴雨|洪水|山洪|地震)(?:红色|橙色)?预警"
)
_DAYS = "一二三四五六日"


def check(demand: Demand, ctx: Context) -> Iterator[Hit]:
    meeting = demand.meeting
    assert meeting
    assert meeting.online
    assert meeting.starts_at
    if not meeting.online.value or _URGENT.search(around(ctx.notice, demand)):
        return
    start = meeting.starts_at.value
    end = meeting.ends_at.value if meeting.ends_at else None
    rest = not ctx.calendar.is_working_day(start.date())
    # Midnight stands for "no hour given": then only the day can be judged.
    timed = (start.hour, start.minute) != (0, 0)
    if rest:
        message = f"线上会定在{_day(start)},为休息日"
    elif timed and not ctx.calendar.is_office_time(start):
        message = f"线上会定在{_day(start)}{start:%H:%M},不在上班时间"
    elif end and end.date() == start.date() and not ctx.calendar.is_office_time(end):
        message = f"线上会要开到{end:%H:%M},已过下班时间"
    else:
        return
    yield Hit.on(meeting.starts_at, message, demand=demand, lighter=_lighter(start, ctx))


def _day(moment: datetime) -> str:
    return f"{moment.month}月{moment.day}日(星期{_DAYS[moment.weekday()]})"


def _lighter(start: datetime, ctx: Context) -> str:
    """The next working day that is no quiet day, at nine."""
    day = ctx.calendar.add_working_days(start.date(), 1)
    if day.weekday() == ctx.limit("meeting_quiet_weekday").value:
        day = ctx.calendar.add_working_days(day, 1)
    return f"改到{day.month}月{day.day}日上午9时开;只传达文件的,发录像和一页要点"


RULE = Rule(
    code="MTG003",
    title="非紧急线上会不占夜间周末",
    source=Clause("city-2025", "三(一)1", "非紧急事项不在夜间、周末召开线上会议"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    check=check,
    subject=meetings,
    needs=("meeting.online", "meeting.starts_at"),
    lighter="改到上班时间开;只传达文件的,发录像和一页要点",
    local=True,
    bad=(
        "今晚20时召开视频调度会,各村书记上线。",
        "定于2026年6月14日(星期日)上午9:00召开视频会议,请各镇分管同志参加。",
        "请各街道于2026年6月12日晚19:30准时参加线上部署会。",
        "@所有人 明晚7点半腾讯会议,各社区主任准时进入。",
    ),
    good=(
        "请于2026年6月15日14时30分线上参会,预计40分钟。",
        "防汛应急视频会商定于2026年6月14日晚22:00召开,请各镇值班领导参加。",
        Example("定于2026年2月14日(星期六)上午9:00召开视频会议,请各镇参加。", datetime(2026, 2, 10, 9)),
        "非紧急事项不得在夜间、周末召开线上会议。",
        "6月13日(星期六)上午9时在县体育馆现场集合,请各队领队参加。",
    ),
)
