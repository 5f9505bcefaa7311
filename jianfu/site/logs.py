"""What a log may say of an error: its class and where it was raised. Its message may hold words of a paper."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

_Error = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
_DEPTH = 4
"""Places that are named, the innermost last."""


class Quiet(logging.Formatter):
    """Lines as ever, and below them the errors, each without its message."""

    def formatException(self, ei: _Error) -> str:
        return "\n".join(_named(error) for error in _chain(ei[1]))


def _chain(error: BaseException | None) -> list[BaseException]:
    """The error, and those it came from."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return found


def _named(error: BaseException) -> str:
    places = traceback.extract_tb(error.__traceback__)[-_DEPTH:]
    kind = type(error)
    return f"{kind.__module__}.{kind.__qualname__} at " + " > ".join(
        f"{place.filename}:{place.lineno}" for place in places
    )
