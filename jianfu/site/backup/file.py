"""Writing a backup, reading it back, and filling a site from it."""

from __future__ import annotations

import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.utils import timezone

from jianfu.site.backup import rows
from jianfu.site.backup.seal import Opener, Sealer, Unopened


def write(target: Path, words: str) -> dict[str, Any]:
    """Everything that is kept, into one encrypted file, which is read back before it gets its name.

    Returns what it holds: {"at", "rows": {table: number}, "papers"}. Raises OSError; then no file is left.
    """
    half = target.with_name(target.name + ".half")
    try:
        with tempfile.TemporaryFile(dir=settings.VAR) as lines:
            counts: dict[str, int] = {}
            with rows.one_moment():
                lines.writelines(rows.dumped(counts))
            papers = [path for path in sorted(settings.PAPERS.rglob("*")) if path.is_file()]
            about = {"at": timezone.localtime().isoformat(timespec="seconds"), "rows": counts}
            with open(half, "wb", opener=lambda path, flags: os.open(path, flags, 0o600)) as out:
                _seal(out, words, about, lines, papers)
        told = read(half, words)
    except BaseException:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise
    half.rename(target)
    return told


def _seal(out: BinaryIO, words: str, about: dict[str, Any], lines: BinaryIO, papers: list[Path]) -> None:
    sealer = Sealer(out, words)
    with tarfile.open(fileobj=cast(BinaryIO, sealer), mode="w|") as tar:
        with tempfile.TemporaryFile() as note:
            note.write(json.dumps(about).encode())
            _add(tar, "about.json", note)
        _add(tar, "rows.jsonl", lines)
        for path in papers:
            # Withdrawn in this very moment: then it is not kept.
            if path.is_file():
                with path.open("rb") as paper:
                    _add(tar, f"papers/{path.relative_to(settings.PAPERS)}", paper)
    sealer.close()
    out.flush()
    os.fsync(out.fileno())


def _add(tar: tarfile.TarFile, name: str, source: Any) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = source.seek(0, os.SEEK_END)
    source.seek(0)
    tar.addfile(entry, source)


def read(source: Path, words: str, *, into: Path | None = None) -> dict[str, Any]:
    """What a backup holds, every byte of it checked; unpacked where a folder is given. Raises Unopened."""
    found: dict[str, Any] = {"papers": 0}
    with source.open("rb") as sealed:
        opener = Opener(sealed, words)
        try:
            for name, data in _entries(opener, into):
                if name == "about.json":
                    found |= json.loads(data)
                found["papers"] += name.startswith("papers/")
        except (tarfile.TarError, ValueError, OSError) as error:
            raise Unopened(f"备份文件读不出({type(error).__name__})") from None
        while opener.read(2**20):
            pass
    return found


def _entries(opener: Opener, into: Path | None) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=cast(BinaryIO, opener), mode="r|") as tar:
        for entry in tar:
            content = tar.extractfile(entry)
            if content is None or entry.name.startswith("/") or ".." in Path(entry.name).parts:
                raise Unopened("备份文件里有不该有的内容")
            yield (
                entry.name,
                content.read() if entry.name == "about.json" else _copied(content, entry.name, into),
            )


def _copied(content: Any, name: str, into: Path | None) -> bytes:
    if into is None:
        while content.read(2**20):
            pass
        return b""
    path = into / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(path, "wb", opener=lambda p, flags: os.open(p, flags, 0o600)) as out:
        while piece := content.read(2**20):
            out.write(piece)
    return b""


def words_of(kept_in: Path) -> str:
    """The words backups are locked with: JIANFU_BACKUP_KEY, else made once and kept beside the data."""
    from jianfu.site import env

    return env.secret("JIANFU_BACKUP_KEY", kept_in)
