"""The endpoints: each asks the ledger one question and answers with its rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request

from dragoman import codes
from dragoman.errors import BadInput, LimitReached
from dragoman.record import to_dict
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from dragoman.web import actors as actor_pages
from dragoman.web import panels
from dragoman.web.answers import page, plain
from dragoman.web.filters import Asked, Compared, Counted, Paged, Sorted, Stepped, Telling
from dragoman.web.problems import NotThere
from dragoman.web.shapes import (
    PROBLEMS,
    Actors,
    ActorStory,
    Codes,
    Differences,
    Events,
    Instruments,
    InstrumentStory,
    Matrix,
    Network,
    Panel,
    Places,
    Reports,
    ServerStats,
    Statements,
    Suggestions,
    Timeline,
)
from dragoman.web.told import told as in_words

__all__ = ["router"]

router = APIRouter(prefix="/api/v1", responses=PROBLEMS)

Answer = dict[str, Any]
Id = Annotated[str, Path(min_length=1, max_length=200)]
Beginning = Annotated[str, Query(min_length=1, max_length=100, description="How a word of the name begins")]
Filters = Annotated[Asked, Query()]
Pages = Annotated[Paged, Query()]


def _ledger(request: Request) -> Ledger:
    ledger: Ledger = request.app.state.ledger
    return ledger


@router.get("/stats", response_model=ServerStats)
def stats(request: Request) -> Answer:
    """Count what the ledger holds, and say whether texts may be coded here."""
    return {**plain(_ledger(request).stats()), "coding": request.app.state.coder is not None}


@router.get("/codes", response_model=Codes)
def code_lists() -> Answer:
    """List the codes of the codebook with the classes and modes of event types, and those of countries and bodies."""
    return {
        "events": [
            {"event": name, "quad_code": kind.quad_code, "modes": sorted(kind.modes)}
            for name, kind in codes.event_types().items()
        ],
        "contexts": sorted(codes.contexts()),
        "statuses": list(codes.STATUSES),
        "kinds": list(codes.STATEMENT_KINDS),
        "stances": list(codes.STANCES),
        "entities": [{"code": code, "name": name} for code, name in codes.entity_codes().items()],
    }


@router.get("/events", response_model=Events)
def events(request: Request, asked: Annotated[Sorted, Query()]) -> Answer:
    """List events, each with its words."""
    return page(_ledger(request).events(asked.filter(), after=asked.next, limit=asked.limit, sort=asked.sort))


@router.get("/statements", response_model=Statements)
def statements(request: Request, asked: Annotated[Sorted, Query()]) -> Answer:
    """List statements, each with its words."""
    return page(_ledger(request).statements(asked.filter(), after=asked.next, limit=asked.limit, sort=asked.sort))


@router.get("/reports", response_model=Reports)
def reports(request: Request, asked: Annotated[Sorted, Query()]) -> Answer:
    """List reports, each with how it opens."""
    ledger = _ledger(request)
    found = ledger.reports(asked.filter(), after=asked.next, limit=asked.limit, sort=asked.sort)
    openings = ledger.openings([row.id for row in found.rows])
    return page(found, lambda rows: [{"opening": openings.get(row.id, "")} for row in rows])


@router.get("/reports/{report}")
def report(request: Request, report: Id, *, told: Telling = False) -> Answer:
    """Give the record of one report, in the form that `dragoman code` writes (dragoman-record/1)."""
    record = next(_ledger(request).records(Filter(report=(report,))), None)
    if record is None:
        raise NotThere(f"no report has the id {report!r}; /api/v1/reports lists them")
    return {**to_dict(record), "told": in_words(record)} if told else to_dict(record)


@router.get("/items/{item}")
def item(request: Request, item: Id) -> Answer:
    """Tell all about an event or a statement by its id: every telling with its words, why they are one, its history."""
    try:
        story = _ledger(request).show(item)
    except LimitReached:
        raise
    except BadInput as error:
        raise NotThere(str(error)) from error
    return {"kind": type(story).__name__.removesuffix("Story").removesuffix("Row").lower(), **plain(story)}


@router.get("/actors", response_model=Actors)
def actors(request: Request, asked: Pages) -> Answer:
    """List actors, the most reported first."""
    return page(_ledger(request).actors(asked.filter(), after=asked.next, limit=asked.limit))


@router.get("/actor", response_model=ActorStory)
def actor(
    request: Request,
    name: Annotated[str, Query(min_length=1, max_length=300, description="Name or code of an actor")],
    code: Annotated[str | None, Query(max_length=40, description="Its code, where several have the name")] = None,
) -> Answer:
    """Tell about one actor: offices over time, other names, whom it dealt with most, what it said."""
    return actor_pages.actor(_ledger(request), name, code)


@router.get("/instruments", response_model=Instruments)
def instruments(request: Request, asked: Pages) -> Answer:
    """List instruments, the most reported first."""
    return page(_ledger(request).instruments(asked.filter(), after=asked.next, limit=asked.limit))


@router.get("/instruments/{name}", response_model=InstrumentStory)
def instrument(request: Request, name: Id) -> Answer:
    """Tell the story of one instrument: each change with its words, and the positions of all towards it."""
    ledger = _ledger(request)
    try:
        row = ledger.status(name)[0]
    except LimitReached:
        raise
    except BadInput as error:
        raise NotThere(str(error)) from error
    names = codes.entity_codes()
    held = [replace(one, speaker=names.get(one.speaker, one.speaker)) for one in ledger.positions(row.instrument.name)]
    return {**plain(row), "positions": plain(held)}


@router.get("/timeline", response_model=Timeline)
def timeline(request: Request, asked: Annotated[Stepped, Query()]) -> Answer:
    """Count events by step of time, class and status; events not known to one step come as ranges."""
    bucket = None if asked.bucket == "auto" else asked.bucket
    return panels.timeline(_ledger(request), asked.filter(), bucket, news=asked.news)


@router.get("/network", response_model=Network)
def network(request: Request, asked: Filters) -> Answer:
    """Count who acts on whom, by class."""
    return panels.network(_ledger(request), asked.filter())


@router.get("/matrix", response_model=Matrix)
def matrix(request: Request, asked: Filters) -> Answer:
    """Count the busiest dyads by month."""
    return panels.matrix(_ledger(request), asked.filter())


@router.get("/places", response_model=Places)
def places(request: Request, asked: Filters) -> Answer:
    """Count events by place, by class."""
    spots, left_out, unplaced = _ledger(request).charts(asked.filter()).spots()
    return {"places": plain(spots), "places_left_out": left_out, "unplaced": unplaced}


@router.get("/aggregate", response_model=Panel)
def aggregate(request: Request, asked: Annotated[Counted, Query()]) -> Answer:
    """Count events by one to four dimensions, with a cell for every span of time."""
    names = tuple(name.strip() for name in asked.by.split(","))
    cells = _ledger(request).aggregate(asked.filter(), by=names, measure=asked.measure)
    return {"by": list(names), "measure": asked.measure, "cells": [plain(cell) for cell in cells]}


@router.get("/diff", response_model=Differences)
def diff(request: Request, asked: Annotated[Compared, Query()]) -> Answer:
    """Tell what the ledger knew at the end of one day and not of the other."""
    return {"items": plain(_ledger(request).diff(asked.before, asked.after, asked.filter()))}


@router.get("/suggest", response_model=Suggestions)
def suggest(
    request: Request,
    text: Annotated[str, Query(min_length=1, max_length=100, description="How a word of the name begins")],
) -> Answer:
    """List actors, instruments and places whose names have words that begin so."""
    return {"items": plain(_ledger(request).suggest(text))}
