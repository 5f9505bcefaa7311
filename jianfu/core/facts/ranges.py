"""Which stretches of `Text.plain` speak to the reader: the body and tables, or each message of a chat."""

from __future__ import annotations

from bisect import bisect_left

from jianfu.core.reading.shapes import Part, Text

# A comment is somebody's remark on a draft; headers and footers repeat or carry page numbers.
_SILENT = frozenset({Part.COMMENT, Part.HEADER, Part.FOOTER})


def spoken_ranges(text: Text) -> list[tuple[int, int]]:
    if text.messages:
        return [to_plain(text, m.start, m.end) for m in text.messages]
    ranges: list[tuple[int, int]] = []
    start = 0
    for block in text.blocks:
        if block.part in _SILENT:
            ranges.append((start, to_plain(text, block.start, block.end)[0]))
            start = to_plain(text, block.start, block.end)[1]
    ranges.append((start, len(text.plain)))
    return [(a, b) for a, b in ranges if b > a]


def to_plain(text: Text, start: int, end: int) -> tuple[int, int]:
    """The stretch of `plain` that stands for chars[start:end]."""
    if text.origin is None:
        return start, end
    return bisect_left(text.origin, start), bisect_left(text.origin, end)
