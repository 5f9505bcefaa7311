"""INS005: content, objects and scope of an inspection are fixed before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from jianfu.core.facts.shapes import Notice, Side
from jianfu.core.rules.inspections.visits import VISIT, is_about_visit
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import Sentence, brief, said
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict

# What has to be fixed. The day may stay open: 时间另行通知 is no missing scheme.
_WHAT = r"(?:内容|事项|项目|对象|范围|点位|单位|名单(?!由|为)|地点|村(?:居|\(社区\))?|乡镇|重点|要点|标准|方案|细则|清单|指标|安排|要求|什么|哪些|其他)"
_OPEN = (
    r"(?:(?:到时候?|届时|以后|回头)再(?:说|定|通知|看)|另定|另行?(?:通知|确定|安排|明确|制定|印发|下发|公布|告知)|待定|另(?:行)?发(?:放|布|文)?|待(?:通知|确定|明确|定)"
    r"|视(?:工作|具体|实际|现场|进展)?(?:情况|情|需要|进展)(?:而定|确定|再定|扩大|增加|调整|延伸|拓展|安排)?"
    r"|(?:根据|按照?|结合|依)(?:工作|具体|实际|现场|检查|督查|领导)?(?:需要|情况|进展|要求|指示|安排)"
    r"(?:随时|临时|适时|再|另行?|现场|灵活|动态|予以)?(?:确定|调整|扩大|增加|而定|安排|延伸)"
    r"|不(?:作|做|设|加)?(?:限定|限制|限|固定|预设|设限|确定|规定|明确)|不(?:仅)?限于(?:上述|以上|此|前述)?"
    r"|(?:临时|现场|届时|到时|随时)(?:再)?(?:通知|确定|定|明确|安排|指定|告知|增加|调整)"
    r"|(?:以|按)(?:现场|届时|当天|当日|检查组|督查组)[^,;!?\n]{0,8}(?:通知|要求|确定|安排|为准)"
    r"|由(?:督查|检查|督导|调研|工作|暗访|核查|考核)组(?:现场|自行|临时|届时|灵活)(?:确定|决定|掌握|选定|把握)"
    r"|(?:尚未|暂未|还未|还没(?:有)?|没有?|未)(?:明确|确定|想好|定)|暂不(?:明确|确定)|可(?:随时|视情|适当)(?:扩大|增加|调整|延伸))"
)
_DEFERRED = pattern(
    rf"{_WHAT}(?:等)?(?:和[^,;!?\n]{{1,6}}|、[^,;!?\n]{{1,10}})?(?:均|都|可|将|暂|还|届时|到时|待[^,;!?\n]{{0,8}}后"
    rf"|,|:|为|包括|包含|但|主要|(?:以)?后)*{_OPEN}"
    r"|不(?:作|做|设|加)?(?:限定|限制|限|固定|预设)[^,;!?\n]{0,4}(?:范围|内容|对象|点位|项目)"
    r"|(?:临时|随时|现场|视情|另行|届时)(?:调整|增加|扩大|确定|安排|指定|变更|选定)[^,;!?\n]{0,8}(?:内容|项目|范围|对象|点位|事项|路线|地点)"
)
_ELSEWHERE = pattern(
    r"成员|人员名单|专家|会议|参会|培训|演练|报名|竞赛|评审会|联系人|送达|奖金|补助|资金|用餐|食宿|车辆|交通|乘车|材料格式"
)
_VISIT = pattern(VISIT)
_SELF_CHECK = pattern(
    r"自查|自检|自评|请[^,;!?\n]{0,10}(?:确定|调整|选择|扩大)|各(?:乡镇|镇|街道|村|社区)[^,;!?\n]{0,8}(?:可|要|应)?结合"
)
# Hidden from those it visits, known to the gate: a fixed scheme that is not told beforehand.
_UNANNOUNCED = pattern(r"随机抽(?:取|选)|双随机|不(?:提前|预先|事先|打招呼)|抽签|已报备|报备")


_HEADED = pattern(rf"^(?:由[^,;!?\n]{{0,10}})?(?:均|将|可|暂)?{_OPEN}")
_WORDS = "再 另 待 视 而定 确定 调整 扩大 增加 延伸 决定 掌握 选定 把握 不限 不作 不做 不设 不加 不固定 不预设 随时 临时 届时 到时 现场 为准 明确 未定 没定 没有 想好 指定 变更"
_WHAT_WORDS = "内容 事项 项目 对象 范围 点位 单位 名单 地点 村 乡镇 重点 要点 标准 方案 细则 清单 指标 安排 要求 什么 哪些 其他 路线"
_IS_WHAT = pattern(rf"{_WHAT}$")


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    for passage, words in said(
        ctx, _DEFERRED, _WORDS, _WHAT_WORDS, but={Side.PUBLIC}, where=partial(is_about_visit, ctx)
    ):
        if _SELF_CHECK.search(passage.text) or _UNANNOUNCED.search(passage.text):
            continue
        before = passage.text[: words.end - passage.start]
        if _ELSEWHERE.search(before):
            continue
        yield Hit.on(words, f"检查的内容、对象或范围未定:{brief(notice, words.start, words.end)}")
        return
    for passage, words in said(ctx, _HEADED, _WORDS, but={Side.PUBLIC}, where=_is_headed):
        if words.start == passage.start:
            yield Hit.on(words, f"检查的内容、对象或范围未定:{brief(notice, words.start, words.end)}")
            return


def _is_headed(sentence: Sentence) -> bool:
    """三、督查内容, and on the next line: 由督查组根据工作需要临时确定."""
    heading = sentence.clauses[0].heading
    return _IS_WHAT.search(heading) is not None and _VISIT.search(heading) is not None


RULE = Rule(
    code="INS005",
    title="检查先有方案",
    source=Clause("dc-2021", "第十五条", "督查前先定内容、对象和范围"),
    level=Verdict.RETURN,
    since=date(2021, 2, 1),
    about=_WORDS,
    check=check,
    lighter="用半页方案写明查什么、查哪几处、哪两天;不提前告知的,方案先报减负办存着",
    bad=(
        "我办将不定期对各镇开展督导,督导内容另行通知。",
        "专项检查的对象和范围视工作需要临时确定。",
        "近期将组织暗访,重点事项待定,请各乡镇随时做好准备。",
        "检查内容包括但不限于以上事项,检查组可根据情况随时增加。",
        "关于开展人居环境检查的通知\n一、检查时间:6月中旬。\n二、检查范围:根据实际情况另行确定。",
    ),
    good=(
        "6月18日至19日检查清河镇、石桥镇6个村的3处防火卡口,看卡口值守和水源配备。",
        "检查采取双随机方式,从全县42座水库中随机抽取8座,具体点位不提前告知。",
        "专项检查内容见附件,具体时间另行通知。",
        "会议地点另行通知。会后由县水利局对3座水库开展检查,查大坝巡查和放水设施。",
        "请各镇自查,自查范围可结合实际适当扩大。",
        "督查内容不得临时确定,方案须提前报备。",
    ),
)
