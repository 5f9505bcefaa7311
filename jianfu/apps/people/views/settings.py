"""设置: what an office keeps for itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jianfu.apps.people import menu
from jianfu.apps.people.access import for_roles
from jianfu.apps.people.context import links
from jianfu.apps.people.models import Role
from jianfu.apps.people.queries import roles_of


@never_cache
@require_safe
@for_roles(Role.ADMIN, Role.REVIEWER)
def settings(request: HttpRequest) -> HttpResponse:
    pages = menu.settings_pages(roles_of(request.user))
    shown = links([entry for entry, _ in pages], request.path)
    said = {entry.word: words for entry, words in pages}
    cards = [(link, said[link.word]) for link in shown]
    return render(request, "people/settings.html", {"cards": cards})
