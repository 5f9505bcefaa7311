"""Statistical forms in a paper, and the marks that the Statistics Law wants in their corner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import mentions
from jianfu.core.rules.shapes import Context
from jianfu.core.rules.stretches import demanded

_KIND = r"(?:统计调查表|(?<=[况量额业年季月度])统计报表|统计台?表|调查统计表|调查表|普查表|抽样调查问卷|统计基层表|统计(?:年|季|月|半年)报表?|统计(?:年|季|月)报)"
_FORM = pattern(_KIND)
_NAME = pattern(r"[\w“”·-]{2,30}$")
_WORDS = "调查表 统计表 统计台 普查表 统计报表 调查问卷 基层表 统计年 统计季 统计月 统计半年"
# The corner and the foot of a form, often on the line of its name once lines are joined.
_FIELD = pattern(
    r"(?:填[报表写]|表号|制[表定]|编制|批准|备案|有效期|报出|(?:统计|单位)负责人|单位(?:名称)?:)"
)
_NOT_A_SURVEY = pattern(
    r"参会|与会|参训|报名|用餐|食宿|住宿|乘车|值班|请假|考勤|签到|联系人|联络员|回执|整改|问题|督办|进展|进度|完成情况|工作情况|落实情况|意见|建议|物资|车辆|会议|文件|材料|订阅"
    r"|走访|巡查|排查|宣传|培训"
)
_SCHEME = pattern(r"统计(?:报表|调查)制度")
_ENDED = pattern(r"停用|停止|废止|作废|清理|取消|不再")
_BLANK = r"(?!\s*(?:_|无|空|—|-|/|\\|…|待|□|$|\n))"
_MARKS = {
    "表号": pattern(rf"表号(?:[:为是]){_BLANK}"),
    "制定机关": pattern(
        rf"(?:制定|制表|编制|制发)(?:机关|单位|部门)[:为是]{_BLANK}|[局委部厅办会](?:统一)?(?:制定|印制|制表|制)(?=[)\s。,;”]|$)",
        re.M,
    ),
    "批准或备案文号": pattern(
        rf"(?:批准|备案|审批)(?:机关和?)?(?:文号|编号)[:为是]{_BLANK}|统(?:制|字|函|办|审|批|计|调)*[〔\[(]20\d\d[〕\])]\d+号"
    ),
    "有效期": pattern(rf"有效期限?(?:截止|截至)?(?:[至到]|[:为是])[:至到]?{_BLANK}"),
}
_VALID = pattern(
    r"(?:有效期|延期|延长|续期|展期)限?(?:截止|截至)?[至到:为是]{0,3}(?:20\d\d年?[^,。;\n]{0,12}?(?:[至到\-—~]+))?"
    r"(20\d\d)(?:年|[./-])(?:(\d{1,2})(?:(?:月|[./-])(\d{1,2})?)?)?"
)
_STATISTICAL = pattern(rf"表号|批准文号|备案文号|制定机关|{_KIND}|统计(?:报表|调查)制度")


@dataclass(frozen=True, slots=True)
class StatForm:
    """A form's name, and whether the form itself is in the paper."""

    name: str
    start: int
    end: int
    shown: bool


def stat_forms(ctx: Context) -> Iterator[StatForm]:
    """Forms that are asked for or stand in the paper, and survey the world outside the office."""
    notice = ctx.notice
    plain, done = notice.text.plain, 0
    if not mentions(ctx, _WORDS):
        return
    asked = [(s.opens, s.opens + len(s.sentence)) for s in demanded(ctx) if not _ENDED.search(s.sentence)]
    seen: dict[str, StatForm] = {}
    for m in _FORM.finditer(plain):
        before = _NAME.search(plain, max(done, m.start() - 30), m.start())
        if before is None:
            continue
        done = m.end()
        name = _bare(plain[before.start() : m.end()])
        start = m.end() - len(name)
        if len(name) < 5 or _NOT_A_SURVEY.search(name) or _SCHEME.match(plain, m.end() - 2):
            continue
        shown = _stands_alone(plain, start, m.end()) or any(name in t.where for t in notice.text.tables)
        if not shown and not any(a <= start < b for a, b in asked):
            continue
        if name not in seen or (shown and not seen[name].shown):
            seen[name] = StatForm(name, start, m.end(), shown)
    yield from seen.values()


def missing_marks(notice: Notice) -> list[str]:
    """Names of the marks that neither the paper nor its sheets show; all four where a scheme is cited: none."""
    parts = [notice.text.plain]
    for table in notice.text.tables:
        parts += [*table.header, *table.notes]
    words = "\n".join(parts)
    return [] if _SCHEME.search(words) else [name for name, mark in _MARKS.items() if not mark.search(words)]


def validity(notice: Notice) -> tuple[date, int, int] | None:
    """The last day of validity of the paper's statistical form, with its words; an extension counts."""
    plain = notice.text.plain
    found = [
        (_last_day(m), m.start(), m.end())
        for m in _VALID.finditer(plain)
        if _STATISTICAL.search(plain, max(0, m.start() - 160), m.end() + 60)
    ]
    return max(found) if found else None


def _last_day(m: re.Match[str]) -> date:
    """2026年6月 -> 30 June; 2026年 -> 31 December."""
    year, month, day = int(m.group(1)), int(m.group(2) or 12), int(m.group(3) or 0)
    month = min(max(month, 1), 12)
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    last = first_of_next - timedelta(days=1)
    return last.replace(day=day) if 1 <= day <= last.day else last


def _stands_alone(plain: str, start: int, end: int) -> bool:
    """The name is a line of its own, as above a form; a line in the list of annexes is not."""
    line_start = plain.rfind("\n", 0, start) + 1
    line_end = plain.find("\n", end)
    rest = plain[end : line_end if line_end >= 0 else len(plain)]
    before = plain[line_start:start]
    return (
        len(before) <= 4
        and "附件" not in before
        and not re.search(r"[填报送请]", before)
        and (len(rest) <= 3 or rest.startswith((" ", "(")) or _FIELD.match(rest) is not None)
    )


def _bare(words: str) -> str:
    """The form's own name, without the verb and modal before it."""
    return re.split(
        r"请|填报|填写|报送|上报|填好|完成|下发的?|印发的?|附件\d*|开展|按照|组织|前报|如实|将|把|对|和|及|负责|汇总|上的|内的|中的|制定|制作|认真|关于|《",
        words,
    )[-1]
