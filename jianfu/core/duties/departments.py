"""Names of departments: is 县市监局 the 云水县市场监督管理局 of the list?"""

from __future__ import annotations

import re
from functools import cache

from jianfu.core.patterns import pattern
from jianfu.core.reading.characters import alike

_PLACE = pattern(r"^[^\W\d_]{0,8}?(?:自治县|县|区|市|旗|省)(?=[^\W\d_]{2})")
_FORM = pattern(
    r"(?:人民)?政府|中共|委员会|管理局|监督管理|总局|分局|局|办公室|办|大队|支队|总队|中队|委|队|所|站|中心|部|会|厅"
)
_SHORT = (
    ("市场监督管理", "市监 市场监管 市场监督 工商 食药"),
    ("自然资源和规划", "自然资源 资规 自规 规自 规划和自然资源 国土"),
    ("住房和城乡建设", "住建 建设局 住房城乡建设 城乡建设 房管 住房"),
    ("人力资源和社会保障", "人社 人力社保 劳动保障 人力资源"),
    ("卫生健康", "卫健 卫计 卫生"),
    ("文化和旅游", "文旅 文广旅 文体 文化广电 文体广电 文化"),
    ("农业农村", "农业 农经 农委"),
    ("生态环境", "环保 环境"),
    ("应急管理", "应急 安监"),
    ("消防救援", "消防"),
    ("城市管理综合执法", "城管执法 执法局 综合执法局 城管"),
    ("城市管理", "城管"),
    ("交通运输", "交通局 交运 交通运输 运管"),
    ("交通", "交警 交管"),
    ("教育", "教体 教委 教育"),
    ("体育", "体育"),
    ("民政", "民政"),
    ("公安", "公安 警察 派出所"),
    ("司法", "司法"),
    ("水利", "水利 水务 水政"),
    ("林业", "林业 园林 林草"),
    ("医疗保障", "医保"),
    ("退役军人事务", "退役军人 退役"),
    ("发展和改革", "发改 发展改革"),
    ("工业和信息化", "工信 经信 科工信"),
    ("科学技术", "科技"),
    ("行政审批", "审批 政务服务 数据"),
    ("统计", "统计 调查队"),
    ("税务", "税务 地税"),
    ("商务", "商务"),
    ("气象", "气象"),
    ("邮政管理", "邮管 邮政管理"),
    ("乡村振兴", "乡村振兴 扶贫"),
    ("财政", "财政"),
    ("金融", "金融"),
    ("疾病预防控制", "疾控"),
    ("残疾人联合", "残联"),
    ("民族宗教", "民宗 宗教"),
    ("供电", "供电 电力 国网"),
    ("档案", "档案"),
    ("宣传", "宣传"),
    ("组织", "组织"),
    ("统战", "统战"),
    ("政法", "政法"),
)
_OUTSIDERS = pattern(
    r"公司|银行|集团|保险|协会|商会|基金会|学会|促进会|杂志社|报社|运营商|电信|移动|联通|广电网络|信用社|农商行|合作社|厂$|平台$|文化传媒|俱乐部|培训学校|药企|酒厂|支行|营业部|联盟|研究院|中介|供应商"
)


@cache
def kinds_of(name: str) -> frozenset[str]:
    """What a department is for, in one word each: the bare name, and the usual short forms it matches."""
    bare = _PLACE.sub("", re.sub(r"\s|\(.*?\)", "", alike(name)))
    core = _FORM.sub("", bare)
    found = {long for long, short in _SHORT if long in bare or any(s in bare for s in short.split())}
    # 交警 is of the police and 交通 is not; the narrower word wins.
    if "城市管理综合执法" in found and "综合执法" in bare:
        found.discard("城市管理")
    if "交通运输" in found and "运输" in bare:
        found.discard("交通")
    return frozenset(found or ({core} if len(core) >= 2 else set()))


def is_same(one: str, other: str) -> bool:
    return one == other or bool(kinds_of(one) & kinds_of(other))


def is_outsider(name: str) -> bool:
    """A firm, a bank, an association: nobody whose errands a township runs."""
    return bool(_OUTSIDERS.search(name)) and not re.search(r"供电|供水|水务集团|燃气", name)
