"""Every rule fires on its bad examples and stays silent on its good ones."""

from __future__ import annotations

from datetime import datetime

import pytest

from jianfu.core.examine import examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading, State, text_of
from jianfu.core.rules.catalogue import all_rules
from jianfu.core.rules.shapes import Example, Rule

NOW = datetime(2026, 6, 10, 9, 0)  # a Wednesday


def fired(rule: Rule, example: str | Example) -> list[str]:
    text, now = (example.text, example.now) if isinstance(example, Example) else (example, NOW)
    reading = Reading("例.txt", "text", State.READ, "", text_of(text))
    report = examine(reading, (rule,), now=now, limits=load_limits()).report
    return [f.message for f in report.findings]


def cases(which: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{which}-{n}")
        for rule in all_rules()
        for n, example in enumerate(getattr(rule, which), 1)
    ]


@pytest.mark.parametrize(("rule", "example"), cases("bad"))
def test_bad_example_fires(rule: Rule, example: str | Example) -> None:
    assert fired(rule, example)


@pytest.mark.parametrize(("rule", "example"), cases("good"))
def test_good_example_stays_silent(rule: Rule, example: str | Example) -> None:
    assert not fired(rule, example)
