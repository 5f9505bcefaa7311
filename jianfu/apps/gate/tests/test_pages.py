"""What the pages say, and what they must never ask."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from jianfu.apps.gate.core import State
from jianfu.apps.gate.deadlines import day_of
from jianfu.apps.gate.models import Demand, Notice
from jianfu.apps.gate.tests.makers import FORM, dropped, make_report
from tests.days import day

GATE = Path(__file__).parents[1]
AVOIDED = [
    "台账",
    "填报",
    "上报",
    "打卡",
    "签到",
    "已读",
    "未读",
    "催办",
    "排名",
    "倒扣",
    "整改",
    "违规",
    "赋能",
    "抓手",
    "闭环",
    "一屏统管",
    "你单位",
    "不得",
    "责令",
    "扣分",
    "请尽快",
    "AI",
]


def test_avoided_words_are_in_no_template_script_or_view() -> None:
    for path in [*GATE.glob("templates/**/*.html"), *GATE.glob("static/**/*.js"), *GATE.glob("*.py")]:
        words = path.read_text()
        assert not [word for word in AVOIDED if re.search(rf"(?<![A-Z]){word}(?![A-Z])", words)], path


def test_no_column_means_that_somebody_saw_or_ranks_somebody() -> None:
    columns = {f.name for model in apps.get_app_config("gate").get_models() for f in model._meta.get_fields()}
    bad = re.compile(r"seen|opened|viewed|login|rank|score|address|agent|user|who|town|village")

    assert not [name for name in columns if bad.search(name)]


@pytest.mark.django_db
def test_no_page_requires_or_asks_to_classify(client: Client) -> None:
    notice = dropped(client, FORM)

    pages = [client.get(path).content.decode() for path in ("/", f"/item/{notice.key}/")]

    for page in pages:
        assert " required" not in page
        assert "<select" not in page


@pytest.mark.django_db
def test_first_page_groups_by_the_next_deadline(client: Client) -> None:
    now = timezone.now()
    for name, days in (("过去的", -1), ("远的", 30)):
        notice = Notice.objects.create(state=State.EXAMINED, sample=True, title=name, report=make_report())
        Demand.objects.create(
            notice=notice, number=0, kind="report_or_form", due_at=now + timezone.timedelta(days=days)
        )
    Notice.objects.create(state=State.EXAMINED, sample=True, title="没写的", report=make_report())

    page = client.get("/").content.decode()

    order = [page.index(word) for word in ("以后", "远的", "没有写时限", "没写的", "已过时限", "过去的")]
    assert order == sorted(order)
    assert "示例（虚构）" in page


@pytest.mark.django_db
def test_first_page_lists_only_what_this_browser_dropped(client: Client) -> None:
    dropped(client, FORM)

    assert "大棚面积" in client.get("/").content.decode()
    assert "大棚面积" not in Client().get("/").content.decode()


@pytest.mark.django_db
def test_empty_first_page_is_friendly(client: Client) -> None:
    assert "今天还没有放过文件" in client.get("/").content.decode()


@pytest.mark.django_db
def test_every_quotation_leads_to_a_place_in_the_original(client: Client) -> None:
    notice = dropped(client, FORM)

    page = client.get(f"/item/{notice.key}/").content.decode()

    targets = set(re.findall(r'href="#([fd]\d+)"', page))
    assert targets
    assert targets <= set(re.findall(r' id="([fd]\d+)"', page))


@pytest.mark.django_db
def test_calendar_file_holds_the_deadline(client: Client) -> None:
    notice = dropped(client, FORM)

    answer = client.get(f"/item/{notice.key}/deadlines.ics")

    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [str(event.decoded("dtstart")) for event in events] == [str(day(13))]
    assert "alarm" not in answer.content.decode().lower()


@pytest.mark.django_db
def test_choosing_a_day_settles_an_ambiguous_deadline(client: Client) -> None:
    notice = dropped(client, "@所有人 各乡镇注意，请今天下班前把大棚面积统计表报过来。")
    demand = notice.demands.get(due_chosen=False, kind="report_or_form")

    client.post(f"/item/{notice.key}/deadline/{demand.number}/", {"day": "tomorrow"})

    demand.refresh_from_db()
    assert demand.due_chosen
    assert demand.due_at > timezone.now()
    assert day_of(timezone.localtime(demand.due_at)) in client.get(f"/item/{notice.key}/").content.decode()


@pytest.mark.django_db
def test_type_size_is_remembered_on_the_device(client: Client) -> None:
    client.post("/type-size/", {"back": "/"})

    assert '<html lang="zh-CN" class="big">' in client.get("/").content.decode()


@pytest.mark.django_db
def test_rows_about_work_are_not_told_as_people(client: Client) -> None:
    notice = dropped(client, "序号,任务,时限\n1,清理排水沟,12月5日\n2,检修路灯,12月8日\n3,修剪行道树,12月9日")

    page = client.get(f"/item/{notice.key}/").content.decode()

    assert "检修路灯" in page
    assert "个人信息" not in page


@pytest.mark.django_db
def test_people_in_a_sheet_are_told_as_a_count(client: Client) -> None:
    rows = "\n".join(f"{i},林小{c},男,云水县白石镇" for i, c in enumerate("甲乙丙丁"))
    notice = dropped(client, f"序号,姓名,性别,住址\n{rows}")

    page = client.get(f"/item/{notice.key}/").content.decode()

    assert notice.state == State.EXAMINED
    assert "林小甲" not in page
    assert "4行个人信息" in page
