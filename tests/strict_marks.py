"""Strict readers of the exports for annotation tools, maps and networks, knowing nothing of the writers."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree as ET

import spacy
from spacy.tokens import Doc

Lines = dict[str, tuple[str, ...]]
GEXF = "{http://gexf.net/1.3}"
VOCAB = spacy.blank("en").vocab


def read_brat(text: str, stand_off: str, configuration: str) -> Lines:
    """Read annotations and check each line: declared types, offsets that give the words, ids that are there."""
    known = brat_sections(configuration)
    found: Lines = {}
    assert stand_off == "" or stand_off.endswith("\n")
    assert len(stand_off.splitlines()) == stand_off.count("\n")
    for line in stand_off.splitlines():
        name, rest = line.split("\t", 1)
        if name == "*":
            label, *ends = rest.split(" ")
            assert label in known["relations"]
            assert len(ends) > 1
            assert set(ends) <= set(found)
            continue
        assert name not in found
        assert re.fullmatch(r"[TERA#]\d+", name)
        found[name] = _brat_line(name, rest, text, found, known)
    return found


def brat_sections(configuration: str) -> dict[str, dict[str, str]]:
    """Return the names that each section of a configuration declares, each with what follows it."""
    parts = re.split(r"^\[(\w+)\]\n", configuration, flags=re.MULTILINE)
    assert parts[0] == ""
    rows = {name: [line.partition(" ") for line in body.splitlines() if line] for name, body in _pairs(parts[1:])}
    return {name: {row[0]: row[2] for row in found} for name, found in rows.items()}


def _pairs(parts: list[str]) -> list[tuple[str, str]]:
    return list(zip(parts[::2], parts[1::2], strict=True))


def _brat_line(name: str, rest: str, text: str, found: Lines, known: dict[str, dict[str, str]]) -> tuple[str, ...]:
    if name[0] == "T":
        head, shown = rest.split("\t")
        label, places = head.split(" ", 1)
        assert label in known["entities"] or label in known["events"]
        fragments = [tuple(map(int, place.split(" "))) for place in places.split(";")]
        assert fragments == sorted(fragments)
        assert all(0 <= start < end <= len(text) for start, end in fragments)
        assert " ".join(text[start:end] for start, end in fragments) == shown
        return (label, shown)
    if name[0] == "E":
        head, *roles = rest.split(" ")
        label, trigger = head.split(":")
        assert found[trigger][0] == label
        for role in roles:
            kind, target = role.split(":")
            assert f"{re.sub(r'[0-9]+$', '', kind)}*:" in known["events"][label]
            assert target in found
        return (label, *roles)
    if name[0] == "R":
        label, first, second = rest.split(" ")
        assert label in known["relations"]
        assert (first[:5], second[:5]) == ("Arg1:", "Arg2:")
        assert {first[5:], second[5:]} <= set(found)
        return (label, first[5:], second[5:])
    if name[0] == "A":
        label, target, *value = rest.split(" ")
        assert target in found
        allowed = known["attributes"][label].partition("Value:")[2].split("|")
        assert (value or [""])[0] in allowed
        return (label, target, *value)
    head, note = rest.split("\t")
    label, target = head.split(" ")
    assert label == "AnnotatorNotes"
    assert target in found
    return (label, target, note)


def read_tasks(text: str, interface: str) -> list[dict[str, Any]]:
    """Read tasks of Label Studio and check every part of each prediction against the labelling interface."""
    xml = ET.fromstring(interface)  # noqa: S314 - our own output
    labels = {str(part.get("value")) for part in xml.iter("Label")}
    relations = {str(part.get("value")) for part in xml.iter("Relation")}
    choices = {
        str(part.get("name")): {str(one.get("value")) for one in part.iter("Choice")} for part in xml.iter("Choices")
    }
    (shown,) = xml.iter("Text")
    assert (shown.get("name"), shown.get("value")) == ("text", "$text")
    tasks: list[dict[str, Any]] = json.loads(text)
    for task in tasks:
        assert set(task) == {"data", "predictions"}
        (prediction,) = task["predictions"]
        assert prediction["model_version"]
        regions = [part["id"] for part in prediction["result"] if part["type"] == "labels"]
        assert len(regions) == len(set(regions))
        for part in prediction["result"]:
            if part["type"] == "relation":
                assert {part["from_id"], part["to_id"]} <= set(regions)
                assert part["direction"] == "right"
                assert set(part["labels"]) <= relations
                continue
            value = part["value"]
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
            assert part["to_name"] == "text"
            assert part["id"] in regions
            if part["type"] == "labels":
                assert part["from_name"] == "label"
                assert set(value["labels"]) <= labels
            else:
                assert part["type"] == "choices"
                assert set(value["choices"]) <= choices[part["from_name"]]
    return tasks


def read_spacy(text: str) -> list[tuple[Doc, dict[str, Any]]]:
    """Read JSON Lines and build spaCy's documents: every span is one of its document, and relations join spans."""
    assert len(text.splitlines()) == text.count("\n")
    return [_spacy_row(json.loads(line)) for line in text.splitlines()]


def _spacy_row(row: dict[str, Any]) -> tuple[Doc, dict[str, Any]]:
    tokens = row["tokens"]
    assert [token["id"] for token in tokens] == list(range(len(tokens)))
    doc = Doc(VOCAB, [token["text"] for token in tokens], [token["ws"] for token in tokens])
    assert doc.text == row["text"]
    assert [(token.idx, token.idx + len(token.text)) for token in doc] == [(t["start"], t["end"]) for t in tokens]
    for span in row["spans"]:
        made = doc.char_span(span["start"], span["end"], span["label"])
        assert made is not None
        assert (made.start, made.end - 1) == (span["token_start"], span["token_end"])
    known = [{key: value for key, value in span.items() if key != "values"} for span in row["spans"]]
    for pair in row["relations"]:
        assert pair["head_span"] in known
        assert pair["child_span"] in known
        assert (pair["head"], pair["child"]) == (pair["head_span"]["token_end"], pair["child_span"]["token_end"])
        assert pair["label"]
    return doc, row


def read_geojson(text: str) -> list[dict[str, Any]]:
    """Read a feature collection of points and check what RFC 7946 demands, member by member."""
    whole = json.loads(text, parse_constant=_refuse)
    assert set(whole) == {"type", "features"}
    assert whole["type"] == "FeatureCollection"
    features: list[dict[str, Any]] = whole["features"]
    for feature in features:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str)
        assert feature["geometry"]["type"] == "Point"
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        assert not {"type", "coordinates", "geometry", "features"} & set(feature["properties"])
    assert len({feature["id"] for feature in features}) == len(features)
    return features


def _refuse(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


def read_gexf(text: str) -> ET.Element:
    """Read GEXF and check what its schema demands of a dynamic graph with intervals; return the graph."""
    root = ET.fromstring(text)  # noqa: S314 - our own output
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.3")
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert graph.attrib == {
        "mode": "dynamic", "defaultedgetype": "directed", "timeformat": "date", "timerepresentation": "interval",
    }  # fmt: skip
    assert [part.tag for part in graph] == [f"{GEXF}{name}" for name in ("attributes", "attributes", "nodes", "edges")]
    names = [node.get("id") for node in graph.iter(f"{GEXF}node")]
    assert len(names) == len(set(names))
    known = {part.get("id") for part in graph.iter(f"{GEXF}attribute")}
    edges = list(graph.iter(f"{GEXF}edge"))
    assert len({edge.get("id") for edge in edges}) == len(edges)
    for edge in edges:
        assert {edge.get("source"), edge.get("target")} <= set(names)
        assert {"timestamp", "spells"}.isdisjoint(edge.attrib)
        days = [edge.get(side) for side in ("start", "end")]
        assert all(day is None or re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)
        assert None in days or str(days[0]) <= str(days[1])
    assert {part.get("for") for part in graph.iter(f"{GEXF}attvalue")} <= known
    return graph
