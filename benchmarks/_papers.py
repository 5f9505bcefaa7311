"""Short papers of `benchmarks.load`: no two alike, some with a demand that a person has to look at."""

from __future__ import annotations

import random

dice = random.Random(11)

PAPER = """{department}关于{matter}的通知

云函〔2026〕{n}号

各乡镇人民政府：
　　一、{matter}由县里派人做，乡镇只派一人带路，不用报送材料，第{n}批{days}日以内做完。
　　二、请于2027年3月{day}日前将《{matter}数量表》电子版报送县里，差几处的可以后补，不必等齐。{more}
　　三、费用由县里承担，零件到县里领，做不完的顺延到下个月。

{department}
2026年11月20日
"""
GRAVE = "请每天报送进展，并拍照上传工作群留痕。"
_WHERE = ("河东", "河西", "山前", "山后", "库区", "镇区", "沿江", "坝上", "岭南", "渡口边")
_WHAT = ("山塘", "水渠", "路灯", "桥涵", "苗木", "水表", "村道", "粮仓", "护栏", "泵站")
_HOW = ("清淤", "检修", "更换", "加固", "补栽", "检定", "修补", "盘点", "丈量", "编号")


def paper(department: str, n: int, more: str = "") -> str:
    matter = "".join(map(dice.choice, (_WHERE, _WHAT, _HOW)))
    return PAPER.format(
        department=department,
        matter=matter,
        n=n,
        days=dice.randint(3, 60),
        day=dice.randint(1, 28),
        more=more,
    )
