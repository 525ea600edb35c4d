from __future__ import annotations

from parses import cast, named


def test_the_koreas_are_two_states() -> None:
    found = cast("The_DET_2_det Koreas_PROPN_3_nsubj:PLACE met|meet_VERB_0_root")
    assert {actor.code for actor in found.actors if actor.kind == "state"} == {"KOR", "PRK"}
    assert named(found, "Koreas").kind == "group"
