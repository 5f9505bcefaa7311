"""APP002: below the county nobody builds applications."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Force, Level, Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief, said
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.stretches import Stretch, arranged
from jianfu.core.rules.words import APP

_THING = rf"(?:{APP}|(?:智慧|数字|数智|智能|云上|掌上|积分)\w{{0,8}}?(?:平台|系统|大脑)|信息化平台|应用平台|管理软件|信息系统|软件)"
_OWNER = r"(?:[各每本我全]?(?:乡镇|镇街|街道|镇|乡|社区|村|办事处)|村委会|居委会|村\(社区\)|村\(居\))"
_MAKE = (
    r"(?:自建|自主(?:开发|研发|建设)|自行(?:开发|建设|研发)|开发|研发|建设|建成|建立|搭建|打造|建|新建|委托[^,;]{0,8}(?:开发|建设)|定制|推出|上线|启用|设计"
    r"|引进|购买|采购)"
)
_RUN = r"(?:上线|试运行|投入(?:使用|运行)|启用|正式运行|推出|开发完成|建成|建设|开发)"
_BUILT = pattern(
    rf"{_OWNER}[^;]{{0,16}}?{_MAKE}[^,;]{{0,16}}?{_THING}"
    rf"|{_OWNER}[^,;]{{0,16}}?{_THING}[^,;]{{0,12}}?{_RUN}"
    rf"|(?:镇级|村级|乡镇级|街道级|社区级|镇本级)[^,;]{{0,10}}{_THING}[^,;]{{0,12}}{_RUN}"
    rf"|{_MAKE}[^,;]{{0,4}}(?:镇级|村级|乡镇级|街道级|社区级)[^,;]{{0,10}}{_THING}"
    rf"|{_THING}由(?:本|我|各)?(?:镇|乡|街道|村|社区)[^,;]{{0,6}}{_MAKE}"
)
_OWN_MAKE = pattern(
    rf"{_MAKE}[^,;]{{0,16}}?{_THING}|(?:本|我)(?:镇|乡|街道|村|社区)?[^,;]{{0,10}}{_THING}[^,;]{{0,12}}{_RUN}"
)
_THEIR_OWN = pattern(
    rf"(?:[各我本]|每个?){_OWNER}[^,;]{{0,6}}?(?:自建|自主|自行|开发|研发|搭建|打造)[^,;]{{0,16}}?{_THING}"
)
_FROM_ABOVE = pattern(
    r"(?:使用|依托|接入|登录|通过|利用|应用|推广|用好)[^,;]{0,6}(?:国家|省|市|县|区|州|旗)(?:级|统一|里|局|平台|政务)"
    r"|由(?:省|市|县|(?<!社)区)[^,;]{0,8}(?:统一)?(?:建设|开发)"
    r"|(?:县|市|省|(?<!社)区)(?:级|里|局)?[^,;]{0,8}(?:统一)?(?:建设|开发|打造|建成)|镇级账号|村级账号|关停|停用|下线|并入|整合|注销|撤销|清理|停止"
)
_LOW = frozenset((Level.TOWNSHIP, Level.VILLAGE))
_WORDS = "APP App app 小程序 客户端 移动 手机 应用 平台 系统 大脑 软件"
_OWNERS = "乡 镇 街道 社区 村 办事处 居 本 我"
_MAKING = "建 开发 研发 打造 委托 定制 推出 上线 启用 设计 引进 购买 采购 运行 投入"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """Built by a township or village itself, or by order from above."""
    own = notice.issuer is not None and notice.issuer.level in _LOW
    hits = 0
    for stretch in arranged(ctx, _WORDS, _MAKING, _OWNERS):
        found = _found(stretch, own)
        if found and not _FROM_ABOVE.search(stretch.sentence):
            start, end = stretch.place(found)
            hits += 1
            yield Hit(start, end, f"{brief(notice, start, end)}是县级以下自建应用")

    # Left to them (各村可自行开发), or named beside the citizens it is for (我社区开发了居民小程序).
    for s, m in () if hits else said(ctx, _THEIR_OWN, _WORDS, _MAKING, _OWNERS):
        if not _FROM_ABOVE.search(s.text):
            certain = m.statement.force is not Force.MAY
            message = f"{brief(notice, m.start, m.end)}是县级以下自建应用"
            yield Hit.on(m, message, certain=certain)
            return


def _found(stretch: Stretch, own: bool) -> re.Match[str] | None:
    return _BUILT.search(stretch.text) or (_OWN_MAKE.search(stretch.text) if own else None)


RULE = Rule(
    code="APP002",
    title="县级以下不自建应用",
    source=Clause("app-2026", "第二条", "县级以下单位原则上不建设政务移动互联网应用程序"),
    level=Verdict.BLOCK,
    since=date(2026, 1, 25),
    emergency=False,
    about=_WORDS,
    check=check,
    lighter="使用省、市、县已有平台,开设本级账号",
    bad=(
        "为方便群众办事,我镇开发的“掌上便民”小程序即日起上线。",
        "各村要建设智慧乡村平台,年底前实现村村有平台。",
        "街道自主研发的巡查APP将于7月1日投入使用。",
        "请各社区委托公司开发积分小程序。",
        "本社区研发了老人点餐小程序,请老人扫码使用。",
        "有条件的镇,各镇可自主开发巡查软件。",
        "镇级数字治理系统进入试运行,请各村注册账号。",
    ),
    good=(
        "请各镇使用县级综合平台的镇级账号。",
        "乡镇、村不得自建应用程序。",
        "县大数据局开发的小程序7月1日上线,备案号2026-0177。",
        "去年某镇自建的小程序已关停。",
        "请各镇清理停用自建APP。",
        "我镇不开发小程序,群众办事用省平台。",
        "有的村花费8万元开发小程序,无人使用,被通报。",
        "县级统一建设智慧乡村平台,各村不再建设。",
    ),
)
