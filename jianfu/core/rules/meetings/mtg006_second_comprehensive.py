"""MTG006: the comprehensive work meeting of a system is held once a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Demand, Kind
from jianfu.core.rules.exceptions import approved
from jianfu.core.rules.meetings.sessions import day_of, is_comprehensive, name_of
from jianfu.core.rules.registers import Registers, Session
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified
from jianfu.core.rules.subjects import around, meetings
from jianfu.core.rules.words import STATUTORY_MEETING


def check(demand: Demand, ctx: Context) -> Iterator[Hit]:
    name, day = name_of(ctx.notice, demand), day_of(demand) or ctx.on
    if not is_comprehensive(name) or STATUTORY_MEETING.search(around(ctx.notice, demand)) or approved(ctx):
        return
    for held in ctx.registers.meetings or ():
        # The day itself: the same meeting, already noted.
        if held.own and held.day.year == day.year and held.day != day and is_comprehensive(held.title):
            yield Hit.on(
                demand,
                f"今年{held.day.month}月{held.day.day}日已开过《{held.title}》",
                lighter="改为专题事项,放进已定的会议里讲;要通报进展的,发一页要点",
            )
            return


_HELD = Session("全县住建系统工作会议", "云水县住房和城乡建设局", date(2026, 1, 20), own=True)
_TEXT = "县住建局定于6月18日召开全县住建系统年中工作推进大会,请各乡镇分管负责同志参加。"

RULE = Rule(
    code="MTG006",
    title="综合性会议一年多次",
    source=Clause("gd-2024", "第二部分", "本系统的综合性工作会议一般每年一次", Verified.CONTENT),
    level=Verdict.NEEDS_APPROVAL,
    since=date(2024, 8, 6),
    check=check,
    subject=meetings,
    rests_on=("meetings",),
    kinds=(Kind.MEETING,),
    lighter="改为专题事项,放进已定的会议里讲",
    bad=(
        Example(_TEXT, registers=Registers(meetings=(_HELD,))),
        Example(
            "定于6月20日召开全县文旅大会,请各乡镇分管负责同志参加。",
            registers=Registers(
                meetings=(Session("全县文旅发展大会", "云水县文旅局", date(2026, 3, 2), own=True),)
            ),
        ),
        Example(
            "关于召开全县民政工作会议的通知\n各乡镇:\n定于6月18日上午9时在县政府四楼召开全县民政工作会议,请分管负责同志参加。\n云水县民政局\n2026年6月9日",
            registers=Registers(
                meetings=(Session("全县民政工作会议", "云水县民政局", date(2026, 2, 3), own=True),)
            ),
        ),
    ),
    good=(
        Example(_TEXT, registers=Registers(meetings=())),
        Example(
            _TEXT,
            registers=Registers(
                meetings=(Session("危房改造现场会", "云水县住房和城乡建设局", date(2026, 4, 1), own=True),)
            ),
        ),
        Example(
            _TEXT,
            registers=Registers(meetings=(Session("全县教育工作会议", "云水县教育局", date(2026, 2, 1)),)),
        ),
        Example(
            "县住建局定于6月18日召开房屋安全专题协调会,请五个部门参加,青石镇分管负责同志列席。",
            registers=Registers(meetings=(_HELD,)),
        ),
        Example(
            _TEXT,
            registers=Registers(
                meetings=(
                    Session("全县住建系统工作会议", "云水县住房和城乡建设局", date(2025, 1, 20), own=True),
                )
            ),
        ),
        _TEXT,
    ),
)
