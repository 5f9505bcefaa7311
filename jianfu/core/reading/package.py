"""A zip of XML parts (docx, xlsx, OFD), opened within limits: sizes are looked at before anything is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from jianfu.core.reading.shapes import ReadLimits, Unreadable

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element

DAMAGED = "文件已损坏,打不开。原件没有改动。请从发件人处重新取一份,或另存后再放进来。"
TOO_LARGE = "文件解压后超过上限,没有打开。原件没有改动。请拆成几份,或去掉大图后再放进来。"
ENTITIES = "文件里含有实体声明,不属于正常公文,没有打开。原件没有改动。请另存为新文件后再放进来。"

_SMALL = 16 * 2**20
"""Below this a high ratio is harmless: an empty sheet or the same line a thousand times packs very well."""
_TREE = 12
"""A parsed tree takes about so many times the bytes of its XML."""
STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument", b"http://schemas.openxmlformats.org/officeDocument/2006"),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""Names of the strict format, and those that everybody else writes."""


class Package:
    """Members by name. `problems` collects what was damaged but could partly be read."""

    def __init__(self, data: bytes, limits: ReadLimits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, OSError) as error:
            raise Unreadable(DAMAGED) from error
        unpacked = sum(info.file_size for info in infos)
        if unpacked > limits.unpacked_bytes or unpacked > max(_SMALL, len(data) * limits.ratio):
            raise Unreadable(TOO_LARGE)
        self._largest_part = limits.memory_bytes // _TREE
        self._infos = {info.filename.replace("\\", "/").lstrip("/"): info for info in infos}
        self.problems: list[str] = []

    def names(self) -> list[str]:
        return list(self._infos)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes | None:
        """The bytes of a member, None if there is none. A damaged member gives what came before the damage.

        zipfile never gives more than the declared size, which the constructor has checked.
        """
        info = self._infos.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise Unreadable("文件设有密码,打不开。原件没有改动。请去掉密码后再放进来。")
        if info.file_size > self._largest_part:
            raise Unreadable(TOO_LARGE)
        got: list[bytes] = []
        try:
            with self._zip.open(info) as member:
                while piece := member.read(2**18):
                    got.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
            self.problems.append("文件有一部分已损坏")
        return b"".join(got)

    def tree(self, name: str) -> Element | None:
        """The root of an XML part, None if the part is missing or nothing of it can be read."""
        raw = self.read(name)
        return self.parse(raw) if raw else None

    def parse(self, raw: bytes) -> Element | None:
        from lxml import etree

        if b"purl.oclc.org" in raw:
            for strict, usual in STRICT:
                raw = raw.replace(strict, usual)
        refuse_entities(raw)
        try:
            return etree.fromstring(raw, _parser(recover=False))
        except (etree.XMLSyntaxError, ValueError):
            self.problems.append("文件有一部分已损坏")
        try:
            # With recover=True lxml gives None for hopeless input; its stubs do not know.
            return etree.fromstring(raw, _parser(recover=True))
        except (etree.XMLSyntaxError, ValueError):
            return None

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relation id -> (last word of its type, target part) of one part; targets outside the file are left out."""
        folder, name = posixpath.split(part)
        root = self.tree(f"{folder}/_rels/{name}.rels".lstrip("/"))
        found: dict[str, tuple[str, str]] = {}
        for rel in root if root is not None else ():
            target = inside(folder, rel.get("Target") or "")
            if target is not None and rel.get("TargetMode") != "External":
                found[rel.get("Id") or ""] = ((rel.get("Type") or "").rsplit("/", 1)[-1], target)
        return found


def refuse_entities(xml: bytes) -> None:
    """No office program writes a document type; comments before it may be long, the encoding two bytes wide."""
    if b"\0" in xml[:200]:
        xml = xml.replace(b"\0", b"")
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise Unreadable(ENTITIES)


def inside(folder: str, target: str) -> str | None:
    """The member name of `target` as seen from `folder`, or None where it leads out of the package."""
    target = target.replace("\\", "/")
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    path = posixpath.normpath(path)
    return None if path == ".." or path.startswith("../") else path


def _parser(*, recover: bool) -> etree.XMLParser:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )
