"""How urgent the paper says it is, and whether it stands under a declared emergency response."""

from __future__ import annotations

import re
from itertools import islice

from jianfu.core.patterns import pattern

_MARK = pattern(r"^(?:[\[【(])?(特急|加急|平急|特提)(?:[\]】)])?(?:明电|·明电)?$", re.M)
_IN_TITLE = pattern(r"紧急(?:通知|提示|提醒|函|预警)|(?<=的)紧急")
_LEVEL = r"(?:[ⅠⅡⅢⅣ]|I{1,3}V?|IV|[一二三四1-4])级?"
_RESPONSE = pattern(
    rf"(?:启动|提升(?:至|为|到)|升级(?:至|为|到)|进入|发布|处于)了?[^,。;\n]{{0,24}}?{_LEVEL}[^,。;\n]{{0,10}}响应"
    rf"|{_LEVEL}[^,。;\n]{{0,10}}响应(?=[^,。;\n]{{0,4}}(?:已|于|现|决定)[^,。;\n]{{0,30}}启动)"
)
# A plan says when a response would be started; that is not one.
_IF = pattern(
    r"(?:如(?!下)|若|当(?![前日天])|一旦|发布[^,。;]{0,20}(?:时|后)|达到|视情|必要时|应(?!急|对)当?|可(?!能)|时,|的,|将视|按照?预案)[^。;\n]{0,40}$"
)
_OVER = pattern(r"^[^。;\n]{0,16}(?:终止|结束|解除)|终止|解除")
_BODY = pattern(
    r"指挥部|防指|防办|政府|应急委|减灾委|应急管理[局厅部]|安委会|指挥办|应对[^,。]{0,12}领导小组"
)
# 自9月2日17时起进入三级响应: whoever writes has declared it.
_FROM = pattern(r"自[^,。;\n]{2,20}起,?$")
_START = pattern(r"\d+[时点日]|现|已|即日|决定|今[日天]|起|于")

# Bounds for a hostile text: characters looked at on either side, mentions looked at.
_SENTENCE, _MOST = 200, 50


def find_urgency(plain: str, head_end: int, title: tuple[int, int] | None) -> tuple[int, int] | None:
    m = _MARK.search(plain, 0, max(head_end, 200))
    if m:
        return m.span(1)
    if title:
        m = _IN_TITLE.search(plain, *title)
    return m.span() if m else None


def find_emergency(plain: str) -> tuple[int, int] | None:
    """A declared response: its level, its start and the body that declared it, in one sentence."""
    for m in islice(_RESPONSE.finditer(plain), _MOST):
        near = plain[max(0, m.start() - _SENTENCE) : m.start()]
        before = re.split(r"[。;\n]", near)[-1]
        behind = re.split(r"[。;\n]", plain[m.end() : m.end() + _SENTENCE])[0]
        if _IF.search(before) or _OVER.search(behind):
            continue
        sentence = before + m.group() + behind
        if (_BODY.search(sentence) and _START.search(sentence)) or _FROM.search(before):
            return m.span()
    return None
