"""Sentences of office Chinese -> statements with a force and an actor.

A statement is a clause: what stands between two stops. Its actor is its own, or the one named earlier in the
sentence, or the one at the head of the list (各村要:1.… 2.…).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jianfu.core.facts.actors import ACTORS, find_actor
from jianfu.core.facts.aspect import is_done, is_in_force, meant
from jianfu.core.facts.clauses import Clause, find_clauses
from jianfu.core.facts.force import force_of
from jianfu.core.facts.headings import is_name, mode_below, run_in
from jianfu.core.facts.layout import Segment, find_segments
from jianfu.core.facts.modes import ACTS, Mode
from jianfu.core.facts.reaching import (
    COMES,
    CONSENT,
    DID,
    NOW,
    OF_ITSELF,
    STILL,
    TOLD,
    WHOEVER,
    WILL_BE,
    YOU,
    public,
    reaches_on,
)
from jianfu.core.facts.shapes import Force, Side, Statement, Unit, Value
from jianfu.core.facts.sides import Actor
from jianfu.core.facts.telling import Voice
from jianfu.core.facts.words import Tag, Token, Tokens
from jianfu.core.records import record

_BODY_BEGINS = re.compile(
    r"如下[::。]?|制定本(?:办法|方案|细则|制度|规定|条例|预案|意见)|提出(?:以下|如下)(?:意见|要求)|以下(?:工作|几点|要求|事项)[:。]|签订(?:本|此)"
)
_ENDS = frozenset("。!?")


_MODES = {
    Voice.ORDERS: None,
    Voice.REPORTS: Mode.TELLING,
    Voice.SPEAKS: Mode.SPEECH,
    Voice.NARRATES: Mode.STORY,
}
_TELLS = frozenset({Tag.MUST, Tag.FORBID})
_AT_ONCE = frozenset(["请", "抓紧", "尽快", "务请", "烦请"])
_CALLS = re.compile(r"召开|举办|举行")
_BACKGROUND = frozenset({Tag.ONCE, Tag.SINCE})


@record
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
    voice: Voice = Voice.ORDERS,
    to_citizens: bool = False,
) -> tuple[Statement, ...]:
    """Statements of `plain`, or of the given `ranges` of it (messages of a chat, body and tables of a file).

    issuer     who writes: 镇政府 in a paper of the town is the sender
    titles     ranges that name the paper and demand nothing
    voice      in a report a bare verb phrase tells, in a story everything does
    to_citizens  who is told to act without a name is a citizen
    """
    addressee = Actor(Value("", 0, 0), Side.PUBLIC) if to_citizens else None
    reader = _Reader(plain, tokens or Tokens(plain), issuer, tuple(titles), voice, addressee)
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
        voice: Voice,
        addressee: Actor | None,
    ) -> None:
        self.plain, self.tokens, self.issuer, self.titles = plain, tokens, issuer, titles
        self.voice, self.addressee = _MODES[voice], addressee
        self.out: list[Statement] = []
        self.sentence = self.paragraph = 0
        self.frames: list[_Frame] = []
        self.base = Mode.DIRECT
        self.persuaded: Actor | None = None
        self.telling = self.once = self.barred = False

    def read(self, start: int, end: int) -> None:
        self.frames = []
        begins = _BODY_BEGINS.search(self.plain, start, min(end, start + 1200))
        body = begins.start() if begins else start
        paragraph = self.plain.count("\n", 0, start)
        segments = list(find_segments(self.plain, start, end, paragraph))
        for n, segment in enumerate(segments):
            background = Mode.BACKGROUND if segment.start < body else Mode.DIRECT
            self.base = self.voice or background
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
        return segment.end if segment.level == 9 and is_name(text) else segment.start

    def _heading(self, segment: Segment, text: str, following: Segment | None) -> int:
        """Open a frame for the item's heading; returns where its content begins."""
        if follows := run_in(text):
            heading, content = text[: follows[0]], segment.start + follows[1]
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
        acts = (
            text.endswith("。")
            and any(w.tag is Tag.BELOW for w in words)
            and any(w.tag in ACTS for w in words)
        )
        return acts or ("的," in text) or any(w.tag in _TELLS or w.word in _AT_ONCE for w in words)

    def _open(self, segment: Segment, heading: str) -> None:
        above = self.frames[-1] if self.frames else _Frame(-1, "", self.addressee, self.base)
        mode, actor = above.mode, above.actor
        mode = mode_below(heading, mode, self.voice is Mode.SPEECH)
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
                consent = CONSENT.search(self.plain, clause.start, sentence_end)
                self.once = False
                if mode in (Mode.QUOTED, Mode.AIM) and self.plain.startswith("请", clause.start):
                    mode = self.base  # 议程:1.…。请各村准备发言: the list is over
                self.telling = bool(
                    TOLD.match(self.plain, clause.start, sentence_end)
                    or DID.search(self.plain, clause.start, sentence_end)
                )
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
        heading = self.plain[clause.start : clause.end][-40:]
        below = mode_below(heading, mode, False)
        if (tags - ACTORS or below is not mode) and following.level < 9:
            self.frames.append(_Frame(min(segment.level, following.level - 1), heading, actor, below))

    def _emit(
        self, clause: Clause, mode: Mode, actor: Actor | None, carried: Force | None
    ) -> tuple[Actor | None, Force | None]:
        """Add the clause; returns the actor and the force that reach on to the next one."""
        words = meant(self.plain, self.tokens.within(clause.start, clause.end), clause.start, clause.end)
        tags = {w.tag for w in words}
        own = self._own_actor(clause, words, tags)
        actor = self._actor_for(clause, words, own, actor)
        carried = self._carried_to(clause, own, tags, carried)
        if own is None and WILL_BE.match(self.plain, clause.start, clause.end):
            actor = None  # 届时将在网站公布: not by who acted before
        text = self.plain[clause.start : clause.end]
        force = self._force_for(text, words, tags, own, actor, mode, carried)
        side = actor.side if actor else Side.OPEN
        heading = self.frames[-1].heading if self.frames else ""
        self.out.append(
            Statement(
                text=text,
                start=clause.start,
                end=clause.end,
                sentence=self.sentence,
                paragraph=self.paragraph,
                heading=heading,
                force=force,
                side=side,
                actor=actor.value if actor else None,
            )
        )
        if side is Side.SENDER and COMES.search(text):
            actor = self.frames[-1].actor if self.frames else self.addressee
            return actor, None
        return actor, reaches_on(text, force, mode, carried)

    def _own_actor(self, clause: Clause, words: list[Token], tags: set[Tag]) -> Actor | None:
        own = None if tags.isdisjoint(ACTORS) else find_actor(self.plain, clause, words, self.issuer)
        return self.addressee if self.addressee and own and YOU.fullmatch(own.value.value) else own

    def _actor_for(
        self, clause: Clause, words: list[Token], own: Actor | None, before: Actor | None
    ) -> Actor | None:
        """Who acts: named here, or before; whoever is meant by 凡…者, or persuaded, is of the public."""
        actor = own or before
        if own is None and WHOEVER.match(self.plain, clause.start, clause.end):
            actor = Actor(Value("", clause.start, clause.start), Side.PUBLIC)
        if own is None and self.persuaded and OF_ITSELF.match(self.plain, clause.start, clause.end):
            actor = self.persuaded  # 引导群众使用小程序,主动申报: the public acts
        self.persuaded = public(words) or (None if clause.closer in _ENDS else self.persuaded)
        return actor

    def _carried_to(
        self, clause: Clause, own: Actor | None, tags: set[Tag], carried: Force | None
    ) -> Force | None:
        """What the sentence did so far, unless 现在 or another actor begins anew."""
        if NOW.match(self.plain, clause.start):
            self.telling = self.once = False
            carried = None if carried is Force.PAST else carried
        self.telling = self.telling or not tags.isdisjoint(_BACKGROUND)
        self.once = self.once or Tag.ONCE in tags
        if own is not None and (carried is Force.OWN or (carried is Force.PAST and not self.telling)):
            return None  # another actor steps in
        return carried

    def _force_for(
        self,
        text: str,
        words: list[Token],
        tags: set[Tag],
        own: Actor | None,
        actor: Actor | None,
        mode: Mode,
        carried: Force | None,
    ) -> Force:
        side = actor.side if actor else Side.OPEN
        past = mode is not Mode.QUOTED and (
            self.once or (mode is not Mode.TITLE and is_done(self.plain, words, ACTS))
        )
        force = Force.PAST if past else force_of(text, words, tags, side, mode, carried)
        if self.barred and own is None and force is Force.DUTY and STILL.match(text):
            force = Force.FORBID  # 严禁大吃大喝,特别是公款宴请
        self.barred = force is Force.FORBID
        if force is Force.PAST and not self.once and is_in_force(text):
            force = Force.PLAIN
        return force


def _is_below(following: Segment, segment: Segment) -> bool:
    return following.level > segment.level


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
