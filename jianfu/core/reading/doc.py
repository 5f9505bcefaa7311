"""Word 97-2003 files and old WPS files (OLE2), through a converter installed beside jianfu."""

from __future__ import annotations

import io
import shutil
import struct
import tempfile
from dataclasses import replace
from pathlib import Path

from jianfu.core.reading.docx import read_docx
from jianfu.core.reading.outside import run_outside
from jianfu.core.reading.pieces import Piece, join
from jianfu.core.reading.shapes import Draft, Part, ReadLimits, Unreadable

_ENCRYPTED = 0x0100
_SECOND_TABLE = 0x0200
_REVISION_AUTHORS = 0x0232
"""Offset in the file information block of (position, length) of the names of those who made tracked changes."""
_OFFICE_MEMORY = 4 * 2**30
"""Address space, most of it never used; LibreOffice does not start with less than about 2 GB."""

_DAMAGED = "文件已损坏,打不开。原件没有改动。请从发件人处重新取一份,或另存为 docx 后再放进来。"
_REVISED = "文件有修订痕迹,已删除的文字可能也读了进来。原件没有改动。请在文字处理软件中接受修订,另存为 docx 后再放进来。"


def read_doc(data: bytes, limits: ReadLimits) -> Draft:
    """Raises Unreadable where no converter is installed, or none can read the file."""
    revised = _has_revisions(data)
    programs = {"catdoc": _by_catdoc, "soffice": _by_office}
    # catdoc is quicker, but prints deleted text as if it stood there.
    order = ["soffice", "catdoc"] if revised else ["catdoc", "soffice"]
    installed = [name for name in order if shutil.which(name)]
    if not installed:
        raise Unreadable(
            "这台机器上没有能读旧版 Word 文件(doc)的程序。原件没有改动。请另存为 docx 后再放进来,或请管理员安装 catdoc 或 LibreOffice。"
        )
    for name in installed:
        with tempfile.TemporaryDirectory(prefix="jianfu-") as folder:
            paper = Path(folder, "paper.doc")
            paper.write_bytes(data)
            draft = programs[name](paper, limits)
        if draft is not None:
            return replace(draft, problem=_REVISED) if revised and name == "catdoc" else draft
    raise Unreadable(_DAMAGED)


def _has_revisions(data: bytes) -> bool:
    """Has anybody ever made a tracked change in this file? Raises Unreadable for encrypted and damaged files."""
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            if ole.exists("EncryptedPackage"):
                raise Unreadable("文件设有密码,打不开。原件没有改动。请去掉密码,另存后再放进来。")
            if not ole.exists("WordDocument"):
                raise Unreadable(
                    "这不是 Word 或 WPS 文字文件,没有读出内容。原件没有改动。请另存为 docx 后再放进来。"
                )
            block = ole.openstream("WordDocument").read(4096)
            (flags,) = struct.unpack_from("<H", block, 10)
            if flags & _ENCRYPTED:
                raise Unreadable("文件设有密码,打不开。原件没有改动。请去掉密码,另存后再放进来。")
            at, length = struct.unpack_from("<II", block, _REVISION_AUTHORS)
            table = ole.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
            # The first name is always "Unknown".
            return length >= 6 and int(struct.unpack_from("<H", table, at + 2)[0]) > 1
    except (OSError, struct.error, ValueError, IndexError, TypeError, AttributeError) as error:
        raise Unreadable(_DAMAGED) from error


def _by_catdoc(paper: Path, limits: ReadLimits) -> Draft | None:
    command = ["catdoc", "-w", "-d", "utf-8", str(paper)]
    printed = run_outside(command, paper.parent, limits, memory_bytes=limits.memory_bytes)
    if printed is None:
        return None
    pieces: list[Piece] = []
    number = 0
    for line in printed.decode("utf-8", "replace").replace("\f", "\n").split("\n"):
        if line.strip():
            number += 1
            part = Part.TABLE if "\t" in line.strip() else Part.BODY
            pieces.append(Piece(line.rstrip(), f"第{number}段", part))
    chars, blocks = join(pieces)
    return Draft(chars, blocks) if pieces else None


def _by_office(paper: Path, limits: ReadLimits) -> Draft | None:
    folder = paper.parent
    command = [
        "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
        "--convert-to", "docx", "--outdir", str(folder), str(paper),
    ]  # fmt: skip
    run_outside(command, folder, limits, memory_bytes=_OFFICE_MEMORY)
    converted = folder / "paper.docx"
    if not converted.is_file():
        return None
    try:
        return read_docx(converted.read_bytes(), limits)
    except Unreadable:
        return None
