"""Lists of units as they lie on an administrator's desk."""

from __future__ import annotations

import pytest

from jianfu.apps.people.importing.shapes import Fate, Node, Plan
from jianfu.apps.people.models import Level, Role, UnitKind
from jianfu.apps.people.names import guess, likeness, tidy
from jianfu.apps.people.tests.lists import (
    ROOT,
    count,
    departments,
    grid,
    made,
    plan,
    townships,
    villages,
)  # fmt: skip


def fates(plan: Plan, fate: Fate) -> list[str]:
    return [row.what for row in plan.rows if row.fate is fate]


def test_the_sample_lists_are_as_large_as_they_say() -> None:
    assert len(set(departments())) == 60
    assert len(set(townships())) == 20
    assert len(set(villages())) == 214


def test_whole_county_in_one_list_with_groups() -> None:
    rows = [["云水县机构名单", ""], ["序号", "单位名称"], ["一、县直部门(60个)", ""]]
    rows += [[str(i), name] for i, name in enumerate(departments(), 1)]
    rows += [["二、乡镇(街道)(20个)", ""], *([str(i), name] for i, name in enumerate(townships(), 1))]
    for township in townships():
        under = [village for above, village in villages() if above == township]
        rows += [[f"{township}({len(under)}个)", ""], *(["", village] for village in under)]

    result = plan(grid(*rows, merges=[((0, 0), (0, 1)), ((2, 0), (2, 1))]))

    assert count(result) == (60, 20, 214)
    assert not result.wrong


def test_township_above_its_villages_is_a_unit_as_well() -> None:
    rows = [
        ["序号", "村名"],
        ["青石镇(2个)", ""],
        ["1", "河东村"],
        ["2", "河西村"],
        ["白水乡(1个)", ""],
        ["1", "上坪"],
    ]

    result = plan(grid(*rows))

    assert count(result) == (0, 2, 3)
    assert made(result)["上坪"] == "village government 白水乡"


def test_columns_by_level_with_blanks_for_as_above() -> None:
    rows, last = [["县", "乡镇(街道)", "村(社区)"]], ""
    for i, (township, village) in enumerate(villages()):
        rows.append(["云水县" if not i else "", township if township != last else "", village])
        last = township

    result = plan(grid(*rows))

    assert count(result) == (0, 20, 214)
    assert not result.wrong
    assert [row.words for row in result.rows if row.fate is Fate.KNOWN] == ["云水县"]


def test_columns_by_level_with_merged_cells() -> None:
    rows = [["乡镇", "村"], ["青石镇", "河东村"], ["", "河西村"], ["白水乡", "河东村"]]

    result = plan(grid(*rows, merges=[((1, 0), (2, 0))]))

    assert {(n.name, n.over.name) for n in result.units if n.over} == {
        ("青石镇", "云水县"), ("河东村", "青石镇"), ("河西村", "青石镇"), ("白水乡", "云水县"), ("河东村", "白水乡"),
    }  # fmt: skip


def test_villages_of_a_township_in_one_cell() -> None:
    result = plan(
        grid(["乡镇", "下辖村"], ["青石镇", "河东村、河西村,新桥社区"], ["白水乡", "上坪村 下坪村"])
    )

    assert count(result) == (0, 2, 5)


def test_list_with_upper_units_in_any_order() -> None:
    rows = [
        ["机构全称", "上级单位", "机构类别", "机构代码", "简称"],
        ["河东村村民委员会", "青石镇人民政府", "村", "990101201", ""],
        ["种植业股", "县农业农村局", "内设机构", "", ""],
        ["云水县农业农村局", "云水县人民政府", "政府工作部门", "N001", "农业农村局"],
        ["青石镇人民政府", "云水县", "乡镇", "990101", "青石镇"],
    ]

    result = plan(grid(*rows))

    assert not result.wrong
    assert made(result) == {
        "云水县农业农村局": "county department 云水县",
        "种植业股": "county section 云水县农业农村局",
        "青石镇人民政府": "township government 云水县",
        "河东村村民委员会": "village government 青石镇人民政府",
    }
    assert {(n.code, n.short_name) for n in result.units if n.code == "N001"} == {("N001", "农业农村局")}


def test_list_without_any_header() -> None:
    result = plan(grid(*([name] for name in [*departments()[:12], *townships()[:5]])))

    assert count(result) == (12, 5, 0)
    assert not result.wrong


def test_columns_without_header_are_told_by_what_stands_in_them() -> None:
    result = plan(grid(["1", "青石镇", "河东村"], ["2", "", "河西村"], ["3", "白水乡", "上坪村"]))

    assert count(result) == (0, 2, 3)


def test_list_printed_in_columns_beside_each_other() -> None:
    rows = [
        ["序号", "单位名称", "序号", "单位名称"],
        ["1", "县民政局", "3", "青石镇"],
        ["2", "县教育局", "4", "白水乡"],
    ]

    assert count(plan(grid(*rows))) == (2, 2, 0)


def test_departments_and_townships_in_columns_beside_each_other() -> None:
    rows = [["县直部门", "乡镇街道"], ["县民政局", "青石镇"], ["县教育局", "白水乡"], ["县水利局", ""]]

    result = plan(grid(*rows))

    assert count(result) == (3, 2, 0)
    assert {n.over for n in result.units} == {ROOT}


def test_one_sheet_for_each_kind() -> None:
    result = plan(
        grid(["名称"], *([name] for name in departments()), name="县直单位"),
        grid(["名称"], *([name] for name in townships()), name="乡镇街道"),
        grid(["乡镇", "村名"], *([*pair] for pair in villages()), name="村社区"),
    )

    assert count(result) == (60, 20, 214)
    assert not result.wrong


def test_offices_get_their_own_kind() -> None:
    result = made(
        plan(
            grid(
                ["单位名称"],
                ["县减负办"],
                ["县委编办"],
                ["青石镇"],
                ["青石镇党政办"],
                ["县公安局"],
                ["县公安局交警大队"],
            )
        )
    )

    assert result["县减负办"] == "county burden_office 云水县"
    assert result["县委编办"] == "county establishment_office 云水县"
    assert result["青石镇党政办"] == "township section 青石镇"
    assert result["县公安局交警大队"] == "county section 县公安局"


def test_title_sums_and_remarks_are_no_units() -> None:
    rows = [
        ["云水县乡镇(街道)一览表", "", ""],
        ["", "", "填表日期:2026年3月"],
        ["序号", "乡镇", "备注"],
        ["1", "青石镇", ""],
        ["", "合计", "1"],
        ["注:以上为2026年区划。", "", ""],
    ]

    result = plan(grid(*rows, merges=[((0, 0), (0, 2)), ((5, 0), (5, 2))]))

    assert made(result) == {"青石镇": "township government 云水县"}
    assert not result.wrong


@pytest.mark.parametrize(
    ("rows", "place", "why"),
    [
        ([["单位名称", "上级单位"], ["河东村", "清石镇"], ["青石镇", "云水县"]], "第2行", "没有找到上级单位“清石镇”,是不是“青石镇”?"),
        ([["单位名称", "代码"], ["", "990101"]], "第2行", "没有单位名称"),
        ([["单位名称", "代码"], ["青石镇", "1"], ["希望之光", "2"]], "第3行", "看不出是部门、乡镇还是村"),
        ([["单位名称"], ["河东村"], ["青石镇"]], "第2行", "不知道属于哪个乡镇"),
        ([["单位名称", "代码"], ["石桥县", "1"]], "第2行", "不在云水县以内"),
        ([["单位名称", "上级单位"], ["县民政局", "县教育局"], ["县教育局", "县民政局"]], "第2行", "没有找到上级单位"),
        ([["单位名称", "上级单位"], ["青石镇", "河东村"], ["白水乡", "云水县"], ["河东村", "白水乡"]], "第2行", "级别比上级单位“河东村”还高"),
        ([["品种", "数量"], ["水稻", "3"]], "第1行", "没有找到单位名称或姓名"),
    ],
    ids=["parent", "blank", "unknown", "township", "elsewhere", "loop", "height", "other"],
)  # fmt: skip
def test_wrong_row_says_where_and_why(rows: list[list[str]], place: str, why: str) -> None:
    wrong = plan(grid(*rows)).wrong

    assert str(wrong[0].at) == place
    assert why in wrong[0].what


def test_one_wrong_row_holds_up_no_other() -> None:
    result = plan(grid(["单位名称", "代码"], ["青石镇", "1"], ["希望之光", "2"], ["县民政局", "3"]))

    assert set(made(result)) == {"青石镇", "县民政局"}
    assert len(result.wrong) == 1


def test_row_written_twice_is_made_once_and_told() -> None:
    result = plan(grid(["单位名称", "代码"], ["县民政局", ""], ["云水县民政局", ""]))

    assert len(result.units) == 1
    assert "重复" in fates(result, Fate.TWICE)[0]


def test_unsorted_list_tells_a_township_once() -> None:
    rows = [["乡镇", "村"], ["青石镇", "河东村"], ["白水乡", "上坪村"], ["青石镇", "河西村"]]

    result = plan(grid(*rows))

    assert count(result) == (0, 2, 3)
    assert not fates(result, Fate.TWICE)


def test_unit_that_stands_is_known_under_every_writing_and_gets_what_it_lacks() -> None:
    office = Node("云水县农业农村局", Level.COUNTY, UnitKind.DEPARTMENT, ROOT, 7)

    result = plan(grid(["部门", "代码"], ["县农业农村局", "N001"]), standing=[office])

    assert not result.units
    assert result.fills == {7: {"code": "N001"}}


STAFF = [
    ["姓名", "工号", "工作单位", "职务"],
    ["林小川", "ys0101", "青石镇人民政府", "科员"],
    ["周明远", "YS0102", "县减负办", "主任"],
    ["吴小溪", "YS0103", "县农业农村局", "局长"],
    ["郑大河", "YS0104", "云水县", "副县长"],
]
STANDING = [
    Node("青石镇", Level.TOWNSHIP, UnitKind.GOVERNMENT, ROOT, 2),
    Node("云水县减负办", Level.COUNTY, UnitKind.BURDEN_OFFICE, ROOT, 3),
    Node("云水县农业农村局", Level.COUNTY, UnitKind.DEPARTMENT, ROOT, 4),
]


def test_staff_get_the_role_of_their_unit() -> None:
    result = plan(grid(*STAFF), standing=STANDING)

    assert [(p.staff_code, unit.name, role) for p, unit, role in result.people] == [
        ("YS0101", "青石镇", Role.TOWNSHIP_CLERK),
        ("YS0102", "云水县减负办", Role.REVIEWER),
        ("YS0103", "云水县农业农村局", Role.DEPARTMENT_CLERK),
        ("YS0104", "云水县", Role.LEADER),
    ]


def test_staff_of_villages_by_columns_of_places() -> None:
    river = Node("河东村", Level.VILLAGE, UnitKind.GOVERNMENT, STANDING[0], 5)
    other = Node(
        "河东村",
        Level.VILLAGE,
        UnitKind.GOVERNMENT,
        Node("白水乡", Level.TOWNSHIP, UnitKind.GOVERNMENT, ROOT, 8),
        9,
    )
    rows = [
        ["乡镇", "村", "姓名", "工号"],
        ["青石镇", "河东村", "甲一", "V1"],
        ["", "", "乙二", "V2"],
        ["白水乡", "河东村", "丙三", "V3"],
    ]

    result = plan(grid(*rows), standing=[*STANDING, river, other.over, other])  # type: ignore[list-item]

    assert [(p.staff_code, unit.key, role) for p, unit, role in result.people] == [
        ("V1", 5, Role.VILLAGE_WORKER), ("V2", 5, Role.VILLAGE_WORKER), ("V3", 9, Role.VILLAGE_WORKER),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["林小川", "", "青石镇", ""], "没有工号"),
        (["林小川", "990101199001011234", "青石镇", ""], "不保存身份证号"),
        (["林小川", "YS9", "清石镇", ""], "是不是“青石镇”?"),
        (["林小川", "YS0001", "青石镇", ""], "这个工号已经是“李江”的"),
        (["林小川", "YS9", "", ""], "没有单位"),
    ],
    ids=["code", "id", "unit", "taken", "nowhere"],
)
def test_staff_row_that_does_not_fit_says_why(row: list[str], why: str) -> None:
    wrong = plan(grid(STAFF[0], row), standing=STANDING, names={"YS0001": "李江"}).wrong

    assert why in wrong[0].what
    assert "990101" not in wrong[0].words


def test_two_people_of_one_name_stay_two() -> None:
    rows = [
        STAFF[0],
        ["林小川", "A1", "青石镇", ""],
        ["林小川", "A2", "青石镇", ""],
        ["林小川", "A1", "青石镇", ""],
    ]

    result = plan(grid(*rows), standing=STANDING)

    assert [p.staff_code for p, _, _ in result.people] == ["A1", "A2"]
    assert "重复" in fates(result, Fate.TWICE)[0]


def test_units_and_staff_may_come_in_one_file() -> None:
    units = grid(["单位名称"], ["青石镇"], ["县减负办"], ["县农业农村局"], name="机构")

    result = plan(units, grid(*STAFF, name="人员"))

    assert len(result.people) == 4
    assert not result.wrong


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云水县农业农村局", "农业农村局"),
        ("县市场监督管理局", "市场监督管理局"),
        ("中共云水县委组织部", "县委组织部"),
        ("河东村村民委员会", "河东村委会"),
        ("城关街道办事处", "城关街道"),
        ("青石镇人民政府", "青石镇"),
        ("县委办公室", "县委办"),
        ("云水县人民政府", "云水县"),
        ("云水融媒体中心", "县融媒体中心"),
    ],
)
def test_two_writings_of_one_unit(one: str, other: str) -> None:
    assert likeness(one, "云水县") == likeness(other, "云水县")


@pytest.mark.parametrize(
    ("one", "other"), [("云水镇", "云水村"), ("云水镇", "云水县"), ("上坪村", "下坪村"), ("县委", "县政府")]
)
def test_two_units_stay_two(one: str, other: str) -> None:
    assert likeness(one, "云水县") != likeness(other, "云水县")


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("1、河东村", "河东村"),
        ("(一)青石镇(12个)", "青石镇"),
        ("柳林镇（含3个社区）", "柳林镇"),
        (" 青 石 镇 ", "青石镇"),
        ("县委办(县档案局)", "县委办(县档案局)"),
    ],
)
def test_names_are_stored_tidy(written: str, tidied: str) -> None:
    assert tidy(written) == tidied


@pytest.mark.parametrize(
    "words", ["各乡镇", "乡镇(街道)", "合计", "备注", "12", "张三", "", "县直部门", "村(社区)"]
)
def test_words_that_are_no_unit(words: str) -> None:
    assert guess(tidy(words)) is None


def test_accounts_of_messengers_are_no_staff_codes() -> None:
    head = ["姓名", "工号", "单位", "企业微信账号", "钉钉UserID", "电子邮箱"]
    row = ["林小川", "YS0101", "青石镇", "lin.xc", "ding:42", "Lin.XC＠yunshui.example"]

    person = plan(grid(["单位"], ["青石镇"], name="机构"), grid(head, row)).people[0][0]

    assert person.staff_code == "YS0101"
    assert dict(person.addresses) == {
        "wecom": "lin.xc",
        "dingtalk": "ding:42",
        "mail": "lin.xc@yunshui.example",
    }


@pytest.mark.parametrize("mail", ["林小川", "lin@", "lin@a.example,he@a.example", "999901199001010017"])
def test_wrong_mail_is_told_and_the_person_comes_in(mail: str) -> None:
    result = plan(
        grid(["单位"], ["青石镇"]), grid(["姓名", "工号", "单位", "邮箱"], ["林小川", "YS1", "青石镇", mail])
    )

    assert fates(result, Fate.WRONG) == ["邮箱写得不对,没有用这一格"]
    assert result.people[0][0].addresses == ()
