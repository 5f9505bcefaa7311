"""What passes by itself, what waits for a person, and what a person's answer does."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from jianfu.apps.gate import actions
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import DemandState, Direction, NotNow, Verdict
from jianfu.apps.gate.models import Admission, Notice
from jianfu.apps.gate.tests.files import make_docx
from jianfu.apps.gate.tests.makers import CLEAN, FORM
from jianfu.apps.journal.models import Line
from jianfu.apps.ledger.models import Entry
from jianfu.apps.people.models import Person, Role, Unit
from jianfu.apps.people.tests.makers import County, make_county, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> County:
    return make_county(townships=4, departments=2, villages=2)


@pytest.fixture
def clerk(county: County) -> Person:
    return make_person(county.departments[0], Role.DEPARTMENT_CLERK)


@pytest.fixture
def reviewer(county: County) -> Person:
    return make_person(county.burden_office, Role.REVIEWER)


def draft(county: County, text: str = FORM, by: Person | None = None, sender: int = 0) -> Notice:
    desk = Desk(county.departments[sender], Direction.DRAFT)
    notice, _ = actions.receive("粘贴的文字.txt", text.encode(), desk=desk, by=by)
    return Notice.objects.get(pk=notice.pk)


def waiting(county: County, by: Person) -> Notice:
    notice = draft(county, by=by)
    actions.hand_in(notice, plea="上级已定日期", by=by)
    return Notice.objects.get(pk=notice.pk)


def states(notice: Notice) -> set[str]:
    return set(notice.demands.values_list("state", flat=True))


def test_clean_paper_gets_its_number_by_itself(county: County) -> None:
    notice = draft(county, CLEAN)

    assert notice.number == f"{timezone.localdate().year}-0001"
    assert states(notice) == {DemandState.ADMITTED}
    assert set(notice.demands.get().places.all()) == set(county.townships)


def test_machine_never_refuses_but_leaves_doubts_to_the_sender(county: County) -> None:
    notice = draft(county)

    assert notice.findings
    assert not notice.number
    assert states(notice) == {DemandState.CHECKED}


def test_numbers_follow_one_another_without_gaps(county: County) -> None:
    for thing in ("大棚面积", "鱼塘水面", "果园株数"):
        draft(county, CLEAN.replace("大棚面积", thing))

    assert list(Admission.objects.order_by("id").values_list("serial", flat=True)) == [1, 2, 3]


def test_what_no_finding_touches_passes_when_the_rest_waits(county: County, clerk: Person) -> None:
    mixed = CLEAN.replace("附件", "请各村走访时拍照,照片上传工作群。\n附件")
    notice = draft(county, mixed)

    actions.hand_in(notice, plea="", by=clerk)

    assert states(Notice.objects.get(pk=notice.pk)) == {DemandState.ADMITTED, DemandState.REVIEW}


def test_admitted_demand_enters_the_ledger_once_for_each_place(
    county: County, clerk: Person, reviewer: Person
) -> None:
    notice = waiting(county, clerk)
    demand = notice.demands.filter(state=DemandState.REVIEW)[0]

    actions.decide(demand, Verdict.ADMIT, reason="", by=reviewer)

    assert Entry.objects.filter(demand=demand, asked=1).count() == demand.places.count() > 0


def test_returned_demand_never_reaches_the_ledger(county: County, clerk: Person, reviewer: Person) -> None:
    notice = waiting(county, clerk)
    demand = notice.demands.filter(state=DemandState.REVIEW)[0]

    actions.decide(demand, Verdict.ADVISE, reason="建议只报电子版", by=reviewer)

    assert not Entry.objects.filter(demand=demand).exists()
    assert not demand.places.exists()


def test_second_reviewer_is_told_that_the_first_has_answered(
    county: County, clerk: Person, reviewer: Person
) -> None:
    notice = waiting(county, clerk)
    demand = notice.demands.filter(state=DemandState.REVIEW)[0]
    actions.decide(demand, Verdict.ADMIT, reason="", by=reviewer)

    with pytest.raises(NotNow, match="已准入"):
        actions.decide(demand, Verdict.ADVISE, reason="", by=make_person(county.burden_office, Role.REVIEWER))


def test_undone_answer_leaves_no_hours_behind(county: County, clerk: Person, reviewer: Person) -> None:
    notice = waiting(county, clerk)
    demand = notice.demands.filter(state=DemandState.REVIEW)[0]
    decision = actions.decide(demand, Verdict.ADMIT, reason="", by=reviewer)

    actions.undo(decision, by=reviewer)

    demand.refresh_from_db()
    assert demand.state == DemandState.REVIEW
    assert sum(Entry.objects.filter(demand=demand).values_list("hours_likely", flat=True)) == pytest.approx(0)


def test_urgent_paper_passes_at_once_and_owes_a_look_within_a_day(county: County, clerk: Person) -> None:
    notice = draft(county)

    actions.pass_urgent(notice, reason="防汛防台", by=clerk)

    notice = Notice.objects.get(pk=notice.pk)
    assert notice.number
    assert states(notice) == {DemandState.URGENT}
    assert notice.answer_due
    assert notice.answer_due <= timezone.now() + actions.LOOK_AFTERWARDS


def test_merged_demand_names_the_number_it_went_into(county: County, clerk: Person, reviewer: Person) -> None:
    kept = draft(county, CLEAN).demands.get()
    demand = waiting(county, clerk).demands.filter(state=DemandState.REVIEW)[0]

    actions.decide(demand, Verdict.MERGE, reason="沿用原编号", by=reviewer, into=kept)

    demand.refresh_from_db()
    assert (demand.state, demand.merged_into) == (DemandState.MERGED, kept)


def test_withdrawn_number_is_never_given_again(county: County, clerk: Person) -> None:
    first = draft(county, CLEAN)
    actions.withdraw_admission(first, by=clerk)

    second = draft(county, CLEAN.replace("大棚", "果园"))

    assert second.admission.serial == 2
    assert states(first) == {DemandState.WITHDRAWN}
    assert sum(Entry.objects.filter(demand__notice=first).values_list("asked", flat=True)) == 0


def test_every_step_leaves_a_line_in_the_journal(county: County, clerk: Person, reviewer: Person) -> None:
    notice = waiting(county, clerk)
    actions.decide_paper(
        notice,
        dict.fromkeys(range(notice.demands.count()), Verdict.ADMIT) if not notice.number else {},
        reason="",
        by=reviewer,
    )

    about = Line.objects.filter(about__contains=notice.key)
    assert {"按原文送审", "已准入", "给编号"} <= set(about.values_list("verb", flat=True))


def test_same_file_at_the_township_shows_the_number_of_the_department(county: County) -> None:
    notice = draft(county, CLEAN)

    actions.receive("收到的.txt", CLEAN.encode(), desk=Desk(county.townships[0], Direction.ARRIVED))

    assert notice.arrivals.get().matched == notice
    assert Notice.objects.count() == 1


def test_sender_is_asked_to_catch_up_only_when_three_desks_hold_the_paper(county: County) -> None:
    sender = Unit.objects.get(pk=county.departments[0].pk)
    text = CLEAN.replace("云水县农业农村局", sender.name)
    for township in county.townships[:2]:
        notice, _ = actions.receive("通知.txt", text.encode(), desk=Desk(township, Direction.ARRIVED))
    asked_at_two = Notice.objects.get(pk=notice.pk).catch_up_at

    actions.receive("通知.txt", text.encode(), desk=Desk(county.townships[2], Direction.ARRIVED))

    assert asked_at_two is None
    assert Notice.objects.get(pk=notice.pk).catch_up_at
    assert not actions.ask_to_catch_up(notice)


def test_reviewer_answers_a_paper_with_one_form(
    client: Client, county: County, clerk: Person, reviewer: Person
) -> None:
    notice = waiting(county, clerk)
    client.force_login(reviewer)

    page = client.get("/review/").content.decode()
    client.post(f"/review/{notice.key}/decide/", {"verdict": "admit", "reason": "同意"})

    assert notice.heading in page
    assert states(notice) == {DemandState.ADMITTED}
    assert "没有待审的" in client.get("/review/").content.decode()


def test_reviewer_sees_an_earlier_paper_with_the_same_words_beside_it(
    client: Client, county: County, clerk: Person, reviewer: Person
) -> None:
    earlier = draft(county, FORM)
    actions.pass_urgent(earlier, reason="防汛防台", by=clerk)
    again = draft(county, FORM.replace("关于报送大棚面积的通知", "关于大棚调查的提示"))
    actions.hand_in(again, plea="", by=clerk)
    client.force_login(reviewer)

    page = client.get(f"/review/{again.key}/").content.decode()

    assert "两份对着看" in page
    assert Notice.objects.get(pk=earlier.pk).number in page


def test_number_is_looked_up_without_signing_in(client: Client, county: County) -> None:
    number = draft(county, CLEAN).number

    assert "已准入" in client.get(f"/number/{number}/").content.decode()
    assert "没有这个编号" in client.get("/number/?number=2026-9999").content.decode()


def test_department_sees_neither_the_desks_nor_other_departments(client: Client, county: County) -> None:
    other = make_person(county.departments[1], Role.DEPARTMENT_CLERK)
    arrived, _ = actions.receive("甲.txt", FORM.encode(), desk=Desk(county.townships[0], Direction.ARRIVED))
    client.force_login(other)

    assert client.get(f"/item/{arrived.key}/").status_code == 404
    assert client.get(f"/item/{draft(county, CLEAN).key}/").status_code == 404


def test_township_sees_what_was_admitted_for_it_and_its_calendar_has_the_day(
    client: Client, county: County
) -> None:
    notice = draft(county, CLEAN)
    client.force_login(make_person(county.townships[1], Role.TOWNSHIP_CLERK))

    home = client.get("/").content.decode()
    items = client.get("/items/").content.decode()

    assert notice.heading in home
    assert notice.number in home
    address = items.split("<code>")[1].split("</code>")[0]
    assert b"BEGIN:VEVENT" in client.get(address.replace("http://testserver", "")).content


def test_stamped_copy_at_the_township_is_found_by_its_number(client: Client, county: County) -> None:
    desk = Desk(county.departments[0], Direction.DRAFT)
    notice, _ = actions.receive("通知.docx", make_docx(*CLEAN.splitlines()), desk=desk)
    client.force_login(make_person(county.departments[0], Role.DEPARTMENT_CLERK))
    stamped = client.get(f"/item/{notice.key}/stamped/").content

    arrived, new = actions.receive("收到的.docx", stamped, desk=Desk(county.townships[0], Direction.ARRIVED))

    assert new
    assert arrived.arrivals.get().matched == notice


def test_number_written_into_another_paper_admits_nothing(county: County) -> None:
    number = draft(county, CLEAN).number
    text = FORM.replace("各乡镇人民政府", f"准入编号{number}\n各乡镇人民政府")

    arrived, _ = actions.receive("乙.txt", text.encode(), desk=Desk(county.townships[0], Direction.ARRIVED))

    assert arrived.arrivals.get().matched is None


def test_adopted_suggestion_makes_a_new_version_that_passes(county: County, clerk: Person) -> None:
    notice = draft(county, CLEAN.replace("附件", "请各村走访时拍照，照片上传工作群。\n附件"))
    offered = [i for i, words in enumerate(notice.suggestions) if words]

    version = actions.adopt(notice, offered, by=clerk)

    version = Notice.objects.get(pk=version.pk)
    assert offered
    assert version.number
    assert version.earlier == notice
    assert "拍照" not in str(version.paper)


def test_two_departments_on_one_matter_are_told_of_each_other(county: County) -> None:
    draft(county, CLEAN)

    other = draft(county, CLEAN.replace("农业农村局", "应急管理局"), sender=1)

    assert "DOC013" in {row["rule"] for row in other.report["findings"]}
