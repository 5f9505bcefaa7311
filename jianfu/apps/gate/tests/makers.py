"""Makers that name only what matters."""

from __future__ import annotations

from typing import Any

from django.test import Client

from jianfu.apps.gate.models import Notice
from tests.days import IN_FIVE_WEEKS, IN_TWO_WEEKS, ISSUED

FORM = f"""云水县农业农村局关于报送大棚面积的通知

各乡镇人民政府：
    请各乡镇于{IN_TWO_WEEKS}前报送《大棚面积统计表》纸质版和电子版。
    请各村走访时拍照，照片上传工作群。

云水县农业农村局
{ISSUED}
"""


CLEAN = f"""云水县农业农村局关于报送大棚面积的通知

云农发〔2026〕12号

各乡镇农业农村服务中心：
    请于{IN_FIVE_WEEKS}前将《大棚面积表》电子版报送县农业农村局。
附件：大棚面积表

云水县农业农村局
{ISSUED}
"""
"""A paper in which no rule finds anything grave."""


def dropped(client: Client, text: str) -> Notice:
    """The notice of some pasted words, examined."""
    client.post("/drop/", {"text": text})
    return Notice.objects.latest("id")


def make_report(**more: Any) -> dict[str, Any]:
    """A report without findings about a form due at some day."""
    return {"demands": [], "findings": [], "not_seen": [], "hours": None, "notice": {}} | more
