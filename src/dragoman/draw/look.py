"""The look that all pictures share: colours, textures of status, dashes of quad classes, sizes.

Colour is never the only sign. Cooperation lies above the line and conflict below it; what is material has a dark edge;
each status has a texture of its own; lines of each quad class have their own dash.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from dragoman.errors import BadConfig

__all__ = ["DARK", "DASHES", "HATCHES", "LIGHT", "QUADS", "Look", "Picture", "hatched"]

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")

LIGHT = {
    "card": "#ffffff", "ink": "#1d2126", "soft": "#565e67", "line": "#d9d6ce", "land": "#d6d8da", "sea": "#edf3f6",
    "q1": "#2e7d4f", "q2": "#1b5e20", "q3": "#8f5300", "q4": "#b3261e",
    "t1": "#cbdfd3", "t2": "#c6d7c7", "t3": "#e3d4bf", "t4": "#ecc9c7",
}  # fmt: skip
"""Colours by day; ``q1`` to ``q4`` are the quad classes and ``t1`` to ``t4`` their tints."""

DARK = {
    "card": "#1c2024", "ink": "#e7e5df", "soft": "#a3abb3", "line": "#363c43", "land": "#454c53", "sea": "#22303a",
    "q1": "#74c793", "q2": "#9fdc8f", "q3": "#f0b04c", "q4": "#ff8a80",
    "t1": "#324a40", "t2": "#3d4f3f", "t3": "#51442e", "t4": "#553b3b",
}  # fmt: skip
"""The same by night."""

HATCHES = {"actual": "", "historical": "////", "future": "..", "hypothetical": "||||", "negated": "xxxx"}
"""The texture of each status; what happened is solid."""

DASHES: tuple[tuple[float, ...], ...] = ((), (), (6, 3), (2, 2))
"""Dashes of the quad classes: cooperation unbroken, verbal conflict in strokes, material conflict in dots."""

NARROWEST, WIDEST = 320, 4000


@dataclass(frozen=True, slots=True)
class Look:
    """Size in CSS pixels and title of a picture, and what to number in it.

    ``height`` None takes the height that the picture needs. ``first`` and ``last`` bound the days that a timeline
    shows. ``marks`` gives events, by id, a number that stands beside them.
    """

    width: int = 960
    height: int | None = None
    title: str = ""
    first: date | None = None
    last: date | None = None
    marks: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the size.

        Raises:
            BadConfig: it is too small to read or too large to draw.
        """
        for name, value in (("width", self.width), ("height", self.height)):
            if value is not None and not NARROWEST <= value <= WIDEST:
                raise BadConfig(f"the {name} of a picture is {NARROWEST} to {WIDEST} pixels, not {value}")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture drawn: matplotlib's figure, and what it shows in words, for those who cannot see it."""

    figure: object
    title: str
    told: str


def hatched(statuses: Collection[str]) -> tuple[str, ...]:
    """Return those of the statuses that have a texture, in the order of the codebook."""
    return tuple(status for status, hatch in HATCHES.items() if hatch and status in statuses)
