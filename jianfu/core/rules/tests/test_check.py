"""The machinery between a notice and its report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from time import process_time
from typing import Any

from jianfu.core.facts.shapes import Demand, Kind, Notice, Value
from jianfu.core.limits import load_limits
from jianfu.core.reading import text_of
from jianfu.core.rules.catalogue import all_rules, select
from jianfu.core.rules.check import check_all
from jianfu.core.rules.registers import NOTHING, Registers
from jianfu.core.rules.shapes import Clause, Context, Hit, Report, Rule, Verdict, Verified
from jianfu.core.worktime import load_calendar

NOW = datetime(2026, 6, 10, 9, 0)
WORDS = "各镇报送走访照片"


def make_rule(
    code: str = "TST001", *, start: int = 0, end: int = 4, certain: bool = True, **more: Any
) -> Rule:
    def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
        yield Hit(start, end, "本件要求报送照片", certain=certain)

    rule = Rule(
        code=code,
        title="试",
        source=Clause("gd-2024", "第1项", "试"),
        level=Verdict.RETURN,
        since=date(2024, 8, 6),
        check=check,
        lighter="不报照片",
        bad=(),
        good=(),
    )
    return replace(rule, **more)


def report_of(*rules: Rule, registers: Registers = NOTHING, **elements: Any) -> Report:
    notice = Notice(text_of(WORDS), now=NOW, **elements)
    return check_all(notice, Context(notice, NOW, load_limits(), load_calendar(), registers), rules)


def codes(report: Report) -> list[str]:
    return [f.rule.code for f in report.findings]


def test_rule_is_silent_before_it_took_effect() -> None:
    rule = make_rule()

    early = report_of(rule, issued_on=Value(date(2024, 8, 5), 0, 1))
    later = report_of(rule, issued_on=Value(date(2024, 8, 6), 0, 1))

    assert codes(early) == []
    assert codes(later) == ["TST001"]


def test_declared_emergency_silences_all_but_rules_that_hold_always() -> None:
    usual, always = make_rule("TST001"), make_rule("TST002", emergency=False)

    report = report_of(usual, always, emergency=Value("防汛四级应急响应", 0, 1))

    assert codes(report) == ["TST002"]


def test_more_exact_rule_stands_alone_on_overlapping_words() -> None:
    exact, loose = make_rule("TST001", start=2, end=6), make_rule("TST002", yields_to=("TST001",))

    assert codes(report_of(loose, exact)) == ["TST001"]


def test_rule_does_not_yield_to_a_doubt_or_to_other_words() -> None:
    loose = make_rule("TST002", yields_to=("TST001",))

    assert codes(report_of(loose, make_rule("TST001", certain=False))) == ["TST002", "TST001"]
    assert codes(report_of(loose, make_rule("TST001", start=4, end=6))) == ["TST002", "TST001"]


def test_unverified_source_never_leads_to_a_block() -> None:
    source = Clause("gd-2024", "第一部分", "试", Verified.NO)

    report = report_of(make_rule(level=Verdict.BLOCK, source=source))

    assert report.findings[0].verdict is Verdict.RETURN


def test_strictest_finding_comes_first() -> None:
    warn, block = make_rule("TST001", level=Verdict.WARN), make_rule("TST002", level=Verdict.BLOCK)

    assert codes(report_of(warn, block)) == ["TST002", "TST001"]


def test_long_quotation_is_cut_to_twenty_characters() -> None:
    long = "请各乡镇于六月二十日前报送走访照片和签到表以及会议记录"

    def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
        yield Hit(0, 4, f"本件要求“{long}”")

    message = report_of(make_rule(check=check)).findings[0].message

    assert message == f"本件要求“{long[:19]}…”"


def test_missing_attribute_is_not_seen_and_accuses_nobody() -> None:
    report = report_of(make_rule(needs=("issuer",)))

    assert codes(report) == []
    assert [n.needs for n in report.not_seen] == [("issuer",)]


def test_register_is_missed_only_where_the_subject_stands_in_the_paper() -> None:
    rule = make_rule(registers=("forms",))

    assert [n.needs for n in report_of(rule).not_seen] == [("forms",)]
    assert not report_of(rule, registers=Registers(forms=())).not_seen
    assert not report_of(replace(rule, subject=lambda notice: ())).not_seen


def test_rule_that_rests_on_an_unknown_register_is_not_run() -> None:
    def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
        raise AssertionError("looked at")

    rule = make_rule(check=check, rests_on=("meetings",), kinds=(Kind.MEETING,))
    meeting, trace = (Demand(kind, ((0, 4),)) for kind in (Kind.MEETING, Kind.TRACE))

    assert [n.needs for n in report_of(rule, demands=(meeting,)).not_seen] == [("meetings",)]
    assert not report_of(rule, demands=(trace,)).not_seen
    assert codes(report_of(rule)) == []


def test_an_empty_register_is_known() -> None:
    rule = make_rule(rests_on=("meetings",))

    assert codes(report_of(rule, registers=Registers(meetings=()))) == ["TST001"]


def test_first_look_spares_a_rule_whose_words_are_not_in_the_paper() -> None:
    assert codes(report_of(make_rule(about="借调"))) == []
    assert codes(report_of(make_rule(about="借调 照片"))) == ["TST001"]


def test_rules_are_chosen_by_the_beginning_of_their_code() -> None:
    chosen = {r.code for r in select(("MTG", "SEC001"), ("MTG004",))}

    assert chosen == {r.code for r in all_rules() if r.code.startswith("MTG") and r.code != "MTG004"} | {
        "SEC001"
    }


def test_thousands_of_findings_take_time_in_proportion() -> None:
    def seconds(lines: int) -> float:
        text = text_of("请各村每日上报巡查照片3张。\n" * lines)
        spots = range(0, len(text.plain), 15)

        def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
            yield from (Hit(at, at + 4, "本件要求报送照片") for at in spots)

        demands = tuple(Demand(Kind.TRACE, ((at, at + 14),)) for at in spots)
        notice = Notice(text, now=NOW, demands=demands)
        rules = (make_rule(check=check), make_rule("TST002", check=check, yields_to=("TST001",)))
        context = Context(notice, NOW, load_limits(), load_calendar())
        start = process_time()
        assert codes(check_all(notice, context, rules)) == ["TST001"] * lines
        return process_time() - start

    assert min(seconds(3000) for _ in range(3)) < 30 * min(seconds(300) for _ in range(3))


def test_a_finding_names_the_first_demand_at_its_place() -> None:
    demands = (Demand(Kind.TRACE, ((5, 8),)), Demand(Kind.TRACE, ((0, 8),)), Demand(Kind.TRACE, ((0, 8),)))

    (finding,) = report_of(make_rule(), demands=demands).findings

    assert finding.demand == 1
