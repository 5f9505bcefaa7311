"""Opening OLE2 files (.doc, .xls, .msg) without being led round in circles."""

from __future__ import annotations

import io
from functools import cache
from typing import Any


def open_ole(data: bytes) -> Any:
    """An `olefile.OleFileIO` to be used with `with`. It and its streams raise OSError for a damaged file."""
    return _reader()(io.BytesIO(data))


@cache
def _reader() -> Any:
    import olefile  # type: ignore[import-untyped]

    class Ole(olefile.OleFileIO):  # type: ignore[misc]
        """A stream that claims to be larger than the file makes the library read its sectors over and over."""

        def _open(self, start: int, size: int = olefile.olefile.UNKNOWN_SIZE, force_FAT: bool = False) -> Any:
            if size != olefile.olefile.UNKNOWN_SIZE and size > self._filesize:
                raise OSError("stream larger than its file")
            return super()._open(start, size, force_FAT)

    return Ole
