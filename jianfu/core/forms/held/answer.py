"""Which value may be written into a cell: derived, held by one, by the holder it belongs to, or asked.

A wrong value is the worst error there is; an empty cell costs a minute, a wrong one costs trust.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from datetime import date, datetime

from jianfu.core.forms.catalogue import by_identifier
from jianfu.core.forms.held.derive import from_certificate, from_identity, of_place
from jianfu.core.forms.held.numbers import tidy
from jianfu.core.forms.held.shapes import (
    DIVISION,
    FIRM,
    HOUSEHOLD,
    PERSON,
    Answer,
    Held,
    Holding,
    Row,
    Subject,
    Table,
    Why,
    day_of,
)
from jianfu.core.forms.shapes import Decision, Element

_OLD = 3
"""Years after which a value that can change is marked with its day."""
_ROLES = {
    "household.head_": "household.head_id",
    "guardian.": "guardian.id_number",
    "spouse.": "spouse.id_number",
}
"""Elements of a role -> the number by which the role is a person of its own."""
_BENEFITS = {"aid.is_dibao": ("低保", "最低生活保障"), "aid.is_wubao": ("特困", "五保")}
"""是/否 that the kind of a benefit tells."""
_YES = re.compile(r"是|有|1|y(?:es)?|true|√", re.I)
_NO = re.compile(r"否|无|没有|0|no?|false|×", re.I)


def answer(
    held: Held,
    subject: Subject,
    element: Element,
    *,
    on: date,
    now: datetime,
    allow: Collection[str] = (),
) -> Answer:
    """What may be written for somebody in a column.

    on     the day the sheet asks about: ages, benefits that have ended
    now    the clock: how old a value is
    allow  topics of sensitive elements that may be handed on (disability, bank, ...)
    """
    derived = _derived(held, subject, element, on=on, now=now, allow=allow)
    if derived:
        return derived
    open_ones, withheld, blank = [], False, False
    for table, row in _rows(held, subject, element):
        if _over(table, row, element, on):
            continue
        value = table.value(row, element.identifier)
        if not value:
            blank = True
        elif _may_share(table, element, allow):
            open_ones.append(table.holding(row, _as_kept(element, value)))
        else:
            withheld = True
    if not open_ones and element.kind.startswith("B"):
        open_ones, withheld = _yes_or_no(held, subject, element, on, allow, withheld)
    open_ones += _of_role(held, subject, element, on=on, now=now, allow=allow)
    if open_ones:
        return _chosen(element, open_ones, now)
    return Answer(None, why=Why.WITHHELD if withheld else Why.NO_VALUE if blank else Why.NOBODY_HOLDS)


def _derived(
    held: Held, subject: Subject, element: Element, *, on: date, now: datetime, allow: Collection[str]
) -> Answer | None:
    source = by_identifier().get(element.derived_from)
    if source is None:
        return None
    if source.identifier == DIVISION:
        return _place(held, subject, element, now)
    if source.identifier == subject.key:
        base = subject.value
    else:
        found = answer(held, subject, source, on=on, now=now, allow=allow)
        base = found.held.value if found.held else ""
    value = (
        from_certificate(element, base)
        if source.identifier == "disability.cert_no"
        else from_identity(element, tidy(base), on)
    )
    if not value or (element.sensitive and not _anybody_shares(held, element, allow)):
        return None
    return Answer(Decision.FILL, Holding(value, f"派生({source.name})", on))


def _anybody_shares(held: Held, element: Element, allow: Collection[str]) -> bool:
    return element.topic in allow or any(
        table.share == "all" for table in held.by_column.get(element.derived_from, ())
    )


def _place(held: Held, subject: Subject, element: Element, now: datetime) -> Answer | None:
    code = subject.value if subject.key == DIVISION else held.code_of(subject)
    found = list(of_place(held, element, code)) if code else []
    return _chosen(element, found, now) if found else None


def _rows(held: Held, subject: Subject, element: Element) -> Iterator[tuple[Table, Row]]:
    """Rows in which the element of this subject would stand: its own, its household's, its place's."""
    reach = {subject.key: subject.value}
    if subject.key == PERSON:
        reach[HOUSEHOLD] = held.link(subject, HOUSEHOLD)
    if subject.key != DIVISION and element.topic in ("division", "village"):
        reach[DIVISION] = held.code_of(subject)
    # A firm's telephone is not its owner's: nothing of a person is reached from a firm, or the other way round.
    for table in held.by_column.get(element.identifier, ()):
        if (key := reach.get(table.key)) and (subject.key == table.key or table.key != FIRM):
            for row in table.of(key):
                yield table, row


def _over(table: Table, row: Row, element: Element, on: date) -> bool:
    if element.topic != "aid" or element.identifier == "aid.end_date":
        return False
    end = day_of(table.value(row, "aid.end_date"))
    return end is not None and end <= on


def _may_share(table: Table, element: Element, allow: Collection[str]) -> bool:
    if table.share == "none":
        return False
    return not element.sensitive or table.share == "all" or element.topic in allow


def _yes_or_no(
    held: Held, subject: Subject, element: Element, on: date, allow: Collection[str], withheld: bool
) -> tuple[list[Holding], bool]:
    """是 from the kind of a benefit; 否 where a complete table of it does not have the subject."""
    kinds = _BENEFITS.get(element.identifier)
    tables = list(held.by_column.get(element.identifier, ()))
    if kinds:
        tables += [
            table
            for table in held.by_column.get("aid.type", ())
            if any(any(kind in table.value(row, "aid.type") for kind in kinds) for row in table.rows)
        ]
    for table in tables:
        keys = {subject.key: subject.value, HOUSEHOLD: held.link(subject, HOUSEHOLD)}
        mine = [row for row in table.of(keys.get(table.key, "")) if not _over(table, row, element, on)]
        if not _may_share(table, element, allow):
            withheld = withheld or bool(mine)
            continue
        told = [row for row in mine if kinds and any(kind in table.value(row, "aid.type") for kind in kinds)]
        if told:
            return [table.holding(told[0], "是")], withheld
        if table.complete and not mine and table.key in keys and held.knows(subject):
            newest = max(
                (table.holding(row, "否") for row in table.rows), key=lambda h: h.as_of, default=None
            )
            return [newest] if newest else [], withheld
    return [], withheld


def _of_role(
    held: Held, subject: Subject, element: Element, *, on: date, now: datetime, allow: Collection[str]
) -> list[Holding]:
    """A role with a number of its own is that person; one known by name alone reaches no further."""
    for prefix, number in _ROLES.items():
        if not element.identifier.startswith(prefix) or element.identifier == number:
            continue
        own = by_identifier().get(f"person.{element.identifier.removeprefix(prefix)}")
        who = answer(held, subject, by_identifier()[number], on=on, now=now, allow=allow).held
        if own is None or who is None:
            return []
        person = answer(held, Subject(PERSON, tidy(who.value)), own, on=on, now=now, allow=allow)
        return [person.held, *person.other] if person.held else list(person.candidates)
    return []


def _chosen(element: Element, found: list[Holding], now: datetime) -> Answer:
    """One value, or that of the holder to whom the element belongs; else a person is asked."""
    newest = sorted(found, key=lambda h: h.as_of, reverse=True)
    by_value: dict[str, Holding] = {}
    for holding in newest:
        by_value.setdefault(_comparable(element, holding.value), holding)
    candidates = tuple(by_value.values())
    if len(candidates) == 1:
        return Answer(Decision.FILL, newest[0], stale=_is_old(element, newest[0], now))
    if len({h.source for h in candidates}) == 1 and len({h.as_of for h in candidates}) == 1:
        return Answer(Decision.ASK, why=Why.LABEL_UNCLEAR, candidates=candidates)
    named = [h for h in candidates if any(word in h.source for word in _holders(element))]
    best = [h for h in named if h.as_of == named[0].as_of]
    if len(best) != 1:
        return Answer(Decision.ASK, why=Why.HOLDERS_DIFFER, candidates=candidates)
    other = tuple(h for h in candidates if h is not best[0])
    return Answer(Decision.FILL, best[0], stale=_is_old(element, best[0], now), other=other)


def _holders(element: Element) -> list[str]:
    return [word for word in re.split(r"[/、,(())]", element.holder) if word and word not in ("派生", "采集")]


def _is_old(element: Element, holding: Holding, now: datetime) -> bool:
    day = now.date()
    try:
        before = day.replace(year=day.year - _OLD)
    except ValueError:
        before = day.replace(year=day.year - _OLD, day=28)
    return element.changes and holding.as_of < before


def _as_kept(element: Element, value: str) -> str:
    if element.kind.startswith("B"):
        return "是" if _YES.fullmatch(value) else "否" if _NO.fullmatch(value) else value
    return value


def _comparable(element: Element, value: str) -> str:
    """Equal for all writings of one value."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", value)).upper()
    if element.kind.startswith("D"):
        day = day_of(plain)
        return day.isoformat() if day else plain
    if element.kind.startswith("N"):
        try:
            return f"{float(plain.replace(',', '')):g}"
        except ValueError:
            return plain
    return plain.replace("-", "") if element.identifier.endswith("phone") else plain
