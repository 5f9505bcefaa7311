"""ASM016: nothing is charged for taking part in an award, a selection or a creation activity."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Force, Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief, sentences
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified

_FEE = (
    r"(?:会务|劳务|参评|评审|评选|报名|工本|服务|赞助|会|牌匾(?:制作)?|铭牌|证书(?:制作)?|奖牌(?:制作)?|资料|版面|材料|培训|宣传|推广|认证|评估|申报|管理"
    r"|制作"
    r"|参赛|参会|注册|年|审核|展位|展览|专家|咨询|制牌|刊登|出版|入编|活动)费(?:用)?"
)
_CHARGE = pattern(
    r"(?:缴纳|交纳|收取|支付|缴付|上缴|交付|缴|交|付|汇(?:款|入|至)|转账|承担|分摊"
    rf"|按[^,;!?\n]{{0,8}}标准)[^,;!?\n]{{0,16}}?(?:{_FEE}|费用|\d+(?:\.\d+)?(?:万)?元|款项|赞助)"
    r"|(?:认购|认捐|赞助|购买|订购|选购|认领|自购)[^,;!?\n]{0,14}?(?:服务|套餐|礼包|包|产品|牌匾|证书|图书|画册|年鉴|作品集|光盘|广告|版面|展位"
    r"|席位|软件|系统|会员|教材|书籍|册)"
    rf"|{_FEE}[^,;!?\n]{{0,14}}?(?:\d+(?:\.\d+)?(?:万)?元|由[^,;!?\n]{{0,14}}(?:自理|承担|自负|负担|支付|缴纳|分摊|自筹)"
    r"|自理|自负|自筹)|(?:费用|经费)(?:由[^,;!?\n]{0,12}(?:参评|入选|获奖|参赛|申报|创建|获评|授牌|命名)[^,;!?\n]{0,8}(?:自理"
    r"|承担|自负|负担|支付))"
    r"|(?:费用|经费|费)(?:均|全部|一律)?(?:由[^,;!?\n]{0,14})?(?:自行承担|自行解决|自理|自负|自付|自筹|自掏)|付费"
    r"|(?:赞助|协办|冠名|会员)(?:单位|费)?[^,;!?\n]{0,8}\d+(?:\.\d+)?万?元"
    r"|每(?:个|家|单位|村|件|篇|项)[^,;!?\n]{0,8}\d+元"
)
_CONTEST = pattern(
    r"参评|评选|评比|创建|命名|授牌|挂牌|案例|征集|示范|表彰|排行榜|上榜|入选|入围|获奖|获评|竞赛|大赛|评定|品牌|标杆|样板|领跑|星级|荣誉|牌匾|颁奖|优秀|十佳|百强"
    r"|达标|申报(?:单位|对象)|论坛|评奖|最美|推选|奖项|入编"
)
_FREE = pattern(
    r"不(?:得|再|准|许|向)?(?:[^,。;!?\n]{0,8})?(?:收取|收费|缴|交|支付|承担|产生|需|要求)|免费|无需|不收"
    r"|均?由(?:主办|承办|组织|县|市|区|我)[^,。;!?\n]{0,12}(?:承担|列支|负责|支付|保障)|财政(?:列支|保障|承担)|零收费|免收|严禁|禁止|一律不|违规收取"
    r"|被(?:查处|通报|处理|处分|曝光|叫停|约谈|责令)|叫停|予以纠正|退还|清退|补助|奖励|奖金|给予"
    r"|发放|补贴"
)
_VOID = frozenset({Force.FORBID, Force.PAST, Force.QUOTED})
_WORDS = "费 元 认购 认捐 认领 赞助 购 汇款 转账 冠名 会员"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    plain = notice.text.plain
    if not _CONTEST.search(plain):
        return
    for p in sentences(ctx, _WORDS):
        for m in _CHARGE.finditer(p.text):
            if p.at(m.start()).force not in _VOID and not _FREE.search(p.text):
                start, end = p.start + m.start(), p.start + m.end()
                yield Hit(start, end, f"评选创建向参加单位收费:{brief(notice, start, end)}")


RULE = Rule(
    code="ASM016",
    title="评选创建不收费",
    source=Clause("sf-2022", "(不收取费用的要求)", "创建示范不得向参加单位收取任何费用", Verified.CONTENT),
    level=Verdict.BLOCK,
    since=date(2022, 4, 20),
    about=_WORDS,
    check=check,
    lighter="费用由主办方列支;确无经费的,不办这项活动",
    bad=(
        "参评村须缴纳评审费800元,汇入组委会账户。",
        "获评“领跑单位”的,牌匾制作费由获评单位自理。",
        "十佳基层治理案例征集活动收取会务费每单位1500元。",
        "入选排行榜的乡镇可优先认购宣传套餐,每套2万元。",
    ),
    good=(
        "一家学会以颁奖为名向参评村收取制牌费,已经被叫停。",
        "本次评选不收取任何费用。",
        "案例征集免费参加,专家评审费由主办单位承担。",
        "某协会在评选中向参评单位收取会务费,已责令清退。",
        "请各村按户收取城乡居民医保费,每人400元。",
        "对获评示范村给予奖励5万元。",
    ),
)
