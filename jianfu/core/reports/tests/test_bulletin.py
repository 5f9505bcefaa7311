"""The bulletin has the page of GB/T 9704, and says what it was given."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.shared import Pt
from lxml import etree
from PIL import Image

from jianfu.core.examine import examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import read_file
from jianfu.core.reading.shapes import Unreadable
from jianfu.core.reports.bulletin import (
    Bulletin,
    Figure,
    Heading,
    Number,
    Paragraph,
    Sheet,
    layout,
    write_bulletin,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("L", (600, 200), 200).save(out, "PNG")
    return out.getvalue()


MONTHLY = Bulletin(
    "云水县基层减负月报",
    "云水县减负工作办公室",
    date(2026, 12, 1),
    (
        Heading("三个数"),
        Number("本月下发要求31件,比上月少6件。", "按准入登记统计,截至11月30日。"),
        Number("约用基层412人时,比上月少97人时。", "单件用时乘单位数,为估算。"),
        Heading("需要定的事"),
        Heading("统一口径", 2),
        Paragraph("两张“大棚面积”表12列中9列相同,建议并为一张。"),
        Heading("分两步走", 2),
        Heading("先停一张", 3),
        Heading("再并一张", 4),
        Heading("做得好的"),
        Sheet("重复最多的栏目", ("栏目", "表数"), (("大棚面积", "23"), ("受冻情况", "7")), (2, 1)),
        Figure(picture(), "各月人时", "柱形图,由多到少"),
    ),
    number="第11期",
    to="县委、县政府领导",
)


def document(bulletin: Bulletin = MONTHLY) -> Paper:
    return Document(io.BytesIO(write_bulletin(bulletin)))


def lines(bulletin: Bulletin = MONTHLY) -> list[str]:
    return [p.text for p in document(bulletin).paragraphs]


def part(name: str) -> etree._Element:
    package = zipfile.ZipFile(io.BytesIO(write_bulletin(MONTHLY)))
    return etree.fromstring(package.read(name))


def paragraph(words: str) -> etree._Element:
    found = (p._p for p in document().paragraphs if p.text.startswith(words))
    return etree.fromstring(etree.tostring(next(found)))


def test_page_is_that_of_the_standard() -> None:
    section = document().sections[0]

    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(s.mm) for s in sides if s is not None] == [37, 35, 28, 26]


def test_twenty_two_lines_and_twenty_eight_characters_have_room() -> None:
    high = (297 - 37 - 35) * 72 / 25.4
    wide = (210 - 28 - 26) * 72 / 25.4

    assert 22 <= high / layout.PITCH_PT < 23
    assert 28 <= wide / (layout.BODY_PT + layout.DRAWN_PT) < 29
    body = paragraph("两张")
    spacing = body.find(f"{W}pPr/{W}spacing")
    assert spacing is not None
    assert (spacing.get(W + "lineRule"), spacing.get(W + "line")) == ("exact", "560")
    assert body.find(f"{W}r/{W}rPr/{W}spacing").get(W + "val") == "-5"  # type: ignore[union-attr]
    assert body.find(f"{W}pPr/{W}ind").get(W + "firstLineChars") == "200"  # type: ignore[union-attr]


def test_title_is_second_size_and_body_third_each_in_its_font() -> None:
    fonts = {
        p.text[:4]: (p.runs[0].font.size, p.runs[0].font.name)
        for p in document().paragraphs
        if p.runs and p.text
    }

    assert fonts["云水县基"] == (Pt(22), "方正小标宋简体")
    assert fonts["一、三个"] == (Pt(16), "黑体")
    assert fonts["（一）统"] == (Pt(16), "楷体_GB2312")
    assert fonts["1.先停"] == (Pt(16), "仿宋_GB2312")
    assert fonts["两张“大"] == (Pt(16), "仿宋_GB2312")


def test_fonts_an_office_may_not_have_name_their_stand_ins() -> None:
    table = part("word/fontTable.xml")

    names = {f.get(W + "name"): f.find(W + "altName") for f in table.iter(W + "font")}
    assert names["方正小标宋简体"].get(W + "val") == "宋体"  # type: ignore[union-attr]
    assert names["仿宋_GB2312"].get(W + "val") == "仿宋"  # type: ignore[union-attr]


def test_levels_are_numbered_and_begin_anew_under_each_heading() -> None:
    numbered = [t for t in lines() if t and t[0] in "一二三（1"]

    assert numbered == [
        "一、三个数",
        "二、需要定的事",
        "（一）统一口径",
        "（二）分两步走",
        "1.先停一张",
        "（1）再并一张",
        "三、做得好的",
    ]


def test_figures_tell_how_they_came_about_in_order() -> None:
    said = lines()

    assert "本月下发要求31件，比上月少6件。〔注1〕" in said
    assert "注1：按准入登记统计，截至11月30日。" in said
    assert said.index("注2：单件用时乘单位数，为估算。") > said.index("图1　各月人时")


def test_signature_stands_two_characters_from_the_right_and_the_day_two_further_in() -> None:
    issuer, day = paragraph("云水县减负工作"), paragraph("2026年12月")

    def right(p: etree._Element) -> float:
        return int(p.find(f"{W}pPr/{W}ind").get(W + "rightChars")) / 100  # type: ignore[union-attr, arg-type]

    assert right(issuer) == 2
    starts = {
        n: right(p) + layout.width_of(w)
        for n, p, w in (("issuer", issuer, MONTHLY.issuer), ("day", day, "2026年12月1日"))
    }
    assert starts["issuer"] - starts["day"] == 2


def test_a_day_longer_than_the_issuer_stands_two_characters_from_the_right() -> None:
    place = layout.signature_of("减负办", date(2026, 12, 31))

    assert place.day == 2
    assert place.issuer + 3 - (place.day + layout.width_of("2026年12月31日")) == 2


def test_page_number_stands_outside() -> None:
    right, left = part("word/footer1.xml"), part("word/footer2.xml")

    assert right.find(f".//{W}jc").get(W + "val") == "right"  # type: ignore[union-attr]
    assert left.find(f".//{W}jc").get(W + "val") == "both"  # type: ignore[union-attr]
    for footer in (right, left):
        assert "".join(t.text or "" for t in footer.iter(W + "t")) == "— 1 —"
        assert [i.text for i in footer.iter(W + "instrText")] == ["PAGE"]
    assert part("word/settings.xml").find(W + "evenAndOddHeaders") is not None


def test_everything_is_black() -> None:
    colours = {c.get(W + "val") for c in part("word/document.xml").iter(W + "color")}

    assert colours == {"000000"}


def test_table_repeats_its_header_and_picture_has_a_line_of_its_own_height() -> None:
    root = part("word/document.xml")

    assert len(list(root.iter(W + "tblHeader"))) == 1
    assert len(list(root.iter(W + "cantSplit"))) == 3
    drawn = next(root.iter(W + "drawing"))
    line = next(drawn.iterancestors(W + "p")).find(f"{W}pPr/{W}spacing")
    assert line is not None
    assert line.get(W + "lineRule") == "auto"
    assert next(root.iter("{*}docPr")).get("descr") == "柱形图,由多到少"


def test_our_own_reader_finds_title_issuer_and_day() -> None:
    (reading,) = read_file("月报.docx", write_bulletin(MONTHLY))
    notice = examine(reading, (), now=datetime(2026, 12, 2), limits=load_limits()).notice

    assert notice
    assert notice.issued_on
    assert notice.issued_on.value == date(2026, 12, 1)
    assert notice.issuer
    assert notice.issuer.name == "云水县减负工作办公室"
    assert "云水县基层减负月报" in notice.text.chars.split("\n")[0]
    assert notice.text.red_head is False


def test_a_short_bulletin_has_fewer_lines_than_a_page() -> None:
    short = Bulletin("减负月报", "云水县减负工作办公室", date(2026, 12, 1), MONTHLY.parts[:4])

    taken = sum(-(-int(layout.width_of(t) + 2) // 28) for t in lines(short))

    assert taken <= layout.LINES


def test_what_is_no_picture_is_refused_with_a_clear_word() -> None:
    broken = Bulletin("月报", "减负办", date(2026, 12, 1), (Figure(b"GIF", "图", "图"),))

    with pytest.raises(Unreadable, match="不是可用的图片"):
        write_bulletin(broken)
