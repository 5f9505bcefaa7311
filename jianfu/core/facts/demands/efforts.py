"""Words that are a task only with something beside them: a number, a body, a means, a place to go."""

from __future__ import annotations

from jianfu.core.facts.demands.view import View
from jianfu.core.facts.shapes import Side
from jianfu.core.facts.words import Tag, Token
from jianfu.core.patterns import pattern

_COUNTED = pattern(
    r"\d+(?:个|户|人|名|次|份|处|套|台|亩|公里|元|%|条|篇|场|家|件|小时|吨|棵|块|期|座|辆|万元|间)|每[村镇乡户周月季日天年]|\d+月\d+日|[0-9一二三四五六七八九十]+月(?:底|份|中旬|上旬|下旬)|前完成|日前"
)
_MEASURES = pattern(
    r"(?:落实|采取|执行)(?!有效|有力|切实|得力|坚决|相应|必要|各项|各种|一切|果断|断然)[^,]{1,14}措施$"
)
_GATHERS_HANDS = pattern(r"组织[^,]{0,6}(?:群众|力量|人员|劳力|党员|干部|村民|志愿者|队伍|农户)")
OUTCOME = pattern(r"[率度](?:要|须|应)?(?:达到|达|在|不低于|保持)[^,]{0,8}%")
_VAGUE = pattern(r"机制|长效机制|体制机制|工作机制|工作格局|体系")
_STAFF = pattern(
    r"专人|[^成全人动委队党团学教职社]员(?![会工额])|志愿者|联系人|\d+名|[一二两]名|责任人|[管负联][理责系]人|人员|队伍|专班|领导小组|机构|工作组|力量|队(?![长员])|(?:理事|议事|监事|促进|协)会|岗(?!位责)|户长|[组楼]长"
)
# 助餐点, 护学岗, 报警器, 减速带: what stands somewhere, by the last character of its name.
_FACILITY = pattern(
    r"(?:[\w、]{1,8})(?:[牌栏箱桶池岗亭柜架灯墩桩碑棚网车泵梯圈绳服帽伞漆角][^\w]?$|点(?![位名评])$|站$|带$|器$|镜$|室$|门$|路障|装置|设备|设施|器材|工具|物资|装备|药品|用品|标[识志]|(?:开放|接访|活动|服务|清洁|体验)日)|[牌栏箱池岗灯器镜][、和及]"
)
_SO_MANY = pattern(r"\d+(?:至\d+)?(?:个|处|所|支|座|间)(?!月|工作日|小时|百分)|(?:建|设)[立成]?“")
_PLACES = frozenset({Tag.SETUP, Tag.BUILD, Tag.INSTALL, Tag.FILL_IN, Tag.LIGHT})
_FIXED = frozenset(("安装", "启用", "更新"))
# 落实经费5万元, 安排专项资金
_FUNDS = pattern(r"(?:落实|安排|保障|列支|配套)[^,]{0,10}(?:经费|资金)")
# 每月驻村不少于22天: whatever it is, it is counted.
_RATE = pattern(
    r"每[日天周月季年][^,]{0,10}(?:不少于|至少|不低于)[^,]{0,6}?[\d一二两三四五六七八九十]+(?:天|次|个|小时|户|人)"
)
# 带领应征青年到县医院参加体检
_LED_THERE = pattern(
    r"(?:带领|组织|动员|带|通知)[^,]{1,20}(?:参加|前往|赴|到)(?![^,]{0,12}(?:(?<!招聘)(?<!推介)会(?!场)|培训|学习|比赛|竞赛|教育))"
)
# 初赛由各校组织: the work is given away.
_GIVEN_AWAY = pattern(
    r"由(?:各|所在|所属|当地|辖区|村|乡镇|镇|街道|社区|学校)[^,]{0,24}(?:组织|承办|负责|实施|办理|落实|统筹|牵头)(?!部|者|法)"
)
# 安排好会场, 落实食宿
_ARRANGES = pattern(
    r"(?:安排|落实|确定|布置|提供)好?[^,]{0,10}(?:地点|场地|场所|会场|食宿|住宿|车辆|值班表|排班|座位|会务|交通)"
)
# 逐户上门宣传
_AT_THE_DOOR = pattern(r"逐[户人栋]|向[^,]{2,16}(?:宣传|讲解|讲清|告知|宣讲)|上门|入户|面对面|挨家挨户")
# 每季度开展一次活动
_EVENT = pattern(
    r"开展[^,]{0,16}[”周月日节][^,]{0,4}活动|(?:[一二两三四五六\d][次场期轮]|每[半个]?[年月季周]度?)[^,]{0,16}(?:活动|宣传|服务|行动|走访)|(?:活动|宣传|服务|行动|走访)[^,]{0,10}[一二两三四五六\d][次场期轮]"
)
# 把药品预置到村, 将老人接到安置点: a thing is taken somewhere; not 把责任落实到人, 把思想统一到….
_TAKEN_THERE = pattern(
    r"[将把](?!(?:[^,到至]{0,8}(?:思想|认识|精力|工作重心|责任|压力|心思|要求|部署|精神|安全|任务|作风|理念|成果|优势|工作|手机)))[^,到至入]{2,20}?\w(?:到|至(?!今)|入|给(?!予)|往)[^,]{1,14}$",
    signs="将 把",
)
_FIGURATIVE = pattern(r"列入|纳入|计入|融入|记入|贯彻|落实|体现|转化|延伸|作为|提高|提升|传导|推向|摆")
# 一块警示牌、一根救生杆、一个救生圈
_LISTED = pattern(r"(?:[一二两三四五\d]+[块根个条支面台套把顶名][\w]{1,6}(?:[、,]|$)){2,}")
# 每名党员联系3至5户群众
_IN_CHARGE_OF = pattern(r"(?:联系|包联|帮扶|结对|包)[^,]{0,3}[\d一二两三四五六]+(?:至\d+)?[户名]")
# 把喇叭响起来、条幅挂起来
_SET_GOING = pattern(r"[把让][^,]{1,10}(?:响|挂|架|摆|立|贴|插)起来", signs="起来")
# 村(社区)负责装桶清理: a task that somebody is given by name.
_CHARGED = pattern(r"负责(?!人|制|同志|任|解释|本?[^,]{0,24}工作$)[^,]{4,}")
_CARES = frozenset(("包保", "包联", "结对", "帮扶", "帮助", "协助", "提供", "服务", "办理", "联系服务"))
# 帮助老年人办理认证
_CARED_FOR = pattern(r"(?:老人|老年人|残疾人|儿童|群众|居民|村民|学生|对象|[农住]?户|家庭|党员|考生)")


def efforts(view: View, done: list[Token]) -> list[Token]:
    """What is built, planned, or done in numbers where nothing else is asked."""
    soft: list[Token] = []
    if not ("%" in view.text and OUTCOME.search(view.text)):
        soft = _built(view) + _counted(view) + _placed(view)
        if view.has(Tag.LIGHT) and _GATHERS_HANDS.search(view.text):
            soft += view.verbs(Tag.LIGHT)
    if view.has(Tag.LIGHT) and _EVENT.search(view.text):
        soft += view.verbs(Tag.LIGHT)
    if view.has(Tag.LIGHT, Tag.SETUP) and (_GIVEN_AWAY.search(view.text) or _ARRANGES.search(view.text)):
        soft += view.verbs(Tag.LIGHT, Tag.SETUP, Tag.SOFT)
    if view.has(Tag.ATTEND, Tag.LIGHT, Tag.SOFT) and _LED_THERE.search(view.text):
        soft += view.verbs(Tag.ATTEND, Tag.LIGHT, Tag.SOFT)
    return soft


def is_carried_out(view: View) -> bool:
    """A task told without a verb of the lexicon: by its count, by where a thing is taken, by who is in charge."""
    if _RATE.search(view.text):
        return True
    if _LISTED.search(view.text) or _IN_CHARGE_OF.search(view.text):
        return True
    if _SET_GOING.search(view.text):
        return True
    if _TAKEN_THERE.search(view.text) and not _FIGURATIVE.search(view.text):
        return True
    return view.statement.side is Side.BELOW and _CHARGED.search(view.text) is not None


def _built(view: View) -> list[Token]:
    """Bodies, people and means that are set up; plans that are made."""
    built = view.verbs(Tag.SETUP, Tag.BUILD)
    if not built:
        return []
    planned = [v for v in built if v.tag is Tag.BUILD and v.word not in ("完善", "健全", "形成", "建成")]
    if not view.has(Tag.PLAN, Tag.POWER) or _VAGUE.search(view.text):
        planned = []
    if (
        not view.has(Tag.TEAM, Tag.MEANS, Tag.BODY)
        and not _STAFF.search(view.text)
        and not _SO_MANY.search(view.text)
    ):
        built = []
    return built + planned


def _placed(view: View) -> list[Token]:
    """Things that are put up, bought or paid for."""
    if view.tags.isdisjoint(_PLACES):
        return []
    if view.has(Tag.TEAM, Tag.MEANS) or _FACILITY.search(view.text):
        return [
            v
            for v in view.verbs(Tag.SETUP, Tag.BUILD, Tag.INSTALL, Tag.FILL_IN)
            if v.tag not in (Tag.INSTALL, Tag.FILL_IN) or v.word in _FIXED
        ]
    return view.verbs(Tag.SETUP, Tag.LIGHT) if _FUNDS.search(view.text) else []


def _counted(view: View) -> list[Token]:
    """Soft verbs with a number or means beside them; measures that are taken."""
    soft = view.verbs(Tag.SOFT)
    if (
        soft
        and not view.has(Tag.MEANS)
        and not (_COUNTED.search(view.text) or _AT_THE_DOOR.search(view.text))
    ):
        soft = [v for v in soft if v.word in _CARES and _CARED_FOR.search(view.text)]
    if view.statement.side is Side.BELOW and _MEASURES.search(view.text):
        soft += view.verbs(Tag.SETUP, Tag.LIGHT)
    return soft
