"""Regular expressions that are compiled when a paper first needs them.

Seventy rules hold some four hundred patterns; compiling them all takes longer than reading, finding and judging
one paper. With `Rule.about` most rules never look at most papers, and their patterns are never compiled.

Sets of characters cost most of that time: one that holds a Chinese character compiles ten times slower than one of
Latin marks, a range of Chinese characters a hundred times. Rules read sentence by sentence, where no 。 stands:
so a gap within a clause is `[^,;]`, and a Chinese character is `\\w`.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class _Lazy:
    """Stands for `re.compile(pattern, flags)`; after its first use it is as quick as that."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but not now."""
    return cast("re.Pattern[str]", _Lazy(text, flags))
