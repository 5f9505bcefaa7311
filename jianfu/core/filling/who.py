"""Which row is who: by a number with a right check digit, or by a name and a place that fit one person only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jianfu.core.filling.holdings import Holdings
from jianfu.core.filling.identity import is_credit_code, is_identity_number, tidy
from jianfu.core.records import record

_NUMBER = {
    "person.id_number": "person.id_number",
    "household.head_id": "person.id_number",
    "ent.uscc": "ent.uscc",
}
_NAME = {
    "household.head_id": "household.head_name",
    "person.id_number": "person.name",
    "ent.uscc": "ent.name",
}
_PLACES = ("division.village", "division.group", "division.town", "division.natural_village")
_MAY_DECIDE = (
    "person.sex",
    "person.birth_date",
    "person.phone",
    "household.head_name",
    "household.head_phone",
    "household.number",
)


@record
class Who:
    """key: one of the keys of holdings with its value; why: "" or why the row is asked or left."""

    key: str = ""
    value: str = ""
    why: str = ""
    candidates: tuple[str, ...] = ()


def who_of(
    row: Mapping[str, str], holdings: Holdings, *, number_as: str, is_number_cell: bool, place: str = ""
) -> Who:
    """The subject of one row of a sheet.

    row             what already stands in it, by identifier
    number_as       the identifier of the number that names this row: person.id_number, household.head_id, ent.uscc
    is_number_cell  is the number stored as a number? Then its last digits are lost
    place           a place that the sheet names for all its rows
    """
    number = tidy(row.get(number_as, ""))
    if number:
        return _by_number(number, row, holdings, number_as, lost=is_number_cell and len(number) >= 15)
    name = row.get(_NAME[number_as], "")
    if not name:
        return Who(why="no_key")
    if number_as == "ent.uscc":
        return Who(why="not_found")
    return _by_name(name, row, holdings, number_as, place)


def _by_number(number: str, row: Mapping[str, str], holdings: Holdings, number_as: str, *, lost: bool) -> Who:
    key = _NUMBER[number_as]
    right = is_credit_code(number) if key == "ent.uscc" else is_identity_number(number)
    if lost or not right:
        return Who(key, number, "bad_number")
    name = row.get(_NAME[number_as], "")
    held = {
        r.values[f]
        for r in holdings.rows(key, number)
        for f in ("person.name", "ent.name")
        if r.values.get(f)
    }
    if name and held and tidy(name) not in {tidy(h) for h in held}:
        return Who(key, number, "name_differs")
    return Who(key, number)


def _by_name(name: str, row: Mapping[str, str], holdings: Holdings, number_as: str, place: str) -> Who:
    """Names of places that stand in the row, or for the whole sheet, must be those of the person."""
    numbers = [n for n in holdings.named(name) if not _differs(row, n, holdings, _MAY_DECIDE)]
    if number_as == "household.head_id":
        numbers = [n for n in numbers if holdings.heads(n)]
    placed = [p for p in _PLACES if row.get(p)]
    here = [n for n in numbers if not _differs(row, n, holdings, placed)]
    named = [n for n in numbers if any(v in place for v in _held(n, "division.village", holdings))]
    if not placed and named:
        here = named
    if not here:
        return Who(why="not_found", candidates=tuple(numbers))
    decided = placed or named or any(row.get(f) for f in _MAY_DECIDE)
    if len(here) > 1 or not decided:
        return Who(why="same_name", candidates=tuple(here))
    return Who("person.id_number", here[0])


def _differs(row: Mapping[str, str], number: str, holdings: Holdings, fields: Sequence[str]) -> bool:
    """Does something in the row contradict all that is held of this person?"""
    from jianfu.core.filling.values import alike

    for field in fields:
        said = row.get(field)
        held = _held(number, field, holdings)
        if (
            said
            and held
            and not any(_same_place(said, h) if field in _PLACES else alike(said) == alike(h) for h in held)
        ):
            return True
        if said and not held and field in _PLACES:
            return True
    return False


def _same_place(a: str, b: str) -> bool:
    """青石村 and 青石镇青石村, 三组 and 第三组; not 一组 and 十一组."""
    short, long = sorted((tidy(a).removeprefix("第"), tidy(b).removeprefix("第")), key=len)
    return short == long or (
        long.endswith(short) and long[: -len(short)].endswith(("镇", "乡", "街道", "县", "区", "市"))
    )


def _held(number: str, field: str, holdings: Holdings) -> list[str]:
    return [r.values[field] for r in holdings.reach("person.id_number", number) if r.values.get(field)]
