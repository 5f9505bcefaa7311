"""The rules on forms, traces and applications against many wordings that are in no example of theirs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from jianfu.core.examine import examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading, State, text_of
from jianfu.core.rules.catalogue import select

WEDNESDAY = datetime(2026, 6, 10, 9, 0)
WORDINGS = tomllib.loads(Path(__file__).with_name("wordings.toml").read_text(encoding="utf-8"))


def rows(which: str) -> Iterator[Any]:
    for code, kinds in WORDINGS.items():
        for n, row in enumerate(kinds[which], 1):
            words = {"text": row} if isinstance(row, str) else row
            yield pytest.param(code, words["text"], words.get("now", WEDNESDAY), id=f"{code}-{which}-{n}")


def fired(code: str, text: str, now: datetime) -> list[str]:
    reading = Reading("例.txt", "text", State.READ, "", text_of(text))
    report = examine(reading, select((code,)), now=now, limits=load_limits()).report
    return [f.message for f in report.findings]


@pytest.mark.parametrize(("code", "text", "now"), list(rows("fires")))
def test_wording_fires(code: str, text: str, now: datetime) -> None:
    assert fired(code, text, now)


@pytest.mark.parametrize(("code", "text", "now"), list(rows("silent")))
def test_wording_stays_silent(code: str, text: str, now: datetime) -> None:
    assert not fired(code, text, now)
