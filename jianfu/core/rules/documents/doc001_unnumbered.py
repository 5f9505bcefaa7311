"""DOC001: a prompt, informal letter or group notice that sets tasks is a document without its number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Force, Notice, Side
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.words import GRASSROOTS

# A paper names itself at its head. 联系单 and the like are numbered in some places, so a person has to look.
_NAMED = pattern(
    r"\A[^。;,\n“将为]{0,40}?(?<![以用或])(?:"
    r"(?P<sure>(?:工作|温馨|重要|情况|业务)?(?:提示|提醒)[函单]?|便函|便笺|便签|便条|备忘录?|"
    r"(?:微信|工作|QQ)?群(?:内)?(?:通知|公告|消息)|(?:微信|短信|口头|电话)(?:通知)?)|"
    r"(?P<maybe>工作联系单|联系函|联络函|交办单|督办单|任务单|工作单|(?:情况|工作)?简报|明白纸))"
    r"(?=[:\n】\])(! ]|\Z)|"
    r"\A(?P<chat>[^。;“\n]{0,12}@(?:所有人|全体成员)|【[^】\n]{0,12}群】)"
)
_NUMBER = pattern(r"〔\d{4}〕\d+号|准入(?:编?号|码)")
_TASK = pattern(
    r"报|填|反馈|回传|提交|整改|排查|摸排|摸底|统计|收集|梳理|核实|核查|清理|完成|落实|组织|开展|参加|参会|上线|"
    r"张贴|转发|宣传|巡查|检查|安排|制定|建立|签订|上传|登记|动员|督促|入户|走访|整治|准备"
)
_REPLY = pattern(
    r"(?:来函|来电|来文|咨询|询问|请示|征询)[^。]{0,40}(?:答复|函复|回复|复函|说明)如下|特此(?:函复|回复)|复函"
)


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    plain = notice.text.plain
    if notice.doc_number or _NUMBER.search(plain) or _REPLY.search(plain) or not _asks_below(notice):
        return
    named = _NAMED.match(plain)
    if named:
        kind = named.lastgroup or ""
        words = "群通知" if kind == "chat" else f"“{named[kind]}”"
        message = f"本件以{words}布置工作,未见发文字号"
        yield Hit(*named.span(kind), message, certain=kind != "maybe")
    elif notice.is_chat:
        first = notice.demands[0]
        yield Hit.on(first, "本件在工作群里布置工作,未见发文字号")
    elif notice.text.red_head is False and notice.issued_on and notice.title:
        yield Hit.on(notice.title, "本件布置工作,未见发文字号和红头", certain=False)


def _asks_below(notice: Notice) -> bool:
    """Does it set a task for the grassroots, and not only for the sender's own sections?"""
    plain = notice.text.plain
    if not GRASSROOTS.search(plain) and notice.recipients:
        return False
    if notice.demands:
        return True
    if notice.is_chat:
        return False
    duties = (s for s in notice.statements if s.force is Force.DUTY and s.side in (Side.BELOW, Side.OPEN))
    return any(_TASK.search(s.text) for s in duties)


RULE = Rule(
    code="DOC001",
    title="白头文件变相部署",
    source=Clause("gd-2024", "第1项", "不用工作提示、便函、群通知代替正式文件布置工作"),
    level=Verdict.RETURN,
    since=date(2024, 8, 6),
    check=check,
    lighter="编号后作为正式文件印发并计入发文数;只为告知的,删去任务改为公开信息",
    bad=(
        "工作提示\n各镇街:\n请于6月12日前完成辖区沿街商铺用电情况摸排,结果报县商务局。",
        "便函\n各乡镇:\n烦请对照附表逐项整改存在的问题,整改情况于本周内反馈。\n县林业局\n2026年6月8日",
        "关于秸秆禁烧的提示函:请各镇安排人员每日巡查重点地块,发现火点及时处置并上报。",
        "【群通知】各村:今天下班前统计本村外出务工人数报镇里。",
        "备忘\n各街道:下周一前梳理辖区在建工地名单,报区住建局质安站。",
        "@所有人 请各村本周五前把辖区内废旧冰柜摆放点核查一遍,结果发给我。",
    ),
    good=(
        "便函:贵镇来函询问高龄津贴发放口径,现答复如下,供工作中参考。",
        "温馨提示:汛期将至,请广大居民不要在河道内游泳、垂钓。",
        "工作提示:2026年医保缴费标准已经公布,可在政务网查阅,无需报送材料。",
        "云办发〔2026〕18号\n关于做好秋季森林防火工作的通知\n各乡镇:\n请于9月20日前完成防火隔离带清理。",
        "通报指出,有的部门以工作提示、便函等名义规避发文限额,增加基层负担。",
        "我局将对以工作提示、便函名义布置任务的情况进行清理。",
    ),
)
