"""Read limits from TOML.

    [[meeting_online_people]]     # 线上会议人数上限,单位:人
    since = 2025-01-01
    value = 100
    source = "city-2025 三(一)1"
    assumed = false

The newest entry that is not later than the day asked for counts; an area's entry beats a default of any date.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jianfu.core.records import record

DEFAULTS = Path(__file__).with_name("default.toml")


class LimitsError(ValueError):
    """An area file that cannot be used; the message is Chinese and names the line to mend."""


@record
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


@record
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
    own = _rows(_area_table(area), area)
    for name, rows in own.items():
        if name not in defaults:
            raise LimitsError(f"地方参数文件{area.name}中的{name}不是已知的参数名。可用参数见default.toml")
        for row in rows:
            _check(row, defaults[name][0], area)
    return Limits(defaults, own)


def _area_table(area: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(area.read_text(encoding="utf-8-sig"))
    except OSError:
        problem = "没有找到或不能打开,请检查路径"
    except UnicodeDecodeError:
        problem = "不是UTF-8编码,请另存为UTF-8"
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        problem = f"读不出,请检查第{line[1]}行的写法" if line else "读不出,请检查末尾的写法"
    raise LimitsError(f"地方参数文件{area.name}{problem}")


def _check(row: Limit, default: Limit, path: Path) -> None:
    if not _is_alike(row.value, default.value):
        raise LimitsError(f"地方参数文件{path.name}中{row.name}的值类型不对,应与{default.value!r}同类")
    if _is_number(row.value) and row.value < 0:
        raise LimitsError(f"地方参数文件{path.name}中{row.name}的值不应小于0,请改后重试")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_alike(value: Any, default: Any) -> bool:
    return (_is_number(value) and _is_number(default)) or type(value) is type(default)


def _rows(table: dict[str, Any], path: Path) -> dict[str, tuple[Limit, ...]]:
    limits: dict[str, tuple[Limit, ...]] = {}
    for name, entries in table.items():
        try:
            rows = [
                Limit(name, e["value"], e["since"], e["source"], e.get("assumed", False)) for e in entries
            ]
            limits[name] = tuple(sorted(rows, key=lambda r: r.since))
        except (KeyError, TypeError):
            raise LimitsError(
                f"参数文件{path.name}中的{name}应写成[[{name}]],并有since、value、source"
            ) from None
        if not all(type(row.since) is date for row in rows):
            raise LimitsError(f"参数文件{path.name}中{name}的since应是日期,如2026-01-01")
    return limits
