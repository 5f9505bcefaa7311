"""A column of a table in a docx goes, as a tracked change."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from jianfu.core.reading.docx_cells import placed_cells
from jianfu.core.reading.docx_runs import VAL, P, text_runs
from jianfu.core.reading.numbering import W
from jianfu.core.revising.docx_runs import Place, Reviser, Unplaced, printed
from jianfu.core.revising.shapes import Change, DropColumn

if TYPE_CHECKING:
    Element = Any

_TCPR, _SPAN, _CHANGE, _CELL_DEL = W + "tcPr", W + "gridSpan", W + "tcPrChange", W + "cellDel"


def drop_column(table: Element, column: DropColumn, reviser: Reviser | None) -> None:
    """Delete the column's cells from the header row down; cells over several columns become narrower by one.

    Without a reviser nothing is changed. Unplaced where the table has no such column.
    """
    whole: list[tuple[int, Element]] = []
    wide: list[tuple[int, Element]] = []
    for row, col, width, cell in placed_cells(table):
        if col <= column.column < col + width:
            (wide if width > 1 else whole).append((row, cell))
    cells = [cell for row, cell in whole if row >= column.row]
    if not cells or len(cells) < len(whole):
        raise Unplaced
    if reviser is not None:
        for cell in cells:
            _delete(cell, reviser)
        for _, cell in wide:
            _narrow(cell, reviser)


def _delete(cell: Element, reviser: Reviser) -> None:
    properties = _properties(cell)
    if properties.find(_CELL_DEL) is None:
        before = properties.find(_CHANGE)
        mark = reviser.mark(cell, _CELL_DEL)
        if before is None:
            properties.append(mark)
        else:
            before.addprevious(mark)
    for paragraph in cell.iter(P):
        words = list(text_runs(paragraph))
        text = printed(words)
        if text:
            place = Place(paragraph, words, text)
            place.revise([Change(0, len(text))], reviser)


def _narrow(cell: Element, reviser: Reviser) -> None:
    """gridSpan one less, with the old properties beside it, so that rejecting restores them."""
    properties = _properties(cell)
    span = properties.find(_SPAN)
    if properties.find(_CHANGE) is None:
        old = cell.makeelement(_TCPR, {})
        old.extend(deepcopy(list(properties)))
        change = reviser.mark(cell, _CHANGE)
        change.append(old)
        properties.append(change)
    span.set(VAL, str(int(span.get(VAL)) - 1))


def _properties(cell: Element) -> Element:
    properties = cell.find(_TCPR)
    if properties is None:
        properties = cell.makeelement(_TCPR, {})
        cell.insert(0, properties)
    return properties
