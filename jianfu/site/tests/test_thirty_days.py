"""Thirty days of the sample county with mail connected: one message a day at most, none at quiet times, none to villages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.utils import timezone

from jianfu.apps.gate import actions as gate
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import Direction
from jianfu.apps.messages import actions
from jianfu.apps.messages.models import Kind, Message
from jianfu.apps.people.models import Level, Person, Post, Role, Unit, UnitKind
from jianfu.apps.people.tests.makers import make_person
from jianfu.core.worktime import load_calendar
from jianfu.sample_county.papers import Draft, write_papers
from jianfu.site import sample

FIRST, DAYS = date(2026, 9, 14), 30
"""With a festival, a long holiday, and two make-up days at weekends."""
NIGHT = 22
HOURS = (
    (0, 5),
    (7, 55),
    (8, 30),
    (8, 31),
    *((hour, 10) for hour in range(9, 18)),
    (17, 58),
    (18, 30),
    (22, 0),
)


@dataclass
class Month:
    """Every message that went out: (to, when, kind, text)."""

    sent: list[tuple[str, datetime, str, str]] = field(default_factory=list)
    now: datetime = datetime.min

    def take(self, to: str, subject: str, text: str) -> None:
        kind = Message.objects.get(person__mail=to, state="sending").kind
        self.sent.append((to, self.now, kind, text))


@pytest.fixture
def month(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Month:
    """It is lived through by everybody in the county, each with an address."""
    seen = Month()
    settings.MAIL, settings.ADDRESS = {"sender": "jianfu@yunshui.example"}, "http://jianfu.example"
    mail = actions.WAYS["mail"]
    monkeypatch.setitem(
        actions.WAYS, "mail", type(mail)(mail.word, mail.setting, mail.address, seen.take, mail.most)
    )
    sample.build_county()
    everybody()
    papers = list(write_papers(FIRST, FIRST + timedelta(DAYS - 1), count=70, seed=2))
    for moment in moments():
        seen.now = timezone.localtime(moment).replace(tzinfo=None)
        today = [draft for draft in papers if draft.day == seen.now.date()]
        if seen.now.hour == NIGHT:
            urgent_at_night(today[5:], moment)
        sample.replay(
            today, answered_until=seen.now.date() + timedelta(days=1), now=moment, seed=seen.now.day
        )
        actions.go_round(moment)
    return seen


def urgent_at_night(drafts: list[Draft], moment: datetime) -> None:
    """What the department cannot leave until the morning, and the office looks at later."""
    clerk = Person.objects.get(staff_code="YS0004")
    for draft in drafts:
        desk = Desk(Unit.objects.get(short_name=draft.department), Direction.DRAFT)
        notice, _ = gate.receive("急件.txt", draft.text.encode(), desk=desk, now=moment)
        notice.refresh_from_db()
        if not notice.number:
            gate.pass_urgent(notice, reason="防汛防台", by=clerk, now=moment)


def everybody() -> None:
    """Somebody in each place and each department, and an address for all."""
    for unit in Unit.objects.filter(level=Level.TOWNSHIP):
        make_person(unit, Role.TOWNSHIP_CLERK)
    for unit in Unit.objects.filter(level=Level.VILLAGE):
        make_person(unit, Role.VILLAGE_WORKER)
    for unit in Unit.objects.filter(kind=UnitKind.DEPARTMENT):
        make_person(unit, Role.DEPARTMENT_CLERK)
    for person in Person.objects.all():
        Person.objects.filter(pk=person.pk).update(mail=f"{person.pk}@yunshui.example")


def moments() -> Iterator[datetime]:
    for n in range(DAYS):
        for hour, minute in HOURS:
            day = FIRST + timedelta(n)
            yield timezone.make_aware(datetime(day.year, day.month, day.day, hour, minute))


@pytest.fixture
def calendar() -> Any:
    return load_calendar()


def test_thirty_days_keep_the_law_of_one_message(month: Month, calendar: Any) -> None:
    digests = [(to, when) for to, when, kind, _ in month.sent if kind == Kind.DIGEST]
    villages = {
        f"{post.person_id}@yunshui.example" for post in Post.objects.filter(unit__level=Level.VILLAGE)
    }
    kinds = Counter(kind for _, _, kind, _ in month.sent)

    assert set(kinds) == set(Kind), "all three kinds must occur, or nothing is shown"
    assert max(Counter((to, when.date()) for to, when in digests).values()) == 1
    assert {when.time().isoformat("minutes") for _, when in digests} == {"08:30"}
    assert all(calendar.is_working_day(when.date()) for _, when in digests)
    assert not [
        when
        for _, when, kind, _ in month.sent
        if kind != Kind.URGENT and actions.core.is_quiet(when, calendar)
    ]
    assert villages
    assert not villages & {to for to, _, _, _ in month.sent}
    assert set(told_by_township(month).values()) == {1}, "nothing is told twice"


def told_by_township(month: Month) -> Counter[tuple[str, str, str]]:
    """How often each township was told the same of the same paper: that it is new, or that a day of it comes."""
    clerks = {f"{p.person_id}@yunshui.example" for p in Post.objects.filter(role=Role.TOWNSHIP_CLERK)}
    return Counter(
        (to, words.partition(". ")[2], link)
        for to, _, _, text in month.sent
        for words, link in pairwise(text.splitlines())
        if to in clerks and link.startswith("http://jianfu.example/item/")
    )
