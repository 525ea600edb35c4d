"""Writes events as POLECAT rows: 40 columns, tab-separated with a header, one row an event.

Several values stand with ``; `` between them and what is missing is ``None``, as POLECAT has it. A row has one day and
no status: events without a first day are left out, and so are those that have not happened, unless they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.model import Event, Record
from dragoman.write.dates import known_day
from dragoman.write.delimited import plain, tab_line
from dragoman.write.parties import Party, parties
from dragoman.write.places import site
from dragoman.write.rows import events_once
from dragoman.write.settings import HAPPENED, Settings

__all__ = ["COLUMNS", "polecat_lines"]


def _side(name: str) -> tuple[str, ...]:
    return (
        f"{name} Name", f"{name} Country", f"{name} COW", f"Primary {name} Sector", f"{name} Sectors", f"{name} Title",
        f"{name} Name Raw", f"Wikipedia {name} ID",
    )  # fmt: skip


COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", *_side("Actor"),
    *_side("Recipient"), "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude",
    "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
    "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip

NONE = "None"
_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}


def polecat_lines(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """Yield the header, then one line for each event."""
    yield tab_line(COLUMNS)
    for record, event in events_once(records, settings, HAPPENED):
        if known_day(event.date) is not None:
            yield tab_line(_cells(record, event, withheld=settings.withholds(record.report)))


def _cells(record: Record, event: Event, *, withheld: bool) -> list[str]:
    report, where = record.report, site(event.event_loc)
    place, day = where.location, known_day(event.date)
    actors = {actor.id: actor for actor in record.actors}
    located = place if place and place.lat is not None else None
    return [
        f"{report.id}_{event.id}",
        day.isoformat() if day else NONE,
        event.event,
        _several(event.mode),
        str(float(event.event_scale)),
        _QUADS[event.quad_code],
        _several(event.context),
        *_side_cells(parties(event.actor, actors), withheld=withheld),
        *_side_cells(parties(event.recipient, actors), withheld=withheld),
        _one(place.resolved_place if place else None),
        _one(where.at("spot")),
        _one(where.at("district")),
        _one(where.admin1),
        _one(place.country_code if place else None),
        str(located.lat) if located else NONE,
        str(located.lon) if located else NONE,
        _one(place.geonameid if place else None),
        _one(place.span.text if place and not withheld else None),
        _one(place.feature_code if place else None),
        _one(report.source),
        report.date.isoformat(),
        _several(_named(record, "person")),
        _several(_named(record, "organization")),
        _several(dict.fromkeys(item.event_loc.resolved_place for item in record.events if item.event_loc)),
        report.language,
        _one(record.coder),
    ]


def _side_cells(found: tuple[Party, ...], *, withheld: bool) -> list[str]:
    """Return the columns of a role; the parts of each stand in the order of the parties, None for a missing one."""
    sectors = dict.fromkeys(sector for party in found for sector in (party.sector, *party.actor.other_sectors))
    return [
        _parallel(party.actor.name for party in found),
        _parallel(party.code for party in found),
        _parallel(party.country.cow if party.country else None for party in found),
        _parallel(party.sector for party in found),
        _several(sectors),
        _parallel(party.actor.office for party in found),
        NONE if withheld else _parallel(party.entity.entity_text for party in found),
        NONE,  # Wikipedia's page is not known, only Wikidata's id
    ]


def _named(record: Record, kind: str) -> dict[str, None]:
    """Return the actors of a kind that the report calls by name, and not only by what they are."""
    hows = {"name", "short-name", "acronym"}
    found = (actor for actor in record.actors if actor.kind == kind)
    return dict.fromkeys(actor.name for actor in found if any(item.how in hows for item in actor.mentions))


def _one(text: str | None) -> str:
    return plain(text) or NONE


def _several(texts: Iterable[str | None]) -> str:
    return "; ".join(plain(text).replace(";", ",") for text in texts if text) or NONE


def _parallel(texts: Iterable[str | None]) -> str:
    parts = [plain(text).replace(";", ",") or NONE for text in texts]
    return "; ".join(parts) if any(part != NONE for part in parts) else NONE
