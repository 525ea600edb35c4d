"""Counts for the drawings of the page: events by date, who acts on whom, dyads by month."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from dragoman.codes import entity_codes
from dragoman.draw.steps import finest, first_of, last_of
from dragoman.store.charts import Bin
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from dragoman.web.answers import plain

__all__ = ["matrix", "network", "timeline"]

_MOST_BARS = 120
_MOST_EDGES = 100
_MOST_DYADS = 40
_MOST_MONTHS = 36


def timeline(ledger: Ledger, wanted: Filter, bucket: str | None, *, news: bool = False) -> dict[str, Any]:
    """Count events by step of time, class and status; without a bucket the finest that gives at most 120 steps.

    ``bins`` have ``first`` and ``last`` day, ``quad_code``, ``status``, ``events`` and mean ``score``; ``ranges`` are
    the events that are not known to one step. ``first`` and ``last`` bound the days asked for, or those with events.
    With ``news`` and no first day asked for, the days begin with the first event that is not told as background, and
    ``earlier`` counts what was before. ``earliest`` is the first day of all.
    """
    days = ledger.charts(wanted).days()
    earlier = 0
    if news and days is not None and wanted.first is None and days.first < days.news:
        earlier = ledger.charts(replace(wanted, last=days.news - timedelta(days=1))).count()
        wanted = replace(wanted, first=days.news)
    first = wanted.first or (None if days is None else days.first)
    last = wanted.last or (None if days is None else days.last)
    if first is None or last is None:
        return {"bucket": bucket or "day", "first": None, "last": None, "earliest": None, "earlier": 0,
                "bins": [], "ranges": [], "ranges_left_out": 0}  # fmt: skip
    step = bucket or finest(first, last, _MOST_BARS)
    charts = ledger.charts(wanted)
    ranges, left_out = charts.ranges(step)
    return {
        "bucket": step,
        "first": first_of(first, step).isoformat(),
        "last": last_of(first_of(max(first, last), step), step).isoformat(),
        "earliest": None if days is None else days.first.isoformat(),
        "earlier": earlier,
        "bins": [_bin(one, step) for one in charts.bins(step)],
        "ranges": plain(ranges),
        "ranges_left_out": left_out,
    }


def _bin(one: Bin, step: str) -> dict[str, Any]:
    return {
        "first": one.begin.isoformat(),
        "last": last_of(one.begin, step).isoformat(),
        "quad_code": one.quad_code,
        "status": one.status,
        "events": one.events,
        "score": round(one.score, 3),
    }


def network(ledger: Ledger, wanted: Filter, *, limit: int = _MOST_EDGES) -> dict[str, Any]:
    """Count who acts on whom by class: ``nodes`` by code and the strongest ``edges``, with how many were left out.

    ``first`` and ``last`` are the days with events where no days are asked for, between which a choice can be made.
    """
    edges, left_out = ledger.charts(wanted).edges(limit=limit)
    days = ledger.charts(replace(wanted, first=None, last=None)).days()
    weight: dict[str, int] = defaultdict(int)
    for edge in edges:
        for code in (edge.actor, edge.recipient):
            weight[code] += edge.events
    names = entity_codes()
    return {
        "nodes": [{"code": code, "name": names.get(code, code), "events": n} for code, n in sorted(weight.items())],
        "edges": [{**plain(edge), "score": round(edge.score, 3)} for edge in edges],
        "edges_left_out": left_out,
        "first": None if days is None else days.first.isoformat(),
        "last": None if days is None else days.last.isoformat(),
    }


def matrix(ledger: Ledger, wanted: Filter) -> dict[str, Any]:
    """Count the busiest dyads by month, over the last 36 months up to the last with events."""
    cells, left_out = ledger.charts(wanted).dyad_months(months=_MOST_MONTHS, limit=_MOST_DYADS)
    names = entity_codes()
    return {
        "months": _months([cell.month for cell in cells]),
        "dyads": [
            {
                "actor": actor,
                "actor_name": names.get(actor, actor),
                "recipient": recipient,
                "recipient_name": names.get(recipient, recipient),
                "events": total,
                "cells": [
                    {"month": f"{cell.month:%Y-%m}", "events": cell.events, "score": round(cell.score, 3)}
                    for cell in row
                ],
            }
            for (actor, recipient, total), row in groupby(
                cells, key=lambda cell: (cell.actor, cell.recipient, cell.total)
            )
        ],
        "dyads_left_out": left_out,
    }


def _months(days: list[date]) -> list[str]:
    """Return every month from the first to the last."""
    if not days:
        return []
    count = [12 * day.year + day.month - 1 for day in (min(days), max(days))]
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(count[0], count[1] + 1)]
