"""What is told without its name: a thing and what is wrong with it, near each other; 水龙头 and 一股味 is 水质."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from jianfu.core.duties.words import lines_of

NEAR = 10
"""Characters between a thing and what is wrong with it, in either order."""


class Symptoms:
    """Pairs of words and the group each pair tells of; a pair counts as much as its words are long."""

    def __init__(self, lines: list[str]) -> None:
        self._rows: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
        of_first: dict[str, set[str]] = defaultdict(set)
        for line in lines:
            group, _, rest = line.partition(":")
            seen, wrong = (tuple(dict.fromkeys(part.split())) for part in rest.split("/"))
            self._rows.append((group, seen, wrong))
            for word in (*seen, *wrong):
                of_first[word[0]].add(word)
        self._of_first = {first: tuple(words) for first, words in of_first.items()}

    @property
    def groups(self) -> frozenset[str]:
        return frozenset(group for group, _, _ in self._rows)

    def find(self, text: str) -> dict[str, int]:
        """Group -> the characters of its plainest pair, 2 to 8."""
        places: dict[str, list[int]] = defaultdict(list)
        for at, char in enumerate(text):
            for word in self._of_first.get(char, ()):
                if text.startswith(word, at):
                    places[word].append(at)
        found: dict[str, int] = {}
        for group, seen, wrong in self._rows:
            here = [word for word in seen if word in places]
            there = [word for word in wrong if word in places]
            sizes = [len(one) + len(two) for one in here for two in there if _near(one, two, places)]
            if sizes:
                found[group] = max(found.get(group, 0), *sizes)
        return found


def _near(one: str, two: str, places: dict[str, list[int]]) -> bool:
    """Do the words stand apart, with few characters between them?"""
    gaps = [
        right - left - len(first)
        for first, second in ((one, two), (two, one))
        for left in places[first]
        for right in places[second]
    ]
    return any(0 <= gap <= NEAR for gap in gaps)


@cache
def symptoms() -> Symptoms:
    return Symptoms(lines_of("symptoms.txt"))
