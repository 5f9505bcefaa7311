"""MTG007: meetings that call the grassroots stand in the sender's plan, or somebody has approved them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from jianfu.core.facts.shapes import Demand, Frequency, Kind, Level
from jianfu.core.rules.exceptions import approved, from_above
from jianfu.core.rules.meetings.sessions import day_of, name_of
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Approval, Planned, Registers
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified
from jianfu.core.rules.subjects import around, meetings
from jianfu.core.rules.topics import same_topic
from jianfu.core.rules.words import STATUTORY_MEETING

_HABIT = pattern(r"定期|[每按][年季月周旬]|每半?[年季]|例会制度|次以上")
_BELOW = pattern(r"[乡镇村]|街道|社区|网格|基层|各单位")
_SOON = timedelta(days=14)


def check(demand: Demand, ctx: Context) -> Iterator[Hit]:
    notice, plan = ctx.notice, ctx.registers.meeting_plan or ()
    issuer = notice.issuer.level if notice.issuer else None
    if issuer in (Level.TOWNSHIP, Level.VILLAGE) or not _is_called(demand, ctx):
        return
    if STATUTORY_MEETING.search(around(notice, demand)):
        return
    name, least = name_of(notice, demand), ctx.limit("topics_alike").value
    if approved(ctx) or any(
        same_topic(name, p.title) >= least or (p.number and p.number in notice.text.plain) for p in plan
    ):
        return
    above = from_above(ctx)
    if not above:
        yield Hit.on(
            demand,
            "会议未见列入今年的会议计划,也未见审批",
            certain=above is False and notice.issuer is not None,
            lighter=_lighter(plan, day_of(demand) or ctx.on),
        )


def _is_called(demand: Demand, ctx: Context) -> bool:
    """One meeting to which the grassroots is called, and no duty to hold meetings from time to time."""
    meeting = demand.meeting
    if meeting is None or demand.frequency not in (None, Frequency.ONCE):
        return False
    called = [meeting.attendees.value] if meeting.attendees else [v.value for v in demand.audience]
    words = "".join((*called, *(r.value.name for r in ctx.notice.recipients)))
    if not (meeting.starts_at or words) or _HABIT.search(around(ctx.notice, demand)):
        return False
    return not words or _BELOW.search(words) is not None


def _lighter(plan: tuple[Planned, ...], day: date) -> str | None:
    """A planned meeting of the next two weeks that can take the matter in."""
    near = [(p.day, p) for p in plan if p.day and abs(p.day - day) <= _SOON]
    if not near:
        return None
    held, item = min(near, key=lambda pair: abs(pair[0] - day))
    return f"并入{held.month}月{held.day}日的《{item.title}》({item.number}),议程加一项"


_PLAN = (
    Planned("2026-H-014", "医保征缴培训会", date(2026, 6, 16)),
    Planned("2026-H-020", "民生保障工作例会", date(2026, 6, 19)),
)
_TEXT = "关于召开残疾人康复座谈会的通知\n各乡镇:\n定于6月17日上午9时召开残疾人康复座谈会,请民政办主任参加。\n云水县残疾人联合会\n2026年6月9日"

RULE = Rule(
    code="MTG007",
    title="会议未列计划未报批",
    source=Clause("gd-2024", "第二部分", "会议实行计划管理,计划外的先报批", Verified.CONTENT),
    level=Verdict.NEEDS_APPROVAL,
    since=date(2024, 8, 6),
    check=check,
    subject=meetings,
    rests_on=("meeting_plan",),
    kinds=(Kind.MEETING, Kind.TRAINING),
    lighter="放进下一次统筹安排的会议,加一项议程;只为通知的,发一页要点",
    bad=(
        Example(_TEXT, registers=Registers(meeting_plan=_PLAN)),
        Example("请各镇民政办主任明日到县局开会。", registers=Registers(meeting_plan=_PLAN)),
        Example("临时通知:下午召开现场会,请各乡镇分管同志参加。", registers=Registers(meeting_plan=())),
    ),
    good=(
        Example(
            "县医保局定于6月16日上午9时召开医保征缴培训会,请各乡镇民生服务办主任参加。",
            registers=Registers(meeting_plan=_PLAN),
        ),
        Example(_TEXT.replace("定于", "(计划号2026-H-020)定于"), registers=Registers(meeting_plan=_PLAN)),
        Example(_TEXT.replace("定于", "经县委办公室同意,定于"), registers=Registers(meeting_plan=_PLAN)),
        Example(
            _TEXT, registers=Registers(meeting_plan=_PLAN, approvals=(Approval("批-3", "残疾人康复座谈会"),))
        ),
        Example(
            "定于6月18日召开县人大常委会会议,请各乡镇人大主席列席。", registers=Registers(meeting_plan=_PLAN)
        ),
        Example("各村每季度召开一次安全生产工作会议。", registers=Registers(meeting_plan=_PLAN)),
        _TEXT,
    ),
)
