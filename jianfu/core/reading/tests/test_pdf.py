from __future__ import annotations

import io
import logging
import re
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image

from jianfu.core.reading import image
from jianfu.core.reading.lines import Glyph, page_of
from jianfu.core.reading.paragraphs import pieces_of
from jianfu.core.reading.pdf import read_pdf
from jianfu.core.reading.shapes import Part, ReadLimits, Unreadable
from tests.files.pdf import typed_pdf

ORIGINALS = Path(__file__).parents[4] / "tests" / "files" / "originals"
NOTICE = (ORIGINALS / "fire-season.pdf").read_bytes()
COLUMNS = (ORIGINALS / "two-columns.pdf").read_bytes()


def scan(pages: int = 1) -> bytes:
    """A PDF of blank pictures, as a scanner makes it."""
    first, *rest = [Image.new("L", (600, 800), 255) for _ in range(pages)]
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=rest)
    return out.getvalue()


def printed(rows: list[tuple[str, float, float]], *, size: float = 16, step: float = 16) -> list[Glyph]:
    """Glyphs of lines of text, each with its left edge and its top."""
    return [
        Glyph(char, left + i * step, top, left + (i + 1) * step, top + size)
        for text, left, top in rows
        for i, char in enumerate(text)
    ]


def test_reading_order_is_that_of_pdfplumber() -> None:
    logging.disable(logging.WARNING)
    with pdfplumber.open(io.BytesIO(NOTICE)) as oracle:
        expected = "".join(page.extract_text() for page in oracle.pages)

    draft = read_pdf(NOTICE, ReadLimits())

    assert re.sub(r"\s", "", draft.chars) == re.sub(r"\s", "", expected)


def test_wrapped_lines_are_one_paragraph_with_quotes_in_place() -> None:
    draft = read_pdf(NOTICE, ReadLimits())

    paragraphs = draft.chars.split("\n")
    assert paragraphs[1] == "云水县林业局关于做好2026年春季森林防火工作的通知"
    assert paragraphs[3].startswith("为贯彻落实“减负增效”工作部署，")
    assert paragraphs[3].endswith("通知如下：")
    assert paragraphs[4] == "一、总体要求"
    assert paragraphs[-1] == "张贴防火令\t各村\t3月底前"


def test_pages_and_red_head_are_seen() -> None:
    draft = read_pdf(NOTICE, ReadLimits())

    assert draft.pages == 2
    assert draft.red_head is True
    assert draft.blocks[0].where == "第1页"
    assert draft.blocks[-1].where == "第2页"
    assert read_pdf(COLUMNS, ReadLimits()).red_head is False


def test_left_column_is_read_before_the_right_one() -> None:
    paragraphs = read_pdf(COLUMNS, ReadLimits()).chars.split("\n")

    assert paragraphs[0] == "云水简报"
    assert paragraphs[1:10] == paragraphs[10:19]
    assert paragraphs[2] == "一、总体要求"


def test_sentence_broken_by_a_page_is_whole_again() -> None:
    line = "各乡镇要在三月二十日前将工作方案报送县林业局"
    pages = [
        page_of(1, 600, 800, printed([(line, 80, 600), (line, 80, 630), ("— 1 —", 280, 760)])),
        page_of(2, 600, 800, printed([("，逾期不再受理。", 80, 100), (line, 112, 130), ("— 2 —", 280, 760)])),
    ]

    pieces = [piece for piece in pieces_of(pages) if piece.text]

    assert [piece.text for piece in pieces if piece.part is Part.BODY] == [
        line + line + "，逾期不再受理。",
        line,
    ]
    assert [piece.text for piece in pieces if piece.part is Part.FOOTER] == ["— 1 —", "— 2 —"]


def test_quote_drawn_higher_than_its_neighbours_stays_in_its_line() -> None:
    high = Glyph("“", 96, 96, 112, 106)
    text = [*printed([("开展清理。", 80, 130), ("开", 80, 100), ("展", 112, 100)]), high]

    page = page_of(1, 600, 800, text)

    assert [line.text for line in page.lines] == ["开“展", "开展清理。"]


def test_blank_pages_are_answered_in_words() -> None:
    with pytest.raises(Unreadable, match="没读出文字"):
        read_pdf(scan(), ReadLimits())


def test_scan_without_recognition_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image, "is_installed", lambda: False)

    with pytest.raises(Unreadable, match="没有安装文字识别"):
        read_pdf(scan(), ReadLimits())


def test_few_characters_on_a_page_are_kept_where_no_picture_is_read() -> None:
    data = typed_pdf(["关于报送防汛物资清单的通知", "各村:请于下列日期前报送。"], ["6月12日"])

    draft = read_pdf(data, ReadLimits())

    assert draft.chars.endswith("6月12日")
    assert draft.blocks[-1].where == "第2页"


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(Unreadable, match="3 页"):
        read_pdf(scan(3), ReadLimits(pages=2))


def test_locked_file_asks_for_one_without_password() -> None:
    with pytest.raises(Unreadable, match="密码"):
        read_pdf((ORIGINALS / "locked.pdf").read_bytes(), ReadLimits())


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", NOTICE[:3000]])
def test_damaged_file_is_answered_in_words(data: bytes) -> None:
    with pytest.raises(Unreadable, match="原件没有改动"):
        read_pdf(data, ReadLimits())
