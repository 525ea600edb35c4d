"""Choose the frame that a word's surroundings satisfy, and what its act is about."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.codes import closest_cameo, event_types, quad_code
from dragoman.find.cast import CastIndex
from dragoman.find.frames import Frame, Frames, InnerRule
from dragoman.find.tree import Tree, base

__all__ = ["Match", "Matcher"]

_POS = {"VERB": "V", "NOUN": "N", "ADJ": "A", "PROPN": "N", "AUX": "V"}
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
        self._found: dict[int, Match | None] = {}

    def match(self, i: int) -> Match | None:
        """Return the most demanding frame that a token satisfies, with mode and CAMEO code decided."""
        if i not in self._found:
            self._found[i] = None  # a word is never its own inner act
            self._found[i] = self._best(i)
        return self._found[i]

    def classes(self, i: int) -> frozenset[str]:
        """Return the word classes of a noun: its own, those of its compounds ("hunger strike"), of what it counts."""
        token = self._tree[i]
        known = self._frames.classes
        found = set(known.get(token.lemma.lower(), frozenset()) | known.get(token.text.lower(), frozenset()))
        for k in self._tree.kids(i, "compound", "amod", "nmod", "flat"):
            lemma = self._tree[k].lemma.lower()
            if base(self._tree[k].deprel) != "nmod":
                found |= known.get(f"{lemma} {token.lemma.lower()}", frozenset())
        if "TRANSPARENT" in found:
            for k in self._tree.kids(i, "nmod"):
                if self._tree.case(k) == "of":
                    found |= self.classes(k)
        return frozenset(found)

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
        for frame in self._frames.of(pos, token.lemma):
            objects = self._satisfied(i, frame)
            if objects is not None:
                return self._decide(Match(i, frame, frame.event, frame.mode, frame.cameo, tuple(objects)))
        return None

    def _satisfied(self, i: int, frame: Frame) -> list[int] | None:
        """Return the objects of a frame that a token satisfies, or None when it does not."""
        direct = self._candidates(i, frame.pos)
        found = direct
        if frame.companions:
            needed = [self._companions(i, need) for need in frame.companions]
            given = next((objects for objects in needed if objects is not None), None)
            if given is None:
                return None
            found = [*given, *(k for k in direct if k not in given)]
        if not frame.objects:
            return found
        beside = self._beside(i, frame.pos)
        for condition in frame.objects:
            if condition == "NONE":
                if not direct:
                    return found
                continue
            meeting = [k for k in found if self._meets(k, condition)]
            if meeting:
                return [*meeting, *(k for k in found if k not in meeting)]
            if any(self._meets(k, condition) for k in beside if k not in found):
                return found
        return None

    def _candidates(self, i: int, pos: str) -> list[int]:
        tree = self._tree
        if pos == "V":
            objects = [*tree.objects(i), *tree.complements(i)]
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
        return self._tree.kids(i, "advmod", "xcomp", "amod")

    def _companions(self, i: int, need: tuple[str, ...]) -> list[int] | None:
        objects: list[int] = []
        for part in need:
            kind, _, word = part.partition(":")
            if kind == "prt":
                if not self._has_particle(i, word):
                    return None
                continue
            if kind == "subj":
                if not any(word in self.classes(k) for k in self._tree.subjects(i)):
                    return None
                continue
            here = self._prepositional(i, word)
            if not here:
                return None
            objects.extend(here)
        return objects

    def _has_particle(self, i: int, word: str) -> bool:
        tree = self._tree
        if any(tree[k].text.lower() == word for k in tree.kids(i, "compound", "advmod", "obl", "case")):
            return True
        # the parser may read a particle as a preposition: "pulled out of the town", "handed in their weapons"
        return any(
            tree[c].text.lower() == word and c == i + 1
            for k in tree.kids(i, "obl", "obj")
            for c in tree.kids(k, "case")
        )

    def _prepositional(self, i: int, word: str) -> list[int]:
        tree = self._tree
        places = [i, *(k for k in tree.objects(i) if tree[i].upos == "VERB")]
        found: list[int] = []
        for place in places:
            for k in tree.kids(place, "obl", "nmod", "advcl", "acl", "xcomp", "ccomp"):
                if word in tree.cases(k) or word == tree.mark(k):
                    found.extend(tree.conjuncts(k))
        return found

    def _meets(self, k: int, condition: str) -> bool:
        tree = self._tree
        if condition == "NAME":
            return tree[k].upos == "PROPN" and self._cast.at(self._sentence, k) is None
        if condition.startswith("="):
            return tree[k].lemma.lower() == condition[1:]
        if condition.startswith(">"):
            return self._inner_meets(k, condition[1:])
        if condition == "ACTOR":
            return self._cast.at(self._sentence, k) is not None
        if condition == "INF":
            return tree[k].upos in {"VERB", "AUX", "ADJ", "NOUN"} and any(
                tree[m].text.lower() == "to" for m in tree.kids(k, "mark")
            )
        if condition == "ING":
            return tree[k].upos == "VERB" and tree[k].feat("VerbForm") == "Ger"
        if condition == "THAT":
            return base(tree[k].deprel) == "ccomp" and bool(tree.kids(k, "nsubj", "csubj", "expl"))
        return condition in self.classes(k)

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
            return found
        if self._tree[k].upos == "VERB" and self._tree[k].lemma in self._frames.light_verbs:
            for o in self._tree.objects(k):
                inner = self.match(o)
                if inner is not None:
                    return inner
        if "TRANSPARENT" in self._frames.classes.get(self._tree[k].lemma.lower(), frozenset()):
            for o in [*self._tree.kids(k, "nmod"), *self._tree.complements(k)]:
                inner = self.match(o)
                if inner is not None:
                    return inner
        return None

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
        if condition in self.classes(k):
            return True
        # "an end to the sanctions": the class may stand one step below the object
        below = self._tree.kids(k, "nmod", "obj")
        return any(condition in self.classes(n) for n in below)
