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

    def find_all(self, text: str) -> list[Found]:
        """Also the words inside longer ones, unless they are single characters: 抢修 in 抢修线路."""
        found: list[Found] = []
        covered = 0
        for at, char in enumerate(text):
            for word, groups in self._by_first.get(char, ()):
                if text.startswith(word, at) and (len(word) > 1 or at >= covered):
                    found.append(Found(at, at + len(word), word, groups))
                    covered = max(covered, at + len(word))
        return found


class Sounds:
    """The same words by how they sound, for what was spoken and written down by a machine: 工前 is 工钱."""

    def __init__(self, groups: dict[str, tuple[str, ...]]) -> None:
        self._syllable = {
            char: _folded(sound)
            for sound, chars in (line.split() for line in lines_of("syllables.txt"))
            for char in chars
        }
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, tuple[str, ...]]]] = {}
        of_word: dict[str, list[str]] = {}
        for name, words in groups.items():
            for word in dict.fromkeys(words):
                if len(word) > 1 and all(char in self._syllable for char in word):
                    of_word.setdefault(word, []).append(name)
        for word, names in of_word.items():
            sounds = tuple(self._syllable[char] for char in word)
            self._by_first.setdefault(sounds[0], []).append((sounds, word, tuple(names)))

    def find(self, text: str) -> list[Found]:
        """Words that sound like a stretch of the text and share a character with it, but are not written there."""
        heard = [self._syllable.get(char, "") for char in text]
        found: list[Found] = []
        for at, first in enumerate(heard):
            for sounds, word, groups in self._by_first.get(first, ()):
                end = at + len(sounds)
                written = text[at:end]
                if tuple(heard[at:end]) == sounds and written != word and set(written) & set(word):
                    found.append(Found(at, end, word, groups))
        return found


def _folded(sound: str) -> str:
    """zh, ch, sh and -ng as many people, and so the machine, say them."""
    for wide, narrow in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        if sound.startswith(wide):
            sound = narrow + sound[2:]
    return sound[:-1] if sound.endswith(("ing", "eng")) else sound


@cache
def fields() -> dict[str, tuple[str, ...]]:
    """Group of things -> the fields of work it belongs to."""
    found: dict[str, tuple[str, ...]] = {}
    for field, groups in _groups("fields.txt"):
        for group in groups:
            found[group] = (*found.get(group, ()), field)
    return found


@cache
def sounds() -> Sounds:
    return Sounds(dict(_groups("things.txt")))


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
    parted = (line.partition(":") for line in lines_of(file))
    return [(head.strip(), tuple(words.split())) for head, _, words in parted]


def lines_of(file: str) -> list[str]:
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
