"""Somebody looks: the grassroots at places and at its own work, or others at the grassroots."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, Finder, View
from jianfu.core.facts.shapes import Force, Kind, Role, Side
from jianfu.core.facts.words import Tag, Token

_PERSONS = re.compile(
    r"人员|人数|对象|居民|村民|户|人口|劳动力|老人|儿童|家庭|学生|身份|旅居|返乡|返回|底数|名单|信息|需求|情况登记|登记"
)
_AT_BELOW = re.compile(
    r"对(?:各|全[县市区镇乡省]|有关|相关|部分|镇|乡|村|你|所有|本[县市区镇乡]|辖?区内各|我[县市区镇乡]|\d+个)[^,。;]{0,30}"
)
_PLACES = re.compile(
    r"场所|场地|养殖场|隐患|设施|设备|企业|门店|商铺|店|路段|地段|河道|水库|房屋|危房|山林|林区|点位|部位|区域|集中区|结合部|储备点|车辆|工地|"
    r"风险|耕地|农田|土地|地块|林地|宅基地|坟|墓|厕所|大棚|池塘|沟渠|道路|桥梁|电线|建筑|工程|现场|死角|问题|线路|管线|仓库|资源|行为"
)

# 加强检查: nothing is named to look at.
# In an assessment scheme 查看资料 is a method of scoring; a visit is an inspection too.
_ON_THE_SPOT = re.compile(r"现场|实地|暗访|走访|抽查|检查组|督查|巡查|自查|排查|定期|每|核查|查看档案|随机")
_VISIT = re.compile(
    r"(?:现场|实地)(?:考核|检查|查看|评分|抽查|打分|走访|核查|察看|了解)|听取.{0,4}汇报|暗访|随机(?:走访|入户|抽)|入户(?:查看|走访|核实)"
)
_TOLD = frozenset({Force.DUTY, Force.OWN, Force.PLAIN})
# What the sender checks lands on the grassroots only if it is the grassroots that is checked.
_SUPERVISES = re.compile(
    r"对(?:各|全|有关|相关|部分|镇|乡|村|你|所有|本|辖?区内|我|\d+个)|各(?:乡镇|镇|村|街道|社区|地|单位)|台账|手册|记录|档案|值班|在岗|支部|督查|督导|督察|抽查|暗访|检查组|考核|你[镇乡村单]|随机|分赴|派出|对[^,]{1,12}(?:质量|情况|工作|落实)进行|(?:工作|核查|验收|评估)组|(?:组织|开展|进行)(?:检查|督查|督导|抽查|验收|核查)+$|第三方|核验|来[^,]{0,8}(?:检查|督查|暗访|督导|验收|看)"
)
# 每个乡随机抽取2个村: it is the township that is looked at.
_SAMPLED = re.compile(r"每[个镇乡村县区][^,]{0,8}(?:随机)?抽[取查]")
# 安排专人24小时监测: a watch
_AT_A_POST = re.compile(r"24小时|二十四小时|专人|轮流|不间断")
# 决定派出三个工作组分赴各县开展调研
_SENT_OUT = re.compile(r"(?:派出|组成|抽调|组织)[^,]{0,16}(?:组|队|人员)[^,]{0,4}(?:分赴|赴|到|对|深入)")
_IDLE = re.compile(
    r"(?:加强|强化|严密|密切)[^,]{0,12}监测[^,]{0,8}$|^(?:进一步|切实|要)?(?:加强|强化|加大)(?:日常|监督)?(?:检查|巡查|监督|监测|督查|排查|调度)(?:力度|工作)?$"
)


def find(view: View) -> Iterator[Act]:
    if Kind.ASSESSMENT in view.theme and _VISIT.search(view.text) and view.statement.force in _TOLD:
        yield Act(Kind.INSPECTION, view.take(view.verbs(Tag.CHECK, Tag.DO)), Role.INSPECTED)
        return
    if not (view.is_duty or view.is_own):
        return
    checks = view.verbs(Tag.CHECK, Tag.SELF_CHECK)
    finds = view.verbs(Tag.FIND)
    if finds and not checks:
        yield from _finding(view, finds)
        return
    checks = [c for c in checks if not _IDLE.search(view.text)]
    if view.is_own and not _SUPERVISES.search(view.text) and Kind.INSPECTION not in view.theme:
        return
    if checks and all(c.word == "监测" for c in checks) and _AT_A_POST.search(view.text):
        yield Act(Kind.DELEGATED_TASK, view.take(checks))
        return
    if not checks or (Kind.ASSESSMENT in view.theme and not _ON_THE_SPOT.search(view.text)):
        return
    if all(
        c.word in ("排查", "摸排", "清查", "普查", "监测", "走一遍", "各看一遍", "捋一遍") for c in checks
    ) and _is_about_persons(view):
        yield Act(Kind.DELEGATED_TASK, view.take(checks + finds))
        return
    yield Act(Kind.INSPECTION, view.take(checks + finds), _role(view))


def _finding(view: View, finds: list[Token]) -> Iterator[Act]:
    if not view.is_duty:
        return
    if _RULE_OF_FINDING.search(view.text):
        return
    if view.verbs(Tag.HAND_IN) and all(f.word in ("核实", "核对", "登记") for f in finds):
        return
    kind = Kind.INSPECTION if _is_about_places(view) and not _is_about_persons(view) else Kind.DELEGATED_TASK
    yield Act(kind, view.take(finds), Role.PERFORM if kind is Kind.INSPECTION else None)


def _is_about_places(view: View) -> bool:
    """In the clause, or where it names nothing at all (4月25日前完成摸排), in its sentence."""
    if _PLACES.search(view.text):
        return True
    return not _PERSONS.search(view.text) and _PLACES.search(view.sentence) is not None


# 严格执行登记备案制度: the forms themselves stand elsewhere.
_RULE_OF_FINDING = re.compile(r"(?:执行|落实)[^,]{0,8}(?:登记|备案|核查)[^,]{0,4}(?:制度|规定)$")


def _is_about_persons(view: View) -> bool:
    return bool(_PERSONS.search(view.text)) and not _PLACES.search(view.text)


def _role(view: View) -> Role:
    s = view.statement
    if view.has(Tag.SELF_CHECK):
        return Role.PERFORM
    if s.side is Side.SENDER or view.is_own or view.has(Tag.INSPECTOR):
        return Role.INSPECTED
    if _SAMPLED.search(view.text):
        return Role.INSPECTED
    if s.side is Side.OPEN and _SENT_OUT.search(view.text):
        return Role.INSPECTED
    opens = bool(view.words) and view.words[0].tag is Tag.CHECK and view.words[0].start == s.start
    if opens and s.side is Side.OPEN and Kind.INSPECTION in view.theme:
        return Role.INSPECTED  # 督查采取…方式进行
    if s.side is Side.OPEN and _AT_BELOW.search(view.text):
        return Role.INSPECTED
    return Role.PERFORM


FINDER = Finder(
    find,
    about=frozenset({Tag.CHECK, Tag.SELF_CHECK, Tag.FIND}),
    themes=frozenset({Kind.ASSESSMENT}),
)
