"""What the columns, the titles and the rows across a table of duties say, by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianfu.core.duties.shapes import ListClass
from jianfu.core.patterns import pattern
from jianfu.core.reading.characters import alike

# The order matters: a column that fits several is the first of them. Blanks and brackets are left out before.
_BELOW = r"(?:乡镇街道|街道乡镇|镇街道?|街镇|乡镇|街道|基层|我镇|我乡|本镇|本街道|镇|乡)"
_COLUMNS = (
    ("number", r"序号?|编号|号|事项编[号码]|项目编码|项目编号|编码|No\.?"),
    ("listed", r"清单类[别型]|履职类[别型]|所属清单|清单名称|责任类型"),
    (
        "town_duty",
        rf"(?:{_BELOW}政?府?(?:的)?(?:需?应?配合|协助|承担|具体)?|配合|协助)(?:履职)?(?:的)?(?:职责|责任|任务|内容|工作)(?:分工|清单|内容|任务)?",
    ),
    (
        "owner_duty",
        r"(?:对应|县级?|区级?|市级?|县市区|县直|区直|上级|主管|业务|职能|牵头|责任|相关|有关)*(?:部门|单位)(?:的)?(?:主要|具体|承担)?(?:职责|责任|任务|履职内容|工作内容)(?:分工|清单|内容|任务)?",
    ),
    (
        "how",
        r"(?:部门)?(?:工作|承接|履职|实施|办理|落实)(?:方式|形式|措施|举措|路径)|收回后(?:的)?(?:工作|履职)方式|(?:收回后)?(?:的)?承接部门(?:及|和|与)(?:工作|承接|履职)方式|收回后?(?:承接)?情况",
    ),
    (
        "owner",
        r"(?:对应|县级?|区级?|市级?|县市区|县直|区直|上级|主管|业务|职能|牵头|责任|承接|收回|收回后|实施|负责|主责)*(?:部门|单位|科局)(?:单位|名称)?|承接主体|牵头(?:及配合)?部门",
    ),
    (
        "group",
        r"(?:事项|职责|履职)?(?:类别|分类|大类|领域|类型|种类|板块)|所属(?:领域|类别|板块)|一级(?:事项|目录|分类)",
    ),
    (
        "name",
        r"(?:基本|配合|协助)?(?:履职|履行职责|工作|清单|职责|权责|具体|二级|三级)?事项(?:名称|内容|清单)?|原?(?:乡镇|街道|镇)?承担事项|项目名称|(?:上级部门|部门|上级|拟|予以)?(?:收回|上收)(?:履职)?(?:的)?(?:事项|职责)(?:名称|内容)?|主要职责|职责(?:内容|名称)|履职(?:内容|职责)|事项名",
    ),
    ("remark", r"备注|说明|(?:设定|法律|政策|履职)?依据|页码|页次|数量|项数"),
)
_PATTERNS = tuple((meaning, re.compile(words)) for meaning, words in _COLUMNS)
_LONGEST = 24
"""Characters of a column's name; what is longer is a value or a note."""

_CLASSES = (
    (ListClass.RECLAIMED, re.compile(r"收回|上收|收归")),
    (ListClass.ASSIST, re.compile(r"配合|协助")),
    (ListClass.BASIC, re.compile(r"基本(?!情况)|主责")),
)
_ABOUT_A_LIST = re.compile(r"清单|事项|履职|职责")
_TITLE_END = re.compile(r"(?:清单|事项|目录|表|职责)\s*(?:\([^)]*\)|\d+[项条])?\s*$")
_NOTE = pattern(
    r"[\s*※]*(?:(?:备注|附注|注|说明|(?:填表|填报|编制|填写|制定)(?:说明|要求|须知)|目录|总计|合计|小计|共计|共\s*\d+\s*[项条])(?=[\s:\d]|$|共)"
    r"|(?:填表|填报|填写|编制|制表|审核|审定|联系|发布|印发|制定|批准)(?:人|单位|部门|机关|日期|时间|电话)?\s*:|(?:全表|本表|本清单|以上)(?!\w*、))"
)
_ANNOUNCED = pattern(
    r"(?:共计?|合计|总计|计):?\s*(\d{1,4})\s*[项条]|\(\s*(?:共计?)?\s*(\d{1,4})\s*[项条]\s*\)"
)
_PLAIN_COUNT = pattern(r"(\d{1,4})\s*[项条]")
_ORDINAL = pattern(
    r"^\s*(?:第?[一二三四五六七八九十]{1,3}(?:[、.,]|类:?|部分:?|\s)|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.]\s*(?=\D))\s*"
)
_COUNT = pattern(r"\s*\(?\s*(?:共计?)?\s*\d{1,4}\s*[项条]\s*\)?\s*$")
_BRACKETED = pattern(r"^\s*[【〔\[]\s*([^】〕\]]+?)\s*[】〕\]]")


def meaning_of(words: str) -> str | None:
    """What a column of this name holds."""
    bare = re.sub(r"[\s()\[\]【】/*:·]", "", alike(words))
    if not bare or len(bare) > _LONGEST:
        return None
    return next((meaning for meaning, p in _PATTERNS if p.fullmatch(bare)), None)


def columns_of(*rows: Sequence[str]) -> dict[str, int]:
    """Where the columns stand under one heading row, or under two; {} for rows that are no heading of a list."""
    found: dict[str, int] = {}
    for col in range(len(rows[-1])):
        meaning = _meaning_below([row[col] for row in rows])
        if meaning and meaning not in found:
            found[meaning] = col
    if "name" not in found and "town_duty" not in found:
        return {}
    if "name" not in found or len(found.keys() - {"remark"}) < 2:
        return {}
    return found


def _meaning_below(path: Sequence[str]) -> str | None:
    """The lowest name counts; 职责分工 above 部门 makes it the department's duty."""
    top, low = path[0], path[-1]
    if len(path) > 1 and top != low and re.search(r"职责|分工|任务", top) and not re.search(r"事项", top):
        joined = meaning_of(low if re.search(r"职责|任务", low) else f"{low}职责")
        if joined:
            return joined
    return meaning_of(low) or (meaning_of(top) if len(path) > 1 and not low else None)


def class_in_name(words: str) -> ListClass | None:
    """The list that a sheet's name, a title or a value of a column tells; None if it tells none or several."""
    told = [c for c, p in _CLASSES if p.search(words)]
    return told[0] if len(told) == 1 else None


def class_in_title(words: str) -> ListClass | None:
    """The list whose title a line across the table is."""
    words = alike(words)
    if len(words) > 60 or not _TITLE_END.search(words):
        return None
    return class_in_name(words)


def is_note(words: str) -> bool:
    return bool(_NOTE.match(alike(words)))


def is_title(words: str) -> bool:
    """The name of the whole paper: ...镇履行职责事项清单."""
    return bool(re.search(r"清单|目录", words)) and bool(_ABOUT_A_LIST.search(words)) and len(words) <= 60


def announced(words: str) -> int | None:
    """共124项, (14项): how many there are said to be."""
    found = _ANNOUNCED.search(alike(words))
    return int(found[1] or found[2]) if found else None


def announced_by_class(words: str) -> dict[ListClass, int]:
    """基本履职事项117项、配合履职事项99项: what a cover or a note says of each list."""
    told: dict[ListClass, int] = {}
    for part in re.split(r"[、,;。\n]", alike(words)):
        listed, count = class_in_name(part), _PLAIN_COUNT.search(part)
        if listed and count and _ABOUT_A_LIST.search(part):
            told.setdefault(listed, int(count[1]))
    return told


def group_of(words: str) -> str:
    """The name of a group without its ordinal and its count."""
    words = alike(words)
    bracketed = _BRACKETED.match(words)
    if bracketed:
        return bracketed[1]
    bare = _COUNT.sub("", _ORDINAL.sub("", words.strip()))
    return "".join(bare.split()) or words.strip()


def looks_like_group(words: str) -> bool:
    """三、民生服务(14项), 【平安法治】; 经济发展(10项)."""
    words = alike(words)
    if _BRACKETED.match(words):
        return True
    name = group_of(words)
    marked = bool(_ORDINAL.match(words)) or bool(_COUNT.search(words))
    return marked and len(name) <= 16 and not re.search(r"[。;,:]", name)
