"""Tests of dragoman.find.what.marked: what the marked words make of the cast."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.find.what.marked import SOURCE, TARGET, marked_cast
from dragoman.model import Cast, Parse, Report
from scenes import cast_of, spell

SPEC = (
    "Iran/PROPN/2/nsubj hit/VERB/0/root the/DET/5/det Iraqi=Iraqi/ADJ/5/amod camp/NOUN/2/obj and/CCONJ/8/cc "
    "it/PRON/8/nsubj left/VERB/2/conj Tehran/PROPN/8/obj"
)
SENTENCE = spell(SPEC)
TEXT = "Iran hit the Iraqi camp and it left Tehran"
REPORT = Report("r", date(2025, 3, 14), TEXT)
PARSE = Parse((SENTENCE,))
IRAN, CAMP = (0, 4), (9, 23)


def marked(cast: Cast, source: tuple[int, int] | None = IRAN, target: tuple[int, int] | None = CAMP) -> Cast:
    return marked_cast(REPORT, PARSE, cast, source, target)


def words(cast: Cast, actor: str) -> list[str]:
    return [m.span.text for a in cast.actors if a.id == actor for m in a.mentions]


def test_words_that_no_table_knows_become_a_party() -> None:
    found = marked(cast_of({}, SENTENCE))
    assert words(found, SOURCE) == ["Iran"]
    assert words(found, TARGET) == ["the Iraqi camp"]
    assert {a.id: a.code for a in found.actors} == {SOURCE: SOURCE, TARGET: TARGET}


def test_a_party_is_headed_by_the_word_that_the_others_hang_on() -> None:
    (mention,) = next(a for a in marked(cast_of({}, SENTENCE)).actors if a.id == TARGET).mentions
    assert (mention.first, mention.last, mention.head) == (2, 4, 4)


def test_a_party_takes_the_other_mentions_of_its_actor() -> None:
    iran = cast_of({"Iran": "IRN"}, SENTENCE).actors[0]
    again = cast_of({"it": "IRN"}, SENTENCE).actors[0].mentions
    found = marked(Cast((replace(iran, mentions=(*iran.mentions, *again)),)))
    assert words(found, SOURCE) == ["Iran", "it"]
    assert words(found, "iran") == []


def test_other_actors_of_a_partys_state_have_its_code() -> None:
    found = marked(cast_of({"Iran": "IRN", "Tehran": "IRN", "it": "OMN"}, SENTENCE))
    assert {a.id: a.code for a in found.actors if a.mentions} == {
        "tehran": SOURCE, "it": "OMN", SOURCE: SOURCE, TARGET: TARGET,
    }  # fmt: skip


def test_parties_of_one_state_leave_its_other_actors_alone() -> None:
    found = marked(cast_of({"Iran": "IRN", "the Iraqi camp": "IRN", "Tehran": "IRN"}, SENTENCE))
    assert next(a for a in found.actors if a.id == "tehran").code == "IRN"


def test_no_place_is_no_party() -> None:
    found = marked(cast_of({"Iran": "IRN"}, SENTENCE), target=None)
    assert [a.id for a in found.actors if a.mentions] == [SOURCE]
