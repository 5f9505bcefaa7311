"""ASM004: installs, log-ins, likes, shares and hours online are no indicators."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.assessments.score_lines import scored
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.words import ACCOUNT, APP, GROUP

_COUNTED = r"(?:率|量|数(?:量)?|人数|次数|户数|比例|比率|情况|时长|天数|覆盖面|面|度|任务)"
# Said of an application and of nothing else.
_ONLY_APPS = (
    rf"(?:点赞|转发|投票|评论|阅读|点击|浏览|下载|活跃|在线|已读|打卡|签到|关注|登录|登陆|上线|日活|月活|播放|扫码|转评赞|分享|答题(?!量|时间)){_COUNTED}"
    r"|关注[^,;!?\n]{0,10}(?:公众号|抖音号|视频号|账号|微博|快手号)[^,;!?\n]{0,8}(?:人数|数|率|达)"
    r"|(?:实名(?:注册|认证)?|注册|激活|下载|安装|绑定|推广|关注|使用)(?:率|量|户数|人数)(?=[^,;!?\n]{0,8}(?:人口|居民|%))"
    r"|(?:网络|线上|网上|微信)(?:投票|评选)(?:票)?数?|(?:实名)?注册率|得票数|(?:在线|学习|使用|上线|登录)时长|(?:在线)?学时(?:数)?|日活|月活"
    r"|活跃(?:度|用户|率)|(?:学习|平台|个人|人均|系统|APP)积分|积分(?:排名|排行|人均)|步数|粉丝(?:量|数)"
    r"|(?:人均|每人|每日|每天|每周|每月)?(?:点赞|转发|评论|打卡|签到|登录)(?:不少于|每"
    r"|[^,;!?\n]{0,4}\d+)(?:[^,;!?\n]{0,6}次)?"
)
# Said of light poles and companies too: an application stands beside it.
_ALSO_APPS = (
    r"(?:安装|注册|激活|绑定|关注|使用|开通|登录|登陆|下载|实名(?:认证)?|推广|应用|扫码|打卡|点赞|转发|投票|阅读|学习|参与|上线|入驻|签到|回复|加入|入群"
    rf"|进群)(?:用户|人员|居民|群众)?(?:{_COUNTED}|[^,;!?\n]{{0,10}}(?:\d+%|全覆盖|达|不少于|不低于|的得|,得|\(|[次人户条]))"
)
_PLACE = (
    rf"(?:{APP}|{GROUP}|{ACCOUNT}|(?:微信|钉钉|QQ|抖音|视频号|快手)|学习强国|反诈|国家反诈中心|(?:云|通|易|e|码)(?=平台|端"
    r"|[^,;!?\n]{0,4}(?:注册|安装|下载|激活))|(?:信息|智慧|网络|线上|在线|云|手机|掌上|移动|学习|培训|党建|答题|直报"
    r"|大数据)[^,;!?\n]{0,4}(?:平台|系统|端)|(?:平台|系统)|群(?:消息|公告|通知)|(?:消息|推文|链接|二维码|短视频|直播间?))"
)
_APP_NUMBERS = pattern(
    rf"{_ONLY_APPS}|{_PLACE}[^;!?\n]{{0,16}}?{_ALSO_APPS}|{_ALSO_APPS}[^,;!?\n]{{0,10}}{_PLACE}"
)
_WORDS = "点赞 转发 投票 评论 阅读 点击 浏览 下载 活跃 在线 线上 网上 已读 打卡 签到 关注 登录 登陆 上线 日活 月活 播放 扫码 分享 答题 时长 学时 积分 步数 粉丝 安装 注册 激活 绑定 使用 开通 实名 推广 得票 入驻 回复 加入 入群 进群 学习 参与 应用"
# Votes for a village head, households moved in, cases closed online: results, not clicks.
_OTHER = pattern(
    r"选举|换届|选民|村民代表|办结|办成|一次办|网办|满意|参与者|选手|商标|企业|工商|志愿者|注册(?:登记|资金|参与者|选手|商标|会计|护士|医师)|失业登记|路灯|光伏|水表"
    r"|电表|烟感|报警器"
    r"|监控(?:安装)?|打卡机|门诊|入托|阅读(?:活动|推广|服务)|农家书屋|处置(?:率|及时)|成交|销售额|网络零售"
)


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    for line, words in scored(ctx, _APP_NUMBERS, _WORDS):
        near = line.text[max(0, words.start - line.start - 16) : words.end - line.start + 8]
        if not _OTHER.search(near):
            yield Hit.on(words, f"以应用程序数据计分:{brief(notice, words.start, words.end)}")


RULE = Rule(
    code="ASM004",
    title="不以应用程序数据评价工作",
    source=Clause("app-2026", "禁止清单(三)(四)", "下载、登录、点赞、积分和时长等数据不作考核依据"),
    level=Verdict.BLOCK,
    since=date(2026, 1, 25),
    about=_WORDS,
    check=check,
    yields_to=("ASM001",),
    lighter="改看服务有没有办成,由后台取办结数据,不看点击和时长",
    bad=(
        "“村民通”小程序注册用户占常住人口80%以上的,计5分。",
        "学习平台人均在线时长每月不少于10小时,未达到的扣1分。",
        "公众号推文转发量、点赞数纳入村干部绩效考核。",
        "考核内容包括网格员每日打卡率、工作群消息已读率。",
        "评分标准:国家反诈中心APP安装率达90%得4分,每低1个百分点扣0.2分。",
    ),
    good=(
        "线上办件一次办成率90%以上的,得5分。",
        "APP注册率、点赞量一律不作为考核指标。",
        "村委会换届选举投票率达90%的,计2分。",
        "路灯安装率达95%的,得3分。",
        "此前有的地方把转发量纳入考核,已被通报。",
        "请各村在群里转发停水通知。",
    ),
)
