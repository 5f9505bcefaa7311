"""Messages: written down once, sent once. Of whatever was perhaps delivered no second one is sent."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from jianfu.apps.messages import core, queries
from jianfu.apps.messages.digests import Digests
from jianfu.apps.messages.models import Kind, Message, Morning, State
from jianfu.apps.messages.occasions import OCCASIONS
from jianfu.apps.messages.ways import ROBOTS, WAYS, NotSent, Refused, connected
from jianfu.apps.messages.ways.trouble import NO_ANSWER, UNSURE
from jianfu.apps.people.addresses import WORDS as ADDRESSES
from jianfu.apps.people.models import Person, Post, Unit

PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=20))
"""Between tries; after the last the message is given up."""
STUCK = timedelta(minutes=10)
"""A machine that began so long ago was killed."""
KEPT = timedelta(days=30)

log = logging.getLogger(__name__)


def go_round(now: datetime, *, going: Callable[[], bool] = lambda: True) -> int:
    """Write down what is to be told now, and send what waits while `going`. Returns how many were sent."""
    if not connected():
        return 0
    write_digests(now)
    write_occasions(now)
    give_up(now)
    return send_waiting(now, going=going)


def write_digests(now: datetime) -> int:
    """One row for everybody who has something to hear this morning; once a day, whichever machine comes first."""
    calendar, here = queries.calendar_at(now), queries.local(now)
    today = here.date()
    if not core.is_morning(here, calendar) or Morning.objects.filter(day=today).exists():
        return 0
    digests = Digests(today, calendar)
    rows = [
        _row(person, Kind.DIGEST, f"{today}", now)
        for person, posts in _posts_by_person(queries.posts_told()).items()
        if digests.letter(posts)
    ]
    if digests.for_the_office():
        rows += [_row(None, Kind.DIGEST, f"{today}", now, way=name) for name in connected(ROBOTS)]
    try:
        with transaction.atomic():
            Morning.objects.create(day=today)
            Message.objects.bulk_create(rows, ignore_conflicts=True)
    except IntegrityError:
        return 0
    return len(rows)


def _posts_by_person(posts: Iterable[Post]) -> dict[Person, list[tuple[Unit, str]]]:
    found: defaultdict[Person, list[tuple[Unit, str]]] = defaultdict(list)
    for post in posts:
        found[post.person].append((post.unit, post.role))
    return found


def write_occasions(now: datetime) -> None:
    """What is told at once: a second look at the same matter adds nothing."""
    quiet = core.is_quiet(queries.local(now), queries.calendar_at(now))
    for kind, occasion in OCCASIONS.items():
        if quiet and not occasion.NIGHT:
            continue
        for about, people in occasion.due(now):
            rows = [_row(person, Kind(kind), about, now) for person in dict.fromkeys(people)]
            Message.objects.bulk_create(rows, ignore_conflicts=True)


def _row(person: Person | None, kind: Kind, about: str, now: datetime, *, way: str = "") -> Message:
    return Message(
        person=person,
        way=way or queries.way_for(person),  # type: ignore[arg-type]
        kind=kind,
        about=about,
        day=queries.local(now).date(),
        not_before=now,
    )


def give_up(now: datetime) -> None:
    """What was begun and not ended is not begun again; what is out of date is not sent any more."""
    begun = Message.objects.filter(state=State.SENDING, taken_at__lt=now - STUCK)
    begun.update(state=State.FAILED, trouble=UNSURE)
    today, here = queries.local(now).date(), queries.local(now)
    waiting = Message.objects.filter(state=State.WAITING)
    waiting.filter(day__lt=today).exclude(kind__in=_of_the_night()).update(state=State.FAILED)
    waiting.filter(day__lt=today - timedelta(days=1)).update(state=State.FAILED)
    if here.time() >= core.NOON:
        waiting.filter(kind=Kind.DIGEST).update(state=State.FAILED)
    Message.objects.filter(day__lt=today - KEPT).delete()
    Morning.objects.filter(day__lt=today - KEPT).delete()


def _of_the_night() -> list[str]:
    return [kind for kind, occasion in OCCASIONS.items() if occasion.NIGHT]


def send_waiting(now: datetime, *, most: int = 100, going: Callable[[], bool] = lambda: True) -> int:
    """Send what waits, one after another; each is taken by one machine only. Returns how many went out."""
    calendar, here = queries.calendar_at(now), queries.local(now)
    waiting = Message.objects.filter(state=State.WAITING, not_before__lte=now, way__in=connected())
    if core.is_quiet(here, calendar):
        waiting = waiting.filter(kind__in=_of_the_night())
    digests, silent, sent = Digests(here.date(), calendar), set(), 0
    # 紧急直通 comes first by its word.
    for message in waiting.select_related("person").order_by("-kind", "id")[:most]:
        if not going():
            break
        mine = Message.objects.filter(pk=message.pk, state=State.WAITING)
        if message.way in silent or not mine.update(
            state=State.SENDING, taken_at=timezone.now(), tries=F("tries") + 1
        ):
            continue
        message.tries += 1
        state, trouble = _send(message, digests, now)
        sent += state == State.SENT
        if trouble == NO_ANSWER:
            # The others wait without having tried.
            silent.add(message.way)
    return sent


def _send(message: Message, digests: Digests, now: datetime) -> tuple[str, str]:
    """What it says is made at this moment; where there is nothing to say any more, the row goes."""
    letter = _letter(message, digests)
    way = WAYS[message.way]
    to = getattr(message.person, way.address) if way.address else ""
    if letter is None or (way.address and not to):
        message.delete()
        return "", ""
    text = core.as_text(letter, settings.ADDRESS, most=way.most, measure=lambda words: len(words.encode()))
    state, trouble, pause = _tried(message, lambda: way.send(to, letter.subject, text))
    Message.objects.filter(pk=message.pk, state=State.SENDING).update(
        state=state, trouble=trouble, not_before=now + pause, taken_at=None
    )
    return state, trouble


def _tried(message: Message, send: Callable[[], None]) -> tuple[str, str, timedelta]:
    """State, trouble, and the pause before the next try."""
    try:
        send()
    except NotSent as why:
        again = not isinstance(why, Refused) and message.tries <= len(PAUSES)
        log.warning("a message by %s was not taken: %s", message.way, type(why).__name__)
        if again:
            return State.WAITING, str(why), PAUSES[message.tries - 1]
        return State.FAILED, str(why), timedelta(0)
    except Exception as error:
        # Whatever it was, it may have gone out. The class only: its words may hold an address.
        log.warning("a message by %s may be lost: %s", message.way, type(error).__name__)
        return State.FAILED, UNSURE, timedelta(0)
    return State.SENT, "", timedelta(0)


def _letter(message: Message, digests: Digests) -> core.Letter | None:
    if message.kind in OCCASIONS:
        letter: core.Letter | None = OCCASIONS[message.kind].letter(message.about)
        return letter
    if message.person is None:
        return digests.for_the_office()
    return digests.letter([(post.unit, post.role) for post in queries.posts_told_of(message.person)])


def test(name: str, person: Person) -> None:
    """A few words to who asks, or into the office's group. Raises NotSent or Unsure; keeps nothing."""
    way = WAYS[name]
    to = getattr(person, way.address) if way.address else ""
    if way.address and not to:
        raise Refused(f"您的人员页里没有{ADDRESSES[way.address]}，先补上再测试")
    way.send(to, "减负：测试", f"这是减负系统的一条测试消息。\n{settings.ADDRESS}/")
