"""The app: limits outside, endpoints inside, the page at every other address."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI
from starlette.responses import FileResponse
from starlette.staticfiles import StaticFiles

from dragoman.pipeline import Coder
from dragoman.store.ledger import Ledger
from dragoman.version import __version__
from dragoman.web.coding import router as coding
from dragoman.web.export import router as export
from dragoman.web.limits import Guard
from dragoman.web.memory import Memory
from dragoman.web.problems import NotThere, add_problems
from dragoman.web.routes import router

__all__ = ["LOCAL", "create_app"]

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names under which this machine answers to itself."""

_SECONDS = 2.0
"""So long may a query of the page take before it is stopped."""

_ABOUT = (
    "What dragoman has read and coded, for programs. Everything is read-only. Filters carry the names of the columns; "
    "several values of a filter mean any of them. Lists come in pages: give the token `next` of an answer to get the "
    "following one. An error is an object with `error`, a stable code, and `message`, for people."
)


def create_app(ledger: Ledger, *, hosts: frozenset[str] = LOCAL, coder: Coder | None = None) -> FastAPI:
    """Make the app over a ledger opened for reading; with a coder, texts may be sent in to be coded.

    Requests must name one of ``hosts`` as theirs. Queries that take longer than two seconds are stopped.
    """
    app = FastAPI(
        title="dragoman", version=__version__, description=_ABOUT, docs_url=None, redoc_url=None,
        openapi_url="/openapi.json",
    )  # fmt: skip
    ledger.seconds = _SECONDS
    app.state.ledger = ledger
    app.state.coder = coder
    add_problems(app)
    app.include_router(router)
    app.include_router(export)
    if coder is not None:
        app.include_router(coding)
    static = Path(str(files("dragoman.web") / "static"))
    app.mount("/static", StaticFiles(directory=static))

    @app.get("/{place:path}", include_in_schema=False)
    def page(place: str) -> FileResponse:
        if place.startswith(("api/", "static/")):
            raise NotThere(f"/{place} is no address of this interface; /interface lists them")
        return FileResponse(static / "index.html", media_type="text/html; charset=utf-8")

    app.add_middleware(Memory, version=ledger.version)
    app.add_middleware(Guard, hosts=hosts)  # added last, so it is asked first
    return app
