"""Compiles the actor tables in src/dragoman/data/actors from the open sources and the supplements in tools/actors.

Run from the repository root: ``python -m tools.compile_actors [--reference DIR] [--out DIR]``. The same sources give
the same bytes. What the sources hold, and on which terms, stands in src/dragoman/data/SOURCES.md, whose table of
digests this script rewrites.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
import sys
from pathlib import Path

from tools.actor_leaders import leader_rows
from tools.actor_sources import Row
from tools.actor_tables import agent_rows, body_rows, group_rows, office_rows, seat_rows, state_rows

ROOT = Path(__file__).parent.parent
COLUMNS = {
    "states": [
        "code",
        "kind",
        "sector",
        "name",
        "names",
        "adjectives",
        "inhabitants",
        "capitals",
        "iso2",
        "fips",
        "cow",
        "wikidata",
        "ambiguous",
        "source",
    ],
    "seats": ["name", "code", "sector", "office", "kind", "source"],
    "bodies": ["name", "acronyms", "code", "sector", "kind", "members", "aliases", "wikidata", "source"],
    "offices": ["title", "sector", "level", "gender", "code", "honorific", "source"],
    "agents": ["lemma", "sector", "plural", "source"],
    "leaders": [
        "name",
        "family",
        "aliases",
        "code",
        "office",
        "sector",
        "level",
        "gender",
        "first",
        "last",
        "wikidata",
        "source",
    ],
    "groups": ["name", "aliases", "code", "sector", "kind", "first", "last", "wikidata", "source"],
}


def tables(reference: Path) -> dict[str, list[Row]]:
    """Return the rows of every table."""
    return {
        "states": state_rows(reference),
        "seats": seat_rows(),
        "bodies": body_rows(),
        "offices": office_rows(),
        "agents": agent_rows(),
        "leaders": leader_rows(reference),
        "groups": group_rows(),
    }


def write_table(path: Path, columns: list[str], rows: list[Row]) -> None:
    """Write rows in the order of their cells, so that the file does not depend on the order of the sources."""
    cells = sorted({tuple(row.get(column, "") for column in columns) for row in rows})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(cells)


def digests(folder: Path) -> str:
    """Return the Markdown table of the tables' rows and digests."""
    lines = ["| table | rows | sha256 |", "|---|---|---|"]
    for name in sorted(COLUMNS):
        content = (folder / f"{name}.csv").read_bytes()
        count = content.count(b"\n") - 1
        lines.append(f"| actors/{name}.csv | {count} | {hashlib.sha256(content).hexdigest()} |")
    return "\n".join(lines) + "\n"


def update_sources(path: Path, table: str) -> None:
    """Replace the digests between the two marks of SOURCES.md."""
    text = path.read_text(encoding="utf-8")
    pattern = re.compile(r"(<!-- actors: digests -->\n).*?(<!-- /actors -->)", re.DOTALL)
    path.write_text(pattern.sub(lambda match: match[1] + table + match[2], text), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Compile all tables and say how many rows each has."""
    parser = argparse.ArgumentParser(description="Compile the actor tables.")
    parser.add_argument("--reference", type=Path, default=ROOT.parent / "shared" / "data" / "reference")
    parser.add_argument("--out", type=Path, default=ROOT / "src" / "dragoman" / "data" / "actors")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    for name, rows in tables(options.reference).items():
        write_table(options.out / f"{name}.csv", COLUMNS[name], rows)
        print(f"{name}: {len(rows)}")
    sources = options.out.parent / "SOURCES.md"
    if sources.exists():
        update_sources(sources, digests(options.out))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
