"""Patterns that are looked at before they are searched: the look never loses a match.

A pattern is taken apart as `re` itself does it; from its parts follows what every match begins with and holds.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Sequence
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import jianfu.core
from jianfu.core.patterns import Looked, pattern

MOST = 64
DIGITS = frozenset("0123456789")


def looked() -> Iterator[Any]:
    """Every pattern of core that has a look, by its name."""
    for found in pkgutil.walk_packages(jianfu.core.__path__, "jianfu.core."):
        if ".tests" not in found.name:
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                yield from (pytest.param(p, id=f"{found.name}.{name}") for p in _within(value))


def _within(value: object) -> Iterator[Looked]:
    """The value itself, or those a table of a module holds."""
    if isinstance(value, Looked):
        yield value
    elif isinstance(value, dict):
        yield from _within(tuple(value.values()))
    elif isinstance(value, tuple):
        for one in value:
            yield from _within(one)


def firsts(parts: Sequence[Any]) -> tuple[frozenset[str], bool]:
    """Characters a match of `parts` begins with, and whether it may be empty. ValueError: any."""
    out: frozenset[str] = frozenset()
    for kind, value in parts:
        chars, empty = _firsts_of(kind, value)
        out |= chars
        if not empty:
            return out, False
    return out, True


def _firsts_of(kind: Any, value: Any) -> tuple[frozenset[str], bool]:
    if kind in (op.ASSERT, op.ASSERT_NOT, op.AT):
        return frozenset(), True
    if kind is op.LITERAL:
        return frozenset(chr(value)), False
    if kind is op.IN:
        return _set(value), False
    if kind is op.SUBPATTERN:
        return firsts(value[3])
    if kind is op.BRANCH:
        ways = [firsts(way) for way in value[1]]
        return frozenset().union(*(chars for chars, _ in ways)), any(empty for _, empty in ways)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        chars, empty = firsts(value[2])
        return chars, empty or value[0] == 0
    raise ValueError(kind)


def _set(items: Sequence[Any]) -> frozenset[str]:
    chars: frozenset[str] = frozenset()
    for kind, value in items:
        if kind is op.LITERAL:
            chars |= {chr(value)}
        elif kind is op.RANGE:
            chars |= {chr(c) for c in range(value[0], value[1] + 1)}
        elif kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
            chars |= DIGITS
        else:
            raise ValueError(kind)
    return chars


def holds_one(parts: Sequence[Any], signs: tuple[str, ...]) -> bool:
    """Does every match of `parts` hold one of the signs?"""
    run = [""]
    for kind, value in parts:
        ways = _ways(kind, value)
        if ways is None:
            run = [""]
            if _inside(kind, value, signs):
                return True
        else:
            run = [a + b for a, b in product(run, ways)][:MOST]
            run = run if len(run) < MOST else [""]
        if _all(run, signs):
            return True
    return False


def _all(run: Sequence[str], signs: tuple[str, ...]) -> bool:
    return all(any(sign in words for sign in signs) for words in run)


def _ways(kind: Any, value: Any) -> list[str] | None:
    """The words a part stands for, where these are few; None: too many."""
    if kind is op.LITERAL:
        return [chr(value)]
    if kind is op.IN:
        try:
            chars = _set(value)
        except ValueError:
            return None
        return sorted(chars) if len(chars) <= MOST else None
    if kind is op.SUBPATTERN:
        return _spelled(value[3])
    if kind is op.BRANCH:
        every = [_spelled(way) for way in value[1]]
        return [w for words in every if words for w in words] if all(e is not None for e in every) else None
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and tuple(value[:2]) == (0, 1):
        words = _spelled(value[2])
        return None if words is None else ["", *words]
    return None


def _spelled(parts: Sequence[Any]) -> list[str] | None:
    out = [""]
    for kind, value in parts:
        ways = _ways(kind, value)
        if ways is None:
            return None
        out = [a + b for a, b in product(out, ways)]
        if len(out) > MOST:
            return None
    return out


def _inside(kind: Any, value: Any, signs: tuple[str, ...]) -> bool:
    if kind is op.SUBPATTERN:
        return holds_one(value[3], signs)
    if kind is op.BRANCH:
        return all(holds_one(way, signs) for way in value[1])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        return value[0] > 0 and holds_one(value[2], signs)
    return False


@pytest.mark.parametrize("wanted", list(looked()))
def test_look_before_a_search_loses_nothing(wanted: Looked) -> None:
    parts = parser.parse(wanted.pattern, wanted.flags)

    if wanted.first:
        allowed = _set(parser.parse(f"[{wanted.first}]")[0][1]) if len(wanted.first) > 1 else {wanted.first}
        chars, empty = firsts(parts)
        assert not empty
        assert not chars - allowed
    if wanted.signs:
        assert holds_one(parts, wanted.signs)


def test_a_look_that_would_lose_something_is_seen() -> None:
    wanted = parser.parse(r"(?:开展|[举召]办)(?:了)?.{0,4}(?:检查|督查)")

    assert holds_one(wanted, ("查",))
    assert holds_one(wanted, ("开展", "举", "召办"))
    assert not holds_one(wanted, ("检查",))
    assert not holds_one(wanted, ("了",))
    assert firsts(wanted) == (frozenset("开举召"), False)


def test_pattern_without_a_sign_is_not_even_compiled() -> None:
    wanted = pattern("(?:召集|主持", signs="召集 主持")

    assert wanted.search("请各村报送名单") is None
    with pytest.raises(re.error):
        wanted.search("由书记主持")
