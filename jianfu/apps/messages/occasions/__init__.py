"""What is told at once. An occasion is a file: `due(now)` says who is concerned by what, `letter(about)` what it says.

An app before this one that has something to tell at once gets its own file here, and its line in `OCCASIONS`.
"""

from types import ModuleType

from jianfu.apps.messages.models import Kind
from jianfu.apps.messages.occasions import answered, urgent

OCCASIONS: dict[str, ModuleType] = {Kind.URGENT: urgent, Kind.ANSWER: answered}
"""Kind of message -> its occasion: due(now) yields (matter, people), letter(matter) is None once it is void.

NIGHT: may it go in quiet hours? `queries.posts_told` finds nobody in a village; only the answer to a village's own
whistle may name the one who whistled.
"""
