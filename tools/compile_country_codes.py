"""Compiles src/dragoman/data/exports/countries.csv: the codes of the codebook with what other data sets call them.

Run from the repository root: ``python -m tools.compile_country_codes --reference DIR``, where DIR holds the data
package country-codes. The same sources give the same bytes; they are listed in src/dragoman/data/SOURCES.md.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src" / "dragoman" / "data"
COLUMNS = (
    "code", "name", "iso_numeric", "cow", "fips", "cameo_actor", "cameo_country", "cameo_group", "cameo_type",
    "icews_name", "source",
)  # fmt: skip
FIPS = {"PSE": "WE", "SRB": "RI", "SJM": "SV", "BES": "", "UMI": ""}
"""Where the source joins the codes of two areas, that of the West Bank, of Serbia, of Svalbard; none of one's own."""

Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def country_rows(reference: Path) -> list[Row]:
    """Return the rows of the table, in the order of their codes."""
    official = {row["ISO3166-1-Alpha-3"]: row for row in rows_of(reference / "country-codes.csv")}
    whole = {
        row["code"]: row for row in rows_of(DATA / "actors" / "states.csv") if row["kind"] in {"state", "territory"}
    }
    exceptions = {row["code"]: row for row in rows_of(ROOT / "tools" / "exports" / "country_exceptions.csv")}
    rows = []
    for entity in sorted(rows_of(DATA / "entity_codes.csv"), key=lambda row: row["code"]):
        code = entity["code"]
        ours, theirs = whole.get(code), official.get(code)
        sources = ["dragoman actor tables"] if ours else []
        sources += ["country-codes"] if theirs else []
        row = {"code": code, "name": (ours or entity)["name"], "cameo_actor": code, "cameo_country": code}
        row["cow"] = ours["cow"] if ours else ""
        known = (theirs["FIPS"].strip() if theirs else "") or (ours["fips"] if ours else "")
        row["fips"] = FIPS.get(code, known)
        row["iso_numeric"] = theirs["ISO3166-1-numeric"].zfill(3) if theirs else ""
        if code in exceptions:
            row |= {name: value for name, value in exceptions[code].items() if name != "source"}
            sources.append(exceptions[code]["source"])
        rows.append({**dict.fromkeys(COLUMNS, ""), **row, "source": "; ".join(sources)})
    return rows


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", type=Path, required=True, help="folder with country-codes.csv")
    reference = parser.parse_args().reference
    with (DATA / "exports" / "countries.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(country_rows(reference))


if __name__ == "__main__":
    main()
