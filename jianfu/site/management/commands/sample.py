"""`jianfu-site sample`: the sample county with its people, a month of papers, and one original of every format."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from jianfu.apps.gate import actions
from jianfu.site import sample

ORIGINALS = Path(__file__).resolve().parents[3] / "sample_county" / "originals"


class Command(BaseCommand):
    help = "放入示例县（虚构）的机构、人员和文件；放过的不再放"

    def handle(self, *args: Any, **options: Any) -> None:
        sample.build_county()
        sample.bring_duties()
        month = sample.replay_month(now=timezone.now())
        month += sample.replay_arrivals(now=timezone.now())
        sample.bring_plan(now=timezone.now())
        sample.bring_lists(now=timezone.now())
        if month:
            self.stdout.write(f"示例县（虚构）一个月的文件{month}份，已过一遍")
        files = sorted(p for p in ORIGINALS.iterdir() if p.is_file() and not p.name.startswith("."))
        new = sum(actions.receive(path.name, path.read_bytes(), sample=True)[1] for path in files)
        self.stdout.write(f"示例县（虚构）各种格式的文件{len(files)}份，新放入{new}份")
