"""A paper that demands nothing of anybody and still needs a person: it is answered as a whole."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from jianfu.apps.gate import actions
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import DemandState, Direction, NotNow, Verdict
from jianfu.apps.gate.models import Notice
from jianfu.apps.gate.status import status_of
from jianfu.apps.gate.tests.makers import CLEAN, FORM
from jianfu.apps.ledger.models import Clock
from jianfu.apps.people.models import Person, Role
from jianfu.apps.people.tests.makers import County, make_county, make_person

pytestmark = pytest.mark.django_db

TELLS = """关于公布大棚补贴标准的通知

各乡镇：
    2026年大棚补贴标准为每亩300元，与上年相同。

云水县农业农村局产业科
2026年11月20日
"""
"""A section writes outward in its own name, and asks for nothing."""


@pytest.fixture
def county() -> County:
    return make_county(townships=4, departments=2)


@pytest.fixture
def clerk(county: County) -> Person:
    return make_person(county.departments[0], Role.DEPARTMENT_CLERK)


@pytest.fixture
def reviewer(county: County) -> Person:
    return make_person(county.burden_office, Role.REVIEWER)


def draft(county: County, text: str = TELLS) -> Notice:
    desk = Desk(county.departments[0], Direction.DRAFT)
    notice, _ = actions.receive("粘贴的文字.txt", text.encode(), desk=desk)
    return fresh(notice)


def fresh(notice: Notice) -> Notice:
    return Notice.objects.get(pk=notice.pk)


def waiting(county: County, clerk: Person) -> Notice:
    notice = draft(county)
    actions.hand_in(notice, plea="", by=clerk)
    return fresh(notice)


def test_the_paper_of_these_tests_demands_nothing_and_waits(county: County) -> None:
    notice = draft(county)

    assert notice.demands_nothing
    assert not notice.number
    assert str(status_of(notice)) == "○ 尚未准入"


def test_paper_that_demands_nothing_goes_through_the_pages_to_its_number(
    client: Client, county: County, clerk: Person, reviewer: Person
) -> None:
    notice = draft(county)
    client.force_login(clerk)
    offered = client.get(f"/item/{notice.key}/").content.decode()
    client.post(f"/item/{notice.key}/hand-in/", {"plea": ""})
    sent = client.get(f"/item/{notice.key}/").content.decode()
    client.force_login(reviewer)
    listed = client.get("/items/?which=review").content.decode()
    page = client.get("/review/").content.decode()

    client.post(f"/review/{notice.key}/decide/", {"verdict": "admit", "reason": "同意"})

    assert "由人看，1个工作日内答复" in offered
    assert "▲ 审核中" in sent
    assert notice.heading in listed
    assert notice.heading in page
    assert "整件答复" in page
    assert 'value="merge"' not in page
    assert fresh(notice).number
    assert str(status_of(fresh(notice))).startswith("● 已准入")
    assert "没有待审的" in client.get("/review/").content.decode()
    assert not Clock.objects.filter(stopped_at=None).exists()


def test_advised_paper_leaves_the_queue_shows_the_answer_and_may_come_again(
    client: Client, county: County, clerk: Person, reviewer: Person
) -> None:
    notice = waiting(county, clerk)
    client.force_login(reviewer)
    client.post(f"/review/{notice.key}/decide/", {"verdict": "advise", "reason": "请以局的名义发"})
    empty = client.get("/review/").content.decode()
    client.force_login(clerk)
    answered = client.get(f"/item/{notice.key}/").content.decode()

    client.post(f"/item/{notice.key}/hand-in/", {"plea": "局里已定"})

    assert "没有待审的" in empty
    assert "请以局的名义发" in answered
    assert "本件" in answered
    assert fresh(notice).standing == DemandState.REVIEW
    assert fresh(notice).answer_due


def test_answer_on_the_whole_paper_is_taken_back_by_who_gave_it(
    client: Client, county: County, clerk: Person, reviewer: Person
) -> None:
    notice = waiting(county, clerk)
    decision = actions.decide_whole(notice, Verdict.ADVISE, reason="", by=reviewer)
    client.force_login(reviewer)

    client.post(f"/review/answer/{decision.pk}/undo/")

    assert notice.heading in client.get("/review/").content.decode()
    assert fresh(notice).standing == DemandState.REVIEW


def test_urgent_paper_that_demands_nothing_passes_at_once(
    client: Client, county: County, clerk: Person, reviewer: Person
) -> None:
    notice = draft(county)
    client.force_login(clerk)
    client.post(f"/item/{notice.key}/urgent/", {"reason": "防汛防台"})
    passed = fresh(notice)
    client.force_login(reviewer)
    page = client.get("/review/").content.decode()

    client.post(f"/review/{notice.key}/decide/", {"verdict": "admit", "reason": ""})

    assert passed.number
    assert passed.standing == DemandState.URGENT
    assert 'value="advise"' not in page
    assert fresh(notice).answer_due is None


def test_second_answer_on_the_whole_paper_is_told_of_the_first(
    county: County, clerk: Person, reviewer: Person
) -> None:
    notice = waiting(county, clerk)
    actions.decide_whole(notice, Verdict.ADMIT, reason="", by=reviewer)

    with pytest.raises(NotNow, match="已准入"):
        actions.decide_whole(notice, Verdict.ADVISE, reason="", by=reviewer)


def test_paper_handed_in_with_nothing_to_review_gets_its_number_and_owes_no_answer(
    county: County, clerk: Person
) -> None:
    notice, _ = actions.receive("粘贴的文字.txt", CLEAN.encode())
    Notice.objects.filter(pk=notice.pk).update(direction=Direction.DRAFT, sender=county.departments[0])

    actions.hand_in(fresh(notice), plea="", by=clerk)

    assert fresh(notice).number
    assert fresh(notice).answer_due is None
    assert set(notice.demands.values_list("state", flat=True)) == {DemandState.ADMITTED}


def test_withdrawn_paper_that_demands_nothing_is_no_longer_admitted(county: County, clerk: Person) -> None:
    notice = draft(county, TELLS.replace("产业科", ""))
    assert str(status_of(notice)).startswith("● 已准入")

    actions.withdraw_admission(notice, by=clerk)

    assert "已撤回" in str(status_of(fresh(notice)))


def test_township_finds_the_number_of_a_paper_that_demands_nothing(county: County) -> None:
    notice = draft(county, TELLS.replace("产业科", ""))

    actions.receive(
        "收到的.txt", TELLS.replace("产业科", "").encode(), desk=Desk(county.townships[0], Direction.ARRIVED)
    )

    assert notice.number
    assert notice.arrivals.get().matched == notice
    assert notice.received_at <= timezone.now()


def test_papers_that_waited_for_nobody_wait_rightly_after_the_update(county: County, clerk: Person) -> None:
    whole, answered, waits = draft(county), draft(county, FORM), draft(county, FORM.replace("大棚", "果园"))
    actions.hand_in(waits, plea="", by=clerk)
    Notice.objects.filter(pk__in=(whole.pk, answered.pk)).update(answer_due=timezone.now())

    import_module("jianfu.apps.gate.migrations.0008_where_such_papers_stand").fill(apps, None)

    assert fresh(whole).standing == DemandState.REVIEW
    assert fresh(answered).answer_due is None
    assert fresh(waits).answer_due
