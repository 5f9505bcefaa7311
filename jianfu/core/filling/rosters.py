"""Whom a blank list asks for: a kind of people and a place, both said surely, or nobody is listed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from jianfu.core.filling.holdings import Holdings, Row
from jianfu.core.filling.identity import age_of, is_identity_number, tidy
from jianfu.core.filling.values import Known
from jianfu.core.records import record

_DAY = re.compile(r"\(?截[至止]\s*\d{4}年\d{1,2}月\d{1,2}日\)?|\d{4}年(?:度|\d{1,2}月(?:份)?)?|\(.*?\)")
_SUFFIX = re.compile(
    r"(?:基本)?(?:情况|信息)?(?:登记|统计|汇总|调查|采集|核查|摸底|联系|明细|发放)?(?:花名册|名册|名单|登记册|一览表|台账|表|册|单)$"
)
_AGED = re.compile(r"(\d{2,3})(?:周?岁)(?:及|\(含\))?以上(?:的)?(?:老年人|老人|人员|高龄老人|居民|人口)?")
_KINDS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?:享受)?低保(?:对象|人员|人口)?|最低生活保障(?:对象|人员)"), "aid.type", "低保"),
    (re.compile(r"农村低保(?:对象|人员|人口)?"), "aid.type", "农村低保"),
    (re.compile(r"城(?:市|镇)低保(?:对象|人员|人口)?"), "aid.type", "城市低保"),
    (re.compile(r"特困(?:供养)?(?:人员|对象)?|五保(?:对象|老人|人员)?"), "aid.type", "特困"),
    (re.compile(r"(?:持证)?残疾人(?:员)?"), "disability.type", ""),
    (re.compile(r"(?:中共)?党员"), "party.join_date", ""),
    (re.compile(r"退役军人"), "veteran.discharge_date", ""),
)
_EVERYBODY = re.compile(r"(?:全部)?(?:户籍人口|户籍人员|户籍居民|常住户籍人口)")


@record
class Roster:
    """numbers: who is listed, in order; gone: who is on the list but off the rolls, with who says so."""

    numbers: tuple[str, ...]
    gone: tuple[tuple[str, tuple[str, ...]], ...] = ()


def roster_of(title: str, above: str, known: Known) -> Roster | None:
    """The people a blank list wants, or None where kind or place are not certain.

    title  the list's title; above: all words above its header, where place and range may stand
    """
    holdings = known.holdings
    place = _place(unicodedata.normalize("NFKC", title + above), holdings)
    if place is None:
        return None
    field, where = place
    wanted = _wanted(_kind(title, where), known)
    if wanted is None:
        return None
    here = [
        number for number in holdings.people() if wanted(number) and _lives(number, field, where, holdings)
    ]
    gone = tuple((number, by) for number in here if (by := known.off_the_rolls(number)))
    away = {number for number, _ in gone}
    # Who has died is off a list of the rolls; on a list of a benefit that was not ended somebody has to look.
    told = () if _is_of_the_rolls(_kind(title, where)) else gone
    listed = sorted((n for n in here if n not in away), key=lambda n: _order(n, holdings))
    return Roster(tuple(listed), told)


def _kind(title: str, place: str) -> str:
    """What is left of a title without place, time and what sort of paper it is."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", title))
    text = _DAY.sub("", text)
    before, found, after = text.partition(place)
    text = after if found else before
    return _SUFFIX.sub("", text.removeprefix("村").removeprefix("全村").removeprefix("全镇"))


def _is_of_the_rolls(kind: str) -> bool:
    return bool(_AGED.fullmatch(kind) or _EVERYBODY.fullmatch(kind))


def _wanted(kind: str, known: Known) -> Callable[[str], bool] | None:
    if aged := _AGED.fullmatch(kind):
        return lambda number: is_identity_number(number) and (age_of(number, known.day) or 0) >= int(aged[1])
    if _EVERYBODY.fullmatch(kind):
        return lambda number: True
    found = next(((field, word) for shape, field, word in _KINDS if shape.fullmatch(kind)), None)
    if found is None:
        return None
    field, word = found
    return lambda number: any(
        word in row.values.get(field, "") and field in row.values for row in _current(number, known)
    )


def _current(number: str, known: Known) -> list[Row]:
    """The person's own rows without benefits that have ended."""
    rows = known.holdings.rows("person.id_number", number)
    return [
        row
        for row in rows
        if not (end := row.values.get("aid.end_date", "")) or end[:10] > known.day.isoformat()
    ]


def _place(words: str, holdings: Holdings) -> tuple[str, str] | None:
    """The one village, or else the one town, that the words name."""
    for field in ("division.village", "division.town"):
        named = {name for name in holdings.names(field) if len(name) > 1 and name in words}
        longest = {a for a in named if not any(a != b and a in b for b in named)}
        if len(longest) == 1 and len(holdings.codes(field, next(iter(longest)))) == 1:
            return field, longest.pop()
        if longest:
            return None
    return None


def _lives(number: str, field: str, where: str, holdings: Holdings) -> bool:
    return any(row.values.get(field) == where for row in holdings.reach("person.id_number", number))


def _order(number: str, holdings: Holdings) -> tuple[str, str, str, int]:
    """By division, group, household, and the order of the data within it."""
    rows = holdings.reach("person.id_number", number)

    def first(field: str) -> str:
        return next((row.values[field] for row in rows if row.values.get(field)), "")

    home = tidy(first("household.id"))
    members = holdings.members(home)
    return (
        first("division.code"),
        first("division.group"),
        home,
        members.index(number) if number in members else 0,
    )
