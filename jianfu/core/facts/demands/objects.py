"""Is a word that can be a verb only a part of what another verb handles?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianfu.core.facts.words import Tag, Token

EVENTS = frozenset(
    {
        Tag.CHECK,
        Tag.SELF_CHECK,
        Tag.FIND,
        Tag.FILL_IN,
        Tag.ASSESS,
        Tag.SANCTION,
        Tag.PUBLISH_RESULT,
        Tag.TRAIN,
        Tag.KEEP,
    }
)
TAKE_MATTERS = frozenset(
    {Tag.HAND_IN, Tag.BUILD, Tag.SIGN, Tag.HOLD, Tag.ATTEND, Tag.SETUP, Tag.INSTALL, Tag.LEND, Tag.LIGHT}
)
_ON_IT = re.compile(r"[对就][^,并后将把]{2,60}(?:进行|开展|予以|加以|给予|做好)")
_NAMING = frozenset({Tag.DO, Tag.SOFT, Tag.CHECK, Tag.FIND, Tag.TRAIN})
_TAKES_NOUN = frozenset({Tag.HAND_IN, Tag.FILL_IN, Tag.HOLD, Tag.SIGN})
_NOUN = 8
_NOUNS = frozenset({Tag.MEANS, Tag.TEAM, Tag.PERSON, Tag.PUBLIC, Tag.LEDGER, Tag.PAPER, Tag.PROOF})
# Behind one of these another act begins, or how it is done.
_ANOTHER = frozenset("并后再及逐将把对由时即每前于站局所")
_TAKEN = re.compile(r"[将把]")


def is_in_object(plain: str, words: Sequence[Token], n: int) -> bool:
    """核对慢病随访名单, 说明居民参保办理中的变化: right behind a verb with a plain noun between, it ends the noun."""
    if not n or words[n].tag not in _NAMING:
        return False
    at = n - 1
    while at > 0 and words[at].tag in _NOUNS and words[at].word != "说明":
        at -= 1  # 说明大喇叭维护办理中的变化
    verb = words[at]
    gap = plain[verb.end : words[n].start]
    if verb.tag not in _TAKES_NOUN and verb.word != "说明":
        return False
    if at and words[at - 1].end == verb.start and words[at - 1].tag in EVENTS:
        return False  # 对照巡查反馈问题认领任务
    if not gap:
        return words[n].tag is not Tag.HAND_IN and (verb.tag is Tag.HAND_IN or verb.word == "说明")
    return len(gap) <= _NOUN and gap.isalpha() and _ANOTHER.isdisjoint(gap)


def is_acted_on(plain: str, word: Token, start: int, end: int) -> bool:
    """对食材、消毒、留样进行检查: what stands between 对 and 进行 is looked at, not done."""
    at = max(plain.rfind("对", start, word.start), plain.rfind("就", start, word.start))
    by = _ON_IT.match(plain, at, end) if at >= 0 else None
    return by is not None and by.end() > word.end


def is_handed_over(plain: str, words: Sequence[Token], n: int, start: int) -> bool:
    """将排查结果报县局, 上报调查处理情况: the object of handing in."""
    word = words[n]
    if plain.startswith("是否", max(start, word.start - 2)):
        return True  # 反馈是否参会
    if word.tag in TAKE_MATTERS:
        return False
    before = words[n - 1] if n else None
    if _is_on_the_form(plain, words, n):
        return True
    named = n > 1 and words[n - 2].tag in EVENTS and words[n - 2].end == words[n - 1].start  # 巡察反馈
    if before and before.tag is Tag.HAND_IN and not named and _is_gap(plain[before.end : word.start]):
        return True
    if not (taken := _TAKEN.search(plain, start, word.start)):
        return False
    # 将 before a paper only tells of what will be: 将抽查履职情况.
    handed = (Tag.HAND_IN, Tag.PAPER) if taken.group() == "把" else (Tag.HAND_IN,)
    return any(w.tag in handed for w in words[n + 1 :])


def _is_gap(between: str) -> bool:
    return not between or between.isalnum()


def _is_on_the_form(plain: str, words: Sequence[Token], n: int) -> bool:
    """填报鱼塘水面, 填写走访登记表: what stands between the writing and the paper names the paper."""
    writes = next((w for w in reversed(words[:n]) if w.tag is Tag.FILL_IN), None)
    paper = next((w for w in words[n + 1 :] if w.tag in (Tag.PAPER, Tag.PROOF, Tag.LEDGER)), None)
    if writes is None or paper is None:
        return False
    gap = plain[writes.end : paper.start]
    return len(gap) <= 10 and gap.isalnum() and not set("并后和及的将把") & set(gap)
