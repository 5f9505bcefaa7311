"""A small fictional county and people in it, naming only what matters."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from jianfu.apps.people.models import Level, Person, Post, Role, Unit, UnitKind

_codes = count(1)
TOWNSHIPS = ("青石镇", "白水乡", "柳林镇", "双河镇", "云岭乡", "桥头镇")
DEPARTMENTS = ("农业农村局", "应急管理局", "民政局", "教育局", "水利局", "卫生健康局")
VILLAGES = ("河东村", "河西村", "上坪村", "下坪村", "新桥社区", "石门村")


@dataclass
class County:
    county: Unit
    burden_office: Unit
    departments: list[Unit] = field(default_factory=list)
    townships: list[Unit] = field(default_factory=list)
    villages: list[Unit] = field(default_factory=list)


def make_county(
    townships: int = 2, departments: int = 2, villages: int = 0, *, name: str = "云水县"
) -> County:
    """`villages` is the number in each township; names repeat with a number beyond six."""
    top = make_unit(name, level=Level.COUNTY)
    office = make_unit(f"{name}减负办", top, kind=UnitKind.BURDEN_OFFICE)
    made = County(top, office)
    for i in range(departments):
        made.departments.append(make_unit(f"{name}{_of(DEPARTMENTS, i)}", top, kind=UnitKind.DEPARTMENT))
    for i in range(townships):
        township = make_unit(_of(TOWNSHIPS, i), top, level=Level.TOWNSHIP)
        made.townships.append(township)
        made.villages += [make_unit(_of(VILLAGES, n), township, level=Level.VILLAGE) for n in range(villages)]
    return made


def _of(names: tuple[str, ...], i: int) -> str:
    return names[i % len(names)] + (str(i // len(names) + 1) if i >= len(names) else "")


def make_unit(
    name: str = "云水县",
    parent: Unit | None = None,
    *,
    level: Level = Level.COUNTY,
    kind: UnitKind = UnitKind.GOVERNMENT,
    **more: object,
) -> Unit:
    return Unit.objects.create(name=name, parent=parent, level=level, kind=kind, **more)


def make_person(
    unit: Unit, *roles: Role, name: str = "林小川", staff_code: str = "", password: str | None = None
) -> Person:
    """With a password only where one is given: to hash it takes its time."""
    person = Person(staff_code=staff_code or f"CS{next(_codes):05}", name=name)
    person.set_password(password)
    person.save()
    for role in roles:
        Post.objects.create(person=person, unit=unit, role=role)
    return person
