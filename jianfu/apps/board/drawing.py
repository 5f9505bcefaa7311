"""Small figures as SVG paths, drawn here: no style attribute leaves this file, since no page of ours may hold one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HOURS, GAP, PAPERS = 240, 60, 6, 26
"""Units of the picture: the hours above, the papers below."""
HEIGHT = HOURS + GAP + PAPERS


@dataclass(frozen=True, slots=True)
class Course:
    """The paths of one year: what the hours may be, what they likely are, urgent ones, papers, quota."""

    band: str
    likely: str
    urgent: str
    papers: str
    quota: str
    now: int
    """Where the last month stands."""


def course(
    hours: Sequence[tuple[float, float, float]],
    urgent: Sequence[float],
    papers: Sequence[int],
    quotas: Sequence[int | None],
    *,
    most_hours: float,
    most_papers: float,
) -> Course:
    """One value for each month.

    hours        (low, likely, high)
    quotas       None: no base year is known
    most_hours   the upper end of the scale, the same for all pictures that stand side by side
    """
    xs = _centres(len(hours))

    def y(value: float) -> int:
        return HOURS - round(min(value / most_hours, 1) * (HOURS - 2))

    high = [(x, y(h)) for x, (_, _, h) in zip(xs, hours, strict=True)]
    low = [(x, y(h)) for x, (h, _, _) in zip(xs, hours, strict=True)]
    return Course(
        band=_line([*high, *reversed(low)]) + "z",
        likely=_line([(x, y(h)) for x, (_, h, _) in zip(xs, hours, strict=True)]),
        urgent="".join(f"M{x} {HOURS}V{min(y(h), HOURS - 2)}" for x, h in zip(xs, urgent, strict=True) if h),
        papers="".join(_bar(x, n / most_papers) for x, n in zip(xs, papers, strict=True) if n),
        quota="".join(
            f"M{x - 9} {HEIGHT - round(min(n / most_papers, 1) * PAPERS)}h18"
            for x, n in zip(xs, quotas, strict=True)
            if n is not None
        ),
        now=xs[-1],
    )


def bars(shares: Sequence[float | None], *, most: float) -> str:
    """One path of bars; a month without anything has none."""
    return "".join(
        _bar(x, part / most) for x, part in zip(_centres(len(shares)), shares, strict=True) if part
    )


def _centres(n: int) -> list[int]:
    return [round(WIDTH * (i + 0.5) / n) for i in range(n)]


def _bar(x: int, part: float) -> str:
    height = max(1, round(min(part, 1) * PAPERS))
    return f"M{x - 6} {HEIGHT}v-{height}h12v{height}z"


def _line(points: Sequence[tuple[int, int]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)
