import random

import pytest

from jianfu.core.overlap import Letters, letters_of, likely_share, likeness, marked, marks_of, pack, unpack
from jianfu.core.overlap.marks import Marks
from jianfu.core.overlap.tests.papers import BOATS, BODY, FIRE, again


def words(seed: int, n: int) -> str:
    """Letters that no other seed has in the same order."""
    dice = random.Random(seed)
    return "".join(chr(0x4E00 + dice.randrange(6000)) for _ in range(n))


def marks(text: str | Letters) -> Marks:
    letters = letters_of(text) if isinstance(text, str) else text
    return marks_of(letters, marked(letters))


def test_what_is_stored_is_what_was_marked() -> None:
    assert unpack(pack(marks(FIRE))) == marks(FIRE)


def test_a_page_of_text_takes_about_a_thousand_bytes() -> None:
    assert len(pack(marks(words(1, 1500)))) < 1500


def test_the_same_paper_of_another_year_is_worth_comparing() -> None:
    later = again(("2025", "2026"), ("11月20日", "12月1日"))

    assert likely_share(marks(later), marks(FIRE)) == 1.0


def test_unrelated_papers_are_not() -> None:
    assert likely_share(marks(FIRE), marks(BOATS)) == 0.0


@pytest.mark.parametrize("length", [200, 300, 900])
def test_a_pasted_passage_is_never_missed(length: int) -> None:
    for seed in range(40):
        passage = words(seed, length)
        one = words(1000 + seed, 700) + passage + words(2000 + seed, 500)
        other = words(3000 + seed, 200) + passage + words(4000 + seed, 900)

        assert likeness(one, other).is_reuse
        assert likely_share(marks(one), marks(other)) > 0


def test_the_share_is_about_that_of_a_comparison() -> None:
    source = words(7, 1200)
    half = source[:600] + words(8, 900)

    found = likeness(half, source).share

    assert likely_share(marks(half), marks(source)) == pytest.approx(found, abs=0.15)


def test_the_same_turns_of_phrase_in_another_order_are_not_worth_comparing() -> None:
    phrases = [words(seed, 14) for seed in range(20)]
    mixed = random.Random(3).sample(phrases, len(phrases))
    one = "".join(phrase + words(100 + n, 40) for n, phrase in enumerate(phrases))
    other = "".join(phrase + words(200 + n, 40) for n, phrase in enumerate(mixed))

    assert not likeness(one, other).is_reuse
    assert likely_share(marks(one), marks(other)) == 0.0


def test_a_paper_of_one_sentence_is_worth_comparing_with_itself() -> None:
    sentence = BODY[: BODY.index("。")]

    assert likely_share(marks(sentence), marks(sentence)) == 1.0


def test_nothing_is_like_nothing() -> None:
    assert likely_share(marks(""), marks(FIRE)) == 0.0
    assert unpack(pack(marks(""))) == marks("")
