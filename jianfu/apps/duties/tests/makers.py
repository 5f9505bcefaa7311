"""Makers that name only what matters."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from jianfu.apps.duties.models import Edition, Item
from jianfu.apps.people.models import Unit

ITEMS: tuple[dict[str, Any], ...] = (
    {"listed": "basic", "number": 1, "group": "平安法治", "name": "巡查夜间路灯，登记损坏的并安排更换"},
    {
        "listed": "assist",
        "number": 1,
        "group": "文化体育",
        "name": "冰雪运动场安全",
        "owner": ["县体育局", "县公安局"],
        "owner_duty": "1.检查冰面和护栏；2.维持秩序，查处闹事",
        "town_duty": "张贴告示，发现破冰及时报告",
    },
    {
        "listed": "reclaimed",
        "number": 1,
        "name": "钟表维修店计量检定",
        "owner": ["县市场监督管理局"],
        "how": "直接开展",
    },
)


def make_edition(area: Unit, *, since: date | None = None, step: str = "done", items: Any = ITEMS) -> Edition:
    edition = Edition.objects.create(
        area=area,
        name="清单.xlsx",
        title=f"{area.name}履职事项清单",
        since=since or timezone.localdate(),
        step=step,
    )
    for item in items:
        Item.objects.create(edition=edition, **item)
    return edition
