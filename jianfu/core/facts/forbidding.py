"""Forbidden, or lifted: 不得…, 取消月报."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianfu.core.facts.modes import ACTS
from jianfu.core.facts.words import Tag, Token

_BURDENS = frozenset(
    {
        Tag.PAPER,
        Tag.LEDGER,
        Tag.PROOF,
        Tag.MEETING,
        Tag.LETTER,
        Tag.ASSESS,
        Tag.SANCTION,
        Tag.APP,
        Tag.GROUP,
        Tag.CHECK,
    }
)
_LIFT = frozenset(["取消", "停止", "停用", "精简", "压减", "撤销", "解散", "退出", "合并", "清退", "注销"])
# 不应挂的牌子: describes what is meant, forbids nothing.
_DESCRIBES = re.compile(r"[^,]{1,6}的[^,]{2,}")
# 不得评优 is a sanction, told to the reader as a duty is.
_NO_HONOUR = re.compile(r"不得(?:评优|评先|评为|参评|参加评|晋升|提拔|享受)")
AT_LEAST = re.compile(r"不(?:得)?(?:少于|低于|超过|迟于|晚于)")


def is_forbidden(text: str, words: Sequence[Token]) -> bool:
    """Forbidden, or lifted: 不得…, 取消月报, 清理情况不需报送. A duty that came first stays: 请按时报送不得迟报."""
    told = False
    for n, w in enumerate(words):
        if (
            w.tag is Tag.FORBID
            and not _NO_HONOUR.search(text)
            and not _DESCRIBES.match(text, text.find(w.word) + len(w.word))
        ):
            return not AT_LEAST.match(text, text.find(w.word))
        if w.tag in ACTS and f"不{w.word}" in text:
            return True  # 不记录轨迹, 不布置作业
        if w.word in _LIFT and not any(x.tag is Tag.HAND_IN for x in words[:n]):
            return any(x.tag in _BURDENS for x in words[n + 1 : n + 4])
        told = told or w.tag in (Tag.MUST, Tag.ASK)
        if told and w.tag in ACTS and w.tag not in (Tag.LIGHT, Tag.SETUP):
            return False
    return False
