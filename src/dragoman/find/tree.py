"""Walk the dependency tree of a sentence: children, conjuncts, subjects, and what a verb acts upon."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.find.mended import base, mended
from dragoman.model import Sentence, Token
from dragoman.parse.lemmas import verb_lemma
from dragoman.tables import read_pairs

__all__ = ["COMPLEMENT_MARKS", "Tree", "base"]


COMPLEMENT_MARKS = frozenset(
    {"to", "of", "for", "from", "on", "against", "in", "into", "about", "at", "that", "with", "over"}
)
"""Words that introduce a clause which completes a word, as "to" does in "a plan to leave"."""


_SORTS = frozenset({"those", "that", "one", "country", "nation", "state", "member", "government"})
"""Words for some of many, said of a subject that then is who does what a relative clause tells."""
_MODALS = frozenset({"would", "will", "could", "can", "should", "shall", "might", "may", "must"})


class Tree:
    """A sentence's tree with its children looked up once; all positions are token indices."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = mended(sentence)
        self._children: list[list[int]] = [[] for _ in self.tokens]
        self._relations = [token.deprel for token in self.tokens]
        self._bases = [base(token.deprel) for token in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                self._children[token.head].append(token.index)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def children(self, i: int) -> list[int]:
        """Return the direct dependents of a token, in order."""
        return self._children[i]

    def kids(self, i: int, *relations: str) -> list[int]:
        """Return the dependents whose relation, or its part before the colon, is among those given."""
        names, bases = self._relations, self._bases
        return [k for k in self._children[i] if names[k] in relations or bases[k] in relations]

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the governors of a token, nearest first."""
        head = self.tokens[i].head
        while head >= 0:
            yield head
            head = self.tokens[head].head

    def subtree(self, i: int) -> set[int]:
        """Return a token and all that depends on it."""
        found, stack = {i}, [i]
        while stack:
            for k in self._children[stack.pop()]:
                if k not in found:
                    found.add(k)
                    stack.append(k)
        return found

    def conjuncts(self, i: int) -> list[int]:
        """Return a token followed by all coordinated with it as its dependents."""
        found: list[int] = []
        stack = [i]
        while stack:
            at = stack.pop()
            if at not in found:
                found.append(at)
                stack += reversed(self.kids(at, "conj"))
        return found

    def first_conjunct(self, i: int) -> int:
        """Return the head of the coordination that a token belongs to."""
        for _ in self.tokens:
            if base(self.tokens[i].deprel) != "conj" or self.tokens[i].head < 0:
                break
            i = self.tokens[i].head
        return i

    def counter(self, i: int, counts: Callable[[str], bool]) -> int:
        """Return the noun that only counts a word, "a round of talks", or the word; ``counts`` tells such lemmas."""
        token = self.tokens[i]
        if base(token.deprel) == "nmod" and self.case(i) == "of" and counts(self.tokens[token.head].lemma):
            return self.counter(token.head, counts)
        return i

    def case(self, i: int) -> str:
        """Return the preposition that introduces a noun, its fixed parts joined ("because of"), or an empty string."""
        for k in self.kids(i, "case"):
            parts = [k, *self.kids(k, "fixed")]
            word = " ".join(self.tokens[p].text.lower() for p in parts)
            if word not in {"'s", "’s", "'", "’"}:
                return word
        return ""

    def cases(self, i: int) -> list[str]:
        """Return all prepositions that introduce a noun: "out of the town" has both "out" and "of"."""
        words = [self.tokens[k].text.lower() for k in self.kids(i, "case")]
        return [*words, self.case(i)]

    def mark(self, i: int) -> str:
        """Return the word that introduces a clause ("to", "that", "if", "after"), or an empty string."""
        for k in self.kids(i, "mark"):
            return " ".join(self.tokens[p].text.lower() for p in [k, *self.kids(k, "fixed")])
        for k in self.kids(i, "advmod"):
            if self.tokens[k].lemma in {"when", "while", "where", "once", "whenever"} and k < i:
                return self.tokens[k].lemma
        return ""

    def is_passive(self, i: int) -> bool:
        """Say whether a verb is passive, participles after nouns ("the deal signed by") included."""
        token = self.tokens[i]
        if self.kids(i, "aux:pass", "nsubj:pass"):
            return True
        if any(self.tokens[k].deprel == "nsubj" for k in self._children[i]):
            return False
        if token.feat("Voice") == "Pass":
            return not self.kids(i, "aux") or token.deprel == "acl"
        # a past form after a noun without a subject of its own is a participle, though it be tagged as finite
        return token.deprel == "acl" and token.feat("Tense") == "Past"

    def phrasal(self, i: int) -> str:
        """Return the lemma of a verb with the particle behind it, "break out", or the lemma alone."""
        particles = self.kids(i, "compound:prt")
        return f"{self.tokens[i].lemma} {self.tokens[particles[0]].lemma}" if particles else self.tokens[i].lemma

    def is_participle(self, i: int) -> bool:
        """Say whether a verb is an -ing form that nothing introduces: "left, | accusing Iran"."""
        token = self.tokens[i]
        form = token.upos == "VERB" and token.text.endswith("ing") and token.feat("VerbForm") in {"Ger", "Part", None}
        return form and not self.kids(i, "mark", "aux")

    def is_deverbal(self, i: int) -> bool:
        """Say whether a noun tells a verb's act upon what stands behind "of": "the summoning of the ambassador"."""
        return self.verb_of(i) is not None and any(self.case(k) == "of" for k in self.kids(i, "nmod"))

    def verb_of(self, i: int) -> str | None:
        """Return the verb that a noun is made of ("suspension", "summoning"), or None."""
        token = self.tokens[i]
        if token.upos != "NOUN":
            return None
        made = read_pairs("trees/nominals.tsv").get(token.lemma.lower())
        return made or (verb_lemma(token.text) if token.text.endswith("ing") else None)

    def past_perfect(self, i: int) -> int | None:
        """Return the "had" of a verb in the past perfect, None for another tense and for "would have had"."""
        auxiliaries = self.kids(i, "aux")
        if any(self.tokens[k].lemma.lower() in _MODALS for k in auxiliaries):
            return None
        had = (k for k in auxiliaries if self.tokens[k].text.lower() in {"had", "'d", "’d"})
        return next((k for k in had if self.tokens[k].lemma.lower() in {"have", "had"}), None)

    def antecedent(self, i: int) -> int | None:
        """Return the noun that a relative pronoun stands for."""
        for governor in self.ancestors(i):
            head = self.tokens[governor].head
            if self.tokens[governor].deprel in {"acl:relcl", "acl"}:
                return head
            if self.tokens[governor].deprel == "advcl:relcl" and self.tokens[head].upos in {"NOUN", "PROPN"}:
                return head  # the parser may take a cleft's relative for a clause's: "it was Iran that left"
            if self.tokens[governor].upos == "NOUN" and governor != self.tokens[i].head:
                return None
        return None

    def is_relative(self, i: int) -> bool:
        """Say whether a token is a relative pronoun with an antecedent."""
        token = self.tokens[i]
        return token.upos == "PRON" and (
            token.feat("PronType") == "Rel"
            or (token.lemma in {"who", "which", "that", "whom"} and self.antecedent(i) is not None)
        )

    def objects(self, i: int) -> list[int]:
        """Return what a verb acts upon: objects, passive subjects, or the noun that it modifies."""
        token = self.tokens[i]
        if self.is_deverbal(i):
            return [k for k in self.kids(i, "nmod") if self.case(k) == "of"]
        found = self.kids(i, "obj", "nsubj:pass")
        if not found and self.is_passive(i) and token.deprel in {"acl", "acl:relcl"} and token.head >= 0:
            found = [token.head]
        if not found and token.deprel == "acl:relcl" and not self.is_passive(i):
            has_subject = bool(self.kids(i, "nsubj"))
            subject_is_relative = any(self.is_relative(k) for k in self.kids(i, "nsubj"))
            if has_subject and not subject_is_relative and token.head >= 0 and not self.kids(i, "ccomp", "xcomp"):
                found = [token.head]
        found = [self._real(k) for k in found]
        if not found and self.kids(i, "compound:prt"):
            # after a particle the parser may take the object for an oblique: "switched off | the internet"
            found = [k for k in self.kids(i, "obl") if self.tokens[k].deprel == "obl" and not self.kids(k, "case")]
        if not found and token.upos == "VERB" and not self.is_passive(i):
            # "shot and wounded a smuggler": coordinated verbs share an object, unlike "agreed to talk and condemned it"
            shared = [k for k in self.kids(i, "conj") if self.tokens[k].upos == "VERB" and not self.kids(k, "nsubj")]
            shared = [k for k in shared[:1] if not self._is_complete(i, k)]
            found = [o for k in shared for o in self.kids(k, "obj")]
        if not found and base(token.deprel) == "conj" and self.is_passive(i) and self.is_passive(token.head):
            return self.objects(token.head)
        if not found and token.deprel == "advcl" and self.is_passive(i) and not self.mark(i):
            found = self.subjects(token.head)  # "accused of spying, | Morocco kept silent"
        return found

    def _is_complete(self, i: int, until: int) -> bool:
        """Say whether a verb has a clause of its own before the verb joined to it."""
        return any(k < until for k in self.kids(i, "xcomp", "ccomp", "advcl"))

    def _real(self, i: int) -> int:
        if self.is_relative(i):
            noun = self.antecedent(i)
            return i if noun is None else self._bearer(noun)
        return i

    def _bearer(self, i: int) -> int:
        """Return who is said to be one of those that a relative clause tells of: "Cuba was among those | who left"."""
        subjects = self.kids(i, "nsubj") if self.tokens[i].lemma in _SORTS else []
        return next((k for k in subjects if self.tokens[k].upos in {"NOUN", "PROPN"}), i)

    def complements(self, i: int) -> list[int]:
        """Return the heads of clauses that complete a word: infinitives, that-clauses, gerunds after prepositions."""
        found = self.kids(i, "xcomp", "ccomp")
        for k in self.kids(i, "advcl", "acl"):
            if self.tokens[k].deprel == "acl:relcl" or self.tokens[k].deprel == "advcl:relcl":
                continue
            if self.mark(k) in COMPLEMENT_MARKS:
                found.append(k)
        return found

    def bearers(self, i: int) -> list[int]:
        """Return the subject of a predicate as it stands, passive or not: "Uruguay is opposed"."""
        return [self._real(k) for k in self.kids(i, "nsubj")] or self.subjects(i)

    def subjects(self, i: int, depth: int = 0) -> list[int]:
        """Return the heads of the logical subject of a verb or predicate, through control, conjunction and relatives.

        For passives this is the agent. Follows open complements to the object or subject of their governor (object
        control where the governor has an object, as in "urged Iran to return"), participles to the subject of their
        clause or to the noun that they modify, and conjoined verbs to their first conjunct. Returns an empty list where
        the tree shows none.
        """
        token = self.tokens[i]
        if self.is_deverbal(i) and not self.kids(i, "nsubj"):
            by = [k for k in self.kids(i, "nmod") if self.case(k) == "by"]
            named = [k for k in self.kids(i, "amod", "compound") if self.tokens[k].text[0].isupper()]
            return self.kids(i, "nmod:poss") or by or named
        if self.is_passive(i):
            agents = self.kids(i, "obl:agent")
            agents += [k for k in self.kids(i, "obl", "nmod") if self.case(k) == "by" and k not in agents]
            if not agents and base(token.deprel) == "conj" and self.is_passive(token.head):
                return self.subjects(token.head, depth + 1)
            return agents
        own = self.kids(i, "nsubj", "csubj")
        own = [k for k in own if self.tokens[k].deprel not in {"nsubj:pass", "csubj:pass", "nsubj:outer"}]
        if own:
            return [self._real(k) for k in own if base(self.tokens[k].deprel) == "nsubj"]
        if depth > 12 or token.head < 0:
            return []
        return self._inherited(i, depth)

    def _inherited(self, i: int, depth: int) -> list[int]:
        token = self.tokens[i]
        head, relation = token.head, base(token.deprel)
        if relation == "conj":
            first = self.tokens[head]
            if self.is_passive(head) and not self.is_passive(i):
                return [self._real(k) for k in self.kids(head, "nsubj:pass")]
            return self.subjects(head, depth + 1) if first.upos in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"} else []
        if relation == "xcomp":
            return self._controller(head, depth)
        if relation == "advcl" and token.deprel != "advcl:relcl":
            return self._subject_above(i, depth)
        if relation == "acl":
            if self.is_headline_plan(i):
                return [head]
            if self.mark(i) in {"to", "of", "for"} or token.feat("VerbForm") == "Inf":
                return self._nominal_owner(head, depth)
            return [head]
        if relation in {"ccomp", "parataxis"} and token.feat("VerbForm") in {"Ger", "Part"}:
            return self.subjects(head, depth + 1)
        return []

    def _subject_above(self, i: int, depth: int) -> list[int]:
        """Return whose act an adverbial clause tells: the object's after "from", else the subject of the verb above."""
        head = self.tokens[i].head
        objects = self.kids(head, "obj", "iobj") if self.tokens[head].upos == "VERB" else []
        if objects and self.mark(i) in {"from", "for", "of"} and self.tokens[i].text.endswith("ing"):
            return objects[:1]  # "stopped | Israel from bombing", "thanked | Oman for sending"
        if self.is_passive(head):
            return [self._real(k) for k in self.kids(head, "nsubj:pass")] or self.subjects(head, depth + 1)
        if self.tokens[head].upos == "NOUN":
            return self._nominal_owner(head, depth)
        return self.subjects(head, depth + 1)

    def _controller(self, head: int, depth: int) -> list[int]:
        if self.is_passive(head):
            return [self._real(k) for k in self.kids(head, "nsubj:pass")]
        objects = self.kids(head, "obj", "iobj")
        if objects and self.tokens[head].upos == "VERB":
            # "promised X to do" and a few others keep the subject; everything else controls by its object
            return (
                self.subjects(head, depth + 1)
                if self.tokens[head].lemma in {"promise", "vow", "use", "take"}
                else objects
            )
        return self.subjects(head, depth + 1)

    def is_headline_plan(self, i: int) -> bool:
        """Say whether an infinitive is a headline's future: "Foreign ministers to meet in Baghdad"."""
        token = self.tokens[i]
        if base(token.deprel) != "acl" or self.mark(i) != "to" or token.head < 0:
            return False
        head = self.tokens[token.head]
        finite = any(other.feat("VerbForm") == "Fin" for other in self.tokens[: i + 1])
        return head.deprel == "root" and not finite and head.upos in {"NOUN", "PROPN"}

    def _nominal_owner(self, noun: int, depth: int) -> list[int]:
        """Whose plan it is: "Iran's decision to leave", "made a promise to leave"."""
        owners = self.kids(noun, "nmod:poss")
        if owners:
            return owners
        modifiers = [
            k for k in self.kids(noun, "amod", "compound", "nmod:desc") if self.tokens[k].upos in {"ADJ", "PROPN"}
        ]
        by = [k for k in self.kids(noun, "nmod") if self.case(k) in {"by", "of", "from"}]
        if modifiers or by:
            return [*by, *modifiers]
        token = self.tokens[noun]
        if base(token.deprel) in {"obj", "nsubj"} and token.head >= 0:
            if token.deprel == "nsubj:pass":
                return self.subjects(token.head, depth + 1)
            return self.subjects(token.head, depth + 1) if base(token.deprel) == "obj" else []
        if self.kids(noun, "nsubj"):
            return self.kids(noun, "nsubj")
        return []
