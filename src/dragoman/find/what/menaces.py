"""Code the threats that speech makes without a verb of threatening: "Vilnius would face consequences, Beijing said"."""

from __future__ import annotations

from dragoman.find.tree import Tree
from dragoman.find.what.acts import Act, ids, others
from dragoman.find.what.frames import Frame, Frames
from dragoman.find.what.match import Match, Matcher
from dragoman.find.what.roles import Roles, Where
from dragoman.find.what.speech import speech_verb
from dragoman.find.what.status import Status

__all__ = ["is_menace", "menaces"]

_TO_COME = {"will", "would", "'ll", "’ll", "shall"}
_NEGATED = {"not", "never", "n't", "n’t", "no"}


def menaces(tree: Tree, matcher: Matcher, roles: Roles, frames: Frames) -> list[Act]:
    """Return a THREATEN for each clause in which a speaker says that somebody else will suffer for what he does.

    Somebody will bear (class SUFFER_VERB) a penalty (class PENALTY), something will be answered (MEET_VERB) with one,
    or there will be one. The recipient is whoever will suffer, else who does what is answered, else who is spoken to.
    What a speaker says of himself is no threat, nor what is denied, nor what a frame codes already.
    """
    found: list[Act] = []
    for token in tree.tokens:
        i = token.index
        penalties = _penalties(tree, i, frames) if is_menace(tree, i, frames) else []
        if (
            not penalties
            or matcher.match(i) is not None
            or any(tree[k].text.lower() in _NEGATED for p in (i, *penalties) for k in tree.children(p))
        ):
            continue
        verb = speech_verb(tree, i, frames.attitudes)
        speakers = roles.speaker(verb) if verb is not None else []
        sufferers = _sufferers(tree, i, penalties, roles)
        if verb is None or not speakers or (sufferers and not others(sufferers, speakers)):
            continue
        threatened = others(sufferers, speakers) or others(roles.places(verb, ("iobj", "obj", "to")), speakers)
        frame = Frame(token.lemma, "V", (), (), "THREATEN", "", "130", (), "", "a penalty told by a speaker")
        status = Status("actual", background=False, reason=f"said: {tree[verb].text}")
        found.append(Act(Match(i, frame, "THREATEN", "", "130", tuple(tree.objects(i))), speakers, threatened, status))
    return [act for act in found if ids(act.actors)]


def is_menace(tree: Tree, i: int, frames: Frames) -> bool:
    """Say whether a verb tells of a penalty to come, so that its subject is no doer: "it will pay a price"."""
    to_come = any(tree[k].text.lower() in _TO_COME for k in tree.kids(i, "aux"))
    return to_come and bool(_penalties(tree, i, frames))


def _penalties(tree: Tree, i: int, frames: Frames) -> list[int]:
    """Return the penalties that a verb says will be borne, given as an answer, or come."""
    lemma = tree[i].lemma.lower()
    kinds = frames.classes.get(lemma, frozenset())
    if lemma == "be":
        borne = tree.kids(i, "nsubj") if tree.kids(i, "expl") else []
    elif "MEET_VERB" in kinds and tree.is_passive(i):
        borne = [k for k in tree.kids(i, "obl") if tree.case(k) in {"with", "by"}]
    else:
        borne = tree.objects(i) if "SUFFER_VERB" in kinds and not tree.is_passive(i) else []
    return [k for k in borne if "PENALTY" in frames.classes.get(tree[k].lemma.lower(), frozenset())]


def _sufferers(tree: Tree, i: int, penalties: list[int], roles: Roles) -> list[Where]:
    if tree[i].lemma == "be":
        return roles.places(penalties[0], ("for", "to", "against"))
    return roles.places(i, ("obj",)) if tree.is_passive(i) else roles.subject(i)
