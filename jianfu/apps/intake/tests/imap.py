"""An IMAP server on this machine that speaks the few commands a reader needs, and writes down all it was asked."""

from __future__ import annotations

import re
import socketserver
import threading
from dataclasses import dataclass, field


@dataclass
class ImapServer:
    """One mailbox. `mails` by number; `moved` what was moved away, with the folder."""

    password: str = "right"
    validity: int = 1
    mails: dict[int, bytes] = field(default_factory=dict)
    moved: list[tuple[int, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    capabilities: str = "IMAP4rev1 MOVE ID"
    next_uid: int = 1

    def __enter__(self) -> ImapServer:
        mailbox = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                mailbox._talk(self)

        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def bring(self, mail: bytes) -> int:
        uid, self.next_uid = self.next_uid, self.next_uid + 1
        self.mails[uid] = mail
        return uid

    def _talk(self, line: socketserver.StreamRequestHandler) -> None:
        def say(words: str | bytes) -> None:
            line.wfile.write((words if isinstance(words, bytes) else words.encode()) + b"\r\n")

        say("* OK ready")
        while asked := line.rfile.readline().decode().strip():
            tag, _, words = asked.partition(" ")
            self.asked.append(words if not words.startswith("LOGIN") else "LOGIN")
            for part in self._answers(words):
                say(part)
            say(f"{tag} {self._verdict(words)}")
            if words.upper() == "LOGOUT":
                return

    def _verdict(self, words: str) -> str:
        if words.startswith("LOGIN") and self.password not in words:
            return "NO wrong password"
        if words.startswith(("SELECT", "EXAMINE")) and '"INBOX"' not in words:
            return "NO no such folder"
        return "OK done"

    def _answers(self, words: str) -> list[str | bytes]:
        if words == "CAPABILITY":
            return [f"* CAPABILITY {self.capabilities}"]
        if words.startswith(("SELECT", "EXAMINE")):
            return [
                f"* {len(self.mails)} EXISTS",
                f"* OK [UIDVALIDITY {self.validity}]",
                f"* OK [UIDNEXT {self.next_uid}]",
            ]
        if found := re.match(r"UID SEARCH UID (\d+):\*", words):
            return [self._search(int(found[1]))]
        if found := re.match(r"UID FETCH (\d+) \(RFC822\.SIZE\)", words):
            mail = self.mails.get(int(found[1]))
            return [f"* 1 FETCH (UID {found[1]} RFC822.SIZE {len(mail)})"] if mail else []
        if found := re.match(r"UID FETCH (\d+) \(BODY\.PEEK\[\]<0\.(\d+)>\)", words):
            mail = self.mails.get(int(found[1]), b"")[: int(found[2])]
            head = f"* 1 FETCH (UID {found[1]} BODY[]<0> {{{len(mail)}}}\r\n".encode()
            return [head + mail + b")"] if mail else []
        if found := re.match(r'UID MOVE (\d+) "(.*)"', words):
            self.mails.pop(int(found[1]), None)
            self.moved.append((int(found[1]), found[2]))
        return []

    def _search(self, first: int) -> str:
        """As the standard has it: the last mail is named even where its number is lower."""
        numbers = [uid for uid in self.mails if uid >= first] or sorted(self.mails)[-1:]
        return "* SEARCH " + " ".join(map(str, sorted(numbers)))
