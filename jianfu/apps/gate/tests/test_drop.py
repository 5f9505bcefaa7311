"""What happens to a file between the drop and its item."""

from __future__ import annotations

import errno
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from jianfu.apps.gate import actions, papers, threshold
from jianfu.apps.gate.actions import examining, thinking
from jianfu.apps.gate.core import State
from jianfu.apps.gate.models import Demand, Notice
from jianfu.apps.gate.tests.files import make_docx, zipped
from jianfu.apps.gate.tests.makers import FORM, dropped
from jianfu.core.reading import Reading
from jianfu.core.reading import State as ReadingState
from jianfu.core.reading.normalise import text_of
from tests.days import IN_TWO_WEEKS

pytestmark = pytest.mark.django_db


def test_pasted_words_become_an_item_with_demands_and_findings(client: Client) -> None:
    notice = dropped(client, FORM)

    page = client.get(f"/item/{notice.key}/").content.decode()
    assert notice.state == State.EXAMINED
    assert Demand.objects.filter(notice=notice, kind="report_or_form").exists()
    assert IN_TWO_WEEKS.partition("年")[2] in page
    assert "看依据" in page


def test_characters_no_database_stores_do_not_lose_the_paper(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Reading(
        "坏字.doc", "doc", ReadingState.READ, "a" * 64, text_of(FORM.replace("大棚", "大\x00\ud800"))
    )
    monkeypatch.setattr(examining, "read_guarded", lambda name, data: (reading,))

    notice = dropped(client, FORM)

    assert notice.state == State.EXAMINED
    assert "大\ufffd\ufffd面积" in str(notice.paper)


def test_same_file_twice_is_one_notice(client: Client) -> None:
    first = client.post("/drop/", {"text": FORM})
    second = client.post("/drop/", {"text": FORM})

    assert first["Location"] == second["Location"]
    assert Notice.objects.count() == 1


def test_same_file_dropped_while_the_first_is_read_leads_to_one_item(client: Client) -> None:
    notice = dropped(client, FORM)
    late = Notice.objects.create()
    threshold.put(late.key, "又一次.txt", FORM.strip().encode())

    actions.examine(late.key)

    assert client.get(f"/item/{late.key}/")["Location"] == f"/item/{notice.key}/"


def test_examining_twice_leaves_one_result(client: Client) -> None:
    notice = dropped(client, FORM)
    demands = notice.demands.count()

    actions.examine(notice.key)

    assert demands
    assert notice.demands.count() == demands


def test_classified_paper_is_a_row_without_content(client: Client) -> None:
    notice = dropped(client, "机密★1年\n\n关于某工程的通知\n各乡镇：请于12月5日前报送情况。")

    assert notice.state == State.CLASSIFIED
    assert (notice.name, notice.title, notice.sha256, notice.paper) == ("", "", None, [])
    assert not list(settings.THRESHOLD.iterdir())


def test_one_classified_paper_keeps_the_whole_archive_out(client: Client) -> None:
    data = zipped({"甲.txt": FORM.encode(), "乙.txt": "绝密★长期\n\n关于某方案的通知\n各乡镇：".encode()})

    client.post("/drop/", {"file": SimpleUploadedFile("两份.zip", data)})

    assert [n.state for n in Notice.objects.all()] == [State.CLASSIFIED]


def test_archive_of_two_papers_is_a_bundle_of_two_items(client: Client) -> None:
    data = zipped({"甲.txt": FORM.encode(), "乙.txt": "各村：请于12月9日前报送受冻情况。".encode()})

    client.post("/drop/", {"file": SimpleUploadedFile("两份.zip", data)})

    bundle = Notice.objects.get(state=State.BUNDLE)
    page = client.get(f"/item/{bundle.key}/").content.decode()
    assert bundle.papers.count() == 2
    assert all(paper.state == State.EXAMINED for paper in bundle.papers.all())
    assert "里面有2份" in page


def test_unreadable_file_says_what_happened_and_what_to_do(client: Client) -> None:
    client.post("/drop/", {"file": SimpleUploadedFile("坏.docx", b"PK\x03\x04" + b"\0" * 200)})

    notice = Notice.objects.get()
    page = client.get(f"/item/{notice.key}/").content.decode()
    assert notice.state == State.UNREADABLE
    assert notice.reason
    assert "坏.docx" in page
    assert not notice.sha256  # the same file may be tried again


def test_unread_file_with_a_secret_name_keeps_no_name(client: Client) -> None:
    client.post("/drop/", {"file": SimpleUploadedFile("机密方案.docx", b"PK\x03\x04" + b"\0" * 200)})

    assert Notice.objects.get().name == "没有读出的文件"


def test_paper_lost_by_a_stop_says_so() -> None:
    notice = Notice.objects.create()

    actions.examine(notice.key)

    notice.refresh_from_db()
    assert notice.state == State.UNREADABLE


def test_paper_lost_half_read_can_be_dropped_again(client: Client) -> None:
    notice = dropped(client, FORM)
    Notice.objects.filter(pk=notice.pk).update(state=State.READ)
    actions.examine(notice.key)

    again = dropped(client, FORM)

    notice.refresh_from_db()
    assert notice.state == State.UNREADABLE
    assert again.state == State.EXAMINED
    assert again.key != notice.key


def test_two_runs_at_once_give_one_result() -> None:
    notice = waiting()
    seen = []

    with threshold.alone(notice.key):
        actions.examine(notice.key)
        notice.refresh_from_db()
        seen.append(notice.state)
    actions.examine(notice.key)

    notice.refresh_from_db()
    assert [*seen, notice.state] == [State.WAITING, State.EXAMINED]
    assert threshold.held(notice.key) is None


def test_run_that_was_overtaken_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    notice = waiting()

    def overtaken(*_: Any) -> list[Any]:
        Notice.objects.filter(pk=notice.pk).update(state=State.EXAMINED)
        return []

    monkeypatch.setattr(examining, "offered", overtaken)
    actions.examine(notice.key)

    notice.refresh_from_db()
    assert not notice.demands.exists()
    assert not notice.report


def test_paper_withdrawn_while_it_is_examined_stays_away(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "PAPERS", tmp_path)
    notice = waiting()

    def withdrawn(*_: Any) -> list[Any]:
        actions.withdraw(Notice.objects.get(pk=notice.pk))
        return []

    monkeypatch.setattr(examining, "offered", withdrawn)
    actions.examine(notice.key)

    assert not Notice.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("trouble", [OperationalError("away"), OSError(errno.ENOSPC, "full")])
def test_trouble_that_passes_leaves_the_paper_waiting(
    monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    notice = waiting()

    with monkeypatch.context() as patched:
        patched.setattr(examining, "save_examination", Mock(side_effect=trouble))
        with pytest.raises(type(trouble)):
            actions.examine(notice.key)
    actions.resume()

    notice.refresh_from_db()
    assert notice.state == State.EXAMINED


def test_paper_of_another_machine_is_left_to_it_for_a_day() -> None:
    notice = Notice.objects.create(waits_at="here-otherone")

    actions.sweep(now=timezone.now())
    assert actions.resume() == 0
    notice.refresh_from_db()
    assert notice.state == State.WAITING

    actions.sweep(now=timezone.now() + timedelta(days=2))
    notice.refresh_from_db()
    assert notice.state == State.UNREADABLE
    assert "再放一次" in notice.reason


def test_bytes_of_a_paper_that_is_settled_do_not_stay_in_memory() -> None:
    left, still = Notice.objects.create(state=State.EXAMINED), waiting()
    threshold.put(left.key, "余.txt", b"abc")

    actions.sweep(now=timezone.now() + timedelta(minutes=2))

    assert threshold.held(left.key) is None
    assert threshold.held(still.key)


def test_page_says_that_it_takes_longer(client: Client) -> None:
    notice = waiting()
    assert "一般两秒内" in client.get(f"/item/{notice.key}/").content.decode()

    Notice.objects.filter(pk=notice.pk).update(received_at=timezone.now() - timedelta(seconds=40))

    assert "今天要久一些" in client.get(f"/item/{notice.key}/").content.decode()


def waiting() -> Notice:
    """A paper that was dropped and that no worker has looked at."""
    notice = Notice.objects.create(waits_at=settings.HERE)
    threshold.put(notice.key, "一份.txt", FORM.encode())
    return notice

    assert "再放一次" in notice.reason


def test_paper_left_half_read_is_examined_again_after_a_stop() -> None:
    notice = Notice.objects.create(state=State.READ)
    threshold.put(notice.key, "半.txt", FORM.encode())

    assert actions.resume() == 1

    notice.refresh_from_db()
    assert notice.state == State.EXAMINED


def test_error_in_the_examination_is_told_without_words_of_the_paper(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("玉簪花")

    monkeypatch.setattr(thinking, "think", broken)

    notice = dropped(client, FORM)

    assert notice.state == State.UNREADABLE
    assert (notice.paper, notice.sha256) == ([], None)
    assert "ValueError" in caplog.text
    assert "玉簪花" not in caplog.text


def test_docx_comes_back_with_comments(client: Client) -> None:
    data = make_docx("关于报送大棚面积的通知", "请各乡镇于12月5日前报送《大棚面积统计表》纸质版和电子版。")
    client.post("/drop/", {"file": SimpleUploadedFile("通知.docx", data)})
    notice = Notice.objects.get()

    answer = client.get(f"/item/{notice.key}/opinion/")

    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer.content.startswith(b"PK")
    assert papers.read(notice.original) == data


def test_docx_with_a_phone_number_is_not_on_the_disk(client: Client) -> None:
    data = make_docx("请各乡镇于12月5日前报送《大棚面积统计表》。", "联系人：林工，手机13900002468。")

    client.post("/drop/", {"file": SimpleUploadedFile("通知.docx", data)})

    notice = Notice.objects.get()
    kept = [path for path in settings.PAPERS.rglob("*") if path.name in (notice.original, notice.annotated)]
    assert not kept
    assert client.get(f"/item/{notice.key}/opinion/").content.startswith(b"PK")


def test_other_formats_come_back_as_one_html_file(client: Client) -> None:
    notice = dropped(client, FORM)

    answer = client.get(f"/item/{notice.key}/opinion/")

    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]


def test_withdrawal_removes_rows_and_files(client: Client) -> None:
    data = make_docx("请各乡镇于12月5日前报送《大棚面积统计表》。")
    client.post("/drop/", {"file": SimpleUploadedFile("通知.docx", data)})
    notice = Notice.objects.get()

    answer = client.post(f"/item/{notice.key}/withdraw/")

    assert "已撤回" in answer.content.decode()
    assert not Notice.objects.exists()
    assert not Demand.objects.exists()
    assert not any(papers.read(name) for name in (notice.original, notice.annotated, notice.opinion))


def test_only_the_browser_that_brought_a_paper_may_withdraw_it(client: Client) -> None:
    notice = dropped(client, FORM)
    other = Client()
    other.post("/drop/", {"text": FORM})

    answer = other.post(f"/item/{notice.key}/withdraw/")

    assert answer.status_code == 403
    assert Notice.objects.exists()


def test_sweep_forgets_classified_rows_after_a_day(client: Client) -> None:
    notice = dropped(client, "机密★1年\n\n关于某工程的通知\n各乡镇：请报送。")

    actions.sweep(now=notice.received_at + timedelta(days=2))

    assert not Notice.objects.exists()
