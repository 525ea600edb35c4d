"""Code what speech performs without a verb of asking: "Wang said the US should stop interfering" is a request."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from dragoman.find.frames import Frame, Frames
from dragoman.find.match import Match, Matcher
from dragoman.find.roles import Roles, Where
from dragoman.find.speech import speech_verb
from dragoman.find.status import Status
from dragoman.find.tree import Tree

__all__ = ["demands"]

_OBLIGATION = {"should", "must", "ought"}
Made = TypeVar("Made")


def demands(
    tree: Tree,
    matcher: Matcher,
    roles: Roles,
    frames: Frames,
    make: Callable[[Match, list[Where], list[Where], Status], Made],
) -> list[Made]:
    """Return a REQUEST for each clause in which a speaker says what another actor should or must do.

    "The US should stop ...," Wang said: actor Wang, recipient the US. Duty laid on oneself, on nobody in particular, or
    told by the report's own voice is no request.
    """
    found: list[Made] = []
    for token in tree.tokens:
        if token.upos not in {"VERB", "ADJ", "NOUN"} or not any(
            tree[k].lemma in _OBLIGATION for k in tree.kids(token.index, "aux")
        ):
            continue
        verb = speech_verb(tree, token.index, frames.attitudes)
        if verb is None:
            continue
        speakers = roles.speaker(verb)
        own = {where.entity.id for where in speakers}
        codes = {where.entity.code for where in speakers}
        addressed = [w for w in roles.subject(token.index) if w.entity.id not in own and w.entity.code not in codes]
        if speakers and addressed:
            inner = matcher.match(token.index)
            frame = Frame(
                token.lemma, "V", (), (), "REQUEST", "*", "02*", (), "", "speech.py: should or must, said by another"
            )
            mode, cameo = _about(frames, inner)
            match = Match(
                token.index,
                frame,
                "REQUEST",
                mode,
                cameo,
                tuple(tree.objects(token.index)),
                None,
                "what the other should do",
            )
            background = Status("actual", background=False, reason=f"said: {tree[verb].text}")
            found.append(make(match, speakers, addressed, background))
    return found


def _about(frames: Frames, inner: Match | None) -> tuple[str, str]:
    rules = frames.inner.get("REQUEST/appeal", ())
    for rule in rules:
        wanted, _, mode = rule.inner.lstrip(">").partition("/")
        if rule.inner == "*" or (
            inner is not None and rule.inner.startswith(">") and wanted == inner.event and mode in {"", inner.mode}
        ):
            return rule.mode, rule.cameo
    return "change", "020"
