"""Tests of dragoman.find.what.events: from sentences made by hand to events and refusals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factory
from dragoman.find.what.events import find_events
from dragoman.find.what.frames import Frames, load_frames
from dragoman.model import ActReading, Event, Parse, Refusal, Sentence, TimePhrase, Token, When
from scenes import cast_of, frames, spell

ACTORS = {"Iran": "IRN", "Oman": "OMN", "Iraq": "IRQ", "Envoys": "- group"}
KNOWN = frames(
    "strike V - ACTOR ASSAULT - 190",
    "kill V - ACTOR ASSAULT - 190",
    "meet V - ACTOR CONSULT - 040",
    "hold V - TALKS CONSULT - 040",
    "talk N - TALKS CONSULT - 040",
    "talk N prep:with - CONSULT - 040",
    "meeting N - NONE CONSULT - 040",
    "urge V - ACTOR REQUEST * 02*",
    "leave V - ACTOR RETREAT withdraw 087",
    "sentence V prep:to PRISON SANCTION convict 115",
    "sentence V prep:to PRISON COERCE arrest 173",
    "reject V - OFFER REJECT - 120",
    "offer V - ACTOR AGREE - 030",
    "deploy V - TROOPS MOBILIZE troops 154",
    "aid V - ACTOR AID - 070",
    classes={"TALKS": "talk", "PRISON": "prison", "OFFER": "offer", "TROOPS": "troop"},
    inner=["REQUEST/appeal >RETREAT yield 0256", "REQUEST/appeal * change 020"],
    attitudes={"speech": "say"},
)


BLAMING = frames(
    "strike V - ACTOR ASSAULT - 190",
    "reject V - OFFER REJECT - 120",
    "offer V - ACTOR AGREE - 030",
    "blame V - - ACCUSE allege 112",
    "rule V prt:out - REJECT - 120",
    classes={"OFFER": "offer", "NEGATIVE": "reckless"},
    attitudes={"speech": "say"},
)


def coded(
    *specs: str, known: Frames = KNOWN, actors: Mapping[str, str] = ACTORS, times: tuple[TimePhrase, ...] = ()
) -> tuple[tuple[Event, ...], tuple[Refusal, ...]]:
    """Code sentences that stand one after another in a report of 14 March 2025."""
    text, sentences = "", []
    for index, spec in enumerate(specs):
        one = spell(spec, index, len(text))
        sentences.append(one)
        text += " ".join(token.text for token in one.tokens) + "\n"
    events, refusals = find_events(
        factory.report(text), Parse(tuple(sentences)), cast_of(actors, *sentences), times, known
    )
    for event in events:
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text
        assert all(text[e.start : e.end] == e.entity_text for e in (*event.actor, *event.recipient))
    return events, refusals


def sides(event: Event) -> tuple[list[str], list[str]]:
    return [entity.code for entity in event.actor], [entity.code for entity in event.recipient]


STRUCK = "Iran/PROPN/2/nsubj struck=strike/VERB/0/root Oman/PROPN/2/obj"


def test_a_plain_event_has_all_its_fields() -> None:
    ((event,), refusals) = coded(STRUCK)
    assert refusals == ()
    assert (event.id, event.event, event.mode, event.cameo, event.status) == ("e0", "ASSAULT", (), "190", "actual")
    assert (event.goldstein, event.quad_code, event.event_scale) == (-10.0, 4, -9.0)
    assert sides(event) == (["IRN"], ["OMN"])
    assert (event.trigger.text, event.sentence, event.attributed_to) == ("struck", 0, None)
    assert (event.date.first, event.date.last, event.date.basis) == (date(2025, 3, 14), date(2025, 3, 14), "dateline")
    assert event.event_loc is not None
    assert (event.event_loc.resolved_place, event.event_loc.country_code) == ("Oman", "OMN")
    assert event.confidence == 0.51
    assert event.context == ("military",)
    how, _, context = event.why.partition("; context ")
    assert how == "frame strike/V [ACTOR] (test:1); actor by subj; recipient by obj"
    assert context.startswith("military by ")


def test_events_are_numbered_in_text_order() -> None:
    events, _ = coded(STRUCK, "Oman/PROPN/2/nsubj met=meet/VERB/0/root Iraq/PROPN/2/obj")
    assert [(event.id, event.event, event.sentence) for event in events] == [("e0", "ASSAULT", 0), ("e1", "CONSULT", 1)]


REFUSED = {
    "nobody known acts": (
        "Gunmen=gunman/NOUN/2/nsubj struck=strike/VERB/0/root Oman/PROPN/2/obj",
        "struck",
        "unknown-actor",
    ),
    "a group of nobody known acts": (
        "Envoys/NOUN/2/nsubj struck=strike/VERB/0/root Oman/PROPN/2/obj",
        "struck",
        "unknown-actor",
    ),
    "nobody acts": (
        "Oman/PROPN/3/nsubj:pass was=be/AUX/3/aux:pass struck=strike/VERB/0/root",
        "struck",
        "no-actor",
    ),
    "talks of nobody": (
        "The/DET/2/det meeting/NOUN/3/nsubj ended=end/VERB/0/root",
        "meeting",
        "topic-only",
    ),
    "a purpose": (
        "Iran/PROPN/2/nsubj paid=pay/VERB/0/root to/PART/4/mark strike/VERB/2/advcl Oman/PROPN/4/obj",
        "strike",
        "hypothetical",
    ),
    "what is asked for": (
        "Oman/PROPN/2/nsubj urged=urge/VERB/0/root Iran/PROPN/2/obj to/PART/5/mark leave/VERB/2/xcomp Iraq/PROPN/5/obj",
        "leave",
        "topic-only",
    ),
    "troops in the report of an attack": (
        (
            "Iran/PROPN/2/nsubj struck=strike/VERB/0/root Oman/PROPN/2/obj and/CCONJ/5/cc deployed=deploy/VERB/2/conj "
            "troops=troop/NOUN/5/obj"
        ),
        "deployed",
        "topic-only",
    ),
}


@pytest.mark.parametrize(("spec", "word", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_and_why(spec: str, word: str, reason: str) -> None:
    events, refusals = coded(spec)
    text = " ".join(token.text for token in spell(spec).tokens)
    assert (word, reason) in [(text[r.start : r.end], r.reason) for r in refusals]
    assert word not in [event.trigger.text for event in events]
    assert all(refusal.detail for refusal in refusals)


def test_what_is_asked_for_gives_the_request_its_mode() -> None:
    (event,), _ = coded(REFUSED["what is asked for"][0])
    assert (event.event, event.mode, event.cameo) == ("REQUEST", ("yield",), "0256")
    assert sides(event) == (["OMN"], ["IRN"])
    assert "about leave" in event.why or "about >RETREAT" in event.why


def test_a_conviction_with_prison_makes_two_events_of_one_trigger() -> None:
    spec = "Oman/PROPN/2/nsubj sentenced=sentence/VERB/0/root Iran/PROPN/2/obj to/ADP/5/case prison/NOUN/2/obl"
    events, _ = coded(spec)
    assert {event.event for event in events} == {"SANCTION", "COERCE"}
    assert len({event.trigger for event in events}) == 1


def test_a_verb_and_the_act_it_carries_are_one_event() -> None:
    spec = "Iran/PROPN/2/nsubj held=hold/VERB/0/root talks=talk/NOUN/2/obj with/ADP/5/case Oman/PROPN/3/nmod"
    (event,), _ = coded(spec)
    assert {span.text for span in (event.trigger, *event.mentions)} == {"held", "talks"}
    assert sides(event) == (["IRN", "OMN"], [])


def test_the_result_of_an_assault_is_no_second_one() -> None:
    spec = (
        "Iran/PROPN/2/nsubj struck=strike/VERB/0/root Oman/PROPN/2/obj ,/PUNCT/5/punct killing=kill/VERB/2/advcl "
        "Oman/PROPN/5/obj"
    )
    (event,), _ = coded(spec)
    assert [span.text for span in event.mentions] == ["killing"]


def test_the_meeting_told_before_is_told_again() -> None:
    events, _ = coded(
        "Iran/PROPN/2/nsubj met=meet/VERB/0/root Oman/PROPN/2/obj",
        (
            "Iran/PROPN/2/nsubj left=go/VERB/0/root the/DET/4/det meeting/NOUN/2/obj of/ADP/6/case Iran/PROPN/4/nmod "
            "with/ADP/8/case Oman/PROPN/4/nmod"
        ),
        known=frames("meet V - ACTOR CONSULT - 040", "meeting N prep:with - CONSULT - 040"),
    )
    (event,) = events
    assert [span.text for span in event.mentions] == ["meeting"]


def test_the_offers_that_are_rejected_are_those_made_before() -> None:
    events, _ = coded(
        "Oman/PROPN/2/nsubj offered=offer/VERB/0/root Iran/PROPN/2/obj",
        "Iran/PROPN/2/nsubj rejected=reject/VERB/0/root the/DET/4/det offer/NOUN/2/obj",
    )
    assert [event.event for event in events] == ["AGREE", "REJECT"]
    assert sides(events[1]) == (["IRN"], ["OMN"])


def told(first: date, basis: str = "stated") -> tuple[TimePhrase, ...]:
    return (TimePhrase(0, 4, 4, When(first, first, "day", basis)),)


ON_A_DAY = STRUCK + " on/ADP/5/case Friday/PROPN/2/obl//B-DATE"


@pytest.mark.parametrize(
    ("day", "status"), [(date(2025, 3, 7), "actual"), (date(2025, 3, 4), "actual"), (date(2025, 2, 28), "historical")]
)
def test_what_is_dated_well_before_the_report_is_background(day: date, status: str) -> None:
    (event,), _ = coded(ON_A_DAY, times=told(day))
    assert (event.status, event.date.first) == (status, day)


def test_background_without_a_date_lies_before_the_report() -> None:
    spec = "Iran/PROPN/3/nsubj had=have/AUX/3/aux/Tense=Past struck=strike/VERB/0/root Oman/PROPN/3/obj"
    (event,), _ = coded(spec)
    assert (event.status, event.date.basis, event.date.last) == ("historical", "before", date(2025, 3, 13))


def test_agreement_of_the_network_raises_the_confidence() -> None:
    one = spell(STRUCK)
    zeros = (0.0,) * len(one.tokens)
    agreed = replace(one, acts=(ActReading(1, (("ASSAULT", 1.0),), (), (), zeros, zeros),))
    report = factory.report(" ".join(token.text for token in one.tokens))
    found = [find_events(report, Parse((s,)), cast_of(ACTORS, s), (), KNOWN)[0][0] for s in (one, agreed)]
    assert [event.confidence for event in found] == [0.51, 0.97]


def test_what_background_came_after_is_background_too() -> None:
    spec = (
        "Iran/PROPN/3/nsubj had=have/AUX/3/aux/Tense=Past struck=strike/VERB/0/root Oman/PROPN/3/obj "
        "after/SCONJ/7/mark Iraq/PROPN/7/nsubj aided=aid/VERB/3/advcl Oman/PROPN/7/obj"
    )
    (struck, aided), _ = coded(spec)
    assert (struck.status, aided.status) == ("historical", "historical")
    news = spec.replace("had=have/AUX/3/aux/Tense=Past", "now/ADV/3/advmod")
    assert [event.status for event in coded(news)[0]] == ["actual", "actual"]


def test_a_reproach_beside_a_refusal_is_directed_at_whoever_made_the_offer() -> None:
    offer = "Iraq/PROPN/2/nsubj offered=offer/VERB/0/root Iran/PROPN/2/obj grain/NOUN/2/obj"
    answer = (
        "Iran/PROPN/2/nsubj rejected=reject/VERB/0/root the/DET/4/det offer/NOUN/2/obj ,/PUNCT/6/punct "
        "blaming=blame/VERB/2/advcl/VerbForm=Ger it/PRON/6/obj"
    )
    (_, rejected, blamed), _ = coded(offer, answer, known=BLAMING)
    assert (rejected.event, sides(rejected)) == ("REJECT", (["IRN"], ["IRQ"]))
    assert (blamed.event, sides(blamed)) == ("ACCUSE", (["IRN"], ["IRQ"]))


def test_what_is_not_ruled_out_may_be() -> None:
    spec = (
        "Iran/PROPN/4/nsubj did=do/AUX/4/aux not/PART/4/advmod rule/VERB/0/root out/ADP/4/compound:prt "
        "striking=strike/VERB/4/xcomp/VerbForm=Ger Oman/PROPN/6/obj"
    )
    (event,), _ = coded(spec, known=BLAMING)
    assert (event.event, event.status) == ("ASSAULT", "hypothetical")


@pytest.mark.parametrize(("asked", "status"), [("when", "hypothetical"), ("yet", "negated")])
def test_what_is_not_decided_yet_is_left_open(asked: str, status: str) -> None:
    spec = (
        f"Iran/PROPN/4/nsubj had=have/AUX/4/aux not/PART/4/advmod decided=decide/VERB/0/root {asked}/ADV/4/advmod "
        "to/PART/7/mark strike/VERB/4/xcomp/VerbForm=Inf Oman/PROPN/7/obj"
    )
    known = frames("strike V - - ASSAULT - 190", attitudes={"future": "decide"})
    assert [event.status for event in coded(spec, known=known)[0]] == [status]


@pytest.mark.parametrize(("tense", "label", "found"), [("Pres", "LAW", 0), ("Past", "LAW", 1), ("Pres", "ORG", 1)])
def test_what_a_resolution_says_is_no_act_of_its_authors(tense: str, label: str, found: int) -> None:
    spec = (
        f"It/PRON/2/nsubj cited=cite/VERB/0/root Iran/PROPN/2/obj//B-{label} ,/PUNCT/6/punct which/PRON/6/nsubj "
        f"strikes=strike/VERB/3/acl:relcl/Tense={tense} Oman/PROPN/6/obj"
    )
    assert len(coded(spec)[0]) == found


JUDGED = "Iran/PROPN/2/nsubj said=say/VERB/0/root Oman/PROPN/5/nsubj was=be/AUX/5/cop reckless/ADJ/2/ccomp"


def test_a_judgement_told_by_a_speaker_is_a_reproach() -> None:
    (event,), _ = coded(JUDGED, known=BLAMING)
    assert (event.event, event.mode, sides(event)) == ("ACCUSE", ("disapprove",), (["IRN"], ["OMN"]))


@pytest.mark.parametrize(
    "spec",
    [
        JUDGED.replace("Oman", "Iran"),
        JUDGED.replace("Oman/PROPN", "it/PRON"),
        JUDGED.replace("reckless/ADJ", "brave/ADJ"),
        JUDGED + " never/ADV/5/advmod",
        "Oman/PROPN/3/nsubj was=be/AUX/3/cop reckless/ADJ/0/root",
    ],
)
def test_other_judgements_are_none(spec: str) -> None:
    assert coded(spec, known=BLAMING)[0] == ()


def test_a_report_without_sentences_or_actors_has_no_events() -> None:
    assert coded() == ((), ())
    assert coded(STRUCK, actors={})[0] == ()


RELATIONS = [
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "compound", "amod", "acl",
    "acl:relcl", "advcl", "ccomp", "xcomp", "conj", "cc", "aux", "aux:pass", "mark", "case", "parataxis", "det", "expl",
]  # fmt: skip
WORDS = [
    ("Iran", "Iran", "PROPN"), ("Oman", "Oman", "PROPN"), ("urged", "urge", "VERB"), ("reject", "reject", "VERB"),
    ("held", "hold", "VERB"), ("talks", "talk", "NOUN"), ("sanctions", "sanction", "NOUN"), ("should", "should", "AUX"),
    ("said", "say", "VERB"), ("withdraw", "withdraw", "VERB"), ("will", "will", "AUX"), ("not", "not", "PART"),
    ("who", "who", "PRON"), ("with", "with", "ADP"), ("of", "of", "ADP"), ("by", "by", "ADP"), ("to", "to", "PART"),
    ("if", "if", "SCONJ"), ("ready", "ready", "ADJ"), ("strikes", "strike", "NOUN"), ("need", "need", "NOUN"),
    ("series", "series", "NOUN"), ("plans", "plan", "VERB"), ("visit", "visit", "NOUN"), ("was", "be", "AUX"),
]  # fmt: skip


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    n = draw(st.integers(2, 14))
    order = draw(st.permutations(range(n)))
    tokens: dict[int, Token] = {}
    words = [draw(st.sampled_from(WORDS)) for _ in range(n)]
    starts = [sum(len(word[0]) + 1 for word in words[:i]) for i in range(n)]
    for rank, i in enumerate(order):
        head = -1 if rank == 0 else order[draw(st.integers(0, rank - 1))]
        text, lemma, tag = words[i]
        relation = "root" if head < 0 else draw(st.sampled_from(RELATIONS))
        tokens[i] = Token(i, starts[i], starts[i] + len(text), text, lemma, tag, "", head, relation)
    return Sentence(0, 0, starts[-1] + len(words[-1][0]), tuple(tokens[i] for i in range(n)))


@given(sentences())
@settings(max_examples=80)
def test_any_tree_is_coded_and_every_event_has_an_actor_and_the_texts_words(sentence: Sentence) -> None:
    text = " ".join(token.text for token in sentence.tokens)
    cast = cast_of({"Iran": "IRN", "Oman": "OMN"}, sentence)
    events, refusals = find_events(factory.report(text), Parse((sentence,)), cast, (), load_frames())
    for event in events:
        assert event.actor
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text
        assert not {entity.id for entity in event.actor} & {entity.id for entity in event.recipient}
    assert all(0 <= refusal.start < refusal.end <= len(text) for refusal in refusals)
