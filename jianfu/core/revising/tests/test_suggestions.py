"""What each family of suggestions makes of a sentence."""

from __future__ import annotations

import re

import pytest

from jianfu.core.examine import Examination
from jianfu.core.reading import Reading
from jianfu.core.revising import suggestions
from jianfu.core.revising.tests.papers import FILLER, LIMITS, again, examined, lighter, suggested

HEAD = "关于开展排查的通知\n各乡镇:\n"
TAIL = "\n云水县农业农村局\n2026年6月8日"

# Rule, sentence, what it becomes; "" where nothing of it is left.
SENTENCES = [
    ("APP008", "明天的检查路线有调整,收到请回复。", "明天的检查路线有调整。"),
    ("APP008", "请大家在群里接龙报送参训人员。", "请大家在群里报送参训人员。"),
    ("APP006", "请各村干部将宣传片转发至朋友圈,截图报镇宣传办。", ""),
    (
        "ASM001",
        "考核指标:1.工作群活跃率;2.新闻稿刊发篇数;3.群众满意率。",
        "考核指标:1.新闻稿刊发篇数;2.群众满意率。",
    ),
    ("DOC006", "请各镇对照本方案,细化本辖区工作方案,6月15日前报县农业农村局。", ""),
    ("DOC007", "请各乡镇认真学习,并于6月20日前反馈学习贯彻情况。", "请各乡镇认真学习。"),
    ("FRM007", "各村逢三逢八上报项目进度。", "各村有变化时上报项目进度。"),
    ("FRM007", "此后每周五17:00前报送进展,无进展的实行零报告。", "此后有变化时报送进展。"),
    ("FRM007", "各镇要落实安全生产工作日报制度。", ""),
    ("FRM009", "请将名单于6月20日前报县教育局,同时抄报县民政局。", "请将名单于6月20日前报县教育局。"),
    ("FRM009", "各镇统计结果分别报送县委组织部、县农业农村局。", "各镇统计结果报送县委组织部。"),
    ("FRM010", "申报表纸质版一式两份送县科协,电子版发送至指定邮箱。", "申报表电子版发送至指定邮箱。"),
    ("FRM010", "各镇在平台填报后,须打印盖章并装订上交县局。", "各镇在平台填报。"),
    ("FRM010", "请将名单电子版发到群里。纸质版签字后送民政办。", "请将名单电子版发到群里。"),
    ("FRM010", "请各社区填好纸质登记表,再到市平台录入电子档案。", "请各社区到市平台录入电子档案。"),
    ("FRM011", "走访信息须在基层治理平台登记,并同步录入省民情系统。", "走访信息须在基层治理平台登记。"),
    ("FRM015", "请各镇报送经验材料,篇幅不少于2500字。", "请各镇报送经验材料,篇幅不超过800字。"),
    ("FRM015", "各镇报送工作信息至少3篇。", "各镇报送工作信息不超过3篇。"),
    ("FRM020", "请各位在群里接龙填写姓名、身份证号、银行卡号。", "请各位在群里接龙填写姓名。"),
    (
        "INS008",
        "检查组采取听取介绍、查阅台账、实地走访等方式进行。",
        "检查组采取听取介绍、实地走访等方式进行。",
    ),
    ("INS009", "请各社区安排3名工作人员为检查组带路。", "请各社区安排1名工作人员为检查组带路。"),
    ("INS009", "检查时请各镇主要负责同志全程陪同。", "检查时请各镇安排1名熟悉现场的同志带路。"),
    ("MTG015", "会议精神须当晚传达到村。", "会议精神须结合例会传达到村。"),
    ("MTG009", "会议由副县长召集,请各乡镇党委书记参会。", "会议由副县长召集,请各乡镇分管负责同志参会。"),
    ("RSP002", "对发生越级上访的村,年度考核实行“一票否决”。", ""),
    ("RSP011", "请各镇成立电梯安全办公室。", "请各镇明确1名现有的同志作联系人。"),
    ("TRC001", "各社区组织志愿者清扫楼道,并将活动图片发工作群。", "各社区组织志愿者清扫楼道。"),
    ("TRC002", "请各社区建好12类纸质档案,按类存放。", "请各社区建好电子档案,按类存放。"),
    ("TRC003", "培训结束后,请各镇将签到表、课件、现场照片一并报送。", "培训结束后,请各镇将参加人数报送。"),
    ("TRC005", "网格员巡查时应全程开启手机定位,系统自动生成巡查轨迹。", ""),
    ("TRC006", "培训结束后一周内,每人提交1篇心得体会。", ""),
]


@pytest.mark.parametrize(
    ("code", "sentence", "wanted"), SENTENCES, ids=[f"{c}-{n}" for n, (c, *_) in enumerate(SENTENCES)]
)
def test_sentence_becomes_lighter_and_stays_a_sentence(code: str, sentence: str, wanted: str) -> None:
    revised = lighter(f"{HEAD}{sentence}\n{FILLER}{TAIL}", code)

    assert revised == f"{HEAD}{wanted}\n{FILLER}{TAIL}".replace("\n\n", "\n")


def test_three_findings_in_one_sentence_leave_nothing_of_it() -> None:
    text = f"{HEAD}定于6月16日上午9时召开视频会议。\n一、参会人员须全程开启摄像头,每30分钟在线签到一次,会后将参会截图发工作群。\n{FILLER}{TAIL}"

    assert "摄像头" not in lighter(text, "MTG005")
    assert "参会人员" not in lighter(text, "MTG005")


def test_the_subject_stays_for_what_is_left() -> None:
    text = (
        f"{HEAD}定于6月16日上午9时召开视频会议。\n参会人员须全程开启摄像头,提前阅读会议材料。\n{FILLER}{TAIL}"
    )

    assert "参会人员须提前阅读会议材料。" in lighter(text, "MTG005")


def test_full_width_stops_stay_as_they_were() -> None:
    text = "各乡镇：\n请各乡镇认真学习，并于6月20日前反馈学习贯彻情况。\n云水县农业农村局\n2026年6月8日"

    assert "请各乡镇认真学习。\n" in lighter(text, "DOC007")


def test_deadline_moves_to_the_first_day_that_is_late_enough() -> None:
    text = "关于开展农机安全整治的通知\n各乡镇:\n请于3月6日(星期五)前报送阶段性进展情况。\n云水县农业农村局\n2026年3月3日"
    (suggestion,) = suggested(examined(text, "DOC008"), "DOC008")

    assert suggestion.says == "截止改为3月17日(星期二)"
    assert "请于3月17日(星期二)前报送" in lighter(text, "DOC008")


def test_deadline_of_a_list_of_those_who_come_stays_before_the_meeting() -> None:
    text = f"{HEAD}定于6月10日上午9时召开推进会。请于6月9日前报送参会人员名单。{TAIL}"

    assert suggested(examined(text, "FRM008"), "FRM008") == []


def test_evening_meeting_moves_to_the_morning_of_the_next_working_day_with_its_end() -> None:
    text = f"{HEAD}定于2026年6月12日（星期五）19:30-21:00召开视频会议，请各镇分管同志参加。{TAIL}"

    revised = lighter(text, "MTG003")

    assert "2026年6月15日（星期一）9:00-10:30" in revised or revised == text


def test_meeting_is_not_moved_where_the_paper_counts_on_its_day_elsewhere() -> None:
    text = f"{HEAD}定于6月14日上午9:00召开视频会议,请各镇分管同志参加。6月14日下午各镇调试设备。{TAIL}"

    assert suggested(examined(text, "MTG003"), "MTG003") == []


def test_what_the_old_words_hid_is_put_right_too() -> None:
    text = f"{HEAD}各乡镇每周五17:00前报送进展,6月12日前报送第一期。{TAIL}"

    (suggestion,) = suggested(examined(text))

    assert suggestion.says == "“每周五17:00前”改为“有变化时”,截止改为6月23日"


def test_a_paper_of_which_nothing_would_be_left_is_not_revised() -> None:
    text = (
        "关于报送总结的通知\n各乡镇:\n请于6月30日前将贯彻落实情况书面报我局。\n云水县农业农村局\n2026年6月8日"
    )

    assert suggested(examined(text, "DOC007"), "DOC007") == []


def test_what_only_a_person_can_put_right_has_no_suggestion() -> None:
    text = f"{HEAD}请各村(社区)代收今年的有线电视费,月底前交我公司。{TAIL}"

    assert examined(text, "RSP009").report.findings
    assert suggested(examined(text, "RSP009"), "RSP009") == []


def test_our_own_sentences_quote_at_most_twenty_characters() -> None:
    text = f"{HEAD}走访记录不够充分不够完整的村,请于6月20日前补报全部走访记录和佐证材料。{FILLER}{TAIL}"

    for suggestion in suggested(examined(text)):
        assert all(len(q) <= 20 for q in re.findall("“([^”]*)”", suggestion.says))


def test_a_paper_full_of_findings_is_not_examined_without_end() -> None:
    lines = [f"{n}.各镇每周报送第{n}项工作的进展,并将第{n}次走访的照片发工作群。" for n in range(1, 400)]
    exam = examined("\n".join([HEAD.strip(), *lines, FILLER, TAIL.strip()]), "FRM007", "TRC001")
    looks = 0

    def counted(reading: Reading) -> Examination:
        nonlocal looks
        looks += 1
        return again("FRM007", "TRC001")(reading)

    found = suggestions(exam, LIMITS, counted)

    assert len(found) == len(exam.report.findings) > 500
    assert found[0]
    assert found[-1] is None
    assert looks < 60
