"""Lists of an office, by the words above their columns."""

from __future__ import annotations

import re

from jianfu.core.reading.grids import Grid
from jianfu.core.reading.named_rows import NamedRow, named_rows

WANTED = {"title": re.compile(r"检查(?:事项|名称)"), "owner": re.compile(r"(?:牵头|责任)?(?:部门|单位)")}


def read(
    *rows: tuple[str, ...], merges: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
) -> list[NamedRow]:
    return list(named_rows([Grid("计划", rows, merges)], WANTED, needs=("title",)))


def test_columns_are_known_by_their_words_wherever_they_stand() -> None:
    (row,) = read(("2026年计划", "", ""), ("序号", "责任 单位", "检查名称"), ("1", "县林业局", "防火检查"))

    assert (row["title"], row["owner"], row.where) == ("防火检查", "县林业局", "计划 第3行")


def test_headings_sums_and_repeated_headers_are_no_rows() -> None:
    rows = read(
        ("检查事项", "部门"),
        ("一、县直部门", "一、县直部门"),
        ("防火检查", "县林业局"),
        ("检查事项", "部门"),
        ("合计", "1项"),
    )

    assert [row["title"] for row in rows] == ["防火检查"]


def test_merged_owner_counts_for_every_row_it_covers() -> None:
    rows = read(("部门", "检查事项"), ("县林业局", "防火检查"), ("", "苗木检查"), merges=(((1, 0), (2, 0)),))

    assert [row["owner"] for row in rows] == ["县林业局", "县林业局"]


def test_sheet_without_such_columns_gives_nothing() -> None:
    assert read(("姓名", "电话"), ("甲", "乙")) == []


def test_column_that_is_not_there_is_blank() -> None:
    (row,) = read(("检查事项", "时间"), ("防火检查", "6月"))

    assert row["owner"] == ""
