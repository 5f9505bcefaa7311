"""What the examples of the rules on forms cannot show: verdicts, computed ways, sheets."""

from __future__ import annotations

from datetime import datetime

from jianfu.core.examine import examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading, State, Table, text_of
from jianfu.core.rules.catalogue import select
from jianfu.core.rules.shapes import Finding, Report, Verdict

WEDNESDAY = datetime(2026, 6, 10, 9, 0)


def report_on(code: str, words: str, *, now: datetime = WEDNESDAY, tables: tuple[Table, ...] = ()) -> Report:
    reading = Reading("例.txt", "text", State.READ, "", text_of(words, tables=tables))
    return examine(reading, select((code,)), now=now, limits=load_limits()).report


def finding_of(
    code: str, words: str, *, now: datetime = WEDNESDAY, tables: tuple[Table, ...] = ()
) -> Finding:
    (finding,) = report_on(code, words, now=now, tables=tables).findings
    return finding


def test_a_weekly_return_goes_back_and_a_monthly_one_needs_approval() -> None:
    weekly = finding_of("FRM007", "请各镇每周五报送工作进展。")
    monthly = finding_of("FRM007", "请各镇每月25日前报送工作进展。")

    assert weekly.verdict is Verdict.RETURN
    assert monthly.verdict is Verdict.NEEDS_APPROVAL


def test_the_first_admissible_day_skips_the_weekend() -> None:
    friday = datetime(2026, 6, 12, 17, 40)

    finding = finding_of("FRM008", "请各镇于6月15日上午10时前报送在建工地名单。", now=friday)

    assert "6月16日(星期二)" in finding.lighter


def test_a_form_whose_sheet_is_missing_is_for_a_person() -> None:
    named = finding_of("FRM001", "请各街道填报《餐饮业经营情况统计表》。")
    shown = finding_of("FRM001", "请各街道填报下表。\n餐饮业经营情况统计表\n填报单位: 填表人:")

    assert not named.certain
    assert shown.certain


def test_marks_in_the_notes_of_a_sheet_count() -> None:
    words = "请各街道填报下表。\n餐饮业经营情况统计表"
    notes = ("表号:商贸1表", "制定机关:县商务局", "批准文号:县统制〔2026〕2号", "有效期至:2027年12月")

    report = report_on("FRM001", words, tables=(Table("附件1", ("企业名称", "营业额"), 12, notes),))

    assert not report.findings


def test_columns_of_a_sign_up_sheet_are_read() -> None:
    columns = ("姓名", "单位", "宗教信仰", "家庭年收入")

    finding = finding_of("FRM020", "业务培训报名表", tables=(Table("Sheet1", columns),))

    assert finding.certain
    assert "宗教信仰" in finding.message


def test_columns_of_a_subsidy_sheet_are_left_alone() -> None:
    columns = ("姓名", "身份证号", "银行卡号", "补贴金额")

    report = report_on("FRM020", "种粮补贴发放表", tables=(Table("Sheet1", columns),))

    assert not report.findings


def test_the_other_half_of_a_rule_is_named_as_not_seen() -> None:
    report = report_on("TRC002", "请各村建立纸质巡查登记本。")

    assert not report.findings
    assert [n.needs for n in report.not_seen] == [("forms",)]


def test_an_unknown_sender_of_a_village_form_is_for_a_person() -> None:
    unknown = finding_of("FRM018", "各社区请于6月20日前填报商户表。")
    direct = finding_of("FRM018", "请村会计直接填报二维码问卷。")

    assert not unknown.certain
    assert direct.certain


def test_an_empty_survey_sheet_asks_to_be_filled_and_a_filled_one_does_not() -> None:
    name, header = "农村电商经营状况统计调查表", ("户名", "网店数", "年销售额")

    empty = report_on("FRM001", name, tables=(Table("Sheet1", header, rows=0),)).findings
    filled = report_on("FRM001", name, tables=(Table("Sheet1", header, rows=3),)).findings

    assert [f.certain for f in empty] == [False]
    assert not filled
