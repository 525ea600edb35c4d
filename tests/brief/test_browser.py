"""The page of a brief in a real browser: nothing runs, nothing is fetched, it fits, and axe finds no serious fault."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Request, sync_playwright

from dragoman.brief.gather import Gathered, gather
from dragoman.brief.parts import Brief, Line, Source
from dragoman.brief.quotes import quote
from dragoman.brief.render import render
from dragoman.brief.weight import RULE
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from ledger_rows import REPORT_DAY, words

BROWSER = os.environ.get("DRAGOMAN_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

SOURCE = Source("r1", "A title of some length in a newspaper", "A newspaper", REPORT_DAY, None)

pytestmark = pytest.mark.skipif(
    BROWSER is None, reason="no Chromium: install it (apt install chromium) or name it in DRAGOMAN_BROWSER"
)


@pytest.fixture(scope="module")
def address(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "brief.html"
    with Ledger(folder) as ledger:
        path.write_text(render(gather(ledger, Filter()), "html"), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=ARGUMENTS)
        yield started
        started.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1000])
def test_a_hostile_brief_is_quiet_readable_and_fits(
    browser: Browser, address: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    faults: list[str] = []

    def said(message: ConsoleMessage) -> None:
        faults.append(message.text)

    def asked(request: Request) -> None:
        if request.url != address:
            faults.append(request.url)

    def opened(dialog: Dialog) -> None:
        faults.append(dialog.message)
        dialog.dismiss()

    page.on("console", said)
    page.on("request", asked)
    page.on("dialog", opened)
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("svg:visible").count() == 2
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in {"serious", "critical"}] == []
    assert faults == []
    context.close()


def test_in_short_is_the_first_page_of_paper_and_no_more(browser: Browser) -> None:
    wordy = words("a sentence that goes on and on " * 40)
    told = "China, Russia and Iran (joint) demanded an easing of sanctions of the United States and others"
    line = Line("a", told, ("planned",), "14 March 2025", quote(wordy, [], SOURCE, longest=280), 3, 2, 3)
    nothing: tuple[()] = ()
    brief = Brief(
        title="A title of a brief that takes two lines on paper since it says whom and what it is about",
        period="1 March 2025 to 14 March 2025", scope=("party: IRN and USA",), reports=999, independent=99,
        events=999, statements=999, short=(line,) * 5, rule=RULE, happened=nothing, unsure=nothing, background=nothing,
        said=nothing, instruments=nothing, topics=nothing, differences=nothing, sources=nothing, left_out=nothing,
        coders=nothing,
    )  # fmt: skip
    page = browser.new_page(viewport={"width": 673, "height": 994})
    page.emulate_media(media="print")
    page.set_content(render(Gathered(brief, (), {}, Filter()), "html"))
    # A4 within the margins of the page is 178 by 263 mm, 673 by 994 CSS pixels
    assert page.locator(".first").bounding_box()["height"] < 994  # type: ignore[index]
    assert not page.locator("nav").is_visible()
    page.close()
