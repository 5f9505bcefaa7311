"""How much processor time does a roster take, beside loading, filling and saving it with openpyxl?

    python -m benchmarks.filling [--rows 2000] [--people 20000]

Made-up people; twelve columns, the key columns given. Both write the same values into the same workbook.
"""

from __future__ import annotations

import argparse
import io
import random
import tempfile
import time
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook

from jianfu.core.filling import fill, read_holdings

COLUMNS = (
    "姓名",
    "身份证号",
    "性别",
    "出生日期",
    "年龄",
    "民族",
    "文化程度",
    "婚姻状况",
    "政治面貌",
    "与户主关系",
    "现住址",
    "备注",
)
HELD = (
    "person.ethnicity",
    "person.education",
    "person.marital",
    "person.political",
    "person.relation_to_head",
    "person.residence_address",
)


def number(at: int) -> str:
    front = f"999901{1940 + at % 70}{1 + at % 12:02}{1 + at % 28:02}{at % 1000:03}"
    return front + "10X98765432"[sum(int(d) * (2 ** (17 - i) % 11) for i, d in enumerate(front)) % 11]


def made(folder: Path, rows: int, people: int) -> tuple[bytes, dict[str, str]]:
    names = {number(at): f"石{at}" for at in range(people)}
    lines = [",".join(("person.id_number", "person.name", *HELD, "_source", "_as_of"))]
    lines += [
        f"{n},{name},汉族,初中,已婚,群众,本人,青石村{at}号,县公安局,2026-06-30"
        for at, (n, name) in enumerate(names.items())
    ]
    (folder / "people.csv").write_text("\n".join(lines), encoding="utf-8")
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["青石村人员名册"])
    sheet.append(list(COLUMNS))
    for n in random.Random(1).sample(sorted(names), rows):
        sheet.append([names[n], n])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), names


def by_openpyxl(data: bytes) -> float:
    began = time.process_time()
    book = load_workbook(io.BytesIO(data))
    sheet = book.active
    assert sheet is not None
    for row in range(3, sheet.max_row + 1):
        for col in range(3, 12):
            sheet.cell(row, col).value = "初中"
    book.save(io.BytesIO())
    return time.process_time() - began


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=2000)
    options.add_argument("--people", type=int, default=20000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data, names = made(Path(folder), given.rows, given.people)
        began = time.process_time()
        holdings = read_holdings(Path(folder))
        read = time.process_time() - began
        began = time.process_time()
        done = fill(data, holdings, now=date(2026, 11, 22))
        took = time.process_time() - began
    (result,) = done.results
    print(
        f"{given.rows} rows, {len(names)} people: read what is held {read:.2f} s, filled {len(result.cells)} cells in {took:.2f} s"
    )
    peer = by_openpyxl(data)
    print(f"openpyxl, load, fill and save alone: {peer:.2f} s, ratio {took / peer:.2f}")


if __name__ == "__main__":
    main()
