"""Meetings of a paper beside meetings the office knows: when, who, and whether they are of the comprehensive kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Demand, Kind, Notice
from jianfu.core.rules.heads import title_of
from jianfu.core.rules.patterns import pattern

# Of a whole system and a whole year, not of one matter.
_COMPREHENSIVE = pattern(
    r"(?:年度|年中|年终|全年|上半年|下半年|[全本]系统|全[省市县区州](?!性)\w{0,12}(?:系统|工作))\w{0,12}(?:工作(?:推进)?(?:会议?|大会)|大会|总结(?:表彰)?会|部署会|推进会)"
    r"|全[省市县区州]\w{2,10}大会|\w{2,8}工作会议$"
)
_ONE_MATTER = pattern(
    r"专题|专项|现场|调度|协调|会商|座谈|培训|约谈|论证|视频调度|隐患|事故|防汛|抗旱|防火|疫情|征求意见|安全生产"
)
_PEOPLE = pattern(
    r"[、,,;;\s]|(?<=[)人长员任记志])[和及与]|以及|各?(?:1|一|2|两)[名人]|(?:等)?(?:同志|人员)|(?:的)?(?:参加|参会|出席|列席)(?:人员)?"
)
_EACH = pattern(
    r"^(?:请|由)?(?:各|全[县市区]|全体|所有|相关|有关)*(?:乡镇\(街道\)|镇\(街道\)|乡\(镇\)|乡镇街道|镇街|街镇|乡镇|街道|镇|乡)?"
)


def calls(notice: Notice) -> Iterator[Demand]:
    """Meetings and trainings to which the grassroots is called."""
    return (d for d in notice.demands_of(Kind.MEETING, Kind.TRAINING) if d.meeting is not None)


def name_of(notice: Notice, demand: Demand) -> str:
    """The meeting's own name, else the title of the paper, else its words."""
    named = demand.meeting.name if demand.meeting else None
    return named or title_of(notice) or notice.text.plain[demand.start : demand.end]


def day_of(demand: Demand) -> date | None:
    starts = demand.meeting.starts_at if demand.meeting else None
    return starts.value.date() if starts else None


def is_comprehensive(name: str) -> bool:
    """全县住建系统年中工作推进大会, and not 全县防汛工作会议."""
    return _COMPREHENSIVE.search(name) is not None and not _ONE_MATTER.search(name)


def people_of(notice: Notice, demand: Demand) -> frozenset[str]:
    """Who is called, one by one: 民政办主任, 分管负责."""
    attendees = demand.meeting.attendees if demand.meeting else None
    words = attendees.value if attendees else "、".join(v.value for v in demand.audience)
    return people(words or "")


def people(words: str) -> frozenset[str]:
    """各乡镇民政办主任、社保所所长参加 -> 民政办主任, 社保所所长."""
    parts = (_EACH.sub("", part.strip()) for part in _PEOPLE.split(words))
    return frozenset(part for part in parts if len(part) > 1)
