"""A called meeting in detail; proofs; who must act."""

from __future__ import annotations

from datetime import datetime

import pytest

from jianfu.core.facts import find_facts
from jianfu.core.facts.shapes import Demand, Meeting
from jianfu.core.reading import text_of
from jianfu.core.worktime import load_calendar

NOW = datetime(2026, 6, 10, 9, 0)


def demands(text: str) -> tuple[Demand, ...]:
    return find_facts(text_of(text), now=NOW, calendar=load_calendar()).demands


def meeting(text: str) -> Meeting:
    return next(d.meeting for d in demands(text) if d.meeting)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("请全县236个村(社区)于6月16日上午9时全部上线参加视频会议。", 236),
        ("定于6月16日下午3时召开视频会议。参会范围:各镇班子成员及全体网格员,约420人。", 420),
        ("各村书记、主任共180人于6月17日上午10:00在线参会。", 180),
        ("定于6月16日召开视频会议。参会范围:各乡镇分管负责人1名,共18人。", 18),
    ],
)
def test_number_of_people_at_a_meeting(text: str, people: int) -> None:
    found = meeting(text)

    assert found.online
    assert found.online.value
    assert found.attendee_n
    assert found.attendee_n.value == people


def test_meeting_has_its_hour_place_and_length() -> None:
    found = meeting("定于2026年6月17日(星期三)上午9:00在县会议中心召开防汛推进会,会期半天。")

    assert found.starts_at
    assert found.starts_at.value == datetime(2026, 6, 17, 9)
    assert found.place
    assert found.place.value == "县会议中心"
    assert found.hours
    assert found.hours.value == 4
    assert found.online
    assert not found.online.value


def test_title_and_body_call_to_one_meeting() -> None:
    found = demands(
        "关于召开防汛工作会议的通知\n各镇:\n定于6月17日上午9时召开防汛工作会议。\n"
        "参会人员:各镇分管负责人。\n请参会人员准时参加会议。"
    )

    assert [d.kind for d in found] == ["meeting"]
    assert found[0].frequency == "once"


def test_convener_is_named() -> None:
    found = meeting("由局长主持,各乡镇党委书记参会,不得替会。")

    assert found.convener
    assert found.convener.value == "局长"


def test_meetings_to_be_held_are_each_a_demand() -> None:
    found = demands("各村每季度召开一次安全生产会议,每年召开两次村民代表会议。")

    assert [(d.kind, d.frequency) for d in found] == [("meeting", "quarterly"), ("meeting", "yearly")]


def test_proofs_are_counted_by_kind() -> None:
    (found,) = demands("请各村将签到表、现场照片和会议记录一并上传。")

    assert [p.value for p in found.proofs] == ["签到表", "照片", "会议记录"]


def test_audience_is_the_actor_else_the_addressees() -> None:
    first, second = demands("各镇、各街道:\n一、各村要成立巡查队。\n二、6月20日前报送名单。")

    assert [a.value for a in first.audience] == ["各村"]
    assert [a.value for a in second.audience] == ["各镇", "各街道"]


def test_meeting_called_without_a_verb_of_calling_has_its_day() -> None:
    text = "9月8日上午9点,县水利局三楼会议室,水库管护推进会,各镇水利站长参加。"

    (demand,) = find_facts(text_of(text), now=datetime(2026, 9, 1, 9), calendar=load_calendar()).demands

    assert demand.meeting
    assert demand.meeting.starts_at
    assert demand.meeting.starts_at.value == datetime(2026, 9, 8, 9)


def test_day_under_a_heading_of_its_own_belongs_to_the_meeting_of_the_title() -> None:
    text = "云水县水利局关于召开水库管护会议的通知\n各镇水利站:\n一、时间。定于2026年9月10日上午9:30召开。\n云水县水利局\n2026年9月1日"

    (demand,) = find_facts(text_of(text), now=datetime(2026, 9, 1, 9), calendar=load_calendar()).demands

    assert demand.meeting
    assert demand.meeting.starts_at
    assert demand.meeting.starts_at.value == datetime(2026, 9, 10, 9, 30)


def test_response_that_begins_by_itself_is_an_emergency() -> None:
    text = "自9月2日17时起进入防汛三级应急响应状态,请各镇24小时值班。"

    notice = find_facts(text_of(text), now=datetime(2026, 9, 2, 9), calendar=load_calendar())

    assert notice.emergency


def test_hour_behind_a_bracketed_day_belongs_to_that_day() -> None:
    text = "活动当天(9月12日)上午9时前,请各村将报名表送到镇文化站。"

    (demand,) = find_facts(text_of(text), now=datetime(2026, 9, 1, 9), calendar=load_calendar()).demands

    assert demand.deadline
    assert demand.deadline.date == datetime(2026, 9, 12, 9)
