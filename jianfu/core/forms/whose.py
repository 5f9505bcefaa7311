"""Whose value each field is: its heading says it, or the label before it.

监护人姓名 | 与本人关系: the relation is the guardian's. 本人电话 ... 帮扶联系人 | 联系电话: the second telephone is
that of whoever was named last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jianfu.core.forms.labels import Label
from jianfu.core.forms.likeness import said_exactly
from jianfu.core.forms.roles import PERSONS, role_of
from jianfu.core.forms.shapes import Form
from jianfu.core.forms.subjects import Section

_REACH = 3
"""Fields after somebody's name that may still be about them."""
_FOLLOWS = ("phone", "id_number", "sex", "age", "residence_address")


def whose(form: Form, labels: Sequence[Label], sections: Mapping[tuple[str, ...], Section]) -> list[Section]:
    """For each field the section as it is at this place."""
    found: list[Section] = []
    seen: dict[tuple[str, ...], set[str]] = {}
    last: dict[tuple[str, ...], tuple[str, int] | None] = {}
    for at, (field, label) in enumerate(zip(form.fields, labels, strict=True)):
        section = sections[field.group]
        asked = seen.setdefault(field.group, set())
        named = _named(label.words)
        attribute = _attribute(label.words)
        if named:
            last[field.group] = None if named in PERSONS else (named, at)
        running = last.get(field.group)
        near = running is not None and at - running[1] <= _REACH
        if attribute in PERSONAL and not named and running and near and section.role in PERSONS:
            section = _running(section, running[0], attribute, again=attribute in asked)
        if attribute:
            if attribute == "name":
                last[field.group] = None
            asked.add(attribute)
        found.append(section)
    return found


PERSONAL = (*_FOLLOWS, "relation_to_applicant", "relation_to_head")


def _running(section: Section, running: str, attribute: str, *, again: bool) -> Section:
    if attribute == "relation_to_applicant" and running in ("guardian", "stranger", "agent"):
        return Section(running, section.words)
    if attribute in _FOLLOWS and again:
        return Section(running, section.words)
    # The first telephone after somebody else's name may be either's.
    return Section(section.role, section.words, unsure=attribute in _FOLLOWS)


def _attribute(words: str) -> str | None:
    """The attribute a label names on its own: phone of 联系电话."""
    return next(
        (
            e.identifier.partition(".")[2]
            for e in said_exactly().get(words, ())
            if e.topic == "person" and words not in e.maybe
        ),
        None,
    )


def _named(words: str) -> str | None:
    """The role a label names: guardian of 监护人姓名 and of 监护人, stranger of 代领人姓名."""
    if _attribute(words):
        return None
    for tail in ("姓名", "名字", "名称"):
        if words.endswith(tail) and len(words) > len(tail):
            return role_of(words[: -len(tail)])
    role = role_of(words) if len(words) <= 8 else None
    return role if role not in ("self", "member") else None
