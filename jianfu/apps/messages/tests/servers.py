"""The other side of the line, on this machine: an SMTP server and a messenger's HTTP server that keep what they get."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit

from aiosmtpd.controller import Controller


@dataclass
class PostOffice:
    """Says `answer` to each letter; what it took is in `letters` as (to, letter)."""

    answer: str = "250 OK"
    letters: list[tuple[str, EmailMessage]] = field(default_factory=list)
    asked: int = 0
    port: int = 0
    on_letter: Callable[[], None] | None = None

    def __enter__(self) -> PostOffice:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._server = Controller(self, hostname="127.0.0.1", port=self.port)
        self._server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()

    @property
    def setting(self) -> dict[str, Any]:
        server = {"host": "127.0.0.1", "port": self.port, "username": "", "password": ""}
        return {"server": server, "sender": "jianfu@yunshui.example"}

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.asked += 1
        if self.on_letter:
            self.on_letter()
        if self.answer.startswith("250"):
            letter = message_from_bytes(envelope.content, policy=policy.default)
            self.letters += [(to, letter) for to in envelope.rcpt_tos]  # type: ignore[misc]
        return self.answer

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address.startswith("nobody"):
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"


@dataclass
class Messenger:
    """Answers by path; what it was asked is in `asked` as (path, query, body)."""

    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)

    def __enter__(self) -> Messenger:
        messenger = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer(None)

            def do_POST(self) -> None:
                self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

            def _answer(self, body: Any) -> None:
                where = urlsplit(self.path)
                query = {name: values[0] for name, values in parse_qs(where.query).items()}
                messenger.asked.append((where.path, query, body))
                told = messenger.answers.get(where.path, {"errcode": 0})
                told = told.pop(0) if isinstance(told, list) else told
                if told is None:
                    self.close_connection = True
                    return
                status, told = told if isinstance(told, tuple) else (200, told)
                data = json.dumps(told).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def host(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def bodies(self, path: str) -> list[Any]:
        return [body for asked, _, body in self.asked if asked == path]
