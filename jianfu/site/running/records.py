"""What the house did and how it ended, in one small file of the data folder: it speaks of this machine, and a backup
that is restored elsewhere must not claim to have been drilled there."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from jianfu.site import databases

_FILE, _WISH = "house.json", "wish"
DONE = ("backup", "drill", "journal")


@dataclass(frozen=True, slots=True)
class Record:
    """The latest attempt at something, and when it last went well ("" never). Moments are ISO with their zone."""

    at: str = ""
    well: bool = False
    words: str = ""
    well_at: str = ""

    @property
    def tried(self) -> datetime | None:
        return datetime.fromisoformat(self.at) if self.at else None

    @property
    def succeeded(self) -> datetime | None:
        return datetime.fromisoformat(self.well_at) if self.well_at else None


def of(what: str) -> Record:
    """The record of one of DONE."""
    return Record(**_all().get(what, {}))


def note(what: str, words: str, *, well: bool) -> None:
    """Remember how it ended. A full disk keeps the old record, which then tells by its age that something is wrong."""
    at = timezone.localtime().isoformat(timespec="seconds")
    well_at = at if well else of(what).well_at
    _write(_all() | {what: asdict(Record(at, well, words, well_at))})


def since() -> datetime:
    """When this data folder was first looked after; the first backup is due at the first hour after it."""
    told = _all()
    if "since" not in told:
        told["since"] = timezone.localtime().isoformat(timespec="seconds")
        _write(told)
    return datetime.fromisoformat(told["since"])


def wish(what: str) -> None:
    """Somebody pressed a button: the house takes it up within seconds."""
    (settings.VAR / _WISH).write_text(what)


def wished() -> str:
    """What is wished for; "" nothing."""
    try:
        return (settings.VAR / _WISH).read_text()
    except FileNotFoundError:
        return ""


def fulfilled() -> None:
    """It is done, well or not; until then the page waits for it."""
    (settings.VAR / _WISH).unlink(missing_ok=True)


def why(error: Exception) -> str:
    """One Chinese line about a disk or a database; never a path or address of a paper."""
    if isinstance(error, DatabaseError):
        return databases.in_chinese(error)
    if isinstance(error, OSError):
        return _DISK.get(error.errno or 0, f"文件读写出错(编号{error.errno})")
    return str(error)


_DISK = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件超过了大小限制",
    errno.EACCES: "没有写这个文件夹的权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOENT: "文件夹不在了",
    errno.EISDIR: "那里已有同名的文件夹",
    errno.EIO: "磁盘读写出错,请检查磁盘",
}


def _all() -> dict[str, Any]:
    try:
        found = json.loads(_path().read_text())
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(told: dict[str, Any]) -> None:
    half = _path().with_suffix(".half")
    try:
        with half.open("w") as out:
            out.write(json.dumps(told, ensure_ascii=False))
            out.flush()
            os.fsync(out.fileno())
        half.rename(_path())
    except OSError:
        half.unlink(missing_ok=True)


def _path() -> Path:
    return Path(settings.VAR) / _FILE
