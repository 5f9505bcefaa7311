"""What comes without hands: each file and mail is received like one that was dropped, once, guards first."""

from jianfu.apps.intake.actions.handing_in import hand_in, settle
from jianfu.apps.intake.actions.mails import take_from_mailbox
from jianfu.apps.intake.actions.watching import Watch

__all__ = ["Watch", "hand_in", "settle", "take_from_mailbox"]
