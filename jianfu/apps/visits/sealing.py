"""Schemes that nobody may know before their day: encrypted where they are kept, with the key of this installation.

The database holds the month, a hash and ciphertext. The day, the place and the matter are inside; what is opened on
its day is opened for a look and stays sealed where it lies, so no clock has to run.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from jianfu.apps.journal.core import digest

_NONCE = 12
_PADDED = 512
"""Bytes to which a scheme is filled up, so that its length tells nothing of the place."""


class Unopenable(Exception):
    """The key of this installation does not fit, or the bytes were changed."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """What is sealed. `places` are keys of units."""

    day: date
    title: str
    content: str
    objects: str
    places: tuple[int, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"day": self.day.isoformat(), "places": list(self.places)}

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Scheme:
        return cls(
            date.fromisoformat(row["day"]),
            row["title"],
            row["content"],
            row["objects"],
            tuple(row["places"]),
        )


def seal(scheme: Scheme, salt: str, folder: Path) -> tuple[bytes, str]:
    """Ciphertext, and the hash that is shown from the first day: what is opened can be held against it.

    salt  a random word of the visit: without it a hash of few possible schemes could be guessed
    """
    row = scheme.as_json() | {"salt": salt}
    plain = json.dumps(row, ensure_ascii=False).encode()
    plain += b" " * (-len(plain) % _PADDED)
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(_key(folder)).encrypt(nonce, plain, salt.encode()), digest(row)


def unseal(sealed: bytes, salt: str, folder: Path) -> Scheme:
    """The scheme. Raises Unopenable. Who calls it sees to it that its day has come."""
    try:
        plain = AESGCM(_key(folder)).decrypt(sealed[:_NONCE], sealed[_NONCE:], salt.encode())
    except InvalidTag:
        raise Unopenable("密钥不对或内容被改动，方案打不开。请核对备份里的visits_key。") from None
    return Scheme.from_json(json.loads(plain))


def _key(folder: Path) -> bytes:
    """Made at the first use, for the owner alone; it belongs into the backup like the database."""
    path = folder / "visits_key"
    with suppress(FileExistsError), open(path, "xb", opener=partial(os.open, mode=0o600)) as new:
        new.write(AESGCM.generate_key(bit_length=256))
    return path.read_bytes()
