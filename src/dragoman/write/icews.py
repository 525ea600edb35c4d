"""Writes events as ICEWS rows: 20 columns, tab-separated with a header, one row for each source and target.

A row has one day and no status: events without a first day are left out, and so are those that have not happened,
unless they are asked for. Where nobody is acted upon the target is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.codes import cameo_names
from dragoman.model import Event, Record
from dragoman.text import content_id
from dragoman.write.countries import icews_sectors
from dragoman.write.dates import known_day
from dragoman.write.delimited import plain, tab_line
from dragoman.write.parties import Pair, Party, pairs
from dragoman.write.places import site
from dragoman.write.rows import events_once
from dragoman.write.settings import HAPPENED, Settings

__all__ = ["COLUMNS", "icews_lines"]

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


def icews_lines(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """Yield the header, then one line for each pair of a source and a target."""
    yield tab_line(COLUMNS)
    for record, event in events_once(records, settings, HAPPENED):
        if known_day(event.date) is not None:
            actors = {actor.id: actor for actor in record.actors}
            for pair in pairs(event, actors):
                yield tab_line(_cells(record, event, pair))


def _cells(record: Record, event: Event, pair: Pair) -> list[str]:
    report, where = record.report, site(event.event_loc)
    place, land, day = where.location, where.country, known_day(event.date)
    return [
        str(int(pair.id, 16)),
        day.isoformat() if day else "",
        *_actor(pair.actor),
        plain(cameo_names()[event.cameo]),
        event.cameo,
        str(float(event.goldstein)),
        *_actor(pair.recipient),
        str(int(content_id(report.id, length=13), 16)),
        str(event.sentence + 1),
        plain(report.source),
        plain(where.at("spot")),
        plain(where.at("district")),
        plain(where.admin1),
        (land.icews_name or land.name) if land else "",
        *([str(place.lat), str(place.lon)] if place and place.lat is not None else ["", ""]),
    ]


def _actor(party: Party | None) -> list[str]:
    """Return name, sectors and country; a state is named alone, a body or group with its country in brackets."""
    if party is None:
        return ["", "", ""]
    actor, known = party.actor, party.country
    land = (known.icews_name or known.name) if known and not known.cameo_type else ""
    name = land if actor.kind == "state" and land else actor.name
    if actor.kind in {"organization", "group"} and land and land not in name:
        name = f"{name} ({land})"
    if actor.kind == "state":
        sectors: dict[str, None] = {}
    else:
        own = filter(None, (party.sector, *actor.other_sectors))
        sectors = dict.fromkeys(part for sector in own for part in icews_sectors(sector))
    return [plain(name), ",".join(sectors), plain(land)]
