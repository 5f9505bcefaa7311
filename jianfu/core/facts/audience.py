"""Who must act on a demand: the actor of its words, else those the paper is addressed to."""

from __future__ import annotations

from jianfu.core.facts.demands.shapes import Draft, Paper
from jianfu.core.facts.shapes import Role, Side, Value


def audience_of(paper: Paper, draft: Draft) -> tuple[Value[str], ...]:
    s = draft.statement
    if draft.role is not Role.INSPECTED and s.side is Side.BELOW and s.actor and s.actor.value:
        return (s.actor,)
    return paper.recipients
