"""What the gate remembers of the words of papers, and what it finds again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from jianfu.apps.gate import actions, likeness
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import DemandState, Direction
from jianfu.apps.gate.models import Arrival, Copy, Fingerprint, Notice, Wording
from jianfu.apps.gate.tests.makers import CLEAN, FORM, dropped
from jianfu.apps.people.tests.makers import County, make_county
from jianfu.core.overlap import letters_of
from tests.days import IN_FIVE_WEEKS, day, written

pytestmark = pytest.mark.django_db

DAM = """云水县水利局关于山塘清淤的通知

各乡镇人民政府：
一、各乡镇把辖区内的山塘逐口看一遍，淤泥深过半米的记下塘名和位置，不用量方数。
二、清淤由县里雇船雇人，乡镇只派一人带路，占用的田坎清完以后由施工队恢复原样。
三、请于2026年3月10日前把塘名报县水利局，差几口的可以后补，不必等齐了再报。
四、清出来的淤泥能肥田，村民要用的自己来拉，不收钱，也不办手续。

云水县水利局
2026年2月2日
"""
RENAMED = DAM.replace("山塘清淤", "小型水体整治").replace("2026年3月10日", "2026年5月8日")
ROAD = """云水县交通运输局关于修补村道的通知

各乡镇人民政府：
一、路面坑深超过一拳的地方，由养护站在雨季前填平，村里只要在坑边插一根竹竿。
二、弯道上被树枝挡住的镜子由养护站修枝，不另外派工，不发简报。

云水县交通运输局
2026年2月9日
"""


def counts() -> tuple[int, int, bool]:
    return Wording.objects.count(), Copy.objects.count(), Fingerprint.objects.exists()


def lines(notice: Notice) -> list[str]:
    return [one.line for one in likeness.similar(notice, Notice.objects.all())]


def test_words_are_remembered_with_the_examination(client: Client) -> None:
    dropped(client, DAM)

    assert counts() == (1, 1, True)


def test_same_words_in_another_file_are_one_wording(client: Client) -> None:
    dropped(client, DAM)
    dropped(client, DAM.replace("\n", "\n\n").replace("2026", "2027"))

    assert counts() == (1, 2, True)


def test_withdrawn_paper_is_forgotten_but_not_its_copy(client: Client) -> None:
    first = dropped(client, DAM)
    second = dropped(client, DAM.replace("2026", "2027"))

    actions.withdraw(first)
    assert counts() == (1, 1, True)

    actions.withdraw(second)
    assert counts() == (0, 0, False)


def test_storing_twice_leaves_one_result(client: Client) -> None:
    notice = dropped(client, DAM)

    likeness.store(notice, likeness.prints_of(likeness.words_of(notice)))

    assert counts() == (1, 1, True)


def test_paper_whose_examination_fails_leaves_no_words(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    store = likeness.store
    monkeypatch.setattr(likeness, "store", lambda *it: (store(*it), fail()))

    dropped(client, DAM)

    assert counts() == (0, 0, False)


def test_stopped_demand_under_another_name_is_recognised(client: Client) -> None:
    old = dropped(client, DAM)
    old.demands.update(state=DemandState.STOPPED)
    Notice.objects.filter(pk=old.pk).update(received_at=datetime(2026, 4, 13, 4, tzinfo=UTC))

    new = dropped(client, RENAMED)

    assert lines(new) == ["与4月13日已停收事项内容相似100%,仅改名称和日期数字"]


def test_other_papers_of_the_day_are_not_alike(client: Client) -> None:
    for text in (DAM, ROAD, FORM):
        dropped(client, text)

    assert [lines(notice) for notice in Notice.objects.all()] == [[], [], []]


def test_scope_decides_which_papers_may_be_named(client: Client) -> None:
    old, new = dropped(client, DAM), dropped(client, RENAMED)

    assert likeness.similar(new, Notice.objects.filter(pk=old.pk))
    assert likeness.similar(new, Notice.objects.none()) == []


def test_words_that_are_no_notice_yet_can_be_asked_about(client: Client) -> None:
    old = dropped(client, DAM)

    (found,) = likeness.similar_to(letters_of(RENAMED), Notice.objects.all())

    assert found.notice == old
    assert found.changes.renamed


def test_of_turns_of_phrase_the_newest_papers_are_remembered(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likeness, "COMMON", 2)
    papers = [
        dropped(client, DAM.replace("逐口看一遍", f"逐口看一遍{word}")) for word in ("甲", "乙", "丙", "丁")
    ]

    fullest = max(
        Fingerprint.objects.filter(hash=one).count()
        for one in Fingerprint.objects.values_list("hash", flat=True)
    )

    assert fullest == 2
    assert {one.notice for one in likeness.similar(papers[3], Notice.objects.all())} >= {papers[2]}


def test_one_paper_that_comes_back_in_two_is_seen(client: Client) -> None:
    whole = dropped(client, DAM)
    head, cut, foot = DAM.index("一、"), DAM.index("三、"), DAM.index("\n云水县水利局\n2026")
    first = dropped(client, DAM[:cut] + DAM[foot:])
    second = dropped(client, DAM[:head] + DAM[cut:])

    found = likeness.came_back_in_parts(whole, Notice.objects.all())

    assert found
    assert set(found[1]) == {first, second}
    assert likeness.came_back_in_parts(first, Notice.objects.all()) is None


def test_paper_with_a_number_is_called_by_the_day_of_its_number() -> None:
    county: County = make_county(townships=2, departments=1)
    desk = Desk(county.departments[0], Direction.DRAFT)
    notice, _ = actions.receive("粘贴的文字.txt", CLEAN.encode(), desk=desk)
    notice = Notice.objects.get(pk=notice.pk)
    today = timezone.localdate()

    assert likeness.name_of(notice) == f"{today.month}月{today.day}日已准入事项"


def test_text_without_letters_is_not_remembered(client: Client) -> None:
    dropped(client, "2026年3月1日 2026年3月2日 12345")

    assert counts() == (0, 0, False)


def test_looking_up_takes_three_queries(client: Client, django_assert_num_queries: object) -> None:
    old, new = dropped(client, DAM), dropped(client, RENAMED)

    with django_assert_num_queries(3):  # type: ignore[operator]
        (found,) = likeness.similar(new, Notice.objects.all())

    assert found.notice == old


def sent(county: County, text: str) -> Notice:
    """A draft of the first department."""
    notice, _ = actions.receive(
        "粘贴的文字.txt", text.encode(), desk=Desk(county.departments[0], Direction.DRAFT)
    )
    return Notice.objects.get(pk=notice.pk)


def rules_of(notice: Notice) -> set[str]:
    return {row["rule"] for row in notice.report["findings"]}


def test_paper_in_force_that_is_sent_again_is_named() -> None:
    county = make_county(townships=2, departments=1)
    old = sent(county, CLEAN + DAM)

    new = sent(county, (CLEAN + DAM).replace("大棚面积", "设施农业面积", 1))

    assert old.number
    assert "DOC012" in rules_of(new)
    assert "DOC012" not in rules_of(old)


def test_arrived_paper_without_its_number_is_known_by_its_words() -> None:
    county = make_county(townships=2, departments=1)
    old = sent(county, CLEAN)
    desk = Desk(county.townships[0], Direction.ARRIVED)

    scanned, _ = actions.receive(
        "扫描件.txt", CLEAN.replace("云农发〔2026〕12号\n\n", "").encode(), desk=desk
    )
    later, _ = actions.receive(
        "另一件.txt", CLEAN.replace(IN_FIVE_WEEKS, written(day(36))).encode(), desk=desk
    )

    Notice.objects.filter(pk__in=(scanned.pk, later.pk)).update(sender=county.departments[0])
    assert actions.match(Arrival.objects.get(notice=scanned)) == old
    assert actions.match(Arrival.objects.get(notice=later)) is None
