"""`make bundle`: one tar that installs with no network. Wheels of the lock file and of this tree, installer, manual.

python -m deploy.bundle [--wheels CACHE] [--out FOLDER]
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from pathlib import Path

from jianfu.site.installing.bundle import ABOUT, LOCK, SUMS, WHEELS, digest_of, files_of

TREE = Path(__file__).parents[1]
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
_PATCH = re.compile(rf"^(\S+==\S+) ; python_full_version [<>=!]+ '{re.escape(PYTHON)}\.\d+'(?= \\$)", re.M)
"""A marker that tells apart Pythons of the same wheels."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bundle")
    parser.add_argument("--wheels", type=Path, default=TREE / "build/wheels", help="where downloads are kept")
    parser.add_argument("--out", type=Path, default=TREE / "dist")
    options = parser.parse_args()
    lock = TREE / "requirements/run.txt"
    download(lock, options.wheels)
    made = make(options.out, tree=TREE, lock=lock, wheels=options.wheels)
    print(f"{made}  {made.stat().st_size / 2**20:.0f} MB  sha256 {digest_of(made)}")


def download(lock: Path, into: Path) -> None:
    """The wheels of the lock file for this Python on this kind of machine; what is there already is taken.

    Also what only an earlier or later 3.11.x needs: the machine it is for may have another one.
    """
    into.mkdir(parents=True, exist_ok=True)
    options = ["--only-binary", ":all:", "--require-hashes", "--no-deps", "--find-links", into, "-d", into]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as any_patch:
        any_patch.write(_PATCH.sub(r"\1", lock.read_text()))
        any_patch.flush()
        pip("download", "-q", *options, "-r", any_patch.name)


def make(out: Path, *, tree: Path, lock: Path, wheels: Path) -> Path:
    """Put a bundle together from a tree, a lock file and the wheels it names. Returns the tar."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        pip("wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index", "-w", scratch, tree)
        project = next(Path(scratch).glob("jianfu-*.whl"))
        version = project.name.split("-")[1]
        name = f"jianfu-{version}-{sysconfig.get_platform()}-py{PYTHON.replace('.', '')}"
        folder = Path(scratch) / name
        fill(folder, tree, project, version)
        shutil.copy(lock, folder / LOCK)
        for wheel in named_in(lock, wheels):
            shutil.copy(wheel, folder / WHEELS)
        sums = [f"{digest_of(path)}  {path.relative_to(folder).as_posix()}\n" for path in files_of(folder)]
        (folder / SUMS).write_text("".join(sums))
        target = out / f"{name}.tar"
        with tarfile.open(target, "w") as tar:
            tar.add(folder, name)
    return target


def fill(folder: Path, tree: Path, project: Path, version: str) -> None:
    (folder / WHEELS).mkdir(parents=True)
    shutil.copy(project, folder / WHEELS)
    script = (tree / "deploy/install.sh").read_text().replace("@PYTHON@", PYTHON)
    (folder / "install.sh").write_text(script)
    (folder / "install.sh").chmod(0o755)
    for name in ("jianfu.sh", "jianfu.service"):
        shutil.copy(tree / "deploy" / name, folder)
    shutil.copy(tree / "LICENSE", folder)
    (folder / "docs").mkdir()
    for page in (tree / "docs").glob("*.md"):
        shutil.copy(page, folder / "docs")
    about = {"version": version, "python": PYTHON, "platform": sysconfig.get_platform()}
    (folder / ABOUT).write_text(json.dumps(about) + "\n")


def named_in(lock: Path, wheels: Path) -> list[Path]:
    """The wheels whose digest the lock file names; leftovers of earlier locks stay behind."""
    text = lock.read_text()
    return [path for path in sorted(wheels.glob("*.whl")) if digest_of(path) in text]


def pip(*words: object) -> None:
    subprocess.run([sys.executable, "-m", "pip", *map(str, words)], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
