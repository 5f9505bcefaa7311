"""Codes, days and joining."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jianfu.apps.registers.days import Days, days_announced, days_of
from jianfu.apps.visits.core import Kind, Stop, joint_offers, kind_of, parse_code
from jianfu.apps.visits.sealing import Scheme, Unopenable, seal, unseal

SCHEME = Scheme(date(2026, 9, 8), "暗访", "看防火卡口", "青石镇河东村", (7, 9))


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("检-2026-031", (2026, 31)),
        (" 检 2026—031 ", (2026, 31)),
        ("检查-2026-1204", (2026, 1204)),
        ("2026-0413", None),
        ("检-26-3", None),
    ],
)
def test_code_is_read_as_people_type_it(words: str, parts: tuple[int, int] | None) -> None:
    assert parse_code(words) == parts


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("6月18日至20日", Days(date(2026, 6, 18), date(2026, 6, 20), exact=True)),
        ("2026年6月28日至7月2日", Days(date(2026, 6, 28), date(2026, 7, 2), exact=True)),
        ("2026.6.18", Days(date(2026, 6, 18), date(2026, 6, 18), exact=True)),
        ("6月", Days(date(2026, 6, 1), date(2026, 6, 30))),
        ("6月下旬", Days(date(2026, 6, 21), date(2026, 6, 30))),
        ("2月底", Days(date(2026, 2, 25), date(2026, 2, 28))),
        ("第二季度", Days(date(2026, 4, 1), date(2026, 6, 30))),
        ("下半年", Days(date(2026, 7, 1), date(2026, 12, 31))),
        ("12月", Days(date(2026, 12, 1), date(2026, 12, 31))),
        ("适时", None),
    ],
)
def test_time_of_a_plan_is_read(words: str, days: Days | None) -> None:
    assert days_of(words, 2026) == days


@pytest.mark.parametrize(
    ("words", "on", "first"),
    [
        ("1月8日至9日", date(2026, 12, 28), date(2027, 1, 8)),
        ("2026年1月8日", date(2026, 12, 28), date(2026, 1, 8)),
        ("11月3日", date(2026, 12, 28), date(2026, 11, 3)),
        ("12月30日", date(2026, 12, 28), date(2026, 12, 30)),
    ],
)
def test_january_told_of_in_december_is_the_next_one(words: str, on: date, first: date) -> None:
    days = days_announced(words, on)

    assert days
    assert days.first == first


def test_words_show_what_kind_of_visit_it_is() -> None:
    assert [kind_of(w) for w in ("专项督查", "四不两直暗访", "现场观摩", "走访调研", "验收")] == [
        Kind.INSPECTION,
        Kind.COVERT,
        Kind.TOUR,
        Kind.RESEARCH,
        Kind.INSPECTION,
    ]


def stop(key: int, day: int, title: str, *places: int, sender: int = 1, month: int = 6) -> Stop:
    when = date(2026, month, day)
    return Stop(key, sender, title, when, when, frozenset(places))


def test_visits_to_one_place_within_a_month_are_offered_as_one() -> None:
    stops = [stop(1, 5, "民宿消防检查", 7, 8), stop(2, 20, "民宿消防和房屋检查", 8, sender=2)]

    (joint,) = joint_offers(stops, within=30)

    assert (joint.earlier.key, joint.later.key, joint.places, joint.same_matter) == (1, 2, {8}, True)


def test_visits_far_apart_or_elsewhere_are_left_alone() -> None:
    assert not list(joint_offers([stop(1, 5, "甲", 7), stop(2, 5, "乙", 8)], within=30))
    assert not list(joint_offers([stop(1, 5, "甲", 7), stop(2, 5, "乙", 7, month=9)], within=30))


def test_same_matter_is_offered_before_same_place() -> None:
    stops = [stop(1, 5, "森林防火督查", 7), stop(2, 6, "财务审计", 7), stop(3, 20, "森林防火检查", 7)]

    offers = [(joint.earlier.key, joint.later.key) for joint in joint_offers(stops, within=30)]

    assert offers == [(1, 3), (1, 2)]


def test_sealed_scheme_opens_with_the_key_of_the_house_only(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    sealed, digest = seal(SCHEME, "salt", tmp_path)

    assert unseal(sealed, "salt", tmp_path) == SCHEME
    assert len(digest) == 64
    for salt, folder in (("other", tmp_path), ("salt", tmp_path / "other")):
        with pytest.raises(Unopenable):
            unseal(sealed, salt, folder)


def test_ciphertext_tells_neither_the_place_nor_its_length(tmp_path: Path) -> None:
    short, _ = seal(SCHEME, "salt", tmp_path)
    long, _ = seal(Scheme(SCHEME.day, "暗访", "看" * 60, "青石镇河东村", (7,)), "salt", tmp_path)

    assert "青石".encode() not in short
    assert len(short) == len(long)


def test_key_is_for_the_owner_alone(tmp_path: Path) -> None:
    seal(SCHEME, "salt", tmp_path)

    assert (tmp_path / "visits_key").stat().st_mode & 0o077 == 0
