"""What a file is by its content. A suffix is a label somebody typed; it is not looked at."""

from __future__ import annotations

import io
import re
import zipfile

from jianfu.core.reading.ole import open_ole

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_MAGIC = (
    (b"\xff\xd8\xff", "image"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
)

# The main part's type is surer than a folder's name: some programs do not write word/.
_OOXML_MAIN = (
    (b"wordprocessingml", "docx"),
    (b"spreadsheetml", "xlsx"),
    (b"presentationml", "slides"),
    (b"ms-word.", "docx"),
    (b"ms-excel.", "xlsx"),
)
_FOLDERS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "slides"))
_LOCAL_NAME = re.compile(rb"PK\x03\x04.{22}(..)..", re.S)

_HTML = re.compile(rb"<(?:!doctype html|html|head|body|table|meta)[\s>]", re.I)
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*\r?\n")
_MAIL_HEADERS = frozenset(
    b"from to cc subject date received return-path message-id mime-version content-type delivered-to reply-to sender "
    b"x-mailer dkim-signature content-transfer-encoding".split()
)


def kind_of(data: bytes) -> str:
    """docx xlsx doc xls pdf ofd image mail msg zip html text ...; never raises."""
    head = data[:1024]
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return "image"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image"
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith((ZIP, b"PK\x05\x06")):
        return _kind_of_zip(data)
    if head.startswith(OLE):
        return _kind_of_ole(data)
    if _is_mail(data):
        return "mail"
    return _kind_of_markup(data[:4096])


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = [name.replace("\\", "/") for name in package.namelist()]
            if "[Content_Types].xml" in names and package.getinfo("[Content_Types].xml").file_size < 2**20:
                return _kind_of_ooxml(package.read("[Content_Types].xml"), names)
    except Exception:  # a cut or damaged directory: the entries themselves still tell their names
        names = _local_names(data)
    return _kind_of_names(names)


def _kind_of_ooxml(types: bytes, names: list[str]) -> str:
    main = re.search(rb'ContentType="([^"]*\.main\+xml)"', types)
    for mark, kind in _OOXML_MAIN:
        if main and mark in main[1]:
            return kind
    return _kind_of_names(names)


def _kind_of_names(names: list[str]) -> str:
    for folder, kind in _FOLDERS:
        if any(name.startswith(folder) for name in names):
            return kind
    if any(name.lower() == "ofd.xml" for name in names):
        return "ofd"
    if "content.xml" in names and "mimetype" in names:
        return "odf"
    # Office packages begin with this part: one cut short is still an office file, no bundle of papers.
    return "docx" if "[Content_Types].xml" in names else "zip"


def _local_names(data: bytes) -> list[str]:
    names = []
    for found in _LOCAL_NAME.finditer(data):
        length = int.from_bytes(found[1], "little")
        names.append(data[found.end() : found.end() + length].decode("utf-8", "replace").replace("\\", "/"))
    return names


def _kind_of_ole(data: bytes) -> str:
    try:
        with open_ole(data) as ole:
            names = {entry[0] for entry in ole.listdir(streams=True, storages=True)}
    except Exception:  # a damaged directory
        return "ole"
    if names & {"EncryptionInfo", "EncryptedPackage"}:
        return "encrypted"
    if "WordDocument" in names:
        return "doc"
    if names & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        return "xls"
    if "PowerPoint Document" in names:
        return "slides"
    if any(name.startswith(("__substg1.0", "__properties_version1.0")) for name in names):
        return "msg"
    return "ole"


def _is_mail(data: bytes) -> bool:
    """Two lines of mail headers at the very beginning, one of them a well-known one."""
    at = data.find(b"\n") + 1 if data.startswith(b"From ") else 0
    names: set[bytes] = set()
    for _ in range(60):
        found = _HEADER.match(data, at, at + 20_000)
        if not found:
            break
        names.add(found[1].lower())
        at = found.end()
    known = names & _MAIL_HEADERS
    return len(known) >= 2 or (len(names) >= 3 and len(known) >= 1)


def _kind_of_markup(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"w:wordDocument" in start or b"Word.Document" in start:
        return "wordxml"
    if b"Excel.Sheet" in start or b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        return "sheetxml"
    if start.startswith((b"MZ", b"\x7fELF")) and 0 in start:
        return "program"
    return "html" if start.startswith(b"<") and _HTML.search(start) else "text"
