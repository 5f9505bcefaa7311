"""How fast is a paper examined? Each figure is a ratio to a peer on the same files in the same run.

    python -m benchmarks.speed [--papers 1000]

Peers: python-docx opening the same file (bytes to JSON), an empty Python process (cold start).
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from docx import Document

from jianfu.core.examine import examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import read_file
from jianfu.core.reports import to_json
from jianfu.core.rules.catalogue import all_rules

NOW = datetime(2026, 6, 10, 9)
JIANFU = [sys.executable, "-m", "jianfu"]
_PARTS = (
    "各乡镇要结合实际建立工作台账,明确专人负责,于6月{d}日前将工作方案报县{b}局。",
    "请各村(社区)每周五下班前报送进展情况,并附现场照片3张。",
    "县{b}局将于6月下旬组成检查组,对各乡镇工作开展情况进行专项督查。",
    "本通知所称重点区域,是指河道两岸、水库周边和地质灾害隐患点。",
    "近年来,在各级各部门的共同努力下,全县{b}工作取得了明显成效。",
    "不得以任何形式增加基层负担,严禁层层加码。",
    "定于6月{d}日上午9时在县政府四楼会议室召开推进会,请各乡镇分管负责同志参加。",
    "所需资料由县{b}局从业务系统中提取,乡镇不再另行报送。",
)


def make_paper(seed: int, size: int = 1500) -> list[str]:
    """The paragraphs of a fictional notice of about `size` characters."""
    dice = random.Random(seed)
    bureau = dice.choice(["水利", "民政", "应急管理", "农业农村", "文化和旅游"])
    lines = [
        f"云水县{bureau}局",
        f"关于做好{bureau}重点工作的通知",
        f"云{bureau[0]}发〔2026〕{seed % 90 + 1}号",
        "各乡镇人民政府、街道办事处:",
    ]
    n = 0
    while sum(map(len, lines)) < size:
        n += 1
        lines.append(
            f"{n}.{dice.choice(_PARTS).format(d=dice.randint(12, 28), b=bureau)}{dice.choice(_PARTS).format(d=dice.randint(12, 28), b=bureau)}"
        )
    return [*lines, f"云水县{bureau}局", "2026年6月3日"]


def make_docx(paragraphs: list[str]) -> bytes:
    document = Document()
    for line in paragraphs:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def milliseconds(
    action: Callable[[], object], repeat: int, clock: Callable[[], float] = time.perf_counter
) -> float:
    """The median over `repeat` runs after three warm ones; `process_time` leaves out what others do meanwhile."""
    for _ in range(3):
        action()
    gc.collect()
    taken = []
    for _ in range(repeat):
        start = clock()
        action()
        taken.append((clock() - start) * 1000)
    return statistics.median(taken)


def one_paper() -> None:
    data = make_docx(make_paper(1))
    rules, limits = all_rules(), load_limits()

    def ours() -> str:
        (reading,) = read_file("a.docx", data)
        return json.dumps(to_json(examine(reading, rules, now=NOW, limits=limits)), ensure_ascii=False)

    mine = milliseconds(ours, 60, time.process_time)
    peer = milliseconds(lambda: Document(io.BytesIO(data)), 60, time.process_time)
    print(
        f"1,500-character docx, bytes to JSON: {mine:.1f} ms of CPU; python-docx opens it in {peer:.1f} ms; ratio {mine / peer:.2f}"
    )


def folder(papers: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        for n in range(papers):
            Path(place, f"{n:04}.docx").write_bytes(make_docx(make_paper(n)))
        start = time.perf_counter()
        done = subprocess.run(
            [*JIANFU, "check", place, "--format", "json"], stdout=subprocess.PIPE, check=False
        )
        taken = time.perf_counter() - start
    lines = done.stdout.count(b"\n")
    print(
        f"folder of {papers} docx, {os.cpu_count()} cores, whole command: {papers / taken:.0f} a second ({lines} lines)"
    )


def cold() -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "a.txt")
        path.write_text("\n".join(make_paper(1)), encoding="utf-8")
        mine = milliseconds(
            lambda: subprocess.run([*JIANFU, "check", str(path)], stdout=subprocess.PIPE, check=False), 9
        )
        peer = milliseconds(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), 9)
        size = peak_memory([*JIANFU, "check", str(path)])
    print(
        f"cold `jianfu check a.txt`: {mine / 1000:.2f} s; an empty Python {peer / 1000:.2f} s; ratio {mine / peer:.1f}"
    )
    print(f"peak memory, text: {size:.0f} MB")


def peak_memory(command: list[str]) -> float:
    """Peak resident memory of a command in MB, its children included."""
    code = (
        "import resource,subprocess,sys;subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss/1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command], stdout=subprocess.PIPE, text=True, check=True
    )
    return float(done.stdout)


def main() -> None:
    # An installed command finds its modules compiled.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=1000)
    options = parser.parse_args()
    one_paper()
    cold()
    folder(options.papers)
    print(f"this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB peak")


if __name__ == "__main__":
    main()
