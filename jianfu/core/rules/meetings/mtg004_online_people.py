"""MTG004: an online meeting stays within the local number of people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Demand
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.subjects import around, meetings

_VOLUNTARY = pattern(r"自愿|欢迎|可自行|有意(?:者|向)")


def check(demand: Demand, ctx: Context) -> Iterator[Hit]:
    meeting = demand.meeting
    assert meeting
    assert meeting.online
    assert meeting.attendee_n
    most, people = ctx.limit("meeting_online_people").value, meeting.attendee_n
    if meeting.online.value and people.value > most and not _VOLUNTARY.search(around(ctx.notice, demand)):
        yield Hit.on(people, f"线上参会约{people.value}人,多于{most}人", demand=demand)


RULE = Rule(
    code="MTG004",
    title="线上会议不超过百人",
    source=Clause("city-2025", "三(一)1", "线上会议参会人员不超过100人"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    subject=meetings,
    needs=("meeting.online", "meeting.attendee_n"),
    check=check,
    lighter="只请直接经办的同志在线参会,其余看回放或一页要点",
    local=True,
    bad=(
        "请全县236个村(社区)于6月16日上午9时全部上线参加视频会议。",
        "定于6月16日下午3时召开视频会议。参会范围:各镇班子成员及全体网格员,约420人。",
        "各村书记、主任共180人于6月17日上午10:00在线参会。",
        "请各街道组织150名楼栋长于6月18日上午9时通过腾讯会议参加部署会。",
    ),
    good=(
        "定于6月16日下午3时召开视频会议。参会范围:各乡镇分管负责人1名,共18人。",
        "线上会议不得超过100人,请各单位遵照执行。",
        "定于6月16日上午9时在县会议中心召开现场会,约420人参加。",
        "去年召开的视频会议有420人参加。",
        "6月16日上午9时开展线上普法讲座,约420人,各村干部自愿参加。",
    ),
)
