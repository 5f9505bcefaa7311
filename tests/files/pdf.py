"""PDF with text: printed by Chromium from a page set like an official paper, or written by hand, line by line."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

_STYLE = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
body { font: 16pt/28pt 'Liberation Serif', 'WenQuanYi Zen Hei', serif; margin: 0; text-align: justify }
p { margin: 0; text-indent: 2em } .none { text-indent: 0 } .right { text-align: right; text-indent: 0 }
h1 { font-size: 22pt; line-height: 34pt; text-align: center; margin: 20pt 60pt; font-weight: normal }
.head { color: red; font-size: 34pt; line-height: 60pt; text-align: center; border-bottom: 2px solid red; text-indent: 0 }
.two { column-count: 2; column-gap: 30pt; font-size: 11pt; line-height: 18pt }
table { border-collapse: collapse; width: 100% } td { border: 1px solid; padding: 2pt }
"""


def page_html(
    paragraphs: Sequence[str], *, title: str = "", head: str = "", extra: str = "", columns: bool = False
) -> str:
    red = f'<p class="head">{escape(head)}</p>' if head else ""
    top = f"<h1>{escape(title)}</h1>" if title else ""
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    text = f'<div class="two">{body}</div>' if columns else body
    return f'<!doctype html><meta charset="utf-8"><style>{_STYLE}</style>{red}{top}{text}{extra}'


def print_pdf(html: str) -> bytes:
    """Needs Chromium; tests use the committed originals instead."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise RuntimeError("chromium is not installed")
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(html, encoding="utf-8")
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run(
            [*command, f"--print-to-pdf={out}", page.as_uri()], check=True, capture_output=True, timeout=120
        )
        return out.read_bytes()


_SONG = "/BaseFont /STSong-Light"
_SHARED = {
    1: "<< /Type /Catalog /Pages 2 0 R >>",
    3: f"<< /Type /Font /Subtype /Type0 {_SONG} /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    4: f"<< /Type /Font /Subtype /CIDFontType0 {_SONG} /DW 1000 /FontDescriptor 5 0 R "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
    5: "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
    "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
}


def typed_pdf(*pages: Sequence[str]) -> bytes:
    """Each page a list of lines, in a font every reader has; needs no Chromium."""
    objects, kids = dict(_SHARED), []
    for lines in pages:
        words = " T* ".join(f"<{line.encode('utf-16-be').hex()}> Tj" for line in lines)
        text = f"BT /F1 16 Tf 28 TL 80 740 Td {words} ET"
        at = len(objects) + 2
        kids.append(f"{at} 0 R")
        objects[at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {at + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects[at + 1] = f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = "%PDF-1.4\n", []
    for number in sorted(objects):
        places.append(f"{len(out):010} 00000 n \n")
        out += f"{number} 0 obj\n{objects[number]}\nendobj\n"
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{''.join(places)}"
    return f"{out}{table}trailer << /Root 1 0 R /Size {size} >>\nstartxref\n{len(out)}\n%%EOF\n".encode(
        "latin-1"
    )
