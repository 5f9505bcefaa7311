"""What each column of an office's own list holds: told by the words above it, else by what stands in it; pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from jianfu.apps.people.kinds import Level
from jianfu.apps.people.names import guess, tidy

Rows = Sequence[Sequence[str]]
_SEARCHED = 15
"""A header stands in the first rows."""
_ENOUGH = 0.6


class Means(StrEnum):
    NAME = "单位名称"
    PARENT = "上级单位"
    SORT = "级别类别"
    SHORT = "简称"
    CODE = "代码"
    PERSON = "姓名"
    STAFF = "工号"
    ROLE = "职务角色"
    SECTION = "科室"
    MAIL = "邮箱"
    WECOM = "企业微信账号"
    DINGTALK = "钉钉账号"
    PLACE = "按列分级"


@dataclass(frozen=True, slots=True)
class Column:
    at: int
    words: str
    means: Means
    level: Level | None = None
    """Of a column that holds the units of one level; None there: offices of the level above."""


# The first that fits counts. Words are compared without spaces and brackets.
_WORDS = (
    (Means.PERSON, re.compile(r"姓名|人员姓名|(?:工作|经办|联络)人员?|用户姓名")),
    # Before the account one signs in with: these are accounts too.
    (Means.MAIL, re.compile(r".*(?:邮箱|电子邮件|邮件地址|(?i:e-?mail)).*")),
    (Means.WECOM, re.compile(r".*企业微信.*")),
    (Means.DINGTALK, re.compile(r".*(?:浙政钉|钉钉).*")),
    (Means.STAFF, re.compile(r".*(?:工号|职工号|人员编[号码]|员工编号|账号|帐号|用户名|登录名|统一用户).*")),
    (Means.SHORT, re.compile(r".*简称.*")),
    (Means.PARENT, re.compile(r".*(?:上级|主管|隶属|归口|举办单位|所属(?:单位|机构|部门)).*")),
    (Means.SECTION, re.compile(r".*(?:科室|股室|处室|内设机构).*")),
    (Means.CODE, re.compile(r".*(?:代码|编码|信用|区划).*")),
    (Means.ROLE, re.compile(r".*(?:职务|岗位|角色|职责|权限|身份).*")),
    (Means.SORT, re.compile(r".*(?:级别|层级|类别|类型|性质|分类|属性).*")),
)
_PLACES = (
    (Level.PROVINCE, re.compile(r"(?:所[属在])?(?:省|省份|省级|省名)(?:名称)?")),
    (Level.CITY, re.compile(r"(?:所[属在])?(?:市|市州|地市|市级|地级市|设区市)(?:名称)?")),
    (Level.COUNTY, re.compile(r"(?:所[属在])?(?:县|县区|区县|县市区|市县区|县级|区|旗县)(?:名称)?")),
    (
        Level.TOWNSHIP,
        re.compile(
            r"(?:所[属在])?(?:乡|镇|乡镇|街道|镇街|街镇|乡镇街道|镇街道|乡镇级|镇办|镇乡)(?:办事处|道)?(?:单位)?(?:名称|名)?"
        ),
    ),
    (
        Level.VILLAGE,
        re.compile(
            r"(?:所[属在]|下辖|所辖|辖)?(?:行政)?(?:村|社区|村居|村社区|村社|社区村|居委会|村委会|村级)(?:单位)?(?:名称|名|名单)?"
        ),
    ),
)
_OFFICES = re.compile(r"(?:省|市|县|区)?(?:直|级)(?:属)?(?:部门|单位|机关|部门单位|单位部门)(?:名称)?")
_NAME = re.compile(
    r".*(?:(?:单位|机构|部门|组织)(?:全称|名称|名)?|名称|全称)|(?:所在|工作)?(?:单位|部门|机构)|名单"
)


def find_columns(rows: Rows) -> tuple[int, list[Column]]:
    """Index of the first row of data, and the columns that matter; none where nothing looks like a list of units."""
    for at, row in enumerate(rows[:_SEARCHED]):
        columns = _header(row)
        if columns:
            below = _header(rows[at + 1]) if at + 1 < len(rows) else []
            if below and {c.at for c in below} >= {c.at for c in columns}:
                return at + 2, _sorted_out(below)
            return at + 1, _sorted_out(columns)
    return 0, _by_content(rows)


def plain_words(words: str) -> str:
    return re.sub(r"[(\[【][^()\[\]【】]*\d[^()\[\]【】]*[)\]】]|[()\[\]【】/、*:]", "", tidy(words))


def _header(row: Sequence[str]) -> list[Column]:
    """Columns named by a row of labels; [] if it is no header."""
    filled = [cell for cell in row if cell]
    if not filled or len(set(filled)) < min(2, len(row)) or any(len(cell) > 30 for cell in filled):
        return []
    columns = [column for at, cell in enumerate(row) if (column := _column(at, cell))]
    means = {column.means for column in columns}
    if not means & {Means.NAME, Means.PERSON, Means.PLACE}:
        return []
    # 青石镇 below 乡镇 is a value: a header holds no unit.
    return [] if sum(_is_value(cell) for cell in filled) > len(filled) / 3 else columns


def _is_value(cell: str) -> bool:
    name = tidy(cell)
    if _OFFICES.fullmatch(plain_words(cell)) or _NAME.fullmatch(plain_words(cell)):
        return False
    if any(pattern.fullmatch(plain_words(cell)) for _, pattern in (*_PLACES, *_WORDS)):
        return False
    return cell.isdigit() or bool(name and guess(name))


def _column(at: int, cell: str) -> Column | None:
    words = plain_words(cell)
    if not words:
        return None
    for level, pattern in _PLACES:
        if pattern.fullmatch(words):
            return Column(at, cell, Means.PLACE, level)
    if _OFFICES.fullmatch(words):
        return Column(at, cell, Means.PLACE)
    for means, pattern in _WORDS:
        if pattern.fullmatch(words):
            return Column(at, cell, means)
    return Column(at, cell, Means.NAME) if _NAME.fullmatch(words) else None


def _sorted_out(columns: list[Column]) -> list[Column]:
    """One column of places alone is a list of names; a second name in a list of staff is an office's section."""
    means = [column.means for column in columns]
    if Means.PERSON in means:
        first = next((column for column in columns if column.means is Means.NAME), None)
        return [
            replace(c, means=Means.SECTION) if c.means is Means.NAME and c is not first else c
            for c in columns
        ]
    if Means.NAME not in means and len({c.words for c in columns if c.means is Means.PLACE}) == 1:
        return [replace(c, means=Means.NAME) if c.means is Means.PLACE else c for c in columns]
    return columns


def _by_content(rows: Rows) -> list[Column]:
    """Without any header: columns of villages, townships, offices; the serial numbers fall out by themselves."""
    found = []
    width = max((len(row) for row in rows), default=0)
    for at in range(width):
        values = [tidy(row[at]) for row in rows if at < len(row) and tidy(row[at])]
        guesses = [guess(value) for value in values]
        if not values or sum(g is not None for g in guesses) < _ENOUGH * len(values):
            continue
        levels = Counter(g[0] for g in guesses if g)
        level, often = levels.most_common(1)[0]
        pure = often >= _ENOUGH * sum(levels.values())
        found.append(Column(at, "", Means.PLACE if pure else Means.NAME, level if pure else None))
    if len(found) == 1:
        return [Column(found[0].at, "", Means.NAME)]
    return found
