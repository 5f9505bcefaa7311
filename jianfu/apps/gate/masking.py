"""A sentence that is kept as an example says nothing of where it comes from, and reads as it did; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jianfu.core.reading.masking import masked_words
from jianfu.core.reading.people import is_name

_KIND = re.compile(r"(?:自治[州县旗]|街道|社区|苏木|嘎查|[省市县区旗州盟镇乡村])$")
_CONTACT = re.compile(
    r"(?:联系人|联络员|经办人|负责人|责任人|咨询人|报送人)(?:[:：]\s*|\s+)([\u4e00-\u9fff]{2,4})"
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+")


def masked(words: str, *, places: Iterable[str], people: Iterable[str]) -> str:
    """Names become 某: a county, a town, a village; somebody; a telephone number.

    >>> masked("请云水县青石镇报送,联系人:王小明,电话14000000012。", places=["青石镇", "云水县"], people=[])
    '请某县某镇报送,联系人:某某,电话***********。'
    """
    for name in sorted({name for name in places if len(name) >= 2}, key=len, reverse=True):
        kind = _KIND.search(name)
        words = words.replace(name, f"某{kind[0] if kind else '地'}")
    for name in sorted({name for name in people if len(name) >= 2}, key=len, reverse=True):
        words = words.replace(name, "某某")
    words = _CONTACT.sub(_without_name, words)
    return _ADDRESS.sub("****", masked_words(words))


def _without_name(m: re.Match[str]) -> str:
    """The longest name that stands behind the label goes."""
    first = m.start(1) - m.start()
    for last in range(len(m[0]), first + 1, -1):
        if is_name(m[0][first:last]):
            return f"{m[0][:first]}某某{m[0][last:]}"
    return m[0]


_END = re.compile(r"[。！？；!?;\n]")


def sentence_around(words: str, start: int, end: int, most: int) -> str:
    """The whole sentences in which `words[start:end]` stands, at most so many characters, the place itself within.

    >>> sentence_around("先看。请于今晚报送，逐项核对。再说。", 4, 6, 400)
    '请于今晚报送，逐项核对。'
    """
    before = [m.end() for m in _END.finditer(words, 0, start)]
    after = _END.search(words, max(end - 1, start))
    first, last = (before[-1] if before else 0), (after.end() if after else len(words))
    if last - first > most:
        first = max(first, start - (most - min(end - start, most)) // 2)
        last = min(last, first + most)
    return words[first:last].strip()
