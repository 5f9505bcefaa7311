"""What a reader gives back: characters with places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from jianfu.core.records import record


class State(StrEnum):
    READ = "read"
    PARTIAL = "partial"
    UNREADABLE = "unreadable"
    CLASSIFIED = "classified"


class Part(StrEnum):
    """Where in a file a block stands. Comments are kept apart: they are not the sender's words."""

    BODY = "body"
    TABLE = "table"
    SHEET = "sheet"
    HEADER = "header"
    FOOTER = "footer"
    TEXTBOX = "textbox"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    ATTACHMENT = "attachment"


@record
class Block:
    """One paragraph or cell: `start` and `end` count characters of `Text.chars`.

    `where` says the place for people: 第3段, 附件1 B7, 第2页.
    """

    start: int
    end: int
    where: str
    part: Part = Part.BODY
    anchor: str = ""
    """A key of the reader's own, to find the place again in the file (docx: the paragraph's number)."""


@record
class Table:
    """The header of a table or sheet. Rows about people are counted and not kept."""

    where: str
    header: tuple[str, ...]
    rows: int = 0
    notes: tuple[str, ...] = ()


@record
class Message:
    """One message of a pasted chat; `start` and `end` count characters of `Text.chars`, without the speaker line."""

    speaker: str
    sent: str
    start: int
    end: int


@record
class Span:
    """A quotation: original characters of `Text.chars[start:end]` and their place in words."""

    text: str
    start: int
    end: int
    where: str


@record
class Text:
    """The characters of one paper.

    chars    as the file has them (ID and phone numbers masked); blocks are joined by a line feed
    plain    the same for finding: simplified, half-width digits and ,;:()!?%, no inserted pinyin, no spaces
             beside Chinese characters, lines that were only wrapped joined again; one paragraph a line
    origin   for each character of `plain` its index in `chars`; None when both are the same string
    red_head True or False if the file shows it, None where it cannot be seen (plain text)
    sent_at  the date of a mail or of the first chat message, None otherwise
    """

    chars: str
    plain: str
    origin: Sequence[int] | None = None
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    messages: tuple[Message, ...] = ()
    red_head: bool | None = None
    pages: int | None = None
    sent_at: datetime | None = None
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)

    def span(self, start: int, end: int) -> Span:
        """The quotation for `plain[start:end]`, in the original characters."""
        if self.origin is not None and end > start:
            start, end = self.origin[start], self.origin[end - 1] + 1
        return Span(self.chars[start:end], start, end, self.where(start))

    def block_at(self, index: int) -> Block | None:
        """The block that holds character `index` of `chars`, or None between blocks."""
        if not self._starts:
            self._starts.extend(b.start for b in self.blocks)
        i = bisect_right(self._starts, index) - 1
        if i >= 0 and index <= self.blocks[i].end:
            return self.blocks[i]
        return None

    def where(self, index: int) -> str:
        block = self.block_at(index)
        return block.where if block else ""


@record
class Draft:
    """What a format's reader found, before guards, masking and normalising. Lives in memory only.

    problem  set when only a part could be read: what happened, in Chinese
    """

    chars: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    messages: tuple[Message, ...] = ()
    red_head: bool | None = None
    pages: int | None = None
    sent_at: datetime | None = None
    problem: str | None = None


class Unreadable(Exception):
    """A file that gives no text. The message is Chinese: what happened, what is safe, what to do next."""


@record
class ReadLimits:
    """Checked before parsing. Bytes, a ratio, pages, seconds, bytes of memory.

    refused_marks   words such as 内部资料 that keep a paper out where they stand alone at its head; local choice
    """

    file_bytes: int = 50 * 2**20
    unpacked_bytes: int = 200 * 2**20
    ratio: int = 200
    pages: int = 2000
    seconds: float = 30.0
    memory_bytes: int = 2**30
    refused_marks: tuple[str, ...] = ()


@record
class Reading:
    """One paper out of one file. An archive of several papers gives several readings.

    name    the file's name; for a paper inside an archive `archive.zip/paper.docx`
    kind    what the content is, not what the suffix says: docx, pdf, chat, ...
    reason  for PARTIAL, UNREADABLE and CLASSIFIED: what happened, what is safe, what to do next, in Chinese
    """

    name: str
    kind: str
    state: State
    sha256: str
    text: Text | None = None
    reason: str | None = None
