"""A person at the screen, whose clicks and typed characters are counted."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from playwright.sync_api import Page

_DROP = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  const target = document.getElementById("drop");
  for (const type of ["dragover", "drop"]) {
    target.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
  }
}"""


@dataclass
class Hand:
    """Drag counts as one click, paste as one."""

    page: Page
    clicks: int = 0
    typed: int = 0

    def drop(self, name: str, data: bytes) -> None:
        self.clicks += 1
        self.page.evaluate(_DROP, [name, base64.b64encode(data).decode()])

    def paste(self, words: str) -> None:
        """The real key, with the words on the clipboard."""
        self.clicks += 1
        self.page.evaluate("words => navigator.clipboard.writeText(words)", words)
        self.page.keyboard.press("Control+V")

    def click(self, selector: str) -> None:
        self.clicks += 1
        self.page.click(selector)

    def key(self, key: str) -> None:
        self.page.keyboard.press(key)
