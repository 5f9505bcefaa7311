"""The data elements: what somebody in the county already knows about a person, a household, a firm, a place.

`elements.csv` is ours: ids are given once and never again; `says` writes the ways forms ask for an element in a small
grammar, `{年,}收入` for 年收入 and 收入; `~` before a way that may mean something else as well. Facts of code lists and holders follow the public standards named in `codes`.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from itertools import product

from jianfu.core.forms.labels import plain
from jianfu.core.forms.shapes import Element

_BRACES = re.compile(r"\{([^{}]*)\}")


@cache
def elements() -> tuple[Element, ...]:
    """All elements, in the order of their ids."""
    text = (files(__package__) / "elements.csv").read_text(encoding="utf-8")
    return tuple(_element(row) for row in csv.DictReader(text.splitlines()))


@cache
def by_identifier() -> dict[str, Element]:
    return {element.identifier: element for element in elements()}


def _element(row: dict[str, str]) -> Element:
    sure = [row["name"], *(way for part in _parts(row, sure=True) for way in spread(part))]
    maybe = [way for part in _parts(row, sure=False) for way in spread(part)]
    return Element(
        id=row["id"],
        identifier=row["identifier"],
        name=row["name"],
        entity=row["entity"],
        kind=row["type"],
        unit=row["unit"],
        codes=row["codes"],
        holder=row["holder"],
        derived_from=row["derived_from"],
        changes=row["changes"] == "yes",
        says=tuple(dict.fromkeys(map(_bare, sure + maybe))),
        maybe=frozenset(map(_bare, maybe)) - frozenset(map(_bare, sure)),
    )


def _parts(row: dict[str, str], *, sure: bool) -> list[str]:
    return [part.lstrip("~") for part in row["says"].split(";") if part.startswith("~") != sure]


def _bare(way: str) -> str:
    return plain(re.sub(r"\(.*?\)", "", way))


def spread(way: str) -> list[str]:
    """`{年,}收入` -> 年收入, 收入.

    >>> spread("{户主,}身份证{号,}")
    ['户主身份证号', '户主身份证', '身份证号', '身份证']
    """
    parts = _BRACES.split(way)
    choices = [part.split(",") if at % 2 else [part] for at, part in enumerate(parts)]
    return ["".join(words) for words in product(*choices)]
