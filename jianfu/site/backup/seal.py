"""A stream of bytes, encrypted in chunks: AES-256-GCM with a key that scrypt makes of the words of the office.

Each chunk is bound to its place and the last one is marked, so a changed, exchanged or missing chunk is noticed.
magic (16) | salt (16) | prefix of the nonce (7) | length (4) and ciphertext of each chunk
"""

from __future__ import annotations

import os
import struct
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"jianfu backup 1\n"
_CHUNK = 2**20
_LENGTH = struct.Struct(">I")


class Unopened(Exception):
    """The file cannot be opened; what is wrong, in Chinese."""


class Sealer:
    """A file to write to; `close` writes the marked end."""

    def __init__(self, out: BinaryIO, words: str) -> None:
        salt, self._prefix = os.urandom(16), os.urandom(7)
        self._cipher = _cipher(words, salt)
        self._out, self._number, self._held = out, 0, bytearray()
        self._head = MAGIC + salt + self._prefix
        out.write(self._head)

    def write(self, data: bytes) -> int:
        self._held += data
        while len(self._held) > _CHUNK:
            self._put(bytes(self._held[:_CHUNK]), last=False)
            del self._held[:_CHUNK]
        return len(data)

    def close(self) -> None:
        self._put(bytes(self._held), last=True)

    def _put(self, data: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._prefix, self._number, last), data, self._head)
        self._out.write(_LENGTH.pack(len(sealed)) + sealed)
        self._number += 1


class Opener:
    """A file to read from, to its end. Raises Unopened where the key is another or a byte is not the same."""

    def __init__(self, source: BinaryIO, words: str) -> None:
        self._head = source.read(len(MAGIC) + 23)
        if not self._head.startswith(MAGIC) or len(self._head) < len(MAGIC) + 23:
            raise Unopened("这不是减负的备份文件,或开头已损坏")
        salt, self._prefix = self._head[len(MAGIC) : len(MAGIC) + 16], self._head[-7:]
        self._cipher = _cipher(words, salt)
        self._source, self._number, self._held, self._ended = source, 0, bytearray(), False

    def read(self, size: int = -1) -> bytes:
        while not self._ended and (size < 0 or len(self._held) < size):
            self._held += self._next()
        size = len(self._held) if size < 0 else size
        data = bytes(self._held[:size])
        del self._held[:size]
        return data

    def _next(self) -> bytes:
        length = self._source.read(_LENGTH.size)
        if len(length) < _LENGTH.size:
            raise Unopened("备份文件不完整,后面缺了一截")
        sealed = self._source.read(min(_LENGTH.unpack(length)[0], _CHUNK + 16))
        for last in (False, True):
            try:
                data = self._cipher.decrypt(_nonce(self._prefix, self._number, last), sealed, self._head)
            except InvalidTag:
                continue
            self._number, self._ended = self._number + 1, last
            return data
        raise Unopened(
            "口令不对,或备份文件开头已损坏"
            if not self._number
            else "备份文件已损坏或被改动过,没有恢复任何内容"
        )


def _cipher(words: str, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(words.encode()))


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([last])
