"""Every write of the ledger."""

from jianfu.apps.ledger.actions.baseline import import_baseline
from jianfu.apps.ledger.actions.clocks import start_clock, stop_clock, take_clock_back
from jianfu.apps.ledger.actions.entering import enter, reverse
from jianfu.apps.ledger.actions.summing import fold, rebuild

__all__ = [
    "enter",
    "fold",
    "import_baseline",
    "rebuild",
    "reverse",
    "start_clock",
    "stop_clock",
    "take_clock_back",
]
