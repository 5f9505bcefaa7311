"""Bytes of one paper -> what its reader found, by the kind of its content."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from typing import cast

from jianfu.core.reading.shapes import Draft, ReadLimits, Unreadable
from jianfu.core.reading.sniff import kind_of

# Readers are imported when the first file of their kind comes: a text file needs no PDF library.
_READERS = {
    "docx": "docx:read_docx",
    "doc": "doc:read_doc",
    "rtf": "rtf:read_rtf",
    "xlsx": "sheet:read_sheet",
    "xls": "sheet:read_sheet",
    "csv": "sheet:read_sheet",
    "pdf": "pdf:read_pdf",
    "ofd": "ofd:read_ofd",
    "image": "image:read_image",
    "mail": "mail:read_mail",
    "msg": "mail:read_msg",
    "html": "page:read_html",
}

_SAFE = "原件没有改动。"
_MACROS = f"文件带有宏,宏没有运行,也没有检查,文字已读。{_SAFE}请向发件人核实宏的用途,或另存为不带宏的格式。"
UNREADABLE = {
    "encrypted": f"文件设有打开密码,读不出内容。{_SAFE}请去掉密码另存后再放进来。",
    "slides": f"这是演示文稿,目前读不出其中的要求。{_SAFE}请放入对应的通知原文,或导出为 PDF 后再放进来。",
    "odf": f"这是 ODF 格式的文件,目前读不出。{_SAFE}请在办公软件中另存为 docx 或 xlsx 后再放进来。",
    "wordxml": f"这是旧式 XML 格式的文档,目前读不出。{_SAFE}请在办公软件中另存为 docx 后再放进来。",
    "sheetxml": f"这是旧式 XML 格式的表格,目前读不出。{_SAFE}请在办公软件中另存为 xlsx 后再放进来。",
    "rar": f"这是 RAR 压缩包,打不开。{_SAFE}请解压后直接放入里面的文件,或改用 zip。",
    "7z": f"这是 7z 压缩包,打不开。{_SAFE}请解压后直接放入里面的文件,或改用 zip。",
    "gzip": f"这是 gzip 压缩包,打不开。{_SAFE}请解压后直接放入里面的文件,或改用 zip。",
    "program": f"这是程序,不是文件材料,没有打开。{_SAFE}请核对来源,放入通知原文。",
    "zip": f"压缩包里还有多层压缩包,没有继续打开。{_SAFE}请解压后直接放入里面的文件。",
    "ole": f"文件已损坏或不是常见的办公格式,读不出内容。{_SAFE}请用原来的软件打开核对,另存为 docx 或 pdf 后再放进来。",
}


def draft_of(data: bytes, limits: ReadLimits) -> tuple[str, Draft]:
    """Kind and draft of one paper; an archive is no paper. Raises Unreadable."""
    check_size(len(data), limits)
    return draft_of_kind(kind_of(data), data, limits)


def check_size(size: int, limits: ReadLimits) -> None:
    if not size:
        raise Unreadable("文件是空的,没有任何内容。原件没有改动。请核对是否传输中断,重新取一份再放进来。")
    if size > limits.file_bytes:
        at_most = f"{limits.file_bytes / 2**20:.0f}"
        raise Unreadable(f"文件超过 {at_most} MB,没有打开。{_SAFE}请去掉大图片,或拆成几份后再放进来。")


def draft_of_kind(kind: str, data: bytes, limits: ReadLimits) -> tuple[str, Draft]:
    if kind in UNREADABLE:
        raise Unreadable(UNREADABLE[kind])
    if kind == "text":
        return _draft_of_text(data, limits)
    module, function = _READERS[kind].split(":")
    read = getattr(import_module(f"jianfu.core.reading.{module}"), function)
    draft = _without_people(cast(Draft, read(data, limits)))
    return kind, replace(draft, problem=draft.problem or _MACROS) if _has_macros(kind, data) else draft


def _draft_of_text(data: bytes, limits: ReadLimits) -> tuple[str, Draft]:
    """Plain text may be a chat, or a table with commas."""
    from jianfu.core.reading.chat import chat_messages, sent_at
    from jianfu.core.reading.plain import read_text

    draft = read_text(data, limits)
    if _is_table(draft.chars):
        return draft_of_kind("csv", draft.chars.encode("utf-8-sig"), limits)
    draft = _without_people(draft)
    messages = chat_messages(draft.chars)
    if messages:
        return "chat", replace(draft, messages=messages, sent_at=sent_at(messages))
    return "text", draft


def _has_macros(kind: str, data: bytes) -> bool:
    """Programs inside an office file. Names of members stand in its directory as they are."""
    if kind in ("docx", "xlsx"):
        return b"vbaProject.bin" in data
    return kind in ("doc", "xls") and "_VBA_PROJECT".encode("utf-16-le") in data


def _without_people(draft: Draft) -> Draft:
    if "\t" not in draft.chars:
        return draft
    from jianfu.core.reading.rows import without_people

    return without_people(draft)


def _is_table(chars: str) -> bool:
    """Rows of equally many short cells. Sentences have commas too, but not equally many, and full stops."""
    rows = [line for line in chars[:20_000].split("\n")[:50] if line.strip()]
    if len(rows) < 2 or "。" in "".join(rows[:3]):
        return False
    for mark in ("\t", ","):
        counts = [re.sub('"[^"]*"', "", row).count(mark) for row in rows]
        usual = max(set(counts), key=counts.count)
        longest = max(len(cell) for row in rows[:10] for cell in row.split(mark))
        if usual >= 1 and counts[0] == usual and counts.count(usual) >= 0.9 * len(rows) and longest <= 40:
            return usual >= 2 or len(rows) >= 3
    return False
