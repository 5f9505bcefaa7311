"""ASM006: townships are assessed once, by party committee and government; a department adds no scheme of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Kind, Level, Notice, Side
from jianfu.core.rules.exceptions import approved, by_departments, from_above
from jianfu.core.rules.heads import title_of
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Approval, Registers
from jianfu.core.rules.sentences import said
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified

_TOWNSHIP = r"(?:乡镇\(街道\)|镇\(街道\)|乡镇街道|乡镇|镇街|街镇|街道|各[镇乡])"
_ASSESS = r"(?:考核|考评|百分制|计分|评分|打分|量化评价|积分管理)"
_ON_TOWNSHIPS = pattern(
    rf"(?:对|面向)(?:各|全[县市区]|全部|所有|辖区)?{_TOWNSHIP}[^;!?\n]{{0,24}}?{_ASSESS}|{_ASSESS}(?:对象|范围)[为:是]?[^;!?\n]{{0,8}}{_TOWNSHIP}"
)
_SCHEME = pattern(r"(?:考核|考评|评分)(?:暂行)?(?:办法|细则|方案|实施方案|标准|指标)")
_UNIFIED = pattern(
    r"(?:纳入|列入|并入|作为|按照?|根据|依据)[^,;。]{0,20}(?:综合(?:绩效)?考核|绩效考核|目标(?:责任)?考核|统一考核|高质量发展考核)|考核(?:方案|办法)?编号"
)
_NONE = pattern(r"不(?:再|得|对)|取消|停止|禁止|严禁")


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    department = by_departments(notice)
    if department is False or _UNIFIED.search(notice.text.plain) or approved(ctx):
        return
    above = from_above(ctx)
    if above:
        return
    certain = department is True and above is False
    lighter = "把最要紧的一个结果指标报给统一的综合考核,从系统取数,不单独打分"
    for passage, words in said(
        ctx, _ON_TOWNSHIPS, "考核 考评 百分制 计分 评分 打分 量化 积分", but={Side.PUBLIC}
    ):
        if not _NONE.search(passage.text):
            yield Hit.on(words, "部门对乡镇单独考核,未见统一考核的编号", certain=certain, lighter=lighter)
            return
    title, to_townships = notice.title, any(r.value.level is Level.TOWNSHIP for r in notice.recipients)
    if title and department and to_townships and _SCHEME.search(title_of(notice)):
        yield Hit.on(title, "部门给乡镇单独定考核办法,未见统一考核的编号", certain=certain, lighter=lighter)


_DEPARTMENT = Registers(approvals=())

RULE = Rule(
    code="ASM006",
    title="部门自行考核乡镇",
    source=Clause("n18", "考核部分", "对乡镇的考核由党委政府统一组织,部门不单独考核", Verified.CONTENT),
    level=Verdict.BLOCK,
    since=date(2018, 10, 9),
    check=check,
    rests_on=("approvals",),
    kinds=(Kind.ASSESSMENT,),
    about="考核 考评 百分制 计分 评分 打分 量化 积分",
    lighter="把最要紧的一个结果指标报给统一的综合考核,不单独打分",
    bad=(
        Example(
            "县城管局对各街道城市管理工作实行百分制考核,每季度一次。\n云水县综合行政执法局\n2026年6月9日",
            registers=_DEPARTMENT,
        ),
        Example(
            "关于印发2026年农业农村工作考核细则的通知\n各乡镇:\n现将考核细则印发给你们,请遵照执行。\n云水县农业农村局\n2026年6月9日",
            registers=_DEPARTMENT,
        ),
        Example("市妇联对乡镇开展百分制考评。", registers=_DEPARTMENT),
    ),
    good=(
        Example(
            "全县综合绩效考核办法\n各乡镇:\n县委、县政府对乡镇实行年度综合考核。\n中共云水县委办公室",
            registers=_DEPARTMENT,
        ),
        Example(
            "县城管局不再对各街道城市管理工作实行百分制考核。\n云水县综合行政执法局", registers=_DEPARTMENT
        ),
        Example(
            "人居环境结果列入全县综合绩效考核,由县委办对各乡镇统一考核,我局只提供数据。\n云水县住房和城乡建设局",
            registers=_DEPARTMENT,
        ),
        Example(
            "关于印发2026年农业农村工作考核细则的通知\n各乡镇:\n现印发给你们。\n云水县农业农村局\n2026年6月9日",
            registers=Registers(approvals=(Approval("考-2026-02", "印发农业农村工作考核细则"),)),
        ),
        "县城管局对各街道城市管理工作实行百分制考核,每季度一次。\n云水县综合行政执法局\n2026年6月9日",
    ),
)
