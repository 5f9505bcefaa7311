"""Frozen dataclasses that are cheap to make.

A paper becomes a thousand small objects. A frozen dataclass sets each field through `object.__setattr__`, which takes
five times as long; here it is the type checker alone that keeps them from being changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

C = TypeVar("C")


@dataclass_transform(frozen_default=True)
def record(cls: type[C]) -> type[C]:
    """As `@dataclass(frozen=True, slots=True)`."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
