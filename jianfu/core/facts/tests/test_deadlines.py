"""Which of the times in a demand's words is its deadline."""

from __future__ import annotations

from datetime import datetime

import pytest

from jianfu.core.facts.deadlines import find_deadline, find_period
from jianfu.core.facts.shapes import Deadline, Kind
from jianfu.core.worktime import load_calendar

ISSUED = datetime(2026, 6, 10)
CALENDAR = load_calendar()


def deadline(words: str, kind: Kind = Kind.REPORT_OR_FORM) -> Deadline | None:
    return find_deadline(words, 0, len(words), base=ISSUED, calendar=CALENDAR, kind=kind)


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("请各村于6月20日前报送", datetime(2026, 6, 20)),
        ("请于6月20日17时前将报表报县民政局", datetime(2026, 6, 20, 17)),
        ("6月20日下班前反馈", datetime(2026, 6, 20, 17, 30)),
        ("6月20日报送总结", datetime(2026, 6, 20)),
        # The cited paper, the meeting and the start of validity are not asked for.
        ("根据6月1日印发的方案,于6月20日前报送", datetime(2026, 6, 20)),
        ("将6月5日召开的会议精神传达情况于6月20日前报送", datetime(2026, 6, 20)),
        ("本制度自7月1日起施行,各村于6月20日前制定细则", datetime(2026, 6, 20)),
        ("将《关于2026年9月1日前完成改造的通知》落实情况于6月20日前报送", datetime(2026, 6, 20)),
        # The latest of two moments of delivery.
        ("6月15日前报初稿,6月20日前报定稿", datetime(2026, 6, 20)),
        ("电子版于6月18日前、纸质版于6月20日前报送", datetime(2026, 6, 20)),
    ],
)
def test_the_latest_moment_of_delivery_counts(words: str, when: datetime) -> None:
    found = deadline(words)

    assert found
    assert (found.date, found.certain) == (when, True)


@pytest.mark.parametrize(
    "words",
    [
        "请立即上报",
        "请及时报送、按时完成",
        "自2026年7月1日起施行",
        "自4月8日以来,凡从外地返乡人员均须登记",
        "年内要深入基层调研检查12次以上",
        "本年内出现下列情况的",
        "2026年上半年工作总结",
        "发言时间控制在15分钟以内",
        "每次会议应当形成纪要",
    ],
)
def test_some_times_set_no_deadline(words: str) -> None:
    assert deadline(words) is None


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("确保在10月底前全部完成", "10月底前"),
        ("自通知下发起三日内做到点位全覆盖", "自通知下发起三日内"),
        ("发生灾情后,各村要在1小时之内用电话上报", "1小时之内"),
        ("每月10日前要将工作情况书面报送", "每月10日前"),
        ("年内完成整改", "年内"),
        ("即日起至7月15日开展自查", "即日起至7月15日"),
        # What no calendar dates keeps its words.
        ("开学前报送安全检查情况", "开学前"),
        ("每学期末报送总结", "每学期末"),
        ("接种后14天将观察情况报卫生院", "接种后14天"),
        ("会后第二天将记录报办公室", "会后第二天"),
        # A day that comes round is a deadline where something is handed in on it.
        ("每周一为固定上报日", "每周一"),
        ("每日8时、14时、20时报送雨情", "每日8时"),
    ],
)
def test_other_deadlines_keep_their_words_and_are_not_certain(words: str, text: str) -> None:
    found = deadline(words)

    assert found
    assert (found.text, found.certain) == (text, False)


@pytest.mark.parametrize(
    ("words", "kind", "text"),
    [
        ("县级培训定于9月上旬举行", Kind.TRAINING, "9月上旬"),
        ("11月中旬交叉验收", Kind.INSPECTION, "11月中旬"),
        ("今晚逐户上门发放明白纸", Kind.DELEGATED_TASK, "今晚"),
        ("今天必须清理到位", Kind.DELEGATED_TASK, "今天"),
    ],
)
def test_a_day_at_hand_and_a_third_of_a_month_are_deadlines(words: str, kind: Kind, text: str) -> None:
    found = deadline(words, kind)

    assert found
    assert found.text == text


@pytest.mark.parametrize("words", ["近期组织抽查", "每周巡查一次", "今后三天有雨"])
def test_some_times_are_no_deadline_of_an_inspection(words: str) -> None:
    assert deadline(words, Kind.INSPECTION) is None


@pytest.mark.parametrize("heading", ["一、督察时间", "二、集中整治行动时间", "培训时间安排"])
def test_a_section_sets_the_period_by_whatever_name(heading: str) -> None:
    paper = f"{heading}\n6月15日至6月30日"

    found = find_period(paper, 0, len(paper), base=ISSUED, calendar=CALENDAR)

    assert found
    assert found.text == "6月15日至6月30日"


def test_an_event_gives_no_moment() -> None:
    found = deadline("发生灾情后,各村要在1小时之内用电话上报")

    assert found
    assert found.date is None


def test_the_days_of_an_inspection_are_its_deadline_and_of_a_meeting_are_not() -> None:
    assert deadline("定于6月16日至6月20日开展督查", Kind.MEETING) is None
    found = deadline("定于6月16日至6月20日开展督查", Kind.INSPECTION)

    assert found
    assert (found.text, found.date) == ("6月16日至6月20日", datetime(2026, 6, 20))


def test_an_inspection_that_has_taken_place_has_no_deadline() -> None:
    assert deadline("2026年5月18日对各村环境卫生进行了全覆盖检查", Kind.INSPECTION) is None


def test_a_section_of_its_own_may_set_the_period() -> None:
    paper = (
        "为检验成效,决定开展考核。\n一、考核时间\n2026年12月16日至12月25日(具体时间另行通知)。\n二、考核内容"
    )

    found = find_period(paper, 0, len(paper), base=ISSUED, calendar=CALENDAR)

    assert found
    assert found.text == "2026年12月16日至12月25日"


def test_the_opening_sentence_may_set_the_day_of_the_act_but_not_by_a_meeting() -> None:
    act = "决定于2026年7月11日对各镇上半年工作进行考核。\n一、考核方法"
    meeting = "定于2026年7月11日召开考核工作会议。\n一、考核方法"

    found = find_period(act, 0, len(act), base=ISSUED, calendar=CALENDAR)
    assert found
    assert found.text == "2026年7月11日"
    assert find_period(meeting, 0, len(meeting), base=ISSUED, calendar=CALENDAR) is None


def test_a_span_that_ends_behind_the_given_words_is_whole() -> None:
    words = "防汛值班从5月2日开始,9月30日结束,实行值班制度"

    found = find_deadline(
        words, 0, words.index(","), base=ISSUED, calendar=CALENDAR, kind=Kind.DELEGATED_TASK
    )

    assert found
    assert found.text == "从5月2日开始,9月30日结束"


def test_the_time_of_a_meeting_is_no_period() -> None:
    paper = "一、会议时间\n2026年6月16日下午3时。"

    assert find_period(paper, 0, len(paper), base=ISSUED, calendar=CALENDAR) is None
