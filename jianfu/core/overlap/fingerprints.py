"""Fingerprints: a few numbers of a text that it shares with every text holding the same words.

Each stretch of ten letters has a hash; the smallest hashes are kept. A passage therefore keeps the same ones
wherever it stands, and the set of a long text with fewer of them can be compared with the denser set of a short one.
After S. Schleimer, D. Wilkerson, A. Aiken, Winnowing (2003), and the bottom-k sketches of E. Cohen, H. Kaplan (2007).
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from zlib import crc32

from jianfu.core.overlap.letters import letters_of
from jianfu.core.overlap.shapes import Letters

WIDTH = 10
"""Letters a fingerprint looks at."""
ONE_IN = 12
"""Of the stretches of a long text one in so many is kept."""
ENOUGH = 32
"""A short text keeps more of them, up to about this number."""
_FEW_KINDS = 4
"""A stretch of fewer different letters (至至至至) says nothing."""
_BYTES = 4


def fingerprints(text: str | Letters) -> frozenset[int]:
    """Numbers of 63 bits; none for a text of fewer than ten letters."""
    return frozenset(marked(text))


def marked(text: str | Letters) -> dict[int, int]:
    """Each fingerprint and the letter of its first place, smallest first."""
    letters = text if isinstance(text, Letters) else letters_of(text)
    raw = letters.text.encode("utf-32-le", "surrogatepass")
    width = WIDTH * _BYTES
    highs = [crc32(raw[start : start + width]) for start in range(0, len(raw) - width + 1, _BYTES)]
    limit = limit_of(len(letters))
    found: dict[int, int] = {}
    for place, high in enumerate(highs):
        if high < limit and len(set(letters.text[place : place + WIDTH])) >= _FEW_KINDS:
            start = place * _BYTES
            low = blake2b(raw[start : start + width], digest_size=4).digest()
            found.setdefault(high << 31 | int.from_bytes(low, "big") >> 1, place)
    return dict(sorted(found.items()))


def limit_of(letters: int) -> int:
    """Hashes below it are kept of a text of so many letters, in its first 32 bits."""
    stretches = letters - WIDTH + 1
    return min(2**32, max(2**32 // ONE_IN, ENOUGH * 2**32 // max(stretches, 1)))


def containment(a: Iterable[int], b: Iterable[int]) -> float:
    """The share of the first text's fingerprints that the second has, as far down as both were kept; 0.0 to 1.0."""
    mine, other = frozenset(a), frozenset(b)
    if not mine or not other:
        return 0.0
    bound = min(max(mine), max(other))
    seen = [one for one in mine if one <= bound]
    return sum(one in other for one in seen) / len(seen) if seen else 0.0
