"""Sheets of the fictional office: what it asks the grassroots to use and to join, whom it has borrowed, by what it assesses."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

_DAY = re.compile(r"([+-]\d{1,4})d")


def register_lists(today: date) -> Iterator[tuple[str, list[list[str]]]]:
    """(kind, rows with their header); days are set off from `today`."""
    data = tomllib.loads((Path(__file__).parent / "registers.toml").read_text())
    for one in data["list"]:
        yield one["kind"], [[_cell(cell, today) for cell in row] for row in one["rows"]]


def _cell(words: str, today: date) -> str:
    if found := _DAY.fullmatch(words):
        day = today + timedelta(days=int(found[1]))
        return f"{day.year}年{day.month}月{day.day}日"
    return words.format(year=today.year, last=today.year - 1)
