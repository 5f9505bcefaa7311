"""The original as pieces to show: plain words, and words that a demand or a finding touches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from jianfu.core.examine import Examination
from jianfu.core.reading.shapes import Block


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a block; `findings` and `demands` are the numbers of those that quote them."""

    text: str
    findings: tuple[int, ...] = ()
    demands: tuple[int, ...] = ()


def marked_blocks(exam: Examination) -> Iterator[tuple[Block, tuple[Piece, ...]]]:
    """Each block of the paper with its pieces, in order. Nothing where there is no text."""
    notice = exam.notice
    if notice is None:
        return
    spans = [(s.start, s.end, i, True) for i, f in enumerate(exam.report.findings) for s in f.evidence]
    for i, demand in enumerate(notice.demands):
        spans += [(s.start, s.end, i, False) for s in (notice.quote(a, b) for a, b in demand.evidence)]
    spans.sort()
    first = 0
    for block in notice.text.blocks:
        while first < len(spans) and spans[first][1] <= block.start:
            first += 1
        here = []
        for span in spans[first:]:
            if span[0] >= block.end:
                break
            if span[1] > block.start:
                here.append(span)
        yield block, tuple(_pieces(notice.text.chars, block, here))


def _pieces(chars: str, block: Block, spans: list[tuple[int, int, int, bool]]) -> Iterator[Piece]:
    """One sweep over the edges of the spans; what is open between two edges covers the piece."""
    edges: dict[int, tuple[list[tuple[bool, int]], list[tuple[bool, int]]]] = {
        block.start: ([], []),
        block.end: ([], []),
    }
    for start, end, number, is_finding in spans:
        edges.setdefault(max(start, block.start), ([], []))[0].append((is_finding, number))
        edges.setdefault(min(end, block.end), ([], []))[1].append((is_finding, number))
    open_now: dict[tuple[bool, int], int] = {}
    for a, b in pairwise(sorted(edges)):
        for key in edges[a][1]:
            open_now[key] -= 1
            if not open_now[key]:
                del open_now[key]
        for key in edges[a][0]:
            open_now[key] = open_now.get(key, 0) + 1
        covering = sorted(open_now)
        yield Piece(
            chars[a:b],
            tuple(n for is_finding, n in covering if is_finding),
            tuple(n for is_finding, n in covering if not is_finding),
        )
