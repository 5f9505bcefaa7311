"""The sample county at work: units, people, and papers that go through the gate as real ones do. All fictional."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jianfu.apps.duties import actions as duties
from jianfu.apps.duties.models import Edition
from jianfu.apps.gate import actions
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import URGENT_REASONS, DemandState, Direction, Verdict
from jianfu.apps.gate.models import Notice
from jianfu.apps.people import actions as people
from jianfu.apps.people.models import Level, Person, Role, Unit, UnitKind
from jianfu.apps.registers import actions as registers
from jianfu.apps.registers.lists import Fate, kinds
from jianfu.apps.visits import actions as visits
from jianfu.sample_county.duty_list import workbook
from jianfu.sample_county.papers import CALENDAR, Draft, county, taken_back, write_papers
from jianfu.sample_county.registers import register_lists

MONTH = 90
"""Papers of the month that a new installation shows."""
HELD = (1, 4, 1, 3, 2)
"""So many townships hold each of the papers that came without a number."""
FRESH = 24
"""Papers of the last two working days: what needs a person of them waits in the queue."""


def build_county() -> Unit:
    """The tree and its people; a county that stands is left as it is."""
    data = county()
    known = Unit.objects.filter(name=data["name"], parent=None).first()
    if known:
        return known
    with transaction.atomic():
        top = Unit.objects.create(name=data["name"], level=Level.COUNTY, kind=UnitKind.GOVERNMENT)
        _unit("减负办", top, UnitKind.BURDEN_OFFICE)
        _unit("编办", top, UnitKind.ESTABLISHMENT_OFFICE)
        for place, name in enumerate(data["departments"]):
            _unit(f"{data['name']}{name}", top, UnitKind.DEPARTMENT, short_name=name, position=place)
        for place, name in enumerate(data["townships"]):
            township = _unit(name, top, level=Level.TOWNSHIP, position=place)
            for village in data["villages"]:
                _unit(village, township, level=Level.VILLAGE)
        for code, (name, where, role) in data["people"].items():
            person = people.add_person(code, name, _find(top, where), [Role(role)], by=None)
            person.set_password(settings.SAMPLE_PASSWORD)
            person.save()
    return top


def _unit(
    name: str,
    parent: Unit,
    kind: UnitKind = UnitKind.GOVERNMENT,
    *,
    level: Level = Level.COUNTY,
    **more: object,
) -> Unit:
    return Unit.objects.create(name=name, parent=parent, kind=kind, level=level, **more)


def _find(top: Unit, where: str) -> Unit:
    """青石镇/河东村, a department by its short name, or the county itself."""
    unit = top
    for name in where.split("/"):
        if name != top.name:
            unit = Unit.objects.get(parent=unit, name__in=(name, f"{top.name}{name}"))
    return unit


def replay_month(*, now: datetime) -> int:
    """A month of papers up to now; returns how many. Run again it adds nothing."""
    today = timezone.localdate(now)
    fresh = CALENDAR.add_working_days(today + timedelta(days=1), -2)
    month = write_papers(today - timedelta(days=30), fresh - timedelta(days=1), count=MONTH)
    newest = [*write_papers(fresh, today, count=FRESH, seed=2), taken_back(fresh)]
    return replay([*month, *newest], answered_until=fresh, now=now)


def bring_plan(*, now: datetime) -> int:
    """The yearly plan of visits, as the office brings it; returns how many visits were new."""
    data = county()
    top, by = Unit.objects.get(name=data["name"], parent=None), Person.objects.get(staff_code="YS0005")
    lines = [["事项名称", "牵头单位", "检查对象", "时间安排"], *data["plan"]]
    sheet = "\n".join(",".join(line) for line in lines).encode()
    return visits.take_plan(sheet, top, year=timezone.localdate(now).year, by=by).visits


def bring_lists(*, now: datetime) -> int:
    """Applications, groups, secondments, indicators and directories as the office brings them; returns how many were new."""
    top, by = Unit.objects.get(name=county()["name"], parent=None), Person.objects.get(staff_code="YS0005")
    new = 0
    for kind, rows in register_lists(timezone.localdate(now)):
        data = "\n".join(",".join(row) for row in rows).encode()
        brought = registers.bring_in(
            kinds()[kind], f"示例（虚构）{kinds()[kind].word}.csv", data, top, only=None
        )
        if any(told.fate is Fate.NEW for told in registers.look(brought)):
            new += registers.take_over(brought, by=by).taken
        else:
            registers.leave(brought)
    return new


def bring_duties() -> int:
    """The published duty list, which holds since New Year's Day; returns how many items were new."""
    top = Unit.objects.get(name=county()["name"], parent=None)
    if Edition.objects.filter(area__path__startswith=top.path).exists():
        return 0
    edition = duties.bring_in("青石镇履行职责事项清单.xlsx", workbook(), top)
    # The fictional county has one list for all its townships.
    edition.area = top
    edition.save(update_fields=["area"])
    since = timezone.localdate().replace(month=1, day=1)
    duties.take_over(edition, since=since, by=Person.objects.get(staff_code="YS0007"))
    return edition.items.count()


def replay_arrivals(*, now: datetime) -> int:
    """Papers that reached townships without passing the gate; returns how many were new.

    Some lie at one township, some at four: from three on their sender is asked to hand them in.
    """
    today = timezone.localdate(now)
    drafts = write_papers(today - timedelta(days=25), today - timedelta(days=1), count=len(HELD), seed=3)
    townships = list(Unit.objects.filter(kind=UnitKind.GOVERNMENT, level=Level.TOWNSHIP))
    new = 0
    for held, draft in zip(HELD, drafts, strict=True):
        moment = timezone.make_aware(datetime.combine(draft.day, time(16, 40)))
        for township in townships[:held]:
            desk = Desk(township, Direction.ARRIVED)
            name, data = f"{draft.title}.txt", draft.text.encode()
            notice, fresh = actions.receive(name, data, desk=desk, sample=True, now=moment)
            new += fresh
            actions.examine(notice.key)
    return new


def replay(drafts: Iterable[Draft], *, answered_until: date, now: datetime, seed: int = 1) -> int:
    """Send papers through the gate as their departments would; returns how many were new.

    answered_until  what came before this day has its answer
    """
    rng = random.Random(seed)  # noqa: S311 - fiction, no secret
    units = {unit.short_name: unit for unit in Unit.objects.filter(kind=UnitKind.DEPARTMENT)}
    new = 0
    for draft in drafts:
        # The same draws for each paper, so that the second run makes the same choices as the first.
        moment, choice, answer = _moment(rng, draft), rng.random(), rng.random()
        if moment > now:
            continue
        name, data = f"{draft.title}.txt", draft.text.encode()
        desk = Desk(units[draft.department], Direction.DRAFT)
        notice, fresh = actions.receive(name, data, desk=desk, sample=True, now=moment)
        if fresh:
            new += 1
            actions.examine(notice.key)
            notice.refresh_from_db()
            _go_on(notice, draft, choice, answer if draft.day < answered_until else None)
    return new


def _moment(rng: random.Random, draft: Draft) -> datetime:
    return timezone.make_aware(datetime.combine(draft.day, time(rng.randint(8, 17), rng.randint(0, 59))))


def _go_on(notice: Notice, draft: Draft, choice: float, answer: float | None) -> None:
    """What the department does with a paper that did not pass by itself, and what the office answers."""
    if notice.number:
        return
    clerk, moment = Person.objects.get(staff_code="YS0003"), notice.received_at
    if draft.urgent:
        actions.pass_urgent(notice, reason=URGENT_REASONS[0], by=clerk, now=moment)
    elif choice < 0.6:
        plea = "上级文件已定时间" if choice < 0.3 else "涉及资金安排，需要按期汇总"
        actions.hand_in(notice, plea=plea, by=clerk, now=moment)
    if answer is not None:
        verdict, words = _VERDICTS[0 if draft.urgent else int(answer * len(_VERDICTS))]
        _answer(notice, verdict, words)


_VERDICTS = (
    (Verdict.ADMIT, "上级文件有明确要求，同意按原文下发。"),
    (Verdict.ADVISE, "建议按页面上的意见修改，改好即给编号。"),
    (Verdict.ADVISE, "照片和日志不收，其余可以下发。"),
    (Verdict.ASK, "请补充一句：这项要求依据哪份文件，结果给谁用。"),
    (Verdict.STOP, "数据由县里统一提供，这项不再收集。"),
)


def _answer(notice: Notice, verdict: Verdict, reason: str) -> None:
    open_ones = notice.demands.filter(state__in=(DemandState.REVIEW, DemandState.URGENT))
    actions.decide_paper(
        notice,
        dict.fromkeys(open_ones.values_list("number", flat=True), verdict),
        reason=reason,
        by=Person.objects.get(staff_code="YS0005"),
        now=notice.received_at + timedelta(hours=3),
    )
