"""Whom a blank list asks for: a kind of people and a place, both said surely, or nobody is listed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from jianfu.core.filling.groups import group_of
from jianfu.core.filling.holdings import Holdings
from jianfu.core.filling.identity import tidy
from jianfu.core.filling.values import Known
from jianfu.core.records import record

_DAY = re.compile(r"\(?截[至止]\s*\d{4}年\d{1,2}月\d{1,2}日\)?|\d{4}年(?:度|\d{1,2}月(?:份)?)?|\(.*?\)")
_SUFFIX = re.compile(
    r"(?:基本)?(?:情况|信息)?(?:登记|统计|汇总|调查|采集|核查|摸底|联系|明细|发放)?(?:花名册|名册|名单|登记册|一览表|台账|表|册|单)$"
)


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
    place = place_in(unicodedata.normalize("NFKC", title + above), holdings)
    if place is None:
        return None
    field, where = place
    group = group_of(kind_words(title, where))
    if group is None:
        return None
    here = [n for n in holdings.people() if group.has(n, known) and _lives(n, field, where, holdings)]
    gone = tuple((number, by) for number in here if (by := known.off_the_rolls(number)))
    away = {number for number, _ in gone}
    # Who has died is off a list of the rolls; on a list of a benefit that was not ended somebody has to look.
    told = () if group.is_of_the_rolls else gone
    listed = sorted((n for n in here if n not in away), key=lambda n: _order(n, holdings))
    return Roster(tuple(listed), told)


def kind_words(title: str, place: str) -> str:
    """What is left of a title without place, time and what sort of paper it is."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", title))
    text = _DAY.sub("", text)
    if place and place in text:
        text = text.partition(place)[2]
    return _SUFFIX.sub("", text.removeprefix("村").removeprefix("全村").removeprefix("全镇"))


def place_in(words: str, holdings: Holdings) -> tuple[str, str] | None:
    """The one village, or else the one town, that the words name."""
    for field in ("division.village", "division.town"):
        named = {name for name in holdings.names(field) if len(name) > 1 and name in words}
        longest = {a for a in named if not any(a != b and a in b for b in named)}
        if len(longest) == 1 and len(holdings.codes(field, next(iter(longest)))) == 1:
            return field, longest.pop()
        if longest:
            return None
    return None


def place_of_row(said: Mapping[str, str], above: str, holdings: Holdings) -> str | None:
    """The division code, or the part of it that is the town's, of a row that names one village or town.

    said   what stands in the row, by identifier; above: words of the sheet that may name the town
    """
    code, village, town = (
        said.get("division.code", ""),
        said.get("division.village"),
        said.get("division.town"),
    )
    if village:
        codes = holdings.codes("division.village", village)
        names = [town] if town else [t for t in holdings.names("division.town") if t in above]
        if len(codes) > 1 or town:
            codes = {c for c in codes for t in names if c[:9] in holdings.codes("division.town", t)}
    else:
        codes = holdings.codes("division.town", town) if town else set()
    codes = {c for c in codes if len(c) == (12 if village else 9) and code in ("", c)}
    return codes.pop() if len(codes) == 1 else None


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
