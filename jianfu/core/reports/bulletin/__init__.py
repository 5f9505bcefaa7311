"""A monthly page or bulletin in the layout of official papers (GB/T 9704-2012), as a docx."""

from jianfu.core.reports.bulletin.shapes import Bulletin, Figure, Heading, Number, Paragraph, Sheet
from jianfu.core.reports.bulletin.write import write_bulletin

__all__ = ["Bulletin", "Figure", "Heading", "Number", "Paragraph", "Sheet", "write_bulletin"]
