"""Examination -> lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from jianfu.core.cost import number, total
from jianfu.core.examine import Examination
from jianfu.core.facts.shapes import Demand, Notice
from jianfu.core.reading.shapes import Span, State
from jianfu.core.reports.words import FREQUENCY, KIND, VERDICT, certainty
from jianfu.core.rules.shapes import Finding
from jianfu.core.rules.sources import cite

STATE = {State.UNREADABLE: "读不出", State.CLASSIFIED: "标有密级", State.PARTIAL: "只读出一部分"}
_QUOTE = 40
"""Characters of the line of the original that are shown around the words."""


class Paint:
    """ANSI colours, or none."""

    def __init__(self, on: bool) -> None:
        self.on = on

    def __call__(self, code: str, words: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self.on else words


def to_text(exam: Examination, paint: Paint) -> str:
    """Demands, then findings with their words underlined. Ends with a line feed."""
    return "\n".join(_lines(exam, paint)) + "\n"


def summary(exams: int, demands: int, findings: int, hours: float, unread: int) -> str:
    """The last line of a run."""
    parts = [f"{exams}份文件", f"{demands}项要求"]
    if hours >= 0.05:
        parts.append(f"约{number(hours)}人时")
    parts.append(f"{findings}处可以更轻" if findings else "没有发现问题")
    if unread:
        parts.append(f"{unread}份没有读出")
    return ",".join(parts)


def _lines(exam: Examination, paint: Paint) -> Iterator[str]:
    name = paint("1", exam.reading.name)
    if exam.reading.state in STATE:
        yield f"{name}: {paint('33', STATE[exam.reading.state])} {exam.reading.reason or ''}"
    notice = exam.notice
    if notice is None:
        return
    yield f"{name} {_head(notice)}".rstrip()
    for demand, hours in zip(notice.demands, exam.hours, strict=True):
        when = f" · {demand.deadline.text}" if demand.deadline else ""
        often = f" · {FREQUENCY[demand.frequency]}" if demand.frequency and demand.frequency != "once" else ""
        yield f"  要 {KIND[demand.kind]}{when}{often} · 约{number(hours.likely)}人时  {paint('2', _short(_quote(notice, demand)))}"
    if len(notice.demands) > 1:
        yield paint("2", f"  合计约{number(total(exam.hours).likely)}人时")
    for finding in exam.report.findings:
        yield from _finding(finding, notice, name, paint)


def _head(notice: Notice) -> str:
    parts = [notice.doc_number.value] if notice.doc_number else []
    parts += [v.value.name for v in notice.issuers[:2]]
    return " ".join(parts)


def _finding(finding: Finding, notice: Notice, name: str, paint: Paint) -> Iterator[str]:
    span = finding.evidence[0]
    code = paint("1;31" if finding.certain else "1;33", finding.rule.code)
    yield ""
    yield f"{name}:{span.where}: {code} {VERDICT[finding.verdict]} {finding.message}"
    before, words, after = around(notice.text.chars, span)
    gutter = paint("34", "    |")
    yield f"{gutter} {before}{words}{after}"
    yield f"{gutter} {' ' * _width(before)}{paint('1;31', '^' * _width(words))}"
    yield f"    {paint('34', '=')} 依据:{cite(finding.rule.source)}({certainty(finding.certain)})"
    yield f"    {paint('34', '=')} 可以:{finding.lighter}"


def around(chars: str, span: Span, size: int = _QUOTE) -> tuple[str, str, str]:
    """The words with what stands before and after them on the same line, shortened with …"""
    words = chars[span.start : span.end].replace("\n", " ")
    if len(words) > size:
        words = words[: size - 1] + "…"
    room = max(0, size - len(words))
    before = chars[max(0, span.start - 200) : span.start].rpartition("\n")[2].lstrip()
    after = chars[span.end : span.end + 200].partition("\n")[0].rstrip()
    short_before = before if len(before) <= room // 2 else "…" + before[len(before) - room // 2 :]
    left = max(0, room - len(short_before))
    short_after = after if len(after) <= left else after[:left] + "…"
    return short_before, words, short_after


def _quote(notice: Notice, demand: Demand) -> str:
    return notice.quote(demand.start, demand.end).text


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _QUOTE else words[: _QUOTE - 1] + "…"


def _width(words: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in words)
