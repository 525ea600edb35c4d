"""Let the network's reading of acts stand beside the frames: find what no frame names, fill roles left empty."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codes import closest_cameo
from dragoman.find.cast import CastIndex
from dragoman.find.tree import Tree
from dragoman.find.what.acts import Act, ids, others
from dragoman.find.what.frames import Frame
from dragoman.find.what.match import Match
from dragoman.find.what.roles import Where
from dragoman.model import ActReading, Sentence

__all__ = ["Learned"]

SURE = 0.8
"""Chance from which the network's type makes an event where no frame does (measured, docs/evaluation.md)."""

PARTY = 0.7
"""Chance from which a word is taken for an actor or recipient."""

_WHERE = "model"


class Learned:
    """The readings of one sentence."""

    def __init__(self, sentence: Sentence, tree: Tree, cast: CastIndex, attitudes: dict[str, str]) -> None:
        self._sentence = sentence
        self._tree = tree
        self._cast = cast
        self._attitudes = attitudes
        self._readings = {reading.token: reading for reading in sentence.acts}

    def matches(self, taken: set[int]) -> list[Match]:
        """Return matches for the words that the network is sure of and that no frame has taken."""
        found: list[Match] = []
        for i, reading in sorted(self._readings.items()):
            event, chance = reading.events[0] if reading.events else ("", 0.0)
            near = {i - 1, i, i + 1} & (taken | {match.token for match in found})
            # plain saying is no event: the words below it are, where they perform an act
            saying = self._attitudes.get(self._tree[i].lemma) == "speech"
            if chance >= SURE and not near and not saying and self._tree[i].upos in {"VERB", "NOUN", "ADJ"}:
                found.append(self._match(i, event, reading, chance))
        return found

    def _match(self, i: int, event: str, reading: ActReading, chance: float) -> Match:
        mode = _mode(event, reading)
        pos = {"VERB": "V", "ADJ": "A"}.get(self._tree[i].upos, "N")
        frame = Frame(self._tree[i].lemma, pos, (), (), event, mode, "", (), "", f"model, {chance:.2f}")
        objects = tuple(self._tree.objects(i)) if pos == "V" else ()
        return Match(i, frame, event, mode, closest_cameo(event, [mode] if mode else []), objects)

    def chance(self, act: Act) -> float:
        """Return the network's chance for the type of an act at its trigger or at another word that tells it."""
        readings = [self._readings[i] for i in (act.match.token, *act.twins) if i in self._readings]
        return max((chance for r in readings for name, chance in r.events if name == act.match.event), default=0.0)

    def complete(self, act: Act) -> Act:
        """Fill roles that the tree leaves empty with the actors that the network points at."""
        reading = self._readings.get(act.match.token)
        if reading is None:
            return act
        actors = act.actors or self._party(reading.actor, ids(act.recipients))
        recipients = act.recipients
        if not recipients and act.match.event not in {"CONSULT", "COOPERATE"}:
            recipients = others(self._party(reading.recipient, ids(actors)), actors)
        return replace(act, actors=actors, recipients=recipients)

    def _party(self, chances: tuple[float, ...], leave: set[str]) -> list[Where]:
        found: list[Where] = []
        known = set(leave)
        for i, chance in enumerate(chances):
            mention = self._cast.at(self._sentence.index, i) if chance >= PARTY else None
            for entity in self._cast.entities(mention) if mention else ():
                if entity.id not in known:
                    known.add(entity.id)
                    found.append(Where(entity, _WHERE))
        return found


def _mode(event: str, reading: ActReading) -> str:
    for name, chance in reading.modes:
        kind, _, mode = name.partition("/")
        if kind == event and chance >= PARTY:
            return mode
    return ""
