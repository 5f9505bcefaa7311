"""Posts, roles, home and scope."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from jianfu.apps.people.access import for_roles, signed_in
from jianfu.apps.people.models import Level, Post, Role, Unit, UnitKind
from jianfu.apps.people.queries import NoPost, home_of, posts_of, roles_of
from jianfu.apps.people.tests.makers import make_county, make_person, make_unit

pytestmark = pytest.mark.django_db


def test_clerk_of_a_township_sees_it_and_its_villages_only() -> None:
    made = make_county(townships=2, villages=2)
    clerk = make_person(made.townships[0], Role.TOWNSHIP_CLERK)

    assert set(Unit.objects.for_user(clerk)) == {made.townships[0], *made.villages[:2]}


def test_clerk_of_a_department_sees_the_department_and_its_sections() -> None:
    made = make_county()
    section = make_unit("种植股", made.departments[0], kind=UnitKind.SECTION)
    clerk = make_person(made.departments[0], Role.DEPARTMENT_CLERK)

    assert set(Unit.objects.for_user(clerk)) == {made.departments[0], section}


@pytest.mark.parametrize(
    "role", [Role.REVIEWER, Role.LEADER, Role.ASSESSMENT, Role.ESTABLISHMENT, Role.ADMIN]
)
def test_offices_see_the_whole_county_and_no_other(role: Role) -> None:
    city = make_unit("青岚市", level=Level.CITY)
    made, other = make_county(villages=1), make_county(name="石桥县")
    person = make_person(made.burden_office, role)

    seen = set(Unit.objects.for_user(person))

    assert made.county in seen
    assert {*made.townships, *made.departments, *made.villages} < seen
    assert not seen & {city, other.county, *other.townships}


def test_office_with_a_section_still_finds_its_government() -> None:
    made = make_county()
    section = make_unit("综合股", made.burden_office, kind=UnitKind.SECTION)

    assert made.townships[0] in Unit.objects.for_user(make_person(section, Role.REVIEWER))


def test_two_posts_see_both() -> None:
    made = make_county(townships=3)
    person = make_person(made.townships[0], Role.TOWNSHIP_CLERK)
    Post.objects.create(person=person, unit=made.townships[2], role=Role.TOWNSHIP_CLERK)

    assert set(Unit.objects.for_user(person)) == {made.townships[0], made.townships[2]}


def test_post_that_ended_gives_nothing() -> None:
    made = make_county()
    person = make_person(made.townships[0], Role.TOWNSHIP_CLERK)
    today = timezone.localdate()
    Post.objects.update(since=today - timedelta(days=9), until=today)

    assert roles_of(person) == frozenset()
    assert not Unit.objects.for_user(person).exists()
    with pytest.raises(NoPost):
        home_of(person)
    assert [post.unit for post in posts_of(person, today - timedelta(days=1))] == [made.townships[0]]


def test_nobody_sees_nothing() -> None:
    make_county()

    assert roles_of(AnonymousUser()) == frozenset()
    assert not Unit.objects.for_user(AnonymousUser()).exists()


def test_unit_whose_key_begins_alike_is_not_below() -> None:
    """Key 1 and key 10 to 19 share their first digit."""
    made = make_county(townships=12, departments=0)

    for township in made.townships:
        assert list(Unit.objects.below(township)) == [township]


@pytest.mark.parametrize("villages", [1, 40])
def test_scope_takes_the_same_questions_for_any_size(
    villages: int, django_assert_num_queries: object
) -> None:
    made = make_county(villages=villages)
    person = make_person(made.burden_office, Role.REVIEWER)

    with django_assert_num_queries(3):  # type: ignore[operator]
        list(Post.objects.filter(unit__in=Unit.objects.for_user(person)))


def ok(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def request_of(person: object, path: str = "/items/", **more: object) -> HttpRequest:
    request = RequestFactory().get(path, **more) if not more.get("post") else RequestFactory().post(path)
    request.user = person  # type: ignore[assignment]
    return request


@pytest.mark.parametrize("guard", [signed_in, for_roles(Role.REVIEWER)], ids=["anybody", "reviewer"])
def test_stranger_is_asked_for_a_name_and_comes_back(guard: object) -> None:
    answer = guard(ok)(request_of(AnonymousUser(), "/items/?week=1"))  # type: ignore[operator]

    assert answer.status_code == 303
    assert answer["Location"] == "/sign-in/?next=%2Fitems%2F%3Fweek%3D1"


def test_stranger_who_sent_something_comes_back_to_the_page_of_the_form() -> None:
    request = RequestFactory().post("/items/5/decide/", HTTP_REFERER="http://testserver/items/5/")
    request.user = AnonymousUser()

    assert signed_in(ok)(request)["Location"] == "/sign-in/?next=%2Fitems%2F5%2F"


def test_wrong_role_finds_no_page() -> None:
    clerk = make_person(make_county().townships[0], Role.TOWNSHIP_CLERK)

    with pytest.raises(Http404):
        for_roles(Role.REVIEWER, Role.ADMIN)(ok)(request_of(clerk))


def test_right_role_passes() -> None:
    reviewer = make_person(make_county().burden_office, Role.REVIEWER)

    assert for_roles(Role.REVIEWER)(ok)(request_of(reviewer)).content == b"ok"
