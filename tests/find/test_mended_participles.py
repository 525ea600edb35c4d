"""Tests of dragoman.find.mended_participles: what participles hang on."""

from __future__ import annotations

import pytest

from dragoman.find.mended import mended
from scenes import spell

OBJECT_COMMA = (
    "Oman/PROPN/2/nsubj {verb}/VERB/0/root the/DET/4/det {noun}/NOUN/2/obj ,/PUNCT/6/punct {word}={lemma}/VERB/4/acl "
    "Iran/PROPN/6/obj"
)
MEETING = (
    "{case}/ADP/3/case the/DET/3/det {noun}/NOUN/9/obl ,/PUNCT/3/punct {word}={lemma}/VERB/9/advcl by/ADP/7/case "
    "Oman/PROPN/5/obl ,/PUNCT/3/punct {said}/VERB/0/root Ali/PROPN/9/nsubj"
)


def above(spec: str, word: str) -> tuple[str, str]:
    """Return the relation of a word and the word that it hangs on."""
    tokens = mended(spell(spec))
    token = next(token for token in tokens if token.text == word)
    return token.deprel, tokens[token.head].text


@pytest.mark.parametrize(
    ("verb", "noun", "word", "lemma"),
    [
        ("reasserted", "policy", "threatening", "threaten"),
        ("left", "talks", "accusing", "accuse"),
        ("recalled", "envoy", "condemning", "condemn"),
        ("signed", "declaration", "urging", "urge"),
        ("closed", "border", "blaming", "blame"),
        ("published", "letter", "warning", "warn"),
    ],
)
def test_who_utters_behind_an_object_and_a_comma_is_the_doer(verb: str, noun: str, word: str, lemma: str) -> None:
    spec = OBJECT_COMMA.format(verb=verb, noun=noun, word=word, lemma=lemma)
    assert above(spec, word) == ("advcl", verb)


@pytest.mark.parametrize(("word", "lemma"), [("covering", "cover"), ("spanning", "span"), ("costing", "cost")])
def test_what_only_an_object_can_do_stays_with_it(word: str, lemma: str) -> None:
    spec = OBJECT_COMMA.format(verb="signed", noun="deal", word=word, lemma=lemma)
    assert above(spec, word) == ("acl", "deal")


def test_without_a_comma_the_object_utters() -> None:
    spec = (
        "Oman/PROPN/2/nsubj signed/VERB/0/root the/DET/4/det letter/NOUN/2/obj urging=urge/VERB/4/acl Iran/PROPN/5/obj"
    )
    assert above(spec, "urging") == ("acl", "letter")


@pytest.mark.parametrize(
    ("case", "noun", "word", "lemma"),
    [
        ("During", "meeting", "attended", "attend"),
        ("At", "summit", "hosted", "host"),
        ("After", "talks", "mediated", "mediate"),
        ("In", "session", "chaired", "chair"),
        ("Before", "conference", "convened", "convene"),
    ],
)
def test_how_a_meeting_was_held_is_told_of_the_meeting(case: str, noun: str, word: str, lemma: str) -> None:
    assert above(MEETING.format(case=case, noun=noun, word=word, lemma=lemma, said="said"), word) == ("acl", noun)


def test_other_participles_are_told_of_who_acts() -> None:
    spec = MEETING.format(case="At", noun="summit", word="flanked", lemma="flank", said="spoke")
    assert above(spec, "flanked") == ("advcl", "spoke")


@pytest.mark.parametrize(
    ("comma", "feats", "relation", "head"),
    [
        ("", "VerbForm=Part", "acl", "Talks"),
        ("", "VerbForm=Fin", "advcl", "resumed"),
        (",/PUNCT/3/punct", "VerbForm=Part", "advcl", "resumed"),
    ],
)
def test_by_whom_a_subject_was_made_belongs_to_the_subject(comma: str, feats: str, relation: str, head: str) -> None:
    at = 3 + bool(comma)
    spec = (
        f"Talks=talk/NOUN/{at + 3}/nsubj there/ADV/1/advmod {comma} hosted=host/VERB/{at + 3}/advcl/{feats} "
        f"by/ADP/{at + 2}/case Oman/PROPN/{at}/obl:agent resumed=resume/VERB/0/root"
    )
    assert above(" ".join(spec.split()), "hosted") == (relation, head)
