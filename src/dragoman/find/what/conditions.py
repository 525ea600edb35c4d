"""Check what a frame asks of a word: class, form, kind of actor, and the companions beside a trigger."""

from __future__ import annotations

from dragoman.find.cast import CastIndex
from dragoman.find.tree import Tree, base
from dragoman.find.what.frames import Frames

__all__ = ["Conditions"]

_NAMED = {"NOUN", "PROPN", "ADJ", "NUM", "SYM", "PRON", "X", "DET", "ADV"}
_TREATY_NAMES = {
    "plan",
    "roadmap",
    "framework",
    "initiative",
    "convention",
    "charter",
    "declaration",
    "act",
    "memorandum",
}
"""Words that head the names of agreements: the Joint Comprehensive Plan of Action, the Helsinki Final Act."""
_CARRIED = {"against", "on", "upon", "at", "with", "to", "toward", "towards", "between", "into"}
"""Prepositions of a noun's phrase that may hang on the verb which carries the noun."""
_OUTER = {"from", "to", "against", "with"}
"""Prepositions of a noun's phrase that may hang on the noun of the phrase before it: "withdrawal of troops from X"."""
_SPOKEN_IN = {"in", "on", "during", "over", "via", "at", "from"}
_SPOKEN = {"verbally", "rhetorically", "publicly"}
_POLITICAL = {"GOV", "LEG", "PTY", "OPP", "JUD", "ELI", "JRN"}
_DENYING = {"not", "n't", "never", "n’t"}
_WILLING = {"go", "prepare", "ready", "intend", "agree", "want"}
"""Words between a denial and what is refused: "is not going to accept"."""
_UNLIKE = {"PRESS_EVENT": {"MEETING", "TALKS", "EVENT"}, "PHONE_CALL": {"VISIT", "DEMAND"},
           "SUICIDE_BOMBER": {"AIRCRAFT"}}  # fmt: skip
"""Classes of two words together, and those that the second has only alone: a news conference is no conference."""
_QUOTES = {'"', "“", "”", "''", "``"}
_QUESTIONS = {"why", "whether", "how", "what", "who", "where", "which"}
_VEHICLES = {"SHIP", "AIRCRAFT", "VEHICLE", "ARMOUR", "CONVOY"}
_ACTOR_KINDS = {"PERSON_ACTOR": {"person"}, "STATE": {"state"}, "ORG": {"organization"}}


class Conditions:
    """Answers what words of one sentence are, for frames to choose by."""

    def __init__(self, tree: Tree, sentence: int, cast: CastIndex, frames: Frames) -> None:
        self._tree = tree
        self._sentence = sentence
        self._cast = cast
        self._known = frames.classes
        self._light = frames.light_verbs
        self._classes: dict[int, frozenset[str]] = {}
        self._dates = {
            i for e in tree.sentence.entities if e.label == "DATE" for i in range(e.first, e.last + 1)
        }  # fmt: skip

    def classes(self, i: int) -> frozenset[str]:
        """Return the word classes of a word: its own, those of its compounds ("hunger strike"), of what it counts."""
        if i not in self._classes:
            self._classes[i] = frozenset()  # "a round of rounds of ..." must end
            self._classes[i] = frozenset(self._find_classes(i))
        return self._classes[i]

    def _find_classes(self, i: int) -> set[str]:
        tree, token = self._tree, self._tree[i]
        lemma = token.lemma.lower()
        found = set(self._known.get(lemma, frozenset()) | self._known.get(token.text.lower(), frozenset()))
        for k in tree.kids(i, "compound", "amod", "flat", "nmod"):
            other = tree[k].lemma.lower()
            if base(tree[k].deprel) != "nmod" or not tree.case(k):
                found |= self._known.get(f"{other} {lemma}", frozenset())
            elif tree.case(k) == "of":
                found |= self._known.get(f"{lemma} of {other}", frozenset())
        taken = any("TAKEN" in self._known.get(tree[k].lemma.lower(), frozenset()) for k in tree.kids(i, "amod"))
        if taken and self._is_people(i):  # "a kidnapped Japanese tourist"
            found |= {"HOSTAGE", "PRISONER"}
        if "TRANSPARENT" in found:
            for k in tree.kids(i, "nmod"):
                if tree.case(k) == "of":
                    found |= self.classes(k)
        for name, unlike in _UNLIKE.items():
            if name in found:
                found -= unlike
        named = token.upos == "PROPN" and lemma in _TREATY_NAMES
        if self.entity(i) == "LAW" or named:
            found.add("AGREEMENT")  # a treaty or resolution known by name only
        verbal = token.upos not in _NAMED and base(token.deprel) != "amod"
        return {name for name in found if name.endswith("_VERB") == verbal or token.feat("VerbForm") == "Ger"}

    def entity(self, i: int) -> str:
        """Return the label of the named entity that a word belongs to, or an empty string."""
        entities = self._tree.sentence.entities
        return next((e.label for e in entities if e.first <= i <= e.last), "")

    def meets(self, k: int, condition: str) -> bool:
        """Say whether a word meets a condition other than one on the act it expresses."""
        tree = self._tree
        if condition.startswith("="):
            return tree[k].lemma.lower() == condition[1:]
        if condition == "ACTOR":
            mention = self._cast.at(self._sentence, k)
            return mention is not None and bool(self._cast.members(mention))
        if condition in _ACTOR_KINDS:
            mention = self._cast.at(self._sentence, k)
            return mention is not None and self._cast.actors[mention.actor].kind in _ACTOR_KINDS[condition]
        if condition == "NAME":
            named = tree[k].upos == "PROPN" and self._cast.at(self._sentence, k) is None
            return named and self.entity(k) not in {"LAW", "DATE"}
        if condition in {"INF", "ING", "THAT"}:
            return self._has_form(k, condition)
        return condition in self.classes(k) or (condition == "PERSON" and self._is_people(k))

    def _is_people(self, k: int) -> bool:
        """Whether a word heads a mention of people, soldiers and crews told by their ships apart."""
        if self.classes(k) & _VEHICLES:
            return False
        mention = self._cast.at(self._sentence, k)
        actor = self._cast.actors[mention.actor] if mention is not None else None
        return actor is not None and actor.kind in {"person", "group"} and actor.sector not in {"MIL", "GOV", None}

    def _has_form(self, k: int, form: str) -> bool:
        tree = self._tree
        if form == "INF":
            return any(tree[m].text.lower() == "to" for m in tree.kids(k, "mark"))
        if form == "ING":
            return tree[k].upos == "VERB" and tree[k].feat("VerbForm") == "Ger"
        asked = any(tree[m].lemma.lower() in _QUESTIONS for m in tree.kids(k, "mark", "advmod", "nsubj", "obj"))
        clause = base(tree[k].deprel) == "ccomp" or tree.mark(k) == "that"
        return clause and not asked and bool(tree.kids(k, "nsubj", "csubj", "expl"))

    def _cases(self, k: int) -> list[str]:
        """Return the prepositions before a noun, without those inside the name that it heads ("Secretary of State")."""
        mention = self._cast.at(self._sentence, k)
        if mention is None:
            return self._tree.cases(k)
        outside = [self._tree[c].text.lower() for c in self._tree.kids(k, "case") if c < mention.first]
        return [*outside, self._tree.case(k)]

    def _carrier(self, i: int) -> list[int]:
        """Return the light verb of a noun, on which the parser may hang the noun's phrase: "launched raids | on X"."""
        head = self._tree.first_conjunct(i)
        verb = self._tree[head].head
        carried = verb >= 0 and base(self._tree[head].deprel) in {"obj", "nsubj"} and self._tree[verb].upos == "VERB"
        light = carried and bool({self._tree[verb].lemma, self._tree.phrasal(verb)} & self._light.keys())
        return [verb] if light else []

    def companions(self, i: int, need: tuple[str, ...]) -> list[int] | None:
        """Return the nouns and clauses that a frame's companions bring, or None where one of them is missing."""
        objects: list[int] = []
        for part in need:
            kind, _, word = part.partition(":")
            if kind == "prep":
                here = self._prepositional(i, word)
                if not here:
                    return None
                objects.extend(here)
            elif not self._has(i, kind, word):
                return None
        return objects

    def _has(self, i: int, kind: str, word: str) -> bool:
        tree = self._tree
        if kind == "prt":
            return self._has_particle(i, word)
        if kind == "near":
            return any(word in self.classes(k) for k in range(len(tree.tokens)) if k != i)
        if kind == "no":
            return not self._unwanted(i, word)
        if kind == "neg":
            return self._is_refused(i)
        if kind == "words":
            return self._is_spoken(i)
        return any(word in self.classes(k) for k in tree.subjects(i))

    def _unwanted(self, i: int, what: str) -> bool:
        """Whether a word has what a frame forbids it."""
        tree = self._tree
        if what == "comp":
            return self._renamed(i)
        if what == "own":
            return any(tree[k].upos == "PRON" for o in tree.objects(i) for k in tree.kids(o, "nmod:poss"))
        if what == "saying":
            told = [c for k in tree.complements(i) for c in (k, *tree.objects(k))]
            return any({"COMMENT_VERB", "COMMENT_THING"} & self.classes(k) for k in told)
        if what == "uttering":
            return any(tree.is_participle(k) and self._is_speech_act(k) for k in tree.kids(i, "advcl"))
        return bool(tree.objects(i) if what == "obj" else self._prepositional(i, what))

    def _is_refused(self, i: int) -> bool:
        """Whether a verb is denied of its doer, now or for the future: "will not accept", "is not ready to"."""
        tree = self._tree
        if any(tree[k].text.lower() in _DENYING for k in tree.kids(i, "advmod")):
            return not any(tree[k].lemma == "have" for k in tree.kids(i, "aux"))
        above = tree[i].head if base(tree[i].deprel) == "xcomp" else -1
        return above >= 0 and tree[above].lemma in _WILLING and self._is_refused(above)

    def _renamed(self, i: int) -> bool:
        """Whether a verb says what its object is: "called the envoy a fool"."""
        tree = self._tree
        objects = tree.kids(i, "obj", "iobj")
        return len(objects) > 1 or any(not tree.mark(k) for k in tree.kids(i, "xcomp"))

    def _is_spoken(self, i: int) -> bool:
        """Whether a blow is one of words: told "in a speech", "for" a deed, or with a participle of saying beside."""
        tree = self._tree
        # "launched an attack on the court in a speech", but not "condemned the attack in a speech"
        above = tree[i].head
        carried = tree[i].upos == "NOUN" and above >= 0 and tree[above].lemma in self._light
        verbs = [i, above] if carried else [i]
        for verb in verbs:
            if base(tree[verb].deprel) == "conj" and self._is_speech_act(tree[verb].head):
                return True
            for k in tree.kids(verb, "obl", "advcl", "parataxis", "conj", "advmod"):
                aside = tree[k].deprel == "parataxis" and tree.kids(k, "nsubj")  # "attacked the base, | a source said"
                if tree[k].upos == "VERB" and not aside and (self._is_speech_act(k) or tree.mark(k) == "for"):
                    return True
                if tree.case(k) in _SPOKEN_IN and "SPEECH_PLACE" in self.classes(k):
                    return True
                if tree[k].text.lower() in _SPOKEN:
                    return True
            if verb == i and self._is_statesman(verb):
                return True
            quotes = [k for k in tree.kids(verb, "punct") if tree[k].text in _QUOTES]
            if quotes and tree.kids(verb, "ccomp", "parataxis"):
                return True
        return False

    def _follows(self, i: int, word: str) -> bool:
        return any(word in self._cases(k) for k in self._tree.kids(i, "nmod", "obl"))

    def _is_speech_act(self, k: int) -> bool:
        return "SPEECH_ACT_VERB" in self._known.get(self._tree[k].lemma.lower(), frozenset())

    def _is_statesman(self, verb: int) -> bool:
        """Whether a person of politics, and no soldier, is who strikes: "the premier attacked NATO"."""
        mentions = [self._cast.at(self._sentence, k) for k in self._tree.subjects(verb)]
        actors = [self._cast.actors[m.actor] for m in mentions if m is not None]
        return bool(actors) and all(a.kind == "person" and a.sector in _POLITICAL for a in actors)

    def _has_particle(self, i: int, word: str) -> bool:
        tree = self._tree
        if any(tree[k].text.lower() == word for k in tree.kids(i, "compound", "advmod", "obl", "case")):
            return True
        # the parser may read a particle as a preposition: "pulled out of the town", "handed in their weapons"
        nouns = tree.kids(i, "obl", "obj")
        return any(tree[c].text.lower() == word and c == i + 1 for k in nouns for c in tree.kids(k, "case"))

    def _prepositional(self, i: int, word: str) -> list[int]:
        tree = self._tree
        places = [i, *(tree.objects(i) if tree[i].upos == "VERB" else ()), *tree.kids(i, "iobj")]
        if tree[i].upos == "NOUN" and word in _CARRIED:
            places += self._carrier(i)
        if tree[i].upos == "NOUN" and word in _OUTER and not self._follows(i, word):
            places += [k for k in tree.kids(i, "nmod") if tree.case(k) == "of"]
        found: list[int] = []
        for place in places:
            for k in tree.kids(place, "obl", "nmod", "advcl", "acl", "xcomp", "ccomp"):
                introduced = word in self._cases(k) or word == tree.mark(k)
                if introduced and k not in self._dates:
                    found.extend(tree.conjuncts(k))
        if found and len(places) > 1 and any(tree[k].head == i for k in found):
            found = [k for k in found if tree[tree.first_conjunct(k)].head == i or tree[i].upos == "VERB"]
        if not found and any(tree[k].text.lower() == word for k in tree.kids(i, "compound:prt")):
            # the parser may read "called on" as a verb with a particle and what follows as its object
            found = [c for k in tree.objects(i) for c in tree.conjuncts(k)]
        following = tree[i + 1] if i + 1 < len(tree.tokens) else None
        if not found and tree[i].upos == "NOUN" and following and following.text.lower() == word:
            # "preceded Armenia's appeal | for help": a phrase right after a noun is the noun's
            noun = following.head
            found = tree.conjuncts(noun) if noun > i + 1 and noun not in self._dates else []
        return found
