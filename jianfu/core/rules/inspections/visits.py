"""Words of inspections: who comes, what is a visit, and whether a sentence speaks of one."""

from __future__ import annotations

from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import Sentence, mentions, paragraph_of
from jianfu.core.rules.shapes import Context

VISIT = (
    r"(?:督查|督导|督察|督办|检查|暗访|明查|巡查|巡视|巡察|调研|抽查|核查|复查|复核|考察|观摩|验收|评估|考核|考评"
    r"|视察|迎检|受检|互检|评查|拉练|四不两直|回头看|查看现场|实地查看|(?:来|下来|过来)(?:村|镇|我[县镇村]|我们[镇村]?|现场)?(?:看|查|转))"
)
TEAM = (
    r"(?:(?:督查|督导|督察|检查|暗访|巡查|巡察|调研|抽查|核查|考察|观摩|验收|评估|考核|考评|评查|工作|推进|指导|专家|复核)"
    r"(?:小)?(?:组|团|队|人员|专班|同志)|我(?:局|委|办|部|厅|中心)|上级(?:领导|部门)?)"
)
LAW = r"(?:依法(?:应当|须|应)?|法定|法律(?:法规)?规定|《[^》\n]{2,24}(?:法|条例)》)"
"""A law that itself wants the thing (E2)."""

# VISIT in plain words; 来看 and the like stand apart.
_WORDS = "督查 督导 督察 督办 检查 暗访 明查 巡查 巡视 巡察 调研 抽查 核查 复查 复核 考察 观摩 验收 评估 考核 考评 视察 迎检 受检 互检 评查 拉练 四不两直 回头看 查看现场 实地查看"
_NAMED = pattern(_WORDS.replace(" ", "|"))
_VISIT = pattern(VISIT)
_MEETING = pattern(r"会议|参会|与会|例会|培训班|大会(?:交流)?发言|会上")


def is_about_visit(ctx: Context, sentence: Sentence) -> bool:
    """The sentence, its paragraph, heading or title names a visit from above; asked once of each sentence."""
    known: dict[int, bool] = ctx.memo.setdefault("visits", {})
    if sentence.start not in known:
        known[sentence.start] = _paper_visits(ctx) and (
            _visits(sentence.text) or _visits(paragraph_of(ctx, sentence.start))
        )
    return known[sentence.start]


def _paper_visits(ctx: Context) -> bool:
    return mentions(ctx, _WORDS) or "来" in ctx.notice.text.plain


def is_about_meeting(ctx: Context, sentence: Sentence) -> bool:
    """The sentence belongs to a meeting rather than to a visit."""
    if _visits(sentence.text):
        return False
    return bool(_MEETING.search(sentence.text) or _MEETING.search(paragraph_of(ctx, sentence.start)))


def _visits(words: str) -> bool:
    return _NAMED.search(words) is not None or ("来" in words and _VISIT.search(words) is not None)
