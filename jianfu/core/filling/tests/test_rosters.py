"""A blank list is filled only where the title says surely whom it wants, and from where."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianfu.core.filling.tests.made import DASHAN, LAOSHAN, blank, county, filled, number, values

SHANCHUAN, NAMESAKE = number("99990119700101001"), number("99990119710101003")
COLUMNS = ("姓名", "身份证号", "性别", "有何需求")
AID = (
    "person.id_number,aid.type,aid.end_date,_source,_as_of\n"
    f"{DASHAN},农村低保,,县民政局,2026-06-30\n{SHANCHUAN},农村低保,2026-01-31,县民政局,2026-06-30\n"
    f"{LAOSHAN},农村低保,,县民政局,2026-06-30\n{NAMESAKE},特困人员,,县民政局,2026-06-30\n"
)


def roster(title: str, above: str = "", rows: int = 6) -> bytes:
    lines = [(title,), *([(above,)] if above else []), COLUMNS, *[("", "", "", "")] * rows]
    return blank(*lines)


def listed(data: bytes, folder: Path) -> list[str | float]:
    told = values(filled(data, folder)[1])
    return [value for cell, value in sorted(told.items()) if cell.startswith("A")]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("青石村户籍人口名册", ["石大山", "陈小河", "周山川"]),
        ("青石村70周岁以上老人名册", ["石大山"]),
        ("青石村2026年低保对象花名册", ["石大山"]),
        ("柳溪村特困人员名单", ["周山川"]),
        ("青石镇特困供养人员名单", ["周山川"]),
    ],
)
def test_list_with_a_sure_kind_and_place_is_filled(title: str, names: list[str], tmp_path: Path) -> None:
    assert listed(roster(title), county(tmp_path, aid=AID)) == names


@pytest.mark.parametrize(
    "title",
    [
        "低保对象花名册",
        "青石村困难群众名册",
        "青石村低保边缘人员名单",
        "青石村、柳溪村低保对象名册",
        "青石村重度残疾人名单",
    ],
)
def test_list_with_a_kind_or_place_in_doubt_stays_empty(title: str, tmp_path: Path) -> None:
    _, result = filled(roster(title), county(tmp_path, aid=AID))

    assert not result.cells
    assert [asked.why for asked in result.rows_asked] == ["whom_to_list"]


def test_place_may_stand_in_a_line_above_the_list(tmp_path: Path) -> None:
    assert listed(roster("特困人员名单", "填报单位:柳溪村村民委员会"), county(tmp_path, aid=AID)) == [
        "周山川"
    ]


def test_somebody_dead_with_a_benefit_is_asked_neither_listed_nor_dropped(tmp_path: Path) -> None:
    _, result = filled(roster("青石村低保对象名册"), county(tmp_path, aid=AID))

    assert [(a.key, a.why, a.sources) for a in result.rows_asked] == [
        (LAOSHAN, "off_the_rolls", ("县公安局",))
    ]


def test_village_name_that_two_towns_have_is_no_certain_place(tmp_path: Path) -> None:
    places = (
        "division.code,division.town,division.village,_source,_as_of\n"
        "999901109201,青石镇,青石村,县民政局,2026-01-01\n999901110201,柳溪镇,青石村,县民政局,2026-01-01\n"
    )

    assert listed(roster("青石村户籍人口名册"), county(tmp_path, places=places)) == []
