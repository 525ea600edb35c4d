"""The tables of the index and the form in which a record is parsed into them."""

from __future__ import annotations

import json
from typing import Any

__all__ = ["VERSION", "record_structure"]

VERSION = "7"
"""Version of the index. An index of another version is made anew from the segments."""

_SPAN = {"start": "INTEGER", "end": "INTEGER", "text": "VARCHAR"}
_ENTITY = {"id": "VARCHAR", "code": "VARCHAR", "sector": "VARCHAR", "entity_text": "VARCHAR", "start": "INTEGER",
           "end": "INTEGER"}  # fmt: skip
_WHEN = {"first": "DATE", "last": "DATE", "precision": "VARCHAR", "basis": "VARCHAR", **_SPAN}
_PLACE = {"extracted_place": "VARCHAR", "resolved_place": "VARCHAR", "geonameid": "VARCHAR", "lat": "DOUBLE",
          "lon": "DOUBLE", "country_code": "VARCHAR", "feature_code": "VARCHAR", "start": "INTEGER",
          "end": "INTEGER"}  # fmt: skip
_EVENT = {"id": "VARCHAR", "event": "VARCHAR", "mode": ["VARCHAR"], "context": ["VARCHAR"], "cameo": "VARCHAR",
          "goldstein": "DOUBLE", "quad_code": "TINYINT", "event_scale": "DOUBLE", "status": "VARCHAR",
          "attributed_to": "VARCHAR", "actor": [_ENTITY], "recipient": [_ENTITY], "trigger": _SPAN,
          "mentions": [_SPAN], "sentence": "INTEGER", "date": _WHEN, "event_loc": _PLACE, "confidence": "DOUBLE",
          "why": "VARCHAR"}  # fmt: skip
_STATEMENT = {"id": "VARCHAR", "speaker": [_ENTITY], "addressee": [_ENTITY], "cue": _SPAN, "content": _SPAN,
              "quotes": [_SPAN], "kind": "VARCHAR", "medium": _SPAN, "date": _WHEN, "sentence": "INTEGER",
              "stance": [{"towards": "VARCHAR", "stance": "VARCHAR", "start": "INTEGER",
                          "end": "INTEGER"}]}  # fmt: skip
_INSTRUMENT = {"id": "VARCHAR", "name": "VARCHAR", "kind": "VARCHAR", "parties": ["VARCHAR"], "year": "INTEGER",
               "mentions": [_SPAN], "status": "VARCHAR",
               "changes": [{"change": "VARCHAR", "by": ["VARCHAR"], "date": "VARCHAR", "start": "INTEGER",
                            "end": "INTEGER"}]}  # fmt: skip
_ACTOR = {"id": "VARCHAR", "name": "VARCHAR", "kind": "VARCHAR", "code": "VARCHAR", "sector": "VARCHAR",
          "other_sectors": ["VARCHAR"], "office": "VARCHAR", "wikidata": "VARCHAR", "members": ["VARCHAR"],
          "mentions": [{**_SPAN, "how": "VARCHAR"}]}  # fmt: skip
_RECORD: dict[str, Any] = {
    "coder": "VARCHAR",
    "report": {"id": "VARCHAR", "date": "DATE", "title": "VARCHAR", "source": "VARCHAR", "url": "VARCHAR",
               "language": "VARCHAR", "text": "VARCHAR", "sentences": [{"start": "INTEGER", "end": "INTEGER"}]},
    "actors": [_ACTOR], "events": [_EVENT], "statements": [_STATEMENT], "instruments": [_INSTRUMENT],
    "order": [{"first": "VARCHAR", "relation": "VARCHAR", "second": "VARCHAR", "start": "INTEGER", "end": "INTEGER"}],
    "refusals": [{"start": "INTEGER", "end": "INTEGER", "reason": "VARCHAR", "detail": "VARCHAR"}],
}  # fmt: skip


def record_structure() -> str:
    """Return the form of a segment's line with a record, for DuckDB's ``from_json``."""
    return json.dumps({"record": _RECORD})
