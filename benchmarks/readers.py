"""How fast are files read, and how fast do the usual libraries read the same files in the same run?

python -m benchmarks.readers
"""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Callable
from pathlib import Path

import docx
import docx2python
import openpyxl
import pdfplumber

from jianfu.core.reading.docx import read_docx
from jianfu.core.reading.ofd import read_ofd
from jianfu.core.reading.pdf import read_pdf
from jianfu.core.reading.shapes import ReadLimits
from jianfu.core.reading.sheet import read_sheet
from tests.files.make import SEASON, TASKS, make_docx, make_ofd, make_xlsx

ORIGINALS = Path(__file__).parents[1] / "tests" / "files" / "originals"
LIMITS = ReadLimits()


def best(work: Callable[[], object], seconds: float = 1.0) -> float:
    """Milliseconds of the quickest run: the others were disturbed."""
    work()
    quickest = float("inf")
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        start = time.perf_counter()
        work()
        quickest = min(quickest, time.perf_counter() - start)
    return quickest * 1000


def word(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def template_docx(paragraphs: list[str]) -> bytes:
    """With the styles and numbering a new file of an office program carries."""
    document, out = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(out)
    return out.getvalue()


def pdf_text(data: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(data)) as file:
        return [page.extract_text() for page in file.pages]


def cells(data: bytes) -> list[tuple[object, ...]]:
    return list(
        openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets[0].iter_rows(values_only=True)
    )


def main() -> None:
    logging.disable(logging.WARNING)
    season = (SEASON * 4)[:32]
    small, usual = make_docx(season, head="云水县林业局文件"), template_docx(season)
    paper = (ORIGINALS / "fire-season.pdf").read_bytes()
    tasks = make_xlsx({"任务": [TASKS[0], *TASKS[1:] * 10]})
    people = make_xlsx(
        {
            "名单": [
                ["序号", "姓名", "电话", "住址", "面积"],
                *([i, "周山川", "13900000001", "青石镇", 1.5] for i in range(20_000)),
            ]
        }
    )
    rows: list[tuple[str, Callable[[], object], str, Callable[[], object]]] = [
        ("docx, bare", lambda: read_docx(small, LIMITS), "python-docx", lambda: word(small)),
        ("docx, full template", lambda: read_docx(usual, LIMITS), "python-docx", lambda: word(usual)),
        (
            "docx, full template",
            lambda: read_docx(usual, LIMITS),
            "docx2python",
            lambda: docx2python.docx2python(io.BytesIO(usual)).text,
        ),
        ("pdf, 2 pages", lambda: read_pdf(paper, LIMITS), "pdfplumber", lambda: pdf_text(paper)),
        ("xlsx, 20 tasks", lambda: read_sheet(tasks, LIMITS), "openpyxl", lambda: cells(tasks)),
        ("xlsx, 20,000 people", lambda: read_sheet(people, LIMITS), "openpyxl", lambda: cells(people)),
    ]
    for what, ours, peer, theirs in rows:
        mine, its = best(ours), best(theirs)
        print(f"{what:20} {mine:8.2f} ms   {peer:12} {its:8.2f} ms   {its / mine:5.1f} times")
    ofd = make_ofd(SEASON)
    print(f"{'ofd, 1 page':20} {best(lambda: read_ofd(ofd, LIMITS)):8.2f} ms")


if __name__ == "__main__":
    main()
