"""设置 → 连接: what the site is connected to, how that goes, and a button to try it. HTTP and HTML only."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jianfu.apps.messages import actions, queries
from jianfu.apps.messages.ways import WAYS, NotSent, Unsure, connected
from jianfu.apps.people.access import for_roles
from jianfu.apps.people.models import Person, Role


@dataclass(frozen=True, slots=True)
class Card:
    name: str
    word: str
    connected: bool
    host: str
    """The other side, without anything secret."""
    words: str


@never_cache
@require_safe
@for_roles(Role.ADMIN)
def connections(request: HttpRequest) -> HttpResponse:
    return _page(request)


@never_cache
@require_POST
@for_roles(Role.ADMIN)
def test(request: HttpRequest, name: str) -> HttpResponse:
    """Tried while the administrator waits; the answer stands in the card."""
    if name not in connected():
        raise Http404
    assert isinstance(request.user, Person)
    try:
        actions.test(name, request.user)
    except (NotSent, Unsure) as why:
        return _page(request, {name: f"没有送到：{why}。"}, status=422)
    return _page(request, {name: "测试消息已送出，请到那边看一下。"})


def _page(request: HttpRequest, told: dict[str, str] | None = None, status: int = 200) -> HttpResponse:
    cards = [(card, (told or {}).get(card.name, "")) for card in _cards()]
    return render(request, "messages/connections.html", {"cards": cards}, status=status)


def _cards() -> list[Card]:
    on = connected()
    return [
        Card(
            name,
            way.word,
            name in on,
            _host(name) if name in on else "",
            _words(name) if name in on else "",
        )
        for name, way in WAYS.items()
    ]


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
