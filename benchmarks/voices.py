"""What kinds of burden does a person describe: short speeches, labelled before the program was run on them.

    python -m benchmarks.voices [--read] [--errors]

Fictional and our own (benchmarks/voice_gold). One half was read while the program was made, the other counts. Beside
it a list of the categories' own names and commonest words, as one would write it in an hour.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from jianfu.core.voices import classify

HERE = Path(__file__).parent / "voice_gold"
PLAIN = {
    "too_many_documents": "文件 发文",
    "disguised_documents": "白头 工作提示 便函",
    "copied_documents": "照搬 照抄",
    "too_many_meetings": "开会 会议",
    "overtime_meetings": "周末开会 晚上开会",
    "attendance_padding": "陪会",
    "duplicate_forms": "重复 报表 填表",
    "urgent_forms": "限时 当天",
    "excessive_ledgers": "台账 材料",
    "trace_photos": "拍照 照片",
    "trace_checkin": "打卡 签到 定位",
    "app_forced": "APP 小程序 软件",
    "group_overload": "群",
    "instant_reply": "秒回 回复",
    "inspection_excess": "检查 督查 调研",
    "assessment_improper": "考核 排名 通报",
    "responsibility_shift": "责任 属地",
    "unfunded_mandate": "经费",
    "secondment_improper": "借调 抽调",
    "vanity_project": "面子工程 形象工程",
    "self_promotion_metrics": "点赞 转发 稿",
    "other": "造假 虚报",
}


@dataclass(frozen=True, slots=True)
class Speech:
    text: str
    labels: tuple[tuple[str, str], ...]


def speeches(file: str) -> list[Speech]:
    found = []
    for line in (HERE / file).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, *labels = line.split(" | ")
        pairs = [tuple(part.strip() for part in label.split(": ", 1)) for label in labels if label != "none"]
        assert all(words in text for _, words in pairs), text
        found.append(Speech(text, tuple((kind, words) for kind, words in pairs)))
    return found


def measure(name: str, gold: list[Speech], have: list[set[str]]) -> None:
    want = [{kind for kind, _ in s.labels} for s in gold]
    hit = sum(len(w & h) for w, h in zip(want, have, strict=True))
    precision, recall = hit / max(1, sum(map(len, have))), hit / max(1, sum(map(len, want)))
    silent = [h for w, h in zip(want, have, strict=True) if not w]
    some = [bool(w & h) for w, h in zip(want, have, strict=True) if w]
    print(
        f"{name:14} f1 {2 * precision * recall / (precision + recall):.3f}  p {precision:.3f}  r {recall:.3f}  "
        f"one right {sum(some)}/{len(some)}  silent {sum(not h for h in silent)}/{len(silent)}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--read", action="store_true", help="the half that was read while the program was made"
    )
    parser.add_argument("--errors", action="store_true", help="also list what went wrong")
    order = parser.parse_args()
    for file in ("speeches_read.txt", "reports_read.txt") if order.read else ("speeches_unread.txt",):
        show(speeches(file), file, errors=order.errors)


def show(gold: list[Speech], file: str, *, errors: bool) -> None:
    answers = [classify(s.text) for s in gold]
    print(f"{file}: {len(gold)} texts")
    measure("jianfu", gold, [{label.category for label in labels} for labels in answers])
    measure(
        "plain words",
        gold,
        [{k for k, w in PLAIN.items() if any(x in s.text for x in w.split())} for s in gold],
    )
    quoted = [
        any(words in label.text or label.text in words for label in labels if label.category == kind)
        for s, labels in zip(gold, answers, strict=True)
        for kind, words in s.labels
        if any(label.category == kind for label in labels)
    ]
    print(f"{'':14} quotes the labelled words, of kinds found: {sum(quoted)}/{len(quoted)}")
    if errors:
        for speech, labels in zip(gold, answers, strict=True):
            want, have = {k for k, _ in speech.labels}, {label.category for label in labels}
            if want != have:
                print(
                    f"  {speech.text}\n      want {sorted(want)}, have {[(x.category, x.text) for x in labels]}"
                )


if __name__ == "__main__":
    main()
