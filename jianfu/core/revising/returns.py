"""How often, to whom and into how many systems something is returned."""

from __future__ import annotations

from collections.abc import Iterator

from jianfu.core.revising.clauses import drops
from jianfu.core.revising.paper import second_act_out
from jianfu.core.revising.shapes import Replace, Suggestion
from jianfu.core.revising.ways import Case, quoted
from jianfu.core.rules.patterns import pattern

# -- how often

_RHYTHM = pattern(
    r"(?:于|在)?(?:每(?:个)?(?:周|星期|礼拜|月|季度?|日|天|旬|半月|早|晚)(?:[一二三四五六日天末底]|\d{1,2}[日号])?|逢[一二三四五六七八九十]逢[一二三四五六七八九十]|[按逐](?:日|天|周|月|旬|季)|半月)"
    r"(?:(?:上午|下午|早上|晚上|中午|早|晚)?\d{1,2}(?:[:时点](?:\d{2}分?|半)?)|下班)?(?:之?前|内)?(?=(?:[要须应]|将|把|由|以|向|在|报|上报|填|统计|汇总|反馈|提交|书面|定期|更新|录入|交|发))"
)
_SYSTEM = pattern(
    r"(?:日|周|旬|月|半月)(?:报告?|统计|汇总|上报|反馈|更新)|[一每](?:日|周|月|天)[一二两]?(?:报|统计|汇总)|零报告|无(?:变化|情况|进展)[^,]*报"
)


def when_it_changes(case: Case) -> Iterator[Suggestion]:
    """每周五前报送 -> 有变化时报送; a named system of daily or weekly returns goes."""
    sentence = case.sentence()
    if sentence is None:
        return
    edits: list[Replace] = []
    gone: set[int] = set()
    for i, part in enumerate(sentence.parts):
        m = _RHYTHM.search(case.plain, part.start, part.end)
        if m:
            edits.append(Replace(m.start(), m.end(), "有变化时"))
        elif _SYSTEM.search(case.plain, part.start, part.end):
            gone.add(i)
    if edits:
        words = "".join(f"{quoted(case.plain[e.start : e.end])}改为“有变化时”" for e in edits[:1])
        yield case.suggest(words, *edits, *drops(sentence, gone))


# -- one receiver, one system

_ALSO = pattern(r"(?:一份|同时|并|另|又|还要?|还须|另外|且)(?:抄?报|抄送|分别|向|发|送|一份|在|录入|到)")
_RECEIVERS = pattern(
    r"(?P<each>分别)?(?P<act>报送|上报|报|送|向|发送至|发至)(?P<one>[^,;、和及与报送]{2,12}?)(?P<rest>[、和及与][^,;]{2,14}?)(?P<end>报送?|上报|$|,|;|。|底数|邮箱)"
)
_EACH = pattern(r"分别|同时|分(?=送)")
_SPARE = pattern(r"既(?=[报送发])|一份(?=[报送发])|分别(?=[报送发])")
_BESIDES = pattern(r"除(?P<act>[^,]*)外")
_ALSO_IN = pattern(r"(?:并|同时|还要|还须|再|另)(?:同步|需|须)?(?:录入|在|到|登录|填)")


def one_receiver(case: Case) -> Iterator[Suggestion]:
    """报县教育局,同时抄报县民政局 -> 报县教育局."""
    sentence = case.sentence()
    if sentence is None:
        return
    also = {i for i, p in enumerate(sentence.parts) if i and _ALSO.match(case.plain, p.start, p.end)}
    if also:
        spare = _SPARE.search(case.plain, sentence.parts[0].start, sentence.parts[min(also)].start)
        edits = [Replace(spare.start(), spare.end(), "")] if spare else []
        yield case.suggest("只报一个单位", *edits, *drops(sentence, also))
        return
    m = _RECEIVERS.search(case.plain, case.start, min(case.end + 12, case.line.end))
    if m:
        edits = [Replace(m.start("rest"), m.end("rest"), "")]
        if each := _EACH.search(case.plain, max(case.start - 8, case.line.start), m.start("rest")):
            edits.append(Replace(each.start(), each.end(), ""))
        yield case.suggest("只报一个单位", *edits)


def one_system(case: Case) -> Iterator[Suggestion]:
    """在甲平台登记,并同步录入乙系统 -> 在甲平台登记."""
    sentence = case.sentence()
    if sentence is None:
        return
    also = {i for i, p in enumerate(sentence.parts) if i and _ALSO_IN.match(case.plain, p.start, p.end)}
    if not also:
        return
    last = sentence.parts[min(also) - 1]
    if besides := _BESIDES.search(case.plain, last.start, last.end):
        # 除录入甲系统外,还要在乙系统填: 录入甲系统.
        edit = Replace(besides.start(), sentence.parts[max(also)].end, case.original(*besides.span("act")))
        yield case.suggest("只录一个系统", edit)
        return
    yield case.suggest("只录一个系统", *second_act_out(case.plain, sentence, also))
