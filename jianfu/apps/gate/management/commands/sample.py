"""`jianfu-site sample`: drop every file of the sample county on the gate."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from jianfu.apps.gate import actions

FOLDER = Path(__file__).resolve().parents[4] / "sample_county"


class Command(BaseCommand):
    help = "放入示例县（虚构）的文件；放过的不再放"

    def handle(self, *args: Any, **options: Any) -> None:
        new = 0
        files = sorted(p for p in FOLDER.iterdir() if p.is_file() and not p.name.startswith((".", "README")))
        for path in files:
            _, is_new = actions.receive(path.name, path.read_bytes(), sample=True)
            new += is_new
        self.stdout.write(f"示例县（虚构）共{len(files)}份文件，新放入{new}份")
