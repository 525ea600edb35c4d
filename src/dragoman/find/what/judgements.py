"""Code what speech performs by a judgement: "Paris said the raid by Ankara was unacceptable" is a reproach."""

from __future__ import annotations

from dragoman.find.tree import Tree
from dragoman.find.what.acts import Act, ids, others
from dragoman.find.what.frames import Frame, Frames
from dragoman.find.what.match import Match, Matcher
from dragoman.find.what.roles import Roles
from dragoman.find.what.speech import speech_verb
from dragoman.find.what.status import Status

__all__ = ["reproaches"]

_NEGATED = {"not", "never", "n't", "no", "hardly"}


def reproaches(tree: Tree, matcher: Matcher, roles: Roles, frames: Frames) -> list[Act]:
    """Return an ACCUSE for each clause in which a speaker calls something bad that somebody else has or does.

    The predicate is of the class NEGATIVE, has a copula, and is not denied. The recipient is whoever is its subject or
    owns it ("the Russian plan was illegal"), or acts in what "it" stands for ("it was a provocation to invite ...").
    A judgement of nobody in particular, or of the speaker, is a statement only.
    """
    found: list[Act] = []
    for token in tree.tokens:
        i = token.index
        if not tree.kids(i, "cop") or "NEGATIVE" not in frames.classes.get(token.lemma.lower(), frozenset()):
            continue
        if any(tree[k].text.lower() in _NEGATED for k in tree.kids(i, "advmod", "det")) or matcher.match(i) is not None:
            continue
        verb = speech_verb(tree, i, frames.attitudes)
        speakers = roles.speaker(verb) if verb is not None else []
        judged = roles.subject(i) or [w for k in tree.complements(i) for w in roles.places(k, ("subj", "obj", "to"))]
        judged = others([w for w in judged if w.entity.id not in ids(speakers)], speakers)
        if verb is None or not speakers or not judged:
            continue
        frame = Frame(token.lemma, "A", (), (), "ACCUSE", "disapprove", "111", (), "", "a judgement told by a speaker")
        status = Status("actual", background=False, reason=f"said: {tree[verb].text}")
        found.append(Act(Match(i, frame, "ACCUSE", "disapprove", "111", ()), speakers, judged, status))
    return found
