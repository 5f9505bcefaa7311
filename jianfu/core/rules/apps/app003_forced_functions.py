"""APP003: no check-in, points ranking or online-time counting in an application."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.stretches import arranged
from jianfu.core.rules.words import APP

_ONLINE = rf"(?:{APP}|平台|系统|线上|网上|手机|在线|应用|软件|云端|微信|钉钉|扫码)"
_FUNCTION = pattern(
    rf"{_ONLINE}[^;]{{0,18}}?(?:打卡|签到|签退)|(?:打卡|签到)[^;,]{{0,12}}{_ONLINE}|登录(?:并)?(?:签到|打卡)"
    rf"|(?:签到|打卡|登录)[^,;]{{0,8}}(?:得|获|积|赚|加|换)[^,;]{{0,2}}(?:积?分|积分)"
    rf"|(?:(?:在线|使用|登录|上线|活跃)(?:时长|时间|天数|次数|频次)|学习(?:时长|频次|次数)|{_ONLINE}[^,;]{{0,8}}学习(?:时间|天数))[^;]{{0,14}}(?:排名|排行|排序|通报|公示|统计|考核|不少于|不低于|至少|达到|达标|\d)"
    rf"|(?:统计|公布|通报|公示|晾晒|记录|累计)[^,;]{{0,14}}(?:在线时长|学习时长|登录时长|使用时长|登录次数|活跃度|上线率)"
    rf"|积分[^;,]{{0,16}}(?:低于|排名|排行|榜|通报|公示|末位|靠后|晾晒|不低于|不少于|达到)|(?:排名|排行|通报|公布|公示|晒)[^,;]{{0,12}}积分"
    rf"|(?:每[日天周]|每人)[^,;]{{0,8}}积分[^,;]{{0,4}}\d"
    rf"|(?:每[日天]|早晚|按时|定时|坚持)[^,;]{{0,8}}(?:线上|上线|扫码|登录)[^,;]{{0,6}}(?:打卡|签到)|打卡(?:功能|排名|天数|率)"
    rf"|签到(?:功能|积分|排名)|活跃度[^,;]{{0,8}}(?:排名|排行|通报)"
)
_DUTY_POST = pattern(r"安保|防汛|抗旱|应急值|值守|抢险|森林防火|疫情|安检|警务|消防员|救援|重大活动保障")
_PUBLIC = pattern(
    r"村民|居民|群众|农户|家庭|志愿者积分|积分超市|积分兑换|文明积分|信用积分|道德积分|驾驶|考试|游客|学生|垃圾分类积分|竞赛|参赛|参与者|答题"
)
_GONE = pattern(r"关闭|取消|下线|停用|去除|删除|清理|停止|整改")
_MEETING = pattern(r"会议签到|参会|会场|报到")
_WORDS = "打卡 签到 签退 积分 时长 时间 天数 次数 频次 活跃度 上线率 登录"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """As a function in force. As a score of an assessment the act belongs to the rule on indicators."""
    for stretch in arranged(ctx, _WORDS):
        found = stretch.find(_FUNCTION)
        if not found or any(p.search(stretch.sentence) for p in (_DUTY_POST, _PUBLIC, _GONE, _MEETING)):
            continue
        start, end = stretch.place(found)
        yield Hit(start, end, f"{brief(notice, start, end)}属打卡签到、积分排名或在线时长功能")


RULE = Rule(
    code="APP003",
    title="应用不设打卡签到、积分排名、在线时长",
    source=Clause("app-2026", "五项禁止清单(二)", "应用程序不强制设置打卡签到、积分排名、在线时长等功能"),
    level=Verdict.BLOCK,
    since=date(2026, 1, 25),
    about=_WORDS,
    check=check,
    yields_to=("ASM004", "TRC005"),
    lighter="关闭该功能,只统计事项办结数",
    bad=(
        "全体网格员每天登录平台签到,连续签到可得积分。",
        "县局按季度公布各镇学习积分排行榜。",
        "驻村队员应在手机端早晚各打卡一次。",
        "平台每周通报各社区人员在线时长。",
        "各单位人员月均使用时长不少于20小时,排名靠后的作出说明。",
    ),
    good=(
        "防汛值守期间使用系统确认到岗。",
        "平台不设签到、积分排名和在线时长统计。",
        "参会人员请在会场签到处领取资料。",
        "村民参与环境整治可用积分兑换日用品。",
        "原有的打卡功能已于5月关闭。",
        "有的平台每天要求干部签到打卡,被列为典型问题。",
        "请登录平台办理群众诉求。",
        "参训干部集中学习时间3天,食宿自理。",
    ),
)
