"""Find where an act took place: the place that the text puts beside its trigger, its light verb or its clause.

Governments named by their capitals are actors and no places, and the town a report was written in is not where its news
happened, except where a visitor attends something of the very state that the town lies in.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.find.cast import CastIndex
from dragoman.find.tree import Tree, base
from dragoman.find.what.acts import Act
from dragoman.find.where.gatherings import Gathering, gatherings, with_gatherings
from dragoman.find.where.place_phrases import PlacePhrases, Spot, narrowest, place_words
from dragoman.find.where.toponyms import Toponyms
from dragoman.find.who.names import Tables
from dragoman.model import Cast, Event, Location, Parse, Report, Sentence, Span

__all__ = ["Places"]

_GOALS = {"ASSAULT": "assault-goal", "MOBILIZE": "mobilize-goal", "RETREAT": "retreat-goal", "PROTEST": "protest-goal",
          "AID": "aid-goal", "COERCE": "coerce-goal"}  # fmt: skip
"""For acts that go somewhere: the class of the prepositions before the place that they reach."""
_TARGETS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT"})
_NOT_WHOLE_STATES = frozenset({"AID", "COERCE", "PROTEST"})
"""Aid to a state, or sanctions on it, are at no place that the text tells."""
_NAMED_AFTER_TOWNS = frozenset({"CONSULT", "ASSAULT", "PROTEST", "AGREE", "COOPERATE"})
_LARGE_TOWN = 50_000
_DASHES = frozenset({"—", "–", "--", "-", "―"})
_LEAD = 12
"""A dateline ends within so many words: "BRUSSELS, Feb. 11 (Agency) --"."""
_CLIMB = 3


class Places:
    """Finds the places of the acts of one report."""

    def __init__(self, report: Report, parse: Parse, cast: Cast, known: Tables | None = None) -> None:
        self._report = report
        self._parse = parse
        self._index = CastIndex(cast, known)
        self._toponyms = Toponyms(report, parse, cast, known)

    @property
    def toponyms(self) -> Toponyms:
        """The places that the report names."""
        return self._toponyms

    def of(self, tree: Tree, act: Act) -> Location | None:
        """Return the place of an act, None where the text puts it nowhere."""
        spot = _Search(self._toponyms, self._index, tree, act).find() or self._from_dateline(tree, act)
        return spot.location if spot is not None else None

    def carried(self, events: list[Event]) -> list[Event]:
        """Return the events, those of meetings with a place from where "the meeting" is told of elsewhere."""
        if all(event.event != "CONSULT" or event.event_loc is not None for event in events):
            return events
        return with_gatherings(events, [g for sentence in self._parse.sentences for g in self._told_in(sentence)])

    def _told_in(self, sentence: Sentence) -> Iterator[Gathering]:
        tree = Tree(sentence)
        for noun in gatherings(tree):
            phrases = PlacePhrases(self._toponyms, self._index, tree)
            spot = narrowest([*phrases.beside(noun), *phrases.held(noun)])
            yield Gathering(sentence.index, tree[noun].start, spot.location if spot is not None else None)

    def _from_dateline(self, tree: Tree, act: Act) -> Spot | None:
        """Return the town that opens the report, for what a visitor attends of the state that it lies in."""
        if tree.sentence.index > 0 or act.match.event != "CONSULT" or act.status.status != "actual":
            return None
        if tree[act.match.token].lemma not in place_words("presence"):
            return None
        spot = self._dateline(tree.sentence)
        if spot is None or spot.place is None:
            return None
        here = spot.place.country
        codes = {where.entity.code for where in (*act.actors, *act.recipients)}
        mentions = (self._index.covering(tree.sentence.index, k) for k in tree.subtree(act.match.token))
        hosts = {actor.code for mention in mentions if mention for actor in self._index.members(mention)}
        return spot if here in hosts and codes - {here} else None

    def _dateline(self, sentence: Sentence) -> Spot | None:
        tokens = sentence.tokens
        for last in (2, 1, 0):
            after = [token.text for token in tokens[last + 1 : last + 1 + _LEAD]]
            at_once = after[:1] and after[0] in _DASHES | {":"}
            if tokens[0].text[:1].isupper() and (at_once or (after[:1] in ([","], ["("]) and _DASHES & set(after))):
                return _named(self._toponyms, sentence, 0, last)
        return None


def _named(toponyms: Toponyms, sentence: Sentence, first: int, last: int) -> Spot:
    span = toponyms.words(sentence, first, last)
    return Spot(span, toponyms.resolve(" ".join(span.text.split())))


class _Search:
    """Looks for the place of one act in its sentence."""

    def __init__(self, toponyms: Toponyms, index: CastIndex, tree: Tree, act: Act) -> None:
        self._toponyms = toponyms
        self._index = index
        self._tree = tree
        self._act = act
        # a meeting to come is coded as a promise, and is still a meeting
        self._event = "CONSULT" if act.match.frame.event == "CONSULT" else act.match.event
        self._doers = [(where.entity.start, where.entity.end) for where in act.actors]
        codes = frozenset(where.entity.code for where in act.actors)
        self._phrases = PlacePhrases(toponyms, index, tree, codes, act.match.objects)

    def find(self) -> Spot | None:
        """Return the narrowest place of the nearest words that name one."""
        for found in (*map(self._around, self._anchors()), self._with_parties(), self._shared()):
            spot = narrowest([spot for spot in found if not self._is_doer(spot.span)])
            if spot is not None:
                return spot
        return None

    def _is_doer(self, span: Span) -> bool:
        """Say whether words name who acts: "the Beijing talks" of a Beijing that talks."""
        return any(start <= span.start and span.end <= end for start, end in self._doers)

    def _anchors(self) -> list[int]:
        """Return the words whose place is the act's: its own, what it carries out, and what these belong to."""
        match = self._act.match
        bare = [k for k in self._tree.kids(match.token, "obl") if not self._tree.case(k)]
        # "signed the deal in Jakarta": the parser may hang the place on what was signed
        placed = self._is_physical() or self._tree[match.token].lemma in place_words("signed")
        objects = [k for k in (*match.objects, *bare) if self._tree[k].upos == "NOUN"] if placed else []
        own = [match.token, *self._act.twins]
        return list(dict.fromkeys([*own, *objects, *(k for i in own for k in self._governors(i))]))

    def _is_physical(self) -> bool:
        return self._event in place_words("physical")

    def _governors(self, i: int) -> Iterator[int]:
        """Yield the words above one whose place is its place too: the verb that a noun belongs to."""
        for _ in range(_CLIMB):
            token = self._tree[i]
            relation, case = base(token.deprel), self._tree.case(i)
            counted = relation == "nmod" and case == "of" and self._tree[token.head].lemma in place_words("part-of")
            during = relation == "obl" and case in place_words("during")
            if token.head < 0 or not (counted or during or relation in {"obj", "nsubj", "xcomp"}):
                return
            i = token.head
            yield i

    def _around(self, i: int) -> Iterator[Spot]:
        tree, token = self._tree, self._tree[i]
        inner = self._act.match.inner
        # "condemned the attack in X": after a verb of speech, the place is rather of what is spoken of
        spoken = token.upos == "VERB" and not self._is_physical() and inner is not None
        yield from self._phrases.beside(i, inner.token if spoken and inner is not None else None)
        yield from self._goals(i)
        if token.upos in {"NOUN", "PROPN"}:
            yield from self._modifiers(i)
            yield from self._phrases.held(i)
            yield from self._hosts(i)
        for k in tree.kids(i, "advcl"):
            if tree.mark(k) in {"when", "while", "as", "whilst"} and tree[k].lemma in place_words("visit"):
                yield from self._goals(k, visit=True)
                yield from self._phrases.beside(k)
        yield from self._pointed_at(i)

    def _pointed_at(self, i: int) -> Iterator[Spot]:
        """Yield the place named last for a word that points at it: "met him there", "visited Minsk, where he met"."""
        tree = self._tree
        for k in tree.kids(i, "advmod"):
            points = (tree[k].lemma == "there" and k > i) or (tree[k].lemma == "where" and k < i)
            back = self._toponyms.before(tree.sentence.index, k) if points else None
            if back is not None:
                yield Spot(self._toponyms.words(tree.sentence, k, k), back.place)

    def _with_parties(self) -> Iterator[Spot]:
        """Yield where those are who take part in what is done: "received the minister in Baghdad"."""
        if not self._is_physical():
            return
        tree, i = self._tree, self._act.match.token
        for k in tree.kids(i, "nsubj", "obj", "iobj", "obl"):
            if base(tree[k].deprel) != "obl" or tree.case(k) in place_words("party"):
                yield from self._phrases.beside(k)

    def _shared(self) -> Iterator[Spot]:
        """Yield a place told before for all that follows: "In Geneva, X met Y and signed Z"."""
        tree = self._tree
        i = tree.first_conjunct(self._act.match.token)
        if i == self._act.match.token:
            return
        if tree[i].lemma in place_words("held"):
            yield from self._phrases.beside(i)
        first = min(tree.subjects(i), default=i)
        for k in tree.kids(i, "obl"):
            if k < first and tree.case(k) in place_words("in") | place_words("during"):
                yield from self._phrases.of_noun(k)

    def _goals(self, i: int, *, visit: bool = False) -> Iterator[Spot]:
        """Yield the places that an act goes to, comes from or is aimed at."""
        tree, token = self._tree, self._tree[i]
        visit = visit or (token.lemma in place_words("visit") and self._event in {"CONSULT", "COOPERATE"})
        name = "visit-goal" if visit else _GOALS.get(self._event)
        if name is None:
            return
        reached = [k for k in tree.kids(i, "obl", "nmod") if tree.case(k) in place_words(name)]
        if visit or self._event in _TARGETS:
            # "visited Tianjin": the parser may take the town for a phrase without its preposition
            reached += [*tree.kids(i, "obj", "nsubj:pass"), *(k for k in tree.kids(i, "obl") if not tree.case(k))]
        for k in reached:
            yield from self._target(k)

    def _target(self, k: int) -> Iterator[Spot]:
        top = self._phrases.toponym(k)
        if top is not None:
            spot = Spot(top.span, top.place)
            if not (spot.is_state and self._event in _NOT_WHOLE_STATES):
                yield spot
        elif self._tree[k].lemma.lower() in place_words("site"):
            yield from self._phrases.of_noun(k, 1)
        elif self._event in {"ASSAULT", "MOBILIZE", "CONSULT"}:
            standing = self._phrases.standing_for(k)
            if standing is not None:
                yield standing

    def _modifiers(self, i: int) -> Iterator[Spot]:
        """Yield the place before a noun: "the Geneva talks", "the Jeddah Security Summit", "Kabul bombing"."""
        tree = self._tree
        if self._event not in _NAMED_AFTER_TOWNS:
            return
        for k in tree.kids(i, "compound", "nmod", "amod", "nmod:desc"):
            top = self._phrases.toponym(k)
            if tree.case(k):
                continue
            if top is None and tree[k].upos == "PROPN" and self._index.at(tree.sentence.index, k) is None:
                yield from self._in_title(k, k)
            elif top is not None:
                spot = Spot(top.span, top.place)
                if not spot.is_state or self._event in {"ASSAULT", "PROTEST"}:
                    yield spot
        for entity in tree.sentence.entities:
            if entity.label == "EVENT" and entity.first <= i <= entity.last:
                yield from self._in_title(entity.first, entity.last)

    def _in_title(self, first: int, last: int) -> Iterator[Spot]:
        """Yield the town that the name of a gathering begins with."""
        for end in range(min(last, first + 2), first - 1, -1):
            spot = _named(self._toponyms, self._tree.sentence, first, end)
            place = spot.place
            if place is not None and place.main and place.population >= _LARGE_TOWN and not spot.is_state:
                yield spot
                return

    def _hosts(self, noun: int) -> Iterator[Spot]:
        """Yield the town that hosts: "Geneva hosted the talks"."""
        verb = self._tree[noun].head
        if self._tree[noun].deprel != "obj" or self._tree[verb].lemma != "host":
            return
        for k in self._tree.kids(verb, "nsubj"):
            top = self._phrases.toponym(k)
            if top is not None and top.place is not None and not Spot(top.span, top.place).is_state:
                yield Spot(top.span, top.place)
