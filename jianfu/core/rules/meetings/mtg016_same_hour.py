"""MTG016: one person is not called to two meetings at the same hour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from jianfu.core.facts.shapes import Demand, Kind
from jianfu.core.rules.meetings.sessions import people, people_of
from jianfu.core.rules.registers import Registers, Session
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict
from jianfu.core.rules.subjects import meetings

_USUAL = 2.0
"""Hours of a meeting that does not say how long it is."""


def check(demand: Demand, ctx: Context) -> Iterator[Hit]:
    meeting = demand.meeting
    assert meeting
    assert meeting.starts_at
    starts, who = meeting.starts_at.value, people_of(ctx.notice, demand)
    ends = starts + timedelta(hours=meeting.hours.value if meeting.hours else _USUAL)
    for other in ctx.registers.meetings or ():
        both = who & people(other.attendees)
        if not both or not _has_hour(starts) or not _at_once(starts, ends, other):
            continue
        assert other.starts
        post = sorted(both)[0]
        yield Hit.on(
            demand,
            f"{post}同一时间还要参加{other.convener}的《{other.title[:20]}》",
            lighter=f"错开{other.starts.hour}点这一场,或请{other.convener}合成一次",
        )
        return


def _has_hour(moment: datetime) -> bool:
    """Midnight is a day without its hour."""
    return moment.hour > 0


def _at_once(starts: datetime, ends: datetime, other: Session) -> bool:
    if other.starts is None or not _has_hour(other.starts):
        return False
    return starts < other.starts + timedelta(hours=other.hours or _USUAL) and other.starts < ends


_HEALTH = Session(
    "健康体检调度会",
    "云水县卫生健康局",
    date(2026, 6, 16),
    "各乡镇民政办主任、卫健办主任、财政所所长、妇联主席、文化站站长",
    starts=datetime(2026, 6, 16, 9, 30),
)
_TEXT = "县残联定于6月16日上午9时召开康复座谈会,请各乡镇民政办主任、残联专干、司法所所长、水利站站长参加。\n云水县残疾人联合会\n2026年6月9日"

RULE = Rule(
    code="MTG016",
    title="同人同时冲突",
    source=Clause("city-2025", "一(一)", "统筹会议时间,不让同一个人同时赶两个会"),
    level=Verdict.INFORM,
    since=date(2025, 1, 1),
    check=check,
    subject=meetings,
    needs=("meeting.starts_at",),
    rests_on=("meetings",),
    kinds=(Kind.MEETING, Kind.TRAINING),
    yields_to=("MTG013",),
    lighter="错开时间,或合成一次开",
    local=True,
    bad=(
        Example(_TEXT, registers=Registers(meetings=(_HEALTH,))),
        Example(
            _TEXT.replace("上午9时", "上午10时"),
            registers=Registers(meetings=(_HEALTH,)),
        ),
        Example(
            "请各村党支部书记、会计于6月16日上午10时参加视频会议。\n云水县委组织部\n2026年6月9日",
            registers=Registers(
                meetings=(
                    Session(
                        "森林防火视频会",
                        "云水县林业局",
                        date(2026, 6, 16),
                        "各村党支部书记、护林员、民兵连长、治保主任",
                        starts=datetime(2026, 6, 16, 9, 0),
                        hours=2.0,
                    ),
                )
            ),
        ),
    ),
    good=(
        Example(_TEXT.replace("上午9时", "下午3时"), registers=Registers(meetings=(_HEALTH,))),
        Example(_TEXT.replace("民政办主任、", ""), registers=Registers(meetings=(_HEALTH,))),
        Example(_TEXT.replace("6月16日", "6月17日"), registers=Registers(meetings=(_HEALTH,))),
        Example(_TEXT, registers=Registers(meetings=())),
        _TEXT,
    ),
)
