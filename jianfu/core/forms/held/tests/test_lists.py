"""Whom a blank list names. Everyone is fictional, and the division of their numbers does not exist."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jianfu.core.forms.catalogue import by_identifier
from jianfu.core.forms.held import Group, Held, group_in, households_of, listed, load, place_named
from jianfu.core.forms.held.counts import count, total
from jianfu.core.forms.held.lists import lies_in

TODAY = date(2026, 11, 22)
EAST, WEST, TOWN = "999901109201", "999901109202", "999901109000"


def number(birth: str, order: str) -> str:
    """An identity number with the right check character."""
    head = f"999901{birth}{order}"
    total = sum(int(d) * pow(2, 17 - n, 11) for n, d in enumerate(head))
    return head + "10X98765432"[total % 11]


GRANNY, GRANDPA = number("19400101", "002"), number("19450505", "001")
SON, GIRL, NEIGHBOUR = number("19700303", "003"), number("20150909", "004"), number("19431212", "005")


@pytest.fixture
def held(tmp_path: Path) -> Held:
    tables = {
        "people": "person.id_number,person.name,household.id,person.death_date\n"
        f"{GRANNY},周小荷,H1,\n{GRANDPA},周大川,H1,2026-05-01\n{SON},周石,H1,\n{GIRL},周小溪,H1,\n{NEIGHBOUR},吴山,H2,\n",
        "houses": f"household.id,division.code,division.group\nH1,{EAST},2组\nH2,{WEST},1组\n",
        "aid": "household.id,aid.type,aid.end_date,_source,_as_of\nH1,农村低保,,县民政局,2026-10-01\nH2,农村低保,2026-06-30,县民政局,2026-10-01\n",
        "places": f"division.code,division.town,division.village\n{EAST},青石镇,河东村\n{WEST},青石镇,河西村\n",
        "_tables": "table,complete\npeople,yes\n",
    }
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return load(tmp_path)


@pytest.mark.parametrize(
    ("words", "kinds", "ages", "sex", "sure"),
    [
        ("农村低保对象花名册", 1, (0, 200), "", True),
        ("80周岁以上老年人名单", 0, (80, 200), "", True),
        ("八十五岁及以上老人(人)", 0, (85, 200), "", True),
        ("60-69岁人数", 0, (60, 69), "", True),
        ("残疾妇女登记表", 1, (0, 200), "女", True),
        ("育龄妇女名册", 0, (15, 49), "女", True),
        ("低保、特困人员名单", 2, (0, 200), "", True),
        ("全部户籍人口", 0, (0, 200), "", True),
        ("老年人名单", 0, (0, 200), "", False),
        ("重点人员名单", 0, (0, 200), "", False),
        ("种粮大户登记表", 0, (0, 200), "", False),
        ("领取低保的返乡创业者", 1, (0, 200), "", False),
    ],
)
def test_title_says_whom_it_means_or_leaves_it_open(
    words: str, kinds: int, ages: tuple[int, int], sex: str, sure: bool
) -> None:
    group = group_in(words)

    assert (len(group.kinds), group.ages, group.sex, group.sure) == (kinds, ages, sex, sure)


def test_two_kinds_beside_each_other_are_both_meant_and_one_of_two_with_a_comma() -> None:
    assert not group_in("低保残疾人名册").any_of
    assert group_in("低保、特困人员名册").any_of


def test_list_holds_the_living_of_the_place_and_asks_about_the_dead_on_it(held: Held) -> None:
    found = listed(held, group_in("低保对象"), EAST, TODAY)

    assert found.people == (GRANNY, SON, GIRL)
    assert [(doubt.number, doubt.why) for doubt in found.doubts] == [(GRANDPA, "person.death_date")]
    assert found.sources == ("县民政局",)


def test_benefit_that_has_ended_names_nobody(held: Held) -> None:
    assert listed(held, group_in("低保对象"), WEST, TODAY).people == ()
    assert listed(held, group_in("低保对象"), WEST, date(2026, 6, 1)).people == (NEIGHBOUR,)


def test_age_is_that_of_the_day_the_sheet_asks_about(held: Held) -> None:
    old = group_in("80周岁以上老年人")

    assert listed(held, old, TOWN, TODAY).people == (GRANNY, NEIGHBOUR)
    assert listed(held, old, TOWN, date(2023, 12, 11)).people == (GRANNY,)


def test_only_a_complete_table_may_be_counted(held: Held) -> None:
    assert listed(held, Group(), EAST, TODAY).complete
    assert not listed(held, group_in("低保对象"), EAST, TODAY).complete


def test_households_are_counted_once(held: Held) -> None:
    assert households_of(held, (GRANNY, SON, NEIGHBOUR)) == ("H1", "H2")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("青石镇河东村低保名册", EAST),
        ("填报单位:青石镇", TOWN),
        ("河西村", WEST),
        ("大河西村", WEST),
        ("某某镇", ""),
    ],
)
def test_place_is_found_by_its_name(held: Held, words: str, code: str) -> None:
    assert place_named(held, words) == code


def test_two_villages_of_one_name_are_told_apart_by_their_township_only(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(
        f"division.code,division.town,division.village\n{EAST},青石镇,河东村\n999901110201,白沙乡,河东村\n"
    )
    held = load(tmp_path)

    assert place_named(held, "河东村") == ""
    assert place_named(held, "白沙乡河东村") == "999901110201"


def test_village_lies_in_its_township_and_county() -> None:
    assert lies_in(EAST, TOWN)
    assert lies_in(EAST, "999901")
    assert not lies_in(EAST, WEST)
    assert not lies_in("999901110201", TOWN)


def test_persons_and_households_are_counted_only_where_nobody_can_be_missing(held: Held) -> None:
    everybody = Group()

    persons, households = (count(held, everybody, EAST, TODAY, households=h) for h in (False, True))

    assert persons
    assert households
    assert (persons.value, households.value) == ("3", "1")
    assert count(held, group_in("低保对象"), EAST, TODAY) is None
    assert count(held, group_in("老年人"), EAST, TODAY) is None


def test_areas_are_summed_over_a_place(held: Held, tmp_path: Path) -> None:
    (tmp_path / "land.csv").write_text(
        "household.id,land.contract_area,_source,_as_of\nH1,4.5,县农业农村局,2026-05-01\nH2,3.25,县农业农村局,2026-06-01\n"
    )
    area = by_identifier()["land.contract_area"]

    assert total(load(tmp_path), area, TOWN) is None
    (tmp_path / "_tables.csv").write_text("table,complete\nland,yes\n")
    found = total(load(tmp_path), area, TOWN)

    assert found
    assert (found.value, found.source, found.as_of) == ("7.75", "县农业农村局", date(2026, 6, 1))
