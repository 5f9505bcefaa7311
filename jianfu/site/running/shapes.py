"""One thing that was looked at: how it is, in words. The shape says the same as the colour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    WELL = "well"
    OFF = "off"
    LOOK = "look"
    BROKEN = "broken"


SHAPES = {Health.WELL: "●", Health.OFF: "○", Health.LOOK: "▲", Health.BROKEN: "■"}
WORDS = {Health.WELL: "正常", Health.OFF: "未启用", Health.LOOK: "要看一下", Health.BROKEN: "不正常"}


@dataclass(frozen=True, slots=True)
class Sign:
    name: str
    health: Health
    words: str
    todo: str = ""
    """What to do about it; empty where nothing is."""

    @property
    def shape(self) -> str:
        return SHAPES[self.health]

    @property
    def state(self) -> str:
        return WORDS[self.health]


def well(name: str, words: str) -> Sign:
    return Sign(name, Health.WELL, words)


def off(name: str, words: str) -> Sign:
    return Sign(name, Health.OFF, words)


def look(name: str, words: str, todo: str) -> Sign:
    return Sign(name, Health.LOOK, words, todo)


def broken(name: str, words: str, todo: str) -> Sign:
    return Sign(name, Health.BROKEN, words, todo)


def sum_up(signs: list[Sign]) -> Sign:
    """The one line above all: is it well?"""
    bad = [sign for sign in signs if sign.health is Health.BROKEN]
    odd = [sign for sign in signs if sign.health is Health.LOOK]
    if bad:
        names = "、".join(sign.name for sign in bad)
        return broken("运行情况", f"{names}不正常", bad[0].todo)
    if odd:
        return look(
            "运行情况", f"能用,有{len(odd)}处要看一下:{'、'.join(sign.name for sign in odd)}", odd[0].todo
        )
    return well("运行情况", "一切正常")
