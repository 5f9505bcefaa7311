"""The one way in: bytes of any format -> readings."""

from __future__ import annotations

import hashlib

from jianfu.core.reading.normalise import text_of
from jianfu.core.reading.shapes import Reading, State


def read_file(name: str, data: bytes) -> tuple[Reading, ...]:
    """Read one file; an archive of several papers gives several readings. Never raises for bad content."""
    digest = hashlib.sha256(data).hexdigest()
    text = text_of(data.decode("utf-8"))
    return (Reading(name, "text", State.READ, digest, text),)
