"""Who is below, who is a department, and what a department gives along with a task."""

from __future__ import annotations

from jianfu.core.facts.shapes import Body, Level, Notice
from jianfu.core.rules.patterns import pattern

TOWN = (
    r"(?:乡镇\(街道\)|镇\(街道\)|乡镇|镇街|街镇|镇乡|乡\(镇\)|街道(?:办事处|办)?|各镇|各乡|[乡镇](?:人民)?政府|镇里|乡里|镇上|贵镇|贵乡|你镇|你乡"
    r"|(?<=\w)镇(?=政府|党委|负责|承担|自行))"
)
VILLAGE = (
    r"(?:村\(社区\)|村\(居\)(?:委会)?|村、社区|村居|村社|村(?:民)?委(?:员)?会|居(?:民)?委(?:员)?会|社区(?:居委会)?"
    r"|村(?:级|两委|干部|组干部|组织|支部|党支部|书记|集体|里|上)|行政村|各村|每村|每个村|各行政村|由村"
    r"|网格员|楼栋长|村民小组长|村医)"
)
BELOW = rf"(?:{TOWN}|{VILLAGE}|基层|各地|本级|当地|属地|乡村(?:两级)?|镇村(?:两级)?|[乡镇村](?:级)?(?:财政|集体|办公经费|本级|街))"

_RESOURCE = pattern(
    r"(?:经费|资金|费用|补助|补贴|所需(?:经费|资金|费用|设备|人员)|报酬"
    r"|劳务费)[^。;!?\n]{0,20}?(?:由(?:我|本|县|市|区|省|州)[^,。;!?\n]{0,12}"
    r"|从(?!各?(?:村|镇|乡|街|社区|本级|集体))[^,。;!?\n]{0,14}(?:中|内)?|纳入(?:县|市|区|财政|部门|年度)[^,。;!?\n]{0,8})(?:列支"
    r"|承担|保障|解决|支付|拨付|安排|负担|统筹|预算|支出|支持)"
    r"|(?:下达|拨付|安排|给予|落实|发放|划拨|划转|核拨|配套)[^,。;!?\n]{0,14}(?:经费|资金|补助|补贴|报酬|\d+(?:\.\d+)?(?:万)?元)"
    r"|(?:按|每)[^,。;!?\n]{0,12}\d+(?:\.\d+)?元[^,。;!?\n]{0,10}(?:支付|补助|补贴|拨付|结算|给付|发放|标准)"
    r"|(?:支付|补助|补贴)[^,。;!?\n]{0,10}\d+(?:\.\d+)?元"
    r"|(?:配备|配发|提供|发放|调拨|配送|支援|派出|选派|派驻|抽派|下派|派|购置)[^,。;!?\n]{0,18}(?:设备|仪器|车辆|器材|工具|技术(?:人员|骨干|力量|员)"
    r"|专家|专业人员|工作人员|人员\d+|\d+(?:名|人|台|套|辆))"
    r"|(?:购买|政府采购|委托)[^,。;!?\n]{0,8}(?:服务|第三方|专业(?:机构|公司|队伍))"
    r"|第三方(?:机构|公司)?[^,。;!?\n]{0,8}(?:负责|实施|承担|开展|完成)"
    r"|(?:我|本|县|市|区)[^,。;!?\n]{0,6}(?:局|委|部|中心|办)[^,。;!?\n]{0,10}(?:组织培训|培训\d+|开展培训|上门指导"
    r"|提供(?:技术|经费|资金|人员|设备|培训))|培训\d+(?:期|场|次)"
)


def gives_resources(plain: str) -> bool:
    """The paper names people, money, equipment or training that come with the task."""
    return bool(_RESOURCE.search(plain))


def is_from_department(notice: Notice) -> bool:
    """The first issuer is a department, an internal section or a coordinating body above the township."""
    unit = notice.issuer
    return (
        unit is not None
        and unit.level not in (Level.TOWNSHIP, Level.VILLAGE)
        and unit.body in (Body.DEPARTMENT, Body.INTERNAL_UNIT, Body.COORDINATING_BODY, Body.ASSOCIATION)
    )


_FROM_TOWNSHIP = pattern(
    r"(?:乡|镇|街道)(?:人民政府|政府|党委|党工委|办事处|党政办|党政办公室|综治办|\w{0,8}办公室)(?:关于|请|要求|决定|:|\n|$)|(?:镇|乡)(?:与"
    r"|同)(?:各)?(?:村|社区)"
)


def is_from_township(notice: Notice) -> bool:
    unit = notice.issuer
    if unit is not None:
        return unit.level is Level.TOWNSHIP or unit.level is Level.VILLAGE
    return bool(_FROM_TOWNSHIP.search(notice.text.plain))
