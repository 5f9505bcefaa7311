"""The chain of the journal; pure. SM3 is the national hash function, GB/T 32905-2016."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SM3, Hash

START = "0" * 64
"""What the first line names as the hash before it."""
SYSTEM = "系统"
"""Who, where no person acted."""


class Line(Protocol):
    """A line as it is stored: `seal` names the fields its hash covers."""

    number: int
    at: datetime
    who: str
    unit: str
    verb: str
    about: str
    before: str
    after: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the chain: at which line, and what, in Chinese."""

    number: int
    words: str


def sm3(data: bytes) -> str:
    """The hash in 64 hexadecimal digits."""
    hasher = Hash(SM3())
    hasher.update(data)
    return hasher.finalize().hex()


def digest(value: object) -> str:
    """The hash of a JSON-able value, the same for the same value however its keys are ordered; None: "".

    Dates, decimals and UUIDs count as their text. Raises TypeError for anything else that is not JSON.
    """
    if value is None:
        return ""
    words = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return sm3(words.encode())


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in the journal")


def seal(line: Line) -> str:
    """The hash a line must carry: over everything it says and over the hash of the line before it."""
    at = line.at.astimezone(UTC).isoformat(timespec="microseconds")
    said = [
        line.number,
        at,
        line.who,
        line.unit,
        line.verb,
        line.about,
        line.before,
        line.after,
        line.previous,
    ]
    return sm3(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode())


def faults(
    lines: Iterable[Line], *, head: tuple[int, str] | None, points: Mapping[int, str] | None = None
) -> Iterator[Fault]:
    """What is wrong, in the order of the lines; nothing if the journal is whole.

    lines   by number
    head    number and hash of the last line written, kept apart: it tells a tail that was cut; None: gone
    points  number -> hash, from checkpoints kept outside: they tell a journal rewritten as a whole
    """
    last, hash_ = 0, START
    open_points = dict(points or {})
    for line in lines:
        yield from _joint(line, last, hash_)
        if seal(line) != line.hash:
            yield Fault(line.number, f"第{line.number}行的内容被改动过")
        if open_points.pop(line.number, line.hash) != line.hash:
            yield Fault(line.number, f"第{line.number}行与存证不一致：这一行或它以前的内容被整体改写过")
        last, hash_ = line.number, line.hash
    if head is None:
        if last:
            yield Fault(last, f"第{last}行之后的结尾记录没有了：末尾是否缺失已无从判断")
    elif last < head[0]:
        yield Fault(last + 1, f"末尾缺失：第{last + 1}行至第{head[0]}行没有了")
    elif last > head[0]:
        yield Fault(head[0] + 1, f"第{head[0] + 1}行至第{last}行不是系统写入的，或结尾记录被改回过")
    elif hash_ != head[1]:
        yield Fault(last, f"第{last}行与结尾记录不一致")
    for number in sorted(open_points):
        yield Fault(number, f"第{number}行有存证，日志里没有")


def _joint(line: Line, last: int, hash_: str) -> Iterator[Fault]:
    """Does a line follow the one before it?"""
    if line.number <= last:
        yield Fault(line.number, f"第{line.number}行排在第{last}行之后：次序被改过，或是插入的")
    elif line.number > last + 1:
        yield Fault(last + 1, f"第{last + 1}行至第{line.number - 1}行缺失")
    elif line.previous != hash_:
        before = f"第{last}行" if last else "开头"
        yield Fault(line.number, f"第{line.number}行接不上{before}：其中一行被换过，或次序被改过")


def checkpoint(number: int, hash_: str, at: datetime, key: Ed25519PrivateKey) -> str:
    """The end of the journal at one moment, signed, as JSON: kept outside it proves what stood then."""
    said = {"number": number, "hash": hash_, "at": at.isoformat(timespec="seconds")}
    return json.dumps(said | {"signature": key.sign(_signed(said)).hex()}, indent=1) + "\n"


def read_checkpoint(words: str, key: Ed25519PublicKey) -> tuple[int, str]:
    """Number and hash of a checkpoint. Raises ValueError, in Chinese, if `key` did not sign these words."""
    try:
        said = json.loads(words)
        signature = bytes.fromhex(said.pop("signature"))
        number, hash_ = int(said["number"]), str(said["hash"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ValueError("存证文件读不出，可能已损坏") from None
    try:
        key.verify(signature, _signed(said))
    except InvalidSignature:
        raise ValueError("存证的签名不对：不是本系统签的，或被改动过") from None
    return number, hash_


def _signed(said: Mapping[str, object]) -> bytes:
    return json.dumps(said, sort_keys=True).encode()
