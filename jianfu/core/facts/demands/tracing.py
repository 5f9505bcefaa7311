"""Proof that something was done: minutes, photographs, roll calls, logs, telephones that stay on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, View
from jianfu.core.facts.shapes import Kind
from jianfu.core.facts.words import Tag

_PHONE_ON = re.compile(r"(?:手机|电话|通讯|通信|联络).{0,8}(?:开通|开机|畅通|不关机)")
_GIVEN = re.compile(r"附|有[^,]{0,6}记录")
_GIVES = (Tag.BUILD, Tag.HAND_IN, Tag.FILL_IN, Tag.LIGHT, Tag.KEEP, Tag.SETUP, Tag.DO)


def find(view: View) -> Iterator[Act]:
    if not view.is_duty and not (_PHONE_ON.search(view.text) and not view.is_own):
        return
    kept = view.verbs(Tag.KEEP)
    proofs = view.things(Tag.PROOF)
    verbs = view.verbs(*_GIVES)
    if proofs and (verbs or kept or _GIVEN.search(view.text)):
        # A report that also carries photographs is a report and a proof: the report keeps its verb.
        sent = [] if view.things(Tag.PAPER, Tag.LEDGER, Tag.PLAN) else view.verbs(Tag.HAND_IN, Tag.FILL_IN)
        sent += view.verbs(Tag.DO, Tag.LIGHT, Tag.BUILD)
        yield Act(Kind.TRACE, view.take(kept + proofs + sent))
    elif kept or _PHONE_ON.search(view.text):
        yield Act(Kind.TRACE, view.take(kept))
