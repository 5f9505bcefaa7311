"""Other words in the same place, as the rule's lighter way names them."""

from __future__ import annotations

from collections.abc import Iterator

from jianfu.core.revising.clauses import drops, is_tail
from jianfu.core.revising.shapes import Replace, Suggestion
from jianfu.core.revising.ways import Case, quoted
from jianfu.core.rules.patterns import pattern

# -- visits

_ESCORT = pattern(r"请(?P<of>各?(?:乡镇(?:\(街道\))?|镇街|街道|乡|镇|村|社区)?)[^,;]*?陪同")
_GUIDES = pattern(r"(?P<n>\d+|[两二三四五六七八九十]+)名?(?:工作人员|同志|干部|人员|人)")


def one_guide(case: Case) -> Iterator[Suggestion]:
    """请镇主要负责同志陪同 -> 请镇安排1名熟悉现场的同志带路."""
    if "带路" in case.plain[case.start : case.end + 4]:
        if m := _GUIDES.search(case.plain, case.start, case.end):
            yield case.suggest("带路的同志改为1名", Replace(m.start("n"), m.end("n"), "1"))
    elif m := _ESCORT.search(case.plain, case.start, min(case.end + 2, case.line.end)):
        yield case.suggest(
            "改为1名熟悉现场的同志带路", Replace(m.start(), m.end(), f"请{m['of']}安排1名熟悉现场的同志带路")
        )


# -- meetings, conveying, answering

_WHOLE_DAY = pattern(r"会期(?P<n>[一1])天")


def half_a_day(case: Case) -> Iterator[Suggestion]:
    """会期一天 -> 会期半天, where the paper does not share out the afternoon."""
    m = _WHOLE_DAY.search(case.plain, case.start, case.end)
    if m and "下午" not in case.plain[case.line.start : case.line.end]:
        yield case.suggest("会期改为半天", Replace(m.start("n"), m.end("n"), "半"))


_HASTE = pattern(
    r"[于在]?(?:当晚|当天|当日|连夜|今日|今天|即刻|立即|马上|第一时间|\d+小时内|[一二两三]小时内)(?:(?:组织|召开|进行|开展)[^,;]{0,8}?)?(?=传达|学习|党委会|会议)(?:党委会|会议)?"
)
_CHAIN = pattern(r"接龙(?=[报上填登统反])")


def in_good_time(case: Case) -> Iterator[Suggestion]:
    """24小时内组织传达学习 -> 结合例会传达学习."""
    if m := _HASTE.search(case.plain, case.start, case.end):
        yield case.suggest(f"{quoted(m.group())}改为“结合例会”", Replace(m.start(), m.end(), "结合例会"))


def no_chain(case: Case) -> Iterator[Suggestion]:
    """在群里接龙报送 -> 在群里报送."""
    if m := _CHAIN.match(case.plain, case.start):
        yield case.suggest("删去“接龙”", Replace(m.start(), m.end(), ""))


# -- offices and people

_NEW_OFFICE = pattern(r"(?:设立|成立|组建|设置|建立|配齐|配备|配强)[^,;]*")


def one_contact(case: Case) -> Iterator[Suggestion]:
    """成立电梯安全办公室 -> 明确1名现有的同志作联系人."""
    sentence = case.sentence()
    touched = sentence.touched(case.start, case.end) if sentence else range(0)
    m = _NEW_OFFICE.match(case.plain, case.start, case.line.end)
    if sentence is None or m is None or not touched:
        return
    part = sentence.parts[touched[-1]]
    behind = {i for i in range(touched[-1] + 1, len(sentence.parts)) if is_tail(case, sentence.parts[i])}
    yield case.suggest(
        "改为明确1名联系人",
        Replace(case.start, part.end, "明确1名现有的同志作联系人"),
        *drops(sentence, behind),
    )


# -- the number of the paper

_NUMBER = pattern(r"[\[(（［【〔](?P<year>\d{4}|\d{2})[\])）］】〕](?P<di>第)?0*(?P<n>\d+)号")


def doc_number(case: Case) -> Iterator[Suggestion]:
    """云政办[2026]07号 -> 云政办〔2026〕7号."""
    if m := _NUMBER.search(case.plain, case.start, case.end):
        year = m["year"] if len(m["year"]) == 4 else f"20{m['year']}"
        new = f"〔{year}〕{m['n']}号"
        yield case.suggest(
            f"发文字号改为{quoted(case.plain[case.start : m.start()] + new)}",
            Replace(m.start(), m.end(), new),
        )
