"""Examination -> text, JSON, HTML, annotated docx."""

from jianfu.core.reports.admission import find_admission_number
from jianfu.core.reports.docx import annotate_docx
from jianfu.core.reports.five import Line, five_lines
from jianfu.core.reports.html import to_html
from jianfu.core.reports.json import to_json
from jianfu.core.reports.marks import Piece, marked_blocks
from jianfu.core.reports.qr import qr_png, qr_svg
from jianfu.core.reports.stamp import stamp_docx
from jianfu.core.reports.text import Paint, summary, to_text

__all__ = [
    "Line",
    "Paint",
    "Piece",
    "annotate_docx",
    "find_admission_number",
    "five_lines",
    "marked_blocks",
    "qr_png",
    "qr_svg",
    "stamp_docx",
    "summary",
    "to_html",
    "to_json",
    "to_text",
]
