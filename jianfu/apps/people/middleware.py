"""What holds for everybody who has signed in, on every page."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from jianfu.apps.people.models import Person, Role
from jianfu.apps.people.queries import roles_of

UNTIL = "until"
"""In the signed session: the second in which it ends. The cookie alone could be kept longer."""
BY_OFFICE = "by_office"
"""In the signed session: the office's own sign-in vouched for the person, whatever password there is here."""
MONTH, HALF_A_DAY = 30 * 24 * 3600, 12 * 3600
SHORT = frozenset({Role.ADMIN, Role.REVIEWER, Role.ESTABLISHMENT, Role.LEADER})
"""Who sees a whole county signs in every day; a village worker's telephone stays signed in for a month."""


def rightly_signed_in(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """End what has run out; a password somebody else chose opens only the page that changes it."""
    free = {reverse(name) for name in ("people:password", "people:sign-out", "gate:type-size")}

    def checked(request: HttpRequest) -> HttpResponse:
        person = request.user
        if isinstance(person, Person):
            now = int(timezone.now().timestamp())
            if UNTIL not in request.session:
                request.session[UNTIL] = now + (HALF_A_DAY if SHORT & roles_of(person) else MONTH)
            if request.session[UNTIL] < now:
                logout(request)
            elif person.must_change and BY_OFFICE not in request.session and request.path not in free:
                return HttpResponseRedirect(reverse("people:password"), status=303)
        return get_response(request)

    return checked
