"""A yearly plan as an office keeps it -> its visits; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jianfu.apps.registers.days import Days, days_of
from jianfu.apps.visits.core import Kind, kind_of
from jianfu.core.reading.grids import Grid
from jianfu.core.reading.named_rows import NamedRow, named_rows

_WANTED = {
    "title": re.compile(
        r"(?:督查|督导|检查|考核|调研|观摩|督检考|督查检查考核|检查考核)*(?:事项|项目|任务|工作|计划)?(?:名称|事项)|事项|(?:检查|督查|调研)(?:项目|主题|题目)"
    ),
    "owner": re.compile(
        r"(?:牵头|责任|实施|主办|组织|检查|督查|承办|发起|申报|报备)*(?:单位|部门|机关)(?:名称)?"
    ),
    "objects": re.compile(
        r"(?:被|受|抽|拟)?(?:检查?|督查|调研|考核)?(?:的)?(?:对象|范围|地点|点位)(?:和范围|及范围)?|(?:被|受)检(?:查)?单位|对象及?范围"
    ),
    "when": re.compile(
        r"(?:计划|拟|实施|检查|督查|调研|开展|进行|起止|安排)*(?:时间|月份|日期|时段)(?:安排)?"
    ),
    "kind": re.compile(r"(?:检查|督查)?(?:类别|类型|方式|形式)"),
    "content": re.compile(r"(?:检查|督查|调研|主要|重点)*(?:内容|要点|重点)"),
}


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One visit of a plan. `owner` and `objects` are words; units are found for them later."""

    where: str
    title: str
    owner: str
    objects: str
    content: str
    kind: Kind
    days: Days | None


def read_plan(grids: Iterable[Grid], year: int) -> Iterator[PlanRow]:
    """Rows of all sheets that name what is visited. `year` counts for times without one."""
    for row in named_rows(grids, _WANTED, needs=("title",)):
        if row["title"]:
            yield _plan_row(row, year)


def _plan_row(row: NamedRow, year: int) -> PlanRow:
    return PlanRow(
        row.where,
        row["title"][:120],
        row["owner"],
        row["objects"][:200],
        row["content"][:400],
        kind_of(row["kind"] + row["title"]),
        days_of(row["when"], year),
    )
