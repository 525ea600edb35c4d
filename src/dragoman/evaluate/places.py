"""Measures the finding and resolving of place names against geoparsing gold in XML (GeoVirus, LGL)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import fmean, median
from typing import Any
from xml.etree import ElementTree as ET

from dragoman.errors import BadInput
from dragoman.evaluate.cat import read_xml
from dragoman.evaluate.scores import f1_of
from dragoman.find.gazetteer import distance
from dragoman.find.where.toponyms import Toponym, Toponyms
from dragoman.find.who.actors import find_actors
from dragoman.model import Report
from dragoman.parse import Reader

__all__ = ["evaluate_places"]

NEAR = 161.0
"""Kilometres (100 miles) within which a place counts as resolved, as the literature has it."""

_DAY = date(2000, 1, 1)
"""The articles are undated, and no date is asked of them."""

Gold = tuple[int, int, float | None, float | None]
"""Start, end, latitude and longitude of a place name."""


def evaluate_places(path: Path, reader: Reader | None = None) -> dict[str, Any]:
    """Return toponym F1, exact and overlapping, and how far off the found ones are resolved.

    ``path`` is an XML file, gzipped or not, of articles with their text and their place names (``location`` of GeoVirus
    or ``toponym`` of LGL), each with offsets and coordinates. Shares are in percent, distances in kilometres.
    ``within_161_km`` is the share of the overlapping names with gold coordinates that are resolved no farther off;
    ``unresolved`` of them are not in the gazetteer and count as wrong, but not in ``within_161_km_of_known``, the mean
    and the median.

    Raises:
        BadInput: the file cannot be read, or holds no articles.
    """
    reader = reader or Reader()
    golds = founds = exact = overlapping = met = 0
    errors: list[float | None] = []
    articles = 0
    for text, gold in _articles(path):
        articles += 1
        found = _find(text, reader)
        golds += len(gold)
        founds += len(found)
        ends = {(start, end) for start, end, _, _ in gold}
        exact += sum((top.span.start, top.span.end) in ends for top in found)
        overlapping += sum(_over(top, gold) is not None for top in found)
        for name in gold:
            top = next((top for top in found if top.span.start < name[1] and name[0] < top.span.end), None)
            met += top is not None
            if top is not None and name[2] is not None and name[3] is not None:
                errors.append(None if top.place is None else distance(top.place, name[2], name[3]))
    known = [error for error in errors if error is not None]
    near = sum(error <= NEAR for error in known)
    return {
        "file": path.name,
        "articles": articles,
        "toponyms": golds,
        "exact": _f1(exact, exact, founds, golds),
        "overlapping": _f1(overlapping, met, founds, golds),
        "resolved": len(errors),
        "unresolved": len(errors) - len(known),
        "within_161_km": _share(near, len(errors)),
        "within_161_km_of_known": _share(near, len(known)),
        "mean_km": round(fmean(known), 1) if known else None,
        "median_km": round(median(known), 1) if known else None,
    }


def _find(text: str, reader: Reader) -> tuple[Toponym, ...]:
    report = Report("places", _DAY, text)
    parse = reader.parse(text)
    return Toponyms(report, parse, find_actors(parse, report)).all()


def _over(top: Toponym, gold: list[Gold]) -> Gold | None:
    return next((name for name in gold if top.span.start < name[1] and name[0] < top.span.end), None)


def _f1(right: int, met: int, founds: int, golds: int) -> dict[str, float]:
    precision, recall = _percent(right, founds), _percent(met, golds)
    f1 = f1_of(precision, recall)
    return {"precision": round(precision, 1), "recall": round(recall, 1), "f1": round(f1, 1)}


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def _share(part: int, whole: int) -> float:
    return round(_percent(part, whole), 1)


def _articles(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    root = read_xml(path, "give the geoparsing XML of GeoVirus or LGL, gzipped or not")
    articles = root.findall(".//article")
    if not articles:
        message = f"{path}: holds no articles; give the geoparsing XML of GeoVirus or LGL"
        raise BadInput(message)
    for article in articles:
        text = article.findtext("text") or ""
        yield text, [_gold(item, text) for item in (*article.iter("location"), *article.iter("toponym"))]


def _gold(item: ET.Element, text: str) -> Gold:
    name = item.findtext("name") or item.findtext("phrase") or ""
    start, end = int(item.findtext("start") or 0), int(item.findtext("end") or 0)
    if text[start:end] != name and text[max(start - 1, 0) : end - 1] == name:  # GeoVirus counts from one
        start, end = start - 1, end - 1
    lat, lon = (item.findtext(name) or item.findtext(f"gaztag/{name}") for name in ("lat", "lon"))
    return start, end, float(lat) if lat else None, float(lon) if lon else None
