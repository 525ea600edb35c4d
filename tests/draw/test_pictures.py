"""Tests of what all pictures promise: the same bytes, text as text, nothing from a report taken for more than text."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dragoman.draw.canvas import inline_svg, png, svg
from dragoman.draw.look import DARK, LIGHT, Look, Picture
from dragoman.draw.network import network
from dragoman.draw.places import map_of
from dragoman.draw.timeline import timeline
from dragoman.errors import BadConfig
from ledger_rows import event, party, where

USA = party("United States", "USA", "recipient")
EVENTS = [
    event("a", place=where("Beijing", 39.9, 116.4)),
    event("b", "REQUEST", recipients=(USA,)),
    event("c", "SANCTION", "2025-03-10", recipients=(USA,), status="future"),
    event("d", "COOPERATE", "2025-03-12", status="negated", place=where("Iran", 32, 53, country="IRN", feature="PCLI")),
    event("e", "ACCUSE", None, recipients=(USA,)),
]
DRAWN: dict[str, Callable[..., Picture]] = {"timeline": timeline, "network": network, "map": map_of}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=DRAWN)
def draw(request: pytest.FixtureRequest) -> Callable[..., Picture]:
    return DRAWN[request.param]


def tree(raw: bytes | str) -> ET.Element:
    return ET.fromstring(raw)  # noqa: S314 - our own drawing


def texts(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def test_the_same_events_make_the_same_bytes(draw: Callable[..., Picture]) -> None:
    assert svg(draw(EVENTS)) == svg(draw(EVENTS))
    assert png(draw(EVENTS)) == png(draw(EVENTS))


def test_another_process_with_settings_of_its_own_makes_the_same_bytes() -> None:
    code = (
        "import hashlib, matplotlib\n"
        "matplotlib.rcParams.update({'font.size': 30, 'svg.fonttype': 'path', 'axes.grid': True})\n"
        "from test_pictures import DRAWN, EVENTS, svg\n"
        "print(*(hashlib.sha256(svg(draw(EVENTS))).hexdigest() for draw in DRAWN.values()))"
    )
    here = str(Path(__file__).parent)
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join([*sys.path, here])},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert seen == {" ".join(sha256(svg(draw(EVENTS))).hexdigest() for draw in DRAWN.values()) + "\n"}


def test_svg_has_text_a_title_and_a_description_and_no_date(draw: Callable[..., Picture]) -> None:
    raw = svg(draw(EVENTS, Look(title="Iran & <others>")))
    root = tree(raw)
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == "Iran & <others>"
    assert (root[1].text or "").endswith(".") or root[1].text
    assert "Iran & <others>" in texts(root)
    assert root.get("role") == "img"
    assert b"<metadata" not in raw
    assert b"<script" not in raw
    assert b"<!--" not in raw


def test_png_says_nothing_of_when_it_was_made(draw: Callable[..., Picture]) -> None:
    raw = png(draw(EVENTS))
    assert raw.startswith(b"\x89PNG")
    assert b"Software" not in raw
    assert b"tIME" not in raw


def test_nothing_to_draw_is_said(draw: Callable[..., Picture]) -> None:
    picture = draw([])
    assert "No event" in picture.told
    assert png(picture).startswith(b"\x89PNG")


HOSTILE = "<script>alert(1)</script> $x^2$ \u202egnp.exe \x07]]>"


def test_names_of_reports_are_only_text() -> None:
    who = party(HOSTILE, "")
    events = [event("a", actors=(who, party("Iran", "IRN")), place=where(HOSTILE, 10, 10))]
    for draw in (network, map_of):
        root = tree(svg(draw(events, Look(title=HOSTILE))))
        shown = "".join(texts(root))
        assert "<script>alert(1)</script> $x^2$" in shown
        assert "\u202e" not in shown
        assert "\\u202egnp.exe \\x07" in shown
        assert png(draw(events, Look(title=HOSTILE))).startswith(b"\x89PNG")


def test_letters_that_the_font_lacks_do_not_warn() -> None:
    events = [event("a", actors=(party("王毅", ""), party("Iran", "IRN")))]
    assert png(network(events))
    assert "王毅" in svg(network(events)).decode()


def test_inline_pictures_have_ids_of_their_own_and_the_colours_of_the_page() -> None:
    one, two = (tree(inline_svg(timeline(EVENTS), prefix)) for prefix in ("p-", "q-"))
    ids = [{element.get("id") for element in root.iter() if element.get("id")} for root in (one, two)]
    assert not ids[0] & ids[1]
    raw = inline_svg(timeline(EVENTS), "p-")
    assert "var(--q1)" in raw
    assert LIGHT["q1"] not in raw
    assert "url(#p-" in raw
    assert all(reference.startswith("p-") for reference in raw.split("url(#")[1:])
    assert 'xlink:href="#p-' in raw
    assert one.get("width") is None


@pytest.mark.parametrize("size", [{"width": 100}, {"width": 9000}, {"height": 10}])
def test_a_size_that_cannot_be_read_is_refused(size: dict[str, int]) -> None:
    with pytest.raises(BadConfig, match="320 to 4000 pixels"):
        Look(**size)  # type: ignore[arg-type]


def test_pictures_have_the_size_asked_for(draw: Callable[..., Picture]) -> None:
    raw = png(draw(EVENTS, Look(width=400, height=500)), 1)
    assert (int.from_bytes(raw[16:20]), int.from_bytes(raw[20:24])) == (400, 500)


def test_night_has_every_colour_of_the_day() -> None:
    assert DARK.keys() == LIGHT.keys()
    assert len(set(LIGHT.values())) == len(LIGHT)


def test_the_timeline_numbers_events_and_tells_its_days() -> None:
    root = tree(svg(timeline(EVENTS, Look(marks={"a": "1", "b": "2"}))))
    assert {"1", "2", "10 March 2025 to 14 March 2025, by day"} <= set(texts(root))


def test_the_timeline_shows_textures_of_statuses_and_dark_edges() -> None:
    raw = svg(timeline(EVENTS)).decode()
    assert raw.count("<pattern") >= 2
    assert {"planned", "did not happen", "material conflict (dark edge)"} <= set(texts(tree(raw)))


def test_the_map_says_what_has_no_place() -> None:
    picture = map_of(EVENTS)
    assert "Beijing: 1 of cooperation, 0 of conflict" in picture.told
    assert "3 of 5 events without a place" in picture.told


def test_the_network_says_who_acts_on_whom() -> None:
    told = network(EVENTS).told
    assert "China with Iran: 1 of verbal cooperation" in told
    assert "China towards US: 2 of verbal conflict" in told


def test_the_days_asked_for_are_those_shown() -> None:
    picture = timeline(EVENTS, Look(first=date(2025, 3, 11), last=date(2025, 3, 14)))
    assert "1 event before 11 March 2025 not drawn." in picture.told


def test_a_timeline_of_millennia_is_drawn() -> None:
    events = [event("a", day="0001-01-01"), event("b", day="9999-12-31"), event("c")]
    assert svg(timeline(events, Look(width=320)))
