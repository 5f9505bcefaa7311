"""The paper as one thing, for rules that look at registers: does it reach the grassroots, and where is its head?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianfu.core.facts.shapes import Level, Notice
from jianfu.core.rules.shapes import Context

_BELOW = re.compile(r"[乡镇]|街道|[村社]|居委|网格|基层|办事处")
_LEVELS = (Level.TOWNSHIP, Level.VILLAGE)


def reaching(ctx: Context) -> Iterator[Notice]:
    """The subject of a rule about papers that demand something of townships or villages."""
    notice = ctx.notice
    issuer = notice.issuer.level if notice.issuer else None
    if notice.demands and issuer not in _LEVELS and _reaches(notice):
        yield notice


def _reaches(notice: Notice) -> bool:
    """Unless all who are addressed stand above the township."""
    names = [r.value.name for r in notice.recipients] + [v.value for d in notice.demands for v in d.audience]
    return not names or any(_BELOW.search(name) for name in names)


def head(notice: Notice) -> tuple[int, int]:
    """Where a finding about the whole paper is shown: its title, else its first demand."""
    if notice.title:
        return notice.title.start, notice.title.end
    if notice.demands:
        return notice.demands[0].start, notice.demands[0].end
    return 0, min(len(notice.text.plain), 20)


def passage(notice: Notice, start: int, end: int) -> str:
    """The words from the beginning of their sentence on."""
    plain = notice.text.plain
    return plain[max(plain.rfind(mark, 0, start) for mark in "。;\n") + 1 : end]


def title_of(notice: Notice) -> str:
    return notice.title.value if notice.title else ""
