"""What papers that passed the gate ask people to use, to join, or to lend: the rows of the registers follow them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from jianfu.apps.channels.core import channels_in, purpose_of, stay_in
from jianfu.apps.channels.models import Channel, Secondment
from jianfu.apps.gate.models import Demand, Notice
from jianfu.apps.people.models import Unit
from jianfu.apps.registers.actions import agree
from jianfu.core.facts.shapes import Kind

_MAY_NAME = frozenset({Kind.APP_OR_GROUP, Kind.DELEGATED_TASK, Kind.TRACE})
"""Finders call 安装“平安巡”并巡查 by what is done with it; the name shows what it is."""


def follow(notice: Notice) -> None:
    """Keep channels and secondments with a paper: what it asks for stands as long as its demand does."""
    demands = [d for d in notice.demands.all() if d.kind in _MAY_NAME or d.kind == Kind.SECONDMENT]
    if not demands or notice.sender is None:
        return
    day = timezone.localdate(notice.received_at)
    owed = [demand for demand in demands if demand.is_owed]
    asked = [demand for demand in owed if demand.kind != Kind.SECONDMENT]
    agree(notice, Channel, list(_channels(notice, notice.sender, asked, day)), same=("unit", "name"))
    lent = [demand for demand in owed if demand.kind == Kind.SECONDMENT]
    rows = list(_secondments(notice, notice.sender, lent, day))
    agree(notice, Secondment, rows, same=("unit", "lender", "first_day", "people"))


def _channels(notice: Notice, sender: Unit, demands: Iterable[Demand], day: date) -> Iterator[dict[str, Any]]:
    for demand in demands:
        row = notice.report["demands"][demand.number]
        audience = [value["value"] for value in row["audience"]] or notice.recipients
        for named in channels_in(row["evidence"][0]["text"]):
            yield {
                "unit": sender,
                "kind": named.kind,
                "name": named.name[:60],
                "audience": "、".join(audience)[:120],
                "purpose": purpose_of(notice.heading),
                "since": day,
            }


def _secondments(
    notice: Notice, sender: Unit, demands: Iterable[Demand], day: date
) -> Iterator[dict[str, Any]]:
    """As many rows as places that lend: each lends the number that the words say."""
    number = (notice.report.get("notice") or {}).get("doc_number") or {}
    for demand in demands:
        words = notice.report["demands"][demand.number]["evidence"][0]["text"]
        sentence = _sentence(notice, words)
        stay, places = stay_in(sentence, day), list(demand.places.all())
        # The paper goes to all townships, and asks one of them for people.
        named = [unit for unit in places if str(unit) in sentence]
        for lender in named or places:
            yield {
                "unit": sender,
                "lender": lender,
                "people": stay.count,
                "first_day": stay.first,
                "last_day": stay.last,
                "basis": str(number.get("value") or notice.heading)[:120],
            }


def _sentence(notice: Notice, words: str) -> str:
    """The sentence of the paper in which the words stand: the length is often in the next clause."""
    for _, _, pieces in notice.paper:
        block = "".join(piece[0] for piece in pieces)
        at = block.find(words)
        if at >= 0:
            end = block.find("。", at + len(words))
            return block[block.rfind("。", 0, at) + 1 : end if end >= 0 else None]
    return words
