"""DOC011: a paper of set phrases, without an act, a date, a number or a measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Force, Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict

_GENRES = frozenset({"通知", "意见", "工作提示", "提示", "函", "便函"})

# Anything a reader could act on or look up: a figure, a date, a paper, an address, a place, a thing handed over.
_SUBSTANCE = pattern(
    r"\d|[一二三四五六七八九十百]+(?:日|月|年|户|人|名|元|次|处|个|项|件|天|亩|小时)|《|附件|联系人|电话|"
    r"即日起|本月|本周|月底|年底|今[天日晚]|明[天日]|春节|汛期|"
    r"报送|上报|填报|提交|反馈|签订|缴|发放|拨付|登记|排查|摸排|巡查|清理|拆除|安装|更换|整修|检测|消毒|修复|张贴|入户|走访|"
    r"参加|召开|定于|培训|免费|补贴|窗口|办结|受理|取消|废止|停止|任命|任职|免去|同意|表彰|授予|公布|调整|停水|停电|放假|值班"
)

_MANNER = (
    r"(?:进一步|切实|不断|持续|全面|认真|高度|深入|着力|严格|扎实|坚决|大力|积极|充分|始终|牢牢|牢固|真正|自觉|"
    r"更加|要|应|须|必须|务必|务求|全力|奋力|加快|有力|有效|以|把|将|来|去|在|上|中|和|与|及|等|的|地)"
)
_LEAD = (
    r"提高|提升|强化|加强|深化|压实|夯实|狠抓|抓好|抓紧|抓实|抓细|统一|增强|落实|履行|担当|确保|坚持|把握|树立|凝聚|推动|推进|"
    r"贯彻|领会|认清|重视|做好|做细|做实|筑牢|守住|聚焦|围绕|突出|完善|健全|营造|发扬|拧紧|扛起|扛牢|学习|促进|实现|取得|走深|形成|"
    r"务实|创新|谋划|统筹|明确|细化|迎难|主动|勇于|敢于|善于|奋发|开创|谱写|打好|打赢|"
    r"保持|防止|克服|落到|落细|见行|见效|着眼|立足"
)
_THING = (
    r"站位|认识|思想|责任|担当|领导|组织|工作|实效|成效|意识|自觉|部署|决策|精神|要求|任务|措施|举措|质量|水平|能力|作风|"
    r"合力|氛围|局面|底线|使命|信心|决心|机制|协作|协同|配合|发展|大局|全局|重点|关键|实处|进展|目标|纪律|篇章|"
    r"重要性|必要性|紧迫性|意义|行动|步调|力度|效果|干劲|斗志|形势|共识|局面|新局|见效|细处|深处|形式"
)
_SAYING = (
    r"久久为功|善作善成|驰而不息|踔厉奋发|笃行不怠|齐抓共管|常抓不懈|一抓到底|持之以恒|钉钉子精神|走深走实|走实|用力|发力|"
    r"永远在路上|执着|执行力|战斗力|周密部署|精心组织|真抓实干|令行禁止|凝心聚力|攻坚克难|抢抓机遇|埋头苦干|担当作为|主动作为|台阶"
)
_EMPTY = pattern(
    rf"{_SAYING}|{_MANNER}|{_LEAD}|{_THING}|政治|高度|高质量|高标准|高效|各项|各方|相关|有关|有序|平稳|良好|圆满|顺利|显著|新|更大|一定"
)
_SALUTATION = pattern(
    r"^各[^要须应请。;!?]{1,60}:?$|^关于[^。;!?]{0,50}(?:通知|意见|函)$|^(?:特此)?通知(?:如下)?[::]?$|^[^,。;]{0,24}(?:局|委|办|厅|部|政府|办公室)$"
)
# Who is exhorted says nothing of what to do.
_SUBJECT = pattern(r"^各\w{1,16}?(?=[要须应])")
_LEAST = 18


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    if notice.is_chat or notice.demands or (notice.genre and notice.genre.value not in _GENRES):
        return
    start, end = notice.body
    body = notice.text.plain[start:end]
    if _SUBSTANCE.search(body.partition("\n")[2] or body) or len(body) > 3000:
        return
    clauses = [s for s in notice.statements if start <= s.start < end and not _SALUTATION.match(s.text)]
    clauses = [s for s in clauses if not (s.text.startswith("关于") and s.end - s.start < 40)]
    n = sum(len(s.text) for s in clauses)
    if n < _LEAST or any(s.force in (Force.PAST, Force.QUOTED, Force.FORBID) for s in clauses):
        return
    empty = sum(len(s.text) for s in clauses if _is_empty(s.text))
    if empty / n >= ctx.limit("document_empty_share").value:
        yield Hit(
            clauses[0].start,
            clauses[-1].end,
            "正文未见谁办、办什么、何时办完",
            certain=notice.title is not None,
        )


def _is_empty(clause: str) -> bool:
    """At least two thirds of the clause are set words, a leading verb among them."""
    words = _SUBJECT.sub("", clause).replace("、", "")
    covered = sum(m.end() - m.start() for m in _EMPTY.finditer(words))
    return covered * 3 >= len(words) * 2 or (
        covered * 2 >= len(words) and re.search(_LEAD, words) is not None
    )


RULE = Rule(
    code="DOC011",
    title="无实质内容",
    source=Clause("city-2025", "三(一)1", "照搬照抄、无实质内容的文件退回"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    check=check,
    lighter="不发;确需发的,写明谁办、办什么、何时办完",
    local=True,
    bad=(
        "各单位要提高站位、强化担当、狠抓落实,切实把工作抓紧抓实。",
        "各镇各单位要凝聚共识、统一步调,埋头苦干、驰而不息,奋力谱写高质量发展新篇章。",
        "要进一步加强、持续深化、不断提升,确保取得实效。",
        "关于进一步做好当前有关工作的通知\n各乡镇:\n要提高政治站位,统一思想认识,切实增强责任感和紧迫感。"
        "要加强组织领导,压实工作责任,形成工作合力。要狠抓工作落实,确保各项任务落到实处、取得实效。",
        "关于加强作风建设的意见\n各镇街:\n要深刻领会精神实质,强化使命担当。要坚持高标准、高质量,持续深化、久久为功,推动工作再上新台阶。",
    ),
    good=(
        "自6月1日起,医保备案改为窗口当场办结,联系人:县医保局。",
        "关于做好防溺水工作的通知\n各乡镇:\n要提高认识,加强领导。请在辖区水塘边设置警示牌,并安排专人巡查。",
        "关于林小禾等同志任职的通知\n各乡镇:\n经研究决定,任命林小禾同志为青石镇农业服务中心主任。",
        "关于表彰优秀护林员的通报\n各乡镇:\n为增强责任感,授予赵田等同志优秀护林员称号。",
        "关于停止使用旧版介绍信的通知\n各乡镇:\n旧版介绍信停止使用,请到窗口换领新版。",
    ),
)
