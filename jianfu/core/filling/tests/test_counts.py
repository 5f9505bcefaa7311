"""A row is a village: cases are counted only where nobody can be missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianfu.core.filling.counts import counted_by
from jianfu.core.filling.tests.made import DASHAN, blank, county, filled, number, values
from jianfu.core.forms import Field

OLD, XIAOHE = number("99990119400101001"), number("99990119880715122")
AID = (
    "person.id_number,aid.type,aid.end_date,_source,_as_of\n"
    f"{DASHAN},农村低保,,县民政局,2026-06-30\n{XIAOHE},农村低保,,县民政局,2026-06-30\n"
    f"{number('99990119700101001')},农村低保,2026-01-31,县民政局,2026-06-30\n"
    f"{number('99990119710101003')},特困人员,,县民政局,2026-06-30\n"
)
LAND = (
    "household.id,division.code,land.arable_area,_source,_as_of\n"
    "h1,999901109201,2.5,县农业农村局,2026-01-01\nh3,999901109201,1.25,县农业农村局,2026-01-01\n"
    "h4,999901109202,3,县农业农村局,2026-01-01\n"
)
HOMES = f"household.id,household.head_id,_source,_as_of\nh1,{DASHAN},县公安局,2026-06-30\n"


def told(
    folder: Path, *columns: str, complete: str = "people aid land", **tables: str
) -> dict[str, str | float]:
    """What is written for the villages 青石村 (row 3) and 柳溪村 (row 4)."""
    about = "table,complete,share\n" + "".join(f"{name},yes,\n" for name in complete.split())
    given = {"aid": AID, "land": LAND, "homes": HOMES, "_tables": about, **tables}
    title = tables.pop("title", "青石镇各村情况统计表")
    given.pop("title", None)
    lines = (("村名", *columns), ("青石村",), ("柳溪村",), ("合计", "=SUM(B3:B4)"))
    return values(filled(blank((title,), *lines), county(folder, **given))[1])


@pytest.mark.parametrize(
    ("column", "counts"),
    [
        ("低保户数", (1, 0)),
        ("低保人数", (2, 0)),
        ("特困人员(人)", (0, 1)),
        ("总户数(户)", (2, 1)),
        ("总人口", (3, 1)),
        ("70周岁以上老人数", (1, 0)),
        ("耕地面积(亩)", (3.75, 3)),
        ("耕地面积(公顷)", (0.25, 0.2)),
    ],
)
def test_column_of_a_village_is_counted(column: str, counts: tuple[float, float], tmp_path: Path) -> None:
    cells = told(tmp_path, column)

    assert (cells["B3"], cells["B4"]) == pytest.approx(counts, rel=1e-4)
    assert set(cells) == {"B3", "B4"}


@pytest.mark.parametrize(
    "column",
    ["新增低保户数", "人均可支配收入(元)", "满意度(%)", "低保人数(户)", "困难群众人数", "低保户占比"],
)
def test_column_that_says_more_than_a_kind_is_left(column: str, tmp_path: Path) -> None:
    assert told(tmp_path, column) == {}


def test_nothing_is_counted_over_a_table_that_may_miss_somebody(tmp_path: Path) -> None:
    assert told(tmp_path, "低保人数", "总人口", complete="people") == {"C3": 3, "C4": 1}


def test_second_table_of_the_same_benefit_that_may_miss_somebody_leaves_it_open(tmp_path: Path) -> None:
    assert told(tmp_path, "低保人数", more=AID) == {}


def test_somebody_off_the_rolls_is_not_counted(tmp_path: Path) -> None:
    dead = AID + "999901193807114428,农村低保,,县民政局,2026-06-30\n"

    assert told(tmp_path, "低保人数", aid=dead)["B3"] == 2


def test_benefit_that_begins_after_the_day_of_the_form_is_not_counted(tmp_path: Path) -> None:
    later = AID.replace("aid.end_date", "aid.start_date").replace("2026-01-31", "2026-10-01")
    title = "青石镇各村情况统计表(截至2026年6月30日)"

    assert told(tmp_path, "低保人数", aid=later, title=title)["B3"] == 2


def test_case_without_a_place_leaves_every_village_open(tmp_path: Path) -> None:
    assert told(tmp_path, "低保人数", aid=AID + f"{OLD},农村低保,,县民政局,2026-06-30\n") == {}


def test_sheet_of_another_year_is_not_counted_by_today(tmp_path: Path) -> None:
    assert told(tmp_path, "低保人数", title="青石镇各村2024年情况统计表") == {}


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("青石镇低保情况统计表", {"B3": 2, "B4": 0}),
        ("青石镇低保、特困人员情况统计表", {"B3": 2, "B4": 0}),
        ("青石镇低保边缘家庭情况统计表", {}),
        ("青石镇残疾人情况统计表", {}),
    ],
)
def test_column_under_a_title_of_another_kind_is_left(
    title: str, written: dict[str, float], tmp_path: Path
) -> None:
    assert told(tmp_path, "低保人数", "总人口", title=title) == written


def test_low_income_family_beside_the_benefit_is_no_case_of_it(tmp_path: Path) -> None:
    beside = AID.replace(f"{XIAOHE},农村低保", f"{XIAOHE},低保边缘")

    assert told(tmp_path, "低保人数", aid=beside)["B3"] == 1


def test_count_says_what_was_counted_and_by_whom(tmp_path: Path) -> None:
    data = blank(("青石镇各村情况统计表",), ("村名", "低保人数", "残疾人数"), ("青石村",), ("柳溪村",))
    folder = county(tmp_path, aid=AID, _tables="table,complete,share\naid,yes,\npeople,yes,\n")

    _, result = filled(data, folder)

    (first, _) = result.cells
    assert (first.derived, first.of, first.element, first.key) == ("count", "低保人数", None, "999901109201")
    assert (first.held.source, first.held.as_of.isoformat()) == ("县民政局", "2026-06-30")
    assert [left.cell for left in result.left] == ["C3", "C4"]
    assert result.row_is == "village"


def test_heading_over_households_and_persons_says_the_kind() -> None:
    counted = counted_by(Field("户数", ("低保",)))

    assert counted is not None
    assert (counted.group.word, counted.households) == ("低保", True)
    assert counted_by(Field("户数", ("新增低保",))) is None
