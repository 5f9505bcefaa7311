"""FRM006: what another form already asks of the same people is not asked a second time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Kind, Notice
from jianfu.core.rules.forms.asked_forms import columns
from jianfu.core.rules.registers import Form, Registers
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict

_FEWEST = 2
"""One column alone (姓名) is in half of all forms."""


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    names, place = columns(notice)
    if len(names) < _FEWEST:
        return
    least = ctx.limit("form_columns_alike").value
    best, common = None, 0
    for form in ctx.registers.forms or ():
        same = len({*names} & {*form.fields})
        smaller = min(len(names), len(form.fields))
        if not form.own and same > common and same >= _FEWEST and same >= least * smaller:
            best, common = form, same
    if best:
        left = len(names) - common
        rest = f"只补其余{left}列" if left else "不另收"
        yield Hit(
            *place,
            f"所需{len(names)}列中{common}列,{best.owner}的《{best.name}》已在收",
            lighter=f"并入《{best.name}》(编号{best.number}),一次收、两家用,{rest}",
        )


_INDUSTRY = Form(
    "2026-0055", "产业项目进度表", "云水县乡村振兴局", ("项目名称", "投资额", "带动户数", "完成进度")
)
_GAS = Form("2026-0061", "燃气用户排查表", "云水县应急管理局", ("用户名称", "软管更换", "报警器安装"))
_TEXT = "请各乡镇每月25日前报送产业项目情况,内容包括项目名称、带动户数、用工人数。\n云水县农业农村局\n2026年6月9日"

RULE = Rule(
    code="FRM006",
    title="与在报报表重叠",
    source=Clause("tjss-2017", "第六条、第九条(二)", "已有的调查能取得的数据,不重复调查"),
    level=Verdict.WARN,
    since=date(2017, 8, 1),
    check=check,
    rests_on=("forms",),
    kinds=(Kind.REPORT_OR_FORM,),
    lighter="与在收的报表合成一张,一次收、两家用",
    bad=(
        Example(_TEXT, registers=Registers(forms=(_INDUSTRY,))),
        Example(
            "请各社区6月20日前报送燃气排查数据,包括用户名称、报警器安装、软管更换。",
            registers=Registers(forms=(_INDUSTRY, _GAS)),
        ),
        Example(
            "各镇请按月填报:项目名称、投资额、完成进度、责任单位。", registers=Registers(forms=(_INDUSTRY,))
        ),
    ),
    good=(
        Example(
            "请各乡镇6月20日前报送公路情况,包括路线编码、里程、路面类型。",
            registers=Registers(forms=(_INDUSTRY,)),
        ),
        Example(
            _TEXT,
            registers=Registers(forms=(Form("1", "产业表", "云水县农业农村局", _INDUSTRY.fields, own=True),)),
        ),
        Example("请各乡镇报送项目名称。", registers=Registers(forms=(_INDUSTRY,))),
        Example("不再报送产业项目情况,包括项目名称、带动户数。", registers=Registers(forms=(_INDUSTRY,))),
        Example(_TEXT, registers=Registers(forms=())),
        _TEXT,
    ),
)
