"""Numerals as offices write them."""

from __future__ import annotations

import pytest

from jianfu.core.facts.numerals import number_of


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十八", 28),
        ("廿八", 28),
        ("三十一", 31),
        ("一百零五", 105),
        ("两", 2),
        ("二〇二六", 2026),
        ("二○一○", 2010),
        ("二0一二", 2012),
        ("二O二一", 2021),
    ],
)
def test_a_numeral_is_its_number(written: str, number: int) -> None:
    assert number_of(written) == number


@pytest.mark.parametrize("words", ["", "某", "十某", "2o26年"])
def test_other_words_are_refused(words: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - int() words its own message
        number_of(words)
