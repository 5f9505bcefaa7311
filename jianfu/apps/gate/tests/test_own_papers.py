"""What we ask of others passes our own gate: the manual and the deployment plan come out 已准入."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianfu.apps.gate import actions
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import Direction
from jianfu.apps.gate.models import Notice
from jianfu.apps.gate.status import status_of
from jianfu.apps.people.tests.makers import make_county

DOCS = Path(__file__).parents[4] / "docs"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["manual.md", "install.md", "operate.md", "connect.md"])
def test_our_own_paper_is_admitted_by_itself(name: str) -> None:
    desk = Desk(make_county().burden_office, Direction.DRAFT)

    received, _ = actions.receive(name, (DOCS / name).read_bytes(), desk=desk)
    notice = Notice.objects.get(pk=received.pk)

    assert str(status_of(notice)) == f"● 已准入 {notice.number}"
    assert notice.report["findings"] == []
