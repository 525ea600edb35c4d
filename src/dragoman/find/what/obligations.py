"""Code what speech performs without a verb of asking: "Wang said the US should stop interfering" is a request."""

from __future__ import annotations

from dragoman.find.tree import Tree
from dragoman.find.what.acts import Act
from dragoman.find.what.frames import Frame, Frames
from dragoman.find.what.match import Match, Matcher
from dragoman.find.what.roles import Roles, Where
from dragoman.find.what.speech import speech_verb
from dragoman.find.what.status import Status

__all__ = ["demands"]

_OBLIGATION = {"should", "must", "ought"}
_NEED = {"need", "necessity"}


def demands(tree: Tree, matcher: Matcher, roles: Roles, frames: Frames) -> list[Act]:
    """Return a REQUEST for each clause in which a speaker says what another should do, or what is needed.

    "The US should stop ...," Wang said: actor Wang, recipient the US; "said there was a need to resolve such issues":
    no recipient. Duty laid on oneself or told by the report's own voice is no request.
    """
    found: list[Act] = []
    for token in tree.tokens:
        i = token.index
        duty = any(tree[k].lemma in _OBLIGATION for k in tree.kids(i, "aux"))
        need = token.lemma in _NEED and token.upos == "NOUN" and bool(tree.kids(i, "expl") or _there_is(tree, i))
        if not (duty or need):
            continue
        clause = token.head if need and _there_is(tree, i) else i
        verb = speech_verb(tree, clause, frames.attitudes)
        speakers = roles.speaker(verb) if verb is not None else []
        addressed = _addressed(roles.subject(i), speakers) if duty else []
        if verb is not None and speakers and (addressed or need):
            about = i if duty else next(iter(tree.complements(i)), i)
            found.append(_request(tree, matcher, about, verb, speakers, addressed))
    return found


def _there_is(tree: Tree, i: int) -> bool:
    head = tree[i].head
    return head >= 0 and tree[head].lemma == "be" and bool(tree.kids(head, "expl"))


def _addressed(found: list[Where], speakers: list[Where]) -> list[Where]:
    known = {where.entity.id for where in speakers} | {where.entity.code for where in speakers}
    return [w for w in found if w.entity.id not in known and w.entity.code not in known]


def _request(tree: Tree, matcher: Matcher, about: int, verb: int, speakers: list[Where], addressed: list[Where]) -> Act:
    token = tree[about]
    mode, cameo = matcher.about("REQUEST/appeal", matcher.match(about))
    frame = Frame(token.lemma, "V", (), (), "REQUEST", "*", "02*", (), "", "a duty or need told by a speaker")
    match = Match(about, frame, "REQUEST", mode or "change", cameo or "020", tuple(tree.objects(about)))
    status = Status("actual", background=False, reason=f"said: {tree[verb].text}")
    return Act(match, speakers, addressed, status)
