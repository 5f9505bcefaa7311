"""A paper with a secret mark leaves no trace; one that talks about secrecy passes."""

from __future__ import annotations

import time

import pytest

from jianfu.core.reading import read_file
from jianfu.core.reading.normalise import text_of
from jianfu.core.reading.secrecy import CLASSIFIED, mark_of
from jianfu.core.reading.shapes import Block, Draft, Part, ReadLimits, State

BODY = (
    "\n各乡镇人民政府:\n现将有关事项通知如下。请于2026年6月30日前报送方案。\n青石县应急管理局\n2026年6月8日\n"
)

MARKED = [
    "机密★1年\n关于做好有关工作的通知" + BODY,
    "秘密★\n关于做好有关工作的通知" + BODY,
    "绝密★长期\n关于做好有关工作的通知" + BODY,
    "机 密 ★ 1 年\n关于做好有关工作的通知" + BODY,
    "机  密\n关于做好有关工作的通知" + BODY,
    "秘密\n\n青石县人民政府文件\n青政发〔2026〕3号" + BODY,
    "绝密级\n关于做好有关工作的通知" + BODY,
    "000012\n机密★5年\n特急\n青石县人民政府文件" + BODY,
    "000012    机密★5年    特急\n青石县人民政府文件" + BODY,
    "机密★10年                         青密发〔2026〕1号\n关于做好有关工作的通知" + BODY,
    "特急  秘密★6个月\n关于做好有关工作的通知" + BODY,
    "密级:机密\n关于做好有关工作的通知" + BODY,
    "密级和保密期限：秘密★5年\n关于做好有关工作的通知" + BODY,
    "密  级:秘密    保密期限:10年\n关于做好有关工作的通知" + BODY,
    "機密★１年\n關於做好有關工作的通知" + BODY,
    "机密☆3年\n关于做好有关工作的通知" + BODY,
    "秘密*1年\n关于做好有关工作的通知" + BODY,
    "机密大1年\n关于做好有关工作的通知" + BODY,
    "【机密】\n关于做好有关工作的通知" + BODY,
    "绝密★启用前\n2026年招聘考试试卷\n一、选择题\n",
    "青石县人民政府文件\n\n签发人:李明\n机密★二十年\n关于做好有关工作的请示" + BODY,
    "关于转发有关文件的通知" + BODY + "\n附件1\n机密★1年\n关于有关情况的报告\n" + "正文。\n" * 30,
    "机\u200b密★1年\n关于做好有关工作的通知" + BODY,
    "密级    秘密\n关于做好有关工作的通知" + BODY,
    "机密★2030年12月31日前\n关于做好有关工作的通知" + BODY,
    "★秘密★(一年)\n关于做好有关工作的通知" + BODY,
    "机密·1年\n关于做好有关工作的通知" + BODY,
    "份号:000001 密级:机密★10年 紧急程度:特急\n关于做好有关工作的通知" + BODY,
]

TALKING = [
    "关于开展保密自查的通知" + BODY,
    "关于加强涉密文件管理的通知\n各乡镇人民政府:\n机密级文件应当专人保管,绝密级文件不得复印。\n" + BODY,
    "保密工作要点\n一、严格定密。对标注“机密★1年”的文件,按规定登记。\n" + BODY,
    "关于清退涉密文件的通知\n请各单位清退标有秘密、机密、绝密字样的文件。" + BODY,
    "关于核心商业秘密保护培训的通知" + BODY,
    "档案移交目录\n密级:□绝密 □机密 □秘密\n" + BODY,
    "涉密载体登记表\n绝密\n机密\n秘密\n份数\n" + BODY,
    "密级:无\n关于做好有关工作的通知" + BODY,
    "密级:公开\n关于做好有关工作的通知" + BODY,
    "密级:内部\n关于做好有关工作的通知" + BODY,
    "密级(绝密、机密、秘密)由定密责任人确定。" + BODY,
    "关于规范公文格式的通知" + BODY + "涉密公文应当标注密级和保密期限,示例:\n机密★1年\n" + BODY,
    "秘密级会议活动由机要部门安排,请各村不要带手机。" + BODY,
    "机密文件传阅登记管理办法" + BODY,
    "关于学习保守国家秘密法的通知" + BODY,
    "各村要为举报人保守秘密。\n" + BODY,
    "关于征求意见的函\n(本件不涉密)" + BODY,
    "国家秘密的密级分为绝密、机密、秘密三级\n" + BODY,
    "发展的秘密\n一名村书记的十年" + BODY,
    "关于做好有关工作的通知" + BODY + "\n考试安排\n" + "内容。\n" * 20 + "秘密\n",
    "秘密文件2份,机密文件1份\n移交清单\n" + BODY,
    "机密级计算机3台\n设备清单\n" + BODY,
    "秘密战线的故事\n" + BODY,
    "第二章 机密级信息系统" + BODY,
    "姓名 秘密等级 年限\n秘密1年的按季度检查,机密3年的按月检查。" + BODY,
]


@pytest.mark.parametrize("chars", MARKED)
def test_marked_paper_is_not_kept(chars: str) -> None:
    (reading,) = read_file("来文.txt", chars.encode())

    assert reading.state is State.CLASSIFIED
    assert (reading.text, reading.sha256, reading.reason) == (None, "", CLASSIFIED)


@pytest.mark.parametrize("chars", TALKING)
def test_paper_about_secrecy_passes(chars: str) -> None:
    (reading,) = read_file("来文.txt", chars.encode())

    assert reading.state is State.READ


@pytest.mark.parametrize(
    ("part", "words"), [(Part.HEADER, "机密"), (Part.TEXTBOX, "秘密★1年"), (Part.FOOTER, "机密★1年")]
)
def test_mark_in_a_header_or_text_box_counts_wherever_it_stands(part: Part, words: str) -> None:
    body = "通知正文一段。\n" * 40
    chars = body + words
    blocks = (*text_of(body).blocks, Block(len(body), len(chars), "页眉", part))

    assert mark_of(Draft(chars, blocks)) == CLASSIFIED


def test_a_cell_counts_beside_the_word_for_level_only() -> None:
    def cells(*words: str) -> Draft:
        chars = "\n".join(words)
        starts = [chars.index(word) for word in words]
        blocks = [Block(s, s + len(w), "表1", Part.TABLE) for s, w in zip(starts, words, strict=True)]
        return Draft(chars, tuple(blocks))

    assert mark_of(cells("发文稿纸", "密级", "机密", "缓急", "特急")) == CLASSIFIED
    assert mark_of(cells("载体登记表", "类别", "秘密", "份数")) is None


def test_in_a_chat_the_word_alone_is_only_a_word() -> None:
    said = "李明 2026/6/10 18:20\n今晚聚餐的地点\n王芳 2026/6/10 18:21\n秘密\n"
    pasted = "李明 2026/6/10 18:20\n机密★1年\n关于报送情况的通知\n"

    assert read_file("a.txt", said.encode())[0].state is State.READ
    assert read_file("a.txt", pasted.encode())[0].state is State.CLASSIFIED


def test_marks_an_office_does_not_want_here_are_its_own_choice() -> None:
    data = ("内部资料 注意保存\n关于做好有关工作的通知" + BODY).encode()
    mention = ("关于内部资料管理的通知" + BODY).encode()
    strict = ReadLimits(refused_marks=("内部资料",))

    assert read_file("a.txt", data)[0].state is State.READ
    refused = read_file("a.txt", data, strict)[0]
    assert refused.state is State.CLASSIFIED
    assert refused.reason
    assert "内部资料" in refused.reason
    assert read_file("a.txt", mention, strict)[0].state is State.READ


def test_a_hostile_line_costs_no_time() -> None:
    lines = "\n".join(
        ["机密★" + "1" * 55 + "x", "密级:" * 15 + "x", "(" * 50 + "机密x", "机密" + "特急" * 27 + "x"] * 500
    )

    start = time.process_time()
    mark_of(Draft(lines, ()))

    assert time.process_time() - start < 5
