"""Web pages, also those saved as .doc or .xls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jianfu.core.reading.plain import NO_TEXT, decode, decode_as, draft_of_chars
from jianfu.core.reading.shapes import Draft, ReadLimits, Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_-]+)""", re.I)
_SKIPPED = frozenset(["script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe"])
_LINES = re.compile(
    "address|article|aside|blockquote|body|br|caption|center|d[dlt]|div|fieldset|footer|form|h[1-6]|header|hr|li|main|nav|[ou]l"
    "|p|pre|section|table|tbody|tfoot|thead|tr"
)
"""Elements that stand on lines of their own."""


def read_html(data: bytes, limits: ReadLimits) -> Draft:
    """What a browser would show of a page."""
    declared = _CHARSET.search(data, 0, 4096)
    chars, problem = decode_as(data, declared[1].decode("ascii")) if declared else decode(data)
    return draft_of_chars(html_to_text(chars), problem)


def html_to_text(page: str) -> str:
    from lxml import etree

    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(page.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise Unreadable(NO_TEXT)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(_shown(root)))).strip()


def _shown(root: _Element) -> Iterator[str]:
    """Walks with a stack of its own: a page may be nested deeper than Python may call."""
    todo: list[_Element | str] = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            yield node
            continue
        tag = node.tag if isinstance(node.tag, str) else ""
        if node.tail:
            todo.append(re.sub(r"\s+", " ", node.tail))
        if not tag or tag in _SKIPPED or "display:none" in (node.get("style") or "").replace(" ", "").lower():
            continue
        if _LINES.fullmatch(tag):
            yield "\n"
            todo.append("\n")
        elif tag in ("td", "th"):
            todo.append("\t")
        todo.extend(reversed(node))
        if node.text:
            yield node.text if tag == "pre" else re.sub(r"\s+", " ", node.text)
