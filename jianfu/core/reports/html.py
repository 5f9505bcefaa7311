"""One examination as one self-contained HTML file: the original with its marks, beside it what was found."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from jianfu.core.cost import number, total
from jianfu.core.examine import Examination
from jianfu.core.facts.shapes import Notice
from jianfu.core.reading.shapes import Part
from jianfu.core.reports.five import five_lines
from jianfu.core.reports.marks import Piece, marked_blocks
from jianfu.core.reports.words import FREQUENCY, KIND, VERDICT, certainty
from jianfu.core.rules.sources import cite

_STYLE = """
:root{color-scheme:light}
body{margin:0;font:16px/1.7 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Source Han Sans SC",sans-serif;
color:#1c2530;background:#f5f4f0}
main{max-width:76rem;margin:0 auto;padding:1.5rem;display:flex;flex-wrap:wrap;gap:1.5rem}
h1{font-size:1.35rem;line-height:1.4;margin:0;padding:1.5rem 1.5rem 0;max-width:76rem;margin:0 auto}
h2{font-size:1.05rem;margin:0 0 .6rem}
.paper,.side{background:#fff;border:1px solid #dcd8ce;border-radius:6px;padding:1.25rem;box-sizing:border-box}
.paper{flex:1 1 30rem;min-width:0}.side{flex:1 1 22rem;min-width:0}
.paper p{margin:0 0 .6em;overflow-wrap:anywhere}.paper small{color:#5d6773}
mark{background:#fdeeb5;color:inherit;border-bottom:2px solid #b98500}
mark.demand{background:#e3eef9;border-bottom:2px solid #2f6ba8}
dl{margin:0 0 1.2rem}dt{color:#5d6773;font-size:.9rem}dd{margin:0 0 .5rem}
article{border-top:1px solid #e6e2d8;padding:.8rem 0}article p{margin:.2rem 0}
.code{font-weight:700}.light{color:#14603f}.dim{color:#5d6773;font-size:.9rem}
@media print{body{background:#fff}.paper,.side{border:0;padding:0}}
"""


def to_html(exam: Examination) -> str:
    """A whole document; every word of the paper is escaped; no script, no outside request."""
    title = escape(_title(exam))
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline'\">"
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1><main>{''.join(_body(exam))}</main></body></html>\n"
    )


def _title(exam: Examination) -> str:
    if exam.notice and exam.notice.title:
        return exam.notice.title.value
    return exam.reading.name


def _body(exam: Examination) -> Iterator[str]:
    if exam.reading.reason:
        yield f'<section class="side"><p>{escape(exam.reading.reason)}</p></section>'
    notice = exam.notice
    if notice is None:
        return
    yield '<section class="paper" aria-label="原文">'
    for block, pieces in marked_blocks(exam):
        label = "" if block.part is Part.BODY else f"<small>{escape(block.where)} </small>"
        yield f"<p>{label}{''.join(_piece(p) for p in pieces)}</p>"
    yield '</section><section class="side" aria-label="看到的要求和建议">'
    yield "<dl>"
    for line in five_lines(exam):
        yield f"<dt>{line.label}</dt><dd>{escape(line.text)}</dd>"
    yield "</dl>"
    yield from _demands(exam, notice)
    yield from _findings(exam)
    yield "</section>"


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    if piece.findings:
        return f'<mark id="f{piece.findings[0] + 1}" title="问题{piece.findings[0] + 1}">{text}</mark>'
    if piece.demands:
        return f'<mark class="demand" title="要求{piece.demands[0] + 1}">{text}</mark>'
    return text


def _demands(exam: Examination, notice: Notice) -> Iterator[str]:
    if not notice.demands:
        return
    yield f"<h2>要求{len(notice.demands)}项,约{number(total(exam.hours).likely)}人时</h2>"
    for demand, hours in zip(notice.demands, exam.hours, strict=True):
        often = f" · {FREQUENCY[demand.frequency]}" if demand.frequency else ""
        when = f" · {escape(demand.deadline.text)}" if demand.deadline else ""
        span = notice.quote(demand.start, demand.end)
        yield f"<article><p><b>{KIND[demand.kind]}</b>{often}{when} · 约{number(hours.likely)}人时</p>"
        yield f"<p>{escape(span.text)} <span class=dim>{escape(span.where)}</span></p>"
        yield f"<p class=dim>怎么算的:{escape(hours.basis)}</p></article>"


def _findings(exam: Examination) -> Iterator[str]:
    findings = exam.report.findings
    yield f"<h2>{f'可以更轻的{len(findings)}处' if findings else '没有发现问题'}</h2>"
    for i, finding in enumerate(findings, 1):
        span = finding.evidence[0]
        yield (
            f'<article><p><a href="#f{i}">{escape(span.where or "原文")}</a> '
            f"<span class=code>{VERDICT[finding.verdict]}</span> {escape(finding.message)}</p>"
            f"<p class=light>{escape(finding.lighter)}</p>"
            f"<p class=dim>依据:{escape(cite(finding.rule.source))} · {certainty(finding.certain)} · {finding.rule.code}</p></article>"
        )
