from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from jianfu.core.reading.docx import read_docx
from jianfu.core.reading.docx_runs import text_runs
from jianfu.core.reading.shapes import Draft, Part, ReadLimits, Unreadable
from tests.files import docx as made
from tests.files.docx import make_docx

NOTICE = [
    "关于报送春季防火值班表的通知",
    "各乡镇人民政府:",
    "请于2026年3月20日前报送值班表。",
]


def read(data: bytes, **limits: int) -> Draft:
    return read_docx(data, ReadLimits(**limits))  # type: ignore[arg-type]


def lines(draft: Draft) -> list[tuple[str, str]]:
    return [(block.where, draft.chars[block.start : block.end]) for block in draft.blocks]


def test_paragraphs_are_counted_as_a_person_counts_them() -> None:
    data = make_docx([NOTICE[0], "", *NOTICE[1:]])

    draft = read(data)

    assert draft.chars == "\n".join(NOTICE)
    assert [block.where for block in draft.blocks] == ["第1段", "第2段", "第3段"]
    assert [block.anchor for block in draft.blocks] == ["document:0", "document:2", "document:3"]
    assert draft.problem is None


def test_headers_come_first_and_comments_last() -> None:
    data = make_docx(
        NOTICE, header="内部资料", footer="云水县林业局", footnotes=["按县办文件"], comments=["这里要改"]
    )

    draft = read(data)

    assert [block.part for block in draft.blocks] == [
        Part.HEADER, Part.BODY, Part.BODY, Part.BODY, Part.FOOTER, Part.FOOTNOTE, Part.COMMENT,
    ]  # fmt: skip
    assert lines(draft)[-2:] == [("脚注1", "按县办文件"), ("批注1", "这里要改")]


def test_text_box_is_read_once() -> None:
    data = make_docx(body=made.text_box("云林发〔2026〕3号") + made.paragraph(NOTICE[0]))

    draft = read(data)

    assert lines(draft) == [("文本框", "云林发〔2026〕3号"), ("第1段", NOTICE[0])]


def test_a_deleted_cell_is_gone_unless_its_words_are_there() -> None:
    gone = '<w:cellDel w:id="1" w:author="甲"/>'
    header = [("面积", ""), ("", gone), ("产量", gone)]
    data = make_docx(NOTICE, body=made.table([header]))

    assert lines(read(data))[3:] == [("表1 A1", "面积"), ("表1 B1", "产量")]


def test_inserted_words_count_and_deleted_words_do_not() -> None:
    body = f"<w:p>{made.run('请于')}{made.deleted('3月20日')}{made.inserted('3月27日')}{made.run('前报送。')}</w:p>"

    draft = read(make_docx(body=body))

    assert draft.chars == "请于3月27日前报送。"


def test_hidden_words_and_field_codes_are_not_read() -> None:
    codes = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE \\@ "yyyy"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2026</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = f"<w:p>{codes}{made.run('年')}{made.run('每日报送', '<w:vanish/>')}{made.run('工作要点')}</w:p>"

    draft = read(make_docx(body=body))

    assert draft.chars == "2026年工作要点"


def test_numbers_stand_as_printed() -> None:
    steps = [
        ("总体要求", 0),
        ("工作任务", 0),
        ("清理可燃物", 1),
        ("林缘地带", 2),
        ("坟头", 2),
        ("值班", 1),
        ("报送", 2),
        ("附则", 3),
    ]
    body = "".join(made.numbered(text, level) for text, level in steps)

    draft = read(make_docx(body=body))

    assert draft.chars.split("\n") == [
        "一、总体要求", "二、工作任务", "(一)清理可燃物", "1. 林缘地带", "2. 坟头", "(二)值班", "1. 报送", "第一条 附则",
    ]  # fmt: skip


def test_runs_lead_back_to_the_words_of_a_block() -> None:
    data = make_docx(
        body=f"<w:p>{made.run('请于')}{made.deleted('3月')}{made.inserted('4月')}{made.run('前报送')}</w:p>"
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        paragraph = next(etree.fromstring(archive.read("word/document.xml")).iter("{*}p"))

    runs = [(element.text, text) for element, text in text_runs(paragraph)]

    assert runs == [("请于", "请于"), ("4月", "4月"), ("前报送", "前报送")]
    assert "".join(text for _, text in runs) == read(data).chars


def test_second_list_starts_again_at_one() -> None:
    body = made.numbered("甲") + made.numbered("乙") + made.numbered("丙", num=2) + made.numbered("丁", num=2)

    draft = read(make_docx(body=body))

    assert draft.chars == "一、甲\n二、乙\n一、丙\n二、丁"


def test_merged_cell_is_read_once() -> None:
    span, down, again = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows: list[list[str | tuple[str, str]]] = [
        [("序号", down), ("责任单位", span), ("完成时限", down)],
        [("", again), "牵头", "配合", ("", again)],
        ["1", "县水利局", "各乡镇", "4月底前"],
    ]

    draft = read(make_docx(body=made.table(rows)))

    assert ("表1 D1", "完成时限") in lines(draft)
    assert ("表1 C3", "各乡镇") in lines(draft)
    assert draft.chars.count("完成时限") == 1
    assert draft.tables[0].header == ("序号", "责任单位/牵头", "责任单位/配合", "完成时限")


def test_list_of_people_in_a_table_is_counted_and_not_kept() -> None:
    rows = [["序号", "姓名", "联系电话"], ["1", "周山川", "13900000001"], ["2", "吴小溪", "13900000002"]]

    draft = read(make_docx(NOTICE, body=made.table(rows)))

    assert "周山川" not in draft.chars
    assert "13900000001" not in draft.chars
    assert "联系电话" in draft.chars
    assert draft.tables[0].rows == 2


@pytest.mark.parametrize("head", ["云水县人民政府办公室文件", "云水县应急管理局"])
def test_red_head_is_seen(head: str) -> None:
    assert read(make_docx(NOTICE, head=head)).red_head is True


def test_red_remark_is_no_red_head() -> None:
    body = made.paragraph("请各单位抓紧办理", run_properties='<w:color w:val="FF0000"/><w:sz w:val="32"/>')

    assert read(make_docx(NOTICE, body=body)).red_head is False


def test_strict_file_reads_like_the_usual_one() -> None:
    body = made.numbered("总体要求") + made.text_box("云林发〔2026〕3号")

    strict, usual = (read(make_docx(NOTICE, body=body, header="页眉字", strict=s)) for s in (True, False))

    assert strict == usual


def test_macros_are_ignored() -> None:
    assert read(make_docx(NOTICE, members={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})).chars == "\n".join(
        NOTICE
    )


def test_imported_chunk_is_named_as_not_read() -> None:
    draft = read(make_docx(NOTICE, body='<w:altChunk r:id="x"/>'))

    assert draft.problem is not None
    assert "没有读" in draft.problem


def test_damaged_xml_gives_what_can_be_read_and_says_so() -> None:
    broken = "<w:p><w:r><w:t>还有一段</w:t></w:r></w:q>"

    draft = read(make_docx(NOTICE, body=broken))

    assert NOTICE[2] in draft.chars
    assert draft.problem is not None


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;</x>'

    with pytest.raises(Unreadable, match="实体"):
        read(make_docx(NOTICE, members={"word/document.xml": bomb}))


def test_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = make_docx(NOTICE, members={"word/media/image1.png": b"\0" * 30_000_000})

    with pytest.raises(Unreadable, match="上限"):
        read(bomb)


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", make_docx(NOTICE)[:700], b"\xd0\xcf\x11\xe0" + b"\0" * 600]
)
def test_what_is_no_docx_is_answered_in_words(data: bytes) -> None:
    with pytest.raises(Unreadable, match="原件没有改动"):
        read(data)
