"""Files that are broken, locked or meant to harm, made from good ones."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

from jianfu.core.reading.tests.ole import make_ole
from tests.files.docx import make_docx, zipped
from tests.files.make import make_xls, make_zip
from tests.files.sheet import make_xlsx

ORIGINALS = Path(__file__).parent / "originals"
ASK = "请各村于2026年6月12日18:00前报送防汛物资清单。"
ENTITIES = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(9))
BOMB = f'<!DOCTYPE x [<!ENTITY a0 "bomb">{ENTITIES}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>'


def original(name: str) -> bytes:
    return (ORIGINALS / name).read_bytes()


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def noise() -> bytes:
    return random.Random(7).randbytes(20_000)


def locked_office() -> bytes:
    """A docx or xlsx with a password is an OLE2 file around something encrypted."""
    return make_ole({"EncryptionInfo": bytes(200), "EncryptedPackage": noise()})


def locked_doc() -> bytes:
    """Word 97 sets a bit near the beginning of the text's stream."""
    data = bytearray(original("fire-watch.doc"))
    at = data.index(b"\xec\xa5")
    data[at + 11] |= 0x01
    return bytes(data)


def locked_xls() -> bytes:
    begin = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 5, 0x0DBB, 0x07CC, 0, 6)
    locked = struct.pack("<HHH", 0x002F, 54, 1) + struct.pack("<HH", 1, 1) + bytes(48)
    return make_ole({"Workbook": (begin + locked + struct.pack("<HH", 0x0A, 0)).ljust(4096, b"\0")})


def locked_zip(*, all_of_it: bool = True) -> bytes:
    """Members with the mark of a password; where not `all_of_it` only the first one."""
    data = bytearray(make_zip({"a.txt": ASK.encode(), "b.txt": ASK.encode()}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4) if all_of_it else -1
    return bytes(data)


def zip_bomb() -> bytes:
    return make_zip({"大.txt": bytes(100 * 2**20)})


def lying(packed: bytes) -> bytes:
    """The same archive, its members declared small."""
    data = bytearray(packed)
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset : at + offset + 4] = struct.pack("<I", 1000)
            at = data.find(signature, at + 4)
    return bytes(data)


def nested(depth: int = 5, width: int = 10) -> bytes:
    """Archives in archives: a few kilobytes that would unpack to terabytes."""
    data = zip_bomb()
    for _ in range(depth):
        data = make_zip({f"{i}.zip": data for i in range(width)})
    return data


def large_docx() -> bytes:
    return make_docx([ASK * 4_000_000])


def with_prolog(packed: bytes, prolog: str, *, encoding: str = "utf-8", before: str = "") -> bytes:
    """An office file whose parts begin with a document type; the words ask for its entity."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    for name, part in members.items():
        if "Content_Types" in name or not name.endswith(".xml"):
            continue
        xml = part.decode().partition("?>")[2] or part.decode()
        head = f'<?xml version="1.0" encoding="{encoding}"?>{before}{prolog}'
        members[name] = (head + xml.replace("ENTITY", "&a9;")).encode(encoding)
    return zipped(members)


def asking(text: str = "ENTITY") -> bytes:
    return make_docx([ASK, text])


def asking_sheet() -> bytes:
    return make_xlsx({"任务": [["工作任务", "完成时限"], ["ENTITY", "4月5日前"]]})


def with_macros() -> bytes:
    return make_docx([ASK], members={"word/vbaProject.bin": make_ole({"VBA/dir": noise()})})


def sheet_with_macros() -> bytes:
    rows = [["工作任务", "完成时限"], ["清理河道", "4月5日前"]]
    return make_xls({"任务": rows}, {"_VBA_PROJECT_CUR/VBA/dir": noise()})


def sixty_pages() -> bytes:
    import pypdfium2  # type: ignore[import-untyped]

    paper = pypdfium2.PdfDocument(original("fire-season.pdf"))
    book = pypdfium2.PdfDocument.new()
    for _ in range(30):
        book.import_pages(paper)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def hungry_docx(megabytes: int) -> bytes:
    """Within every limit of size, but its tree takes more than ten times its bytes."""
    number = iter(range(10**9))
    words = (f"{next(number):07d}{ASK[next(number) % 9 :]}" for _ in range(megabytes * 5_000))
    return make_docx(list(words))
