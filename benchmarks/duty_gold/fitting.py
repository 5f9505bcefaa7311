"""Weights for jianfu/core/duties/model.py from the half of the gold that was read: the likeliest choice of items."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from benchmarks.duty_gold.gold import Demand, Whistle, lists
from jianfu.core.duties import model, roles
from jianfu.core.duties.asked import Asked
from jianfu.core.duties.likeness import NAMES, Index
from jianfu.core.duties.match import Matcher

PULL = 0.03
"""How strongly the weights are held near those that stand: few examples must not bend them far."""


def fit(asked: Sequence[Demand], blown: Sequence[Whistle]) -> None:
    indexes = {place: Index(duties) for place, duties in lists().items()}
    matchers = {place: Matcher(duties) for place, duties in lists().items()}
    cases = []
    for g in asked:
        words = Asked(g.text)
        rows = np.array(indexes[g.place].features(words, words.matter))
        items = [e.item for e in indexes[g.place].entries]
        none = np.array([1.0, *matchers[g.place]._outside(words)])
        cases.append((rows, none, items.index(g.item) if g.item else len(items)))
    print("WEIGHTS =", _climb(cases, np.array(model.WEIGHTS), np.array(model.NONE)))
    cases = []
    for w in blown:
        words = Asked(w.text)
        rows = np.array(indexes[w.place].features(words, words.text, spoken=True))
        cases.append((rows, None, [e.item for e in indexes[w.place].entries].index(w.item)))
    print("WHISTLE =", _climb(cases, np.array(model.WHISTLE), np.array(model.NONE)))
    print(NAMES)
    rows = [
        (roles.lead_features(Asked(g.text), g.item, indexes[g.place]), g.role == "lead")
        for g in asked
        if g.item and g.decision == "assist" and not roles.is_only_told(Asked(g.text))
    ]
    print(
        "LEAD =",
        _logistic(
            np.array([r for r, _ in rows]), np.array([float(y) for _, y in rows]), np.array(roles.LEAD)
        ),
    )


def _logistic(rows: np.ndarray, right: np.ndarray, weights: np.ndarray) -> list[float]:
    start = weights.copy()
    for _ in range(2000):
        chance = 1 / (1 + np.exp(-rows @ weights))
        weights = weights + 0.05 * (rows.T @ (right - chance) - 0.5 * (weights - start))
    return np.round(weights, 1).tolist()


def _climb(cases: Sequence[tuple], weights: np.ndarray, none: np.ndarray) -> str:
    start, start_none = weights.copy(), none.copy()
    for step in range(400):
        slope, slope_none, value = np.zeros_like(weights), np.zeros_like(none), 0.0
        for rows, outside, right in cases:
            sums = rows @ weights
            if outside is not None:
                sums = np.append(sums, none @ outside)
            powers = np.exp(sums - sums.max())
            shares = powers / powers.sum()
            value += np.log(shares[right] + 1e-12)
            shares[right] -= 1
            slope -= shares[: len(rows)] @ rows
            if outside is not None:
                slope_none -= shares[-1] * outside
        slope -= PULL * len(cases) * (weights - start) / 4
        slope_none -= PULL * len(cases) * (none - start_none) / 4
        rate = 3.0 / len(cases) / (1 + step / 200)
        weights = weights + rate * slope
        none = none + rate * slope_none
    return f"{np.round(weights, 2).tolist()}  NONE = {np.round(none, 2).tolist()}  # {value / len(cases):.3f}"
