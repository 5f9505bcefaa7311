from __future__ import annotations

import json
from pathlib import Path

import pytest

from jianfu.cli import main
from jianfu.core.duties import DutyItem, DutyList, ListClass
from jianfu.core.duties.match import Matcher
from jianfu.core.duties.route import Router

BASIC, ASSIST, TAKEN = ListClass.BASIC, ListClass.ASSIST, ListClass.RECLAIMED
LIST = DutyList(
    "石桥镇履行职责事项清单",
    (
        DutyItem(BASIC, 1, "看护村口风雨廊桥,清扫桥面"),
        DutyItem(BASIC, 2, "办好村级托老点,组织老人用餐"),
        DutyItem(BASIC, 3, "依赋权目录处罚在廊桥上摆摊的行为"),
        DutyItem(
            ASSIST,
            1,
            "渡口安全",
            owner=("县交通运输局", "县水利局"),
            owner_duty="1.检查渡船,处罚超载;2.疏浚航道,拆除碍航渔网",
            town_duty="看守渡口,发现超载及时报告",
        ),
        DutyItem(TAKEN, 1, "竹筏检验", owner=("县交通运输局",), how="委托船检机构"),
        DutyItem(TAKEN, 2, "托老点星级评定", owner=("县民政局",), how="委托第三方"),
        DutyItem(TAKEN, 3, "茶叶节门票销售任务", owner=("县文化和旅游局",), how="取消"),
    ),
)
MATCHER, ROUTER = Matcher(LIST), Router(LIST)


@pytest.mark.parametrize(
    ("text", "decision", "role", "number"),
    [
        ("县民政局:托老点中午要有热饭,老人满意率达到九成。", "basic", "lead", 2),
        ("在廊桥上摆摊劝不走的,由镇里罚款。", "basic", "lead", 3),
        ("县交通运输局:看到渡船超载,请马上报告我局。", "assist", "assist", 1),
        ("县交通运输局:由各镇检查渡船,超载的当场处罚。", "assist", "lead", 1),
        ("县交通运输局:麻烦顺便看看竹筏检验过了没有。", "reclaimed", "lead", 1),
        ("县交通运输局:我局周五检验竹筏,请转告筏工。", "reclaimed", "inform", 1),
        ("县民政局:托老点的星级由镇里评定后报来。", "reclaimed", "lead", 2),
        ("县文旅局:茶叶节门票每村销售不少于五十张,天天通报。", "reclaimed", "lead", 3),
    ],
)
def test_demand_is_set_against_the_list_as_a_careful_clerk_would(
    text: str, decision: str, role: str, number: int
) -> None:
    found = MATCHER.match(text)

    assert (found.decision, found.role, found.item and found.item.number) == (decision, role, number)


def test_what_is_on_no_list_is_told_and_has_no_item() -> None:
    found = MATCHER.match("某通信公司:请各镇完成宽带新装三百户。")

    assert found.decision == "none"
    assert found.item is None


def test_threat_does_not_make_a_helper_the_lead() -> None:
    found = MATCHER.match("县交通运输局:发现渡船超载请报告,漏报一次扣一分,严肃追责。")

    assert (found.decision, found.role) == ("assist", "assist")


def test_tougher_half_of_a_mixed_sentence_decides_and_the_proper_one_stays_a_candidate() -> None:
    found = MATCHER.match("县民政局:请办好村级托老点,让老人吃上热饭。另外托老点的星级由镇里评定,月底报结果。")

    assert found.decision in ("reclaimed", "ask")
    assert {c.item.name for c in found.candidates} >= {"托老点星级评定", "办好村级托老点,组织老人用餐"}


def test_general_exhortation_is_no_accusation() -> None:
    assert not MATCHER.match("请各镇抓好有关工作落实。").is_accusation


@pytest.mark.parametrize("text", ["。", "请各镇", "县水利局:", "😀 abc 123"])
def test_where_nothing_is_said_nobody_is_accused_and_nobody_sent_for(text: str) -> None:
    assert MATCHER.match(text).decision == "ask"
    assert ROUTER.route(text).decision == "ask"


@pytest.mark.parametrize(
    ("text", "decision", "lead"),
    [
        ("渡船上挤满了人,快沉了", "department", "县交通运输局"),
        ("航道里全是渔网,船都缠住了", "department", "县水利局"),
        ("廊桥上脏得没法走,没人扫", "town", None),
    ],
)
def test_whistle_goes_to_who_can_end_it(text: str, decision: str, lead: str | None) -> None:
    found = ROUTER.route(text)

    assert (found.decision, found.lead) == (decision, lead)


def test_support_names_the_other_departments_of_the_item() -> None:
    assert ROUTER.route("渡船超载,没人查").support == ("县水利局",)


@pytest.mark.parametrize(
    "told",
    [
        "1.检查渡船;2.清除渔网",
        "县交通运输局:1.检查渡船;2.处罚。 县水利局:1.疏浚;2.清除渔网",
        "检查渡船(交通运输局);清除渔网(水利局)",
    ],
)
def test_clauses_are_given_to_owners_by_name_else_by_order(told: str) -> None:
    from jianfu.core.duties.route import clauses_of_owners

    item = DutyItem(ASSIST, 1, "渡口安全", owner=("县交通运输局", "县水利局"), owner_duty=told)

    given = clauses_of_owners(item)

    assert "渡船" in given["县交通运输局"]
    assert "渔网" in given["县水利局"]
    assert "渔网" not in given["县交通运输局"]


# -- on the command line


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    from jianfu.core.duties.printing import list_as_json

    path = tmp_path / "list.json"
    path.write_text(json.dumps(list_as_json("list.xlsx", LIST), ensure_ascii=False), encoding="utf-8")
    return path


def asked(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "asked.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


FINE = '{"id": "a", "text": "县民政局:托老点中午要让老人吃上热饭。"}'
BAD = '{"id": "b", "text": "县民政局:托老点的星级由镇里评定后报来。", "issuer": "县民政局", "more": 1}'


@pytest.mark.parametrize(("line", "code"), [(FINE, 0), (BAD, 1), ("{broken", 2), ('{"id": 1}', 2), ("[]", 2)])
def test_exit_code_tells_whether_somebody_must_look(
    listed: Path, tmp_path: Path, line: str, code: int
) -> None:
    file = asked(tmp_path, FINE, line)

    assert main(["duty", "match", "--list", str(listed), str(file), "--format", "json"]) == code


def test_bad_line_is_named_and_the_others_are_answered(
    listed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = asked(tmp_path, FINE, "{broken", BAD)

    main(["duty", "match", "--list", str(listed), str(file), "--format", "json"])

    out, err = capsys.readouterr()
    answers = [json.loads(line) for line in out.splitlines()]
    assert [a["id"] for a in answers] == ["a", "b"]
    assert "第2行" in err
    assert set(answers[1]) >= {"decision", "role", "item", "confidence", "candidates", "why"}
    assert len(answers[1]["candidates"]) <= 5


def test_same_input_gives_the_same_bytes(
    listed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = asked(tmp_path, FINE, BAD)
    printed = []
    for part in ("match", "match", "route", "route"):
        main(["duty", part, "--list", str(listed), str(file), "--format", "json"])
        printed.append(capsys.readouterr().out)

    assert printed[0] == printed[1]
    assert printed[2] == printed[3]


def test_import_and_its_json_are_the_same_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from jianfu.sample_county.duty_list import workbook

    book = tmp_path / "list.xlsx"
    book.write_bytes(workbook())

    assert main(["duty", "import", str(book), "--format", "json"]) == 0
    first = capsys.readouterr().out
    again = tmp_path / "list.json"
    again.write_text(first, encoding="utf-8")
    assert main(["duty", "import", str(again), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["items"] == json.loads(first)["items"]


@pytest.mark.parametrize("content", [b"no list", b"{}", b'{"items": [{"class": "other"}]}'])
def test_unreadable_list_ends_with_two_and_says_why(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.json"
    path.write_bytes(content)

    assert main(["duty", "import", str(path), "--format", "json"]) == 2
    shown = json.loads(capsys.readouterr().out)
    assert shown["state"] == "unreadable"
    assert "原件没有改动" in shown["reason"]
    assert main(["duty", "match", "--list", str(path), str(path)]) == 2


def test_every_group_of_words_has_a_name_of_its_own() -> None:
    from jianfu.core.duties.words import HERE

    for file in ("things.txt", "acts.txt"):
        lines = (HERE / file).read_text(encoding="utf-8").splitlines()
        names = [line.partition(":")[0].split()[0] for line in lines if line and not line.startswith("#")]
        assert len(names) == len(set(names)), file


def test_word_the_recogniser_misheard_is_still_understood() -> None:
    found = ROUTER.route("度船超栽了,还在上人")

    assert found.lead == "县交通运输局"


def test_thing_and_what_is_wrong_with_it_tell_a_matter_nobody_named() -> None:
    from jianfu.core.duties.words.symptoms import symptoms

    assert "水质" in symptoms().find("龙头一开,出来的都是腥的")
    assert "水质" not in symptoms().find("龙头拧得好好的")
    assert "水质" not in symptoms().find("龙头是新换的,昨天又去看了另外一户人家,味道不错")


def test_symptoms_tell_of_groups_there_are_and_of_nothing_where_nobody_spoke() -> None:
    from jianfu.core.duties.terms import terms_of
    from jianfu.core.duties.words import HERE
    from jianfu.core.duties.words.symptoms import symptoms

    lines = (HERE / "things.txt").read_text(encoding="utf-8").splitlines()
    assert symptoms().groups <= {line.partition(":")[0] for line in lines}
    told = "龙头一开,出来的都是腥的"
    assert "§水质" in terms_of(told, spoken=True)
    assert "§水质" not in terms_of(told)


def test_who_is_near_counts_less_than_what_is_named() -> None:
    from jianfu.core.duties.terms import terms_of

    beside, alone = (terms_of(text, spoken=True) for text in ("渡船晃得老人站不稳", "老人找谁"))
    assert beside["§养老"] < alone["§养老"]
    assert beside["§渡口"] > 2 * beside["§养老"]
