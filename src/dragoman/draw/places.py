"""Draws where events took place: a circle for each place, its upper half for cooperation, its lower for conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

from dragoman.codes import entity_codes
from dragoman.draw.canvas import label_width, legend, new_figure, notes_of, place, styled, write_text
from dragoman.draw.look import LIGHT, Look, Picture
from dragoman.draw.projection import View, unwrapped, view_of
from dragoman.draw.topojson import countries
from dragoman.store.answers import EventRow

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Spot", "map_of", "spots"]

Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""

_TOP = 34
_VAGUE = ("PCL", "ADM", "RGN", "CONT", "TERR", "AREA", "OCN", "SEA")
"""Beginnings of the GeoNames codes of what is no point: countries, provinces, regions."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its events; ``vague`` where it is a country, a province or a region."""

    name: str
    country: str
    lat: float
    lon: float
    vague: bool
    cooperation: tuple[EventRow, ...]
    conflict: tuple[EventRow, ...]

    @property
    def events(self) -> int:
        """How many events took place here."""
        return len(self.cooperation) + len(self.conflict)


def spots(events: Sequence[EventRow]) -> tuple[Spot, ...]:
    """Return the places that have coordinates, those with most events first."""
    found: dict[tuple[float, float, str], list[EventRow]] = defaultdict(list)
    for event in events:
        where = event.place
        if where is not None and where.lat is not None and where.lon is not None:
            found[where.lat, where.lon, where.name or where.words.text].append(event)
    rows = [_spot(*key, some) for key, some in found.items()]
    return tuple(sorted(rows, key=lambda spot: (-spot.events, spot.name, spot.lat, spot.lon)))


def _spot(lat: float, lon: float, name: str, events: list[EventRow]) -> Spot:
    where = events[0].place
    feature = (where.feature if where else None) or ""
    country = entity_codes().get((where.country if where else None) or "", "")
    vague = feature.startswith(_VAGUE)
    return Spot(name, "" if country == name else country, lat, lon, vague,
                tuple(event for event in events if event.quad_code <= 2),
                tuple(event for event in events if event.quad_code > 2))  # fmt: skip


@styled()
def map_of(events: Sequence[EventRow], look: Look | None = None) -> Picture:
    """Draw the places of events on a map that shows them all."""
    look = look or Look()
    title = look.title or "Where it took place"
    found = spots(events)
    view = view_of([(spot.lon, spot.lat) for spot in found])
    left, bottom, right, top = view.frame()
    notes = _notes(found, len(events))
    lines = notes_of(notes, look.width - 32)
    columns = max(1, (look.width - 32) // 260)
    below = 18 * -(-3 // columns) + 15 * len(lines) + 14
    height = look.height or _TOP + below + min(round((look.width - 32) * (top - bottom) / (right - left)), look.width)
    figure = new_figure(look.width, height)
    head = place(figure, 0, 0, look.width, _TOP)
    head.set(xlim=(0, look.width), ylim=(0, _TOP))
    head.set_axis_off()
    write_text(head, 16, _TOP / 2 - 2, title, size=11.5, bold=True)
    wide, tall = look.width - 32, max(100, height - _TOP - below)
    axes = place(figure, 16, _TOP, wide, tall)
    _draw_land(axes, view, wide / tall)
    _draw_spots(axes, view, found, look, wide)
    foot = place(figure, 16, height - below + 8, wide, below - 8)
    foot.set(xlim=(0, wide), ylim=(below - 8, 0))
    handles, labels = _legend(found)
    legend(foot, handles, labels, columns=columns)
    for i, note in enumerate(reversed(lines)):
        write_text(foot, 0, below - 18 - 15 * i, note, size=8.5, colour="soft")
    return Picture(figure, title, _told(found, notes))


def _draw_land(axes: Axes, view: View, shape: float) -> None:
    """Draw sea, countries and the frame, the view widened to the shape of the axes."""
    from matplotlib.patches import PathPatch, Rectangle  # noqa: PLC0415 - takes a moment to load
    from matplotlib.path import Path  # noqa: PLC0415 - as above

    left, bottom, right, top = view.frame()
    wide, tall = right - left, top - bottom
    more_wide, more_tall = max(0, tall * shape - wide) / 2, max(0, wide / shape - tall) / 2
    left, right, bottom, top = left - more_wide, right + more_wide, bottom - more_tall, top + more_tall
    axes.set(xlim=(left, right), ylim=(bottom, top), xticks=[], yticks=[])
    axes.add_patch(Rectangle((left, bottom), right - left, top - bottom, facecolor=LIGHT["sea"], zorder=0))
    for country in countries():
        vertices: list[tuple[float, float]] = []
        steps: list[Any] = []
        for ring in (piece for whole in country.rings for piece in unwrapped(whole)):
            points = [view.project(lon, lat) for lon, lat in ring]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            if max(xs) < left or min(xs) > right or max(ys) < bottom or min(ys) > top:
                continue
            vertices += points
            steps += [Path.MOVETO, *[Path.LINETO] * (len(points) - 2), Path.CLOSEPOLY]
        if vertices:
            land = Path(vertices, steps)
            axes.add_patch(PathPatch(land, facecolor=LIGHT["land"], edgecolor=LIGHT["card"], linewidth=0.7, zorder=1))


def _draw_spots(axes: Axes, view: View, found: tuple[Spot, ...], look: Look, wide: float) -> None:
    from matplotlib.patches import Circle, Wedge  # noqa: PLC0415 - takes a moment to load

    left, right = axes.get_xlim()
    pixel = (right - left) / wide
    most = max((spot.events for spot in found), default=1)
    circles = [_circle(view, spot, most, pixel) for spot in found]
    labels: list[Box] = []
    for order, spot in enumerate(found):
        x, y = view.project(spot.lon, spot.lat)
        layer = 3 + (len(found) - order) / len(found)
        for some, begin, quad in ((spot.cooperation, 0, 1), (spot.conflict, 180, 4)):
            if some:
                axes.add_patch(Wedge(
                    (x, y), _radius(len(some), most) * pixel, begin, begin + 180, facecolor=LIGHT[f"q{quad}"],
                    edgecolor=LIGHT["card"], linewidth=1, alpha=0.9, zorder=layer,
                    hatch="///" if quad == 4 else None, hatchcolor=LIGHT["t4"],
                ))  # fmt: skip
        outer = _outer(spot, most)
        if spot.vague:
            axes.add_patch(Circle((x, y), outer * pixel, fill=False, edgecolor=LIGHT["ink"], linewidth=1,
                                  linestyle=(0, (3, 2)), zorder=layer))  # fmt: skip
        _label(axes, spot, (x, y), outer, pixel, circles[:order] + circles[order + 1 :], labels, look)


def _outer(spot: Spot, most: int) -> float:
    """Return the radius in pixels of all that is drawn of a place."""
    return _radius(max(len(spot.cooperation), len(spot.conflict)), most) + (4 if spot.vague else 0)


def _circle(view: View, spot: Spot, most: int, pixel: float) -> Box:
    x, y = view.project(spot.lon, spot.lat)
    reach = _outer(spot, most) * pixel
    return x - reach, y - reach, x + reach, y + reach


def _label(
    axes: Axes, spot: Spot, at: tuple[float, float], outer: float, pixel: float, circles: list[Box], taken: list[Box],
    look: Look,
) -> None:  # fmt: skip
    """Write a place's name at the first of four sides where it covers no other; where there is none, not at all."""
    marks = sorted({look.marks[event.id] for event in (*spot.cooperation, *spot.conflict) if event.id in look.marks})
    text = f"{spot.name} {spot.events}" + (f"  [{', '.join(marks)}]" if marks else "")
    x, y = at
    left, right = axes.get_xlim()
    bottom, top = axes.get_ylim()
    wide, tall = label_width(text) * 0.93 * pixel, 13 * pixel
    away = (outer + 3) * pixel
    sides = (
        (x + away, y),
        (x - away - wide, y),
        (x - wide / 2, y + away + tall / 2),
        (x - wide / 2, y - away - tall / 2),
    )
    for begin, middle in sides:
        box = (begin, middle - tall / 2, begin + wide, middle + tall / 2)
        inside = box[0] >= left and box[2] <= right and box[1] >= bottom and box[3] <= top
        if inside and not any(_meet(box, other) for other in (*circles, *taken)):
            taken.append(box)
            write_text(axes, begin, middle, text, size=8.5, halo=True, order=8, bold=bool(marks))
            return


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _radius(events: int, most: int) -> float:
    """Return the radius in pixels of the half circle of so many events: its area grows with them, up to 26."""
    return max(5.5, min(7.5, 26 / sqrt(most)) * sqrt(events)) if events else 0.0


def _legend(found: tuple[Spot, ...]) -> tuple[list[Any], list[str]]:
    from matplotlib.lines import Line2D  # noqa: PLC0415 - takes a moment to load
    from matplotlib.patches import Patch  # noqa: PLC0415 - as above

    handles: list[Any] = [
        Patch(facecolor=LIGHT["q1"]), Patch(facecolor=LIGHT["q4"], hatch="///", hatchcolor=LIGHT["t4"], linewidth=0),
    ]  # fmt: skip
    labels = ["upper half: cooperation", "lower half: conflict"]
    if any(spot.vague for spot in found):
        ring = {"marker": "o", "markersize": 9, "fillstyle": "none", "markeredgecolor": LIGHT["ink"]}
        handles.append(Line2D([], [], linestyle="none", **ring))  # type: ignore[arg-type]
        labels.append("ring: somewhere in this country or region")
    return handles, labels


def _notes(found: tuple[Spot, ...], events: int) -> list[str]:
    unplaced = events - sum(spot.events for spot in found)
    return [f"{unplaced:,} of {events:,} events without a place in the reports are not drawn."] if unplaced else []


def _told(found: tuple[Spot, ...], notes: list[str]) -> str:
    """Say in words what the map shows."""
    if not found:
        return " ".join(["No event has a place.", *notes])
    lines = [
        f"{spot.name}: {len(spot.cooperation)} of cooperation, {len(spot.conflict)} of conflict" for spot in found[:20]
    ]
    more = f"; and {len(found) - 20} more places" if len(found) > 20 else ""
    return "; ".join(lines) + f"{more}. " + " ".join(notes)
