"""Tests of GraphML and GEXF: networkx and a strict reading of the XML agree, and any text survives."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import records
from dragoman.model import Record, When
from dragoman.write.graph import gexf_text, graphml_text
from dragoman.write.settings import Settings
from strict_marks import GEXF, read_gexf

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def graphml(*found: Record) -> Any:  # noqa: ANN401 - networkx has no types
    return nx.read_graphml(BytesIO("".join(graphml_text(found, Settings())).encode()), force_multigraph=True)


def gexf(*found: Record) -> ET.Element:
    return read_gexf("".join(gexf_text(found, Settings())))


def values(part: ET.Element) -> dict[str | None, str | None]:
    return {item.get("for"): item.get("value") for item in part.iter(f"{GEXF}attvalue")}


def test_graphml_by_networkx() -> None:
    graph = graphml(records.record())
    assert graph.is_directed()
    assert graph.is_multigraph()
    names = {key: data["label"] for key, data in graph.nodes(data=True)}
    assert sorted(names.values()) == ["China", "Iran", "Ma Zhaoxu"]
    ((source, target, data),) = graph.edges(data=True)
    assert (names[source], names[target]) == ("China", "Iran")
    assert (data["cameo"], data["quad_code"], data["goldstein"], data["mutual"]) == ("040", 1, 1.0, True)
    assert data["first"] == "2025-03-14"
    assert graph.nodes[source]["code"] == "CHN"


def test_gexf_by_its_schema_and_by_networkx() -> None:
    graph = gexf(records.record(), records.told("x"))
    met, told = graph.iter(f"{GEXF}edge")
    assert (met.get("start"), met.get("end"), met.get("kind")) == ("2025-03-14", "2025-03-14", "CONSULT")
    assert values(told)["edge_cameo"] == "010"
    assert values(told)["edge_quad_code"] == "3"
    found = nx.read_gexf(BytesIO("".join(gexf_text([records.record()], Settings())).encode()), version="1.3")
    ((_, _, data),) = found.edges(data=True)
    assert (data["cameo"], data["start"], data["quad_code"]) == ("040", "2025-03-14", 1)


@pytest.mark.parametrize(
    ("when", "days"),
    [
        (When(None, date(2025, 3, 13), "span", "before"), (None, "2025-03-13")),
        (When(date(2025, 3, 13), None, "span", "stated"), ("2025-03-13", None)),
        (When(None, None, "span", "before"), (None, None)),
        (When(date(2024, 1, 1), date(2024, 12, 31), "year", "stated"), ("2024-01-01", "2024-12-31")),
    ],
)
def test_open_intervals(when: When, days: tuple[str | None, str | None]) -> None:
    record = records.record()
    graph = gexf(replace(record, events=(replace(record.events[0], date=when),)))
    (edge,) = graph.iter(f"{GEXF}edge")
    assert (edge.get("start"), edge.get("end")) == days


def test_no_events_are_an_empty_graph() -> None:
    assert len(graphml()) == 0
    assert list(gexf().iter(f"{GEXF}edge")) == []


def kept(words: str) -> str:
    """Return text as XML can hold it."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", words)


@given(WORDS)
def test_any_text_comes_back_from_graphml(words: str) -> None:
    root = ET.fromstring("".join(graphml_text([records.told(words)], Settings())))  # noqa: S314 - our own output
    space = "{http://graphml.graphdrawing.org/xmlns}"
    labels = [part.text for part in root.iter(f"{space}data") if part.get("key") in {"label", "edge_report_url"}]
    assert labels == [kept(words)] * 3


@given(WORDS)
def test_any_text_comes_back_from_gexf(words: str) -> None:
    graph = gexf(records.told(words))
    assert [node.get("label") for node in graph.iter(f"{GEXF}node")] == [kept(words)] * 2
    (edge,) = graph.iter(f"{GEXF}edge")
    assert values(edge)["edge_report_url"] == kept(words)
