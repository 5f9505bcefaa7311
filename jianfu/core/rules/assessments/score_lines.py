"""Lines that give points: sentences and table rows of a scheme of assessment.

"微信群活跃度(5分)" has no verb, so no duty is seen in it; what makes it a score line is that points, a weight or the
word 考核 stand beside it, or that it stands in a score sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianfu.core.facts.shapes import Force, Match
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import Sentence, mentions, next_sentence, sentences
from jianfu.core.rules.shapes import Context

_POINTS = pattern(
    r"(?<![\d:时点])(?:\d{1,3}(?:\.\d+)?|[一二三四五六七八九十半]{1,3})分(?![钟之类别管组期段批部工级享析散布公包片区歧])(?!\d)"
    r"|[得计加扣减记赋评满打]分|分值|权重|积\d+分|[加扣减]\d|\|\s?\d{1,3}(?:\.\d+)?\s?(?:\||$)|占(?:比)?\d+(?:\.\d+)?%"
)
_ASSESSED = pattern(
    r"(?:纳入|列入|计入|作为|与|进入|并入|折算(?:为|成)|挂钩|记入|用于)[^,;!?\n]{0,22}(?:考核|考评|绩效|评先|评优|评价|测评|评比|目标管理|量化|打分"
    r"|得分|指标|成绩|总分|排名|评分|评定|奖惩)"
    r"|(?:考核|考评|测评|评价|评分|评比|绩效|加分|扣分|计分|量化|评估)(?:的)?(?:指标|内容|依据|标准|细则|事项|项目|要点|办法|重点|项|因素|参数|维度|条件|主要)"
    r"|(?:考核|考评|测评|评价|评比|评估)[^,;!?\n]{0,12}(?:主要|重点|以|看|依据|包括|按|根据|从|采取|采用|通过|方式)"
    r"|以[^,;!?\n]{1,24}(?:衡量|评价|评判|考核|检验|论|评定|评比|评选)|以[^,;!?\n]{1,24}(?:为|作为)(?:考核|评价|评比|考评|衡量|主要)"
    r"|(?:优秀|先进|合格|达标)(?:等次|单位)(?:的)?(?:条件|标准)|考核(?=[^,;!?\n]{0,4}(?:率|次数|数量))"
    r"|(?:作为|用来|用于|以此)(?:衡量|评判|检验|评定|评价)|指标(?:及|和|,|:|为)?(?:分值|权重|目标值)"
    r"|(?:考核|考评|评价|测评)(?:对象|结果)?(?:时|中)(?:重点|主要)?"
)
_SHEET = pattern(
    r"(?:^|\n)[^\n。;!?]{0,30}(?:考核指标|考评指标|评分标准|评分细则|考核细则|考核办法|考评办法|考评细则|评分表|计分表|打分表|考核表|考评表|评价指标"
    r"|指标体系|加分项目?|扣分项目?|分值|权重|计分办法|考核内容|考评内容|考核方案|考评方案|赋分)[^\n。;!?]{0,16}(?:\n|$|:)"
)
_PREAMBLE = pattern(r"(?:第一条)?(?:为(?:了|进一步|切实|全面|深入|做好|加强|推进|提高|规范|深化)|根据《)")
_ORDER = pattern(r"请|须(?!知)|应当|务必|要求|现将|通知")
_SCORES = "分 考核 考评 测评 评先 评优 评比 评价 评估 评定 评判 优秀 优等 优单 先进 先秀 权重 绩效 指标 衡量 检验 加 扣 减 占 | 作为 挂钩 奖惩 成绩 总分 目标管理 量化 百分 计入 纳入 列入 论英雄"
_SHEET_WORDS = pattern(r"考核|考评|评分|计分|打分|分值|权重|加分|扣分|指标|赋分")
_VOID = frozenset({Force.PAST, Force.QUOTED})
NOT_SCORED = pattern(
    r"不(?:再)?(?:得)?(?:把|将|以|用)?[^,;!?\n]{0,24}(?:纳入|列入|计入|作为|计分|记分|加分|扣分|挂钩|考核|设|评价|衡量)"
    r"|不(?:再|得|予|宜|应|能|可)?(?:纳入|列入|计入|作为|考核|看|以|比|设置|设立|查看|评价)"
    r"|(?<!听)取消|删除|剔除|清理|废止|停止|严禁|禁止|杜绝|防止|避免|无需|不搞|(?<!不)减少|精简|移出|退出|纠正|克服|整治(?=[^,;!?\n]{0,14}(?:形式主义|指尖|留痕|滥|乱|过多|过度))"
)


def scored(ctx: Context, wanted: re.Pattern[str], *words: str) -> Iterator[tuple[Sentence, Match]]:
    """The first place of `wanted` in each score line; not in a line that takes an indicator away.

    words  without one of which `wanted` cannot match
    """
    if not mentions(ctx, _SCORES):
        return
    known: dict[int, bool] = ctx.memo.setdefault("score lines", {})
    for s in sentences(ctx, *words):
        if s.start not in known:
            known[s.start] = _is_score_line(ctx, s)
        m = wanted.search(s.text) if known[s.start] else None
        if m and s.at(m.start()).force is not Force.QUOTED:
            yield s, Match(s.at(m.start()), s.start + m.start(), s.start + m.end(), m.group())


def _is_score_line(ctx: Context, s: Sentence) -> bool:
    if all(c.force in _VOID for c in s.clauses):
        return False
    if "sheet" not in ctx.memo:
        ctx.memo["sheet"] = _sheet_from(ctx.notice.text.plain)
    sheet: int | None = ctx.memo["sheet"]
    if "score words" not in ctx.memo:
        ctx.memo["score words"] = {line.start for line in sentences(ctx, _SCORES)}
    counts = (
        (s.start in ctx.memo["score words"] and (_POINTS.search(s.text) or _ASSESSED.search(s.text)))
        or (sheet is not None and s.start >= sheet and _is_row(s))
        or _is_name_of(s, next_sentence(ctx, s))
    )
    return bool(counts) and not NOT_SCORED.search(s.text) and not _PREAMBLE.match(s.text)


def _sheet_from(plain: str) -> int | None:
    """Where a score sheet begins: after the first line that heads one."""
    if not _SHEET_WORDS.search(plain):
        return None
    m = _SHEET.search(plain)
    return m.end() if m else None


def _is_name_of(p: Sentence, after: Sentence | None) -> bool:
    """(三)宣传稿件报送数量。全年不少于24篇,得4分: the name, then in the same paragraph the points."""
    return after is not None and len(p.text) <= 24 and bool(_POINTS.search(after.text))


def _is_row(p: Sentence) -> bool:
    """A short line that gives no order, below the head of a score sheet."""
    return len(p.text) <= 40 and not _ORDER.search(p.text)
