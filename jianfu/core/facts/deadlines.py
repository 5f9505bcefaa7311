"""The deadline in a demand's words: the latest moment asked for, not every date it mentions."""

from __future__ import annotations

from datetime import datetime
from itertools import chain

from jianfu.core.facts.shapes import Deadline, Kind
from jianfu.core.facts.times import TimeKind, TimeMention, find_times
from jianfu.core.patterns import pattern
from jianfu.core.worktime import Calendar

__all__ = ["TimeKind", "TimeMention", "deadline_of", "find_deadline", "find_times"]

# Kinds whose own day or period is their deadline; of the others only an end that is asked for, or a day at hand.
_LASTS = frozenset({Kind.INSPECTION, Kind.TRAINING, Kind.ASSESSMENT, Kind.OTHER, Kind.DELEGATED_TASK})
_HANDED_IN = frozenset({Kind.REPORT_OR_FORM, Kind.TRACE, Kind.APP_OR_GROUP})

_VALIDITY = pattern(r"(?:起)?(?:正式)?(?:施行|实施|执行|生效|废止|有效|试行)")
_PAST = pattern(
    r"^(?:召开|印发|发布|通过|批准|公布|下发|审议|第\d+次|出台|制定|修订|会议|的?(?:电视|视频)?会议)|^[^。;]{0,60}(?:开展|召开|进行|完成|组织|组建|发生|收到)了"
)
_DELIVERY = pattern(
    r"报|交|送|完成|反馈|提交|上传|发至|汇总|到位|建成|落实|整改|实现|达到|填|办结|清零|归零|见效"
)
_FIELD = pattern(r"(?:报送|上报|报名|提交|反馈|完成|征集|申报)(?:截止)?(?:时间|时限|日期|期限)[为是:]{0,2}$")
_COUNTED = pattern(r"\d+[次篇条场期个人]|[一二两三四五六七八九十]次|出现|发生|累计|连续")
# 督察时间, 集中整治行动时间: the days of an act that lasts, by the last character of its name.
_PERIOD = pattern(
    r"(?:[研查察督导检核评比测估训习练赛题展治巡验]|值班|比武|活动|行动|报名|征集|评选)(?:工作|活动|行动)?的?(?:起止|实施)?"
    r"时间(?:安排|为|是|统一)?[:,。]?\s{0,3}(?:为?\d+天,?[即为]?)?(?:定于)?"
)

_SET_FOR = pattern(r"(?:决定|定|拟|计划|安排)于")
_ACT = pattern(
    r"(?:(?!召开|会议)[^。;\n]){0,60}?(?:考核|考评|检查|督查|督导|稽察|巡查|普查|调查|调研|竞赛|评比|培训|评估|开班)"
)
# 今晚, 明早, 本周五: an act for a day at hand is to be done by then.
_AT_HAND = pattern(r"[今明]|后[天日]|[本这下]?个?(?:周|星期|礼拜)[一二三四五六日天末]")
_PERIOD_KINDS = (TimeKind.SPAN, TimeKind.POINT, TimeKind.VAGUE)
_ASKED_KINDS = (*_PERIOD_KINDS, TimeKind.RECURRING)


def find_deadline(
    plain: str,
    start: int,
    end: int,
    *,
    base: datetime,
    calendar: Calendar,
    known: bool = True,
    year: int | None = None,
    kind: Kind | None = None,
) -> Deadline | None:
    """The deadline set by `plain[start:end]`, the words of one demand; None if they set none.

    `base`, `known` and `year` as in `find_times`; `kind`: the day or period of an inspection, training,
    assessment, contest or watch is its deadline, the day of a meeting is not.
    """
    if kind is Kind.MEETING:
        return None
    mentions = find_times(plain, start, end, base=base, calendar=calendar, known=known, year=year)
    chosen = _choose([m for m in mentions if not _is_aside(plain, m, start, end)], plain, end, kind)
    return deadline_of(chosen) if chosen else None


def find_period(
    plain: str,
    start: int,
    end: int,
    *,
    base: datetime,
    calendar: Calendar,
    known: bool = True,
    year: int | None = None,
) -> Deadline | None:
    """The period the paper sets for the whole act, where the act's own sentence has no day.

    In a section (二、考核时间 / 12月16日至12月25日) or in the opening sentence (定于7月11日…进行考核). For an
    inspection, assessment, training or contest.
    """
    in_section = ((m, True) for m in _PERIOD.finditer(plain, start, end))
    in_opening = ((m, False) for m in _SET_FOR.finditer(plain, start, end))
    for m, labelled in chain(in_section, in_opening):
        mentions = find_times(
            plain, m.end(), min(end, m.end() + 60), base=base, calendar=calendar, known=known, year=year
        )
        first = mentions[0] if mentions else None
        if first is None or first.start - m.end() > 4 or first.kind not in _PERIOD_KINDS:
            continue
        if labelled or _ACT.match(plain, first.end):
            return deadline_of(first)
    return None


def deadline_of(mention: TimeMention) -> Deadline:
    """A time expression read as a deadline; of a span its end, which is never certain."""
    certain = mention.certain and mention.kind is TimeKind.POINT
    return Deadline(mention.text, mention.start, mention.end, mention.latest, mention.has_time, certain)


def _choose(mentions: list[TimeMention], plain: str, end: int, kind: Kind | None) -> TimeMention | None:
    ends = [m for m in mentions if m.before]
    if not ends and kind in _LASTS:
        ends = [m for m in mentions if m.kind is TimeKind.SPAN] or [
            m for m in mentions if m.kind in _PERIOD_KINDS and not m.since and (m.certain or _is_dated(m))
        ]
    if not ends:
        ends = [m for m in mentions if m.kind in _ASKED_KINDS and _is_asked(m, plain, end, kind)]
    if not ends:
        ends = [m for m in mentions if m.kind is TimeKind.POINT and not m.since and _AT_HAND.match(m.text)]
    if not ends:
        return None
    return max(ends, key=lambda m: (m.latest or datetime.min, -m.start))


def _is_dated(m: TimeMention) -> bool:
    """9月上旬, 11月中旬: words of the calendar, unlike 近期, 适时."""
    return m.kind is TimeKind.VAGUE and m.text[0] not in "近不适择" and any(c in m.text for c in "月日旬号")


def _is_asked(m: TimeMention, plain: str, end: int, kind: Kind | None) -> bool:
    """6月18日报送: a day with the act of delivery close behind it, or 报名时间: before it; not 近期报送."""
    if m.since or (m.kind is TimeKind.VAGUE and not _is_dated(m)):
        return False
    if m.kind is TimeKind.RECURRING and (m.date is None or kind not in _HANDED_IN):
        return False  # 每月 alone is a rhythm; 每周一 and 每日8时 are days
    reach = 30 if m.kind is TimeKind.RECURRING else 14  # 每周五通过…平台上报
    behind, before = plain[m.end : min(end, m.end + reach)], plain[max(0, m.start - 12) : m.start]
    return bool(_DELIVERY.search(behind) or _FIELD.search(before))


def _is_aside(plain: str, m: TimeMention, start: int, end: int) -> bool:
    """Not asked for: prompt words, starts of validity, dates of papers and of past events, counts per year."""
    if m.kind is TimeKind.PROMPT or (m.since and m.kind is TimeKind.POINT):
        return True
    behind = plain[m.end : end]
    if _VALIDITY.match(behind) or (not m.before and _PAST.match(behind)):
        return True
    if (
        m.kind is TimeKind.POINT
        and m.text.endswith("内")
        and (_COUNTED.search(behind) or not _DELIVERY.search(behind))
    ):
        return True
    opened = plain.rfind("《", start, m.start)
    return opened > plain.rfind("》", start, m.start)
