"""Pictures of papers: recognised on this machine with the models that come in the package.

Nothing is fetched and nothing is written to disk.
"""

from __future__ import annotations

import importlib.util
import io
import time
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from jianfu.core.reading.lines import Glyph, Page, page_of
from jianfu.core.reading.package import DAMAGED, TOO_LARGE
from jianfu.core.reading.paragraphs import pieces_of
from jianfu.core.reading.pieces import join
from jianfu.core.reading.shapes import Draft, ReadLimits, Unreadable

if TYPE_CHECKING:
    from PIL.Image import Image

NOT_INSTALLED = "这是扫描件或图片,本机没有安装文字识别组件,没读出文字。原件没有改动。请放有文字的原件,或请管理员安装 jianfu[ocr]。"
NOTHING = "没读出文字。原件没有改动。请把纸张放平、对准、光线足一些再拍,或放有文字的原件。"

_LONGEST = 1800
"""Pixels of the longer side: A4 at about 150 dpi. More takes memory and time and reads no better."""
_MOST_PIXELS = 100_000_000
_SURE = 0.6
"""Mean certainty of a line below which it is no writing."""
_SHARE_OF_TIME = 0.8
"""Of the allowed seconds; what has been read by then is given back."""
_FEW = 6
"""Characters: fewer on a whole picture are a scrap on a wall, not a paper."""


_PAPER, _SPECK, _DIRTY = 190, 40, 0.002
"""Bare paper is lighter; a speck differs by more from its surroundings; the share of specks on bare paper."""

Recognised = tuple[str, list[tuple[float, float]], float]
"""Words, the corners of their box from the upper left one clockwise, and how certain they are (0 to 1)."""


def is_installed() -> bool:
    return (
        importlib.util.find_spec("rapidocr") is not None
        and importlib.util.find_spec("onnxruntime") is not None
    )


def read_image(data: bytes, limits: ReadLimits) -> Draft:
    """Raises Unreadable for what is no picture, shows no text, or when recognition is not installed."""
    until = time.monotonic() + _SHARE_OF_TIME * limits.seconds
    pages: list[Page] = []
    problem = None
    for number, picture in enumerate(_pictures(data, limits), 1):
        if not is_installed():
            raise Unreadable(NOT_INSTALLED)
        if number > 1 and time.monotonic() > until:
            problem = f"图片较多,第{number}页起没有认。原件没有改动。请拆成几份后再放进来。"
            break
        pages.append(recognise(picture, number))
    pieces = pieces_of(pages)
    if sum(len(piece.text) for piece in pieces) < _FEW:
        raise Unreadable(problem or NOTHING)
    chars, blocks = join(pieces)
    return Draft(chars, blocks, pages=len(pages), problem=problem)


def _pictures(data: bytes, limits: ReadLimits) -> Iterator[Image]:
    """The pictures of a file (a tiff may have several), upright and no larger than needed, one at a time."""
    from PIL import Image, ImageOps, ImageSequence

    try:
        with Image.open(io.BytesIO(data)) as file:
            frames = getattr(file, "n_frames", 1) if file.format in ("TIFF", "MPO") else 1
            if frames > limits.pages or file.width * file.height > _MOST_PIXELS:
                raise Unreadable(TOO_LARGE)
            for frame in islice(ImageSequence.Iterator(file), frames):
                if frame.width * frame.height > _MOST_PIXELS:
                    raise Unreadable(TOO_LARGE)
                yield ImageOps.exif_transpose(_fitting(frame)).convert("RGB")
    except Unreadable:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unreadable(TOO_LARGE) from error
    except Exception as error:
        # Pillow's decoders raise whatever the damage makes them stumble over (struct.error, SyntaxError, ...).
        raise Unreadable(DAMAGED) from error


def _fitting(picture: Image) -> Image:
    """No larger than recognition wants it; black and white and palettes in full tones first."""
    scale = _LONGEST / max(picture.size)
    if scale >= 1:
        return picture
    if picture.mode not in ("L", "RGB"):
        picture = picture.convert("L" if picture.mode in ("1", "LA") else "RGB")
    return picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))))


def recognise(picture: Image, number: int) -> Page:
    """One page; without lines where there is no writing."""
    from PIL.Image import Transpose

    picture = _clean(_fitting(picture).convert("RGB"))
    lines = _seen(picture)
    for turn in _turns(lines):
        turned = picture.transpose(Transpose(turn))
        again = _seen(turned)
        if _sense(again) > _sense(lines):
            picture, lines = turned, again
    if not lines:
        return Page(number, picture.height, (), ())
    slope = _slope([box for _, box, _ in lines])
    glyphs = [_upright(text, box, slope) for text, box, sure in lines if sure >= _SURE]
    return page_of(number, picture.width, picture.height, glyphs)


def _clean(picture: Image) -> Image:
    """Without speckles, if the bare paper has many. A filter on a clean page would thin its strokes."""
    import numpy
    from PIL import ImageChops, ImageFilter

    strip = picture.convert("L").crop((0, picture.height * 2 // 5, picture.width, picture.height * 3 // 5))
    smooth = strip.filter(ImageFilter.MedianFilter(3))
    bare = numpy.asarray(smooth.filter(ImageFilter.MinFilter(9))) > _PAPER
    specks = numpy.asarray(ImageChops.difference(strip, smooth)) > _SPECK
    if not bare.any() or (specks & bare).sum() < _DIRTY * bare.sum():
        return picture
    return picture.filter(ImageFilter.MedianFilter(3))


def _seen(picture: Image) -> list[Recognised]:
    import numpy

    found = _engine()(numpy.asarray(picture)[:, :, ::-1])
    if found.boxes is None or not found.txts:
        return []
    return [
        (text, [(float(x), float(y)) for x, y in box], float(sure))
        for text, box, sure in zip(found.txts, found.boxes, found.scores, strict=True)
        if text.strip()
    ]


def _turns(lines: list[Recognised]) -> tuple[int, ...]:
    """The turns worth trying: lines that stand up mean a page put in sideways, doubtful ones a page upside down."""
    from PIL.Image import Transpose

    upright = [box for _, box, _ in lines if box[3][1] - box[0][1] > box[1][0] - box[0][0]]
    if len(upright) > 0.5 * len(lines):
        return Transpose.ROTATE_90, Transpose.ROTATE_270
    certain = _sense(lines) >= 0.85 * sum(len(text) for text, _, _ in lines)
    return () if certain else (Transpose.ROTATE_180,)


def _sense(lines: list[Recognised]) -> float:
    """How many characters are read, each as far as it is certain."""
    return sum(len(text) * sure for text, _, sure in lines if sure >= _SURE)


def _slope(boxes: list[list[tuple[float, float]]]) -> float:
    """How far lines fall for each pixel to the right: a page is rarely laid quite straight on the glass."""
    long = sorted(boxes, key=lambda box: box[0][0] - box[1][0])[:20]
    slopes = sorted((box[1][1] - box[0][1]) / max(1.0, box[1][0] - box[0][0]) for box in long)
    return slopes[len(slopes) // 2]


def _upright(text: str, box: list[tuple[float, float]], slope: float) -> Glyph:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = box
    height = ((x3 - x0) ** 2 + (y3 - y0) ** 2) ** 0.5
    middle_x, middle_y = (x0 + x1 + x2 + x3) / 4, (y0 + y1 + y2 + y3) / 4
    middle_y -= slope * middle_x
    # On a page that is turned a little, lines also begin further right the lower they stand.
    shift = slope * middle_y
    left, right = min(x0, x3) + shift, max(x1, x2) + shift
    return Glyph(text.strip(), left, middle_y - height / 2, right, middle_y + height / 2)


@cache
def _engine() -> Any:
    """The recogniser, loaded once in a process (about 3 s)."""
    import logging

    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(params={"Global.log_level": "critical", "Global.use_cls": False})
