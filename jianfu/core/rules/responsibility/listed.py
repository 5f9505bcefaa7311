"""Tasks of a paper beside their item on the duty list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jianfu.core.facts.shapes import Demand, Kind, Role
from jianfu.core.rules.exceptions import approved
from jianfu.core.rules.registers import Duty
from jianfu.core.rules.shapes import Context

SURE = 0.9
"""Chance from which a finding says 依据明确; below it a person looks."""
KINDS = (Kind.DELEGATED_TASK, Kind.INSPECTION)
Listed = tuple[Demand, Duty]


def tasks(listed: str, *roles: str) -> Callable[[Context], Iterator[Listed]]:
    """Tasks that stand on one of the lists and are given in one of these roles; written consent excuses all."""

    def found(ctx: Context) -> Iterator[Listed]:
        demands = ctx.notice.demands
        for duty in ctx.registers.duties or ():
            if duty.listed != listed or duty.role not in roles or duty.demand >= len(demands):
                continue
            demand = demands[duty.demand]
            if demand.kind in KINDS and demand.role is not Role.INSPECTED and not approved(ctx):
                yield demand, duty

    return found


def owners(duty: Duty) -> str:
    return "、".join(duty.owner[:2]) or "上级部门"
