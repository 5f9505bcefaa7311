"""Sentences of office Chinese -> statements with a force and an actor.

A statement is a clause: what stands between two stops. Its actor is its own, or the one named earlier in the
sentence, or the one at the head of the list (各村要:1.… 2.…).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jianfu.core.facts.actors import ACTORS, Actor, find_actor
from jianfu.core.facts.aspect import is_done, is_in_force, meant
from jianfu.core.facts.clauses import Clause, find_clauses
from jianfu.core.facts.force import ACTS, Mode, force_of
from jianfu.core.facts.layout import Segment, find_segments
from jianfu.core.facts.shapes import Force, Side, Statement, Unit, Value
from jianfu.core.facts.words import Tag, Token, Tokens

_BODY_BEGINS = re.compile(
    r"如下[::。]?|制定本(?:办法|方案|细则|制度|规定|条例|预案|意见)|提出(?:以下|如下)(?:意见|要求)|以下(?:工作|几点|要求|事项)[:。]|签订(?:本|此)"
)
_TITLE = re.compile(
    r"^.{0,60}(?:关于|印发|转发|召开).{2,80}的?(?:通知|意见|函|通报|决定|批复|方案|公告|通告|请示|报告|提示|工作要点)(?:\(.{1,20}\))?$"
)
_RUN_IN = re.compile(r"[^。;:,!?\n]{2,22}(?P<stop>。|:(?!\d))")
_ENDS = frozenset("。!?")
_LIST_OF_FAULTS = re.compile(
    r"问题类型|(?:主要|突出|具体)?表现(?:形式)?$|存在(?:的)?(?:主要|突出)?问题|负面清单|禁止(?:性|行为|事项)|不得有|典型问题|征集(?:内容|范围|重点)|“?[一二三四五六七八九十]+个?(?:不准|严禁|不得)"
)


_YOU = re.compile("大家|各位.*|你们|所有人")
# 区里明天来暗访,路边今天清理到位: who comes is not who has to get ready.
_COMES = re.compile(
    r"[来到](?:我|各|你|咱)?(?:们)?[镇乡村县街社]|(?:下来|前来|来)[^,]{0,8}(?:检查|暗访|督查|督导|调研|视察|考核|验收|巡查|看)"
)
_AIMS = re.compile(r"(?:目的|意义|背景|指导思想|基本原则|总体目标)(?:和[^,。]{2,6})?$")
_WHOEVER = re.compile(r"凡[^,]{2,60}(?:人员|者|户|个人|居民|企业)(?:,|$)")
_TELLS = frozenset({Tag.MUST, Tag.FORBID})
_AT_ONCE = frozenset(["请", "抓紧", "尽快", "务请", "烦请"])
_NO_HEADING = re.compile(r"凡|如|若|对|每|请|各|未|不|要|应|须")
_CALLS = re.compile(r"召开|举办|举行")
_NOW = re.compile("今年|今后|现在|目前|现|如今|下一步|请|务必|从现在起|即日起")
_OF_ITSELF = re.compile("主动|自觉|如实|积极")
_PERSUADE = re.compile("动员|引导|督促|教育|鼓励|发动|告知|提醒|宣传引导")
# 须经…同意 makes the whole sentence a matter of consent.
# 进行了督查, 2016年是…之年: the sentence tells.
_TOLD = re.compile(
    r"[^。]*?(?:进行|开展|召开|组织|完成|建立|实现|取得|下发|印发|作出|举办|成立|通报批评|查处|批评|叫停)[了过]|(?:\d{4}年|今年)是|[^。]{0,30}共(?:报送|涉及|开展|召开|收到|排查|完成)"
)
_CONSENT = re.compile(r"[^。]*?(?:必须|须|需|应当?)(?:事先)?(?:报)?经[^。]{1,40}?(?:同意|批准|审批)")


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a heading or a list head hands down to the items below it."""

    level: int
    heading: str
    actor: Actor | None
    mode: Mode


def find_statements(
    plain: str,
    tokens: Tokens | None = None,
    *,
    issuer: Unit | None = None,
    ranges: Sequence[tuple[int, int]] | None = None,
    titles: Iterable[tuple[int, int]] = (),
    narrative: bool = False,
    to_citizens: bool = False,
) -> tuple[Statement, ...]:
    """Statements of `plain`, or of the given `ranges` of it (messages of a chat, body and tables of a file).

    issuer     who writes: 镇政府 in a paper of the town is the sender
    titles     ranges that name the paper and demand nothing
    narrative  a report or reply: a bare verb phrase tells, it does not oblige
    to_citizens  who is told to act without a name is a citizen
    """
    addressee = Actor(Value("", 0, 0), Side.PUBLIC) if to_citizens else None
    reader = _Reader(plain, tokens or Tokens(plain), issuer, tuple(titles), narrative, addressee)
    for start, end in ranges if ranges is not None else ((0, len(plain)),):
        reader.read(start, end)
    return tuple(reader.out)


class _Reader:
    """Walks segment by segment; keeps the open headings and the number of the sentence."""

    def __init__(
        self,
        plain: str,
        tokens: Tokens,
        issuer: Unit | None,
        titles: tuple[tuple[int, int], ...],
        narrative: bool,
        addressee: Actor | None,
    ) -> None:
        self.plain, self.tokens, self.issuer, self.titles = plain, tokens, issuer, titles
        self.narrative, self.addressee = narrative, addressee
        self.out: list[Statement] = []
        self.sentence = self.paragraph = 0
        self.frames: list[_Frame] = []
        self.base = Mode.DIRECT
        self.persuaded: Actor | None = None
        self.telling = self.once = False

    def read(self, start: int, end: int) -> None:
        self.frames = []
        begins = _BODY_BEGINS.search(self.plain, start, min(end, start + 1200))
        body = begins.start() if begins else start
        paragraph = self.plain.count("\n", 0, start)
        segments = list(find_segments(self.plain, start, end, paragraph))
        for n, segment in enumerate(segments):
            background = Mode.BACKGROUND if segment.start < body else Mode.DIRECT
            self.base = Mode.TELLING if self.narrative else background
            self.paragraph = segment.paragraph
            following = segments[n + 1] if n + 1 < len(segments) else None
            self._segment(segment, following)

    def _segment(self, segment: Segment, following: Segment | None) -> None:
        if segment.level < 9:
            self.frames = [f for f in self.frames if f.level < segment.level]
        text = self.plain[segment.start : segment.end]
        start = segment.start
        title_end = self._title_end(segment, text)
        if title_end > start:
            self._emit(Clause(start, title_end, ""), Mode.TITLE, None, None)
            self.sentence += 1
            start = title_end
        elif segment.level < 9:
            start = self._heading(segment, text, following)
        self._sentences(start, segment, following)

    def _title_end(self, segment: Segment, text: str) -> int:
        """Where the paper's name ends in this segment; its start if there is none. Text may follow in one line."""
        for a, b in self.titles:
            if a <= segment.start < b:
                return min(b, segment.end)
        is_title = segment.level == 9 and len(text) < 90 and _TITLE.match(text)
        return segment.end if is_title else segment.start

    def _heading(self, segment: Segment, text: str, following: Segment | None) -> int:
        """Open a frame for the item's heading; returns where its content begins."""
        run_in = _RUN_IN.match(text)
        if run_in and run_in.end() < len(text) and not _NO_HEADING.match(text):
            heading, content = text[: run_in.start("stop")], segment.start + run_in.end()
        elif (
            len(text) <= 40
            and "。" not in text[:-1]
            and following is not None
            and _is_below(following, segment)
            and not self._tells_to_act(segment, text)
        ):
            heading, content = text, segment.end
        else:
            self._open(segment, "")
            return segment.start
        self._open(segment, heading)
        if content > segment.start:
            # 召开动员会 with its time and place below is the call itself.
            mode = Mode.DIRECT if _CALLS.match(heading) else Mode.BACKGROUND
            self._emit(
                Clause(segment.start, segment.start + len(heading.rstrip("。:")), ":"), mode, None, None
            )
            self.sentence += 1
        return content

    def _tells_to_act(self, segment: Segment, text: str) -> bool:
        """A short item that is a sentence of its own: 严禁…。, 请将名单报镇政府。, 未完成的,取消资格。"""
        words = self.tokens.within(segment.start, segment.end)
        return ("的," in text) or any(w.tag in _TELLS or w.word in _AT_ONCE for w in words)

    def _open(self, segment: Segment, heading: str) -> None:
        above = self.frames[-1] if self.frames else _Frame(-1, "", self.addressee, self.base)
        mode, actor = above.mode, above.actor
        if _LIST_OF_FAULTS.search(heading):
            mode = Mode.QUOTED
        elif _AIMS.search(heading):
            mode = Mode.AIM
        if heading:
            clause = Clause(segment.start, segment.start + len(heading), "")
            actor = self._actor_of(clause) or actor
        self.frames.append(_Frame(segment.level, heading or above.heading, actor, mode))

    def _actor_of(self, clause: Clause) -> Actor | None:
        return find_actor(self.plain, clause, self.tokens.within(clause.start, clause.end), self.issuer)

    def _sentences(self, start: int, segment: Segment, following: Segment | None) -> None:
        top = self.frames[-1] if self.frames else None
        mode = self.base if top is None or top.mode not in (Mode.QUOTED, Mode.AIM) else top.mode
        inherited = top.actor if top else self.addressee
        actor, carried, sentence_end = inherited, None, start
        for clause in find_clauses(self.plain, start, segment.end):
            if clause.start >= sentence_end:
                sentence_end = self._sentence_end(clause.start, segment.end)
                consent = _CONSENT.match(self.plain, clause.start, sentence_end)
                self.once = False
                self.telling = bool(_TOLD.match(self.plain, clause.start, sentence_end))
                if self.telling:
                    carried = Force.PAST
            actor, carried = self._emit(clause, Mode.BACKGROUND if consent else mode, actor, carried)
            if clause.closer in _ENDS:
                actor, carried = inherited, None
            if clause.closer in _ENDS or clause.closer == ";":
                self.sentence += 1
            if clause.closer == ":" and clause.end + 1 >= segment.end and following is not None:
                self._list_head(clause, segment, following, actor, mode)
        self.sentence += 1

    def _sentence_end(self, start: int, end: int) -> int:
        stop = self.plain.find("。", start, end)
        return end if stop < 0 else stop

    def _list_head(
        self, clause: Clause, segment: Segment, following: Segment, actor: Actor | None, mode: Mode
    ) -> None:
        """请各乡镇做好以下工作: hands its actor down. An address line names nobody who must act in each line below."""
        tags = {w.tag for w in self.tokens.within(clause.start, clause.end)}
        if tags - ACTORS and following.level < 9:
            heading = self.plain[clause.start : clause.end][-40:]
            self.frames.append(_Frame(min(segment.level, following.level - 1), heading, actor, mode))

    def _emit(
        self, clause: Clause, mode: Mode, actor: Actor | None, carried: Force | None
    ) -> tuple[Actor | None, Force | None]:
        """Add the clause; returns the actor and the force that reach on to the next one."""
        words = meant(self.plain, self.tokens.within(clause.start, clause.end), clause.start, clause.end)
        own = find_actor(self.plain, clause, words, self.issuer)
        if self.addressee and own and _YOU.fullmatch(own.value.value):
            own = self.addressee
        actor = own or actor
        if own is None and _WHOEVER.match(self.plain, clause.start, clause.end):
            actor = Actor(Value("", clause.start, clause.start), Side.PUBLIC)
        if own is None and self.persuaded and _OF_ITSELF.match(self.plain, clause.start, clause.end):
            actor = self.persuaded  # 引导群众使用小程序,主动申报: the public acts
        self.persuaded = _public(words) or (None if clause.closer in _ENDS else self.persuaded)
        if _NOW.match(self.plain, clause.start):
            self.telling = self.once = False
            carried = None if carried is Force.PAST else carried
        self.telling = self.telling or any(w.tag in (Tag.ONCE, Tag.SINCE) for w in words)
        self.once = self.once or any(w.tag is Tag.ONCE for w in words)
        if own is not None and (carried is Force.OWN or (carried is Force.PAST and not self.telling)):
            carried = None  # another actor steps in
        side = actor.side if actor else Side.OPEN
        text = self.plain[clause.start : clause.end]
        past = mode is not Mode.QUOTED and (
            self.once or (mode is not Mode.TITLE and is_done(self.plain, words, ACTS))
        )
        force = Force.PAST if past else force_of(text, words, side, mode, carried)
        if force is Force.PAST and not self.once and is_in_force(text):
            force = Force.PLAIN
        self.out.append(
            Statement(
                text=text,
                start=clause.start,
                end=clause.end,
                sentence=self.sentence,
                paragraph=self.paragraph,
                heading=self.frames[-1].heading if self.frames else "",
                force=force,
                side=side,
                actor=actor.value if actor else None,
            )
        )
        if force in (Force.DUTY, Force.PAST, Force.OWN):
            carried = force
        elif carried is None and text.startswith("为"):
            carried = Force.PLAIN
        if side is Side.SENDER and _COMES.search(text):
            return self.frames[-1].actor if self.frames else self.addressee, None
        return actor, carried


def _is_below(following: Segment, segment: Segment) -> bool:
    return following.level > segment.level


def _public(words: Sequence[Token]) -> Actor | None:
    """Whom the clause persuades: 动员, 引导 with people behind it."""
    for w in words:
        if _PERSUADE.fullmatch(w.word):
            return Actor(Value("", w.end, w.end), Side.PUBLIC)
    return None


def walk(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Statements grouped by sentence."""
    group: list[Statement] = []
    for s in statements:
        if group and s.sentence != group[0].sentence:
            yield group
            group = []
        group.append(s)
    if group:
        yield group
