"""Every value from the environment has its type, and its line in docs/settings.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jianfu.site import env

SITE = Path(__file__).parents[1]


def test_every_setting_is_documented() -> None:
    sources = [
        SITE / "settings.py",
        SITE / "connections.py",
        *SITE.glob("management/commands/*.py"),
        *SITE.glob("backup/*.py"),
    ]
    used = {name for path in sources for name in re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', path.read_text())}

    documented = set(re.findall(r"^\| `([A-Z_]+)`", (SITE.parents[1] / "docs/settings.md").read_text(), re.M))
    assert used == documented


@pytest.mark.parametrize(("value", "wanted"), [("1", True), ("off", False), ("", True)])
def test_flag(monkeypatch: pytest.MonkeyPatch, value: str, wanted: bool) -> None:
    monkeypatch.setenv("JIANFU_X", value)

    assert env.flag("JIANFU_X", True) is wanted


@pytest.mark.parametrize("value", ["x", "0", "70000", "8_000", "８０"])
def test_number_out_of_its_range_ends_the_start_in_chinese(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("PORT", value)

    with pytest.raises(SystemExit, match="环境变量 PORT"):
        env.number("PORT", 8000, low=1, high=65535)


def test_flag_that_is_neither_ends_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIANFU_X", "也许")

    with pytest.raises(SystemExit, match="应写 1 或 0"):
        env.flag("JIANFU_X", False)


def test_area_file_that_is_missing_ends_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIANFU_AREA", "/nowhere/area.toml")

    with pytest.raises(SystemExit, match="找不到这个文件"):
        env.file("JIANFU_AREA")


def test_secret_is_made_once_and_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "secret"

    first = env.secret("JIANFU_NO_SUCH", path)

    assert env.secret("JIANFU_NO_SUCH", path) == first
    assert len(first) >= 50
    assert path.stat().st_mode & 0o077 == 0


def test_short_secret_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JIANFU_KEY", "short")

    with pytest.raises(SystemExit, match="不少于 32"):
        env.secret("JIANFU_KEY", tmp_path / "secret")
