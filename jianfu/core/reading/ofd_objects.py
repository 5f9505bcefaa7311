"""The objects of an OFD page: characters at their places, colours, boxes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jianfu.core.reading.lines import Glyph

if TYPE_CHECKING:
    from jianfu.core.reading.package import Element


def placed(text: Element) -> Iterator[Glyph]:
    """The characters of one TextObject on the page, in millimetres."""
    x0, y0, *_ = [*numbers(text.get("Boundary")), 0.0, 0.0]
    a, b, c, d, e, f = (
        (numbers(text.get("CTM")) + [0.0] * 6)[:6] if text.get("CTM") else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    )
    size = next(iter(numbers(text.get("Size"))), 0.0)
    printed = size * max(abs(d), abs(b)) or 3.5
    stretch = next(iter(numbers(text.get("HScale"))), 1.0)
    x = y = 0.0
    for code in each(text, "TextCode"):
        x = next(iter(numbers(code.get("X"))), x)
        y = next(iter(numbers(code.get("Y"))), y)
        steps, falls = _deltas(code.get("DeltaX")), _deltas(code.get("DeltaY"))
        at_x, at_y = x, y
        for i, char in enumerate(code.text or ""):
            width = size * stretch * (0.5 if char.isascii() else 1.0)
            if i < len(steps) and 0 < steps[i] <= 1.2 * size:
                width = steps[i]
            if not char.isspace() and char != "\ufffd":
                left = x0 + a * at_x + c * at_y + e
                base = y0 + b * at_x + d * at_y + f
                yield Glyph(
                    char, left, base - 0.8 * printed, left + abs(a or 1.0) * width, base + 0.2 * printed
                )
            at_x += steps[i] if i < len(steps) else (0.0 if falls else width)
            at_y += falls[i] if i < len(falls) else 0.0


def _deltas(text: str | None) -> list[float]:
    """Steps between characters; "g 3 5.5" stands for three times 5.5."""
    words = iter((text or "").split())
    steps: list[float] = []
    try:
        for word in words:
            if word == "g":
                times, step = int(next(words)), float(next(words))
                steps += [step] * max(0, min(times, 10_000))
            else:
                steps.append(float(word))
    except (ValueError, StopIteration):
        pass
    return steps


def is_red(element: Element) -> bool:
    value = next((numbers(ink.get("Value")) for ink in each(element, "FillColor")), [])
    return len(value) == 3 and value[0] >= 0xC0 and value[1] <= 0x50 and value[2] <= 0x50


def each(root: Element, name: str) -> Iterator[Element]:
    """Elements by their local name: writers differ in the namespace."""
    return root.iter(f"{{*}}{name}")


def text_of(root: Element, name: str) -> str:
    return next((e.text or "" for e in each(root, name)), "").strip()


def box(root: Element, name: str) -> tuple[float, ...] | None:
    box = next((numbers(e.text) for e in each(root, name)), [])
    return tuple(box) if len(box) == 4 and box[2] > 0 and box[3] > 0 else None


def numbers(text: str | None) -> list[float]:
    found = []
    for word in (text or "").split():
        try:
            value = float(word)
        except ValueError:
            return []
        found.append(value if abs(value) < 1e6 else 0.0)
    return found
