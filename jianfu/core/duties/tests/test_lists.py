from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from jianfu.core.duties import DutyList, ListClass, read_list
from jianfu.core.duties.tests.made_lists import Sheet, across, word, xlsx
from jianfu.core.reading.shapes import Unreadable
from jianfu.sample_county.duty_list import Row, rows, workbook

BASIC = Sheet(
    "基本履职",
    [["序号", "事项名称"], [1, "看护村口的风雨廊桥"], [2, "组织端午龙舟训练"], [3, "维修村组广播"]],
)
ASSIST: list[Any] = [
    ["序号", "事项名称", "对应上级部门", "上级部门职责", "乡镇(街道)配合职责"],
    [1, "廊桥消防", "县文化和旅游局、县消防救援大队", "1.编制方案;2.检查消防", "夜间看护"],
]


def names(found: DutyList, listed: ListClass = ListClass.BASIC) -> list[str]:
    return [item.name for item in found.items if item.listed is listed]


def messages(found: DutyList) -> str:
    return " ".join(w.message for w in found.warnings)


def test_workbook_of_the_sample_county_is_read_whole_without_a_warning() -> None:
    found = read_list(workbook())

    assert [(str(i.listed), i.group, i.name) for i in found.items] == [
        (r.listed, r.group, r.cells[0]) for r in rows()
    ]
    assert not found.warnings
    assert all(i.owner and i.owner_duty and i.town_duty for i in found.items if i.listed is ListClass.ASSIST)
    assert all(i.owner and i.how for i in found.items if i.listed is ListClass.RECLAIMED)


# -- which list


def test_sheet_tells_its_list_whatever_its_place_in_the_file() -> None:
    taken = Sheet(
        "收回事项",
        [["序号", "事项名称", "承接部门", "工作方式"], [1, "竹筏检验", "县交通运输局", "直接开展"]],
    )

    found = read_list(xlsx(taken, Sheet("配合", ASSIST), BASIC))

    assert found.counts() == {"basic": 3, "assist": 1, "reclaimed": 1}


def test_three_lists_one_below_the_other_in_one_sheet() -> None:
    stacked = Sheet(
        "Sheet1",
        [
            ["石桥镇履行职责事项清单"],
            ["一、基本履职事项(2项)"],
            ["序号", "事项名称"],
            [1, "看护风雨廊桥"],
            [2, "维修村组广播"],
            ["二、配合履职事项(1项)"],
            *ASSIST,
            ["三、上级部门收回事项(1项)"],
            ["序号", "事项名称", "承接部门", "工作方式"],
            [1, "竹筏检验", "县交通运输局", "直接开展"],
        ],
        across([0, 1, 5, 8], 5),
    )

    found = read_list(xlsx(stacked))

    assert found.title == "石桥镇履行职责事项清单"
    assert found.counts() == {"basic": 2, "assist": 1, "reclaimed": 1}
    assert not found.warnings


def test_columns_tell_the_list_where_nothing_else_does() -> None:
    taken: list[Any] = [
        ["编号", "事项", "承接部门", "承接方式"],
        ["1", "竹筏检验", "县交通运输局", "直接开展"],
    ]

    found = read_list(xlsx(Sheet("1", taken), Sheet("2", ASSIST), Sheet("3", BASIC.rows)))

    assert found.counts() == {"basic": 3, "assist": 1, "reclaimed": 1}


def test_column_may_say_for_each_row_on_which_list_it_stands() -> None:
    mixed: list[Any] = [
        ["序号", "清单类别", "事项名称", "责任单位"],
        [1, "基本履职", "维修村组广播", ""],
        [2, "配合履职", "廊桥消防", "县消防救援大队"],
        [3, "上级收回", "竹筏检验", "县交通运输局"],
    ]

    found = read_list(xlsx(Sheet("清单", mixed)))

    assert found.counts() == {"basic": 1, "assist": 1, "reclaimed": 1}


# -- columns


@pytest.mark.parametrize(
    "name", ["事项名称", "基本履职事项", "主要职责", "事项", "履职事项", "具体事项", "职责 内容"]
)
@pytest.mark.parametrize("number", ["序号", "编号", "项目编码", "序 号"])
def test_columns_are_known_by_their_words(name: str, number: str) -> None:
    found = read_list(xlsx(Sheet("基本履职", [[name, number], ["看护风雨廊桥", 1]])))

    assert names(found) == ["看护风雨廊桥"]


@pytest.mark.parametrize("town", ["乡镇(街道)配合职责", "镇配合职责", "街道配合职责", "乡镇职责", "我镇职责"])
@pytest.mark.parametrize("owner", ["上级部门职责", "部门职责", "牵头部门职责", "县级部门职责"])
def test_both_halves_of_an_assisting_item_are_kept_apart(town: str, owner: str) -> None:
    table: list[Any] = [
        [town, "牵头部门", owner, "配合履职事项"],
        ["夜间看护", "县文化和旅游局", "检查消防", "廊桥消防"],
    ]

    item = read_list(xlsx(Sheet("表", table))).items[0]

    assert (item.name, item.owner_duty, item.town_duty) == ("廊桥消防", "检查消防", "夜间看护")
    assert item.listed is ListClass.ASSIST


def test_heading_of_two_rows() -> None:
    table = Sheet(
        "配合",
        [
            ["序号", "配合履职事项", "对应部门", "职责分工", None],
            [None, None, None, "部门", "乡镇(街道)"],
            [1, "廊桥消防", "县消防救援大队", "检查消防", "夜间看护"],
        ],
        [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4)],
    )

    item = read_list(xlsx(table)).items[0]

    assert (item.name, item.owner_duty, item.town_duty) == ("廊桥消防", "检查消防", "夜间看护")


def test_owner_and_way_of_working_in_one_cell() -> None:
    table: list[Any] = [
        ["序号", "收回事项", "承接部门及工作方式"],
        [1, "竹筏检验", "承接部门:县交通运输局、县水利局\n工作方式:委托船检机构"],
    ]

    item = read_list(xlsx(Sheet("收回", table))).items[0]

    assert item.owner == ("县交通运输局", "县水利局")
    assert item.how == "委托船检机构"


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        ("县水利局、县公安局", ("县水利局", "县公安局")),
        ("县水利局,县公安局", ("县水利局", "县公安局")),
        ("县水利局\n县公安局", ("县水利局", "县公安局")),
        ("县住房和城\n乡建设局", ("县住房和城乡建设局",)),
        ("牵头:县水利局\n配合部门:县公安局、县林业局", ("县水利局", "县公安局", "县林业局")),
        ("县公安局、县水利局(牵头)", ("县水利局", "县公安局")),
        ("县公安局(治安、交警大队)、县水利局", ("县公安局(治安、交警大队)", "县水利局")),
    ],
)
def test_owners_are_split_and_the_leading_one_comes_first(cell: str, owners: tuple[str, ...]) -> None:
    table: list[Any] = [ASSIST[0], [1, "廊桥消防", cell, "检查", "看护"]]

    assert read_list(xlsx(Sheet("配合", table))).items[0].owner == owners


# -- groups, breaks, notes


@pytest.mark.parametrize(
    "group", ["三、民生服务(2项)", "【民生服务】", "民生服务(2项)", "(三)民生服务", "第三部分 民生服务"]
)
@pytest.mark.parametrize("merged", [True, False], ids=["merged", "plain"])
def test_row_across_the_table_is_a_group(group: str, merged: bool) -> None:
    table = Sheet("基本履职", [["序号", "事项名称"], [group], [1, "看护廊桥"], [2, "维修广播"]])
    table.merges = across([1], 2) if merged else []

    found = read_list(xlsx(table))

    assert [i.group for i in found.items] == ["民生服务", "民生服务"]


def test_merged_group_and_department_hold_for_every_row_they_cover() -> None:
    table = Sheet(
        "收回",
        [
            ["领域", "序号", "收回事项", "承接部门", "工作方式"],
            ["民生服务", 1, "竹筏检验", "县交通运输局", "直接开展"],
            [None, 2, "渡船登记", None, "网上办理"],
            [None, 3, "茶叶检测", "县农业农村局", "委托机构"],
        ],
        [(1, 0, 3, 0), (1, 3, 2, 3)],
    )

    found = read_list(xlsx(table))

    assert [i.group for i in found.items] == ["民生服务"] * 3
    assert [i.owner for i in found.items] == [("县交通运输局",)] * 2 + [("县农业农村局",)]


def test_item_broken_by_a_page_is_one_item_and_the_repeated_heading_none() -> None:
    table: list[Any] = [
        *ASSIST[:1],
        [1, "廊桥消防", "县消防救援大队", "1.编制方案;", "夜间看护,"],
        ASSIST[0],
        [None, None, None, "2.检查消防", "发现火情报告"],
        [2, "渡口安全", "县交通运输局", "检查渡船", "看守渡口"],
    ]

    found = read_list(xlsx(Sheet("配合", table)))

    assert [i.name for i in found.items] == ["廊桥消防", "渡口安全"]
    assert "2.检查消防" in (found.items[0].owner_duty or "")
    assert (found.items[0].town_duty or "").replace(" ", "") == "夜间看护,发现火情报告"


def test_name_broken_by_a_page_is_put_together() -> None:
    table: list[Any] = [["序号", "事项名称"], [1, "看护风雨"], [None, "廊桥"], [2, "维修广播"]]

    assert names(read_list(xlsx(Sheet("基本履职", table)))) == ["看护风雨廊桥", "维修广播"]


def test_item_over_several_merged_rows_collects_their_cells() -> None:
    table = Sheet(
        "配合",
        [
            ASSIST[0],
            [1, "渡口安全", "县交通运输局", "检查渡船", "看守渡口"],
            [None, None, "县水利局", "管理航道", None],
        ],
        [(1, 0, 2, 0), (1, 1, 2, 1), (1, 4, 2, 4)],
    )

    (item,) = read_list(xlsx(table)).items

    assert item.owner == ("县交通运输局", "县水利局")
    assert item.owner_duty == "检查渡船 管理航道"
    assert item.town_duty == "看守渡口"


def test_cover_contents_and_notes_are_no_items() -> None:
    cover = Sheet("封面", [["石桥镇履行职责事项清单"], ["2026年3月"], ["填报单位:石桥镇人民政府"]])
    contents = Sheet(
        "目录", [["序号", "名称", "页码"], [1, "基本履职事项清单", 1], [2, "配合履职事项清单", 9]]
    )
    listed = Sheet(
        "基本履职",
        [
            ["填报单位:石桥镇人民政府"],
            ["序号", "事项名称"],
            [1, "看护廊桥"],
            [2, "维修广播"],
            ["合计", "共2项"],
            ["注:本清单自公布之日起施行。"],
        ],
    )

    found = read_list(xlsx(cover, contents, listed))

    assert names(found) == ["看护廊桥", "维修广播"]
    assert found.title == "石桥镇履行职责事项清单"
    assert not found.warnings


# -- numbers


def test_numbers_that_start_again_in_each_group_are_counted_in_order() -> None:
    table: list[Any] = [
        ["序号", "事项名称"],
        ["一、甲类(2项)"],
        [1, "看护廊桥"],
        [2, "维修广播"],
        ["二、乙类(1项)"],
        [1, "划龙舟"],
    ]

    found = read_list(xlsx(Sheet("基本履职", table, across([1, 4], 2))))

    assert [(i.number, i.as_printed) for i in found.items] == [(1, "1"), (2, "2"), (3, "1")]
    assert not found.warnings


def test_missing_numbers_are_counted_in_order() -> None:
    table: list[Any] = [["类别", "事项名称"], ["文化", "看护廊桥"], ["文化", "维修广播"]]

    found = read_list(xlsx(Sheet("基本履职", table)))

    assert [(i.number, i.as_printed) for i in found.items] == [(1, ""), (2, "")]


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ((1, 2, 2, 3), "编号2重复"),
        ((1, 2, 4, 5), "缺编号3"),
        ((1, None, 3, 4), "没有编号"),
    ],
)
def test_what_is_wrong_with_numbers_is_told_and_nobody_is_lost(
    printed: tuple[int | None, ...], told: str
) -> None:
    body = [[n, f"第{at}座廊桥的看护"] for at, n in enumerate(printed)]

    found = read_list(xlsx(Sheet("基本履职", [["序号", "事项名称"], *body])))

    assert len(found.items) == len({i.number for i in found.items}) == 4
    assert told in messages(found)


@pytest.mark.parametrize("where", ["title", "foot", "group", "cover"])
def test_announced_total_that_differs_is_a_warning(where: str) -> None:
    table: list[Any] = [["序号", "事项名称"], [1, "看护廊桥"], [2, "维修广播"]]
    more: list[Sheet] = []
    if where == "title":
        table.insert(0, ["基本履职事项清单(共3项)"])
    elif where == "foot":
        table.append(["共3项"])
    elif where == "group":
        table.insert(1, ["一、文化(3项)"])
    else:
        more = [Sheet("封面", [["其中基本履职事项3项、配合履职事项0项"]])]

    found = read_list(xlsx(*more, Sheet("基本履职", table)))

    assert "3项,读到2项" in messages(found)


# -- docx


def test_docx_with_paragraphs_as_titles_and_groups() -> None:
    data = word(
        "附件",
        "石桥镇履行职责事项清单",
        "一、基本履职事项清单(2项)",
        Sheet(
            "", [["序号", "事项名称"], ["【文化】", None], [1, "看护廊桥"], [2, "维修广播"]], across([1], 2)
        ),
        "二、配合履职事项清单(1项)",
        Sheet("", ASSIST),
        "三、上级部门收回事项清单(1项)",
        Sheet(
            "", [["序号", "收回事项", "承接部门", "工作方式"], [1, "竹筏检验", "县交通运输局", "直接开展"]]
        ),
    )

    found = read_list(data)

    assert found.title == "石桥镇履行职责事项清单"
    assert found.counts() == {"basic": 2, "assist": 1, "reclaimed": 1}
    assert found.items[0].group == "文化"
    assert not found.warnings


def test_docx_table_that_goes_on_after_a_page_without_its_heading() -> None:
    data = word(
        "配合履职事项清单",
        Sheet("", [*ASSIST, [2, "渡口安全", "县交通运输局", "检查渡船", "看守"]]),
        Sheet(
            "", [["", "", "", "、检验筏工证件", "渡口"], [3, "山洪预警", "县水利局", "发布预警", "敲锣转移"]]
        ),
    )

    found = read_list(data)

    assert names(found, ListClass.ASSIST) == ["廊桥消防", "渡口安全", "山洪预警"]
    assert (found.items[1].town_duty or "").replace(" ", "") == "看守渡口"


# -- what is no list


@pytest.mark.parametrize(
    "data",
    [
        b"not a table",
        xlsx(Sheet("人员", [["姓名", "电话"], ["张三", "14000000001"]])),
        word("没有表格的通知"),
        b"PK\x03\x04 broken",
        b"",
    ],
    ids=["text", "people", "words", "broken", "empty"],
)
def test_what_is_no_list_is_told_in_chinese(data: bytes) -> None:
    with pytest.raises(Unreadable, match="原件没有改动"):
        read_list(data)


# -- many lists of real size


def _plain(of_list: list[Row]) -> list[Any]:
    return [[n, *row.cells] for n, row in enumerate(of_list, 1)]


def _with_groups(of_list: list[Row]) -> list[Any]:
    return [[row.group, n, *row.cells] for n, row in enumerate(of_list, 1)]


HEADINGS = {
    "basic": ["序号", "事项名称"],
    "assist": ["序号", "配合履职事项", "对应上级部门", "上级部门职责", "乡镇(街道)配合职责"],
    "reclaimed": ["序号", "收回事项", "承接部门", "工作方式"],
}


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("make", [xlsx, word], ids=["xlsx", "docx"])
def test_lists_of_real_size_in_many_layouts_are_read_whole(seed: int, make: Callable[..., bytes]) -> None:
    chance = random.Random(seed)
    known = chance.sample(rows(), 60 if make is word else 362)
    blocks: list[str | Sheet] = (
        ["石桥镇履行职责事项清单", "说明:以下清单经审定公布。"] if make is word else []
    )
    order = ["basic", "assist", "reclaimed"]
    chance.shuffle(order)
    for listed in order:
        blocks += _laid_out(listed, [r for r in known if r.listed == listed], chance, word=make is word)

    found = read_list(make(*blocks))

    for listed in order:
        wanted = [row.cells[0] for row in known if row.listed == listed]
        assert names(found, ListClass(listed)) == wanted, (seed, listed)
    told = {i.name: i for i in found.items if i.listed is ListClass.ASSIST}
    for row in known:
        if row.listed == "assist":
            item = told[row.cells[0]]
            assert item.owner == tuple(row.cells[1].split("、"))
            assert (item.owner_duty or "").replace(" ", "") == row.cells[2]
            assert (item.town_duty or "").replace(" ", "") == row.cells[3]


def _laid_out(listed: str, of_list: list[Row], chance: random.Random, *, word: bool) -> list[str | Sheet]:
    """One list with a title, perhaps a group column, repeated headings and rows broken by pages."""
    grouped = chance.random() < 0.5
    heading = [*(["事项类别"] if grouped else []), *HEADINGS[listed]]
    body = _with_groups(of_list) if grouped else _plain(of_list)
    title = {"basic": "基本履职事项清单", "assist": "配合履职事项清单", "reclaimed": "上级部门收回事项清单"}[
        listed
    ]
    table: list[Any] = [list(heading)]
    for row in body:
        long = str(row[-1])
        if chance.random() < 0.08 and len(long) > 6 and listed == "assist":
            table.append([*row[:-1], long[:5]])
            if chance.random() < 0.5:
                table.append(list(heading))
            table.append([*[None] * (len(row) - 1), long[5:]])
        else:
            table.append(row)
    if chance.random() < 0.5 and not word:
        table.insert(0, [title])
        return [Sheet(f"表{len(body)}{listed}", table, across([0], len(heading)))]
    if word:
        return [f"{title}(共{len(body)}项)", Sheet("", table)]
    return [Sheet(title, table)]


FULL = str.maketrans({",": "\uff0c", ":": "\uff1a", ";": "\uff1b", "(": "\uff08", ")": "\uff09"})


def test_full_width_marks_are_read_like_the_narrow_ones_and_kept_as_written() -> None:
    narrow = Sheet(
        "表",
        [
            ["配合履职事项清单(共2项)"],
            ["序号", "配合履职事项", "对应上级部门", "上级部门职责", "乡镇(街道)配合职责"],
            ["一、交通(2项)"],
            [
                "(1)",
                "渡口安全(含竹筏)",
                "牵头:县交通运输局;县水利局(河道科、船检科)",
                "1.检查;2.疏浚",
                "看守,报告",
            ],
            ["(2)", "公路晒粮", "县公安局,县交通运输局(牵头)", "1.劝离;2.处罚", "劝导"],
        ],
        across([0, 2], 5),
    )
    full = Sheet("表", [[w and str(w).translate(FULL) for w in row] for row in narrow.rows], narrow.merges)

    found, same = read_list(xlsx(narrow)), read_list(xlsx(full))

    assert [(i.name.translate(FULL), i.number, i.group, i.owner) for i in found.items] == [
        (i.name, i.number, i.group, i.owner) for i in same.items
    ]
    assert found.items[0].owner[0] == "县交通运输局"
    assert found.items[1].owner == ("县交通运输局", "县公安局")
    assert not same.warnings


@pytest.mark.parametrize(
    "name", ["编制廊桥修缮方案", "审核龙舟队名单", "联系返乡青年", "说明会场布置", "注册志愿者管理"]
)
def test_item_that_begins_like_a_note_is_an_item(name: str) -> None:
    plain: list[Any] = [["事项名称", "类别"], [name, "文化"], ["看护廊桥", "文化"]]
    numbered: list[Any] = [["序号", "事项名称"], [1, name], [2, "看护廊桥"]]

    for table in (plain, numbered):
        assert names(read_list(xlsx(Sheet("基本履职", table)))) == [name, "看护廊桥"]


def test_list_that_begins_in_the_second_column_with_signatures_below() -> None:
    table: list[Any] = [
        [None, "石桥镇配合履职事项清单", None, None, None, None],
        [None, *ASSIST[0]],
        [None, *ASSIST[1]],
        [None, "制表人:张三", None, None, "审核人:李四", None],
    ]

    (item,) = read_list(xlsx(Sheet("Sheet1", table, [(0, 1, 0, 5)]))).items

    assert item.owner_duty == "1.编制方案;2.检查消防"
    assert item.town_duty == "夜间看护"
