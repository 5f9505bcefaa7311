"""Pieces of text with their places -> characters and blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jianfu.core.reading.shapes import Block, Part


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph or cell before it has its place in the characters."""

    text: str
    where: str
    part: Part = Part.BODY
    anchor: str = ""


def join(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """`Draft.chars` and `Draft.blocks`: pieces one under the other, blank ones left out."""
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        if not piece.text or piece.text.isspace():
            continue
        end = at + len(piece.text)
        texts.append(piece.text)
        blocks.append(Block(at, end, piece.where, piece.part, piece.anchor))
        at = end + 1
    return "\n".join(texts), tuple(blocks)


def column_letters(index: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
