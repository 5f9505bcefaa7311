"""The form's own business: nobody's data, filled in by whoever signs, or by the system."""

from __future__ import annotations

from collections.abc import Sequence

from jianfu.core.forms.labels import Label
from jianfu.core.patterns import pattern

_ALWAYS = pattern(
    r"(?:顺序|编)?序号|序|备注(?:说明)?|.*备注|附注|说明|填表说明|描述|其他(?:需要)?说明(?:的)?(?:事项|情况)?"
    r"|(?:填表|填报|制表|经办|审核|复核|录入|登记|采集|调查|核查|统计|报送|上报|审批|批准|受理|填写|经手|复查审核|入户|核实|被调查|评估|评定|验收)"
    r"(?:人|人员|员|负责人|者|单位|部门|机构|日期|人签字|人签名|人电话|人联系电话|人\(签字\)|意见|单位负责人|单位意见|单位盖章|年月日)"
    r"|(?:填表|填报|填写|报出|报送|制表|上报|申请|申报|建档|建卡|登记|采集|调查|评估|审批|发卡|签字|签名|签订)日期"
    r"|(?:回访|走访|探访)人|申报单位|.*(?:签字|签名|签章|盖章|印章|公章|手印|按印|落款)(?:栏|处|确认|日期)?"
    r"|.*(?:意见|评议(?:情况|结果)?|公示情况|承诺|审批栏|批示|审核情况|调查核实情况|核实情况)"
    r"|(?:单位|统计|部门|分管|机构|村|经办机构|乡镇|主要)?负责人(?:签字|签名)?"
    r"|经办|经办人|制表|指标名称|计量单位|指标代码|甲|乙|丙|表号|制定机关|批准机关|批准文号|有效期至"
    r"|(?:各类|有关|相关)?(?:证明|附件|佐证)材料|审批备注|节育备注"
)
_DATED = pattern(r"(?:登记|核实|入户|采集|调查|审批|申请)日期")
_WEAK = pattern(r"号|代码|分类|项目|内容|类别")
_STAMP = pattern(r"盖章|签字|签名|章|签章|公章|印章|手印|按手印")
_FOOT = pattern(r"表尾|落款|审批|审核|填表|签字|意见|签章|经办")
_OF_THE_FOOT = pattern(r".*负责人|(?:联系)?电话|手机|联系方式|日期|单位|单位名称|经办人|负责人|姓名|职务")
_OPINION = pattern(r"意见|审批|审核|评议|批示")


def is_meta(label: Label, group: Sequence[str], *, is_held: bool, in_rows: bool) -> bool:
    """Is this field the form's own?

    is_held  the words say an element exactly, so only a plain sign counts
    in_rows  one of the columns of a table: there a date is a date of the row, not of the form
    """
    words = label.words
    if label.kind == "yesno" or (is_held and in_rows and _DATED.fullmatch(words)):
        return False
    if _ALWAYS.fullmatch(words):
        return True
    if any(_STAMP.fullmatch(note) for note in label.notes) and not is_held:
        return True
    if group and _FOOT.search(group[-1]) and _OF_THE_FOOT.fullmatch(words):
        return True
    return bool(not group and _WEAK.fullmatch(words) and not is_held)
