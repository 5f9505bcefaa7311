"""Writes small OLE2 files for tests: streams under their paths."""

from __future__ import annotations

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def make_ole(streams: dict[str, bytes]) -> bytes:
    """An OLE2 file with these streams; a path such as `folder/stream` makes the folder."""
    entries: list[dict[str, object]] = [{"name": "Root Entry", "kind": 5, "kids": [], "data": b""}]
    where = {"": 0}
    for path, data in streams.items():
        above = ""
        *folders, name = path.split("/")
        for folder in folders:
            here = f"{above}/{folder}"
            if here not in where:
                where[here] = _add(entries, where[above], folder, 1, b"")
            above = here
        _add(entries, where[above], name, 2, data)
    body, fat = b"", []
    directory_sectors = (len(entries) * 128 + _SECTOR - 1) // _SECTOR
    fat += [*range(1, directory_sectors), _END]
    for entry in entries:
        data = entry["data"]
        assert isinstance(data, bytes)
        entry["start"] = len(fat) if data else _END
        sectors = (len(data) + _SECTOR - 1) // _SECTOR
        fat += [*range(len(fat) + 1, len(fat) + sectors), _END] if sectors else []
        body += data.ljust(sectors * _SECTOR, b"\0")
    fat_sectors = 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * _SECTOR:
        fat_sectors += 1
    first_fat = len(fat)
    fat += [_FAT] * fat_sectors
    fat += [_FREE] * (fat_sectors * _SECTOR // 4 - len(fat))
    directory = b"".join(_packed(entry) for entry in entries).ljust(directory_sectors * _SECTOR, b"\0")
    # With a mini stream limit of nothing, every stream lies in ordinary sectors.
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, fat_sectors, 0, 0, 0, _END, 0, _END, 0)
    difat = [first_fat + i for i in range(fat_sectors)]
    head += struct.pack("<109I", *difat, *[_FREE] * (109 - fat_sectors))
    return head + directory + body + struct.pack(f"<{len(fat)}I", *fat)


def _add(entries: list[dict[str, object]], above: int, name: str, kind: int, data: bytes) -> int:
    entries.append({"name": name, "kind": kind, "kids": [], "data": data})
    index = len(entries) - 1
    kids = entries[above]["kids"]
    assert isinstance(kids, list)
    # Siblings hang on each other's right side: a poor tree, but a tree.
    if kids:
        entries[kids[-1]]["right"] = index
    kids.append(index)
    return index


def _packed(entry: dict[str, object]) -> bytes:
    name = str(entry["name"]).encode("utf-16-le") + b"\0\0"
    kids = entry["kids"]
    data = entry["data"]
    assert isinstance(kids, list)
    assert isinstance(data, bytes)
    links = struct.pack("<III", _FREE, entry.get("right", _FREE), kids[0] if kids else _FREE)
    packed = name.ljust(64, b"\0") + struct.pack("<HBB", len(name), entry["kind"], 1) + links
    return packed + bytes(36) + struct.pack("<IQ", entry["start"], len(data))
