"""`jianfu upgrade BUNDLE`: backup, the new version beside the old one, migrate, a trial; back by itself if it is not well."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from jianfu.site.installing import Failed, service
from jianfu.site.installing.bundle import Bundle, unpacked
from jianfu.site.installing.home import Home, home_of_this

Say = Callable[[str], None]


def main(words: Sequence[str]) -> int:
    """Returns 0: the new version runs, 1: the old one does, as before."""
    if len(words) != 1 or words[0].startswith("-"):
        print("用法:jianfu upgrade 安装包.tar", file=sys.stderr)
        return 2
    os.umask(0o022)
    try:
        upgrade(home_of_this(), Path(words[0]).absolute(), say)
    except Failed as why:
        print(why, file=sys.stderr)
        return 1
    return 0


def say(words: str) -> None:
    print(words, flush=True)


def upgrade(home: Home, file: Path, say: Say) -> None:
    """Raises Failed with what happened, after everything is as it was."""
    old = home.version
    with unpacked(file, home.root) as bundle:
        bundle.check_machine()
        check_room(home, bundle)
        check_newer(old, bundle.version)
        say(f"现在是{old},安装{bundle.version}(装在旁边,服务照常)")
        prepare(home, bundle)
    new = bundle.version
    say("停下服务,先备份")
    service.stop(home)
    try:
        backup = back_up(home, old, new)
    except Failed as why:
        service.start(home)
        raise Failed(f"备份没有做成,没有升级,服务已重新启动,仍是{old}:{why}") from None
    say(f"已备份:{backup}")
    changed = False
    try:
        changed = has_migrations(home, new)
        go_over(home, new, say)
    except (Failed, KeyboardInterrupt) as error:
        reason = str(error) or "中途被停下"
        say(f"新版不能用:{reason}\n正在退回{old}")
        go_back(home, old, backup if changed else None)
        home.remove(new)
        raise Failed(f"升级没有成功,已退回{old},数据与升级前相同。原因:{reason}") from None
    home.prune()
    say(f"升级好了:{old} → {new},运行正常。升级前的备份在 {backup}")


def prepare(home: Home, bundle: Bundle) -> None:
    """Whatever can fail without stopping anybody fails here."""
    home.add(bundle)
    home.run(bundle.version, "check")


def check_room(home: Home, bundle: Bundle) -> None:
    """An installed version takes about three times its wheels."""
    needed = 3 * sum(wheel.stat().st_size for wheel in bundle.wheels.iterdir())
    free = shutil.disk_usage(home.root).free
    if free < needed:
        raise Failed(f"程序盘只剩{free // 2**20}MB,装新版要{needed // 2**20}MB。请先腾出空间,没有改动")


def check_newer(old: str, new: str) -> None:
    if new == old:
        raise Failed(f"已经是{old},不用升级")
    if _order(new) < _order(old):
        raise Failed(f"包里是{new},比现在的{old}旧,没有改动。要退回旧版,见 docs/operate.md")


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def back_up(home: Home, old: str, new: str) -> Path:
    settings = home.settings()
    folder = Path(settings.get("JIANFU_BACKUPS") or Path(settings["JIANFU_VAR"]) / "backups")
    file = folder / f"before-{new}-{time.strftime('%Y-%m-%d-%H%M%S')}.jianfu"
    home.run(old, "backup", str(file))
    return file


def has_migrations(home: Home, version: str) -> bool:
    try:
        home.run(version, "migrate", "--check")
    except Failed:
        return True
    return False


def go_over(home: Home, new: str, say: Say) -> None:
    """The trial comes before anybody can reach the new version: until then going back loses nothing."""
    say("更新数据库")
    home.run(new, "migrate", "-v0")
    say("试运行并检查")
    service.trial(home, new)
    home.switch(new)
    service.start(home)
    service.wait_for_service(home)


def go_back(home: Home, old: str, backup: Path | None) -> None:
    """The old version with its data. Raises Failed where even that does not work, with what a person can do."""
    try:
        service.stop(home)
        home.switch(old)
        if backup:
            home.run(old, "restore", str(backup), "--over")
        service.start(home)
        service.wait_for_service(home)
    except Failed as why:
        words = f"没有退回成功:{why}。备份完好,在 {backup or '备份文件夹'},请按 docs/operate.md“手工退回”做"
        raise Failed(words) from None
