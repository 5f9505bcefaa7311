from datetime import datetime, timedelta

import pytest

from jianfu.core.facts import find_facts
from jianfu.core.facts.shapes import Kind
from jianfu.core.overlap import (
    Asked,
    asked_of,
    days_between,
    people_in,
    same_day,
    same_fields,
    same_objects,
    same_people,
    same_time,
    topic_likeness,
    weights_of,
)
from jianfu.core.reading import text_of
from jianfu.core.worktime import load_calendar

NINE = datetime(2026, 4, 13, 9)


def meeting(starts: datetime, people: str = "各乡镇民政办主任", **more: object) -> Asked:
    return Asked(Kind.MEETING, starts_at=starts, has_time=True, people=people_in(people), **more)  # type: ignore[arg-type]


def test_the_same_post_is_called_twice() -> None:
    assert same_people(meeting(NINE), meeting(NINE, "各镇分管负责人、民政办主任")) == 1.0
    assert same_people(meeting(NINE), meeting(NINE, "各镇农业技术员")) == 0.0


def test_everybody_of_a_level_includes_each_post() -> None:
    assert same_people(meeting(NINE), meeting(NINE, "各乡镇、街道")) == 1.0


def test_nobody_is_guessed_where_no_people_are_named() -> None:
    assert same_people(meeting(NINE, ""), meeting(NINE)) == 0.0


def test_the_same_posts_of_other_places_are_other_people() -> None:
    north, south = frozenset({"n1", "n2"}), frozenset({"s1", "n2"})

    assert same_people(meeting(NINE, units=north), meeting(NINE, units=south)) == 0.5


def test_meetings_meet_when_their_hours_do() -> None:
    long = meeting(NINE, ends_at=NINE + timedelta(hours=3))

    assert same_time(long, meeting(NINE + timedelta(hours=2.5)))
    assert not same_time(meeting(NINE), meeting(NINE + timedelta(hours=2)))
    assert same_day(meeting(NINE), meeting(NINE + timedelta(hours=8)))


def test_without_an_hour_nothing_is_said_of_the_hour() -> None:
    day = Asked(Kind.MEETING, starts_at=datetime(2026, 4, 13))

    assert not same_time(day, meeting(NINE))
    assert same_day(day, meeting(NINE))


def test_days_between_count_from_the_end_of_the_first() -> None:
    check = Asked(Kind.INSPECTION, starts_at=datetime(2026, 5, 1), ends_at=datetime(2026, 5, 10))

    assert days_between(check, Asked(Kind.INSPECTION, starts_at=datetime(2026, 5, 8))) == 0
    assert days_between(Asked(Kind.INSPECTION, starts_at=datetime(2026, 5, 12)), check) == 2
    assert days_between(check, Asked(Kind.INSPECTION)) is None


def test_fields_and_objects_are_compared_with_the_shorter_list() -> None:
    form = Asked(Kind.REPORT_OR_FORM, fields=frozenset({"产业项目", "带动户数", "面积", "投资"}))
    other = Asked(Kind.REPORT_OR_FORM, fields=frozenset({"产业项目", "带动户数"}))

    assert same_fields(form, other) == 1.0
    assert same_fields(form, Asked(Kind.REPORT_OR_FORM)) == 0.0
    assert (
        same_objects(
            Asked(Kind.INSPECTION, objects=frozenset({"学校食堂", "民宿"})),
            Asked(Kind.INSPECTION, objects=frozenset({"食堂"})),
        )
        == 1.0
    )


def test_a_meeting_of_a_paper_says_who_when_and_about_what() -> None:
    text = """云水县民政局
关于召开低保复核工作培训会的通知
各乡镇人民政府:
定于2026年4月13日上午9:00在县政府四楼会议室召开低保复核工作培训会,请各乡镇民政办主任参加。
云水县民政局
2026年4月2日
"""
    notice = find_facts(text_of(text), now=datetime(2026, 4, 3), calendar=load_calendar())

    asked = next(asked_of(notice, d) for d in notice.demands if d.meeting and d.meeting.starts_at)

    assert asked.starts_at == NINE
    assert asked.has_time
    assert asked.people == {"乡镇/民政"}
    assert asked.issuer == "云水县民政局"
    assert topic_likeness(asked.topic, "关于做好低保复核的通知") >= 0.6


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("各镇(街道)分管负责人、民政办主任", {"乡镇/分管负责人", "乡镇/民政"}),
        ("各村书记、主任", {"村/主要负责人"}),
        ("各乡镇主要负责同志,县直有关部门分管负责人", {"乡镇/主要负责人", "部门/分管负责人"}),
        ("各乡镇民政所长和各村低保专干", {"乡镇/民政", "村/民政"}),
        ("各鄉鎮、街道", {"乡镇/全体"}),
        ("网格员", {"村/网格员"}),
        ("全体干部", set()),
    ],
)
def test_people_in_words(words: str, people: set[str]) -> None:
    assert people_in(words) == people


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("关于开展2026年安全生产月活动的通知", "关于做好汛前检查工作的通知"),
        ("关于开展城乡低保对象入户核查的通知", "关于做好医保参保人员入户走访的通知"),
        ("关于报送人居环境整治进展情况的通知", "关于报送农村人居环境整治提升情况的函"),
        ("关于开展冬季防火工作的通知", "关于进一步做好冬季森林防火工作的通知"),
    ],
)
def test_titles_of_one_matter(a: str, b: str) -> None:
    assert topic_likeness(a, b) == topic_likeness(b, a) >= 0.6


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("关于做好校车安全管理的通知", "关于做好森林防火工作的通知"),
        ("关于召开全县统计培训会的通知", "关于开展畜禽粪污资源化利用的通知"),
        ("关于报送2026年工作情况的通知", "关于报送2026年有关情况的通知"),
        ("土壤采样", "消防演练"),
        ("", ""),
    ],
)
def test_titles_of_different_matters(a: str, b: str) -> None:
    assert topic_likeness(a, b) < 0.4


def test_pairs_that_every_title_has_weigh_little() -> None:
    titles = [f"关于开展示范村{name}的通知" for name in ("修路", "栽树", "改水", "建桥", "养蜂", "办学")]
    plain = topic_likeness(titles[0], titles[1])

    assert topic_likeness(titles[0], titles[1], weights_of(titles)) < plain / 2
