"""Which words of a clause carry its force; what has been done already, by 了 or 过 behind a verb."""

from __future__ import annotations

from collections.abc import Sequence

from jianfu.core.facts.words import Tag, Token
from jianfu.core.patterns import pattern

_OPENERS = frozenset({Tag.ONCE, Tag.SINCE})
_LATELY = frozenset(("近日", "最近"))
_HARDSHIP = pattern(r"[^,。]{0,8}(?:困难|压力|疲劳|不利)")
_MODALS = frozenset({Tag.MUST, Tag.ASK, Tag.FORBID, Tag.MAY, Tag.PAST})
_DOUBTFUL = _OPENERS | {Tag.PAST, Tag.BLAME}
_WHO = frozenset({Tag.BELOW, Tag.BODY, Tag.SENDER, Tag.INSPECTOR, Tag.PUBLIC, *_OPENERS})
# 将上年度情况报…, 九月底以前, 超过去年水平: the word stands within an object or closes a day.
_WITHIN = pattern(r"[将把对按据比超较的]|[日底月年旬号初末点时周]$")
_REACH = 16
# 收到了再报, 填好了发我: what follows is still to be done.
_ASPECT = pattern(r"了(?!解|的|再|就|后|才|吗|没)|过(?![程后渡期关硬户头度来去]|问题)")
_ASPECTS = frozenset("了过")
_IN_FORCE = pattern(r"(?:上线|启用|投用|运行|开通|发群)了?(?:运行|使用)?$")
_TELLS_OF_DUTY = frozenset({Tag.MUST, Tag.ASK})


def meant(plain: str, words: list[Token], start: int, end: int) -> list[Token]:
    """The words of a clause that tell who does what to it.

    Without words of the past that open nothing (将上年度审批情况报县局), remarks (具体时间由考核组另行通知) and modals
    that are quoted (“危房勿近”).
    """
    if not words:
        return words
    if plain.find("(", start, end) >= 0:
        words = [w for w in words if not _is_remark(plain, start, end, w)]
    if plain.find("“", start, end) >= 0:
        words = [w for w in words if not _is_quoted_modal(plain, start, w)]
    if _DOUBTFUL.isdisjoint([w.tag for w in words]):
        return words
    words = [w for w in words if not _is_ahead(plain, words, w) and not _is_overcome(plain, w)]
    if plain[end - 1] == "的":
        return [w for w in words if w.tag not in _OPENERS]  # 暗访发现台账不全的: a case, nothing that was
    return [w for n, w in enumerate(words) if w.tag not in _OPENERS or _opens(plain, words[:n], w, start)]


def _is_ahead(plain: str, words: Sequence[Token], word: Token) -> bool:
    """拟于近日开展, 近日将开展: not the past."""
    return word.word in _LATELY and (
        plain[word.start - 1] in "于将在" or any(w.tag is Tag.WILL for w in words)
    )


def _is_overcome(plain: str, word: Token) -> bool:
    """克服资金困难 blames nobody."""
    return word.word == "克服" and _HARDSHIP.match(plain, word.end) is not None


def _is_remark(plain: str, start: int, end: int, word: Token) -> bool:
    """Within closed brackets that do not hold the whole clause."""
    closed = plain.find(")", word.end, end)
    return closed >= 0 and _inside(plain, start + 1, word, "()") and plain.find("(", word.end, closed) < 0


def _is_quoted_modal(plain: str, start: int, word: Token) -> bool:
    """张贴“危房勿近”警示牌 forbids nothing."""
    return word.tag in _MODALS and _inside(plain, start, word, "“”")


def _inside(plain: str, start: int, word: Token, pair: str) -> bool:
    opened = plain.rfind(pair[0], start, word.start)
    return opened >= 0 and opened > plain.rfind(pair[1], start, word.start)


def _opens(plain: str, before: Sequence[Token], word: Token, start: int) -> bool:
    """At the head of the clause, or right behind who acted: 去年…, 某镇曾…."""
    lead = plain[start : word.start]
    return len(lead) <= _REACH and not _WITHIN.search(lead) and all(w.tag in _WHO for w in before)


def is_in_force(text: str) -> bool:
    """小程序上线了, 文档已发群: not the past, but how things stand."""
    return _IN_FORCE.search(text) is not None


def is_done(plain: str, words: Sequence[Token], acts: frozenset[Tag]) -> bool:
    """成立了领导小组, 开展过两次督查: the verb is followed by 了 or 过, and no modal came first."""
    told = False
    for w in words:
        told = told or w.tag in _TELLS_OF_DUTY
        if w.tag in acts and plain[w.end : w.end + 1] in _ASPECTS and (aspect := _ASPECT.match(plain, w.end)):
            return not told or aspect.group() == "过"  # 上个月让大家报过
    return False
