"""APP004: installing and logging in is nobody's quota."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.stretches import Stretch, demanded
from jianfu.core.rules.words import ACCOUNT, APP, DAILY, EVERYONE, MONTHLY, WEEKLY

_ACT = r"(?:下载|安装|注册|(?<=公众号)关注|关注(?=[^,;]{0,16}(?:号|二维码|官微|微博)|人数|率|量)|激活|实名认证|绑定|装上?|登录)"
_THING = rf"(?:{APP}|{ACCOUNT}|平台|系统|账号|软件|应用|“[^”]{{2,14}}”|二维码)"
_RATE = pattern(
    rf"(?:{_ACT}|实名|使用|活跃|日活|月活|开通|覆盖|登录|推广|认证)(?:使用)?(?:率|比例|度|量|人数|户数|数)[^,;]{{0,10}}(?:达|不低于|不少于|超过|以上"
    rf"|\d|百分之|全覆盖)(?:\d*%?(?:以上)?)"
    rf"|{_ACT}(?:(?!{_ACT})[^;]){{0,14}}(?:\d+%|百分之|全覆盖|不少于\d+[人户名]|至少\d+[人户名]|100%|应[下装注]尽[下装注])"
    rf"|{_THING}[^,;]{{0,10}}(?:推广|安装|注册)[^,;]{{0,6}}任务|(?:下载|安装|注册|激活|绑定)(?:使用)?任务[^,;]{{0,4}}\d+[人户个]"
)
_OFTEN = pattern(
    rf"(?:{DAILY}|{WEEKLY}|{MONTHLY}|定期|按时|坚持|经常)[^,;]{{0,12}}登录"
    rf"|登录[^,;]{{0,12}}(?:每[天日周月]|不少于|至少)[^,;]{{0,6}}次"
    rf"|{_THING}[^,;]{{0,6}}{_ACT}[^,;]{{0,6}}(?:每[天日周月]|不少于\d|至少\d)"
)
_INSTALL = pattern(
    rf"{_ACT}(?!人数)[^;]{{0,30}}{_THING}|{_THING}[^,;]{{0,14}}{_ACT}"
    rf"|(?:抓紧|尽快|完成|全部|务必|都)(?:下载|安装|注册|关注|实名认证)(?!商标|资本|会计|登记)|(?:组织|动员|发动|督促|引导)[^,;]{{0,20}}{_ACT}"
)
_FORCED = pattern(
    rf"{EVERYONE}|@所有人|前完成|前[^,;]{{0,6}}{_ACT}"
    rf"|(?:今日|今天|本周|当天|本月|月底|周[一二三四五]|\d{{1,2}}[日号])[^,;]{{0,4}}(?:前|内|完成|务必)?|必须|务必|一律|逐[户人]|全部|都要?"
    rf"|应[下装注]尽"
    rf"|未(?:下载|安装|注册|关注|登录)[^;]{{0,14}}(?:通报|点名|名单|说明|约谈|扣)|(?:通报|公布|点名|统计|上报|排名|截图)"
)
_OTHER = pattern(
    r"自愿|可自行|欢迎|卸载|注销|诈骗|监管|门诊|(?:系统|平台)(?:填报|录入|办理|上报|提交)|市场主体|注册(?:商标|资本|地|会计|消防|志愿)|不动产|婚姻"
    r"|登录(?:系统|平台)?[^,。;]{0,10}(?:查看|下载(?:通知|附件|表|材料|文件)|填|报|核对|办理)|下载(?:通知|附件|表|材料|文件|模板|填)"
)
_WORDS = "下载 安装 注册 关注 激活 认证 绑定 装 登录 率 推广 使用"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """A rate, a rhythm of log-ins, or an install with a date, a head count or a naming."""
    for stretch in demanded(ctx, _WORDS):
        place = _forced(stretch)
        if place:
            yield Hit(*place, f"{brief(notice, *place)}把下载、注册或登录当作任务")


def _forced(stretch: Stretch) -> tuple[int, int] | None:
    for way in (_RATE, _OFTEN):
        found = stretch.find(way)
        if found and not re.search(r"自愿|卸载|注销", stretch.sentence):
            return stretch.place(found)
    found = stretch.find(_INSTALL)
    if found and _FORCED.search(stretch.text) and not _OTHER.search(stretch.sentence):
        return stretch.place(found)
    return None


RULE = Rule(
    code="APP004",
    title="不强制下载、注册、登录",
    source=Clause("app-2026", "五项禁止清单(三)", "不强制推广下载、不设安装率、不要求定期登录"),
    level=Verdict.BLOCK,
    since=date(2026, 1, 25),
    about=_WORDS,
    check=check,
    yields_to=("APP003", "ASM004"),
    lighter="改为自愿下载;需要通知的用已有渠道告知",
    bad=(
        "各社区居民实名注册率月底前要达到90%以上。",
        "全体村干部务必于6月20日前下载“惠农通”客户端。",
        "各社区6月底前须完成商户激活任务80户。",
        "请各镇督促网格员每日登录平台不少于2次。",
        "各村发动群众下载APP,每村不少于200户,进度每周通报。",
        "@所有人 今天下班前都关注“云溪发布”公众号,没关注的明天点名",
    ),
    good=(
        "居民可自愿下载使用。",
        "不得设定APP下载率、注册率。",
        "请登录县政府网站下载附件表格。",
        "请各镇于6月20日前登录填报系统提交数据。",
        "某镇曾要求公众号关注率达到100%,被责令整改。",
        "县局负责平台账号注册和维护。",
        "请引导群众警惕诈骗软件,及时卸载。",
    ),
)
