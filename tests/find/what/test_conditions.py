"""Tests of dragoman.find.what.conditions on sentences made by hand."""

from __future__ import annotations

import pytest

from dragoman.find.what.conditions import Conditions
from scenes import Scene, frames, scene

KNOWN = frames(
    classes={
        "OFFER": "offer;proposal",
        "STRIKE": "hunger strike",
        "EMERGENCY": "state of emergency",
        "TRANSPARENT": "round;series",
        "TALKS": "talk",
        "KILL_VERB": "shell",
        "ARMS": "shell;bomb",
        "JOINT": "together",
        "MEETING": "conference",
        "PRESS_EVENT": "news conference",
        "TAKEN": "kidnap",
    }
)
ACTORS = {"tourists": "JPN people", "Iran": "IRN", "Ahmadi": "IRN person", "UN": "UNO organization", "Mars": "- group"}


def asked(spec: str) -> tuple[Conditions, Scene]:
    one = scene(spec, ACTORS, KNOWN)
    return Conditions(one.tree, 0, one.index, one.frames), one


HUNGER = "A/DET/3/det hunger/NOUN/3/compound strike/NOUN/4/nsubj began=begin/VERB/0/root"
PRESS = "A/DET/3/det {}/NOUN/3/compound conference/NOUN/0/root"
STATE_OF = "A/DET/2/det state/NOUN/0/root of/ADP/4/case emergency/NOUN/2/nmod"
ROUND = "A/DET/2/det round/NOUN/0/root of/ADP/4/case talks=talk/NOUN/2/nmod"
ROUNDS = "A/DET/2/det round/NOUN/0/root of/ADP/4/case series/NOUN/2/nmod of/ADP/6/case talks=talk/NOUN/4/nmod"
TREATY = "Iran/PROPN/2/nsubj left=leave/VERB/0/root Minsk/PROPN/2/obj//B-LAW II/PROPN/3/flat//I-LAW"


@pytest.mark.parametrize(
    ("spec", "word", "classes"),
    [
        ("Iran/PROPN/2/nsubj made=make/VERB/0/root offers=offer/NOUN/2/obj", "offers", {"OFFER"}),
        (HUNGER, "strike", {"STRIKE"}),
        (HUNGER, "hunger", set()),
        (PRESS.format("news"), "conference", {"PRESS_EVENT"}),
        (PRESS.format("peace"), "conference", {"MEETING"}),
        (STATE_OF, "state", {"EMERGENCY"}),
        (ROUND, "round", {"TRANSPARENT", "TALKS"}),
        (ROUNDS, "round", {"TRANSPARENT", "TALKS"}),
        (TREATY, "Minsk", {"AGREEMENT"}),
        ("Iran/PROPN/2/nsubj shelled=shell/VERB/0/root it/PRON/2/obj", "shelled", {"KILL_VERB"}),
        ("Iran/PROPN/2/nsubj fired=fire/VERB/0/root shells=shell/NOUN/2/obj", "shells", {"ARMS"}),
        ("Iran/PROPN/2/nsubj began=begin/VERB/0/root shelling=shell/VERB/2/xcomp/VerbForm=Ger", "shelling",
         {"KILL_VERB", "ARMS"}),
    ],
)  # fmt: skip
def test_classes(spec: str, word: str, classes: set[str]) -> None:
    conditions, one = asked(spec)
    assert conditions.classes(one.at(word)) == classes


KIDNAPPED = "Iran/PROPN/2/nsubj freed=free/VERB/0/root {}/VERB/4/amod tourists=tourist/NOUN/2/obj"
CLAUSE = (
    "Iran/PROPN/2/nsubj said=say/VERB/0/root that/SCONJ/5/mark Ahmadi/PROPN/5/nsubj left=leave/VERB/2/ccomp//O "
    "Brest/PROPN/5/obj//B-PLACE on/ADP/8/case Friday/PROPN/5/obl//B-DATE"
)
ASKED_WHY = "Iran/PROPN/2/nsubj asked=ask/VERB/0/root why/ADV/5/advmod Ahmadi/PROPN/5/nsubj left=leave/VERB/2/ccomp"
CLAIM = "The/DET/2/det claim/NOUN/0/root that/SCONJ/5/mark Ahmadi/PROPN/5/nsubj left=leave/VERB/2/acl"
PLANS = "Iran/PROPN/2/nsubj plans=plan/VERB/0/root to/PART/4/mark leave/VERB/2/xcomp/VerbForm=Inf"
STOPS = "Iran/PROPN/2/nsubj stops=stop/VERB/0/root spying=spy/VERB/2/xcomp/VerbForm=Ger"


@pytest.mark.parametrize(
    ("spec", "word", "condition", "met"),
    [
        (CLAUSE, "Iran", "=Iran", False),
        (ROUND, "talks", "=talk", True),
        (CLAUSE, "Iran", "ACTOR", True),
        (CLAUSE, "Brest", "ACTOR", False),
        (CLAUSE, "Iran", "STATE", True),
        (CLAUSE, "Ahmadi", "STATE", False),
        (CLAUSE, "Ahmadi", "PERSON_ACTOR", True),
        ("The/DET/2/det UN/PROPN/3/nsubj met=meet/VERB/0/root", "UN", "ORG", True),
        (CLAUSE, "Iran", "ORG", False),
        (CLAUSE, "Brest", "NAME", True),
        (CLAUSE, "Iran", "NAME", False),
        (CLAUSE, "Friday", "NAME", False),
        (TREATY, "Minsk", "NAME", False),
        (CLAUSE, "left", "THAT", True),
        (CLAIM, "left", "THAT", True),
        (ASKED_WHY, "left", "THAT", False),
        (PLANS, "leave", "THAT", False),
        (PLANS, "leave", "INF", True),
        (PLANS, "leave", "ING", False),
        (STOPS, "spying", "ING", True),
        (STOPS, "spying", "INF", False),
        (ROUND, "round", "TALKS", True),
        (ROUND, "round", "OFFER", False),
        (KIDNAPPED.format("kidnapped=kidnap"), "tourists", "HOSTAGE", True),
        (KIDNAPPED.format("tired=tire"), "tourists", "HOSTAGE", False),
    ],
)
def test_what_a_word_is(spec: str, word: str, condition: str, *, met: bool) -> None:
    conditions, one = asked(spec)
    assert conditions.meets(one.at(word), condition) is met


def test_a_group_of_nobody_known_is_no_actor() -> None:
    conditions, one = asked("Mars/PROPN/2/nsubj left=leave/VERB/0/root")
    assert not conditions.meets(one.at("Mars"), "ACTOR")


PULLED = (
    "Iran/PROPN/2/nsubj pulled=pull/VERB/0/root out/ADP/6/case of/ADP/6/case the/DET/6/det talks=talk/NOUN/2/obl "
    "in/ADP/8/case May/PROPN/2/obl//B-DATE"
)
CALLED_OFF = (
    "Iran/PROPN/2/nsubj called=call/VERB/0/root off/ADP/2/compound:prt talks=talk/NOUN/2/obj with/ADP/6/case "
    "Oman/PROPN/4/nmod"
)
CALLED_FOR = (
    "Iran/PROPN/2/nsubj called=call/VERB/0/root for/ADP/4/case calm/NOUN/2/obl and/CCONJ/6/cc talks=talk/NOUN/4/conj"
)
WARNED = "Iran/PROPN/2/nsubj warned=warn/VERB/0/root them/PRON/2/iobj of/ADP/5/case war/NOUN/3/nmod"


@pytest.mark.parametrize(
    ("spec", "verb", "need", "brought"),
    [
        (PULLED, "pulled", "prt:out+prep:of", ["talks"]),
        (PULLED, "pulled", "prep:in", None),
        (PULLED, "pulled", "prt:off", None),
        (CALLED_OFF, "called", "prt:off", []),
        (CALLED_OFF, "called", "prep:with", ["Oman"]),
        (CALLED_FOR, "called", "prep:for", ["calm", "talks"]),
        (WARNED, "warned", "prep:of", ["war"]),
        (CALLED_OFF, "called", "near:TALKS", []),
        (CALLED_OFF, "called", "near:OFFER", None),
        (CALLED_OFF, "called", "no:obj", None),
        (PULLED, "pulled", "no:obj", []),
        (PULLED, "pulled", "no:of", None),
        (PULLED, "pulled", "no:with", []),
        ("Talks=talk/NOUN/2/nsubj failed=fail/VERB/0/root", "failed", "subj:TALKS", []),
        (PULLED, "pulled", "subj:TALKS", None),
    ],
)
def test_companions(spec: str, verb: str, need: str, brought: list[str] | None) -> None:
    conditions, one = asked(spec)
    found = conditions.companions(one.at(verb), tuple(need.split("+")))
    assert (None if found is None else one.words(found)) == brought


DENIALS = frames(
    light="launch",
    classes={
        "COMMENT_VERB": "comment",
        "COMMENT_THING": "detail",
        "SPEECH_PLACE": "rally",
        "SPEECH_ACT_VERB": "smear;urge",
    },
)
ACCEPT = "Iran/PROPN/4/nsubj will/AUX/4/aux not/PART/4/advmod accept/VERB/0/root it/PRON/4/obj"
GOING = "Iran/PROPN/4/nsubj is=be/AUX/4/aux not/PART/4/advmod going=go/VERB/0/root to/PART/6/mark accept/VERB/4/xcomp"
WROTE = "Iran/PROPN/2/nsubj wrote=write/VERB/0/root urging=urge/VERB/2/advcl/VerbForm=Ger peace/NOUN/3/obj"
DECLINED = "Iran/PROPN/2/nsubj declined=decline/VERB/0/root to/PART/4/mark comment/VERB/2/xcomp"
GAVE = "Iran/PROPN/2/nsubj declined=decline/VERB/0/root to/PART/4/mark give/VERB/2/xcomp details=detail/NOUN/4/obj"
TOLD = "Iran/PROPN/2/nsubj told=tell/VERB/0/root its/PRON/4/nmod:poss envoy/NOUN/2/obj"
ATTACKED = "Ahmadi/PROPN/2/nsubj attacked=attack/VERB/0/root UN/PROPN/2/obj"
CARRIED = "Iran/PROPN/2/nsubj {}/VERB/0/root an/DET/4/det attack/NOUN/2/obj at/ADP/7/case a/DET/7/det rally/NOUN/2/obl"
BY_IRAN = ATTACKED.replace("Ahmadi", "Iran")


@pytest.mark.parametrize(
    ("spec", "word", "need", "met"),
    [
        (ACCEPT, "accept", "neg:own", True),
        (ACCEPT.replace("not/PART", "soon/ADV"), "accept", "neg:own", False),
        (ACCEPT.replace("will/AUX", "has=have/AUX"), "accept", "neg:own", False),
        (GOING, "accept", "neg:own", True),
        (GOING.replace("going=go", "known=know"), "accept", "neg:own", False),
        (WROTE, "wrote", "no:uttering", False),
        (WROTE.replace("urging=urge", "hoping=hope"), "wrote", "no:uttering", True),
        (DECLINED, "declined", "no:saying", False),
        (DECLINED.replace("comment/VERB", "leave/VERB"), "declined", "no:saying", True),
        (GAVE, "declined", "no:saying", False),
        (GAVE.replace("details=detail", "arms=arm"), "declined", "no:saying", True),
        (TOLD, "told", "no:own", False),
        (TOLD.replace("its/PRON/4/nmod:poss", "the/DET/4/det"), "told", "no:own", True),
        (ATTACKED, "attacked", "words:said", True),
        (BY_IRAN, "attacked", "words:said", False),
        (BY_IRAN + " at/ADP/6/case a/DET/6/det rally/NOUN/2/obl", "attacked", "words:said", True),
        (BY_IRAN + " verbally/ADV/2/advmod", "attacked", "words:said", True),
        (CARRIED.format("launched=launch"), "attack", "words:said", True),
        (CARRIED.format("condemned=condemn"), "attack", "words:said", False),
        ("Iran/PROPN/2/nsubj smeared=smear/VERB/0/root and/CCONJ/4/cc attacked=attack/VERB/2/conj UN/PROPN/4/obj",
         "attacked", "words:said", True),
    ],
)  # fmt: skip
def test_denials_and_blows_of_words(spec: str, word: str, need: str, *, met: bool) -> None:
    one = scene(spec, ACTORS, DENIALS)
    assert (Conditions(one.tree, 0, one.index, DENIALS).companions(one.at(word), (need,)) is not None) is met
