"""Which value may be written: everyone here is fictional, and the division of their numbers does not exist."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from jianfu.core.forms import Decision
from jianfu.core.forms.catalogue import by_identifier
from jianfu.core.forms.held import Answer, Held, Subject, Unusable, Why, answer, load
from jianfu.core.forms.held.numbers import is_credit_code, is_identity

NOW = datetime(2026, 11, 22, 9)
TODAY = NOW.date()
OLD_STONE, WIFE = "999901195304062215", "999901195605183324"
VILLAGE = "999901109201"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Three holders of one man, his wife, their household and their village."""
    tables = {
        "people": "person.id_number,person.name,household.id,division.code,person.phone,person.ethnicity,person.age,_source,_as_of\n"
        f"{OLD_STONE},石大山,H1,{VILLAGE},14000000001,汉族,70,县公安局,2025-06-30\n"
        f"{WIFE},柳小叶,H1,{VILLAGE},,汉族,,县公安局,2025-06-30\n",
        "grid": f"person.id_number,person.phone,_source,_as_of\n{OLD_STONE},14000000002,县委政法委(网格中心),2026-10-02\n",
        "house": f"household.id,household.head_name,household.head_id,household.address,_source,_as_of\nH1,石大山,{OLD_STONE},河东村3组,县公安局,2021-01-01\n",
        "aid": "person.id_number,aid.type,aid.amount_monthly,aid.end_date,_source,_as_of\n"
        f"{OLD_STONE},农村低保,420,,县民政局,2026-10-01\n{OLD_STONE},临时救助,900,2025-01-31,县民政局,2026-10-01\n",
        "place": f"division.code,division.village,_source,_as_of\n{VILLAGE},河东村,县民政局,2026-01-01\n",
        "town": "division.code,division.town,_source,_as_of\n999901109000,青石镇,县民政局,2026-01-01\n",
        "sick": f"person.id_number,disability.cert_no,bank.account_no,_source,_as_of\n{OLD_STONE},{OLD_STONE}43,6200001,县残联,2026-05-01\n",
    }
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def told(
    data: Path, identifier: str, number: str = OLD_STONE, *, on: date = TODAY, allow: str = ""
) -> Answer:
    held, element = load(data), by_identifier()[identifier]
    return answer(held, Subject("person.id_number", number), element, on=on, now=NOW, allow=allow.split())


def value(data: Path, identifier: str, number: str = OLD_STONE, *, on: date = TODAY, allow: str = "") -> str:
    found = told(data, identifier, number, on=on, allow=allow)
    return found.held.value if found.held else ""


def say(data: Path, text: str) -> None:
    (data / "_tables.csv").write_text(text, encoding="utf-8")


def test_sex_birth_and_age_follow_from_the_number_whatever_a_table_says(data: Path) -> None:
    assert value(data, "person.sex") == "男"
    assert value(data, "person.birth_date") == "1953-04-06"
    assert value(data, "person.age") == "73"
    assert value(data, "person.age", on=date(2026, 4, 5)) == "72"


def test_one_holder_fills_with_source_and_day(data: Path) -> None:
    found = told(data, "person.ethnicity")

    assert found.decision is Decision.FILL
    assert found.held
    assert (found.held.value, found.held.source, found.held.as_of) == ("汉族", "县公安局", date(2025, 6, 30))


def test_two_holders_of_whom_neither_is_the_authority_are_asked_newest_first(data: Path) -> None:
    found = told(data, "person.phone")

    assert (found.decision, found.why) == (Decision.ASK, Why.HOLDERS_DIFFER)
    assert [h.value for h in found.candidates] == ["14000000002", "14000000001"]


def test_the_holder_to_whom_an_element_belongs_wins_and_the_other_is_told(data: Path) -> None:
    (data / "old.csv").write_text(
        f"person.id_number,person.ethnicity,_source,_as_of\n{OLD_STONE},苗族,村委会,2026-11-01\n"
    )

    found = told(data, "person.ethnicity")

    assert found.held
    assert found.held.value == "汉族"
    assert [h.value for h in found.other] == ["苗族"]


def test_household_and_place_are_reached_from_a_person(data: Path) -> None:
    assert value(data, "household.address") == "河东村3组"
    assert value(data, "division.village") == "河东村"
    assert value(data, "division.town", WIFE) == "青石镇"


def test_value_that_can_change_is_stale_after_three_years(data: Path) -> None:
    assert told(data, "household.address").stale
    assert not told(data, "household.head_name").stale


def test_the_heads_own_telephones_count_for_the_household(data: Path) -> None:
    assert [h.value for h in told(data, "household.head_phone", WIFE).candidates] == [
        "14000000002",
        "14000000001",
    ]


def test_benefit_that_is_over_does_not_count(data: Path) -> None:
    assert value(data, "aid.amount_monthly") == "420"
    assert value(data, "aid.type") == "农村低保"


def test_no_is_told_only_from_a_complete_table(data: Path) -> None:
    assert value(data, "aid.is_dibao") == "是"
    assert told(data, "aid.is_dibao", WIFE).why is Why.NOBODY_HOLDS

    say(data, "table,complete,share\naid,yes,\n")

    assert value(data, "aid.is_dibao", WIFE) == "否"


def test_sensitive_elements_need_a_permission_of_their_own(data: Path) -> None:
    assert told(data, "bank.account_no").why is Why.WITHHELD
    assert told(data, "disability.grade").held is None
    assert value(data, "disability.type", allow="disability") == "肢体"

    say(data, "table,share\nsick,all\n")

    assert value(data, "bank.account_no") == "6200001"


def test_table_that_may_not_be_handed_on_stays_withheld(data: Path) -> None:
    say(data, "table,share\npeople,none\n")

    assert told(data, "person.ethnicity").why is Why.WITHHELD
    assert value(data, "person.phone") == "14000000002"


def test_blank_is_told_apart_from_what_nobody_keeps(data: Path) -> None:
    assert told(data, "person.phone", WIFE).why is Why.NO_VALUE
    assert (
        told(data, "person.height", WIFE).why is Why.NOBODY_HOLDS
        if "person.height" in by_identifier()
        else True
    )


def test_two_of_one_kind_with_one_holder_are_never_guessed_between(data: Path) -> None:
    with (data / "aid.csv").open("a") as table:
        table.write(f"{OLD_STONE},高龄津贴,100,,县民政局,2026-10-01\n")

    assert told(data, "aid.amount_monthly").why is Why.LABEL_UNCLEAR


def test_people_are_found_by_name_and_household_in_order(data: Path) -> None:
    held: Held = load(data)

    assert held.named["柳小叶"] == (WIFE,)
    assert held.members["H1"] == (OLD_STONE, WIFE)


def test_who_died_or_left_is_off_the_rolls_from_that_day(data: Path) -> None:
    (data / "dead.csv").write_text(f"person.id_number,person.death_date\n{WIFE},2026.3.2\n")
    held = load(data)

    assert held.off_the_rolls(WIFE, date(2026, 3, 2)) == "person.death_date"
    assert not held.off_the_rolls(WIFE, date(2026, 3, 1))
    assert not held.off_the_rolls(OLD_STONE, TODAY)


def test_data_without_any_known_header_say_so_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("姓名,电话\n甲,1\n")

    with pytest.raises(Unusable, match="表头要用数据元标识"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("number", "right"),
    [
        (OLD_STONE, True),
        ("999901195304062216", False),
        ("999901195313062215", False),
        ("99990119530406221x", False),
        ("", False),
    ],
)
def test_identity_number_has_a_day_and_a_check_character(number: str, right: bool) -> None:
    assert is_identity(number) is right


def test_credit_code_has_a_check_character() -> None:
    codes = [f"91999901MA5K3J9Q2{check}" for check in "0123456789ABCDEFGHJKLMNPQRTUWXY"]

    assert sum(map(is_credit_code, codes)) == 1
