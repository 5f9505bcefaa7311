"""`jianfu form`: names, keys and exit codes of the contract."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jianfu import cli
from jianfu.core.filling.tests.made import DASHAN, blank, county
from jianfu.core.filling.tests.test_paper import card

NOW = ("--now", "2026-11-22T09:00:00+08:00")
FORM = {
    "title": "农户表",
    "layout": "table",
    "fields": [{"label": "户主姓名", "group": [], "unit": None, "order": 1}],
}


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    code = cli.main(argv)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(blank(("老人联系表",), ("姓名", "身份证号", "性别", "电话"), ("石大山", DASHAN)))
    return path


def test_match_of_json_gives_the_keys_of_the_contract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(FORM), encoding="utf-8")

    code, out, _ = run(capsys, "form", "match", str(path), "--format", "json")

    told = json.loads(out)
    (field,) = told["fields"]
    assert (code, told["title"], told["row_is"]) == (0, "农户表", "household")
    assert {
        "label",
        "group",
        "element",
        "decision",
        "confidence",
        "candidates",
        "derivable_from",
    } <= field.keys()
    assert (field["element"], field["decision"]) == ("DE0056", "fill")


def test_read_and_match_of_a_sheet_name_the_cells(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, read, _ = run(capsys, "form", "read", str(form), "--format", "json")
    _, matched, _ = run(capsys, "form", "match", str(form), "--format", "json")

    assert [f["cell"] for f in json.loads(read)["fields"]] == ["A3", "B3", "C3", "D3"]
    assert [f["element"] for f in json.loads(matched)["fields"]] == ["DE0001", "DE0002", "DE0005", "DE0014"]


def test_fill_writes_beside_the_original_and_tells_what_is_left(
    form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = form.read_bytes()
    data = str(county(tmp_path / "data"))

    code, out, _ = run(capsys, "form", "fill", str(form), "--from", data, "--format", "json", *NOW)

    told = json.loads(out)
    assert (code, told["state"], told["as_at"]) == (1, "written", "2026-11-22")
    assert Path(told["out"]).name == "名册.filled.xlsx"
    assert form.read_bytes() == before
    assert [c["cell"] for c in told["cells"]] == ["C3"]
    assert told["asked"][0]["why"] == "holders_differ"


def test_answers_are_written_and_nothing_is_left(
    form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(
        json.dumps({"asked": [{"sheet": "名册", "cell": "D3", "value": "14000000002"}]}), encoding="utf-8"
    )
    data = str(county(tmp_path / "data"))

    code, out, _ = run(
        capsys, "form", "fill", str(form), "--from", data, "--format", "json", "--answers", str(answers), *NOW
    )

    assert code == 0
    assert {c["cell"]: c["value"] for c in json.loads(out)["cells"]} == {"C3": "男", "D3": "14000000002"}


def test_answer_for_a_table_of_a_paper_is_written_where_it_was_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, answers, data = tmp_path / "卡.docx", tmp_path / "answers.json", str(county(tmp_path / "data"))
    path.write_bytes(card())
    call = ("form", "fill", str(path), "--from", data, "--format", "json", *NOW)
    asked = json.loads(run(capsys, *call)[1])["asked"]
    assert asked
    given = [{**question, "value": "14000000009"} for question in asked]
    answers.write_text(json.dumps({"asked": given}), encoding="utf-8")

    told = json.loads(run(capsys, *call, "--answers", str(answers))[1])

    written = {(c["table"], c["row"], c["col"]): c["value"] for c in told["cells"]}
    assert told["asked"] == []
    assert {written[q["table"], q["row"], q["col"]] for q in asked} == {"14000000009"}


def test_text_shows_no_value_of_anybody(
    form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, "form", "fill", str(form), "--from", str(county(tmp_path / "data")), *NOW)

    assert "14000000" not in out
    assert DASHAN not in out
    assert len(out.splitlines()) == 5


def test_original_is_never_written_over(
    form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = form.read_bytes()
    data = str(county(tmp_path / "data"))

    code, _, err = run(capsys, "form", "fill", str(form), "--from", data, "--output", str(form), *NOW)

    assert code == 2
    assert "不能覆盖" in err
    assert form.read_bytes() == before


@pytest.mark.parametrize("doing", ["read", "match"])
def test_what_is_no_form_ends_with_two_and_says_why(
    doing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"\x00\x01" * 400)

    code, _, err = run(capsys, "form", doing, str(path))

    assert code == 2
    assert "请" in err
    assert run(capsys, "form", doing, str(tmp_path / "没有.xlsx"))[0] == 2


def test_fill_tells_how_many_rows_came_in_and_addresses_of_the_returned_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(blank(("青石村户籍人口名册",), ("姓名", "身份证号", "性别"), (), ("填表人:",)))

    _, out, _ = run(
        capsys, "form", "fill", str(path), "--from", str(county(tmp_path / "data")), "--format", "json", *NOW
    )

    told = json.loads(out)
    assert told["rows"]["added"] == 2
    assert {cell["cell"]: cell["value"] for cell in told["cells"]}["A5"] == "周山川"


def test_fill_tells_what_a_count_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "各村.xlsx"
    path.write_bytes(blank(("青石镇各村人口统计表",), ("村名", "总人口"), ("青石村",), ("柳溪村",)))
    data = county(tmp_path / "data", _tables="table,complete\npeople,yes\n")

    _, out, _ = run(capsys, "form", "fill", str(path), "--from", str(data), "--format", "json", *NOW)

    told = json.loads(out)
    assert told["row_is"] == "village"
    assert [(c["value"], c["element"], c["derived"], c["of"], c["source"]) for c in told["cells"]] == [
        (3, None, "count", "总人口", "县公安局"),
        (1, None, "count", "总人口", "县公安局"),
    ]
