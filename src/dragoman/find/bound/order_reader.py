"""Read the order of events that one sentence states: by connectives, verbs, adverbs, answers and the past perfect."""

from __future__ import annotations

from dragoman.find.bound.order_clauses import Clauses
from dragoman.find.bound.order_graph import Stated
from dragoman.find.bound.order_words import Memory, Row, rows, word_set
from dragoman.find.tree import base
from dragoman.model import Event, Sentence, TimePhrase

__all__ = ["OrderReader"]

HOSTING = frozenset({"in", "at"})
_TENSE, _POINTED, _PLAIN = 1, 2, 3
"""How strongly words state an order: by tense or adverb alone, by what they point back at, plainly."""


class OrderReader:
    """Reads the order that one sentence states."""

    def __init__(
        self, sentence: Sentence, events: tuple[Event, ...], memory: Memory, times: tuple[TimePhrase, ...]
    ) -> None:
        self._sentence = sentence
        self._clauses = Clauses(sentence, events, memory)
        self._tree = self._clauses.tree
        self._at = self._clauses.at
        self._before = memory.mains
        self._dated = {i for t in times if t.sentence == sentence.index for i in range(t.first, t.last + 1)}

    def mains(self) -> list[Event]:
        """Return the events of the main clause: those that a pronoun of the next sentence can mean."""
        return self._clauses.mains()

    def named(self) -> list[tuple[str, Event]]:
        """Return the lemmas that tell of an event in this sentence."""
        return self._clauses.named()

    def read(self) -> list[Stated]:
        """Return the relations of the sentence."""
        found: list[Stated] = []
        linked: set[int] = set()
        i = 0
        words = [token.text.lower() for token in self._sentence.tokens]
        while i < len(words):
            links = rows()["link"].get(words[i], ())
            row = next((r for r in links if tuple(words[i : i + len(r.words)]) == r.words), None)
            if row is None:
                i += 1
                continue
            last = i + len(row.words) - 1
            here = self._link(i, last, row.relation)
            if here:
                linked.update(range(i, last + 1))
            found += here
            i = last + 1
        found += self._hosts()
        for token in self._sentence.tokens:
            for row in rows()["verb"].get(token.lemma.lower(), ()):
                found += self._verb(token.index, row)
        found += self._adverbs(words, linked)
        found += self._answers()
        found += self._reactions()
        found += self._past_perfect({e for s in found for e in (s.first, s.second)})
        return found

    def _link(self, first: int, last: int, relation: str) -> list[Stated]:
        governed = self._governed(first, last)
        if governed is None:
            return []
        inside = self._tree.subtree(governed)
        asked = [e for i in range(first, last + 1) for e in self._at.get(i, [])]
        inner = asked or self._clauses.nearest(governed, frozenset()) or self._clauses.meant(governed)
        inner = inner or self._clauses.told_within(governed)
        if not inner or not self._means(first):
            return []
        relation = self._reading(first, last, relation, governed)
        if not relation:
            return []
        outer = self._clauses.outer(governed, inside | set(range(first, last + 1)), wide=relation == "during")
        strength = _PLAIN if outer else _POINTED
        if not outer and not self._clauses.aside(governed):
            outer = self._outer_by_place(first, inside)
        return self._pairs(outer, relation, inner, first, last, strength)

    def _governed(self, first: int, last: int) -> int | None:
        """Return the head of what a connective introduces."""
        tree = self._tree
        inside = range(first, last + 1)
        last_token = tree[last]
        if base(last_token.deprel) in {"case", "mark", "advmod", "fixed", "cc"} and last_token.head not in inside:
            head = last_token.head
            return head if head > last else None
        if base(last_token.deprel) == "fixed" and tree[last_token.head].head not in inside:
            head = tree[last_token.head].head
            return head if head > last else None
        if last_token.text.lower() == "which" and last_token.head > last:  # "after which Chad left"
            return last_token.head
        if last_token.upos in {"VERB", "NOUN"}:  # "to protest the ban", "following": the object
            kids = [k for k in tree.kids(last, "obj", "nmod", "obl", "ccomp") if k > last]
            return kids[0] if kids else None
        return None

    def _reading(self, first: int, last: int, relation: str, governed: int) -> str:
        """Return what a connective of several meanings says here: "as they would not ..." gives a reason."""
        tree = self._tree
        words = {t.text.lower() for t in tree.tokens[:first]}
        if tree[first].text.lower() == "when" and words & word_set("barely"):
            return "before"  # "had hardly signed when it attacked"
        if relation == "during" and tree.past_perfect(governed) is not None:
            return "after"
        if first == last and tree[first].text.lower() == "as":
            modal = any(tree[k].text.lower() in word_set("modals") for k in tree.kids(governed, "aux"))
            if tree[governed].upos not in {"VERB", "ADJ"} or not tree.kids(governed, "nsubj"):
                return ""  # "condemned it as blackmail"
            return "because" if modal or tree[governed].upos == "ADJ" else relation
        return relation

    def _means(self, first: int) -> bool:
        """Whether a word is a connective here: "than" is one after "no sooner" and "hardly"."""
        tree = self._tree
        if tree[first].text.lower() != "than":
            return True
        return any(t.text.lower() in {"sooner", *word_set("barely")} for t in tree.tokens[:first])

    def _outer_by_place(self, first: int, inside: set[int]) -> list[Event]:
        """Where the tree gives nothing: the event nearest before the words, or the first after what they introduce."""
        earlier = [i for i in self._at if i < first and i not in inside]
        if earlier:
            return self._at[max(earlier)][:1]
        later = [i for i in self._at if i > max(inside)]
        return self._at[min(later)][:1] if later and first <= 2 else []

    def _hosts(self) -> list[Stated]:
        """Read "in talks with X, Y presented ...": what is done at a meeting is done during it."""
        tree = self._tree
        found = []
        for token in tree.tokens:
            i = token.index
            if base(token.deprel) != "obl" or tree.case(i) not in HOSTING or token.upos not in {"NOUN", "PROPN"}:
                continue
            meetings = [e for e in self._at.get(i) or self._clauses.meant(i) if e.event == "CONSULT"]
            inside = tree.subtree(i)
            outer = [e for e in self._clauses.outer(i, inside, wide=True) if e.event != "CONSULT"] if meetings else []
            case = next(k for k in tree.kids(i, "case"))
            found += self._pairs(outer, "during", meetings, case, i, _POINTED)
        return found

    def _verb(self, i: int, row: Row) -> list[Stated]:
        tree = self._tree
        if tree[i].upos != "VERB" or i in self._at:
            return []
        passive = tree.is_passive(i)
        if row.place == "obj":
            objects = [*tree.objects(i), *tree.kids(i, "xcomp", "ccomp", "csubj")]  # "prompting Chad to recall it"
        else:
            objects = [k for k in tree.kids(i, "obl", "nmod") if tree.case(k) == row.place]
            if row.place == "to":
                objects += tree.kids(i, "xcomp")  # "led Chad to recall it"
        others = [e for k in objects for e in (self._clauses.nearest(k, frozenset()) or self._clauses.meant(k))]
        doers = tree.subjects(i)
        if passive:  # "was followed by shelling": the parser may take the gerund for a clause
            doers = doers or [k for k in tree.kids(i, "advcl") if tree.mark(k) == "by"]
        own = [e for k in doers for e in self._clauses.nearest(k, frozenset())]
        if passive:
            others = others or self._clauses.pointed(i)
        else:
            own = own or self._clauses.pointed(i)
            if not own and tree[i].deprel == "acl:relcl":  # "refused to pay, which led Peru to recall its envoy"
                own = self._clauses.outer(i, tree.subtree(i), wide=False)
            if not own and tree[i].feat("VerbForm") in {"Ger", "Part"} and tree[i].head >= 0:
                own = self._at.get(tree[i].head, [])
        relation = row.relation
        if relation.startswith("~"):
            own, others, relation = others, own, relation[1:]
        return self._pairs(own, relation, others, i, i, _POINTED)

    def _adverbs(self, words: list[str], linked: set[int]) -> list[Stated]:
        found: list[Stated] = []
        for i, word in enumerate(words):
            for row in rows()["adverb"].get(word, ()):
                last = i + len(row.words) - 1
                if tuple(words[i : last + 1]) != row.words or linked & set(range(i, last + 1)):
                    continue
                if last + 1 < len(words) and words[last + 1] in {"to", "this", "on", "than"}:
                    continue  # "in response to", "earlier this week"
                own = self._event_of(i, last)
                other = self._told_before(own, i)
                found += self._pairs(own[:1], row.relation, other, i, last, _TENSE)
                break
        return found

    def _event_of(self, first: int, last: int) -> list[Event]:
        """Return the event that an adverb qualifies."""
        tree = self._tree
        head = next((k for k in range(first, last + 1) if not first <= tree[k].head <= last), last)
        for k in range(last + 1, min(last + 3, len(tree.tokens))):
            if k in self._at and tree[k].upos == "VERB":
                return self._at[k]  # "and the union at once extended ..."
        for governor in tree.ancestors(head):
            between = [k for k in self._at if governor < k < first and base(tree[k].deprel) in {"conj", "parataxis"}]
            if between:
                return self._at[max(between)]  # the later of two clauses has the adverb at its end
            if self._at.get(governor):
                return self._at[governor]
            if tree[governor].upos in {"VERB", "AUX"}:
                return self._clauses.main(governor, frozenset())
        return []

    def _told_before(self, own: list[Event], i: int) -> list[Event]:
        """Return the event told last before an adverb's own: earlier in the sentence, else in the one before."""
        if not own:
            return []
        places = [k for k, events in self._at.items() if own[0] in events]
        earlier = [
            k for k in self._at if k < min([i, *places]) and own[0] not in self._at[k] and not self._clauses.aside(k)
        ]
        if earlier:
            return self._at[max(earlier)][:1]
        return [e for e in self._before if e is not own[0]][:1]

    def _answers(self) -> list[Stated]:
        """Read "Moncada replied", "Budapest answered by ...": an answer to what another party did or said before."""
        tree = self._tree
        found: list[Stated] = []
        for token in tree.tokens:
            if token.upos != "VERB" or token.lemma.lower() not in rows().get("answer", {}):
                continue
            if tree.kids(token.index, "obj") or any(tree.case(k) == "to" for k in tree.kids(token.index, "obl")):
                continue
            own = self._at.get(token.index) or self._clauses.main(token.index, frozenset())
            if not own:
                own = [e for k in self._at for e in self._at[k]][:1]
            found += self._pairs(
                own[:1], "in-response-to", self._of_others(own, token.index), token.index, token.index, _POINTED
            )
        return found

    def _of_others(self, own: list[Event], i: int) -> list[Event]:
        codes = {(a.code, a.sector) for e in own for a in e.actor}
        earlier = [e for k in sorted(self._at, reverse=True) if k < i for e in self._at[k] if e not in own]
        for event in (*earlier, *self._before):
            if not codes & {(a.code, a.sector) for a in event.actor}:
                return [event]
        return []

    def _reactions(self) -> list[Stated]:
        """Read "condemned the move", "rejected the charge": what is done about it comes after it."""
        tree = self._tree
        found: list[Stated] = []
        for i, events in self._at.items():
            for k in tree.objects(i) if tree[i].upos == "VERB" else ():
                if k in self._at or tree.kids(k, "nmod", "acl"):
                    continue
                meant = [e for e in self._clauses.meant(k) if e not in events]
                if not meant and self._clauses.is_definite(k) and tree[k].lemma.lower() in word_set("pointing"):
                    meant = self._of_others(events, i)
                found += self._pairs(events[:1], "after", meant, i, k, _POINTED)
        return found

    def _past_perfect(self, related: set[str]) -> list[Stated]:
        """Read "had": an act in the past perfect comes before the main act told beside or before it."""
        tree = self._tree
        found: list[Stated] = []
        for i, events in self._at.items():
            had = tree.past_perfect(i)
            if had is None or events[0].id in related:
                continue
            late = any(tree.case(k) in {"by", "within"} and k in self._dated for k in tree.kids(i, "obl"))
            if late or base(tree[i].deprel) in {"conj", "parataxis"}:
                continue  # "by six they had handed it back" goes on with the story
            main = [e for e in self._clauses.mains() if e not in events and not self._in_past_perfect(e)]
            if tree[i].head < 0 or not main:
                main = [e for e in self._before if e not in events]
            found += self._pairs(events[:1], "before", main[:1], had, i, _TENSE)
        return found

    def _in_past_perfect(self, event: Event) -> bool:
        return any(event in events and self._tree.past_perfect(i) is not None for i, events in self._at.items())

    def _pairs(
        self, outer: list[Event], relation: str, inner: list[Event], first: int, last: int, strength: int
    ) -> list[Stated]:
        tokens = self._sentence.tokens
        return [
            Stated(a.id, relation, b.id, tokens[min(first, last)].start, tokens[max(first, last)].end, strength)
            for a in dict.fromkeys(outer)
            for b in dict.fromkeys(inner)
            if a.id != b.id and not (relation == "during" and _one_meeting(a, b))
        ]


def _one_meeting(a: Event, b: Event) -> bool:
    """Whether two events are tellings of one meeting, which is not during itself."""
    return a.event == b.event == "CONSULT" and {x.id for x in a.actor} == {x.id for x in b.actor}
