"""Whole small notices of many kinds: exactly these demands, and no other."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from jianfu.core.facts import find_facts
from jianfu.core.reading import text_of
from jianfu.core.worktime import load_calendar

NOW = datetime(2026, 6, 10, 9, 0)  # a Wednesday


def notices() -> list[object]:
    return [
        pytest.param(case["text"].strip(), case["demands"], id=f"{path.stem}-{n}")
        for path in sorted(Path(__file__).with_name("notices").glob("*.toml"))
        for n, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["notice"], 1)
    ]


@pytest.mark.parametrize(("text", "expected"), notices())
def test_notice_demands_just_this(text: str, expected: list[str]) -> None:
    notice = find_facts(text_of(text), now=NOW, calendar=load_calendar())

    left = list(notice.demands)
    for line in expected:
        kind, words, *rhythm = line.split()
        found = [
            d for d in left if d.kind == kind and any(words in notice.text.plain[a:b] for a, b in d.evidence)
        ]
        assert found, f"not found: {line}"
        if rhythm:
            assert found[0].frequency == rhythm[0], line
        left.remove(found[0])
    assert not [(d.kind.value, notice.text.plain[d.start : d.end]) for d in left]
