"""Sheets of units and staff as offices have them -> what they tell; pure. Nothing is refused here for being unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jianfu.apps.people.addresses import is_address, plain_address
from jianfu.apps.people.core import plain_code
from jianfu.apps.people.importing.columns import Column, Means, find_columns, plain_words
from jianfu.apps.people.importing.shapes import Found, FoundPerson, FoundUnit, Place, Wrong
from jianfu.apps.people.kinds import Level, Role, UnitKind
from jianfu.apps.people.names import guess, tidy
from jianfu.core.reading.grids import Grid

ORDER = list(Level)
"""From the province down."""
_GROUP = re.compile(r"^[(]?[一二三四五六七八九十]{1,3}[)、.,]")
_COUNTED = re.compile(r"[(]\D{0,3}\d+个?\D{0,4}[)]$")
_SUM = re.compile(r"^(?:合计|总计|小计|共计)|^(?:注|备注|说明|填表|制表|审核|联系)[^\W\d]{0,4}[:：]|^共\d+")
_NOTHING = re.compile(r"^[-—/\\无]*$")
_ID_NUMBER = re.compile(r"^\d{17}[\dXx]$")
_ROLES = (
    (Role.ADMIN, re.compile(r"管理员")),
    (Role.ESTABLISHMENT, re.compile(r"编办")),
    (Role.REVIEWER, re.compile(r"减负办|减负专班|审核员")),
    (Role.ASSESSMENT, re.compile(r"考核")),
    (
        Role.LEADER,
        re.compile(r"^(?:县|市|区)?(?:领导|书记|县长|区长|市长|副县长|副市长|副区长|常委.*|.*县委常委.*)$"),
    ),
)


_ADDRESSES = {"mail": Means.MAIL, "wecom": Means.WECOM, "dingtalk": Means.DINGTALK}


def read_lists(grids: Sequence[Grid]) -> Found:
    """All sheets of one file together."""
    lists = [_List(grid.name) for grid in grids]
    for one, grid in zip(lists, grids, strict=True):
        one.read(grid)
    return Found(
        tuple(unit for one in lists for unit in one.units),
        tuple(person for one in lists for person in one.people),
        tuple(wrong for one in lists for wrong in one.wrong),
        tuple(words for one in lists for words in one.told),
    )


def sort_of(words: str) -> tuple[Level | None, UnitKind | None] | None:
    """What a heading or a word of a column 类别 says about the units under it; None: nothing."""
    words = plain_words(words)
    if re.search(r"内设|股室|科室|下属|二级", words):
        return None, UnitKind.SECTION
    if re.search(
        r"部门|直属|[省市县区]直|事业单位|(?:党委|政府|党政|行政|工作|派出)(?:工作)?(?:机构|机关)|群团|政府组成|垂管|国企|企业",
        words,
    ):
        return None, UnitKind.DEPARTMENT
    if re.search(r"乡|镇|街道", words) and not re.search(r"村|社区", words):
        return Level.TOWNSHIP, UnitKind.GOVERNMENT
    if re.search(r"村|社区", words):
        return Level.VILLAGE, UnitKind.GOVERNMENT
    return None


def several(cell: str) -> list[str]:
    """Names in one cell, as in 河东村、河西村、上坪村."""
    parts = [tidy(part) for part in re.split(r"[、,，;；\n]|(?<=[村区镇乡])\s+", cell)]
    return [part for part in parts if part and not _NOTHING.match(part)]


@dataclass(slots=True)
class _List:
    """One sheet, from the top down, with what the last heading said."""

    sheet: str
    units: list[FoundUnit] = field(default_factory=list)
    people: list[FoundPerson] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    sort: tuple[Level | None, UnitKind | None] | None = None
    over: str = ""
    """The township a heading named."""
    places: set[tuple[str, ...]] = field(default_factory=set)
    """Units of columns of places that were told of: their names stand on many rows."""

    def read(self, grid: Grid) -> None:
        rows = grid.spread()
        start, columns = find_columns(rows)
        if not columns:
            words = "、".join(cell for cell in rows[0] if cell)[:40]
            self.wrong.append(Wrong(Place(self.sheet, 1), words, "这张表里没有找到单位名称或姓名"))
            return
        for block in blocks(columns):
            self._tell(block)
            level = next((c.level for c in block if c.means is Means.NAME), None)
            self.sort = (level, UnitKind.GOVERNMENT) if level else sort_of(self.sheet)
            self.over = self._township(self.sheet)
            self._read_block(rows[start:], start + 1, block)

    def _tell(self, block: Sequence[Column]) -> None:
        named = [f"“{c.words}”当作{c.means}" for c in block if c.words and c.words != c.means]
        unnamed = "没有表头,按内容认出单位名称" if not any(c.words for c in block) else ""
        if named or unnamed:
            self.told.append(":".join(filter(None, (self.sheet, "、".join(named) or unnamed))))

    def _read_block(self, rows: Sequence[Sequence[str]], first: int, block: Sequence[Column]) -> None:
        means = {column.means for column in block}
        # Blank under a filled cell means "as above" only in columns of places.
        carried: dict[int, str] = {}
        for number, row in enumerate(rows, first):
            at = Place(self.sheet, number)
            cells = {column: row[column.at].strip() if column.at < len(row) else "" for column in block}
            if any(_SUM.match(cell) for cell in row if cell) or self._is_heading(at, row, block):
                continue
            if not any(cells.values()):
                continue
            if Means.PERSON in means:
                self._person(at, cells, carried)
            elif Means.NAME in means:
                self._named(at, cells, carried)
            else:
                self._by_level(at, cells, carried)

    def _is_heading(self, at: Place, row: Sequence[str], block: Sequence[Column]) -> bool:
        """一、县直部门(60个), or 青石镇(12个) above its villages: words alone in a row say what follows."""
        filled = {cell for cell in row if cell and not cell.isdigit()}
        words = next(iter(filled), "")
        plain = "".join(words.split()).replace("（", "(").replace("）", ")")
        if len(filled) != 1 or (len(row) == 1 and not _GROUP.match(plain) and not _COUNTED.search(plain)):
            return False
        township = self._township(words)
        if township:
            self.over = township
            if any(row[c.at] == words for c in block if c.at < len(row) and c.means is not Means.PERSON):
                return False
            self.sort = Level.VILLAGE, UnitKind.GOVERNMENT
            if not any(c.means is Means.PERSON for c in block) and township not in {
                u.name for u in self.units
            }:
                self.units.append(FoundUnit(at, township, (), Level.TOWNSHIP, UnitKind.GOVERNMENT))
            return True
        if guess(tidy(words)) is None and sort_of(words):
            self.sort, self.over = sort_of(words), ""
            return True
        return False

    @staticmethod
    def _township(words: str) -> str:
        found = guess(tidy(words))
        return tidy(words) if found and found[0] is Level.TOWNSHIP else ""

    def _named(self, at: Place, cells: dict[Column, str], carried: dict[int, str]) -> None:
        value = _values(cells)
        self._by_level(at, cells, carried)
        above = tuple(carried[rank] for rank in sorted(carried))
        names = several(value.get(Means.NAME, ""))
        if not names:
            words = "、".join(cell for cell in cells.values() if cell)
            self.wrong.append(Wrong(at, words[:60], "没有单位名称"))
            return
        if value.get(Means.PARENT) and not _NOTHING.match(value[Means.PARENT]):
            above = (*above, tidy(value[Means.PARENT]))
        said = sort_of(value.get(Means.SORT, "")) or self.sort
        for name in names:
            if above and name == above[-1]:
                above = above[:-1]
            self._add(at, name, above, said, value)

    def _add(
        self,
        at: Place,
        name: str,
        above: tuple[str, ...],
        said: tuple[Level | None, UnitKind | None] | None,
        value: dict[Means, str],
    ) -> None:
        shown = guess(name)
        if shown is None and (said is None or not re.search(r"[\u4e00-\u9fff]{2}", name)):
            self.wrong.append(Wrong(at, name[:60], "看不出是部门、乡镇还是村,请在“类别”里写明"))
            return
        # What the name says itself is surer than a heading: a township among villages opens its own list.
        level, kind = shown or said or (None, None)
        if shown == (None, None) and said and said[1] is not UnitKind.GOVERNMENT:
            kind = said[1]
        if level is Level.TOWNSHIP:
            if self.over:
                self.over = name
        elif level is Level.VILLAGE and not above and self.over:
            above = (self.over,)
        self.units.append(
            FoundUnit(
                at, name, above, level, kind, tidy(value.get(Means.SHORT, "")), value.get(Means.CODE, "")
            )
        )

    def _by_level(self, at: Place, cells: dict[Column, str], carried: dict[int, str]) -> None:
        for column, cell in _in_order(cells):
            if not cell or _NOTHING.match(cell):
                continue
            rank = _rank(column)
            above = tuple(carried[r] for r in sorted(carried) if r < rank and carried[r])
            for name in several(cell):
                if column.level:
                    _carry(carried, rank, name)
                if (*above, name) in self.places:
                    continue
                self.places.add((*above, name))
                said = (column.level, UnitKind.GOVERNMENT) if column.level else (None, UnitKind.DEPARTMENT)
                shown = guess(name)
                if shown is None and not re.search(r"[\u4e00-\u9fff]{2}", name):
                    self.wrong.append(Wrong(at, name[:60], "单位名称不像一个名称"))
                    continue
                kind = shown[1] if shown and shown[1] and not column.level else said[1]
                self.units.append(FoundUnit(at, name, above, said[0], kind))

    def _person(self, at: Place, cells: dict[Column, str], carried: dict[int, str]) -> None:
        value = _values(cells)
        name, code = "".join(value.get(Means.PERSON, "").split()), plain_code(value.get(Means.STAFF, ""))
        if not name:
            return
        why = ""
        if not code:
            why = "没有工号。姓名会重,不能用来登录"
        elif _ID_NUMBER.match(code):
            why, code = "工号一栏是身份证号,本系统不保存身份证号,请改用工号", "********"
        places = _places(cells, carried)
        units = (*places, *several(value.get(Means.NAME, ""))[:1])
        if not why and not units and self.over:
            units = (self.over,)
        if not why and not units:
            why = "没有单位"
        if why:
            self.wrong.append(Wrong(at, f"{name} {code}".strip(), why))
            return
        section, role = tidy(value.get(Means.SECTION, "")), role_of(value.get(Means.ROLE, ""))
        addresses = tuple(self._addresses(at, f"{name} {code}", value))
        self.people.append(FoundPerson(at, name, code, units, section, role, addresses))

    def _addresses(self, at: Place, who: str, value: dict[Means, str]) -> Iterator[tuple[str, str]]:
        """A wrong address is told; the person comes in without it."""
        for field_, means in _ADDRESSES.items():
            address = plain_address(field_, value.get(means, ""))
            if not address or _NOTHING.match(address):
                continue
            if is_address(field_, address):
                yield field_, address
            else:
                self.wrong.append(Wrong(at, who, f"{means}写得不对,没有用这一格"))


def blocks(columns: Sequence[Column]) -> Iterator[list[Column]]:
    """A list printed in two or three columns beside each other is read one after the other."""
    block: list[Column] = []
    for column in columns:
        if any(c.words and c.words == column.words for c in block):
            yield block
            block = []
        block.append(column)
    yield block


def role_of(words: str) -> Role | None:
    words = tidy(words)
    return next((role for role, pattern in _ROLES if pattern.search(words)), None)


def _values(cells: dict[Column, str]) -> dict[Means, str]:
    return {column.means: cell for column, cell in cells.items() if column.means is not Means.PLACE and cell}


def _rank(column: Column) -> int:
    """Offices stand beside the townships: below the county, above nothing."""
    return ORDER.index(column.level or Level.TOWNSHIP)


def _in_order(cells: dict[Column, str]) -> list[tuple[Column, str]]:
    places = [(column, cell) for column, cell in cells.items() if column.means is Means.PLACE]
    return sorted(places, key=lambda pair: _rank(pair[0]))


def _carry(carried: dict[int, str], rank: int, name: str) -> None:
    carried[rank] = name
    for below in [r for r in carried if r > rank]:
        del carried[below]


def _places(cells: dict[Column, str], carried: dict[int, str]) -> tuple[str, ...]:
    """The places a row stands in: blank columns say "as above", but not below a place that changed."""
    given = _in_order(cells)
    deepest = max((_rank(column) for column, cell in given if cell), default=None)
    for column, cell in given:
        if cell and not _NOTHING.match(cell):
            _carry(carried, _rank(column), tidy(cell))
    return tuple(carried[rank] for rank in sorted(carried) if deepest is None or rank <= deepest)
