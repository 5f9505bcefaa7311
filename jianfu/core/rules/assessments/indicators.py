"""The indicators of a scheme of assessment: rows of its tables, or its numbered lines with points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jianfu.core.reading.cells import Blocks, grids_of
from jianfu.core.reading.named_rows import named_rows
from jianfu.core.records import record
from jianfu.core.rules.patterns import pattern

COLUMNS = {
    "scheme": re.compile(r"(?:考核)?(?:方案|办法|细则)名称|考核名称|所属(?:方案|办法|考核)"),
    "weight": re.compile(r"(?:标准|指标|基础|考核)?(?:分值|权重|分数|满分|赋分)(?:分|%)?"),
    "standard": re.compile(
        r"(?:考核|评分|计分|考评|赋分|评价|扣分|打分)*(?:标准|办法|细则|方法|方式|说明|规则|要求)(?:及.{1,6})?"
    ),
    "source": re.compile(
        r"(?:数据|资料|材料|结果|信息)(?:来源|出处|提供|获取)(?:单位|部门|方式)?|佐证(?:材料|资料)"
    ),
    "owner": re.compile(r"(?:牵头|责任|考核|考评|评分|主管|实施|评价)*(?:单位|部门|机关)"),
    "year": re.compile(r"(?:考核)?(?:年度|年份)"),
    "name": re.compile(r"(?:[一二三]级)?(?:考核|考评|评价|具体|分项)*(?:指标|内容|项目|事项|要点)(?:名称)?"),
}
_LINE = pattern(
    r"^\s*(?:[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.、．])\s*(?P<name>[^,，。;；:：(（]{2,30})(?P<rest>[,，。;；:：(（].*)$"
)
_POINTS = pattern(
    r"(?:满分|分值|权重|占比?|得|计|赋分?)\s*[为是::]?\s*(?P<a>\d{1,3}(?:\.\d)?)\s*(?:分(?!钟)|%)|[(（]\s*(?P<b>\d{1,3}(?:\.\d)?)\s*分\s*[)）]"
)
_NO_NAME = pattern(r"要|应当|须|凡|每|低于|高于|未|不|对各|各[乡镇村县]|加分|扣|减")
_FEWEST = 2
"""One numbered line with points alone is a sentence about points."""
_NUMBER = pattern(r"\d{1,3}(?:\.\d+)?")
_MATERIAL = pattern(
    r"(?:查看|查阅|检查|提供|报送|上报|附|审核)[^,，。;；]{0,12}(?:材料|资料|记录|台账|照片|档案|文件|总结|报告|签到)|佐证|备查"
    r"|(?:材料|资料|照片|记录|台账)(?:齐全|完备|完整)|(?:乡镇|街道|各[乡镇村])[^,，。;；]{0,4}(?:报送|提供|上报|自报)"
)
_NO_MATERIAL = pattern(r"(?:不|无需|免于?)(?:再|用|另)?(?:报送|提供|查看|查阅)|系统(?:取数|生成|提取|数据)")
# 农村人居环境整治工作情况 is 人居环境整治 with words that any indicator may have.
_FRAME = pattern(
    r"工作|情况|(?:的)?(?:完成|覆盖|达标|合格|及时|落实)?[率度数]$|[^\w]|\d+|^(?:农村|城乡|全县|辖区|基层)"
)
_MOST = 400


@record
class Line:
    """One indicator. `weight`: points or per cent; `material`: the assessed have to hand in or show papers for it."""

    name: str
    weight: float | None
    material: bool
    owner: str = ""
    source: str = ""
    scheme: str = ""
    year: str = ""
    sheet: str = ""


def indicators_in(blocks: Blocks) -> tuple[Line, ...]:
    """The indicators of the tables; where no table has any, of numbered lines that give points."""
    rows = list(blocks)
    return tuple(_of_tables(rows))[:_MOST] or tuple(_of_lines(rows)[:_MOST])


def _of_tables(blocks: Blocks) -> Iterator[Line]:
    for row in named_rows(grids_of(blocks), COLUMNS, needs=("name", "weight")):
        name = re.sub(r"\s", "", row["name"])[:60]
        if name:
            yield Line(
                name,
                weight_of(row["weight"]),
                needs_material(f"{row['standard']};{row['source']}"),
                owner=row["owner"],
                source=row["source"][:80],
                scheme=row["scheme"],
                year=row["year"],
                sheet=row.sheet,
            )


def _of_lines(blocks: Blocks) -> list[Line]:
    found = []
    for _, _, words in blocks:
        line = _LINE.match(words)
        points = line and _POINTS.search(line["rest"])
        if line and points and not _NO_NAME.search(line["name"]):
            weight = float(points["a"] or points["b"])
            found.append(Line(line["name"].strip(), weight, needs_material(line["rest"])))
    return found if len(found) >= _FEWEST else []


@lru_cache(maxsize=256)
def bare(name: str) -> str:
    """The matter of an indicator: equal for all ways to name it."""
    return _FRAME.sub("", name)


def weight_of(words: str) -> float | None:
    found = _NUMBER.search(words)
    return float(found[0]) if found else None


def needs_material(words: str) -> bool:
    return _MATERIAL.search(words) is not None and not _NO_MATERIAL.search(words)
