"""The five questions of an installation, and the settings that follow from the answers. Pure but for `ask`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jianfu.site.installing import Failed

_ADDRESS = re.compile(r"(?:(https?)://)?([A-Za-z0-9.-]+)(?::(\d{1,5}))?/?", re.ASCII)
_MAIL = re.compile(r"(\S+)\s+(\S+@\S+)")


@dataclass(frozen=True)
class Question:
    key: str
    words: str
    default: str = ""
    optional: bool = False


QUESTIONS = (
    Question("NAME", "1/5 本级名称,如 云水县"),
    Question("ADDRESS", "2/5 大家用的网址,如 jianfu.yunshui.lan:8000 或 https://jianfu.yunshui.lan"),
    Question("ADMIN", "3/5 管理员的工号和姓名,如 YS0001 周明远"),
    Question("DATA", "4/5 数据放在哪个文件夹", default="/var/lib/jianfu"),
    Question(
        "MAIL",
        "5/5 发邮件用的服务器和发信邮箱,如 mail.yunshui.lan jianfu@yunshui.lan;不用就回车",
        optional=True,
    ),
)


@dataclass(frozen=True)
class Answers:
    name: str
    scheme: str
    host: str
    port: int
    staff_code: str
    admin: str
    data: Path
    mail: tuple[str, str] | None

    @property
    def address(self) -> str:
        usual = {"http": 80, "https": 443}[self.scheme]
        shown = "" if self.scheme == "https" or self.port == usual else f":{self.port}"
        return f"{self.scheme}://{self.host}{shown}"

    def settings(self) -> dict[str, str]:
        """Behind https a proxy of this machine ends TLS, so nobody else may reach the port itself."""
        tls = self.scheme == "https"
        found = {
            "JIANFU_VAR": str(self.data),
            "JIANFU_HOST": "127.0.0.1" if tls else "0.0.0.0",  # noqa: S104
            "JIANFU_HOSTS": self.host,
            "PORT": str(self.port),
            "JIANFU_SAMPLE": "0",
            "JIANFU_ADDRESS": self.address,
            # The user of the service has no home in which a font list could be kept.
            "MPLCONFIGDIR": str(self.data / "matplotlib"),
        }
        if tls:
            found |= {"JIANFU_HTTPS": "1", "JIANFU_ORIGINS": self.address}
        if self.mail:
            found |= {"JIANFU_MAIL_HOST": self.mail[0], "JIANFU_MAIL_FROM": self.mail[1]}
        return found


def given(file: Path | None, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Answers known beforehand: lines KEY=answer of a file, then variables JIANFU_INSTALL_KEY."""
    found: dict[str, str] = {}
    if file:
        try:
            lines = [
                line.split("=", 1)
                for line in file.read_text().splitlines()
                if line.strip() and line[0] != "#"
            ]
            found = {key.strip(): answer.strip() for key, answer in lines}
        except (OSError, ValueError):
            raise Failed(f"{file} 读不出,应是一行一个 名称=回答") from None
    keys = {question.key for question in QUESTIONS}
    if strange := set(found) - keys:
        raise Failed(f"{file} 里的 {min(strange)} 不认识,只有 {'、'.join(sorted(keys))}")
    return found | {
        key: environment[f"JIANFU_INSTALL_{key}"] for key in keys if f"JIANFU_INSTALL_{key}" in environment
    }


def ask(known: Mapping[str, str], listen: Callable[[str], str] | None) -> dict[str, str]:
    """Whatever is not known is asked for, where somebody is there to answer. Raises Failed."""
    answers: dict[str, str] = {}
    for question in QUESTIONS:
        if question.key in known:
            answers[question.key] = known[question.key]
        elif listen:
            hint = f"(回车:{question.default})" if question.default else ""
            answers[question.key] = listen(f"{question.words}{hint}: ").strip() or question.default
        else:
            answers[question.key] = question.default
        if not answers[question.key] and not question.optional:
            raise Failed(f"没有回答“{question.words}”({question.key}),没有安装")
    return answers


def understood(answers: Mapping[str, str]) -> Answers:
    """Raises Failed with what is wrong with which answer."""
    for key, answer in answers.items():
        if "'" in answer or "\n" in answer:
            raise Failed(f"{key} 里不能有引号或换行")
    address = _ADDRESS.fullmatch(answers["ADDRESS"])
    if not address or not 0 < int(address[3] or 8000) < 65536:
        raise Failed(f"网址“{answers['ADDRESS']}”看不懂,应像 jianfu.yunshui.lan:8000,不带路径")
    code, _, admin = answers["ADMIN"].partition(" ")
    if not admin.strip():
        raise Failed("管理员要写工号和姓名,中间空一格,如 YS0001 周明远")
    if not answers["DATA"].startswith("/"):
        raise Failed("数据文件夹要写完整路径,以 / 开头")
    mail = _MAIL.fullmatch(answers["MAIL"])
    if answers["MAIL"] and not mail:
        raise Failed("邮件要写 服务器 和 发信邮箱,中间空一格;不用就空着")
    return Answers(
        name=answers["NAME"],
        scheme=address[1] or "http",
        host=address[2],
        port=int(address[3] or 8000),
        staff_code=code,
        admin=admin.strip(),
        data=Path(answers["DATA"]),
        mail=(mail[1], mail[2]) if mail else None,
    )
