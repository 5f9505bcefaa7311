"""发文基数: the sheet is read in the watched child, and what came of it is told."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from jianfu.apps.ledger import actions
from jianfu.apps.people.models import Person, Unit
from jianfu.core.limits import load_limits
from jianfu.core.reading.child import Worker
from jianfu.core.reading.shapes import Unreadable


def take_in(data: bytes, area: Unit, *, by: Person) -> dict[str, object]:
    """What the page tells: `done`, or `problem` with a sentence; nothing has changed then."""
    year = load_limits(settings.AREA).at("quota_base_year", timezone.localdate()).value
    try:
        # Once a year: the child need not wait for the next sheet.
        with Worker() as child:
            rows = child.call("jianfu.apps.ledger.sheet:read_baseline", data, year)
    except Unreadable as why:
        return {"problem": str(why)}
    return {"done": actions.import_baseline(rows, area, by=by)}
