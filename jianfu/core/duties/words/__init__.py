"""What things and acts are called in the office and in the street: two plain lists of groups, and how they are found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Found:
    """A word of a group in a text."""

    start: int
    end: int
    word: str
    groups: tuple[str, ...]


class Lexicon:
    """Words to the groups they stand in; looked up by their first character, so that nothing has to be compiled."""

    def __init__(self, groups: dict[str, tuple[str, ...]]) -> None:
        of_word: dict[str, list[str]] = {}
        for name, words in groups.items():
            for word in dict.fromkeys(words):
                of_word.setdefault(word, []).append(name)
        self._by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for word, names in of_word.items():
            self._by_first.setdefault(word[0], []).append((word, tuple(names)))
        for words_here in self._by_first.values():
            words_here.sort(key=lambda pair: -len(pair[0]))

    def find(self, text: str) -> list[Found]:
        """The words of a text from left to right; a word inside a longer one is not found."""
        found: list[Found] = []
        at = 0
        while at < len(text):
            for word, groups in self._by_first.get(text[at], ()):
                if text.startswith(word, at):
                    found.append(Found(at, at + len(word), word, groups))
                    at += len(word)
                    break
            else:
                at += 1
        return found


@cache
def things() -> Lexicon:
    return Lexicon(dict(_groups("things.txt")))


@cache
def acts() -> tuple[Lexicon, dict[str, int]]:
    """The lexicon of acts, and how tough each class is: 0 to pass on, 1 to watch, 2 to do, 3 to check, 4 needs power."""
    groups: dict[str, tuple[str, ...]] = {}
    levels: dict[str, int] = {}
    for head, words in _groups("acts.txt"):
        name, level = head.split()
        groups[name], levels[name] = words, int(level)
    return Lexicon(groups), levels


def _groups(file: str) -> list[tuple[str, tuple[str, ...]]]:
    found = []
    for line in (HERE / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            head, _, words = line.partition(":")
            found.append((head.strip(), tuple(words.split())))
    return found
