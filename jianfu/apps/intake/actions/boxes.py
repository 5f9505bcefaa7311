"""How it goes with each folder and mailbox: told on the page 连接."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import DatabaseError
from django.db.models import F

from jianfu.apps.gate import threshold
from jianfu.apps.intake.folder import Gone
from jianfu.apps.intake.mailbox import Trouble
from jianfu.apps.intake.models import Box

CLOSED = "收件文件夹打不开，或没有权限"
BROKEN = "收件时出了错，请看日志"

log = logging.getLogger(__name__)


@contextmanager
def guarded(box: Box, now: datetime) -> Iterator[None]:
    """What goes wrong with one folder or mailbox is told there, and holds up no other."""
    try:
        yield
    except DatabaseError:
        raise
    except threshold.NoRoom:
        log.info("no room for %s now", box.name)
    except Trouble as why:
        tried(box, now, str(why))
    except (Gone, OSError):
        tried(box, now, CLOSED)
    except Exception as error:
        # Kind and place only: the message of an error may hold words of a paper.
        place = traceback.extract_tb(error.__traceback__)[-1]
        log.error("%s stopped by %s at %s:%s", box.name, type(error).__name__, place.filename, place.lineno)
        tried(box, now, BROKEN)


def box_called(name: str) -> Box:
    return Box.objects.get_or_create(name=name)[0]


def tried(box: Box, now: datetime, trouble: str, *, too_large: int | None = None) -> None:
    size = F("too_large") if too_large is None else too_large
    Box.objects.filter(pk=box.pk).update(tried_at=now, trouble=trouble, too_large=size)
