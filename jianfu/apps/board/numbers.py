"""The three numbers on top: each with what it is compared with, and one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from jianfu.apps.board import core
from jianfu.apps.board.burden import Burden
from jianfu.apps.board.figures import span
from jianfu.core.cost import number


@dataclass(frozen=True, slots=True)
class Number:
    """`short`: the comparison in one line. `about`: it is an estimate."""

    label: str
    value: str
    unit: str
    sentence: str
    short: str
    about: bool = False


def three(burden: Burden) -> list[Number]:
    if burden.scope.of_department:
        return [papers(burden), hours(burden), urgent(burden)]
    return [received(burden), hours(burden), unnumbered(burden)]


def received(burden: Burden) -> Number:
    on = burden.span
    now, before = (
        burden.received(*days) for days in ((on.first, on.last), (on.before_first, on.before_last))
    )
    compared = f"{on.before}没有数"
    if burden.of(on.before_first).all.demands:
        compared = f"{on.before}{before:,}项,{core.more_or_less(now, before, '{}项')}"
    parts = [f"{on.words}收到的,{compared}"]
    last_year = core.months_back(burden.month, core.YEAR)
    if not on.running and burden.of(last_year).all.demands:
        parts.append(f"去年同月{burden.of(last_year).all.demands:,}项")
    busiest = max(
        (
            (n, day)
            for (unit, day), n in burden.days.items()
            if unit == burden.scope.unit.pk and day >= on.first
        ),
        default=None,
    )
    if busiest and busiest[0] > 1:
        parts.append(f"最集中的是{busiest[1].month}月{busiest[1].day}日,一天{busiest[0]:,}项")
    return Number("收到的要求", f"{now:,}", "项", ";".join(parts) + "。", f"{compared}。")


def papers(burden: Burden) -> Number:
    own = next((d for d in burden.departments if d.key == burden.scope.own.pk), None)
    now, before = (burden.of(m).all.papers for m in (burden.month, core.months_back(burden.month, 1)))
    most = own.quota[-1] if own else None
    compared = f"上月{before:,}份"
    if most is None:
        words = f"{compared}。没有{burden.base_year}年的份数,所以没有限额。"
        return Number("发到基层的文件", f"{now:,}", "份", words, f"{compared}。")
    left = f"还可发{most - now:,}份" if now <= most else f"比限额多{now - most:,}份"
    base = f"限额{most:,}份({burden.base_year}年同月减{core.percent(burden.cut)}),{left}"
    words = f"{base};{compared}。"
    return Number("发到基层的文件", f"{now:,}", "份", words, f"限额{most:,}份,{compared}。")


def hours(burden: Burden) -> Number:
    now, before = (burden.of(m).all for m in (burden.month, core.months_back(burden.month, 1)))
    rush = burden.of(burden.month).urgent.likely
    parts = [
        f"在{span(now.low, now.high)}之间,约合{number(now.likely / core.PERSON_MONTH)}人干一个月",
    ]
    if before.likely:
        parts.append(f"上月约{number(before.likely)}")
    if rush:
        parts.append(f"其中紧急直通约{number(rush)}")
    before_words = f"上月约{number(before.likely)}" if before.likely else "上月没有数"
    return Number(
        "要花的时间",
        number(now.likely),
        "人时",
        ";".join(parts) + "。",
        f"{span(now.low, now.high)}之间,{before_words}。",
        about=True,
    )


def unnumbered(burden: Burden) -> Number:
    now = burden.without_number(burden.month)
    before = burden.without_number(core.months_back(burden.month, 1))
    if now.share is None:
        return Number("没有编号的", "—", "", "本月还没有收到要求。", "本月还没有收到要求。")
    was = (
        f"上月{before.whole:,}项里{before.demands:,}项,占{core.percent(before.share)}"
        if before.whole
        else "上月没有"
    )
    words = f"{now.whole:,}项里{now.demands:,}项到基层时没有编号;{was}。"
    return Number("没有编号的", core.percent(now.share), "", words, f"上月{core.percent(before.share)}。")


def urgent(burden: Burden) -> Number:
    now, before = burden.urgent(burden.month), burden.urgent(core.months_back(burden.month, 1))
    if now.share is None:
        return Number("紧急直通", "—", "", "本月还没有提要求。", "本月还没有提要求。")
    was = f"上月{before.whole:,}项里{before.demands:,}项" if before.whole else "上月没有提要求"
    words = f"{now.whole:,}项里{now.demands:,}项走紧急直通;{was}。"
    return Number("紧急直通", core.percent(now.share), "", words, f"上月{core.percent(before.share)}。")
