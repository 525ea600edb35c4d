"""Makes the rows of all actor tables but the leaders'."""

from __future__ import annotations

from pathlib import Path

from tools.actor_sources import (
    COUNTRY_CODES,
    FACTBOOK,
    OWN,
    Row,
    country_codes,
    factbook,
    field_text,
    fold,
    supplement,
)

# The Factbook's own code of an entity that has no FIPS code in country-codes, or shares one.
FIPS = {"KOS": "KV", "SRB": "RI", "PSE": "WE"}
ISO2 = {"KOS": "XK"}
QIDS = {"KOS": "Q1246", "NAM": "Q1030", "NLD": "Q55", "DNK": "Q35"}
NO_OFFICIAL_NAME = {"none", ""}
LEADING = ("the ", "The ")


def merge(*lists: list[str]) -> list[str]:
    """Return the distinct values of several lists in the order of their first appearance."""
    return list(dict.fromkeys(value for values in lists for value in values if value))


def cell(values: list[str]) -> str:
    """Return several values as one cell."""
    return ";".join(values)


def with_folded(values: list[str]) -> list[str]:
    """Return the values, each followed by its spelling without diacritics where that differs."""
    return merge([spelling for value in values for spelling in (value, fold(value))])


def split(text: str) -> list[str]:
    """Return the values of a cell."""
    return [value.strip() for value in text.split(";") if value.strip()]


def state_rows(reference: Path) -> list[Row]:
    """Return the states, territories, dependencies and partially recognised entities."""
    codes = country_codes(reference)
    facts = factbook(reference)
    rows = []
    for own in supplement("states.csv"):
        row = dict(own)
        code, kind = own["code"], own["kind"]
        names = split(own["names"])
        sources = [own["source"]]
        if kind == "dependency":
            row |= _own_codes(own, codes)
        if kind in {"state", "territory"}:
            official = _official_names(codes.get(code, {}), facts.get(_fips(code, codes).lower(), {}))
            names = merge(names, official)
            sources += [COUNTRY_CODES] if code in codes else []
            sources += [FACTBOOK] if official else []
            row["iso2"] = ISO2.get(code, codes.get(code, {}).get("ISO3166-1-Alpha-2", ""))
            row["fips"] = _fips(code, codes)
            row["wikidata"] = QIDS.get(code) or codes.get(code, {}).get("wikidata_id", "").rpartition("/")[2]
        row["names"] = cell([name for name in with_folded([own["name"], *names]) if name != own["name"]])
        row["adjectives"] = cell(with_folded(split(own["adjectives"])))
        row["inhabitants"] = cell(with_folded(_inhabitants(own)))
        row["capitals"] = cell(with_folded(split(own["capitals"])))
        row["sector"] = "PRE" if kind == "partial" else "GOV"
        row["source"] = "; ".join(sources)
        rows.append(row)
    return rows


def _own_codes(own: Row, codes: dict[str, Row]) -> Row:
    """Return the ISO and FIPS codes and the Wikidata id of a dependency that ISO lists under a code of its own."""
    names = {own["name"], *split(own["names"])}
    for row in codes.values():
        if row["CLDR display name"] in names or row["official_name_en"] in names:
            qid = row["wikidata_id"].rpartition("/")[2]
            return {"iso2": row["ISO3166-1-Alpha-2"], "fips": row["FIPS"].strip(), "wikidata": qid}
    return {}


def _fips(code: str, codes: dict[str, Row]) -> str:
    return FIPS.get(code, codes.get(code, {}).get("FIPS", ""))


def _official_names(code: Row, entry: object) -> list[str]:
    names = [
        code.get("UNTERM English Formal", ""),
        code.get("CLDR display name", ""),
        field_text(entry, "Government", "Country name", "conventional long form").split(" (")[0],
        field_text(entry, "Government", "Country name", "conventional short form"),
    ]
    kept = []
    for name in names:
        for article in LEADING:
            name = name.removeprefix(article)
        name = name.replace(" (the)", "").replace("&", "and").replace("St. ", "Saint ").strip()
        if name not in NO_OFFICIAL_NAME and not any(mark in name for mark in "()*,/-") and name != "Dominican":
            kept.append(name)
    return merge(kept)


def _inhabitants(row: Row) -> list[str]:
    if row["inhabitants"] != "=":
        return split(row["inhabitants"])
    first = split(row["adjectives"])[0]
    return [first, first + "s"]


def seat_rows() -> list[Row]:
    """Return buildings, metonyms and institutions that stand for a state's organ."""
    rows = []
    for row in supplement("seats.csv"):
        rows += [row | {"name": name} for name in with_folded(split(row["names"]))]
    return rows


def body_rows() -> list[Row]:
    """Return international bodies, agencies, courts, media and companies."""
    rows = supplement("bodies.csv")
    for row in rows:
        row["aliases"] = _aliases(row)
        row["members"] = cell(sorted(row["members"].split()))
    return rows


def _aliases(row: Row) -> str:
    """Return the other names of a row in all spellings, with the name's own spelling without diacritics."""
    return cell([name for name in with_folded([row["name"], *split(row["aliases"])]) if name != row["name"]])


def office_rows() -> list[Row]:
    """Return titles and honorifics, with the ministers of every portfolio."""
    rows: dict[str, Row] = {}
    for row in supplement("offices.csv"):
        for title in split(row["titles"]):
            for spelling in with_folded([title]):
                _add_office(rows, spelling, row)
    for row in supplement("offices_portfolios.csv"):
        for portfolio in split(row["portfolios"]):
            for title, level in _portfolio_titles(portfolio):
                _add_office(
                    rows, title, {"sector": "GOV", "level": level, "gender": "", "code": "", "source": row["source"]}
                )
    for row in supplement("offices_honorifics.csv"):
        for title in split(row["titles"]):
            old = rows.get(
                title,
                {"title": title, "sector": "", "level": "other", "gender": "", "code": "", "source": row["source"]},
            )
            rows[title] = old | {"honorific": "yes", "gender": old["gender"] or row["gender"]}
    return list(rows.values())


def _add_office(rows: dict[str, Row], title: str, row: Row) -> None:
    if title not in rows:
        rows[title] = {
            "title": title,
            "sector": row["sector"],
            "level": row["level"],
            "gender": row["gender"],
            "code": row["code"],
            "honorific": "no",
            "source": row["source"],
        }


def _portfolio_titles(portfolio: str) -> list[tuple[str, str]]:
    of = portfolio if portfolio != "foreign" else "foreign affairs"
    return [
        (f"{portfolio} minister", "minister"),
        (f"minister of {of}", "minister"),
        (f"minister for {of}", "minister"),
        (f"minister of state for {of}", "deputy"),
        (f"deputy {portfolio} minister", "deputy"),
        (f"deputy minister of {of}", "deputy"),
        (f"deputy minister for {of}", "deputy"),
        (f"vice {portfolio} minister", "deputy"),
        (f"vice minister of {of}", "deputy"),
        (f"assistant {portfolio} minister", "deputy"),
        (f"acting {portfolio} minister", "minister"),
    ]


def agent_rows() -> list[Row]:
    """Return nouns that name a role without an office."""
    rows: dict[str, Row] = {}
    for row in supplement("agents.csv"):
        for lemma in split(row["lemmas"]):
            if lemma not in rows:
                rows[lemma] = {"lemma": lemma, "sector": row["sector"], "plural": row["plural"], "source": OWN}
    return list(rows.values())


def group_rows() -> list[Row]:
    """Return armed and political groups."""
    rows = supplement("groups.csv")
    for row in rows:
        row["aliases"] = _aliases(row)
    return rows
