"""应用和群, 借调: lists, one channel, ending and joining. HTTP and HTML only."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jianfu.apps.channels import queries
from jianfu.apps.channels.core import Term
from jianfu.apps.channels.models import Channel, Secondment
from jianfu.apps.people.access import for_roles
from jianfu.apps.registers import actions
from jianfu.apps.registers.core import SHAPES, WORDS, State
from jianfu.apps.registers.queries import can_be_undone, in_sight, kind_for, may_change
from jianfu.apps.registers.views import KEEPERS, act, own_row, page, person_of


@never_cache
@for_roles(*KEEPERS)
@require_safe
def channels(request: HttpRequest) -> HttpResponse:
    person, words = person_of(request), request.GET.get("words", "").strip()
    choices = queries.kinds_for(person)
    kind = request.GET.get("kind", "")
    kind = kind if kind in {choice.key for choice in choices} else ""
    context = page(request, queries.channels_for(person, kind, words), ["channels"]) | {
        "choices": choices,
        "which": kind,
        "words": words,
        "today": timezone.localdate(),
        "kind": kind_for(person, "channels"),
    }
    return render(request, "channels/channels.html", context)


@never_cache
@for_roles(*KEEPERS)
@require_safe
def channel(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    rows = Channel.objects.select_related("unit", "notice", "merged_into__unit")
    row = get_object_or_404(in_sight(person, rows), pk=pk)
    may = may_change(person, row)
    context = {
        "channel": row,
        "facts": queries.facts_of(row),
        "shape": SHAPES[State(row.state)],
        "stands": WORDS[State(row.state)],
        "may_change": may,
        "may_undo": may and can_be_undone(row),
        "others": queries.could_join(row, person) if may and row.state == State.IN_USE else (),
    }
    return render(request, "channels/channel.html", context)


@for_roles(*KEEPERS)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    row = own_row(request, Channel, pk)
    return act(request, lambda by: actions.end(row, by=by), _address(pk))


@for_roles(*KEEPERS)
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    row = own_row(request, Channel, pk)
    return act(request, lambda by: actions.stand_again(row, by=by), _address(pk))


@for_roles(*KEEPERS)
@require_POST
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own channel goes into one that is in sight, also another department's."""
    row, into = own_row(request, Channel, pk), request.POST.get("into", "")
    if not into.isdecimal():
        raise Http404
    other = get_object_or_404(in_sight(person_of(request), Channel.objects.all()), pk=int(into))
    return act(request, lambda by: actions.merge(row, other, by=by), _address(pk))


def _address(pk: int) -> str:
    return reverse("channels:channel", args=[pk])


@never_cache
@for_roles(*KEEPERS)
@require_safe
def secondments(request: HttpRequest) -> HttpResponse:
    person, which = person_of(request), request.GET.get("which", "")
    which = which if which in set(Term) else ""
    lent = {one.row.pk: one for one in queries.secondments_for(person, which)}
    context = page(request, [one.row for one in lent.values()], ["secondments"]) | {
        "choices": queries.terms_for(person),
        "which": which,
        "kind": kind_for(person, "secondments"),
    }
    for one in context["rows"]:
        one |= {"shape": lent[one["row"].pk].shape, "stands": lent[one["row"].pk].stands}
    return render(request, "channels/secondments.html", context)


@for_roles(*KEEPERS)
@require_POST
def back(request: HttpRequest, pk: int) -> HttpResponse:
    """已返回."""
    row = own_row(request, Secondment, pk)
    return act(request, lambda by: actions.end(row, by=by), reverse("channels:secondments"))


@for_roles(*KEEPERS)
@require_POST
def away(request: HttpRequest, pk: int) -> HttpResponse:
    """撤回 of 已返回."""
    row = own_row(request, Secondment, pk)
    return act(request, lambda by: actions.stand_again(row, by=by), reverse("channels:secondments"))
