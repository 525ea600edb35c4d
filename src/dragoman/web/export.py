"""What is seen, as a file to take away, in each form that the export command writes."""

from __future__ import annotations

from io import BytesIO
from typing import Annotated, Any, Literal

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


_FILES = {name: form for name, form in FORMATS.items() if form.kind != "folder"}


class Wanted(Asked):
    """Filters, and the file to make of what they find."""

    format: Annotated[str, Field(max_length=40)] = Field(
        default="csv", description="Name of a format of `dragoman export`", json_schema_extra={"enum": [*_FILES]}
    )
    of: Literal["events", "statements"] = Field(default="events", description="What the filters are for")
    excel: bool = Field(default=False, description="CSV for a spreadsheet: formulas made harmless")


def _media() -> dict[str, Any]:
    """Describe what is sent: each media type, with the formats that are of it."""
    found: dict[str, Any] = {}
    for name, form in _FILES.items():
        described = found.setdefault(form.media_type.split(";")[0], {"schema": {"type": "string"}, "formats": []})
        described["formats"].append(name)
        if form.kind == "binary":
            described["schema"]["format"] = "binary"
    for described in found.values():
        described["schema"]["description"] = f"format={' or '.join(described.pop('formats'))}"
    return found


_SENT: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file",
        "content": _media(),
        "headers": {"Content-Disposition": {"description": "The file's name", "schema": {"type": "string"}}},
    }
}


@router.get("/export", response_class=Response, responses=_SENT)
def export(request: Request, asked: Annotated[Wanted, Query()]) -> Response:
    """Give events or statements as a file, events with the statements that vouch for them, as `dragoman export` does.

    At most 20,000; beyond that the command line writes them.
    """
    form = _FILES.get(asked.format)
    if form is None:
        raise LimitReached(f"format {asked.format!r} cannot be sent as a file; these can: {', '.join(_FILES)}")
    ledger: Ledger = request.app.state.ledger
    unit = "statement" if asked.of == "statements" and "statement" in form.units else ""
    settings = prepared(form, Settings(unit, None, asked.excel, tellings=ledger.tellings()))
    out = BytesIO()
    write(form, selected(ledger, asked.filter(), of=asked.of, most=MOST_EVENTS), settings, out)
    name = f"dragoman-{asked.of}{form.suffix}"
    return Response(out.getvalue(), media_type=form.media_type,
                    headers={"Content-Disposition": f'attachment; filename="{name}"'})  # fmt: skip
