"""What a channel is called and of what kind, how long somebody is lent, where both stand today; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from jianfu.apps.registers.days import days_of
from jianfu.core.rules.secondments.words import days_of as working_days_of
from jianfu.core.rules.topics import bare
from jianfu.core.rules.words import ACCOUNT, APP, GROUP, INSTALL


class Kind(StrEnum):
    APP = "app"
    MINI = "mini"
    PLATFORM = "platform"
    GROUP = "group"
    ACCOUNT = "account"


KIND_WORDS = {
    Kind.APP: "应用",
    Kind.MINI: "小程序",
    Kind.PLATFORM: "平台",
    Kind.GROUP: "工作群",
    Kind.ACCOUNT: "公众号",
}
_KINDS = (
    (Kind.MINI, re.compile("小程序|快应用")),
    (Kind.GROUP, re.compile("群")),
    (Kind.ACCOUNT, re.compile(ACCOUNT)),
    (Kind.PLATFORM, re.compile(r"平台|系统|一张网|数据库|网站")),
    (Kind.APP, re.compile(APP)),
)
_THING = rf"(?:{APP}|平台|系统|{GROUP}|{ACCOUNT})"
_QUOTED = re.compile(rf"[“《「](?P<name>[^“”《》「」]{{2,24}})[”》」]\s*(?P<kind>(?:\w{{0,6}}?{_THING})?)")
_BARE = re.compile(
    rf"(?:加入|进入|扫码(?:进|入)?|建立|组建|新建|建好?|拉|成立|开通|下载|安装|注册|使用|启用|登录|关注)"
    rf"(?P<name>[^\W\d_]{{2,20}}?(?:{GROUP}|小程序|APP|平台|公众号))"
)
_ASKS = re.compile(
    rf"{INSTALL}|加入|进群|入群|扫码|使用|启用|登录|关注|推广|(?:建|拉|组)[^,。，]{{0,24}}群|成立|开通"
)
_NO_CHANNEL = re.compile(
    r"扫一扫|二维码|^(?:微信|钉钉|QQ|扫码)$|表$|台账$|通知$|方案$|办法$|名单$|手册$|条例$|法$"
)
_ENDS = re.compile(r"不再|退出|解散|停用|卸载|注销|关停")


@dataclass(frozen=True, slots=True)
class Named:
    """A channel that words ask people to use."""

    name: str
    kind: Kind


def kind_of(words: str) -> Kind:
    """What the words call it; what they do not name is an application."""
    return next((kind for kind, grammar in _KINDS if grammar.search(words)), Kind.APP)


def channels_in(words: str) -> Iterator[Named]:
    """Applications, platforms and groups that these words of a demand ask for; none where they end one."""
    if not _ASKS.search(words) or _ENDS.search(words):
        return
    told: set[str] = set()
    for grammar in (_QUOTED, _BARE):
        for found in grammar.finditer(words):
            name = found["name"].strip()
            named = Named(name, kind_of(found.groupdict().get("kind") or name))
            if bare_name(name) and not _NO_CHANNEL.search(name) and not _is_told(name, told):
                told.add(name)
                yield named


def _is_told(name: str, told: set[str]) -> bool:
    return any(bare_name(name) in bare_name(other) or bare_name(other) in bare_name(name) for other in told)


def bare_name(name: str) -> str:
    """Equal for all ways to write one channel: “秸秆禁烧”工作群 and 秸秆禁烧群."""
    plain = re.sub(r"[“”《》\"'\s()（）]", "", name)
    return re.sub(rf"(?:{APP}|微信|钉钉|QQ|工作群|联络群|业务群|群)+$", "", plain, flags=re.IGNORECASE)


# -- secondments

_COUNT = re.compile(r"(\d{1,3}|[一二两三四五六七八九十])\s*(?:名|人|个?(?=骨干|干部|专人))")
_NUMBERS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_WORKING_DAYS_A_MONTH = 22
MONTH = 30.4
"""Days."""


@dataclass(frozen=True, slots=True)
class Stay:
    """How many are lent, and from when to when. `last` None: no end is said."""

    count: int
    first: date
    last: date | None


def stay_in(words: str, asked: date) -> Stay:
    """What a demand says of a secondment; what it leaves open begins on the day it was asked."""
    found = _COUNT.search(words)
    count = (_NUMBERS.get(found[1]) or int(found[1])) if found else 1
    days = days_of(words, asked.year)
    if days and days.exact and days.last > days.first:
        return Stay(count, days.first, days.last)
    if "年底" in words:
        return Stay(count, asked, date(asked.year, 12, 31))
    length = working_days_of(words)
    if length is None or length == float("inf"):
        return Stay(count, asked, None)
    return Stay(count, asked, asked + timedelta(days=round(length / _WORKING_DAYS_A_MONTH * MONTH)))


class Term(StrEnum):
    """Where a secondment stands against its own end and the longest that is allowed."""

    RUNNING = "running"
    SOON = "soon"
    OVER = "over"
    BACK = "back"


TERM_WORDS = {Term.RUNNING: "在借", Term.SOON: "快到期", Term.OVER: "已超期", Term.BACK: "已返回"}
TERM_SHAPES = {Term.RUNNING: "●", Term.SOON: "▲", Term.OVER: "○", Term.BACK: "■"}


def term_of(first: date, last: date | None, *, today: date, months: float, notice: date) -> Term:
    """RUNNING, SOON or OVER of somebody who is still away.

    months  the longest stay; notice  the day until which an end counts as near
    """
    end = min(last or date.max, first + timedelta(days=round(months * MONTH)))
    if end < today:
        return Term.OVER
    return Term.SOON if end <= notice else Term.RUNNING


def purpose_of(title: str) -> str:
    """What a channel is for, from the title of the paper that asks for it."""
    return bare(title)[:60]
