"""待审: queue and item in one view, by keyboard."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jianfu.apps.gate import actions, review
from jianfu.apps.gate.core import PASSED, NotNow, Verdict, parse_number
from jianfu.apps.gate.desks import person_of
from jianfu.apps.gate.false_alarms import share_of_week
from jianfu.apps.gate.item import page_of
from jianfu.apps.gate.models import Decision, Demand, FalseAlarm, Notice
from jianfu.apps.gate.views.problems import not_now, problem
from jianfu.apps.people.access import for_roles
from jianfu.apps.people.models import Person, Role
from jianfu.core.limits import load_limits


@never_cache
@for_roles(Role.REVIEWER)
@require_safe
def queue(request: HttpRequest, key: str = "") -> HttpResponse:
    """The most urgent and costly paper, or the one that was chosen."""
    person, now = _person(request), timezone.now()
    rows = review.queue(person, now=now)
    keys = [row.notice.key for row in rows]
    key = key or (keys[0] if keys else "")
    context: dict[str, object] = {
        "queue": rows,
        "key": key,
        "done": _last_answer(person),
        "week": share_of_week(review.area_of(person), now=now),
    }
    if key:
        notice = _waiting(person, key)
        local = timezone.localtime(now).replace(tzinfo=None)
        page = page_of(notice, now=local, limits=load_limits(settings.AREA))
        suggested = review.suggested(notice)
        verdicts = review.verdicts(notice, page)
        at = keys.index(key) if key in keys else -1
        context |= {
            "notice": notice,
            "page": page,
            "open": review.open_demands(notice),
            "verdicts": verdicts,
            "alike": review.alike(person, notice),
            "reason": next((words for value, _, _, words in verdicts if value == suggested), ""),
            "suggested": suggested,
            "before": keys[at - 1] if at > 0 else "",
            "after": keys[at + 1] if 0 <= at < len(keys) - 1 else "",
        }
    return render(request, "gate/review.html", context)


@for_roles(Role.REVIEWER)
@require_POST
def decide(request: HttpRequest, key: str) -> HttpResponse:
    """One answer for the demands that are ticked; the next paper opens."""
    person = _person(request)
    notice = _waiting(person, key)
    try:
        verdict = Verdict(request.POST.get("verdict", ""))
        chosen = [int(number) for number in request.POST.getlist("demand") if number.isdecimal()]
    except ValueError:
        return problem(request, "没有看懂", "这次没有选答复，内容没有变动。请回到这一件再选一次。", 400)
    into = _target(person, request.POST.get("into", "")) if verdict is Verdict.MERGE else None
    try:
        reason = request.POST.get("reason", "")
        if notice.demands_nothing:
            actions.decide_whole(notice, verdict, reason=reason, by=person)
        else:
            chosen = chosen or [d.number for d in review.open_demands(notice)]
            actions.decide_paper(notice, dict.fromkeys(chosen, verdict), reason=reason, by=person, into=into)
    except NotNow as why:
        return not_now(request, why)
    return HttpResponseRedirect(reverse("gate:review"), status=303)


@for_roles(Role.REVIEWER)
@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """撤回 one's own answer within 24 hours."""
    person = _person(request)
    decision = get_object_or_404(Decision.objects.select_related("notice"), pk=number, by=person)
    try:
        actions.undo(decision, by=person)
    except NotNow as why:
        return not_now(request, why)
    return HttpResponseRedirect(reverse("gate:review-item", args=[decision.notice.key]), status=303)


@for_roles(Role.REVIEWER)
@require_POST
def mark_wrong(request: HttpRequest, key: str) -> HttpResponse:
    """误判: one finding counts no longer; the same paper stays open."""
    person = _person(request)
    notice = _waiting(person, key)
    finding = request.POST.get("finding", "")
    try:
        actions.mark_wrong(notice, int(finding) if finding.isdecimal() else -1, by=person)
    except NotNow as why:
        return not_now(request, why)
    return HttpResponseRedirect(reverse("gate:review-item", args=[key]), status=303)


@for_roles(Role.REVIEWER)
@require_POST
def take_mark_back(request: HttpRequest, number: int) -> HttpResponse:
    """撤回 a 误判 within 24 hours, by anybody of the office."""
    person = _person(request)
    alarms = FalseAlarm.objects.filter(notice__sender__in=review.area_of(person)).select_related("notice")
    alarm = get_object_or_404(alarms, pk=number)
    notice = alarm.notice
    try:
        actions.take_mark_back(alarm, by=person)
    except NotNow as why:
        return not_now(request, why)
    if notice.answer_due is None:
        return HttpResponseRedirect(reverse("gate:rules"), status=303)
    return HttpResponseRedirect(reverse("gate:review-item", args=[notice.key]), status=303)


def _target(person: Person, words: str) -> Demand | None:
    """The first demand of the admitted paper with that number, in the reviewer's area."""
    number = parse_number(words)
    if number is None:
        return None
    papers = Notice.objects.filter(admission__year=number[0], admission__serial=number[1])
    return Demand.objects.filter(
        notice__in=papers, notice__sender__in=review.area_of(person), state__in=PASSED
    ).first()


def _waiting(person: Person, key: str) -> Notice:
    rows = review.waiting_for(person, now=timezone.now()).prefetch_related("demands")
    return get_object_or_404(rows, key=key)


def _last_answer(person: Person) -> Decision | None:
    recent = timezone.now() - actions.UNDO_WITHIN
    return (
        Decision.objects.filter(by=person, undone_at=None, decided_at__gte=recent)
        .select_related("notice")
        .first()
    )


def _person(request: HttpRequest) -> Person:
    person = person_of(request)
    if person is None:
        raise Http404
    return person
