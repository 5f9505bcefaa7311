"""The sample county brings its registers as an office would: every row is understood, and twice is once."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from jianfu.apps.assessments.models import Indicator
from jianfu.apps.channels.models import Channel, Secondment
from jianfu.apps.registers.models import Item
from jianfu.sample_county.registers import register_lists
from jianfu.site import sample

pytestmark = pytest.mark.django_db


def test_every_row_of_the_sample_is_understood() -> None:
    sample.build_county()
    rows = sum(len(rows) - 1 for _, rows in register_lists(date(2026, 11, 22)))

    assert sample.bring_lists(now=timezone.now()) == rows

    kept = sum(model.objects.count() for model in (Item, Channel, Secondment, Indicator))
    assert kept == rows


def test_sample_brought_twice_is_there_once() -> None:
    sample.build_county()
    sample.bring_lists(now=timezone.now())

    assert sample.bring_lists(now=timezone.now()) == 0
