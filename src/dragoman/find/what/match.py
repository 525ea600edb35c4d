"""Choose the frame that a word's surroundings satisfy, and what its act is about."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.codes import closest_cameo, event_types, quad_code
from dragoman.find.cast import CastIndex
from dragoman.find.tree import Tree, base
from dragoman.find.what.conditions import Conditions
from dragoman.find.what.frames import Frame, Frames, InnerRule

__all__ = ["Match", "Matcher"]

_POS = {"VERB": "V", "NOUN": "N", "ADJ": "A", "PROPN": "N", "AUX": "V"}
_ACTOR_KINDS = {"ACTOR", "STATE", "ORG", "PERSON_ACTOR"}
_ANSWERABLE = {
    "PROPOSAL": ("AGREE", "REQUEST"), "OFFER": ("AGREE", "REQUEST"), "INVITATION": ("AGREE", "REQUEST"),
    "DEMAND": ("REQUEST",), "CRITICISM": ("ACCUSE",), "THREAT": ("THREATEN",),
}  # fmt: skip
_OF_VERBS = ("obj", "iobj", "nsubj", "aux", "xcomp", "ccomp", "obl", "advcl", "compound:prt")
_NO_SAYING = "no:saying"
_PROMISES = {"vow", "pledge", "promise", "swear", "undertake"}
_PURPOSES = {"to", "in order to", "so as to"}
_TWINS = {"SANCTION", "COERCE"}
_NOMINAL = {
    "of",
    "to",
    "on",
    "for",
    "against",
    "in",
    "with",
    "into",
    "over",
    "from",
    "about",
    "between",
    "toward",
    "towards",
}


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found at a token: ``objects`` are what it acts upon, complement clauses included."""

    token: int
    frame: Frame
    event: str
    mode: str
    cameo: str
    objects: tuple[int, ...]
    inner: Match | None = None
    about: str = ""
    """The class or inner act that decided mode and CAMEO code, for the record's ``why``."""


class Matcher:
    """Finds the frame of each word of one sentence; results are kept, since acts nest."""

    def __init__(self, tree: Tree, sentence: int, cast: CastIndex, frames: Frames) -> None:
        self._tree = tree
        self._sentence = sentence
        self._cast = cast
        self._frames = frames
        self._conditions = Conditions(tree, sentence, cast, frames)
        self._found: dict[int, Match | None] = {}

    def match(self, i: int) -> Match | None:
        """Return the most demanding frame that a token satisfies, with mode and CAMEO code decided."""
        if i not in self._found:
            self._found[i] = None  # a word is never its own inner act
            self._found[i] = self._best(i)
        return self._found[i]

    def says_nothing(self, i: int) -> bool:
        """Say whether a word refuses nobody, though it could: "declined to comment"."""
        frames = self._frames.of(_POS.get(self._tree[i].upos, ""), self._tree[i].lemma)
        asked = [need for frame in frames for need in frame.companions if _NO_SAYING in need]
        return bool(asked) and self._conditions.companions(i, (_NO_SAYING,)) is None

    def twin(self, match: Match) -> Match | None:
        """Return the second reading that the codebook owes: a conviction with prison is SANCTION and COERCE at once."""
        if match.event not in _TWINS:
            return None
        for frame in self._frames.of(match.frame.pos, match.frame.lemma):
            same = frame.companions == match.frame.companions and frame.objects == match.frame.objects
            if same and frame.event in _TWINS and frame.event != match.event:
                return replace(match, frame=frame, event=frame.event, mode=frame.mode, cameo=frame.cameo)
        return None

    def _best(self, i: int) -> Match | None:
        token = self._tree[i]
        pos = _POS.get(token.upos)
        if pos is None:
            return None
        for frame in (*self._readings(i, pos), *self._readings_of_its_verb(i)):
            objects = self._satisfied(i, frame)
            if objects is not None:
                return self._decide(Match(i, frame, frame.event, frame.mode, frame.cameo, tuple(objects)))
        return None

    def _is_verbal(self, i: int) -> bool:
        """Whether a noun has what only verbs have, or is carried by a light verb: "gave a welcome", not "got arms"."""
        head = self._tree[i].head
        carried = (
            head >= 0 and base(self._tree[i].deprel) == "obj" and self._tree[head].lemma in self._frames.light_verbs
        )
        thing = self._frames.classes.get(self._tree[i].lemma, frozenset())
        return bool(self._tree.kids(i, *_OF_VERBS)) or (carried and not thing)

    def _readings_of_its_verb(self, i: int) -> tuple[Frame, ...]:
        """Return the frames of the verb that a noun with an object is made of: "the suspension of visas"."""
        verb = self._tree.verb_of(i) if self._tree.is_deverbal(i) else None
        any_object = self._tree[i].text.endswith("ing")
        return tuple(f for f in self._frames.of("V", verb) if f.objects or any_object) if verb else ()

    def _readings(self, i: int, pos: str) -> list[Frame]:
        """Return the frames of a word; a passive participle may be an adjective ("is opposed to", "is prepared to")."""
        token = self._tree[i]
        frames = list(self._frames.of(pos, token.lemma))
        if token.upos == "ADJ" and base(token.deprel) in {"obj", "nsubj", "obl", "nmod"}:
            frames += self._frames.of("N", token.text)  # "launched an offensive"
        if token.upos == "VERB" and self._tree.is_passive(i) and not self._tree.kids(i, "obl:agent"):
            frames += self._frames.of("A", token.text)
        if not frames and self._tree.is_deverbal(i):
            return list(self._frames.of("V", self._tree.verb_of(i) or token.lemma))  # "its summoning of the envoy"
        # the reader may take a noun for a verb, and a verb for a noun though it has what only verbs have
        others = "NV" if token.upos == "VERB" or self._is_verbal(i) else "N"
        return frames or [frame for other in others for frame in self._frames.of(other, token.lemma)]

    def _satisfied(self, i: int, frame: Frame) -> list[int] | None:
        """Return the objects of a frame that a token satisfies, or None when it does not."""
        direct = self._candidates(i, frame.pos)
        found = direct
        given: list[int] | None = []
        if frame.companions:
            needed = [self._conditions.companions(i, need) for need in frame.companions]
            given = next((objects for objects in needed if objects is not None), None)
            if given is None:
                return None
            found = [*given, *(k for k in direct if k not in given)]
        if not frame.objects:
            return found
        beside = self._beside(i, frame.pos)
        for condition in frame.objects:
            if condition == "NONE":
                if all(base(self._tree[k].deprel) == "advcl" for k in direct):
                    return found  # "met to discuss the dam": a purpose is no object
                continue
            if "+" in condition:
                near = [*found, *(k for k in beside if k not in found)]
                if all(any(self._meets(k, part) for k in near) for part in condition.split("+")):
                    return found
                continue
            # "Nicaragua's withdrawal from the bloc": the state asked for is the one after the preposition
            asked = given if given and frame.pos == "N" and condition in _ACTOR_KINDS else found
            meeting = [k for k in asked if self._meets(k, condition)]
            if meeting:
                return [*meeting, *(k for k in found if k not in meeting)]
            if any(self._meets(k, condition) for k in beside if k not in found):
                return found
        return None

    def _candidates(self, i: int, pos: str) -> list[int]:
        tree = self._tree
        if pos == "V":
            objects = [*tree.objects(i), *tree.kids(i, "iobj"), *tree.complements(i)]
        elif pos == "N":
            objects = [k for k in tree.kids(i, "nmod", "obl") if tree.case(k) in _NOMINAL]
            objects += [*tree.complements(i), *tree.kids(i, "compound", "nmod:poss")]
        else:
            objects = [k for k in tree.kids(i, "obl", "nmod") if tree.case(k) in _NOMINAL]
            objects += tree.complements(i)
        return [c for k in objects for c in tree.conjuncts(k)]

    def _beside(self, i: int, pos: str) -> list[int]:
        """Words that may qualify an act without being acted upon: "joint exercise", "drilled together", "shot dead"."""
        if pos == "N":
            return self._tree.kids(i, "amod", "nmod:poss", "det", "nummod")
        beside = self._tree.kids(i, "advmod", "xcomp", "amod")
        # "called him a brave man"
        beside += [k for x in self._tree.kids(i, "xcomp") for k in self._tree.kids(x, "amod")]
        # "found three officers guilty": the adjective after the object may hang on it
        return beside + [k for o in self._tree.objects(i) for k in self._tree.kids(o, "amod", "acl") if k > o]

    def _meets(self, k: int, condition: str) -> bool:
        if condition.startswith(">"):
            return self._inner_meets(k, condition[1:])
        return self._conditions.meets(k, condition)

    def _inner_meets(self, k: int, kind: str) -> bool:
        inner = self.inner_act(k)
        if inner is None:
            return False
        wanted, _, mode = kind.partition("/")
        if wanted == "any":
            return True
        if wanted == "cooperation":
            return quad_code(inner.event) in {1, 2}
        if wanted == "conflict":
            return quad_code(inner.event) in {3, 4} and inner.event != "REQUEST"
        return inner.event == wanted and (not mode or inner.mode == mode)

    def inner_act(self, k: int) -> Match | None:
        """Return the act that a noun or clause expresses, through light verbs and words that only count or qualify."""
        found = self.match(k)
        if found is not None:
            return self._denied(found)
        if self._tree[k].upos == "VERB" and self._tree[k].lemma in self._frames.light_verbs:
            for o in self._tree.objects(k):
                inner = self.match(o)
                if inner is not None:
                    return inner
        lemma = self._tree[k].lemma.lower()
        nominal = self._tree[k].upos in {"NOUN", "ADJ"} and self._frames.attitudes.get(lemma) in {
            "hypothetical",
            "future",
        }
        if nominal or "TRANSPARENT" in self._frames.classes.get(lemma, frozenset()):
            for o in [*self._tree.kids(k, "nmod"), *self._tree.complements(k)]:
                inner = self.match(o)
                if inner is not None:
                    return inner
        return None

    def _denied(self, inner: Match) -> Match:
        """Return what a promise not to do an act promises: to refuse a kind one, to refrain from a hostile one."""
        tree, i = self._tree, inner.token
        promised = tree[i].head >= 0 and tree[tree[i].head].lemma in _PROMISES
        if not promised or not any(tree[k].text.lower() in {"not", "never"} for k in tree.kids(i, "advmod")):
            return inner
        event, cameo = ("REJECT", "120") if quad_code(inner.event) in {1, 2} else ("AGREE", "030")
        return inner if inner.event == "REJECT" else replace(inner, event=event, mode="", cameo=cameo)

    def goes(self, i: int) -> bool:
        """Say whether a word is a verb of going somewhere."""
        return "GOING_VERB" in self._frames.classes.get(self._tree[i].lemma.lower(), frozenset())

    def journey(self, i: int) -> int | None:
        """Return the predicate of going or being somewhere whose purpose an act is: "flew to Rome to hold talks"."""
        tree = self._tree
        for k in (i, *tree.ancestors(i)):
            head = tree[k].head
            if tree.mark(k) in _PURPOSES and base(tree[k].deprel) == "advcl" and head >= 0:
                stands = tree.case(head) in {"in", "at"} and bool(tree.kids(head, "cop"))
                return head if stands or self.goes(head) else None
            if base(tree[k].deprel) not in {"obj", "xcomp", "conj"}:
                return None
        return None

    def answerable(self, i: int) -> frozenset[str]:
        """Return the types of act that a noun may stand for when it is answered: "the offers", "such demands"."""
        classes = self._conditions.classes(i)
        return frozenset(kind for name, kinds in _ANSWERABLE.items() if name in classes for kind in kinds)

    def is_deed(self, i: int) -> bool:
        """Say whether a noun only says that something was done: "the move", "the decision"."""
        return "ACTION" in self._conditions.classes(i)

    def types(self, i: int) -> frozenset[str]:
        """Return the types of act that a noun can tell, whatever stands beside it: "the arrests", "the attack"."""
        return frozenset(frame.event for frame in self._frames.of("N", self._tree[i].lemma))

    def about(self, block: str, inner: Match | None) -> tuple[str, str]:
        """Return the mode and CAMEO code of an act of one block of rules that is about another act."""
        for rule in self._frames.inner.get(block, ()):
            if rule.inner == "*" or (inner is not None and self._is_inner(inner, rule.inner)):
                return rule.mode, rule.cameo
        return "", ""

    @staticmethod
    def _is_inner(inner: Match, condition: str) -> bool:
        if condition.startswith("#"):
            return inner.cameo.startswith(condition[1:])
        wanted, _, mode = condition.removeprefix(">").partition("/")
        return condition.startswith(">") and wanted == inner.event and mode in {"", inner.mode}

    def _decide(self, match: Match) -> Match:
        """Fill in a mode and CAMEO code that depend on what the act is about."""
        if match.mode != "*" and not match.cameo.endswith("*"):
            inner = next((m for m in map(self.inner_act, match.objects) if m is not None), None)
            return replace(match, inner=inner)
        rule, inner, about = self._inner_rule(match)
        mode = rule.mode if match.mode == "*" and rule else match.mode.strip("*")
        cameo = rule.cameo if rule and match.cameo.endswith("*") else match.cameo.strip("*")
        if mode and mode not in event_types()[match.event].modes:
            mode = ""
        return replace(
            match,
            mode=mode,
            cameo=cameo or closest_cameo(match.event, [mode] if mode else []),
            inner=inner,
            about=about,
        )

    def _inner_rule(self, match: Match) -> tuple[InnerRule | None, Match | None, str]:
        block = match.event
        if match.event == "REQUEST":
            block += "/demand" if match.cameo.startswith("10") else "/appeal"
        rules = self._frames.inner.get(block) or self._frames.inner.get(match.event, ())
        inner = next((m for m in map(self.inner_act, match.objects) if m is not None), None)
        for rule in rules:
            if rule.inner == "*":
                return rule, inner, ""
            for k in match.objects:
                if self._rule_meets(k, rule.inner):
                    return rule, inner, rule.inner
        return None, inner, ""

    def _rule_meets(self, k: int, condition: str) -> bool:
        if condition.startswith("#"):
            inner = self.inner_act(k)
            return inner is not None and inner.cameo.startswith(condition[1:])
        if condition.startswith(">"):
            return self._inner_meets(k, condition[1:])
        if condition in self._conditions.classes(k):
            return True
        # "an end to the sanctions": the class may stand one step below the object
        below = self._tree.kids(k, "nmod", "obj")
        return any(condition in self._conditions.classes(n) for n in below)
