"""The voice of a paper: it gives orders, it reports, or it tells a story. And whether it turns to citizens."""

from __future__ import annotations

import re
from enum import Enum

from jianfu.core.facts.elements import Elements
from jianfu.core.patterns import pattern
from jianfu.core.reading.shapes import Text


class Voice(Enum):
    ORDERS = "orders"
    REPORTS = "reports"
    """A report, a reply: a bare verb phrase tells, who is asked must act."""
    SPEAKS = "speaks"
    """A speech: only what has a day, a rhythm or a number, or a name that must act, is asked."""
    NARRATES = "narrates"
    """News, an essay, a complaint: what it says others must do obliges nobody."""


# Also rules of one's own house.
_REPORT_NAME = pattern(r"(?:简报(?:摘要|专刊)?|批复|公示|工作规则|表彰|条例|建议)(?:\(.{1,12}\))?$")
_SPEECH_NAME = pattern(r"(?:讲话|发言)(?:提纲|稿|摘要|要点)?(?:\(.{1,12}\))?$")
# And papers that go up.
_STORY_NAME = pattern(
    r"(?:总结|汇报|报告|请示|答复|公报|情况说明|处分的决定|预警的?信[号息]|问答|简介|概况|收支公开|情况公开|公开表|情况介绍|答记者问|解读|思考|研究|心得|心得体会|对策|探析|路径|调研|述评|综述|侧记|纪实|启示|(?:思考|研究|现状)[与和及][^,。]{2,6})(?:\(.{1,12}\))?$"
)
_REPLY = pattern(
    r"特此(?:报告|汇报|请示|函复|批复|公告|通告|公示)|收悉[。,]|现批复如下|现答复如下|现函复如下"
)
# A name that gives orders: 关于…的通知, …实施方案.
_ORDER_NAME = pattern(
    r"[^,。]*(?:通知|通报|方案|预案|意见|办法|细则|责任书|责任状|承诺书|制度|规定|要点|计划|提示|决定|命令|令|函|标准|考核表|评分表|规则|纪要|清单|要求)(?:\([^)]{1,20}\)|》)?"
)
_STORY = tuple(
    (weight, re.compile(words, re.M))
    for weight, words in (
        # who spoke, or what a meeting said
        (
            2,
            r"(?:会议|会上|[查察导核研]组|书记|[市县区镇乡局处科所站]长|主任|负责人|干部|老师|群众|村民|居民|员|他|她|通报)[^,。“”:]{0,10}?"
            r"(?:指出|强调|表示|认为|提到|提及|说|坦言|介绍|反映|诉苦|倒苦水|告诉|感叹|解释|透露|要求|还?称)(?=[,:“道]|[^,。]{0,8}记者)",
        ),
        (2, r"[网报台社]讯(?![息问])|据悉|据了解|据统计|据介绍|记者|通讯员(?![名队培信])"),
        (2, r"(?:^|。)(?:近日|日前|连日来|昨日|[今去]年以来|截至目前|目前),?(?![^。]{0,40}(?:请|务必|决定|定于|要求|通知|将|要))"),
        (2, r"(?:^|[。.、])\d{1,4}[年月][^,。;起召举]{0,14},(?![^。]{0,60}(?:请|定于|决定|务必|将|经|参加[。,]|参会|开会))"),
        (1, r"该(?:县|市|区|镇|乡|村|局|街道|办|单位|社区|委|公司)"),
        (1, r"[^\W\d](?:了(?!解|的|后|再|就|吗)|(?<![超通经不难度])过(?![程后的度期关渡滤敏往去]))[^,。;]"),
        (
            1,
            r"会上,|导致|造成|致使|甚至|动辄|往往|普遍|平均[^,。]{0,8}\d|高达|多达|常事|疲于|三分之|频繁|多次|违规|盲目|片面|仓促|虚假|索要|形式主义|官僚主义|弄虚作假|走过场|层层加码|层出不穷"
            r"|有的(?:地方|单位|部门|干部|乡镇|村)|部分(?:地方|单位|部门)|一些(?:地方|单位|部门|基层|上级|乡镇|干部)|未经批准|曾[^,。]{0,12}[,。]",
        ),
        (1, r"(?:一位|一名|某)[^,。]{0,8}(?:干部|书记|镇|乡|村|县|局|主任|员)"),
        (1, r"好评|取得[^,。]{0,12}成效|明显(?:提升|改善|增强)|共(?:开展|召开|排查|发现|走访|发放|组织)|余(?:次|人|份|户|条|处|场|吨|件|张|个|名|亩|辆)"),
        (1, r"下一步,[^,。]{0,14}将|(?:以[^,。]{2,8}为(?:目标|抓手|契机),)"),
    )
)  # fmt: skip
_ORDER = pattern(
    r"请(?![示求教假问])|务必|各[^,。;、]{1,10}(?:、[^,。;、]{1,10}){0,3}?(?:要|须|应)|(?:负责|镇|村|乡|社区|街道|单位)(?:要|须|应)|必须|不得|严禁|应当|如下|特此|现将|此件"
    r"|(?:制定|签订)本|[日底时点]前|今[天晚]|明[天早]|本周|尽快|抓紧|立即|马上|[扣加得计]\d"
)
_PLANS = pattern(r"结合[^,。]{0,6}实际|进一步|确保|努力|力争")
_PAGE = 3000
_HINTED, _PROVED = 2, 3
_SENTENCES = 60
# A long text that turns to nobody for pages is an essay.
_LONG_PROSE = 1000
_SPEAKS_TO = pattern(
    r"(?:请|要求|责成)各|各(?:村|镇|乡镇|街道|社区|单位|部门|地|县|区|科室)[^,。]{0,12}(?:要|须|应|负责)"
    r"|(?:通知|意见|要求|规定|事项)如下|(?:制定|签订)本|现将|此件"
)

# Papers that turn to citizens, by their name or by whom they greet.
_PUBLIC_NAME = pattern(
    r"(?:公告|通告|启事|招聘|告知书|一封信|倡议书|须知|指南|(?:温馨|消费|健康|出行|用电|用气|风险|防范|警示|旅游)提示|技术(?:要点|指南|规程|意见)|停[电水气]通知|村规民约|居民公约|章程|倡议)(?:\(.{1,12}\))?$|致.{2,20}(?:一封信|朋友)"
)
_CITIZENS = pattern(
    r"(?:[村居]\)?民|用[水电气户]+|村民|居民|市民|群众|业主|家长|朋友|乡亲|父老|商户|经营户|企业|农户|用户|师生|旅客|游客|客户|乘客|读者|车主|纳税人|缴费人|会员|家人)(?:们|朋友们?|负责人)?$"
)


def speaks_to_citizens(plain: str, elements: Elements) -> bool:
    """Who is told to act there without a name is a citizen or a firm, not the grassroots."""
    if elements.recipients:
        return all(_CITIZENS.search(r.value.name) for r in elements.recipients)
    return bool(_PUBLIC_NAME.search(_name(plain, elements)))


def _name(plain: str, elements: Elements) -> str:
    """The headline, or a first line that has none of its marks."""
    if elements.title:
        return elements.title.value
    line, more, _ = plain[:60].partition("\n")
    return line if more else ""


def voice_of(text: Text, elements: Elements) -> Voice:
    plain, title = text.plain, _name(text.plain, elements)
    if _STORY_NAME.search(title):
        return Voice.NARRATES
    if _SPEECH_NAME.search(title):
        return Voice.SPEAKS
    if _REPORT_NAME.search(title) or _REPLY.search(plain):
        return Voice.REPORTS
    if elements.recipients or text.messages:
        return Voice.ORDERS
    if not _ORDER_NAME.fullmatch(title) and _is_story(plain):
        return Voice.NARRATES
    turns = len(_SPEAKS_TO.findall(plain)) * _LONG_PROSE
    return Voice.REPORTS if turns < len(plain) - _LONG_PROSE else Voice.ORDERS


def _is_story(plain: str) -> bool:
    """More told than ordered: who spoke, what had been done, how it came about."""
    told = sum(weight * len(words.findall(plain, 0, _PAGE)) for weight, words in _STORY)
    ordered = len(_ORDER.findall(plain, 0, _PAGE))
    if ordered or _PLANS.search(plain, 0, _PAGE):
        return told >= _PROVED and told >= 2 * ordered
    return told >= _HINTED or (told > 0 and len(plain) > _SENTENCES)
