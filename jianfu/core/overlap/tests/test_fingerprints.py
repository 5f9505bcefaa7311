import random

from hypothesis import given, settings
from hypothesis import strategies as st

from jianfu.core.overlap import containment, fingerprints
from jianfu.core.overlap.fingerprints import ENOUGH
from jianfu.core.overlap.tests.papers import BOATS, BODY, FIRE, again


def words(seed: int, n: int) -> str:
    """Letters that no other seed has in the same order."""
    dice = random.Random(seed)
    return "".join(chr(0x4E00 + dice.randrange(6000)) for _ in range(n))


def test_fingerprints_fit_a_signed_column_of_64_bits() -> None:
    assert all(0 <= one < 2**63 for one in fingerprints(FIRE))


def test_a_passage_keeps_its_fingerprints_wherever_it_stands() -> None:
    passage = words(1, 900)
    alone = fingerprints(passage)

    inside = fingerprints(words(2, 700) + "。" + passage + "。" + words(3, 400))

    assert containment(alone, inside) == 1.0


def test_the_same_paper_of_another_year_has_the_same_fingerprints() -> None:
    later = again(("2025", "2026"), ("11月20日", "12月1日"), ("41号", "7号"), ("不少于2次", "不少于3次"))

    assert fingerprints(later) == fingerprints(FIRE)


def test_unrelated_papers_share_none() -> None:
    assert not fingerprints(FIRE) & fingerprints(BOATS)


def test_a_short_text_has_enough_of_them_and_a_long_one_not_too_many() -> None:
    assert len(fingerprints(BODY)) >= ENOUGH * 0.6
    assert 1500 / 12 * 0.6 < len(fingerprints(words(4, 1500))) < 1500 / 12 * 1.6


def test_lists_of_dates_and_repeated_letters_have_none() -> None:
    assert not fingerprints("2026年1月5日至6日\n" * 200)
    assert not fingerprints("至" * 500 + "、√" * 500)


def test_containment_of_nothing_is_nothing() -> None:
    assert containment([], fingerprints(FIRE)) == 0.0
    assert containment(fingerprints(FIRE), []) == 0.0


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.integers(5, 20))
def test_noise_of_a_few_percent_keeps_most_of_them(seed: int, strokes: int) -> None:
    original = words(seed, 1500)
    dice = random.Random(seed)
    letters = list(original)
    for _ in range(strokes):
        at = dice.randrange(len(letters))
        if dice.random() < 0.5:
            del letters[at]
        else:
            letters.insert(at, "增")

    share = containment(fingerprints(original), fingerprints("".join(letters)))

    assert share > 1 - strokes * 10 / 1500 * 3
