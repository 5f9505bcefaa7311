"""事项: what lists show is what may be seen, in order, page by page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from jianfu.apps.gate import actions, lists
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import DemandState, Direction, Verdict
from jianfu.apps.gate.models import Notice
from jianfu.apps.gate.tests.makers import CLEAN, FORM
from jianfu.apps.gate.visible import papers_for
from jianfu.apps.people import actions as people
from jianfu.apps.people.models import Person, Role, Unit
from jianfu.apps.people.tests.makers import County, make_county, make_person, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> County:
    return make_county(townships=3, departments=2, villages=2)


def drop(unit: Unit, text: str) -> Notice:
    direction = Direction.DRAFT if unit.level == "county" else Direction.ARRIVED
    notice, _ = actions.receive("粘贴的文字.txt", text.encode(), desk=Desk(unit, direction))
    return Notice.objects.get(pk=notice.pk)


def listed(person: Person, which: str = "all", words: str = "") -> list[Notice]:
    person = Person.objects.get(pk=person.pk)
    return lists.page(person, lists.sentence(which), words, now=timezone.now()).papers


def everybody(county: County) -> list[Person]:
    posts = [(unit, Role.TOWNSHIP_CLERK) for unit in county.townships]
    posts += [(unit, Role.DEPARTMENT_CLERK) for unit in county.departments]
    posts += [(unit, Role.VILLAGE_WORKER) for unit in county.villages]
    posts += [(county.county, Role.LEADER), (county.burden_office, Role.REVIEWER)]
    return [make_person(unit, role) for unit, role in posts]


def assert_lists_are_what_may_be_seen(people: list[Person]) -> None:
    for person in people:
        may = papers_for(Person.objects.get(pk=person.pk)).filter(twin=None)
        assert set(listed(person)) == set(may), person.current_posts


def admitted(county: County) -> Notice:
    return drop(county.departments[0], CLEAN)


def arrived(county: County) -> Notice:
    return drop(county.townships[1], FORM)


def passed_on(county: County) -> Notice:
    notice = arrived(county)
    by = make_person(county.townships[1], Role.TOWNSHIP_CLERK)
    actions.pass_on(notice, county.villages[2:4], by=by)
    return notice


def asked_to_catch_up(county: County) -> Notice:
    for unit in county.townships:
        notice = drop(unit, CLEAN)
    assert notice.catch_up_at
    return notice


def taken_back(county: County) -> Notice:
    notice = admitted(county)
    by = make_person(county.departments[0], Role.DEPARTMENT_CLERK)
    actions.withdraw_admission(notice, by=by)
    return notice


def taken_from_one_desk(county: County) -> Notice:
    drop(county.townships[0], FORM)
    notice = arrived(county)
    by = make_person(county.townships[1], Role.TOWNSHIP_CLERK)
    actions.take_from_desk(notice, [county.townships[1]], by=by)
    return notice


def stopped_and_undone(county: County) -> Notice:
    notice = admitted(county)
    by = make_person(county.burden_office, Role.REVIEWER)
    (decision,) = actions.decide_paper(notice, {0: Verdict.STOP}, reason="", by=by)
    actions.undo(decision, by=by)
    return notice


def stopped(county: County) -> Notice:
    notice = admitted(county)
    by = make_person(county.burden_office, Role.REVIEWER)
    actions.decide_paper(notice, {0: Verdict.STOP}, reason="", by=by)
    return notice


def claimed(county: County) -> Notice:
    drop(county.townships[0], CLEAN)
    return drop(county.departments[1], CLEAN)


@pytest.mark.parametrize(
    "happened",
    [
        admitted,
        arrived,
        passed_on,
        asked_to_catch_up,
        taken_back,
        taken_from_one_desk,
        stopped,
        stopped_and_undone,
        claimed,
    ],
)
def test_everybody_finds_in_the_list_what_may_be_seen_and_nothing_else(
    county: County, happened: Callable[[County], Notice]
) -> None:
    people = everybody(county)

    happened(county)

    assert_lists_are_what_may_be_seen(people)


def test_unit_that_comes_under_another_brings_its_papers_along(county: County) -> None:
    city = make_unit("云州市", level="city")
    other = make_unit("青溪县", city, level="county")
    leader = make_person(other, Role.LEADER)
    notice = drop(county.townships[0], FORM)
    assert listed(leader) == []

    people.move_unit(county.townships[0], other, on=timezone.localdate(), by=None)

    assert listed(leader) == [notice]
    assert_lists_are_what_may_be_seen([leader, *everybody(county)])


def test_person_with_two_posts_finds_each_paper_once(county: County) -> None:
    person = make_person(county.departments[0], Role.DEPARTMENT_CLERK)
    person.posts.create(unit=county.townships[0], role=Role.TOWNSHIP_CLERK)
    notice = admitted(county)

    assert listed(person) == [notice]


def test_sentences_mean_what_they_say(county: County) -> None:
    leader = make_person(county.county, Role.LEADER)
    with_number, without = admitted(county), arrived(county)

    assert listed(leader, "admitted") == [with_number]
    assert listed(leader, "none") == [without]
    assert listed(leader, "review") == []
    without.demands.update(state=DemandState.REVIEW)
    assert listed(leader, "review") == [without]
    assert listed(leader, words="大棚") == [without, with_number]
    assert listed(leader, words="桥") == []


def test_what_is_due_this_week_is_found_by_it(county: County) -> None:
    clerk = make_person(county.townships[0], Role.TOWNSHIP_CLERK)
    notice = admitted(county)
    assert listed(clerk, "week") == []

    notice.demands.update(due_at=timezone.now() + timedelta(minutes=1))

    assert listed(clerk, "week") == [notice]


def many(unit: Unit, n: int) -> list[Notice]:
    """Newest first; three papers of each minute."""
    now = timezone.now()
    made = [
        Notice.objects.create(
            title=f"第{i}件",
            state="examined",
            direction="draft",
            sender=unit,
            received_at=now - timedelta(minutes=i // 3),
        )
        for i in range(n)
    ]
    for notice in made:
        actions.concern(notice, [unit])
    return sorted(made, key=lambda notice: (notice.received_at, notice.pk), reverse=True)


def test_pages_follow_each_other_without_gap_or_repetition(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "PAGE", 7)
    papers = many(county.departments[0], 17)
    clerk = make_person(county.departments[0], Role.DEPARTMENT_CLERK)

    def page(**at: object) -> lists.Page:
        return lists.page(clerk, lists.SENTENCES[0], "", now=timezone.now(), **at)  # type: ignore[arg-type]

    first = page()
    second = page(older=lists.place(str(first.older)))
    third = page(older=second.older)
    back = page(newer=third.newer)

    assert [*first.papers, *second.papers, *third.papers] == papers
    assert (first.newer, third.older) == (None, None)
    assert back == second
    assert page(newer=back.newer) == first


@pytest.mark.parametrize("words", ["", "1", "-", "abc-1", "9" * 18 + "-1", "1-" + "9" * 19, "１-２", "1-2-3"])
def test_address_that_names_no_place_shows_the_first_page(client: Client, county: County, words: str) -> None:
    notice = admitted(county)
    client.force_login(make_person(county.county, Role.LEADER))

    assert notice.title in client.get("/items/", {"older": words}).content.decode()


def test_list_takes_as_many_queries_for_many_papers_as_for_few(
    county: County, django_assert_max_num_queries: object
) -> None:
    many(county.departments[0], 50)
    clerk = make_person(county.departments[0], Role.DEPARTMENT_CLERK)
    clerk.areas  # noqa: B018 - read once a request

    with django_assert_max_num_queries(5):  # type: ignore[operator]
        lists.page(clerk, lists.SENTENCES[0], "", now=timezone.now())
