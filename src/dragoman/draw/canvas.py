"""Makes figures and turns them into SVG and PNG, the same bytes each time.

Text stays text in SVG, so that it can be read aloud, searched and copied; fonts are those that matplotlib brings.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal
from xml.etree import ElementTree as ET

from dragoman.draw.look import LIGHT, Picture
from dragoman.text import visible

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

__all__ = [
    "inline_svg", "label_width", "legend", "new_figure", "notes_of", "place", "png", "styled", "svg",
    "write_text",
]  # fmt: skip

Anchor = Literal["left", "center", "right"]

_DPI = 96
"""CSS pixels an inch."""
_POINTS = 72
_LETTER = 6.4
"""Pixels that a letter takes, about."""
_STYLE: dict[Any, Any] = {
    "svg.hashsalt": "dragoman",
    "svg.fonttype": "none",
    "font.family": "DejaVu Sans",
    "font.size": 9.0,
    "hatch.linewidth": 1.0,
    "axes.linewidth": 0.8,
    "figure.dpi": _DPI,
    "path.simplify": False,
}
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_LONG_NUMBER = re.compile(r"-?\d+\.\d+")
_REFERENCE = re.compile(r"(url\(|^)#(?![0-9a-f]{6}$)")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_VARIABLES = {colour: f"var(--{name})" for name, colour in LIGHT.items()}

_HALO = {"facecolor": LIGHT["card"], "edgecolor": "none", "alpha": 0.75, "pad": 0.8}
"""What is laid under a label so that it can be read over lines."""


@contextmanager
def styled() -> Iterator[None]:
    """Draw with our settings whatever the user's own are, and without warnings about letters that a font lacks.

    All that draws is called within it; it is also a decorator.
    """
    import matplotlib as mpl  # noqa: PLC0415 - takes a moment to load, and only pictures need it

    with (
        mpl.rc_context({**mpl.rcParamsDefault, "backend": mpl.rcParams["backend"], **_STYLE}),
        warnings.catch_warnings(),
    ):
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield


def new_figure(width: float, height: float) -> Figure:
    """Return an empty figure of a size in CSS pixels."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - as above

    return Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI, facecolor=LIGHT["card"])


def place(figure: Figure, left: float, top: float, width: float, height: float) -> Axes:
    """Add axes without frame at a place in CSS pixels, counted from the upper left corner."""
    wide, tall = figure.get_size_inches() * _DPI
    axes: Axes = figure.add_axes((left / wide, 1 - (top + height) / tall, width / wide, height / tall))
    axes.set_facecolor("none")
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, labelsize=8.5, labelcolor=LIGHT["soft"])
    return axes


def write_text(
    on: Axes, x: float, y: float, text: str, *, size: float = 9.0, colour: str = "ink", anchor: Anchor = "left",
    bold: bool = False, halo: bool = False, order: float = 5,
) -> Text:  # fmt: skip
    """Write text that may come from a report at a point in data units; nothing in it is taken as a formula."""
    return on.text(
        x, y, visible(text), fontsize=size, color=LIGHT[colour], ha=anchor, va="center", parse_math=False,
        weight="bold" if bold else "normal", bbox=_HALO if halo else None, zorder=order, clip_on=False,
    )  # fmt: skip


def notes_of(notes: list[str], width: float) -> list[str]:
    """Break notes into lines that fit a width in pixels."""
    return [line for note in notes for line in wrap(note, max(20, int(width / _LETTER)))]


def label_width(text: str) -> float:
    """Return how many pixels a label takes, about."""
    return len(visible(text)) * _LETTER


def legend(axes: Axes, handles: list[Any], labels: list[str], *, columns: int) -> None:
    """Put a legend that fills the axes from their upper left corner."""
    made = axes.legend(
        handles, labels, loc="upper left", bbox_to_anchor=(0, 1), ncols=columns, frameon=False, fontsize=8.5,
        labelcolor=LIGHT["soft"], borderpad=0, borderaxespad=0, handlelength=2.2, columnspacing=1.6,
    )  # fmt: skip
    made.set_in_layout(False)
    axes.set_axis_off()


def png(picture: Picture, scale: float = 2.0) -> bytes:
    """Return a picture as PNG with ``scale`` pixels to each CSS pixel."""
    return _saved(picture, "png", dpi=_DPI * scale, metadata={"Software": None, "Title": visible(picture.title)})


def svg(picture: Picture) -> bytes:
    """Return a picture as a file of SVG with a title and a description."""
    root = _tree(picture)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + _written(root).encode()


def inline_svg(picture: Picture, prefix: str) -> str:
    """Return a picture as an element of a page of HTML.

    Its ids begin with ``prefix``, so that several can stand in one page, and its colours are the variables ``--q1`` and
    so on of the page's style. It is as wide as there is room for.
    """
    root = _tree(picture)
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if name == "id":
                element.set(name, f"{prefix}{value}")
            elif name in {"clip-path", f"{{{_XLINK}}}href", "style", "fill", "stroke"}:
                element.set(name, _COLOUR.sub(_variable, _REFERENCE.sub(rf"\1#{prefix}", value)))
    root.set("aria-labelledby", f"{prefix}title {prefix}told")
    del root.attrib["width"], root.attrib["height"]
    return _written(root)


def _variable(match: re.Match[str]) -> str:
    return _VARIABLES.get(match[0], match[0])


def _tree(picture: Picture) -> ET.Element:
    """Return the picture as a tree without what says nothing: comments, metadata, digits that nobody sees."""
    # what is parsed is what matplotlib has just written
    raw = _saved(picture, "svg", dpi=_POINTS, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    root = ET.fromstring(raw)  # noqa: S314
    for metadata in root.findall(f"{{{_SVG}}}metadata"):
        root.remove(metadata)
    for element in root.iter():
        for name, digits in (("d", 1), ("transform", 2), ("x", 2), ("y", 2)):
            if (value := element.get(name)) is not None:
                element.set(name, _LONG_NUMBER.sub(partial(_shorter, digits), value))
    _smaller_dots(root)
    title, told = ET.Element(f"{{{_SVG}}}title", {"id": "title"}), ET.Element(f"{{{_SVG}}}desc", {"id": "told"})
    title.text, told.text = visible(picture.title), visible(picture.told)
    root[:0] = [title, told]
    root.set("role", "img")
    root.set("aria-labelledby", "title told")
    return root


def _smaller_dots(root: ET.Element) -> None:
    """Make a texture of dots of one dot; as matplotlib writes it, it takes 60 kB."""
    for pattern in root.iter(f"{{{_SVG}}}pattern"):
        ground, marks = pattern
        if "C" in marks.get("d", ""):
            pattern.set("width", "6")
            pattern.set("height", "6")
            pattern.remove(marks)
            dot = {"cx": "3", "cy": "3", "r": "1.2", "style": f"fill: {_COLOUR.findall(marks.get('style', ''))[0]}"}
            pattern.append(ET.Element(f"{{{_SVG}}}circle", dot))
            ground.set("width", "7")
            ground.set("height", "7")


def _shorter(digits: int, match: re.Match[str]) -> str:
    return f"{float(match[0]):.{digits}f}".rstrip("0").rstrip(".") or "0"


def _written(root: ET.Element) -> str:
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    return ET.tostring(root, encoding="unicode") + "\n"


def _saved(picture: Picture, form: str, *, dpi: float, metadata: dict[str, str | None]) -> bytes:
    figure: Any = picture.figure
    file = BytesIO()
    with styled():
        figure.savefig(file, format=form, dpi=dpi, metadata=metadata, facecolor=LIGHT["card"])
    return file.getvalue()
