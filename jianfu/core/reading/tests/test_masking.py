"""Numbers of persons never leave the reader; numbers of papers do. Divisions 99.... do not exist."""

from __future__ import annotations

import pytest

from jianfu.core.reading import read_file
from jianfu.core.reading.masking import masked, masked_words
from jianfu.core.reading.normalise import text_of
from jianfu.core.reading.shapes import Message, Table

PRIVATE = [
    ("身份证号990101199003071237。", "990101199003071237"),
    ("李明990101199003074139负责", "990101199003074139"),
    ("李明 99010119900307004X", "99010119900307004X"),
    ("李明(990101 19900307 1237)", "990101 19900307 1237"),
    ("身份证:990101900307123", "990101900307123"),
    ("公民身份号码:990101199003071230(待核)", "990101199003071230"),
    ("证件号９９０１０１１９９００３０７１２３７", "９９０１０１１９９００３０７１２３７"),
    ("电话13800138000", "13800138000"),
    ("李明:138 0013 8000", "138 0013 8000"),
    ("联系人李明138-0013-8000。", "138-0013-8000"),
    ("李明+8613800138000", "13800138000"),
    ("手机1３８０0138000", "1３８０0138000"),
    ("李明138\u200b00138000", "138\u200b00138000"),
    ("联系电话:0577-88880001", "0577-88880001"),
    ("电话:(0577)88880001", "(0577)88880001"),
    ("传真:88880001", "88880001"),
    ("联系电话:88880001、88880002", "88880002"),
    ("联系电话 057788880001", "057788880001"),
    ("卡号6222021234567890128", "6222021234567890128"),
    ("卡号:6222 0212 3456 7890 128", "6222 0212 3456 7890 128"),
    ("转入4111111111111111即可", "4111111111111111"),
]

PUBLIC = [
    "编号990101199003071238",  # no such check digit
    "青政办发〔2026〕13号",
    "2026年6月10日18:00前报送",
    "2026-06-10 18:20:33",
    "20260610182033",
    "资金1380013800000元",
    "补助13800138000元",
    "统一社会信用代码91990101MA2HABCD3X",
    "统一社会信用代码:119901012019900307",
    "项目代码2606-990101-04-01-123456",
    "每年6月30日和12月31日前",
    "面积12345.67亩,共1234567人",
    "拨打12345或12350",
    "合同编号20260610000123456789",
    "文件流水号2026061000012345",
    "QQ群123456789",
    "邮编325000,电话12345",
]


@pytest.mark.parametrize(("chars", "number"), PRIVATE)
def test_number_of_a_person_is_masked_at_equal_length(chars: str, number: str) -> None:
    (reading,) = read_file("a.txt", chars.encode())

    assert reading.text
    assert len(reading.text.chars) == len(chars)
    assert not any(c.isdecimal() for c in reading.text.chars[chars.index(number) :][: len(number)])
    kept = [i for i, c in enumerate(reading.text.chars) if c != chars[i]]
    assert all(chars[i].isdecimal() or chars[i] in "Xx" for i in kept)
    assert not any(c.isdecimal() for c in reading.text.plain.replace("86", ""))


@pytest.mark.parametrize("chars", PUBLIC)
def test_number_of_a_paper_stays(chars: str) -> None:
    (reading,) = read_file("a.txt", chars.encode())

    assert reading.text
    assert reading.text.chars == chars


def test_a_number_broken_by_a_wrapped_line_is_masked_in_both_parts() -> None:
    lines = "各村要高度重视此项工作并明确专人负责做好台账建立工作\n" * 3
    chars = lines + "各村要高度重视此项工作并明确一名联系人联系电话13800\n138000请及时告知\n"

    text = masked(text_of(chars))

    assert "138" not in text.chars
    assert "***********" in text.plain
    assert len(text.chars) == len(chars)


def test_words_outside_the_text_are_masked_too() -> None:
    text = text_of(
        "通知",
        tables=(Table("表1", ("姓名", "李明13800138000"), notes=("联系电话:0577-88880001",)),),
        messages=(Message("李明13800138000", "", 0, 2),),
    )

    safe = masked(text)

    assert safe.tables[0].header[1] == "李明***********"
    assert safe.tables[0].notes == ("联系电话:****-********",)
    assert safe.messages[0].speaker == "李明***********"
    assert masked_words("青政发〔2026〕3号") == "青政发〔2026〕3号"
