"""Writes a brief as one page of HTML that needs nothing else, or as Markdown.

Everything passes through one gate: what could move or disguise text is made visible, then all that has a meaning in
HTML or in Markdown is escaped. Only our own drawings pass as they are.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.brief.gather import Gathered
from dragoman.brief.names import day_of, listed
from dragoman.brief.parts import Brief, Line, Source
from dragoman.brief.pictures import Drawn, drawn
from dragoman.draw.look import DARK, LIGHT, QUADS
from dragoman.text import counted, visible

__all__ = ["render"]

_SECTIONS = (
    ("happened", "happened", "What happened"),
    ("unsure", "unsure", "Planned, supposed, not done"),
    ("said", "said", "Who said what to whom"),
    ("instruments", "instruments", "Agreements, resolutions, laws"),
    ("topics", "positions", "Positions"),
    ("differences", "differences", "Contradictions"),
    ("background", "background", "Background"),
    ("sources", "sources", "Reports"),
)
_SIGNS = {1: "△", 2: "▲", 3: "▽", 4: "▼"}
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~&$#])")
_BEGINS = re.compile(r"^(\s*\d*)([-+.)=])(?=\s|[-=])")
"""What makes a list, a rule or a heading of a line that it begins."""
_LINKS = re.compile(r"(?i)(://|@|www(?=\.))")
_STANCES = {
    "supports": ("supports it", "support it"), "opposes": ("opposes it", "oppose it"),
    "calls for": ("calls for it", "call for it"), "rejects": ("rejects it", "reject it"),
    "commits to": ("commits to it", "commit to it"), "neutral": ("takes no side", "take no side"),
}  # fmt: skip
"""Each stance of one and of several."""


def render(gathered: Gathered, form: Literal["html", "md"]) -> str:
    """Return the text of a brief; the same brief gives the same text."""
    pictures = drawn(gathered, svg=form == "html")
    context: dict[str, Any] = {"brief": gathered.brief, "pictures": pictures}
    if form == "html":
        context |= {"style": Markup(_style()), "contents": _contents(gathered.brief, pictures)}  # noqa: S704 - ours
        context["pictures"] = [_inlined(picture) for picture in pictures]
    text = _environment(form).get_template(f"brief.{form}.j2").render(context)
    return text if form == "html" else re.sub(r"\n{3,}", "\n\n", text)


def _contents(brief: Brief, pictures: tuple[Drawn, ...]) -> list[tuple[str, str]]:
    return [("drawn", "When and where")] * bool(pictures) + [
        (anchor, name) for part, anchor, name in _SECTIONS if getattr(brief, part)
    ]


def _inlined(picture: Drawn) -> dict[str, Any]:
    wide, narrow = Markup(picture.wide), Markup(picture.narrow)  # noqa: S704 - drawn by us, its text escaped there
    return {"caption": picture.caption, "wide": wide, "narrow": narrow, "table": picture.table}


@cache
def _environment(form: Literal["html", "md"]) -> Environment:
    # in Markdown the gate itself escapes, and what it gives back is not escaped for HTML once more
    made = Environment(
        loader=PackageLoader("dragoman.brief"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True, finalize=_shown if form == "html" else _plain,
    )  # fmt: skip
    made.filters |= {
        "cited": _cited, "told": _told, "quad": lambda quad: QUADS[quad - 1], "sign": lambda quad: _SIGNS[quad],
        "stance": _stance, "listed": listed, "upper_first": lambda text: text[:1].upper() + text[1:],
        "link": _link, "join": _joined if form == "md" else lambda parts, between: between.join(parts),
    }  # fmt: skip
    return made


def _shown(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _plain(value: object) -> object:
    """Escape what has a meaning in Markdown, and break what some readers make links of by themselves."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    text = _MARKDOWN.sub(r"\\\1", visible(value))
    text = _LINKS.sub(lambda match: {"://": ":\\//", "@": "\\@"}.get(match[0], f"{match[0]}\\"), text)
    return Markup(_BEGINS.sub(r"\1\\\2", text))  # noqa: S704 - it has just been escaped


def _joined(parts: tuple[str, ...], between: str) -> Markup:
    return Markup(between.join(str(_plain(part)) for part in parts))  # noqa: S704 - each part has passed the gate


def _link(url: str) -> Markup:
    """Return an address for a link of Markdown; what could end the link early is written in percent."""
    escaped = re.sub(r"[()<>\\\[\]`*_|~]", lambda match: f"%{ord(match[0]):02X}", url)
    return Markup(escaped)  # noqa: S704 - an address that has been checked to be one


def _stance(stance: str, speakers: tuple[str, ...]) -> str:
    return _STANCES[stance][len(speakers) > 1]


def _cited(source: Source) -> str:
    title = f"“{source.title}”" if source.title else f"Report {source.report[:8]}"
    return ", ".join(filter(None, (title, source.source, day_of(source.day))))


def _told(line: Line) -> str:
    told = counted(line.reports, "report")
    return told if line.reports == 1 else f"{told}, {line.independent:,} independent"


def _style() -> str:
    css = (files("dragoman.brief") / "templates" / "brief.css").read_text(encoding="utf-8")
    for name, colours in (("day", LIGHT), ("night", DARK)):
        css = css.replace(f"{{{{ {name} }}}}", " ".join(f"--{key}: {value};" for key, value in colours.items()))
    return css.strip()
