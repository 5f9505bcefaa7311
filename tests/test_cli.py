"""The command line follows its contract: names, exit codes, one JSON object a line."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from jianfu import cli

NOTICE = """云水县民政局
关于报送高龄津贴名单的通知
云民发〔2026〕21号
各乡镇人民政府:
请各乡镇每月5日前报送高龄津贴发放名单,并附入户照片。
云水县民政局
2026年6月1日
"""
QUIET = "云水县医疗保障局\n关于调整服务时间的公告\n自2026年7月1日起,医保窗口周六上午照常办理业务。\n2026年6月20日\n"
NOW = ("--now", "2026-06-10T09:00:00+08:00")


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "名单.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def run(*argv: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = cli.main(argv)
    out, err = capsys.readouterr()
    return code, out, err


def test_findings_end_with_one_and_silence_with_zero(
    notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quiet = tmp_path / "公告.txt"
    quiet.write_text(QUIET, encoding="utf-8")

    assert run("check", str(notice), *NOW, capsys=capsys)[0] == 1
    assert run("check", str(quiet), *NOW, capsys=capsys)[0] == 0


def test_json_gives_the_keys_of_the_contract(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run("check", str(notice), "--format", "json", *NOW, capsys=capsys)

    (line,) = out.splitlines()
    paper = json.loads(line)
    assert paper["state"] == "read"
    assert paper["notice"]["doc_number"]["value"] == "云民发〔2026〕21号"
    demand = paper["demands"][0]
    assert (demand["kind"], demand["frequency"]) == ("report_or_form", "monthly")
    assert demand["deadline"]["text"].startswith("每月5日")
    assert demand["hours"]["low"] < demand["hours"]["likely"] < demand["hours"]["high"]
    finding = paper["findings"][0]
    assert {
        "rule",
        "verdict",
        "demand",
        "message",
        "evidence",
        "source",
        "lighter",
        "certain",
    } <= finding.keys()


def test_every_quote_is_cut_from_the_extracted_text(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run("check", str(notice), "--format", "json", "--with-text", *NOW, capsys=capsys)

    paper = json.loads(out)
    quotes = [s for f in paper["findings"] + paper["demands"] for s in f["evidence"]]
    assert quotes
    assert all(paper["text"][q["start"] : q["end"]] == q["text"] and q["where"] for q in quotes)


def test_a_folder_gives_one_object_for_each_file_and_goes_on_after_a_bad_one(
    notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (notice.parent / "坏.docx").write_bytes(b"PK\x03\x04 not a zip at all")
    (notice.parent / "乙.txt").write_text(NOTICE, encoding="utf-8")

    code, out, _ = run("check", str(notice.parent), "--format", "json", *NOW, capsys=capsys)

    states = {Path(p["path"]).name: p["state"] for p in map(json.loads, out.splitlines())}
    assert states == {"乙.txt": "read", "名单.txt": "read", "坏.docx": "unreadable"}
    assert code == 2


def test_an_archive_gives_one_object_for_each_paper(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "两份.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("甲.txt", NOTICE)
        archive.writestr("乙.txt", QUIET)

    _, out, _ = run("check", str(path), "--format", "json", *NOW, capsys=capsys)

    assert [Path(json.loads(line)["path"]).name for line in out.splitlines()] == ["甲.txt", "乙.txt"]


def test_standard_input_is_read_as_one_paper(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(NOTICE.encode())))

    _, out, _ = run("check", "-", "--format", "json", *NOW, capsys=capsys)

    assert json.loads(out)["notice"]["doc_number"]["value"] == "云民发〔2026〕21号"


def test_select_and_ignore_take_codes_and_their_beginnings(
    notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def rules(*options: str) -> set[str]:
        _, out, _ = run("check", str(notice), "--format", "json", *NOW, *options, capsys=capsys)
        return {f["rule"] for f in json.loads(out)["findings"]}

    everything = rules()
    assert "FRM007" in everything
    assert rules("--select", "FRM") == {r for r in everything if r.startswith("FRM")}
    assert rules("--ignore", "FRM007") == everything - {"FRM007"}


def test_an_unknown_code_is_named_and_nothing_runs(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run("check", str(notice), "--select", "XYZ9", capsys=capsys)

    assert (code, out) == (2, "")
    assert "没有规则XYZ9" in err


def test_a_missing_path_is_said_and_the_others_are_checked(
    notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run("check", str(notice), "没有的.docx", "--format", "json", *NOW, capsys=capsys)

    assert code == 2
    assert "没有的.docx" in err
    assert len(out.splitlines()) == 1


def test_an_area_file_overrides_a_number(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    area = notice.parent / "本县.toml"
    area.write_text(
        '[[places_townships]]\nsince = 2026-01-01\nvalue = 28\nsource = "本县实有"\n', encoding="utf-8"
    )

    def likely(*options: str) -> float:
        _, out, _ = run("check", str(notice), "--format", "json", *NOW, *options, capsys=capsys)
        return float(json.loads(out)["hours"]["likely"])

    assert likely("--area", str(area)) == pytest.approx(2 * likely(), rel=0.01)


def test_a_wrong_area_file_stops_with_a_clear_line(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    area = notice.parent / "本县.toml"
    area.write_text("[[meeting_people]]\nsince = 2026-01-01\nvalue = 1\nsource = 'x'\n", encoding="utf-8")

    code, _, err = run("check", str(notice), "--area", str(area), capsys=capsys)

    assert code == 2
    assert "meeting_people" in err


def test_html_is_one_self_contained_file_in_which_the_paper_is_escaped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "坏.txt"
    path.write_text(NOTICE.replace("高龄津贴名单", "<script>alert(1)</script>名单"), encoding="utf-8")

    run("check", str(path), "--format", "html", "--output", str(tmp_path / "out"), *NOW, capsys=capsys)

    (page,) = (tmp_path / "out").iterdir()
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "http://" not in html
    assert "https://" not in html


def test_the_original_is_never_written_over(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        run("check", str(notice), "--format", "html", "--output", str(notice.parent), *NOW, capsys=capsys)

    assert notice.read_text(encoding="utf-8") == NOTICE
    assert len(list(notice.parent.glob("*.html"))) == 2


def test_rules_are_listed_and_one_is_shown_with_its_examples(capsys: pytest.CaptureFixture[str]) -> None:
    _, listed, _ = run("rules", capsys=capsys)
    _, shown, _ = run("rule", "mtg003", capsys=capsys)
    code, _, err = run("rule", "MTG999", capsys=capsys)

    assert len(listed.splitlines()) >= 71
    assert "依据:" in shown
    assert "不会提示的例句" in shown
    assert code == 2
    assert "MTG999" in err


def test_the_command_line_starts_without_django_and_without_heavy_libraries(notice: Path) -> None:
    heavy = "django lxml openpyxl PIL onnxruntime numpy pypdfium2 opencc rich"
    code = (
        "import sys; from jianfu.cli import main; main(sys.argv[1:]);"
        f"print([m for m in '{heavy}'.split() if m in sys.modules], file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, "check", str(notice)], capture_output=True, text=True, check=False
    )

    assert done.stderr.strip() == "[]"
