"""准入了没有: the one line that says where a paper or a demand stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from jianfu.apps.gate.core import PASSED, SHAPES, WORDS, DemandState, Direction
from jianfu.apps.gate.models import Admission, Demand, Notice
from jianfu.apps.people.models import Unit

NOT_FOUND = "尚未查到准入编号，减负办已知悉，将请发文单位补办；补办前不计逾期。"
OPEN = "本页只作预审。登录后放入，没有要改的当场给编号。"


@dataclass(frozen=True, slots=True)
class Status:
    """Shape and words together: never colour alone."""

    shape: str
    words: str
    number: str = ""
    state: str = DemandState.CHECKED

    def __str__(self) -> str:
        return f"{self.shape} {self.words}" + (f" {self.number}" if self.number else "")


def status_of(notice: Notice) -> Status:
    """The paper as a whole: the state that matters most to who receives it."""
    states, number = notice.states, notice.number
    if DemandState.URGENT in states:
        return _status(DemandState.URGENT, number)
    if states & PASSED:
        if not number:
            # Read just before it passed, its demands just after.
            notice.admission = Admission.objects.get(notice=notice)
            number = notice.number
        if notice.admission.until < timezone.localdate():
            return Status("○", "已到期", number, "expired")
        if DemandState.REVIEW in states:
            return Status(SHAPES[DemandState.ADMITTED], "已准入，其余审核中", number, DemandState.ADMITTED)
        return _status(DemandState.ADMITTED, number)
    for state in (DemandState.REVIEW, DemandState.ASKED, DemandState.ADVISED, DemandState.MERGED):
        if state in states:
            into = _merged_number(notice) if state is DemandState.MERGED else ""
            return _status(state, into)
    for state in (DemandState.STOPPED, DemandState.WITHDRAWN):
        if state in states:
            return _status(state, number)
    return _status(DemandState.CHECKED, "")


def _status(state: DemandState, number: str) -> Status:
    words = "已合并到" if state is DemandState.MERGED else WORDS[state]
    return Status(SHAPES.get(state, "○"), words, number, state)


def _merged_number(notice: Notice) -> str:
    into = next((d.merged_into for d in notice.demands.all() if d.merged_into), None)
    return into.notice.number if into else ""


def status_of_demand(demand: Demand) -> Status:
    state = DemandState(demand.state)
    number = demand.merged_into.notice.number if demand.merged_into else ""
    return _status(state, number)


def line_for(notice: Notice, desks: list[Unit]) -> str:
    """The fourth of the five lines, as the reader's desk sees it."""
    if notice.direction == Direction.OPEN:
        return f"○ {OPEN}"
    arrival = next((a for a in notice.arrivals.all() if a.unit in desks), None)
    if arrival is None:
        return str(status_of(notice))
    return str(status_of(arrival.matched)) if arrival.matched else f"○ {NOT_FOUND}"
