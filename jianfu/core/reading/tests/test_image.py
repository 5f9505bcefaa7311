from __future__ import annotations

import io
import socket

import pytest
from PIL import Image

from jianfu.core.reading import image
from jianfu.core.reading.image import read_image
from jianfu.core.reading.lines import Page
from jianfu.core.reading.pdf import read_pdf
from jianfu.core.reading.shapes import ReadLimits, Unreadable
from tests.files import scan

needs_models = pytest.mark.skipif(
    not image.is_installed() or scan.font_path() is None,
    reason="jianfu[ocr] or a Chinese font is not installed",
)
NOTICE = [
    "各乡镇人民政府：",
    "请于2026年3月20日前将春季防火值班表报送县林业局，联络员名单一并报送，逾期由县林业局电话提醒。",
]
TITLE = "关于报送春季防火值班表的通知"


def paper(**look: float) -> bytes:
    page = scan.draw_page(NOTICE, title=TITLE)
    half = page.crop((0, 0, page.width, page.height // 2))
    return scan.as_jpeg(scan.spoil(half, **look))  # type: ignore[arg-type]


@needs_models
@pytest.mark.ocr
@pytest.mark.parametrize(
    "look",
    [{}, {"degrees": 1.2, "speckles": 0.02, "blur": 0.6}, {"degrees": 180.0}, {"degrees": 90.0}],
    ids=str,
)
def test_scan_is_read_in_paragraphs_whichever_way_it_lies(
    look: dict[str, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("nothing may be fetched")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)

    draft = read_image(paper(**look), ReadLimits())

    assert draft.chars.split("\n") == [TITLE, *NOTICE]
    assert {block.where for block in draft.blocks} == {"第1页"}


@needs_models
@pytest.mark.ocr
def test_scanned_pdf_is_read_page_by_page() -> None:
    first, second = scan.draw_page(NOTICE[:1], title=TITLE), scan.draw_page(NOTICE[1:])

    draft = read_pdf(scan.as_pdf(first, second), ReadLimits())

    assert draft.chars.split("\n") == [TITLE, *NOTICE]
    assert draft.blocks[-1].where == "第2页"
    assert draft.pages == 2


@needs_models
@pytest.mark.ocr
def test_seal_over_the_text_does_not_stop_the_reading() -> None:
    page = scan.draw_page([*NOTICE, "云水县林业局", "2026年3月2日"], title=TITLE, seal=True)

    draft = read_image(scan.as_jpeg(page), ReadLimits())

    assert "2026年3月2日" in draft.chars
    assert "报送县林业局" in draft.chars


@needs_models
@pytest.mark.ocr
@pytest.mark.parametrize("picture", [scan.noise, scan.wall])
def test_what_is_no_paper_gives_no_text(picture: object) -> None:
    with pytest.raises(Unreadable, match="没读出文字"):
        read_image(scan.as_jpeg(picture()), ReadLimits())  # type: ignore[operator]


def test_without_recognition_the_answer_names_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image, "is_installed", lambda: False)

    with pytest.raises(Unreadable, match="没有安装文字识别"):
        read_image(scan.as_jpeg(scan.noise(40, 40)), ReadLimits())


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", scan.as_jpeg(scan.noise(200, 200))[:300], b"GIF89a" + b"\xff" * 40]
)
def test_damaged_picture_is_answered_in_words(data: bytes) -> None:
    with pytest.raises(Unreadable, match="原件没有改动"):
        read_image(data, ReadLimits())


def test_picture_with_a_false_huge_size_is_refused() -> None:
    bmp = (
        b"BM"
        + (54).to_bytes(4, "little")
        + bytes(4)
        + (54).to_bytes(4, "little")
        + (40).to_bytes(4, "little")
    )
    bmp += (60000).to_bytes(4, "little") + (60000).to_bytes(4, "little") + b"\1\0\x18\0" + bytes(24)

    with pytest.raises(Unreadable, match="上限"):
        read_image(bmp, ReadLimits())


def fax(pages: int, side: int = 3000) -> bytes:
    """A tiff of large black and white pages, as fax machines and copiers write it."""
    first, *rest = [Image.new("1", (side, side), 1) for _ in range(pages)]
    out = io.BytesIO()
    first.save(out, "TIFF", compression="group4", save_all=True, append_images=rest)
    return out.getvalue()


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The sizes of the pictures that recognition gets; it reads nothing."""
    sizes: list[tuple[int, int]] = []

    def nothing(picture: Image.Image, number: int) -> Page:
        sizes.append(picture.size)
        return Page(number, 1, (), ())

    monkeypatch.setattr(image, "is_installed", lambda: True)
    monkeypatch.setattr(image, "recognise", nothing)
    return sizes


def test_large_pages_are_made_small_one_after_the_other(seen: list[tuple[int, int]]) -> None:
    with pytest.raises(Unreadable, match="没读出文字"):
        read_image(fax(3), ReadLimits())

    assert seen == [(1800, 1800)] * 3


def test_many_pages_stop_when_the_time_is_up(seen: list[tuple[int, int]]) -> None:
    with pytest.raises(Unreadable, match="第2页起没有认"):
        read_image(fax(3), ReadLimits(seconds=0))

    assert len(seen) == 1
