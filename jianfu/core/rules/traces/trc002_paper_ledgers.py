"""TRC002: a grassroots unit keeps no more than a few kinds of paper ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Form, Registers
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict
from jianfu.core.rules.stretches import Stretch, demanded
from jianfu.core.rules.topics import same_topic
from jianfu.core.rules.words import LEDGER, PAPER, STATUTE

_BOOK = rf"(?:{LEDGER}|日志|日记)"
_ON_PAPER = pattern(rf"{PAPER}|手写|手工(?:填写|登记)|打印|[本簿册盒]|装订|成册")
_FEWER = pattern(r"合并|压减|精简|减[至少到为]|整合|归并|撤销")
_BY_COUNT = pattern(
    rf"(\d{{1,2}}|[两二三四五六七八九十]{{1,3}})(?:个?种|个?类|本|册|套|盒|项|个|簿)[^,。;、]{{0,12}}{_BOOK}"
    rf"|{_BOOK}(?:等)?(?:共|各|合计)?[^,。;、]{{0,4}}?(\d{{1,2}}|[两二三四五六七八九十]{{1,3}})(?:种|类|本|册|套|盒)"
)
_ITEM = rf"[^,。;、:]{{0,16}}?{_BOOK}"
_BY_NAME = pattern(rf"{_ITEM}(?:[、,和及]|以及){_ITEM}(?:(?:[、,和及]|以及){_ITEM})+")
_PART = pattern(_BOOK)
_NEW = pattern(rf"(?:建立|新建|另建|设立|增设|配备|制作)[^,。;、]{{0,16}}?{_BOOK}")
_DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_BY_LAW = pattern(STATUTE)
_WORDS = "日志 日记 台账 登记 记录 档案 簿 册 本"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """Counts what this paper alone asks for; what a unit keeps already is known to the register."""
    most = ctx.limit("trace_paper_kinds").value
    for stretch in demanded(ctx, _WORDS, "纸 手写 手工 打印 簿 册 盒 本 装订"):
        if (
            not _ON_PAPER.search(stretch.text)
            or _FEWER.search(stretch.text)
            or _BY_LAW.search(stretch.sentence)
        ):
            continue
        counted = _count(stretch) or _single(stretch)
        if counted and counted[0] > most:
            kinds, start, end = counted
            yield Hit(start, end, f"{brief(notice, start, end)}要求纸质台账{kinds}类,多于{most}类")
        elif counted and (kept := _kept(ctx, stretch.text)) and len(kept) + counted[0] > most:
            kinds, start, end = counted
            yield Hit(
                start,
                end,
                f"已准入的纸质台账有{len(kept)}类,{brief(notice, start, end)}又加{kinds}类",
                certain=False,
                lighter=f"改为电子记录;确需纸质的,先停用《{kept[0]}》",
            )


def _kept(ctx: Context, words: str) -> list[str]:
    """Paper ledgers that the grassroots keeps already; [] where this very one is among them, or none is known."""
    names = [f.name for f in ctx.registers.forms or () if f.ledger and f.on_paper]
    return [] if any(same_topic(name, words) >= 0.8 for name in names) else sorted(set(names))


def _count(stretch: Stretch) -> tuple[int, int, int] | None:
    """Kinds of ledger by number or by enumeration, with their place."""
    if m := _BY_COUNT.search(stretch.text):
        return _number(m.group(1) or m.group(2)), *stretch.place(m)
    if m := _BY_NAME.search(stretch.text):
        return len(_PART.findall(m.group())), *stretch.place(m)
    return None


def _single(stretch: Stretch) -> tuple[int, int, int] | None:
    """One new book: 建立纸质巡查登记本."""
    m = stretch.find(_NEW)
    return (1, *stretch.place(m)) if m else None


def _number(words: str) -> int:
    """十二 -> 12, 四 -> 4, 12 -> 12."""
    if words.isdigit():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return _DIGIT[words[-1]]
    return (_DIGIT[tens[-1]] if tens else 1) * 10 + (_DIGIT[ones] if ones else 0)


_BOOKS = tuple(
    Form(f"2026-00{n}", name, "云水县应急管理局", ledger=True, on_paper=True)
    for n, name in enumerate(("防火值班登记簿", "会议记录本", "入户走访登记本"), 11)
)

RULE = Rule(
    code="TRC002",
    title="纸质台账不超过三类",
    source=Clause("city-2025", "三(一)3", "一个基层单位的纸质台账一般不超过3类"),
    level=Verdict.BLOCK,
    since=date(2025, 1, 1),
    local=True,
    registers=("forms",),
    about=_WORDS,
    check=check,
    yields_to=("ASM002", "INS006"),
    lighter="改为电子记录,由系统按需生成清单;确需纸质的,先停用一类旧本子",
    bad=(
        "各村要分别建立走访、排查、宣传、整改、值班五本纸质台账。",
        "请各社区建好12类纸质档案,按类存放。",
        "每个网格须配齐巡查登记本、走访登记本、调解登记簿、隐患登记簿。",
        "村级防火工作要有纸质登记本4本,专人保管。",
        Example("请各村建立纸质巡河登记本。", registers=Registers(forms=_BOOKS)),
    ),
    good=(
        Example("请各村建立纸质巡河登记本。", registers=Registers(forms=_BOOKS[:2])),
        Example("请各村建立纸质防火值班登记簿。", registers=Registers(forms=_BOOKS)),
        "请各村建立纸质巡河登记本。",
        "巡查情况由系统自动形成,不再保留纸质台账。",
        "各村不得另建纸质登记本、会议登记簿、走访登记簿、值班登记簿。",
        "请各社区保留一本纸质值班登记簿。",
        "检查发现,某镇要求各村建立8类纸质台账,已予纠正。",
        "请各镇在平台上核对3类电子台账。",
        "2025年以前各村建有十余类纸质台账。",
    ),
)
