"""A QR code of an admission number or an address."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segno import QRCode

_QUIET = 4
"""Modules of white around the code, as its standard asks."""


def qr_svg(words: str) -> str:
    """An SVG element without width and height of its own: the page's stylesheet sets them."""
    out = io.BytesIO()
    _code(words).save(out, kind="svg", border=_QUIET, xmldecl=False, svgns=True, omitsize=True, nl=False)
    return out.getvalue().decode()


def qr_png(words: str, *, scale: int = 8) -> bytes:
    """A PNG in black and white; `scale` is the side of one module in pixels."""
    out = io.BytesIO()
    _code(words).save(out, kind="png", border=_QUIET, scale=scale)
    return out.getvalue()


def _code(words: str) -> QRCode:
    import segno

    # A quarter of the modules may be lost on a bad copy.
    return segno.make_qr(words, error="q")
