"""What a form asks for, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jianfu.core.records import record


class Decision(StrEnum):
    """fill  a value may be written without asking anybody: a wrong one is worse than none
    ask   an element fits, a person confirms it
    new   no element of the catalogue fits
    meta  the form's own business: serial numbers, signatures, opinions, who filled it in
    """

    FILL = "fill"
    ASK = "ask"
    NEW = "new"
    META = "meta"


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One thing that is known about persons, households, enterprises, places. There is one object for each.

    kind          C text, N number, D date, B yes or no, LIST; with its length as in the catalogue
    unit          of a number: 亩, ㎡, 元, 人; "" where it has none
    holder        words for who most likely has it first
    derived_from  the identifier it follows from (sex from the identity number), or ""
    changes       can the value of one person change?
    says          how forms say it, in plain letters (`labels.plain`), braces spread out
    maybe         those of them that may also mean something else, so that a person is asked
    """

    id: str
    identifier: str
    name: str
    entity: str
    kind: str
    unit: str
    codes: str
    holder: str
    derived_from: str
    changes: bool
    says: tuple[str, ...]
    maybe: frozenset[str] = frozenset()

    @property
    def topic(self) -> str:
        return self.identifier.partition(".")[0]

    @property
    def sensitive(self) -> bool:
        """Never handed on without a permission of its own."""
        return self.topic in ("release", "key", "health", "disability", "bank", "fertility")


@record
class Field:
    """One thing a form asks. `group` are the headings above it, from the outermost in."""

    label: str
    group: tuple[str, ...] = ()
    unit: str = ""


@record
class Form:
    """layout: table (one row each), card (one form each), mixed (a card with tables in it)."""

    title: str
    layout: str
    fields: tuple[Field, ...]


@record
class Candidate:
    element: Element
    confidence: float


@record
class Match:
    """element: what the field most likely is, None where nothing fits. Candidates stand best first."""

    field: Field
    decision: Decision
    element: Element | None
    confidence: float
    candidates: tuple[Candidate, ...]
    derivable_from: Element | None = None


@record
class Matched:
    """A whole form. row_is: person, household, enterprise, village, event, ..."""

    form: Form
    row_is: str
    fields: tuple[Match, ...]


@record
class Asked:
    """A field where it stands in a sheet. Rows and columns count from 0.

    cell     where the first value goes: the blank beside or below the label, or the sentence with the gap
    header   where the label stands
    rows     first and last row of values of a column; the row of `cell` twice in a card
    options  the choices printed in the cell
    boxes    how many cells take one character each (an identity number), or 1
    part     head, body or foot: above the tables and cards, in them, below them
    number   the number the form itself gives the column, for its checks
    """

    field: Field
    cell: tuple[int, int]
    header: tuple[int, int]
    rows: tuple[int, int]
    options: tuple[str, ...] = ()
    boxes: int = 1
    part: str = "body"
    number: str = ""
    columns: tuple[tuple[str, tuple[int, int]], ...] = ()


@record
class Table:
    """Rows under a header, or rows that are named at the left (turned: indicators down, years across).

    kind      table, turned
    header    first and last row of the header
    rows      first and last row of values, as far as the sheet shows them
    sums      rows that add up the others; examples: rows that only show how; never written
    keys      columns that say who a row is
    """

    kind: str
    header: tuple[int, int]
    rows: tuple[int, int]
    sums: tuple[int, ...] = ()
    examples: tuple[int, ...] = ()
    keys: tuple[int, ...] = ()


@record
class Check:
    """A sum the form itself states: column `result` equals the others, each with its sign."""

    text: str
    result: str
    parts: tuple[tuple[str, int], ...]


@record
class Sheet:
    """One sheet of a workbook or one table of a paper, read. name: of the sheet, or 表1 of a docx."""

    name: str
    title: str
    layout: str
    unit: str
    asked: tuple[Asked, ...]
    tables: tuple[Table, ...] = ()
    checks: tuple[Check, ...] = ()

    @property
    def form(self) -> Form:
        return Form(self.title, self.layout, tuple(asked.field for asked in self.asked))
