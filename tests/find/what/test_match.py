"""Tests of dragoman.find.what.match: which frame fits a word, and what that decides."""

from __future__ import annotations

import pytest

from scenes import frames, scene

ACTORS = {"Iran": "IRN", "Oman": "OMN", "Ahmadi": "IRN person"}
CLASSES = {
    "OFFER": "offer;proposal", "TALKS": "talk", "SANCTIONS": "sanction", "TRANSPARENT": "round",
    "JOINT": "joint;together", "PRISON": "prison", "GUILTY": "guilty",
}  # fmt: skip
KNOWN = frames(
    "reject V - OFFER REJECT - 120",
    "reject V - - ACCUSE disapprove 111",
    "reject V - >CONSULT REJECT meet 125",
    "call V prt:off >CONSULT REJECT meet 125",
    "call V prep:for - REQUEST * 02*",
    "call V - ACTOR CONSULT phone 041",
    "talk N - - CONSULT - 040",
    "meet V - - CONSULT - 040",
    "strike N - JOINT COOPERATE - 061",
    "train V - JOINT COOPERATE - 062",
    "train V - NONE MOBILIZE - 154",
    "free V - ACTOR RETREAT release 084",
    "end N - SANCTIONS CONCEDE - 085",
    "hold V - JOINT+TALKS AGREE - 030",
    "sentence V prep:to PRISON SANCTION convict 115",
    "sentence V prep:to PRISON COERCE arrest 173",
    "vow V - >any AGREE * *",
    "find V - GUILTY SANCTION convict 115",
    classes=CLASSES,
    inner=[
        "REQUEST/appeal #084 yield 0253",
        "REQUEST/appeal SANCTIONS yield 0254",
        "REQUEST/appeal >CONSULT meet 026",
        "REQUEST/appeal * change 020",
        "AGREE >CONSULT meet 036",
        "AGREE * - 030",
    ],
    light="hold",
    attitudes={"future": "plan", "hypothetical": "attempt"},
)


@pytest.mark.parametrize(
    ("spec", "word", "event", "mode", "cameo"),
    [
        ("Iran/PROPN/2/nsubj rejected=reject/VERB/0/root the/DET/4/det offer/NOUN/2/obj", "rejected",
         "REJECT", "", "120"),
        ("Iran/PROPN/2/nsubj rejected=reject/VERB/0/root him/PRON/2/obj", "rejected", "ACCUSE", "disapprove", "111"),
        ("Iran/PROPN/2/nsubj rejected=reject/VERB/0/root talks=talk/NOUN/2/obj", "rejected", "REJECT", "meet", "125"),
        ("An/DET/2/det offer/NOUN/4/nsubj:pass was=be/AUX/4/aux:pass rejected=reject/VERB/0/root", "rejected",
         "REJECT", "", "120"),
        ("Iran/PROPN/2/nsubj called=call/VERB/0/root off/ADP/2/compound:prt talks=talk/NOUN/2/obj", "called",
         "REJECT", "meet", "125"),
        ("Iran/PROPN/2/nsubj called=call/VERB/0/root Oman/PROPN/2/obj", "called", "CONSULT", "phone", "041"),
        ("Joint/ADJ/2/amod strikes=strike/NOUN/3/nsubj ended=end/VERB/0/root", "strikes", "COOPERATE", "", "061"),
        ("Iran/PROPN/2/nsubj trained=train/VERB/0/root together/ADV/2/advmod", "trained", "COOPERATE", "", "062"),
        ("Iran/PROPN/2/nsubj trained=train/VERB/0/root", "trained", "MOBILIZE", "", "154"),
        ("Judges=judge/NOUN/2/nsubj found=find/VERB/0/root Ahmadi/PROPN/2/obj guilty/ADJ/3/amod", "found",
         "SANCTION", "convict", "115"),
    ],
)  # fmt: skip
def test_the_frame_that_asks_for_most_and_is_satisfied_wins(
    spec: str, word: str, event: str, mode: str, cameo: str
) -> None:
    match = scene(spec, ACTORS, KNOWN).match(word)
    assert (match.event, match.mode, match.cameo) == (event, mode, cameo)


@pytest.mark.parametrize(
    ("spec", "word"),
    [
        ("Iran/PROPN/2/nsubj trained=train/VERB/0/root dogs=dog/NOUN/2/obj", "trained"),
        ("Iran/PROPN/2/nsubj freed=free/VERB/0/root dogs=dog/NOUN/2/obj", "freed"),
        ("The/DET/2/det end/NOUN/0/root of/ADP/4/case winter/NOUN/2/nmod", "end"),
        ("Iran/PROPN/2/nsubj sang=sing/VERB/0/root", "sang"),
        ("Iran/PROPN/2/nsubj held=hold/VERB/0/root talks=talk/NOUN/2/obj", "held"),
        ("Call=call/X/0/root Iran/PROPN/1/obj", "Call"),
    ],
)
def test_without_what_the_frames_ask_for_there_is_no_act(spec: str, word: str) -> None:
    one = scene(spec, ACTORS, KNOWN)
    assert one.matcher.match(one.at(word)) is None


CALLED_FOR = "Iran/PROPN/2/nsubj called=call/VERB/0/root for/ADP/{n}/case "


@pytest.mark.parametrize(
    ("rest", "mode", "cameo", "about"),
    [
        ("talks=talk/NOUN/2/obl", "meet", "026", ">CONSULT"),
        ("a/DET/5/det round/NOUN/2/obl of/ADP/7/case talks=talk/NOUN/5/nmod", "meet", "026", ">CONSULT"),
        ("an/DET/5/det end/NOUN/2/obl to/ADP/7/case sanctions=sanction/NOUN/5/nmod", "yield", "0254", "SANCTIONS"),
        ("unity/NOUN/2/obl", "change", "020", ""),
        ("an/DET/5/det attempt/NOUN/2/obl at/ADP/7/case talks=talk/NOUN/5/nmod", "meet", "026", ">CONSULT"),
    ],
)
def test_an_act_about_something_takes_mode_and_code_from_it(rest: str, mode: str, cameo: str, about: str) -> None:
    noun = next(i for i, word in enumerate(rest.split(), 4) if word.endswith("/2/obl"))
    match = scene(CALLED_FOR.format(n=noun) + rest, ACTORS, KNOWN).match("called")
    assert (match.event, match.mode, match.cameo, match.about) == ("REQUEST", mode, cameo, about)


def test_a_cameo_code_of_the_inner_act_decides_before_its_class() -> None:
    spec = "Iran/PROPN/2/nsubj called=call/VERB/0/root for/SCONJ/4/mark freeing=free/VERB/2/advcl Ahmadi/PROPN/4/obj"
    known = frames(
        "call V prep:for - REQUEST * 02*",
        "free V - ACTOR RETREAT release 084",
        inner=["REQUEST/appeal #084 yield 0253", "REQUEST/appeal * change 020"],
    )
    match = scene(spec, ACTORS, known).match("called")
    assert (match.mode, match.cameo, match.about) == ("yield", "0253", "#084")
    assert match.inner is not None
    assert match.inner.event == "RETREAT"


def test_a_mode_that_the_type_does_not_have_is_left_out() -> None:
    spec = "Iran/PROPN/2/nsubj vows=vow/VERB/0/root to/PART/4/mark meet/VERB/2/xcomp"
    match = scene(spec, ACTORS, KNOWN).match("vows")
    assert (match.event, match.mode, match.cameo) == ("AGREE", "", "036")


def test_light_verbs_show_the_act_that_they_carry() -> None:
    one = scene(
        "Iran/PROPN/2/nsubj vowed=vow/VERB/0/root to/PART/4/mark hold/VERB/2/xcomp talks=talk/NOUN/4/obj", ACTORS, KNOWN
    )
    inner = one.matcher.inner_act(one.at("hold"))
    assert inner is not None
    assert (inner.token, inner.event) == (one.at("talks"), "CONSULT")
    assert one.match("vowed").cameo == "036"


def test_a_conviction_with_prison_is_two_acts() -> None:
    one = scene(
        "Oman/PROPN/2/nsubj sentenced=sentence/VERB/0/root Ahmadi/PROPN/2/obj to/ADP/5/case prison/NOUN/2/obl", ACTORS,
        KNOWN,
    )  # fmt: skip
    match = one.match("sentenced")
    twin = one.matcher.twin(match)
    assert twin is not None
    assert {(m.event, m.mode) for m in (match, twin)} == {("SANCTION", "convict"), ("COERCE", "arrest")}
    assert twin.token == match.token
    other = scene("Iran/PROPN/2/nsubj rejected=reject/VERB/0/root him/PRON/2/obj", ACTORS, KNOWN)
    assert other.matcher.twin(other.match("rejected")) is None


@pytest.mark.parametrize(("agent", "found"), [("", True), ("by/ADP/5/case Oman/PROPN/3/obl:agent", False)])
def test_a_participle_without_agent_may_be_an_adjective(agent: str, *, found: bool) -> None:
    spec = f"Iran/PROPN/3/nsubj:pass is=be/AUX/3/aux:pass opposed=oppose/VERB/0/root {agent}"
    one = scene(spec, ACTORS, frames("opposed A - - REJECT - 120"))
    assert (one.matcher.match(one.at("opposed")) is not None) is found


@pytest.mark.parametrize("tag", ["VERB", "ADJ", "NOUN"])
def test_a_noun_taken_for_another_word_keeps_its_frames_where_there_are_no_others(tag: str) -> None:
    one = scene(f"The/DET/2/det expulsion/{tag}/0/root", ACTORS, frames("expulsion N - - SANCTION - 160"))
    assert one.match("expulsion").event == "SANCTION"
    both = scene(
        "They/PRON/2/nsubj strike/VERB/0/root",
        ACTORS,
        frames("strike N - - PROTEST - 143", "strike V - - ASSAULT - 190"),
    )
    assert both.match("strike").event == "ASSAULT"


def test_what_is_acted_upon_leads_the_objects() -> None:
    spec = (
        "Iran/PROPN/2/nsubj rejected=reject/VERB/0/root an/DET/4/det idea/NOUN/2/obj and/CCONJ/7/cc an/DET/7/det "
        "offer/NOUN/4/conj"
    )
    one = scene(spec, ACTORS, KNOWN)
    assert one.words(one.match("rejected").objects) == ["offer", "idea"]


def test_the_adverb_that_a_frame_asks_for_is_not_acted_upon() -> None:
    one = scene("Iran/PROPN/2/nsubj trained=train/VERB/0/root together/ADV/2/advmod", ACTORS, KNOWN)
    assert one.match("trained").objects == ()


def test_a_word_is_never_its_own_inner_act() -> None:
    known = frames("vow V - >any AGREE - 030")
    one = scene("Iran/PROPN/2/nsubj vows=vow/VERB/0/root to/PART/4/mark vow/VERB/2/xcomp", ACTORS, known)
    assert one.matcher.match(one.at("vows")) is None


@pytest.mark.parametrize(("inner", "expected"), [(True, ("meet", "026")), (False, ("change", "020"))])
def test_rules_for_an_act_made_without_a_frame(*, inner: bool, expected: tuple[str, str]) -> None:
    one = scene("Iran/PROPN/2/nsubj met=meet/VERB/0/root Oman/PROPN/2/obj", ACTORS, KNOWN)
    match = one.match("met") if inner else None
    assert one.matcher.about("REQUEST/appeal", match) == expected
    assert one.matcher.about("PROTEST", match) == ("", "")


@pytest.mark.parametrize(
    ("word", "answers"), [("proposal", {"AGREE", "REQUEST"}), ("reproach", {"ACCUSE"}), ("idea", set())]
)
def test_what_calls_for_an_answer(word: str, answers: set[str]) -> None:
    known = frames(classes={"PROPOSAL": "proposal", "CRITICISM": "reproach"})
    one = scene(f"Iran/PROPN/2/nsubj rejected=reject/VERB/0/root the/DET/4/det {word}/NOUN/2/obj", ACTORS, known)
    assert one.matcher.answerable(one.at(word)) == answers


SUMMONING = (
    "Iran/PROPN/3/nmod:poss 's/PART/1/case summoning/NOUN/6/nsubj of/ADP/5/case Oman/PROPN/3/nmod ended=end/VERB/0/root"
)


def test_a_noun_made_of_a_verb_has_the_frames_of_the_verb() -> None:
    known = frames("summon V - ACTOR ACCUSE - 114")
    assert scene(SUMMONING, ACTORS, known).match("summoning").event == "ACCUSE"
    one = scene(SUMMONING.replace("of/ADP", "in/ADP"), ACTORS, known)
    assert one.matcher.match(one.at("summoning")) is None


def test_a_phrase_behind_the_noun_of_a_phrase_may_be_the_acts() -> None:
    spec = (
        "The/DET/2/det pullout/NOUN/7/nsubj of/ADP/4/case troops=troop/NOUN/2/nmod from/ADP/6/case Oman/PROPN/4/nmod "
        "ended=end/VERB/0/root"
    )
    one = scene(spec, ACTORS, frames("pullout N prep:from - RETREAT withdraw 0874"))
    assert one.words(one.match("pullout").objects)[:1] == ["Oman"]


SUSPENSION = (
    "The/DET/2/det suspension/NOUN/7/nsubj of/ADP/4/case visas=visa/NOUN/2/nmod by/ADP/6/case Iran/PROPN/2/nmod "
    "began=begin/VERB/0/root"
)


def test_a_noun_has_the_frames_of_its_verb_where_its_own_do_not_fit() -> None:
    known = frames("suspend V - VISA SANCTION - 163", "suspension N - AID SANCTION - 162", classes={"VISA": "visa"})
    one = scene(SUSPENSION, ACTORS, known)
    match = one.match("suspension")
    assert (match.cameo, one.words(match.objects)) == ("163", ["visas"])
    assert [w.entity.id for w in one.roles.fill(match)[0]] == ["iran"]
    bare = scene("The/DET/2/det suspension/NOUN/3/nsubj began=begin/VERB/0/root", ACTORS, known)
    assert bare.matcher.match(bare.at("suspension")) is None


@pytest.mark.parametrize(("word", "found"), [("arms=arm/NOUN/2/obj", False), ("arms=arm/VERB/2/conj", True)])
def test_a_plain_noun_has_no_frames_of_a_verb_that_looks_like_it(word: str, *, found: bool) -> None:
    one = scene(f"Iran/PROPN/2/nsubj sells=sell/VERB/0/root {word}", ACTORS, frames("arm V - - AID - 072"))
    assert (one.matcher.match(one.at("arms")) is not None) is found
