"""A sheet of indicators as an office has it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping

from jianfu.apps.assessments.models import Indicator
from jianfu.apps.people.kinds import Role
from jianfu.apps.registers.lists import ListKind, Place, Read
from jianfu.core.rules.assessments.indicators import COLUMNS, needs_material, weight_of


def read(cells: Mapping[str, str], place: Place) -> Read:
    name = re.sub(r"\s", "", cells["name"])[:60]
    if not name:
        return Read(cells["scheme"], why="没有写指标名称")
    # A scheme of the government itself names no department.
    unit, why = place.unit_of(cells["owner"]) if cells["owner"] else (place.only or place.area, "")
    if unit is None:
        return Read(name, why=why)
    found = re.search(r"20\d\d", cells["year"])
    year = int(found[0]) if found else place.today.year
    values = {
        "unit": unit,
        "year": year,
        "name": name,
        "scheme": cells["scheme"][:120],
        "weight": weight_of(cells["weight"]),
        "material": needs_material(f"{cells['standard']};{cells['source']}"),
        "source": cells["source"][:80],
    }
    return Read(name, values, same=(unit.pk, year, name))


def known(place: Place) -> set[Hashable]:
    return set(Indicator.objects.of_area(place.area).values_list("unit_id", "year", "name"))


KINDS = (
    ListKind(
        key="indicators",
        word="考核指标",
        told="要有“考核指标”和“分值”两列，最好还有考核单位、评分标准、数据来源、年度",
        columns=COLUMNS,
        needs=("name", "weight"),
        model=Indicator,
        read=read,
        known=known,
        page="assessments:indicators",
        who=frozenset({Role.REVIEWER, Role.DEPARTMENT_CLERK, Role.ASSESSMENT}),
    ),
)
