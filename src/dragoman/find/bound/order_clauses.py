"""Find the events of a clause: at its verb, in what it says, in what its subject points back at."""

from __future__ import annotations

from dragoman.find.bound.order_words import Memory, rows, word_set
from dragoman.find.tree import Tree, base
from dragoman.model import Event, Sentence

__all__ = ["Clauses"]

POINTERS = frozenset({"this", "that", "it", "these", "which"})


class Clauses:
    """The events of one sentence by their places in its tree."""

    def __init__(self, sentence: Sentence, events: tuple[Event, ...], memory: Memory) -> None:
        self.sentence = sentence
        self.tree = Tree(sentence)
        self.before = memory.mains
        self._memory = memory
        starts = {token.start: token.index for token in sentence.tokens}
        self.at: dict[int, list[Event]] = {}
        for event in events:
            for span in (event.trigger, *event.mentions):
                if span.start in starts and event not in self.at.get(starts[span.start], []):
                    self.at.setdefault(starts[span.start], []).append(event)

    def mains(self) -> list[Event]:
        """Return the events of the main clause: those that a pronoun of the next sentence can mean."""
        roots = [token.index for token in self.tree.tokens if token.head < 0] if self.at else []
        found: list[Event] = []
        for root in roots[:1]:
            for event in self.main(root, frozenset()):
                if event not in found:
                    found.append(event)
        if not found and self.at:
            found = self.at[min(self.at)][:1]
        return found

    def named(self) -> list[tuple[str, Event]]:
        """Return the lemmas that tell of an event in this sentence."""
        return [(self.tree[i].lemma.lower(), event) for i, events in sorted(self.at.items()) for event in events]

    def meant(self, i: int) -> list[Event]:
        """Return what a noun without an event of its own points back at: "this meeting", "the trilateral talks"."""
        owned = any(self.tree[k].deprel == "nmod:poss" for k in self.tree.kids(i, "nmod"))
        return self._memory.find(self.tree[i].lemma.lower()) if owned or self.is_definite(i) else []

    def is_definite(self, i: int) -> bool:
        """Say whether a noun has "the", "this" or "that"."""
        kids = self.tree.kids(i, "det")
        return any(self.tree[k].lemma.lower() in {"the", "this", "that", "these", "those"} for k in kids)

    def outer(self, governed: int, inside: set[int], *, wide: bool) -> list[Event]:
        """Return the events that a linked phrase qualifies: at the nearest governor that is one, else in its clause."""
        tree = self.tree
        for governor in tree.ancestors(governed):
            if governor in inside:
                continue
            found = self.at.get(governor, [])
            if found:
                if wide or base(tree[governor].deprel) == "conj":
                    found = [*found, *self._around(governor, inside)]
                return [e for e in dict.fromkeys(found) if not self._only_inside(e, inside)]
            if tree[governor].upos in {"VERB", "AUX", "ADJ"} or tree[governor].head < 0:
                found = self.main(governor, frozenset(inside))
                pointed = self.pointed(governor)
                if pointed and tree[governor].lemma in word_set("came"):
                    return pointed
                if found:
                    return found
                if pointed:
                    return pointed
            if tree[governor].deprel == "acl:relcl":
                return []
        return []

    def _only_inside(self, event: Event, inside: set[int]) -> bool:
        return all(event not in events or i in inside for i, events in self.at.items())

    def _around(self, i: int, inside: set[int]) -> list[Event]:
        """Return the events conjoined with one, or told in participles of its clause."""
        tree = self.tree
        found: list[Event] = []
        top = tree.first_conjunct(i)
        for k in [top, *tree.kids(top, "conj", "advcl", "parataxis")]:
            if k in inside or tree.mark(k) or tree.case(k):
                continue
            found += self.at.get(k, [])
        return found

    def nearest(self, head: int, barred: frozenset[int]) -> list[Event]:
        """Return the events nearest to a head going down its tree, the head's own first."""
        tree = self.tree
        level = [head]
        for _ in range(4):
            found = [e for i in level for e in self.at.get(i, [])]
            if found:
                more = [e for i in level for k in tree.kids(i, "conj") if i in self.at for e in self.at.get(k, [])]
                return list(dict.fromkeys([*found, *more]))
            level = [
                k for i in level for k in tree.children(i)
                if k not in barred and tree[k].deprel not in {"acl:relcl", "appos"} and not self._introduced(k)
            ]  # fmt: skip
        return []

    def told_within(self, noun: int) -> list[Event]:
        """Return the events of a clause that tells what a noun is: "the collision, in which a ship rammed a boat"."""
        tree = self.tree
        clauses = [k for k in tree.kids(noun, "acl") if tree[k].deprel == "acl:relcl"]
        telling = [k for k in clauses if any(tree.is_relative(o) and tree.case(o) == "in" for o in tree.kids(k, "obl"))]
        return [event for k in telling for event in self.main(k, frozenset())]

    def _introduced(self, k: int) -> bool:
        """Whether a phrase has a connective of its own."""
        link = self.tree.mark(k) or (self.tree.case(k) if base(self.tree[k].deprel) == "obl" else "")
        words = tuple(link.split())
        return bool(words) and any(row.words == words for row in rows()["link"].get(words[0], ()))

    def main(self, verb: int, barred: frozenset[int]) -> list[Event]:
        """Return the events of a clause: at its verb, else in what it says or carries, and in its participles."""
        tree = self.tree
        found = list(self.at.get(verb, []))
        if not found:
            kids = [
                k for k in tree.kids(verb, "ccomp", "xcomp", "obj", "nsubj:pass", "conj", "advcl", "obl", "parataxis")
                if k not in barred and not self._introduced(k)
            ]  # fmt: skip
            for relation in ("ccomp", "xcomp", "obj", "nsubj:pass", "conj", "advcl", "obl", "parataxis"):
                for k in kids:
                    if tree[k].deprel == relation or base(tree[k].deprel) == relation:
                        found += [e for e in self.nearest(k, barred) if not self._only_inside(e, set(barred))]
                if found:
                    break
        for k in tree.kids(verb, "advcl", "conj", "parataxis"):
            if k not in barred and not tree.mark(k) and not self._introduced(k):
                found += self.at.get(k, [])
        return list(dict.fromkeys(found))

    def pointed(self, verb: int) -> list[Event]:
        """Return what the subject of a verb without an act of its own means: "This came", "The move followed"."""
        tree = self.tree
        for k in tree.kids(verb, "nsubj"):
            if k in self.at:
                return self.at[k]
            token = tree[k]
            definite = any(tree[d].lemma.lower() in {"the", "this", "that"} for d in tree.kids(k, "det"))
            if token.lemma.lower() in POINTERS or (definite and token.lemma.lower() in word_set("pointing")):
                if token.lemma.lower() == "which" or tree[verb].deprel == "acl:relcl":
                    return []
                return list(self.before)
            if token.upos == "NOUN":
                return self.meant(k) or self.nearest(k, frozenset())
        return []

    def aside(self, k: int) -> bool:
        """Whether a word stands in a relative clause, aside of the story."""
        return any(self.tree[m].deprel == "acl:relcl" for m in (k, *self.tree.ancestors(k)))
