"""What a paper says of one meeting: when, where, how long, who comes, who calls."""

from __future__ import annotations

import re
from datetime import datetime

from jianfu.core.facts.numerals import number_of
from jianfu.core.facts.shapes import Meeting, Value
from jianfu.core.facts.times import TimeKind, TimeMention, find_times
from jianfu.core.patterns import pattern
from jianfu.core.worktime import Calendar

_DIGITS = r"\d一二两三四五六七八九十百"
_N = r"(?:\d+|[一二两三四五六七八九十百]+)"
_NAME = pattern(
    r"(?:召开|举行|举办|参加|收看|套开|开好|出席)(?:全体)?(?P<it>[^,。;:()\n]{2,40}?(?:会议|培训班|[^社机工]会))(?=[,。;:()\n]|的|,|$)"
)
_LABEL_TIME = pattern(r"(?:会议|开会|培训|参会|活动)?时间(?:为|是|:|。|\s|定于)")
_HALF_DAY = pattern(
    r"(?:会期|会议时间|为期|培训)(?:为|约|预计)?(?P<n>半|一|两|二|三|\d)(?:个)?(?:天|日)",
    signs="会期 会议时间 为期 培训",
)
_HOURS = pattern(
    rf"(?:会期|会议|时长|预计|约|用时)(?:为|约|预计|时长)*(?P<n>\d+(?:\.\d+)?|{_N}|半)个?(?P<unit>小时|分钟)",
    signs="小时 分钟",
)
_CLOCKS = pattern(
    r"(?P<a>\d{1,2})[:点](?P<am>\d{2})?分?[-—~至到](?:[上下]午)?(?P<b>\d{1,2})[:点](?P<bm>\d{2})?"
)
_ONLINE = pattern(
    r"视频(?!监控|号)|线上|在线|上线|电视电话|腾讯会议|钉钉会议|云会议|网络会议|远程|收看直播|连线"
)
_ON_SITE = pattern(
    r"会议室|会议中心|礼堂|会场|现场会|报告厅|到(?:县|市|镇|局|街道|乡)[^,。]{0,10}开会|来[^,。]{0,8}开会|集中开会|党校|办公楼|\d+楼"
)
_COMERS = pattern(
    r"(?:参[会训加]|出席|与会|会议|培训)(?:人员|范围|对象|单位)(?:及名额)?(?:为|是|包括)?[:：\s]?\n?(?P<it>[^。;\n]{2,80})"
)
_CALLED = pattern(
    r"(?:请|要求|通知|由|召集|组织)(?P<it>(?!于|在|按|准)[^,。;:\n]{2,40}?)(?:务必|于[^,。]{2,20})?(?:准时|按时|届时|全部|全程|亲自)?(?:参加|参会|出席|上线|到会|来|在线)"
)
_COMING = pattern(
    r"(?P<it>[^,。;:\n]{2,40}?)(?:务必|须|必须|应|要|均|全部|准时|按时|一并|于[^,。]{2,20})*(?:参加|参会|出席|上线|到会|在线参会)",
    signs="参加 参会 出席 上线 到会",
)
_TOTAL = pattern(rf"(?:共|约|合计|总计|计|总人数)(?:计|约|为)?(?P<n>{_N})(?:余|多)?(?:人|名)")
_PLACES = pattern(rf"(?P<n>{_N})(?:余|多)?个(?:行政)?(?:村|社区|乡镇|镇|街道|单位|分会场)", first=_DIGITS)
_PEOPLE = pattern(rf"(?P<n>{_N})(?:余|多)?(?:人|名)(?!次|以)", first=_DIGITS)
_CONVENER = pattern(
    r"由?(?P<it>(?:分管)?[^,。;:\n、请]{0,10}?(?:长|书记|主任|同志|领导|负责人))(?:召集|主持|亲自召集)",
    signs="召集 主持",
)
_PLACE = pattern(
    r"(?:在|地点(?:为|:|\s)?|到|来)(?P<it>[^,。;:\n在]{2,30}?(?:室|厅|中心|礼堂|会场|馆|广场|党校|学校|宾馆|酒店|办公楼|服务站|政府|街道|县局|市局|局里))"
)


def find_meeting(
    plain: str,
    places: tuple[tuple[int, int], ...],
    reach: tuple[int, int],
    *,
    base: datetime,
    calendar: Calendar,
    known: bool,
    year: int | None,
) -> Meeting:
    """The meeting that the words at `places` call; `reach` is the stretch that may add to them (the paper, a message)."""
    spans = (*places, reach)
    starts, ends = _times(plain, places, reach, base=base, calendar=calendar, known=known, year=year)
    name = _first(_NAME, plain, spans)
    return Meeting(
        name=name.value if name else None,
        starts_at=starts,
        ends_at=ends,
        hours=_hours(plain, reach),
        online=_online(plain, places, reach),
        attendees=_first(_COMERS, plain, (reach,))
        or _first(_CALLED, plain, spans)
        or _first(_COMING, plain, spans),
        attendee_n=_attendee_n(plain, spans),
        convener=_first(_CONVENER, plain, spans),
        place=_first(_PLACE, plain, spans),
    )


def _first(wanted: re.Pattern[str], plain: str, spans: tuple[tuple[int, int], ...]) -> Value[str] | None:
    for start, end in spans:
        if m := wanted.search(plain, start, end):
            return Value(m["it"], m.start("it"), m.end("it"))
    return None


def _times(
    plain: str, places: tuple[tuple[int, int], ...], reach: tuple[int, int], **when: object
) -> tuple[Value[datetime] | None, Value[datetime] | None]:
    """Beginning and end: in the words themselves, else behind 会议时间."""
    labels = tuple((m.end(), min(reach[1], m.end() + 40)) for m in _LABEL_TIME.finditer(plain, *reach))
    for start, end in (*places, *labels):
        days = [m for m in find_times(plain, start, end, **when) if _is_a_day(m)]  # type: ignore[arg-type]
        if days:
            m = max(days, key=lambda m: (m.has_time, -m.start))
            assert m.date
            ends = Value(m.until, m.start, m.end) if m.until else None
            return Value(m.date, m.start, m.end), ends
    return None, None


def _is_a_day(m: TimeMention) -> bool:
    return (
        m.date is not None and m.kind in (TimeKind.POINT, TimeKind.SPAN) and not (m.before and not m.has_time)
    )


def _hours(plain: str, reach: tuple[int, int]) -> Value[float] | None:
    if m := _HOURS.search(plain, *reach):
        n = (
            0.5
            if m["n"] == "半"
            else float(number_of(m["n"]) or 0)
            if not _is_number(m["n"])
            else float(m["n"])
        )
        return Value(n if m["unit"] == "小时" else n / 60, m.start(), m.end())
    if m := _HALF_DAY.search(plain, *reach):
        days = {"半": 0.5, "一": 1.0, "两": 2.0, "二": 2.0, "三": 3.0}.get(m["n"]) or float(m["n"])
        return Value(days * 8, m.start(), m.end())
    if m := _CLOCKS.search(plain, *reach):
        start = int(m["a"]) + int(m["am"] or 0) / 60
        end = int(m["b"]) + int(m["bm"] or 0) / 60
        length = end - start if end > start else end + 12 - start
        return Value(round(length, 2), m.start(), m.end()) if 0 < length < 12 else None
    return None


def _is_number(words: str) -> bool:
    return words.replace(".", "", 1).isascii()


def _online(plain: str, places: tuple[tuple[int, int], ...], reach: tuple[int, int]) -> Value[bool] | None:
    for start, end in (*places, reach):
        if m := _ONLINE.search(plain, start, end):
            return Value(True, m.start(), m.end())
    if m := _ON_SITE.search(plain, *reach):
        return Value(False, m.start(), m.end())
    return None


def _attendee_n(plain: str, spans: tuple[tuple[int, int], ...]) -> Value[int] | None:
    """A total first (共18人), then places that all come (236个村全部上线), then a plain number of people."""
    for counted in (_TOTAL, _PLACES, _PEOPLE):
        for start, end in spans:
            for m in counted.finditer(plain, start, end):
                behind = plain[m.end() : m.end() + 24]
                n = number_of(m["n"])
                if n and (counted is _TOTAL or re.search("上线|参加|参会|在线|到会|出席", behind)):
                    return Value(int(n), m.start(), m.end())
    return None
