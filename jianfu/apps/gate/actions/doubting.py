"""误判: a reviewer says that a finding is wrong; it counts no longer and stays as an example of its rule."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jianfu.apps.gate.actions.storing import count_findings
from jianfu.apps.gate.core import NotNow
from jianfu.apps.gate.false_alarms import example_of
from jianfu.apps.gate.models import FalseAlarm, Notice
from jianfu.apps.journal import actions as journal
from jianfu.apps.people.models import Person


@transaction.atomic
def mark_wrong(notice: Notice, finding: int, *, by: Person) -> FalseAlarm:
    """Keep the finding as a false alarm of its rule; marked twice it is marked once.

    finding  its index in the report. Raises NotNow where the paper has no such finding.
    """
    rows = notice.report.get("findings", [])
    if not 0 <= finding < len(rows):
        raise NotNow("本件没有这一条建议，没有记。请看最新的内容。")
    rule = rows[finding]["rule"]
    alarm, new = FalseAlarm.objects.get_or_create(
        notice=notice, finding=finding, defaults={"rule": rule, "words": example_of(notice, finding)}
    )
    if new:
        count_findings(notice)
        journal.write("误判", f"notice:{notice.key}", by=by, after={"rule": rule, "finding": finding})
    return alarm


@transaction.atomic
def take_mark_back(alarm: FalseAlarm, *, by: Person) -> None:
    """撤回 within a day: the finding counts again and no example stays. NotNow afterwards."""
    if timezone.now() - alarm.marked_at > timedelta(hours=settings.WITHDRAW_HOURS):
        raise NotNow("记为误判已超过24小时，不能撤回。例句仍可由管理员在规则依据里不采用。")
    notice, rule, finding = alarm.notice, alarm.rule, alarm.finding
    alarm.delete()
    count_findings(notice)
    journal.write("撤回误判", f"notice:{notice.key}", by=by, before={"rule": rule, "finding": finding})
