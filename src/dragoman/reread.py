"""Reads records back from their published form, ``dragoman-record/1``, and checks them anew.

What comes back is what was written, but for two things that the published form leaves out: where the body of the report
begins, and the tokens of a mention, whose indices are -1.
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from dragoman.check import check
from dragoman.errors import BadInput, BadRecord
from dragoman.model import (
    Actor,
    Change,
    Entity,
    Event,
    Instrument,
    Location,
    Mention,
    Order,
    Record,
    Refusal,
    Report,
    Span,
    Stance,
    Statement,
    When,
)
from dragoman.record import SCHEMA
from dragoman.text import visible

__all__ = ["read_records", "record_from_dict", "record_from_json"]

Row = dict[str, Any]
Item = TypeVar("Item")

MAX_LINE = 200_000_000
"""Bytes of one record: that of the longest report allowed, every word of it coded, is far shorter."""

_TEXT_FIELDS = ("id", "text", "language")


def read_records(paths: Iterable[str], complain: Callable[[str], None]) -> Iterator[Record]:
    """Yield the records of files, one a line, ``-`` being standard input; what is none is complained of and left out.

    Empty lines are passed over in silence. A file that cannot be opened, or has a line without end, is complained of
    once.
    """
    for path in paths:
        name = "standard input" if path == "-" else visible(path)
        try:
            with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as file:
                yield from _lines_of(file, name, complain)
        except OSError as error:
            complain(f"{name}: cannot be read ({error.strerror}); name a file of records")


def _lines_of(file: BinaryIO, name: str, complain: Callable[[str], None]) -> Iterator[Record]:
    number = 0
    while line := file.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            complain(f"{name}: line {number}: longer than the {MAX_LINE:,} bytes that a record may have")
            return
        try:
            if line.strip():
                yield record_from_json(line.decode("utf-8-sig" if number == 1 else "utf-8"), f"{name}: line {number}")
        except UnicodeDecodeError as error:
            complain(f"{name}: line {number}: is no UTF-8 ({error.reason} at byte {error.start})")
        except BadInput as error:
            complain(str(error))


def record_from_json(line: str, where: str = "the record") -> Record:
    """Return the record that one line of JSON holds; ``where`` names the line in messages.

    Raises:
        BadInput: the line is no JSON, or no record of this schema, or a record that breaks its own rules.
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{where}: is no JSON ({error}); a record is one JSON object on one line") from error
    return record_from_dict(row, where)


def record_from_dict(row: object, where: str = "the record") -> Record:
    """Return the record that ``dragoman.record.to_dict`` gave this form.

    Raises:
        BadInput: it is no record of this schema, or breaks the rules of a record.
    """
    if not isinstance(row, dict) or row.get("schema") != SCHEMA:
        raise BadInput(f"{where}: is no {SCHEMA}; make one with `dragoman code --format record`")
    try:
        record = _record(row)
        check(record)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        message = f"{where}: is no whole {SCHEMA} ({type(error).__name__}: {error}); code the report again"
        raise BadInput(message) from error
    except BadRecord as error:
        raise BadInput(f"{where}: {str(error).removesuffix('; please report this fault of dragoman')}") from error
    return record


def _record(row: Row) -> Record:
    said = row["report"]
    if not all(isinstance(said[name], str) for name in _TEXT_FIELDS):
        raise TypeError("the report's id, text and language are text")
    spans = [(sent["start"], sent["end"]) for sent in said["sentences"]]
    start = spans[0][0] if spans else 0
    report = Report(
        said["id"], date.fromisoformat(said["date"]), said["text"], said["title"], said["source"], said["url"],
        said["language"], start,
    )  # fmt: skip
    starts = [first for first, _ in spans]
    return Record(
        coder=row["coder"],
        report=report,
        sentences=tuple(report.span(first, last) for first, last in spans),
        actors=_each(row["actors"], lambda item: _actor(item, starts)),
        events=_each(row["events"], _event),
        statements=_each(row["statements"], _statement),
        instruments=_each(row["instruments"], _instrument),
        order=_each(row["order"], lambda item: Order(**item)),
        refusals=_each(row["refusals"], lambda item: Refusal(**item)),
    )


def _each(rows: list[Row], build: Callable[[Row], Item]) -> tuple[Item, ...]:
    return tuple(build(row) for row in rows)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None


def _span(row: Row) -> Span:
    return Span(row["start"], row["end"], row["text"])


def _maybe_span(row: Row | None) -> Span | None:
    return _span(row) if row is not None else None


def _actor(row: Row, starts: list[int]) -> Actor:
    mentions = tuple(
        Mention(row["id"], max(0, bisect_right(starts, item["start"]) - 1), -1, -1, -1, _span(item), item["how"])
        for item in row["mentions"]
    )
    return Actor(
        row["id"], row["name"], row["kind"], row["code"] or "", row["sector"], tuple(row["other_sectors"]),
        row["office"], row["wikidata"], tuple(row["members"]), mentions,
    )  # fmt: skip


def _entities(rows: list[Row]) -> tuple[Entity, ...]:
    return _each(rows, lambda row: Entity(**{**row, "code": row["code"] or ""}))


def _when(row: Row) -> When:
    span = _span(row) if row["start"] is not None else None
    return When(_day(row["first"]), _day(row["last"]), row["precision"], row["basis"], span)


def _location(row: Row | None) -> Location | None:
    if row is None:
        return None
    place = {name: row[name] for name in ("resolved_place", "geonameid", "lat", "lon", "country_code", "feature_code")}
    return Location(Span(row["start"], row["end"], row["extracted_place"]), **place)


def _event(row: Row) -> Event:
    return Event(
        **{
            **row,
            "mode": tuple(row["mode"]),
            "context": tuple(row["context"]),
            "actor": _entities(row["actor"]),
            "recipient": _entities(row["recipient"]),
            "trigger": _span(row["trigger"]),
            "mentions": _each(row["mentions"], _span),
            "date": _when(row["date"]),
            "event_loc": _location(row["event_loc"]),
        }
    )


def _statement(row: Row) -> Statement:
    return Statement(
        **{
            **row,
            "speaker": _entities(row["speaker"]),
            "addressee": _entities(row["addressee"]),
            "cue": _maybe_span(row["cue"]),
            "content": _span(row["content"]),
            "quotes": _each(row["quotes"], _span),
            "medium": _maybe_span(row["medium"]),
            "date": _when(row["date"]),
            "stance": _each(row["stance"], lambda item: Stance(**item)),
        }
    )


def _instrument(row: Row) -> Instrument:
    changes = _each(row["changes"], lambda item: Change(**{**item, "by": tuple(item["by"])}))
    return Instrument(
        **{**row, "parties": tuple(row["parties"]), "mentions": _each(row["mentions"], _span), "changes": changes}
    )
