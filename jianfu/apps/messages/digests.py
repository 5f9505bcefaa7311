"""What one person hears in the morning: a section for each post, made from what each unit is asked or owes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils import timezone

from jianfu.apps.messages import core, queries
from jianfu.apps.messages.models import Kind
from jianfu.apps.people.models import Role, Unit, UnitKind
from jianfu.core.worktime import Calendar


class Digests:
    """The digests of one day; what a unit hears is looked up once however many people are in it."""

    def __init__(self, day: date, calendar: Calendar) -> None:
        self.day, self.calendar = day, calendar
        self._known: dict[tuple[int, str], tuple[core.Section, ...]] = {}

    def letter(self, posts: Iterable[tuple[Unit, str]]) -> core.Letter | None:
        """posts  (unit, role) of one person; None: nothing to say"""
        sections = [section for unit, role in posts for section in self._of(unit, Role(role))]
        return core.digest(list(dict.fromkeys(sections)), self.day)

    def for_the_office(self) -> core.Letter | None:
        """What the offices at the top of the site owe: for the robot in their own group."""
        offices = Unit.objects.standing().filter(kind=UnitKind.BURDEN_OFFICE, parent__parent=None)
        return core.digest(self._owed(list(offices)), self.day)

    def _of(self, unit: Unit, role: Role) -> tuple[core.Section, ...]:
        key = unit.pk, str(role)
        if key not in self._known:
            self._known[key] = self._look(unit, role)
        return self._known[key]

    def _look(self, unit: Unit, role: Role) -> tuple[core.Section, ...]:
        if role is Role.TOWNSHIP_CLERK:
            asked = queries.asked_of(unit, self.day, self.calendar)
            return core.for_a_place(asked, self.day, self.calendar)
        if role is Role.REVIEWER:
            return self._owed([unit])
        if role is Role.LEADER:
            return self._late(unit)
        return self._answers(unit) if role is Role.DEPARTMENT_CLERK else ()

    def _owed(self, units: list[Unit]) -> tuple[core.Section, ...]:
        now = core.morning_of(self.day)
        return core.for_who_owes(queries.owed_by(units), now, more=reverse("gate:review"))

    def _late(self, chief: Unit) -> tuple[core.Section, ...]:
        return tuple(
            section
            for unit in queries.under(chief)
            for section in core.for_their_chief(
                queries.owed_by([unit]), str(unit), self.day, self.calendar, more=reverse("board:board")
            )
        )

    def _answers(self, sender: Unit) -> tuple[core.Section, ...]:
        answers = queries.answers_to(sender, self._since)
        told = queries.told_already(Kind.ANSWER, (about for _, _, about in answers))
        return core.for_a_sender(
            [(queries.local(at), queries.record(n)) for at, n, about in answers if about not in told],
            [(queries.local(at), queries.record(n)) for at, n in queries.to_catch_up(sender, self._since)],
            self.day,
            self.calendar,
        )

    @cached_property
    def _since(self):  # type: ignore[no-untyped-def]
        return timezone.make_aware(core.morning_before(self.day, self.calendar))
