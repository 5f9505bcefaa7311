"""`plain` is what patterns run on; every quotation leads back to the characters of the file."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianfu.core.reading.characters import _TRADITIONAL, alike
from jianfu.core.reading.normalise import normalise, text_of
from jianfu.core.reading.shapes import Block, Part

WRAPPED = """           关于开展夏季消防安全专项检查的通知

各村(社区),镇直各单位:
    为深入贯彻落实县委、县政府关于消防安全工作的部署要求,
切实防范化解重大火灾风险,经镇党委研究,决定在全镇开展夏季消
防安全专项检查,现将有关事项通知如下:
    一、检查时间
    2026年6月10日至7月20日。
    二、工作要求
    (一)压实责任。各村要高度重视,明确专人负责,于2026年
6月30日18时前将《消防安全隐患排查表》报送至镇应急办。逾期
未报的,予以提醒。
    (二)加强督查。镇应急办将不定期对各村开展情况进行抽查。
对工作落实不到位的,在全镇范围内进行通报,并纳入年度考
核。

                        青石镇人民政府
                        2026年6月8日
"""


@pytest.mark.parametrize(
    ("chars", "plain"),
    [
        ("2026年6月10日18:00前报送", "2026年6月10日18:00前报送"),
        ("２０２６年６月１０日１８：００前", "2026年6月10日18:00前"),
        ("共　100 人 ,报 3 份", "共100人,报3份"),
        ("為基層減負(fù)是發(fā)展所需", "为基层减负是发展所需"),
        ("基层减负（fù）是民心所向", "基层减负是民心所向"),
        ("鄉(xiāng)鎮(zhèn)(街道)、村(社區(qū))", "乡镇(街道)、村(社区)"),
        ("各​村\ufeff、社\u00ad区", "各村、社区"),
        ("⽉底前上⾬情", "月底前上雨情"),
        ("上午9∶00—11∶30", "上午9:00—11:30"),
        ("「一表通」填報", "“一表通”填报"),
        ("通  知", "通知"),
        ("请于6月10日\t前报送", "请于6月10日前报送"),
    ],
)
def test_plain_has_the_shapes_that_patterns_expect(chars: str, plain: str) -> None:
    assert normalise(chars)[0] == plain


@pytest.mark.parametrize(
    "chars",
    [
        "面积(ha)按年报送",
        "请填写(a)栏",
        "2026-06-10 18:00",
        "by 10 June 2026",
        "村名\t户数\t面积",
        "著名的乾隆年间",
    ],
)
def test_what_is_no_decoration_stays(chars: str) -> None:
    assert normalise(chars) == (chars, None)


def test_only_wrapped_lines_are_joined() -> None:
    lines = [line for line in text_of(WRAPPED).plain.split("\n") if line]

    assert lines[:2] == ["关于开展夏季消防安全专项检查的通知", "各村(社区),镇直各单位:"]
    assert lines[2].startswith("为深入贯彻")
    assert lines[2].endswith("通知如下:")
    assert lines[3:6] == ["一、检查时间", "2026年6月10日至7月20日。", "二、工作要求"]
    assert "于2026年6月30日18时前将《消防安全隐患排查表》报送至镇应急办。逾期未报的" in lines[6]
    assert lines[-2:] == ["青石镇人民政府", "2026年6月8日"]


def test_a_wrapped_paragraph_is_one_place() -> None:
    text = text_of(WRAPPED)

    start = text.plain.index("逾期未报")
    span = text.span(start, start + 4)

    assert span.text == "逾期\n未报"
    assert span.where == "第7段"


def test_foreign_words_keep_one_space_where_the_line_was_wrapped() -> None:
    words = "please send the filled sheet to the township office before the end\n"

    plain = normalise(words * 4)[0]

    assert "before the end please send" in plain


def test_addressees_on_two_lines_are_one_line_and_the_title_stays_above() -> None:
    chars = (
        "青石县人民政府关于印发农产品价格调节基金管理办法的通知\n"
        "各乡镇人民政府,经济开发区、东城区管理委员会,县人民\n政府各部门:\n"
        "《农产品价格调节基金管理办法》已经县政府研究通过,现印\n发给你们,请结合实际认真贯彻执行。\n"
    )

    assert normalise(chars)[0].split("\n") == [
        "青石县人民政府关于印发农产品价格调节基金管理办法的通知",
        "各乡镇人民政府,经济开发区、东城区管理委员会,县人民政府各部门:",
        "《农产品价格调节基金管理办法》已经县政府研究通过,现印发给你们,请结合实际认真贯彻执行。",
        "",
    ]


@pytest.mark.parametrize(
    "chars",
    [
        # Names of places in a list are equally long, and no sentence.
        "青石镇人民政府\n白云镇人民政府\n红旗乡人民政府\n",
        # Paragraphs of a web page: long, and each ends its sentence.
        "各村要高度重视此项工作,明确专人负责,确保取得实效。\n" * 4,
        # Items begin something of their own.
        "1.各村党支部书记、村民委员会主任和全体驻村工作队队员\n2.镇直各部门主要负责人以及各社区居民委员会全体委员\n"
        * 2,
        # Rows.
        "青石村  120户  李明  13个网格  2026年6月  已经完成\n白云村  130户  王芳  14个网格  2026年6月  已经完成\n"
        * 2,
    ],
)
def test_lists_paragraphs_and_rows_are_not_joined(chars: str) -> None:
    assert normalise(chars)[0].count("\n") == chars.count("\n")


def test_cells_of_a_table_are_not_joined() -> None:
    cell = "各村(社区)党组织书记以及全体驻村工作队"
    chars = "\n".join([cell] * 6)
    step = len(cell) + 1
    blocks = tuple(Block(i * step, i * step + len(cell), f"表1 A{i + 1}", Part.TABLE) for i in range(6))

    text = text_of(chars, blocks)

    assert text.plain.split("\n") == [cell] * 6


OFFICE = st.text(
    st.sampled_from("各村社區為負報表()（）fùā12３ ,，。:：\n\t\u3000\u200b\ufeffab《》“”ｱ"), max_size=60
)


@given(OFFICE)
def test_every_plain_character_comes_from_its_origin(chars: str) -> None:
    text = text_of(chars)

    origin = range(len(chars)) if text.origin is None else text.origin

    assert len(origin) == len(text.plain)
    assert all(a < b for a, b in pairwise(origin))
    same = alike(chars)
    assert all(
        p == same[o] or (p == " " and same[o] in "\t\n") for p, o in zip(text.plain, origin, strict=True)
    )


@given(OFFICE, st.integers(0, 60), st.integers(0, 60))
def test_a_quotation_is_part_of_the_file(chars: str, a: int, b: int) -> None:
    text = text_of(chars)
    start, end = sorted((min(a, len(text.plain)), min(b, len(text.plain))))

    span = text.span(start, end)

    assert span.text in chars
    assert alike(span.text).startswith(text.plain[start : start + 1].replace(" ", "") if end > start else "")


@given(OFFICE)
def test_no_space_beside_chinese_and_nothing_unseen(chars: str) -> None:
    plain = normalise(chars)[0]

    assert not re.search("[各村社为负报表。《》] | [各村社为负报表。《》]|[\u200b\ufeff]", plain)


@given(OFFICE)
def test_normalising_twice_changes_nothing(chars: str) -> None:
    blocks_apart = chars.replace("\t", "").replace("(", "").replace("（", "")

    plain = normalise(blocks_apart)[0]

    assert normalise(plain)[0] == plain


def test_each_trigger_really_is_traditional() -> None:
    letters = _TRADITIONAL.pattern.strip("[]")

    assert all(alike(c) != c for c in letters)
    assert len(letters) == len(set(letters))


@pytest.mark.parametrize(
    "unit", ["各村报送。", " ", "a ", "(a", "一、", "\t", "負(fù)", "各" * 28 + "\n", "\u200b"]
)
def test_two_megabytes_take_seconds_at_most(unit: str) -> None:
    chars = unit * (700_000 // len(unit))

    start = time.process_time()
    normalise(chars)

    assert time.process_time() - start < 5
