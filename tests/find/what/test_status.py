"""Tests of dragoman.find.what.status: done, background, to come, supposed or not done."""

from __future__ import annotations

import pytest

from dragoman.find.what.status import StatusFinder
from scenes import frames, scene

KNOWN = frames(
    light="hold",
    attitudes={
        "future": "plan decide",
        "negated": "fail refuse refusal put_off",
        "hypothetical": "want possibility",
        "actual": "manage go",
        "speech": "say announce",
        "question": "wonder",
    },
)
PAST = "Tense=Past|VerbForm=Fin"
FIN = f"/{PAST}"

ACTUAL = {
    "told in the past": ("Iran/PROPN/2/nsubj struck=strike/VERB/0/root" + FIN, "struck"),
    "after": (
        "Oman/PROPN/2/nsubj left=leave/VERB/0/root after/SCONJ/5/mark Iran/PROPN/5/nsubj struck=strike/VERB/2/advcl",
        "struck",
    ),
    "managed to": ("Iran/PROPN/2/nsubj managed=manage/VERB/0/root to/PART/4/mark strike/VERB/2/xcomp", "strike"),
    "told by a speaker who will": (
        "Oman/PROPN/3/nsubj will/AUX/3/aux say/VERB/0/root Iran/PROPN/5/nsubj struck=strike/VERB/3/ccomp" + FIN,
        "struck",
    ),
    "not in vain": (
        "Iran/PROPN/4/nsubj did=do/AUX/4/aux not/PART/4/advmod fail/VERB/0/root to/PART/6/mark strike/VERB/4/xcomp",
        "strike",
    ),
    "relative beside what is to come": (
        (
            "Oman/PROPN/6/nsubj which/PRON/3/nsubj struck=strike/VERB/1/acl:relcl will/AUX/6/aux not/PART/6/advmod "
            "go/VERB/0/root"
        ),
        "struck",
    ),
}
ACTUAL |= {
    "at a request": (
        "Oman/PROPN/3/nsubj will/AUX/3/aux leave/VERB/0/root at/ADP/6/case Iran/PROPN/6/nmod:poss request/NOUN/3/obl",
        "request",
    ),
    "over": (
        (
            "Oman/PROPN/5/nsubj should/AUX/5/aux not/PART/5/advmod be/AUX/5/aux:pass jailed=jail/VERB/0/root "
            "over/ADP/8/case its/PRON/8/nmod:poss strike/NOUN/5/obl"
        ),
        "strike",
    ),
    "not only": ("Iran/PROPN/4/nsubj not/PART/4/advmod only/ADV/4/advmod struck=strike/VERB/0/root" + FIN, "struck"),
    "in no hurry": (
        "Iran/PROPN/2/nsubj struck=strike/VERB/0/root in/ADP/5/case no/DET/5/det hurry/NOUN/2/obl",
        "struck",
    ),
    "talks of nobody who leaves": (
        "Talks=talk/NOUN/4/nsubj did=do/AUX/4/aux not/PART/4/advmod end/VERB/0/root",
        "Talks",
    ),
}
NEGATED = {
    "would not have, without a condition": (
        "Iran/PROPN/5/nsubj would/AUX/5/aux not/PART/5/advmod have/AUX/5/aux struck=strike/VERB/0/root",
        "struck",
    ),
    "not": ("Iran/PROPN/4/nsubj did=do/AUX/4/aux not/PART/4/advmod strike/VERB/0/root", "strike"),
    "never": ("Iran/PROPN/3/nsubj never/ADV/3/advmod struck=strike/VERB/0/root" + FIN, "struck"),
    "failed to": ("Iran/PROPN/2/nsubj failed=fail/VERB/0/root to/PART/4/mark strike/VERB/2/xcomp", "strike"),
    "refusal to": (
        "Iran/PROPN/3/nmod:poss 's/PART/1/case refusal/NOUN/6/nsubj to/PART/5/mark leave/VERB/3/acl hurt/VERB/0/root",
        "leave",
    ),
    "no": ("No/DET/2/det talks=talk/NOUN/4/nsubj:pass were=be/AUX/4/aux:pass held=hold/VERB/0/root", "talks"),
    "did not hold": (
        "Iran/PROPN/4/nsubj did=do/AUX/4/aux not/PART/4/advmod hold/VERB/0/root talks=talk/NOUN/4/obj",
        "talks",
    ),
    "without": (
        "Iran/PROPN/2/nsubj left=leave/VERB/0/root without/SCONJ/4/mark signing=sign/VERB/2/advcl",
        "signing",
    ),
}
NEGATED |= {
    "no aid": ("Iran/PROPN/2/nsubj gave=give/VERB/0/root Oman/PROPN/2/iobj no/DET/5/det aid/NOUN/2/obj", "gave"),
    "neither nor": (
        "Neither/CCONJ/2/cc:preconj Iran/PROPN/5/nsubj nor/CCONJ/4/cc Oman/PROPN/2/conj struck=strike/VERB/0/root",
        "struck",
    ),
    "neither side held": (
        "Neither/DET/2/det side/NOUN/3/nsubj held=hold/VERB/0/root talks=talk/NOUN/3/obj",
        "talks",
    ),
    "at no point": (
        "At/ADP/3/case no/DET/3/det point/NOUN/6/obl did=do/AUX/6/aux Iran/PROPN/6/nsubj strike/VERB/0/root",
        "strike",
    ),
    "no plans": (
        "Iran/PROPN/2/nsubj has=have/VERB/0/root no/DET/4/det plans=plan/NOUN/2/obj to/PART/6/mark strike/VERB/4/acl",
        "strike",
    ),
    "were to have": (
        "They/PRON/5/nsubj were=be/AUX/5/aux to/PART/5/mark have/AUX/5/aux met=meet/VERB/0/root",
        "met",
    ),
    "did not take place": (
        "Talks=talk/NOUN/4/nsubj did=do/AUX/4/aux not/PART/4/advmod take/VERB/0/root place/NOUN/4/obj",
        "Talks",
    ),
    "failed to, read as a purpose": (
        "Iran/PROPN/2/nsubj failed=fail/VERB/0/root to/PART/4/mark strike/VERB/2/advcl",
        "strike",
    ),
}
NEGATED |= {
    "all but": (
        "Iran/PROPN/4/nsubj all/ADV/4/advmod but/CCONJ/4/cc struck=strike/VERB/0/root" + FIN,
        "struck",
    ),
    "was about to": (
        "Iran/PROPN/3/nsubj was=be/AUX/3/cop/Tense=Past about/ADJ/0/root to/PART/5/mark strike/VERB/3/xcomp",
        "strike",
    ),
    "was about to, one word": (
        "Iran/PROPN/5/nsubj was=be/AUX/5/aux/Tense=Past about/ADP/5/mark to/PART/3/fixed strike/VERB/0/root",
        "strike",
    ),
    "has yet to": (
        "Iran/PROPN/2/nsubj has=have/VERB/0/root yet/ADV/2/advmod to/PART/5/mark strike/VERB/2/xcomp",
        "strike",
    ),
    "avoided": ("Iran/PROPN/2/nsubj refused=refuse/VERB/0/root striking=strike/VERB/2/advcl", "striking"),
}
FUTURE = {
    "is about to": (
        "Iran/PROPN/3/nsubj is=be/AUX/3/cop/Tense=Pres about/ADJ/0/root to/PART/5/mark strike/VERB/3/xcomp",
        "strike",
    ),
    "will": ("Iran/PROPN/3/nsubj will/AUX/3/aux strike/VERB/0/root", "strike"),
    "plans to": ("Iran/PROPN/2/nsubj plans=plan/VERB/0/root to/PART/4/mark strike/VERB/2/xcomp", "strike"),
    "will and": (
        "Iran/PROPN/3/nsubj will/AUX/3/aux go/VERB/0/root and/CCONJ/5/cc strike/VERB/3/conj/VerbForm=Inf",
        "strike",
    ),
    "is going to": (
        "Iran/PROPN/3/nsubj is=be/AUX/3/aux going=go/VERB/0/root/VerbForm=Part to/PART/5/mark strike/VERB/3/xcomp",
        "strike",
    ),
    "would, said in the past": (
        f"Iran/PROPN/2/nsubj said=say/VERB/0/root/{PAST} it/PRON/5/nsubj would/AUX/5/aux strike/VERB/2/ccomp",
        "strike",
    ),
    "headline": ("Ministers=minister/NOUN/0/root to/PART/3/mark meet/VERB/1/acl", "meet"),
    "due to, read as an adverb": (
        "Iran/PROPN/5/nsubj is=be/AUX/5/cop due/ADJ/5/advmod to/ADP/3/fixed strike/VERB/0/root",
        "strike",
    ),
    "due to": (
        "Iran/PROPN/5/nsubj is=be/AUX/5/aux due/ADP/5/mark to/PART/3/fixed strike/VERB/0/root",
        "strike",
    ),
    "will hold": ("Iran/PROPN/3/nsubj will/AUX/3/aux hold/VERB/0/root talks=talk/NOUN/3/obj", "talks"),
}
HYPOTHETICAL = {
    "would not have": (
        (
            "If/SCONJ/3/mark Oman/PROPN/3/nsubj paid=pay/VERB/9/advcl ,/PUNCT/3/punct Iran/PROPN/9/nsubj "
            "would/AUX/9/aux not/PART/9/advmod have/AUX/9/aux struck=strike/VERB/0/root"
        ),
        "struck",
    ),
    "may": ("Iran/PROPN/3/nsubj may/AUX/3/aux strike/VERB/0/root", "strike"),
    "if": (
        "If/SCONJ/3/mark Iran/PROPN/3/nsubj struck=strike/VERB/5/advcl Oman/PROPN/5/nsubj would/AUX/0/root",
        "struck",
    ),
    "would have": (
        "Iran/PROPN/4/nsubj would/AUX/4/aux have/AUX/4/aux struck=strike/VERB/0/root",
        "struck",
    ),
    "wants to": ("Iran/PROPN/2/nsubj wants=want/VERB/0/root to/PART/4/mark strike/VERB/2/xcomp", "strike"),
    "the possibility of": (
        "The/DET/2/det possibility/NOUN/5/nsubj of/ADP/4/case talks=talk/NOUN/2/nmod grew=grow/VERB/0/root",
        "talks",
    ),
    "in order to": (
        "Iran/PROPN/2/nsubj paid=pay/VERB/0/root to/PART/4/mark free/VERB/2/advcl Oman/PROPN/4/obj",
        "free",
    ),
    "wonders whether": (
        "Iran/PROPN/2/nsubj wonders=wonder/VERB/0/root whether/SCONJ/5/mark Oman/PROPN/5/nsubj left=leave/VERB/2/ccomp",
        "left",
    ),
    "would, if": (
        (
            "Iran/PROPN/3/nsubj would/AUX/3/aux strike/VERB/0/root if/SCONJ/6/mark Oman/PROPN/6/nsubj "
            "left=leave/VERB/3/advcl"
        ),
        "strike",
    ),
}
HYPOTHETICAL |= {
    "the possibility of, read as an adjunct": (
        "The/DET/2/det possibility/NOUN/0/root of/ADP/4/case talks=talk/NOUN/2/obl",
        "talks",
    ),
}
NEGATED |= {
    "rather than": (
        "Rather/ADV/3/mark than/ADP/1/fixed strike/VERB/5/advcl Iran/PROPN/5/nsubj waited=wait/VERB/0/root" + FIN,
        "strike",
    ),
    "no longer": (
        "Iran/PROPN/4/nsubj no/ADV/3/advmod longer/ADV/4/advmod strikes=strike/VERB/0/root",
        "strikes",
    ),
    "not so much as": (
        "Iran/PROPN/4/nsubj did=do/AUX/4/aux not/PART/4/advmod much/ADV/0/root as/ADP/6/mark strike/VERB/4/advcl",
        "strike",
    ),
}
ACTUAL |= {
    "of what is still to come": (
        "Iran/PROPN/2/nsubj saw=see/VERB/0/root future/ADJ/4/amod poll/NOUN/2/obj on/ADP/6/case talks=talk/NOUN/4/nmod",
        "talks",
    ),
    "nobody is what something else is done to": (
        "Iran/PROPN/3/nmod:poss 's/PART/1/case refusal/NOUN/4/csubj surprised=surprise/VERB/0/root nobody/PRON/4/obj",
        "refusal",
    ),
}
FUTURE |= {
    "a planned act": ("A/DET/3/det planned=plan/VERB/3/amod visit/NOUN/4/nsubj drew=draw/VERB/0/root", "visit"),
    "an upcoming act": ("The/DET/3/det upcoming/ADJ/3/amod visit/NOUN/4/nsubj drew=draw/VERB/0/root", "visit"),
}
HYPOTHETICAL |= {
    "a question": ("Will/AUX/3/aux Iran/PROPN/3/nsubj strike/VERB/0/root ?/PUNCT/3/punct", "strike"),
    "a possible act": ("A/DET/3/det possible/ADJ/3/amod strike/NOUN/4/nsubj looms=loom/VERB/0/root", "strike"),
}
HISTORICAL = {
    "had": ("Iran/PROPN/3/nsubj had=have/AUX/3/aux/Tense=Past struck=strike/VERB/0/root", "struck"),
    "previously": ("Iran/PROPN/3/nsubj previously/ADV/3/advmod struck=strike/VERB/0/root" + FIN, "struck"),
    "had held": (
        "Iran/PROPN/3/nsubj had=have/AUX/3/aux/Tense=Past held=hold/VERB/0/root talks=talk/NOUN/3/obj",
        "talks",
    ),
    "had gone to strike": (
        "Iran/PROPN/3/nsubj had=have/AUX/3/aux/Tense=Past tried=manage/VERB/0/root to/PART/5/mark strike/VERB/3/xcomp",
        "strike",
    ),
}
NEGATED |= {
    "on nothing": (
        "Iran/PROPN/2/nsubj agreed=agree/VERB/0/root on/ADP/4/case nothing/PRON/2/obl",
        "agreed",
    ),
    "not one": (
        (
            "Not/PART/3/advmod one/NUM/3/nummod euro/NOUN/5/nsubj:pass was=be/AUX/5/aux:pass paid=pay/VERB/0/root "
            "by/ADP/7/case Iran/PROPN/5/obl"
        ),
        "paid",
    ),
    "put off": (
        "Iran/PROPN/2/nsubj put/VERB/0/root off/ADP/2/compound:prt signing=sign/VERB/2/xcomp",
        "signing",
    ),
    "at no point, an adverb": (
        "At/ADP/3/case no/DET/3/det point/ADV/6/advmod did=do/AUX/6/aux Iran/PROPN/6/nsubj strike/VERB/0/root",
        "strike",
    ),
}
ACTUAL |= {
    "beside what was not brought": (
        (
            "Iran/PROPN/2/nsubj brought=bring/VERB/0/root no/DET/4/det letter/NOUN/2/obj and/CCONJ/6/cc "
            "struck=strike/VERB/2/conj"
        ),
        "struck",
    ),
    "for nothing": (
        "Iran/PROPN/2/nsubj struck=strike/VERB/0/root for/ADP/4/case nothing/PRON/2/obl" + FIN,
        "struck",
    ),
    "when, in the past": (
        (
            "When/SCONJ/3/advmod Iran/PROPN/3/nsubj struck=strike/VERB/5/advcl/" + PAST + " Oman/PROPN/5/nsubj "
            "left=leave/VERB/0/root" + FIN
        ),
        "struck",
    ),
}
HYPOTHETICAL |= {
    "once": (
        (
            "Once/SCONJ/3/mark Iran/PROPN/3/nsubj signs=sign/VERB/6/advcl/Tense=Pres|VerbForm=Fin Oman/PROPN/6/nsubj "
            "will/AUX/6/aux pay/VERB/0/root"
        ),
        "signs",
    ),
    "after, still to come": (
        (
            "Oman/PROPN/3/nsubj will/AUX/3/aux pay/VERB/0/root after/SCONJ/6/mark Iran/PROPN/6/nsubj "
            "signs=sign/VERB/3/advcl/Tense=Pres|VerbForm=Fin"
        ),
        "signs",
    ),
}
HISTORICAL |= {
    "had it not": (
        (
            "Had=have/AUX/4/aux/Tense=Past Iran/PROPN/4/nsubj not/PART/4/advmod struck=strike/VERB/6/advcl "
            "Oman/PROPN/6/nsubj left=leave/VERB/0/root"
        ),
        "struck",
    ),
    "if it had not": (
        (
            "If/SCONJ/5/mark Iran/PROPN/5/nsubj had=have/AUX/5/aux/Tense=Past not/PART/5/advmod "
            "struck=strike/VERB/7/advcl Oman/PROPN/7/nsubj left=leave/VERB/0/root"
        ),
        "struck",
    ),
}
CASES = [
    pytest.param(*case, status, id=f"{status}-{name}")
    for status, cases in {
        "actual": ACTUAL,
        "negated": NEGATED,
        "future": FUTURE,
        "hypothetical": HYPOTHETICAL,
        "historical": HISTORICAL,
    }.items()
    for name, case in cases.items()
]


@pytest.mark.parametrize(("spec", "trigger", "status"), CASES)
def test_status(spec: str, trigger: str, status: str) -> None:
    one = scene(spec, known=KNOWN)
    found = StatusFinder(one.tree, KNOWN).of(one.at(trigger))
    assert found.status == status, found
    assert found.reason or status == "actual"


@pytest.mark.parametrize(
    ("spec", "refused"),
    [
        ("Iran/PROPN/4/nsubj will/AUX/4/aux not/PART/4/advmod meet/VERB/0/root", True),
        ("Iran/PROPN/4/nsubj would/AUX/4/aux not/PART/4/advmod meet/VERB/0/root", True),
        ("Iran/PROPN/4/nsubj did=do/AUX/4/aux not/PART/4/advmod meet/VERB/0/root", False),
    ],
)
def test_what_will_not_be_done_is_refused(spec: str, *, refused: bool) -> None:
    one = scene(spec, known=KNOWN)
    found = StatusFinder(one.tree, KNOWN).of(one.at("meet"))
    assert (found.status, found.refused) == ("negated", refused)


def test_background_is_kept_beside_another_status() -> None:
    one = scene(
        "Iran/PROPN/4/nsubj had=have/AUX/4/aux/Tense=Past not/PART/4/advmod struck=strike/VERB/0/root", known=KNOWN
    )
    found = StatusFinder(one.tree, KNOWN).of(3)
    assert (found.status, found.background) == ("negated", True)


@pytest.mark.parametrize(("words", "background"), [("today/ADV/3/advmod", False), ("", True)])
def test_earlier_today_is_news_and_earlier_is_not(words: str, *, background: bool) -> None:
    one = scene(f"Iran/PROPN/2/nsubj struck=strike/VERB/0/root{FIN} earlier/ADV/2/advmod {words}", known=KNOWN)
    assert StatusFinder(one.tree, KNOWN).of(1).background is background


BESIDE = (
    "Iran/PROPN/4/nsubj did=do/AUX/4/aux not/PART/4/advmod stay/VERB/0/root ,/PUNCT/6/punct "
    "striking=strike/VERB/4/advcl Oman/PROPN/6/obj"
)


@pytest.mark.parametrize(
    ("spec", "status"),
    [
        (BESIDE, "actual"),
        (BESIDE.replace(",/PUNCT/6/punct", "by/SCONJ/6/mark"), "negated"),
        (BESIDE.replace(",/PUNCT/6/punct", "having=have/AUX/6/aux"), "historical"),
    ],
)
def test_a_participle_beside_a_clause_is_out_of_reach_of_its_not(spec: str, status: str) -> None:
    one = scene(spec, known=KNOWN)
    assert StatusFinder(one.tree, KNOWN).of(one.at("striking")).status == status
