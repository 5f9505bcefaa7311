"""Signing in and out, and one's own password."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from jianfu.apps.people import actions
from jianfu.apps.people.access import safe_way, signed_in
from jianfu.apps.people.core import LEAST, plain_code
from jianfu.apps.people.models import Person, Post

WRONG = "工号或密码不对。请看看大小写和输入法；忘了密码，请本单位的管理员重设。"


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    way = request.POST.get("next", request.GET.get("next", ""))
    way = way if safe_way(request, way) else reverse("gate:home")
    if request.method != "POST":
        if request.user.is_authenticated:
            return HttpResponseRedirect(way)
        return _form(request, way)
    code, password = plain_code(request.POST.get("staff_code", "")), request.POST.get("password", "")
    if not code or not password:
        return _form(request, way, "请写工号和密码。" if not code else "请写密码。", code)
    person = authenticate(request, staff_code=code, password=password)
    if not isinstance(person, Person):
        return _form(request, way, WRONG, code)
    login(request, person)
    return HttpResponseRedirect(way, status=303)


def _form(request: HttpRequest, way: str, error: str = "", code: str = "") -> HttpResponse:
    context = {"way": way, "error": error, "code": code, "shown": _shown_accounts()}
    context["sample_password"] = settings.SAMPLE_PASSWORD
    context["sso"] = reverse("people:sso") if settings.OIDC_ISSUER else ""
    return render(request, "people/sign_in.html", context, status=422 if error else 200)


def _shown_accounts() -> list[Post]:
    """The fictional people of the sample county, whose password is no secret."""
    if not settings.SAMPLE:
        return []
    return list(
        Post.objects.filter(person__staff_code__startswith=settings.SAMPLE_CODES)
        .select_related("person", "unit")
        .order_by("person__staff_code")[:20]
    )


def locked_out(request: HttpRequest, *_: object) -> HttpResponse:
    """Told instead of the form after too many failures; no password is looked at until the time is over."""
    words = "连续几次没有对上，为了安全，先停15分钟。其他人不受影响。忘了密码，请本单位的管理员重设。"
    return render(request, "gate/problem.html", {"title": "先停一会儿", "words": words}, status=429)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, Person):
        actions.end_sessions(request.user)
    logout(request)
    return HttpResponseRedirect(reverse("gate:home"), status=303)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def password(request: HttpRequest) -> HttpResponse:
    person = request.user
    assert isinstance(person, Person)
    error = ""
    if request.method == "POST":
        old, new, again = (request.POST.get(name, "") for name in ("old", "new", "again"))
        try:
            actions.change_password(person, old, new, again)
        except actions.NotThis as why:
            error = str(why)
        else:
            update_session_auth_hash(request, person)
            return render(request, "people/password_changed.html")
    context = {"error": error, "least": LEAST, "first": person.must_change}
    return render(request, "people/password.html", context, status=422 if error else 200)
