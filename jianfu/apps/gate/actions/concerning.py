"""Whom a paper concerns: written down so that a list finds its newest papers at once. Who may see it is asked of `visible`."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from jianfu.apps.gate.models import Concern, Notice
from jianfu.apps.people.models import Unit

_ALSO = """
    INSERT INTO gate_concern (unit_id, received_at, notice_id)
    SELECT %s, received_at, notice_id FROM gate_concern WHERE unit_id = %s ON CONFLICT DO NOTHING
"""


def concern(notice: Notice, units: Iterable[Unit]) -> None:
    """A paper is from now on a matter of these units, and of all above them."""
    keys = {key for unit in units for key in (*unit.above, unit.pk)}
    Concern.objects.bulk_create(
        [Concern(unit_id=key, received_at=notice.received_at, notice=notice) for key in sorted(keys)],
        ignore_conflicts=True,
    )


def moved(unit: Unit) -> None:
    """A unit came under another one: its papers are a matter of those who are above it now."""
    with connection.cursor() as cursor:
        for over in unit.above:
            cursor.execute(_ALSO, [over, unit.pk])
