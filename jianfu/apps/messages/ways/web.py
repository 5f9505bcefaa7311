"""One question to an HTTP server of a messenger. Addresses hold keys, so no error shows them."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode

from jianfu.apps.messages.ways import trouble
from jianfu.apps.messages.ways.trouble import NotSent, Unsure

TIMEOUT = 10
"""Seconds for one answer of the server."""
_MOST = 2**16


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A key is given to the host that was named, and to no other."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)


def ask(address: str, query: dict[str, str], body: dict[str, Any] | None = None) -> dict[str, Any]:
    """The JSON object that is answered; with a body it is posted.

    Raises NotSent where the server did not take it, Unsure where it took it and said nothing.
    """
    mark = "&" if "?" in address else "?"
    request = urllib.request.Request(  # noqa: S310 - http and https alone pass the settings
        address + (mark + urlencode(query) if query else ""),
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json; charset=utf-8"},
    )
    try:
        with _OPENER.open(request, timeout=TIMEOUT) as answer:
            told = json.loads(answer.read(_MOST))
    except urllib.error.HTTPError:
        raise NotSent(trouble.REFUSED) from None
    except urllib.error.URLError:
        raise NotSent(trouble.NO_ANSWER) from None
    except (OSError, HTTPException, ValueError):
        raise Unsure from None
    if not isinstance(told, dict):
        raise Unsure
    return told
