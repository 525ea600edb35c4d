"""Tests of dragoman.find.what.positions: the words at the places that frames name."""

from __future__ import annotations

import pytest

from dragoman.find.what.positions import Positions
from scenes import frames, scene

KNOWN = frames(light="hold launch", attitudes={"speech": "say"})

GAVE = "Iran/PROPN/2/nsubj gave=give/VERB/0/root Oman/PROPN/2/iobj oil/NOUN/2/obj"
VISIT = (
    "Iran/PROPN/3/nmod:poss 's/PART/1/case visit/NOUN/6/nsubj to/ADP/5/case Oman/PROPN/3/nmod began=begin/VERB/0/root"
)
US_TALKS = "US/PROPN/3/compound sharp/ADJ/3/amod talks=talk/NOUN/4/nsubj ended=end/VERB/0/root"
ITS_PLAN = "Iran/PROPN/3/nmod:poss 's/PART/1/case threats=threat/NOUN/0/root and/CCONJ/5/cc attacks=attack/NOUN/3/conj"
HELD = (
    "Iran/PROPN/2/nsubj held=hold/VERB/0/root talks=talk/NOUN/2/obj in/ADP/5/case Doha/PROPN/2/obl with/ADP/7/case "
    "Oman/PROPN/2/obl"
)
HELD_ON_OBJECT = "Iran/PROPN/2/nsubj held=hold/VERB/0/root talks=talk/NOUN/2/obj with/ADP/5/case Oman/PROPN/3/nmod"
LAUNCHED = (
    "A/DET/2/det series/NOUN/6/nsubj:pass of/ADP/4/case attacks=attack/NOUN/2/nmod was=be/AUX/6/aux:pass "
    "launched=launch/VERB/0/root by/ADP/8/case Iran/PROPN/6/obl:agent"
)
LIFTING = (
    "The/DET/2/det lifting/NOUN/0/root of/ADP/4/case sanctions=sanction/NOUN/2/nmod by/ADP/6/case Iran/PROPN/4/nmod"
)
PULLOUT = (
    LIFTING.replace("lifting", "pullout").replace("sanctions=sanction", "troops=troop").replace("by/ADP", "from/ADP")
)
PULLOUT = PULLOUT.replace("Iran", "Oman")
SHELLED = (
    "Oman/PROPN/3/nsubj:pass was=be/AUX/3/aux:pass shelled=shell/VERB/0/root by/ADP/5/case Iran/PROPN/3/obl:agent "
    "on/ADP/7/case Friday/PROPN/3/obl//B-DATE"
)
IN_TALKS = (
    "In/ADP/2/case talks=talk/NOUN/6/obl with/ADP/4/case Oman/PROPN/2/nmod Iran/PROPN/6/nsubj rose=rise/VERB/0/root"
)
SAID = (
    "Talks=talk/NOUN/5/nsubj with/ADP/3/case Oman/PROPN/1/nmod had=have/AUX/5/aux ended=end/VERB/7/ccomp "
    "Iran/PROPN/7/nsubj said=say/VERB/0/root"
)
PULLED = "Iran/PROPN/2/nsubj pulled=pull/VERB/0/root out/ADP/5/case of/ADP/5/case Oman/PROPN/2/obl"
NAMED_SUBJECT = "Costa/PROPN/4/nsubj Rica/PROPN/1/flat 's/PART/4/case veto/NOUN/5/nsubj stands=stand/VERB/0/root"
AFTER_NOUN = (
    "During/ADP/2/case talks=talk/NOUN/6/obl with/ADP/4/case Oman/PROPN/6/obl Iran/PROPN/6/nsubj rose=rise/VERB/0/root"
)
OF_TALKS = (
    "Iran/PROPN/2/nsubj hid=hide/VERB/0/root news/NOUN/2/obj of/ADP/5/case talks=talk/NOUN/3/nmod with/ADP/7/case "
    "Oman/PROPN/2/obl"
)


@pytest.mark.parametrize(
    ("spec", "trigger", "place", "words"),
    [
        (GAVE, "gave", "subj", ["Iran"]),
        (GAVE, "gave", "obj", ["oil"]),
        (GAVE, "gave", "iobj", ["Oman"]),
        (SHELLED, "shelled", "subj", ["Iran"]),
        (SHELLED, "shelled", "by", ["Iran"]),
        (SHELLED, "shelled", "obj", ["Oman"]),
        (SHELLED, "shelled", "bearer", ["Oman"]),
        (SHELLED, "shelled", "on", []),
        (VISIT, "visit", "poss", ["Iran"]),
        (VISIT, "visit", "to", ["Oman"]),
        (NAMED_SUBJECT, "veto", "poss", ["Costa"]),
        (NAMED_SUBJECT, "stands", "poss", []),
        (VISIT, "visit", "obj", []),
        (VISIT, "visit", "with", []),
        (ITS_PLAN, "attacks", "poss", ["Iran"]),
        (US_TALKS, "talks", "compound", ["US", "sharp"]),
        (HELD, "talks", "light", ["Iran"]),
        (HELD, "talks", "lightwith", ["Oman"]),
        (HELD, "talks", "lightobj", ["Oman"]),
        (HELD, "held", "light", []),
        (HELD_ON_OBJECT, "held", "with", ["Oman"]),
        (HELD_ON_OBJECT, "held", "in", []),
        (LAUNCHED, "attacks", "light", ["Iran"]),
        (LIFTING, "lifting", "by", ["Iran"]),
        (LIFTING, "lifting", "of", ["sanctions"]),
        (PULLOUT, "pullout", "from", ["Oman"]),
        (PULLOUT, "pullout", "of", ["troops"]),
        (PULLOUT.replace("from/ADP", "in/ADP"), "pullout", "in", []),
        (IN_TALKS, "talks", "governor", ["Iran"]),
        (HELD, "talks", "governor", []),
        (SAID, "talks", "speaker", ["Iran"]),
        (PULLED, "pulled", "of", ["Oman"]),
        (AFTER_NOUN, "talks", "with", ["Oman"]),
        (OF_TALKS, "talks", "with", ["Oman"]),
        (OF_TALKS, "hid", "with", []),
    ],
)
def test_the_words_at_a_place(spec: str, trigger: str, place: str, words: list[str]) -> None:
    one = scene(spec, known=KNOWN)
    trigger = trigger if any(token.text == trigger for token in one.sentence.tokens) else trigger.capitalize()
    assert one.words(Positions(one.tree, KNOWN).tokens(one.at(trigger), place)) == words


def test_the_speaker_of_a_clause() -> None:
    one = scene(SAID, known=KNOWN)
    assert one.words(Positions(one.tree, KNOWN).tokens(one.at("ended"), "speaker")) == ["Iran"]


@pytest.mark.parametrize(("spec", "found"), [("Oman/PROPN/4/compound", ["Oman"]), ("heavy/ADJ/4/amod", [])])
def test_who_is_given_something_may_be_read_as_a_part_of_it(spec: str, found: list[str]) -> None:
    one = scene(f"Iran/PROPN/2/nsubj handed=hand/VERB/0/root {spec} tanks=tank/NOUN/2/obj", known=KNOWN)
    assert one.words(Positions(one.tree, KNOWN).tokens(one.at("handed"), "iobj")) == found


RECEIVED = "Iran/PROPN/2/nsubj received=receive/VERB/0/root threats=threat/NOUN/2/obj from/ADP/5/case Oman/PROPN/3/nmod"


def test_who_receives_an_act_is_not_who_does_it() -> None:
    known = frames(light="receive make")
    one = scene(RECEIVED, known=known)
    places = Positions(one.tree, known)
    assert one.words(places.tokens(one.at("threats"), "light")) == []
    assert one.words(places.tokens(one.at("threats"), "lightobj")) == ["Iran"]
    drew = scene(RECEIVED.replace("received=receive", "drew=draw"), known=frames(light="draw"))
    assert drew.words(Positions(drew.tree, frames(light="draw")).tokens(drew.at("threats"), "lightobj")) == ["Iran"]
    made = scene(RECEIVED.replace("received=receive", "made=make"), known=known)
    assert made.words(Positions(made.tree, known).tokens(made.at("threats"), "light")) == ["Iran"]
