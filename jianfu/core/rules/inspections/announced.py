"""Visits from above that a paper announces: what for, to whom, and on which day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from jianfu.core.facts.shapes import Force, Kind, Level, Match, Role, Side
from jianfu.core.rules.heads import title_of
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Visit
from jianfu.core.rules.sentences import Sentence, said, sentences
from jianfu.core.rules.shapes import Context
from jianfu.core.rules.standing import is_demanded
from jianfu.core.rules.topics import same_topic, shared

_LOOKS = r"(?:督查|督导|督察|检查|暗访|明查|巡查|抽查|核查|考评|回头看|调研|观摩|评估|验收)"
_TEAM = rf"{_LOOKS}(?:工作)?(?:小)?组"
_PLACE = r"(?:乡镇|镇街|街镇|街道|社区|行政村|村\(社区\)|各[镇乡村]|[镇乡村](?=[、,的和\d]|民|委|级|居|内|进|开|\(|人民)|(?<![\w])基层)"
_COMES = pattern(
    rf"(?:对|到|赴|至|深入|在|进驻|分赴|走进|前往)[^;!?\n]{{0,24}}?{_PLACE}[^;!?\n]{{0,36}}?{_LOOKS}(?!出|发现|结果|记录|表)"
    rf"|{_TEAM}[^;!?\n]{{0,24}}?(?:对|到|赴|至|深入|进驻|分赴|前往)[^;!?\n]{{0,16}}?{_PLACE}"
)
_WORDS = "督查 督导 督察 检查 暗访 明查 巡查 抽查 核查 考评 回头看 调研 观摩 评估 验收"
# Somebody from below comes up, or each looks at its own.
_NOT_A_VISIT = pattern(r"自查|自检|互查|迎接|代表来|群众来|消毒|体检|质量检查员|检查站|检查井|卫生检查日")
_DAY = pattern(r"(?:(20\d\d)年)?(\d{1,2})月(?:(\d{1,2})[日号]|(上旬|中旬|下旬|底|初)?)")
_TENTH = {"上旬": 1, "初": 1, "中旬": 11, "下旬": 21, "底": 25}
_ALL = re.compile(r"各|全[县市区]|所有|全体|乡镇(?!企)|镇街|街镇")
_NAME = pattern(
    r"[一-龥]{1,6}?(?:镇|乡|街道|村|社区)(?=[、,的和及\d\s。;:(]|人民政府|办事处|$)|[一-龥]{2,8}(?:中心|学校|卫生院|敬老院|民宿|景区|水库|工地)"
)
_VISIT_WORDS = pattern(rf"{_LOOKS}|专项|综合|工作|组|开展|进行|拟|将|定于|县|市|区|局")
_GROUND = re.compile(r"[镇乡村]|街道|社区")


@dataclass(frozen=True, slots=True)
class Announced:
    """One visit. `topic`: the paper's title with the sentence; `objects`: whom or what it looks at, by name."""

    words: Match
    sentence: str
    topic: str
    objects: frozenset[str]
    starts: date | None


def visits(ctx: Context) -> Iterator[Announced]:
    """The subject of a rule about visits: one for each sentence that announces one."""
    told: set[int] = set()
    inspected = [
        d for d in ctx.notice.demands_of(Kind.INSPECTION) if d.role is Role.INSPECTED and d.statement
    ]
    for demand in inspected:
        sentence = next((s for s in sentences(ctx) if s.start <= demand.start < s.start + len(s.text)), None)
        if sentence and sentence.start not in told and demand.statement:
            told.add(sentence.start)
            text = ctx.notice.text.plain[demand.start : demand.end]
            yield _announced(ctx, sentence, Match(demand.statement, demand.start, demand.end, text))
    for sentence, words in said(ctx, _COMES, _WORDS, but={Side.PUBLIC, Side.BELOW}):
        asked = is_demanded(words.statement) or words.statement.force is Force.MAY
        if sentence.start not in told and not asked and not _NOT_A_VISIT.search(sentence.text):
            told.add(sentence.start)
            yield _announced(ctx, sentence, words)


def _announced(ctx: Context, sentence: Sentence, words: Match) -> Announced:
    objects = frozenset(m[0] for m in _NAME.finditer(sentence.text) if not _ALL.search(m[0]))
    if not objects:
        named = [r.value.name for r in ctx.notice.recipients if r.value.level is Level.TOWNSHIP]
        objects = frozenset(named) or frozenset({"各乡镇"})
    topic = f"{title_of(ctx.notice)}{sentence.text}"
    return Announced(words, sentence.text, topic, objects, first_day(sentence.text, ctx.on))


def first_day(words: str, on: date) -> date | None:
    """6月18日至19日 -> 18 June; 7月下旬 -> 21 July; 下周 -> next Monday; None where no time is said."""
    m = _DAY.search(words)
    if m is None:
        return on + timedelta(days=7 - on.weekday()) if "下周" in words else None
    month, day = int(m[2]), int(m[3] or _TENTH.get(m[4] or "", 1))
    year = int(m[1] or on.year + (1 if month < on.month - 6 else 0))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_comprehensive(words: str) -> bool:
    """A visit to everything at once: 综合督查, 年度综合考评."""
    return re.search(r"综合(?:性)?[^,;。]{0,6}(?:督查|督导|检查|考评|评估|考核)", words) is not None


def matter(words: str) -> str:
    """The matter of a visit, without the words any visit has."""
    return _VISIT_WORDS.sub("", words)


def same_matter(announced: Announced, visit: Visit) -> float:
    return same_topic(matter(announced.topic), matter(visit.title))


def same_objects(objects: Iterable[str], others: Iterable[str]) -> float:
    """0..1. 各乡镇 holds every township and village."""
    a, b = frozenset(objects), frozenset(others)
    for one, other in ((a, b), (b, a)):
        if any(_ALL.search(name) for name in one) and any(_GROUND.search(name) for name in other):
            return 1.0
    return shared(a, b)


def nearest(visit: Announced, rows: Iterable[Visit], on: date) -> Visit | None:
    """The planned or announced visit to the same objects that comes next."""
    coming = [v for v in rows if v.day >= on and same_objects(visit.objects, v.objects) >= 0.5]
    return min(coming, key=lambda v: v.day, default=None)
