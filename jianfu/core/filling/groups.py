"""Kinds of people, as titles and column heads say them: 低保对象, 80周岁以上老人, 户籍人口; nothing is guessed from other words."""

from __future__ import annotations

import re

from jianfu.core.filling.holdings import Row
from jianfu.core.filling.identity import age_of, is_identity_number
from jianfu.core.filling.values import Known
from jianfu.core.records import record

_AGED = re.compile(r"(\d{2,3})(?:周?岁)(?:及|\(含\))?以上(?:的)?(?:老年人|老人|人员|高龄老人|居民|人口)?")
_KINDS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?:享受)?低保(?:对象|人员|人口)?|最低生活保障(?:对象|人员)"), "aid.type", "低保"),
    (re.compile(r"农村低保(?:对象|人员|人口)?"), "aid.type", "农村低保"),
    (re.compile(r"城(?:市|镇)低保(?:对象|人员|人口)?"), "aid.type", "城市低保"),
    (re.compile(r"特困(?:供养)?(?:人员|对象)?|五保(?:对象|老人|人员)?"), "aid.type", "特困"),
    (re.compile(r"(?:持证)?残疾人(?:员)?"), "disability.type", ""),
    (re.compile(r"(?:中共)?党员"), "party.join_date", ""),
    (re.compile(r"退役军人"), "veteran.discharge_date", ""),
)
# 低保边缘 is another kind than 低保.
_NOT_SO = re.compile(r"^(?:无|否|没有|非.*)$|边缘|退出|停发|停保|注销|取消|不符合|未")
_EVERYBODY = re.compile(r"(?:全部)?(?:户籍人口|户籍人员|户籍居民|常住户籍人口)")


@record
class Group:
    """field, word: the column that tells it, and a word of its value; "" for everybody of an age or more."""

    field: str = ""
    word: str = ""
    age: int = 0

    @property
    def is_of_the_rolls(self) -> bool:
        """Whoever is on the rolls belongs to it by age alone, without a case of anybody's."""
        return not self.field

    def is_case(self, row: Row, known: Known) -> bool:
        """Does the row tell it, and does it run on the day?"""
        end, value = row.values.get("aid.end_date", ""), row.values.get(self.field, "")
        return (
            bool(value)
            and self.word in value
            and not _NOT_SO.search(value)
            and not (end and end[:10] <= known.day.isoformat())
            and row.values.get("aid.start_date", "")[:10] <= known.day.isoformat()
        )

    def is_of_age(self, number: str, known: Known) -> bool:
        return not self.age or (is_identity_number(number) and (age_of(number, known.day) or 0) >= self.age)

    def has(self, number: str, known: Known) -> bool:
        if self.field:
            return any(self.is_case(row, known) for row in known.holdings.rows("person.id_number", number))
        return self.is_of_age(number, known)


EVERYBODY = Group()


def group_of(words: str) -> Group | None:
    """The kind these words name, all of them.

    >>> group_of("低保对象"), group_of("困难群众")
    (Group(field='aid.type', word='低保', age=0), None)
    """
    if aged := _AGED.fullmatch(words):
        return Group(age=int(aged[1]))
    if _EVERYBODY.fullmatch(words):
        return EVERYBODY
    return next((Group(field, word) for shape, field, word in _KINDS if shape.fullmatch(words)), None)
