"""Papers that tell: news, reports, replies, essays. A bare verb phrase in them obliges nobody."""

from __future__ import annotations

import re

from jianfu.core.facts.elements import Elements
from jianfu.core.reading.shapes import Text

# Also rules of one's own house.
_BY_NAME = re.compile(
    r"(?:总结|汇报|报告|简报|批复|请示|公示|答复|公报|工作规则|解读|情况说明|表彰|条例|讲话|发言|思考|研究|心得|建议|对策|探析|路径|调研)(?:\(.{1,12}\))?$"
)
_NEWS = re.compile(
    r"^(?:近日|连日来|日前|昨日)[,,]|本[网报台]讯|记者|通讯员|^\d{1,2}月\d{1,2}日[^。]{0,60}[展行召]了"
)
# 该镇, 检查组一行, 下一步…将: a report speaks of its people in the third person.
_THIRD_PERSON = re.compile(
    r"下一步,?(?:该|[^\W\d]{0,10}(?:镇|乡|县|市|区|局|街道|办|委|我们)将)|[。,]该(?:镇|乡|县|市|区|局|村|街道|社区)"
    r"|检查组(?:一行|针对|先后|深入|实地|通过)|会议(?:传达|听取|指出|强调|认为)|(?:截至|截止)?目前,?(?:全|该|我)[县市区镇乡街村]"
    r"|[展行召]了[^。]{0,60}(?:会议|活动|检查|培训|行动)"
)
_ORDERS = re.compile(r"请|通知|^(?:[一二三]、|\([一二三]\))", re.M)
_REPLY = re.compile(
    r"特此(?:报告|汇报|请示|函复|批复|公告|通告|公示)|收悉[。,]|现批复如下|现答复如下|现函复如下"
)
# A long text that turns to nobody for pages is an essay.
_LONG_PROSE = 1000
_SPEAKS_TO = re.compile(
    r"(?:请|要求|责成)各|各(?:村|镇|乡镇|街道|社区|单位|部门|地|县|区|科室)[^,。]{0,12}(?:要|须|应|负责)"
    r"|(?:通知|意见|要求|规定|事项)如下|(?:制定|签订)本|现将|此件"
)
_HEAD, _PAGE = 80, 3000


# Papers that turn to citizens, by their name or by whom they greet.
_PUBLIC_NAME = re.compile(
    r"(?:公告|通告|启事|招聘|告知书|一封信|倡议书|须知|指南|温馨提示|村规民约|居民公约|章程|问答)(?:\(.{1,12}\))?$|致.{2,20}(?:一封信|朋友)"
)
_CITIZENS = re.compile(
    r"(?:村民|居民|市民|群众|业主|家长|朋友|乡亲|父老|商户|经营户|企业|农户|用户|师生|旅客|游客)(?:们|朋友们?|负责人)?$"
)


def speaks_to_citizens(elements: Elements) -> bool:
    """Who is told to act there without a name is a citizen or a firm, not the grassroots."""
    if elements.recipients:
        return all(_CITIZENS.search(r.value.name) for r in elements.recipients)
    return bool(elements.title and _PUBLIC_NAME.search(elements.title.value))


def only_tells(text: Text, elements: Elements) -> bool:
    plain = text.plain
    if _REPLY.search(plain) or (elements.title and _BY_NAME.search(elements.title.value)):
        return True
    if elements.recipients:
        return False
    if not text.messages and not _ORDERS.search(plain) and _is_report(plain):
        return True
    return len(_SPEAKS_TO.findall(plain)) * _LONG_PROSE < len(plain) - _LONG_PROSE


def _is_report(plain: str) -> bool:
    return bool(_NEWS.search(plain, 0, _HEAD) or _THIRD_PERSON.search(plain, 0, _PAGE))
