"""Every write of the gate, one function per verb."""

from jianfu.apps.gate.actions.adopting import adopt
from jianfu.apps.gate.actions.arriving import ask_to_catch_up, match, pass_on
from jianfu.apps.gate.actions.concerning import concern
from jianfu.apps.gate.actions.deciding import (
    UNDO_WITHIN,
    choose_deadline,
    decide,
    decide_paper,
    decide_whole,
    undo,
)
from jianfu.apps.gate.actions.doubting import mark_wrong, take_mark_back
from jianfu.apps.gate.actions.examining import CLASSIFIED, examine
from jianfu.apps.gate.actions.guarded import read_guarded, warm_up
from jianfu.apps.gate.actions.handing_in import (
    LOOK_AFTERWARDS,
    demands_for_a_person,
    hand_in,
    needs_a_person,
    pass_clean,
    pass_urgent,
)
from jianfu.apps.gate.actions.receiving import Desk, lay_on_desk, receive
from jianfu.apps.gate.actions.storing import due_of, save_examination, show_words
from jianfu.apps.gate.actions.waiting import LOST, enqueue, is_full, resume, sweep, waiting_here
from jianfu.apps.gate.actions.withdrawing import take_from_desk, withdraw, withdraw_admission

__all__ = [
    "CLASSIFIED",
    "LOOK_AFTERWARDS",
    "LOST",
    "UNDO_WITHIN",
    "Desk",
    "adopt",
    "ask_to_catch_up",
    "choose_deadline",
    "concern",
    "decide",
    "decide_paper",
    "decide_whole",
    "demands_for_a_person",
    "due_of",
    "enqueue",
    "examine",
    "hand_in",
    "is_full",
    "lay_on_desk",
    "mark_wrong",
    "match",
    "needs_a_person",
    "pass_clean",
    "pass_on",
    "pass_urgent",
    "read_guarded",
    "receive",
    "resume",
    "save_examination",
    "show_words",
    "sweep",
    "take_from_desk",
    "take_mark_back",
    "undo",
    "waiting_here",
    "warm_up",
    "withdraw",
    "withdraw_admission",
]
