"""The units of a government as the page 机构 shows them: a few groups, villages folded into their townships."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from jianfu.apps.people.importing.plan import sort_words
from jianfu.apps.people.importing.shapes import Node
from jianfu.apps.people.kinds import Level, UnitKind
from jianfu.apps.people.models import Unit


@dataclass(slots=True)
class Branch:
    unit: Unit
    below: list[Branch] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.below)


@dataclass(frozen=True, slots=True)
class Group:
    words: str
    branches: list[Branch]


def groups_under(root: Unit, units: Iterable[Unit]) -> list[Group]:
    """Units below `root`, in their order: each group with its branches."""
    children: dict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.parent_id and unit.pk != root.pk:
            children[unit.parent_id].append(unit)
    groups: dict[str, list[Branch]] = {}
    for unit in children[root.pk]:
        groups.setdefault(sort_of_unit(unit), []).append(_branch(unit, children))
    return [Group(words, branches) for words, branches in groups.items()]


def _branch(unit: Unit, children: dict[int, list[Unit]]) -> Branch:
    return Branch(unit, [_branch(child, children) for child in children[unit.pk]])


def sort_of_unit(unit: Unit) -> str:
    """县直部门, 乡镇街道, 村社区, 内设机构."""
    return sort_words(Node(unit.name, Level(unit.level), UnitKind(unit.kind)))
