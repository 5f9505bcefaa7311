"""Sentences of office Chinese -> statements with a force and an actor."""

from __future__ import annotations

import re

from jianfu.core.facts.shapes import Force, Side, Statement

_SENTENCE = re.compile(r"[^。;!?\n]+")
_CLAUSE = re.compile(r"[^,。;!?\n]+")
_FORBID = re.compile(r"不得|严禁|禁止|不准|不再|无需|不需|不必|取消|不要|不收|不听|不看|不打|不设|不点名|不签到|自愿|欢迎|无须")
_DUTY = re.compile(r"请|须|应|要|务必|一律|必须|负责|定于|于.{1,12}前|每[日天周月季年]|报送|上报|报")
_HEADING = re.compile(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、])")


def find_statements(plain: str) -> tuple[Statement, ...]:
    out: list[Statement] = []
    number = 0
    heading = ""
    start = 0
    for paragraph, line in enumerate(plain.split("\n")):
        if _HEADING.match(line) and len(line) < 30:
            heading = line
        for sentence in _SENTENCE.finditer(line):
            number += 1
            for c in _CLAUSE.finditer(sentence.group()):
                a = start + sentence.start() + c.start()
                force = Force.FORBID if _FORBID.search(c.group()) else Force.DUTY if _DUTY.search(sentence.group()) else Force.PLAIN
                out.append(Statement(c.group(), a, a + len(c.group()), number, paragraph, heading, force, Side.OPEN))
        start += len(line) + 1
    return tuple(out)
