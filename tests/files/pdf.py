"""PDF with text, printed by Chromium from a page set like an official paper."""

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
