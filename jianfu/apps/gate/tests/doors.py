"""Who may open the addresses of the gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core import signing
from django.utils import timezone

from jianfu.apps.gate import papers
from jianfu.apps.gate.actions import concern
from jianfu.apps.gate.core import DemandState, Direction, Verdict
from jianfu.apps.gate.models import Admission, Decision, FalseAlarm, Notice
from jianfu.apps.gate.tests.files import make_docx
from jianfu.apps.gate.views.items import _SALT
from jianfu.apps.people.models import Role, Unit, UnitKind
from jianfu.apps.people.tests.doors import EVERYBODY, SIGNED_IN, Door, World
from jianfu.apps.people.tests.makers import make_person

OPEN_NUMBER = "a number may be looked up by anybody; it shows whose paper it is and never its words"
Address = Mapping[str, Any]


def paper(title: str = "", **more: Any) -> Notice:
    """An examined paper with one demand."""
    demand = {"deadline": None, "frequency": None, "audience": [], "hours": {}, "kind": "report_or_form"}
    notice = Notice.objects.create(
        state="examined",
        title=title,
        paper=[["第1段", "body", [["字", [], []]]]],
        report={
            "demands": [
                demand | {"evidence": [{"text": "字", "where": "第1段"}], "role": None, "proofs": []}
            ],
            "findings": [],
            "notice": {"recipients": []},
        },
        opinion=papers.keep(b"<p>"),
        **more,
    )
    notice.report["demands"][0]["hours"] = {"basis": "", "likely": 0.0}
    notice.save()
    notice.demands.create(number=0, kind="report_or_form")
    if notice.sender:
        concern(notice, [notice.sender])
    return notice


def lying_with(unit: Unit, title: str = "") -> Notice:
    """A department's own paper, or one that arrived at a township or village."""
    if unit.kind == UnitKind.DEPARTMENT:
        return paper(title, direction=Direction.DRAFT, sender=unit)
    notice = paper(title, direction=Direction.ARRIVED)
    notice.arrivals.create(unit=unit)
    concern(notice, [unit])
    return notice


def waiting(unit: Unit, title: str = "") -> Notice:
    notice = paper(title, direction=Direction.DRAFT, sender=unit, answer_due=timezone.now())
    notice.demands.update(state=DemandState.REVIEW)
    return notice


def near(world: World, who: str) -> Unit:
    """Where something lies that the person may see; of a stranger anywhere, since nobody looks at it."""
    return world.near_unit(who) if world.people[who] else world.here.townships[0]


def open_item(world: World, who: str) -> Address:
    return {"key": paper().key}


def strange_items(world: World, who: str) -> Sequence[Address]:
    return [{"key": lying_with(unit).key} for unit in world.strange_units(who)]


def numbered(addresses: Sequence[Address]) -> Sequence[Address]:
    return [address | {"number": 0} for address in addresses]


def own_item(world: World, who: str) -> Address:
    return {"key": lying_with(near(world, who)).key}


def own_draft(world: World, who: str) -> Address:
    return {"key": lying_with(world.here.departments[0]).key}


def own_docx(world: World, who: str) -> Address:
    address = own_draft(world, who)
    Notice.objects.filter(**address).update(kind="docx", original=papers.keep(b"PK"))
    return address


def numbered_docx(world: World, who: str) -> Address:
    notice = paper(direction=Direction.DRAFT, sender=world.here.departments[0], kind="docx")
    today = timezone.localdate()
    Admission.objects.create(notice=notice, year=today.year, serial=1, until=today)
    Notice.objects.filter(pk=notice.pk).update(original=papers.keep(make_docx("通知")))
    return {"key": notice.key}


def waiting_here(world: World, who: str) -> Address:
    return {"key": waiting(near(world, who)).key}


def waiting_elsewhere(world: World, who: str) -> Sequence[Address]:
    return [{"key": waiting(unit).key} for unit in world.strange_units(who)]


def answer(world: World, who: str, by: Any = None) -> Address:
    demand = waiting(near(world, who)).demands.get()
    decision = Decision.objects.create(
        notice=demand.notice,
        demand=demand,
        verdict=Verdict.ADVISE,
        by=by or world.people[who] or make_person(world.here.burden_office, Role.REVIEWER),
        before=DemandState.REVIEW,
    )
    demand.state = DemandState.ADVISED
    demand.save()
    return {"number": decision.pk}


def answers_of_others(world: World, who: str) -> Sequence[Address]:
    return [answer(world, who, by=make_person(world.here.burden_office, Role.REVIEWER))]


def called_wrong(unit: Unit, words: str = "例句") -> FalseAlarm:
    notice = paper(direction=Direction.DRAFT, sender=unit)
    return FalseAlarm.objects.create(notice=notice, finding=0, rule="MTG003", words=words)


def false_alarm(world: World, who: str) -> Address:
    return {"number": called_wrong(near(world, who)).pk}


def false_alarms_elsewhere(world: World, who: str) -> Sequence[Address]:
    return [{"number": called_wrong(unit).pk} for unit in world.strange_units(who)]


def listed_as_wrong(world: World, unit: Unit) -> str:
    return called_wrong(unit, f"{unit.pk}号机构的例句").words


def number(world: World, who: str) -> Address:
    today = timezone.localdate()
    notice = paper(direction=Direction.DRAFT, sender=world.here.departments[0])
    admission = Admission.objects.create(
        notice=notice, year=today.year, serial=1 + Admission.objects.count(), until=today
    )
    return {"number": admission.number}


def titled(make: Any) -> Any:
    def listed(world: World, unit: Unit) -> str:
        return str(make(unit, f"{unit.pk}号机构的通知").title)

    return listed


DOORS = {
    "gate:home": Door(EVERYBODY),
    "gate:drop": Door(EVERYBODY, post=True),
    "gate:drop-part": Door(
        EVERYBODY,
        post=True,
        inside=lambda world, who: {"upload": "0123456789abcdef"},
        open_because="it takes a part of a file and shows nothing",
    ),
    "gate:item": Door(EVERYBODY, inside=open_item, outside=strange_items),
    "gate:opinion": Door(EVERYBODY, inside=open_item, outside=strange_items),
    "gate:deadlines": Door(EVERYBODY, inside=open_item, outside=strange_items),
    "gate:choose": Door(
        EVERYBODY,
        post=True,
        inside=lambda world, who: open_item(world, who) | {"number": 0},
        outside=lambda world, who: numbered(strange_items(world, who)),
    ),
    "gate:withdraw": Door(
        frozenset(),
        post=True,
        inside=open_item,
        open_because="only the browser that brought it",
        closed="403",
    ),
    "gate:hand-in": Door(
        frozenset({Role.DEPARTMENT_CLERK}), post=True, inside=own_draft, outside=strange_items
    ),
    "gate:adopt": Door(
        frozenset({Role.DEPARTMENT_CLERK}), post=True, inside=own_draft, outside=strange_items
    ),
    "gate:revised": Door(frozenset({Role.DEPARTMENT_CLERK}), inside=own_docx, outside=strange_items),
    "gate:stamped": Door(frozenset({Role.DEPARTMENT_CLERK}), inside=numbered_docx, outside=strange_items),
    "gate:urgent": Door(
        frozenset({Role.DEPARTMENT_CLERK}), post=True, inside=own_draft, outside=strange_items
    ),
    "gate:pass-on": Door(frozenset({Role.TOWNSHIP_CLERK}), post=True, inside=own_item, outside=strange_items),
    "gate:items": Door(SIGNED_IN, lists=titled(lying_with)),
    "gate:calendar": Door(
        EVERYBODY,
        inside=lambda world, who: {"key": signing.dumps(world.here.townships[0].pk, salt=_SALT)},
        open_because="a calendar program cannot sign in; its address holds a signed key",
    ),
    "gate:review": Door(frozenset({Role.REVIEWER}), lists=titled(waiting)),
    "gate:review-item": Door(frozenset({Role.REVIEWER}), inside=waiting_here, outside=waiting_elsewhere),
    "gate:decide": Door(
        frozenset({Role.REVIEWER}),
        post=True,
        inside=waiting_here,
        outside=waiting_elsewhere,
        sent={"verdict": "ask"},
    ),
    "gate:undo": Door(frozenset({Role.REVIEWER}), post=True, inside=answer, outside=answers_of_others),
    "gate:mark-wrong": Door(
        frozenset({Role.REVIEWER}),
        post=True,
        inside=waiting_here,
        outside=waiting_elsewhere,
        sent={"finding": "0"},
    ),
    "gate:take-mark-back": Door(
        frozenset({Role.REVIEWER}), post=True, inside=false_alarm, outside=false_alarms_elsewhere
    ),
    "gate:rules": Door(frozenset({Role.REVIEWER, Role.ADMIN}), lists=listed_as_wrong),
    "gate:rule-examples": Door(frozenset({Role.REVIEWER, Role.ADMIN}), lists=listed_as_wrong),
    "gate:numbers": Door(EVERYBODY),
    "gate:number": Door(EVERYBODY, inside=number, open_because=OPEN_NUMBER),
    "gate:code": Door(EVERYBODY, inside=number, open_because=OPEN_NUMBER),
    "gate:type-size": Door(EVERYBODY, post=True),
    "gate:well": Door(EVERYBODY),
}
