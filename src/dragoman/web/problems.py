"""The one shape of an error over HTTP, and the one table from errors to status codes."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from dragoman.errors import BadConfig, BadInput, DragomanError, LimitReached, StoreBusy

__all__ = ["NotThere", "TooMany", "add_problems", "problem"]

log = logging.getLogger(__name__)


class NotThere(BadInput):
    """Something asked for by its id that the ledger does not hold."""

    code = "not-found"


class TooMany(LimitReached):
    """More requests in a while than are answered."""

    code = "too-many"


_STATUS: tuple[tuple[type[DragomanError], int], ...] = (
    (NotThere, 404),
    (TooMany, 429),
    (LimitReached, 422),
    (BadInput, 400),
    (BadConfig, 400),
    (StoreBusy, 503),
)


def problem(status: int, error: str, message: str) -> JSONResponse:
    """Make the answer of an error: ``error`` is stable and documented, ``message`` is for people."""
    return JSONResponse({"error": error, "message": message}, status_code=status)


def add_problems(app: FastAPI) -> None:
    """Turn every error of an app into an answer of the one shape."""

    @app.exception_handler(DragomanError)
    async def _known(_: Request, error: DragomanError) -> JSONResponse:
        status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
        return problem(status, error.code, str(error))

    @app.exception_handler(RequestValidationError)
    async def _invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
        return problem(422, "bad-parameter", f"{place}: {first['msg']}; see /interface for what is allowed")

    @app.exception_handler(HTTPException)
    async def _http(_: Request, error: HTTPException) -> JSONResponse:
        names = {404: "not-found", 405: "wrong-method"}
        answer = problem(error.status_code, names.get(error.status_code, "http-error"), str(error.detail))
        answer.headers.update(error.headers or {})  # which methods are allowed
        return answer

    @app.exception_handler(Exception)
    async def _unknown(request: Request, error: Exception) -> JSONResponse:
        log.error("the request for %s failed", request.url.path, exc_info=error)
        return problem(500, "fault", "a fault in dragoman, written to its log; please report it")
