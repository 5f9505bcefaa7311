"""`jianfu classify`: what kind of burden does a person describe? Core only."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from jianfu.duty import BROKEN, CLEAN, asked_of, lines_of

NAMES = {
    "too_many_documents": "文件多",
    "disguised_documents": "变相发文",
    "copied_documents": "照搬照抄",
    "too_many_meetings": "会议多",
    "overtime_meetings": "占休息时间开会",
    "attendance_padding": "陪会",
    "duplicate_forms": "重复填表",
    "urgent_forms": "急要报表",
    "excessive_ledgers": "资料过多",
    "trace_photos": "拍照留痕",
    "trace_checkin": "定位签名留痕",
    "app_forced": "强推应用",
    "group_overload": "工作群多",
    "instant_reply": "要求即时回复",
    "inspection_excess": "检查多",
    "assessment_improper": "考核不当",
    "responsibility_shift": "责任下推",
    "unfunded_mandate": "只给任务不给钱物",
    "secondment_improper": "随意借人",
    "vanity_project": "面子工程",
    "self_promotion_metrics": "宣传指标",
    "other": "其他",
}


def add_command(commands: Any) -> None:
    classify = commands.add_parser("classify", help="一段话里说了哪些形式主义问题,原话是哪几句")
    classify.add_argument("file", metavar="FILE.jsonl", help='一行一段:{"id", "text"};- 为标准输入')
    classify.add_argument("--format", choices=("text", "json"), default="text", help="输出形式")
    classify.set_defaults(run=_classify)


def _classify(options: argparse.Namespace) -> int:
    bad = False
    try:
        for number, line in enumerate(lines_of(options.file), 1):
            if not line.strip():
                continue
            told = asked_of(line)
            if told is None:
                bad = True
                print(f'{options.file} 第{number}行不是{{"id", "text"}},没有作答', file=sys.stderr)
                continue
            print(_shown(told, options.format))
    except OSError as error:
        print(f"{options.file}: {error.strerror}", file=sys.stderr)
        return BROKEN
    return BROKEN if bad else CLEAN


def _shown(told: dict[str, Any], form: str) -> str:
    from jianfu.core.voices import classify

    labels = classify(told["text"])
    if form == "text":
        said = "  ".join(f"{NAMES[label.category]}“{label.text}”" for label in labels)
        return f"{told['id']}  {said or '没有说到形式主义问题'}"
    listed = [
        {
            "category": label.category,
            "evidence": {"text": label.text, "start": label.start, "end": label.end, "where": "第1段"},
            "confidence": label.confidence,
        }
        for label in labels
    ]
    return json.dumps({"id": told["id"], "labels": listed}, ensure_ascii=False)
