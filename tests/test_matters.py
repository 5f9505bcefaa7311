"""The same paper about another matter asks for the same: no name of a matter may sound like an order."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from functools import cache

import pytest

from jianfu.core.examine import examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import read_file
from jianfu.core.rules.catalogue import all_rules
from jianfu.sample_county import papers

PLAIN = "小型水库"
# Each holds a word that is an order where it stands alone: 轮训, 普查, 登记, 随访, 排班.
MATTERS = tuple(
    word
    for line in (
        "轮训名额 农业普查 销毁登记 慢病随访 护林员排班 文物看护 人民调解 终端清查 秸秆离田 救助资金 停产企业 测量标志",
        "两癌筛查 报废补贴 烘干设备 帮办代办 网站备案 大喇叭维护 老年人体检 矛盾调处 燃气管线 悬挂光荣牌",
    )
    for word in line.split()
)
# What they trip over is in the rules, not in what is asked: 创建, 悬挂.
NAMED_IN_RULES = {"燃气管线", "悬挂光荣牌"}
TOLD_ALIKE = (papers.clean_form, papers.two_asks, papers.photos)
SHAPES = (papers.clean_form, papers.two_asks, papers.photos, papers.weekly, papers.letters, papers.app)


@cache
def asked(
    shape: Callable[..., tuple[str, list[str], list[str]]], matter: str
) -> tuple[Counter[str], Counter[str]]:
    title, body, asks = shape(random.Random(1), date(2026, 9, 7), "云水县水利局", "水利站", matter)
    lines = [
        f"云水县水利局关于{title}的通知",
        "各乡镇(街道)水利站：",
        *(f"{n}、{line}" for n, line in zip("一二三四五", body, strict=False)),
        *asks,
        "云水县水利局",
        "2026年9月7日",
    ]
    (reading,) = read_file("a.txt", "\n".join(lines).encode())
    exam = examine(reading, all_rules(), now=datetime(2026, 9, 7, 10), limits=load_limits())
    assert exam.notice
    return Counter(str(d.kind) for d in exam.notice.demands), Counter(
        f.rule.code for f in exam.report.findings
    )


@pytest.mark.parametrize("shape", SHAPES, ids=[s.__name__ for s in SHAPES])
@pytest.mark.parametrize("matter", MATTERS)
def test_another_matter_asks_for_the_same(
    matter: str, shape: Callable[..., tuple[str, list[str], list[str]]]
) -> None:
    kinds, findings = asked(shape, matter)

    assert kinds == asked(shape, PLAIN)[0]
    if matter not in NAMED_IN_RULES and shape in TOLD_ALIKE:
        assert findings == asked(shape, PLAIN)[1]
