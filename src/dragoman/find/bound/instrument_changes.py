"""Read what becomes of instruments: changes with who made them and when, from the words that act on their names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.find.bound.instrument_mentions import Mark
from dragoman.find.bound.instrument_touches import Touch, touches
from dragoman.find.bound.instrument_words import NO_CHANGE, ChangeRow, change_rows, word_set
from dragoman.find.cast import CastIndex
from dragoman.find.tree import Tree, base
from dragoman.find.what.frames import Frames
from dragoman.find.what.status import StatusFinder
from dragoman.find.when.dates import date_of
from dragoman.model import Event, Parse, Report, Span, TimePhrase, When

__all__ = ["ChangeReader", "Found"]

_ASKED = frozenset({"called-for", "endorsed"})
_KEPT = frozenset({"reaffirmed", "endorsed"})
_ENDED = frozenset({"lifted", "suspended", "withdrawn-from", "rejected", "expired"})
"""Changes that end an instrument: who asks for one rejects it, who asks that it be not made endorses it."""
_PROMISED = {"reaffirmed": "reaffirmed", "extended": "extended", "signed": "agreed", "ratified": "agreed",
             "in-force": "reaffirmed", "endorsed": "endorsed", "withdrawn-from": "withdrawn-from", "lifted": "lifted",
             "suspended": "suspended"}  # fmt: skip
_CONTENT = frozenset({"obj", "obl", "nmod", "xcomp", "ccomp", "acl", "conj", "advcl", "compound"})
_CONTENT_LINKS = frozenset({"to", "of", "for", "in", "that", "on", "against", ""})
_CLIMB = 6
_SOURCES = frozenset({"in", "under", "by", "with", "according to"})
"""Prepositions of what is there, whatever the clause that it stands in supposes."""
_BY_TYPE = {"SUPPORT": "endorsed", "REJECT": "rejected", "REQUEST": "called-for", "PROTEST": "rejected"}
_OBJECT_SLOTS = frozenset({"obj", "of", "for", "to", "against", "on"})


@dataclass(frozen=True, slots=True)
class Found:
    """A change as found: ``by`` are codes, ``through`` tokens of its sentence that name instruments which make it.

    ``loose`` marks words that are said of actors as well ("it collapsed", "joined it").
    """

    change: str
    by: tuple[str, ...]
    through: tuple[int, ...]
    sentence: int
    when: When
    start: int
    end: int
    loose: bool = False


def _rows_of(lemma: str, pos: str) -> tuple[ChangeRow, ...]:
    """Return the rows of a word; a word of the table that the tagger has for another class or form still counts."""
    other = "noun" if pos == "verb" else "verb"
    for form in (lemma, lemma.removesuffix("e")):
        rows = change_rows().get((form, pos)) or change_rows().get((form, other))
        if rows:
            return rows
    return ()


class ChangeReader:
    """Reads the changes told of in one sentence."""

    def __init__(
        self, report: Report, parse: Parse, tree: Tree, cast: CastIndex, events: Iterable[Event],
        times: tuple[TimePhrase, ...], frames: Frames,
    ) -> None:  # fmt: skip
        self._report = report
        self._parse = parse
        self._tree = tree
        self._cast = cast
        self._times = times
        self._status = StatusFinder(tree, frames)
        self._index = tree.sentence.index
        self._events: dict[int, list[Event]] = {}
        starts = {token.start: token.index for token in tree.tokens}
        for event in events:
            for span in (event.trigger, *event.mentions):
                if span.start in starts:
                    self._events.setdefault(starts[span.start], []).append(event)

    def read(self, mark: Mark, kind: str) -> list[Found]:
        """Return the changes that the words around one mention tell of."""
        found = []
        for touch in touches(self._tree, mark.head, mark.first, mark.last):
            change = self._change(touch, kind, mark)
            if change is not None:
                found.append(change)
        return found

    def supposes(self, mark: Mark) -> bool:
        """Say whether a mention stands where nothing is said to be: wanted, refused, to come, only possible."""
        inside = base(self._tree[mark.head].deprel) == "obl" and self._tree.case(mark.head) in _SOURCES
        if inside:
            return False
        return self._governor(mark.head) is not None or self._status.of(mark.head).status not in {
            "actual",
            "historical",
        }

    def read_implied(self, marks: list[Mark]) -> list[tuple[Mark, Found]]:
        """Return the changes by verbs that leave out what they act on: "after the US pulled out"."""
        found = []
        for token in self._tree.tokens:
            if token.upos != "VERB":
                continue
            for row in change_rows().get((token.lemma.lower(), "verb"), ()):
                if row.slot != "none" or self._has_object(token.index) or not self._companions(token.index, row, -1):
                    continue
                before = [m for m in marks if m.last < token.index and m.pointing != "a"]
                if before and self._may(row, "agreement"):
                    change = self._made(row, Touch(token.index, "none"), before[-1])
                    if change is not None:
                        found.append((before[-1], change))
                break
        return found

    def _has_object(self, i: int) -> bool:
        tree = self._tree
        cases = {case for k in tree.kids(i, "obl") for case in tree.cases(k)}
        return bool(tree.objects(i) or cases & {"of", "from", "into"} or tree.kids(i, "xcomp", "ccomp"))

    def _change(self, touch: Touch, kind: str, mark: Mark) -> Found | None:
        token = self._tree[touch.token]
        pos = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}.get(token.upos, "")
        rows = _rows_of(token.lemma.lower(), pos)
        for row in rows:
            if (
                not self._in_slot(row, touch)
                or not self._may(row, kind)
                or not self._companions(touch.token, row, mark.head, mark)
            ):
                continue
            return None if row.change == NO_CHANGE else self._made(row, touch, mark)
        return self._by_event(touch, mark, kind) if not rows else None

    def _in_slot(self, row: ChangeRow, touch: Touch) -> bool:
        return row.slot == touch.slot or (row.slot == "of" and touch.slot == "out of")

    def _may(self, row: ChangeRow, kind: str) -> bool:
        return not row.kinds or kind in row.kinds

    def _companions(self, i: int, row: ChangeRow, head: int, mark: Mark | None = None) -> bool:
        return all(self._has(i, kind, words, head, mark) for kind, words in row.companions)

    def _has(self, i: int, kind: str, words: frozenset[str], head: int, mark: Mark | None) -> bool:
        tree = self._tree
        if kind == "no":
            return not tree.objects(i)
        if kind == "own":
            return mark is not None and any(
                tree[k].lemma.lower() in {"we", "our", "my", "their"} or tree[k].text.lower() == "our"
                for k in tree.kids(mark.head, "nmod")
            )
        if kind == "prt":
            word = next(iter(words))
            beside = tree.tokens[i + 1 : i + 8]
            return any(t.text.lower() == word and (t.head in {i, head} or t.index == i + 1) for t in beside)
        if kind == "case":
            return tree.case(i) in words
        if kind == "gov":
            return tree[i].head >= 0 and tree[tree[i].head].lemma in words
        if kind == "comp":
            return any(tree[k].lemma.lower() in words for k in tree.kids(i, "xcomp", "ccomp", "advmod"))
        if kind == "obj":
            return any(tree[k].lemma.lower() in words for k in tree.children(i) if k != head and k > i)
        nouns = [k for k in tree.children(i) if k != head and (kind in tree.cases(k) or kind == tree.mark(k))]
        if any(not words - {""} or tree[k].lemma.lower() in words for k in nouns):
            return True
        beside = tree.tokens[i + 1 : i + 3]  # "came into force", whatever the tree has made of it
        return len(beside) == 2 and beside[0].text.lower() == kind and beside[1].lemma.lower() in words

    def _made(self, row: ChangeRow, touch: Touch, mark: Mark) -> Found | None:
        """Return a change if it is told as done, asked for or promised; None where it is only supposed."""
        i = touch.token
        asker = self._governor(i)
        status = self._status.of(i)
        change, actors = row.change, i
        if status.status == "negated" and self._supposed(i):
            return None
        if asker is not None and asker[1] == "decide" and status.status != "negated":
            return self._found(change, asker[0], touch, mark, background=status.background)
        if asker is not None and change not in _ASKED and asker[1] == "ask":
            change, actors = _asked_for(change, kept=status.status == "negated"), asker[0]
        elif asker is not None and asker[1] == "promise" and status.status != "negated":
            if row.change not in _PROMISED:
                return None
            change, actors = _PROMISED[row.change], asker[0]
        elif asker is not None and asker[1] == "refuse":
            if row.change not in word_set("refused-changes"):
                return None
            change, actors = "rejected", asker[0]
        elif status.status == "negated":
            if not row.negated:
                return None
            change = row.negated
        elif asker is not None and asker[1] == "ask":
            change, actors = row.change, asker[0]
        elif status.status not in {"actual", "historical"} and not (status.status == "future" and change in _KEPT):
            return None
        return self._found(change, actors, touch, mark, background=status.background or status.status == "historical")

    def _governor(self, i: int) -> tuple[int, str] | None:
        """Return the word that asks for an act, promises or refuses it, if one governs it, with what it does."""
        tree = self._tree
        position = i
        for _ in range(_CLIMB):
            token = tree[position]
            if not self._is_content(position):
                return None
            below, position = position, token.head
            if base(token.deprel) == "conj":
                continue
            called = (k for k in tree.kids(position, "obj") if k != below and tree.case(k) not in {"on", "upon"})
            if tree[position].lemma == "call" and any(called):
                return None  # "called a meeting on the withdrawal"
            stance = self._attitude(position, to=tree.mark(i) == "to")
            if stance:
                return None if stance == "threaten" else (position, stance)
        return None

    def _is_content(self, i: int) -> bool:
        """Whether a word is part of what its governor is about, not a clause or phrase of its own."""
        tree = self._tree
        token = tree[i]
        relation = base(token.deprel)
        if token.head < 0 or relation not in _CONTENT or token.deprel.endswith("relcl"):
            return False
        if relation == "advcl" and not tree.mark(i):
            return False
        if relation == "conj" and tree.kids(i, "nsubj"):
            return False
        return relation not in {"advcl", "acl", "obl"} or (tree.mark(i) or tree.case(i)) in _CONTENT_LINKS

    def _attitude(self, i: int, *, to: bool) -> str:
        """Return what a governing word makes of an act: ask, promise, refuse, decide, threaten or nothing."""
        lemma = self._tree[i].lemma.lower()
        events = {e.event for e in self._events.get(i, ())}
        if lemma in word_set("refusing"):
            return "refuse"
        if to and lemma in word_set("deciding"):
            return "decide"
        if lemma in word_set("asking") or "REQUEST" in events:
            return "ask"
        if lemma in word_set("promising") or ("AGREE" in events and self._tree[i].upos == "VERB"):
            return "promise"
        return "threaten" if "THREATEN" in events else ""

    def _supposed(self, i: int) -> bool:
        """Whether a clause on the way up is conditional: "if the Senate does not approve" it."""
        tree = self._tree
        return any(tree.mark(k) in {"if", "unless", "whether"} for k in (i, *tree.ancestors(i)))

    def _by_event(self, touch: Touch, mark: Mark, kind: str) -> Found | None:
        """Return the change that an event's type gives where the table has no row for its trigger."""
        if touch.slot not in _OBJECT_SLOTS:
            return None
        for event in self._events.get(touch.token, ()):
            change = _BY_TYPE.get(event.event)
            if event.event == "SANCTION" and kind == "agreement":
                change = "withdrawn-from" if "withdraw" in event.mode else "suspended"
            if event.event == "CONCEDE" and kind in {"sanctions", "policy"}:
                change = "lifted"
            if event.event == "SANCTION" and kind == "sanctions":
                change = "adopted"
            if change is not None and event.status in {"actual", "historical"}:
                return self._found(change, touch.token, touch, mark, background=event.status == "historical")
        return None

    def _found(self, change: str, actors: int, touch: Touch, mark: Mark, *, background: bool) -> Found:
        by, through = self._actors(actors, touch if actors == touch.token else None)
        trigger, name = self._tree[touch.token], self._tree[mark.head]
        start, end = min(trigger.start, name.start), max(trigger.end, name.end)
        when = self._when(touch.token, mark, background=background)
        return Found(change, by, through, self._index, when, start, end, trigger.lemma.lower() in word_set("loose"))

    def _when(self, i: int, mark: Mark, *, background: bool) -> When:
        """Return when a change was made; the day of the news only where a main clause tells it as news.

        A date that belongs to the name ("the agreement of 2015") says nothing of the change.
        """
        events = [event.date for event in self._events.get(i, ())]
        when = events[0] if events else date_of(
            self._tree.sentence, i, self._times, self._report.date, background, self._parse
        )  # fmt: skip
        named = when.span is not None and self._is_in_name(when.span, mark)
        of_news = when.span is None or named or not self._is_here(when.span)
        if when.basis != "before" and of_news and (background or not self._is_news(i)):
            return When(None, self._report.date, "span", "before")
        return When(self._report.date, self._report.date, "day", "dateline") if named else when

    def _is_here(self, span: Span) -> bool:
        return self._tree.sentence.start <= span.start < self._tree.sentence.end

    def _is_in_name(self, span: Span, mark: Mark) -> bool:
        """Whether words stand in the name of an instrument, or behind it with "of", wherever the tree hangs them."""
        tokens = self._tree.tokens
        of = [t.text.lower() for t in tokens[mark.last + 1 : mark.last + 2]] == ["of"]
        end = tokens[min(mark.last + 3, len(tokens)) - 1 if of else mark.last].end
        return tokens[mark.first].start <= span.start < end

    def _is_news(self, i: int) -> bool:
        tree = self._tree
        if tree[i].upos != "VERB":
            return False
        while base(tree[i].deprel) in {"conj", "ccomp", "parataxis", "xcomp"}:
            i = tree[i].head
        return tree[i].head < 0

    def _actors(self, i: int, touch: Touch | None) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Return the codes of who does the act at a token, and the tokens of instruments that do it."""
        tokens = self._doers(i, touch)
        for event in self._events.get(i, ()):
            if event.actor and not (touch is not None and touch.slot == "subj"):
                return tuple(dict.fromkeys(entity.code for entity in event.actor if entity.code)), tuple(tokens)
        codes = tuple(
            dict.fromkeys(code for k in tokens for one in self._tree.conjuncts(k) for code in self.codes(one))
        )
        return codes, tuple(tokens)

    def _doers(self, i: int, touch: Touch | None) -> list[int]:
        tree, token = self._tree, self._tree[i]
        if token.upos in {"VERB", "AUX", "ADJ"}:
            if touch is not None and touch.slot == "subj":
                return []  # the instrument itself expires or takes effect
            if (
                token.head >= 0
                and tree[token.head].lemma in word_set("blaming")
                and base(token.deprel) in {"advcl", "acl", "xcomp", "obl"}
            ):
                return tree.objects(token.head)  # "accused Rwanda of breaching the accord"
            return tree.subjects(i)
        found = [k for k in tree.kids(i, "nmod", "compound", "amod", "obl") if self._owns(k, touch)]
        if found:
            return found
        head = token.head
        if head < 0 or tree[head].upos != "VERB":
            return []
        carried = base(token.deprel) == "obj" and tree[head].lemma.lower() in word_set("announcing")
        inside = base(token.deprel) == "obl" and tree.case(i) == "in"
        return tree.subjects(head) if carried or inside else []

    def _owns(self, k: int, touch: Touch | None) -> bool:
        """Whether a dependent of a noun says whose act it is: "Iran's breach", "ratification by Mali"."""
        tree = self._tree
        relation = tree[k].deprel
        if relation == "nmod:poss" or base(relation) in {"compound", "amod"}:
            return bool(self.codes(k))
        if tree.case(k) in {"by", "between", "among"}:
            return True
        return tree.case(k) == "of" and (touch is None or touch.slot != "of")

    def codes(self, i: int) -> tuple[str, ...]:
        """Return the codes of the actors that a word names."""
        mention = self._cast.at(self._index, i) or self._cast.covering(self._index, i)
        return tuple(a.code for a in self._cast.members(mention)) if mention is not None else ()


def _asked_for(change: str, *, kept: bool) -> str:
    """Return what asking for a change makes of an instrument: a call to lift sanctions rejects them."""
    if change in _ENDED:
        return "endorsed" if kept else "rejected"
    return "endorsed" if change in _KEPT else "called-for"
