"""Tests of dragoman.find.what.roles: who acts and who is acted upon."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dragoman.find.what.roles import Where
from scenes import frames, scene

ACTORS = {
    "Iran": "IRN", "Oman": "OMN", "Iraq": "IRQ", "Iranian": "IRN", "Qatar": "QAT", "Wang Yi": "CHN person",
    "Ali Sabri": "IRN person", "they": "Iran+Oman group", "side": "- group",
}  # fmt: skip
KNOWN = frames(
    "reject V - - REJECT - 120",
    "attack N - - ASSAULT - 190",
    "threat N - - THREATEN - 130",
    "meet V - - CONSULT - 040",
    "talk N - - CONSULT - 040",
    "visit N - - CONSULT visit 042 actor=poss recipient=to|in",
    "visit V - - CONSULT visit 042 actor=subj recipient=obj",
    "train V - - COOPERATE - 062 actor=all",
    "fence V prt:off - COERCE restrict 172 recipient=with",
    "resign V - - RETREAT resign 083 recipient=none",
    "demand V - - REQUEST change 100 recipient=comp|to",
    "opposed A - - REJECT - 120",
    light="hold launch",
    attitudes={"speech": "say"},
)


def names(found: Iterable[Where]) -> list[str]:
    return [where.entity.entity_text for where in found]


REJECTED = "Iran/PROPN/2/nsubj rejected=reject/VERB/0/root "
BOTH = "Iran/PROPN/4/nsubj and/CCONJ/3/cc Iraq/PROPN/1/conj rejected=reject/VERB/0/root Oman/PROPN/4/obj"
PASSIVE = "Oman/PROPN/3/nsubj:pass was=be/AUX/3/aux:pass rejected=reject/VERB/0/root "
ITS_THREAT = (
    "Iran/PROPN/3/nmod:poss 's/PART/1/case threat/NOUN/6/nsubj to/ADP/5/case Oman/PROPN/3/nmod failed=fail/VERB/0/root"
)
ATTACKS = "Iranian/ADJ/2/amod attacks=attack/NOUN/5/nsubj on/ADP/4/case Oman/PROPN/2/nmod went=go/VERB/0/root"
ATTACK_BY = "An/DET/2/det attack/NOUN/0/root by/ADP/4/case Iran/PROPN/2/nmod on/ADP/6/case Oman/PROPN/2/nmod"
LAUNCHED = (
    "Iran/PROPN/2/nsubj launched=launch/VERB/0/root an/DET/4/det attack/NOUN/2/obj on/ADP/6/case Oman/PROPN/4/nmod"
)
FENCED = (
    "Iran/PROPN/2/nsubj fenced=fence/VERB/0/root off/ADP/2/compound:prt its/PRON/5/nmod:poss border/NOUN/2/obj "
    "with/ADP/7/case Oman/PROPN/5/nmod"
)
RESIGNED = "Iran/PROPN/2/nsubj resigned=resign/VERB/0/root to/ADP/4/case Oman/PROPN/2/obl"
DEMANDED = "Iran/PROPN/2/nsubj demanded=demand/VERB/0/root that/SCONJ/5/mark Oman/PROPN/5/nsubj leave/VERB/2/ccomp"
OPPOSED = "Oman/PROPN/3/nsubj is=be/AUX/3/cop opposed/ADJ/0/root to/ADP/5/case Iran/PROPN/3/obl"


@pytest.mark.parametrize(
    ("spec", "trigger", "actors", "recipients"),
    [
        (REJECTED + "Oman/PROPN/2/obj", "rejected", ["Iran"], ["Oman"]),
        (REJECTED + "the/DET/5/det Iraq/PROPN/5/compound plan/NOUN/2/obj", "rejected", ["Iran"], ["Iraq"]),
        (REJECTED + "the/DET/4/det plan/NOUN/2/obj of/ADP/6/case Oman/PROPN/4/nmod", "rejected", ["Iran"], ["Oman"]),
        (REJECTED + "the/DET/4/det plan/NOUN/2/obj", "rejected", ["Iran"], []),
        (REJECTED + "Iran/PROPN/2/obj", "rejected", ["Iran"], []),
        (BOTH, "rejected", ["Iran", "Iraq"], ["Oman"]),
        (PASSIVE + "by/ADP/5/case Iran/PROPN/3/obl:agent", "rejected", ["Iran"], ["Oman"]),
        (PASSIVE, "rejected", [], ["Oman"]),
        (ITS_THREAT, "threat", ["Iran"], ["Oman"]),
        (ATTACKS, "attacks", ["Iranian"], ["Oman"]),
        (ATTACK_BY, "attack", ["Iran"], ["Oman"]),
        (LAUNCHED, "attack", ["Iran"], ["Oman"]),
        (FENCED, "fenced", ["Iran"], ["Oman"]),
        (RESIGNED, "resigned", ["Iran"], []),
        (DEMANDED, "demanded", ["Iran"], ["Oman"]),
        (OPPOSED, "opposed", ["Oman"], ["Iran"]),
    ],
)
def test_actor_and_recipient(spec: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    one = scene(spec, ACTORS, KNOWN)
    found = one.roles.fill(one.match(trigger))
    assert (names(found[0]), names(found[1])) == (actors, recipients)


HELD = "Iran/PROPN/2/nsubj held=hold/VERB/0/root talks=talk/NOUN/2/obj with/ADP/5/case "
BETWEEN = (
    "Talks=talk/NOUN/6/nsubj between/ADP/3/case Iran/PROPN/1/nmod and/CCONJ/5/cc Oman/PROPN/3/conj ebb/VERB/0/root"
)
IN_TALKS = (
    "In/ADP/2/case talks=talk/NOUN/6/obl with/ADP/4/case Iran/PROPN/2/nmod {}/PROPN/6/nsubj rose=rise/VERB/0/root"
)
MET = "Iran/PROPN/2/nsubj met=meet/VERB/0/root "


@pytest.mark.parametrize(
    ("spec", "trigger", "everybody"),
    [
        (MET + "Oman/PROPN/2/obj", "met", ["Iran", "Oman"]),
        (MET + "with/ADP/4/case Oman/PROPN/2/obl", "met", ["Iran", "Oman"]),
        (BOTH.replace("rejected=reject", "met=meet"), "met", ["Iran", "Iraq", "Oman"]),
        ("they/PRON/2/nsubj met=meet/VERB/0/root", "met", ["they", "they"]),
        (HELD + "Oman/PROPN/3/nmod", "talks", ["Iran", "Oman"]),
        (HELD + "Oman/PROPN/2/obl", "talks", ["Iran", "Oman"]),
        (BETWEEN, "Talks", ["Iran", "Oman"]),
        (IN_TALKS.format("Oman"), "talks", ["Iran", "Oman"]),
        (MET.replace("met=meet", "trained=train") + "with/ADP/4/case Oman/PROPN/2/obl", "trained", ["Iran", "Oman"]),
    ],
)
def test_everybody_takes_part(spec: str, trigger: str, everybody: list[str]) -> None:
    one = scene(spec, ACTORS, KNOWN)
    found = one.roles.fill(one.match(trigger))
    assert (names(found[0]), names(found[1])) == (everybody, [])


def test_one_side_of_a_meeting_counts_once() -> None:
    spec = IN_TALKS.format("Iranian")
    one = scene(spec, ACTORS, KNOWN)
    assert names(one.roles.fill(one.match("talks"))[0]) == ["Iran"]


def test_members_of_a_group_stand_in_it_with_its_words() -> None:
    one = scene("they/PRON/2/nsubj rejected=reject/VERB/0/root Iraq/PROPN/2/obj", ACTORS, KNOWN)
    actors, _ = one.roles.fill(one.match("rejected"))
    assert [(w.entity.code, w.entity.entity_text) for w in actors] == [("IRN", "they"), ("OMN", "they")]


def test_a_group_of_nobody_known_is_nobody() -> None:
    one = scene("The/DET/2/det side/NOUN/3/nsubj rejected=reject/VERB/0/root Iraq/PROPN/3/obj", ACTORS, KNOWN)
    assert names(one.roles.fill(one.match("rejected"))[0]) == []


def test_a_second_person_may_hang_on_the_first_ones_title() -> None:
    known = {"Minister Wang": "CHN person", "Ali": "IRN person", "Oman": "OMN"}
    spec = (
        "Minister/NOUN/5/nsubj Wang/PROPN/1/flat and/CCONJ/4/cc Ali/PROPN/2/conj rejected=reject/VERB/0/root "
        "Oman/PROPN/5/obj"
    )
    one = scene(spec, known, KNOWN)
    assert names(one.roles.fill(one.match("rejected"))[0]) == ["Minister Wang", "Ali"]


def test_relatives_stand_for_their_noun() -> None:
    spec = "Iran/PROPN/0/root which/PRON/3/nsubj/PronType=Rel rejected=reject/VERB/1/acl:relcl Oman/PROPN/3/obj"
    one = scene(spec, ACTORS, KNOWN)
    assert [names(part) for part in one.roles.fill(one.match("rejected"))] == [["Iran"], ["Oman"]]


def test_where_an_actor_was_found_is_told() -> None:
    one = scene(REJECTED + "the/DET/5/det Iraq/PROPN/5/compound plan/NOUN/2/obj", ACTORS, KNOWN)
    actors, recipients = one.roles.fill(one.match("rejected"))
    assert [where.place for where in (*actors, *recipients)] == ["subj", "obj"]


VISITED = (
    "Wang/PROPN/3/nsubj Yi/PROPN/1/flat visited=visit/VERB/0/root Doha/PROPN/3/obj//B-PLACE ,/PUNCT/4/punct "
    "Qatar/PROPN/4/appos"
)


def test_a_place_that_is_visited_stands_for_its_state_if_the_report_names_that() -> None:
    one = scene(VISITED, {"Wang Yi": "CHN person", "Qatar": "QAT"}, KNOWN)
    (where,) = one.roles.visited(one.match("visited"))
    assert (where.entity.code, where.entity.entity_text, where.place) == ("QAT", "Doha", "obj")
    unnamed = scene(VISITED, {"Wang Yi": "CHN person"}, KNOWN)
    assert unnamed.roles.visited(unnamed.match("visited")) == []


def test_speakers_and_subjects() -> None:
    one = scene("Iran/PROPN/2/nsubj said=say/VERB/0/root Oman/PROPN/4/nsubj left=leave/VERB/2/ccomp", ACTORS, KNOWN)
    assert names(one.roles.speaker(one.at("said"))) == ["Iran"]
    assert names(one.roles.subject(one.at("left"))) == ["Oman"]
    assert names(one.roles.places(one.at("said"), ("to", "subj"))) == ["Iran"]
    assert one.roles.places(one.at("said"), ("to", "with")) == []


ADOPTED = (
    "Iran/PROPN/2/nsubj adopted=adopt/VERB/0/root a/DET/4/det resolution/NOUN/2/obj rejecting=reject/VERB/4/acl "
    "Oman/PROPN/5/obj"
)
HEAD_OF = (
    "The/DET/2/det head/NOUN/5/nsubj ,/PUNCT/4/punct Iran/PROPN/2/appos rejected=reject/VERB/0/root Oman/PROPN/5/obj"
)


@pytest.mark.parametrize(
    ("spec", "actors"),
    [
        (ADOPTED, ["Iran"]),
        (ADOPTED.replace("adopted=adopt", "ignored=ignore"), []),
        (ADOPTED.replace("resolution", "house"), []),
        (HEAD_OF, ["Iran"]),
        (HEAD_OF.replace(",/PUNCT", "(/PUNCT"), []),
    ],
)
def test_who_stands_behind_a_document_or_a_title(spec: str, actors: list[str]) -> None:
    known = frames("reject V - - REJECT - 120", classes={"ISSUING_VERB": "adopt", "SPEAKING_DOC": "resolution"})
    one = scene(spec, ACTORS, known)
    word = "rejecting" if "rejecting" in spec else "rejected"
    assert names(one.roles.fill(one.match(word))[0]) == actors


@pytest.mark.parametrize(("owner", "direct"), [("its/PRON/4/nmod:poss", False), ("an/DET/4/det", True)])
def test_a_states_own_envoy_is_not_who_suffers_his_recall(owner: str, *, direct: bool) -> None:
    known = frames("recall V - - SANCTION - 161", classes={"DIPLO": "envoy"})
    spec = f"Iran/PROPN/2/nsubj recalled=recall/VERB/0/root {owner} envoy/NOUN/2/obj"
    one = scene(spec, ACTORS | {"envoy": "IRN person"}, known)
    match = one.match("recalled")
    (where,) = [w for w in one.roles.fill(match)[1] if w.entity.id == "envoy"]
    assert one.roles.is_direct(match, where) is direct
