"""登记 in a real browser: a sheet goes in with three clicks and comes out with one, and no page has a barrier."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.files.sheet import make_xlsx
from tests.site.conftest import Site, free_port, start_site, stop_site
from tests.site.hand import Hand

pytestmark = pytest.mark.browser
DEPARTMENT, REVIEWER, ASSESSMENT = "YS0003", "YS0005", "YS0009"
Enter = Callable[..., Page]
SHEET = make_xlsx(
    {
        "指标": [
            ["序号", "考核指标", "分值", "评分标准", "考核单位"],
            ["1", "河道保洁率", "5", "现场抽查", "水利局"],
            ["2", "护林巡查记录", "3", "查看巡查记录和照片", "林业局"],
            ["3", "文明创建", "3", "现场抽查", "县文明办"],
        ]
    }
)


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    running = start_site(tmp_path_factory.mktemp("registers") / "var", free_port())
    yield running
    stop_site(running)


@pytest.fixture
def enter(chromium: Browser, county: Site) -> Iterator[Enter]:
    """Opens a page as one of the sample people; signing in is not counted."""
    contexts: list[BrowserContext] = []

    def opened(code: str, path: str, width: int = 1366) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 768}, locale="zh-CN")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(f"{county.url}/sign-in/")
        page.click(f"form:has(input[value='{code}']) button")
        page.goto(county.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def test_sheet_of_indicators_goes_in_with_three_clicks_and_nothing_typed(enter: Enter) -> None:
    hand = Hand(page := enter(ASSESSMENT, "/indicators/"))
    hand.click("text=导入考核指标")
    page.set_input_files("#file-indicators", {"name": "指标.xlsx", "mimeType": "", "buffer": SHEET})
    hand.click("button:has-text('看看结果')")
    expect(page.locator(".told .wrong")).to_contain_text("机构里没有“县文明办”")
    hand.click("button:has-text('导入') >> nth=0")
    expect(page.locator("main")).to_contain_text("已导入考核指标2项")

    assert (hand.clicks, hand.typed) == (3, 0)
    page.goto(page.url.replace(page.url.split("/registers/")[1], "").replace("/registers/", "/indicators/"))
    expect(page.locator("main")).to_contain_text("河道保洁率")


def test_channel_is_ended_and_stands_again_by_two_clicks(enter: Enter) -> None:
    page = enter(REVIEWER, "/channels/")
    page.click("text=惠民补贴联络群")
    hand = Hand(page)

    hand.click("button:has-text('停用')")
    expect(page.locator("main")).to_contain_text("已停用")
    hand.click("button:has-text('撤回')")

    expect(page.locator(".big-words")).to_contain_text("在用")
    assert hand.clicks == 2


@pytest.mark.parametrize(
    ("code", "path"),
    [
        (REVIEWER, "/registers/"),
        (REVIEWER, "/channels/"),
        (REVIEWER, "/channels/1/"),
        (REVIEWER, "/secondments/"),
        (ASSESSMENT, "/indicators/"),
        (DEPARTMENT, "/registers/"),
    ],
)
@pytest.mark.parametrize("width", [1366, 360])
def test_registers_have_no_serious_fault_and_no_sideways_scroll(
    enter: Enter, code: str, path: str, width: int
) -> None:
    page = enter(code, path, width)

    faults = Axe().run(page).response["violations"]

    assert not [f["id"] for f in faults if f["impact"] in ("serious", "critical")]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
