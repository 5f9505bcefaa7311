"""Printed tables: lines whose cells stand between tabs. Of lists of people only the header is kept.

PDF, OFD, recognised pictures, web pages, RTF and pasted text give tables as such lines. Blank cells leave no trace in
them, so columns need not line up: what a list is about is told by its header, or by numbers of persons beside names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jianfu.core.reading import people
from jianfu.core.reading.characters import alike
from jianfu.core.reading.grid import is_label, is_note, is_signature
from jianfu.core.reading.pieces import Piece, join
from jianfu.core.reading.shapes import Draft, Table

_SCRAP = 25
"""Characters: a shorter line between two rows is the rest of a cell that was too narrow."""

Line = tuple[int, tuple[str, ...]]
"""Its number among the lines of the paper, and its cells."""


def without_people(draft: Draft) -> Draft:
    """The draft without the rows of lists of people, and without the names beside tasks."""
    lines = [draft.chars[b.start : b.end] for b in draft.blocks] or draft.chars.split("\n")
    changed: dict[int, str] = {}
    tables = list(draft.tables)
    for run in _runs(lines):
        found = _cleared(run)
        if found is None:
            continue
        changed |= found.changed
        where = draft.blocks[run[0][0]].where if draft.blocks else "表"
        tables += [Table(where, found.header, found.rows)] if found.header else []
    if not changed:
        return draft
    kept = [changed.get(at, line) for at, line in enumerate(lines)]
    if not draft.blocks:
        left = "\n".join(line for at, line in enumerate(kept) if line or at not in changed)
        return replace(draft, chars=left, tables=tuple(tables))
    pieces = [Piece(line, b.where, b.part, b.anchor) for line, b in zip(kept, draft.blocks, strict=True)]
    chars, blocks = join(pieces)
    return replace(draft, chars=chars, blocks=blocks, tables=tuple(tables))


@dataclass(frozen=True, slots=True)
class _Cleared:
    """What remains of some lines (nothing: ""), the header of the list, how many rows it had."""

    changed: dict[int, str]
    header: tuple[str, ...]
    rows: int


def _runs(lines: Sequence[str]) -> Iterator[list[Line]]:
    """Rows that follow each other, with the scraps of cells between them (lines of one cell)."""
    run: list[Line] = []
    scraps: list[Line] = []
    for at, line in enumerate(lines):
        cells = tuple(cell for cell in map(str.strip, line.split("\t")) if cell)
        if len(cells) > 1:
            run += [*scraps, (at, cells)]
            scraps = []
        elif cells and run:
            scraps.append((at, cells))
            if len(scraps) > 2 or len(cells[0]) > _SCRAP or cells[0].endswith(("。", ":", "：")):
                yield run
                run, scraps = [], []
    if run:
        yield run


def _cleared(run: Sequence[Line]) -> _Cleared | None:
    same = [(at, tuple(map(alike, cells))) for at, cells in run]
    first = next((i for i, (_, cells) in enumerate(same) if _is_header(cells)), None)
    if first is None:
        return _without_header(same)
    header, below = same[first][1], same[first + 1 :]
    if not people.rows_are_people(header, []):
        return _names_beside_work(header, run[first + 1 :])
    if below and _is_second_header(header, below[0][1]):
        below = below[1:]
    gone = {at: "" for at, cells in below if not is_note(cells[0])}
    rows = sum(len(cells) > 1 and at in gone for at, cells in below)
    return _Cleared(gone, header, rows) if rows else None


def _is_header(cells: Sequence[str]) -> bool:
    return (
        len(cells) > 1
        and all(is_label(cell) and not is_signature(cell) for cell in cells)
        and any(people.is_label_of_person(cell) and not cell[:-1].count(":") for cell in cells)
    )


def _is_second_header(header: Sequence[str], cells: Sequence[str]) -> bool:
    """Parts of a merged name: fewer than the names, no figures, nobody's name."""
    return 1 < len(cells) < len(header) and not any(
        any(map(str.isdigit, cell)) or people.is_name(cell) for cell in cells
    )


def _without_header(same: Sequence[Line]) -> _Cleared | None:
    """Names with numbers of persons beside them, row after row: a list whatever stands above it."""
    rows = [at for at, cells in same if _is_person(cells)]
    if len(rows) < 2 or 2 * len(rows) < len(same):
        return None
    return _Cleared(dict.fromkeys(rows, ""), (), len(rows))


def _is_person(cells: Sequence[str]) -> bool:
    return any(map(people.is_name, cells)) and any(map(people.has_number_of_person, cells))


def _names_beside_work(header: Sequence[str], rows: Sequence[Line]) -> _Cleared | None:
    """Tasks stay; of a row as wide as the header the cells that say who answers for it go."""
    personal = {i for i, name in enumerate(header) if people.is_label_of_person(name)}
    changed = {
        at: "\t".join(cell for i, cell in enumerate(cells) if i not in personal)
        for at, cells in rows
        if personal and len(cells) == len(header)
    }
    return _Cleared(changed, tuple(header), len(rows)) if changed else None
