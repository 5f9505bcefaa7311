from __future__ import annotations

import json
from pathlib import Path

import pytest

from jianfu.cli import main
from jianfu.core.voices import CATEGORIES, classify

TOLD = {
    "too_many_documents": "昨天一天收到二十六份文件。",
    "disguised_documents": "红头少了,换成工作提示照样压下来。",
    "copied_documents": "乡里的预案照抄县里的。",
    "too_many_meetings": "一周开九个会。",
    "overtime_meetings": "周六晚上又通知开视频会。",
    "attendance_padding": "跟我们不相干的会也要去陪会。",
    "duplicate_forms": "同样的数据填了四遍。",
    "urgent_forms": "早上发通知下午就要交表。",
    "excessive_ledgers": "光是台账就有十二本。",
    "trace_photos": "去看望老人也要拍照上传。",
    "trace_checkin": "上山巡查要定位打卡。",
    "app_forced": "每个村民都要下载一个APP。",
    "group_overload": "我一个人加了三十多个工作群。",
    "instant_reply": "群里的消息要求秒回。",
    "inspection_excess": "半个月来了七拨检查。",
    "assessment_improper": "每月排名,排在后面的要作检讨。",
    "responsibility_shift": "本来是局里该管的,一句属地管理推给村里。",
    "unfunded_mandate": "只给任务,不给一分钱经费。",
    "secondment_improper": "站里的人被借调走了三个。",
    "vanity_project": "花五十万修的文化墙没人看。",
    "self_promotion_metrics": "每人每天转发两条推文。",
    "other": "为了过关,数字是虚报的。",
}


@pytest.mark.parametrize("category", CATEGORIES)
def test_each_kind_is_known_by_the_words_that_tell_it(category: str) -> None:
    text = f"跟你们说个事。{TOLD[category]}就这样。"

    found = {label.category: label for label in classify(text)}

    assert category in found
    label = found[category]
    assert text[label.start : label.end] == label.text
    assert label.text in TOLD[category]


@pytest.mark.parametrize(
    "text",
    [
        "今年不再要求拍照,台账也取消了,大家都高兴。",
        "请问新农合在哪里交?",
        "近年来持续加大整治力度,针对文山会海、督查检查过多等问题。",
        "昨天帮老李家把谷子收了。",
        "",
    ],
)
def test_where_nothing_was_demanded_nothing_is_found(text: str) -> None:
    assert classify(text) == ()


def test_relief_that_is_only_claimed_is_no_relief() -> None:
    found = {label.category for label in classify("说是取消了打卡,还是每天要定位。")}

    assert "trace_checkin" in found


def test_words_keep_their_place_when_blanks_stand_between() -> None:
    text = "一 周 开 九 个 会 , 真 累"

    (label, *_) = classify(text)

    assert text[label.start : label.end] == label.text == "一 周 开 九 个 会"


def test_answers_come_in_order_and_a_bad_line_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "told.jsonl"
    lines = [json.dumps({"id": k, "text": t}, ensure_ascii=False) for k, t in TOLD.items()]
    file.write_text("\n".join([*lines[:3], "{", *lines[3:]]), encoding="utf-8")

    code = main(["classify", str(file), "--format", "json"])

    out, err = capsys.readouterr()
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 2
    assert [a["id"] for a in answers] == list(TOLD)
    assert all({"category", "evidence", "confidence"} <= set(x) for a in answers for x in a["labels"])
    assert "第4行" in err


def test_clean_file_ends_with_nought(tmp_path: Path) -> None:
    file = tmp_path / "told.jsonl"
    file.write_text('{"id": 1, "text": "一周开九个会。"}\n', encoding="utf-8")

    assert main(["classify", str(file)]) == 0
