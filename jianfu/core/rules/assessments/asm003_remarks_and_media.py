"""ASM003: leaders' written remarks, published articles and "experience" are no indicators."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.assessments.score_lines import scored
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified

_GAP = r"[^,;!?\n]{0,14}?"
_REMARK = r"(?:(?:肯定性|表扬性|领导|书面|正面)?批示(?!件|事项|精神|要求|办理|交办)|签批肯定|圈阅|领导(?:同志)?(?:肯定|表扬|点赞|充分肯定))"
_PRINTED = r"(?:发稿|刊稿|供稿|(?<!党)刊发|刊登|刊载|采用|采编|录用|发表|报道|转载|转发|推介|登载|播出|播发|上稿|用稿|见报|推送|宣传|报导)"
_OUTLET = (
    r"(?:媒体|报刊|报纸|日报|晚报|党报|电视台|电台|刊物|期刊|简报|信息专报|专报|内参|要情|快报|动态|网站|新华社|新华网|人民网|央视|央媒|学习强国|公众号|新媒体|头条"
    r"|《[^》\n]{2,16}》|信息|稿件|宣传稿|政务信息|党建信息|工作信息|通讯)"
)
_EXPERIENCE = (
    r"(?:(?:经验|做法|典型|案例|亮点|成果|品牌|模式|特色(?:工作)?|创新(?:工作|做法)?)(?:材料|做法|经验|案例|交流)?"
    + _GAP
    + r"(?:推广|入选|评为|获评|交流|发言|介绍|转发|推介|推荐|采用|刊发|肯定|表扬|选用|印发|复制|观摩|现场会|评选|[获得]奖|选为|列为|被评)|(?:典型|经验|大会|会上|会议)(?:交流)?发言|(?:召开|承办|举办)[^,;!?\n]{0,10}现场(?:会|观摩)"
    r"|(?:推广|介绍|交流|入选|推介|总结|提炼|形成|打造)[^,;!?\n]{0,12}(?:经验|典型案例|典型|优秀案例|案例|做法|亮点))"
)
_MERIT = pattern(
    rf"{_REMARK}|{_OUTLET}{_GAP}{_PRINTED}|(?:被|在|获|经){_GAP}{_OUTLET}{_GAP}{_PRINTED}"
    rf"|{_PRINTED}{_GAP}(?:稿件|信息|文章|报道|经验|新闻|宣传)|(?:宣传|新闻)(?:报道|稿件|信息)|信息采用|{_EXPERIENCE}"
)
_WORDS = "批示 签批 圈阅 领导 刊 采用 采编 录用 发表 报道 报导 转载 转发 推介 推广 推送 登载 播 稿 宣传 信息 新闻 经验 做法 典型 案例 亮点 成果 品牌 模式 特色 创新 现场 发言"
# Handling what was remarked upon, a critical report, or an article as work of a press office, is something else.
_OTHER = pattern(
    r"批示[^,。;!?\n]{0,10}(?:办理|办结|落实|完成|督办|交办|反馈)(?:率|情况)?|曝光|负面|舆情|批评|通报批评|信息(?:公开|采集|录入|共享|核查|安全|登记"
    r"|准确)|(?:防汛|预警|灾害|险情|火情)[^,。;!?\n]{0,4}信息|(?:政策|法律|法治|普法|防火|防汛|安全|反诈)宣传(?!报道|稿|信息)|广告"
)


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    for line, words in scored(ctx, _MERIT, _WORDS):
        if not _OTHER.search(line.text):
            yield Hit.on(words, f"以批示、刊发或经验计分:{brief(notice, words.start, words.end)}")


RULE = Rule(
    code="ASM003",
    title="不以批示、刊发、经验推广评价工作",
    source=Clause("gd-2024", "三", "领导批示、媒体宣传和经验材料不作考核指标", Verified.CONTENT),
    level=Verdict.BLOCK,
    since=date(2024, 8, 6),
    about=_WORDS,
    check=check,
    yields_to=("ASM001",),
    lighter="删去此项即可,事情做得怎样已由结果指标反映",
    bad=(
        "工作获县委主要领导肯定性批示的,加1分;获市级批示的,加2分。",
        "在主流媒体发稿超过10篇的镇,考核加1分。",
        "信息被市委《每日要情》采用1条计3分。",
        "经验做法在全市会议上作交流发言的,每次加0.5分。",
        "加分项\n典型案例入选省级案例库\n3分",
        "将新闻媒体刊发稿件情况作为年度考核内容。",
    ),
    good=(
        "领导批示、媒体刊发情况不作为考核指标。",
        "领导批示件按期办结率100%的,得3分。",
        "投诉办结率95%以上的,得8分。",
        "某县曾规定获领导批示加5分,各乡镇为此疲于应付。",
        "被媒体曝光造成不良影响的,扣2分。",
        "请宣传部门在媒体刊发防汛提示。",
    ),
)
