"""待审: what the reviewer is shown, and what one key does."""

from __future__ import annotations

import ast
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from jianfu.apps.gate import actions
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import Direction
from jianfu.apps.gate.masking import masked, sentence_around
from jianfu.apps.gate.models import FalseAlarm, Finding, Notice
from jianfu.apps.gate.tests.makers import FORM
from jianfu.apps.gate.tests.test_likeness import DAM
from jianfu.apps.journal.models import Line
from jianfu.apps.people.models import Person, Role
from jianfu.apps.people.tests.makers import County, make_county, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> County:
    return make_county(townships=4, departments=2)


@pytest.fixture
def clerk(county: County) -> Person:
    return make_person(county.departments[0], Role.DEPARTMENT_CLERK)


@pytest.fixture
def reviewer(client: Client, county: County) -> Person:
    person = make_person(county.burden_office, Role.REVIEWER)
    client.force_login(person)
    return person


def draft(county: County, text: str) -> Notice:
    desk = Desk(county.departments[0], Direction.DRAFT)
    notice, _ = actions.receive("粘贴的文字.txt", text.encode(), desk=desk)
    return Notice.objects.get(pk=notice.pk)


def shown(client: Client, notice: Notice) -> str:
    return client.get(f"/review/{notice.key}/").content.decode()


def test_paper_that_comes_back_in_two_is_shown_as_one_of_its_parts(
    client: Client, county: County, clerk: Person, reviewer: Person
) -> None:
    whole = draft(county, DAM)
    actions.pass_urgent(whole, reason="防汛防台", by=clerk)
    head, cut, foot = DAM.index("一、"), DAM.index("三、"), DAM.index("\n云水县水利局\n2026")
    halves = [draft(county, text) for text in (DAM[:cut] + DAM[foot:], DAM[:head] + DAM[cut:])]
    for half in halves:
        actions.pass_urgent(half, reason="防汛防台", by=clerk)

    page = shown(client, halves[1])

    assert "拆成的2件之一" in page
    assert f"/item/{halves[0].key}/" in page
    assert "拆成的" not in shown(client, whole)


PHOTOS = FORM.replace("各村走访时", "青石镇走访时") + "联系人：王小明\n"


def asked(county: County, clerk: Person, text: str = PHOTOS) -> Notice:
    notice = draft(county, text)
    actions.hand_in(notice, plea="", by=clerk)
    return Notice.objects.get(pk=notice.pk)


def about_photos(notice: Notice) -> int:
    return next(i for i, row in enumerate(notice.report["findings"]) if row["rule"].startswith("TRC"))


def test_finding_called_wrong_is_kept_as_an_example_without_names(
    client: Client, county: County, clerk: Person, reviewer: Person
) -> None:
    notice = asked(county, clerk)
    finding = about_photos(notice)

    client.post(f"/review/{notice.key}/wrong/", {"finding": finding})

    alarm = FalseAlarm.objects.get()
    assert alarm.rule == notice.report["findings"][finding]["rule"]
    assert alarm.words == "请某镇走访时拍照，照片上传工作群。"
    assert "经人看过，这一条不作数" in shown(client, notice)
    assert Line.objects.get(verb="误判").who == reviewer.staff_code


def test_demand_whose_every_finding_is_wrong_is_suggested_to_pass(
    client: Client, county: County, clerk: Person, reviewer: Person
) -> None:
    notice = asked(county, clerk)
    before = shown(client, notice)

    for finding in range(notice.findings):
        client.post(f"/review/{notice.key}/wrong/", {"finding": finding})

    assert chosen(before) == "advise"
    assert chosen(shown(client, notice)) == "admit"


def test_wrong_finding_is_counted_by_no_board_until_it_is_taken_back(
    county: County, clerk: Person, reviewer: Person
) -> None:
    notice = asked(county, clerk)
    rule = notice.report["findings"][about_photos(notice)]["rule"]
    counted = Finding.objects.filter(notice=notice, rule=rule)
    before = counted.count()

    alarm = actions.mark_wrong(notice, about_photos(notice), by=reviewer)
    meanwhile = counted.count()
    actions.take_mark_back(alarm, by=reviewer)

    assert (before, meanwhile, counted.count()) == (1, 0, 1)


def test_sender_reads_which_finding_counts_no_longer_and_has_nothing_left_to_send(
    client: Client, county: County, clerk: Person, reviewer: Person
) -> None:
    notice = asked(county, clerk)
    actions.mark_wrong(notice, about_photos(notice), by=reviewer)
    client.force_login(clerk)

    page = client.get(f"/item/{notice.key}/").content.decode()

    assert "经人看过，这一条不作数" in page
    assert "误判</button>" not in page
    assert "按原文送审" not in page
    assert "紧急直通" in page


def chosen(page: str) -> str:
    """The answer that is suggested."""
    found = re.search(r'name="verdict" value="(\w+)"[^>]* checked', page)
    return found[1] if found else ""


def test_mark_is_taken_back_within_a_day_by_anybody_of_the_office(
    client: Client, county: County, clerk: Person, reviewer: Person
) -> None:
    notice = asked(county, clerk)
    alarm = actions.mark_wrong(notice, about_photos(notice), by=reviewer)
    client.force_login(make_person(county.burden_office, Role.REVIEWER))

    client.post(f"/review/wrong/{alarm.pk}/undo/")

    assert not FalseAlarm.objects.exists()
    assert Line.objects.filter(verb="撤回误判").exists()


def test_mark_stays_after_a_day(client: Client, county: County, clerk: Person, reviewer: Person) -> None:
    notice = asked(county, clerk)
    alarm = actions.mark_wrong(notice, about_photos(notice), by=reviewer)
    FalseAlarm.objects.update(marked_at=timezone.now() - timedelta(hours=25))

    answer = client.post(f"/review/wrong/{alarm.pk}/undo/")

    assert answer.status_code == 409
    assert FalseAlarm.objects.exists()


def test_administrator_reads_and_exports_what_was_called_wrong(
    client: Client, county: County, clerk: Person, reviewer: Person
) -> None:
    notice = asked(county, clerk)
    actions.mark_wrong(notice, about_photos(notice), by=reviewer)
    client.force_login(make_person(county.burden_office, Role.ADMIN))

    page = client.get("/settings/rules/").content.decode()
    lines = client.get("/settings/rules/examples.txt").content.decode()

    (alarm,) = FalseAlarm.objects.all()
    assert alarm.words in page
    assert "误判1处" in page
    assert lines.startswith(f"# {alarm.rule} ")
    assert ast.literal_eval(f"(\n{lines})") == (alarm.words,)


def test_office_sees_what_share_of_the_week_was_wrong(
    client: Client, county: County, clerk: Person, reviewer: Person
) -> None:
    notice = asked(county, clerk)
    actions.mark_wrong(notice, about_photos(notice), by=reviewer)

    page = client.get("/review/").content.decode()

    assert f"近7天看过的建议{notice.findings}处，误判1处（{1 / notice.findings:.1%}）" in page


def test_names_of_places_people_and_numbers_are_masked_and_duties_stay() -> None:
    words = "请云水县青石镇负责同志周五前报送，联系人：王小明，电话14000000012，请赵方核对。"

    said = masked(words, places=["青石镇", "云水县"], people=["赵方"])

    assert said == "请某县某镇负责同志周五前报送，联系人：某某，电话***********，请某某核对。"


def test_whole_sentence_is_kept_and_no_other() -> None:
    words = "先核对名单。请于今晚八点报送，逐项写明；其余不变。"

    assert sentence_around(words, 8, 12, 300) == "请于今晚八点报送，逐项写明；"
    assert len(sentence_around("字" * 900, 400, 410, 300)) == 300
