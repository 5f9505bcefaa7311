"""The few things a bulletin is made of, in WordprocessingML: lines, tables, pictures, the page and its number."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from jianfu.core.reading.shapes import Unreadable
from jianfu.core.reports.bulletin import layout
from jianfu.core.reports.bulletin.shapes import Figure, Sheet
from jianfu.core.reports.chinese import wide_signs

if TYPE_CHECKING:
    Document = Any
    Element = Any

_TWIPS = 20
"""In one point."""


@dataclass(frozen=True, slots=True)
class Look:
    """One kind of line. `indent` and `right` in characters of the line, `size` and `pitch` in points.

    right   blank characters behind a line that stands to the right; None for one that does not
    keeps   it stays on the page of the next line
    """

    font: str
    size: float
    indent: float = 0
    right: float | None = None
    centred: bool = False
    keeps: bool = False
    pitch: float = layout.PITCH_PT


def bare_document(title: str, author: str, day: date) -> Document:
    """An empty document that names the fonts and, for offices without them, what to take instead."""
    from docx import Document as new_document
    from docx.oxml.ns import qn

    document = new_document()
    about = document.core_properties
    about.title, about.author, about.language = title, author, "zh-CN"
    about.created = about.modified = datetime.combine(day, time(9))
    about.comments, about.last_modified_by = "", author
    normal = document.styles["Normal"]
    _fonts(normal.element.get_or_add_rPr(), layout.BODY_FONT)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    _name_stand_ins(document)
    return document


def set_page(document: Document) -> None:
    """A4 with the margins of the standard and its 22 lines."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(layout.PAGE_MM[0]), Mm(layout.PAGE_MM[1])
    section.top_margin, section.bottom_margin = Mm(layout.TOP_MM), Mm(layout.BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(layout.LEFT_MM), Mm(layout.RIGHT_MM)
    below = layout.PAGE_NUMBER_BELOW_MM + layout.PAGE_NUMBER_PT * 25.4 / 72
    section.footer_distance = Mm(layout.BOTTOM_MM - below)
    section.header_distance = Mm(15)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(layout.PITCH_PT * _TWIPS))


def page_number(document: Document) -> None:
    """— 1 — at the outer edge: to the right on odd pages, to the left on even ones, one character in."""
    section = document.sections[0]
    document.settings.odd_and_even_pages_header_footer = True
    for footer, right in ((section.footer, True), (section.even_page_footer, False)):
        footer.is_linked_to_previous = False
        look = Look(layout.NUMBER_FONT, layout.PAGE_NUMBER_PT, right=1 if right else None, pitch=18)
        paragraph = footer.paragraphs[0]
        _set(paragraph, look)
        if not right:
            _characters(paragraph, "left", 1)
        for words in ("— ", None, " —"):
            run = paragraph.add_run(words or "")
            _look(run, look)
            if words is None:
                _page_field(run)


def add_line(document: Document, words: str, look: Look, *, note: int = 0) -> None:
    paragraph = document.add_paragraph()
    _set(paragraph, look)
    if words:
        _look(paragraph.add_run(words), look)
    if note:
        run = paragraph.add_run(f"〔注{note}〕")
        _look(run, Look(look.font, layout.NOTE_PT))


def add_table(document: Document, sheet: Sheet) -> None:
    """With lines around every cell; the header comes again on each page, and no row is cut by its end."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    columns = len(sheet.header)
    table = document.add_table(rows=0, cols=columns)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    shares = sheet.widths or (1.0,) * columns
    line = layout.PAGE_MM[0] - layout.LEFT_MM - layout.RIGHT_MM
    widths = [Mm(line * share / sum(shares)) for share in shares]
    for n, words in enumerate((sheet.header, *sheet.rows)):
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if n == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, width, said in zip(row.cells, widths, words, strict=True):
            cell.width = width
            font = layout.FIRST_FONT if n == 0 else layout.BODY_FONT
            paragraph = cell.paragraphs[0]
            _set(paragraph, Look(font, layout.SMALL_PT, centred=n == 0 or _is_figure(said), pitch=20))
            _look(paragraph.add_run(wide_signs(said)), Look(font, layout.SMALL_PT))


def add_picture(document: Document, figure: Figure) -> None:
    """In a line of its own height. Unreadable for what is no picture."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.image.exceptions import UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.shared import Mm, Pt

    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(6), Pt(0)
    paragraph.paragraph_format.keep_with_next = True
    _off_the_grid(paragraph)
    try:
        shape = paragraph.add_run().add_picture(io.BytesIO(figure.png), width=Mm(figure.width_mm))
    except (UnrecognizedImageError, UnexpectedEndOfFileError) as error:
        raise Unreadable("图表不是可用的图片,没有放进月报。其余内容没有改动。请重新生成图表。") from error
    shape._inline.docPr.set("descr", figure.about)
    shape._inline.docPr.set("title", figure.title)


def _is_figure(words: str) -> bool:
    return bool(words) and all(c.isdigit() or c in ".,%+-−—~ " for c in words)


def _set(paragraph: Any, look: Look) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Pt

    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.pitch)
    form.keep_with_next = look.keeps or None
    form.widow_control = False
    if look.pitch != layout.PITCH_PT:
        _off_the_grid(paragraph)
    if look.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif look.right is not None:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _characters(paragraph, "right", look.right)
    else:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if look.indent:
        _characters(paragraph, "firstLine", look.indent, look.size)


def _off_the_grid(paragraph: Any) -> None:
    """Small lines and pictures have a height of their own."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    paragraph._p.pPr.find(qn("w:spacing")).addprevious(snap)


def _characters(paragraph: Any, side: str, characters: float, size: float = layout.BODY_PT) -> None:
    """An indent in characters, and in twips for programs that do not count characters."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = paragraph._p.get_or_add_pPr()
    indent = properties.find(qn("w:ind"))
    if indent is None:
        indent = OxmlElement("w:ind")
        properties._insert_ind(indent)
    indent.set(qn(f"w:{side}Chars"), str(round(characters * 100)))
    indent.set(qn(f"w:{side}"), str(round(characters * size * _TWIPS)))


def _look(run: Any, look: Look) -> None:
    from docx.shared import Pt, RGBColor

    run.font.size = Pt(look.size)
    run.font.color.rgb = RGBColor(0, 0, 0)
    properties = run._r.get_or_add_rPr()
    _fonts(properties, look.font)
    if look.size == layout.BODY_PT:
        _draw_together(properties)


def _draw_together(properties: Element) -> None:
    """28 characters of 3号 are 6 pt wider than the line: each gives up a little."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(round(layout.DRAWN_PT * _TWIPS)))
    size = properties.find(qn("w:sz"))
    size.addprevious(spacing)


def _fonts(properties: Element, name: str) -> None:
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _page_field(run: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("shown", "1"), ("end", "")):
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText" if text == "PAGE" else "w:t")
            mark.text = text
        run._r.append(mark)


def _name_stand_ins(document: Document) -> None:
    """The font table: an office without 方正小标宋 prints 宋体."""
    from lxml import etree

    names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for part in document.part.package.iter_parts():
        if str(part.partname).endswith("fontTable.xml"):
            root = etree.fromstring(part.blob)
            for font, other in layout.STAND_INS.items():
                entry = etree.SubElement(root, f"{{{names}}}font", {f"{{{names}}}name": font})
                etree.SubElement(entry, f"{{{names}}}altName", {f"{{{names}}}val": other})
                etree.SubElement(entry, f"{{{names}}}charset", {f"{{{names}}}val": "86"})
            part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
