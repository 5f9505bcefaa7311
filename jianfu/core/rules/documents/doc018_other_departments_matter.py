"""DOC018: a department assigns what belongs to another department, and the paper shows no agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Body, Force, Notice, Side, Statement
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.senders import Sent, sent
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.words import AGREED

# Whose matter a thing is: the department's name, and words of the thing that belong to no other. Short on purpose:
# the register of duties knows more; what is not here is not judged.
_MATTERS: tuple[tuple[str, str, str], ...] = (
    ("住建", r"住建|住房|建设局|城管|综合执法|燃气", r"燃气|液化气|气瓶|物业小区|自建房|农房安全|危房"),
    ("消防", r"消防|应急", r"消防设施|消火栓|灭火器|消防通道|火灾隐患"),
    (
        "卫健",
        r"卫健|卫生|疾控|医保|医疗保障",
        r"病历|就诊|疫苗|孕产妇|慢性病|传染病|医疗(?:机构|数据|信息)|健康档案|体检",
    ),
    ("教育", r"教育|教体|学校", r"在校学生|学生名单|校车|学籍|幼儿园|校园食堂|控辍"),
    ("公安", r"公安|派出所|交警|政法", r"户籍|流动人口|反诈|机动车驾驶|酒驾|吸毒|管制刀具"),
    (
        "市场监管",
        r"市场监管|市监|食品药品|食安",
        r"食品(?:经营|生产|安全)|药店|药品|特种设备|电梯|营业执照|价格行为",
    ),
    ("自然资源", r"自然资源|国土|规划|林业|林草", r"违法用地|图斑|矿山|地质灾害|宅基地测绘|不动产"),
    ("水利", r"水利|水务|河长", r"水库|河道采砂|堤防|取水许可|供水管网"),
    ("交通", r"交通|公路|运输", r"客运车辆|货运|超限超载|农村公路养护|渡口"),
    ("人社", r"人社|人力资源|社会保障|就业", r"拖欠工资|欠薪|劳动合同|养老保险参保|社保卡"),
    ("生态环境", r"生态环境|环保|环境", r"排污口|企业排污|危险废物|扬尘监测"),
    ("农业农村", r"农业|农村|畜牧|乡村振兴|农机", r"农药经营|兽药|生猪|畜禽|种粮补贴|农机"),
    ("民政", r"民政", r"低保|特困|临时救助|养老机构|殡葬|婚姻登记"),
    ("文旅", r"文旅|文化|旅游|体育|广电", r"网吧|娱乐场所|文物(?:保护|巡查)|旅行社"),
)
_ISSUERS = tuple((key, pattern(names)) for key, names, _ in _MATTERS)
_THINGS = pattern("|".join(f"(?P<m{n}>{things})" for n, (_, _, things) in enumerate(_MATTERS)))
_ACT = pattern(
    r"排查|检查|摸排|巡查|统计|报送|上报|采集|登记|填报|核查|整治|收集|检测|提供|汇总|清查|核实|调查"
)
# Bodies that speak for the whole government or coordinate its departments.
_COORDINATES = pattern(
    r"办公室|政府|委员会办|安委|应急|消防|指挥部|领导小组|组织部|统计|发改|发展和改革|文明办|数据|财政|审计|政法"
)
_AGREED_HERE = pattern(
    r"会同|会签|联合|商[^,。]{1,12}(?:同意|一致)|协商一致|共同(?:印发|开展)|征得[^,。]{1,12}同意|牵头,[^。]{0,20}配合"
)

_BODIES = (Body.DEPARTMENT, Body.INTERNAL_UNIT, Body.ASSOCIATION, None)


def check(paper: Sent, ctx: Context) -> Iterator[Hit]:
    notice = paper.notice
    own = [key for key, names in _ISSUERS if names.search(paper.issuers[0].value.name)]
    if not own:
        return
    for s in notice.statements:
        act = _ACT.search(s.text) if s.force is Force.DUTY else None
        if act and _is_below(s, s.start + act.start()):
            m = _THINGS.search(s.text)
            if m and (others := _foreign(m, notice, own)):
                message = f"“{m[0]}”一般归{others}管,本件未见会签或协商一致"
                yield Hit(s.start, s.end, message, certain=False)
                return


def _is_below(s: Statement, act: int) -> bool:
    """Citizens named behind the act are its object: 摸排流动人口."""
    return s.side in (Side.BELOW, Side.OPEN) or (
        s.side is Side.PUBLIC and s.actor is not None and s.actor.start > act
    )


def _foreign(m: re.Match[str], notice: Notice, own: list[str]) -> str | None:
    """The department whose matter it is, unless it is ours or the paper names that department."""
    key, names, _ = _MATTERS[int((m.lastgroup or "m0")[1:])]
    if key in own or re.search(rf"(?:{names})\w{{0,6}}(?:局|部门|委|队|大队|主管)", notice.text.plain):
        return None
    return f"{key}部门"


def single_department(ctx: Context) -> Iterator[Sent]:
    """A paper of one department that is not a joint paper and claims no decision of the government."""
    plain = ctx.notice.text.plain
    for paper in sent(ctx):
        units = [u.value for u in paper.issuers]
        alone = len(units) == 1 and units[0].body in _BODIES and not _COORDINATES.search(units[0].name)
        if alone and not AGREED.search(plain) and not _AGREED_HERE.search(plain):
            yield paper


RULE = Rule(
    code="DOC018",
    title="未协商一致部署他部门事项",
    source=Clause(
        "gw-2012", "第十六条(四)、第十九条(六)", "涉及其他部门职权的事项,未协商一致不得各自向下行文"
    ),
    level=Verdict.RETURN,
    since=date(2012, 7, 1),
    check=check,
    subject=single_department,
    registers=("duties",),
    lighter="请主管部门会签后联合发一份,或由主管部门直接办理",
    bad=(
        "关于做好民宿安全的通知\n各乡镇:\n请于6月20日前逐户排查民宿的燃气软管和气瓶,结果报我局。\n云山县文化和旅游局\n2026年6月9日",
        "关于更新残疾人信息的通知\n各乡镇:\n请各村采集残疾人就诊和体检数据,6月底前报县残联。\n云山县民政局\n2026年6月9日",
        "关于加强农家书屋管理的通知\n各镇:\n请同时摸排辖区流动人口和反诈宣传覆盖户数并上报。\n云山县文化和旅游局\n2026年6月9日",
    ),
    good=(
        "关于做好民宿安全的通知\n各乡镇:\n经商县住建局同意,请配合排查民宿燃气软管。\n云山县文化和旅游局\n2026年6月9日",
        "关于开展燃气安全排查的通知\n各乡镇:\n请于6月20日前排查餐饮场所燃气软管。\n云山县住房和城乡建设局\n2026年6月9日",
        "关于做好民宿安全的通知\n各乡镇:\n燃气检查由县住建局负责,各镇无需另行排查。\n云山县文化和旅游局\n2026年6月9日",
        "关于做好夏季安全的通知\n各乡镇:\n请排查餐饮场所燃气软管。\n云山县安全生产委员会办公室\n2026年6月9日",
    ),
)
