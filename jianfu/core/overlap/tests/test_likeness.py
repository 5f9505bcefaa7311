import random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from jianfu.core.overlap import fingerprints, letters_of, likeness, side_by_side
from jianfu.core.overlap.tests.papers import BOATS, BODY, FIRE, again
from jianfu.core.overlap.tests.test_fingerprints import words

some_text = st.text(max_size=400) | st.text(
    st.sampled_from("各村报送台账,。\n1年月(第)附件:现将如下"), max_size=400
)


def test_a_paper_is_wholly_in_itself() -> None:
    found = likeness(FIRE, FIRE)

    assert found.share_of_a == found.share_of_b == 1.0
    assert found.longest
    assert FIRE[found.longest.a_start : found.longest.a_end].startswith("各乡镇要对")


def test_another_year_and_another_name_are_the_same_words() -> None:
    later = again(("2025", "2026"), ("冬季防火工作", "林区可燃物清理"), ("全市", "全省"))

    assert likeness(later, FIRE).share_of_a == 1.0


def test_unrelated_papers_have_nothing_in_common() -> None:
    found = likeness(FIRE, BOATS)

    assert found.share_of_a < 0.05
    assert found.passages == ()


def test_a_pasted_passage_is_found_with_its_places_in_both() -> None:
    passage = "护林员每天巡山不少于2次,发现烟点先喊人、后拍照、再处置,不得等候批示"
    other = BOATS.replace("特此通知", f"四、{passage}。\n特此通知")

    found = likeness(other, FIRE)

    (one,) = found.passages
    assert other[one.a_start : one.a_end] == passage
    assert FIRE[one.b_start : one.b_end] == passage
    assert found.share_of_b > found.share_of_a / 2 > 0.05


def test_a_changed_word_does_not_end_a_passage() -> None:
    found = likeness(again(("拍照", "录像")), FIRE)

    assert len(found.passages) == 1
    assert 0.9 < found.share_of_a < 1.0


def test_the_share_of_the_shorter_text_counts_for_a_paper_that_was_cut() -> None:
    found = likeness(BODY[: len(BODY) // 2], FIRE)

    assert found.share > 0.9
    assert found.share_of_b < 0.6


def test_rows_side_by_side_go_through_both_texts_once() -> None:
    new = again(("二、护林员", "二、在林区施工的单位要先清后干,收工时留人看守一小时。\n三、护林员"))
    rows = side_by_side(likeness(new, FIRE), len(new), len(FIRE))

    assert "".join(new[r.a_start : r.a_end] for r in rows) == new
    assert "".join(FIRE[r.b_start : r.b_end] for r in rows) == FIRE
    assert any("收工时留人看守" in new[r.a_start : r.a_end] for r in rows if not r.same)


def test_what_was_moved_stands_opposite_nothing() -> None:
    first, second = words(1, 300), words(2, 200)

    rows = side_by_side(likeness(first + second, second + first), 500, 500)

    assert [(r.a_end - r.a_start, r.b_end - r.b_start) for r in rows if r.same] == [(300, 300)]


@settings(max_examples=200)
@given(some_text, some_text)
@example("\ud800" * 20, "\x00" * 20)
@example("İ" * 30, "ǅ𠮷" * 30)
def test_any_two_texts_are_compared_the_same_from_both_sides(a: str, b: str) -> None:
    there, back = likeness(a, b), likeness(b, a)

    assert (there.share_of_a, there.share_of_b) == (back.share_of_b, back.share_of_a)
    assert 0.0 <= there.share_of_a <= 1.0
    assert all(a[p.a_start : p.a_end] and b[p.b_start : p.b_end] for p in there.passages)
    assert "".join(a[r.a_start : r.a_end] for r in side_by_side(there, len(a), len(b))) == a


@settings(max_examples=100)
@given(some_text)
@example("第" * 50 + "\ufdd0")
def test_any_text_has_letters_in_order(chars: str) -> None:
    letters = letters_of(chars)

    assert list(letters.at) == sorted(set(letters.at))
    assert len(letters.at) == len(letters.text)
    assert likeness(letters, letters).share_of_a in (0.0, 1.0)
    assert fingerprints(chars) == fingerprints(letters)


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.integers(1, 30))
def test_inserted_and_deleted_letters_take_away_only_what_stands_beside_them(seed: int, strokes: int) -> None:
    original = words(seed, 1200)
    dice = random.Random(seed)
    letters = list(original)
    for _ in range(strokes):
        at = dice.randrange(len(letters))
        letters[at : at + dice.randrange(2)] = "增" * dice.randrange(2)

    found = likeness(original, "".join(letters))

    assert found.share_of_a >= 1 - strokes * 9 * 2 / 1200


def test_turns_of_phrase_are_no_reuse() -> None:
    new = BOATS.replace("特此通知", "四、不得等候批示,由县里统一采购后送到村。\n特此通知")

    found = likeness(new, FIRE)

    assert found.share_of_a > 0
    assert not found.is_reuse
    assert likeness(FIRE[: len(FIRE) // 2], FIRE).is_reuse
