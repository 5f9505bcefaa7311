"""Features of the items -> the chance that each is meant, or none: one weighted sum an item, shares of their exponents.

The weights were fitted on half of benchmarks/duty_gold (`python -m benchmarks.duties --fit`), never on the other half.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

WEIGHTS = (
    4.3, 0.9, 3.8, 2.3, 2.6, 7.4, 3.0,
    1.9, -2.0, 1.1, -1.3, -0.3, -0.1,
    -1.2, 1.7, 0.9, -0.4, 1.5, -0.8,
    0.8, -0.6, -0.5, 2.4, -0.5, -0.5,
)  # fmt: skip
WHISTLE = (
    4.3, 2.0, 3.4, 3.1, 2.5, 10.0, 4.0,
    0.0, 0.0, 0.3, 0.0, 0.0, 0.0,
    0.0, 0.0, 0.0, 0.0, 2.0, 1.5,
    0.0, 0.0, -0.2, 3.1, -2.6, 0.0,
)  # fmt: skip
"""The same for whistles, which name no sender and seldom an act."""
SPOKEN = 0.75
"""Whistles are told in more ways than any half of a gold set holds: less is certain than the fit says."""
NONE = (7.3, 4.0, 1.3, -2.2, 1.5)
"""Bias of being on no list; an outsider asks; a sender the list does not know; the sender is an owner;
how much of the text no item knows."""


def chances(
    features: Sequence[Sequence[float]], none: Sequence[float] | None = None
) -> tuple[list[float], float]:
    """The chance of each item, and of none; without `none` it is a whistle, which is always about some item.

    none  numbers that go with NONE after its bias
    """
    weights, scale = (WHISTLE, SPOKEN) if none is None else (WEIGHTS, 1.0)
    sums = [scale * sum(w * x for w, x in zip(weights, row, strict=True)) for row in features]
    outside = None if none is None else NONE[0] + sum(w * x for w, x in zip(NONE[1:], none, strict=True))
    top = max([*sums, outside if outside is not None else -math.inf])
    powers = [math.exp(s - top) for s in sums]
    rest = math.exp(outside - top) if outside is not None else 0.0
    total = sum(powers) + rest
    return [p / total for p in powers], rest / total
