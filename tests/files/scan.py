"""Scans and photographs of papers, drawn with Pillow and then spoiled as scanners and phones do."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
)
_FORBIDDEN_FIRST = "，。、；：！？）》”’〕"


def font_path() -> str | None:
    return next((path for path in FONTS if Path(path).is_file()), None)


def draw_page(paragraphs: Sequence[str], *, title: str = "", dpi: int = 150, seal: bool = False) -> Any:
    """An A4 page set like an official paper; `seal` prints a red seal over the last lines."""
    from PIL import Image, ImageDraw, ImageFont

    unit = dpi / 72
    page = Image.new("RGB", (round(595 * unit), round(842 * unit)), "white")
    pen = ImageDraw.Draw(page)
    path = font_path()
    if path is None:
        raise RuntimeError("no Chinese font is installed")
    body, large = ImageFont.truetype(path, round(16 * unit)), ImageFont.truetype(path, round(22 * unit))
    left, right, y = 79 * unit, (595 - 74) * unit, 90 * unit
    for line in _wrapped(title, large, 330 * unit):
        pen.text(((left + right - large.getlength(line)) / 2, y), line, "black", large)
        y += 34 * unit
    y += 14 * unit
    for paragraph in paragraphs:
        for line in _wrapped("　　" + paragraph, body, right - left):
            pen.text((left, y), line, "black", body)
            y += 28 * unit
    if seal:
        x = right - 130 * unit
        pen.ellipse(
            (x, y - 110 * unit, x + 120 * unit, y + 10 * unit), outline=(214, 30, 30), width=round(4 * unit)
        )
        star = ImageFont.truetype(path, round(34 * unit))
        pen.text((x + 43 * unit, y - 72 * unit), "★", (214, 30, 30), star)
    return page


def spoil(page: Any, *, degrees: float = 0.0, speckles: float = 0.0, blur: float = 0.0, seed: int = 1) -> Any:
    """Turned, dirty and out of focus; `speckles` is the share of pixels that are noise."""
    import numpy
    from PIL import Image, ImageFilter

    page = page.rotate(degrees, Image.Resampling.BICUBIC, expand=degrees >= 90, fillcolor="white").filter(
        ImageFilter.GaussianBlur(blur)
    )
    chance = numpy.random.default_rng(seed)
    pixels = numpy.asarray(page).copy()
    dirt = chance.random(pixels.shape[:2]) < speckles
    pixels[dirt] = chance.integers(0, 255, (int(dirt.sum()), 1))
    return Image.fromarray(pixels)


def as_jpeg(page: Any, quality: int = 80) -> bytes:
    out = io.BytesIO()
    page.save(out, "JPEG", quality=quality)
    return out.getvalue()


def as_pdf(*pages: Any) -> bytes:
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=list(pages[1:]), quality=80)
    return out.getvalue()


def noise(width: int = 900, height: int = 1200) -> Any:
    import numpy
    from PIL import Image

    return Image.fromarray(numpy.random.default_rng(7).integers(0, 255, (height, width, 3), "uint8"))


def wall(width: int = 900, height: int = 1200) -> Any:
    """A plastered wall in slanting light, with a crack."""
    from PIL import Image, ImageDraw, ImageFilter

    rnd = random.Random(3)
    light = Image.linear_gradient("L").resize((width, height))
    photo = Image.merge("RGB", [light.point(lambda v, k=k: 150 + v // k) for k in (4, 5, 6)])
    pen = ImageDraw.Draw(photo)
    for _ in range(4000):
        x, y, tone = rnd.randrange(width), rnd.randrange(height), rnd.randrange(150, 215)
        pen.ellipse((x, y, x + 5, y + 4), fill=(tone, tone - 5, tone - 12))
    x, y = width // 3, 0
    while y < height:
        step_x, step_y = rnd.randrange(-14, 16), rnd.randrange(10, 40)
        pen.line((x, y, x + step_x, y + step_y), fill=(70, 66, 60), width=3)
        x, y = x + step_x, y + step_y
    return photo.filter(ImageFilter.GaussianBlur(1.2))


def _wrapped(text: str, font: Any, width: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for char in text:
        if line and font.getlength(line + char) > width and char not in _FORBIDDEN_FIRST:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line] if line else lines
