"""Let the network's reading of acts stand beside the frames: find what no frame names, fill roles left empty."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codes import closest_cameo
from dragoman.find.cast import CastIndex
from dragoman.find.tree import Tree, base
from dragoman.find.what.acts import Act, ids, others
from dragoman.find.what.frames import Frame, Frames
from dragoman.find.what.match import Match
from dragoman.find.what.roles import Where
from dragoman.model import ActReading, Mention, Sentence

__all__ = ["Learned"]

SURE = 0.8
"""Chance from which the network's type makes an event where no frame does (measured, docs/evaluation.md)."""
KNOWN = 0.5
"""The same where the word has a frame of that type, only not with these objects: "resisted any step"."""

LIKELY = 0.35
"""Chance from which the network's mode is taken where the frame of an act is silent on it (docs/evaluation.md)."""

PARTY = 0.7
"""Chance from which a word is taken for an actor or recipient."""

_WHERE = "model"
_SCHOOLS = frozenset({"academy", "college", "institute", "school", "seminary", "university", "university's"})
_POS = {"VERB": "V", "ADJ": "A", "NOUN": "N"}


class Learned:
    """The readings of one sentence."""

    def __init__(self, sentence: Sentence, tree: Tree, cast: CastIndex, frames: Frames) -> None:
        self._sentence = sentence
        self._tree = tree
        self._cast = cast
        self._frames = frames
        self._readings = {reading.token: reading for reading in sentence.acts}

    def matches(self, taken: set[int]) -> list[Match]:
        """Return matches for the words that the network is sure of and that no frame has taken."""
        found: list[Match] = []
        for i, reading in sorted(self._readings.items()):
            event, chance = reading.events[0] if reading.events else ("", 0.0)
            near = {i - 1, i, i + 1} & (taken | {match.token for match in found})
            # plain saying is no event: the words below it are, where they perform an act
            saying = self._frames.attitudes.get(self._tree[i].lemma) == "speech"
            if saying or near or self._is_schooling(i) or self._is_mishap(i):
                continue
            if chance >= self._least(i, event) and self._tree[i].upos in _POS:
                found.append(self._match(i, event, reading, chance))
        return found

    def _is_schooling(self, i: int) -> bool:
        """Whether a word tells where somebody was taught, which is no meeting: "attended Harvard University"."""
        if self._tree[i].lemma != "attend":
            return False
        words = {self._tree[k].text.lower() for o in self._tree.objects(i) for k in self._tree.subtree(o)}
        return bool(words & _SCHOOLS)

    def _is_mishap(self, i: int) -> bool:
        """Whether a verb tells what befalls ships and trains, and nobody's act: "two patrol boats collided"."""
        return "MISHAP_VERB" in self._frames.classes.get(self._tree[i].lemma, frozenset())

    def _least(self, i: int, event: str) -> float:
        token = self._tree[i]
        if token.lemma in self._frames.attitudes or token.lemma in self._frames.light_verbs:
            return SURE  # "as they seek their rights", "carried out an attack": it says something of another act
        frames = self._frames.of(_POS.get(token.upos, "V"), token.lemma)
        return KNOWN if any(frame.event == event for frame in frames) else SURE

    def _match(self, i: int, event: str, reading: ActReading, chance: float) -> Match:
        mode = _mode(event, reading)
        pos = _POS[self._tree[i].upos]
        frame = Frame(self._tree[i].lemma, pos, (), (), event, mode, "", (), "", f"model, {chance:.2f}")
        objects = tuple(self._tree.objects(i)) if pos == "V" else ()
        return Match(i, frame, event, mode, closest_cameo(event, [mode] if mode else []), objects)

    def chance(self, act: Act) -> float:
        """Return the network's chance for the type of an act at its trigger or at another word that tells it."""
        readings = [self._readings[i] for i in (act.match.token, *act.twins) if i in self._readings]
        return max((chance for r in readings for name, chance in r.events if name == act.match.event), default=0.0)

    def mode(self, act: Act) -> str:
        """Return the mode of an act: its frame's, else the network's if that is likely enough, else an empty string."""
        if act.match.mode:
            return act.match.mode
        readings = [self._readings[i] for i in (act.match.token, *act.twins) if i in self._readings]
        return next((mode for reading in readings if (mode := _mode(act.match.event, reading, LIKELY))), "")

    def complete(self, act: Act) -> Act:
        """Fill roles that the tree leaves empty with the actors that the network points at.

        A doer is not filled in where the tree shows one that nobody knows, nor by what somebody is said to be ("those
        killed were French"), nor a recipient that stands in a clause of its own (docs/evaluation.md).
        """
        i = act.match.token
        reading = self._readings.get(i)
        if reading is None:
            return act
        actors, recipients = act.actors, act.recipients
        if not actors:
            shown = self._shown_doer(i)
            leave = self._undergoers(i) if act.match.event == "AGREE" else set[int]()
            leave |= {k for k in range(len(reading.actor)) if self._tree.kids(k, "cop")}
            leave |= self._topics(i) if act.match.event == "CONSULT" else set[int]()
            chances = tuple(
                c if (not shown or k in shown) and k not in leave else 0.0 for k, c in enumerate(reading.actor)
            )
            actors = self._party(chances, ids(recipients))
        shared = {act.match.event, act.match.frame.event} & {"CONSULT", "COOPERATE"}
        if not recipients and not shared and act.match.frame.places("actor") != ("all",):
            chances = tuple(c if self._is_within(k, i) else 0.0 for k, c in enumerate(reading.recipient))
            recipients = others(self._party(chances, ids(actors)), actors)
        return replace(act, actors=actors, recipients=recipients)

    def _topics(self, i: int) -> set[int]:
        """Return the words that tell what a meeting was about: "the meeting covered | the Israeli elections"."""
        noun = self._tree[i]
        subject = noun.upos == "NOUN" and noun.deprel == "nsubj" and self._tree[noun.head].upos == "VERB"
        # "a call stopped him": he took it
        topics = [k for k in self._tree.kids(noun.head, "obj") if self._tree[k].upos != "PRON"] if subject else []
        return set[int]().union(*map(self._tree.subtree, topics))

    def _shown_doer(self, i: int) -> set[int]:
        """Return the words of a verb's subject where that is a noun: the doer is among them, known or not."""
        subjects = self._tree.subjects(i) if self._tree[i].upos == "VERB" else []
        nouns = [k for k in subjects if self._tree[k].upos == "NOUN"]
        return set[int]().union(*(self._tree.subtree(k) for k in nouns))

    def _undergoers(self, i: int) -> set[int]:
        """Return the words that tell to whom the act of a passive verb is done: "all senators | were invited"."""
        passive = self._tree.kids(i, "nsubj:pass") if self._tree[i].upos == "VERB" else []
        return set[int]().union(*(self._tree.subtree(k) for k in passive))

    def _is_within(self, k: int, trigger: int) -> bool:
        """Whether a word is in the clause of a trigger: "agreed to drill and condemned | China's plans" has two."""
        top = self._tree.first_conjunct(trigger)
        head = self._tree[top].head
        carried = head >= 0 and self._tree[top].upos == "NOUN" and self._tree[head].lemma in self._frames.light_verbs
        inside = {trigger, top, head} if carried else {trigger, top}
        while k not in inside:
            token = self._tree[k]
            clause = base(token.deprel) in {"parataxis", "appos", "advcl"} and not self._tree.mark(k)
            joined = base(token.deprel) == "conj" and token.upos in {"VERB", "AUX"}
            if clause or joined or token.deprel == "acl:relcl" or token.head < 0:
                return False
            k = token.head
        return True

    def _outermost(self, i: int) -> Mention | None:
        """Return the mention that a word heads, or the longer one that it stands in: "Turkey" in "Turkey's envoy"."""
        inner, outer = self._cast.at(self._sentence.index, i), self._cast.covering(self._sentence.index, i)
        titled = inner is not None and outer is not None and outer.first <= i < outer.head
        return outer if titled else inner

    def _party(self, chances: tuple[float, ...], leave: set[str]) -> list[Where]:
        found: list[Where] = []
        known = set(leave)
        for i, chance in enumerate(chances):
            mention = self._outermost(i) if chance >= PARTY else None
            for entity in self._cast.entities(mention) if mention else ():
                if entity.id not in known:
                    known.add(entity.id)
                    found.append(Where(entity, _WHERE))
        return found


def _mode(event: str, reading: ActReading, least: float = PARTY) -> str:
    for name, chance in reading.modes:
        kind, _, mode = name.partition("/")
        if kind == event and chance >= least:
            return mode
    return ""
