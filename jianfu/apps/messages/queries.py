"""What there is to tell, as plain records, and whom; and how the ways out are doing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from jianfu.apps.gate.core import PASSED, DemandState, Direction, Verdict
from jianfu.apps.gate.models import Decision, Demand, Notice
from jianfu.apps.ledger import queries as ledger
from jianfu.apps.messages import core
from jianfu.apps.messages.models import Kind, Message, State
from jianfu.apps.messages.ways import PERSONAL, WAYS, connected
from jianfu.apps.people.models import Level, Person, Post, Role, Unit, UnitKind
from jianfu.core.examine import office_calendar
from jianfu.core.limits import load_limits
from jianfu.core.worktime import Calendar

OFFICES = (UnitKind.BURDEN_OFFICE, UnitKind.ESTABLISHMENT_OFFICE)
TOLD = (Role.TOWNSHIP_CLERK, Role.DEPARTMENT_CLERK, Role.REVIEWER, Role.LEADER)
"""Roles that are told anything: villages never are."""


def calendar_at(now: datetime) -> Calendar:
    return office_calendar(load_limits(settings.AREA), local(now))


def local(moment: datetime) -> datetime:
    """The clock on the wall, without a zone."""
    return timezone.localtime(moment).replace(tzinfo=None)


def posts_told(units: Iterable[Unit] | None = None, *roles: Role) -> Iterator[Post]:
    """Posts of people who can be reached; without units everybody's."""
    reachable = Q(pk__in=())
    for name in connected(PERSONAL):
        reachable |= ~Q(**{f"person__{WAYS[name].address}": ""})
    posts = _told().filter(reachable, person__is_active=True, role__in=roles or TOLD)
    if units is not None:
        posts = posts.filter(unit__in=[unit.pk for unit in units])
    yield from posts.select_related("person")


def posts_told_of(person: Person) -> Iterable[Post]:
    return _told().filter(person=person, person__is_active=True)


def _told() -> QuerySet[Post]:
    """Posts for which somebody is told something."""
    held = Post.objects.held().filter(role__in=TOLD).exclude(unit__level=Level.VILLAGE)
    return held.select_related("unit")


def way_for(person: Person) -> str:
    """The way by which somebody is reached."""
    return next(name for name in connected(PERSONAL) if getattr(person, WAYS[name].address))


def asked_of(place: Unit, day: date, calendar: Calendar) -> list[core.Asked]:
    """What passed the gate for a township and comes due, or came in since the last morning."""
    before = timezone.make_aware(core.morning_before(day, calendar))
    end = timezone.make_aware(core.in_sight_until(day, calendar))
    by_hand = Q(
        decisions__verdict=Verdict.ADMIT, decisions__undone_at=None, decisions__before=DemandState.REVIEW
    )
    demands = (
        Demand.objects.filter(state__in=PASSED, places=place, notice__admission__isnull=False)
        .filter(
            Q(due_at__gte=timezone.make_aware(core.morning_of(day)), due_at__lt=end)
            | Q(pk__in=_passed_since(before))
        )
        .annotate(decided=Max("decisions__decided_at", filter=by_hand))
        .select_related("notice__admission")
        .defer("notice__paper", "notice__report")
    )
    told = told_already(Kind.URGENT, (f"notice:{demand.notice.key}" for demand in demands))
    return [_asked(demand) for demand in demands if f"notice:{demand.notice.key}" not in told]


def _asked(demand: Demand) -> core.Asked:
    admitted = demand.notice.admission.admitted_at
    passed = max(admitted, demand.decided or admitted)  # type: ignore[attr-defined]
    return core.Asked(
        demand.notice.heading,
        demand.notice.number,
        item(demand.notice),
        local(passed),
        demand.due_at and local(demand.due_at),
        demand.due_has_time,
        added=passed > admitted,
    )


def _passed_since(moment: datetime):  # type: ignore[no-untyped-def]
    late = Q(decisions__verdict=Verdict.ADMIT, decisions__decided_at__gte=moment)
    return Demand.objects.filter(Q(notice__admission__admitted_at__gte=moment) | late).order_by().values("pk")


def owed_by(owners: Iterable[Unit]) -> list[core.Owed]:
    """Answers that run against some units."""
    clocks = ledger.running([unit.pk for unit in owners])
    keys = {clock.about.partition(":")[2] for clock in clocks}
    notices = {n.key: n for n in Notice.objects.filter(key__in=keys).defer("paper", "report")}
    found = []
    for clock in clocks:
        notice = notices.get(clock.about.partition(":")[2])
        if notice:
            path = reverse("gate:review-item", args=[notice.key])
            found.append(core.Owed(notice.heading, path, local(clock.due_at)))
    return found


def under(chief: Unit) -> list[Unit]:
    """Whose lateness a leader hears of: of the own unit, and at a government of its offices."""
    if chief.kind != UnitKind.GOVERNMENT:
        return [chief]
    return [chief, *Unit.objects.standing().filter(parent=chief, kind__in=OFFICES)]


def answers_to(sender: Unit, since: datetime) -> list[tuple[datetime, Notice, str]]:
    """(when, paper, about) of a department's papers that were answered whole; what was taken back is no answer."""
    rows = (
        Decision.objects.filter(undone_at=None, decided_at__gte=since)
        .filter(notice__sender=sender, notice__direction=Direction.DRAFT, notice__answer_due=None)
        .order_by()
        .values("notice")
        .annotate(last=Max("pk"), at=Max("decided_at"))
    )
    papers = Notice.objects.select_related("admission").defer("paper", "report")
    notices = papers.in_bulk([row["notice"] for row in rows])
    return [(row["at"], n, about_answer(n, row["last"])) for row in rows for n in [notices[row["notice"]]]]


def about_answer(notice: Notice, last: int) -> str:
    """An answer is one matter, a second one after more words another."""
    return f"notice:{notice.key}/{last}"


def to_catch_up(sender: Unit, since: datetime) -> list[tuple[datetime, Notice]]:
    """Papers that went down without a number, and whose sender was asked to hand them in since."""
    rows = Notice.objects.filter(sender=sender, catch_up_at__gte=since, handed_in_at=None, admission=None)
    return [(notice.catch_up_at, notice) for notice in rows.defer("paper", "report") if notice.catch_up_at]


def told_already(kind: Kind, abouts: Iterable[str]) -> set[str]:
    """Matters that went out as a message of their own."""
    rows = Message.objects.filter(kind=kind, state=State.SENT, about__in=list(abouts))
    return set(rows.values_list("about", flat=True))


def record(notice: Notice) -> core.Asked:
    return core.Asked(notice.heading, notice.number, item(notice), core.morning_of(date.min))


def item(notice: Notice) -> str:
    return reverse("gate:item", args=[notice.key])


SHOWN = timedelta(days=7)


def counts(way: str, today: date) -> tuple[int, int, str]:
    """Of a week: how many went out, how many did not, and the newest reason."""
    rows = Message.objects.filter(way=way, day__gt=today - SHOWN)
    told = dict(rows.order_by().values_list("state").annotate(n=Count("pk")))
    newest = rows.exclude(trouble="").order_by("-id").values_list("trouble", flat=True).first()
    return told.get(State.SENT, 0), told.get(State.FAILED, 0), newest or ""
