"""What is seen, as a file to take away, in each form that the export command writes."""

from __future__ import annotations

from io import BytesIO
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from dragoman.errors import LimitReached
from dragoman.store.ledger import Ledger
from dragoman.web.filters import Asked
from dragoman.web.shapes import PROBLEMS
from dragoman.write.formats import FORMATS, prepared, write
from dragoman.write.selection import selected
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
    """Give events or statements as a file, events with the statements that vouch for them, as `dragoman export` does.

    At most 20,000; beyond that the command line writes them.
    """
    form = FORMATS.get(asked.format)
    if form is None or form.kind == "folder":
        files = ", ".join(name for name, known in FORMATS.items() if known.kind != "folder")
        raise LimitReached(f"format {asked.format!r} cannot be sent as a file; these can: {files}")
    ledger: Ledger = request.app.state.ledger
    unit = "statement" if asked.of == "statements" and "statement" in form.units else ""
    settings = prepared(form, Settings(unit, None, asked.excel, tellings=ledger.tellings()))
    out = BytesIO()
    write(form, selected(ledger, asked.filter(), of=asked.of, most=MOST_EVENTS), settings, out)
    name = f"dragoman-{asked.of}{form.suffix}"
    return Response(out.getvalue(), media_type=form.media_type,
                    headers={"Content-Disposition": f'attachment; filename="{name}"'})  # fmt: skip
