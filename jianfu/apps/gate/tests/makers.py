"""Makers that name only what matters."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from django.test import Client

from jianfu.apps.gate.models import Notice

FORM = """云水县农业农村局关于报送大棚面积的通知

各乡镇人民政府：
    请各乡镇于2026年12月5日前报送《大棚面积统计表》纸质版和电子版。
    请各村走访时拍照，照片上传工作群。

云水县农业农村局
2026年11月20日
"""

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def dropped(client: Client, text: str) -> Notice:
    """The notice of some pasted words, examined."""
    client.post("/drop/", {"text": text})
    return Notice.objects.latest("id")


def make_docx(*paragraphs: str) -> bytes:
    """The smallest file Word opens."""
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
    }
    return zipped({name: content.encode() for name, content in members.items()})


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def make_report(**more: Any) -> dict[str, Any]:
    """A report without findings about a form due at some day."""
    return {"demands": [], "findings": [], "not_seen": [], "hours": None, "notice": {}} | more
