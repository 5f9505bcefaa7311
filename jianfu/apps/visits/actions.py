"""Every write of the plan of visits, one function a verb, each with its line in the journal."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from jianfu.apps.gate.models import Demand, Notice
from jianfu.apps.gate.places import pick_places
from jianfu.apps.journal.actions import write
from jianfu.apps.people.models import Person, Unit, UnitKind
from jianfu.apps.people.names import likeness
from jianfu.apps.registers.days import Days, days_announced
from jianfu.apps.visits.core import Kind, NotNow, State, kind_of
from jianfu.apps.visits.models import LastCode, Visit
from jianfu.apps.visits.reading import PlanRow, read_plan
from jianfu.apps.visits.sealing import Scheme, seal
from jianfu.core.reading.child import Worker
from jianfu.core.rules.inspections.announced import matter
from jianfu.core.rules.topics import same_topic

UNDO_WITHIN = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a list: visits that are in the plan now, and rows that are not, with the reason."""

    batch: str
    visits: int
    known: int
    wrong: tuple[tuple[str, str], ...]


def take_plan(data: bytes, area: Unit, *, year: int, by: Person, only: Unit | None = None) -> Taken:
    """Put the rows of a yearly plan into the register; rows that are there already are counted and left.

    area  the government whose plan it is; only: a department may bring its own visits, and no others'
    Raises Unreadable (Chinese) for what is no table.
    """
    with Worker() as child:
        grids = child.call("jianfu.core.reading.grids:read_grids", data)
    rows = list(read_plan(grids, year))
    return _take_rows(rows, area, year=year, by=by, only=only)


@transaction.atomic
def _take_rows(rows: Sequence[PlanRow], area: Unit, *, year: int, by: Person, only: Unit | None) -> Taken:
    batch, wrong, known, new = secrets.token_urlsafe(12), [], 0, []
    units = {unit.plain: unit for unit in Unit.objects.below(area).standing().exclude(kind=UnitKind.SECTION)}
    have = {
        (v.sender_id, v.title, v.first_day)
        for v in Visit.objects.of(year).exclude(state=State.DROPPED).filter(sealed=None)
    }
    for row in rows:
        sender, why = _sender_of(row, units, area, only)
        if sender is None:
            wrong.append((f"{row.where} {row.title}", why))
        elif row.days is None:
            wrong.append((f"{row.where} {row.title}", "没有看到时间，写到月份即可"))
        elif (sender.pk, row.title, row.days.first) in have:
            known += 1
        else:
            have.add((sender.pk, row.title, row.days.first))
            new.append((sender, row))
    if new:
        # Before codes are given: who waits for the journal never holds the codes.
        write("列入检查计划", f"visits:{batch}", by=by, after={"rows": len(new)})
        for sender, row in new:
            assert row.days
            _plan(sender, row, row.days, area, batch)
    return Taken(batch if new else "", len(new), known, tuple(wrong))


def _sender_of(
    row: PlanRow, units: dict[str, Unit], area: Unit, only: Unit | None
) -> tuple[Unit | None, str]:
    if not row.owner:
        return only, "没有写牵头单位"
    first = row.owner.replace("、", ",").replace("，", ",").replace("\n", ",").split(",")[0]
    sender = units.get(likeness(first, area.name))
    if sender is None:
        return None, f"机构里没有“{first[:20]}”"
    if only is not None and sender != only:
        return None, f"是{sender}的，请由它自己或减负办放入"
    return sender, ""


def _plan(sender: Unit, row: PlanRow, days: Days, area: Unit, batch: str) -> Visit:
    visit = Visit.objects.create(
        **next_code(days.first.year),
        kind=row.kind,
        sender=sender,
        title=row.title,
        content=row.content,
        objects_words=row.objects,
        first_day=days.first,
        last_day=days.last,
        exact=days.exact,
        in_plan=True,
        batch=batch,
    )
    visit.places.set(pick_places(row.objects, area))
    return visit


def next_code(year: int) -> dict[str, int]:
    """The next code of a year, under the lock of its row."""
    LastCode.objects.get_or_create(year=year)
    LastCode.objects.filter(year=year).update(serial=F("serial") + 1)
    return {"year": year, "serial": LastCode.objects.get(year=year).serial}


@transaction.atomic
def take_back_plan(batch: str, *, by: Person) -> int:
    """Take a list back as a whole within a day; returns how many visits it was. Their codes are not given again.

    Raises NotNow after that, or where a paper has already announced one of them.
    """
    visits = Visit.objects.select_for_update().filter(batch=batch)
    rows = list(visits)
    if not rows:
        raise NotNow("没有这一批，可能已经撤回。")
    if timezone.now() - rows[0].filed_at > UNDO_WITHIN:
        raise NotNow("已超过24小时，不能整批撤回。可以逐项取消。")
    if any(visit.notice_id or visit.state == State.MERGED for visit in rows):
        raise NotNow("其中有的已经发文或并入别的检查，不能整批撤回。可以逐项取消。")
    write("撤回检查计划", f"visits:{batch}", by=by, before={"rows": len(rows)})
    Visit.objects.filter(batch=batch).delete()
    return len(rows)


@transaction.atomic
def file_sealed(scheme: Scheme, sender: Unit, *, by: Person, today: date) -> Visit:
    """Lodge the scheme of a covert visit: only its month and its hash are to be known before the day.

    Raises NotNow for a day that is not to come.
    """
    if scheme.day <= today:
        raise NotNow("暗访的日子要在明天以后。当天要去的，直接写明编号即可。")
    first = scheme.day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    visit = Visit(kind=Kind.COVERT, sender=sender, first_day=first, last_day=last, in_plan=True, exact=False)
    visit.sealed, visit.digest = seal(scheme, visit.salt, settings.VAR)
    write("封存暗访方案", f"visit:{visit.digest}", by=by, after=visit.digest)
    visit.year, visit.serial = next_code(first.year).values()
    visit.save()
    return visit


@transaction.atomic
def join(visit: Visit, into: Visit, *, by: Person) -> None:
    """One visit instead of two: `visit` goes on under the code of `into`. Raises NotNow where that cannot be."""
    visit, into = _locked(visit, into)
    if visit == into or State.PLANNED not in (visit.state, into.state) or visit.state != into.state:
        raise NotNow("其中一项已取消或已并入别的检查。请看最新的计划。")
    if visit.is_sealed or into.is_sealed:
        raise NotNow("封存的方案不能合并，当天打开后再看。")
    write("合并检查", f"visit:{visit.code}", by=by, before=visit.code, after=into.code)
    Visit.objects.filter(merged_into=visit).update(merged_into=into)
    visit.state, visit.merged_into = State.MERGED, into
    visit.save(update_fields=["state", "merged_into"])


@transaction.atomic
def drop(visit: Visit, *, by: Person) -> None:
    """Cancel a visit; what had joined it stands for itself again."""
    (visit,) = _locked(visit)
    if visit.state == State.DROPPED:
        raise NotNow("这次检查已经取消。")
    write("取消检查", f"visit:{visit.code}", by=by, before=visit.state, after=State.DROPPED)
    Visit.objects.filter(merged_into=visit).update(merged_into=None, state=State.PLANNED)
    visit.state, visit.merged_into = State.DROPPED, None
    visit.save(update_fields=["state", "merged_into"])


@transaction.atomic
def stand_again(visit: Visit, *, by: Person) -> None:
    """撤回 a joining or a cancelling: the visit stands for itself as before."""
    (visit,) = _locked(visit)
    if visit.state == State.PLANNED:
        raise NotNow("这次检查没有取消，也没有并入别的检查。")
    write("恢复检查", f"visit:{visit.code}", by=by, before=visit.state, after=State.PLANNED)
    visit.state, visit.merged_into = State.PLANNED, None
    visit.save(update_fields=["state", "merged_into"])


def _locked(*visits: Visit) -> list[Visit]:
    """Their rows, held in one order whoever asks."""
    keys = [visit.pk for visit in visits]
    rows = {v.pk: v for v in Visit.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    return [rows[key] for key in keys]


# -- from papers


def follow(notice: Notice) -> None:
    """Keep the register with a paper: an admitted inspection has a visit, one that passes no more has none."""
    visit = Visit.objects.filter(notice=notice).first()
    asked = [demand for demand in _inspections(notice) if demand.is_owed]
    if not asked:
        if visit:
            _let_go(visit)
    elif visit is None:
        _announce(notice, asked)
    elif visit.state == State.DROPPED:
        _put(visit, State.PLANNED, "恢复检查")


def _inspections(notice: Notice) -> Iterable[Demand]:
    """Demands in which somebody comes to look at the grassroots."""
    rows = notice.report.get("demands", ())
    return (d for d in notice.demands.all() if rows[d.number].get("role") == "inspected")


def _let_go(visit: Visit) -> None:
    """Of the plan only the paper goes; what stood on the paper alone goes with it."""
    if visit.in_plan:
        visit.notice = None
        visit.save(update_fields=["notice"])
    elif visit.state != State.DROPPED:
        _put(visit, State.DROPPED, "取消检查")


def _put(visit: Visit, state: State, verb: str) -> None:
    write(verb, f"visit:{visit.code}", by=None, before=visit.state, after=state)
    visit.state, visit.merged_into = state, None
    visit.save(update_fields=["state", "merged_into"])


def _announce(notice: Notice, asked: Sequence[Demand]) -> None:
    """The planned visit that the paper is about; else a new one with a code of its own."""
    if notice.sender is None:
        return
    words = "。".join(_words(demand) for demand in asked)
    day = timezone.localtime(notice.received_at).date()
    days = days_announced(words, day) or Days(day.replace(day=1), _month_end(day))
    asked_of = {unit for demand in asked for unit in demand.places.all()}
    places = [unit for unit in asked_of if str(unit) in words or unit.name in words] or list(asked_of)
    visit = _planned(notice, words, days)
    write("检查已发文", f"notice:{notice.key}", by=None, after=visit.code if visit else "")
    if visit is None:
        visit = Visit.objects.create(
            **next_code(days.first.year),
            kind=kind_of(words),
            sender=notice.sender,
            title=notice.heading[:120],
            first_day=days.first,
            last_day=days.last,
            exact=days.exact,
        )
    elif days.exact:
        visit.first_day, visit.last_day, visit.exact = days.first, days.last, True
    visit.notice, visit.content = notice, visit.content or words[:400]
    visit.save()
    if places:
        visit.places.set(places)


def _planned(notice: Notice, words: str, days: Days) -> Visit | None:
    """By its code in the paper; else the sender's visit of the plan on the same matter that no paper announced yet."""
    assert notice.sender
    open_ones = (
        Visit.objects.standing()
        .of(days.first.year)
        .filter(sender=notice.sender, in_plan=True, notice=None, sealed=None)
    )
    for visit in open_ones:
        if visit.code in words or visit.code in _all_words(notice):
            return visit
    topic = matter(f"{notice.title}{words}")
    alike = [v for v in open_ones if same_topic(topic, matter(v.title)) >= 0.6]
    return min(alike, key=lambda v: abs((v.first_day - days.first).days), default=None)


def _words(demand: Demand) -> str:
    return str(demand.notice.report["demands"][demand.number]["evidence"][0]["text"])


def _all_words(notice: Notice) -> str:
    return "".join(piece[0] for block in notice.paper for piece in block[2])


def _month_end(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
