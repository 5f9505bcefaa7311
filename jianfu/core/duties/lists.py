"""Tables of a published list -> its items, numbered, with what in it should be looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianfu.core.duties.cells import body_in, closed, owners_of, told_apart
from jianfu.core.duties.numbers import announced_otherwise, numbered
from jianfu.core.duties.rows import AGAIN, RawItem, Reader
from jianfu.core.duties.shapes import DutyItem, DutyList, ListClass, Warned
from jianfu.core.duties.tables import Table, read_tables
from jianfu.core.reading.shapes import ReadLimits, Unreadable

NO_LIST = (
    "没有找到履职事项清单:没有一张表有“事项名称”和编号、部门等栏目。原件没有改动。请核对是否放错了文件。"
)
_ASIDE = re.compile(r"^(?:目录|封面|说明|填[表报]说明|编制说明|填报须知|索引)$")
_LONG = ("owner_duty", "town_duty", "how")


def read_list(data: bytes, limits: ReadLimits | None = None) -> DutyList:
    """The items of all lists in one file. To be called in a watched child process. Raises Unreadable, in Chinese."""
    return list_of(read_tables(data, limits))


def list_of(tables: Sequence[Table]) -> DutyList:
    """Raises Unreadable where no table is a list of duties."""
    reader = Reader()
    for table in tables:
        if table.named and _ASIDE.match("".join(table.name.split())):
            reader.aside(table)
        else:
            reader.table(table)
    found = [item for raw in reader.items if (item := _finished(raw))]
    if not found:
        raise Unreadable(NO_LIST)
    items: list[DutyItem] = []
    warnings: list[Warned] = []
    for listed in ListClass:
        of_list, wrong = numbered([i for i in found if i.listed is listed])
        items += of_list
        warnings += wrong
    warnings += announced_otherwise(reader.said, items) + _groups_otherwise(reader.said_of_groups, items)
    if reader.said_in_all and reader.said_in_all[0] != len(items):
        warnings.append(Warned(reader.said_in_all[1], f"写明共{reader.said_in_all[0]}项,读到{len(items)}项"))
    return DutyList(reader.called, tuple(items), tuple(warnings))


def _finished(raw: RawItem) -> DutyItem | None:
    words = dict(raw.words)
    for meaning in ("owner", "how"):
        for kind, piece in told_apart(words.get(meaning, "")).items():
            if kind == meaning or not words.get(kind):
                words[kind] = piece
            elif kind == "owner":
                words[kind] += f"\n{piece}"
    name = closed(
        AGAIN.sub("", words.get("name", "")) if len(words.get("name", "")) < 4 else words.get("name", "")
    )
    if not name:
        return None
    owner = owners_of(words.get("owner", ""))
    if not owner and raw.listed is ListClass.RECLAIMED and (body := body_in(words.get("how", ""))):
        owner = (body,)
    long = {m: closed(words.get(m, ""), " ") or None for m in _LONG}
    return DutyItem(
        listed=raw.listed,
        number=0,
        name=name,
        as_printed=closed(words.get("number", "")),
        group=raw.group,
        owner=owner,
        owner_duty=long["owner_duty"],
        town_duty=long["town_duty"],
        how=long["how"],
        where=raw.where,
    )


def _groups_otherwise(
    said: dict[tuple[ListClass, str], tuple[int, str]], items: Sequence[DutyItem]
) -> list[Warned]:
    warnings = []
    for (listed, group), (count, where) in said.items():
        held = sum(i.listed is listed and i.group == group for i in items)
        if held != count:
            warnings.append(Warned(where, f"“{group}”写明{count}项,读到{held}项"))
    return warnings
