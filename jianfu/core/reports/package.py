"""The sender's own docx or xlsx, opened to be given back with some of its parts changed and all others as they were."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from jianfu.core.reading.package import DAMAGED, STRICT, Package, refuse_entities
from jianfu.core.reading.shapes import ReadLimits, Unreadable

if TYPE_CHECKING:
    Element = Any

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORDS = ("header", "footer", "footnotes", "endnotes", "comments")

_OLD = (1980, 1, 1, 0, 0, 0)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)
"""What zipfile raises for packages that are damaged."""


class Original:
    """Parts by name. `tree` shows a part, `change` gives it to be changed, `written` gives the file back.

    A part in the namespaces of ISO/IEC 29500 Strict is seen in the usual ones and written in its own.
    """

    def __init__(self, data: bytes) -> None:
        """Unreadable for what is no package, is encrypted, or breaks the limits of reading."""
        self._data = data
        self._package = Package(data, ReadLimits())
        self._trees: dict[str, Element] = {}
        self._changed: set[str] = set()
        self._added: dict[str, bytes] = {}
        self._strict: set[str] = set()

    def names(self) -> list[str]:
        return list(dict.fromkeys([*self._package.names(), *self._added, *self._trees]))

    def __contains__(self, name: str) -> bool:
        return name in self._package or name in self._added or name in self._trees

    def tree(self, name: str) -> Element:
        """The root of a part. Unreadable if there is none or it is damaged."""
        if name not in self._trees:
            raw = self._package.read(name)
            if not raw or self._package.problems:
                raise Unreadable(DAMAGED)
            self._trees[name] = self._parsed(name, raw)
        return self._trees[name]

    def change(self, name: str) -> Element:
        """The same, and it is written anew."""
        root = self.tree(name)
        self._changed.add(name)
        return root

    def add(self, name: str, content: bytes | Element) -> None:
        """A new part, or other content for one that is there."""
        if isinstance(content, bytes):
            self._added[name] = content
        else:
            self._trees[name] = content
            self._changed.add(name)

    def _parsed(self, name: str, raw: bytes) -> Element:
        from lxml import etree

        if b"purl.oclc.org" in raw:
            self._strict.add(name)
            for strict, usual in STRICT:
                raw = raw.replace(strict, usual)
        refuse_entities(raw)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(raw, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Unreadable(DAMAGED) from error

    def main_part(self) -> str:
        """The document or workbook."""
        for kind, target in self._package.relations("").values():
            if kind == "officeDocument" and target in self._package:
                return target
        return "word/document.xml"

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relation id -> (last word of its type, target part), as they were in the file."""
        return self._package.relations(part)

    def word_parts(self) -> list[Element]:
        """The document, its headers, footers, notes and comments."""
        main = self.main_part()
        targets = [t for kind, t in self.relations(main).values() if kind in _WORDS]
        return [self.tree(name) for name in dict.fromkeys((main, *targets)) if name in self]

    def free_number(self) -> int:
        """One more than every number of a change, comment or bookmark in the document."""
        numbers = [
            int(value)
            for tree in self.word_parts()
            for value in tree.xpath("//@w:id", namespaces={"w": _W})
            if value.isdecimal() and len(value) < 10
        ]
        return max(numbers, default=0) + 1

    def written(self) -> bytes:
        """The file: changed parts anew, every other one byte for byte. Unreadable if one cannot be copied."""
        changed = self._added | {name: self._bytes(name) for name in self._changed}
        out = io.BytesIO()
        try:
            with zipfile.ZipFile(io.BytesIO(self._data)) as package, zipfile.ZipFile(out, "w") as target:
                for item in package.infolist():
                    content = changed.pop(item.filename, None)
                    content = package.read(item) if content is None else content
                    target.writestr(item, content, zipfile.ZIP_DEFLATED)
                for name, content in changed.items():
                    target.writestr(zipfile.ZipInfo(name, _OLD), content, zipfile.ZIP_DEFLATED)
        except BROKEN as error:
            raise Unreadable(DAMAGED) from error
        return out.getvalue()

    def _bytes(self, name: str) -> bytes:
        from lxml import etree

        raw = bytes(
            etree.tostring(self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)
        )
        if name in self._strict:
            for strict, usual in STRICT:
                raw = raw.replace(usual, strict)
        return raw
