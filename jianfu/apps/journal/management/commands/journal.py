"""`jianfu journal verify`: is every line there, in its order, unchanged? `checkpoint`: its end, signed."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from itertools import islice
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.conf import settings
from django.core.management.base import BaseCommand

from jianfu.apps.journal import actions, core, queries
from jianfu.apps.journal.models import Line

SHOWN = 20
WHOLE, FAULTY, WRONG = 0, 1, 2


class Command(BaseCommand):
    help = "核对日志是否完整；存证"

    def add_arguments(self, parser: ArgumentParser) -> None:
        commands = parser.add_subparsers(dest="what", required=True, metavar="做什么")
        verify = commands.add_parser("verify", help="逐行核对；退出码 0 完整，1 有问题，2 存证不能用")
        verify.add_argument("--checkpoint", type=Path, action="append", default=[], metavar="FILE")
        verify.add_argument("--key", metavar="HEX", help="存证的公钥，默认为本机的")
        checkpoint = commands.add_parser("checkpoint", help="把日志此刻的结尾签名存成文件，交外单位保管")
        checkpoint.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        sys.exit(self.verify(options) if options["what"] == "verify" else self.checkpoint(options["file"]))

    def verify(self, options: dict[str, Any]) -> int:
        try:
            key = options["key"]
            public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)) if key else _own_key()
            points = dict(core.read_checkpoint(path.read_text(), public) for path in options["checkpoint"])
        except (OSError, ValueError) as why:
            self.stderr.write(str(why))
            return WRONG
        found = queries.faults(points)
        shown = list(islice(found, SHOWN))
        for fault in shown:
            self.stdout.write(fault.words)
        if more := sum(1 for _ in found):
            self.stdout.write(f"另有{more}处")
        if shown:
            self.stdout.write("日志不完整。请停止使用，保留现场，与最近一次备份比对")
            return FAULTY
        self.stdout.write(f"日志完整，共{Line.objects.count()}行")
        return WHOLE

    def checkpoint(self, file: Path) -> int:
        file.write_text(actions.checkpoint(settings.VAR))
        self.stdout.write(
            f"已存证：{file}\n公钥：{_own_key().public_bytes_raw().hex()}\n请连同公钥交外单位保管"
        )
        return WHOLE


def _own_key() -> Ed25519PublicKey:
    return actions.signing_key(settings.VAR).public_key()
