"""J1 (something arrived) and J3 steps 1 to 3 (pre-check), as a person does them, within their budgets."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from tests.site.hand import Hand
from tests.site.papers import CHAT, CLEAN, draft

pytestmark = pytest.mark.browser
FIVE = ["要什么", "什么时候要", "谁发的", "准入了没有", "我们有没有"]
Open = Callable[..., Page]


def five_lines(page: Page) -> list[str]:
    page.wait_for_selector(".five dl")
    return page.locator(".five dt").all_inner_texts()


@pytest.mark.parametrize("width", [1366, 360])
def test_j1_dropped_file_shows_five_lines_within_two_seconds(open_page: Open, width: int) -> None:
    page = open_page(width)
    hand = Hand(page)
    began = time.monotonic()

    hand.drop("通知.docx", draft(f"宽{width}"))
    lines = five_lines(page)

    assert time.monotonic() - began <= 2.0
    assert lines == FIVE
    assert (hand.clicks, hand.typed) == (1, 0)


@pytest.mark.parametrize("width", [1366, 360])
def test_j1_pasted_chat_shows_five_lines_and_two_chips(open_page: Open, width: int) -> None:
    page = open_page(width)
    hand = Hand(page)

    hand.paste(f"{CHAT}{width}")
    lines = five_lines(page)

    assert lines == FIVE
    assert (hand.clicks, hand.typed) == (1, 0)
    chips = page.locator(".chips button").all_inner_texts()
    assert chips[0].startswith("今天")
    hand.click(".chips button >> nth=1")
    page.wait_for_load_state()
    assert page.locator(".chips").count() < len(chips)


def test_j1_pasted_screenshot_is_taken_as_a_file(open_page: Open) -> None:
    page = open_page()

    page.evaluate(
        """() => {
          const carried = new DataTransfer();
          carried.items.add(new File([new Uint8Array(64)], "image.png", { type: "image/png" }));
          document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true }));
        }"""
    )

    page.wait_for_selector("main[data-state]")
    page.wait_for_selector("main:not([data-wait])")
    assert page.locator(".stopped .big-words").inner_text()


def test_j1_keyboard_alone(open_page: Open) -> None:
    page = open_page()
    hand = Hand(page)
    page.evaluate("words => navigator.clipboard.writeText(words)", f"{CHAT}键盘")

    for _ in range(12):
        hand.key("Tab")
        if page.evaluate("document.activeElement.id") == "text":
            break
    hand.key("Control+V")
    hand.key("Tab")
    hand.key("Enter")

    assert five_lines(page) == FIVE
    for _ in range(40):
        hand.key("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    hand.key("Enter")
    assert page.evaluate("document.activeElement.parentElement.open")


def test_j1_file_chooser_opens_by_keyboard(open_page: Open) -> None:
    page = open_page()

    with page.expect_file_chooser() as chooser:
        page.focus("#file")
        page.keyboard.press("Enter")
    chooser.value.set_files({"name": "选的.docx", "mimeType": "", "buffer": draft("选")})

    assert five_lines(page) == FIVE


def test_j1_without_script(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)

    page.set_input_files("#file", {"name": "无脚本.docx", "mimeType": "", "buffer": draft("无脚本")})
    page.click("button.main")
    page.wait_for_selector(".five dl")

    assert page.locator(".five dt").all_inner_texts() == FIVE
    page.locator("details summary").first.click()
    assert page.locator("details").first.get_attribute("open") is not None


def test_pasted_words_without_script(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)

    page.fill("#text", f"{CHAT}无脚本")
    page.click("button.main")
    page.wait_for_selector(".five dl")

    assert page.locator(".five dt").all_inner_texts() == FIVE


@pytest.mark.parametrize("width", [1366, 360])
def test_j3_draft_gets_findings_with_basis_and_comes_back_with_comments(open_page: Open, width: int) -> None:
    page = open_page(width)
    hand = Hand(page)
    began = time.monotonic()

    hand.drop("起草稿.docx", draft(f"审{width}"))
    page.wait_for_selector(".findings li.finding")
    took = time.monotonic() - began
    with page.expect_download() as waiting:
        hand.click("text=导出修改意见")

    assert took <= 5.0
    assert hand.clicks <= 4
    assert hand.typed == 0
    open_findings = page.locator(".findings > ol > li")
    assert 1 <= open_findings.count() <= 5
    for i in range(open_findings.count()):
        assert open_findings.nth(i).locator(".lighter").inner_text()
        assert open_findings.nth(i).locator(".cited").inner_text()
        assert open_findings.nth(i).locator(".sure span").inner_text() in ("依据明确", "需人看")
    name = waiting.value.suggested_filename
    assert name.endswith("（修改意见）.docx")
    package = zipfile.ZipFile(io.BytesIO(waiting.value.path().read_bytes()))
    assert "减负" in package.read("word/comments.xml").decode()


def test_j3_quotation_jumps_to_its_place(open_page: Open) -> None:
    page = open_page()
    Hand(page).drop("跳转.docx", draft("跳"))
    page.wait_for_selector(".findings li.finding")

    page.click(".finding .head a")

    assert page.evaluate("location.hash").startswith("#f")
    assert page.locator("mark.f, mark.fd").first.is_visible()
    assert page.locator(".at:target + mark").count() or page.locator(".at:target + .at + mark").count()


def test_j3_clean_paper_says_so(open_page: Open) -> None:
    page = open_page()

    Hand(page).paste(CLEAN)

    page.wait_for_selector("text=没有看到需要改的地方")


def test_several_files_at_once_come_back_to_the_first_page(open_page: Open) -> None:
    page = open_page()
    files = [{"name": f"第{i}份.docx", "mimeType": "", "buffer": draft(f"多{i}")} for i in range(3)]

    page.set_input_files("#file", files)
    page.wait_for_selector(".rows")
    page.wait_for_function(
        "!document.querySelector('#list-title') || document.querySelectorAll('.row').length >= 3"
    )

    assert page.locator(".row").count() >= 3


def test_withdrawn_paper_is_gone(open_page: Open) -> None:
    page = open_page()
    Hand(page).drop("撤回.docx", draft("撤"))
    page.wait_for_selector(".five dl")
    address = page.url

    page.click("button >> text=撤回")
    page.wait_for_selector("text=已撤回")

    assert page.goto(address).status == 404


def test_typed_words_survive_a_reload_and_go_when_sent(open_page: Open) -> None:
    page = open_page()
    page.fill("#text", f"{CHAT}草稿")

    page.reload()
    kept = page.input_value("#text")
    page.click("text=发前预审 >> nth=-1")
    page.wait_for_selector(".five dl")

    assert kept == f"{CHAT}草稿"
    page.goto(page.url.split("/item/")[0] + "/")
    assert page.input_value("#text") == ""


def test_lost_line_keeps_the_paper_and_offers_another_try(open_page: Open) -> None:
    page = open_page()
    page.route("**/drop/", lambda route: route.abort())

    Hand(page).drop("断网.docx", draft("断"))
    page.wait_for_selector("text=网络断了")
    page.unroute("**/drop/")
    page.click("button >> text=再放一次")

    assert five_lines(page) == FIVE


def test_large_type_stays_over_pages(open_page: Open) -> None:
    page = open_page()

    page.click("text=大字")
    page.wait_for_load_state()

    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"
    page.reload()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"


def test_large_file_survives_a_lost_line(open_page: Open) -> None:
    page = open_page()
    parts: list[str] = []

    def sometimes(route: Route) -> None:
        parts.append(route.request.url)
        if len(parts) == 2:
            route.abort()
        else:
            route.continue_()

    page.route("**/drop/*/", sometimes)
    words = "各乡镇：请于12月8日前报送《低温受灾统计表》。\n" + "说明。" * 1_000_000

    page.set_input_files("#file", {"name": "很大.txt", "mimeType": "", "buffer": words.encode()[: 5 * 2**20]})
    page.wait_for_selector("main[data-state]")

    assert len(parts) == 4
