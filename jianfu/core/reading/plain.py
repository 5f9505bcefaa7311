"""Text and Markdown, in whatever encoding."""

from __future__ import annotations

import codecs
import re

from jianfu.core.patterns import pattern
from jianfu.core.reading.shapes import Draft, ReadLimits, Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Any sentence has some of these; the same bytes read in the wrong encoding have none.
_EVERYDAY = frozenset(
    "的一是不了在有人和为為各于於要上中年月日报報作工对對及请請通知村镇鎮做好关關前将將、,。，:：0123456789"
)
_NOISE = pattern("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff\ue000-\uf8ff]")

NO_TEXT = "文件里没有文字。原件没有改动。请核对是否放错了文件,或改放有内容的一份。"
NOISE = "文件内容认不出是文字,可能已损坏或另有格式。原件没有改动。请用原来的软件打开核对,另存为 docx 或 pdf 后再放进来。"


def decode(data: bytes) -> tuple[str, str | None]:
    """Characters, and what was lost in Chinese (None: nothing). Raises Unreadable for noise."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :].decode(name, "replace"))
    encoding = _encoding(data)
    if encoding is None:
        raise Unreadable(NOISE)
    return _checked(data.decode(encoding, "replace"))


def read_text(data: bytes, limits: ReadLimits) -> Draft:
    chars, problem = decode(data)
    return draft_of_chars(_unmarked(chars), problem)


def _encoding(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8")
        # 通知 in GBK happens to be two letters of UTF-8, but then no Chinese ones.
        by_chance = not text.isascii() and max(text) < "\u2000" and _likely(data, "gb18030") > 0.3
        if b"\x00" not in data[:4096] and not by_chance:
            return "utf-8"
    except UnicodeDecodeError as error:
        # A file cut inside a character, or one bad byte in a long text.
        if error.start > 0.98 * len(data) or _share_lost(data, "utf-8") < 0.01:
            return "utf-8"
    if data.count(0, 0, 4096):
        return _utf16(data[:4096])
    scores = {name: _likely(data, name) for name in ("utf-8", "gb18030", "big5hkscs")}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0.1 else _guessed(data)


def _utf16(sample: bytes) -> str | None:
    sample = sample[: len(sample) // 2 * 2]
    scores = {name: _likely(sample, name) for name in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0.1 else None


def _likely(data: bytes, encoding: str) -> float:
    """The share of everyday characters; losses weigh against an encoding."""
    text = data[:20_000].decode(encoding, "replace")
    if not text:
        return 0.0
    return (sum(c in _EVERYDAY for c in text) - 2 * text.count("\ufffd")) / len(text)


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:50_000]).best()
    return best.encoding if best else None


def _share_lost(data: bytes, encoding: str) -> float:
    text = data[:200_000].decode(encoding, "replace")
    return text.count("\ufffd") / max(len(text), 1)


def decode_as(data: bytes, encoding: str) -> tuple[str, str | None]:
    """By the page's own word, unless it is plainly wrong. What a page calls gb2312 is usually more."""
    name = "gb18030" if encoding.lower() in ("gb2312", "gbk", "gb_2312-80") else encoding
    try:
        return _checked(data.decode(name))
    except (LookupError, UnicodeDecodeError):
        return decode(data)


def _checked(chars: str) -> tuple[str, str | None]:
    noise = len(_NOISE.findall(chars))
    if noise > 0.1 * len(chars):
        raise Unreadable(NOISE)
    lost = chars.count("\ufffd")
    if not lost:
        return chars, None
    return (
        chars,
        f"有{lost}处字符已损坏,其余内容已读。原件没有改动。请对照原件看一遍,或换一份完好的再放进来。",
    )


def draft_of_chars(chars: str, problem: str | None) -> Draft:
    chars = chars.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not re.search(r"\w", chars):
        raise Unreadable(NO_TEXT)
    return Draft(chars, (), problem=problem)


_HEADINGS = pattern(r"^#{1,6} +(?=\S)", re.M)
_STRONG = pattern(r"\*\*([^*\n]+)\*\*|__([^_\n]+)__")


def _unmarked(chars: str) -> str:
    """Markdown as it is shown: without the marks of headings and bold words."""
    if "#" not in chars and "**" not in chars and "__" not in chars:
        return chars
    return _STRONG.sub(lambda m: m[1] or m[2], _HEADINGS.sub("", chars))
