"""Level and body of organs by their names."""

from __future__ import annotations

import pytest

from jianfu.core.facts.shapes import Body, Level
from jianfu.core.facts.units import unit_of

CITY, COUNTY, TOWN, VILLAGE = Level.CITY, Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE


@pytest.mark.parametrize(
    ("name", "level", "body"),
    [
        ("国务院办公厅", Level.CENTRAL, Body.GENERAL_OFFICE),
        ("水利部", Level.CENTRAL, Body.DEPARTMENT),
        ("省委文明办", Level.PROVINCE, Body.COORDINATING_BODY),
        ("云溪省住房和城乡建设厅", Level.PROVINCE, Body.DEPARTMENT),
        ("重庆市人民政府", Level.PROVINCE, Body.GOVERNMENT),
        ("云溪市人民政府办公室", CITY, Body.GENERAL_OFFICE),
        ("中共云溪市委办公室", CITY, Body.GENERAL_OFFICE),
        ("市安全生产委员会办公室", CITY, Body.COORDINATING_BODY),
        ("云溪市白石区人民政府", COUNTY, Body.GOVERNMENT),
        ("县市场监督管理局", COUNTY, Body.DEPARTMENT),
        ("县乡村振兴局", COUNTY, Body.DEPARTMENT),
        ("县委组织部", COUNTY, Body.DEPARTMENT),
        ("中共云溪县委", COUNTY, Body.PARTY_COMMITTEE),
        ("云溪县纪委", COUNTY, Body.PARTY_COMMITTEE),
        ("县防汛抗旱指挥部", COUNTY, Body.COORDINATING_BODY),
        ("县应急管理局综合科", COUNTY, Body.INTERNAL_UNIT),
        ("县教育局基教股", COUNTY, Body.INTERNAL_UNIT),
        ("县教育局办公室", COUNTY, Body.INTERNAL_UNIT),
        ("云溪县消费者协会", COUNTY, Body.ASSOCIATION),
        ("云溪县城市建设投资有限公司", COUNTY, Body.ENTERPRISE),
        ("各县(市、区)人民政府", COUNTY, Body.GOVERNMENT),
        ("各乡镇人民政府", TOWN, Body.GOVERNMENT),
        ("云溪县青禾镇人民政府", TOWN, Body.GOVERNMENT),
        ("各街道办事处", TOWN, Body.GOVERNMENT),
        ("青禾镇人民政府办公室", TOWN, Body.GENERAL_OFFICE),
        ("镇党政办", TOWN, Body.INTERNAL_UNIT),
        ("乡党委", TOWN, Body.PARTY_COMMITTEE),
        ("青禾镇", TOWN, Body.GOVERNMENT),
        ("各村(居)委会", VILLAGE, Body.COMMITTEE),
        ("白石村民委员会", VILLAGE, Body.COMMITTEE),
        ("各社区", VILLAGE, Body.COMMITTEE),
        ("各有关单位", None, Body.DEPARTMENT),
    ],
)
def test_a_name_shows_level_and_body(name: str, level: Level | None, body: Body | None) -> None:
    unit = unit_of(name)

    assert (unit.level, unit.body) == (level, body)


def test_a_city_that_writes_to_townships_is_of_county_level() -> None:
    towns = unit_of("各乡镇人民政府")
    counties = unit_of("各县(市、区)人民政府")

    assert unit_of("云溪市人民政府", near=towns).level is COUNTY
    assert unit_of("云溪市人民政府", near=counties).level is CITY


def test_a_seal_is_no_part_of_the_name() -> None:
    assert unit_of("青禾镇人民政府(盖章)").name == "青禾镇人民政府"
