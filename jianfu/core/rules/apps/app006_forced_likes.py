"""APP006: sharing, liking, voting and following cannot be ordered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.stretches import demanded, plain
from jianfu.core.rules.words import ACCOUNT, EVERYONE

_POST = rf"(?:朋友圈|推文|推送|文章|链接|视频|短视频|{ACCOUNT}|海报|作品|直播|话题|帖文|评论区|宣传片|H5|微信文章|信息稿|报道|动态|融媒)"
_LIKE = pattern(
    rf"点(?:个|一?下)?赞|集赞|转评赞|点评赞|点在看|在看|一键三连|刷(?:赞|票|量|屏)|拉票|助力投票|(?:网络|网上|微信|线上|公众号)投票|为[^,;]{{0,16}}(?:投票|投上|打榜|助力)"
    rf"|投票[^,;]{{0,12}}(?:截图|每[日天人]|\d+票|链接|二维码)|(?:每[日天人])[^,;]{{0,8}}(?:投|\d+票)"
    rf"|转发[^,;]{{0,16}}(?:朋友圈|截图|微信群|亲友|家长群|业主群|居民群|好友)|(?:将|把|对)?{_POST}[^,;]{{0,14}}(?:转发|转载|分享|扩散)"
    rf"|(?:转发|分享|扩散)[^,;]{{0,14}}{_POST}"
    rf"|{EVERYONE}[^,;]{{0,10}}(?:转发|分享|扩散)|转发(?:率|量|数|任务|并截图|后截图)"
    rf"|(?:跟帖|留言|评论|网评)[^,;]{{0,8}}(?:任务|不少于|\d+条|并截图|引导|点赞)"
    rf"|(?:关注|加粉)[^,;]{{0,20}}(?:{ACCOUNT}|“[^”]{{2,12}}(?:发布|在线|融媒|微讯|之声)”)"
    rf"|{ACCOUNT}[^,;]{{0,10}}(?:关注|涨粉|粉丝)|扫码关注|发朋友圈|晒朋友圈"
)
_WARNING = pattern(r"预警|避险|防汛|停水|停电|寻人|疫情防控信息|转发本通知|转发文件|转发至各")
_ELECTION = pattern(r"选举|村民(?:代表)?会议|民主推荐|参与者|参赛者|答题|业主(?:大会|表决)|表决|民主测评")
_FREE = pattern(r"自愿|欢迎|可(?:以)?(?:点赞|转发|关注|扫码)|鼓励")
_ORDER = pattern(r"每[日天人][^,;]{0,14}(?:次|票|遍)|截图|全[体员]|扣1|大家都")
_WORDS = "赞 转 投票 投 票 关注 分享 扩散 评 跟帖 留言 朋友圈 公众号 助力 在看 粉 刷 三连"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    binding = (s for s in plain(ctx, _WORDS) if _ORDER.search(s.sentence))
    for stretch in chain(demanded(ctx, _WORDS), binding):
        found = stretch.find(_LIKE)
        if not found or _ELECTION.search(stretch.sentence) or _FREE.search(stretch.text):
            continue
        if _WARNING.search(stretch.sentence) and not re.search(r"截图|点赞|全员|投票", stretch.sentence):
            continue
        start, end = stretch.place(found)
        yield Hit(start, end, f"{brief(notice, start, end)}要求转发、点赞、投票或关注")


RULE = Rule(
    code="APP006",
    title="不强制转发、点赞、投票、关注",
    source=Clause("app-2026", "五项禁止清单(四)", "不强制转发、点赞、评论、投票、关注"),
    level=Verdict.BLOCK,
    since=date(2026, 1, 25),
    emergency=False,
    about=_WORDS,
    check=check,
    yields_to=("ASM004",),
    lighter="改为自愿;宣传效果由宣传部门自行统计",
    bad=(
        "请各村干部将宣传片转发至朋友圈,截图报镇宣传办。",
        "全体职工每天为我县参选案例网络投票一次。",
        "各社区组织党员关注“云溪融媒”公众号并点赞推文。",
        "各镇每周完成网评跟帖不少于20条。",
        "@所有人 这条视频大家都去点个赞,点完群里扣1",
    ),
    good=(
        "欢迎转发暴雨预警信息。",
        "不得要求干部群众转发、点赞、投票。",
        "请各镇及时将避险提示转发至村民群。",
        "请关注天气变化,做好田间排水。",
        "村民代表会议应当对候选人投票表决。",
        "有的单位要求全员点赞并截图,基层干部苦不堪言。",
        "县融媒体中心负责推送文章并统计阅读量。",
    ),
)
