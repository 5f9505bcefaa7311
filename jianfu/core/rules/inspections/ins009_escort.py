"""INS009: no escort level by level, no reception, no staff lined up; one guide is enough."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Match, Notice, Side
from jianfu.core.rules.inspections.receptions import ALL_HANDS, ESCORTING, GUIDE, RECEIVING
from jianfu.core.rules.inspections.visits import TEAM, VISIT
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import said
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict

_COUNT = pattern(r"(\d{1,3}|[一二两三四五六七八九十]{1,3})(?:至\d+|-\d+)?\s?(?:名|人|位|个)")
_NUMERALS = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_PRINCIPAL = pattern(
    r"主要(?:负责|领导)|书记|[乡镇]长|一把手|党政(?:正职|领导)|班子|分管|领导|负责同志|负责人|县、?乡|逐级|层层|全程"
)
_TECHNICIAN = pattern(
    r"技术(?:人员|员|负责)|专业(?:人员|技术)|安全(?:员|管理人员)|工程师|电工|操作(?:人员|工)|值守人员|井下|罐区|有限空间|高压|危化"
)
# 陪同 and 接待 of those the grassroots serves.
_A_TEAM = pattern(rf"{TEAM}|迎检")
_SERVING = pattern(
    r"群众|老人|患者|病人|就医|就诊|家属|家长|儿童|学生|残疾|代办|客商|投资|来访|信访|游客|旅游|上访|律师|监护|当事人|接待(?:日|室|窗口|中心|点|大厅)|志愿|捐赠"
    r"|公务接待(?:费|标准|管理)"
)
_RECEIVED = pattern("迎检|候检|待检|迎候")
_WATCH = pattern(r"值班|值守|带班|巡堤|抢险|转移(?:群众|避险)|防火期|汛期")
_MEALS = pattern(r"接待[^;!?\n]{0,16}(?:就餐|用餐|食宿|住宿)")
_VISIT = pattern(VISIT + r"|领导|检查组|工作组")
_WORDS = "陪 随 跟随 带路 引路 领路 带队 引导 向导 指路 迎 接 列队 夹道 食宿 餐 住宿 茶歇 水果 会场布置 等候 候检 待检 在岗 到岗 在位 待命 在场 到场 在村 外出 请假 坚守"
_RECEIVE = "迎 接 等 候检 待检 列队 夹道 食宿 餐 住宿 茶歇 水果 会场布置"
_WAIT = "在岗 到岗 在位 待命 在场 到场 在村 等候 待检 候检 外出 请假 坚守"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    most = ctx.limit("inspection_escort").value
    for passage, words in said(ctx, ESCORTING, "陪 随 带路 引路 领路 引导 向导 指路", but={Side.PUBLIC}):
        if _serves(passage.text) or _TECHNICIAN.search(words.statement.text):
            continue
        clause = words.statement.text
        n, leader, escort = _people(clause), _PRINCIPAL.search(clause), not re.fullmatch(GUIDE, words.text)
        if n is not None and n > most:
            yield Hit.on(_clause(words), f"陪同或带路{n}人,多于{most}人")
        elif escort and (leader or (n is None and _means_escort(notice, passage.text, words))):
            yield Hit.on(_clause(words), f"检查要求陪同:“{clause}”")
    for grammar, group, what in ((RECEIVING, _RECEIVE, "接待迎检"), (ALL_HANDS, _WAIT, "人员在岗等候")):
        for passage, words in said(ctx, grammar, group, but={Side.PUBLIC}):
            if not _serves(passage.text) and _for_visit(passage.text, words.text):
                yield Hit.on(words, f"检查要求{what}:“{words.text}”")


def _for_visit(sentence: str, words: str) -> bool:
    """Said of a visit: 全员在岗值守 in the flood season is duty, and a leader on duty is no visitor."""
    if _RECEIVED.search(words):
        return True
    return not _WATCH.search(sentence) and bool(_MEALS.search(sentence) or _VISIT.search(sentence))


def _serves(sentence: str) -> bool:
    """Citizens and guests are accompanied and received too; a team in the sentence says otherwise."""
    return bool(_SERVING.search(sentence)) and not _A_TEAM.search(sentence)


def _clause(words: Match) -> Match:
    s = words.statement
    return Match(s, s.start, s.end, s.text)


def _means_escort(notice: Notice, sentence: str, words: Match) -> bool:
    return (
        bool(_VISIT.search(sentence))
        or "陪检" in words.text
        or bool(re.search(r"请|安排|须|要|由", words.statement.text))
    )


def _people(clause: str) -> int | None:
    """How many are to come along; of several numbers the largest."""
    numbers = [_NUMERALS.get(m[1]) or (int(m[1]) if m[1].isdigit() else 10) for m in _COUNT.finditer(clause)]
    return max(numbers, default=None)


RULE = Rule(
    code="INS009",
    title="检查不层层陪同、不接待、不全员迎检",
    source=Clause("tb-2024-2026", "2025年2月", "检查调研不层层陪同,轻车简从"),
    level=Verdict.RETURN,
    since=date(2024, 11, 1),
    about=_WORDS,
    check=check,
    lighter="请1名熟悉现场的同志带路,其余人照常工作",
    bad=(
        "调研组6月19日到柳河镇,请镇党政主要负责同志和分管负责同志陪同。",
        "请各社区安排3名工作人员为检查组带路。",
        "省里暗访组近期要来,各村两委干部必须全员在岗,做好迎检准备。",
        "请镇里派人到高速出口迎接督导组,并安排好食宿。",
        "检查期间,每村书记、主任全程跟随检查。",
    ),
    good=(
        "请安排1名熟悉地形的护林员带路,不要求其他人陪同。",
        "检查组轻车简从,谢绝层层陪同和接待。",
        "帮办员陪同群众到窗口办理医保报销。",
        "进入危化品罐区检查的,请安全管理人员2名陪同。",
        "请各镇做好信访群众接待工作。",
        "过去检查动辄十几人陪同,基层苦不堪言。",
        "汛期各村干部要全员在岗值守,随时转移群众。",
        "县领导带班期间,各镇工作人员全员在岗。",
    ),
)
