"""Tests of the code tables."""

import pytest

from dragoman import codes


def test_the_sixteen_types_with_their_quad_classes() -> None:
    quads = {name: kind.quad_code for name, kind in codes.event_types().items()}
    assert len(quads) == 16
    assert [name for name, quad in quads.items() if quad == 1] == ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"]
    assert [name for name, quad in quads.items() if quad == 2] == ["COOPERATE", "AID", "RETREAT"]
    assert [name for name, quad in quads.items() if quad == 3] == ["REQUEST", "ACCUSE", "REJECT", "THREATEN"]
    assert codes.quad_code("SANCTION") == 4


def test_types_and_modes_have_the_codebooks_numbers() -> None:
    types = codes.event_types()
    assert sum(len(kind.modes) for kind in types.values()) == 67
    assert len(codes.contexts()) == 37
    assert len(codes.sectors()) == 25
    assert {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC", "KOS", "PSE", "HKG", "TWN", "GBR"} <= set(
        codes.entity_codes()
    )


@pytest.mark.parametrize(
    ("event", "modes", "score"),
    [
        ("AGREE", [], 2.5),
        ("REQUEST", ["yield"], -1.0),
        ("REQUEST", ["meet"], 0.0),
        ("ASSAULT", ["firearms", "unconventional"], -10.0),
        ("ASSAULT", ["unconventional", "firearms"], -10.0),
        ("ASSAULT", ["beat", "primitive"], -7.5),
        ("PROTEST", ["vandalize"], -5.0),
    ],
)
def test_an_event_scores_as_its_most_specific_mode(event: str, modes: list[str], score: float) -> None:
    assert codes.event_scale(event, modes) == score


def test_cameo_codes_are_text_with_goldstein_scores() -> None:
    assert codes.goldstein("0254") == -0.3
    assert codes.goldstein("163") == -8.0
    assert codes.cameo_names()["0254"].startswith("Appeal for easing of economic sanctions")
    assert len(codes.cameo_names()) == 312
    assert all(codes.cameo_names().values())


def test_every_type_and_mode_has_a_known_closest_cameo_code() -> None:
    for kind in codes.event_types().values():
        assert set(kind.cameo) == {"", *kind.modes}
        assert set(kind.cameo.values()) <= set(codes.cameo_names())
    assert codes.closest_cameo("REQUEST", ["yield"]) == "025"
    assert codes.closest_cameo("AGREE") == "030"
