"""Statements -> demands: acts clause by clause, joined where they come to the same act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, islice
from operator import attrgetter

from jianfu.core.facts.audience import audience_of
from jianfu.core.facts.demands import (
    apps,
    assessing,
    contests,
    gathering,
    inspecting,
    lending,
    letters,
    reporting,
    tasks,
    tracing,
)
from jianfu.core.facts.demands.adding import LONGEST, add, longer
from jianfu.core.facts.demands.calls import by_label, by_title
from jianfu.core.facts.demands.join import join
from jianfu.core.facts.demands.rhythm import deadline_of, frequency_of, with_period
from jianfu.core.facts.demands.shapes import Draft, Paper
from jianfu.core.facts.demands.theme import theme_of
from jianfu.core.facts.demands.view import Act, View
from jianfu.core.facts.demands.wording import is_to_hold
from jianfu.core.facts.meetings import find_meeting
from jianfu.core.facts.proofs import find_proofs
from jianfu.core.facts.shapes import Deadline, Demand, Force, Kind, Meeting, Statement
from jianfu.core.facts.words import Tag
from jianfu.core.patterns import pattern

# The order decides who explains a word first: 签订责任书 before 检查, 上传照片 before 上传.
FINDERS = tuple(
    kind.FINDER
    for kind in (
        letters, apps, lending, gathering, contests, tracing, assessing, inspecting, reporting, tasks,
    )
)  # fmt: skip
_SILENT = frozenset({Force.FORBID, Force.QUOTED, Force.EXHORT, Force.MAY})
# What may be asked without telling anybody to act: a paper that is a letter, a phone that stays on, a loss.
_TELLING = (letters.FINDER, tracing.FINDER, assessing.FINDER)
_MOST_CLAUSES = 60  # of one sentence; within it each clause may look at all
# More demands than any paper makes. What joins them and dates them looks at the whole paper each time.
_MOST = 400
_SCRAP = 8
_BEGINS_WORK = frozenset({Tag.LIGHT, Tag.EXHORT, Tag.SETUP, Tag.BUILD})
# 做好排查、上报、化解工作: one general task, not three acts.
_LIST_OF_WORK = pattern(r"(?:做好|抓好|落实|开展|负责|搞好)[^,]*、[^,]{2,8}、[^,]{2,8}等?工作$")
# 按照查看现场、入户走访相结合的方式进行: one act and its methods.
_METHODS = pattern(r"(?:方式|形式|方法)(?:进行|开展)?$")
_PURPOSE = pattern(r"为|根据|按照|鉴于|由于|随着")

# 发现问题及时整改: belongs to any looking.
_FIXES = pattern(
    r"(?:并|对)?(?:发现|检查|排查|自查|存在)?[^,]{0,6}(?:问题|隐患)?(?:要|应|须)?(?:及时|立即|限期)(?:予以|进行)?(?:整改|处置|处理|纠正)(?:到位)?$"
)
_DAY = pattern(r"(?:请|于|务必|最迟|每[周月季年])*[\d年月日号底周末前以内时点下上午班:各自止]+")
# 9月20日前完成: says no more than when.
_DUE = pattern(
    r"(?:并|要|须|务必|确保|力争|全部|于|在)*[^,。]{0,14}(?:前|内|日|底)(?:要|须|务必|必须|应|全面|全部|基本|予以)*(?:完成|结束|到位|办结|完毕|落实到位)$"
    r"|(?:请|于|务必|最迟)*[^,。]{0,4}[今明后本下周星月日号时点\d][^,。]{0,8}(?:前|之前|以内|之内)$"
)


def find_demands(paper: Paper, statements: Sequence[Statement]) -> tuple[Demand, ...]:
    theme = theme_of(paper.title, paper.plain)
    asking = Asking(paper, theme)
    drafts: list[Draft] = []
    for _, group in groupby(statements, key=attrgetter("sentence")):
        while sentence := list(islice(group, _MOST_CLAUSES)):
            drafts.extend(_of_sentence(paper, sentence, asking))
    drafts = join(paper, drafts[:_MOST], theme)
    if (
        called := by_title(paper, drafts, statements, theme) or by_label(paper, drafts, statements)
    ) is not None:
        drafts.insert(0, called)
    demands: list[Demand] = []
    for draft in drafts:
        demands.append(_demand(paper, draft, theme, demands[-1] if demands else None))
    return tuple(demands)


class Asking:
    """Asks the finders about the clauses of one paper: only those whose words, or signs, a clause holds."""

    def __init__(self, paper: Paper, theme: frozenset[Kind]) -> None:
        self.paper, self.theme = paper, theme
        self.told, self.untold = (
            tuple((f, bool(f.themes & theme), _held(paper.plain, f.signs)) for f in finders)
            for finders in (FINDERS, _TELLING)
        )

    def acts_of(self, statement: Statement, sentence: str = "") -> list[Act]:
        if statement.force in _SILENT:
            return []
        words = self.paper.tokens.within(statement.start, statement.end)
        view = View(self.paper.plain, statement, words, self.theme, sentence)
        told = view.is_duty or view.is_own or Kind.ASSESSMENT in self.theme
        acts: list[Act] = []
        for finder, always, signs in self.told if told else self.untold:
            if always or not finder.about.isdisjoint(view.tags) or (signs and _holds(view.text, signs)):
                acts += finder.find(view)
        if len(acts) > 1 and _METHODS.search(statement.text):
            return acts[:1]
        if len(acts) > 1 and _LIST_OF_WORK.search(statement.text):
            return [Act(Kind.DELEGATED_TASK, tuple(w for act in acts for w in act.words))]
        return acts


def _held(plain: str, words: str) -> tuple[str, ...]:
    return tuple(word for word in words.split() if word in plain)


def _holds(text: str, words: Iterable[str]) -> bool:
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False


def _of_sentence(paper: Paper, sentence: list[Statement], asking: Asking) -> list[Draft]:
    drafts: list[Draft] = []
    bounds = (sentence[0].start, sentence[-1].end)
    if paper.title_at and sentence[0].start in range(*paper.title_at):
        return []
    whole = paper.plain[slice(*bounds)]
    lead: Statement | None = None  # clauses before an act that say when and for whom
    for n, s in enumerate(sentence):
        if drafts and _is_due(sentence, n) and s.actor in (None, drafts[-1].statement.actor):
            drafts[-1] = longer(drafts[-1], replace(drafts[-1], start=s.start, end=s.end))
            continue  # 乡级培训由各乡镇组织,9月20日前完成
        acts = asking.acts_of(s, whole)
        if not acts:
            lead = (lead or s) if _leads(paper, s) else None
            continue
        if (drafts or s.text[0] in "并对") and _FIXES.match(s.text):
            continue
        if n and len(s.text) < _SCRAP:
            if (
                drafts
                and acts[0].kind is Kind.DELEGATED_TASK
                and acts[0].words[-1:]
                and acts[0].words[-1].end == s.end
            ):
                continue  # …排查隐患,及时整改; 安装警示标志 has a thing of its own
            lead = lead or sentence[n - 1]
        start = lead.start if lead and s.end - lead.start <= LONGEST else s.start
        lead = None
        # 要关好门窗: too short to be found again
        end = sentence[n + 1].end if s.end - start < _SCRAP and n + 1 < len(sentence) else s.end
        for act in acts:
            add(paper, drafts, Draft(act.kind, act.role, start, end, s, act.own, act.words, *bounds))
    return drafts


def _is_due(sentence: list[Statement], n: int) -> bool:
    """A clause that says when: 全部完成 what stands before it; 4月8日前 by itself opens what follows."""
    s = sentence[n]
    if _DAY.fullmatch(s.text) and n + 1 < len(sentence):
        return False
    return _DUE.match(s.text) is not None


_HALF = ("的", "时", "后", "前", "内", "上", "下", "情况", "人员", "单位", "部门", "问题", "对象", "工作")
_MUST_OF = pattern(r"[^\W\d_]要$", signs="要")


def _leads(paper: Paper, s: Statement) -> bool:
    """A clause without an act of its own that says when, for whom or on what the next one acts."""
    if s.force not in (Force.PLAIN, Force.DUTY) or _PURPOSE.match(s.text):
        return False
    if s.text.endswith(_HALF) or _MUST_OF.search(s.text):
        return True
    return _BEGINS_WORK.isdisjoint([w.tag for w in paper.tokens.within(s.start, s.end)])


def _demand(paper: Paper, draft: Draft, theme: frozenset[Kind], before: Demand | None) -> Demand:
    meeting = _meeting(paper, draft)
    deadline = deadline_of(paper, draft, before.deadline if before else None)
    if deadline is None and draft.kind is Kind.TRAINING and meeting and (at := meeting.starts_at):
        deadline = Deadline(paper.plain[at.start : at.end], at.start, at.end, at.value, True, True)
    draft = with_period(draft, deadline)
    return Demand(
        kind=draft.kind,
        evidence=draft.evidence,
        role=draft.role,
        frequency=frequency_of(paper, draft, deadline, theme, before.frequency if before else None),
        deadline=deadline,
        audience=audience_of(paper, draft),
        proofs=find_proofs(paper.tokens, draft.evidence),
        meeting=meeting,
        statement=draft.statement,
    )


def _meeting(paper: Paper, draft: Draft) -> Meeting | None:
    """Of a meeting to go to, and of training with a day: it takes the same hours from the same people."""
    if draft.kind not in (Kind.MEETING, Kind.TRAINING):
        return None
    # A meeting the reader has to hold is described by its own words only.
    held = is_to_hold(paper, draft)
    reach = (draft.start, draft.end) if held else paper.reach(draft.start)
    # 9月8日上午9点,三楼会议室,推进会,…参加: the day may open the sentence.
    places = draft.evidence if held else (*draft.evidence, (draft.sentence, draft.end))
    meeting = find_meeting(
        paper.plain,
        places,
        reach,
        base=paper.base,
        calendar=paper.calendar,
        known=paper.known,
        year=paper.year,
    )
    return meeting if draft.kind is Kind.MEETING or meeting.starts_at else None
