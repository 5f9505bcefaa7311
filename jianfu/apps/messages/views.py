"""设置 → 连接: what the site is connected to, how that goes, and a button to try it. HTTP and HTML only."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jianfu.apps.intake.queries import how_it_goes
from jianfu.apps.intake.trying import try_folder, try_mailboxes
from jianfu.apps.messages import actions, queries
from jianfu.apps.messages.ways import WAYS, NotSent, Unsure, connected
from jianfu.apps.people.access import for_roles
from jianfu.apps.people.models import Person, Role, Unit


@dataclass(frozen=True, slots=True)
class Card:
    name: str
    word: str
    where: str
    """The other side, without anything secret; "" where it is not connected."""
    lines: tuple[str, ...] = ()
    well: bool = True


@never_cache
@require_safe
@for_roles(Role.ADMIN)
def connections(request: HttpRequest) -> HttpResponse:
    return _page(request)


@never_cache
@require_POST
@for_roles(Role.ADMIN)
def test(request: HttpRequest, name: str) -> HttpResponse:
    """Tried while the administrator waits; what came of it stands beside it."""
    assert isinstance(request.user, Person)
    if name not in {card.name for card in _cards(request.user) if card.where}:
        raise Http404
    if name in _WAYS_IN:
        return _page(request, {name: _WAYS_IN[name](Unit.objects.for_user(request.user))})
    try:
        actions.test(name, request.user)
    except (NotSent, Unsure) as why:
        return _page(request, {name: [f"没有送到：{why}。"]}, status=422)
    return _page(request, {name: ["测试消息已送出，请到那边看一下。"]})


_WAYS_IN = {"inbox": try_folder, "mailboxes": try_mailboxes}


def _page(request: HttpRequest, told: dict[str, list[str]] | None = None, status: int = 200) -> HttpResponse:
    cards = [(card, (told or {}).get(card.name, ())) for card in _cards(request.user)]
    return render(request, "messages/connections.html", {"cards": cards}, status=status)


def _cards(person: Person | AnonymousUser) -> list[Card]:
    on = connected()
    ways_out = [
        Card(name, way.word, _host(name), (_words(name),)) if name in on else Card(name, way.word, "")
        for name, way in WAYS.items()
    ]
    hosts = "、".join(dict.fromkeys(box["host"] for box in settings.MAILBOXES))
    return [
        *ways_out,
        _way_in("mailboxes", "收件邮箱", hosts, "mail", person),
        _way_in("inbox", "收件文件夹", str(settings.INBOX or ""), "folder", person),
    ]


def _way_in(name: str, word: str, where: str, kind: str, person: Person | AnonymousUser) -> Card:
    boxes = how_it_goes(kind, Unit.objects.for_user(person), now=timezone.now()) if where else []
    return Card(
        name, word, where, tuple(f"{how.unit}：{how.words}" for how in boxes), all(how.well for how in boxes)
    )


def _host(name: str) -> str:
    setting = getattr(settings, WAYS[name].setting)
    if name == "mail":
        return str(setting["server"]["host"])
    address = setting if isinstance(setting, str) else setting.get("host") or setting.get("address")
    return urlsplit(address).hostname or ""


def _words(name: str) -> str:
    sent, failed, trouble = queries.counts(name, timezone.localdate())
    words = f"近7天送出{sent}条"
    if failed:
        words += f"，{failed}条没送到"
    return words + (f"。最近一次不顺：{trouble}。" if trouble else "。")
