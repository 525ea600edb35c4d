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
_OF_TWO = {"call", "session", "dinner", "lunch", "breakfast"}
_SPOKEN_TO = {"speak": "to", "talk": "to", "address": "obj", "greet": "obj"}
"""Where those stand who hear a speech."""
_THINGS = {"AIRCRAFT", "ARMOUR", "DRONE", "SHIP", "WEAPON_SYSTEM"}
_AUDIENCES = frozenset({"AUDIENCE", "PRESS_EVENT"})


class Meetings:
    """Judges the meetings of one sentence."""

    def __init__(self, tree: Tree, cast: CastIndex, frames: Frames) -> None:
        self._tree = tree
        self._cast = cast
        self._classes = frames.classes
        self._positions = Positions(tree, frames)

    def fault(self, act: Act) -> str | None:
        """Say why an act that reads like a meeting is none, or return None where it is one or no meeting at all."""
        if act.match.event != "CONSULT":
            return None
        if self._is_journey_of_things(act):
            return "things make no visits"
        if self._is_before_a_crowd(act):
            return "words before a crowd"
        if act.recipients:
            return None
        if all(where.entity.sector in _PRIVATE for where in act.actors):
            return "none of those who meet acts in politics"
        parties = [where for where in act.actors if where.entity.sector != "JRN"]
        alone = len({where.entity.code for where in parties}) == 1
        if alone and all(where.place in {"with", "lightwith"} for where in parties):
            return "only one of the parties is named"  # "scrapped Thursday's meeting with the vice premier"
        # "the Security Council held a session"
        sitting = act.match.frame.lemma == "session" and self._is_shared(parties)
        if alone and self._may_be_one_sided(act) and not sitting:
            return "only one of those who may have met is named"
        if self._is_mere_talk(act, parties, alone=alone):
            return "no word of whom they talk to"
        if act.match.frame.pos != "V" or act.match.frame.roles not in {(), (("actor", ("all",)),)} or len(parties) > 1:
            return None
        return self._one_sided(act, parties[0])

    def _is_journey_of_things(self, act: Act) -> bool:
        """Whether what only belongs to somebody travels: "Russian helicopters flew in"."""
        if act.match.mode != "visit" or act.match.frame.pos != "V" or act.by_model:
            return False
        goers = self._tree.subjects(act.match.token) if all(w.place == "subj" for w in act.actors) else []
        return bool(goers) and all(_THINGS & self._classes.get(self._tree[k].lemma.lower(), frozenset()) for k in goers)

    def _is_before_a_crowd(self, act: Act) -> bool:
        """Whether somebody speaks to many: "spoke to his supporters", "addressed a news conference"."""
        i = act.match.token
        place = _SPOKEN_TO.get(act.match.frame.lemma) if act.match.frame.pos == "V" else None
        heard = self._positions.tokens(i, place) if place else []
        return bool(heard) and all(map(self._is_audience, heard))

    def _is_audience(self, k: int) -> bool:
        noun = self._tree[k].lemma.lower()
        names = [noun, *(f"{self._tree[n].lemma.lower()} {noun}" for n in self._tree.kids(k, "compound", "amod"))]
        return any(self._classes.get(name, frozenset()) & _AUDIENCES for name in names)

    def _may_be_one_sided(self, act: Act) -> bool:
        """Whether a noun tells of a meeting only where two are named: "the call", "a session", "at a dinner"."""
        frame = act.match.frame
        asked = any(part.startswith("prep:") for need in frame.companions for part in need)
        return frame.pos == "N" and frame.lemma in _OF_TWO and not asked and set(frame.objects) <= {"NONE"}

    def _is_mere_talk(self, act: Act, parties: list[Where], *, alone: bool) -> bool:
        """Whether some talk, with nobody: "officials talk candidly", "despite talk by officials"."""
        i, frame = act.match.token, act.match.frame
        partners = any(self._positions.tokens(i, place) for place in ("with", "to", "between", "among"))
        if frame.lemma != "talk" or partners or act.twins or act.by_model:
            return False
        if frame.pos == "N":
            plain = not frame.objects and not self._tree.kids(i, "det", "amod", "compound", "nsubj")
            return plain and self._tree[i].text.lower() == "talk" and self._tree[i].upos == "NOUN"
        return frame.roles == (("actor", ("all",)),) and alone and not self._is_shared(parties)

    def _is_shared(self, parties: list[Where]) -> bool:
        """Whether a word names several at once: "the two leaders", "EU ministers", "both sides"."""
        words = [word for where in parties for word in where.entity.entity_text.lower().split()]
        bodies = any(where.entity.code in {"IGO", "EUR", "UNO", "IMG"} for where in parties)
        return len(parties) > 1 or bodies or bool({"two", "both", "they", "sides"} & {*words})

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
