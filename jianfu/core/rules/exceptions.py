"""Exceptions that several rules share (rulebook 0.4): approved, arranged from above, an answer to a question."""

from __future__ import annotations

from jianfu.core.facts.shapes import Body, Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.senders import senders
from jianfu.core.rules.shapes import Context
from jianfu.core.rules.topics import same_topic

_APPROVED = pattern(
    r"(?:经|报|已)[^,。;\n]{0,20}(?:减负办|[县市区省]委办|政府办|办公室|主要负责|主要领导|党委|政府)[^,。;\n]{0,12}"
    r"(?:同意|批准|审批|审定)|(?:批准|审批)(?:文号|编号|号)[::]?\s?[\w〔]"
)
_REPLY = pattern(r"(?:答复|复函|函复|批复|回复)")
_UPPER_NUMBER = pattern(r"[(《][^()《》\n]{0,40}〔20\d\d〕\d+号[)》]?")


def approved(ctx: Context) -> bool:
    """E4: an approval in the register, cited by its number or made out for this title, or one the paper names."""
    return _APPROVED.search(ctx.notice.text.plain) is not None or in_approvals(ctx)


def in_approvals(ctx: Context) -> bool:
    """The same by the register alone."""
    notice, plain = ctx.notice, ctx.notice.text.plain
    title = notice.title.value if notice.title else ""
    return any(
        (row.number and row.number in plain) or same_topic(row.title, title) == 1.0
        for row in ctx.registers.approvals or ()
    )


def from_above(ctx: Context) -> bool | None:
    """E3: does it carry out an upper paper that the office holds? None: it cites one that nobody has seen here."""
    notice, plain = ctx.notice, ctx.notice.text.plain
    upper = ctx.registers.upstream
    if any(row.number and row.number in plain for row in upper or ()):
        return True
    own = notice.doc_number.value if notice.doc_number else "\0"
    cited = [m[0] for m in _UPPER_NUMBER.finditer(plain) if own not in m[0]]
    return None if cited and upper is None else False


def answers(notice: Notice) -> bool:
    """A letter that answers what the grassroots asked."""
    title = notice.title.value if notice.title else notice.text.plain[:40]
    return _REPLY.search(title) is not None


_DEPARTMENTS = frozenset((Body.DEPARTMENT, Body.INTERNAL_UNIT, Body.COORDINATING_BODY, Body.ASSOCIATION))


def by_departments(notice: Notice) -> bool | None:
    """Do departments send it, and not a party committee or government? None: nobody is seen to send it."""
    bodies = {u.value.body for u in senders(notice)}
    return bodies <= _DEPARTMENTS if bodies else None
