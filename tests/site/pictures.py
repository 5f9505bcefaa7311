"""The pictures in docs/pictures, taken from a real site with the sample county.

    python -m tests.site.pictures

Each is reduced to 128 colours: a page has few, and a picture stays below 150 KB.
"""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.site.conftest import Visitor, free_port, start_site, stop_site
from tests.site.papers import CHAT, CLEAN, draft

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
PC, PHONE = (1366, 768), (360, 740)
OFFICE = (
    ("home-township", "YS0001", "/", PC),
    ("home-village-360", "YS0002", "/", PHONE),
    ("home-department", "YS0003", "/", PC),
    ("review", "YS0005", "/review/", PC),
    ("visits", "YS0005", "/visits/", PC),
    ("board", "YS0008", "/board/", PC),
    ("units", "YS0010", "/settings/units/", PC),
)
"""Pages of the manual: name, who signs in, where, how wide."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        empty = start_site(Path(folder) / "empty", free_port(), JIANFU_SAMPLE="0")
        filled = start_site(Path(folder) / "filled", free_port())
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or "/usr/bin/chromium", args=["--no-sandbox"]
        )

        def page_at(address: str, size: tuple[int, int], **more: object) -> Page:
            phone = size == PHONE
            context = browser.new_context(
                viewport={"width": size[0], "height": size[1]},
                locale="zh-CN",
                timezone_id="Asia/Shanghai",
                is_mobile=phone,
                has_touch=phone,
                **more,  # type: ignore[arg-type]
            )
            page = context.new_page()
            page.goto(address)
            return page

        try:
            visitor = Visitor(filled.url)
            item, clean, chat, secret, broken = (
                visitor.drop(name, data)
                for name, data in {
                    "安全生产通知.docx": draft(),
                    "周末天气.txt": CLEAN.encode(),
                    "群里的话.txt": CHAT.encode(),
                    "密.txt": "机密★1年\n\n关于某事的通知\n各乡镇：".encode(),
                    "照片说明.docx": b"PK\x03\x04" + bytes(100),
                }.items()
            )
            for path in (item, clean, chat, secret, broken):
                visitor.wait(path)
            for name, address, size in (
                ("home-empty", empty.url, PC),
                ("home", filled.url, PC),
                ("home-360", filled.url, PHONE),
                ("item", filled.url + item, PC),
                ("item-360", filled.url + item, PHONE),
                ("item-chat", filled.url + chat, PC),
                ("item-clean", filled.url + clean, PC),
                ("classified", filled.url + secret, PC),
                ("unreadable-360", filled.url + broken, PHONE),
            ):
                save(name, page_at(address, size).screenshot(full_page=size == PHONE))
            for name, code, path, size in OFFICE:
                page = page_at(f"{filled.url}/sign-in/", size)
                page.click(f"form:has(input[value='{code}']) button")
                page.wait_for_url(lambda url: "sign-in" not in url)
                page.goto(filled.url + path)
                save(name, page.screenshot(full_page=size == PHONE))
            page = page_at(filled.url + item, PC)
            page.click(".finding .head a")
            page.click(".finding summary")
            save("item-basis", page.screenshot())
            save("item-large", page_large(page_at(filled.url + item, PC)))
        finally:
            browser.close()
            stop_site(empty)
            stop_site(filled)


def page_large(page: Page) -> bytes:
    page.click("text=大字")
    page.wait_for_load_state()
    return page.screenshot()


def save(name: str, data: bytes) -> None:
    FOLDER.mkdir(exist_ok=True)
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, 2200)))
    picture.quantize(128).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
