"""All rules, found by walking the package: a new rule is one new file."""

from __future__ import annotations

import importlib
import re
from functools import cache
from pathlib import Path

from jianfu.core.rules.shapes import Rule

_FILE = re.compile(r"[a-z]{3}\d{3}_\w+\.py")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of its code."""
    here = Path(__file__).parent
    files = sorted(p for p in here.glob("*/*.py") if _FILE.fullmatch(p.name))
    rules = [importlib.import_module(f"{__package__}.{p.parent.name}.{p.stem}").RULE for p in files]
    return tuple(sorted(rules, key=lambda r: r.code))


def select(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """Rules whose code starts with one of `select` (all, if empty) and with none of `ignore`, as ruff does."""
    chosen = (r for r in all_rules() if not select or r.code.startswith(select))
    return tuple(r for r in chosen if not (ignore and r.code.startswith(ignore)))
