"""Applications, groups and secondments: from papers, from lists, ended, joined, and told to the rules."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jianfu.apps.channels.models import Channel, Secondment
from jianfu.apps.channels.papers import follow
from jianfu.apps.channels.registers import of_channels
from jianfu.apps.channels.tests.makers import PAPER, make_channel, make_secondment
from jianfu.apps.gate.core import DemandState, Verdict
from jianfu.apps.gate.models import Notice
from jianfu.apps.people.models import Person, Role
from jianfu.apps.people.tests.makers import County, make_county, make_person
from jianfu.apps.registers import actions
from jianfu.apps.registers.core import Book, State
from jianfu.apps.registers.lists import Fate, kinds
from jianfu.apps.registers.tests.makers import admitted, answer, make_item, sheet
from jianfu.core.facts import shapes
from jianfu.core.reading import text_of
from jianfu.core.rules.registers import Group, Staff
from jianfu.core.rules.registers import Secondment as Lent

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def county() -> County:
    return make_county()


@pytest.fixture
def reviewer(county: County) -> Person:
    return make_person(county.burden_office, Role.REVIEWER)


@pytest.fixture
def clerk(county: County) -> Person:
    return make_person(county.departments[0], Role.DEPARTMENT_CLERK)


def paper(county: County, by: Person, ask: str, title: str = "推广“河道通”") -> Notice:
    sender = county.departments[0]
    return admitted(sender, by, PAPER.format(sender=sender.name, title=title, ask=ask))


APP = "请各村干部于2026年12月5日前安装“河道通”并完成注册。"
GROUP = "请各镇水利员加入河道巡护工作群。"
LEND = "请从青石镇抽调2名业务骨干到县农业农村局工作3个月。"


# -- from papers


def test_admitted_paper_registers_the_application_it_asks_for(county: County, reviewer: Person) -> None:
    notice = paper(county, reviewer, APP)

    channel = Channel.objects.get()
    assert (channel.name, channel.kind, channel.unit, channel.notice) == (
        "河道通",
        "app",
        county.departments[0],
        notice,
    )
    assert "各村" in channel.audience


def test_paper_about_a_group_registers_the_group_and_its_people(county: County, reviewer: Person) -> None:
    paper(county, reviewer, GROUP, "加入工作群")

    channel = Channel.objects.get()
    assert (channel.name, channel.kind) == ("河道巡护工作群", "group")
    assert channel.since == TODAY


def test_second_paper_on_the_same_application_registers_nothing_new(county: County, reviewer: Person) -> None:
    paper(county, reviewer, APP)
    paper(county, reviewer, APP, "再次推广“河道通”")

    assert Channel.objects.count() == 1


def test_application_goes_when_its_demand_is_stopped_and_comes_back_with_it(
    county: County, reviewer: Person
) -> None:
    notice = paper(county, reviewer, APP)

    answer(notice, reviewer, Verdict.STOP, DemandState.ADMITTED)
    assert not Channel.objects.exists()

    for demand in notice.demands.all():
        from jianfu.apps.gate import actions as gate

        for decision in demand.decisions.filter(verdict=Verdict.STOP):
            gate.undo(decision, by=reviewer)
    assert Channel.objects.count() == 1


def test_listed_application_stays_when_its_paper_goes(county: County, reviewer: Person) -> None:
    channel = make_channel(county.departments[0], "河道通", batch="list")
    notice = paper(county, reviewer, APP)
    channel.refresh_from_db()
    assert channel.notice == notice

    answer(notice, reviewer, Verdict.STOP, DemandState.ADMITTED)

    channel.refresh_from_db()
    assert channel.notice is None


def test_paper_told_twice_is_registered_once(county: County, reviewer: Person) -> None:
    notice = paper(county, reviewer, f"{APP}{LEND}")
    rows = Channel.objects.count(), Secondment.objects.count()

    follow(Notice.objects.get(pk=notice.pk))

    assert (Channel.objects.count(), Secondment.objects.count()) == rows == (1, 1)


def test_secondment_keeps_places_numbers_and_days_and_no_name(county: County, reviewer: Person) -> None:
    paper(county, reviewer, LEND, "抽调人员")

    lent = Secondment.objects.get()
    assert (lent.unit, lent.lender, lent.people) == (county.departments[0], county.townships[0], 2)
    assert 85 < ((lent.last_day or TODAY) - lent.first_day).days < 95
    assert lent.basis == "云函〔2026〕31号"


def test_draft_that_waits_registers_nothing(county: County) -> None:
    from jianfu.apps.gate import actions as gate
    from jianfu.apps.gate.actions import Desk
    from jianfu.apps.gate.core import Direction

    text = PAPER.format(sender=county.departments[0].name, title="推广", ask=APP)
    gate.receive("通知.txt", text.encode(), desk=Desk(county.departments[0], Direction.DRAFT))

    assert not Channel.objects.exists()


# -- from lists


CHANNELS = (
    ("应用名称", "类别", "主管单位", "使用对象", "备案号", "启用时间"),
    ("省统一平台", "平台", "县农业农村局", "各乡镇", "浙备2025-12", "2025年3月"),
    ("水利联络群", "工作群", "云水县应急管理局", "各镇水利员", "", ""),
    ("掌上执法", "APP", "县城管局", "", "", ""),
)
LENT = (
    ("序号", "姓名", "借出单位", "借用单位", "开始时间", "到期时间", "人数"),
    (1, "林小川", "青石镇", "县农业农村局", "2026年3月1日", "2026年8月31日", 1),
    (2, "周禾", "白水乡人民政府", "县应急管理局", "2026年5月", "", ""),
)


def bring(county: County, kind: str, *rows: tuple[object, ...], **more: Any) -> Any:
    return actions.bring_in(kinds()[kind], "名单.xlsx", sheet(*rows), county.county, only=more.get("only"))


def test_list_of_channels_is_taken_over_as_the_office_has_it(county: County, reviewer: Person) -> None:
    brought = bring(county, "channels", *CHANNELS)
    assert [row.fate for row in actions.look(brought)] == [Fate.NEW, Fate.NEW, Fate.WRONG]

    actions.take_over(brought, by=reviewer)

    first, second = Channel.objects.order_by("pk")
    assert (first.kind, first.unit, first.filing) == ("platform", county.departments[0], "浙备2025-12")
    assert first.since == date(2025, 3, 1)
    assert (second.kind, second.audience) == ("group", "各镇水利员")


def test_list_of_secondments_is_read_without_its_names(county: County, reviewer: Person) -> None:
    brought = bring(county, "secondments", *LENT)
    assert "林小川" not in str(brought.rows)

    actions.take_over(brought, by=reviewer)

    assert list(Secondment.objects.values_list("lender", "unit", "people", "last_day").order_by("pk")) == [
        (county.townships[0].pk, county.departments[0].pk, 1, date(2026, 8, 31)),
        (county.townships[1].pk, county.departments[1].pk, 1, None),
    ]


def test_department_brings_only_whom_it_borrowed_itself(county: County) -> None:
    told = actions.look(bring(county, "secondments", *LENT, only=county.departments[0]))

    assert [row.fate for row in told] == [Fate.NEW, Fate.WRONG]


# -- what the rules are told


def known(county: County, words: str, *kinds_: shapes.Kind) -> dict[str, Any]:
    demands = tuple(shapes.Demand(kind, ((0, 2),)) for kind in kinds_)
    facts = shapes.Notice(text_of(words), demands=demands)
    own = Notice.objects.create()
    return of_channels(facts, sender=county.departments[0], now=timezone.now(), own=own)


def test_groups_are_not_known_where_only_applications_were_registered(county: County) -> None:
    make_channel(county.departments[1], "河道通")

    told = known(county, "请加入工作群")

    assert told == {"apps": ("河道通",)}


def test_rules_are_told_whose_group_it_is_and_who_is_in_it(county: County) -> None:
    make_channel(county.departments[0], "河道群", "group", audience="各镇水利员")
    make_channel(county.departments[1], "旧群", "group", state=State.ENDED)

    assert known(county, "请加入工作群")["groups"] == (
        Group("河道群", str(county.departments[0]), "各镇水利员", own=True),
    )


def test_paper_without_a_word_of_them_is_not_held_against_the_register(county: County) -> None:
    make_channel(county.departments[0])

    assert known(county, "请报送面积") == {}


def test_secondments_of_two_years_and_staff_are_told(county: County) -> None:
    make_item(county.townships[0], Book.STAFF, "在岗人数", amount=60)
    make_secondment(county.departments[1], county.townships[0], TODAY - timedelta(days=40))
    long_ago = TODAY - timedelta(days=1200)
    make_secondment(county.departments[1], county.townships[0], long_ago, long_ago + timedelta(days=60))

    told = known(county, "请抽调1人", shapes.Kind.SECONDMENT)

    assert told["staff"] == (Staff("青石镇", 60),)
    assert told["secondments"] == (Lent("青石镇", 1, TODAY - timedelta(days=40)),)


def test_new_group_for_the_same_people_waits_for_a_person(county: County) -> None:
    from jianfu.apps.gate import actions as gate
    from jianfu.apps.gate.actions import Desk
    from jianfu.apps.gate.core import Direction

    make_channel(county.departments[1], "水利联络", "group", audience="各镇水利员")
    text = PAPER.format(sender=county.departments[0].name, title="加入工作群", ask=GROUP)

    notice, _ = gate.receive("通知.txt", text.encode(), desk=Desk(county.departments[0], Direction.DRAFT))

    notice.refresh_from_db()
    assert "APP007" in {finding["rule"] for finding in notice.report["findings"]}


# -- pages


def test_department_finds_its_own_channels_and_ends_one(
    county: County, clerk: Person, client: Client
) -> None:
    own = make_channel(county.departments[0], "河道通")
    make_channel(county.departments[1], "别家通")
    client.force_login(clerk)

    page = client.get("/channels/").content.decode()
    assert "河道通" in page
    assert "别家通" not in page
    client.post(f"/channels/{own.pk}/end/")
    assert "河道通" not in client.get("/channels/").content.decode()
    assert "撤回" in client.get(f"/channels/{own.pk}/").content.decode()
    client.post(f"/channels/{own.pk}/again/")
    own.refresh_from_db()
    assert own.state == State.IN_USE


def test_channels_for_the_same_matter_are_offered_to_be_one(
    county: County, reviewer: Person, client: Client
) -> None:
    one = make_channel(county.departments[0], "河道巡护群", "group")
    other = make_channel(county.departments[1], "河道巡护工作群", "group")
    make_channel(county.departments[1], "学籍管理群", "group")
    client.force_login(reviewer)

    page = client.get(f"/channels/{one.pk}/").content.decode()
    assert "河道巡护工作群" in page
    assert "学籍管理" not in page
    client.post(f"/channels/{one.pk}/merge/", {"into": other.pk})

    one.refresh_from_db()
    assert (one.state, one.merged_into) == (State.MERGED, other)


def test_group_past_its_last_day_stands_in_a_list_of_its_own(
    county: County, reviewer: Person, client: Client
) -> None:
    make_channel(county.departments[0], "汛期值守群", "group", until=TODAY - timedelta(days=3))
    make_channel(county.departments[0], "常年联络群", "group")
    client.force_login(reviewer)

    page = client.get("/channels/?kind=over").content.decode()

    assert "汛期值守群" in page
    assert "常年联络群" not in page


def test_who_should_be_back_stands_first(county: County, reviewer: Person, client: Client) -> None:
    make_secondment(county.departments[0], county.townships[0], TODAY - timedelta(days=20))
    make_secondment(county.departments[0], county.townships[1], TODAY - timedelta(days=300), people=3)
    client.force_login(reviewer)

    page = client.get("/secondments/").content.decode()

    assert page.index("白水乡借给") < page.index("青石镇借给")
    assert "已超期" in page


def test_return_is_one_click_and_taken_back_within_a_day(
    county: County, clerk: Person, client: Client
) -> None:
    lent = make_secondment(county.departments[0], county.townships[0], TODAY)
    client.force_login(clerk)

    client.post(f"/secondments/{lent.pk}/back/")
    assert "已返回" in client.get("/secondments/?which=back").content.decode()
    client.post(f"/secondments/{lent.pk}/away/")

    lent.refresh_from_db()
    assert lent.state == State.IN_USE


def test_page_costs_as_many_questions_for_two_as_for_forty(
    county: County, reviewer: Person, client: Client, django_assert_max_num_queries: Any
) -> None:
    for i in range(40):
        make_channel(county.departments[i % 2], f"第{i}通")
        make_secondment(county.departments[i % 2], county.townships[0], TODAY, people=i + 1)
    client.force_login(reviewer)

    with django_assert_max_num_queries(11):
        client.get("/channels/")
    with django_assert_max_num_queries(11):
        client.get("/secondments/")
