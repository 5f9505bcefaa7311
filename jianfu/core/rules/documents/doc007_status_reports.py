"""DOC007: a paper asks for a report on how it was carried out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import asked
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified
from jianfu.core.rules.standing import by_department
from jianfu.core.rules.words import REPORT

# Words about how the work went. The result of a repair or a single figure is another matter.
_STATUS = (
    r"(?:(?:贯彻|落实|执行|推进|进展|学习|宣传|工作|开展|实施|部署|推动|组织|完成|活动|任务)"
    r"(?:的)?(?:贯彻|落实|执行|推进|进展|开展|完成|实施|组织|学习|宣传)?(?:工作)?(?:的)?情况|"
    r"(?:贯彻|落实|执行|推进|学习)[^,;:]{0,20}的情况|盘点(?:报告|材料|情况)|"
    r"(?:工作|活动|阶段性|阶段|年度|半年|季度|月度|专题|书面|全年|专项)(?:性)?(?:的)?(?:工作|活动)?"
    r"(?:总结|小结|进展)(?:报告|材料|情况)?|(?:阶段性|贯彻落实|工作|进展|专题|落实情况|推进情况|进度)报告|"
    r"总结(?:报告|材料)|经验材料|阶段性(?:进展|成效|成果)|(?:工作|落实|推进)(?:进展|进度)|做法成效|成效做法|总结)"
)
_NEAR = r"[^,;:!?]{0,24}?"
_ASKED = pattern(
    rf"{REPORT}(?![了的过]){_NEAR}{_STATUS}|{_STATUS}{_NEAR}{REPORT}|形成[^,;]{{0,6}}?(?:书面|文字|专题|综合)(?:材料|报告)"
)
# What is repaired after an inspection, conveyed after a meeting, or counted as one figure has its own rule or none.
_OTHER = pattern(r"整改|传达|户数|人数|数量|数据|面积|金额|结果数|台账|清单|突发|险情|灾情|异常|线索|自查")
_WORDS = ("报 反馈 交 回传 函告 发至 发送至 形成", "盘点 情况 总结 小结 进展 报告 材料 成效 成果 进度 做法")


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    for _, m in asked(ctx, _ASKED, *_WORDS):
        if not _OTHER.search(m.text) and not by_department(m):
            yield Hit.on(m, f"本件要求“{m.text}”")


RULE = Rule(
    code="DOC007",
    title="要求报送贯彻落实情况",
    source=Clause("gd-2024", "第一部分", "一般不要求下级报送贯彻落实情况", Verified.CONTENT),
    level=Verdict.RETURN,
    since=date(2024, 8, 6),
    check=check,
    yields_to=("MTG015",),
    about="盘点 情况 总结 小结 报告 进展 材料 进度 成效 做法",
    lighter="由发文部门抽样走访、电话了解,或从业务系统取结果,不收文字材料",
    bad=(
        "请于6月30日前将贯彻落实情况书面报我局。",
        "各镇每季度末报送工作推进情况总结。",
        "活动结束后,各社区要形成工作总结报区妇联。",
        "请各乡镇认真学习,并于6月20日前反馈学习贯彻情况。",
        "各村阶段性工作进展请及时报镇党建办。",
        "请各镇月底前书面报告执行本意见精神和各项要求的情况。",
    ),
    good=(
        "工作结束后我局将随机走访了解效果,无需报送材料。",
        "请于6月底前完成改厕120户,完工数量由我局从系统读取。",
        "各乡镇贯彻落实情况由县委办适时到村抽查。",
        "请各镇于6月30日前报送已完成改造户数。",
        "过去要求各镇每月报送工作总结的做法,自本通知印发之日起停止。",
        "遇有突发险情,请各村立即电话报告镇应急办。",
        "我局已将上半年工作推进情况报告县政府。",
    ),
)
