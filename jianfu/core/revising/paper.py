"""FRM010: one version of a return, the electronic one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianfu.core.revising.clauses import drops
from jianfu.core.revising.mend import behind_joint
from jianfu.core.revising.sentences import Part, Sentence
from jianfu.core.revising.shapes import Drop, Replace, Suggestion
from jianfu.core.revising.ways import Case
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.words import ELECTRONIC, PAPER

_AND = r"(?:、|和|及|与|以及|并)"
_PAPER_FIRST = pattern(rf"{PAPER}(?:文件)?{_AND}(?={ELECTRONIC}|电子)")
_PAPER_LAST = pattern(rf"{_AND}{PAPER}(?:文件|材料)?(?:(?:两|2|二)种(?:方式|形式))?")
_ON_PAPER = pattern(rf"{PAPER}|打印|装订|原件|复印件|书面|一式|签字|盖章")
_FILE = pattern(rf"{ELECTRONIC}|电子|上传|系统|平台|邮箱|网上|线上")
_AFTER = pattern(r"以?后$")
_PRINTED = pattern(r"(?:以后|后|再|并)打印(?:出来|成册|装订)?$")
_BOTH = pattern(r"既(?=要|须|在|报)")
_ACTS = pattern(r"请|须|要|填|送|交|寄|打印")


def no_paper(case: Case) -> Iterator[Suggestion]:
    """纸质版和电子版 -> 电子版; else the clause about paper goes and its noun stays."""
    for way in (_PAPER_FIRST, _PAPER_LAST):
        m = way.search(case.plain, case.start, min(case.end + 16, case.line.end))
        if m and m.start() < case.end:
            yield case.suggest("只收电子版", Replace(m.start(), m.end(), ""))
            return
    for sentence in case.line.sentences:
        if sentence.opens < case.end and sentence.after > case.start:
            yield from _without_paper(case, sentence)


def _without_paper(case: Case, sentence: Sentence) -> Iterator[Suggestion]:
    plain, parts = case.plain, sentence.parts
    paper = [i for i, p in enumerate(parts) if _is_paper(plain, p.start, p.end)]
    if not paper or _holds_the_deadline(case, [parts[i] for i in paper]):
        return
    first, after = parts[paper[0]], paper[-1] + 1
    noun = _ON_PAPER.search(plain, first.start, first.end)
    opens = paper[0] == 0 and after < len(parts) and noun and re.match(PAPER, noun.group())
    if noun and opens and not _ACTS.search(plain, first.start, noun.start()):
        # 申报表纸质版送科协,电子版发邮箱: what both are versions of stays.
        edit = Replace(noun.start(), behind_joint(plain, parts[after]), "")
        yield case.suggest("只收电子版", edit)
        return
    yield case.suggest(
        "只收电子版", *_printed(plain, sentence, paper), *second_act_out(plain, sentence, set(paper))
    )


def _printed(plain: str, sentence: Sentence, paper: list[int]) -> Iterator[Replace]:
    """系统里填完以后打印出来: without the printing; 既要上传: without 既."""
    for i, part in enumerate(sentence.parts):
        m = _PRINTED.search(plain, part.start, part.end) or _BOTH.search(plain, part.start, part.end)
        if i not in paper and m:
            yield Replace(m.start(), m.end(), "")


def _holds_the_deadline(case: Case, gone: list[Part]) -> bool:
    """纸质版6月20日前送达,电子版同步发送: the day would go with the paper."""
    deadlines = [d.deadline for d in case.notice.demands if d.deadline]
    return any(p.start <= d.start < p.end for p in gone for d in deadlines)


def second_act_out(plain: str, sentence: Sentence, numbers: set[int]) -> tuple[Replace | Drop, ...]:
    """在平台填报后,须打印上交: without the second act the first comes before nothing."""
    parts, first = sentence.parts, min(numbers)
    trailing = _AFTER.search(plain, parts[first - 1].start, parts[first - 1].end) if first else None
    if trailing and numbers == set(range(first, len(parts))):
        return (Replace(trailing.start(), parts[-1].end, ""),)
    return tuple(drops(sentence, numbers))


def _is_paper(plain: str, start: int, end: int) -> bool:
    return bool(_ON_PAPER.search(plain, start, end)) and not _FILE.search(plain, start, end)
