"""APP010: a task sent in a chat goes through the gate like any other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.stretches import demanded
from jianfu.core.rules.stretches import plain as plain_clauses
from jianfu.core.rules.words import ADMITTED

# 报我局, 发我办 are the words of papers; 发我, 报给我 those of a person.
_ME = r"我(?![公局办委会部厅县市区镇乡院中站处科队省校村社街们单])"
_CHAT = pattern(
    rf"(?<![A-Za-z0-9._-])@\S|(?:发|报|交|传|私发|私|拍|转)(?:给)?{_ME}|给{_ME}(?:报|发|一份|个数|回)|大家(?:把|都|抓紧|今|明|赶紧|辛苦|帮)"
    r"|(?:^|[。,:\n])(?:群里的?)?各位(?:书记|主任|领导|同志|联络员|网格员?|群友|老师|站长|镇长|乡长)?[,:]"
    r"|\w(?:书记|主任|镇长|乡长|所长|站长|会计|科长|主席),[^。;]{0,30}你[们镇村社街乡]"
    r"|麻烦[^,。;]{0,16}(?:一下|[发报])|(?:填好|弄好|统计好|今天|下午)[^,。;]{0,8}发(?:到)?群"
    r"|你(?:们)?(?:镇|村|那边|社区|街道)[^。;]{0,14}(?:发来|报来|[报发]一下|统计一下)"
)
_ORDER = pattern(rf"[给发报交](?:给)?{_ME}|(?:核|查|看|数|统计|报|发|填)(?:一遍|一下)|发过?来|报上来")
_PAPER = pattern(r"^[^\n]{0,40}(?:通知|意见|方案|函|通报)\n|\n20\d\d年\d{1,2}月\d{1,2}日$")
_TASK = pattern(
    r"统计|核|给|报|填|发|交|整理|核对|核实|排查|摸排|摸底|梳理|汇总|提供|上传|完成|组织|参加|参会|开会|安排|派|落实|检查|巡查|走访|通知到|拍|录入|登记|更新|接龙|下载|准备|清理"
    r"|整改|张贴|转发|回复|登录|点赞|投票"
)
_NO_TASK = pattern(
    r"^(?:收到|好的|谢谢|辛苦|明白|OK|嗯|请知悉|供参考|请查收|已发|祝)|无需|不用|不必|知晓即可|无法|暂停|系统维护|故障|仅供|发我看(?:看|一?下)|生日|节日快乐"
)


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """One hit a message: the first demand. An admission number anywhere settles it."""
    plain = notice.text.plain
    chat = notice.is_chat or (not _PAPER.search(plain) and _CHAT.search(plain) is not None)
    if not chat or re.search(ADMITTED, plain):
        return
    binding = (s for s in plain_clauses(ctx) if _ORDER.search(s.text))
    for stretch in chain(demanded(ctx), binding):
        found = stretch.find(_TASK)
        if found and not _NO_TASK.search(stretch.text):
            start, end = stretch.start, stretch.start + len(stretch.text)
            yield Hit(start, end, f"群内或私信布置的{brief(notice, start, end)}未见准入号")
            return


RULE = Rule(
    code="APP010",
    title="群内布置任务须有准入号",
    source=Clause("jianfu", "", "群聊、私信、电话布置的任务须先准入并附准入号"),
    level=Verdict.RETURN,
    since=date(2026, 1, 1),
    local=True,
    check=check,
    yields_to=("DOC001",),
    lighter="把这条消息截图发到平台,自动成为一份待准入的来件",
    bad=(
        "@所有人 明天中午前把各村养殖户数统计好报给我",
        "王主任,你们社区的空置房清单整理一下发我。",
        "群里各位:后天中午前把辖区空巢老人名单核对好发群里。",
        "各位联络员,附件表格今天填好发群里。",
        "麻烦你镇把上半年的调解数直接报我,不用走系统。",
        "张会计,你村的沼气池数量报一下,就发群里。",
    ),
    good=(
        "老张,把县里那份防汛通报发我看看,多谢。",
        "@所有人 准入号ZR-2026-0207,任务见平台,请6月17日前核对。",
        "@所有人 明天有雨,路上注意安全。",
        "群里不再布置任务,有事走平台。",
        "@所有人 昨天的数据我已经从平台取到了,谢谢大家。",
        "各镇人民政府:请于6月30日前报送上半年总结。",
        "上个月群里让大家报过养殖户数,这次不用报了。",
        "防汛Ⅱ级应急响应已由县防汛抗旱指挥部于6月10日8时启动。@所有人 立即报告各村转移人数。",
    ),
)
