"""One actor as the page shows it: from the ledger what it did and said, from the tables which offices it held."""

from __future__ import annotations

from typing import Any

from dragoman.lookup import Found, look_up
from dragoman.store.answers import ActorRow
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from dragoman.web.answers import plain
from dragoman.web.problems import NotThere

__all__ = ["actor"]

_MOST_PARTNERS = 12
_MOST_SAID = 50


def actor(ledger: Ledger, name: str, code: str | None) -> dict[str, Any]:
    """Return an actor's row, other names, offices with their days and sources, partners and latest statements.

    Raises:
        NotThere: neither the ledger nor the tables know the name.
    """
    rows = [row for row in ledger.actors(Filter(actor=(name,)), limit=50).rows if code in {None, row.code}]
    exact = [row for row in rows if row.name.casefold() == name.casefold()]
    row = next(iter(exact or rows), None)
    known = look_up(name if row is None else row.name).rows
    if row is None and not known:
        raise NotThere(f"no report and no table names {name!r}; /api/v1/actors lists the actors")
    shown = _of_tables(known[0]) if row is None else _of_ledger(row)
    wanted = Filter(actor=(shown["name"],))
    spelled = () if row is None else (words.text for words in row.mentions)
    return {
        **shown,
        "wikidata": shown["wikidata"] or next((found.wikidata for found in known if found.wikidata), None),
        "aliases": list(dict.fromkeys([*spelled, *(alias for found in known for alias in found.aliases)])),
        "offices": [_office(found) for found in known if found.office],
        "partners": _partners(ledger, wanted),
        "said": plain(ledger.statements(wanted, limit=_MOST_SAID, sort="newest").rows),
    }


def _of_ledger(row: ActorRow) -> dict[str, Any]:
    return {"name": row.name, "code": row.code, "sector": row.sector, "kind": row.kind, "wikidata": row.wikidata}


def _of_tables(found: Found) -> dict[str, Any]:
    return {
        "name": found.name,
        "code": found.code,
        "sector": found.sector or None,
        "kind": found.kind,
        "wikidata": found.wikidata or None,
    }


def _office(found: Found) -> dict[str, str | None]:
    return {
        "office": found.office,
        "code": found.code,
        "first": found.first or None,
        "last": found.last or None,
        "source": found.source,
    }


def _partners(ledger: Ledger, wanted: Filter) -> list[dict[str, Any]]:
    cells = [cell for cell in ledger.aggregate(wanted, by=("recipient",)) if cell.events and cell.by[0]]
    cells.sort(key=lambda cell: (-cell.events, cell.by))
    return [{"code": cell.by[0], "events": cell.events} for cell in cells[:_MOST_PARTNERS]]
