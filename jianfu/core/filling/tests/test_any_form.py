"""Whatever form it is: nothing that stands there changes, and no blank cell is told twice."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from jianfu.core.filling.tests.made import DASHAN, county, filled
from jianfu.core.forms.tests.sheets import Drawn, as_docx, as_xlsx, drawn

FORMS = [*drawn(), *drawn("layouts_fresh.txt")]
KEYS = {"姓名": "石大山", "户主姓名": "石大山", "身份证号": DASHAN}


def keyed(form: Drawn) -> Drawn:
    """The form with the first name and number written right of or below their labels, where it is blank."""
    rows = [list(row) for row in form.rows]
    for at, row in enumerate(form.rows):
        for col, label in enumerate(row):
            if label in KEYS:
                beside = (at, col + 1) if col + 1 < len(row) and row[col + 1] == "" else (at + 1, col)
                if beside[0] < len(rows) and rows[beside[0]][beside[1]] == "":
                    rows[beside[0]][beside[1]] = KEYS[label]
    return Drawn(form.name, tuple(map(tuple, rows)), form.wanted)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_workbook_keeps_every_word_it_had(form: Drawn, tmp_path: Path) -> None:
    data = as_xlsx(keyed(form))

    done, result = filled(data, county(tmp_path))

    before, after = load_workbook(io.BytesIO(data)).active, load_workbook(io.BytesIO(done.data)).active
    assert before is not None
    assert after is not None
    changed = {
        c.coordinate for row in after.iter_rows() for c in row if c.value != before[c.coordinate].value
    }
    assert all(before[name].value is None for name in changed)
    told = [w.cell for w in result.cells] + [q.cell for q in result.asked] + [x.cell for x in result.left]
    assert len(told) == len(set(told))
    assert {w.cell for w in result.cells} <= changed


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_paper_keeps_every_word_it_had(form: Drawn, tmp_path: Path) -> None:
    data = as_docx(keyed(form))

    done, result = filled(data, county(tmp_path))

    before, after = Document(io.BytesIO(data)).tables[0], Document(io.BytesIO(done.data)).tables[0]
    for old, new in zip(before._cells, after._cells, strict=True):
        assert new.text.strip() == old.text.strip() or not old.text.strip()
    told = [w.cell for w in result.cells] + [q.cell for q in result.asked] + [x.cell for x in result.left]
    assert len(told) == len(set(told))
