"""Dated numbers: which one counts on which day, and what an area file may do."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from jianfu.core.limits import LimitsError, load_limits

TODAY = date(2026, 6, 10)


def area(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "云溪县.toml"
    path.write_text(text, encoding="utf-8")
    return path


def entry(name: str, value: str, since: str = "2025-01-01") -> str:
    return f'[[{name}]]\nsince = {since}\nvalue = {value}\nsource = "云溪县减负办 2025-3"\n'


def test_the_default_names_the_paper_it_comes_from() -> None:
    limit = load_limits().at("meeting_online_people", TODAY)

    assert (limit.value, limit.source, limit.assumed) == (100, "city-2025 三(一)1", False)


def test_an_assumption_says_so() -> None:
    assert load_limits().at("office_closing", TODAY).assumed
    assert load_limits().at("office_closing", TODAY).value == time(17, 30)


def test_every_default_has_a_source_or_is_an_assumption() -> None:
    limits = load_limits()

    assert all(row.source for rows in limits.defaults.values() for row in rows)
    assert len(limits.names()) > 10


def test_the_area_beats_the_default_and_the_newest_entry_counts(tmp_path: Path) -> None:
    path = area(
        tmp_path,
        entry("meeting_online_people", "60", "2026-01-01")
        + entry("meeting_online_people", "80", "2025-06-01"),
    )

    limits = load_limits(path)

    assert limits.at("meeting_online_people", TODAY).value == 60
    assert limits.at("meeting_online_people", date(2025, 7, 1)).value == 80
    assert limits.at("document_max_general", TODAY).value == 5000


def test_before_the_first_entry_the_first_entry_counts() -> None:
    assert load_limits().at("meeting_online_people", date(2001, 4, 4)).value == 100


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (entry("no_such_limit", "3"), "不是已知的参数名"),
        (entry("meeting_online_people", '"许多"'), "值类型不对"),
        ("[[meeting_online_people]]\nvalue = 60\n", "应写成"),
        ("meeting_online_people = 60\n", "应写成"),
        ("[[meeting_online_people\n", "请检查第1行"),
        (entry("meeting_online_people", "60", '"今年"'), "应是日期"),
        (
            entry("meeting_online_people", "60") + entry("meeting_online_people", "true", "2026-01-01"),
            "值类型不对",
        ),
    ],
)
def test_a_file_that_cannot_be_used_says_what_to_mend(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(LimitsError, match=says):
        load_limits(area(tmp_path, text))


def test_a_missing_area_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LimitsError, match=r"没有这个文件\.toml没有找到"):
        load_limits(tmp_path / "没有这个文件.toml")


def test_a_file_in_another_encoding_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "云溪县.toml"
    path.write_bytes("# 地方参数".encode("gb18030"))

    with pytest.raises(LimitsError, match="不是UTF-8编码"):
        load_limits(path)


def test_a_whole_number_may_stand_for_a_share(tmp_path: Path) -> None:
    limits = load_limits(area(tmp_path, entry("document_empty_share", "1")))

    assert limits.at("document_empty_share", TODAY).value == 1


def test_a_negative_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LimitsError, match="不应小于0"):
        load_limits(area(tmp_path, entry("meeting_online_people", "-1")))
