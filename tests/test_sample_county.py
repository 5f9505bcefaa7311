"""The fictional county, one original of each kind: what a stranger sees first must be right."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from jianfu.core.examine import Examination, examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import State, read_file
from jianfu.core.rules.catalogue import all_rules

FOLDER = Path(__file__).parents[1] / "jianfu" / "sample_county" / "originals"
NOW = datetime(2026, 11, 22, 17)

# File (and paper inside it), format, some kinds of demand it makes, some rules it touches.
PAPERS = [
    ("森林防火视频会.docx", "docx", "meeting report_or_form", "MTG003 MTG004 MTG005"),
    ("户厕排查工作提示.wps", "docx", "report_or_form inspection", "DOC001"),
    ("秋粮收购督查.pdf", "pdf", "inspection assessment", "INS003 INS006 INS009 ASM005"),
    ("云水通小程序.ofd", "ofd", "app_or_group", "APP004 TRC005 APP006"),
    ("基层治理考核指标.xlsx", "xlsx", "assessment", "ASM001 ASM002"),
    ("转来的摸底邮件.eml", "mail", "report_or_form", "FRM008"),
    ("文旅局材料包.zip/抽调人员的函.docx", "docx", "secondment", "SEC001"),
    ("文旅局材料包.zip/核对数据的便函.txt", "text", "report_or_form", "DOC001"),
    (
        "岁末年初安全生产.txt",
        "text",
        "meeting report_or_form responsibility_letter",
        "MTG003 MTG004 FRM007 RSP001",
    ),
    ("工作群里的话.txt", "chat", "report_or_form", "DOC001 FRM008 APP008 TRC004"),
]
RECOGNISED = [
    ("秸秆禁烧责任书扫描件.pdf", "pdf", "responsibility_letter", "RSP001 RSP002"),
    ("手机拍的工作提示.jpg", "image", "report_or_form", "DOC001"),
]


@cache
def examined(file: str) -> dict[str, Examination]:
    path = FOLDER / file
    exams = [
        examine(r, all_rules(), now=NOW, limits=load_limits()) for r in read_file(file, path.read_bytes())
    ]
    return {e.reading.name: e for e in exams}


def look(name: str, kind: str, kinds: str, codes: str) -> None:
    exam = examined(name.partition("/")[0])[name]
    assert (exam.reading.state, exam.reading.kind) == (State.READ, kind)
    assert exam.notice
    assert set(kinds.split()) <= {str(d.kind) for d in exam.notice.demands}
    assert set(codes.split()) <= {f.rule.code for f in exam.report.findings}


@pytest.mark.parametrize(("name", "kind", "kinds", "codes"), PAPERS, ids=[p[0] for p in PAPERS])
def test_a_paper_of_the_county_shows_what_it_asks_and_what_could_be_lighter(
    name: str, kind: str, kinds: str, codes: str
) -> None:
    look(name, kind, kinds, codes)


@pytest.mark.ocr
@pytest.mark.parametrize(("name", "kind", "kinds", "codes"), RECOGNISED, ids=[p[0] for p in RECOGNISED])
def test_a_scan_and_a_photograph_of_the_county_are_read(name: str, kind: str, kinds: str, codes: str) -> None:
    look(name, kind, kinds, codes)


def test_a_clean_paper_asks_nothing_and_is_left_alone() -> None:
    (exam,) = examined("医保窗口时间.docx").values()

    assert exam.notice
    assert exam.notice.demands == ()
    assert exam.report.findings == ()


def test_a_declared_emergency_is_not_lectured() -> None:
    (exam,) = examined("寒潮应急响应.txt").values()

    assert exam.notice
    assert exam.notice.emergency
    assert exam.report.findings == ()


def test_a_visit_that_asks_nothing_costly_is_left_alone() -> None:
    (exam,) = examined("家庭医生服务安排.txt").values()

    assert not [f for f in exam.report.findings if f.certain and f.rule.code != "DOC002"]


def test_every_kind_of_file_is_in_the_county() -> None:
    suffixes = {p.suffix for p in FOLDER.iterdir()}

    assert {".docx", ".wps", ".pdf", ".ofd", ".xlsx", ".eml", ".zip", ".txt", ".jpg"} <= suffixes
