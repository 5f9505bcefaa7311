"""How many findings have an edit, and how many are gone once it is accepted? And what does it cost?

    python -m benchmarks.revising

Papers: every bad example of every rule, set into a notice of its own as a docx, and the sample county. A finding
counts as gone where the revised docx, read and examined again like any other, has it no more and nothing new.
"""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from jianfu.core.examine import Examination, examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading, State, read_file, text_of
from jianfu.core.revising import Again, adopt, revise_docx, suggestions
from jianfu.core.rules.catalogue import all_rules
from jianfu.core.rules.registers import NOTHING, Registers
from jianfu.core.rules.shapes import Example, Finding, Rule
from tests.files.docx import make_docx

COUNTY = Path(__file__).parents[1] / "jianfu" / "sample_county" / "originals"
NOW = datetime(2026, 6, 10, 9)
IN_COUNTY = datetime(2026, 11, 22, 17)
LIMITS = load_limits()
FILLER = "此前通知的停水时间和联系方式不变。"


@dataclass
class Tally:
    findings: Counter[str] = field(default_factory=Counter)
    edits: Counter[str] = field(default_factory=Counter)
    gone: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def line(self) -> str:
        n, e, g = self.findings.total(), self.edits.total(), self.gone.total()
        return f"findings {n}, with an edit {e} ({e / n:.0%}), gone after accepting {g} of {e}"


def papers() -> Iterator[tuple[Rule, bytes, datetime, Registers]]:
    """Each bad example as a docx that says one more, harmless thing."""
    for rule in all_rules():
        for example in rule.bad:
            shown = Example(example) if isinstance(example, str) else example
            yield rule, make_docx([*shown.text.split("\n"), FILLER]), shown.now or NOW, shown.registers


def looker(now: datetime, known: Registers = NOTHING) -> Again:
    return lambda reading: examine(reading, all_rules(), now=now, limits=LIMITS, registers=lambda _: known)


def look(
    exam: Examination, data: bytes, wanted: tuple[Finding, ...], now: datetime, again: Again, tally: Tally
) -> None:
    """Each finding's own suggestion, alone, written into the file and read back."""
    began = time.perf_counter()
    found = dict(zip(map(id, exam.report.findings), suggestions(exam, LIMITS, again), strict=True))
    tally.seconds.append(time.perf_counter() - began)
    for finding in wanted:
        tally.findings[finding.rule.code] += 1
        suggestion = found[id(finding)]
        if suggestion is None:
            continue
        tally.edits[finding.rule.code] += 1
        adopted = adopt(exam, [suggestion], again)
        after = adopted.exam
        if exam.reading.kind == "docx":
            revised = revise_docx(data, exam, adopted.taken, now=now)
            (reading,) = read_file("例.docx", revised.data)
            after = again(reading)
        left = Counter(f.rule.code for f in after.report.findings)
        before = Counter(f.rule.code for f in exam.report.findings)
        tally.gone[finding.rule.code] += (
            left[finding.rule.code] < before[finding.rule.code] and left <= before
        )


def examples() -> Tally:
    tally = Tally()
    for rule, data, now, known in papers():
        (reading,) = read_file("例.docx", data)
        again = looker(now, known)
        exam = again(reading)
        look(exam, data, tuple(f for f in exam.report.findings if f.rule is rule), now, again, tally)
    return tally


def county() -> Tally:
    tally = Tally()
    for path in sorted(COUNTY.iterdir()):
        if path.suffix == ".jpg" or "扫描" in path.name:
            continue
        for reading in read_file(path.name, path.read_bytes()):
            if reading.state is State.READ:
                again = looker(IN_COUNTY)
                exam = again(reading)
                look(exam, path.read_bytes(), exam.report.findings, IN_COUNTY, again, tally)
    return tally


def speed() -> None:
    """Suggestions for a paper of 1,500 characters, as a multiple of examining it once."""
    text = (COUNTY / "岁末年初安全生产.txt").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    body = "\n".join([*lines[:-2], *(f"各村做好第{n}处水源的巡查和维护。" for n in range(60)), *lines[-2:]])

    again, reading = looker(IN_COUNTY), Reading("例.txt", "text", State.READ, "", text_of(body))
    exam = again(reading)
    once, all_of_them = [], []
    for _ in range(7):
        began = time.perf_counter()
        exam = again(reading)
        once.append(time.perf_counter() - began)
        began = time.perf_counter()
        suggestions(exam, LIMITS, again)
        all_of_them.append(time.perf_counter() - began)
    a, b = min(once), min(all_of_them)
    n = len(exam.report.findings)
    print(
        f"{len(body)} characters, {n} findings: examined {a * 1000:.0f} ms, suggestions {b * 1000:.0f} ms, ratio {b / a:.1f}"
    )


def main() -> None:
    for name, tally in (("bad examples", examples()), ("sample county", county())):
        print(f"{name}: {tally.line()}; median {statistics.median(tally.seconds) * 1000:.0f} ms a paper")
        none = [c for c in tally.findings if not tally.edits[c]]
        print(f"  no edit: {' '.join(none)}")
        kept = [c for c in tally.edits if tally.gone[c] < tally.edits[c]]
        print(f"  not gone: {' '.join(kept) or 'none'}")
    speed()


if __name__ == "__main__":
    main()
