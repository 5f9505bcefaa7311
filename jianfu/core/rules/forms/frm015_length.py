"""FRM015: material has an upper limit, never a lower one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Force, Notice, Side, Statement
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief, sentences
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.words import STATUTE

_N = r"(?:\d[\d,.]*|[一二两三四五六七八九十百千万]+)[万千百]?余?"
_LENGTH = rf"{_N}(?:个)?(?:字|张|幅|页|帧|组照片|段视频)"
_PIECES = r"(?:信息|简报|稿件|材料|总结|案例|论文|心得|体会|经验|亮点|通讯|报道|新闻|笔记|文章|调研报告|报告)"
_LEAST = (
    r"(?:不(?:得|应|能|可|宜)?(?:少|低|短|小)于|至少|最少|起码|≥|大于|(?<![不得应能可宜])超过(?!的)|达到|满)"
)
_MINIMUM = pattern(
    rf"{_LEAST}(?:提供|附|报送|上传|配|有|拍摄|留存|上报)?{_LENGTH}|{_LENGTH}(?:\(含\))?(?:以上|起步?|及以上)"
    rf"|{_PIECES}[^,。;、]{{0,8}}{_LEAST}{_N}[篇条份个期]|{_LEAST}{_N}[篇条份期][^,;]{{0,8}}{_PIECES}"
    rf"|{_N}[篇条份](?:及)?以上[^,;]{{0,6}}{_PIECES}|{_PIECES}[^,。;、]{{0,8}}{_N}[篇条份期](?:及)?以上"
)
_SHOW = pattern(
    r"图文并茂|胶装|精装|铜版纸|彩色?(?:打印|印刷|页)|彩印|装订成[册本]|装帧|印刷成册|排版精美|制作精美|封面[^,;]{0,8}(?:统一|制作|设计|彩)|配(?:有|上)?精美|统一装订"
)
_PUBLIC = pattern(r"征文|参赛|投稿|论文评选|作品|征集令|学生|考生|申请人|投标|竞标|出版")
_LEAST_OR_MORE = pattern(r"[少低短小]于|[至最]少|起|以上|[≥大]|超过|达到|满")
_NOT_LESS = pattern(r"不(?:得|应|能|可|宜)")
_DEAD = frozenset((Force.PAST, Force.QUOTED, Force.MAY, Force.OWN))
_BY_LAW = pattern(STATUTE)
_WORDS = "少于 低于 短于 小于 大于 至少 最少 起 以上 ≥ 大 超过 达到 满 图文 装 彩 精 封面 成册"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """A minimum of words, pictures or pieces, or a finish that costs work. 不得少于 forbids less: it is a demand."""
    for sentence in sentences(ctx, _WORDS):
        for clause in sentence.clauses:
            found = None if _PUBLIC.search(clause.text) else _wanted(clause)
            if found and not _BY_LAW.search(clause.text):
                start, end = clause.start + found.start(), clause.start + found.end()
                yield Hit(start, end, f"{brief(notice, start, end)}给材料定了下限或装帧要求")
                break


def _wanted(s: Statement) -> re.Match[str] | None:
    if s.force in _DEAD or s.side in (Side.PUBLIC, Side.SENDER):
        return None
    least = _MINIMUM.search(s.text) if _LEAST_OR_MORE.search(s.text) else None
    if least and (s.force is not Force.FORBID or _NOT_LESS.match(least.group())):
        return least
    return _SHOW.search(s.text) if s.force is Force.DUTY else None


RULE = Rule(
    code="FRM015",
    title="材料不设最低字数和装帧要求",
    source=Clause("jianfu", "", "材料只设上限,不设最低字数、张数和装帧要求"),
    level=Verdict.RETURN,
    since=date(2026, 1, 1),
    local=True,
    about=_WORDS,
    check=check,
    yields_to=("ASM001", "ASM003"),
    lighter="改为上限,如不超过800字、不附照片",
    bad=(
        "请各镇报送经验材料,篇幅不少于2500字。",
        "年度总结字数不得低于4000字,7月10日前报县局。",
        "各村报送整治前后照片10张以上。",
        "申报材料应彩色打印、胶装,一式三份。",
        "各镇每月报送工作信息至少3篇。",
        "调研报告要图文并茂。",
    ),
    good=(
        "情况说明不超过500字。",
        "不得对材料提出最低字数要求。",
        "典型案例控制在1500字以内,不附照片。",
        "每个村走访不少于20户。",
        "有的部门要求总结“不少于5000字”,应予纠正。",
        "征文作品不少于1000字,面向社会公开征集。",
        "去年报送的总结普遍在3000字以上。",
        "参加演练人数不少于50人。",
    ),
)
