"""MTG009: where a deputy or a department convenes, lower principals are not required."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Body, Force, Match, Notice, Side
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.senders import senders
from jianfu.core.rules.sentences import said, told
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified
from jianfu.core.rules.words import STATUTORY_MEETING

_PRINCIPAL = (
    r"(?:(?:党政|党委|政府|党委政府)?(?:主要负责(?:同志|人)?|主要领导(?:同志)?|一把手|正职|主官|主职)|"
    r"(?<!副)(?:乡|镇|县|区|市|街道|村|社区|\))(?:党委|党工委|党组织|党支部|党总支)(?<!副)书记|村书记|社区书记|"
    r"各?(?:乡镇)?(?:乡\(镇\)|县\(市、区\)|县\(区\)|(?<!副)[镇乡县区市州])长|(?:街道)?办事处主任|街道主任|村主任|居委会主任)"
)
_MEET = r"(?:参会|参加|出席|到会|与会|上线|列席|开会)"
_NAMED = pattern(_PRINCIPAL)
# An attendance that names the principal.
_REQUIRED = pattern(
    rf"{_PRINCIPAL}[^;!?,]{{0,24}}?(?:,?(?:务必|准时|按时|必须)[^;,]{{0,8}})?{_MEET}(?!了)|"
    rf"(?:参会|参加|出席|与会)(?:人员|范围|对象)[::]?[^;!?]{{0,20}}?{_PRINCIPAL}"
)
# A choice that leaves room; others of the same level.
_CHOICE = pattern(r"或(?:者)?(?:分管|委托|其他|班子)")
_NOT_BELOW = pattern(r"(?:[县市区省]直|有关单位|各部门|部门|科室)[^,;]{0,10}$")
_NO_PROXY = pattern(
    r"(?:不得|不准|不能|不允许|原则上不|一律不|严禁)(?:[^,;]{0,6})(?:请假|替会|代会|代替|替代|代参会|由他人|派人)"
)
_DEPUTY = pattern(
    r"副(?:市|县|区|州|镇|乡|省|局|厅|部|主任|书记|秘书长|主席|总队|站|所|处|科|科长|组)[长任]?|分管(?:的)?(?:副|领导|负责|局|县|市|区|镇)|"
    r"\w{0,8}(?:局|厅)(?:党组书记、?)?(?:局|厅)长(?:主持|召集|讲话|出席|作)|由?(?:局|厅)长(?:主持|召集|讲话|出席|作)|"
    r"部门负责人(?:主持|召集)|业务科室(?:主持|召集)|由[^,;]{0,8}(?:局|委|办|厅)(?:主持|召集|召开)"
)
_CHAIR = pattern(r"(?:主持人?|召集人)[::](?P<who>\w{0,8}副\w{0,3}长)")
_CONVENES = pattern(r"主持|召集|召开|讲话|出席|部署|安排|参加")
_PRINCIPAL_CONVENES = pattern(
    r"(?:市委书记|县委书记|区委书记|省委书记|州委书记|(?<!副)(?:市|县|区|省|州)长|党委书记|镇党委书记|主要领导|主要负责同志)"
    r"(?:\w{0,4}同志)?(?:将|拟|亲自)?(?:主持|召集|出席会议|出席并讲话|讲话|到会讲话|作(?:动员|部署|讲话))|"
    r"(?:省委|市委|县委|区委|州委|省政府|市政府|县政府|区政府)(?:决定|定于)"
)
_WORDS = (
    "主要负责 主要领导 一把手 正职 主官 主职 书记 长参 长务必 长准时 )长 镇长 乡长 县长 区长 市长 州长 主任",
    "参会 参加 出席 到会 与会 上线 列席 开会",
)
_STRICT = frozenset((Force.FORBID, Force.DUTY))


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    plain = notice.text.plain
    m = next(_required(ctx), None)
    if m is None or STATUTORY_MEETING.search(plain) or _PRINCIPAL_CONVENES.search(plain):
        return
    deputy = _deputy(notice)
    if deputy:
        yield Hit.on(m, f"会议由“{deputy}”召集,要求“{m.text}”")
    elif any(u.value.body in (Body.DEPARTMENT, Body.INTERNAL_UNIT) for u in senders(notice)):
        yield Hit.on(m, f"会议由部门召集,要求“{m.text}”", certain=False)


def _required(ctx: Context) -> Iterator[Match]:
    """On the grassroots: the duty to come, or the ban on sending another (a prohibition that demands)."""
    for passage, m in said(ctx, _REQUIRED, *_WORDS, but={Side.PUBLIC}):
        before = passage.text[: m.start - passage.start]
        open_choice = _CHOICE.search(passage.text)
        if m.statement.force is not Force.MAY and not open_choice and not _NOT_BELOW.search(before):
            yield m
    for s, m in told(ctx, _NO_PROXY, "请假 会 代替 替代 他人 派人", forces=_STRICT):
        if _NAMED.search(s.text):
            yield m


def _deputy(notice: Notice) -> str | None:
    """The words that show a deputy or a department's head as the convener."""
    chair = _CHAIR.search(notice.text.plain)
    if chair:
        return chair["who"]
    for s in notice.statements:
        if s.force not in (Force.PAST, Force.QUOTED) and _CONVENES.search(s.text):
            m = _DEPUTY.search(s.text)
            if m and _CONVENES.search(s.text, m.start()):
                return m[0]
    return None


RULE = Rule(
    code="MTG009",
    title="要求主要负责人参会",
    source=Clause(
        "gd-2024", "第二部分", "分管负责同志召集的会议,一般不要求下级主要负责同志参加", Verified.CONTENT
    ),
    level=Verdict.RETURN,
    since=date(2024, 8, 6),
    check=check,
    about=_WORDS[0],
    lighter="改为“分管或具体负责同志参加”",
    bad=(
        "会议由副市长召集,各县(区)长务必参加。",
        "会议由县应急局局长主持,请各乡镇党委书记参会,不得替会。",
        "定于6月16日上午9时召开防溺水部署会,分管副县长出席并讲话。参会人员:各乡镇主要负责同志。",
        "会议由分管教育的副县长主持召开,请各镇镇长准时参加,原则上不得请假。",
    ),
    good=(
        "会议由分管副市长召集,各县(区)分管负责同志参加。",
        "会议由县委书记主持,请各乡镇党委书记参加。",
        "会议由副县长主持,请各乡镇主要负责同志或分管负责同志参加。",
        "由副县长召集的会议,不得要求乡镇主要负责同志参会。",
        "上周副县长召集的会议,各乡镇党委书记参加了现场观摩。",
    ),
)
