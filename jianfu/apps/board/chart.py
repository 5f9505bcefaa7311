"""The one chart of the bulletin as a PNG, black on white. Digits only: the fonts of a server know no Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

MM = 1 / 25.4
WIDTH_MM, HEIGHT_MM = 150, 32


def year(
    hours: Sequence[tuple[float, float, float]], urgent: Sequence[float], months: Sequence[int]
) -> bytes:
    """Twelve months: (low, likely, high) as a band with its line, urgent hours as bars."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH_MM * MM, HEIGHT_MM * MM), dpi=200, layout="constrained")
    axes = figure.subplots()
    xs = range(len(months))
    low, likely, high = zip(*hours, strict=True)
    axes.fill_between(xs, low, high, color="0.85", linewidth=0)
    axes.bar(xs, urgent, width=0.25, color="0.3")
    axes.plot(xs, likely, color="black", linewidth=1.6, marker="o", markersize=2.5)
    axes.set_xticks(list(xs), [str(month) for month in months])
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_locator(_few_ticks())
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.tick_params(labelsize=7, length=2)
    axes.spines[["top", "right"]].set_visible(False)
    out = BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _few_ticks():  # type: ignore[no-untyped-def]
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(nbins=3)
