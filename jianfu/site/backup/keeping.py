"""Which backups stay: of the last 7 days, 4 weeks and 12 months the newest each. Pure but for `folder_of` and `prune`."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

DAYS, WEEKS, MONTHS, UPGRADES = 7, 4, 12, 3
NIGHTLY = re.compile(r"jianfu-(\d{4}-\d{2}-\d{2}-\d{4})\.jianfu")
BEFORE = re.compile(r"before-[\w.+-]+?-(\d{4}-\d{2}-\d{2}-\d{6})\.jianfu")
_HALF = timedelta(days=1)


def name_at(now: datetime) -> str:
    return f"jianfu-{now:%Y-%m-%d-%H%M}.jianfu"


def moment_of(name: str) -> datetime | None:
    """When a backup with this name was made, in office time; None: not one of ours."""
    found = NIGHTLY.fullmatch(name)
    try:
        return datetime.strptime(found[1], "%Y-%m-%d-%H%M") if found else None
    except ValueError:
        return None


def staying(moments: Iterable[datetime]) -> set[datetime]:
    """Of each of the latest days, weeks and months that have any the newest one.

    >>> len(staying(datetime(2026, 1, 1) + timedelta(days=n) for n in range(365)))
    21
    """
    newest_first = sorted(moments, reverse=True)
    stay: set[datetime] = set()
    for most, part in _PARTS:
        newest: dict[Hashable, datetime] = {}
        for moment in newest_first:
            newest.setdefault(part(moment), moment)
        stay.update(list(newest.values())[:most])
    return stay


_PARTS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (DAYS, lambda moment: moment.date()),
    (WEEKS, lambda moment: tuple(moment.isocalendar())[:2]),
    (MONTHS, lambda moment: (moment.year, moment.month)),
)


def backups_in(folder: Path) -> list[tuple[datetime, Path]]:
    """Ours, the newest first; whatever else lies there is none of our business."""
    found = ((moment_of(path.name), path) for path in folder.iterdir())
    return sorted(((moment, path) for moment, path in found if moment), reverse=True)


def prune(folder: Path, *, now: datetime) -> int:
    """Remove what no longer stays, and halves whose writer was killed. Returns the number of backups removed."""
    there = backups_in(folder)
    stay = staying(moment for moment, _ in there)
    gone = [path for moment, path in there if moment not in stay]
    upgrades = sorted((m[1], path) for path in folder.iterdir() if (m := BEFORE.fullmatch(path.name)))
    for path in (*gone, *(path for _, path in upgrades[:-UPGRADES])):
        path.unlink(missing_ok=True)
    for half in folder.glob("*.jianfu.half"):
        if datetime.fromtimestamp(half.stat().st_mtime, tz=now.tzinfo) < now - _HALF:
            half.unlink(missing_ok=True)
    return len(gone)
