"""The one message of the morning: to whom, once, and with what."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jianfu.apps.messages import actions
from jianfu.apps.messages.models import Message, State
from jianfu.apps.messages.tests.makers import MONDAY, admitted, answer, at, reachable, waiting
from jianfu.apps.messages.tests.servers import PostOffice
from jianfu.apps.people.models import Role, Unit
from jianfu.apps.people.tests.makers import County, make_county

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> County:
    return make_county(villages=1)


@pytest.fixture
def due(county: County) -> Unit:
    """A township in which something is due on Wednesday."""
    stone = county.townships[0]
    admitted("报送大棚面积", county.departments[0], stone, passed=at(11, 20, 15), due=at(11, 25, 17, 0))
    return stone


def test_township_with_something_due_hears_of_it(post_office: PostOffice, due: Unit) -> None:
    reachable(due, Role.TOWNSHIP_CLERK, "lin@yunshui.example")

    actions.go_round(MONDAY)

    ((to, letter),) = post_office.letters
    assert to == "lin@yunshui.example"
    assert letter["Subject"] == "减负：11月23日1件"
    assert "11月25日(周三)17:00 《报送大棚面积》 编号2026-0001" in letter.get_content()
    assert "http://jianfu.example/item/" in letter.get_content()
    assert letter["Auto-Submitted"] == "auto-generated"


def test_township_with_nothing_due_hears_nothing(post_office: PostOffice, due: Unit, county: County) -> None:
    reachable(county.townships[1], Role.TOWNSHIP_CLERK, "he@yunshui.example")

    actions.go_round(MONDAY)

    assert not post_office.letters


def test_village_hears_nothing_even_of_what_is_asked_of_it(post_office: PostOffice, county: County) -> None:
    village = county.villages[0]
    admitted("填补种表", county.departments[0], village, passed=at(11, 20, 15), due=at(11, 24))
    reachable(village, Role.VILLAGE_WORKER, "he@yunshui.example")

    actions.go_round(MONDAY)

    assert not post_office.letters
    assert not Message.objects.exists()


def test_who_left_or_has_no_address_hears_nothing(post_office: PostOffice, due: Unit) -> None:
    gone = reachable(due, Role.TOWNSHIP_CLERK, "gone@yunshui.example")
    gone.is_active = False
    gone.save()
    reachable(due, Role.TOWNSHIP_CLERK, "")

    assert actions.go_round(MONDAY) == 0


@pytest.mark.parametrize("minutes", [0, 1, 30, 180])
def test_nobody_hears_twice_a_day(post_office: PostOffice, due: Unit, minutes: int) -> None:
    reachable(due, Role.TOWNSHIP_CLERK, "lin@yunshui.example")

    actions.go_round(MONDAY)
    actions.go_round(MONDAY + timedelta(minutes=minutes))

    assert len(post_office.letters) == 1


def test_second_machine_that_writes_at_the_same_moment_adds_nothing(
    post_office: PostOffice, due: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    reachable(due, Role.TOWNSHIP_CLERK, "lin@yunshui.example")
    letter = actions.Digests.letter

    def slow(self: object, posts: object) -> object:
        monkeypatch.setattr(actions.Digests, "letter", letter)
        actions.go_round(MONDAY)
        return letter(self, posts)  # type: ignore[arg-type]

    monkeypatch.setattr(actions.Digests, "letter", slow)
    actions.go_round(MONDAY)

    assert len(post_office.letters) == 1


def test_machine_that_takes_a_message_in_hand_keeps_others_away(post_office: PostOffice, due: Unit) -> None:
    reachable(due, Role.TOWNSHIP_CLERK, "lin@yunshui.example")
    actions.write_digests(MONDAY)
    waiting = Message.objects.get()

    # The other machine saw it waiting, and then it was taken.
    Message.objects.update(state=State.SENDING, taken_at=MONDAY)
    actions.send_waiting(MONDAY)

    assert waiting.state == State.WAITING
    assert not post_office.letters


def test_row_keeps_no_word_of_what_was_said(post_office: PostOffice, due: Unit) -> None:
    reachable(due, Role.TOWNSHIP_CLERK, "lin@yunshui.example")

    actions.go_round(MONDAY)

    row = Message.objects.values().get()
    assert "大棚" not in str(row)
    assert "yunshui.example" not in str(row)
    assert (row["state"], row["about"]) == (State.SENT, "2026-11-23")


def test_reviewers_hear_what_their_office_owes_and_the_chief_what_is_late(
    post_office: PostOffice, county: County
) -> None:
    department, office = county.departments[0], county.burden_office
    waiting("甲通知", department, office, due=at(11, 20, 10))
    waiting("乙通知", department, office, due=at(11, 24, 10))
    reachable(office, Role.REVIEWER, "luo@yunshui.example")
    reachable(county.county, Role.LEADER, "fang@yunshui.example")
    reachable(department, Role.DEPARTMENT_CLERK, "chen@yunshui.example")

    actions.go_round(MONDAY)

    said = {to: letter.get_content() for to, letter in post_office.letters}
    assert set(said) == {"luo@yunshui.example", "fang@yunshui.example"}
    assert "待答复2件，其中1件已过时限" in said["luo@yunshui.example"]
    assert "云水县减负办有1件过了答复时限" in said["fang@yunshui.example"]
    assert "乙通知" not in said["fang@yunshui.example"]


def test_answer_given_in_the_evening_stands_in_the_next_digest(
    post_office: PostOffice, county: County
) -> None:
    department = county.departments[0]
    reviewer = reachable(county.burden_office, Role.REVIEWER, "")
    reachable(department, Role.DEPARTMENT_CLERK, "chen@yunshui.example")
    answer(waiting("甲通知", department, county.burden_office, due=at(11, 25)), reviewer, when=at(11, 22, 20))

    actions.go_round(at(11, 22, 20, 10))
    assert not post_office.letters

    actions.go_round(MONDAY)
    ((_, letter),) = post_office.letters
    assert "已有答复" in letter.get_content()
    assert "《甲通知》" in letter.get_content()


def test_department_asked_to_catch_up_hears_of_it_and_not_from_whom(
    post_office: PostOffice, county: County
) -> None:
    department = county.departments[0]
    notice = waiting("甲通知", department, county.burden_office, due=at(11, 25))
    notice.catch_up_at, notice.handed_in_at = at(11, 20, 16), None
    notice.save()
    reachable(department, Role.DEPARTMENT_CLERK, "chen@yunshui.example")

    actions.go_round(MONDAY)

    ((_, letter),) = post_office.letters
    assert "请补办" in letter.get_content()
    assert county.townships[0].name not in letter.get_content()


def test_person_with_two_posts_gets_one_letter(post_office: PostOffice, county: County, due: Unit) -> None:
    both = reachable(due, Role.TOWNSHIP_CLERK, "lin@yunshui.example")
    both.posts.create(unit=county.burden_office, role=Role.REVIEWER)
    waiting("乙通知", county.departments[0], county.burden_office, due=at(11, 24, 10))

    actions.go_round(MONDAY)

    ((_, letter),) = post_office.letters
    assert "近日到时" in letter.get_content()
    assert "待答复1件" in letter.get_content()


def test_nothing_connected_writes_nothing(due: Unit) -> None:
    reachable(due, Role.TOWNSHIP_CLERK, "lin@yunshui.example")

    assert actions.go_round(MONDAY) == 0
    assert not Message.objects.exists()


@pytest.mark.parametrize("people", [1, 40])
def test_morning_takes_about_the_same_questions_for_any_number_of_people(
    post_office: PostOffice, due: Unit, people: int, django_assert_max_num_queries: object
) -> None:
    for n in range(people):
        reachable(due, Role.TOWNSHIP_CLERK, f"lin{n}@yunshui.example")

    with django_assert_max_num_queries(14):  # type: ignore[operator]
        assert actions.write_digests(MONDAY) == people
