"""FRM001: a statistical form shows who made it, who approved it and until when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.forms.marks import missing_marks, stat_forms
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.stretches import demanded

_FILL = pattern(r"填|报|上交|提交|返回|调查|统计|反馈|发送|交回|送")
_TO_BE_FILLED = pattern(
    r"填报单位|填表人|填报人|填表单位|报出日期|统计负责人|单位负责人[(:]|调查员|表号[:为]|被调查|调查对象签"
)
# One row of headings and nothing under it: 户名|人口|年用电量.
_COLUMNS = pattern(r"^[^\n|。]{1,20}(?:\|[^\n|。]{1,20}){2,}\|?$", re.M)


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """One hit a form. Where the form is not in the paper, its corner cannot be seen and a person looks."""
    forms = tuple(stat_forms(ctx))
    missing = missing_marks(notice) if forms else []
    asked = bool(missing) and _is_asked(ctx)
    if not missing or not (asked or _is_empty_sheet(notice)):
        return
    for form in forms:
        if not (asked or form.shown):
            continue
        yield Hit(
            form.start,
            form.end,
            f"“{form.name}”未见{'、'.join(missing)}",
            certain=asked and (form.shown or len(missing) < 4),
        )


def _is_asked(ctx: Context) -> bool:
    """Somebody is to fill it: a demand says so, or the sheet has room for the one who fills it."""
    return any(_FILL.search(s.text) for s in demanded(ctx)) or bool(
        _TO_BE_FILLED.search(ctx.notice.text.plain)
    )


def _is_empty_sheet(notice: Notice) -> bool:
    """The paper is a sheet of headings that nobody has filled yet."""
    if notice.text.tables:
        return all(t.rows == 0 for t in notice.text.tables)
    return len(_COLUMNS.findall(notice.text.plain)) == 1


RULE = Rule(
    code="FRM001",
    title="统计调查表应有法定标识",
    source=Clause("tj-2024", "第十七条", "统计调查表应标明表号、制定机关、批准或备案文号、有效期限等标志"),
    level=Verdict.BLOCK,
    since=date(2024, 9, 13),
    emergency=False,
    about="统计 调查表 普查表",
    check=check,
    lighter="先向统计机构办理批准或备案;急用的数从行政记录中取",
    bad=(
        "请各街道组织填报《小微企业融资需求统计调查表》,6月26日前报县金融办。",
        "各村请于6月20日前如实填写附表。\n农村留守劳动力调查表\n县人社局制\n填报单位: 填表人:",
        "规模以下工业企业用工统计表\n制定机关:县工信局\n填报单位:____  报出日期:____\n请各镇6月底前报送。",
        "请将《农户种植意愿调查表》交回县农业农村局。表号:无",
        "云山县农村电商经营状况统计调查表\n填报单位: 填表人:\n户名|网店数|年销售额",
        "镇域服务业季度统计报表\n营业额|从业人数|纳税额",
    ),
    good=(
        "各村请于6月20日前填报。\n农业劳动力调查表\n表号:农劳1表\n制定机关:县农业农村局\n"
        "批准文号:县统制〔2026〕3号\n有效期至:2027年6月\n填报单位:____",
        "请填写参会人员统计表,6月12日前报会务组。",
        "不得自行制发企业用工情况统计表。",
        "按照《农林牧渔业统计报表制度》,请各镇填报农业生产统计表。",
        "有的部门随意下发“农民收入调查表”,没有任何批准手续。",
        "县统计局负责汇总产值统计表。",
        "2025年全县粮食产量统计表已公布,供各镇参阅。",
        "2025年各镇粮食产量统计表\n镇名|面积|总产\n青石镇|1200|540\n柳河镇|900|410",
    ),
)
