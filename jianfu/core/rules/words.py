"""Pieces of patterns and of papers that several rules need. Rules run on `Text.plain`: half-width , : ( ) and digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianfu.core.facts.shapes import Demand, Force, Match, Notice, Side, Statement
from jianfu.core.rules.patterns import pattern

# Who the grassroots is, as an address or as the one who must act.
TOWNSHIP = r"(?:乡镇|镇街|街镇|镇乡|街道|乡|镇)"
VILLAGE = r"(?:行政村|村居|居委会|村委会|村|社区)"
GRASSROOTS = pattern(rf"各?{TOWNSHIP}|各?{VILLAGE}|网格员|基层|县(?:市、)?区|区县")

# Heads of villages and communities: 村主任 and 居委会主任 count (decision 11).
VILLAGE_HEADS = (
    r"(?:村支书|村书记|村主任|村长|社区书记|社区主任|(?:村|居)委会主任|村居书记|居民?区书记|"
    r"(?:村|社区|居|村居|村\(社区\)|村\(居\)|村、社区|社区\(村\))(?:两委|党委)?(?:的)?"
    r"(?:(?:党)?(?:总)?支部)?(?:书记|主任|主职|主要负责|负责人|一把手)|书记主任|书记、主任)"
)

# To hand something in. 通报 is what a superior does; a bare 报 counts before the one who gets it.
REPORT = (
    r"(?:报送|上报|呈报|填报|报备|汇报|反馈|提交|上交|交回|报回|回传|报至|报到|报给|函告|发送至|发至|书面报告?|"
    r"交(?=一份|份|至|到|来|报|我)|报告(?!会|书|人|的|制度|期|单位)|报(?=我|本|县|市|区|省|州|局|镇|乡|街道|领导小组|指挥部|专班))"
)

# A paper that speaks for the party committee or government itself.
AGREED = pattern(
    r"经[^,。;]{0,16}(?:党委|党工委|政府|县委|市委|区委|省委|国务院|常务会|常委会|办公会|领导小组)[^,。;]{0,12}"
    r"(?:同意|批准|审定|审议通过|研究决定)|(?:受|根据)[^,。;]{0,16}(?:政府|党委|县委|市委|区委)[^,。;]{0,6}(?:委托|授权)|"
    r"经[^,。;]{0,10}授权"
)

# A speech or an article tells of practices; it gives no orders and has no limit of length.
_TELLS = pattern(
    r"\A(?:[^\n]*\n){0,2}[^\n。,;]{0,60}(?:讲话(?:稿|提纲)?|思考与建议|调研报告|对策|路径|现状|述评|发言材料|经验交流)(?:\n|\Z)|同志们[::]"
)


def only_tells(notice: Notice) -> bool:
    return _TELLS.search(notice.text.plain, 0, 400) is not None


# The article that asks for it (E2).
BY_LAW = pattern(r"《[^》]{2,30}(?:法|条例)》第[一二三四五六七八九十百零\d]+条")

# Meetings whose holding a law or the party constitution sets (E5).
STATUTORY_MEETING = pattern(
    r"党代会|党代表大会|人代会|人民代表大会|人大常委会|政协(?:会议|全会|全体会议)|政协[^,。]{0,12}全体会议|"
    r"全委会|全委\(扩大\)|全会|常委会|常务会|代表大会|换届选举|党员大会|村民(?:代表)?会议|居民(?:代表)?会议"
)


_BELOW = (Side.BELOW, Side.OPEN)
# 请…报我局: the sender receives, the reader acts.
_TO_US = pattern(
    r"^(?:并)?请(?!示)[^。;]*(?:报|送|交|发|反馈|传|回)(?:送|至|到|给|回)?(?:我|本)[局办委厅中部县镇街科股室站所]"
)

_NO_LONGER = pattern(
    r"不再|不要求|无需|无须|不必|^(?:过去|此前|以往|之前|去年|前年|上周|昨天)(?!的?总结)|曾(?:要求|经|被)|听取了?"
)


def asked(notice: Notice, words: re.Pattern[str]) -> Iterator[Match]:
    """`Notice.asks` for patterns that name act and object by themselves.

    Such an act is demanded also in a clause that otherwise only exhorts (要确保传达不过夜), and in one that names
    the grassroots and its act without a modal verb (各村抽1名干部到镇里坐班).
    """
    for s in notice.statements:
        if _is_demand(s):
            for m in words.finditer(s.text):
                if not _NO_LONGER.search(s.text):
                    yield Match(s, s.start + m.start(), s.start + m.end(), m.group())


def _is_demand(s: Statement) -> bool:
    if s.force is Force.DUTY or s.force is Force.EXHORT:
        return s.side in _BELOW
    if s.force is Force.PLAIN:
        return s.side is Side.BELOW and s.actor is not None and s.actor.start >= s.start
    if s.force is not Force.OWN:
        return False
    return _TO_US.search(s.text) is not None or (s.side is Side.OPEN and s.text.startswith("要"))


def sentence(notice: Notice, m: Match) -> str:
    """The whole sentence in which a match stands."""
    same = [s for s in notice.statements if s.sentence == m.statement.sentence]
    return notice.text.plain[same[0].start : same[-1].end]


# One named department of the same level or above: not the one who is asked from above.
_DEPARTMENT = pattern(r"^(?:[一-鿿]{1,4})?[省市县区州我][一-鿿]{0,12}(?:局|委|厅|办|部|中心|办公室)$")


def by_department(m: Match) -> bool:
    """Is it a department like the sender, and not the grassroots, that has to act?"""
    actor = m.statement.actor
    return actor is not None and actor.end <= m.start and _DEPARTMENT.match(actor.value) is not None


def around(notice: Notice, demand: Demand) -> str:
    """The sentences in which a demand stands; of a meeting also where its time is named."""
    spans = [*demand.evidence]
    if demand.meeting and demand.meeting.starts_at:
        spans.append((demand.meeting.starts_at.start, demand.meeting.starts_at.end))
    plain, parts = notice.text.plain, []
    for start, end in spans:
        first = max(plain.rfind(stop, 0, start) for stop in "。\n") + 1
        last = min((at for stop in "。\n" if (at := plain.find(stop, end)) >= 0), default=len(plain))
        parts.append(plain[first:last])
    return "\n".join(parts)
