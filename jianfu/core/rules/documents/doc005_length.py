"""DOC005: a paper stays within the length its kind allows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.senders import only_tells
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict

# Papers about a whole field for a year or longer; everything else is about one task.
_GENERAL = pattern(
    r"工作要点|年度|总体|全面|综合|若干意见|工作意见|实施意见|规划|五年|三年|中长期|高质量发展"
)
_SPECIAL = pattern(r"专项|排查|检查|整治|清理|摸排|普查|巡查|攻坚|行动|演练|征集|报送|防火|防汛|活动")
# Plans of a congress, legal texts and standards are as long as they have to be.
_EXEMPT = pattern(r"规划纲要|条例|规定|办法|细则|规程|规范|标准|预案|章程|政府工作报告|目录|公报|决议")


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    title = notice.title.value if notice.title else ""
    if _EXEMPT.search(title) or notice.is_chat or only_tells(notice):
        return
    start, end = notice.body
    body = notice.text.plain[start:end]
    general, special = ctx.limit("document_max_general").value, ctx.limit("document_max_special").value
    if len(body) <= special:
        return
    n = sum(not c.isspace() for c in body)
    one_task = bool(_SPECIAL.search(title)) and not _GENERAL.search(title)
    most, kind = (special, "部署专项任务的文件") if one_task else (general, "综合性文件")
    if n > most:
        yield Hit(start, end, f"正文约{n}字,{kind}一般不超过{most}字")
    elif n > special and not _GENERAL.search(title):
        yield Hit(start, end, f"正文约{n}字,如属专项任务,一般不超过{special}字", certain=False)


_MEASURE = "各乡镇对辖区管道燃气用户、瓶装燃气用户和餐饮场所逐户检查阀门、软管、报警器和通风条件,发现隐患当场登记并限期更换。\n"
_LINE = "推进高标准农田、农村供水、农产品冷链等项目建设,落实田长巡查和管护经费,组织农技人员到田间指导。\n"

RULE = Rule(
    code="DOC005",
    title="篇幅超限",
    source=Clause("gd-2024", "第2项", "综合性文件一般不超过5000字,部署专项任务的文件一般不超过4000字"),
    level=Verdict.WARN,
    since=date(2024, 8, 6),
    check=check,
    lighter="改为一页任务表(谁办、办什么、何时办完),背景和原理用附件或链接",
    bad=(
        "关于开展燃气安全专项排查的通知\n各乡镇:\n" + _MEASURE * 80,
        "关于印发2026年农业农村工作要点的通知\n各乡镇:\n" + _LINE * 150,
        "关于开展夏季消防隐患集中整治的通知\n各镇街:\n" + _MEASURE * 76,
    ),
    good=(
        "关于做好秋季防火工作的通知\n各乡镇:\n" + _MEASURE * 55,
        "关于印发2026年农业农村工作要点的通知\n各乡镇:\n" + _LINE * 95,
        "关于印发云山县农村公路养护管理办法的通知\n各乡镇:\n" + _LINE * 150,
        "关于印发云山县第十五个五年规划纲要的通知\n各乡镇:\n" + _LINE * 200,
    ),
)
