"""Already asked for? Copied? The same people on the same day? Pure functions of likeness."""

from jianfu.core.overlap.asked import (
    Asked,
    asked_of,
    days_between,
    same_day,
    same_fields,
    same_objects,
    same_people,
    same_time,
    same_topic,
    shared,
)
from jianfu.core.overlap.changes import Changes, new_places, what_changed
from jianfu.core.overlap.fingerprints import containment, fingerprints, marked
from jianfu.core.overlap.letters import letters_of
from jianfu.core.overlap.likeness import likeness
from jianfu.core.overlap.marks import Marks, likely_share, marks_of, pack, unpack
from jianfu.core.overlap.parts import ALONE, Split, find_split
from jianfu.core.overlap.people import people_in
from jianfu.core.overlap.saying import said_in_one_line, said_of_parts, said_of_passage
from jianfu.core.overlap.shapes import Letters, Likeness, Passage
from jianfu.core.overlap.sides import Row, side_by_side
from jianfu.core.overlap.topics import topic_likeness, weights_of

__all__ = [
    "ALONE",
    "Asked",
    "Changes",
    "Letters",
    "Likeness",
    "Marks",
    "Passage",
    "Row",
    "Split",
    "asked_of",
    "containment",
    "days_between",
    "find_split",
    "fingerprints",
    "letters_of",
    "likely_share",
    "likeness",
    "marked",
    "marks_of",
    "new_places",
    "pack",
    "people_in",
    "said_in_one_line",
    "said_of_parts",
    "said_of_passage",
    "same_day",
    "same_fields",
    "same_objects",
    "same_people",
    "same_time",
    "same_topic",
    "shared",
    "side_by_side",
    "topic_likeness",
    "unpack",
    "weights_of",
    "what_changed",
]
