"""`jianfu restore FILE`: fills an empty site from a backup; with --drill a scratch copy, and says what it holds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from jianfu.site import databases
from jianfu.site.backup import file, rows
from jianfu.site.backup.seal import Unopened

JIANFU = (sys.executable, "-m", "jianfu.site")


class Command(BaseCommand):
    help = "用备份恢复;--drill 只演练,不动现有数据"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--drill", action="store_true", help="恢复到临时副本,报告后删去")
        parser.add_argument(
            "--over", action="store_true", help="换掉现有的数据;不成时现有的数据不变。先停下服务"
        )
        parser.add_argument("--rows", action="store_true", help="FILE 是已解开的行(内部使用)")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["rows"]:
            with options["file"].open("rb") as lines:
                self.stdout.write(f"{sum(rows.load(lines).values())}")
            return
        with tempfile.TemporaryDirectory(dir=settings.VAR, prefix="restore-") as folder:
            scratch = Path(folder)
            try:
                told = file.read(options["file"], file.words_of(settings.VAR / "backup_key"), into=scratch)
            except FileNotFoundError:
                raise SystemExit(f"没有这个文件:{options['file']}") from None
            except Unopened as why:
                raise SystemExit(f"{why}。现有数据没有改动") from None
            if options["drill"]:
                self.drill(scratch, told)
            elif options["over"]:
                databases.check()
                with databases.set_aside():
                    self.restore(scratch, told)
            else:
                self.restore(scratch, told)

    def drill(self, scratch: Path, told: dict[str, Any]) -> None:
        """Into a database of its own, whatever the site runs on; then the journal is verified in it."""
        keep = {k: v for k, v in os.environ.items() if k != "DATABASE_URL" and not k.startswith("JIANFU_")}
        # All of it inside the scratch folder, so that nothing is left in memory either.
        folders = {"JIANFU_VAR": str(scratch / "var"), "JIANFU_THRESHOLD": str(scratch / "threshold")}
        env = keep | folders | {"DJANGO_SETTINGS_MODULE": "jianfu.site.settings"}
        loaded = self.run(env, "restore", str(scratch / "rows.jsonl"), "--rows")
        journal = self.run(env, "journal", "verify")
        expected = sum(told["rows"].values())
        if loaded.strip() != str(expected):
            raise SystemExit(f"演练没有通过:备份有{expected}行,恢复出{loaded.strip()}行")
        moment = datetime.fromisoformat(told["at"]).strftime("%Y-%m-%d %H:%M")
        self.stdout.write(
            f"演练通过:{moment}的备份,恢复出{expected}行、{told['papers']}份文件。{journal.strip()}"
        )

    def run(self, env: dict[str, str], *command: str) -> str:
        done = subprocess.run([*JIANFU, *command], env=env, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            last = (done.stdout + done.stderr).strip().splitlines()[-1:] or ["没有说明"]
            raise SystemExit(f"演练没有通过:{last[0]}")
        return done.stdout

    def restore(self, scratch: Path, told: dict[str, Any]) -> None:
        databases.check()
        if not rows.is_empty():
            raise SystemExit("这里已有数据,没有恢复。请先停下服务,换一个空的 JIANFU_VAR(或空库)再恢复")
        with (scratch / "rows.jsonl").open("rb") as lines:
            count = sum(rows.load(lines).values())
        for path in (scratch / "papers").rglob("*"):
            target = settings.PAPERS / path.relative_to(scratch / "papers")
            if path.is_file() and not target.exists():
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                shutil.move(path, target)
        self.stdout.write(
            f"已恢复{told['at']}的备份:{count}行、{told['papers']}份文件。请用 jianfu journal verify 核对日志"
        )
