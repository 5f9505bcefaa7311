"""Which element a field means: whose it is before what it is called."""

from __future__ import annotations

import pytest

from jianfu.core.forms import Decision, Field, Form, Matched, match


def asked(*labels: str, title: str = "人员名单", layout: str = "table") -> Matched:
    """A form whose fields are written `组>栏目(单位)`."""
    fields = []
    for label in labels:
        *group, last = label.split(">")
        fields.append(Field(last, tuple(group)))
    return match(Form(title, layout, tuple(fields)))


def meant(matched: Matched) -> list[str | None]:
    return [found.element.identifier if found.element else None for found in matched.fields]


def test_the_same_label_is_the_heads_and_the_members_in_their_sections() -> None:
    found = asked("户主信息>姓名", "户主信息>联系电话", "家庭成员>姓名", "家庭成员>联系电话", layout="card")

    assert meant(found) == ["household.head_name", "household.head_phone", "person.name", "person.phone"]


def test_bare_columns_of_a_list_of_households_are_the_heads() -> None:
    found = asked("户主姓名", "身份证号码", "家庭人口", title="农户名册")

    assert found.row_is == "household"
    assert meant(found) == ["household.head_name", "household.head_id", "household.size"]


def test_bare_columns_beside_a_name_of_ones_own_are_ones_own() -> None:
    found = asked("姓名", "户主姓名", "身份证号码", "与户主关系")

    assert found.row_is == "person"
    assert meant(found)[2] == "person.id_number"


def test_the_relation_after_a_guardian_is_the_guardians() -> None:
    found = asked("姓名", "联系电话", "监护人姓名", "与本人关系", title="儿童登记卡", layout="card")

    assert meant(found)[3] == "guardian.relation"


def test_the_telephone_of_somebody_the_catalogue_does_not_know_is_new() -> None:
    found = asked("姓名", "网格员姓名", "网格员电话")

    assert [f.decision for f in found.fields[1:]] == [Decision.NEW, Decision.NEW]


def test_a_firms_address_is_not_a_persons() -> None:
    found = asked("企业名称", "统一社会信用代码", "地址", "联系电话", title="企业名录")

    assert found.row_is == "enterprise"
    assert meant(found)[2:] == ["ent.address", "ent.phone"]


@pytest.mark.parametrize("label", ["序号", "备注", "填表人", "村委会意见", "经办人签字", "填报单位(盖章)"])
def test_the_forms_own_business_is_nobodys_data(label: str) -> None:
    found = asked("姓名", label)

    assert found.fields[1].decision is Decision.META


@pytest.mark.parametrize(
    ("label", "element"),
    [
        ("A12 出生年月", "person.birth_date"),
        ("3、文化程度", "person.education"),
        ("耕地面积(亩)", "land.arable_area"),
        ("是否低保户", "aid.is_dibao"),
        ("残疾证号码", "disability.cert_no"),
        ("银行卡号", "bank.account_no"),
    ],
)
def test_numbering_brackets_and_usual_wordings_do_not_matter(label: str, element: str) -> None:
    assert meant(asked("姓名", label))[1] == element


def test_a_number_of_persons_is_no_yes_or_no() -> None:
    found = asked("行政村", "低保户数(户)", "低保对象人数", title="各村情况统计表")

    assert all(f.decision is not Decision.FILL for f in found.fields[1:])


def test_a_rate_is_never_filled() -> None:
    found = asked("行政村", "参保率", "危房改造完成率(%)", title="各村进度统计表")

    assert all(f.decision is Decision.NEW for f in found.fields[1:])


def test_what_follows_from_the_identity_number_says_so() -> None:
    found = asked("姓名", "身份证号", "性别", "年龄")

    assert [f.derivable_from and f.derivable_from.identifier for f in found.fields[2:]] == [
        "person.id_number"
    ] * 2


def test_a_certificate_belongs_to_what_its_heading_is_about() -> None:
    found = asked(
        "姓名", "残疾人信息>证号", "残疾人信息>等级", "低保信息>证号", layout="card", title="信息卡"
    )

    assert meant(found)[1:] == ["disability.cert_no", "disability.grade", "aid.cert_no"]


def test_an_ambiguous_address_is_asked() -> None:
    found = asked("姓名", "身份证号", "家庭住址")

    assert found.fields[2].decision is Decision.ASK


def test_the_same_form_gives_the_same_answer_twice() -> None:
    labels = ("姓名", "补贴类别", "发放方式", "负责人电话")

    assert asked(*labels) == asked(*labels)
