"""`./install.sh`: five questions, then everything up to a site that is well. Run again it finishes what is missing."""

from __future__ import annotations

import argparse
import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from jianfu.site.installing import Failed, service
from jianfu.site.installing.bundle import Bundle, look_at
from jianfu.site.installing.home import Home
from jianfu.site.installing.questions import Answers, ask, given, understood

USER = "jianfu"


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="install.sh", description="安装减负:答五个问题,不用联网。")
    parser.add_argument(
        "--home", type=Path, default=Path("/opt/jianfu"), help="程序放在哪里,默认 /opt/jianfu"
    )
    parser.add_argument("--answers", type=Path, metavar="FILE", help="回答写在文件里,一行一个 NAME=云水县")
    parser.add_argument("--user", default="", help="用哪个系统用户运行,默认 jianfu(非 root 安装时是自己)")
    options = parser.parse_args(argv)
    os.umask(0o022)
    try:
        install(Home(options.home.absolute()), Path.cwd(), options.answers, options.user)
    except (Failed, KeyboardInterrupt) as why:
        print(f"没有装完:{why or '中途被停下'}。改好后再运行一次 ./install.sh,会接着装", file=sys.stderr)
        return 1
    return 0


def install(home: Home, folder: Path, answers: Path | None, user: str) -> None:
    """Raises Failed; what was done stays, and the next run goes on from there."""
    bundle = look_at(folder)
    bundle.check_machine()
    if home.version and home.version != bundle.version:
        raise Failed(f"这里已装有{home.version}。升级请用:{home.root}/jianfu upgrade 安装包.tar")
    first = not home.version
    told = understood(ask(given(answers), input if sys.stdin.isatty() else None)) if first else None
    print(f"安装{bundle.version}到 {home.root}(约一分钟)", flush=True)
    home.add(bundle)
    if told:
        write_settings(home, told, user or usual_user())
    write_command(home, bundle)
    home.run(bundle.version, "migrate", "-v0")
    password = found_office(home, bundle.version, told) if told else ""
    home.switch(bundle.version)
    begin(home, bundle)
    service.wait_for_service(home)
    tell(home, password)


def usual_user() -> str:
    """Who runs the service: for root a user of its own, made where it is missing."""
    if os.geteuid():
        return pwd.getpwuid(os.geteuid()).pw_name
    try:
        pwd.getpwnam(USER)
    except KeyError:
        command = ["useradd", "--system", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", USER]
        if subprocess.run(command, capture_output=True, check=False).returncode:  # noqa: S603
            raise Failed(f"建不了系统用户 {USER}。请先建好,或用 --user 指定一个") from None
    return USER


def write_settings(home: Home, answers: Answers, user: str) -> None:
    """The data folder for the service alone, then the settings: their file is what tells that this was done."""
    try:
        entry = pwd.getpwnam(user)
        answers.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        answers.data.chmod(0o700)
        if os.geteuid() == 0:
            os.chown(answers.data, entry.pw_uid, entry.pw_gid)
        half = home.root / "jianfu.env.half"
        half.write_text("".join(f"{key}='{value}'\n" for key, value in answers.settings().items()))
        half.chmod(0o600)
        half.replace(home.env_file)
    except KeyError:
        raise Failed(f"没有系统用户 {user}") from None
    except OSError as error:
        raise Failed(f"建不了数据文件夹 {answers.data}({error.strerror})") from None


def write_command(home: Home, bundle: Bundle) -> None:
    """HOME/jianfu, and the manual beside it."""
    text = (
        (bundle.folder / "jianfu.sh")
        .read_text()
        .replace("@HOME@", str(home.root))
        .replace("@USER@", home.user)
    )
    command = home.root / "jianfu"
    command.write_text(text)
    command.chmod(0o755)
    shutil.copytree(bundle.folder / "docs", home.root / "docs", dirs_exist_ok=True)


def found_office(home: Home, version: str, answers: Answers) -> str:
    """The government and its first administrator; returns the line with the first password."""
    try:
        said = home.run(version, "office", answers.name, answers.staff_code, answers.admin)
    except Failed:
        # Founded in an earlier run that was stopped before its password could be told.
        said = home.run(version, "password", answers.staff_code)
    return said.splitlines()[0]


def begin(home: Home, bundle: Bundle) -> None:
    """The unit of systemd where that runs the machine and root installs; else a process of its own."""
    if Path("/run/systemd/system").is_dir() and os.geteuid() == 0 and home.root == Path("/opt/jianfu"):
        service.UNIT.write_text(unit_text((bundle.folder / "jianfu.service").read_text(), home))
        for words in (["daemon-reload"], ["enable", "jianfu"], ["restart", "jianfu"]):
            done = subprocess.run(["systemctl", *words], capture_output=True, text=True, check=False)  # noqa: S603, S607
            if done.returncode:
                raise Failed(f"systemctl {' '.join(words)} 没有成功:{done.stderr.strip()}")
    elif not service.running(home):
        service.start(home)


def unit_text(template: str, home: Home) -> str:
    """The unit with the names of this installation."""
    names = {"@HOME@": str(home.root), "@USER@": home.user, "@DATA@": home.settings()["JIANFU_VAR"]}
    for mark, value in names.items():
        template = template.replace(mark, value)
    return template


def tell(home: Home, password: str) -> None:
    settings = home.settings()
    print(f"装好了,运行正常:{settings['JIANFU_ADDRESS']}")
    if password:
        print(f"{password}\n只显示这一次,第一次登录时要换成自己的。然后在 设置-机构 里导入名单。")
    print(f"备份每夜自动做,口令在 {settings['JIANFU_VAR']}/backup_key(第一次备份后),请抄一份另处保管。")
    if not service.by_systemd():
        print(f"这台机器没有用 systemd:重启机器后请运行 {home.root}/jianfu start")
