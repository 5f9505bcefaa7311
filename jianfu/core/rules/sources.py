"""The papers that rules cite: docs/sources.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from jianfu.core.rules.shapes import Clause, Verified

# The wheel carries the file beside this one; in the repository it has one home, docs/.
_INSTALLED = Path(__file__).with_name("sources.toml")
_REPOSITORY = Path(__file__).parents[3] / "docs" / "sources.toml"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper.

    short     what a screen shows
    standing  national, local (a city's or district's own, or a study of one) or product (our own rule)
    read      what of it was checked against the published text
    """

    key: str
    title: str
    short: str
    issuer: str
    date: date
    standing: str
    read: str
    number: str | None = None


@cache
def papers() -> dict[str, Paper]:
    """All papers by their key."""
    path = _INSTALLED if _INSTALLED.exists() else _REPOSITORY
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: Paper(key=key, **row) for key, row in table.items()}


def paper(key: str) -> Paper:
    """The paper with this key; KeyError if docs/sources.toml has none."""
    return papers()[key]


def cite(clause: Clause) -> str:
    """The source in words for people: a number is shown only where it was checked.

    若干规定第2项 / 公文条例第十六条(二) / 若干规定第四部分(条号待核) / 产品规则
    """
    source = paper(clause.paper)
    if source.standing == "product":
        return source.short
    if clause.verified is Verified.YES:
        return source.short + clause.clause
    return f"{source.short}{clause.clause}(条号待核)"
