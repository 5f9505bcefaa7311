"""Papers as copying sites give them: traditional characters, readings put in, wide digits, characters lost on the way."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from jianfu.core.reading import State, read_file

ROOT = Path(__file__).parents[1]

COPIED = """關于報(bào)送防汛值班安排的通知
各鄉(xiāng)鎮(zhèn)人民政府,縣(xiàn)直各單(dān)位：
    為切實做好防汛工作，減輕(qīng)基層負(fù)擔(dān)，現(xiàn)將有關(guān)事項(xiàng)通知如下。
    一、各鄉(xiāng)鎮(zhèn)要于２０２６年６月１２日１８：００前報(bào)送《值班安排表》，逾期不再催報(bào)。
    二、村(社區(qū))每日巡查水庫(kù)不少于１次，巡查情況由村里留存，不另行上報(bào)。
雲(yún)水縣(xiàn)水利局
２０２６年６月１日
"""
PLAIN = """关于报送防汛值班安排的通知
各乡镇人民政府,县直各单位:
为切实做好防汛工作,减轻基层负担,现将有关事项通知如下。
一、各乡镇要于2026年6月12日18:00前报送《值班安排表》,逾期不再催报。
二、村(社区)每日巡查水库不少于1次,巡查情况由村里留存,不另行上报。
云水县水利局
2026年6月1日
"""


def test_a_copied_page_is_found_in_as_plain_simplified_chinese() -> None:
    (reading,) = read_file("网页.txt", COPIED.encode())

    assert reading.state is State.READ
    assert reading.text
    assert reading.text.plain.strip() == PLAIN.strip()


def test_quotes_keep_the_characters_of_the_page() -> None:
    (reading,) = read_file("网页.txt", COPIED.encode())

    assert reading.text
    at = reading.text.plain.index("各乡镇要于2026年6月12日")
    quote = reading.text.span(at, at + len("各乡镇要于2026年6月12日"))
    assert quote.text == "各鄉(xiāng)鎮(zhèn)要于２０２６年６月１２日"
    assert COPIED[quote.start : quote.end] == quote.text
    assert quote.where == "第4段"


def test_characters_lost_on_the_way_are_counted_and_the_rest_is_read() -> None:
    # Two bytes of a character gone here and there, as after a careless conversion.
    damaged = COPIED.encode()
    for word in ("輕", "庫"):
        damaged = damaged.replace(word.encode(), word.encode()[:1])

    (reading,) = read_file("网页.txt", damaged)

    assert reading.state is State.PARTIAL
    assert "有2处字符已损坏" in (reading.reason or "")
    assert reading.text
    assert "各乡镇要于2026年6月12日18:00前报送《值班安排表》" in reading.text.plain
    assert not re.search("[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]", reading.text.plain)


def test_the_same_demands_are_found_on_the_copied_and_on_the_plain_page(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(COPIED, encoding="utf-8")
    (tmp_path / "2.txt").write_text(PLAIN, encoding="utf-8")

    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "jianfu",
            "check",
            str(tmp_path),
            "--format",
            "json",
            "--now",
            "2026-06-10T09:00",
        ],
        capture_output=True,
        check=False,
        cwd=ROOT,
    )

    copied, plain = (json.loads(line) for line in done.stdout.splitlines())
    kinds = [
        (demand["kind"], demand["frequency"], (demand["deadline"] or {}).get("date"))
        for demand in plain["demands"]
    ]
    assert ("report_or_form", "once", "2026-06-12T18:00") in kinds
    assert [
        (demand["kind"], demand["frequency"], (demand["deadline"] or {}).get("date"))
        for demand in copied["demands"]
    ] == kinds
    assert copied["notice"]["issued_on"]["value"] == "2026-06-01"
    assert copied["notice"]["issuer"][0]["value"] == "云水县水利局"
