"""Words on the screen for the values of core; one word for one value everywhere."""

from __future__ import annotations

from jianfu.core.facts.shapes import Frequency, Kind, Role
from jianfu.core.rules.registers import NAMES
from jianfu.core.rules.shapes import Verdict

VERDICT = {
    Verdict.BLOCK: "建议不发",
    Verdict.RETURN: "建议修改",
    Verdict.NEEDS_APPROVAL: "需审批",
    Verdict.WARN: "提醒",
    Verdict.INFORM: "告知",
}

KIND = {
    Kind.REPORT_OR_FORM: "材料报表",
    Kind.MEETING: "会议",
    Kind.INSPECTION: "检查排查",
    Kind.ASSESSMENT: "考核",
    Kind.RESPONSIBILITY_LETTER: "责任书",
    Kind.DELEGATED_TASK: "交办任务",
    Kind.TRAINING: "培训",
    Kind.TRACE: "留痕",
    Kind.APP_OR_GROUP: "应用和群",
    Kind.SECONDMENT: "借调",
    Kind.OTHER: "其他",
}

FREQUENCY = {
    Frequency.ONCE: "一次",
    Frequency.DAILY: "每日",
    Frequency.WEEKLY: "每周",
    Frequency.MONTHLY: "每月",
    Frequency.QUARTERLY: "每季度",
    Frequency.YEARLY: "每年",
}

ROLE = {Role.PERFORM: "自己查", Role.INSPECTED: "迎检"}

NEED = {
    "attendee_n": "参会人数",
    "hours": "会期",
    "starts_at": "开始时间",
    "ends_at": "结束时间",
    "online": "是否线上",
    "convener": "召集人",
    "attendees": "参会范围",
    "issued_on": "成文日期",
    "issuer": "发文机关",
    "issuers": "发文机关",
    "doc_number": "发文字号",
    "genre": "文种",
    "recipients": "主送机关",
    "title": "标题",
    "red_head": "红头",
    "sent_at": "发出时间",
    "deadline": "期限",
    **NAMES,
}
"""What a rule could not see, registers included."""


def certainty(certain: bool) -> str:
    return "依据明确" if certain else "需人看"
