"""Regular expressions that are compiled when a paper first needs them.

Core holds some eight hundred patterns; compiling them all takes longer than reading, finding and judging one paper.
A paper meets half of them: with `Rule.about` and `Finder.about` most are never asked, and never compiled.

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


class Looked:
    """The same, with a cheap look before it, for patterns that are searched often and rarely found."""

    def __init__(self, pattern: str, flags: int, first: str, signs: tuple[str, ...]) -> None:
        self.pattern, self.flags, self.first, self.signs = pattern, flags, first, signs
        self.lazy = _Lazy(f"(?=[{first}])(?:{pattern})" if first else pattern, flags)

    def search(self, text: str, *within: int) -> re.Match[str] | None:
        if not self.signs:
            self.__dict__["search"] = self.lazy.search
            return self.search(text, *within)
        words = text[slice(*within)] if len(within) > 1 else text
        for sign in self.signs:
            if sign in words:
                found: re.Match[str] | None = self.lazy.search(text, *within)
                return found
        return None

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.lazy, name)
        self.__dict__.setdefault(name, value)
        return value


def pattern(text: str, flags: int = 0, *, first: str = "", signs: str = "") -> re.Pattern[str]:
    """As `re.compile`, but not now, and with a look at what every match must have. Tests hold that it has.

    first  the characters with which it begins, for patterns that begin in many ways: other places are passed over
    signs  plain words, parted by spaces, of which it holds one: without them `search` does not begin, nor compile
    """
    looked = Looked(text, flags, first, tuple(signs.split())) if first or signs else _Lazy(text, flags)
    return cast("re.Pattern[str]", looked)
