"""The base year is read from the sheet an office has."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from jianfu.apps.journal.models import Line
from jianfu.apps.ledger import actions, queries
from jianfu.apps.ledger.sheet import Row, read_baseline
from jianfu.apps.people.models import Role
from jianfu.apps.people.tests.makers import County, make_county, make_person
from jianfu.core.reading.shapes import Unreadable


def sheet(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


MONTHS = tuple(f"{month}月" for month in range(1, 13))


def test_months_across_with_the_year_in_the_title() -> None:
    data = sheet(
        ("云水县2024年发文情况表",),
        ("序号", "部门", *MONTHS, "合计"),
        (1, "县农业农村局", *range(1, 13), 78),
        (2, "县民政局", 5, None, 3, *[0] * 9, 8),
        ("", "合计", *[1] * 12, 86),
    )

    agriculture, civil = read_baseline(data)

    assert agriculture == Row("县农业农村局", 2024, {month: month for month in range(1, 13)})
    assert civil.papers[1] == 5
    assert 2 not in civil.papers


def test_one_month_a_row_with_the_year_in_a_column() -> None:
    data = sheet(
        ("单位名称", "年份", "月份", "发文份数"), ("民政局", 2024, "3月", 7), ("民政局", 2025, "3月", 6)
    )

    assert read_baseline(data) == [Row("民政局", 2024, {3: 7}), Row("民政局", 2025, {3: 6})]


def test_year_that_the_sheet_does_not_name_is_asked_of_the_caller() -> None:
    data = sheet(("部门", "1月", "2月"), ("民政局", 3, 4))

    assert read_baseline(data, year=2024) == [Row("民政局", 2024, {1: 3, 2: 4})]


@pytest.mark.parametrize(
    "data", [sheet(("姓名", "电话"), ("甲", "乙")), b"PK\x03\x04", "部门在哪里".encode()]
)
def test_other_files_are_told_apart(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_baseline(data, year=2024)


@pytest.fixture
def county(db: None) -> County:
    return make_county()


def test_departments_are_known_by_every_name_they_go_by(county: County) -> None:
    reviewer = make_person(county.burden_office, Role.REVIEWER)
    rows = [
        Row("县农业农村局", 2024, {1: 20, 2: 8}),
        Row("应急管理局", 2024, {1: 6}),
        Row("县气象台", 2024, {1: 1}),
    ]

    done = actions.import_baseline(rows, county.county, by=reviewer)

    first, second = (unit.pk for unit in county.departments)
    assert queries.baseline([first, second], 2024) == {(first, 1): 20, (first, 2): 8, (second, 1): 6}
    assert (done.departments, done.papers, done.unknown) == (2, 34, ("县气象台",))
    assert Line.objects.get().verb == "导入发文基数"


def test_later_sheet_replaces_the_months_it_has(county: County) -> None:
    reviewer = make_person(county.burden_office, Role.REVIEWER)
    actions.import_baseline([Row("农业农村局", 2024, {1: 20, 2: 8})], county.county, by=reviewer)

    actions.import_baseline([Row("农业农村局", 2024, {2: 9})], county.county, by=reviewer)

    key = county.departments[0].pk
    assert queries.baseline([key], 2024) == {(key, 1): 20, (key, 2): 9}
