"""Registers that are made from papers keep up with what becomes of their demands."""

from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string

from jianfu.apps.gate.models import Notice


def follow(notice: Notice) -> None:
    """Tell every function of `settings.AFTER_ANSWERS` that demands of this paper passed, or pass no more.

    In the caller's transaction, after its journal lines: what is in a register has passed, and what has passed is in it.
    """
    for path in settings.AFTER_ANSWERS:
        import_string(path)(notice)
