"""What does not wait for the morning: 紧急直通 at any hour, an answer in office hours."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jianfu.apps.gate import actions as gate
from jianfu.apps.gate.core import DemandState
from jianfu.apps.gate.models import Notice
from jianfu.apps.messages import actions
from jianfu.apps.messages.models import Message
from jianfu.apps.messages.tests.makers import MONDAY, admitted, answer, at, reachable, waiting
from jianfu.apps.messages.tests.servers import PostOffice
from jianfu.apps.people.models import Role
from jianfu.apps.people.tests.makers import County, make_county

pytestmark = pytest.mark.django_db
NIGHT = at(11, 21, 23)
"""A Saturday."""


@pytest.fixture
def county() -> County:
    return make_county(townships=2, villages=1)


def storm(county: County, *places: object) -> Notice:
    notice = admitted(
        "防汛紧急通知",
        county.departments[0],
        *places,
        passed=NIGHT,
        state=DemandState.URGENT,  # type: ignore[arg-type]
    )
    Notice.objects.filter(pk=notice.pk).update(handed_in_at=NIGHT)
    return notice


def test_urgent_paper_reaches_at_night_whom_it_concerns_and_nobody_else(
    post_office: PostOffice, county: County
) -> None:
    storm(county, county.townships[0])
    for unit, role, mail in (
        (county.townships[0], Role.TOWNSHIP_CLERK, "here"),
        (county.townships[1], Role.TOWNSHIP_CLERK, "neighbour"),
        (county.villages[0], Role.VILLAGE_WORKER, "village"),
        (county.burden_office, Role.REVIEWER, "office"),
        (county.departments[0], Role.DEPARTMENT_CLERK, "sender"),
    ):
        reachable(unit, role, f"{mail}@yunshui.example")

    actions.go_round(NIGHT + timedelta(seconds=10))
    actions.go_round(NIGHT + timedelta(minutes=10))

    assert sorted(to.partition("@")[0] for to, _ in post_office.letters) == ["here", "office"]
    assert post_office.letters[0][1]["Subject"] == "减负：◆ 紧急直通"


def test_of_a_village_its_township_is_told(post_office: PostOffice, county: County) -> None:
    village = county.villages[0]
    storm(county, village)
    reachable(village, Role.VILLAGE_WORKER, "village@yunshui.example")
    reachable(county.townships[0], Role.TOWNSHIP_CLERK, "town@yunshui.example")

    actions.go_round(NIGHT)

    assert [to for to, _ in post_office.letters] == ["town@yunshui.example"]


def test_what_was_told_at_once_is_not_told_again_in_the_morning(
    post_office: PostOffice, county: County
) -> None:
    notice = storm(county, county.townships[0])
    notice.demands.update(due_at=at(11, 24, 12))
    reachable(county.townships[0], Role.TOWNSHIP_CLERK, "here@yunshui.example")

    actions.go_round(NIGHT)
    actions.go_round(MONDAY)

    assert len(post_office.letters) == 1


def test_answer_in_office_hours_goes_at_once_and_once(post_office: PostOffice, county: County) -> None:
    department, noon = county.departments[0], at(11, 23, 14)
    reviewer = reachable(county.burden_office, Role.REVIEWER, "")
    reachable(department, Role.DEPARTMENT_CLERK, "chen@yunshui.example")
    answer(waiting("甲通知", department, county.burden_office, due=at(11, 25)), reviewer, when=noon)

    for minutes in (1, 3, 10):
        actions.go_round(noon + timedelta(minutes=minutes))
    actions.go_round(at(11, 24))

    ((_, letter),) = post_office.letters
    assert "已有答复\r\n1. 《甲通知》" in letter.get_content()


def test_answer_taken_back_at_once_is_never_heard_of(post_office: PostOffice, county: County) -> None:
    department, noon = county.departments[0], at(11, 23, 14)
    reviewer = reachable(county.burden_office, Role.REVIEWER, "")
    reachable(department, Role.DEPARTMENT_CLERK, "chen@yunshui.example")
    decision = answer(
        waiting("甲通知", department, county.burden_office, due=at(11, 25)), reviewer, when=noon
    )
    post_office.answer = "451 later"
    actions.go_round(noon + timedelta(minutes=3))
    assert Message.objects.exists()

    decision.decided_at = noon
    gate.undo(decision, by=reviewer)
    post_office.answer = "250 OK"
    actions.go_round(noon + timedelta(minutes=9))

    assert not post_office.letters
    assert not Message.objects.exists()


def test_digest_waits_while_it_is_quiet_and_urgent_does_not(post_office: PostOffice, county: County) -> None:
    admitted(
        "报送大棚面积", county.departments[0], county.townships[0], passed=at(11, 20), due=at(11, 22, 12)
    )
    reachable(county.townships[0], Role.TOWNSHIP_CLERK, "here@yunshui.example")

    for hour in (0, 8, 9, 12, 20):
        actions.go_round(at(11, 21, hour))

    assert not post_office.letters
