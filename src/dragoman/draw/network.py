"""Draws who acts on whom: circles for states and bodies, arrows by quad class, the wider the more events."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2, sqrt
from typing import TYPE_CHECKING, Any

from dragoman.draw.canvas import label_width, legend, new_figure, notes_of, place, styled, write_text
from dragoman.draw.look import DASHES, LIGHT, QUADS, Look, Picture
from dragoman.draw.ties import Tie, Ties, ties
from dragoman.store.answers import EventRow
from dragoman.text import counted

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes
    from matplotlib.patches import FancyArrowPatch

__all__ = ["network"]

_TOP = 34
_WIDE, _TALL = 92, 56
"""Pixels that a node with its label takes."""
_ROUNDS = 300
_SEED = 20250314
_BENDS = {1: 0.1, 2: 0.22, 3: 0.16, 4: 0.3}
"""How far the arrow of a quad class bends, so that those of one pair lie apart."""


@styled()
def network(events: Sequence[EventRow], look: Look | None = None, *, most: int = 30) -> Picture:
    """Draw the ties between the ``most`` nodes with most events; an arrow points at the recipient."""
    look = look or Look()
    title = look.title or "Who acts on whom"
    found = ties(events, most=most)
    quads = sorted({tie.quad for tie in found.ties})
    columns = max(1, (look.width - 32) // 190)
    notes = _notes(found)
    lines = notes_of(notes, look.width - 32)
    rows = -(-(len(quads) + any(tie.mutual for tie in found.ties)) // columns)
    below = 18 * rows + 15 * len(lines) + 10
    height = look.height or min(max(420, round(look.width * 0.72)), 900)
    figure = new_figure(look.width, height)
    head = place(figure, 0, 0, look.width, _TOP)
    head.set(xlim=(0, look.width), ylim=(0, _TOP))
    head.set_axis_off()
    write_text(head, 16, _TOP / 2 - 2, title, size=11.5, bold=True)
    tall = max(100, height - _TOP - below)
    axes = place(figure, 0, _TOP, look.width, tall)
    axes.set(xlim=(0, look.width), ylim=(0, tall))
    axes.set_axis_off()
    places = _layout(found, look.width, tall)
    _draw(axes, found, places)
    foot = place(figure, 16, height - below, look.width - 32, below)
    foot.set(xlim=(0, look.width - 32), ylim=(below, 0))
    handles, labels = _legend(found, quads)
    legend(foot, handles, labels, columns=columns)
    for i, note in enumerate(reversed(lines)):
        write_text(foot, 0, below - 10 - 15 * i, note, size=8.5, colour="soft")
    return Picture(figure, title, _told(found, notes))


def _layout(found: Ties, width: float, height: float) -> dict[str, tuple[float, float]]:
    """Return a place in pixels for each node: those with ties near each other, labels clear of one another.

    What has no tie with the largest group stands in a column at the right, so that it does not press it into a corner.
    """
    import networkx as nx  # noqa: PLC0415 - takes a moment to load

    graph = nx.Graph()
    for tie in found.ties:
        weight = log2(1 + tie.events) + graph.get_edge_data(tie.source, tie.target, {"weight": 0})["weight"]
        graph.add_edge(tie.source, tie.target, weight=weight)
    graph.add_nodes_from(name for name, _ in found.nodes)
    groups = sorted((sorted(group) for group in nx.connected_components(graph)), key=lambda group: (-len(group), group))
    aside = [name for group in groups[1:] for name in group]
    columns = -(-len(aside) // max(1, int(height / _TALL)))
    room = width - columns * _WIDE
    placed = _spread(graph.subgraph(groups[0]), room, height) if groups else {}
    for i, name in enumerate(aside):
        column, row = divmod(i, -(-len(aside) // columns))
        many = min(len(aside) - column * -(-len(aside) // columns), -(-len(aside) // columns))
        placed[name] = (room + (column + 0.4) * _WIDE, height * (many - row - 0.4) / many)
    return placed


def _spread(graph: nx.Graph, width: float, height: float) -> dict[str, tuple[float, float]]:
    """Lay connected nodes out by springs, stretch them over the room, then move apart those whose labels meet."""
    import networkx as nx  # noqa: PLC0415 - as above
    import numpy as np  # noqa: PLC0415 - as above

    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_weighted_edges_from(sorted((*sorted(edge[:2]), edge[2]) for edge in graph.edges(data="weight")))
    spring = nx.spring_layout(ordered, k=2.2 / sqrt(len(ordered)), iterations=400, seed=_SEED, method="force")
    names = list(ordered)
    spots = np.array([spring[name] for name in names])
    extent = np.ptp(spots, axis=0)
    edge = np.array([_WIDE / 2, _TALL / 2 + 8])
    box = np.array([width, height])
    spots = edge + (spots - spots.min(axis=0)) / np.where(extent > 0, extent, 1) * (box - 2 * edge)
    if len(names) == 1:
        spots[0] = box / 2
    for _ in range(_ROUNDS):
        apart = spots[:, None, :] - spots[None, :, :]
        overlap = np.array([_WIDE, _TALL]) - np.abs(apart)
        meets = (overlap > 0).all(axis=2) & ~np.eye(len(names), dtype=bool)
        if not meets.any():
            break
        along = np.where(overlap[:, :, 1] * 1.5 <= overlap[:, :, 0], 1, 0)  # sideways asks for more room than up
        push = np.zeros_like(apart)
        i, j = np.nonzero(meets)
        axis = along[i, j]
        sign = np.where(apart[i, j, axis] != 0, np.sign(apart[i, j, axis]), np.where(i < j, -1, 1))
        push[i, j, axis] = sign * overlap[i, j, axis] * 0.3
        spots = np.clip(spots + push.sum(axis=1), edge, box - edge)
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, np.round(spots, 1), strict=True)}


def _radius(events: int) -> float:
    return 5 + 3.2 * sqrt(events)


def _draw(axes: Axes, found: Ties, places: dict[str, tuple[float, float]]) -> None:
    from matplotlib.patches import Circle  # noqa: PLC0415 - takes a moment to load

    radii = {name: min(30.0, _radius(events)) for name, events in found.nodes}
    for tie in reversed(found.ties):
        axes.add_patch(_arrow(tie, places, radii))
    for name, events in found.nodes:
        x, y = places[name]
        axes.add_patch(
            Circle((x, y), radii[name], facecolor=LIGHT["soft"], edgecolor=LIGHT["card"], linewidth=2, zorder=3)
        )
        half = label_width(name) / 2 + 4
        middle = max(half, min(axes.get_xlim()[1] - half, x))
        write_text(axes, middle, y - radii[name] - 9, name, anchor="center", halo=True, order=6)
        write_text(axes, x, y, str(events), size=8, colour="card", anchor="center", bold=True, order=6)
    if not found.nodes:
        write_text(axes, sum(axes.get_xlim()) / 2, sum(axes.get_ylim()) / 2, "No event between two actors matches.",
                   colour="soft", anchor="center")  # fmt: skip


def _arrow(tie: Tie, places: dict[str, tuple[float, float]], radii: dict[str, float]) -> FancyArrowPatch:
    from matplotlib.patches import FancyArrowPatch  # noqa: PLC0415 - takes a moment to load

    dash = DASHES[tie.quad - 1]
    points = 72 / 96
    return FancyArrowPatch(
        places[tie.source], places[tie.target], arrowstyle="-" if tie.mutual else "-|>",
        connectionstyle=f"arc3,rad={_BENDS[tie.quad]}", shrinkA=(radii[tie.source] + 1) * points,
        shrinkB=(radii[tie.target] + 2) * points, mutation_scale=11, color=LIGHT[f"q{tie.quad}"], alpha=0.85,
        linewidth=_width(tie), linestyle=(0, dash) if dash else "-", zorder=2,
    )  # fmt: skip


def _width(tie: Tie) -> float:
    """Return the width of an arrow; what is material is wider by half a point, so that it shows without colour."""
    return (1.6 if tie.quad in {2, 4} else 1.0) + log2(tie.events)


def _legend(found: Ties, quads: list[int]) -> tuple[list[Any], list[str]]:
    from matplotlib.lines import Line2D  # noqa: PLC0415 - takes a moment to load

    handles = [
        Line2D([], [], color=LIGHT[f"q{quad}"], linewidth=2.4 if quad in {2, 4} else 1.6,
               linestyle=(0, DASHES[quad - 1]) if DASHES[quad - 1] else "-")
        for quad in quads
    ]  # fmt: skip
    labels = [QUADS[quad - 1] + (" (wide)" if quad in {2, 4} else "") for quad in quads]
    if any(tie.mutual for tie in found.ties):
        handles.append(Line2D([], [], color=LIGHT["soft"], linewidth=1.6))
        labels.append("without a head: done together")
    return handles, labels


def _notes(found: Ties) -> list[str]:
    notes = ["The number in a circle counts the events with another; an arrow points at whom it is done to."]
    if found.nodes_left_out:
        notes.append(
            f"{counted(found.nodes_left_out, 'actor')} with fewer events and {counted(found.ties_left_out, 'tie')} "
            "of theirs not drawn."
        )
    return notes


def _told(found: Ties, notes: list[str]) -> str:
    """Say the strongest ties in words."""
    if not found.ties:
        return "No event between two actors matches."
    lines = [
        f"{tie.source} {'with' if tie.mutual else 'towards'} {tie.target}: {tie.events} of {QUADS[tie.quad - 1]}"
        for tie in found.ties[:12]
    ]
    more = f" and {len(found.ties) - 12} weaker ties" if len(found.ties) > 12 else ""
    return f"{counted(len(found.nodes), 'actor')}. " + "; ".join(lines) + f"{more}. " + " ".join(notes[1:])
