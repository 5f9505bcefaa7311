"""Who is called, in words: 各镇分管负责人及民政办主任 -> kinds of people that can be compared."""

from __future__ import annotations

import re

from jianfu.core.reading.normalise import normalise

ANYBODY = "全体"
_LEVELS = (
    ("村", re.compile(r"村(?!镇|振)|社区|居委|居民委员会|网格")),
    ("乡镇", re.compile(r"[乡镇]|街道|苏木|办事处|站所")),
    ("部门", re.compile(r"部门|县直|区直|市直|成员单位|各?局|委办")),
)
# The first that fits names the post: 民政办主任 is no village head.
_POSTS = (
    ("第一书记", r"第一书记|驻村"),
    (
        "主要负责人",
        r"主要(?:负责|领导)|党政正职|一把手|党委书记|[乡镇]长(?!助)|街道办?主任|支部书记|支书|村书记|[村居](?:委会)?主任|村干部|村主干|社区书记",
    ),
    ("分管负责人", r"分管|副[乡镇]长|副主任|副书记"),
    ("民政", r"民政|低保"),
    ("社保", r"社保|人社|医保|劳动保障"),
    ("应急", r"应急|安监|安全员|消防"),
    ("农业", r"农业|农技|农经|畜牧|林业|水利|河长"),
    ("党建", r"党建|组织委员|宣传委员|组工"),
    ("平安", r"综治|政法委员|司法所|派出所|平安办|信访"),
    ("城建", r"城建|规划|自然资源|村建|环保"),
    ("统计", r"统计|普查"),
    ("卫健", r"卫健|卫生院|计生"),
    ("教育", r"学校|校长|教育"),
    ("财政", r"财政|会计|财务|报账"),
    ("妇联", r"妇联|妇女"),
    ("退役军人", r"退役军人|武装"),
    ("网格员", r"网格"),
    ("办公室", r"党政办|办公室|信息员|联络员|文书"),
)
_POST = tuple((name, re.compile(words)) for name, words in _POSTS)
_PARTS = re.compile(r"[、,;和及与]|以及")


def people_in(words: str) -> frozenset[str]:
    """Each kind of people as 层级/岗位; 乡镇/全体 where no post is named. A level goes on to parts without one.

    >>> sorted(people_in("各镇分管负责人、民政办主任,各村书记"))
    ['乡镇/分管负责人', '乡镇/民政', '村/主要负责人']
    """
    found: list[str] = []
    level = ""
    for part in _PARTS.split(normalise(words)[0]):
        level = _level(part) or level
        post = next((name for name, pattern in _POST if pattern.search(part)), "")
        if post or (part and _level(part)):
            found.append(f"{level}/{post or ANYBODY}")
    return frozenset(found)


def _level(words: str) -> str:
    return next((name for name, pattern in _LEVELS if pattern.search(words)), "")
