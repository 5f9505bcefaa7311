"""How well and how fast is a scanned page recognised?

    python -m benchmarks.ocr

Own text on an A4 page, drawn, spoiled, recognised; prints seconds a page, share of wrong characters (all, and without
punctuation) and peak memory. Nothing is fetched: run it in an empty network namespace (unshare -rn) to be sure.
"""

from __future__ import annotations

import re
import resource
import time

from jianfu.core.reading.image import read_image
from jianfu.core.reading.pdf import read_pdf
from jianfu.core.reading.shapes import ReadLimits
from tests.files import scan

TITLE = "云水县林业局关于做好2026年春季森林防火工作的通知"
TEXT = [
    "各乡镇人民政府，县直有关单位：",
    "为贯彻落实“预防为主、积极消灭”的方针，切实做好2026年春季森林防火工作，经研究，决定在全县开展“清隐患、保平安”行动。现将有关事项通知如下：",
    "一、总体要求。各乡镇要在3月20日前将工作方案和值班表报送县林业局，逾期未报的由县林业局电话提醒。护林员每日巡查不少于1次，巡查情况由乡镇留存，不再另行报送。",
    "二、工作任务。以青石镇、白沙乡为重点，对林缘、坟头、路边的可燃物进行清理，4月5日前完成。每村张贴防火令不少于5张，组织召开村民小组会议不少于2次。",
    "三、值班值守。防火期内实行24小时值班和领导带班制度，做到有火必报、有火快报，任何单位和个人不得迟报、漏报、瞒报。值班电话：0990-1234567。",
    "四、工作要求。各乡镇要加强组织领导，明确1名联络员，于3月10日前将名单报县林业局。县林业局将会同县应急管理局适时开展检查，检查结果不作为年度考核依据。",
    "附件：春季森林防火值班表",
    "云水县林业局",
    "2026年3月2日",
]
_LOOKS = {
    "clean": {},
    "skewed": {"degrees": 1.2},
    "noisy": {"degrees": 1.2, "speckles": 0.03, "blur": 0.7},
    "seal": {},
    "sideways": {"degrees": 90.0},
}


def wrong(expected: str, got: str) -> float:
    """Edit distance as a share of the expected characters."""
    last = list(range(len(got) + 1))
    for i, a in enumerate(expected, 1):
        row = [i]
        for j, b in enumerate(got, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b)))
        last = row
    return last[-1] / len(expected)


def letters(text: str) -> str:
    return re.sub(r"[^\w]", "", text)


def main() -> None:
    expected = "".join([TITLE, *TEXT])
    paper = scan.draw_page(TEXT, title=TITLE)
    read_image(scan.as_jpeg(paper.crop((0, 0, paper.width, paper.height // 4))), ReadLimits())
    for name, look in _LOOKS.items():
        page = scan.spoil(scan.draw_page(TEXT, title=TITLE, seal=name == "seal"), **look)
        start = time.perf_counter()
        draft = read_image(scan.as_jpeg(page), ReadLimits())
        seconds = time.perf_counter() - start
        got = re.sub(r"\s", "", draft.chars)
        print(
            f"{name:8} {seconds:5.1f} s  {len(expected)} characters  wrong {wrong(expected, got):.2%}"
            f"  without punctuation {wrong(letters(expected), letters(got)):.2%}  paragraphs {len(draft.blocks)} of {len(TEXT) + 1}"
        )
    start = time.perf_counter()
    read_pdf(scan.as_pdf(paper), ReadLimits())
    print(f"scanned pdf page {time.perf_counter() - start:.1f} s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
