"""What is seen, as a file to take away, in each form that the export command writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from dragoman.errors import LimitReached
from dragoman.model import Record
from dragoman.store.answers import Page
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from dragoman.store.paging import pages
from dragoman.web.filters import Asked
from dragoman.web.shapes import PROBLEMS
from dragoman.write.formats import FORMATS, prepared, write
from dragoman.write.settings import Settings

__all__ = ["MOST_EVENTS", "router"]

router = APIRouter(prefix="/api/v1", responses=PROBLEMS)

MOST_EVENTS = 20_000
"""Events or statements that one file may hold."""


class Wanted(Asked):
    """Filters, and the file to make of what they find."""

    format: Annotated[str, Field(max_length=40)] = Field(
        default="csv", description="Name of a format of `dragoman export`"
    )
    of: Literal["events", "statements"] = Field(default="events", description="What the filters are for")
    excel: bool = Field(default=False, description="CSV for a spreadsheet: formulas made harmless")


@router.get("/export")
def export(request: Request, asked: Annotated[Wanted, Query()]) -> Response:
    """Give events or statements as a file; at most 20,000, beyond which the command line writes them."""
    form = FORMATS.get(asked.format)
    if form is None or form.kind == "folder":
        files = ", ".join(name for name, known in FORMATS.items() if known.kind != "folder")
        raise LimitReached(f"format {asked.format!r} cannot be sent as a file; these can: {files}")
    ledger: Ledger = request.app.state.ledger
    unit = "statement" if asked.of == "statements" and "statement" in form.units else ""
    settings = prepared(form, Settings(unit, None, asked.excel, tellings=ledger.tellings()))
    out = BytesIO()
    write(form, _records(ledger, asked.filter(), asked.of), settings, out)
    name = f"dragoman-{asked.of}{form.suffix}"
    return Response(out.getvalue(), media_type=form.media_type,
                    headers={"Content-Disposition": f'attachment; filename="{name}"'})  # fmt: skip


def _records(ledger: Ledger, wanted: Filter, of: Literal["events", "statements"]) -> Iterator[Record]:
    """Yield the reports of what was found, each with that only."""
    found = set(_ids(ledger, wanted, of))
    reports = {report for report, _ in found}
    items = {item for _, item in found}
    for record in ledger.records(Filter(report=tuple(sorted(reports)))) if reports else ():
        if of == "events":
            yield replace(record, events=tuple(event for event in record.events if event.id in items), order=())
        else:
            yield replace(record, statements=tuple(stmt for stmt in record.statements if stmt.id in items))


def _ids(ledger: Ledger, wanted: Filter, of: Literal["events", "statements"]) -> Iterator[tuple[str, str]]:
    """Yield report and id of each telling.

    Raises:
        LimitReached: there are more than one file may hold.
    """
    listed: Callable[..., Page[Any]] = ledger.events if of == "events" else ledger.statements
    seen = 0
    for page in pages(partial(listed, wanted, tellings=True)):
        seen += len(page.rows)
        if seen > MOST_EVENTS:
            raise LimitReached(
                f"more than {MOST_EVENTS:,} {of}; add a filter, or use `dragoman export` for all of them"
            )
        yield from ((row.report, row.telling) for row in page.rows)
