from jianfu.core.overlap import (
    Changes,
    Likeness,
    find_split,
    letters_of,
    likeness,
    new_places,
    said_in_one_line,
    said_of_parts,
    said_of_passage,
    what_changed,
)
from jianfu.core.overlap.tests.papers import BOATS, FIRE, again
from jianfu.core.overlap.tests.test_fingerprints import words

STOPPED = "4月13日已停收事项"


def said(new: str, earlier: str = FIRE) -> str:
    a, b = letters_of(new), letters_of(earlier)
    found = likeness(a, b)
    return said_in_one_line(found, what_changed(a, b, found), STOPPED)


def test_only_the_name_was_changed() -> None:
    assert said(again(("冬季防火工作", "林区可燃物清理"))) == "与4月13日已停收事项内容相似100%,仅改名称"


def test_another_issuer_or_kind_of_paper_is_no_other_name() -> None:
    assert said(again(("防火工作的通知", "防火工作的工作提示"))) == "与4月13日已停收事项内容相似100%"


def test_only_days_were_changed() -> None:
    new, old = letters_of(again(("11月20日", "12月8日"))), letters_of(FIRE)
    changes = what_changed(new, old, likeness(new, old))

    assert changes.numbers == (("2025年11月20日", "2025年12月8日"),)
    assert said(new.chars) == "与4月13日已停收事项内容相似100%,仅改日期数字"


def test_other_numbers_of_sections_are_no_change() -> None:
    assert said(again(("一、各", "(一)各"), ("二、护", "2.护"))) == "与4月13日已停收事项内容相似100%"


def test_days_of_head_and_signature_do_not_count() -> None:
    assert "日期" not in said(again(("2025年11月3日", "2025年12月1日"), ("41号", "47号")))


def test_new_words_are_counted() -> None:
    new = again(("四、入山路口", "四、在林区施工的单位要先清后干,收工时留人看守。\n五、入山路口"))

    assert said(new).startswith("与4月13日已停收事项内容相似8")
    assert "另有约" in said(new)


def test_a_demand_the_earlier_paper_has_not_is_new() -> None:
    new = again(("四、入山路口", "四、在林区施工的单位要先清后干,收工时留人看守。\n五、入山路口"))
    patrol, guard = new.index("护林员每天"), new.index("在林区施工")
    places = [(patrol, patrol + 20), (guard, guard + 20)]

    assert new_places(likeness(new, FIRE), places) == [1]


def test_a_paper_cut_short_is_in_the_earlier_one() -> None:
    assert said(FIRE[: FIRE.index("三、")]) == "内容的100%在4月13日已停收事项中已有"


def test_a_longer_paper_holds_the_earlier_one() -> None:
    longer = FIRE.replace("四、", words(3, 300) + "\n四、")

    assert said(longer).startswith("包含4月13日已停收事项内容的")


def test_a_copied_passage_is_named_with_its_place() -> None:
    passage = likeness(FIRE, FIRE).passages[0]

    assert said_of_passage(passage, "《云水县防火方案》", "第3段").startswith("与《云水县防火方案》第3段起1")


def test_one_paper_that_comes_back_in_two_is_found() -> None:
    cut = FIRE.index("三、")

    split = find_split(FIRE, [BOATS, FIRE[:cut], FIRE[cut:]])

    assert split
    assert split.parts == (1, 2)
    assert said_of_parts(split.share, len(split.parts), STOPPED).startswith(
        "由4月13日已停收事项拆成的2件之一,"
    )


def test_one_paper_that_alone_has_all_is_no_split() -> None:
    assert find_split(FIRE, [again(("2025", "2026")), FIRE[FIRE.index("三、") :]]) is None


def test_papers_that_hold_little_of_it_are_no_split() -> None:
    assert find_split(FIRE, [BOATS, BOATS]) is None
    assert find_split("", [BOATS]) is None


def test_some_words_in_common_are_said_as_such() -> None:
    line = said_in_one_line(Likeness(0.4, 0.3, 500, 700), Changes(False, (), 300, 490), STOPPED)

    assert line == "内容的40%与4月13日已停收事项相同"


def test_papers_that_only_share_the_usual_sentences_are_no_parts_of_one() -> None:
    usual, own = FIRE[: len(FIRE) * 6 // 10], FIRE[len(FIRE) * 6 // 10 :]

    assert find_split(FIRE, [usual + BOATS, usual + again(("2025", "2026"))[:40], usual]) is None
    assert find_split(FIRE, [usual, own]) is not None
