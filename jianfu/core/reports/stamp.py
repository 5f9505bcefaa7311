"""The admission number and its QR code, set into the sender's own docx at the top right of the first page.

They stand in a frame in the upper margin, so neither the red head nor anything below it moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jianfu.core.reading.docx_runs import PPR, P
from jianfu.core.reading.numbering import W
from jianfu.core.reading.package import DAMAGED
from jianfu.core.reading.shapes import Unreadable
from jianfu.core.reports.admission import find_admission_number
from jianfu.core.reports.package import OFFICE, RELATIONS, TYPES, Original

if TYPE_CHECKING:
    Element = Any

LABEL = "准入编号"
_NAME = "jianfu_admission"
_MEDIA = "word/media/jianfu-admission.png"
_RID = "rIdJianfuAdmission"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_DRAWN_NUMBERS = f"//*[namespace-uri()='{_WP}' and local-name()='docPr']/@id"
_EMU_PER_TWIP = 635
_TWIPS_PER_MM = 1440 / 25.4
_TOP_MM, _SIDE_MM, _LEAST_MM = 6, 15, 10
_WIDTH = 4600
"""Twips: the label, the number and the code in one line."""
_FIRST_FEW = 4

_STAMP = """<w:p xmlns:w="{w}" xmlns:r="{r}" xmlns:wp="{wp}"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
<w:pPr><w:framePr w:w="{width}" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="margin" w:xAlign="right" w:y="{top}"/>\
<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="right"/></w:pPr>\
<w:bookmarkStart w:id="{mark}" w:name="{name}"/>\
<w:r><w:rPr><w:color w:val="000000"/><w:sz w:val="21"/></w:rPr><w:t xml:space="preserve">{words} </w:t></w:r>\
<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{side}" cy="{side}"/>\
<wp:docPr id="{drawing}" name="{name}" descr="{words}的二维码"/><a:graphic>\
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>\
<pic:cNvPr id="{drawing}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{rid}"/>\
<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>\
<w:bookmarkEnd w:id="{mark}"/></w:p>"""


def stamp_docx(data: bytes, number: str, qr_png: bytes) -> bytes:
    """`data` with one stamp: 准入编号2026-0413 and the code. An earlier stamp is replaced.

    number   as `find_admission_number` gives it
    Raises Unreadable if `data` is no docx or a damaged one, ValueError for what is no number or no PNG.
    """
    if find_admission_number(LABEL + number) != number:
        raise ValueError(f"准入编号应像 2026-0413,不是 {number}")
    if qr_png[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("二维码应是PNG图片")
    original = Original(data)
    main = original.main_part()
    root = original.change(main)
    body = root.find(W + "body")
    if body is None:
        raise Unreadable(DAMAGED)
    _remove(body)
    body.insert(0, _stamp(original, root, number))
    original.add(_MEDIA, qr_png)
    _relate(original, main)
    _type(original)
    return original.written()


def _remove(body: Element) -> None:
    """The earlier stamp: by its bookmark, or by what it says where an editor has dropped that."""
    for mark in list(body.iter(W + "bookmarkStart")):
        if mark.get(W + "name") == _NAME:
            _drop(next(mark.iterancestors(P), None))
    for paragraph in list(body)[:_FIRST_FEW]:
        framed = paragraph.tag == P and paragraph.find(f"{PPR}/{W}framePr") is not None
        if framed and find_admission_number("".join(t.text or "" for t in paragraph.iter(W + "t"))):
            _drop(paragraph)


def _drop(paragraph: Element | None) -> None:
    parent = paragraph.getparent() if paragraph is not None else None
    if parent is not None:
        parent.remove(paragraph)


def _stamp(original: Original, root: Element, number: str) -> Element:
    from lxml import etree

    side = int(_side_mm(root) * _TWIPS_PER_MM * _EMU_PER_TWIP)
    return etree.fromstring(
        _STAMP.format(
            w=W[1:-1],
            r=OFFICE,
            wp=_WP,
            width=_WIDTH,
            top=int(_TOP_MM * _TWIPS_PER_MM),
            mark=original.free_number(),
            name=_NAME,
            words=LABEL + number,
            side=side,
            drawing=_free_drawing(original),
            rid=_RID,
        )
    )


def _side_mm(root: Element) -> float:
    """As large as the upper margin of the first page allows, so that nothing is pushed down."""
    margins = next(root.iter(W + "pgMar"), None)
    top = margins.get(W + "top", "") if margins is not None else ""
    room = int(top) / _TWIPS_PER_MM - _TOP_MM if top.isdecimal() and len(top) < 6 else _SIDE_MM
    return max(_LEAST_MM, min(_SIDE_MM, room))


def _free_drawing(original: Original) -> int:
    numbers = [
        int(n)
        for tree in original.word_parts()
        for n in tree.xpath(_DRAWN_NUMBERS)
        if n.isdecimal() and len(n) < 10
    ]
    return max(numbers, default=0) + 1


def _relate(original: Original, main: str) -> None:
    from lxml import etree

    folder, _, name = main.rpartition("/")
    part = f"{folder}/_rels/{name}.rels".lstrip("/")
    if part not in original:
        original.add(part, etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={"r": RELATIONS}))
    root = original.change(part)
    for relation in list(root):
        if relation.get("Id") == _RID:
            root.remove(relation)
    etree.SubElement(
        root,
        f"{{{RELATIONS}}}Relationship",
        {"Id": _RID, "Type": f"{OFFICE}/image", "Target": f"/{_MEDIA}"},
    )


def _type(original: Original) -> None:
    from lxml import etree

    root = original.change("[Content_Types].xml")
    if any((d.get("Extension") or "").lower() == "png" for d in root if d.tag == f"{{{TYPES}}}Default"):
        return
    default = etree.Element(f"{{{TYPES}}}Default", {"Extension": "png", "ContentType": "image/png"})
    root.insert(0, default)
