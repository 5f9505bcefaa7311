"""The folder of an installation: versions side by side, the link to the one in use, and its settings."""

from __future__ import annotations

import os
import pwd
import re
import shlex
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from jianfu.site.installing import Failed
from jianfu.site.installing.bundle import Bundle

_WHOLE = "whole"
"""Written when a version is completely installed: a folder without it is half and is made again."""
KEPT = 3
_LINE = re.compile(r"[A-Z][A-Z0-9_]*=")


@dataclass(frozen=True)
class Home:
    root: Path

    @property
    def current(self) -> Path:
        return self.root / "current"

    @property
    def env_file(self) -> Path:
        return self.root / "jianfu.env"

    @property
    def version(self) -> str:
        """The version in use; "" none yet."""
        return self.current.readlink().name if self.current.is_symlink() else ""

    def folder(self, version: str) -> Path:
        return self.root / "versions" / version

    def is_whole(self, version: str) -> bool:
        return (self.folder(version) / _WHOLE).exists()

    def settings(self) -> dict[str, str]:
        """As the shell and systemd read them, with quotes or without. Raises Failed on a line neither would take."""
        found: dict[str, str] = {}
        for line in self.env_file.read_text().splitlines():
            try:
                words = shlex.split(line, comments=True)
            except ValueError:
                words = [line]
            if words and (len(words) != 1 or not _LINE.match(words[0])):
                raise Failed(f"{self.env_file} 里的“{line[:12]}…”看不懂,应写 名称='值'")
            found |= dict(word.split("=", 1) for word in words)
        return found

    @property
    def user(self) -> str:
        """Who owns the data and runs the service."""
        return pwd.getpwuid(Path(self.settings()["JIANFU_VAR"]).stat().st_uid).pw_name

    def add(self, bundle: Bundle) -> None:
        """Install a version beside the others, from the files of the bundle alone. Raises Failed; then it is not there."""
        folder = self.folder(bundle.version)
        if self.is_whole(bundle.version):
            return
        if find_spec("ensurepip") is None:
            raise Failed("这台机器的 Python 缺少 venv。请先装 python3-venv(Debian、Ubuntu)再来")
        shutil.rmtree(folder, ignore_errors=True)
        try:
            venv.create(folder, with_pip=True, symlinks=True)
            self._pip(folder, bundle, "--require-hashes", "-r", str(bundle.lock))
            self._pip(folder, bundle, "--no-deps", str(bundle.project))
            (folder / _WHOLE).write_text(bundle.version)
        except (OSError, subprocess.CalledProcessError, Failed) as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise Failed(f"第{bundle.version}版没有装上:{error}") from None

    def _pip(self, folder: Path, bundle: Bundle, *what: str) -> None:
        """--isolated: neither settings nor variables of this machine send pip anywhere else."""
        command = [folder / "bin/python", "-m", "pip", "--isolated", "--disable-pip-version-check", "install"]
        options = [
            "-q",
            "--no-index",
            "--no-cache-dir",
            "--only-binary",
            ":all:",
            "--find-links",
            bundle.wheels,
        ]
        done = subprocess.run([*command, *options, *what], capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise Failed((done.stderr.strip().splitlines() or ["没有说明"])[-1])

    def switch(self, version: str) -> None:
        """From now on this version is the one in use: one rename, never none."""
        half = self.root / "current.half"
        half.unlink(missing_ok=True)
        half.symlink_to(Path("versions") / version)
        half.replace(self.current)

    def remove(self, version: str) -> None:
        shutil.rmtree(self.folder(version), ignore_errors=True)

    def prune(self) -> None:
        """Versions beyond the latest KEPT go; the one in use stays."""
        there = sorted(
            (self.root / "versions").iterdir(), key=lambda path: path.stat().st_mtime, reverse=True
        )
        for old in [path for path in there if path.name != self.version][KEPT - 1 :]:
            shutil.rmtree(old, ignore_errors=True)

    def environment(self, **more: str) -> dict[str, str]:
        """The settings of the installation and nothing of who calls: a wrong variable must not lead elsewhere."""
        kept = {
            name: os.environ[name]
            for name in ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR")
            if name in os.environ
        }
        return kept | {"PYTHONUNBUFFERED": "1"} | self.settings() | more

    def command(self, version: str, *words: str) -> list[str]:
        return [str(self.folder(version) / "bin/python"), "-m", "jianfu.site", *words]

    def run(self, version: str, *words: str, **more: str) -> str:
        """A command of a version as the user of the service; returns what it says. Raises Failed with its last line."""
        done = subprocess.run(  # noqa: S603
            self.command(version, *words),
            env=self.environment(**more),
            cwd=self.root,
            capture_output=True,
            text=True,
            check=False,
            **self.as_user(),  # type: ignore[call-overload]
        )
        if done.returncode:
            said = (done.stderr.strip() or done.stdout.strip()).splitlines()
            raise Failed(said[-1] if said else f"{words[0]}没有完成")
        return str(done.stdout)

    def as_user(self) -> dict[str, object]:
        """How a process is started as the user of the service; by that user itself just so."""
        if os.geteuid() or pwd.getpwuid(0).pw_name == self.user:
            return {}
        entry = pwd.getpwnam(self.user)
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def home_of_this() -> Home:
    """The installation this very program runs from. Raises Failed where it is none."""
    folder = Path(sys.prefix).resolve()
    home = Home(folder.parents[1])
    if folder.parent.name != "versions" or not home.current.is_symlink() or not home.env_file.exists():
        raise Failed("这里不是用安装包装的。源码目录请用 git 更新,再运行 make run")
    return home
