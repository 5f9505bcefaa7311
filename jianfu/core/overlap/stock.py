"""Places that every official paper has and that say nothing of copying: head, address, formulas, signature.

They are found by their grammar, not by a list of phrases; what else is common to all papers of an office shows in
the store, as words that very many papers hold.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import Any

from jianfu.core.facts.elements import find_elements
from jianfu.core.facts.shapes import Value
from jianfu.core.reading.shapes import Text

Place = tuple[int, int]

_FORMULAS = (
    # 现将有关事项通知如下: 现印发给你们,请结合实际,认真贯彻执行。
    r"(?:现|特)(?:将|就|作|做|提出|制定|对)?[^。;\n]{0,60}?(?:如下|[印转]发给你们)[^。:;\n]{0,40}[。:;\n]?"
    r"|请(?:各地各部门|各单位|你们)?[^。;\n]{0,12}(?:遵照|贯彻|抓好|组织|参照)[^。;\n]{0,6}(?:执行|落实|实施)[。\n]?"
    r"|(?:本|此)(?:通知|办法|方案|意见|规定|细则|制度)自[^。;\n]{0,16}(?:施行|执行|实施)[。\n]?"
    r"|特此(?:通知|报告|函[告复达]|公告|通报|批复|说明)[。!\n]?"
    # 根据《…》要求,  为深入贯彻…精神,
    r"|(?:根据|按照|依据|遵照)[^。;,\n]{2,80}(?:要求|规定|精神|安排|部署|通知|意见|办法)(?:[(〔][^)\n]{0,30}[)])?,"
    r"|为(?:[了认真深入全面进一步切实扎]{0,8})(?:贯彻|落实|学习)[^。;,\n]{2,60}(?:精神|要求|部署|决策|会议|指示|思想),"
    r"|(?:联系(?:人|电话|方式)|电话|传真|(?:电子)?邮箱|邮编|地址|网址)[:][^\n。;]{0,80}"
    r"|^附件[\d一二三四五六七八九十]*[:][^\n]{0,200}(?:\n\d{1,2}\.[^\n]{0,80})*"
    r"|^\(?(?:此件|抄[送报]|主题词|主送|索引号|文号|发[文布]文号|发文字号|签发人|来源|责任编辑|[^\n]{0,30}印发$)[^\n]{0,200}"
)
_AFTER_ALL_PAPERS = datetime(9999, 1, 1)


def find_stock(plain: str) -> tuple[list[Place], Place | None]:
    """Places of `plain` that are no words of its own, and the place of its headline."""
    paper = find_elements(Text(plain, plain), now=_AFTER_ALL_PAPERS)
    found: list[Value[Any] | None] = [
        *paper.issuers,
        *paper.recipients,
        paper.title,
        paper.doc_number,
        paper.issued_on,
    ]
    places = [(one.start, one.end) for one in found if one] + [m.span() for m in _formulas().finditer(plain)]
    return sorted(places), (paper.title.start, paper.title.end) if paper.title else None


@cache
def _formulas() -> re.Pattern[str]:
    return re.compile(_FORMULAS, re.M)
