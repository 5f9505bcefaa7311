"""A label of a form, taken apart: its words, its unit, what stands in brackets, what kind of value it wants."""

from __future__ import annotations

import re
import unicodedata

from jianfu.core.patterns import pattern
from jianfu.core.records import record

_NUMBERING = pattern(
    r"^(?:[A-Z]\d{1,3}[a-z]?[.、:]?|\d{1,2}(?!\d|年|月|日|周岁|岁|个|岁以上)[.、:)]?|[一二三四五六七八九十]{1,3}[、.]"
    r"|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|[①-⑳]|其中[:]?)"
)
_BRACKETS = pattern(r"[(\[【〔<《]([^()\[\]【】〔〕<>《》]*)[)\]】〕>》]?")
_UNIT = pattern(
    r"(?:单位[::])?((?:千|万|亿)?元|人次|人|户|个|座|处|间|亩|公顷|平方米|平方公里|㎡|m2|平方千米|米|m|cm|厘米|千米|公里|km"
    r"|吨|公斤|千克|kg|斤|立方米|m3|头|只|羽|株|根|台|辆|条|次|天|月|年|岁|周岁|分|%|册|件|套|口|所|家)"
    r"(?:/[年月日天人户亩次·]+)?"
)
_NOISE = re.compile(r"[\s_*#★·・、,,。.;;:::?!\"'“”‘’~\-—…|\\]+")

# The same thing said in another way; of two that begin at the same place the longer counts.
_ALIKE = (
    ("电话号码", "电话"),
    ("手机号码", "手机"),
    ("手机号", "手机"),
    ("号码", "号"),
    ("编号", "号"),
    ("编码", "代码"),
    ("年月日", "日期"),
    ("出生年月", "出生日期"),
    ("时间", "日期"),
    ("年月", "日期"),
    ("人口数", "人数"),
    ("状况", "情况"),
    ("状态", "情况"),
    ("种类", "类别"),
    ("类型", "类别"),
    ("级别", "等级"),
    ("户口所在地", "户籍地址"),
    ("户籍所在地", "户籍地址"),
    ("户口", "户籍"),
    ("所在地", "地址"),
    ("住址", "地址"),
    ("津贴", "补贴"),
    ("补助", "补贴"),
    ("身份证件", "身份证"),
    ("帐号", "账号"),
    ("帐户", "账户"),
    ("通讯", "联系"),
    ("通信", "联系"),
    ("是否为", "是否"),
    ("是否属于", "是否"),
    ("有无", "是否"),
    ("的", ""),
)
_MEANT = dict(_ALIKE)
_SAID = re.compile("|".join(sorted(_MEANT, key=len, reverse=True)))
_KINDS = (
    ("yesno", pattern(r"^(?:是否|有无|能否)|^[^属]*是/否")),
    ("date", pattern(r"(?:日期|时间|年份|年代|年月|年度)$|^生日$|日$")),
    ("count", pattern(r"(?:人口|数量|(?<!岁)数)$")),
    ("money", pattern(r"(?:金额|资金|收入|支出|费用|工资|款|造价|产值|投资|租金)$")),
    ("area", pattern(r"面积$")),
    ("share", pattern(r"(?:率|比例|占比|百分比)$")),
    ("name", pattern(r"(?:姓名|名字)$")),
    ("phone", pattern(r"(?:电话|手机|联系方式)$")),
    ("number", pattern(r"(?:号|代码)$")),
    ("place", pattern(r"(?:地址|地点|位置|坐落)$")),
)


@record
class Label:
    """words: plain letters without brackets; notes: what the brackets said, plain; kind: "" where it is open."""

    words: str
    unit: str
    notes: tuple[str, ...]
    kind: str


def plain(text: str) -> str:
    """Letters only, one way of saying each common thing. Catalogue and forms pass the same gate."""
    if not text.isalpha() or not unicodedata.is_normalized("NFKC", text):
        text = _NOISE.sub("", unicodedata.normalize("NFKC", text)).lower()
    return _SAID.sub(lambda found: _MEANT[found[0]], text)


def read_label(text: str, unit: str = "") -> Label:
    """Take a label apart. A unit given beside it wins over the one in its brackets."""
    text = "".join(unicodedata.normalize("NFKC", text).split()).rstrip(":")
    while (cut := _NUMBERING.sub("", text, count=1)) != text and cut:
        text = cut
    notes = [note for note in _BRACKETS.findall(text) if note]
    found = next((n for n in notes if _UNIT.fullmatch(n)), "")
    bare = _BRACKETS.sub("", text) or text
    # 申请人(户主): the brackets say who is meant.
    words = "户主" if "户主" in notes else plain(bare)
    unit = unicodedata.normalize("NFKC", unit or found.removeprefix("单位:"))
    if (
        not unit
        and (tail := re.search(r"[((,]?(万元|元|亩|㎡|平方米|公顷)$", bare))
        and len(bare) > len(tail[0]) + 1
    ):
        unit, words = tail[1], plain(bare[: -len(tail[0])].rstrip("0123456789"))
    unit = "㎡" if unit == "m2" else unit
    kind = kind_of(words) or ("count" if unit in ("人", "户") else "")
    return Label(words, unit, tuple(plain(n) for n in notes if n != found), kind)


def kind_of(words: str) -> str:
    """What sort of value the words ask for."""
    return next((kind for kind, shape in _KINDS if shape.search(words)), "")
