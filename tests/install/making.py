"""Real installations in a scratch folder. A small bundle borrows the libraries of the tests through one tiny wheel;
everything else goes the way of the real one: the wheel of the tree, the installer, pip without an index."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from deploy import bundle
from jianfu.site.installing import service
from jianfu.site.installing.home import Home
from tests.site.conftest import free_port


def plain_python() -> str:
    """For root: the Python of the machine, which another user may run as well; "" where there is none like ours."""
    path = f"/usr/bin/python{sys.version_info.major}.{sys.version_info.minor}"
    words = [path, "-c", "import ensurepip, venv"]
    able = os.geteuid() == 0 and Path(path).exists() and subprocess.run(words, check=False).returncode == 0
    return path if able else ""


TREE = Path(__file__).parents[2]
PATIENCE = {"JIANFU_PATIENCE": "240"}
PLAIN = plain_python()
BORROWED = "borrowed-1.0-py3-none-any.whl"


def small_bundle(out: Path, version: str, changed: Mapping[str, str] | None = None) -> Path:
    """A bundle of this tree as that version; `changed` files are added or replaced in it."""
    tree, wheels = out / f"tree-{version}", out / "wheels"
    for name in ("jianfu", "docs", "deploy"):
        shutil.copytree(
            TREE / name, tree / name, ignore=shutil.ignore_patterns("__pycache__", "pictures", "tests")
        )
    for name in ("LICENSE", "README.md", "pyproject.toml"):
        shutil.copy(TREE / name, tree)
    project = tree / "pyproject.toml"
    project.write_text(project.read_text().replace('version = "0.1.0"', f'version = "{version}"', 1))
    for path, text in (changed or {}).items():
        (tree / path).write_text(text)
    lock = tree / "lock.txt"
    lock.write_text(f"borrowed==1.0 --hash=sha256:{borrow(wheels)}\n")
    return bundle.make(out, tree=tree, lock=lock, wheels=wheels)


def borrow(wheels: Path) -> str:
    """A wheel whose one file says where the libraries of the tests are. Returns its digest."""
    wheels.mkdir(exist_ok=True)
    files = {
        "borrowed.pth": sysconfig.get_path("purelib") + "\n",
        "borrowed-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: borrowed\nVersion: 1.0\n",
        "borrowed-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "borrowed-1.0.dist-info/RECORD"
    sums = {
        name: base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()) for name, text in files.items()
    }
    lines = [f"{name},sha256={sums[name].decode().rstrip('=')},{len(files[name])}" for name in files]
    with zipfile.ZipFile(wheels / BORROWED, "w") as wheel:
        for name, text in (files | {record: "\n".join([*lines, f"{record},,"]) + "\n"}).items():
            wheel.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text)
    return bundle.digest_of(wheels / BORROWED)


def install(file: Path, root: Path, *before: str, **answers: str) -> subprocess.CompletedProcess[str]:
    """Unpack and install as an administrator does, with the answers beforehand. `before` is put before the command."""
    folder = root.parent / f"unpacked-{file.stem}"
    if not folder.exists():
        with tarfile.open(file) as tar:
            tar.extractall(folder, filter="data")
    (script,) = folder.glob("*/install.sh")
    told = {
        "NAME": "云水县",
        "ADDRESS": f"jianfu.example:{free_port()}",
        "ADMIN": "YS0001 周明远",
        "DATA": str(root.parent / "data"),
        "MAIL": "",
    }
    env = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "HOME")}
    env |= PATIENCE | {f"JIANFU_INSTALL_{key}": value for key, value in (told | answers).items()}
    user = ["--user", "nobody" if PLAIN else "root"] if os.geteuid() == 0 else []
    env |= {"PYTHON": PLAIN} if PLAIN else {}
    return subprocess.run(
        [*before, str(script), "--home", str(root), *user],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def open_folder() -> Iterator[Path]:
    """A scratch folder that another user may enter. Removed at once: an installation is most of a gigabyte."""
    folder = Path(tempfile.mkdtemp(prefix="jianfu-install-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def stopped_afterwards(root: Path) -> Iterator[Home]:
    home = Home(root)
    try:
        yield home
    finally:
        if home.env_file.exists():
            service.stop(home)


def command(home: Home, *words: str) -> subprocess.CompletedProcess[str]:
    """The command of the installation, called from anywhere with nothing in the environment."""
    env = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG")} | PATIENCE
    return subprocess.run(
        [str(home.root / "jianfu"), *words], env=env, capture_output=True, text=True, check=False
    )
