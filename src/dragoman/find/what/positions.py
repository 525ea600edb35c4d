"""Find the words at a named place around a trigger: its subject, object, owner, or the noun of a preposition."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.find.tree import Tree, base
from dragoman.find.what.frames import Frames
from dragoman.find.what.speech import speech_verb
from dragoman.tables import read_word_set

__all__ = ["Positions"]

_CARRIED = {"against", "on", "upon", "at", "into", "toward", "towards", "between"}
_OUTER = {"by", "between", "from", "to", "with", "against", "on"}
"""Prepositions of an eventive noun's phrase that may stand behind another phrase of it."""
_MARKS = {"'s", "’s", "'", "’"}
_DASHES = {"-", "–"}
_OF_CLAUSES = {"in", "during", "at", "after", "following", "before", "for"}
"""Prepositions of a meeting that whoever the clause tells of takes part in."""
_WITHIN = {"in", "during", "at"}
_AROUND = {*_WITHIN, "after", "before", "following", "ahead of"}
_INCLUDING = {"include", "feature", "comprise", "involve"}


class Positions:
    """Looks up the head words at the places that frames name, in one sentence."""

    def __init__(self, tree: Tree, frames: Frames) -> None:
        self._tree = tree
        self._light = frames.light_verbs
        self._dates = {
            i for e in tree.sentence.entities if e.label == "DATE" for i in range(e.first, e.last + 1)
        }  # fmt: skip
        self._attitudes = frames.attitudes
        self._counts = frames.counts
        self._classes = frames.classes
        self._receiving = read_word_set("trees", "receiving")
        """Light verbs whose subject is the one to whom the act is done."""
        self._finders: dict[str, Callable[[int], list[int]]] = {
            "subj": tree.subjects,
            "bearer": tree.bearers,
            "obj": self._object,
            "iobj": self._receiver,
            "poss": self._owner,
            "compound": self._modifier,
            "light": self._light_subject,
            "lightobj": lambda i: self._light_others(i, "lightobj"),
            "lightwith": lambda i: self._light_others(i, "lightwith"),
            "governor": self._governor,
            "speaker": self._speaker,
            "host": self._host,
        }

    def tokens(self, i: int, place: str) -> list[int]:
        """Return the head words at a place around a trigger; an empty list where the place is not taken."""
        finder = self._finders.get(place)
        return finder(i) if finder else self._prepositional(i, place)

    def carrier(self, noun: int) -> int | None:
        """Return the light verb that carries an eventive noun, as in "held talks", or None."""
        return self._light_verb(noun) if self._tree[noun].upos == "NOUN" else None

    def speaking(self, i: int) -> tuple[list[int], list[int]]:
        """Return who speaks and who is spoken to at a meeting: "Kerry asked Sharif | during a meeting".

        What two do after "their meeting" need be no speaking: "embraced the premier | after their meeting".
        """
        tree = self._tree
        verb = tree[i].head
        shared = any(tree[k].text.lower() == "their" for k in tree.kids(i, "nmod:poss"))
        if verb < 0 or tree[verb].upos != "VERB" or tree.case(i) not in (_AROUND if shared else _WITHIN):
            return [], []
        if not shared and "ADDRESSING_VERB" not in self._classes.get(tree[verb].lemma, frozenset()):
            return [], []
        others = [k for place in ("iobj", "obj", "with", "to") for k in self.tokens(verb, place)]
        return tree.subjects(verb), others

    def _object(self, i: int) -> list[int]:
        verbal = self._tree[i].upos in {"VERB", "AUX"} or self._tree.is_deverbal(i)
        # "warned | journalists that ...": the parser may call the only object an indirect one
        return self._tree.objects(i) or self._tree.kids(i, "iobj") if verbal else []

    def _receiver(self, i: int) -> list[int]:
        """Return who is given something, taken by the parser for a part of the gift or not: "handed | Kyiv arms"."""
        tree = self._tree
        gifts = [] if tree.kids(i, "iobj") or tree[i].upos != "VERB" else tree.kids(i, "obj")
        names = [k for o in gifts for k in tree.kids(o, "compound") if k == i + 1 and tree[k].upos == "PROPN"]
        return tree.kids(i, "iobj") or names or (gifts[:1] if len(gifts) == 2 else [])

    def _owner(self, i: int) -> list[int]:
        owners = self._tree.kids(i, "nmod:poss") or self._marked_owner(i)
        return owners or (self._shared_owner(i) if base(self._tree[i].deprel) == "conj" else [])

    def _marked_owner(self, i: int) -> list[int]:
        """Return the word before a possessive mark that depends on a noun, by whatever relation the parser gave it."""
        tree = self._tree
        for mark in range(1, i):
            if tree[mark].upos == "PART" and tree[mark].text in _MARKS:
                owner = mark - 1
                while 0 <= tree[owner].head < mark:
                    owner = tree[owner].head
                if tree[owner].head == i:
                    return [owner]
        return []

    def _modifier(self, i: int) -> list[int]:
        tree = self._tree
        kids = [k for k in tree.kids(i, "compound", "amod", "nmod:desc", "nmod") if not tree.case(k)]
        # "Saudi Arabia-Iran ties": the parser may lose the first of two joined by a dash
        joined = [k - 2 for k in kids if k > 1 and tree[k - 1].text in _DASHES and tree[k - 2].upos in {"PROPN", "ADJ"}]
        return [*(k for k in joined if k not in kids), *kids]

    def _speaker(self, i: int) -> list[int]:
        clause = i
        if self._tree[i].upos == "NOUN":
            # "said there was progress in the rounds of talks": the clause that the noun stands in is what is said
            clause = next((a for a in self._tree.ancestors(i) if self._tree[a].upos in {"VERB", "AUX"}), i)
        verb = speech_verb(self._tree, i, self._attitudes) or speech_verb(self._tree, clause, self._attitudes)
        return self._tree.subjects(verb) if verb is not None else []

    def _host(self, i: int) -> list[int]:
        """Return whose tour or visit includes a meeting: "ended his trip, which included talks with Modi"."""
        tree, token = self._tree, self._tree[i]
        if base(token.deprel) != "obj" or tree[token.head].lemma not in _INCLUDING:
            return []
        for whole in tree.subjects(token.head):
            found = self._owner(whole) or self._light_subject(whole) or self._governor(whole)
            if not found and base(tree[whole].deprel) == "obj":
                found = tree.subjects(tree[whole].head)
            if found:
                return found
        return []

    def _shared_owner(self, i: int) -> list[int]:
        first = self._tree.first_conjunct(i)
        return self._tree.kids(first, "nmod:poss")

    def _prepositional(self, i: int, word: str) -> list[int]:
        tree = self._tree
        found = [k for k in tree.kids(i, "obl", "nmod") if self._introduces(k, word) and not tree.kids(k, "aux")]
        found = [k for k in found if not self._belongs_to_noun(k, i) and k not in self._dates]
        if not found and tree[i].upos in {"NOUN", "PROPN"}:
            # "during his meeting with X, Y praised": a phrase right after a noun is the noun's
            found = self._right_after(i, word)
        if word == "by":
            found += [k for k in tree.kids(i, "obl:agent") if k not in found]
        if not found and word in _OUTER and tree[i].upos == "NOUN":
            # "the lifting of sanctions by Washington", "of troops from Niger": the parser may hang it on the inner noun
            found = [k for o in tree.kids(i, "nmod") if tree.case(o) for k in tree.kids(o, "nmod")]
            found = [k for k in found if tree.case(k) == word and k not in self._dates]
        if not found and tree[i].upos == "NOUN" and word in _CARRIED:
            # "carried out strikes | against the camp": the phrase may hang on the verb that carries the noun
            verb = self._light_verb(i)
            found = [] if verb is None else [k for k in tree.kids(verb, "obl") if tree.case(k) == word]
            found = [k for k in found if k not in self._dates]
        if not found and tree[i].upos == "VERB":
            # the parser often hangs a verb's preposition on its object: "held talks | with Iran"
            found = [
                k
                for o in tree.objects(i)
                for k in tree.kids(o, "nmod")
                if tree.case(k) == word and word in {"with", "against", "to", "from", "on"}
            ]
        if not found and any(tree[k].text.lower() == word for k in tree.kids(i, "compound:prt")):
            found = tree.objects(i)  # "called on | Pyongyang": read as a verb with a particle and its object
        return found

    def _introduces(self, k: int, word: str) -> bool:
        return self._tree.case(k) == word or (word in {"of", "from"} and word in self._tree.cases(k))

    def _belongs_to_noun(self, k: int, verb: int) -> bool:
        """Whether the parser hung on a verb what stands right after a noun of meeting ("talks | with Iran")."""
        tree = self._tree
        if tree[verb].upos != "VERB":
            return False
        case = next(iter(tree.kids(k, "case")), 0)
        before = tree[case - 1] if case else tree[k]
        return before.upos == "NOUN" and before.head != verb and tree[case].text.lower() in {"with", "between"}

    def _right_after(self, i: int, word: str) -> list[int]:
        tree = self._tree
        if i + 1 >= len(tree.tokens) or tree[i + 1].text.lower() != word:
            return []
        noun = tree[i + 1].head
        return [noun] if noun > i + 1 and tree[noun].upos in {"NOUN", "PROPN", "PRON"} else []

    def _light_verb(self, i: int) -> int | None:
        """Return the verb that carries an eventive noun: "held talks", "a series of attacks was launched"."""
        token = self._tree[i]
        head = token.head
        if head < 0:
            return None
        if base(token.deprel) == "conj":
            return self._light_verb(self._tree.first_conjunct(i))
        if base(token.deprel) == "nmod" and self._tree.case(i) == "of":
            return self._light_verb(head)
        governor = self._tree[head]
        carried = governor.lemma in self._light or self._tree.phrasal(head) in self._light  # "fighting broke out"
        if base(token.deprel) in {"obj", "nsubj"} and governor.upos == "VERB" and carried:
            return head
        if (
            base(token.deprel) == "obl"
            and governor.upos == "VERB"
            and governor.lemma in {"engage", "enter", "participate", "take", "come"}
        ):
            return head
        return None

    def _light_subject(self, i: int) -> list[int]:
        verb = self._light_verb(i)
        if verb is not None and self._tree[verb].lemma in self._receiving:
            return []
        if verb is not None:
            return (
                [] if self._tree[i].deprel == "nsubj" and not self._tree.is_passive(verb) else self._tree.subjects(verb)
            )
        return []

    def _light_others(self, i: int, place: str) -> list[int]:
        verb = self._light_verb(i)
        if verb is None:
            return []
        tree = self._tree
        if place == "lightobj" and tree[verb].lemma in self._receiving and not tree.is_passive(verb):
            return tree.subjects(verb)  # "received a complaint from X"
        wanted = {"with"} if place == "lightwith" else {"to", "with", "against", "on", "from", "at", "for"}
        found = [k for k in tree.kids(verb, "obl") if tree.case(k) in wanted]
        return found if place == "lightwith" else [*tree.kids(verb, "iobj"), *found]

    def _takes_part(self, i: int) -> bool:
        """Whether a meeting is what a noun before it takes part in: "suspended its participation in talks"."""
        before = min(self._tree.kids(i, "case"), default=0) - 1
        return before >= 0 and "PART_WORD" in self._classes.get(self._tree[before].lemma.lower(), frozenset())

    def _governor(self, i: int) -> list[int]:
        """The subject of the clause that a meeting stands in: "in talks with Blinken, Wang presented"."""
        token = self._tree[i]
        counter = self._tree.counter(i, self._counts)
        if counter != i:
            return self._governor(counter)
        case = self._tree.case(i)
        dining = case == "over" and "MEAL" in self._classes.get(token.lemma, frozenset())
        if base(token.deprel) in {"obl", "nmod"} and (case in _OF_CLAUSES or dining):
            if self._takes_part(i):
                return []
            for governor in self._tree.ancestors(i):
                if self._tree[governor].upos in {"VERB", "AUX"}:
                    return self._tree.subjects(governor)
        return []
