"""The books that are kept as lines of words, what may become of a row, and what a list is; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class State(StrEnum):
    IN_USE = "in_use"
    MERGED = "merged"
    ENDED = "ended"


WORDS = {State.IN_USE: "在用", State.MERGED: "已并入", State.ENDED: "已停用"}
SHAPES = {State.IN_USE: "●", State.MERGED: "＝", State.ENDED: "■"}
UNDO_WITHIN = timedelta(hours=24)


class NotNow(Exception):
    """The step cannot be done; its text says what is the case and what is possible."""


class Book(StrEnum):
    """Names as in `core.rules.registers.Registers`; `staff` counts people and names nobody."""

    ISSUE_PLAN = "issue_plan"
    MEETING_PLAN = "meeting_plan"
    APPROVALS = "approvals"
    VETOES = "vetoes"
    LETTERS = "letters"
    POWERS = "powers"
    ACTIVITIES = "activities"
    CERTIFICATES = "certificates"
    SYSTEMS = "systems"
    TARGETS = "targets"
    STAFF = "staff"
    HEARINGS = "hearings"


@dataclass(frozen=True, slots=True)
class About:
    """What a book is called, what its list must have, and of what it tells.

    per_unit  a line belongs to a department or township, not to the area as a whole
    yearly    a line belongs to a year
    """

    word: str
    told: str
    needs: tuple[str, ...] = ("title",)
    per_unit: bool = False
    yearly: bool = False


BOOKS = {
    Book.ISSUE_PLAN: About(
        "发文计划", "要有“文件名称”和“主办单位”两列，最好还有时间", per_unit=True, yearly=True
    ),
    Book.MEETING_PLAN: About(
        "会议计划", "要有“会议名称”和“主办单位”两列，最好还有时间", per_unit=True, yearly=True
    ),
    Book.APPROVALS: About("审批", "要有“批准事项”一列，最好还有文号和有效期"),
    Book.VETOES: About("一票否决目录", "要有“事项名称”一列"),
    Book.LETTERS: About("责任书", "要有“名称”一列"),
    Book.POWERS: About("赋权目录", "要有“事项名称”一列"),
    Book.ACTIVITIES: About("创建示范目录", "要有“项目名称”一列"),
    Book.CERTIFICATES: About("保留证明", "要有“证明事项”一列"),
    Book.SYSTEMS: About("数据系统", "要有“系统名称”和“已有内容”两列", needs=("title", "note")),
    Book.TARGETS: About("上级目标", "要有“指标名称”一列，最好还有下达单位、目标值、完成时限", yearly=True),
    Book.STAFF: About(
        "在岗人数", "要有“单位”和“人数”两列，只要总数", needs=("owner", "amount"), per_unit=True
    ),
    Book.HEARINGS: About(
        "听证", "要有“听证事项”和“基层代表人数”两列，最好还有时间；只记人数", needs=("title", "amount")
    ),
}

COLUMNS: Mapping[str, re.Pattern[str]] = {
    "number": re.compile(r"(?:计划|事项|批准|审批|准入|文件)*(?:编号|文号|编码|代码)|批准文(?:号|件)"),
    "note": re.compile(r"(?:已有|采集|包含|收集|掌握|填报)(?:的)?(?:内容|信息|数据|事项)|内容"),
    "when": re.compile(r".{0,8}(?:时间|月份|日期|时限|有效期.?|期限)(?:安排)?"),
    "amount": re.compile(
        r"(?:目标|任务|计划)(?:值|数量?|量)|(?:在岗|在编|实有|现有|编制|干部|总|基层|代表|参加|听取)*人(?:数|员数)|数量"
    ),
    "measure": re.compile(r"计量单位"),
    "owner": re.compile(
        r"(?:牵头|责任|实施|主办|组织|承办|发起|发文|制发|召集|下达|批准|审批|使用|建设)*(?:单位|部门|机关)(?:名称)?|乡镇(?:街道)?"
    ),
    "title": re.compile(
        r".{0,8}(?:名称|标题|题目|主题|事项|项目)|(?:证明|指标|目标|会议|文件|发文|活动|系统|平台|责任书|职权)(?:名)?"
    ),
}
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*(万?)\s*([^\d\s]{0,3})")


def amount_of(words: str) -> tuple[float | None, str]:
    """1.2万亩 -> (12000.0, 亩); what holds no number gives None."""
    found = _AMOUNT.search(words.replace(",", ""))
    if not found:
        return None, ""
    return float(found[1]) * (10_000 if found[2] else 1), found[3]
