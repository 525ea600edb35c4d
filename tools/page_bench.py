"""Measures the page over a large ledger: how soon views show and answer in a browser, and what many readers wait.

A ledger is made as tools/ledger_bench.py makes it, and served by `dragoman serve` in a process of its own. A browser
opens each view anew, goes from view to view, and uses what each has to use, round after round with another country as a
filter, so that no answer of one round serves the next. Times are taken inside the browser, from the click to the frame
after what was asked for stands on the page. Then so many readers ask the interface for some time, each at once after
its last answer: half of what they ask is what every visit begins with, half has filters of its own. Prints one JSON
object, times in milliseconds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

from dragoman.store.folder import Folder
from dragoman.store.index import Index
from tools.ledger_bench import fill

BROWSER = os.environ.get("DRAGOMAN_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
CODES = ("FRA", "IRN", "USA", "JPN", "BRA", "KEN", "POL", "IND", "EGY", "MEX")
TYPED = ("fr", "ch", "ja", "uk", "un", "ru", "in", "au", "eu", "so")
"""How names of the examples begin."""
SHOWN = {
    "reports": ".card", "events": ".card", "statements": ".card", "timeline": ".frame svg", "network": ".frame svg",
    "map": ".frame svg", "matrix": "table.matrix, .state", "instruments": ".card, .state", "actors": "main td",
}  # fmt: skip
"""What stands on each view once it shows."""

FIRST = ("stats", "reports", "events", "statements", "timeline", "network", "matrix", "places", "instruments", "actors")
FILTERED = ("events", "statements", "timeline", "network", "matrix", "places")

_WATCH = """(() => {
  const asked = (window.asked = { begun: 0, open: 0 }), real = window.fetch;
  window.fetch = async (...of) => {
    asked.begun++;
    asked.open++;
    try {
      const answer = await real(...of), json = answer.json.bind(answer);
      answer.json = () => json().finally(() => asked.open--);
      return answer;
    } catch (error) {
      asked.open--;
      throw error;
    }
  };
})()"""
"""Counts what the page asks the server for, and what of it is still open."""

_TIMED = """(async () => {
  const before = window.asked.begun, begun = performance.now(), frame = () => new Promise(requestAnimationFrame);
  ACT;
  for (;;) {
    await frame();
    const asked = FETCHES ? window.asked.begun > before && window.asked.open === 0 : true;
    if (asked && document.querySelector(SHOWN) && !document.querySelector("main .loading")) break;
    if (performance.now() - begun > 10000) throw new Error("nothing came of " + ACTED);
  }
  await frame();
  return performance.now() - begun;
})()"""
"""Does something, waits until all that was asked for has come and stands on the page, and one frame more."""


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """Serve a ledger in a process of its own and give its address."""
    command = [sys.executable, "-m", "dragoman", "serve", "--ledger", str(ledger), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    ) as server:
        try:
            assert server.stdout is not None  # noqa: S101 - it was asked for
            found = re.search(r"http://[^/]+", server.stdout.readline())
            if found is None:
                raise SystemExit("the server did not start")
            yield found[0]
        finally:
            server.terminate()


class Visit:
    """A browser page that is used, with the milliseconds that each use took."""

    def __init__(self, page: Any, address: str) -> None:  # noqa: ANN401 - a page of Playwright
        self.page = page
        self.address = address
        self.times: dict[str, list[float]] = {}

    def open(self, view: str, query: str = "") -> None:
        """Open a view as a link from elsewhere does, until it shows; times count from the start of the navigation."""
        self.page.goto(f"{self.address}/{view}{query}", wait_until="commit")
        self.page.wait_for_function(
            "s => document.querySelector(s) && !document.querySelector('main .loading')", arg=SHOWN[view]
        )
        self._note(
            f"open {view}", self.page.evaluate("new Promise(r => requestAnimationFrame(() => r(performance.now())))")
        )

    def use(self, name: str, act: str, shown: str, *, fetches: bool = True) -> None:
        """Run some JavaScript and wait until what it leads to stands on the page."""
        words = {"ACTED": json.dumps(act), "ACT": act, "FETCHES": json.dumps(fetches), "SHOWN": json.dumps(shown)}
        self._note(name, self.page.evaluate(re.sub("|".join(words), lambda match: words[match[0]], _TIMED)))

    def _note(self, name: str, spent: float) -> None:
        self.times.setdefault(name, []).append(spent)


def _click(selector: str) -> str:
    event = "new MouseEvent('click', {bubbles: true, cancelable: true})"
    return f"document.querySelector({json.dumps(selector)}).dispatchEvent({event})"


def _set(selector: str, value: str) -> str:
    """Return JavaScript that gives a field a value as a person would."""
    return (
        f"const field = document.querySelector({json.dumps(selector)}); field.value = {json.dumps(value)}; "
        "for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, {bubbles: true}))"
    )


def visit(page: Visit, code: str, typed: str) -> None:
    """Go through the page once, with a country as the filter."""
    for view in SHOWN:
        page.open(view)
    page.open("events", f"?actor={code}")
    for view in ("statements", "timeline", "network", "map", "matrix", "instruments", "actors", "events"):
        page.use(f"go to {view}, filtered", _click(f"nav a[href^='/{view}?']"), SHOWN[view])
    page.use("more of a list", _click("main button.more"), ".card:nth-child(31)")
    page.use("open the filters", _click("button[aria-controls=filters]"), "#filters", fetches=False)
    page.use("filter by type", _set("#filters label:nth-child(3) select", "CONSULT"), ".card")
    for view in ("timeline", "network", "map", "matrix"):
        page.use(f"go to {view}, filtered twice", _click(f"nav a[href^='/{view}?']"), SHOWN[view])
    page.open("timeline", f"?party={code}")
    page.use("timeline by month", _click("button[data-step=month]"), SHOWN["timeline"])
    page.use("timeline, closer", _click("button[aria-label=Closer]"), SHOWN["timeline"])
    page.open("network", f"?party={code}")
    page.use("network, other days", _set(".sliders input", "17500"), SHOWN["network"])
    page.use("network, one actor", _click(".frame g[role=button]"), ".node.picked", fetches=False)
    page.open("map", f"?party={code}")
    page.use("map, closer", _click("button[aria-label=Closer]"), SHOWN["map"], fetches=False)
    page.use("from the map to events", _click(".frame svg a"), ".card")
    page.open("matrix", f"?party={code}")
    page.use("from the matrix to events", _click("table.matrix a"), ".card")
    page.use("a name typed", _set("[role=combobox]", typed), "[role=option]")
    page.open("reports")
    page.use("open a report", _click(".card a[href^='/report']"), ".reading")
    page.use("a line of a report", _click(".item > button"), ".item.open", fetches=False)
    page.open("instruments")
    page.use("open an instrument", _click(".card a[href^='/instrument']"), ".story, main .empty, main h2")
    page.open("actors")
    page.use("open an actor", _click("main td a"), ".card")


def browse(address: str) -> dict[str, Any]:
    """Return the median and the longest time of each use."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only this needs a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=ARGUMENTS)
        opened = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        opened.add_init_script(_WATCH)
        page = Visit(opened, address)
        for code, typed in zip(CODES, TYPED, strict=True):
            visit(page, code, typed)
        browser.close()
    return {name: {"median": round(median(spent)), "longest": round(max(spent))} for name, spent in page.times.items()}


def read(address: str, readers: int, seconds: float) -> dict[str, Any]:
    """Let readers ask for some time; return how many requests that were, how many failed and how long they took."""
    found: list[tuple[float, int]] = []
    until = time.monotonic() + seconds

    def run(number: int) -> None:
        chance = random.Random(number)  # noqa: S311 - no secret, but the same each time
        connection = HTTPConnection(address.removeprefix("http://"), timeout=60)
        while time.monotonic() < until:
            asked = f"/api/v1/{chance.choice(FIRST)}"
            if chance.random() < 0.5:
                last = f"20{chance.randint(21, 25)}-0{chance.randint(1, 9)}-15"
                asked = f"/api/v1/{chance.choice(FILTERED)}?actor={chance.choice(CODES)}&last={last}"
            begun = time.perf_counter()
            try:
                connection.request("GET", asked)
                answer = connection.getresponse()
                answer.read()
                status = answer.status
            except OSError:
                connection.close()
                status = 0
            found.append((1000 * (time.perf_counter() - begun), status))

    threads = [Thread(target=run, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = sorted(one for one, _ in found)
    return {
        "readers": readers, "seconds": seconds, "requests": len(found),
        "failed": sum(status != 200 for _, status in found),
        "median": round(median(spent)), "99th percentile": round(spent[int(len(spent) * 0.99)]),
    }  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000, help="how many events the ledger is to have")
    parser.add_argument("--keep", type=Path, help="make the ledger in this folder and keep it, or take the one in it")
    parser.add_argument("--readers", type=int, default=50, help="how many read at once, 0 for none")
    parser.add_argument("--seconds", type=float, default=60, help="how long they read")
    options = parser.parse_args()
    if BROWSER is None:
        raise SystemExit("no Chromium: install it (apt install chromium) or name it in DRAGOMAN_BROWSER")
    path: Path = options.keep or Path(tempfile.mkdtemp()) / "ledger"
    if not (path / "index").exists():
        fill(path, options.events)
        Index(Folder(path)).update()
    figures: dict[str, Any] = {"load": round(os.getloadavg()[0], 1), "cores": os.cpu_count()}
    with served(path) as address:
        figures["browser"] = browse(address)
    if options.readers:
        with served(path) as address:
            figures["readers"] = read(address, options.readers, options.seconds)
    print(json.dumps(figures, indent=1))
    if options.keep is None:
        shutil.rmtree(path.parent)


if __name__ == "__main__":
    main()
