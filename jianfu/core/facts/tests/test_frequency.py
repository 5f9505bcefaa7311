"""How often, from wording alone."""

from __future__ import annotations

import pytest

from jianfu.core.facts.frequency import find_frequency, is_once


@pytest.mark.parametrize(
    ("words", "rhythm"),
    [
        ("每日17时前报送", "daily"),
        ("每天打卡", "daily"),
        ("实行日报告制度", "daily"),
        ("坚持24小时值班制", "daily"),
        ("实行汛期二十四小时值班制度", "daily"),
        ("每个工作日更新", "daily"),
        ("每周报送信息2篇以上", "weekly"),
        ("一周一调度", "weekly"),
        ("召开周例会", "weekly"),
        ("每月不少于8篇", "monthly"),
        ("按月召开会议", "monthly"),
        ("认真填写信情月报表", "monthly"),
        ("于次月5日前报送", "monthly"),
        ("实行月通报", "monthly"),
        ("每个季度召开一次", "quarterly"),
        ("按季度报送", "quarterly"),
        ("季度评比", "quarterly"),
        ("每年必须组织两次以上", "yearly"),
        ("年内要深入基层调研12次以上", "yearly"),
        ("年终总评", "yearly"),
        ("纳入年度综合目标考核", "yearly"),
        ("每半年通报一次", "yearly"),
        # The plain word counts before the name of a thing.
        ("年度报表每月更新", "monthly"),
    ],
)
def test_wording_names_the_rhythm(words: str, rhythm: str) -> None:
    assert find_frequency(words, 0, len(words)) == rhythm


@pytest.mark.parametrize(
    "words",
    [
        "请于6月20日前报送",
        "每次会议应当形成纪要",
        "每名网格员",
        "24小时之内书面报告",
        "报三季度工作情况",
        "第一季度工作总结",
        "在人民日报社召开",
        "加强日常管理",
        "年底前完成",
        "定期召开会议",
        "不定期检查",
        "本月底前完成",
        "周五前报送",
    ],
)
def test_other_words_name_none(words: str) -> None:
    assert find_frequency(words, 0, len(words)) is None


def test_only_the_given_words_count() -> None:
    words = "每月召开例会。请报送总结"

    assert find_frequency(words, words.index("请"), len(words)) is None


def test_one_occasion_is_named() -> None:
    assert is_once("请一次性报送", 0, 6)
    assert not is_once("请报送台账", 0, 5)
