"""Finders are asked only about clauses that hold a word of theirs. Nothing may be lost by that."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from jianfu.core.facts import find_facts
from jianfu.core.facts.demands import find
from jianfu.core.facts.demands.shapes import Paper
from jianfu.core.facts.shapes import Kind
from jianfu.core.reading import text_of
from jianfu.core.rules.catalogue import all_rules
from jianfu.core.rules.shapes import Example
from jianfu.core.worktime import load_calendar

NOW = datetime(2026, 6, 10, 9, 0)


class AskingAll(find.Asking):
    """Asks every finder about every clause."""

    def __init__(self, paper: Paper, theme: frozenset[Kind]) -> None:
        super().__init__(paper, theme)
        self.told, self.untold = (tuple((f, True, ()) for f, _, _ in fs) for fs in (self.told, self.untold))


def texts() -> Iterator[str]:
    for rule in all_rules():
        yield from (e.text if isinstance(e, Example) else e for e in (*rule.bad, *rule.good))
    for path in sorted(Path(__file__).with_name("notices").glob("*.toml")):
        yield from (n["text"] for n in tomllib.loads(path.read_text(encoding="utf-8"))["notice"])


def test_a_finder_that_is_not_asked_has_nothing_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    calendar = load_calendar()
    papers = [text_of(text) for text in texts()]
    some = [find_facts(paper, now=NOW, calendar=calendar).demands for paper in papers]

    monkeypatch.setattr(find, "Asking", AskingAll)
    every = [find_facts(paper, now=NOW, calendar=calendar).demands for paper in papers]

    lost = [p.plain for p, a, b in zip(papers, some, every, strict=True) if a != b]
    assert not lost
