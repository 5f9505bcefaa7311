"""RSP013: the superior writes its own speech, script, release and report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice, Side
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief, paragraph_of, said
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict

_GAP = r"[^,;:!?\n]{0,18}?"
_IN_PLACE = (
    r"(?:代(?:拟|写|为(?:起草|撰写|拟写|准备|草拟)|起草|笔|为)|帮(?:忙|助|着)?(?:起草|撰写|写|拟|准备|弄|整)"
    r"|替[^,;!?\n]{0,10}(?:写|拟|起草"
    r"|准备))"
)
_WRITE = (
    rf"(?:{_IN_PLACE}|起草|撰写|拟写|草拟|拟定|拟好|写好|写出|编写|准备好?|备好|提供|报送|上报|提交|形成|整理|写(?=一|篇|份|个)|拟(?=一|写|好)|草拟"
    r"|完成"
    r"|发送|发来|发我|报来|初拟|先拟|出一份)"
)
_SPEECH = (
    r"(?:讲话稿|讲话(?:提纲|要点|材料|素材)?(?:初稿|草稿)?|致辞(?:稿)?|致词|主持(?:词|稿)|主持人串词|串(?:联)?词|(?:局长|县长|市长|区长|厅长|部长|州长"
    r"|书记|主任|组长|领导)(?:同志)?[^,;!?\n]{0,6}?(?:发言|讲话|汇报)(?:稿|材料|提纲|初稿)"
    r"|领导(?:同志)?(?:的)?(?:发言(?:稿|材料|提纲)?|讲稿"
    r"|点评)|(?:答问|采访|访谈|应询|发布会)[^,;!?\n]{0,4}?(?:口径|提纲|文?稿)|总结讲话|动员讲话|点评(?:稿|材料)|发言(?:参考|代拟)稿|开幕词|祝词)"
)
_PRESS = r"(?:新闻(?:通)?稿|通稿|新闻报道稿|报道稿|宣传(?:通)?稿|通讯稿|消息稿)"
_REPORT = (
    r"(?:调研(?:报告|文章|成果|材料)|(?:督查|检查|考察|视察|督导|评估|暗访)(?:情况)?(?:报告|通报|总结|专报)|汇报(?:总)?稿|理论文章|署名文章"
    r"|经验(?:总结)?文章|课题报告|(?:向|报)(?:上级|省|市|县|部)[^,;!?\n]{0,8}(?:报告|汇报材料))"
)
_OWN_SPEECH = pattern(
    rf"{_WRITE}{_GAP}(?:{_SPEECH}|{_PRESS})|{_IN_PLACE}{_GAP}(?:材料|稿|总结|文章|文件|方案|汇报|发言|报告)"
    rf"|(?:{_SPEECH}|{_PRESS}){_GAP}(?:由|请|交|需|要|须|应|麻烦|劳烦)?{_GAP}{_WRITE}"
)
_REPORTING = pattern(
    rf"{_WRITE}{_GAP}{_REPORT}|{_REPORT}(?:初稿|草稿)?{_GAP}(?:写好|拟好|起草|写完)|{_REPORT}{_GAP}(?:由|请"
    rf"|交){_GAP}(?:{_WRITE}|负责|执笔)"
)
_WORDS = "口径 提纲 稿 词 讲话 发言 致辞 串 点评 文章 报告 通报 总结 专报 材料 调研 方案 文件 成果 汇报"
# A research report is the superior's where a visit from above is spoken of.
_FROM_ABOVE = pattern(
    r"调研组|督查组|检查组|考察组|督导组|领导|调研(?:后|结束|完|活动结束)|检查(?:后|结束)|督查(?:后|结束)|视察|代(?:拟|写|为|起草)|我(?:局|委|办|部|厅)"
    r"|上级|来[^,;!?\n]{0,6}调研|到[^,;!?\n]{0,10}调研|(?:省|市|县)[^,;!?\n]{0,6}调研"
)
_BELOW = pattern(
    r"乡|镇|街道|村|社区|各地|县里|区里|你们|贵镇|各县|各单位|各区|请|麻烦|劳烦|镇(?:办|党政|综)|当地|属地|基层|所在"
)
_OWN = pattern(
    r"由(?:我|本|调研组|检查组|督查组|考察组|督导组)|自行(?:撰写|起草|准备|形成|完成)|(?:调研|督查|检查|考察|督导)组(?:自行|负责|自己|撰写|起草|统一|形成)"
    r"|本单位(?:的)?(?:发言|讲话)|(?:学习|贯彻|传达|落实|领会|学)[^,;!?\n]{0,16}讲话|讲话(?:精神|要求|原文)|重要讲话"
    r"|(?:作|发表|听取|主持(?!词|稿))[^,;!?\n]{0,8}(?:讲话|致辞)|我局(?:负责|起草|撰写)|聆听|领导讲话(?:[,。;、]|$)"
)
_FACTS = pattern(r"基础数据|数据(?:即可|由)|三个数|几个数|具体数字|素材(?:即可)?|事实和数据")
_SPEECH_WORDS = "口径 提纲 稿 词 讲话 发言 致辞 点评 串 代 帮 替"
_REPORT_WORDS = "报告 文章 成果 材料 通报 总结 专报 稿"
_ON_WHAT = "调研 督查 检查 考察 视察 督导 评估 暗访 汇报 理论 署名 经验 课题 上级 向省 向市 向县 向部 报上级 报省 报市 报县 报部"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    for passage, words in said(ctx, _OWN_SPEECH, _SPEECH_WORDS, but={Side.SENDER, Side.PUBLIC}):
        if not _OWN.search(words.statement.text) and _BELOW.search(passage.text):
            yield Hit.on(words, f"由基层代写:{brief(notice, words.start, words.end)}")
    for passage, words in said(ctx, _REPORTING, _REPORT_WORDS, _ON_WHAT, but={Side.PUBLIC}):
        if _OWN.search(words.statement.text) or _FACTS.search(words.text):
            continue
        above = _FROM_ABOVE.search(passage.text) or _FROM_ABOVE.search(paragraph_of(ctx, words.start))
        if above and _BELOW.search(passage.text):
            yield Hit.on(words, f"由基层代写:{brief(notice, words.start, words.end)}")


RULE = Rule(
    code="RSP013",
    title="上级的稿子上级自己写",
    source=Clause("study-003", "(反映的问题)", "讲话稿、主持词、新闻稿和调研报告由用的人写"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    about=_WORDS,
    check=check,
    lighter="需要数字的,列出三个以内请基层提供;稿子由使用的单位自己写",
    local=True,
    bad=(
        "请柳河镇代拟市领导在现场会上的讲话稿,6月16日前发我局。",
        "主持词和新闻通稿由承办镇街起草。",
        "调研结束后,请各镇撰写调研报告报调研组。",
        "麻烦镇里帮忙写一下王局长下周的发言材料,明天要。",
    ),
    good=(
        "领导讲话稿由我局办公室起草,请镇里提供粮食产量、补贴户数两个数字。",
        "调研报告由调研组自行撰写,不要求乡镇提供文字材料。",
        "请各镇认真学习领导讲话精神。",
        "不得要求基层代写讲话稿、新闻稿。",
        "以往领导来调研,乡镇还要代写调研报告。",
        "请各村准备本村防汛工作情况,会上由村书记口头介绍。",
    ),
)
