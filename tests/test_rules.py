"""Every rule fires on its bad examples, stays silent on its good ones, and speaks as the wording rules ask."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

import jianfu.core.rules
from jianfu.core.examine import examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading, State, text_of
from jianfu.core.rules.book import BOOK, write_book
from jianfu.core.rules.catalogue import all_rules
from jianfu.core.rules.shapes import Example, Report, Rule, Verified
from jianfu.core.rules.sources import cite, paper, papers

NOW = datetime(2026, 6, 10, 9, 0)  # a Wednesday

FOLDERS = {
    "DOC": "documents",
    "MTG": "meetings",
    "FRM": "forms",
    "INS": "inspections",
    "ASM": "assessments",
    "RSP": "responsibility",
    "TRC": "traces",
    "APP": "apps",
    "SEC": "secondments",
    "PRC": "process",
}
# journeys of the product, wording of findings: what our own sentences never say. Quoted words are the paper's.
FORBIDDEN = re.compile(r"违规|不得|责令|扣分|你单位|贵单位|请尽快|严重|屡次|一再|违反|!|！")
QUOTED = re.compile(r"“[^”]*”|《[^》]*》")
LONGEST_SENTENCE = 60
LONGEST_QUOTE = 20


def report_of(rules: tuple[Rule, ...], example: str | Example) -> Report:
    if isinstance(example, str):
        example = Example(example)
    reading = Reading("例.txt", "text", State.READ, "", text_of(example.text))
    now, registers = example.now or NOW, example.registers
    return examine(reading, rules, now=now, limits=load_limits(), registers=lambda _: registers).report


def cases(which: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{which}-{n}")
        for rule in all_rules()
        for n, example in enumerate(getattr(rule, which), 1)
    ]


def each_rule() -> list[object]:
    return [pytest.param(rule, id=rule.code) for rule in all_rules()]


def faults_of(sentence: str) -> list[str]:
    """What the wording rules say against a sentence of ours."""
    own = QUOTED.sub("“”", sentence)
    faults = [f"用了“{m[0]}”" for m in FORBIDDEN.finditer(own)]
    faults += [f"引文过长:{q}" for q in re.findall(r"“([^”]*)”", sentence) if len(q) > LONGEST_QUOTE]
    faults += [f"句子过长:{s}" for s in re.split(r"[。;]", sentence) if len(s) > LONGEST_SENTENCE]
    return faults


@pytest.mark.parametrize(("rule", "example"), cases("bad"))
def test_bad_example_fires_in_plain_words(rule: Rule, example: str | Example) -> None:
    findings = report_of((rule,), example).findings

    assert findings
    for f in findings:
        assert not faults_of(f.message)
        assert f.lighter
        assert not faults_of(f.lighter)
        assert f.evidence[0].text.strip()


@pytest.mark.parametrize(("rule", "example"), cases("good"))
def test_good_example_stays_silent(rule: Rule, example: str | Example) -> None:
    assert not [f.message for f in report_of((rule,), example).findings]


@pytest.mark.parametrize("rule", each_rule())
def test_rule_is_complete(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert rule.title
    assert rule.lighter
    assert rule.source.says
    assert not faults_of(rule.title)
    assert not faults_of(rule.lighter)
    assert len(rule.source.says) <= LONGEST_SENTENCE
    assert len(rule.bad) >= 3
    assert len(rule.good) >= 3
    assert rule.since.year >= 2000


@pytest.mark.parametrize("rule", each_rule())
def test_source_is_known_and_says_what_it_is(rule: Rule) -> None:
    source = papers().get(rule.source.paper)

    assert source, f"{rule.source.paper} is not in docs/sources.toml"
    if source.standing != "national":
        assert rule.local, "a local or product rule is never shown as a national one"
    if rule.source.verified is not Verified.YES:
        assert not re.search(r"第?[一二三四五六七八九十百\d]+条", rule.source.clause), (
            "an unverified number is not cited"
        )


def test_code_names_file_and_folder() -> None:
    here = Path(jianfu.core.rules.__file__).parent
    files = {p.stem: p.parent.name for p in here.glob("*/[a-z][a-z][a-z][0-9][0-9][0-9]_*.py")}

    for stem, folder in files.items():
        code = stem[:6].upper()
        assert FOLDERS[code[:3]] == folder
        assert any(rule.code == code for rule in all_rules())
    assert len(files) == len(all_rules())


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in all_rules()]

    assert len(codes) == len(set(codes))


def test_yields_name_rules_that_exist_and_never_go_round() -> None:
    yields = {rule.code: set(rule.yields_to) for rule in all_rules()}

    for code, others in yields.items():
        assert others <= yields.keys()
        assert all(code not in yields[other] for other in others)


def test_the_rule_that_names_the_act_stands_alone() -> None:
    text = "请各镇选派2名年轻干部到市局跟班学习,时间半年。"
    both = tuple(rule for rule in all_rules() if rule.code in ("SEC001", "SEC002"))

    codes = {f.rule.code for f in report_of(both, text).findings}
    alone = {f.rule.code for f in report_of(tuple(r for r in both if r.code == "SEC002"), text).findings}

    assert codes == {"SEC001"}
    assert alone == {"SEC002"}


def test_rulebook_is_fresh() -> None:
    assert BOOK.read_text(encoding="utf-8") == write_book(), "run: python -m jianfu.core.rules.book"


def test_a_number_is_cited_only_where_it_was_checked() -> None:
    rules = {rule.code: rule for rule in all_rules()}

    assert cite(rules["DOC002"].source) == "公文条例第十六条(二)"
    assert cite(rules["MTG009"].source) == "若干规定第二部分(条号待核)"
    assert cite(rules["PRC003"].source) == paper("jianfu").short
