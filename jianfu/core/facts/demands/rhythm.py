"""When and how often: the deadline and the frequency of one demand."""

from __future__ import annotations

from dataclasses import replace

from jianfu.core.facts.deadlines import find_deadline, find_period
from jianfu.core.facts.demands.shapes import Draft, Paper
from jianfu.core.facts.demands.wording import is_to_hold, rhythm_of
from jianfu.core.facts.frequency import find_frequency, is_once
from jianfu.core.facts.shapes import Deadline, Force, Frequency, Kind, Role
from jianfu.core.patterns import pattern

# An act that lasts has its days in a section of their own: 考核时间, 活动时间.
_LASTING = frozenset({Kind.INSPECTION, Kind.ASSESSMENT, Kind.TRAINING, Kind.OTHER})
_SHARED = frozenset(
    {Kind.REPORT_OR_FORM, Kind.DELEGATED_TASK, Kind.INSPECTION, Kind.APP_OR_GROUP, Kind.TRACE}
)
_HEAD = 4000
_THEN_HAND_IN = pattern(r"[,;][^,;。]{0,24}?(?:前|内|日|底)[^,;。]{0,24}?[将把报交][^;。]{0,20}")
_TOGETHER = pattern(r"(?:与|同)?[^,]{0,10}一[并同起](?:反馈|报|交|提交|上报|送)")
# A paper about one occasion: what it asks for is done with it.
_OCCASION = frozenset({Kind.MEETING, Kind.TRAINING, Kind.OTHER})
_OF_ONE_VISIT = pattern(
    r"调研|视察|征求|征集|接待|观摩|专项|活动|集中|清理|普查|回头看|走访慰问|督办|选聘|评选|排查整治|核查|紧急"
)
_SCORED = frozenset({Kind.INSPECTION, Kind.TRACE})
_AT_ONCE = pattern(r"立即|马上|即刻|抓紧|尽快|第一时间(?!报)|此次|本次|专项|限期")
_STANDING = pattern(
    r"定期|不定期|日常|经常|随时|长期|常态|发生.{0,12}[时后]|一旦|发现.{0,12}[的时后]|如有|遇有|接到"
)
_ENDS_OF_ITSELF = pattern(
    r"自查|验收|(?:认真|全面)(?:进行|开展)?(?:检查|督查|排查)|制定|编制|撰写|起草|公布|评选|摸底|普查|(?:开展|进行|组织)一次"
)
_SET_FOR = pattern("(?:决定|定|拟)于(?=.?$)")
_EACH_TIME = pattern(r"每次|每场|每期会议")
_EACH_YEAR = pattern(
    r"年度|年终|年底|全年|当年|本年|年内|(?:\d{4}|[X×]{2,4}|20[X×]{2})(?:[-—至]\d{4})?年(?!\d{1,2}月)"
)
_THIS_YEAR = pattern("当年|年内|全年")
_MONTH = pattern(r"\d{1,2}月份|[一二三四五六七八九十]月份|当月|本月")
_QUARTER = pattern(r"[一二三四1-4]季度|当季|本季")


def deadline_of(paper: Paper, draft: Draft, before: Deadline | None) -> Deadline | None:
    """The demand's own, or one that stands earlier in its sentence, or the period its section gives.

    before  the deadline of the demand that stands before, shared by what is sent 一并 with it
    """
    own = (_deadline_in(paper, a, b, draft.kind) for a, b in draft.evidence)
    found = next((d for d in own if d), None)
    if found is None and draft.kind in _SHARED:
        found = _deadline_in(paper, draft.sentence, draft.end, draft.kind)
    if found is None and draft.kind in (*_SHARED, Kind.MEETING) and not rhythm_of(paper, draft):
        found = _due_with_the_next(paper, draft) or _of_heading(paper, draft)
    if found is None and _TOGETHER.search(paper.plain, draft.start, draft.end):
        return before
    if found is None and draft.kind in _LASTING and not rhythm_of(paper, draft):
        start, end = paper.reach(draft.start)
        found = find_period(
            paper.plain,
            start,
            end,
            base=paper.base,
            calendar=paper.calendar,
            known=paper.known,
            year=paper.year,
        )
    return found


def _deadline_in(paper: Paper, start: int, end: int, kind: Kind) -> Deadline | None:
    return find_deadline(
        paper.plain,
        start,
        end,
        base=paper.base,
        calendar=paper.calendar,
        known=paper.known,
        year=paper.year,
        kind=kind,
    )


def _due_with_the_next(paper: Paper, draft: Draft) -> Deadline | None:
    """开展一次自查,6月底前将自查情况报县局: what is handed in by then has been done by then."""
    behind = paper.plain[draft.end : draft.sentence_end]
    if draft.kind in (Kind.TRACE, Kind.MEETING) or not _THEN_HAND_IN.match(behind):
        return None
    return _deadline_in(paper, draft.end, draft.sentence_end, Kind.REPORT_OR_FORM)


def _of_heading(paper: Paper, draft: Draft) -> Deadline | None:
    """(一)入户排查(5月20日前完成)。: days in the brackets of a heading hold for all below it."""
    heading = draft.statement.heading
    at = paper.plain.rfind(heading, max(0, draft.start - _HEAD), draft.start) if heading else -1
    opened = heading.rfind("(")
    if at < 0 or opened < 0:
        return None
    return _deadline_in(paper, at + opened, at + len(heading), Kind.INSPECTION)


def with_period(draft: Draft, deadline: Deadline | None) -> Draft:
    """The words that give the days belong to the evidence: 考核时间2011年12月16日至25日."""
    if (
        deadline is None
        or draft.kind not in _LASTING
        or any(a <= deadline.start < b for a, b in draft.evidence)
    ):
        return draft
    return replace(draft, more=(*draft.more, (deadline.start, deadline.end)))


def frequency_of(
    paper: Paper, draft: Draft, deadline: Deadline | None, theme: frozenset[Kind], before: Frequency | None
) -> Frequency | None:
    """`before`: the rhythm of the demand that stands before, meant by 每次."""
    if draft.kind is Kind.MEETING and not is_to_hold(paper, draft):
        return Frequency.ONCE
    if draft.kind is Kind.ASSESSMENT:
        return _of_scheme(paper, draft, deadline, theme)
    rhythm = rhythm_of(paper, draft)
    if rhythm and not _has_a_day_of_its_own(paper, draft, deadline):
        return rhythm
    if _EACH_TIME.search(paper.plain, draft.sentence, draft.end):
        return before
    if draft.kind is Kind.RESPONSIBILITY_LETTER:
        return _period(paper)
    if Kind.ASSESSMENT in theme and draft.role is not Role.PERFORM and draft.kind in _SCORED:
        return _period(paper)  # visits and proofs of a scheme come round with it
    if draft.kind is Kind.TRAINING and draft.statement.force is Force.OWN:
        return Frequency.ONCE  # the sender holds it
    if _THIS_YEAR.search(paper.plain, draft.sentence, draft.end):
        return Frequency.YEARLY
    occasion = theme & _OCCASION or _OF_ONE_VISIT.search(paper.title or paper.plain[:60].partition("\n")[0])
    return Frequency.ONCE if _is_once(paper, draft, deadline, bool(occasion)) else None


def _has_a_day_of_its_own(paper: Paper, draft: Draft, deadline: Deadline | None) -> bool:
    """每月报进展,10月10日前报总结: the rhythm is that of the act before."""
    s = draft.statement
    return (
        deadline is not None
        and deadline.date is not None
        and s.start <= deadline.start < s.end
        and find_frequency(paper.plain, s.start, s.end) is None
        and draft.kind is Kind.REPORT_OR_FORM
    )


def _of_scheme(
    paper: Paper, draft: Draft, deadline: Deadline | None, theme: frozenset[Kind]
) -> Frequency | None:
    """The rhythm its main words name; else the period of the title; else what its other lines name."""
    if deadline and deadline.certain and _SET_FOR.search(paper.plain, draft.start, deadline.start):
        return Frequency.ONCE
    own = (
        find_frequency(paper.plain, draft.start, draft.end)
        if draft.own
        else rhythm_of(paper, replace(draft, more=()))
    )
    if own:
        return own
    if deadline and deadline.certain and not _EACH_YEAR.search(paper.title):
        return Frequency.ONCE
    if theme & {Kind.ASSESSMENT, Kind.RESPONSIBILITY_LETTER}:
        return _period_of_name(paper) or rhythm_of(paper, draft) or _period(paper)
    return (
        Frequency.YEARLY
        if _EACH_YEAR.search(paper.plain, draft.sentence, draft.end)
        else rhythm_of(paper, draft)
    )


def _period_of_name(paper: Paper) -> Frequency | None:
    """A scheme comes round with the period it is named after: 2022年度…责任书, 5月份考评."""
    name = paper.title or paper.plain[:60]
    if _MONTH.search(name):
        return Frequency.MONTHLY
    if _QUARTER.search(name):
        return Frequency.QUARTERLY
    return Frequency.YEARLY if _EACH_YEAR.search(name) else None


def _period(paper: Paper) -> Frequency | None:
    return _period_of_name(paper) or (Frequency.YEARLY if _EACH_YEAR.search(paper.plain, 0, _HEAD) else None)


def _is_once(paper: Paper, draft: Draft, deadline: Deadline | None, occasion: bool) -> bool:
    start = draft.sentence
    if draft.kind in (Kind.MEETING, Kind.OTHER, Kind.SECONDMENT):
        return not _STANDING.search(paper.plain, start, draft.end)
    if _STANDING.search(paper.plain, start, draft.end):
        return False
    if draft.kind in _SHARED and _deadline_in(paper, draft.sentence, draft.sentence_end, draft.kind):
        return True  # a step towards what is due at the end of the sentence
    if deadline is not None or occasion or is_once(paper.plain, draft.start, draft.end):
        return True
    return bool(
        _AT_ONCE.search(paper.plain, start, draft.end)
        or _ENDS_OF_ITSELF.search(paper.plain, draft.start, draft.end)
    )
