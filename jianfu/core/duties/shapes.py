"""A duty list as it was published, and what a demand or a whistle is on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ListClass(StrEnum):
    """On which of the three lists an item stands; `DutyItem.listed`."""

    BASIC = "basic"
    ASSIST = "assist"
    RECLAIMED = "reclaimed"


CLASS_NAMES = {
    ListClass.BASIC: "基本履职事项",
    ListClass.ASSIST: "配合履职事项",
    ListClass.RECLAIMED: "上级部门收回事项",
}


@dataclass(frozen=True, slots=True)
class DutyItem:
    """One item. `listed` and `number` together name it for ever; `as_printed` is the number as the office wrote it."""

    listed: ListClass
    number: int
    name: str
    as_printed: str = ""
    group: str | None = None
    owner: tuple[str, ...] = ()
    owner_duty: str | None = None
    town_duty: str | None = None
    how: str | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """Something in the list that a person should look at; nothing is corrected silently."""

    where: str
    message: str


@dataclass(frozen=True, slots=True)
class DutyList:
    title: str | None
    items: tuple[DutyItem, ...]
    warnings: tuple[Warned, ...] = ()

    def counts(self) -> dict[str, int]:
        return {str(c): sum(i.listed is c for i in self.items) for c in ListClass}
