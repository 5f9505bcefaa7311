from __future__ import annotations

import pytest

from jianfu.core.reading import image
from jianfu.core.reading.ofd import read_ofd
from jianfu.core.reading.shapes import Draft, Part, ReadLimits, Unreadable
from tests.files import ofd as made
from tests.files import scan
from tests.files.ofd import make_ofd

NOTICE = [
    "为切实做好“春季防火”工作,各乡镇人民政府要于三月二十日前将值班表报送县林业局,并明确一名联络员。",
    "二、各村每日巡查不少于一次。",
]


def read(data: bytes) -> Draft:
    return read_ofd(data, ReadLimits())


def test_wrapped_lines_are_joined_to_paragraphs() -> None:
    draft = read(make_ofd(NOTICE))

    assert draft.chars.split("\n") == NOTICE
    assert draft.blocks[0].where == "第1页"
    assert draft.pages == 1


def test_objects_are_read_from_the_top_however_they_are_stored() -> None:
    objects = (
        made.text_object("第三行的内容", 27, 80)
        + made.text_object("第一行", 60, 40)
        + made.text_object("第二行的字", 27, 60)
    )

    draft = read(make_ofd(pages=[made.content(objects)]))

    assert draft.chars.split("\n") == ["第一行", "第二行的字", "第三行的内容"]


@pytest.mark.parametrize("ink", ['color="230 0 18"', "shared"])
def test_red_head_on_the_template_is_read(ink: str) -> None:
    look = {"extra": ' DrawParam="60"'} if ink == "shared" else {"color": "255 0 0"}

    draft = read(make_ofd(NOTICE, template=made.text_object("云水县林业局文件", 40, 20, size=12, **look)))

    assert draft.chars.startswith("云水县林业局文件\n")
    assert draft.red_head is True
    assert read(make_ofd(NOTICE)).red_head is False


def test_enlarging_matrix_counts_for_the_place() -> None:
    doubled = made.text_object("大字", 20, 100, extra=' CTM="2 0 0 2 0 0"')

    draft = read(
        make_ofd(
            pages=[
                made.content(
                    doubled + made.text_object("后面的话", 20, 130) + made.text_object("前面的话", 20, 60)
                )
            ]
        )
    )

    assert draft.chars.split("\n") == ["前面的话", "大字", "后面的话"]


def test_invisible_text_and_seals_are_not_read() -> None:
    hidden = made.text_object("看不见", 27, 100, extra=' Visible="false"')

    draft = read(
        make_ofd(
            pages=[made.content(made.text_object("看得见的一行文字", 27, 40) + hidden)], seal="云水县公章"
        )
    )

    assert draft.chars == "看得见的一行文字"


def test_attachments_are_listed() -> None:
    draft = read(make_ofd(NOTICE, attachments=["值班表.xlsx"]))

    assert draft.blocks[-1].part is Part.ATTACHMENT
    assert draft.chars.endswith("值班表.xlsx")


def test_path_out_of_the_package_is_not_followed() -> None:
    root = '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>../../etc/passwd</ofd:DocRoot></ofd:DocBody></ofd:OFD>'

    with pytest.raises(Unreadable, match="原件没有改动"):
        read(make_ofd(NOTICE, members={"OFD.xml": root.encode()}))


def test_damaged_page_leaves_the_others() -> None:
    pages = [made.page_of(NOTICE[1:]), "<ofd:Page"]

    draft = read(make_ofd(pages=pages))

    assert draft.chars == NOTICE[1]
    assert draft.problem is not None


def test_glyphs_without_characters_are_answered_in_words() -> None:
    with pytest.raises(Unreadable, match="字形"):
        read(make_ofd(pages=[made.content(made.text_object("\ufffd\ufffd", 27, 40))]))


@pytest.mark.ocr
@pytest.mark.skipif(
    not image.is_installed() or scan.font_path() is None, reason="jianfu[ocr] or a Chinese font is missing"
)
def test_scanned_page_is_recognised() -> None:
    drawn = made.content('<ofd:ImageObject ID="7" Boundary="0 0 210 297" ResourceID="70"/>')
    resources = (
        '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="70" Type="Image">'
        "<ofd:MediaFile>scan.jpg</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"
    )
    page = scan.as_jpeg(scan.draw_page(["请于三月二十日前将值班表报送县林业局。"]))

    draft = read(
        make_ofd(
            pages=[drawn], members={"Doc_0/PublicRes.xml": resources.encode(), "Doc_0/Res/scan.jpg": page}
        )
    )

    assert draft.chars == "请于三月二十日前将值班表报送县林业局。"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", make_ofd(NOTICE)[:500]])
def test_damaged_file_is_answered_in_words(data: bytes) -> None:
    with pytest.raises(Unreadable, match="原件没有改动"):
        read(data)
