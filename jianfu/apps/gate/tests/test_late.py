"""An answer that is overdue: who is to hear of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from jianfu.apps.gate.core import DemandState, Direction
from jianfu.apps.gate.queries import late_answers
from jianfu.apps.gate.tests.doors import paper
from jianfu.apps.people.models import Role, UnitKind
from jianfu.apps.people.queries import chiefs_of
from jianfu.apps.people.tests.makers import County, make_county, make_person, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> County:
    return make_county(townships=1, departments=2)


def test_overdue_answer_names_its_office_and_the_leaders_of_its_government(county: County) -> None:
    now = timezone.now()
    leader = make_person(county.county, Role.LEADER)
    make_person(make_county(name="石桥县").county, Role.LEADER)
    notice = paper(
        direction=Direction.DRAFT, sender=county.departments[0], answer_due=now - timedelta(hours=1)
    )
    paper(direction=Direction.DRAFT, sender=county.departments[1], answer_due=now + timedelta(hours=1))
    notice.demands.update(state=DemandState.REVIEW)

    (late,) = late_answers(now)

    assert (late.notice, late.office, late.chiefs) == (notice, county.burden_office, (leader,))


def test_head_of_the_office_hears_before_the_leaders_of_the_county(county: County) -> None:
    make_person(county.county, Role.LEADER)
    head = make_person(county.burden_office, Role.LEADER)

    assert chiefs_of(county.burden_office) == [head]


def test_leaders_of_counties_below_are_not_those_of_the_city(county: County) -> None:
    city = make_unit("青岚市", level="city")
    office = make_unit("青岚市减负办", city, kind=UnitKind.BURDEN_OFFICE, level="city")
    mayor = make_person(city, Role.LEADER)
    below = make_unit("东坪县", city)
    make_person(below, Role.LEADER)

    assert chiefs_of(office) == [mayor]
