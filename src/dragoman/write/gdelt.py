"""Writes events as GDELT 2.0 event rows: 61 columns, tab-separated, no header, one row for each actor and recipient.

Only what a report tells is filled. Tone, ethnic and religious codes, the places of the actors and GNS feature ids are
empty. ``QuadClass`` follows the root of the CAMEO code, as GDELT's does, and not PLOVER's class. A row has one day:
events without a first day are left out, and so are those that have not happened, unless they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.model import Event, Record
from dragoman.write.dates import known_day
from dragoman.write.delimited import plain, tab_line
from dragoman.write.parties import Pair, Party, pairs
from dragoman.write.places import Site, site
from dragoman.write.rows import events_once
from dragoman.write.settings import HAPPENED, Settings

__all__ = ["COLUMNS", "gdelt_lines"]

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR),
    *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO),
    *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
"""The columns in order; the file itself has no header."""

_QUADS = ((5, 1), (8, 2), (13, 3), (20, 4))
"""The last CAMEO root of each of GDELT's classes."""

_STATE, _SPOT = {True: "2", False: "5"}, {True: "3", False: "4"}
"""Geo types in the United States and elsewhere."""


def gdelt_lines(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """Yield one line for each pair of an actor and a recipient."""
    for record, event in events_once(records, settings, HAPPENED):
        day = known_day(event.date)
        if day is not None:
            actors = {actor.id: actor for actor in record.actors}
            for pair in pairs(event, actors):
                yield tab_line(_cells(record, event, pair, day, settings))


def _cells(record: Record, event: Event, pair: Pair, day: date, settings: Settings) -> list[str]:
    root = event.cameo[:2]
    # GDELT's own files count a month as thirty days from January on, whatever its codebook's formula says
    fraction = min(((day.month - 1) * 30 + day.day) / 365, 0.9999)
    return [
        str(int(pair.id, 16)),
        f"{day:%Y%m%d}",
        f"{day:%Y%m}",
        f"{day:%Y}",
        f"{day.year + fraction:.4f}",
        *_actor(pair.actor),
        *_actor(pair.recipient),
        "1" if _leads(record, event) else "0",
        event.cameo,
        event.cameo[:3],
        root,
        str(next(quad for last, quad in _QUADS if int(root) <= last)),
        str(float(event.goldstein)),
        *_counts(event, settings),
        *[""] * (2 * len(_GEO)),
        *_geo(site(event.event_loc)),
        *_added(record, event, settings),
        plain(record.report.url or record.report.source),
    ]


def _counts(event: Event, settings: Settings) -> list[str]:
    """Return mentions, sources and articles, and no tone: of the one report, or of all that tell the event."""
    here = 1 + len(event.mentions)
    telling = settings.tellings.get(event.id)
    if telling is None:
        return [str(here), "1", "1", ""]
    mentions = telling.mentions or here + telling.reports - 1
    return [str(mentions), str(telling.independent), str(telling.reports), ""]


def _added(record: Record, event: Event, settings: Settings) -> list[str]:
    telling = settings.tellings.get(event.id)
    day = telling.first_added if telling else record.report.date
    return [f"{day:%Y%m%d}000000"]


def _actor(party: Party | None) -> list[str]:
    if party is None:
        return [""] * len(_ACTOR)
    known = party.country
    kinds = [*party.cameo_types[:3], "", "", ""][:3]
    land = known.cameo_country if known else ""
    group = known.cameo_group if known else ""
    return [party.cameo_code, plain(party.actor.name).upper(), land, group, "", "", "", *kinds]


def _geo(where: Site) -> list[str]:
    place = where.location
    if place is None or place.lat is None or place.lon is None:
        return [""] * len(_GEO)
    at_home = place.country_code == "USA"
    kinds = {"country": "1", "province": _STATE[at_home]}
    land = where.country.name if where.country else None
    parts = dict.fromkeys(filter(None, (place.resolved_place, where.admin1, land)))
    return [
        kinds.get(where.level, _SPOT[at_home]),
        plain(", ".join(parts)),
        where.country.fips if where.country else "",
        "",
        "",
        str(place.lat),
        str(place.lon),
        "",
    ]


def _leads(record: Record, event: Event) -> bool:
    """Tell whether an event is told in the first paragraph, or in the first sentence where there are no paragraphs."""
    text, sentences = record.report.text, record.sentences
    end = text.find("\n", sentences[0].end)
    return event.trigger.start < (end if end >= 0 else sentences[0].end)
