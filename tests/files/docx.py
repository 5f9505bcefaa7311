"""Docx files as Word and WPS write them, with the things that make reading hard."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LEVELS = (
    ("chineseCounting", "%1、"),
    ("chineseCounting", "(%2)"),
    ("decimal", "%3."),
    ("chineseCounting", "第%4条"),
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str, properties: str = "", run_properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text, run_properties)}</w:p>"


def numbered(text: str, level: int = 0, num: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def inserted(text: str) -> str:
    return f'<w:ins w:id="1" w:author="甲">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="甲"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


def text_box(*texts: str) -> str:
    """A paragraph with a text box, written twice as Word does: once new, once for old programs."""
    content = "<w:txbxContent>" + "".join(paragraph(t) for t in texts) + "</w:txbxContent>"
    return (
        "<w:p><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )


def red_head(text: str) -> str:
    return paragraph(text, '<w:jc w:val="center"/>', '<w:color w:val="FF0000"/><w:sz w:val="72"/>')


def table(rows: Sequence[Sequence[str | tuple[str, str]]]) -> str:
    """Cells are texts, or (text, properties) such as ("", '<w:vMerge/>')."""
    lines = []
    for row in rows:
        cells = [(cell, "") if isinstance(cell, str) else cell for cell in row]
        lines.append(
            "<w:tr>"
            + "".join(f"<w:tc><w:tcPr>{p}</w:tcPr>{paragraph(t)}</w:tc>" for t, p in cells)
            + "</w:tr>"
        )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(lines)}</w:tbl>"


def make_docx(
    paragraphs: Sequence[str] = (),
    *,
    body: str = "",
    header: str = "",
    footer: str = "",
    footnotes: Sequence[str] = (),
    comments: Sequence[str] = (),
    head: str = "",
    members: dict[str, bytes] | None = None,
    strict: bool = False,
) -> bytes:
    """A docx of plain paragraphs and then of `body` (WordprocessingML); `head` is printed large and red on top."""
    top = red_head(head) if head else ""
    text = top + "".join(paragraph(p) for p in paragraphs) + body
    section = ""
    parts = {"numbering": _numbering(), "styles": f"<w:styles {_NAMES}/>"}
    for kind, words in (("header", header), ("footer", footer)):
        if words:
            tag = "hdr" if kind == "header" else "ftr"
            parts[f"{kind}1"] = f"<w:{tag} {_NAMES}>{paragraph(words)}</w:{tag}>"
            section += f'<w:{kind}Reference w:type="default" r:id="{kind}1"/>'
    for kind, texts in (("footnote", footnotes), ("comment", comments)):
        if texts:
            notes = "".join(f'<w:{kind} w:id="{i}">{paragraph(t)}</w:{kind}>' for i, t in enumerate(texts, 1))
            parts[f"{kind}s"] = f"<w:{kind}s {_NAMES}>{notes}</w:{kind}s>"
    document = f"<w:document {_NAMES}><w:body>{text}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    files = {f"word/{name}.xml": xml for name, xml in parts.items()} | {"word/document.xml": document}
    packed = _package(files, list(parts))
    everything = {name: _strict(data) if strict else data for name, data in packed.items()} | (members or {})
    return zipped(everything)


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 3, 2, 9, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _package(files: dict[str, str], parts: Sequence[str]) -> dict[str, bytes]:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {name: name.rstrip("1") for name in parts}
    types = "".join(
        f'<Override PartName="/word/{n}.xml" ContentType="{word}.{k}+xml"/>' for n, k in kinds.items()
    )
    relations = "".join(
        f'<Relationship Id="{n}" Type="{_REL}/{k}" Target="{n}.xml"/>' for n, k in kinds.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    files = files | {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
    }
    return {name: (_HEAD + xml).encode() for name, xml in files.items()}


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(_LEVELS)
    )
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = "".join(
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="0"/>{restart if i > 1 else ""}</w:num>' for i in (1, 2)
    )
    return f'<w:numbering {_NAMES}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}</w:numbering>'


def _strict(xml: bytes) -> bytes:
    """The same part in the namespaces of ISO/IEC 29500 Strict."""
    usual = b"http://schemas.openxmlformats.org"
    new = b"http://purl.oclc.org/ooxml"
    xml = xml.replace(usual + b"/wordprocessingml/2006/main", new + b"/wordprocessingml/main")
    return xml.replace(usual + b"/officeDocument/2006/relationships", new + b"/officeDocument/relationships")
