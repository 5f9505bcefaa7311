"""The original as pieces to show: plain words, and words that a demand or a finding touches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
    cuts = {block.start, block.end}
    for start, end, _, _ in spans:
        cuts |= {max(start, block.start), min(end, block.end)}
    edges = sorted(cuts)
    for a, b in zip(edges, edges[1:], strict=False):
        covering = [(i, is_finding) for start, end, i, is_finding in spans if start <= a and b <= end]
        yield Piece(
            chars[a:b],
            tuple(i for i, is_finding in covering if is_finding),
            tuple(i for i, is_finding in covering if not is_finding),
        )
