"""The original is shown whole, cut only where a demand or a finding begins or ends."""

from __future__ import annotations

from datetime import datetime

from jianfu.core.examine import Examination, examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading, State, text_of
from jianfu.core.reports import five_lines, marked_blocks, to_text
from jianfu.core.reports.text import Paint
from jianfu.core.rules.catalogue import all_rules

NOTICE = "云水县民政局\n关于报送名单的通知\n各乡镇人民政府:\n请各乡镇每周五前报送救助名单,并附照片。\n云水县民政局\n2026年6月1日"


def examined(text: str) -> Examination:
    reading = Reading("通知.txt", "text", State.READ, "", text_of(text))
    return examine(reading, all_rules(), now=datetime(2026, 6, 10, 9), limits=load_limits())


def test_the_pieces_of_all_blocks_are_the_whole_paper() -> None:
    exam = examined(NOTICE)

    shown = "\n".join("".join(p.text for p in pieces) for _, pieces in marked_blocks(exam))

    assert shown == NOTICE


def test_each_finding_is_marked_on_its_words() -> None:
    exam = examined(NOTICE)
    marked = {i: "" for i, _ in enumerate(exam.report.findings)}

    for _, pieces in marked_blocks(exam):
        for piece in pieces:
            for i in piece.findings:
                marked[i] += piece.text

    assert marked
    assert all(marked[i] == f.evidence[0].text for i, f in enumerate(exam.report.findings))


def test_five_lines_say_what_when_and_who_and_admit_what_is_not_known() -> None:
    lines = {line.label: line.text for line in five_lines(examined(NOTICE))}

    assert list(lines) == ["要什么", "什么时候要", "谁发的", "准入了没有", "我们有没有"]
    assert "材料报表1项" in lines["要什么"]
    assert "云水县民政局" in lines["谁发的"]
    assert "未" in lines["准入了没有"]


def test_the_carets_stand_under_the_words() -> None:
    lines = to_text(examined(NOTICE), Paint(False)).splitlines()

    below = next(i for i, line in enumerate(lines) if set(line.strip(" |")) == {"^"})
    carets = lines[below]
    wide = sum(2 if ord(c) > 0x2E80 else 1 for c in lines[below - 1])
    assert carets.rindex("^") < wide


def test_a_paper_without_demands_says_so() -> None:
    exam = examined(
        "云水县医疗保障局\n关于调整服务时间的公告\n自2026年7月1日起,窗口周六上午照常办理业务。\n2026年6月20日"
    )

    assert five_lines(exam)[0].text == "没有看到对基层的要求"
