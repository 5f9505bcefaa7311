"""For one field: every element it might mean, with a score. Roles first, then words; kind, unit and topic correct them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from jianfu.core.forms.fits import kind_fits, unit_fits
from jianfu.core.forms.labels import Label, kind_of
from jianfu.core.forms.likeness import likenesses, said_exactly
from jianfu.core.forms.roles import PERSONS, in_role, role_of
from jianfu.core.forms.shapes import Element
from jianfu.core.forms.subjects import TOPICS, Section
from jianfu.core.patterns import pattern
from jianfu.core.records import record

_STRANGE = 0.4
"""The most that words can weigh when they are about somebody the catalogue does not know."""
_HEADING_ENDS = pattern(r"(?:基本)?(?:信息|情况|资料|内容|明细)+$")
_HEADING_WHO = pattern(r"(?:人员|对象|人|户|者)$")
_SET_BEFORE = pattern(r"^(?:现有|原有|目前|当前|现在|原|现|该户|该|本户|本|所在|其中|上年|拟申请|拟)")
_PART = ("地址", "详细地址", "名称", "金额", "面积", "日期", "号")
_SUMS = ("合计", "小计", "总计", "总数", "数量", "计")
_TAILS = ("金额", "人数", "面积", "收入", "支出", "户数", "电话", "日期")
_OF_HOUSEHOLD = pattern(r"household\.(?:size|\w+_count|income_\w+|expense_\w+)|aid\.\w*count")
_ONLY_THERE = (
    "relocation",
    "training",
    "project",
    "event",
    "visit",
    "inspection",
    "hazard",
    "key",
    "village",
    "migrant",
)
"""A form about something else means something else with the same words."""
_ROWS_OF_THEIR_OWN = ("project", "enterprise", "hazard", "event", "village", "land")


@record
class Clue:
    """An element that may be meant: score 0 to about 1.2; exact: the very words of the catalogue, in the right role."""

    element: Element
    score: float
    exact: bool


def clues_of(label: Label, section: Section, about: str, row_is: str) -> list[Clue]:
    """All elements that may be meant, each once, best first. `about`: the form's title in plain letters."""
    own = _own_role(label.words)
    found: dict[Element, Clue] = {}
    for clue in _all_clues(label, section, own):
        fit = _fitted(clue, label, section, about, row_is)
        known = found.get(fit.element)
        if known is None or (fit.exact, fit.score) > (known.exact, known.score):
            found[fit.element] = fit
    return sorted(found.values(), key=lambda c: (-c.score, c.element.id))


def _all_clues(label: Label, section: Section, own: tuple[str, Element] | None) -> Iterator[Clue]:
    words = label.words
    said = said_exactly()
    exact = said.get(words, ()) or said.get(words.replace("/", ""), ())
    if not exact and own:
        yield from _with_role(own, section)
        most = 1.0 if in_role(own[1], own[0]) else _STRANGE
    else:
        most = 1.0
    for element in exact:
        sure = words not in element.maybe
        yield from _in_section(element, section, 1.0 if sure else 0.95, exact=sure)
    shorter = _SET_BEFORE.sub("", words)
    for part in dict.fromkeys(p for p in (shorter, *words.split("/")) if p != words):
        for element in said.get(part, ()):
            yield from _in_section(element, section, 0.9, exact=False)
    yield from _with_heading(words, section)
    for element, score in likenesses(words).items():
        yield from _in_section(element, section, min(most, 0.9 * score), exact=False)


def _with_heading(words: str, section: Section) -> Iterator[Clue]:
    """低保信息 above 证号 asks for 低保证号; 户籍地址 above 详细地址 for the address itself."""
    said = said_exactly()
    for heading in _headings(section.words):
        for element in said.get(heading + words, ()):
            yield Clue(element, 1.02, True)
        if section.role in PERSONS or section.role not in _STRANGERS:
            alone = likenesses(words)
            for element, score in likenesses(heading + words).items():
                # The heading alone says nothing about this one of its fields.
                yield Clue(element, (0.9 if element in alone else 0.6) * score, False)
    for part in section.parts:
        whole = words in _PART or words in _SUMS
        if whole or kind_of(part) in ("money", "area"):
            for element in said.get(part, ()):
                yield Clue(element, 1.05 if whole else 0.7, whole)
        if tail := next((t for t in _TAILS if part.endswith(t) and not words.endswith(t)), ""):
            for element in said.get(words + tail, ()):
                yield Clue(element, 1.02, True)


_STRANGERS = ("stranger", "party", "helper", "legal", "contact", "owner", "settler", "checker")


@cache
def _headings(words: str) -> tuple[str, ...]:
    """A heading without its general words: 残疾人信息 -> 残疾人, 残疾; a long one says too much to stand before a label."""
    short = _HEADING_ENDS.sub("", words.rpartition("/")[2])
    forms = dict.fromkeys((short, _HEADING_WHO.sub("", short)))
    return tuple(form for form in forms if 0 < len(form) <= 8)


def _in_section(element: Element, section: Section, score: float, *, exact: bool) -> Iterator[Clue]:
    """The element as the section has it: 姓名 below 监护人信息 is the guardian's."""
    meant = in_role(element, section.role)
    if meant is None:
        yield Clue(element, min(_STRANGE, 0.5 * score), False)
        return
    # What is said literally goes before what only the section makes of it.
    yield Clue(meant, score if meant is element else 0.99 * score, exact)
    if meant is not element:
        yield Clue(element, 0.8 * score, False)


@cache
def _own_role(words: str) -> tuple[str, Element] | None:
    """A label that begins with a role: 网格员电话 -> stranger, the telephone."""
    said = said_exactly()
    for at in range(1, len(words)):
        for element in said.get(words[at:], ()):
            if element.topic in ("person", "employment") and (role := role_of(words[:at])):
                return role, element
    return None


def _with_role(own: tuple[str, Element], section: Section) -> Iterator[Clue]:
    role, element = own
    if role == "self" and section.role not in PERSONS:
        role = section.role if section.role == "guardian" else "self"
    meant = in_role(element, role)
    yield Clue(meant or element, 0.98 if meant else 0.3, meant is not None)


def _fitted(clue: Clue, label: Label, section: Section, about: str, row_is: str) -> Clue:
    """The clue after kind, unit, topic and the row have had their say."""
    element, score, exact = clue.element, clue.score, clue.exact
    if not kind_fits(_of_a_member(label, section), element, exact=exact):
        score, exact = score - 0.3, False
    if not unit_fits(label.unit, element):
        score, exact = score - 0.3, False
    if (
        section.role == "member"
        and label.unit not in ("人", "户")
        and _OF_HOUSEHOLD.fullmatch(element.identifier)
    ):
        score, exact = score - 0.3, False
    if section.role in _ROWS_OF_THEIR_OWN and element.entity in ("person", "household", "benefit"):
        score, exact = score - 0.25, False
    topic = TOPICS.get(element.topic)
    if topic is not None:
        if topic.search(section.words) or topic.search(about):
            score += 0.08
        else:
            score -= 0.12 if not topic.search(label.words) or element.topic in _ONLY_THERE else 0
    return Clue(element, score, exact)


def _of_a_member(label: Label, section: Section) -> Label:
    """低保人口 in a row of one person asks whether, not how many."""
    if section.role == "member" and label.kind == "count" and label.words.endswith("人口"):
        return Label(label.words, label.unit, label.notes, "yesno")
    return label
