"""Tests of dragoman.find.what.acts: roles, status and type of an act put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from dragoman.find.what.acts import Act, ActBuilder, ids, joined, others
from dragoman.find.what.roles import Where
from scenes import frames, scene

ACTORS = {"Iran": "IRN", "Oman": "OMN", "Iraq": "IRQ", "Qatar": "QAT", "Araghchi": "IRN person"}
KNOWN = frames(
    "meet V - - CONSULT - 040",
    "attend V - TALKS CONSULT - 040",
    "visit V - - CONSULT visit 042 actor=subj recipient=obj",
    "talk N - - CONSULT - 040",
    "aid V - - AID - 070",
    "withdraw V - - RETREAT withdraw 087",
    "strike V - - ASSAULT - 190",
    "fly V prep:to - CONSULT visit 042 actor=subj recipient=to",
    "vow V - INF AGREE - 030",
    "warn V - - THREATEN - 130",
    "warn N - - THREATEN - 130",
    "cut V - TIES SANCTION discontinue 161",
    "urge V - - REQUEST - 020",
    "back V - - SUPPORT - 051",
    "say V - - ACCUSE - 110",
    classes={"TALKS": "talk", "TIES": "tie", "GOING_VERB": "fly;come"},
    inner=["THREATEN >ASSAULT violence 138", "THREATEN * - 130"],
    light="hold",
    attitudes={"future": "plan", "speech": "say"},
    conversions={
        ("CONSULT", "future"): ("AGREE", "", "036"),
        ("AID", "future"): ("AGREE", "", "033"),
        ("RETREAT", "future"): ("CONCEDE", "", "035"),
        ("CONSULT", "refused"): ("REJECT", "meet", "125"),
        ("AID", "refused"): ("REJECT", "assist", "122"),
    },
)


def built(spec: str, word: str, actors: Mapping[str, str] = ACTORS) -> Act:
    one = scene(spec, actors, KNOWN)
    matcher = one.matcher
    match = matcher.match(one.at(word))
    assert match is not None
    return ActBuilder(one.tree, matcher, one.roles, KNOWN).build(match)


def summary(act: Act) -> tuple[str, str, str, list[str], list[str]]:
    return act.match.event, act.match.mode, act.status.status, texts(act.actors), texts(act.recipients)


def texts(found: Iterable[Where]) -> list[str]:
    return [where.entity.entity_text for where in found]


WILL = "Iran/PROPN/3/nsubj will/AUX/3/aux {}/VERB/0/root Oman/PROPN/3/obj"
WONT = "Iran/PROPN/4/nsubj will/AUX/4/aux not/PART/4/advmod {}/VERB/0/root Oman/PROPN/4/obj"
DIDNT = "Iran/PROPN/4/nsubj did=do/AUX/4/aux not/PART/4/advmod {}/VERB/0/root Oman/PROPN/4/obj"
HAD_PLANNED = (
    "Iran/PROPN/3/nsubj had=have/AUX/3/aux/Tense=Past planned=plan/VERB/0/root to/PART/5/mark aid/VERB/3/xcomp "
    "Oman/PROPN/5/obj"
)
IF = WILL.format("strike") + " if/SCONJ/7/mark Oman/PROPN/7/nsubj attacks=attack/VERB/3/advcl"


@pytest.mark.parametrize(
    ("spec", "word", "expected"),
    [
        (WILL.format("meet"), "meet", ("AGREE", "", "actual", ["Iran", "Oman"], [])),
        (WILL.format("aid"), "aid", ("AGREE", "", "actual", ["Iran"], ["Oman"])),
        (WILL.format("strike"), "strike", ("ASSAULT", "", "future", ["Iran"], ["Oman"])),
        (IF, "strike", ("THREATEN", "violence", "actual", ["Iran"], ["Oman"])),
        (WONT.format("meet"), "meet", ("REJECT", "meet", "actual", ["Iran"], ["Oman"])),
        (WONT.format("aid"), "aid", ("REJECT", "assist", "actual", ["Iran"], ["Oman"])),
        (WONT.format("strike"), "strike", ("ASSAULT", "", "negated", ["Iran"], ["Oman"])),
        (DIDNT.format("meet"), "meet", ("CONSULT", "", "negated", ["Iran", "Oman"], [])),
        (DIDNT.format("aid"), "aid", ("AID", "", "negated", ["Iran"], ["Oman"])),
        (HAD_PLANNED, "aid", ("AGREE", "", "historical", ["Iran"], ["Oman"])),
    ],
)
def test_an_act_to_come_or_refused_becomes_what_it_is_when_told(
    spec: str, word: str, expected: tuple[str, str, str, list[str], list[str]]
) -> None:
    assert summary(built(spec, word)) == expected


def test_the_code_follows_the_new_type() -> None:
    assert built(WILL.format("meet"), "meet").match.cameo == "036"
    assert built(IF, "strike").match.cameo == "138"


ATTENDED = (
    "Qatar/PROPN/2/nsubj attended=attend/VERB/0/root talks=talk/NOUN/2/obj between/ADP/5/case Iran/PROPN/3/nmod "
    "and/CCONJ/7/cc Oman/PROPN/5/conj"
)


def test_who_attends_talks_joins_their_parties_and_three_are_many() -> None:
    act = built(ATTENDED, "attended")
    assert texts(act.actors) == ["Qatar", "Iran", "Oman"]
    assert act.match.mode == "multilateral"


def test_two_persons_of_one_state_and_another_state_are_two_sides() -> None:
    act = built("Araghchi/PROPN/4/nsubj and/CCONJ/3/cc Iran/PROPN/1/conj met=meet/VERB/0/root Oman/PROPN/4/obj", "met")
    assert len(act.actors) == 3
    assert act.match.mode == ""


def test_a_visited_place_stands_for_its_state() -> None:
    spec = (
        "Araghchi/PROPN/2/nsubj visited=visit/VERB/0/root Doha/PROPN/2/obj//B-PLACE ,/PUNCT/5/punct Qatar/PROPN/3/dep"
    )
    assert summary(built(spec, "visited"))[3:] == (["Araghchi"], ["Doha"])


@pytest.mark.parametrize(
    ("company", "travellers"),
    [("Oman/PROPN/2/obl", ["Iran", "Oman"]), ("Qatar/PROPN/2/obl", ["Iran"]), ("aides=aide/NOUN/2/obl", ["Iran"])],
)
def test_who_travels_with_somebody_visits_too(company: str, travellers: list[str]) -> None:
    spec = f"Iran/PROPN/2/nsubj flew=fly/VERB/0/root to/ADP/4/case Qatar/PROPN/2/obl with/ADP/6/case {company}"
    assert summary(built(spec, "flew"))[3:] == (travellers, ["Qatar"])


@pytest.mark.parametrize(("verb", "heard"), [("said=say", []), ("urged=urge", ["reporters"])])
def test_the_press_only_hears_what_is_said(verb: str, heard: list[str]) -> None:
    spec = f"Iran/PROPN/2/nsubj {verb}/VERB/0/root reporters=reporter/NOUN/2/obj"
    act = built(spec, verb.partition("=")[0], {"Iran": "IRN", "reporters": "OMN press"})
    assert texts(act.recipients) == heard


@pytest.mark.parametrize(
    ("verb", "owner", "status"),
    [
        ("respond", "Oman/PROPN/6/nmod:poss", "actual"),
        ("study", "Oman/PROPN/6/nmod:poss", "actual"),
        ("respond", "a/DET/6/det", "future"),
        ("renew", "Oman/PROPN/6/nmod:poss", "future"),
    ],
)
def test_what_will_be_answered_was_uttered(verb: str, owner: str, status: str) -> None:
    known = {"Iran": "IRN", "Oman": "OMN"}
    spec = f"Iran/PROPN/3/nsubj will/AUX/3/aux {verb}/VERB/0/root to/ADP/6/case {owner} warning=warn/NOUN/3/obl"
    assert built(spec, "warning", known).status.status == status


def test_a_promise_is_made_to_whom_its_act_is_upon() -> None:
    spec = "Iran/PROPN/2/nsubj vowed=vow/VERB/0/root to/PART/4/mark aid/VERB/2/xcomp Oman/PROPN/4/obj"
    assert summary(built(spec, "vowed"))[3:] == (["Iran"], ["Oman"])


def test_a_participle_shares_the_recipient_of_the_verb_beside_it() -> None:
    spec = "Iran/PROPN/2/nsubj backed=back/VERB/0/root Oman/PROPN/2/obj ,/PUNCT/5/punct urging=urge/VERB/2/advcl"
    assert texts(built(spec, "urging").recipients) == ["Oman"]


def test_severed_ties_are_an_act_of_all_who_share_them() -> None:
    spec = (
        "Ties=tie/NOUN/7/nsubj:pass between/ADP/3/case Iran/PROPN/1/nmod and/CCONJ/5/cc Oman/PROPN/3/conj "
        "were=be/AUX/7/aux:pass cut/VERB/0/root"
    )
    assert summary(built(spec, "cut"))[3:] == (["Iran", "Oman"], [])


def test_nobody_is_the_recipient_of_what_is_his_own() -> None:
    spec = "Iran/PROPN/2/nsubj backed=back/VERB/0/root Araghchi/PROPN/5/nmod:poss 's/PART/3/case idea/NOUN/2/obj"
    assert texts(built(spec, "backed").recipients) == []
    assert texts(built(spec.replace("Araghchi", "Oman"), "backed").recipients) == ["Oman"]


def test_others_leaves_out_the_actors_and_their_state() -> None:
    act = built("Iran/PROPN/2/nsubj met=meet/VERB/0/root Oman/PROPN/2/obj", "met")
    minister = built("Araghchi/PROPN/2/nsubj met=meet/VERB/0/root Iraq/PROPN/2/obj", "met")
    assert texts(others(minister.actors, act.actors)) == ["Iraq"]
    assert others(act.actors, act.actors) == []


FLEW = (
    "Iran/PROPN/2/nsubj {}/VERB/0/root to/ADP/4/case Doha/PROPN/2/obl to/PART/6/mark meet/VERB/2/advcl Oman/PROPN/6/obj"
)


@pytest.mark.parametrize(
    ("went", "expected"),
    [
        ("flew=fly", ("CONSULT", "", "actual", ["Iran", "Oman"], [])),
        ("came=come", ("AGREE", "", "actual", ["Iran", "Oman"], [])),
        ("slept=sleep", ("CONSULT", "", "hypothetical", ["Iran", "Oman"], [])),
    ],
)
def test_a_meeting_that_somebody_goes_to(went: str, expected: tuple[str, str, str, list[str], list[str]]) -> None:
    assert summary(built(FLEW.format(went), "meet")) == expected


@pytest.mark.parametrize(
    ("place", "sides"),
    [("Doha", (["Iran", "Oman"], [])), ("Oman", (["Iran"], ["Oman"])), ("Iraq", (["Iran", "Oman"], ["Iraq"]))],
)
def test_whom_a_journey_is_made_to_meet(place: str, sides: tuple[list[str], list[str]]) -> None:
    spec = FLEW.format("flew=fly").replace("Doha", place)
    act = joined(built(spec, "flew"), built(spec, "meet"))
    assert summary(act) == ("CONSULT", "visit", "actual", *sides)
    assert act == joined(built(spec, "meet"), built(spec, "flew"))


def test_tellings_are_joined_under_the_one_with_more_actors() -> None:
    first = built("Iran/PROPN/2/nsubj met=meet/VERB/0/root", "met")
    second = built("Iraq/PROPN/3/nsubj they/PRON/3/nsubj visited=visit/VERB/0/root Oman/PROPN/3/obj", "visited")
    both = built("Iran/PROPN/5/nsubj and/CCONJ/4/cc the/DET/4/det Oman/PROPN/1/conj met=meet/VERB/0/root", "met")
    one = joined(first, both)
    assert one.match.token == both.match.token
    assert one.twins == (first.match.token,)
    assert ids(one.actors) == {"iran", "oman"}
    other = joined(first, second)
    assert other.match.token == first.match.token
    assert other.match.mode == "visit"
    assert other.twins == (second.match.token,)
    assert (texts(other.actors), texts(other.recipients)) == (["Iran", "Iraq"], ["Oman"])


def test_the_leading_telling_says_how_real_the_act_is() -> None:
    missed = built("Iran/PROPN/4/nsubj did=do/AUX/4/aux not/PART/4/advmod meet/VERB/0/root", "meet")
    both = built("Iran/PROPN/5/nsubj and/CCONJ/4/cc the/DET/4/det Oman/PROPN/1/conj met=meet/VERB/0/root", "met")
    assert joined(missed, both).status.status == "actual"
    assert joined(both, missed).status.status == "actual"


REFUSAL = frames(
    "accept V neg:own - REJECT - 120", "accept V - - AGREE - 030",
    "accept V - INF AGREE - 030", "demand N - - REQUEST - 100",
    attitudes={"negated": "refuse"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("spec", "word", "event", "status"),
    [
        ("Iran/PROPN/4/nsubj will/AUX/4/aux not/PART/4/advmod accept/VERB/0/root it/PRON/4/obj", "accept", "REJECT",
         "actual"),
        ("Iran/PROPN/4/nsubj has=have/AUX/4/aux not/PART/4/advmod accepted=accept/VERB/0/root it/PRON/4/obj",
         "accepted", "AGREE", "negated"),
        ("Iran/PROPN/3/nmod:poss 's/PART/1/case demand/NOUN/5/obj they/PRON/5/nsubj refused=refuse/VERB/0/root",
         "demand", "REQUEST", "actual"),
        ("No/DET/2/det demand/NOUN/3/nsubj came=come/VERB/0/root from/ADP/5/case Iran/PROPN/2/nmod", "demand",
         "REQUEST", "negated"),
    ],
)  # fmt: skip
def test_a_refusal_is_made_and_what_is_refused_was_uttered(spec: str, word: str, event: str, status: str) -> None:
    one = scene(spec, ACTORS, REFUSAL)
    act = ActBuilder(one.tree, one.matcher, one.roles, REFUSAL).build(one.match(word))
    assert (act.match.event, act.status.status) == (event, status)


WOULD_CUT = (
    "Iran/PROPN/2/nsubj said=say/VERB/0/root Iran/PROPN/5/nsubj would/AUX/5/aux strike/VERB/2/ccomp Oman/PROPN/5/obj "
    "if/SCONJ/9/mark Iraq/PROPN/9/nsubj left=leave/VERB/5/advcl"
)


def test_who_says_what_he_would_do_threatens_and_others_suppose() -> None:
    assert built(WOULD_CUT, "strike").match.event == "THREATEN"
    supposed = built("Qatar" + WOULD_CUT[4:], "strike")
    assert (supposed.match.event, supposed.status.status) == ("ASSAULT", "hypothetical")


def test_a_condition_by_word_order_makes_a_threat() -> None:
    spec = (
        "Should=should/AUX/3/aux Iraq/PROPN/3/nsubj leave/VERB/7/advcl ,/PUNCT/3/punct Iran/PROPN/7/nsubj "
        "will/AUX/7/aux strike/VERB/0/root Oman/PROPN/7/obj"
    )
    assert built(spec, "strike").match.event == "THREATEN"


@pytest.mark.parametrize(
    ("subject", "event"),
    [("Iran/PROPN/4/nsubj", "MOBILIZE"), ("Iran/PROPN/4/nsubj and/CCONJ/3/cc Oman/PROPN/1/conj", "COOPERATE")],
)
def test_an_exercise_of_several_is_cooperation(subject: str, event: str) -> None:
    known = frames("drill N - - MOBILIZE troops 150 actor=light", light="hold")
    filler = "" if "Oman" in subject else " once/ADV/4/advmod now/ADV/4/advmod"
    one = scene(f"{subject}{filler} held=hold/VERB/0/root drills=drill/NOUN/4/obj", ACTORS, known)
    act = ActBuilder(one.tree, one.matcher, one.roles, known).build(one.match("drills"))
    assert (act.match.event, act.recipients) == (event, [])
