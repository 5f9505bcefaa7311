"""The chain by itself: no database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from jianfu.apps.journal import core

AT = datetime(2026, 11, 22, 9, 30, 0, 125, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    number: int
    at: datetime = AT
    who: str = "YS0001"
    unit: str = "云水县减负办"
    verb: str = "准予下发"
    about: str = "notice:1"
    before: str = ""
    after: str = ""
    previous: str = core.START
    hash: str = ""


def chain(count: int) -> list[Row]:
    rows: list[Row] = []
    for number in range(1, count + 1):
        row = Row(number, about=f"notice:{number}", previous=rows[-1].hash if rows else core.START)
        rows.append(replace(row, hash=core.seal(row)))
    return rows


def numbers(rows: list[Row], whole: list[Row]) -> list[int]:
    return [fault.number for fault in core.faults(rows, head=(whole[-1].number, whole[-1].hash))]


def test_sm3_is_the_standard_one() -> None:
    # GB/T 32905-2016, annex A.1
    assert core.sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_same_value_has_the_same_digest_whatever_the_order_of_its_keys() -> None:
    assert core.digest({"a": 1, "b": date(2026, 1, 2)}) == core.digest({"b": "2026-01-02", "a": 1})
    assert core.digest(None) == ""
    with pytest.raises(TypeError, match="set has no place"):
        core.digest({"a": {1}})


def test_whole_journal_has_no_fault() -> None:
    rows = chain(6)

    assert numbers(rows, rows) == []
    assert list(core.faults([], head=None)) == []


@pytest.mark.parametrize(
    "field", ["at", "who", "unit", "verb", "about", "before", "after", "previous", "hash"]
)
def test_changed_field_is_found_on_its_line(field: str) -> None:
    rows = chain(6)
    other: Any = AT + timedelta(microseconds=1) if field == "at" else "f" * 64
    forged = [*rows[:3], replace(rows[3], **{field: other}), *rows[4:]]

    assert 4 in numbers(forged, rows)


def test_line_exchanged_with_a_new_seal_no_longer_joins_the_next() -> None:
    rows = chain(6)
    other = replace(rows[3], who="YS0002")
    forged = [*rows[:3], replace(other, hash=core.seal(other)), *rows[4:]]

    assert numbers(forged, rows) == [5]


def test_missing_line_is_named() -> None:
    rows = chain(6)

    assert numbers(rows[:2] + rows[4:], rows) == [3]
    assert numbers(rows[2:], rows) == [1]


def test_cut_tail_is_named() -> None:
    rows = chain(6)

    (fault,) = core.faults(rows[:4], head=(6, rows[-1].hash))

    assert fault.words == "末尾缺失：第5行至第6行没有了"
    assert numbers([], rows) == [1]


def test_line_added_behind_the_head_is_named() -> None:
    rows = chain(6)

    assert numbers(rows, rows[:5]) == [6]


def test_missing_head_is_a_fault() -> None:
    (fault,) = core.faults(chain(2), head=None)

    assert "结尾记录没有了" in fault.words


def test_journal_written_anew_differs_from_its_checkpoint() -> None:
    rows = chain(6)
    points = {4: "0" * 64, 9: "1" * 64}

    found = list(core.faults(rows, head=(6, rows[-1].hash), points=points))

    assert [fault.number for fault in found] == [4, 9]
    assert not list(core.faults(rows, head=(6, rows[-1].hash), points={4: rows[3].hash}))


@given(st.permutations(range(5)))
def test_any_other_order_is_found(order: list[int]) -> None:
    rows = chain(5)

    assert bool(numbers([rows[i] for i in order], rows)) == (order != sorted(order))


@given(st.permutations(range(5)))
def test_any_other_order_is_found_though_the_lines_were_numbered_anew(order: list[int]) -> None:
    rows = chain(5)
    forged = [replace(rows[i], number=place) for place, i in enumerate(order, 1)]

    assert bool(numbers(forged, rows)) == (order != sorted(order))


def test_checkpoint_is_believed_only_with_its_signature() -> None:
    key, stranger = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    words = core.checkpoint(7, "a" * 64, AT, key)

    assert core.read_checkpoint(words, key.public_key()) == (7, "a" * 64)
    with pytest.raises(ValueError, match="签名不对"):
        core.read_checkpoint(words, stranger.public_key())
    with pytest.raises(ValueError, match="签名不对"):
        core.read_checkpoint(words.replace('"number": 7', '"number": 6'), key.public_key())
    with pytest.raises(ValueError, match="读不出"):
        core.read_checkpoint("[1]", key.public_key())
