"""The sender's own docx back, untouched but for native Word comments on the very words."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from jianfu.core.examine import Examination
from jianfu.core.reading.shapes import Block
from jianfu.core.reports.words import VERDICT, certainty
from jianfu.core.rules.shapes import Finding
from jianfu.core.rules.sources import cite

if TYPE_CHECKING:
    Element = Any

_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_AUTHOR = "减负预审"


def annotate_docx(data: bytes, exam: Examination, *, now: datetime) -> bytes:
    """`data` with one comment for each finding, on the words it quotes.

    Every member of the package other than the main document, the comments, their relation and their content
    type is copied as it is. Raises ValueError if `data` is no docx.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if "word/document.xml" not in package.namelist():
            raise ValueError("这不是docx文件,不能加批注")
        document = etree.fromstring(package.read("word/document.xml"), parser)
        comments = _comments_of(package, document, parser)
        _add(document, comments, exam, now)
        changed = {
            "word/document.xml": _bytes(document),
            "word/comments.xml": _bytes(comments),
            "word/_rels/document.xml.rels": _related(
                package, parser, strict=document.tag.startswith("{" + _STRICT)
            ),
            "[Content_Types].xml": _typed(package, parser),
        }
        return _packed(package, changed)


def _add(document: Element, comments: Element, exam: Examination, now: datetime) -> None:
    notice = exam.notice
    assert notice
    w = document.tag.rpartition("}")[0] + "}"
    paragraphs = list(document.iter(w + "p"))
    taken = {int(c.get(w + "id", "0")) for c in comments.iter(w + "comment")}
    number = max(taken, default=-1) + 1
    for finding in exam.report.findings:
        for span in finding.evidence[:1]:
            block = notice.text.block_at(span.start)
            paragraph = _paragraph(paragraphs, block, w)
            if paragraph is None:
                continue
            words = notice.text.chars[span.start : min(span.end, block.end if block else span.end)]
            _mark(paragraph, words, span.start - (block.start if block else 0), number, w)
            comments.append(_comment(finding, number, now, w))
            number += 1


def _paragraph(paragraphs: list[Element], block: Block | None, w: str) -> Element | None:
    """The block's own paragraph; words outside the body (header, text box) go to the nearest body paragraph."""
    part, _, index = (block.anchor if block else "").partition(":")
    if part != "document" or not index.isdigit() or int(index) >= len(paragraphs):
        return next((p for p in paragraphs if p.find(f".//{w}t") is not None), None)
    paragraph = paragraphs[int(index)]
    for above in paragraph.iterancestors(w + "txbxContent"):
        # Word knows no comments inside text boxes: the box's own paragraph takes them.
        return next(above.iterancestors(w + "p"), None)
    return paragraph


def _mark(paragraph: Element, words: str, near: int, number: int, w: str) -> None:
    """Put the comment's range around `words`; around the whole paragraph where they cannot be found."""
    runs = [r for r in paragraph.iter(w + "r") if r.find(w + "t") is not None and _visible(r, w)]
    text = "".join(_text(r, w) for r in runs)
    at = _nearest(text, words, near)
    if at is None:
        at, words = 0, text
    first = _split(runs, at, w)
    last = _split(runs, at + len(words), w)
    start = paragraph.makeelement(w + "commentRangeStart", {w + "id": str(number)})
    end = paragraph.makeelement(w + "commentRangeEnd", {w + "id": str(number)})
    reference = paragraph.makeelement(w + "r", {})
    reference.append(paragraph.makeelement(w + "commentReference", {w + "id": str(number)}))
    if first < len(runs):
        runs[first].addprevious(start)
    else:
        paragraph.append(start)
    after = runs[last - 1] if 0 < last <= len(runs) else None
    if after is not None:
        after.addnext(end)
    else:
        paragraph.append(end)
    end.addnext(reference)


def _nearest(text: str, words: str, near: int) -> int | None:
    """Where `words` stand in `text`, closest to `near` (printed numbering shifts it)."""
    best = None
    at = text.find(words) if words else -1
    while at >= 0:
        if best is None or abs(at - near) < abs(best - near):
            best = at
        at = text.find(words, at + 1)
    return best


def _split(runs: list[Element], at: int, w: str) -> int:
    """Index in `runs` of the run that starts at character `at`; a run is cut in two where need be."""
    from copy import deepcopy

    position = 0
    for i, run in enumerate(runs):
        if position >= at:
            return i
        size = len(_text(run, w))
        if position + size > at:
            tail = deepcopy(run)
            _keep(run, 0, at - position, w)
            _keep(tail, at - position, size, w)
            run.addnext(tail)
            runs.insert(i + 1, tail)
            return i + 1
        position += size
    return len(runs)


def _keep(run: Element, start: int, end: int, w: str) -> None:
    position = 0
    for t in list(run.iter(w + "t")):
        text = t.text or ""
        t.text = text[max(0, start - position) : max(0, end - position)]
        t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        position += len(text)


def _text(run: Element, w: str) -> str:
    return "".join(t.text or "" for t in run.iter(w + "t"))


def _visible(run: Element, w: str) -> bool:
    return next(run.iterancestors(w + "del", w + "txbxContent", w + "moveFrom"), None) is None


def _comment(finding: Finding, number: int, now: datetime, w: str) -> Element:
    from lxml import etree

    comment = etree.Element(
        w + "comment",
        {
            w + "id": str(number),
            w + "author": _AUTHOR,
            w + "date": f"{now:%Y-%m-%dT%H:%M:%SZ}",
            w + "initials": "减",
        },
    )
    lines = (
        f"{VERDICT[finding.verdict]}({finding.rule.code},{certainty(finding.certain)}):{finding.message}",
        f"依据:{cite(finding.rule.source)}",
        f"可以:{finding.lighter}",
    )
    for line in lines:
        run = etree.SubElement(etree.SubElement(comment, w + "p"), w + "r")
        etree.SubElement(run, w + "t").text = line
    return comment


def _comments_of(package: zipfile.ZipFile, document: Element, parser: Any) -> Element:
    from lxml import etree

    if "word/comments.xml" in package.namelist():
        return etree.fromstring(package.read("word/comments.xml"), parser)
    namespace = document.tag[1:].partition("}")[0]
    return etree.Element(f"{{{namespace}}}comments", nsmap={"w": namespace})


def _related(package: zipfile.ZipFile, parser: Any, *, strict: bool) -> bytes:
    from lxml import etree

    name = "word/_rels/document.xml.rels"
    if name in package.namelist():
        root = etree.fromstring(package.read(name), parser)
    else:
        # A prefix is as good as none, and lxml's types know no default namespace.
        root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={"r": _RELATIONS})
    base = (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
        if strict
        else "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    )
    if not any((r.get("Type") or "").endswith("/comments") for r in root):
        etree.SubElement(
            root,
            f"{{{_RELATIONS}}}Relationship",
            {"Id": "rIdJianfuComments", "Type": f"{base}/comments", "Target": "comments.xml"},
        )
    return _bytes(root)


def _typed(package: zipfile.ZipFile, parser: Any) -> bytes:
    from lxml import etree

    root = etree.fromstring(package.read("[Content_Types].xml"), parser)
    if not any(o.get("PartName") == "/word/comments.xml" for o in root):
        etree.SubElement(
            root, f"{{{_TYPES}}}Override", {"PartName": "/word/comments.xml", "ContentType": _COMMENTS_TYPE}
        )
    return _bytes(root)


def _bytes(root: Element) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _packed(package: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in package.infolist():
            if item.filename in changed:
                target.writestr(item, changed.pop(item.filename))
            else:
                target.writestr(item, package.read(item))
        for name, content in changed.items():
            target.writestr(name, content)
    return out.getvalue()
