"""What the office knows: names on screen, lists of an area file, words of an example."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from pathlib import Path

from jianfu.core.examine import Examination, examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading, State, text_of
from jianfu.core.rules.catalogue import all_rules, select
from jianfu.core.rules.registers import NAMES, NOTHING, IssueLog, Registers, with_area_lists
from jianfu.core.rules.shapes import Example

NOW = datetime(2026, 6, 10, 9, 0)
LATER = {"holdings"}
"""Registers that rules may ask for before the office keeps them."""


def examined(text: str, *codes: str, area: Path | None = None, registers: Registers = NOTHING) -> Examination:
    reading = Reading("例.txt", "text", State.READ, "", text_of(text))
    limits = load_limits(area)
    return examine(reading, select(codes), now=NOW, limits=limits, registers=lambda notice: registers)


def test_every_register_has_its_name_on_screen() -> None:
    assert {field.name for field in fields(Registers)} | LATER == set(NAMES)


def test_rules_ask_for_registers_that_exist() -> None:
    for rule in all_rules():
        assert {*rule.rests_on, *rule.registers} <= set(NAMES), rule.code


def test_a_paper_beside_no_register_is_accused_of_nothing() -> None:
    paper = (
        "关于报送农机数量的通知\n各乡镇:\n请各村每月填报《农机数量统计表》。\n云水县农业农村局\n2026年6月9日"
    )
    rules = tuple(rule.code for rule in all_rules() if rule.rests_on)

    report = examined(paper, *rules).report

    assert report.findings == ()
    assert {"FRM003", "DOC014"} <= {n.rule.code for n in report.not_seen}


def test_paper_without_a_meeting_misses_no_meeting_plan() -> None:
    report = examined("请各乡镇于6月25日前报送农机数量。", "MTG").report

    assert report.not_seen == ()


def test_area_file_gives_lists_in_place_of_registers(tmp_path: Path) -> None:
    area = tmp_path / "area.toml"
    area.write_text(
        '[[list_apps]]\nsince = 2026-01-01\nvalue = ["平安巡"]\nsource = "县网信办备案公告"\n', "utf-8"
    )
    paper = "请各村网格员于6月18日前安装“平安巡”APP。"

    assert examined(paper, "APP001").report.findings
    assert not examined(paper, "APP001", area=area).report.findings


def test_area_list_adds_to_what_the_office_knows(tmp_path: Path) -> None:
    area = tmp_path / "area.toml"
    area.write_text('[[list_powers]]\nsince = 2026-01-01\nvalue = ["乙"]\nsource = "省赋权目录"\n', "utf-8")

    known = with_area_lists(Registers(powers=("甲",)), load_limits(area), date(2026, 6, 1))

    assert known.powers == ("甲", "乙")


def test_default_lists_are_no_knowledge() -> None:
    assert with_area_lists(NOTHING, load_limits(), date(2026, 6, 1)) is NOTHING


def test_example_says_in_words_what_the_office_knows() -> None:
    example = Example("请各镇报数。", registers=Registers(issues=IssueLog(17, base_month=20), forms=()))

    assert str(example) == "[发文登记:本月已发17件,基年同月20件;报表登记:无] 请各镇报数。"
