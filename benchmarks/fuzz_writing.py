"""Damaged docx and xlsx given to what writes into them: never anything but Unreadable.

    python -m benchmarks.fuzz_writing [--each 400] [--seed 1]

Each spoiled file gets a stamp, tracked changes with comments, and (sheets) a column less; once with its own
examination, once with that of the file before it was spoiled.
"""

from __future__ import annotations

import argparse
import random
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from benchmarks.fuzz import spoil
from jianfu.core.examine import Examination, examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading, read_file
from jianfu.core.reading.shapes import Unreadable
from jianfu.core.reports import qr_png, stamp_docx
from jianfu.core.revising import DropColumn, Suggestion, adopt, revise_docx, revise_xlsx, suggestions
from jianfu.core.rules.catalogue import all_rules, select
from jianfu.core.rules.shapes import Finding, Verdict

COUNTY = Path(__file__).parents[1] / "jianfu" / "sample_county" / "originals"
DOCX = ("森林防火视频会.docx", "户厕排查工作提示.wps")
XLSX = ("基层治理考核指标.xlsx",)
NOW = datetime(2026, 11, 22, 17)
LIMITS = load_limits()
RULES = select(("MTG003", "MTG005", "DOC006", "DOC008"))
CODE = qr_png("2026-0413")


def look(reading: Reading) -> Examination:
    return examine(reading, RULES, now=NOW, limits=LIMITS)


def taken_of(exam: Examination) -> tuple[Suggestion, ...]:
    return adopt(exam, [s for s in suggestions(exam, LIMITS, look) if s], look).taken


def docx_jobs(data: bytes, whole: Examination, taken: tuple[Suggestion, ...]) -> list[Callable[[], object]]:
    def own() -> object:
        exam = look(read_file("例.docx", data)[0])
        if exam.notice is None or exam.reading.kind != "docx":
            return None
        return revise_docx(data, exam, taken_of(exam), now=NOW, comments=True)

    return [
        own,
        lambda: revise_docx(data, whole, taken, now=NOW, comments=True),
        lambda: stamp_docx(data, "2026-0413", CODE),
    ]


def tried(job: Callable[[], object], outcomes: Counter[str]) -> bool:
    try:
        job()
        outcomes["written"] += 1
    except Unreadable:
        outcomes["refused"] += 1
    except Exception:
        traceback.print_exc()
        outcomes["crashed"] += 1
        return False
    return True


def run(each: int, seed: int) -> Counter[str]:
    dice = random.Random(seed)
    outcomes: Counter[str] = Counter()
    finding = Finding(all_rules()[0], Verdict.WARN, "", (), "", True, None)
    column = [Suggestion(finding, (DropColumn("考核指标", 2, 1),), "删去一列")]
    for name in DOCX:
        data = (COUNTY / name).read_bytes()
        exam = look(read_file(name, data)[0])
        taken = taken_of(exam)
        for _ in range(each):
            for job in docx_jobs(spoil(data, dice), exam, taken):
                tried(job, outcomes)
    for name in XLSX:
        data = (COUNTY / name).read_bytes()
        for _ in range(each):
            spoiled = spoil(data, dice)
            tried(lambda spoiled=spoiled: revise_xlsx(spoiled, column), outcomes)  # type: ignore[misc]
    return outcomes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    outcomes = run(given.each, given.seed)
    print(dict(outcomes))
    sys.exit(outcomes["crashed"] > 0)


if __name__ == "__main__":
    main()
