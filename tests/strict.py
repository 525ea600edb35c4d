"""Strict readers of the exports, written from the descriptions of the formats and knowing nothing of the writers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

Row = dict[str, str]

_ACTOR = [
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
]  # fmt: skip
_PLACE = ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"]
GDELT_HEADER = [
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *[f"Actor{n}{name}" for n in (1, 2) for name in _ACTOR],
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *[f"{what}Geo_{name}" for what in ("Actor1", "Actor2", "Action") for name in _PLACE],
    "DATEADDED", "SOURCEURL",
]  # fmt: skip

ICEWS_HEADER = [
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
]  # fmt: skip

POLECAT_HEADER = [
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
]  # fmt: skip

TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
QUADS = {"VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"}


def whole(text: str) -> int:
    """Read a whole number as a loader of typed columns does: digits and nothing else, within 64 bits."""
    assert re.fullmatch(r"-?\d{1,19}", text), text
    number = int(text)
    assert abs(number) < 2**63
    return number


def number(text: str, low: float, high: float) -> float:
    """Read a number within bounds."""
    assert re.fullmatch(r"-?\d+(\.\d+)?", text), text
    assert low <= float(text) <= high
    return float(text)


def lines(text: str, width: int) -> list[list[str]]:
    """Split a tab-separated file without quotation; every line has the same number of cells, the last ends the file."""
    assert text == "" or text.endswith("\n")
    assert "\r" not in text
    rows = [line.split("\t") for line in text.split("\n")[:-1]]
    assert {len(row) for row in rows} <= {width}
    return rows


def optional(read: Callable[[str], object], text: str) -> object:
    """Read a cell that may be empty."""
    return read(text) if text else None


def read_gdelt(text: str) -> list[Row]:
    """Read GDELT 2.0 event rows and check each cell against the codebook's domain."""
    rows = [dict(zip(GDELT_HEADER, row, strict=True)) for row in lines(text, 61)]
    for row in rows:
        _check_gdelt(row)
    assert len({row["GLOBALEVENTID"] for row in rows}) == len(rows)
    return rows


def _check_gdelt(row: Row) -> None:
    assert 0 < whole(row["GLOBALEVENTID"]) < 2**53
    day = date(*(int(part) for part in re.fullmatch(r"(\d{4})(\d\d)(\d\d)", row["SQLDATE"]).groups()))  # type: ignore[union-attr]
    assert row["MonthYear"] == f"{day:%Y%m}"
    assert row["Year"] == f"{day:%Y}"
    assert re.fullmatch(rf"{day.year}\.\d{{4}}", row["FractionDate"])
    for side in ("Actor1", "Actor2"):
        assert re.fullmatch(r"([A-Z]{3})*", row[f"{side}Code"])
        for name in ("CountryCode", "KnownGroupCode", "Type1Code", "Type2Code", "Type3Code"):
            part = row[f"{side}{name}"]
            assert re.fullmatch(r"([A-Z]{3})?", part)
            assert part in row[f"{side}Code"]
        assert row[f"{side}Name"] == row[f"{side}Name"].upper()
        for name in ("EthnicCode", "Religion1Code", "Religion2Code"):
            assert re.fullmatch(r"([A-Za-z]{3})?", row[f"{side}{name}"])
    assert row["IsRootEvent"] in {"0", "1"}
    code, base, root = row["EventCode"], row["EventBaseCode"], row["EventRootCode"]
    assert re.fullmatch(r"\d{2,4}", code)
    assert code.startswith(base)
    assert base.startswith(root)
    assert len(root) == 2
    expected = 1 if int(root) <= 5 else 2 if int(root) <= 8 else 3 if int(root) <= 13 else 4
    assert whole(row["QuadClass"]) == expected
    number(row["GoldsteinScale"], -10, 10)
    assert 1 <= whole(row["NumSources"]) <= whole(row["NumArticles"]) <= whole(row["NumMentions"])
    optional(lambda cell: number(cell, -100, 100), row["AvgTone"])
    for place in ("Actor1Geo", "Actor2Geo", "ActionGeo"):
        kind = optional(whole, row[f"{place}_Type"])
        assert kind in {None, 1, 2, 3, 4, 5}
        assert re.fullmatch(r"([A-Z]{2})?", row[f"{place}_CountryCode"])
        optional(lambda cell: number(cell, -90, 90), row[f"{place}_Lat"])
        optional(lambda cell: number(cell, -180, 180), row[f"{place}_Long"])
        assert (kind is None) == (row[f"{place}_FullName"] == "") == (row[f"{place}_Lat"] == "")
    assert re.fullmatch(r"\d{8}([01]\d|2[0-3])[0-5]\d[0-5]\d", row["DATEADDED"])


def read_icews(text: str) -> list[Row]:
    """Read ICEWS rows: header, ISO days, text codes, numbers."""
    header, *rest = lines(text, 20)
    assert header == ICEWS_HEADER
    rows = [dict(zip(header, row, strict=True)) for row in rest]
    for row in rows:
        assert 0 < whole(row["Event ID"]) < 2**53
        assert date.fromisoformat(row["Event Date"]).isoformat() == row["Event Date"]
        assert re.fullmatch(r"\d{2,4}", row["CAMEO Code"])
        assert row["Event Text"]
        number(row["Intensity"], -10, 10)
        assert 0 < whole(row["Story ID"]) < 2**53
        assert whole(row["Sentence Number"]) >= 1
        optional(lambda cell: number(cell, -90, 90), row["Latitude"])
        optional(lambda cell: number(cell, -180, 180), row["Longitude"])
    assert len({(row["Event ID"], row["Event Date"]) for row in rows}) == len(rows)
    return rows


def read_polecat(text: str) -> list[Row]:
    """Read POLECAT rows: header, no empty cell, types and quad codes by name, lists of a role of one length."""
    header, *rest = lines(text, 40)
    assert header == POLECAT_HEADER
    rows = [dict(zip(header, row, strict=True)) for row in rest]
    for row in rows:
        assert all(row.values())
        assert date.fromisoformat(row["Event Date"]).isoformat() == row["Event Date"]
        assert date.fromisoformat(row["Publication Date"]).isoformat() == row["Publication Date"]
        assert row["Event Type"] in TYPES
        assert row["Quad Code"] in QUADS
        number(row["Intensity"], -10, 10)
        for side in ("Actor", "Recipient"):
            cells = [row[f"{side} {name}"] for name in ("Name", "Country", "COW")]
            lengths = {len(cell.split("; ")) for cell in cells if cell != "None"}
            assert len(lengths) <= 1
            assert all(part == "None" or re.fullmatch(r"\d{1,3}", part) for part in row[f"{side} COW"].split("; "))
        for name, bound in (("Latitude", 90), ("Longitude", 180)):
            assert row[name] == "None" or number(row[name], -bound, bound) is not None
    assert len({row["Event ID"] for row in rows}) == len(rows)
    return rows
