"""Tests of dragoman.find.tree on trees made by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factory
from dragoman.find.tree import Tree, base
from dragoman.model import Sentence, Token
from scenes import Scene, scene, spell

REJECTED = "Iran/PROPN/2/nsubj rejected=reject/VERB/0/root the/DET/4/det offer/NOUN/2/obj"
PASSIVE = (
    "The/DET/2/det offer/NOUN/4/nsubj:pass was=be/AUX/4/aux:pass rejected=reject/VERB/0/root/VerbForm=Part|Voice=Pass "
    "by/ADP/6/case Iran/PROPN/4/obl:agent"
)
URGED = "Oman/PROPN/2/nsubj urged=urge/VERB/0/root Iran/PROPN/2/obj to/PART/5/mark return/VERB/2/xcomp/VerbForm=Inf"
PROMISED = URGED.replace("urged=urge", "promised=promise")
WAS_URGED = "Iran/PROPN/3/nsubj:pass was=be/AUX/3/aux:pass urged=urge/VERB/0/root to/PART/5/mark return/VERB/3/xcomp"
JOINED = "Iran/PROPN/2/nsubj met=meet/VERB/0/root Oman/PROPN/2/obj and/CCONJ/5/cc left=leave/VERB/2/conj"
HIT_BACK = (
    "Iran/PROPN/3/nsubj:pass was=be/AUX/3/aux:pass attacked=attack/VERB/0/root and/CCONJ/5/cc "
    "retaliated=retaliate/VERB/3/conj"
)
WHO = "Envoys=envoy/NOUN/0/root who/PRON/3/nsubj/PronType=Rel met=meet/VERB/1/acl:relcl Oman/PROPN/3/obj"
CLEFT = (
    "It/PRON/3/expl was=be/AUX/3/cop Iran/PROPN/0/root that/PRON/5/nsubj/PronType=Rel left=leave/VERB/3/advcl:relcl "
    "Oman/PROPN/5/obj"
)
DEAL_BY = (
    "The/DET/2/det deal/NOUN/0/root signed=sign/VERB/2/acl/Tense=Past|VerbForm=Part|Voice=Pass by/ADP/5/case "
    "Iran/PROPN/3/obl"
)
DECISION = (
    "Iran/PROPN/3/nmod:poss 's/PART/1/case decision/NOUN/6/nsubj to/PART/5/mark leave/VERB/3/acl/VerbForm=Inf "
    "angered=anger/VERB/0/root Oman/PROPN/6/obj"
)
HEADLINE = "Ministers=minister/NOUN/0/root to/PART/3/mark meet/VERB/1/acl in/ADP/5/case Doha/PROPN/3/obl"
BESIDE = "Iran/PROPN/2/nsubj wrote=write/VERB/0/root ,/PUNCT/4/punct urging=urge/VERB/2/advcl restraint/NOUN/4/obj"
WHOSE_PLAN = "Iran/PROPN/2/nsubj made=make/VERB/0/root a/DET/4/det vow/NOUN/2/obj to/PART/6/mark return/VERB/4/acl"
THEY_SIGNED = "The/DET/2/det deal/NOUN/0/root Iran/PROPN/4/nsubj signed=sign/VERB/2/acl:relcl"
THAT_SIGNED = (
    "The/DET/2/det deal/NOUN/0/root that/PRON/5/obj/PronType=Rel Iran/PROPN/5/nsubj signed=sign/VERB/2/acl:relcl"
)
SHOT = "Guards=guard/NOUN/2/nsubj shot=shoot/VERB/0/root and/CCONJ/4/cc wounded=wound/VERB/2/conj him=he/PRON/4/obj"
BOTH_DONE = (
    "The/DET/2/det deal/NOUN/4/nsubj:pass was=be/AUX/4/aux:pass signed=sign/VERB/0/root/Voice=Pass and/CCONJ/6/cc "
    "ratified=ratify/VERB/4/conj/Voice=Pass"
)

STOPPED = (
    "Rain/NOUN/2/nsubj stopped=stop/VERB/0/root Iran/PROPN/2/obj from/SCONJ/5/mark bombing=bomb/VERB/2/advcl "
    "Oman/PROPN/5/obj"
)
ACCUSED = (
    "Accused=accuse/VERB/5/advcl/Voice=Pass by/ADP/3/case Iran/PROPN/1/obl:agent ,/PUNCT/1/punct "
    "slept=sleep/VERB/0/root Oman/PROPN/5/nsubj"
)
SUMMONING = (
    "Iran/PROPN/3/nmod:poss 's/PART/1/case summoning/NOUN/7/nsubj of/ADP/6/case the/DET/6/det envoy/NOUN/3/nmod "
    "ended=end/VERB/0/root"
)


@pytest.mark.parametrize(
    ("spec", "verb", "subjects"),
    [
        (STOPPED, "bombing", ["Iran"]),
        (STOPPED.replace("from/SCONJ", "by/SCONJ"), "bombing", ["Rain"]),
        (SUMMONING, "summoning", ["Iran"]),
        (SUMMONING.replace("Iran/PROPN/3/nmod:poss 's/PART/1/case", "The/DET/3/det old/ADJ/3/amod"), "summoning", []),
        (REJECTED, "rejected", ["Iran"]),
        (PASSIVE, "rejected", ["Iran"]),
        (PASSIVE.replace("obl:agent", "obl"), "rejected", ["Iran"]),
        (WAS_URGED, "urged", []),
        (WAS_URGED, "return", ["Iran"]),
        (URGED, "return", ["Iran"]),
        (PROMISED, "return", ["Oman"]),
        (JOINED, "left", ["Iran"]),
        (HIT_BACK, "retaliated", ["Iran"]),
        (WHO, "met", ["Envoys"]),
        (CLEFT, "left", ["Iran"]),
        (DEAL_BY, "signed", ["Iran"]),
        (DECISION, "leave", ["Iran"]),
        (HEADLINE, "meet", ["Ministers"]),
        (BESIDE, "urging", ["Iran"]),
        (WHOSE_PLAN, "return", ["Iran"]),
        (THEY_SIGNED, "signed", ["Iran"]),
    ],
)
def test_the_logical_subject(spec: str, verb: str, subjects: list[str]) -> None:
    one = scene(spec)
    assert one.words(one.tree.subjects(one.at(verb))) == subjects


@pytest.mark.parametrize(
    ("spec", "verb", "objects"),
    [
        (REJECTED, "rejected", ["offer"]),
        (PASSIVE, "rejected", ["offer"]),
        (DEAL_BY, "signed", ["deal"]),
        (THEY_SIGNED, "signed", ["deal"]),
        (THAT_SIGNED, "signed", ["deal"]),
        (WHO, "met", ["Oman"]),
        (SHOT, "shot", ["him"]),
        (SHOT, "wounded", ["him"]),
        (BOTH_DONE, "ratified", ["deal"]),
        (JOINED, "left", []),
        (ACCUSED, "Accused", ["Oman"]),
        (SUMMONING, "summoning", ["envoy"]),
    ],
)
def test_what_is_acted_upon(spec: str, verb: str, objects: list[str]) -> None:
    one = scene(spec)
    assert one.words(one.tree.objects(one.at(verb))) == objects


@pytest.mark.parametrize(
    ("spec", "verb", "passive"),
    [(PASSIVE, "rejected", True), (REJECTED, "rejected", False), (DEAL_BY, "signed", True), (WHO, "met", False),
     (THEY_SIGNED.replace("acl:relcl", "acl:relcl/Voice=Pass"), "signed", False),
     (DEAL_BY.replace("VerbForm=Part|Voice=Pass", "VerbForm=Fin"), "signed", True),
     (DEAL_BY.replace("Tense=Past|VerbForm=Part|Voice=Pass", "VerbForm=Ger"), "signed", False)],
)  # fmt: skip
def test_passives(spec: str, verb: str, *, passive: bool) -> None:
    one = scene(spec)
    assert one.tree.is_passive(one.at(verb)) is passive


def test_the_bearer_of_a_passive_is_its_subject_and_not_its_agent() -> None:
    one = scene(
        "Peru/PROPN/3/nsubj:pass is=be/AUX/3/aux:pass opposed=oppose/VERB/0/root by/ADP/5/case Cuba/PROPN/3/obl"
    )
    assert one.words(one.tree.bearers(2)) == ["Peru"]
    assert one.words(one.tree.subjects(2)) == ["Cuba"]


OUT = (
    "They/PRON/2/nsubj pulled=pull/VERB/0/root out/ADP/6/case of/ADP/6/case the/DET/6/det town/NOUN/2/obl "
    "because/ADP/9/case of/ADP/7/fixed rain/NOUN/2/obl"
)


def test_prepositions_are_read_whole_and_one_by_one() -> None:
    one = scene(OUT)
    assert one.tree.case(one.at("rain")) == "because of"
    assert one.tree.case(one.at("town")) == "out"
    assert one.tree.cases(one.at("town"))[:2] == ["out", "of"]
    assert one.tree.case(one.at("They")) == ""


def test_the_possessive_mark_is_no_preposition() -> None:
    one = scene(DECISION)
    assert one.tree.case(one.at("Iran")) == ""


@pytest.mark.parametrize(
    ("spec", "verb", "mark"),
    [
        (URGED, "return", "to"),
        ("Talks=talk/NOUN/2/nsubj ended=end/VERB/0/root when/ADV/5/advmod Iran/PROPN/5/nsubj left=leave/VERB/2/advcl",
         "left", "when"),
        ("It/PRON/2/nsubj left=leave/VERB/0/root so/ADV/5/mark as/ADP/3/fixed rest/VERB/2/advcl", "rest", "so as"),
        (REJECTED, "rejected", ""),
    ],
)  # fmt: skip
def test_what_introduces_a_clause(spec: str, verb: str, mark: str) -> None:
    one = scene(spec)
    assert one.tree.mark(one.at(verb)) == mark


def test_complements_are_infinitives_and_marked_gerunds_but_not_relatives() -> None:
    spec = (
        "Iran/PROPN/2/nsubj warned=warn/VERB/0/root Oman/PROPN/2/obj against/SCONJ/5/mark joining=join/VERB/2/advcl "
        ",/PUNCT/7/punct urging=urge/VERB/2/advcl calm/NOUN/7/obj"
    )
    one = scene(spec)
    assert one.words(one.tree.complements(one.at("warned"))) == ["joining"]
    assert scene(URGED).tree.complements(1) == [4]
    assert scene(THEY_SIGNED).tree.complements(1) == []


def test_coordination() -> None:
    one = scene(
        "Iran/PROPN/6/nsubj ,/PUNCT/3/punct Oman/PROPN/1/conj and/CCONJ/5/cc Iraq/PROPN/3/conj met=meet/VERB/0/root"
    )
    assert one.words(one.tree.conjuncts(0)) == ["Iran", "Oman", "Iraq"]
    assert one.tree.first_conjunct(one.at("Iraq")) == 0
    assert one.words(sorted(one.tree.subtree(0))) == ["Iran", ",", "Oman", "and", "Iraq"]
    assert one.words(one.tree.ancestors(one.at("Iraq"))) == ["Oman", "Iran", "met"]


def test_relatives_stand_for_their_noun() -> None:
    one: Scene = scene(WHO)
    assert one.tree.is_relative(1)
    assert one.tree.antecedent(1) == 0
    assert not scene(REJECTED).tree.is_relative(0)


def test_a_headline_plan_has_no_finite_verb_before_it() -> None:
    assert scene(HEADLINE).tree.is_headline_plan(2)
    assert not scene(WHOSE_PLAN).tree.is_headline_plan(5)


@pytest.mark.parametrize(("relation", "plain"), [("nsubj:pass", "nsubj"), ("obl", "obl"), ("", "")])
def test_base(relation: str, plain: str) -> None:
    assert base(relation) == plain


RELATIONS = [
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "acl", "acl:relcl", "advcl", "ccomp",
    "xcomp", "conj", "aux:pass", "mark",
]  # fmt: skip
WORDS = [("met", "VERB"), ("Iran", "PROPN"), ("who", "PRON"), ("plan", "NOUN"), ("to", "PART"), ("ready", "ADJ")]


@st.composite
def trees(draw: st.DrawFn) -> Sentence:
    n = draw(st.integers(1, 12))
    order = draw(st.permutations(range(n)))
    tokens = []
    for rank, i in enumerate(order):
        head = -1 if rank == 0 else order[draw(st.integers(0, rank - 1))]
        word, tag = draw(st.sampled_from(WORDS))
        relation = "root" if head < 0 else draw(st.sampled_from(RELATIONS))
        tokens.append(Token(i, 9 * i, 9 * i + len(word), word, word, tag, "", head, relation))
    return Sentence(0, 0, 9 * n, tuple(sorted(tokens, key=lambda t: t.index)))


@given(trees())
@settings(max_examples=60)
def test_any_tree_has_answers_within_itself(sentence: Sentence) -> None:
    tree = Tree(sentence)
    everything = set(range(len(sentence.tokens)))
    for i in everything:
        found = {*tree.subjects(i), *tree.objects(i), *tree.complements(i), *tree.bearers(i), *tree.conjuncts(i)}
        assert found <= everything
        assert i in tree.subtree(i)


@pytest.mark.parametrize(
    ("auxiliaries", "found"),
    [("had have", 1), ("'d have", 1), ("'d would", None), ("has have", None)],
)
def test_past_perfect(auxiliaries: str, found: int | None) -> None:
    rows = f"Iran Iran PROPN 3 nsubj\n{auxiliaries} AUX 3 aux\nleft leave VERB 0 root"
    assert Tree(factory.sentence(rows)).past_perfect(2) == found


def test_what_would_have_been_is_no_past_perfect() -> None:
    rows = "Iran Iran PROPN 4 nsubj\nmight might AUX 4 aux\nhad have AUX 4 aux\nleft leave VERB 0 root"
    assert Tree(factory.sentence(rows)).past_perfect(3) is None


def test_nouns_that_only_count() -> None:
    spec = "rounds=round/NOUN/0/root of/ADP/3/case talks=talk/NOUN/1/nmod of/ADP/5/case peace/NOUN/3/nmod"
    tree = Tree(spell(spec))
    assert [tree.counter(i, {"round"}.__contains__) for i in (0, 2, 4)] == [0, 0, 4]


def test_a_verb_with_a_clause_of_its_own_shares_no_object() -> None:
    words = (
        "They/PRON/2/nsubj agreed=agree/VERB/0/root to/PART/4/mark talk/VERB/2/xcomp and/CCONJ/6/cc "
        "condemned=condemn/VERB/2/conj plans/NOUN/6/obj"
    )
    tree = scene(words).tree
    assert tree.objects(1) == []
    assert tree.objects(5) == [6]
