"""Tests of dragoman.find.mended: slips that the order of English words rules out, and trees that stay as they are."""

from __future__ import annotations

import pytest

from dragoman.find.mended import mended
from scenes import relations, spell

SUMMONED = (
    "Oman/PROPN/2/nsubj summoned=summon/VERB/0/root the/DET/4/det envoy/NOUN/6/obj to/PART/6/mark complain/VERB/2/advcl"
)
FLEW = (
    "Oman/PROPN/2/nsubj flew=fly/VERB/0/root home/ADV/2/advmod to/PART/5/mark hold/VERB/2/advcl talks=talk/NOUN/2/obj"
)
REACHED = (
    "Oman/PROPN/2/nsubj said=say/VERB/0/root it/PRON/4/nsubj reached=reach/VERB/2/ccomp a/DET/6/det deal/NOUN/2/obj"
)
DEFENDED = "Oman/PROPN/2/nsubj defended=defend/VERB/0/root its/PRON/4/nmod:poss policy/NOUN/2/obl"
CALLED_OFF = "Oman/PROPN/2/nsubj called=call/VERB/0/root off/ADP/2/compound:prt a/DET/5/det strike/NOUN/2/obl:unmarked"
HELD = "Oman/PROPN/2/nsubj held=hold/VERB/0/root joint/ADJ/2/compound drills=drill/NOUN/2/obj"
WROTE_OFF = (
    "Oman/PROPN/2/nsubj wrote=write/VERB/0/root off/ADP/2/compound:prt the/DET/5/det debt/NOUN/2/advcl of/ADP/7/case "
    "Chad/PROPN/2/obl"
)
DECLARED = "They/PRON/2/nsubj declared=declare/VERB/0/root a/DET/4/det state/NOUN/2/obj of/ADP/6/case siege/NOUN/2/obl"
ORDERED = (
    "Oman/PROPN/2/nsubj ordered=order/VERB/0/root the/DET/4/det release/VERB/2/xcomp of/ADP/6/case Ali/PROPN/4/obl"
)

UNJUST = "Oman/PROPN/2/nsubj said=say/VERB/0/root the/DET/4/det ban/NOUN/2/nsubj was=be/AUX/6/cop unjust/ADJ/2/ccomp"
STRESSING = (
    "Oman/PROPN/2/nsubj said=say/VERB/0/root it/PRON/5/nsubj is=be/AUX/5/cop committed/ADJ/2/ccomp to/PART/7/mark "
    "helping=help/VERB/5/advcl ,/PUNCT/9/punct stressing=stress/VERB/7/advcl/VerbForm=Ger peace/NOUN/9/obj"
)
ACCUSING = (
    "Oman/PROPN/2/nsubj said=say/VERB/0/root Chad/PROPN/4/nsubj left=leave/VERB/2/ccomp ,/PUNCT/6/punct "
    "accusing=accuse/VERB/4/advcl it/PRON/6/obj"
)
ENDED = "Oman/PROPN/2/nsubj ended=end/VERB/0/root an/DET/5/det angry/ADJ/2/xcomp call/NOUN/2/obl"
TO_MEET = "Oman/PROPN/2/nsubj flew=fly/VERB/0/root to/PART/4/mark meet/VERB/2/advcl Kiir/PROPN/4/nsubj"

TARGETED = (
    "Oman/PROPN/2/nsubj said=say/VERB/0/root/Mood=Ind|Tense=Past|VerbForm=Fin it/PRON/6/nsubj:pass "
    "should/AUX/6/aux be/AUX/6/aux:pass targeted=target/VERB/2/ccomp/Tense=Past|VerbForm=Part and/CCONJ/8/cc "
    "urged=urge/VERB/6/conj/Mood=Ind|Tense=Past|VerbForm=Fin Chad/PROPN/8/obj"
)
DRAWING = (
    "Oman/PROPN/2/nsubj held=hold/VERB/0/root him/PRON/2/obj ,/PUNCT/5/punct drawing=draw/VERB/2/advcl "
    "protests=protest/NOUN/2/obj from/ADP/8/case Chad/PROPN/5/obl"
)
DREW_TROOPS = "Oman/PROPN/2/nsubj pulled=pull/VERB/0/root troops=troop/NOUN/2/obj from/ADP/5/case Chad/PROPN/2/obl"


@pytest.mark.parametrize(
    ("spec", "word", "deprel", "head"),
    [
        (UNJUST, "ban", "nsubj", "unjust"),
        (STRESSING, "stressing", "advcl", "said"),
        (ENDED, "call", "obj", "ended"),
        (ENDED, "angry", "amod", "call"),
        (TO_MEET, "Kiir", "obj", "meet"),
        ("Exit=exit/NOUN/0/root from/ADP/1/case the/DET/4/det Pact/PROPN/1/nmod", "from", "case", "Pact"),
        ("Oman/PROPN/2/nsubj met=meet/VERB/0/root officials=official/NOUN/2/nsubj", "officials", "obj", "met"),
        (SUMMONED, "envoy", "obj", "summoned"),
        (FLEW, "talks", "obj", "hold"),
        (REACHED, "deal", "obj", "reached"),
        (DEFENDED, "policy", "obj", "defended"),
        (CALLED_OFF, "strike", "obj", "called"),
        (HELD, "joint", "compound", "drills"),
        (WROTE_OFF, "debt", "obj", "wrote"),
        (DECLARED, "siege", "nmod", "state"),
        (ORDERED, "release", "obj", "ordered"),
        (TARGETED, "urged", "conj", "said"),
        (DRAWING, "protests", "obj", "drawing"),
        (DRAWING, "Chad", "nmod", "protests"),
        (ORDERED, "Ali", "nmod", "release"),
    ],
)
def test_slips_are_mended(spec: str, word: str, deprel: str, head: str) -> None:
    assert relations(mended(spell(spec)))[word] == (deprel, head)


@pytest.mark.parametrize(
    ("spec", "word"),
    [
        ("Oman/PROPN/2/nsubj left=leave/VERB/0/root that/DET/4/det day/NOUN/2/obl:unmarked", "day"),
        ("Oman/PROPN/2/nsubj met=meet/VERB/0/root in/ADP/4/case Doha/PROPN/2/obl", "Doha"),
        ("Oman/PROPN/2/nsubj accused=accuse/VERB/0/root Chad/PROPN/2/obj of/ADP/5/case theft/NOUN/2/obl", "theft"),
        ("Oman/PROPN/2/nsubj urged=urge/VERB/0/root Chad/PROPN/2/obj to/PART/5/mark leave/VERB/2/xcomp", "Chad"),
        ("Oman/PROPN/2/nsubj kept=keep/VERB/0/root silent/ADJ/2/xcomp", "silent"),
        (ACCUSING, "accusing"),
        (DREW_TROOPS, "Chad"),
        (TARGETED.replace(" Chad/PROPN/8/obj", ""), "urged"),
        (TARGETED.replace("should/AUX/6/aux", "had/AUX/6/aux"), "urged"),
        (
            "the/DET/2/det day/NOUN/0/root when/ADV/5/advmod Oman/PROPN/5/nsubj left=leave/VERB/2/acl:relcl",
            "left",
        ),
    ],
)
def test_sound_trees_stay(spec: str, word: str) -> None:
    tokens = spell(spec).tokens
    token = next(t for t in tokens if t.text == word)
    assert relations(mended(spell(spec)))[word] == (token.deprel, tokens[token.head].text)


def test_what_has_an_object_is_a_verb() -> None:
    freed = mended(spell("Oman/PROPN/2/nsubj freed/NUM/0/root the/DET/4/det soldier/NOUN/2/obj"))[1]
    assert (freed.upos, freed.lemma, freed.feat("Tense")) == ("VERB", "free", "Past")


def test_what_has_a_subject_and_a_past_form_is_a_verb() -> None:
    tokens = mended(spell("Ministers=minister/NOUN/2/nsubj talked=talk/NOUN/0/root by/ADP/4/case phone/NOUN/2/obl"))
    assert (tokens[1].upos, tokens[1].lemma) == ("VERB", "talk")
    tokens = mended(spell("Oman/PROPN/2/nsubj spoken=spoken/NOUN/0/root"))
    assert (tokens[1].upos, tokens[1].lemma) == ("VERB", "speak")
    named = spell("This/PRON/3/nsubj is=be/AUX/3/cop said/NOUN/0/root")
    assert mended(named)[2].upos == "NOUN"


def test_what_has_an_article_is_no_verb() -> None:
    assert mended(spell(ORDERED))[3].upos == "NOUN"
    gerund = mended(spell("the/DET/2/det killing=kill/VERB/0/root people/NOUN/2/obj"))[1]
    assert gerund.upos == "VERB"


def test_a_ring_is_never_made() -> None:
    spec = "a/DET/2/det b/NOUN/4/obj to/PART/4/mark c/VERB/2/xcomp"
    ring = mended(spell(spec))
    for token in ring:
        seen, i = set[int](), token.index
        while i >= 0 and i not in seen:
            seen.add(i)
            i = ring[i].head
    assert [t.head for t in ring] == [t.head for t in spell(spec).tokens]


URGING = (
    "Iran/PROPN/2/nsubj said=say/VERB/0/root it/PRON/6/nsubj did=do/AUX/6/aux not/PART/6/advmod help/VERB/2/ccomp "
    ",/PUNCT/8/punct urging=urge/VERB/6/advcl/VerbForm=Ger Oman/PROPN/8/obj"
)


@pytest.mark.parametrize(
    ("spec", "above"),
    [
        (URGING, "said"),
        (URGING.replace("urging=urge", "killing=kill"), "help"),
        (URGING.replace("said=say", "saw=see"), "help"),
        (URGING.replace("help/VERB", "deny=condemn/VERB"), "deny"),
        (URGING.replace(",/PUNCT", "by/SCONJ"), "help"),
    ],
)
def test_who_utters_in_a_participle_is_who_said_the_clause(spec: str, above: str) -> None:
    word = "killing" if "killing" in spec else "urging"
    assert relations(mended(spell(spec)))[word] == ("advcl", above)


def test_a_verb_that_is_an_object_and_nothing_else_is_a_noun() -> None:
    spec = "Oman/PROPN/3/nsubj will/AUX/3/aux hold/VERB/0/root talks=talk/VERB/3/obj with/ADP/6/case Iran/PROPN/4/obl"
    tokens = mended(spell(spec))
    assert [(tokens[3].upos, tokens[5].deprel)] == [("NOUN", "nmod")]
    assert mended(spell(spec.replace("talks=talk", "swimming=swim")))[3].upos == "VERB"


def test_what_stands_behind_a_gerund_as_its_subject_is_its_object() -> None:
    spec = "Oman/PROPN/2/nsubj avoided=avoid/VERB/0/root meeting=meet/VERB/2/xcomp envoys=envoy/NOUN/3/nsubj"
    assert relations(mended(spell(spec)))["envoys"] == ("obj", "meeting")


VOWED = "Iran/PROPN/2/nsubj vowed=vow/VERB/0/root never/ADV/2/advmod to/PART/5/mark leave/VERB/2/xcomp"
CALLED = (
    "Iran/PROPN/2/nsubj called=call/VERB/0/root/Tense=Past on/ADP/4/case Oman/PROPN/2/obl to/PART/6/mark "
    "stop/VERB/2/xcomp and/CCONJ/8/cc return/VERB/2/conj"
)
ADOPTED = (
    "Iran/PROPN/2/nsubj adopted=adopt/VERB/0/root a/DET/4/det text/NOUN/2/obj urging=urge/VERB/2/xcomp Oman/PROPN/5/obj"
)


@pytest.mark.parametrize(
    ("spec", "word", "relation", "above"),
    [
        (VOWED, "never", "advmod", "leave"),
        (VOWED.replace("never/ADV", "soon/ADV"), "soon", "advmod", "vowed"),
        (CALLED, "return", "conj", "stop"),
        (CALLED.replace("/Tense=Past", "/Tense=Pres"), "return", "conj", "called"),
        (CALLED.replace("return/VERB", "returned=return/VERB"), "returned", "conj", "called"),
        (ADOPTED, "urging", "acl", "text"),
        (ADOPTED.replace("urging=urge", "opening=open"), "opening", "xcomp", "adopted"),
    ],
)
def test_words_that_belong_to_the_word_beside_them(spec: str, word: str, relation: str, above: str) -> None:
    assert relations(mended(spell(spec)))[word] == (relation, above)


def test_a_verb_with_an_article_is_a_noun_though_a_subject_hangs_behind_it() -> None:
    spec = (
        "A/DET/2/det visit/VERB/6/advcl by/ADP/5/case the/DET/5/det king/NOUN/2/nsubj "
        "ended=end/VERB/0/root/VerbForm=Fin"
    )
    tokens = mended(spell(spec))
    assert (tokens[1].upos, tokens[4].deprel) == ("NOUN", "nmod")


@pytest.mark.parametrize(
    ("auxiliary", "relation"), [("did=do/AUX/4/aux", "nsubj"), ("was=be/AUX/4/aux:pass", "nsubj:pass")]
)
def test_what_does_something_suffers_nothing(auxiliary: str, relation: str) -> None:
    spec = f"Raids=raid/NOUN/4/nsubj:pass {auxiliary} not/PART/4/advmod let/VERB/0/root up/ADP/4/compound:prt"
    assert relations(mended(spell(spec)))["Raids"] == (relation, "let")


def test_a_noun_behind_an_infinitive_is_its_object_though_it_hangs_above() -> None:
    spec = "Iran/PROPN/2/nsubj went=go/VERB/0/root to/PART/4/mark send/VERB/2/xcomp arms=arm/NOUN/2/xcomp"
    assert relations(mended(spell(spec)))["arms"] == ("obj", "send")


@pytest.mark.parametrize("noun", ["need", "chance", "talks", "reason", "deal"])
def test_what_there_is_belongs_to_its_verb(noun: str) -> None:
    spec = (
        "Ali/PROPN/2/nsubj said=say/VERB/0/root there/PRON/4/expl was=be/VERB/2/ccomp a/DET/6/det "
        f"{noun}/NOUN/2/nsubj to/PART/8/mark act/VERB/6/acl"
    )
    found = relations(mended(spell(spec)))
    assert found[noun] == ("nsubj", "was")
    assert found["Ali"] == ("nsubj", "said")


def test_there_is_keeps_the_subject_that_it_has() -> None:
    spec = (
        "Ali/PROPN/2/nsubj said=say/VERB/0/root there/PRON/4/expl was=be/VERB/2/ccomp hope/NOUN/4/nsubj "
        "today/NOUN/2/obl"
    )
    assert relations(mended(spell(spec)))["hope"] == ("nsubj", "was")


@pytest.mark.parametrize("word", ["condemned", "rejected", "signed", "left", "warned"])
def test_a_past_verb_is_not_joined_to_an_infinitive(word: str) -> None:
    spec = (
        "They/PRON/2/nsubj agreed=agree/VERB/0/root/Tense=Past|VerbForm=Fin to/PART/4/mark "
        "consult/VERB/2/xcomp/VerbForm=Inf and/CCONJ/6/cc "
        f"{word}/VERB/4/conj/Tense=Past|VerbForm=Fin it/PRON/6/obj"
    )
    assert relations(mended(spell(spec)))[word] == ("conj", "agreed")
