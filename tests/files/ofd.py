"""OFD packages after GB/T 33190, with the parts that real writers use."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.files.docx import zipped

_NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_LINE, _SIZE, _WIDTH = 9.9, 5.64, 28


def text_object(
    text: str, x: float, y: float, *, size: float = _SIZE, color: str = "", extra: str = ""
) -> str:
    """One line; the steps between characters are written short, as most writers do."""
    ink = f'<ofd:FillColor Value="{color}"/>' if color else ""
    steps = f' DeltaX="g {len(text) - 1} {size}"' if len(text) > 1 else ""
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y} 180 {size + 1}" Font="2" Size="{size}"{extra}>{ink}'
        f'<ofd:TextCode X="0" Y="{size * 0.8:.2f}"{steps}>{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def content(objects: str, template: str = "") -> str:
    return (
        f"<ofd:Page {_NS}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area>{template}"
        f'<ofd:Content><ofd:Layer ID="9">{objects}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def lines_of(paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs wrapped at 28 characters, indented by two."""
    lines: list[str] = []
    for paragraph in paragraphs:
        text = "\u3000\u3000" + paragraph
        lines += [text[i : i + _WIDTH] for i in range(0, len(text), _WIDTH)]
    return lines


def page_of(lines: Sequence[str]) -> str:
    placed = []
    for i, line in enumerate(lines):
        bare = line.lstrip("\u3000")
        placed.append(text_object(bare, 27 + (len(line) - len(bare)) * _SIZE, 40 + i * _LINE))
    return content("".join(placed))


def make_ofd(
    paragraphs: Sequence[str] = (),
    *,
    pages: Sequence[str] = (),
    template: str = "",
    attachments: Sequence[str] = (),
    seal: str = "",
    members: dict[str, bytes] | None = None,
) -> bytes:
    """Paragraphs on one page, or pages of `content`; `template` are objects printed on the first page."""
    contents = list(pages) or [page_of(lines_of(paragraphs))]
    use = '<ofd:Template TemplateID="50"/>'
    if template:
        contents[0] = contents[0].replace("<ofd:Content>", use + "<ofd:Content>", 1)
    listed = "".join(
        f'<ofd:Page ID="{i + 10}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(contents))
    )
    files = {
        "OFD.xml": f'<ofd:OFD {_NS} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID>'
        "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        "</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        '<ofd:TemplatePage ID="50" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>'
        f"<ofd:Pages>{listed}</ofd:Pages><ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
        "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {_NS} BaseLoc="Res"><ofd:DrawParams><ofd:DrawParam ID="60">'
        '<ofd:FillColor Value="230 0 18"/></ofd:DrawParam></ofd:DrawParams></ofd:Res>',
        "Doc_0/Tpls/Tpl_0/Content.xml": content(template),
        "Doc_0/Attachs/Attachments.xml": f"<ofd:Attachments {_NS}>"
        + "".join(f'<ofd:Attachment ID="{i}" Name="{escape(n)}"/>' for i, n in enumerate(attachments))
        + "</ofd:Attachments>",
        "Doc_0/Annots/Annotations.xml": content(text_object(seal, 120, 200))
        if seal
        else f"<ofd:Annotations {_NS}/>",
    } | {f"Doc_0/Pages/Page_{i}/Content.xml": page for i, page in enumerate(contents)}
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return zipped({name: (head + xml).encode() for name, xml in files.items()} | (members or {}))
