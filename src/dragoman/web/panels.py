"""Counts for the drawings of the page: events by date, who acts on whom, dyads by month."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from dragoman.codes import entity_codes
from dragoman.store.answers import Cell
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from dragoman.store.panels import days_of, first_day
from dragoman.web.answers import plain

__all__ = ["matrix", "network", "timeline"]

_MOST_BARS = 120
_MOST_EDGES = 120
_MOST_DYADS = 40
_MOST_MONTHS = 36


def timeline(ledger: Ledger, wanted: Filter, bucket: str | None) -> dict[str, Any]:
    """Count events by step of time, class and status; without a bucket the finest that gives at most 120 steps.

    ``bins`` have ``first`` and ``last`` day, ``quad_code``, ``status``, ``events`` and mean ``score``; ``ranges`` are
    the events whose day is not known.
    """
    years = [int(cell.by[0]) for cell in ledger.aggregate(wanted, by=("year",), filled=False)]
    if not years:
        return {"bucket": bucket or "day", "first": None, "last": None, "bins": [], "ranges": [], "ranges_left_out": 0}
    bucket = bucket or _fitting(ledger, wanted, years)
    cells = ledger.aggregate(wanted, by=(bucket, "quad", "status"), measure="score", filled=False)
    bins = [_bin(cell, bucket) for cell in cells]
    ranges, left_out = ledger.ranges(wanted)
    return {
        "bucket": bucket,
        "first": min(bin_["first"] for bin_ in bins),
        "last": max(bin_["last"] for bin_ in bins),
        "bins": bins,
        "ranges": plain(ranges),
        "ranges_left_out": left_out,
    }


def _fitting(ledger: Ledger, wanted: Filter, years: list[int]) -> str:
    if len(range(min(years), max(years) + 1)) > _MOST_BARS // 12:
        return "year"
    months = [cell.by[0] for cell in ledger.aggregate(wanted, by=("month",), filled=False)]
    days = (days_of("month", months[-1])[1] - first_day("month", months[0])).days
    return "day" if days <= _MOST_BARS else "week" if days <= 7 * _MOST_BARS else "month"


def _bin(cell: Cell, bucket: str) -> dict[str, Any]:
    first, last = days_of(bucket, cell.by[0])
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "quad_code": int(cell.by[1]),
        "status": cell.by[2],
        "events": cell.events,
        "score": _score(cell),
    }


def network(ledger: Ledger, wanted: Filter, *, limit: int = _MOST_EDGES) -> dict[str, Any]:
    """Count who acts on whom by class: ``nodes`` by code and the strongest ``edges``, with how many were left out."""
    cells = [
        cell for cell in ledger.aggregate(wanted, by=("actor", "recipient", "quad"), measure="score")
        if cell.by[0] and cell.by[1]
    ]  # fmt: skip
    cells.sort(key=lambda cell: (-cell.events, cell.by))
    shown = cells[:limit]
    weight: dict[str, int] = defaultdict(int)
    for cell in shown:
        for code in {cell.by[0], cell.by[1]}:
            weight[code] += cell.events
    names = entity_codes()
    return {
        "nodes": [{"code": code, "name": names.get(code, code), "events": n} for code, n in sorted(weight.items())],
        "edges": [
            {"actor": cell.by[0], "recipient": cell.by[1], "quad_code": int(cell.by[2]), "events": cell.events,
             "score": _score(cell)}
            for cell in shown
        ],
        "edges_left_out": len(cells) - len(shown),
    }  # fmt: skip


def matrix(ledger: Ledger, wanted: Filter) -> dict[str, Any]:
    """Count the busiest dyads by month, over the last 36 months that have events."""
    cells = [
        cell for cell in ledger.aggregate(wanted, by=("actor", "recipient", "month"), measure="score", filled=False)
        if cell.by[0] and cell.by[1]
    ]  # fmt: skip
    if not cells:
        return {"months": [], "dyads": [], "dyads_left_out": 0}
    months = _months(min(cell.by[2] for cell in cells), max(cell.by[2] for cell in cells))[-_MOST_MONTHS:]
    dyads: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.by[2] >= months[0]:
            dyads[cell.by[0], cell.by[1]].append(cell)
    ranked = sorted(dyads.items(), key=lambda item: (-sum(cell.events for cell in item[1]), item[0]))
    return {
        "months": months,
        "dyads": [
            {"actor": actor, "recipient": recipient, "events": sum(cell.events for cell in row),
             "cells": [{"month": cell.by[2], "events": cell.events, "score": _score(cell)} for cell in row]}
            for (actor, recipient), row in ranked[:_MOST_DYADS]
        ],
        "dyads_left_out": max(0, len(ranked) - _MOST_DYADS),
    }  # fmt: skip


def _months(first: str, last: str) -> list[str]:
    year, month = map(int, first.split("-"))
    found = [first]
    while found[-1] < last:
        year, month = year + month // 12, month % 12 + 1
        found.append(f"{year:04d}-{month:02d}")
    return found


def _score(cell: Cell) -> float:
    return round(cell.value or 0.0, 3)
