"""HTTP and HTML only: a view calls an action or a query and renders."""

from jianfu.apps.gate.views import desk, items, numbers, papers, problems, review, rules
from jianfu.apps.gate.views.problems import (
    bad_request,
    busy,
    form_expired,
    full_disk,
    not_found,
    server_error,
    too_large,
)

__all__ = [
    "bad_request",
    "busy",
    "desk",
    "form_expired",
    "full_disk",
    "items",
    "not_found",
    "numbers",
    "papers",
    "problems",
    "review",
    "rules",
    "server_error",
    "too_large",
]
