"""The page in a real browser, over the example ledger and a hostile report."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, expect, sync_playwright

BROWSER = os.environ.get("DRAGOMAN_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
VIEWS = (
    "reports",
    "events",
    "statements",
    "timeline",
    "network",
    "map",
    "matrix",
    "instruments",
    "actors",
    "interface",
)
SERIOUS = {"serious", "critical"}

pytestmark = pytest.mark.skipif(
    BROWSER is None, reason="no Chromium: install it (apt install chromium) or name it in DRAGOMAN_BROWSER"
)


@pytest.fixture(scope="module")
def address(ledger_path: Path) -> Iterator[str]:
    """The address of ``dragoman serve`` over the ledger, in a process of its own."""
    command = [sys.executable, "-m", "dragoman", "serve", "--ledger", str(ledger_path), "--port", "0", "--allow-coding"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    ) as server:
        assert server.stdout is not None
        found = re.search(r"http://[^/]+", server.stdout.readline())
        assert found is not None
        yield found[0]
        server.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails its test at any error on the console, dialog, or request to elsewhere."""
    context = browser.new_context(
        base_url=address, viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    )
    opened = context.new_page()
    faults: list[str] = []

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(f"console: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:")):
            faults.append(f"request: {request.url}")

    def refused(dialog: Dialog) -> None:
        faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    opened.on("console", said)
    opened.on("pageerror", lambda error: faults.append(f"error: {error}"))
    opened.on("request", asked)
    opened.on("dialog", refused)
    yield opened
    context.close()
    assert faults == []


def show(page: Page, place: str) -> None:
    page.goto(f"/{place}")
    page.wait_for_load_state("networkidle")
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("main .loading, main [aria-busy=true]")).to_have_count(0)


def report_of(page: Page, title: str) -> None:
    show(page, "reports")
    page.get_by_role("link", name=title).click()
    expect(page.locator(".text")).to_be_visible()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [1280, 380])
def test_every_view_opens_without_fault_and_fits(page: Page, view: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    show(page, view)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("view", "theme"),
    [
        *((view, "light") for view in (*VIEWS, "report")),
        *((view, "dark") for view in (*VIEWS, "instrument?id=aukus", "actor?name=Iran", "report")),
    ],
)
def test_no_view_shuts_people_out(page: Page, view: str, theme: str) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    if view == "report":
        report_of(page, "joint_statement")
        page.locator(".item > button").nth(3).click()
    else:
        show(page, view)
    page.wait_for_timeout(200)
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found if rule["impact"] in SERIOUS] == []


def test_a_line_leads_to_its_words_and_words_to_their_line(page: Page) -> None:
    report_of(page, "joint_statement")
    line = page.locator(".item.quad-1").first
    line.locator("button").first.click()
    expect(line).to_have_class(re.compile("open"))
    expect(line.locator(".more")).to_contain_text("Why so")
    expect(line.locator(".why li").first).to_contain_text(re.compile(r"means [A-Z]+ by rule \d+|the model decided"))
    assert page.locator(".k-role-act").count() >= 1
    line.locator("button").first.click()
    page.mouse.move(0, 0)
    expect(page.locator(".k-role-act")).to_have_count(0)
    words = page.locator(".run.k-trigger[role=button]").first
    words.click()
    expect(page.locator(".item.open")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".item.open")).to_have_count(0)


def test_the_report_can_be_read_with_the_keyboard_alone(page: Page) -> None:
    report_of(page, "joint_statement")
    page.locator(".run.k-trigger[role=button]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".item.open")).to_have_count(1)
    page.get_by_role("tab", name="What happened").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Instruments")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".item.instrument")).not_to_have_count(0)


def test_filters_stand_in_the_address_and_can_be_sent_as_a_link(page: Page) -> None:
    show(page, "events")
    before = page.locator(".card").count()
    page.get_by_role("button", name="filters").click()
    page.get_by_label("type").select_option("CONSULT")
    expect(page).to_have_url(re.compile(r"event=CONSULT"))
    expect(page.locator(".card .act").first).to_contain_text("CONSULT")
    expect(page.locator(".card .act", has_not_text="CONSULT")).to_have_count(0)
    kept = page.locator(".card").count()
    assert 0 < kept < before
    show(page, page.url.partition("://")[2].partition("/")[2])
    expect(page.locator(".card")).to_have_count(kept)
    page.get_by_role("button", name="Remove the filter type CONSULT").click()
    expect(page.locator(".card")).to_have_count(before)


def test_the_search_box_suggests_and_leads_on(page: Page) -> None:
    show(page, "reports")
    box = page.get_by_role("combobox")
    box.fill("jap")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/actor\?name="))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Japan")


def test_a_place_on_the_map_and_a_bar_of_the_matrix_lead_to_events(page: Page) -> None:
    show(page, "map")
    page.evaluate("window.kept = true")
    page.locator("svg.map a").first.click()
    expect(page).to_have_url(re.compile(r"/events\?place="))
    assert page.evaluate("window.kept"), "the page is not loaded anew"
    expect(page.locator(".card")).not_to_have_count(0)
    show(page, "matrix")
    page.locator("table.matrix a").first.click()
    expect(page.locator(".card")).not_to_have_count(0)


def test_dragging_over_the_timeline_looks_closer(page: Page) -> None:
    show(page, "timeline")
    chart = page.locator(".frame svg")
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 80)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.95, box["y"] + 90, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"first=\d{4}-\d\d-\d\d&last="))


def test_a_timeline_goes_from_decades_to_days_and_back(page: Page) -> None:
    show(page, "timeline")
    page.get_by_role("link", name="Show them too").click()
    said = page.locator(".bar-of-tools")
    expect(said).to_contain_text("by year")
    for _ in range(12):
        if "by day" in said.inner_text():
            break
        address = page.url
        page.get_by_role("button", name="Closer").click()
        expect(page).not_to_have_url(address)
        expect(page.locator("main [aria-busy=true]")).to_have_count(0)
    expect(said).to_contain_text("by day")
    page.get_by_role("button", name="Farther").click()
    page.get_by_role("button", name="back to the whole").click()
    expect(page).to_have_url(re.compile(r"/timeline$"))


def test_a_circle_of_the_network_shows_its_ties(page: Page) -> None:
    show(page, "network")
    page.locator(".frame g[role=button]", has_text="China").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ties of China")).to_be_visible()
    for row in page.locator("details tbody tr").all():
        assert "China" in row.inner_text()


def test_what_was_not_coded_is_marked_and_says_why(page: Page) -> None:
    report_of(page, "joint_statement")
    assert page.locator(".text .run.k-refusal").count() == 0
    page.get_by_role("tab", name="Not coded").click()
    expect(page.locator(".text .run.k-refusal").first).to_be_visible()
    item = page.locator(".item.refusal").first
    item.locator("button").first.click()
    expect(item.locator("mark")).to_have_count(1)
    assert item.locator(".more p").inner_text()


def test_a_script_put_into_the_page_is_not_run(browser: Browser, address: str) -> None:
    opened = browser.new_page()
    opened.goto(f"{address}/reports")
    opened.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.body.append(script);
        document.body.insertAdjacentHTML("beforeend", "<img src='x' onerror='window.ran = true'>");
    }""")
    opened.wait_for_timeout(300)
    assert opened.evaluate("window.ran") is None
    opened.close()


@pytest.mark.parametrize("view", [*VIEWS, "actor?name=Iran", "instrument?id=aukus"])
def test_numbers_and_nouns_agree(page: Page, view: str) -> None:
    show(page, view)
    nouns = "reports|events|statements|instruments|sentences|mentions|times|ties|dyads|places|parameters"
    wrong = re.findall(rf"\b1 (?:{nouns})\b", page.locator("main").inner_text())
    assert wrong == []


def test_what_is_seen_can_be_taken_away(page: Page) -> None:
    show(page, "events?event=CONSULT")
    page.get_by_text("export events").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    assert "CONSULT" in download.value.path().read_text(encoding="utf-8")


def test_a_text_sent_in_is_shown_as_a_report(page: Page) -> None:
    show(page, "reports")
    page.get_by_text("Code a text of your own").click()
    page.get_by_label("date of the report").fill("2025-03-14")
    page.get_by_label("text", exact=True).fill("Iran rejected a proposal by the United States on Friday.")
    page.get_by_role("button", name="code", exact=True).click()
    expect(page.locator(".reading .item").first).to_contain_text("Iran")


@pytest.mark.parametrize(
    "view", ["reports", "events", "statements", "actors", "report", "actor", "network", "timeline"]
)
def test_a_hostile_report_shows_as_text(page: Page, view: str) -> None:
    if view == "report":
        report_of(page, "<script>alert(1)</script>")
        assert page.locator("a[href^='javascript']").count() == 0
        expect(page.locator(".text")).to_contain_text("⟨U+202E⟩")
    elif view == "actor":
        show(page, "actors")
        page.get_by_role("link", name="<img src=x").first.click()
    else:
        show(page, view)
    page.wait_for_timeout(200)
    assert page.evaluate("document.querySelectorAll('main script, main img, main iframe, main object').length") == 0


def test_links_to_elsewhere_are_safe(page: Page) -> None:
    report_of(page, "joint_statement")
    page.get_by_role("tab", name="Who").click()
    page.locator(".item.actor > button").first.click()
    for anchor in page.locator("main a[target=_blank]").all():
        assert (anchor.get_attribute("href") or "").startswith("https://")
        assert "noopener" in (anchor.get_attribute("rel") or "")
