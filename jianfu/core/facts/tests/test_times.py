"""The grammar of times, phrase by phrase. The base is Sunday 22 November 2026, 9 o'clock.

Each phrase says what kind of time it is and when: `by` where the words set an end, `certain` where month and day
are written, the rhythm where it comes round; ` + ` parts the mentions of one phrase.
"""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

import pytest

from jianfu.core.facts.times import TimeMention, find_times
from jianfu.core.worktime import load_calendar

NOW = datetime(2026, 11, 22, 9)
CALENDAR = load_calendar()

PHRASES = (
    ("请于2026年12月12日前报送", "point 2026-12-12 by certain"),
    ("请于2026年12月12日之前报送", "point 2026-12-12 by certain"),
    ("请于2026年12月12日以前报送", "point 2026-12-12 by certain"),
    ("二〇二六年十二月十二日前", "point 2026-12-12 by certain"),
    ("二○二六年十二月十二日", "point 2026-12-12 certain"),
    ("二0二六年十二月十二日", "point 2026-12-12 certain"),
    ("12月12日(星期六)下午5:00前", "point 2026-12-12 17:00 by certain"),
    ("12月12日(周六)17:00前", "point 2026-12-12 17:00 by certain"),
    ("12月12日17时前", "point 2026-12-12 17:00 by certain"),
    ("12月12日17时30分前", "point 2026-12-12 17:30 by certain"),
    ("12月12日下午5时前", "point 2026-12-12 17:00 by certain"),
    ("12月12日下午5点半前", "point 2026-12-12 17:30 by certain"),
    ("12月12日上午12时前", "point 2026-12-12 12:00 by certain"),
    ("于11月25日12时前", "point 2026-11-25 12:00 by certain"),
    ("12月12日24时前", "point 2026-12-12 23:59 by certain"),
    ("12月12日24:00前", "point 2026-12-12 23:59 by certain"),
    ("12月12日下班前", "point 2026-12-12 17:30 by certain"),
    ("12月12日上午下班前", "point 2026-12-12 12:00 by certain"),
    ("12月12日下午前", "point 2026-12-12 17:30 by certain"),
    ("12月12日上午前", "point 2026-12-12 12:00 by certain"),
    ("12月12日中午前", "point 2026-12-12 12:00 by certain"),
    ("12月12日晚8点", "point 2026-12-12 20:00 certain"),
    ("12月12号前", "point 2026-12-12 by certain"),
    ("12月12前", "point 2026-12-12 by certain"),
    ("十二月十二日上午九时", "point 2026-12-12 09:00 certain"),
    ("28日前", "point 2026-11-28 by"),
    ("25日12时前", "point 2026-11-25 12:00 by"),
    ("于28日报送", "point 2026-11-28"),
    ("本月28日前", "point 2026-11-28 by"),
    ("下月5日前", "point 2026-12-05 by"),
    ("下个月5号前", "point 2026-12-05 by"),
    ("2026-12-12", "point 2026-12-12 certain"),
    ("2026-12-12前", "point 2026-12-12 by certain"),
    ("2026.12.12", "point 2026-12-12 certain"),
    ("2026/12/12前", "point 2026-12-12 by certain"),
    ("12/12前", "point 2026-12-12 by certain"),
    ("12.12前", "point 2026-12-12 by certain"),
    ("2027年8底前", "point 2027-08-31 by"),
    ("1212日前", "point 2026-12-12 by"),
    ("66日(星期下午4:00前", "point 2027-06-06 16:00 by"),
    ("1月10日前", "point 2027-01-10 by certain"),
    ("2月底前", "point 2027-02-28 by"),
    ("3月31日前", "point 2027-03-31 by"),
    ("11月10日前", "point 2026-11-10 by certain"),
    ("17时前", "point 2026-11-22 17:00 by"),
    ("17:00前", "point 2026-11-22 17:00 by"),
    ("17点前", "point 2026-11-22 17:00 by"),
    ("12时前", "point 2026-11-22 12:00 by"),
    ("下午5时", "point 2026-11-22 17:00"),
    ("5点前", "point 2026-11-22 17:00 by"),
    ("今天下班前", "point 2026-11-22 17:30 by"),
    ("下班前", "point 2026-11-22 17:30 by"),
    ("今日17时前", "point 2026-11-22 17:00 by"),
    ("今天下午5点前", "point 2026-11-22 17:00 by"),
    ("今日内", "point 2026-11-22 by"),
    ("今晚8点", "point 2026-11-22 20:00"),
    ("今晚12点前", "point 2026-11-22 23:59 by"),
    ("明天", "point 2026-11-23"),
    ("明天中午前", "point 2026-11-23 12:00 by"),
    ("明日上午下班前", "point 2026-11-23 12:00 by"),
    ("明早9点前", "point 2026-11-23 09:00 by"),
    ("后天", "point 2026-11-24"),
    ("大后天", "point 2026-11-25"),
    ("当天17时前", "point - by"),
    ("次日10时前", "point - by"),
    ("本周五", "point 2026-11-27"),
    ("本周五前", "point 2026-11-27 by"),
    ("这周五下班前", "point 2026-11-27 17:30 by"),
    ("周五前", "point 2026-11-27 by"),
    ("周三", "point 2026-11-25"),
    ("星期四17:00前", "point 2026-11-26 17:00 by"),
    ("礼拜一前", "point 2026-11-23 by"),
    ("下周三", "point 2026-11-25"),
    ("下周一前", "point 2026-11-23 by"),
    ("下下周一", "point 2026-11-30"),
    ("本周内", "point 2026-11-27 by"),
    ("月底前", "point 2026-11-30 by"),
    ("本月底前", "point 2026-11-30 by"),
    ("11月底前", "point 2026-11-30 by"),
    ("10月底前", "point 2027-10-31 by"),
    ("12月末", "point 2026-12-31"),
    ("月内", "point 2026-11-30 by"),
    ("本月内", "point 2026-11-30 by"),
    ("下月底前", "point 2026-12-31 by"),
    ("下月初", "vague -"),
    ("年底前", "point 2026-12-31 by"),
    ("今年底前", "point 2026-12-31 by"),
    ("年内", "point 2026-12-31 by"),
    ("2026年底前", "point 2026-12-31 by"),
    ("2027年底前", "point 2027-12-31 by"),
    ("明年6月底前", "point 2027-06-30 by"),
    ("明年1月15日前", "point 2027-01-15 by certain"),
    ("本年度内", "point 2026-12-31 by"),
    ("年底", "point 2026-12-31"),
    ("三季度末前", "point 2027-09-30 by"),
    ("一季度末前", "point 2027-03-31 by"),
    ("第一季度内", "point 2027-03-31 by"),
    ("本季度末前", "point 2026-12-31 by"),
    ("下季度末前", "point 2027-03-31 by"),
    ("季末前", "point 2026-12-31 by"),
    ("上半年前", "point 2027-06-30 by"),
    ("3日内", "duration 2026-11-25 by"),
    ("三日内", "duration 2026-11-25 by"),
    ("3天内", "duration 2026-11-25 by"),
    ("三个工作日内", "duration 2026-11-25 by"),
    ("3个工作日内", "duration 2026-11-25 by"),
    ("3至5个工作日内", "duration 2026-11-27 by"),
    ("5日之内", "duration 2026-11-27 by"),
    ("一周内", "duration 2026-11-29 by"),
    ("两周内", "duration 2026-12-06 by"),
    ("1个月内", "duration 2026-12-22 by"),
    ("半个月内", "duration 2026-12-07 by"),
    ("半年内", "duration 2027-05-22 by"),
    ("24小时之内", "duration 2026-11-23 09:00 by"),
    ("2小时内", "duration 2026-11-22 11:00 by"),
    ("30分钟内", "duration 2026-11-22 09:30 by"),
    ("收到之日起5日内", "duration 2026-11-27 by"),
    ("自收到本通知之日起10个工作日内", "duration 2026-12-04 by"),
    ("自通知下发起三日内", "duration 2026-11-25 by"),
    ("自通知印发之日起15日内", "duration 2026-12-07 by"),
    ("接到通知后2小时内", "duration 2026-11-22 11:00 by"),
    ("会后3日内", "duration - by"),
    ("发生灾情后1小时内", "duration - by"),
    ("发生灾情后,各村要在1小时之内上报", "duration - by"),
    ("接报后30分钟内", "duration - by"),
    ("检查结束后5个工作日内", "duration - by"),
    ("提前3天", "duration - by"),
    ("会议召开前2个工作日", "duration - by"),
    ("每日", "recurring - daily"),
    ("每天17时前", "recurring 2026-11-22 17:00 by daily"),
    ("每周", "recurring - weekly"),
    ("每周五前", "recurring 2026-11-27 by weekly"),
    ("每周三17点前", "recurring 2026-11-25 17:00 by weekly"),
    ("每周五下午下班前", "recurring 2026-11-27 17:30 by weekly"),
    ("每周一上午", "recurring 2026-11-23 weekly"),
    ("每周一、周四", "recurring 2026-11-23 weekly + recurring 2026-11-26 weekly"),
    ("逢周一", "recurring 2026-11-23 weekly"),
    ("每月", "recurring - monthly"),
    ("每月10日前", "recurring 2026-12-10 by monthly"),
    ("每月10号前", "recurring 2026-12-10 by monthly"),
    ("每月28日15点前", "recurring 2026-11-28 15:00 by monthly"),
    ("每月5日、20日前", "recurring 2026-12-05 by monthly + recurring 2026-12-20 by monthly"),
    ("每月5日至10日", "recurring 2026-12-10 monthly"),
    ("每月底前", "recurring 2026-11-30 by monthly"),
    ("每月末", "recurring 2026-11-30 monthly"),
    ("每月最后一个工作日前", "recurring 2026-11-30 by monthly"),
    ("每月第一个工作日", "recurring 2026-12-01 monthly"),
    ("每月前5个工作日内", "recurring 2026-12-07 by monthly"),
    ("次月5日前", "recurring 2026-12-05 by monthly"),
    ("每季度", "recurring - quarterly"),
    ("每季度末月25日前", "recurring 2026-12-25 by quarterly"),
    ("每季度首月10日前", "recurring 2027-01-10 by quarterly"),
    ("每季度末前", "recurring 2026-12-31 by quarterly"),
    ("每季度第二个月15日前", "recurring 2027-02-15 by quarterly"),
    ("季后10日前", "recurring 2027-01-10 by quarterly"),
    ("每年", "recurring - yearly"),
    ("每年12月底前", "recurring 2026-12-31 by yearly"),
    ("每年6月30日和12月31日前", "recurring 2027-06-30 by yearly + recurring 2026-12-31 by yearly"),
    ("每年1月10日前", "recurring 2027-01-10 by yearly"),
    ("每年3月、9月底前", "recurring 2027-03-31 by yearly + recurring 2027-09-30 by yearly"),
    ("次年1月底前", "point 2027-01-31 by"),
    ("每半年", "recurring - yearly"),
    ("每半月", "recurring - monthly"),
    ("每两周", "recurring - weekly"),
    ("每学期", "recurring - yearly"),
    ("逐月", "recurring - monthly"),
    ("逐日", "recurring - daily"),
    ("国庆节前", "point 2027-09-30 by"),
    ("春节前", "point 2027-02-04 by"),
    ("元旦前", "point 2026-12-31 by"),
    ("中秋节前", "point 2027-09-14 by"),
    ("五一节前", "point 2027-04-30 by"),
    ("春节后第一个工作日", "point 2027-02-09"),
    ("节后首个工作日", "point 2027-01-04"),
    ("节后第一个工作日", "point 2027-01-04"),
    ("节前", "point 2026-12-31 by"),
    ("国庆节后3个工作日内", "point 2027-10-06 by"),
    ("元旦前最后一个工作日", "point 2026-12-31"),
    ("2027年春节前", "point 2027-02-04 by"),
    ("即日起", "point 2026-11-22"),
    ("即日起至12月15日", "span 2026-11-22 .. 2026-12-15 by"),
    ("自即日起至年底", "span 2026-11-22 .. 2026-12-31 by"),
    ("自通知下发之日起至12月15日", "span 2026-11-22 .. 2026-12-15 by"),
    ("2026年12月6日至12月15日", "span 2026-12-06 .. 2026-12-15 certain"),
    ("2026年12月6日至15日", "span 2026-12-06 .. 2026-12-15 certain"),
    ("12月6日-12月15日", "span 2026-12-06 .. 2026-12-15 certain"),
    ("12月6日—15日", "span 2026-12-06 .. 2026-12-15 certain"),
    ("12月6日至15日", "span 2026-12-06 .. 2026-12-15 certain"),
    ("12月28日至1月5日", "span 2026-12-28 .. 2027-01-05 certain"),
    ("2026年12月28日至2027年1月5日", "span 2026-12-28 .. 2027-01-05 certain"),
    ("从12月1日开始至12月30日结束", "span 2026-12-01 .. 2026-12-30 certain"),
    ("从2026年12月2日开始,12月30日结束", "span 2026-12-02 .. 2026-12-30 certain"),
    ("12月1日起至12月30日止", "span 2026-12-01 .. 2026-12-30 by certain"),
    ("12月上旬至1月底", "span 2026-12-01 .. 2027-01-31"),
    ("12月至次年3月", "span 2026-12-01 .. 2027-03-31"),
    ("12月12日9:00-11:30", "span 2026-12-12 09:00 .. 2026-12-12 11:30 certain"),
    ("12月12日上午9时至11时", "span 2026-12-12 09:00 .. 2026-12-12 11:00 certain"),
    ("9:00-11:00", "span 2026-11-22 09:00 .. 2026-11-22 11:00"),
    ("12月12日、13日", "point 2026-12-12 certain + point 2026-12-13 certain"),
    ("12月12日和15日前", "point 2026-12-12 by certain + point 2026-12-15 by certain"),
    ("12月上旬", "vague -"),
    ("12月中旬前", "vague - by"),
    ("12月下旬", "vague -"),
    ("12月初", "vague -"),
    ("12月12日左右", "vague -"),
    ("12月12日前后", "vague -"),
    ("近期", "vague -"),
    ("近日", "vague -"),
    ("立即", "prompt -"),
    ("尽快", "prompt -"),
    ("及时", "prompt -"),
    ("第一时间", "prompt -"),
    ("按时", "prompt -"),
    ("自2026年3月1日起", "point 2026-03-01 certain"),
    ("自4月8日以来", "point 2026-04-08"),
    ("从明年1月1日起", "point 2027-01-01 certain"),
    ("截至12月底", "point 2026-12-31 by"),
    ("截止12月12日", "point 2026-12-12 by certain"),
    ("截至12月12日17时", "point 2026-12-12 17:00 by certain"),
    ("最迟12月12日", "point 2026-12-12 by certain"),
    ("不迟于12月12日", "point 2026-12-12 by certain"),
    ("不晚于下周五", "point 2026-11-27 by"),
    ("12月12日为止", "point 2026-12-12 by certain"),
    ("下午3时至5时", "span 2026-11-22 15:00 .. 2026-11-22 17:00"),
    ("上午9时至11时", "span 2026-11-22 09:00 .. 2026-11-22 11:00"),
    ("2027年上半年完成", "point 2027-06-30"),
    ("12月完成", "point 2026-12-31"),
    ("自公布之日起30日内", "duration 2026-12-22 by"),
    ("12月12日(周五)前", "point 2026-12-12 by certain"),
    ("2026年12月12日(星期六)", "point 2026-12-12 certain"),
    ("每晚8点前", "recurring 2026-11-22 20:00 by daily"),
    ("于每月25日前", "recurring 2026-11-25 by monthly"),
    ("每月的15日前", "recurring 2026-12-15 by monthly"),
    ("12月10日、12月20日前", "point 2026-12-10 by certain + point 2026-12-20 by certain"),
    ("11月30日、12月15日前", "point 2026-11-30 by certain + point 2026-12-15 by certain"),
    ("12月31日24时", "point 2026-12-31 23:59 certain"),
    ("周五下午5点前", "point 2026-11-27 17:00 by"),
    ("本月30日前", "point 2026-11-30 by"),
    ("12月1日零时起", "point 2026-12-01 certain"),
    ("至12月15日", "point 2026-12-15 certain"),
    ("在12月15日之前", "point 2026-12-15 by certain"),
    ("务必于12月15日18:00之前", "point 2026-12-15 18:00 by certain"),
    ("年内完成", "point 2026-12-31 by"),
    ("二十五日前", "point 2026-11-25 by"),
    ("十二月底前", "point 2026-12-31 by"),
    ("收到后3日内", "duration 2026-11-25 by"),
    ("自文件下发之日起一个月内", "duration 2026-12-22 by"),
    ("三日之内", "duration 2026-11-25 by"),
    ("10个工作日以内", "duration 2026-12-04 by"),
    ("一个半月内", "point 2026-11-30 by"),
    ("本周五(11月27日)下班前", "point 2026-11-27 17:30 by certain"),
    ("明天(11月23日)上午10点前", "point 2026-11-23 10:00 by certain"),
    ("下周三(25日)下午3点前", "point 2026-11-25 15:00 by"),
    ("报送截止时间:12月12日17:00", "point 2026-12-12 17:00 by certain"),
    ("截止日期为12月12日", "point 2026-12-12 by certain"),
    ("办结时限不超过3个工作日", "duration 2026-11-25 by"),
    ("限3日内整改到位", "duration 2026-11-25 by"),
    ("收文后5个工作日内", "duration 2026-11-27 by"),
    ("从现在起至12月30日", "span 2026-11-22 .. 2026-12-30 by"),
    ("2026年12月15日18时至次日8时", "span 2026-12-15 18:00 .. 2026-12-16 08:00 certain"),
    ("6-8月开展整治", "span 2027-06-01 .. 2027-08-31"),
    ("确保在“七一”前完成", "point 2027-06-30 by"),
    ("第四季度完成", "point 2026-12-31"),
    ("每季度结束后5个工作日内", "recurring 2027-01-08 by quarterly"),
    ("2026-12-12 17:00前", "point 2026-12-12 17:00 by certain"),
    ("12月12日中午12:00时前", "point 2026-12-12 12:00 by certain"),
)

# Words that look like times and are none.
NO_TIMES = (
    "同时",
    "提出三点要求",
    "比例为1:3",
    "第三次会议",
    "百分之三十",
    "一年一度的活动",
    "前期工作",
    "目前",
    "年度目标",
    "2026年上半年工作总结",
    "2026年度考核",
    "12月份工作情况",
    "每项任务",
    "每名干部",
    "近3年内",
    "发言时间控制15分钟以内",
    "会期不超过2小时",
    "提供3天内核酸检测阴性结果",
    "广大群众当中",
    "市内各单位",
    "1.2前期准备",
    "第8号文件",
    "3日游",
    "后天性疾病",
    "季节性",
    "逐项落实",
)


def times(
    words: str, *, base: datetime = NOW, known: bool = True, year: int | None = None
) -> tuple[TimeMention, ...]:
    return find_times(words, 0, len(words), base=base, calendar=CALENDAR, known=known, year=year)


def shown(mention: TimeMention) -> str:
    when = _short(mention.date) + (f" .. {_short(mention.until)}" if mention.until else "")
    words = [
        mention.kind.value,
        when,
        *(w for w, on in (("by", mention.before), ("certain", mention.certain)) if on),
    ]
    return " ".join([*words, *([mention.frequency.value] if mention.frequency else [])])


def _short(moment: datetime | None) -> str:
    if moment is None:
        return "-"
    return f"{moment:%Y-%m-%d %H:%M}" if moment.hour or moment.minute else f"{moment:%Y-%m-%d}"


@pytest.mark.parametrize(("phrase", "meant"), PHRASES, ids=[p for p, _ in PHRASES])
def test_phrase_means_what_an_office_means_by_it(phrase: str, meant: str) -> None:
    assert " + ".join(shown(m) for m in times(phrase)) == meant


@pytest.mark.parametrize("words", NO_TIMES)
def test_look_alikes_are_no_times(words: str) -> None:
    assert [m.text for m in times(words)] == []


@pytest.mark.parametrize("phrase", [p for p, _ in PHRASES])
def test_the_place_of_a_mention_holds_its_words(phrase: str) -> None:
    words = f"请各村{phrase},"
    found = times(words)
    assert all(words[m.start : m.end] == m.text for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_month_and_day_take_the_year_of_the_paper() -> None:
    (mention,) = times("于4月15日前", base=datetime(2001, 4, 4))
    assert (mention.date, mention.certain) == (datetime(2001, 4, 15), True)


def test_january_in_a_december_paper_is_next_year() -> None:
    (mention,) = times("1月10日前", base=datetime(2026, 12, 20))
    assert (mention.date, mention.certain) == (datetime(2027, 1, 10), True)


def test_a_paper_without_a_date_leaves_the_year_open() -> None:
    (mention,) = times("9月26日下午18:00前", known=False)
    assert mention.date == datetime(2027, 9, 26, 18)
    assert not mention.certain


def test_the_weekday_tells_the_year_of_a_paper_without_a_date() -> None:
    (mention,) = times("6月18日(星期二)上午下班前", known=False)
    assert mention.date == datetime(2024, 6, 18, 12)


def test_the_year_of_the_number_is_the_year_of_the_paper() -> None:
    (mention,) = times("6月5日前完成", known=False, year=2018)
    assert (mention.date, mention.certain) == (datetime(2018, 6, 5), True)


def test_working_days_step_over_the_national_holiday() -> None:
    (mention,) = times("3个工作日内", base=datetime(2026, 9, 29))
    assert mention.date == datetime(2026, 10, 9)


def test_the_first_working_day_after_new_year_may_be_a_sunday() -> None:
    (mention,) = times("元旦后第一个工作日", base=datetime(2025, 12, 30))
    assert mention.date == datetime(2026, 1, 4)


def test_a_day_that_does_not_exist_is_no_time() -> None:
    assert times("2月30日前") == ()
    assert times("4月31日前") == ()


def test_the_evening_is_named_even_without_a_clock() -> None:
    (mention,) = times("12月12日晚召开")
    assert (mention.part, mention.has_time) == ("晚", False)


def test_a_long_row_of_numerals_is_passed_in_no_time() -> None:
    assert times("一二三四五六七八九十" * 3000) == ()
