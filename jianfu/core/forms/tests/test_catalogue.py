"""The catalogue holds together."""

from __future__ import annotations

import re

from jianfu.core.forms.catalogue import by_identifier, elements, spread
from jianfu.core.forms.likeness import said_exactly


def test_ids_and_identifiers_are_given_once() -> None:
    assert len({e.id for e in elements()}) == len(elements()) == len(by_identifier())
    assert all(re.fullmatch(r"DE\d{4}", e.id) for e in elements())


def test_what_an_element_follows_from_is_in_the_catalogue() -> None:
    assert all(not e.derived_from or e.derived_from in by_identifier() for e in elements())


def test_every_element_can_be_asked_for_by_its_name() -> None:
    for element in elements():
        assert element in said_exactly()[element.says[0]], element.identifier


def test_no_wording_surely_means_two_elements_of_one_kind_of_thing() -> None:
    for words, held in said_exactly().items():
        topics = [e.topic for e in held if words not in e.maybe]
        assert len(topics) == len(set(topics)), f"{words}: {[e.identifier for e in held]}"


def test_sensitive_elements_are_marked() -> None:
    assert by_identifier()["health.disease"].sensitive
    assert not by_identifier()["person.sex"].sensitive


def test_braces_are_spread_out() -> None:
    assert spread("{甲,乙}号") == ["甲号", "乙号"]
    assert spread("号{码,}") == ["号码", "号"]
