"""Papers inside a zip: names repaired, sizes checked as declared and as real."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress

from jianfu.core.patterns import pattern
from jianfu.core.reading.shapes import ReadLimits, Unreadable

_MOST = 2000
"""Entries. More is no bundle of papers."""

_HIDDEN = pattern(r"(?:^|/)(?:__MACOSX|\.|~\$|Thumbs\.db$|desktop\.ini$)", re.I)
_UTF8 = 0x800
_ENCRYPTED = 0x1

_BROKEN = "压缩包已损坏或传输不完整,打不开。原件没有改动。请重新取一份,或解压后直接放入里面的文件。"
_BOMB = "压缩包展开后大得反常,没有打开。原件没有改动。请核对来源,或解压后分批放入。"
_MANY = f"压缩包里超过 {_MOST} 份文件,没有打开。原件没有改动。请解压后分批放入。"
_LOCKED = "压缩包设有密码,打不开。原件没有改动。请解压后直接放入里面的文件。"
_EMPTY = "压缩包里没有文件。原件没有改动。请核对后重新打包,或直接放入文件。"
_BROKEN_ONE = "压缩包中的这一份已损坏,读不出。其余文件不受影响。请单独重新取这一份。"


class Budget:
    """Bytes that all archives of one file, the inner ones too, may unpack together."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise Unreadable(_BOMB)


def papers_in(data: bytes, limits: ReadLimits, budget: Budget) -> Iterator[tuple[str, bytes | Unreadable]]:
    """Name and bytes of each paper, or why this one cannot be read. Raises Unreadable for the whole archive."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except Exception:  # whatever a damaged directory leads the library to
        raise Unreadable(_BROKEN) from None
    with archive:
        papers = [(name, info) for info in archive.infolist() if (name := _paper_name(info))]
        if not papers:
            raise Unreadable(_EMPTY)
        declared = sum(info.file_size for _, info in papers)
        if len(papers) > _MOST:
            raise Unreadable(_MANY)
        if declared > budget.left or declared > max(len(data) * limits.ratio, 2**20):
            raise Unreadable(_BOMB)
        if all(info.flag_bits & _ENCRYPTED for _, info in papers):
            raise Unreadable(_LOCKED)
        for name, info in papers:
            yield name, _content(archive, info, limits, budget)


def _content(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: ReadLimits, budget: Budget
) -> bytes | Unreadable:
    if info.flag_bits & _ENCRYPTED:
        return Unreadable(_LOCKED)
    most = min(limits.file_bytes, budget.left) + 1
    try:
        with archive.open(info) as member:
            content = member.read(most)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        return Unreadable(_BROKEN_ONE)
    budget.spend(len(content))
    return content


def _paper_name(info: zipfile.ZipInfo) -> str:
    """A relative path in readable characters; empty for folders and what systems leave behind."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        name = _repaired(name)
    if name.endswith(("/", "\\")):
        return ""
    # Names are only shown, never opened; still none may point out of the archive.
    parts = [re.sub(r"[\x00-\x1f\x7f]|^[A-Za-z]:", "", part) for part in re.split(r"[\\/]+", name)]
    path = "/".join(part for part in parts if part.strip(". "))
    return "" if _HIDDEN.search(path) else path


def _repaired(name: str) -> str:
    """Chinese Windows writes GBK and does not say so; the library takes it for CP437."""
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            repaired = raw.decode(encoding)
            # 通知 in GBK happens to be two letters of UTF-8, but then no Chinese ones.
            if repaired.isascii() or max(repaired) > "\u2e80":
                return repaired
    return name
