"""ASM001: indicators on the local negative list are not admitted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.assessments.score_lines import scored
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict

# An indicator is rarely written as the list has it: 微信群活跃度 is also 工作群活跃情况.
_ALIKE = {
    "微信群": r"(?:(?:微信|钉钉|QQ|企业微信|政务微信|粤政易|工作|业务|联络|网格|村民|居民|业主|党员|村|各|干部)*(?:工作|交流)?群(?:组)?)",
    "活跃度": r"(?:活跃(?:度|率|情况|程度|指数|人数|天数)?|发言(?:数|次数|率|条数|情况|人数)|日活|互动(?:率|次数|量)|消息(?:数|条数|量))",
    "宣传": r"(?:宣传|新闻|对外|外宣|信息)",
    "稿件": r"(?:稿件|稿|报道|信息稿|文章|通讯|作品)",
    "数量": (
        r"(?:数(?:量|目)?|篇(?:数|次)?|条数"
        r"|(?:不少于|不低于|至少|达到?|满|完成|每(?:月|季|年|季度)?)[^,;!?\n]{0,4}[\d一二三四五六七八九十]+(?:余)?[篇条则件]"
        r"|每(?:多)?(?:发|采用|录用|刊发|刊登|报送|上)?[一1]?[篇条则件]"
        r"|[\d一二三四五六七八九十]+[篇条则件]|采用(?:率|情况|量)|刊(?:发|登)(?:率|情况|量)|报送(?:率|量))"
    ),
}
_WORD = pattern("|".join(_ALIKE))
_CORE = {"微信群": "群"}
_DISTANCE = r"[^,;!?\n]{0,8}?"


@lru_cache(maxsize=8)
def _patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], str]:
    """The names in their usual forms, and a word of each that is never left out."""
    words = (next((w for w in _CORE if w in name), name[:2]) for name in names)
    return (
        pattern("|".join(f"(?:{_alike(name)})" for name in names)),
        " ".join(_CORE.get(w, w) for w in words),
    )


def _alike(name: str) -> str:
    """The name's words in their order, each in its usual forms; unknown words stay as they are."""
    pieces: list[str] = []
    last = 0
    for m in _WORD.finditer(name):
        pieces += [re.escape(name[last : m.start()])] if m.start() > last else []
        pieces.append(_ALIKE[m.group()])
        last = m.end()
    pieces += [re.escape(name[last:])] if last < len(name) else []
    # 宣传稿件数量 is also 每采用一篇宣传稿: how much may come first.
    return "|".join((_DISTANCE.join(pieces), _DISTANCE.join(pieces[-1:] + pieces[:-1])))


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    names = tuple(ctx.limit("assessment_negative_list").value)
    for _, words in scored(ctx, *_patterns(names)):
        yield Hit.on(words, f"指标在负面清单上:{brief(notice, words.start, words.end)}")


RULE = Rule(
    code="ASM001",
    title="负面清单上的指标不进考核",
    source=Clause("city-2025", "一(二)", "已取消的指标不再用于考核,如微信群活跃度、宣传稿件数量"),
    level=Verdict.BLOCK,
    since=date(2025, 1, 1),
    check=check,
    lighter="换成结果指标,如办结率、化解率,由系统取数",
    local=True,
    bad=(
        "工作群活跃情况,满分5分,每周发言少于3次的扣1分。",
        "年度宣传稿件数量不少于12篇,每少1篇扣0.5分。",
        "将各村微信群活跃度纳入年终考核。",
        "考核指标:1.网格微信群日均活跃率;2.新闻稿刊发篇数;3.群众满意率。",
    ),
    good=(
        "微信群活跃度不再纳入考核。",
        "矛盾纠纷化解率,满分5分。",
        "请各村在微信群里转发防汛提示。",
        "去年曾把宣传稿件数量纳入考核,今年已取消。",
        "宣传工作以群众知晓率计分,满分3分。",
    ),
)
