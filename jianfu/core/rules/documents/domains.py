"""Which department of a county a matter belongs to: a table to be read and added to.

`names`    pieces of the names under which the department signs, in different years and places
`matters`  things that belong to no other; a word that two departments share (安全, 老人, 企业) stands nowhere

The register of duties knows more; what is not here is not judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jianfu.core.rules.patterns import pattern


@dataclass(frozen=True, slots=True)
class Domain:
    """A department by its short name, the names it signs with, and its matters."""

    department: str
    names: str
    matters: str


DOMAINS = (
    Domain(
        "住建",
        "住建 住房 建设局 城管 城市管理 综合执法 燃气",
        "燃气 液化气 气瓶 物业小区 物业服务 自建房 农房安全 危房 在建工地 建筑工地 脚手架 塔吊 深基坑 公租房 住宅维修资金",
    ),
    Domain("消防", "消防 应急", "消防设施 消火栓 灭火器 消防通道 火灾隐患 消防控制室"),
    Domain(
        "卫健",
        "卫健 卫生 疾控 医保 医疗保障 医院",
        "病历 就诊 就医 医疗诊断 疾病诊断 诊断证明 诊疗 住院 疫苗 孕产妇 慢性病 传染病 医疗机构 医疗数据 医疗信息 健康档案 体检 义诊 村卫生室 无证行医",
    ),
    Domain("教育", "教育 教体 学校", "在校学生 学生名单 校车 学籍 幼儿园 校园食堂 控辍 校外培训机构 营养餐"),
    Domain(
        "公安",
        "公安 派出所 交警 政法",
        "户籍 流动人口 反诈 机动车驾驶 酒驾 吸毒 管制刀具 出租房屋登记 旅馆业",
    ),
    Domain(
        "市场监管",
        "市场监管 市监 食品药品 食安",
        "食品经营 食品生产 食品安全 药店 药品 特种设备 电梯 营业执照 价格行为 计量器具 小餐饮",
    ),
    Domain(
        "自然资源",
        "自然资源 国土 规划 林业 林草",
        "违法用地 图斑 矿山 地质灾害 宅基地测绘 不动产 古树名木 松材线虫 林木采伐",
    ),
    Domain("水利", "水利 水务 河长", "水库 河道采砂 堤防 取水许可 供水管网 水土保持"),
    Domain("交通", "交通 公路 运输", "客运车辆 货运 超限超载 农村公路养护 渡口 网约车"),
    Domain("人社", "人社 人力资源 社会保障 就业", "拖欠工资 欠薪 劳动合同 养老保险参保 社保卡 劳务派遣"),
    Domain("医保", "医保 医疗保障 税务", "医保参保 医保缴费 医疗救助 医保报销 异地就医备案"),
    Domain("生态环境", "生态环境 环保 环境", "排污口 企业排污 危险废物 扬尘监测 噪声污染 环评"),
    Domain(
        "农业农村",
        "农业 农村 畜牧 乡村振兴 农机 农技",
        "农药经营 兽药 生猪 畜禽 种粮补贴 农机 屠宰 动物防疫 撂荒地 高标准农田",
    ),
    Domain("民政", "民政", "低保 特困 临时救助 养老机构 殡葬 婚姻登记 地名标志 散埋乱葬"),
    Domain("残联", "残联 残疾人", "残疾证 残疾人辅具 残疾人康复"),
    Domain("退役军人", "退役军人 武装", "优抚对象 退役士兵 光荣牌 烈士"),
    Domain("文旅", "文旅 文化 旅游 体育 广电", "网吧 娱乐场所 文物保护 文物巡查 旅行社 剧本娱乐 应急广播"),
    Domain("司法", "司法 法院 检察", "社区矫正 安置帮教 人民调解案卷 法律援助"),
    Domain("商务", "商务 经信 工信", "成品油 单用途预付卡 报废机动车"),
    # Bodies that have members rather than matters; they are here as senders.
    Domain("妇联", "妇联 妇女联合会", "最美家庭"),
    Domain("团委", "团委 共青团", "团员档案"),
    Domain("科协", "科协 科学技术协会", "科普示范"),
    Domain("气象", "气象", "人工影响天气 自动气象站"),
    Domain("供销", "供销", "农资门店"),
)


def owners(name: str) -> frozenset[str]:
    """The departments whose matters the sender of this name may assign."""
    return frozenset(d.department for d in DOMAINS if any(piece in name for piece in d.names.split()))


def matters_in(words: str) -> dict[str, Domain]:
    """The matters named in the words, in their order, each with its department."""
    return {m[0]: _by_matter()[m[0]] for m in _MATTERS.finditer(words)}


def names_department(domain: Domain, plain: str) -> bool:
    """Does the paper name the department, as 县公安局, 住建部门 or 消防大队?"""
    pieces = "|".join(map(re.escape, domain.names.split()))
    return re.search(rf"(?:{pieces})\w{{0,6}}(?:局|部门|委|队|大队|主管)", plain) is not None


@cache
def _by_matter() -> dict[str, Domain]:
    return {matter: d for d in DOMAINS for matter in d.matters.split()}


_MATTERS = pattern("|".join(sorted((m for d in DOMAINS for m in d.matters.split()), key=len, reverse=True)))
