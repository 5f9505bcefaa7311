"""The sign-in of the office (OpenID Connect), where it is switched on: binds on the staff code, never on a name.

django-allauth speaks the protocol; nothing of its tables is ever written, so no time of a sign-in is kept. Unlike it,
the signature of the identity is always checked: on an intranet the token may come over plain http.
"""

from __future__ import annotations

import secrets
from typing import Any

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from requests import RequestException

from jianfu.apps.people import actions
from jianfu.apps.people.access import safe_way
from jianfu.apps.people.core import plain_code
from jianfu.apps.people.middleware import BY_OFFICE
from jianfu.apps.people.models import Person

PROVIDER = "office"
_SIGNED = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"}
_AGAIN = "可以再试一次，或者用工号和密码登录。"


class OfficeSignIn(OpenIDConnectOAuth2Adapter):
    """One conversation with the provider, ending in the claims about a person."""

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        address = request.build_absolute_uri(reverse("people:sso-back"))
        return address.replace("http://", "https://", 1) if settings.HTTPS else address

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        claims = self._decode_id_token(app, kwargs["response"].get("id_token") or "")
        if settings.OIDC_CLAIM not in claims and "userinfo_endpoint" in self.openid_config:
            more = self._fetch_user_info(token.token)
            if more.get("sub") != claims.get("sub"):
                raise OAuth2Error("userinfo is about somebody else")
            claims = more | claims
        return self.get_provider().sociallogin_from_response(request, {"id_token": claims})

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        try:
            algorithm = jwt.get_unverified_header(id_token).get("alg")
        except jwt.PyJWTError as error:
            raise OAuth2Error("no id_token") from error
        if algorithm not in _SIGNED:
            raise OAuth2Error("id_token is not signed with a public key")
        return jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )


class OfficeAdapter(DefaultSocialAccountAdapter):
    """What happens with the claims: our own answer, before allauth would store anything."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        claims = sociallogin.account.extra_data["id_token"]
        state = sociallogin.state
        if not secrets.compare_digest(str(claims.get("nonce", "")), state["data"]["nonce"]):
            raise ImmediateHttpResponse(failed(request))
        raise ImmediateHttpResponse(answer_to(request, claims, state.get("next") or ""))

    def on_authentication_error(self, request: HttpRequest, provider: Any, **_: Any) -> None:
        raise ImmediateHttpResponse(failed(request))


@never_cache
@require_GET
def begin(request: HttpRequest) -> HttpResponse:
    """To the office's own sign-in page. A link, not a form: the policy lets forms go nowhere but here."""
    way = request.GET.get("next", "")
    provider = get_adapter(request).get_provider(request, provider=PROVIDER)
    provider.oauth2_adapter_class = OfficeSignIn
    nonce = secrets.token_urlsafe(24)
    try:
        return provider.redirect(
            request,
            process=AuthProcess.LOGIN,
            next_url=way if safe_way(request, way) else "/",
            data={"nonce": nonce},
            auth_params={"nonce": nonce},
        )
    except (RequestException, KeyError, ValueError):
        return failed(request)


@never_cache
@require_GET
def back(request: HttpRequest) -> HttpResponse:
    """From there with a code; the rest goes from server to server."""
    try:
        return OAuth2CallbackView.adapter_view(OfficeSignIn(request, PROVIDER))(request)
    except (KeyError, ValueError, TypeError):
        # What the provider answered is not what the protocol says.
        return failed(request)


def answer_to(request: HttpRequest, claims: dict[str, Any], way: str) -> HttpResponse:
    """Sign in whose staff code it is; whom nobody knows here is listed for the administrator, never made."""
    code = plain_code(str(claims.get(settings.OIDC_CLAIM) or ""))
    if not code:
        return _told(request, "统一登录没有给出工号", "请告诉管理员：统一登录的账号里要带工号。" + _AGAIN)
    person = Person.objects.filter(staff_code=code).first()
    if person is None:
        actions.note_unmatched(code, str(claims.get("name") or ""))
        words = f"您的工号{code}这里还没有登记。管理员已经能看到，加好以后再登录一次就行。"
        return _told(request, "还差一步", words)
    if not person.is_active:
        return _told(request, "这个工号已停用", "如果不对，请告诉本单位的管理员。")
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    request.session[BY_OFFICE] = True
    return HttpResponseRedirect(way if safe_way(request, way) else "/", status=303)


def failed(request: HttpRequest) -> HttpResponse:
    return _told(request, "统一登录没有成功", _AGAIN, 502)


def _told(request: HttpRequest, title: str, words: str, status: int = 403) -> HttpResponse:
    way = {"back": reverse("people:sign-in"), "back_words": "回登录"}
    return render(request, "gate/problem.html", {"title": title, "words": words, **way}, status=status)
