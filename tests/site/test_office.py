"""The office in the sample county, as its people use it: J1 to J5 with their budgets, and the laws of the screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from jianfu.apps.gate.tests.files import make_docx
from tests.days import IN_FIVE_WEEKS, ISSUED
from tests.site.conftest import Site, free_port, start_site, stop_site
from tests.site.hand import Hand

pytestmark = pytest.mark.browser
TOWNSHIP, VILLAGE, DEPARTMENT, REVIEWER, LEADER = "YS0001", "YS0002", "YS0003", "YS0005", "YS0008"
Enter = Callable[..., Page]
MATTERS = ("大棚", "果园", "茶园", "鱼塘", "菜地", "苗圃", "竹林", "花圃", "牧场", "蚕房")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    running = start_site(
        tmp_path_factory.mktemp("office") / "var", free_port(), JIANFU_DROPS_PER_MINUTE="10000"
    )
    yield running
    stop_site(running)


@pytest.fixture
def enter(chromium: Browser, office: Site) -> Iterator[Enter]:
    """Opens a page as one of the sample people; signing in is not counted."""
    contexts: list[BrowserContext] = []

    def opened(code: str, path: str = "/", width: int = 1366) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 768}, locale="zh-CN", timezone_id="Asia/Shanghai"
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=office.url)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(f"{office.url}/sign-in/")
        page.click(f"form:has(input[value='{code}']) button")
        page.goto(office.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def clean_lines(matter: str) -> list[str]:
    return [
        f"云水县农业农村局关于核对{matter}面积的通知",
        "云农函〔2026〕31号",
        "各乡镇农业农村服务中心：",
        f"请于{IN_FIVE_WEEKS}前将《{matter}面积表》电子版发至县农业农村局邮箱。",
        "云水县农业农村局",
        ISSUED,
    ]


def burdening_lines(matter: str) -> list[str]:
    lines = clean_lines(matter)
    return [*lines[:4], "请各村走访时拍照，照片上传工作群。", *lines[4:]]


@pytest.mark.parametrize(("width", "matter"), [(1366, "大棚"), (360, "果园")])
def test_j3_clean_paper_has_its_number_after_two_clicks(enter: Enter, width: int, matter: str) -> None:
    page = enter(DEPARTMENT, width=width)
    hand = Hand(page)

    hand.drop("通知.docx", make_docx(*clean_lines(matter)))
    expect(page.locator(".number b")).to_have_text(re.compile(r"\d{4}-\d{4}"), timeout=5000)
    with page.expect_download() as download:
        hand.click("text=导出盖好编号的文件")

    assert download.value.suggested_filename.endswith(".docx")
    assert (hand.clicks, hand.typed) == (2, 0)


@pytest.mark.parametrize(("width", "matter"), [(1366, "茶园"), (360, "鱼塘")])
def test_j3_adopted_suggestions_lead_to_a_number(enter: Enter, width: int, matter: str) -> None:
    page = enter(DEPARTMENT, width=width)
    hand = Hand(page)

    hand.drop("通知.docx", make_docx(*burdening_lines(matter)))
    page.wait_for_selector(".adopt-all button")
    hand.click(".adopt-all button")
    expect(page.locator(".number b")).to_have_text(re.compile(r"\d{4}-\d{4}"), timeout=8000)
    with page.expect_download() as download:
        hand.click("text=导出修改稿")

    assert download.value.suggested_filename.endswith("（修改稿）.docx")
    assert hand.clicks <= 4
    assert hand.typed == 0


def test_j3_contested_paper_goes_to_a_person_with_one_sentence(enter: Enter) -> None:
    page = enter(DEPARTMENT)
    hand = Hand(page)

    hand.drop("通知.docx", make_docx(*burdening_lines("菜地")))
    page.fill("#plea", "资金要按照片核验")
    hand.click("text=按原文送审")

    expect(page.locator(".five")).to_contain_text("审核中")
    expect(page.locator(".five")).to_contain_text("前答复")
    assert hand.clicks <= 4


def test_j3_urgent_paper_passes_with_one_more_tap(enter: Enter) -> None:
    page = enter(DEPARTMENT)
    hand = Hand(page)

    hand.drop("通知.docx", make_docx(*burdening_lines("苗圃")))
    hand.click("text=紧急直通")
    hand.click(".urgent button >> nth=0")

    expect(page.locator(".number")).to_contain_text("紧急直通")
    assert hand.clicks == 3


@pytest.mark.parametrize("width", [1366, 360])
def test_j4_reviewer_answers_with_two_keys_and_sees_the_next(enter: Enter, width: int) -> None:
    page = enter(REVIEWER, "/review/", width)
    hand = Hand(page)
    first = page.locator("#paper-title").inner_text()
    waiting = int(page.locator(".queue h1 .count").inner_text())

    hand.key("1")
    with page.expect_navigation():
        hand.key("Enter")

    assert hand.typed == 0
    assert int(page.locator(".queue h1 .count").inner_text()) == waiting - 1
    assert page.locator("#paper-title").inner_text() != first
    assert page.locator(".undo").count() == 1


def test_j4_keys_move_through_the_queue_and_choose_drafted_words(enter: Enter) -> None:
    page = enter(REVIEWER, "/review/")
    here = page.locator("#paper-title").inner_text()

    # What passed as urgent is only looked at: nobody asks for more there.
    for _ in range(6):
        before = here
        with page.expect_navigation():
            page.keyboard.press("j")
        here = page.locator("#paper-title").inner_text()
        if page.locator(".verdict kbd:text-is('3')").count():
            break
    page.keyboard.press("3")
    words = page.input_value("#reason")
    with page.expect_navigation():
        page.keyboard.press("k")

    assert here != before
    assert "依据" in words
    assert page.locator("#paper-title").inner_text() == before


def test_j4_undone_answer_waits_again(enter: Enter) -> None:
    page = enter(REVIEWER, "/review/")
    title = page.locator("#paper-title").inner_text()
    page.keyboard.press("1")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    page.click(".undo button")

    expect(page.locator("#paper-title")).to_have_text(title)


def test_j4_wrong_finding_is_marked_with_one_key_and_no_typed_word_is_lost(enter: Enter) -> None:
    page = enter(REVIEWER, "/review/")
    findings = page.locator(".finding").count()
    with page.expect_navigation():
        page.keyboard.press("w")
    marked = page.locator(".finding.wrong").count()

    page.fill("#reason", "请县局先核实再发")
    page.locator(".queue h1").click()
    page.keyboard.press("w")
    expect(page.locator(".finding.wrong")).to_have_count(min(2, findings))

    assert marked == 1
    assert page.input_value("#reason") == "请县局先核实再发"


@pytest.mark.parametrize(("width", "matter"), [(1366, "竹林"), (360, "花圃")])
def test_j1_township_sees_that_what_arrived_was_admitted(enter: Enter, width: int, matter: str) -> None:
    data = make_docx(*clean_lines(matter))
    sender = enter(DEPARTMENT)
    Hand(sender).drop("通知.docx", data)
    number = sender.locator(".number b").inner_text()
    page = enter(TOWNSHIP, width=width)
    hand = Hand(page)

    hand.drop("群里收到的.docx", data)

    expect(page.locator(".five")).to_contain_text(f"已准入 {number}")
    assert (hand.clicks, hand.typed) == (1, 0)


def test_j1_paper_without_a_number_is_told_calmly(enter: Enter) -> None:
    page = enter(TOWNSHIP)

    Hand(page).drop("通知.docx", make_docx(*burdening_lines("牧场")))

    expect(page.locator(".five")).to_contain_text("尚未查到准入编号")
    expect(page.locator(".five")).to_contain_text("补办前不计逾期")


def test_j2_village_reads_on_the_phone_what_the_township_passed_on(enter: Enter) -> None:
    page = enter(TOWNSHIP)
    Hand(page).drop("通知.docx", make_docx(*clean_lines("蚕房")))
    page.click("text=转给村（社区）")
    page.check("text=河东村")
    page.click(".pass-on button")

    phone = enter(VILLAGE, width=360)

    expect(phone.locator(".list")).to_contain_text("蚕房")
    expect(phone.locator("h1")).to_contain_text("要您做的")


@pytest.mark.parametrize("width", [1366, 360])
def test_j5_leader_finds_the_page_open_and_takes_the_month_away_with_one_click(
    enter: Enter, width: int
) -> None:
    page = enter(LEADER, width=width)
    hand = Hand(page)

    assert page.url.endswith("/board/")
    assert [words.strip() != "" for words in page.locator(".three p.dim").all_inner_texts()] == [True] * 3
    with page.expect_download() as download:
        hand.click("text=导出月报")

    assert download.value.suggested_filename.endswith(".docx")
    assert (hand.clicks, hand.typed) == (1, 0)


def test_j5_board_prints_on_one_sheet_without_colour(enter: Enter) -> None:
    page = enter(LEADER)

    pages = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True, print_background=False))

    assert len(pages) == 1
    words = pages[0].get_textpage().get_text_range()
    assert "青石镇" in words
    assert "竹溪乡" in words


def test_number_is_looked_up_by_anybody(chromium: Browser, office: Site) -> None:
    page = chromium.new_page()
    page.goto(f"{office.url}/number/")

    page.fill("#number", "2026-0001")
    page.keyboard.press("Enter")

    expect(page.locator(".answer")).to_contain_text("2026-0001")
    page.close()


@pytest.mark.parametrize("code", [TOWNSHIP, VILLAGE])
def test_grassroots_meet_no_field_they_must_fill_on_any_page(enter: Enter, office: Site, code: str) -> None:
    """The crawl of every page one can reach, a few of each kind."""
    page = enter(code)
    seen: dict[str, int] = {}
    queue = ["/"]
    while queue:
        path = queue.pop(0)
        kind = re.sub(r"/[\w-]{16}|/\d{4}-\d{4,}|\d+", "/*", path.partition("?")[0])
        if seen.get(kind, 0) >= 2 or re.search(r"\.(?:ics|docx|xlsx|svg)\b", path):
            continue
        seen[kind] = seen.get(kind, 0) + 1
        page.goto(office.url + path)
        assert page.locator("[required]").count() == 0, path
        assert page.evaluate("[...document.querySelectorAll('select')].every((s) => s.value)"), path
        assert page.locator(".menu a").count() <= 4, path
        links = page.evaluate(
            "[...document.querySelectorAll('a[href]:not([download])')].map((a) => a.getAttribute('href'))"
        )
        queue += [link for link in links if link.startswith("/") and not link.startswith("//")]

    assert len(seen) >= 3


@pytest.mark.parametrize(
    ("code", "path"),
    [
        (TOWNSHIP, "/"),
        (VILLAGE, "/"),
        (DEPARTMENT, "/"),
        (REVIEWER, "/review/"),
        (REVIEWER, "/items/"),
        (REVIEWER, "/settings/rules/"),
        (REVIEWER, "/visits/"),
        (LEADER, "/board/"),
        (LEADER, "/board/clocks/"),
        (TOWNSHIP, "/board/"),
        (TOWNSHIP, "/items/"),
        (TOWNSHIP, "/number/2026-0001/"),
    ],
)
@pytest.mark.parametrize("width", [1366, 360])
def test_pages_of_the_office_have_no_serious_fault_and_no_sideways_scroll(
    enter: Enter, code: str, path: str, width: int
) -> None:
    page = enter(code, path, width)

    faults = Axe().run(page).response["violations"]

    assert not [f["id"] for f in faults if f["impact"] in ("serious", "critical")]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("code", "path", "width", "most"),
    [
        (VILLAGE, "/", 360, 60),
        (DEPARTMENT, "/", 1366, 80),
        (REVIEWER, "/review/", 1366, 80),
        (LEADER, "/board/", 1366, 110),
    ],
)
def test_first_view_of_the_office_is_small(
    enter: Enter, office: Site, code: str, path: str, width: int, most: int
) -> None:
    page = enter(code, path, width)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda e: sizes.append(int(e["encodedDataLength"])))

    page.goto(office.url + path, wait_until="networkidle")

    assert sum(sizes) <= most * 1024
    assert len(sizes) <= 6
