"""RSP008: enforcement, professional inspection and penalties need the power and the skill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Force, Side
from jianfu.core.rules.heads import passage
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Registers
from jianfu.core.rules.responsibility.bodies import TOWN, VILLAGE
from jianfu.core.rules.sentences import brief, sentences
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict
from jianfu.core.rules.standing import GONE
from jianfu.core.rules.topics import is_among

_ENFORCE = (
    r"(?:行政处罚|予以处罚|给予处罚|处罚|罚款|处以[^,;!?\n]{0,8}罚|查封|扣押|没收|暂扣|强制(?:拆除|执行|措施|清除|搬离|停产|关停|清理)|强拆|依法拆除"
    r"|拆除(?=[^,;!?\n]{0,10}(?:违|私搭|乱搭|搭建))|查处|查扣|取缔|关停|吊销"
    r"|责令(?:[^,;!?\n]{0,8})?(?:整改|停业|停产|停工|改正|拆除|关闭|限期)"
    r"|责令|立案|执法(?:检查|巡查|监督)|行政执法|开展执法|责令|下达[^,;!?\n]{0,8}(?:整改通知书?|整改指令|处罚决定)|抓捕|拘留|没收|停水停电|断水断电)"
)
_SKILLED = (
    r"(?:(?:专业|安全|质量|技术|抽样|抽检|安全性能|环境|水质|食品|农药|土壤|防雷|消防|结构|房屋|卫生)(?:性)?(?:检测|检验|鉴定|监测|评定|化验)"
    r"|(?:抽样|采样)(?:检测|检验|送检|化验)|安全(?:性)?鉴定|检测(?=[^,;!?\n]{0,6}(?:合格|报告|仪))"
    r"|(?:燃气|电梯|锅炉|压力容器|特种设备|消防(?:设施|安全)?|电气(?:线路)?|危化品|危险化学品|烟花爆竹|加油站|管线|管道|食品(?:安全|药品)?|药品|农药兽药|矿山"
    r"|尾矿库|餐饮|食品|起重机械|高压|变压器|配电|桥梁(?:结构)?|液化气|仓库|厂房|建筑工地|工地)[^,;!?\n]{0,14}(?:安全)?(?:检查|检测|监督检查|监管|检验"
    r"|监测|评估|鉴定))"
)
_ACT = pattern(rf"(?P<enforce>{_ENFORCE})|(?P<skilled>{_SKILLED})")
_VILLAGE = pattern(VILLAGE)
_TOWN = pattern(TOWN)
# 对各村开展执法检查: the village is the place, not the one who acts.
_AS_PLACE = pattern(
    r"(?:对|在|到|向|于|深入|赴|进|入|至|全县|全市|针对|辖区|所辖|本|跨|涉及)(?:各|全|所有|有关|相关|辖区|部分|重点|所辖|本|每个)?$"
)
_HELPS = pattern(
    r"配合|协助|上报|报告|反映|劝导|劝阻|提醒|制止|带路|引导|(?<!整改)通知(?!书)|告知(?!书)|宣传|线索|移交|转办|发现[^;!?\n]{0,20}(?:报|联系|拨打)|接受"
    r"|迎接|参加|邀请|会同[^,;!?\n]{0,10}(?:局|部门|执法)|陪同|支持|提请|报请|联合执法|保洁|卫生检查|自查|自检|学习|培训|观看|督促|收集|填写|登记|公示"
    r"|张贴|做好|无权|没有[^,;!?\n]{0,6}权"
)
_BY_OTHERS = pattern(
    r"由其(?!他)|(?:由|请|交由|报请|提请)(?!各?(?:村|社区|居|乡镇|镇|街道))[^,。;!?\n村对]{0,12}?(?:局|部门|大队|支队|总队|公司|机构|[县市区]委|厅|中心"
    r"|执法队|执法人员|专业(?:人员|队伍)|第三方|公安|消防|民警)"
)
_POWER = pattern(
    r"赋权|授权|委托执法|委托(?:乡镇|镇|街道)|下放|综合行政执法(?:队|办|中心)|执法(?:队|中队|权限)|依法(?:行使|委托)|法定职权|持证"
)
_WORDS = "罚 查封 扣押 没收 暂扣 强制 强拆 拆除 查处 查扣 取缔 关停 吊销 责令 立案 执法 下达 抓捕 拘留 停水 停电 检测 检验 鉴定 监测 评定 化验 检查 监管 评估"


def handed_acts(ctx: Context) -> Iterator[tuple[int, int, bool]]:
    """Acts of enforcement or of a profession that a township or village is to do; True: a village."""
    for p in sentences(ctx, _WORDS):
        for m in _ACT.finditer(p.text):
            s = p.at(m.start())
            if s.force in GONE or s.side in (Side.PUBLIC, Side.SENDER):
                continue
            before = p.text[: m.end()]
            clause = s.text[: max(0, p.start + m.end() - s.start)]
            if (
                _HELPS.search(clause)
                or _HELPS.search(re.split("[,。;]", p.text[m.end() : m.end() + 8])[0])
                or _BY_OTHERS.search(clause)
            ):
                continue
            actor = (
                _actor(clause)
                or (None if s.actor and not _below(s.actor.value) else _actor(before))
                or _actor(s.actor.value if s.actor else "")
            )
            if actor is None or (actor == "town" and m.lastgroup == "skilled"):
                continue
            if s.force is Force.MAY and not (actor == "village" and m.lastgroup == "enforce"):
                continue  # a leave to enforce hands over the power; a leave to look does not
            yield p.start + m.start(), p.start + m.end(), actor == "village"
            break


def _below(actor: str) -> bool:
    return bool(_VILLAGE.search(actor) or _TOWN.search(actor))


def _actor(words: str) -> str | None:
    """The last of village or township in `words` that acts there."""
    found: list[tuple[int, str]] = []
    for kind, body in (("village", _VILLAGE), ("town", _TOWN)):
        found += [(m.start(), kind) for m in body.finditer(words) if not _AS_PLACE.search(words[: m.start()])]
    return max(found)[1] if found else None


def check(act: tuple[int, int, bool], ctx: Context) -> Iterator[Hit]:
    start, end, by_village = act
    powers = ctx.registers.powers
    if not by_village and (_POWER.search(ctx.notice.text.plain) or _is_given(powers or (), start, end, ctx)):
        return
    who = "村(社区)" if by_village else "乡镇"
    lacking = "未见授权" if by_village or powers is None else "不在赋权目录里"
    yield Hit(start, end, f"{brief(ctx.notice, start, end)}交给{who},{lacking}", certain=by_village)


def _is_given(powers: tuple[str, ...], start: int, end: int, ctx: Context) -> bool:
    """对占用河道的违建强制拆除 is the power 对河道违建的强制拆除."""
    return is_among(powers, passage(ctx.notice, start, end))


RULE = Rule(
    code="RSP008",
    title="执法和专业检查不交给没有权限的基层",
    source=Clause("xf-2021", "第二十四条", "处罚权交乡镇,由省级决定并要有承接能力;村(社区)没有执法权"),
    level=Verdict.BLOCK,
    since=date(2021, 7, 15),
    subject=handed_acts,
    about=_WORDS,
    check=check,
    registers=("powers",),
    lighter="基层发现后告诉部门,部门到场执法;需要人手的,用吹哨定一天联合行动",
    bad=(
        "各村委会要对辖区小餐馆开展食品安全检查,对问题店铺责令停业。",
        "由社区对违规充电的电动自行车予以扣押。",
        "请各居委会逐栋开展消防设施检测,并下达整改通知书。",
        "各乡镇要组织力量对占用河道的违建强制拆除。",
        "网格员发现无证诊所的,立即予以取缔。",
        Example(
            "各乡镇要组织力量对占用河道的违建强制拆除。",
            registers=Registers(powers=("对违反规划建房的责令停止建设",)),
        ),
        "村委会可对乱倒垃圾的住户罚款50元。",
    ),
    good=(
        "社区发现违规充电的,拍照上报,由消防部门查处。",
        Example(
            "各乡镇要组织力量对占用河道的违建强制拆除。",
            registers=Registers(powers=("占用河道违建强制拆除",)),
        ),
        "请各村配合县市场监管局开展食品安全检查。",
        "县城管局将对各社区沿街商铺开展执法检查。",
        "村(社区)没有执法权,不得要求其查处违法行为。",
        "有的地方让村干部查封小作坊,这种做法要纠正。",
        "请网格员劝导居民不在楼道停放电动自行车。",
        "社区将线索报市场监管局,由其依法查封。",
    ),
)
