"""A zip is one reading for each paper; what is odd in it never spoils the rest."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from jianfu.core.reading import Reading, State, read_file
from jianfu.core.reading.shapes import ReadLimits


def make_zip(*papers: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in papers:
            archive.writestr(name, content)
    return packed.getvalue()


def with_raw_names(data: bytes, raw: dict[bytes, bytes]) -> bytes:
    """The same archive with other bytes for names, and the UTF-8 flag taken away, as old programs write it."""
    for old, new in raw.items():
        assert len(old) == len(new)
        data = data.replace(old, new)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            flags = struct.unpack_from("<H", data, at + offset)[0] & ~0x800
            data = data[: at + offset] + struct.pack("<H", flags) + data[at + offset + 2 :]
            at = data.find(signature, at + 4)
    return data


def read(data: bytes, limits: ReadLimits | None = None) -> tuple[Reading, ...]:
    return read_file("来件.zip", data, limits or ReadLimits())


def test_each_paper_is_a_reading_with_its_path() -> None:
    data = make_zip(("通知/一.txt", "第一份".encode()), ("二.txt", "第二份".encode()))

    readings = read(data)

    assert [(r.name, r.text and r.text.chars) for r in readings] == [
        ("来件.zip/通知/一.txt", "第一份"),
        ("来件.zip/二.txt", "第二份"),
    ]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_chinese_names_without_the_flag_are_repaired(encoding: str) -> None:
    raw = "通知.txt".encode(encoding)
    data = with_raw_names(make_zip(("x" * len(raw), b"text")), {b"x" * len(raw): raw})

    assert read(data)[0].name == "来件.zip/通知.txt"


def test_hidden_files_and_folders_are_left_out() -> None:
    data = make_zip(
        ("__MACOSX/._一.txt", b"x"),
        (".DS_Store", b"x"),
        ("~$一.docx", b"x"),
        ("附件/Thumbs.db", b"x"),
        ("空/", b""),
        ("一.txt", b"1"),
    )

    assert [r.name for r in read(data)] == ["来件.zip/一.txt"]


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/通知.txt",
        "/etc/通知.txt",
        "..\\..\\etc\\通知.txt",
        "C:\\etc\\通知.txt",
        "etc/./x/../\n通知.txt",
    ],
)
def test_no_name_points_outside(name: str) -> None:
    (reading,) = read(make_zip((name, b"text")))

    parts = reading.name.split("/")
    assert parts[0] == "来件.zip"
    assert parts[-1] == "通知.txt"
    assert not {"..", ".", "", "C:"} & set(parts)


def test_an_archive_inside_is_opened_once() -> None:
    innermost = make_zip(("三.txt", b"3"))
    inner = make_zip(("二.txt", b"2"), ("更深.zip", innermost))

    readings = read(make_zip(("一.txt", b"1"), ("里面.zip", inner)))

    assert [(r.name, r.state) for r in readings] == [
        ("来件.zip/一.txt", State.READ),
        ("来件.zip/里面.zip/二.txt", State.READ),
        ("来件.zip/里面.zip/更深.zip", State.UNREADABLE),
    ]


def test_a_declared_bomb_is_refused_unopened() -> None:
    (reading,) = read(make_zip(("零.txt", bytes(40 * 2**20))))

    assert reading.state is State.UNREADABLE
    assert reading.reason
    assert "大得反常" in reading.reason


def test_a_bomb_of_archives_shares_one_budget() -> None:
    inner = make_zip(("大.txt", b"abcdefgh" * 50_000), method=zipfile.ZIP_STORED)
    data = make_zip(*((f"{i}.zip", inner) for i in range(6)), method=zipfile.ZIP_STORED)

    readings = read(data, ReadLimits(unpacked_bytes=4 * 2**20))

    assert readings[-1].state is State.UNREADABLE
    assert sum(r.state is State.READ for r in readings) < 6


def test_a_lying_size_costs_only_its_own_paper() -> None:
    data = make_zip(("一.txt", b"a" * 50_000), ("二.txt", b"good"))
    at = data.index(b"PK\x01\x02")
    lying = data[: at + 24] + struct.pack("<I", 10) + data[at + 28 :]

    first, second = read(lying)

    assert first.state is State.UNREADABLE
    assert second.text
    assert second.text.chars == "good"


def test_encrypted_archive_asks_for_the_files_themselves() -> None:
    data = make_zip(("一.txt", b"secret"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        data = data[:at] + struct.pack("<H", struct.unpack_from("<H", data, at)[0] | 1) + data[at + 2 :]

    (reading,) = read(data)

    assert reading.state is State.UNREADABLE
    assert reading.reason
    assert "密码" in reading.reason


@pytest.mark.parametrize(
    "data",
    [make_zip(("一.txt", b"text"))[:40], make_zip(), b"PK\x03\x04" + bytes(300)],
    ids=["truncated", "empty", "only a mark"],
)
def test_a_broken_or_empty_archive_says_so(data: bytes) -> None:
    (reading,) = read(data)

    assert reading.state is State.UNREADABLE
    assert reading.reason
    assert reading.reason.count("。") >= 3
