"""Tell meetings of political parties from speeches, interviews and crowds, which the words of meeting tell as well."""

from __future__ import annotations

from dragoman.find.cast import CastIndex
from dragoman.find.tree import Tree
from dragoman.find.what.acts import Act
from dragoman.find.what.frames import Frames
from dragoman.find.what.positions import Positions
from dragoman.find.what.roles import Where

__all__ = ["Meetings"]

_PARTNERS = ("with", "to", "between", "among", "obj")
_PRIVATE = {"CVL", "JRN"}
"""Sectors of those who meet nobody in politics among themselves."""


class Meetings:
    """Judges the meetings of one sentence."""

    def __init__(self, tree: Tree, cast: CastIndex, frames: Frames) -> None:
        self._tree = tree
        self._cast = cast
        self._classes = frames.classes
        self._positions = Positions(tree, frames)

    def fault(self, act: Act) -> str | None:
        """Say why an act that reads like a meeting is none, or return None where it is one or no meeting at all."""
        if act.match.event != "CONSULT" or act.recipients:
            return None
        if all(where.entity.sector in _PRIVATE for where in act.actors):
            return "none of those who meet acts in politics"
        parties = [where for where in act.actors if where.entity.sector != "JRN"]
        alone = len({where.entity.code for where in parties}) == 1
        if alone and all(where.place in {"with", "lightwith"} for where in parties):
            return "only one of the parties is named"  # "scrapped Thursday's meeting with the vice premier"
        if act.match.frame.pos != "V" or act.match.frame.roles not in {(), (("actor", ("all",)),)} or len(parties) > 1:
            return None
        return self._one_sided(act, parties[0])

    def _one_sided(self, act: Act, party: Where) -> str | None:
        """Judge a verb of meeting or talking that has one party: "spoke to the media", "was seen in this picture"."""
        if party.place == "obj" and self._tree.is_passive(act.match.token):
            return "nobody is named as the one who does it"
        if self._cast.actors[party.entity.id].kind != "person" or party.place != "subj":
            return None
        partners = {k for place in _PARTNERS for k in self._positions.tokens(act.match.token, place)}
        if act.match.frame.roles:
            partners -= set(self._tree.objects(act.match.token))  # "discussed the dam": what they talk about
        return None if any(not self._is_press(k) for k in partners) else "only one of the parties is named"

    def _is_press(self, k: int) -> bool:
        return "PRESS_WORD" in self._classes.get(self._tree[k].lemma.lower(), frozenset())
