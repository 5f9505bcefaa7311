"""A paper that hands down what was taken back is told so, beside the item of the list."""

from __future__ import annotations

import pytest

from jianfu.apps.duties.tests.makers import make_edition
from jianfu.apps.gate import actions
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import Direction
from jianfu.apps.gate.models import Notice
from jianfu.apps.people.tests.makers import County, make_county
from tests.days import ISSUED

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> County:
    return make_county(townships=2, departments=2)


def rules_of(county: County, sentence: str) -> dict[str, str]:
    """Codes and sentences of what is found in a paper of the first department."""
    sender = county.departments[0]
    text = f"{sender.name}关于有关工作的通知\n\n各乡镇：\n    {sentence}\n\n{sender.name}\n{ISSUED}\n"
    notice, _ = actions.receive("通知.txt", text.encode(), desk=Desk(sender, Direction.DRAFT), by=None)
    notice = Notice.objects.get(pk=notice.pk)
    return {finding["rule"]: finding["message"] for finding in notice.report["findings"]}


def test_task_that_was_taken_back_is_told_with_its_item_and_its_department(county: County) -> None:
    make_edition(county.county)

    found = rules_of(county, "请各乡镇检查钟表维修店的计量检定情况。")

    assert "“钟表维修店计量检定”" in found["RSP004"]
    assert "县市场监督管理局" in found["RSP004"]


def test_own_work_of_a_township_is_in_order(county: County) -> None:
    make_edition(county.county)

    found = rules_of(county, "请各乡镇巡查夜间路灯，登记损坏的并安排更换。")

    assert not found.keys() & {"RSP003", "RSP004", "RSP005"}


def test_without_a_list_nobody_is_accused(county: County) -> None:
    found = rules_of(county, "请各乡镇检查钟表维修店的计量检定情况。")

    assert not found.keys() & {"RSP003", "RSP004", "RSP005"}
