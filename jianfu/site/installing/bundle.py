"""A bundle: one tar with wheels, the lock file, this installer and the manual; checked before anything of it is used."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import sysconfig
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jianfu.site.installing import Failed

SUMS, ABOUT, LOCK, WHEELS = "SHA256SUMS", "about.json", "requirements.txt", "wheels"


@dataclass(frozen=True)
class Bundle:
    folder: Path
    version: str
    python: str
    platform: str

    @property
    def wheels(self) -> Path:
        return self.folder / WHEELS

    @property
    def lock(self) -> Path:
        return self.folder / LOCK

    @property
    def project(self) -> Path:
        """The wheel of jianfu itself, which no lock file names."""
        return next(self.wheels.glob(f"jianfu-{self.version}-*.whl"))

    def check_machine(self) -> None:
        """Raises Failed where its wheels are made for another Python or another kind of machine."""
        here = f"{sys.version_info.major}.{sys.version_info.minor}"
        if here != self.python:
            raise Failed(
                f"这个包要 Python {self.python},这里是 {here}。请换对应的包,或装 Python {self.python}"
            )
        if sysconfig.get_platform() != self.platform:
            raise Failed(f"这个包用于 {self.platform},这台机器是 {sysconfig.get_platform()}。请换对应的包")


def look_at(folder: Path) -> Bundle:
    """An unpacked bundle, every byte of it as it was made. Raises Failed."""
    try:
        about = json.loads((folder / ABOUT).read_text())
        sums = dict(reversed(line.split("  ", 1)) for line in (folder / SUMS).read_text().splitlines())
        bundle = Bundle(folder, about["version"], about["python"], about["platform"])
    except (OSError, ValueError, KeyError):
        raise Failed(f"{folder} 里不是安装包,或缺了文件。请重新拷贝") from None
    for name, digest in sums.items():
        path = folder / name
        if not path.is_file() or digest_of(path) != digest:
            raise Failed(f"安装包里的 {name} 缺失或已损坏。请重新拷贝")
    strangers = {p.relative_to(folder).as_posix() for p in files_of(folder)} - set(sums) - {SUMS}
    if strangers or ABOUT not in sums:
        raise Failed(f"安装包里多了 {min(strangers, default=ABOUT)}。请重新拷贝")
    return bundle


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _plain(tar: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """Files and folders inside; Python 3.11.2, as Debian 12 has it, knows no filter that would say so."""
    for entry in tar:
        if (
            not (entry.isfile() or entry.isdir())
            or entry.name.startswith("/")
            or ".." in Path(entry.name).parts
        ):
            raise Failed("安装包里有不该有的内容")
        yield entry


@contextmanager
def unpacked(file: Path, beside: Path) -> Iterator[Bundle]:
    """A bundle unpacked for a while in a folder of its own. Raises Failed."""
    folder = beside / "incoming"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True)
        with tarfile.open(file) as tar:
            tar.extractall(folder, members=_plain(tar))  # noqa: S202
        inner = [path for path in folder.iterdir() if path.is_dir()]
        if len(inner) != 1:
            raise Failed(f"{file} 不是减负的安装包")
        yield look_at(inner[0])
    except FileNotFoundError:
        raise Failed(f"没有这个文件:{file}") from None
    except tarfile.TarError:
        raise Failed(f"{file} 打不开,不是安装包或没有拷完整") from None
    except OSError as error:
        raise Failed(f"解开安装包时出错({error.strerror}),什么都没有改动。请看磁盘空间") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)
