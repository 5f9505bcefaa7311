"""The standard cost model: time x places x returns. docs/cost.md explains it in one page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from jianfu.core.cost.places import places_of
from jianfu.core.cost.shapes import Hours, Range
from jianfu.core.facts.shapes import Demand, Frequency, Kind, Notice, Role
from jianfu.core.limits import Limits
from jianfu.core.patterns import pattern

Coefficient = Callable[[str], Range]
Part = tuple[str, Range]
"""What somebody does, and the hours one place spends on it each time."""

RETURNS = {
    Frequency.ONCE: 1,
    Frequency.DAILY: 250,
    Frequency.WEEKLY: 50,
    Frequency.MONTHLY: 12,
    Frequency.QUARTERLY: 4,
    Frequency.YEARLY: 1,
}
"""Returns in one year; daily and weekly count working days and weeks."""

_TEXT = pattern(r"报告|总结|方案|材料|计划|预案|意见|汇报|体会|信息\d*[篇条]")
_FROM_VILLAGES = pattern(r"各村|逐村|逐户|入户|全体村民|每户|摸底|各社区")


def hours_of(notice: Notice, limits: Limits, day: date) -> tuple[Hours, ...]:
    """Hours of each demand, in the order of `notice.demands`, over one year and all places.

    Reading the paper is shared equally among its demands.
    Source: standard cost model; coefficients are dated limits `cost_*` and `places_*`.
    """

    def coefficient(name: str) -> Range:
        return Range(*limits.at(f"cost_{name}", day).value)

    if not notice.demands:
        return ()
    chars = (notice.body[1] - notice.body[0]) / 1000
    reading = coefficient("read_minutes") * coefficient("readers") * (chars / 60 / len(notice.demands))
    return tuple(_hours(d, notice, limits, day, reading, coefficient) for d in notice.demands)


def _hours(
    demand: Demand, notice: Notice, limits: Limits, day: date, reading: Range, coefficient: Coefficient
) -> Hours:
    places = places_of(demand, notice, limits, day)
    returns = RETURNS[demand.frequency or Frequency.ONCE]
    parts = _parts(demand, notice, limits, day, coefficient)
    each = sum((hours for _, hours in parts), Range(0, 0, 0))
    sum_ = (each * returns + reading) * places.n
    if demand.meeting and demand.meeting.attendee_n:  # a head count beats places times one head
        sum_ = each * returns * demand.meeting.attendee_n.value + reading * places.n
    share = limits.at("places_villages", day).value if places.villages else 1
    return Hours(
        sum_.low,
        sum_.likely,
        sum_.high,
        _basis(demand, places.words, places.assumed, returns, parts, reading, sum_),
        places.n,
        returns,
        in_township=sum_.likely * min(share, places.n) / max(1, places.n),
    )


def _parts(demand: Demand, notice: Notice, limits: Limits, day: date, coefficient: Coefficient) -> list[Part]:
    minutes: Callable[[str], Range] = lambda name: coefficient(name) * (1 / 60)  # noqa: E731
    words = "".join(notice.text.plain[a:b] for a, b in demand.evidence)
    match demand.kind:
        case Kind.REPORT_OR_FORM:
            parts = (
                [("撰写", minutes("text_minutes"))]
                if _TEXT.search(words)
                else [("填写", minutes("data_minutes"))]
            )
            if _FROM_VILLAGES.search(words):
                parts.append(
                    ("逐村收集", minutes("village_minutes") * limits.at("places_villages", day).value)
                )
        case Kind.MEETING | Kind.TRAINING:
            parts = _attending(demand, coefficient)
        case Kind.INSPECTION:
            parts = (
                [("排查", coefficient("patrol_hours"))]
                if demand.role is Role.PERFORM
                else [("迎检", coefficient("inspected_hours"))]
            )
        case Kind.TRACE:
            parts = [("留痕", minutes("proof_minutes"))]
        case Kind.APP_OR_GROUP:
            parts = [("使用", minutes("app_minutes"))]
        case Kind.ASSESSMENT if RETURNS[demand.frequency or Frequency.ONCE] > 1:
            # A ranking that comes round is read and answered; the scheme itself is prepared for once a year.
            parts = [("看通报、答复", coefficient("ranking_hours"))]
        case _:
            name, label = _SINGLE[demand.kind]
            parts = [(label, coefficient(name))]
    if demand.proofs and demand.kind is not Kind.TRACE:
        parts.append(("留痕", minutes("proof_minutes") * len(demand.proofs)))
    return parts


_SINGLE = {
    Kind.ASSESSMENT: ("assessment_hours", "应考"),
    Kind.RESPONSIBILITY_LETTER: ("letter_hours", "签订"),
    Kind.DELEGATED_TASK: ("task_hours", "办理"),
    Kind.SECONDMENT: ("secondment_hours", "借出"),
    Kind.OTHER: ("other_hours", "参加"),
}


def _attending(demand: Demand, coefficient: Coefficient) -> list[Part]:
    meeting = demand.meeting
    if meeting and meeting.hours:
        length = Range(*[meeting.hours.value] * 3)
    else:
        length = coefficient("training_hours" if demand.kind is Kind.TRAINING else "meeting_hours")
    if meeting and meeting.online and meeting.online.value:
        return [("参会", length)]
    return [("参会", length), ("往返", coefficient("travel_hours"))]


def _basis(
    demand: Demand, places: str, assumed: bool, returns: int, parts: list[Part], reading: Range, sum_: Range
) -> str:
    """`14个乡镇(估)×12次×约15分钟(填报15分钟),加阅读约2小时,≈44人时`."""
    each = sum(h.likely for _, h in parts)
    detail = "、".join(f"{label}{_span(h.likely)}" for label, h in parts)
    who = places + ("(估)" if assumed else "")
    if demand.meeting and demand.meeting.attendee_n:
        who = f"{demand.meeting.attendee_n.value}人"
    read = f",另加每处阅读{_span(reading.likely)}" if reading.likely >= 1 / 120 else ""
    return f"{who}×{returns}次×约{_span(each)}({detail}){read},≈{number(sum_.likely)}人时"


def _span(hours: float) -> str:
    return f"{round(hours, 1):g}小时" if hours >= 1 else f"{max(1, round(hours * 60))}分钟"


def number(hours: float) -> str:
    """Hours as people read them: 0.4, 18, 1,027."""
    return f"{hours:.1f}" if hours < 10 else f"{round(hours):,}"
