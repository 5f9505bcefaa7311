"""Reads of the plan: what is in somebody's sight, what comes this week, what a code says, what could be one visit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q

from jianfu.apps.gate.deadlines import day_of, week_end
from jianfu.apps.people.models import Person, Unit
from jianfu.apps.visits.core import Joint, State, Stop, joint_offers, parse_code
from jianfu.apps.visits.models import Visit, VisitQuerySet
from jianfu.core.limits import load_limits

_KEPT_IN_SIGHT = timedelta(days=31)
_MOST_OFFERS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A visit as one line of a list."""

    visit: Visit
    title: str
    when: str
    who: str
    where: str
    content: str
    mine: bool
    """Whoever looks may change it."""


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Offer:
    """Two visits that could be one, in words. `later` is the one that would join."""

    later: Visit
    earlier: Visit
    words: str
    spared: str


@dataclass(frozen=True, slots=True)
class Card:
    """What anybody may know of a code."""

    visit: Visit
    shape: str
    stands: str
    title: str
    when: str
    who: str
    where: str
    content: str
    sealed: bool
    goes_on_as: Visit | None


def visible_to(person: Person | AnonymousUser) -> VisitQuerySet:
    """Own visits, and those that come to one's places. What is sealed is no township's before its day has passed."""
    units = Unit.objects.for_user(person)
    return Visit.objects.filter(
        Q(sender__in=units) | Q(sealed=None) & (Q(places__in=units) | Q(merged__places__in=units))
    ).distinct()


def with_rows(visits: VisitQuerySet) -> VisitQuerySet:
    """With what a row shows, in four questions however many they are."""
    joined = Visit.objects.select_related("sender").prefetch_related("places")
    return visits.select_related("sender", "merged_into").prefetch_related(
        "places", Prefetch("merged", queryset=joined)
    )


def groups_for(person: Person, own: Iterable[Unit], *, whole_area: bool, today: date) -> list[Group]:
    """This week, this month, later, past month; what joined another stands with that one."""
    found = with_rows(visible_to(person).standing().filter(last_day__gte=today - _KEPT_IN_SIGHT))
    mine = {unit.pk for unit in own}
    opened = _past_covert(person, today) if not whole_area else []
    sunday = week_end(today)
    groups = [Group(label, []) for label in ("本周", "本月", "以后", "过去一个月")]
    for visit in [*found, *opened]:
        row = _row(visit, today, mine=whole_area or visit.sender_id in mine)
        groups[_place_of(visit, today, sunday)].rows.append(row)
    groups[-1].rows.reverse()
    return [group for group in groups if group.rows]


def _place_of(visit: Visit, today: date, sunday: date) -> int:
    if visit.last_day < today:
        return 3
    if visit.exact and visit.first_day <= sunday:
        return 0
    return 1 if (visit.first_day.year, visit.first_day.month) <= (today.year, today.month) else 2


def _past_covert(person: Person, today: date) -> list[Visit]:
    """Covert visits to one's places, from the day after: on the day itself the code answers, and no list warns."""
    keys = set(Unit.objects.for_user(person).values_list("pk", flat=True))
    sealed = Visit.objects.standing().exclude(sealed=None).exclude(sender__in=keys)
    found = []
    for visit in with_rows(sealed.filter(first_day__lte=today, last_day__gte=today - _KEPT_IN_SIGHT)):
        scheme = visit.scheme(today - timedelta(days=1))
        if scheme and keys & set(scheme.places):
            found.append(visit)
    return found


def _row(visit: Visit, today: date, *, mine: bool) -> Row:
    scheme = visit.scheme(today)
    if visit.is_sealed:
        return Row(
            visit,
            scheme.title if scheme else "暗访（方案已封存，当天打开）",
            day_of(scheme.day) if scheme else f"{visit.first_day.month}月",
            str(visit.sender),
            scheme.objects if scheme else "",
            scheme.content if scheme else "",
            mine,
        )
    return Row(visit, visit.title, when_of(visit), who_of(visit), where_of(visit), visit.content, mine)


_PARTS = {(1, 10): "上旬", (11, 20): "中旬", (21, 31): "下旬", (25, 31): "底"}


def when_of(visit: Visit) -> str:
    """6月18日至20日 · 6月 · 6月下旬 · 4月至6月."""
    first, last = visit.first_day, visit.last_day
    if not visit.exact:
        ends = (last + timedelta(days=1)).day == 1
        if first.day == 1 and ends:
            return f"{first.month}月" if first.month == last.month else f"{first.month}月至{last.month}月"
        part = _PARTS.get((first.day, 31 if ends else last.day))
        if part and first.month == last.month:
            return f"{first.month}月{part}"
        return f"{day_of(first)}至{day_of(last)}之间"
    if first == last:
        return day_of(first)
    return (
        f"{day_of(first)}至{last.day}日" if first.month == last.month else f"{day_of(first)}至{day_of(last)}"
    )


def who_of(visit: Visit) -> str:
    senders = [visit.sender, *(other.sender for other in visit.merged.all())]
    return "、".join(dict.fromkeys(str(unit) for unit in senders))


def where_of(visit: Visit) -> str:
    """The words of plan or paper; else the places by name, at most five of them."""
    if visit.objects_words and not visit.merged.all():
        return visit.objects_words
    units = {unit for one in (visit, *visit.merged.all()) for unit in one.places.all()}
    names = [str(unit) for unit in sorted(units, key=lambda unit: (unit.position, unit.name))]
    return "、".join(names[:5]) + (f"等{len(names)}处" if len(names) > 5 else "")


def in_one_area(one: Visit, other: Visit) -> bool:
    """Visits of one area can be joined; those of another county are nobody's business here."""
    return one.sender.government == other.sender.government


def find(words: str) -> Visit | None:
    """The visit of a code as people type it."""
    parts = parse_code(words)
    return visit_of(*parts) if parts else None


def visit_of(year: int, serial: int) -> Visit | None:
    return with_rows(Visit.objects.filter(year=year, serial=serial)).first()


def card_of(visit: Visit, today: date) -> Card:
    scheme = visit.scheme(today)
    sealed = visit.is_sealed and scheme is None
    row = _row(visit, today, mine=False)
    shape, stands = _stands(visit, today, scheme.day if scheme else None)
    return Card(
        visit,
        shape,
        stands,
        "暗访" if sealed else row.title,
        row.when,
        row.who,
        row.where,
        row.content,
        sealed,
        visit.merged_into,
    )


def _stands(visit: Visit, today: date, opened_on: date | None) -> tuple[str, str]:
    if visit.state == State.MERGED:
        return "＝", "已并入"
    if visit.state == State.DROPPED:
        return "■", "已取消"
    first, last = (opened_on, opened_on) if opened_on else (visit.first_day, visit.last_day)
    if visit.is_sealed and opened_on is None:
        return ("●", "有效，方案到当天打开") if today <= last else ("○", "已过时间")
    if today > last:
        return "○", "已过时间"
    return "●", "有效" if first <= today else "有效，还没到时间"


def coming(units: Sequence[Unit], today: date) -> list[Row]:
    """Visits of this week to these places or what lies below them, for the first page of a township or village."""
    places = Unit.objects.below(*units)
    found = Visit.objects.standing().filter(
        Q(places__in=places) | Q(merged__places__in=places),
        sealed=None,
        exact=True,
        first_day__lte=week_end(today),
        last_day__gte=today,
    )
    return [_row(visit, today, mine=False) for visit in with_rows(found.distinct())]


def offers_for(own: Iterable[Unit], area: Unit, *, whole_area: bool, today: date) -> list[Offer]:
    """Visits to the same places within some weeks that could be made together, as far as one may join them."""
    coming_up = with_rows(
        Visit.objects.standing().filter(
            sealed=None, last_day__gte=today, sender__in=Unit.objects.below(area.government)
        )
    )
    visits = {visit.pk: visit for visit in coming_up}
    within = load_limits(settings.AREA).at("visits_merge_days", today).value
    mine = {unit.pk for unit in own}
    found = [
        _offer(joint, visits)
        for joint in joint_offers([_stop(visit) for visit in visits.values()], within=within)
        if whole_area or {joint.earlier.sender, joint.later.sender} & mine
    ]
    return found[:_MOST_OFFERS]


def _stop(visit: Visit) -> Stop:
    places = frozenset(unit.pk for unit in visit.places.all())
    return Stop(visit.pk, visit.sender_id, visit.title, visit.first_day, visit.last_day, places)


def _offer(joint: Joint, visits: dict[int, Visit]) -> Offer:
    earlier, later = visits[joint.earlier.key], visits[joint.later.key]
    names = [str(unit) for unit in later.places.all() if unit.pk in joint.places]
    spared = "、".join(names[:3]) + (f"等{len(names)}处" if len(names) > 3 else "")
    why = "看同样的事" if joint.same_matter else "到同样的地方"
    return Offer(
        later,
        earlier,
        f"{why}：《{later.title}》（{later.code}）和《{earlier.title}》（{earlier.code}）",
        spared,
    )
