"""What the administrator should know before the start."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register


@register()
def threshold_is_in_memory(**_: Any) -> list[CheckMessage]:
    if settings.THRESHOLD_IN_MEMORY:
        return []
    return [
        Warning(
            "没有内存目录/dev/shm，未检查的文件会短暂写入磁盘",
            hint="在有/dev/shm的系统上运行，或用JIANFU_THRESHOLD指定一个内存目录",
            id="gate.W001",
        )
    ]
