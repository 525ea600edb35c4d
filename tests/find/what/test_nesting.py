"""Tests of dragoman.find.what.nesting: what another act is about is not coded beside it."""

from __future__ import annotations

import pytest

from dragoman.find.what.nesting import is_prompt, nested_in
from scenes import frames, scene

ACTORS = {"Iran": "IRN", "Oman": "OMN", "Iraq": "IRQ"}
KNOWN = frames(
    "urge V - - REQUEST - 020",
    "call N - - REQUEST - 020",
    "vow V - - AGREE - 030",
    "threaten V - - THREATEN - 130",
    "threat N - - THREATEN - 130",
    "blame V - - ACCUSE - 112",
    "condemn V - - ACCUSE - 111",
    "condemn N - - ACCUSE - 111",
    "cancel V - - REJECT - 125",
    "reject V - - REJECT - 120",
    "refuse V - - REJECT - 120",
    "hail V - - SUPPORT - 051",
    "strike V - - ASSAULT - 190",
    "strike N - - ASSAULT - 190",
    "visit N - - CONSULT - 042 actor=poss",
    "withdraw V - - RETREAT - 087",
    "offer N - - AGREE - 030",
    "attend V - - CONSULT - 040",
    "talk N - - CONSULT - 040",
)

CASES = {
    "an act that is asked for": (
        "Oman/PROPN/2/nsubj urged=urge/VERB/0/root Iran/PROPN/2/obj to/PART/5/mark withdraw/VERB/2/xcomp",
        "withdraw",
        "urged",
    ),
    "an act that is called for by a noun": (
        "Oman/PROPN/3/nmod:poss 's/PART/1/case call/NOUN/6/nsubj to/PART/5/mark withdraw/VERB/3/acl ebb/VERB/0/root",
        "withdraw",
        "call",
    ),
    "an act that is threatened": (
        "Iran/PROPN/2/nsubj threatened=threaten/VERB/0/root to/PART/4/mark strike/VERB/2/xcomp Oman/PROPN/4/obj",
        "strike",
        "threatened",
    ),
    "an act beside a request": (
        (
            "Iran/PROPN/2/nsubj struck=strike/VERB/0/root Oman/PROPN/2/obj ,/PUNCT/5/punct urging=urge/VERB/2/advcl "
            "calm/NOUN/5/obj"
        ),
        "urging",
        None,
    ),
    "an act after which is told": (
        (
            "Oman/PROPN/2/nsubj urged=urge/VERB/0/root calm/NOUN/2/obj after/SCONJ/6/mark Iran/PROPN/6/nsubj "
            "struck=strike/VERB/2/advcl"
        ),
        "struck",
        None,
    ),
    "an act in a relative clause": (
        "Oman/PROPN/2/nsubj urged=urge/VERB/0/root Iran/PROPN/2/obj which/PRON/5/nsubj struck=strike/VERB/3/acl:relcl",
        "struck",
        None,
    ),
    "an act during which is told": (
        "Oman/PROPN/2/nsubj urged=urge/VERB/0/root calm/NOUN/2/obj during/ADP/5/case talks=talk/NOUN/2/obl",
        "talks",
        None,
    ),
    "what one is blamed for": (
        (
            "Oman/PROPN/2/nsubj blame/VERB/0/root Iran/PROPN/2/obj for/SCONJ/5/mark striking=strike/VERB/2/advcl "
            "Iraq/PROPN/5/obj"
        ),
        "striking",
        "blame",
    ),
    "a strike of another that is condemned": (
        "Oman/PROPN/2/nsubj condemned=condemn/VERB/0/root Iran/PROPN/5/nmod:poss 's/PART/3/case strike/NOUN/2/obj",
        "strike",
        None,
    ),
    "a visit that is cancelled": (
        "Oman/PROPN/2/nsubj cancelled=cancel/VERB/0/root Iran/PROPN/5/nmod:poss 's/PART/3/case visit/NOUN/2/obj",
        "visit",
        "cancelled",
    ),
    "an offer of another that is rejected": (
        "Oman/PROPN/2/nsubj rejected=reject/VERB/0/root Iran/PROPN/5/nmod:poss 's/PART/3/case offer/NOUN/2/obj",
        "offer",
        None,
    ),
    "an offer of nobody that is rejected": (
        "Oman/PROPN/2/nsubj rejected=reject/VERB/0/root the/DET/4/det offer/NOUN/2/obj",
        "offer",
        "rejected",
    ),
    "talks that are attended": (
        "Oman/PROPN/2/nsubj attended=attend/VERB/0/root talks=talk/NOUN/2/obj",
        "talks",
        "attended",
    ),
    "an act that stands alone": ("Iran/PROPN/2/nsubj struck=strike/VERB/0/root Oman/PROPN/2/obj", "struck", None),
    "a clause of its own": (
        (
            "Oman/PROPN/2/nsubj urged=urge/VERB/0/root calm/NOUN/2/obj and/CCONJ/6/cc Iran/PROPN/6/nsubj "
            "struck=strike/VERB/2/conj"
        ),
        "struck",
        None,
    ),
}


@pytest.mark.parametrize(("spec", "inner", "outer"), CASES.values(), ids=CASES)
def test_content_is_not_coded_beside_its_act(spec: str, inner: str, outer: str | None) -> None:
    one = scene(spec, ACTORS, KNOWN)
    matcher, roles = one.matcher, one.roles
    matches = [m for i in range(len(one.sentence.tokens)) if (m := matcher.match(i))]
    actors = {m.token: {where.entity.id for where in roles.fill(m)[0]} for m in matches}
    match = one.match(inner)
    found = nested_in(one.tree, match, matches, actors=actors[match.token], outer_actors=actors)
    assert (found.token if found else None) == (one.at(outer) if outer else None)


def test_what_a_document_says_is_no_content_of_making_it() -> None:
    spec = (
        "Iran/PROPN/2/nsubj hailed=hail/VERB/0/root a/DET/4/det text/NOUN/2/obj urging=urge/VERB/4/acl Oman/PROPN/5/obj"
    )
    one = scene(spec, ACTORS, KNOWN)
    matches = [one.match("hailed"), one.match("urging")]
    assert nested_in(one.tree, matches[1], matches, actors={"iran"}, outer_actors={1: {"iran"}}) is None


PROMPTED = (
    "Oman/PROPN/2/nsubj moved=move/VERB/0/root troops/NOUN/2/obj {word} Iran/PROPN/6/nsubj struck=strike/VERB/2/{how}"
)


@pytest.mark.parametrize(
    ("word", "how", "found"),
    [
        ("after/SCONJ/6/mark", "advcl", True),
        ("because/SCONJ/6/mark", "advcl", True),
        ("over/ADP/6/case", "obl", True),
        ("and/CCONJ/6/cc", "conj", False),
        ("as/SCONJ/6/mark", "advcl", False),
    ],
)
def test_what_prompted_an_act(word: str, how: str, *, found: bool) -> None:
    tree = scene(PROMPTED.format(word=word, how=how)).tree
    assert is_prompt(tree, 1, 5) is found
    assert not is_prompt(tree, 5, 1)
