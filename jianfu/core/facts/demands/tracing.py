"""Proof that something was done: minutes, photographs, roll calls, logs, telephones that stay on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, Finder, View
from jianfu.core.facts.shapes import Force, Kind, Side
from jianfu.core.facts.words import Tag

# 由户主签字按手印, 农户须签字确认: who was served proves the service.
_SIGNED = re.compile(
    r"(?:户主?|群众|村民|居民|对象|经营者|家长|业主|本人|店主|农民|负责人|当事人)(?:须|要|应|需|在[^,]{0,8}上|当场|逐一|本人)*(?:签字|签名|按手印|签章)(?!仪式|后)"
)
# 经负责人签字, 签字盖章后报: a formality of the report.
_FORMAL = re.compile(r"经[^,]{0,14}签[字名章]|签[字名章][^,]{0,6}(?:盖章|公章|审核|后)")
_PHONE_ON = re.compile(r"(?:手机|电话|通讯|通信|联络).{0,8}(?:开通|开机|畅通|不关机)")
_PICTURES = frozenset(("截图", "录像", "录音"))
_TAKES = re.compile("拍|录|截|晒")
# 收到的逐一回复
_RECEIPT = re.compile(
    r"(?:收到|阅后|看到)[^,]{0,4}(?:逐[一条]|全部|必须|务必|立即|马上|\d+分钟)[^,]{0,4}(?:回复|回1|扣1|接龙|确认)"
)
_FILED = re.compile("存档|归档|备案|备查|存档备查|归档备查|留存|保存")
_HAS = re.compile(r"(?:要|须|应)?有[^,]{0,10}(?:记录|登记[本簿册]|签到[表册簿]|台账|档案|照片)")
"""A score line that wants to see it."""
_GIVEN = re.compile(
    rf"附|有[^,]{{0,6}}记录|^{_HAS.pattern}|[须应要]有|[须应要][^,]{{0,4}}(?:完整|真实|清晰|齐全|连续)|不少于\d+万?[字篇张次]"
)
_NOUN_AFTER_AND = re.compile(r"[和及、][^,和及、]{0,4}记录$")
_BUILDS = frozenset({Tag.BUILD, Tag.SETUP})
_GIVES = (Tag.BUILD, Tag.HAND_IN, Tag.FILL_IN, Tag.LIGHT, Tag.KEEP, Tag.SETUP, Tag.DO)


def find(view: View) -> Iterator[Act]:
    if view.statement.force is Force.DUTY and _SIGNED.search(view.text) and not _FORMAL.search(view.text):
        yield Act(Kind.TRACE, view.take(view.verbs(Tag.KEEP, Tag.FILL_IN) or view.words[:1]), own=True)
        return
    if _RECEIPT.search(view.text):
        yield Act(Kind.TRACE, view.take(view.verbs(Tag.HAND_IN, Tag.KEEP)))
        return
    if not view.is_duty and not (
        _PHONE_ON.search(view.text) and not view.is_own and view.statement.side is not Side.PUBLIC
    ):
        return
    kept = view.verbs(Tag.KEEP)
    if view.verbs(Tag.HAND_IN) and all(_FILED.fullmatch(k.word) for k in kept):
        kept = []  # 将自查报告交县局存档
    proofs = view.things(Tag.PROOF) + [
        w for w in view.things(Tag.KEEP) if w.word in _PICTURES and w not in kept
    ]
    if Kind.ASSESSMENT in view.theme and _HAS.match(view.text):
        proofs = proofs or view.things(Tag.LEDGER)
    verbs = view.verbs(*_GIVES)
    if (
        view.things(Tag.LEDGER)
        and all(_NOUN_AFTER_AND.search(view.plain[view.statement.start : k.end]) for k in kept)
        and verbs
        and all(v.tag in _BUILDS or v in kept for v in verbs)
    ):
        proofs, kept = [], []  # 建立健全统计台账和原始记录: the ledger is asked for
    if proofs and (verbs or kept or _GIVEN.search(view.text)):
        # A report that also carries photographs is a report and a proof: the report keeps its verb.
        sent = [] if view.things(Tag.PAPER, Tag.LEDGER, Tag.PLAN) else view.verbs(Tag.HAND_IN, Tag.FILL_IN)
        sent += view.verbs(Tag.DO, Tag.LIGHT, Tag.BUILD)
        yield Act(Kind.TRACE, view.take(kept + proofs + sent))
    elif (
        kept and any(_TAKES.search(k.word) for k in kept) and not view.things(Tag.PAPER, Tag.LEDGER, Tag.PLAN)
    ):
        yield Act(Kind.TRACE, view.take(kept + view.verbs(Tag.HAND_IN)))  # 拍照发群里
    elif kept or _PHONE_ON.search(view.text):
        yield Act(Kind.TRACE, view.take(kept))


FINDER = Finder(
    find,
    about=frozenset({Tag.KEEP, Tag.PROOF}),
    signs="收到 阅后 看到 签字 签名 按手印 签章 开通 开机 畅通 不关机",
    themes=frozenset({Kind.ASSESSMENT}),
)
