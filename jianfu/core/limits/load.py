"""Read limits from TOML.

    [[meeting_online_people]]     # 线上会议人数上限,单位:人
    since = 2025-01-01
    value = 100
    source = "city-2025 三(一)1"
    assumed = false

The newest entry that is not later than the day asked for counts; an area's entry beats a default of any date.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

DEFAULTS = Path(__file__).with_name("default.toml")


class LimitsError(ValueError):
    """An area file that cannot be used; the message is Chinese and names the line to mend."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One number (int, float), clock time or list, in the unit its comment in default.toml names.

    source   paper and clause, or the reason for an assumption
    assumed  True: a local setting of ours, never shown as a rule from above
    """

    name: str
    value: Any
    since: date
    source: str
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    defaults: dict[str, tuple[Limit, ...]]
    area: dict[str, tuple[Limit, ...]]

    def at(self, name: str, day: date) -> Limit:
        """The limit in force on `day`; before the first entry, the first entry. KeyError: no such limit."""
        rows = self.area.get(name) or self.defaults[name]
        return next((r for r in reversed(rows) if r.since <= day), rows[0])

    def names(self) -> tuple[str, ...]:
        return tuple(self.defaults)


@cache
def load_limits(area: Path | None = None) -> Limits:
    """The defaults, overridden by the area file. LimitsError if that file is not usable."""
    defaults = _rows(tomllib.loads(DEFAULTS.read_text(encoding="utf-8")), DEFAULTS)
    if area is None:
        return Limits(defaults, {})
    try:
        table = tomllib.loads(area.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LimitsError(f"地方参数文件{area.name}读不出:{error}。请检查文件后重试") from None
    own = _rows(table, area)
    for name, rows in own.items():
        if name not in defaults:
            raise LimitsError(f"地方参数文件{area.name}中的{name}不是已知的参数名。可用参数见default.toml")
        if type(rows[0].value) is not type(defaults[name][0].value):
            raise LimitsError(f"地方参数文件{area.name}中{name}的值类型不对,应与{defaults[name][0].value!r}同类")
    return Limits(defaults, own)


def _rows(table: dict[str, Any], path: Path) -> dict[str, tuple[Limit, ...]]:
    limits: dict[str, tuple[Limit, ...]] = {}
    for name, entries in table.items():
        try:
            rows = [
                Limit(name, e["value"], e["since"], e["source"], e.get("assumed", False)) for e in entries
            ]
            limits[name] = tuple(sorted(rows, key=lambda r: r.since))
        except (KeyError, TypeError):
            raise LimitsError(f"参数文件{path.name}中的{name}应写成[[{name}]],并有since、value、source") from None
    return limits
