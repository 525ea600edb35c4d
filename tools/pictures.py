"""Makes the pictures of the documents anew: the page in a browser, and drawings, all of the example reports."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tools.page_bench import ARGUMENTS, BROWSER, served

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
_COLOURS = 128


def main() -> None:
    """Write docs/pictures."""
    if BROWSER is None:
        raise SystemExit("no Chromium: install it (apt install chromium) or name it in DRAGOMAN_BROWSER")
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger"
        _dragoman("add", str(ROOT / "examples"), "--ledger", str(ledger))
        for what in ("timeline", "network"):
            _dragoman("draw", what, "--ledger", str(ledger), "--out", str(PICTURES / f"{what}.svg"))
        with served(ledger) as address:
            _photograph(address)


def _dragoman(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "dragoman", *arguments], check=True)


def _photograph(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1240, "height": 760}, color_scheme="light")
        page.goto(f"{address}/reports")
        page.get_by_role("link", name=re.compile("United States, Japan and South Korea")).click()
        page.locator(".item.quad-3 > button").first.click()
        page.locator(".item.open").wait_for()
        page.wait_for_timeout(800)
        page.evaluate("scrollTo(0, 0)")
        page.mouse.move(0, 0)
        page.wait_for_timeout(200)
        page.screenshot(path=PICTURES / "report.png")
        page.set_viewport_size({"width": 1240, "height": 660})
        page.goto(f"{address}/timeline")
        page.locator(".frame svg").wait_for()
        page.wait_for_timeout(400)
        page.screenshot(path=PICTURES / "page-timeline.png")
        browser.close()
    for name in ("report", "page-timeline"):
        path = PICTURES / f"{name}.png"
        Image.open(path).convert("RGB").quantize(_COLOURS).save(path, optimize=True)


if __name__ == "__main__":
    main()
