"""ASM008: one matter is assessed once; whoever needs the result takes it from there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from jianfu.core.facts.shapes import Kind, Notice
from jianfu.core.rules.assessments.indicators import bare
from jianfu.core.rules.assessments.score_lines import scored
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Indicator, Registers
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict

_SHORTEST = 4


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    others = tuple(i for i in ctx.registers.indicators or () if not i.own)
    names = {bare(i.name): i for i in reversed(others) if len(bare(i.name)) >= _SHORTEST}
    if not names:
        return
    told: set[str] = set()
    # Every name is a word of its own, so that a line is looked at only where it stands.
    for _, words in scored(ctx, _any_of(tuple(sorted(names))), " ".join(names)):
        other = names[words.text]
        if words.text not in told:
            told.add(words.text)
            yield Hit.on(
                words,
                f"{brief(notice, words.start, words.end)}已由{other.owner}在《{other.scheme}》里考核",
                lighter=f"不再单列,取{other.owner}《{other.scheme}》的结果",
            )


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return pattern("|".join(re.escape(name) for name in longest_first))


_CITY = Indicator("人居环境整治工作情况", "云水县综合行政执法局", "城市管理考核办法")
_SAFE = Indicator("消防宣传覆盖率", "云水县委政法委", "平安建设考核细则")
_SHEET = "生态环境考核指标\n1.人居环境整治,满分10分。\n2.秸秆离田率,满分5分。"

RULE = Rule(
    code="ASM008",
    title="重复考核",
    source=Clause("city-2025", "一(二)", "一件事只考一次,结果共享"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    check=check,
    rests_on=("indicators",),
    kinds=(Kind.ASSESSMENT,),
    lighter="不再单列,取已有考核的结果",
    local=True,
    bad=(
        Example(_SHEET, registers=Registers(indicators=(_CITY,))),
        Example(
            "应急管理考核细则\n消防宣传覆盖率达到95%,得4分。", registers=Registers(indicators=(_CITY, _SAFE))
        ),
        Example("将各镇农村人居环境整治纳入年度考核。", registers=Registers(indicators=(_CITY,))),
    ),
    good=(
        Example(
            "税收征管考核指标\n1.出租房税收代征率,满分5分。",
            registers=Registers(indicators=(Indicator("出租房消防安全", "消防救援大队", "消防考核办法"),)),
        ),
        Example(
            _SHEET,
            registers=Registers(
                indicators=(Indicator("人居环境整治", "云水县生态环境局", "生态环境考核指标", own=True),)
            ),
        ),
        Example("人居环境整治不再纳入考核。", registers=Registers(indicators=(_CITY,))),
        Example("请各村做好人居环境整治。", registers=Registers(indicators=(_CITY,))),
        Example(_SHEET, registers=Registers(indicators=())),
        _SHEET,
    ),
)
