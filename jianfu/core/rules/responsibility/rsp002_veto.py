"""RSP002: a one-vote veto only from the registered list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Force, Match
from jianfu.core.rules.heads import passage
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Registers
from jianfu.core.rules.sentences import brief, sentences
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified
from jianfu.core.rules.topics import is_among

_VETO = pattern(
    r"[“\"]?一票否[决定优先评绩][”\"]?(?:制度?|权|项|事项|条件)?|单项否决|实行否决|(?:直接|一律)?(?:予以)?否决[^,;!?\n]{0,8}(?:评先|评优|评奖|考核)"
    r"|否决性(?:指标|条款)|一次性否决"
)
_IN_EFFECT = pattern(
    r"(?:取消|剥夺|丧失|失去)[^,;!?\n]{0,18}(?:评先|评优|先进|优秀|评奖|评选|表彰|晋升|提拔|评比)[^,;!?\n]{0,6}(?:资格|资质|机会)?"
    r"|(?:不得|不能|一律不|不予|不再)(?:参与|参加|评为|评定为|推荐为?|列为|确定为|纳入)?[^,;!?\n]{0,10}(?:评先|评优|先进|优秀等次|评先树优)"
)
_NONE = pattern(
    r"不(?:再|得|准|许|应|设|实行|搞|作|列|适用|予|能|随意|要|宜|采用|使用|以)|取消|废止|停止|严禁|禁止|杜绝|清理|除|未(?:经|列)|减少|规范|滥用|随意|乱"
    r"|整治|纠正|克服|泛化"
)
# What the rest of the clause does to it: it ends, or it is only spoken of.
_AFTER = pattern(
    r"[^,;!?\n]{0,24}?(?:废止|清理|停止|删除|不再|退出|取消(?![^,;]{0,10}(?:评|先进|资格))|泛化|滥用|过多|过滥|反映|问题|现象|做法|意见)"
)
# The item stands in the directory, and the paper says so.
_LISTED = pattern(
    r"(?:依据|根据|按照?|列入|纳入|在|属于|载入)[^,;]{0,14}?否决(?:事项|项目)?(?:的)?(?:目录|清单)|否决(?:事项|项目)?(?:目录|清单)\n?$|(?:目录|清单)(?:内|所列|明确|规定|保留)的?[^,;]{0,8}否"
)
_OTHERS = pattern(
    r"投标|评标|供应商|采购|申请人|评委|专家组|业主大会|表决|学术|论文|师德|入党|贷款|征信|项目(?:申报|评审)"
)
_WORDS = "一票否 否决 取消 剥夺 丧失 失去 不得 不能 一律不 不予 不再"
_VOID = frozenset({Force.PAST, Force.QUOTED})
_AWARD = pattern(r"乡镇|镇街|街道|村|社区|单位|干部|网格|考核|年度|当年|全年|本年|任务|出现|发生")


def vetoes(ctx: Context) -> Iterator[tuple[Match, bool]]:
    """Vetoes that are to apply, and whether they are so called."""
    for p in sentences(ctx, _WORDS):
        if _OTHERS.search(p.text) or _LISTED.search(p.text):
            continue
        for grammar in (_VETO, _IN_EFFECT):
            m = grammar.search(p.text)
            s = p.at(m.start()) if m else None
            if m is None or s is None or s.force in _VOID:
                continue
            if grammar is _VETO and (_is_denied(p.text, m) or s.force is Force.FORBID):
                continue
            if grammar is _IN_EFFECT and not _AWARD.search(p.text):
                continue
            yield Match(s, p.start + m.start(), p.start + m.end(), m.group()), grammar is _VETO
            break


def _is_denied(sentence: str, m: re.Match[str]) -> bool:
    begin = max(sentence.rfind(mark, 0, m.start()) for mark in ",:") + 1
    return bool(_NONE.search(sentence[begin : m.start()]) or _AFTER.match(sentence, m.end()))


def check(veto: tuple[Match, bool], ctx: Context) -> Iterator[Hit]:
    words, named = veto
    if is_among(ctx.registers.vetoes or (), passage(ctx.notice, words.start, words.end)):
        return
    yield Hit.on(words, f"本件设{brief(ctx.notice, words.start, words.end)},未见列入目录", certain=named)


RULE = Rule(
    code="RSP002",
    title="一票否决事项以目录为准",
    source=Clause("gd-2024", "典型问题通报所引", "不随意设一票否决", Verified.CONTENT),
    level=Verdict.BLOCK,
    since=date(2024, 8, 6),
    subject=vetoes,
    about=_WORDS,
    check=check,
    registers=("vetoes",),
    lighter="在统一考核方案里按比例计分,不设否决;确需设的,先报批列入目录",
    bad=(
        "有此情形的,直接否决该社区当年评优。",
        "对发生越级上访的村,年度考核实行“一票否决”。",
        "秸秆禁烧列为一票否决事项,出现一个火点即否决全年成绩。",
        "未按期完成征缴任务的乡镇,取消当年评先评优资格。",
        "3.本年内发生较大火灾的村、社区,实行一票否决。",
        "出现集体访的镇街,年底考核一票否先。",
        Example("对发生越级上访的村,年度考核实行“一票否决”。", registers=Registers(vetoes=("计划生育",))),
    ),
    good=(
        "各部门不得对乡镇设置一票否决事项。",
        "云水县一票否决事项目录\n1.重大安全责任事故。",
        Example(
            "发生较大安全生产责任事故的乡镇,实行一票否决。", registers=Registers(vetoes=("安全生产责任事故",))
        ),
        "全面清理一票否决事项,未列入目录的一律取消。",
        "某县曾把订报任务与一票否决挂钩,已被纠正。",
        "投标文件缺少资质证明的,一票否决。",
        "本项工作按比例计分,不搞“一票否决”。",
        "村干部对“一票否决”过多过滥意见较大。",
        "旧方案里的“一票否决”条款自7月1日起废止。",
        "该项已列入省级一票否决事项清单,照清单执行。",
    ),
)
