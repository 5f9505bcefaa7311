"""Tables of the gate. None has a column for who dropped, opened or saw a paper, and none ranks anybody."""

from jianfu.apps.gate.models.answers import Admission, Decision, Serial
from jianfu.apps.gate.models.arrivals import Arrival, Concern
from jianfu.apps.gate.models.findings import FalseAlarm, Finding
from jianfu.apps.gate.models.papers import LATE, PASTED, Demand, Notice, new_key
from jianfu.apps.gate.models.wordings import Copy, Fingerprint, Wording

__all__ = [
    "LATE",
    "PASTED",
    "Admission",
    "Arrival",
    "Concern",
    "Copy",
    "Decision",
    "Demand",
    "FalseAlarm",
    "Finding",
    "Fingerprint",
    "Notice",
    "Serial",
    "Wording",
    "new_key",
]
