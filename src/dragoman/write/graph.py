"""Writes a network of events as GraphML or as GEXF 1.3, for Gephi, Cytoscape and networkx.

Both are directed graphs with parallel edges, one for each pair of an event. In GEXF each edge stands for the days on
which its event can have happened: the whole file has intervals, never points of time, and an open side is left out. In
GraphML, which knows no time, the days are attributes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from tempfile import TemporaryFile
from xml.sax.saxutils import escape, quoteattr

from dragoman.model import Record
from dragoman.version import __version__
from dragoman.write.network import EDGE_FIELDS, NODE_FIELDS, Edge, Network, Node
from dragoman.write.settings import Settings

__all__ = ["gexf_text", "graphml_text"]

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECE = 1 << 16
_GRAPHML_TYPES = {"string": "string", "integer": "long", "double": "double", "boolean": "boolean"}
_GEXF_TYPES = {"string": "string", "integer": "long", "double": "double", "boolean": "boolean"}


def graphml_text(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """Yield the network as GraphML."""
    yield _HEAD + '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield '<key id="label" for="node" attr.name="label" attr.type="string"/>\n'
    for what, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        for name, kind in fields:
            yield f'<key id="{what}_{name}" for="{what}" attr.name="{name}" attr.type="{_GRAPHML_TYPES[kind]}"/>\n'
    yield '<graph edgedefault="directed">\n'
    yield from _nodes_then_edges(Network(records, settings), _graphml_node, _graphml_edge)
    yield "</graph>\n</graphml>\n"


def gexf_text(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """Yield the network as GEXF 1.3, a dynamic graph whose edges have intervals of days."""
    yield _HEAD + '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield f"<meta><creator>dragoman {__version__}</creator></meta>\n"
    yield '<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">\n'
    for what, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        yield f'<attributes class="{what}" mode="static">\n'
        for name, kind in fields:
            yield f'<attribute id="{what}_{name}" title="{name}" type="{_GEXF_TYPES[kind]}"/>\n'
        yield "</attributes>\n"
    yield from _nodes_then_edges(Network(records, settings), _gexf_node, _gexf_edge, "<nodes>\n", "</nodes>\n<edges>\n")
    yield "</edges>\n</graph>\n</gexf>\n"


def _nodes_then_edges(
    network: Network,
    write_node: Callable[[Node], str],
    write_edge: Callable[[Edge], str],
    before: str = "",
    between: str = "",
) -> Iterator[str]:
    """Yield nodes and then edges; edges wait in a file, because the nodes are known only when all have been seen."""
    with TemporaryFile("w+", encoding="utf-8", newline="") as waiting:
        waiting.writelines(map(write_edge, network.edges()))
        waiting.seek(0)
        yield before
        yield from map(write_node, network.nodes.values())
        yield between
        while piece := waiting.read(_PIECE):
            yield piece


def _graphml_node(node: Node) -> str:
    label = f'<data key="label">{_text(node.name)}</data>'
    return f"<node id={_quoted(node.id)}>{label}{_data('node', node.values)}</node>\n"


def _graphml_edge(edge: Edge) -> str:
    ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
    return f"<edge id={_quoted(edge.id)} {ends}>{_data('edge', edge.values)}</edge>\n"


def _gexf_node(node: Node) -> str:
    return f"<node id={_quoted(node.id)} label={_quoted(node.name)}>{_values('node', node.values)}</node>\n"


def _gexf_edge(edge: Edge) -> str:
    when = edge.event.date
    days = f' start="{when.first.isoformat()}"' if when.first else ""
    days += f' end="{when.last.isoformat()}"' if when.last else ""
    ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
    kind = f'kind="{edge.event.event}"'
    return f"<edge id={_quoted(edge.id)} {ends} {kind}{days}>{_values('edge', edge.values)}</edge>\n"


def _data(what: str, values: dict[str, str | int | float | bool]) -> str:
    return "".join(f'<data key="{what}_{name}">{_text(_shown(value))}</data>' for name, value in values.items())


def _values(what: str, values: dict[str, str | int | float | bool]) -> str:
    found = (f'<attvalue for="{what}_{name}" value={_quoted(_shown(value))}/>' for name, value in values.items())
    return f"<attvalues>{''.join(found)}</attvalues>"


def _shown(value: str | float | bool) -> str:  # noqa: FBT001 - a value like the others
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(text: str) -> str:
    """Return text for an element; characters that XML has no place for are U+FFFD."""
    return escape(_FORBIDDEN.sub("\ufffd", text), {"\r": "&#13;"})


def _quoted(text: str) -> str:
    """Return text as an attribute with its quotation marks."""
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))
