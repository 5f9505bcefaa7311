"""Text -> Notice: the elements of the paper, its statements, its demands."""

from __future__ import annotations

import re
from datetime import datetime

from jianfu.core.facts.demands import Paper, find_demands
from jianfu.core.facts.elements import Elements, find_elements, time_base
from jianfu.core.facts.ranges import spoken_ranges
from jianfu.core.facts.shapes import Notice, Value
from jianfu.core.facts.statements import find_statements
from jianfu.core.facts.words import Tokens
from jianfu.core.reading.shapes import Text
from jianfu.core.worktime import Calendar

# Papers that tell, reply or lay down rules of one's own house: a bare verb phrase in them obliges nobody.
_TELLING = re.compile(
    r"(?:总结|汇报|报告|简报|批复|请示|公示|答复|公报|工作规则|解读|情况说明|表彰|条例|讲话|发言|思考|研究|心得|建议)(?:\(.{1,12}\))?$"
)
_NEWS = re.compile(
    r"^(?:近日|连日来|日前|昨日)[,,]|本[网报台]讯|记者|通讯员|^\d{1,2}月\d{1,2}日[^。]{0,60}[展行召]了"
)
# A long text that turns to nobody for pages is an essay.
_LONG_PROSE = 1000
_SPEAKS_TO = re.compile(
    r"(?:请|要求|责成)各|各(?:村|镇|乡镇|街道|社区|单位|部门|地|县|区|科室)[^,。]{0,12}(?:要|须|应|负责)"
    r"|(?:通知|意见|要求|规定|事项)如下|(?:制定|签订)本|现将|此件"
)
_ORDERS = re.compile(r"请|通知|^(?:[一二三]、|\([一二三]\))", re.M)
_REPLY = re.compile(
    r"特此(?:报告|汇报|请示|函复|批复|公告|通告|公示)|收悉[。,]|现批复如下|现答复如下|现函复如下"
)


def find_facts(text: Text, *, now: datetime, calendar: Calendar) -> Notice:
    """Everything the paper says. `now`: the examination's clock, the base of 明天 in a paper without a date."""
    elements = find_elements(text, now=now)
    tokens = Tokens(text.plain)
    title = elements.title
    ranges = tuple(spoken_ranges(text))
    statements = find_statements(
        text.plain,
        tokens,
        issuer=elements.issuers[0].value if elements.issuers else None,
        ranges=ranges,
        titles=((title.start, title.end),) if title else (),
        narrative=_only_tells(text, elements),
    )
    base = time_base(elements, sent_at=text.sent_at, now=now)
    paper = Paper(
        plain=text.plain,
        tokens=tokens,
        title=title.value if title else "",
        base=base.moment,
        known=base.known,
        calendar=calendar,
        year=base.year,
        title_at=(title.start, title.end) if title else None,
        recipients=tuple(Value(r.value.name, r.start, r.end) for r in elements.recipients),
        ranges=ranges,
    )
    return Notice(
        text=text,
        title=title,
        issuers=elements.issuers,
        doc_number=elements.doc_number,
        genre=elements.genre,
        issued_on=elements.issued_on,
        sent_at=text.sent_at,
        recipients=elements.recipients,
        urgency=elements.urgency,
        emergency=elements.emergency,
        body=elements.body,
        statements=statements,
        demands=find_demands(paper, statements),
        now=now,
    )


def _only_tells(text: Text, elements: Elements) -> bool:
    if not elements.recipients and _NEWS.search(text.plain, 0, 80) and not _ORDERS.search(text.plain):
        return True
    spoken_to = len(_SPEAKS_TO.findall(text.plain)) * _LONG_PROSE
    if spoken_to < len(text.plain) - _LONG_PROSE and not elements.recipients:
        return True
    return bool(_REPLY.search(text.plain)) or bool(elements.title and _TELLING.search(elements.title.value))
