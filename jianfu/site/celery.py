"""Celery behind the Django Tasks interface, where one process is not enough: the same tasks, fed by a broker.

A message may be lost or come twice: the row of a paper stays waiting until somebody has examined it, is asked for
again (`gate.actions.resume`), and one result is written however often it runs.
"""

from __future__ import annotations

import logging
import time
import warnings
from functools import partial
from typing import Any

from celery import Celery, signals
from celery.exceptions import CeleryError, SecurityWarning
from django.conf import settings
from django.db import close_old_connections, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import get_random_id, normalize_json
from kombu import Queue
from kombu.exceptions import KombuError

log = logging.getLogger(__name__)

app = Celery("jianfu", broker=settings.BROKER)
app.conf.update(
    task_ignore_result=True,
    # Acknowledged when it is done: a worker that is killed leaves its message to the next.
    task_acks_late=True,
    task_default_queue="jianfu.default",
    task_queues=[
        Queue(f"jianfu.{name}", routing_key=f"jianfu.{name}") for name in ("default", settings.HERE)
    ],
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    worker_enable_remote_control=False,
    worker_send_task_events=False,
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    broker_connection_timeout=2,
)
_PATIENCE = 2
"""Seconds a page waits for a broker that does not answer; the paper is safe before it asks."""
_PAUSE = 20
"""Seconds in which a broker that did not answer is not asked again: the next page does not wait at all."""
_asked_again_at = 0.0


@app.task(name="jianfu.run")
def run(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Run the task at `path`, such as jianfu.apps.gate.tasks.examine."""
    close_old_connections()
    import_string(path).call(*args, **kwargs)


class CeleryBackend(BaseTaskBackend):
    supports_defer = True

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        """Send after the commit: a worker must find the row. A broker that is down is logged, not raised."""
        self.validate_task(task)
        result = TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=normalize_json(list(args)),
            kwargs=normalize_json(kwargs),
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        transaction.on_commit(partial(send, result))
        return result


def send(result: TaskResult) -> bool:
    """Hand a task to the broker; False if it does not take it."""
    global _asked_again_at
    if time.monotonic() < _asked_again_at:
        return False
    task = result.task
    try:
        with app.connection_for_write(transport_options=_transport()) as connection:
            run.apply_async(
                (task.module_path, result.args, result.kwargs),
                connection=connection,
                queue=f"jianfu.{task.queue_name}",
                eta=task.run_after,
                retry=False,
                task_id=result.id,
            )
    except (OSError, CeleryError, KombuError) as error:
        log.warning("the broker takes nothing (%s): papers wait until it does", type(error).__name__)
        _asked_again_at = time.monotonic() + _PAUSE
        return False
    return True


def answers() -> bool:
    """Can the broker be reached?"""
    try:
        with app.connection_for_write(transport_options=_transport()) as connection:
            connection.ensure_connection(max_retries=1, interval_start=0, timeout=_PATIENCE)
    except (OSError, CeleryError, KombuError):
        return False
    return True


def _transport() -> dict[str, Any]:
    if settings.BROKER.startswith("redis"):
        return {"socket_connect_timeout": _PATIENCE, "socket_timeout": _PATIENCE, "retry_on_timeout": False}
    return {
        "confirm_publish": True,
        "connect_timeout": _PATIENCE,
        "read_timeout": _PATIENCE,
        "write_timeout": _PATIENCE,
    }


@signals.worker_process_init.connect
def warm_up(**_: Any) -> None:
    """In each process of the pool: it has a reading child of its own."""
    from jianfu.apps.gate import actions

    actions.warm_up()


def work(processes: int) -> None:
    """Be a worker until told to stop."""
    queues = f"jianfu.default,jianfu.{settings.HERE}"
    warnings.simplefilter("ignore", SecurityWarning)
    options = "--quiet worker --loglevel=ERROR --without-gossip --without-mingle --pool=prefork"
    app.worker_main([*options.split(), f"--concurrency={processes}", f"--queues={queues}"])
