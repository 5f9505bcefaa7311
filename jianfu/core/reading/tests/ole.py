"""Writes small OLE2 files for tests: streams under their paths."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_ROOT, _STORAGE, _STREAM = 5, 1, 2


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    kids: list[int] = field(default_factory=list)
    right: int = _FREE
    start: int = _END


def make_ole(streams: dict[str, bytes]) -> bytes:
    """An OLE2 file with these streams; a path such as `folder/stream` makes the folder."""
    entries = _tree(streams)
    minis = _Chain(_MINI)
    for entry in entries:
        if entry.kind == _STREAM and len(entry.data) < _CUTOFF:
            entry.start = minis.add(entry.data)
    entries[0].data = bytes(minis.body)
    sectors = _Chain(_SECTOR)
    directory = sectors.add(bytes(128 * len(entries)))
    mini_fat = sectors.add(struct.pack(f"<{len(minis.links)}I", *minis.links).ljust(_SECTOR, b"\xff"))
    for entry in entries:
        if entry.kind == _ROOT or len(entry.data) >= _CUTOFF:
            entry.start = sectors.add(entry.data)
    packed = b"".join(_packed(entry) for entry in entries)
    sectors.body[directory * _SECTOR : directory * _SECTOR + len(packed)] = packed
    fat_at = len(sectors.links)
    links = [*sectors.links, _FAT]
    assert len(links) <= 128, "one sector of links must do"
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, directory, 0, _CUTOFF, mini_fat, 1, _END, 0)
    head += struct.pack("<109I", fat_at, *[_FREE] * 108)
    return head + bytes(sectors.body) + struct.pack("<128I", *links, *[_FREE] * (128 - len(links)))


class _Chain:
    """Sectors of one size and which follows which."""

    def __init__(self, size: int) -> None:
        self.size, self.body, self.links = size, bytearray(), list[int]()

    def add(self, data: bytes) -> int:
        if not data:
            return _END
        first = len(self.links)
        count = -(-len(data) // self.size)
        self.links += [*range(first + 1, first + count), _END]
        self.body += data.ljust(count * self.size, b"\0")
        return first


def _tree(streams: dict[str, bytes]) -> list[_Entry]:
    entries = [_Entry("Root Entry", _ROOT)]
    where = {"": 0}
    for path, data in streams.items():
        above = ""
        *folders, name = path.split("/")
        for folder in folders:
            here = f"{above}/{folder}"
            if here not in where:
                where[here] = _hang(entries, where[above], _Entry(folder, _STORAGE))
            above = here
        _hang(entries, where[above], _Entry(name, _STREAM, data))
    return entries


def _hang(entries: list[_Entry], above: int, entry: _Entry) -> int:
    """Siblings hang on each other's right side: a poor tree, but a tree."""
    entries.append(entry)
    kids = entries[above].kids
    if kids:
        entries[kids[-1]].right = len(entries) - 1
    kids.append(len(entries) - 1)
    return len(entries) - 1


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", _FREE, entry.right, entry.kids[0] if entry.kids else _FREE)
    head = name.ljust(64, b"\0") + struct.pack("<HBB", len(name), entry.kind, 1) + links
    return head + bytes(36) + struct.pack("<IQ", entry.start, len(entry.data))
