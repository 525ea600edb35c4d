"""Makes the samples of the documents anew by running what they show: `python -m tools.samples` writes them.

What follows each `>>>` line in docs/python.md is what Python prints there, on a terminal of 110 columns, with one
ledger for all of them. The blocks of docs/brief.md are the beginning of a brief and its part "What happened". The tests
compare the documents with what this makes, so a change of what is coded shows in them too.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import dragoman
from dragoman.brief.gather import gather
from dragoman.brief.render import render
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger

__all__ = ["DOCUMENTS", "made"]

ROOT = Path(__file__).resolve().parent.parent
_WIDTH = "110"
_BLOCK = re.compile(r"^```\n(?P<body>>>> .*?)^```$", re.MULTILINE | re.DOTALL)
_BRIEF = re.compile(r"^~~~~markdown\n.*?^~~~~$", re.MULTILINE | re.DOTALL)


def made(document: str) -> str:
    """Return a document of docs/ with its samples as they are now."""
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(ROOT):
        return DOCUMENTS[document](text, Path(folder) / "ledger")


def _python(text: str, folder: Path) -> str:
    """Run the lines after `>>>` of each block in turn, and put what they print in the place of what stood there."""
    with dragoman.Ledger(folder) as ledger, patch.dict(os.environ, {"COLUMNS": _WIDTH}):
        names: dict[str, Any] = {"ledger": ledger, "Path": Path, "dragoman": dragoman}
        return _BLOCK.sub(lambda block: f"```\n{''.join(_answers(block['body'], names))}```", text)


def _answers(body: str, names: dict[str, Any]) -> Iterator[str]:
    for line in body.splitlines():
        if line.startswith(">>> "):
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                exec(compile(line.removeprefix(">>> "), "<sample>", "single"), names)  # noqa: S102 - our own documents
            yield f"{line}\n"
            yield from (f"{row.rstrip()}\n" for row in said.getvalue().splitlines())


def _brief(text: str, folder: Path) -> str:
    """Write the brief that the document names, and put its parts in the place of those that stood there."""
    with dragoman.Ledger(folder) as ledger:
        ledger.add(sorted(Path("examples").glob("*.txt")))
    with Ledger(folder) as opened:
        whole = render(gather(opened, Filter(party=("IND",)), most=6), "md")
    head, *sections = re.split(r"(?m)^(?=## )", whole)
    short = next(part for part in sections if part.startswith("## In short"))
    happened = next(part for part in sections if part.startswith("## What happened"))
    parts = iter((head + short, happened))
    return _BRIEF.sub(lambda _: f"~~~~markdown\n{next(parts).rstrip()}\n~~~~", text)


DOCUMENTS: dict[str, Callable[[str, Path], str]] = {"python.md": _python, "brief.md": _brief}
"""The documents with samples, and what makes each anew."""


def main() -> None:
    """Write the documents, and say which changed."""
    for document in DOCUMENTS:
        path, now = ROOT / "docs" / document, made(document)
        if path.read_text(encoding="utf-8") != now:
            path.write_text(now, encoding="utf-8")
            print(f"{document}: changed", file=sys.stderr)


if __name__ == "__main__":
    main()
