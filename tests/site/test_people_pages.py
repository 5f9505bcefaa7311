"""Signing in and the settings in a real browser: keyboard, narrow screens, big type, no barriers."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests import databases
from tests.files.sheet import make_xlsx
from tests.site.conftest import Site, free_port, name_of, start_site, stop_site
from tests.site.hand import Hand

pytestmark = pytest.mark.browser
PASSWORD = "清水河边的老槐树"
LIST = make_xlsx(
    {
        "乡村": [["乡镇", "村"], ["青石镇", "河东村"], ["", "河西村"], ["白水乡", "上坪村"]],
        "单位": [["单位名称", "代码"], ["县民政局", "M1"], ["希望之光", ""], ["县教育局", "J1"]],
    }
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Site]:
    """A site whose administrator has had a first day."""
    var = tmp_path_factory.mktemp("people") / "var"
    var.mkdir()
    settings = {"JIANFU_VAR": str(var), "JIANFU_SAMPLE": "0"}
    if databases.on_postgresql():
        databases.create(name_of(var))
        settings["DATABASE_URL"] = databases.address(name_of(var))
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("JIANFU_", "DJANGO_"))} | settings
    said = ""
    for words in (["migrate", "-v", "0"], ["office", "云水县", "YS0001", "周明远"]):
        command = [sys.executable, "-m", "jianfu.site", *words]
        said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    first = re.search(r"初始密码[:：](\S+)", said)
    assert first
    site = start_site(var, free_port(), **settings)
    first_day(chromium.new_context(locale="zh-CN").new_page(), site, first[1])
    yield site
    stop_site(site)


def first_day(page: Page, site: Site, first: str) -> None:
    """By the keyboard alone: the first password opens only the page that changes it."""
    sign_in(page, site, first)
    assert page.url.endswith("/password/")
    page.focus("#old")
    for n, words in enumerate((first, PASSWORD, PASSWORD)):
        if n:
            page.keyboard.press("Tab")
        page.keyboard.type(words)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "密码改好了" in page.inner_text("h1")
    page.context.close()


def sign_in(page: Page, site: Site, password: str = PASSWORD) -> None:
    """The page opens with its first field ready to be typed in."""
    page.set_default_timeout(20_000)
    page.goto(site.url + "/sign-in/?next=/settings/")
    page.wait_for_function("document.activeElement.id === 'staff_code'")
    page.keyboard.type("ys0001")
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/sign-in/" not in page.url, page.inner_text("main")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    yield context.new_page()
    context.close()


def narrow_enough(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_list_is_looked_at_and_taken_over(page: Page, office: Site) -> None:
    sign_in(page, office)
    page.goto(office.url + "/settings/units/")

    page.set_input_files("#file", {"name": "名单.xlsx", "mimeType": "application/zip", "buffer": LIST})
    page.click("text=看看结果")
    assert "希望之光" in page.inner_text(".told .wrong")
    page.click("button:has-text('导入') >> nth=0")

    assert "新建7个单位" in page.inner_text("main")


@pytest.mark.parametrize(
    "path",
    [
        "/sign-in/",
        "/settings/",
        "/settings/units/",
        "/settings/people/",
        "/settings/running/",
        "/settings/backups/",
        "/password/",
    ],
)
@pytest.mark.parametrize("width", [1366, 360])
def test_page_has_no_barriers_and_fits(page: Page, office: Site, path: str, width: int) -> None:
    if path != "/sign-in/":
        sign_in(page, office)
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(office.url + path)

    found = Axe().run(page)

    assert not found.response["violations"], found.generate_report()
    assert narrow_enough(page)


def test_big_type_on_the_sign_in_page_stays_readable(page: Page, office: Site) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(office.url + "/sign-in/")

    page.click("text=大字")

    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"
    assert narrow_enough(page)


@pytest.fixture
def without_script(chromium: Browser) -> Callable[[], Page]:
    return lambda: chromium.new_context(java_script_enabled=False, locale="zh-CN").new_page()


def test_wrong_password_is_told_without_script(without_script: Callable[[], Page], office: Site) -> None:
    page = without_script()
    page.goto(office.url + "/sign-in/")
    page.fill("#staff_code", "YS0001")
    page.fill("#password", "不对的密码")
    page.click("form.slip button.main")

    assert "工号或密码不对" in page.inner_text("#wrong")
    assert page.input_value("#staff_code") == "YS0001"


def county_list(mark: str) -> bytes:
    """20 townships of 4 villages and 60 departments, one row that nobody can read."""
    towns = [f"{mark}{a}{b}镇" for a in "青白红黑金银铜铁石木" for b in "河山"]
    rows = [[town if side == "东" else "", f"{town[1]}{side}村"] for town in towns for side in "东南西北"]
    offices = [[f"县{mark}{a}{b}局", f"{mark}{a}{b}"] for a in "农林水利民政教育文体" for b in "一二三四五六"]
    return make_xlsx(
        {"乡村": [["乡镇", "村"], *rows], "单位": [["单位名称", "代码"], *offices, ["某某之光", ""]]}
    )


@pytest.mark.parametrize(("width", "mark"), [(1366, "甲"), (360, "乙")])
def test_j12_a_county_is_brought_in_looked_at_and_taken_back_without_typing(
    page: Page, office: Site, width: int, mark: str
) -> None:
    sign_in(page, office)
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(office.url + "/settings/units/")
    hand = Hand(page)

    page.set_input_files("#file", {"name": "名单.xlsx", "mimeType": "", "buffer": county_list(mark)})
    hand.click("text=看看结果")
    counts = page.inner_text("main")
    assert narrow_enough(page)
    hand.click("button:has-text('导入') >> nth=0")
    expect(page.locator("main")).to_contain_text("新建160个单位")
    hand.click("button:has-text('整批撤回')")

    assert "某某之光" in counts
    assert "乡镇街道 20 县直部门 60 村社区 80" in counts
    expect(page.locator("h1")).to_have_text("已撤回")
    assert (hand.clicks, hand.typed) == (3, 0)


def test_j12_backup_and_drill_are_one_click_each_and_the_page_tells_when_they_are_done(
    page: Page, office: Site
) -> None:
    sign_in(page, office)
    page.goto(office.url + "/settings/backups/")
    page.set_default_timeout(90_000)

    page.click("text=现在演练")
    page.wait_for_selector("#nights:not([data-wait])")

    assert page.locator(".signs").inner_text().count("正常") == 2
    assert page.locator("section.list .row").count() == 1
    page.goto(office.url + "/settings/running/")
    assert "一切正常" in page.inner_text("main")


def test_j12_connections_say_what_is_connected_and_how_to_change_it(page: Page, office: Site) -> None:
    sign_in(page, office)

    page.goto(office.url + "/settings/connections/")

    assert page.locator("main .rows > li").count() >= 5
    assert "没有连接" in page.inner_text("main")
    found = Axe().run(page)
    assert not found.response["violations"], found.generate_report()
