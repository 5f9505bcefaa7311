"""Who may call a view. Looking things up needs no name; acting does."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from jianfu.apps.people.models import Role
from jianfu.apps.people.queries import roles_of

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Somebody without a name is asked for it first and comes back afterwards."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        return view(request, *args, **kwargs)

    return guarded


def for_roles(*roles: Role) -> Callable[[View], View]:
    """Only for people with one of the roles; to others the page does not exist."""
    allowed = frozenset(roles)

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return to_sign_in(request)
            if not allowed & roles_of(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return guard


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """What was read is opened again after signing in; after something sent the page it was sent from."""
    back = request.get_full_path()
    if request.method not in ("GET", "HEAD"):
        back = urlsplit(request.headers.get("Referer", "")).path
    address = reverse("people:sign-in")
    if safe_way(request, back) and back != "/":
        address += "?" + urlencode({"next": back})
    return HttpResponseRedirect(address, status=303)


def safe_way(request: HttpRequest, back: str) -> bool:
    """Does an address lead into this site?"""
    return back.startswith("/") and url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
