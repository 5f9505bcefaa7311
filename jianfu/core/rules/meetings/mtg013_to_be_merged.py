"""MTG013: the same people are called once for what two offices have to tell them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from jianfu.core.facts.shapes import Demand, Kind
from jianfu.core.rules.meetings.sessions import day_of, name_of, people, people_of
from jianfu.core.rules.registers import Registers, Session
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict
from jianfu.core.rules.subjects import meetings
from jianfu.core.rules.topics import same_topic, shared

_RELATED = 0.4


def check(demand: Demand, ctx: Context) -> Iterator[Hit]:
    day, who = day_of(demand), people_of(ctx.notice, demand)
    assert day
    most, least = ctx.limit("meetings_merge_days").value, ctx.limit("meetings_people_alike").value
    name = name_of(ctx.notice, demand)
    for other in sorted(ctx.registers.meetings or (), key=lambda m: abs((m.day - day).days)):
        apart = abs((other.day - day).days)
        if apart > most or shared(who, people(other.attendees)) < least:
            continue
        if apart and same_topic(name, other.title) < _RELATED and not _same_post(who, other):
            continue
        if other.own and other.day == day and same_topic(name, other.title) == 1.0:
            continue  # the same meeting, already noted
        number = f"(编号{other.number})" if other.number else ""
        yield Hit.on(
            demand,
            f"{other.convener}{other.day.month}月{other.day.day}日也请同样的人开《{other.title}》",
            lighter=f"并入{other.day.month}月{other.day.day}日的《{other.title}》{number},议程加一项,讲完自己的先走",
        )
        return


def _same_post(who: frozenset[str], other: Session) -> bool:
    """One post alone is called to both: 民政办主任 twice in a week, whatever the matters are."""
    return who == people(other.attendees)


_SOCIAL = Session(
    "社会保险扩面推进会",
    "云水县人力资源和社会保障局",
    date(2026, 6, 18),
    "各乡镇民生服务办主任",
    "2026-0402",
)
_TEXT = "县医保局定于6月16日上午9时在县政府三楼召开医保征缴培训会,请各乡镇民生服务办主任参加。"
_GRID = "定于6月15日上午9时在县委党校举办网格员消防培训班,请全体网格员、社区民警参加。"

RULE = Rule(
    code="MTG013",
    title="可合并的会议",
    source=Clause("city-2025", "一(一)", "人员相同、内容相关的会议合并召开"),
    level=Verdict.WARN,
    since=date(2025, 1, 1),
    check=check,
    subject=meetings,
    needs=("meeting.starts_at",),
    rests_on=("meetings",),
    kinds=(Kind.MEETING, Kind.TRAINING),
    lighter="与同样人员的会议合开一次,分段安排,讲完自己的先走",
    local=True,
    bad=(
        Example(_TEXT, registers=Registers(meetings=(_SOCIAL,))),
        Example(
            _GRID,
            registers=Registers(
                meetings=(Session("网格员反诈培训班", "云水县公安局", date(2026, 6, 19), "全体网格员"),)
            ),
        ),
        Example(
            _TEXT,
            registers=Registers(
                meetings=(
                    replace(_SOCIAL, day=date(2026, 6, 16), attendees="各乡镇民生服务办主任、财政所所长"),
                )
            ),
        ),
    ),
    good=(
        Example(_TEXT, registers=Registers(meetings=(replace(_SOCIAL, attendees="各乡镇财政所所长"),))),
        Example(_TEXT, registers=Registers(meetings=(replace(_SOCIAL, day=date(2026, 7, 10)),))),
        Example(_TEXT, registers=Registers(meetings=(replace(_SOCIAL, attendees=""),))),
        Example(_TEXT, registers=Registers(meetings=())),
        Example(
            _GRID,
            registers=Registers(
                meetings=(
                    Session("惠农资金审计进点会", "云水县审计局", date(2026, 6, 17), "各乡镇财政所所长"),
                )
            ),
        ),
        _TEXT,
    ),
)
