"""MTG014: what a meeting from above has told the townships already is not told them again in another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from jianfu.core.facts.shapes import Demand, Kind, Level
from jianfu.core.facts.units import level_of
from jianfu.core.rules.meetings.sessions import day_of, name_of
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Registers, Session
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified
from jianfu.core.rules.subjects import around, meetings
from jianfu.core.rules.topics import same_topic
from jianfu.core.rules.words import STATUTORY_MEETING

_DOWN = (Level.CENTRAL, Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE)
_TOWNSHIPS = pattern(r"乡镇|镇街|街道|各[镇乡]|[镇乡]\(街道\)")
_VILLAGES = pattern(r"村|社区|网格")
_ONLY_CONVEYS = pattern(r"传达|学习|贯彻|再部署|再动员|落实[^,。;]{0,12}会议")
_OWN_MEASURES = pattern(
    r"任务分解|分解任务|任务分工|资金(?:安排|分配)|现场(?:解决|办公)|研究解决|签约|分组讨论|操作培训"
)


def check(demand: Demand, ctx: Context) -> Iterator[Hit]:
    day, words = day_of(demand), around(ctx.notice, demand)
    assert day
    if STATUTORY_MEETING.search(words) or _OWN_MEASURES.search(ctx.notice.text.plain):
        return
    most, least = ctx.limit("meetings_nested_days").value, ctx.limit("topics_alike").value
    name = name_of(ctx.notice, demand)
    for upper in ctx.registers.meetings or ():
        if not _is_above(upper, ctx) or not 0 <= (day - upper.day).days <= most:
            continue
        if _reached(upper, words) and same_topic(name, upper.title) >= least:
            yield Hit.on(
                demand,
                f"{upper.convener}{upper.day.month}月{upper.day.day}日的《{upper.title}》已开到同样的层级",
                certain=_ONLY_CONVEYS.search(words) is not None,
                lighter=f"不再开会,发一页任务表:在《{upper.title}》之外本地要做什么、谁做、何时做完",
            )
            return


def _is_above(upper: Session, ctx: Context) -> bool:
    """Convened from a higher level than the sender's; where that is not seen, from above the county."""
    own = ctx.notice.issuer.level if ctx.notice.issuer else None
    level = level_of(upper.convener)
    return level is not None and not upper.own and _DOWN.index(level) < _DOWN.index(own or Level.COUNTY)


def _reached(upper: Session, words: str) -> bool:
    """Had those who are called now been called then? A village was only if villages were named."""
    if _VILLAGES.search(words) and not _TOWNSHIPS.search(words):
        return _VILLAGES.search(upper.attendees) is not None
    return _TOWNSHIPS.search(upper.attendees) is not None or _VILLAGES.search(upper.attendees) is not None


_UPPER = Session(
    "全省秋粮收购视频会议", "江东省粮食和物资储备局", date(2026, 6, 12), "市、县、乡镇分管负责同志"
)
_TEXT = "云水县发展和改革局定于6月15日上午9时召开秋粮收购视频会议,传达全省会议精神,请各乡镇分管负责同志参加。\n云水县发展和改革局\n2026年6月12日"

RULE = Rule(
    code="MTG014",
    title="层层套开会议",
    source=Clause("n19", "会议部分", "上级会议已开到基层的,不再层层开会", Verified.CONTENT),
    level=Verdict.RETURN,
    since=date(2019, 3, 11),
    check=check,
    subject=meetings,
    needs=("meeting.starts_at",),
    rests_on=("meetings",),
    kinds=(Kind.MEETING,),
    lighter="不再开会,发一页任务表:本地要做什么、谁做、何时做完",
    bad=(
        Example(_TEXT, registers=Registers(meetings=(_UPPER,))),
        Example(
            _TEXT.replace("传达全省会议精神", "部署我县工作"),
            registers=Registers(meetings=(_UPPER,)),
        ),
        Example(
            "青石镇定于6月13日下午3时召开秋粮收购会议,学习贯彻上级精神,请各村书记参加。\n青石镇人民政府\n2026年6月12日",
            registers=Registers(meetings=(replace(_UPPER, attendees="市、县、乡镇、村主要负责同志"),)),
        ),
    ),
    good=(
        Example(
            _TEXT.replace("传达全省会议精神", "分解任务、安排资金分配"),
            registers=Registers(meetings=(_UPPER,)),
        ),
        Example(_TEXT, registers=Registers(meetings=(replace(_UPPER, attendees="各市、县分管负责同志"),))),
        Example(_TEXT, registers=Registers(meetings=(replace(_UPPER, day=date(2026, 5, 20)),))),
        Example(_TEXT, registers=Registers(meetings=(replace(_UPPER, title="全省防汛抗旱视频会议"),))),
        Example(_TEXT, registers=Registers(meetings=(replace(_UPPER, convener="云水县财政局"),))),
        _TEXT,
    ),
)
