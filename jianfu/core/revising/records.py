"""How much is recorded: an upper limit, one record, an electronic one, fewer personal data."""

from __future__ import annotations

from collections.abc import Iterator

from jianfu.core.facts.numerals import number_of
from jianfu.core.revising.shapes import Replace, Suggestion
from jianfu.core.revising.ways import Case, quoted
from jianfu.core.rules.patterns import pattern

_N = r"(?:\d[\d,]*|[一二两三四五六七八九十百千万]+)"

# -- how much

_LEAST = pattern(
    rf"(?:不(?:得|应|能|可|宜)?(?:少|低|短|小)于|至少|最少|起码|≥|大于|超过|达到)(?P<act>提供|附|报送|上传|配|有)?(?P<n>{_N})余?(?P<unit>字|张|幅|页|篇|条|份|个|期)(?:以上)?"
    rf"|(?P<n2>{_N})余?(?P<unit2>字|张|幅|页|篇|条|份|期)(?:\(含\))?(?:及?以上|起步?)"
)
_MOST = 800
"""Characters, as the rule's lighter way says: 不超过800字."""


def at_most(case: Case) -> Iterator[Suggestion]:
    """不少于2500字 -> 不超过800字, 至少3张 -> 不超过3张."""
    m = _LEAST.search(case.plain, case.start, min(case.end + 4, case.line.end))
    if m is None:
        return
    unit, words = m["unit"] or m["unit2"], m["n"] or m["n2"]
    number = str(min(_MOST, _number(words))) if unit == "字" else words
    most = f"不超过{number}{unit}"
    yield case.suggest(
        f"{quoted(m.group())}改为“{most}”", Replace(m.start(), m.end(), (m["act"] or "") + most)
    )


def _number(words: str) -> int:
    try:
        return number_of(words.replace(",", ""))
    except ValueError:
        return _MOST


# -- records

_PAPER_BOOKS = pattern(
    rf"{_N}?(?:本|类|种|册|套)?纸质(?P<what>台账|档案|登记[本簿册]|记录[本簿册])?(?P<n>\d+本)?"
)
_LISTED = pattern(r"[^、和及与,;]{1,14}(?:(?:、|和|及|与|以及)[^、和及与,;]{1,12})+")
_KEEPS = pattern(r"(?:留存|保存|存|建立?|有|备|形成|做到|留|包括|含|填)[^,]{0,2}$")
_GIVEN = pattern(r"(?:报送|上报|报|提供|提交|发|交|将|把)[^,]{0,10}$")
_ACTIVITY = pattern(r"活动|会|培训|宣讲|演练|党日|学习|讲座")
_REST_OF_LIST = pattern(
    r"(?:(?:、|和|及|以及)[^、,;。()]{1,8}(?=[、,;。]|$))*(?:\d*[张份篇])?(?:一并|一起|分别|都|各一份)?"
)
_OTHERWISE = pattern(r"[^,;。]{0,2}(?:为准|汇编|装订|打包|归档|存档|\))")


def electronic(case: Case) -> Iterator[Suggestion]:
    """五本纸质台账 -> 电子台账."""
    m = _PAPER_BOOKS.search(case.plain, case.start, min(case.end + 4, case.line.end))
    if m and m["what"]:
        what = m["what"][:2]
        yield case.suggest(f"{quoted(m.group())}改为“电子{what}”", Replace(m.start(), m.end(), f"电子{what}"))


def one_record(case: Case) -> Iterator[Suggestion]:
    """Several proofs of one activity -> 参加人数 where they are handed in, 一份记录 where they are kept."""
    if not _LISTED.fullmatch(case.words):
        return
    kept = _KEEPS.search(case.plain, case.line.start, case.start)
    given = _GIVEN.search(case.plain, case.line.start, case.start) and _ACTIVITY.search(
        case.plain, case.line.start, case.line.end
    )
    more = _REST_OF_LIST.match(case.plain, case.end)
    end = more.end() if more else case.end
    if not (kept or given) or _OTHERWISE.match(case.plain, end):
        return
    new = "一份记录" if kept else "参加人数"
    yield case.suggest(f"只留“{new}”", Replace(case.start, end, new))


# -- people's data

_ASKED_FOR = pattern(r"(?:填写|登记|收集|采集|报送|提供|填报|报|填)(?P<of>[^,;、]{0,6}的)?$")
_MORE = pattern(r"(?P<joint>、|和|及|与|以及)$")


def fewer_personal(case: Case) -> Iterator[Suggestion]:
    """姓名、身份证号、银行卡号 -> 姓名; a list of nothing but such data -> 姓名和单位."""
    if case.in_table:
        return
    before = case.plain[max(case.line.start, case.start - 12) : case.start]
    joint = _MORE.search(before)
    if joint:
        yield case.suggest(
            f"不收{quoted(case.words)}", Replace(case.start - len(joint.group()), case.end, "")
        )
    elif _ASKED_FOR.search(before):
        yield case.suggest(
            f"{quoted(case.words)}改为“姓名和单位”", Replace(case.start, case.end, "姓名和单位")
        )
