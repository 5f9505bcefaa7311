"""采用建议 over the sample county and over the rules' own bad examples: what is adopted is gone, nothing new comes."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from benchmarks import fuzz_writing
from jianfu.core.examine import Examination, examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading, read_file
from jianfu.core.reading.shapes import Part
from jianfu.core.revising import adopt, revise_docx, suggestions
from jianfu.core.revising.suggest import WAYS
from jianfu.core.rules.catalogue import all_rules
from jianfu.core.rules.registers import NOTHING, Registers
from jianfu.core.rules.shapes import Example, Rule
from tests.files.docx import make_docx
from tests.test_rules import faults_of

COUNTY = Path(__file__).parents[1] / "jianfu" / "sample_county" / "originals"
LIMITS = load_limits()
NOW = datetime(2026, 6, 10, 9)
FILLER = "此前通知的停水时间和联系方式不变。"


def revised(
    name: str, data: bytes, now: datetime, known: Registers = NOTHING
) -> tuple[Examination, Examination, int]:
    """The examination before, that of the revised file as it is read again, and how many suggestions were taken."""

    def look(reading: Reading) -> Examination:
        return examine(reading, all_rules(), now=now, limits=LIMITS, registers=lambda _: known)

    exam = look(read_file(name, data)[0])
    found = suggestions(exam, LIMITS, look)
    adopted = adopt(exam, [s for s in found if s], look)
    out = revise_docx(data, exam, adopted.taken, now=now)
    assert out.left == ()
    for suggestion in adopted.taken:
        assert not faults_of(suggestion.says)
    return exam, look(read_file(name, out.data)[0]), len(out.taken)


def bodies(exam: Examination) -> list[str]:
    text = exam.reading.text
    assert text
    return [text.chars[b.start : b.end] for b in text.blocks if b.part is not Part.COMMENT]


@pytest.mark.parametrize("code", sorted(WAYS))
def test_bad_examples_of_a_rule_become_lighter_papers(code: str) -> None:
    rule: Rule = next(r for r in all_rules() if r.code == code)
    taken = 0
    for example in rule.bad:
        shown = Example(example) if isinstance(example, str) else example
        data = make_docx([*shown.text.split("\n"), FILLER])
        before, after, n = revised("例.docx", data, shown.now or NOW, shown.registers)
        had, has = (Counter(f.rule.code for f in e.report.findings) for e in (before, after))
        assert has <= had
        assert has.total() <= had.total() - (n > 0)
        assert bodies(after)[-1] == FILLER
        taken += n
    assert taken or code == "MTG011"


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("森林防火视频会.docx", {"MTG003", "MTG005", "DOC006", "DOC008"}),
        ("户厕排查工作提示.wps", {"DOC008"}),
        ("医保窗口时间.docx", set()),
    ],
)
def test_a_paper_of_the_county_comes_back_lighter_in_its_own_layout(name: str, gone: set[str]) -> None:
    data = (COUNTY / name).read_bytes()

    before, after, _ = revised(name, data, datetime(2026, 11, 22, 17))

    had, has = ({f.rule.code for f in e.report.findings} for e in (before, after))
    assert had - has == gone
    assert has <= had
    assert bodies(after)[:2] == bodies(before)[:2]
    assert bodies(after)[-2:] == bodies(before)[-2:]


def test_damaged_papers_are_written_to_or_refused_and_nothing_else() -> None:
    outcomes = fuzz_writing.run(each=6, seed=3)

    assert outcomes["crashed"] == 0
    assert outcomes["written"] > 5
    assert outcomes["refused"] > 5
