"""Find the instruments of a report: agreements, resolutions, laws, policies, sanctions, proposals, statements, letters.

Names come from a table of well-known instruments, from numbers of resolutions, from nouns with what describes them and
from what the reader knows for a law. Words that name one instrument are joined; what verbs and nouns do to it becomes
its changes. Rules of the codebook, section 3.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.find.bound.instrument_changes import ChangeReader, Found
from dragoman.find.bound.instrument_join import Deed, join_marks
from dragoman.find.bound.instrument_mentions import Mark, find_marks
from dragoman.find.bound.instrument_names import known_resolution, name_of
from dragoman.find.cast import CastIndex
from dragoman.find.tree import Tree, base
from dragoman.find.what.frames import load_frames
from dragoman.model import Cast, Change, Event, Instrument, Parse, Report, Sentence, Span, TimePhrase, When

__all__ = ["find_instruments"]

_SELF_MADE = frozenset({"adopted", "proposed", "in-force", "reaffirmed"})
_ISSUED = {"proposal": "proposed"}
_NO_ACTOR = frozenset({"adopted", "ratified", "signed", "in-force", "expired", "extended", "agreed", "negotiated"})
"""Changes that no actor undergoes: what is ratified is no state, whatever else "it" could mean."""
_PARTY_CHANGES = frozenset({"signed", "agreed", "ratified", "negotiated"})


@dataclass(slots=True)
class _Story:
    """An instrument with the changes found for it."""

    deed: Deed
    found: list[Found] = field(default_factory=list)
    pronouns: list[Span] = field(default_factory=list)
    supposed: bool = True
    """Whether every name of it stands where nothing is said to be: "wants a trade deal"."""


def find_instruments(
    report: Report, parse: Parse, cast: Cast, events: tuple[Event, ...], times: tuple[TimePhrase, ...]
) -> tuple[Instrument, ...]:
    """Return the instruments that a report tells of, with provisional ids ``i0``, ``i1`` ... in order of first mention.

    ``events`` are the report's events with their actors; a change that is an event's act has that event's actors. A
    name that only supposes an instrument ("a nuclear deal" not yet reached) gives none.
    """
    return _Finder(report, parse, cast, events, times).find()


class _Finder:
    def __init__(
        self, report: Report, parse: Parse, cast: Cast, events: tuple[Event, ...], times: tuple[TimePhrase, ...]
    ) -> None:
        self._report = report
        self._parse = parse
        self._cast = CastIndex(cast)
        self._codes = frozenset(code for actor in cast.actors for code in actor.code.split(";") if code)
        self._events = events
        self._times = times
        self._trees: dict[int, Tree] = {}

    def find(self) -> tuple[Instrument, ...]:
        """Return the instruments."""
        marks: list[Mark] = []
        acronyms: dict[str, int] = {}
        for sentence in self._parse.sentences:
            tree = Tree(sentence)
            here = find_marks(tree, self._cast, self._codes, self._report.date.year, acronyms)
            if here:
                self._trees[sentence.index] = tree
                marks += here
        if not marks:
            return ()
        stories = [_Story(deed) for deed in join_marks(marks, _appositions(marks, self._trees))]
        for story in stories:
            story.deed.known = story.deed.known or known_resolution(story.deed.number)
        self._read_changes(stories)
        kept = [story for story in stories if self._worth(story)]
        return tuple(replace(self._instrument(story, kept), id=f"i{n}") for n, story in enumerate(kept))

    def _read_changes(self, stories: list[_Story]) -> None:
        by_sentence: dict[int, list[tuple[Mark, _Story]]] = {}
        for story in stories:
            for mark in story.deed.marks:
                by_sentence.setdefault(mark.sentence, []).append((mark, story))
        frames = load_frames()
        for index, sentence in enumerate(self._parse.sentences):
            named = sorted(by_sentence.get(index, ()), key=lambda pair: pair[0].first)
            pronouns = self._pronouns(sentence, named, by_sentence.get(index - 1, []))
            if not named and not pronouns:
                continue
            tree = self._trees.setdefault(index, Tree(sentence))
            reader = ChangeReader(self._report, self._parse, tree, self._cast, self._events, self._times, frames)
            for mark, story in named:
                story.found += reader.read(mark, story.deed.kind)
                story.supposed = story.supposed and reader.supposes(mark)
            owner = {id(mark): story for mark, story in named}
            for mark, found in reader.read_implied([m for m, s in named if s.deed.kind == "agreement"]):
                owner[id(mark)].found.append(found)
            for mark, story in pronouns:
                told = reader.read(mark, story.deed.kind)
                if self._cast.at(index, mark.head) is not None:
                    told = [one for one in told if one.change in _NO_ACTOR and not one.loose]
                if told:
                    story.found += told
                    token = sentence.tokens[mark.head]
                    story.pronouns.append(self._report.span(token.start, token.end))

    def _pronouns(
        self, sentence: Sentence, named: list[tuple[Mark, _Story]], before: list[tuple[Mark, _Story]]
    ) -> list[tuple[Mark, _Story]]:
        """Return what "it" may mean where it is no actor: the instrument named last, here or one sentence before."""
        found = []
        for token in sentence.tokens:
            if token.lemma.lower() != "it" or token.upos != "PRON" or token.deprel == "expl":
                continue
            earlier = [pair for pair in named if pair[0].last < token.index] or sorted(before, key=lambda p: p[0].first)
            if earlier:
                mark, story = earlier[-1]
                pronoun = replace(mark, sentence=sentence.index, first=token.index, last=token.index, head=token.index)
                found.append((pronoun, story))
        return found

    def _worth(self, story: _Story) -> bool:
        """Whether a name is more than a supposed or general one."""
        deed = story.deed
        if (
            deed.known is not None
            or deed.number
            or any(m.strength == "known" or m.pointing == "name" for m in deed.marks)
        ):
            return True
        if all(m.plural and not m.words and m.pointing in {"bare", "a"} and not m.owners for m in deed.marks):
            return False
        if any(found.change != "called-for" for found in story.found):
            return True
        if (
            deed.kind == "sanctions"
            and not deed.words
            and not any(m.owners or m.pointing in {"the", "this"} for m in deed.marks)
        ):
            return False
        pointed = any(m.pointing in {"the", "this", "poss"} for m in deed.marks)
        if pointed and not all(m.plural and not m.words for m in deed.marks):
            return True
        described = bool(deed.words) or any(m.owners or m.parties for m in deed.marks)
        if not described or all(m.plural for m in deed.marks):
            return False
        return not story.supposed

    def _instrument(self, story: _Story, stories: list[_Story]) -> Instrument:
        deed = story.deed
        marks = sorted(deed.marks, key=lambda m: (m.sentence, m.first))
        spans = [self._span(mark) for mark in marks]
        owners = self._owners(story)
        changes = self._changes(story, stories, owners)
        parties = list(deed.known.parties) if deed.known is not None else list(owners)
        if not parties:
            parties = list(dict.fromkeys(c for change in changes if change.change in _PARTY_CHANGES for c in change.by))
        begun = (c.date for c in changes if c.date and c.change in {"adopted", "signed"})
        year = deed.year or next((int(day[:4]) for day in begun), None)
        mentions = sorted({*spans, *story.pronouns}, key=lambda s: (s.start, s.end))
        status = changes[-1].change if changes else None
        name = name_of(deed, [span.text for span in spans])
        return Instrument("", name, deed.kind, tuple(parties), year, tuple(mentions), tuple(changes), status)

    def _span(self, mark: Mark) -> Span:
        tokens = self._parse.sentences[mark.sentence].tokens
        return self._report.span(tokens[mark.first].start, tokens[mark.last].end)

    def _owners(self, story: _Story) -> tuple[str, ...]:
        """Return whose it is or between whom: by its names, or by what the actors have it for ("the statement")."""
        if story.deed.known is not None and story.deed.known.parties:
            return story.deed.known.parties
        codes = [code for mark in story.deed.marks for code in (*mark.owners, *mark.parties)]
        if not codes and story.deed.kind in {"statement", "letter"}:
            for mark in story.deed.marks:
                mention = self._cast.at(mark.sentence, mark.head)
                if mention is not None:
                    codes += [actor.code for actor in self._cast.members(mention)]
        if not codes and story.deed.kind in {"law", "policy", "sanctions", "proposal", "statement"}:
            codes = [c for f in story.found if f.change in {"adopted", "proposed"} for c in f.by]
        return tuple(dict.fromkeys(code for code in codes if code))

    def _changes(self, story: _Story, stories: list[_Story], owners: tuple[str, ...]) -> list[Change]:
        """Return the changes by date, then by text; the same change told again is told once.

        What has no date is told as background, so it stands before what has one.
        """
        found = [self._through(one, stories) for one in story.found]
        found += self._implied(story, owners)
        ordered = sorted(found, key=lambda f: (f.start, f.end))
        kept: list[Found] = []
        for one in ordered:
            if not one.by and one.change in _SELF_MADE and owners and story.deed.kind != "agreement":
                one = replace(one, by=owners)
            twin = next((k for k in kept if _same(k, one)), None)
            if twin is None:
                kept.append(one)
            else:
                when = one.when if _date(twin) is None and _date(one) is not None else twin.when
                kept[kept.index(twin)] = replace(twin, by=twin.by or one.by, when=when)
        kept.sort(key=lambda f: (f.when.first or date.min, f.when.last or date.min, f.start, f.end))
        return [Change(f.change, f.by, _date(f), f.start, f.end) for f in kept]

    def _implied(self, story: _Story, owners: tuple[str, ...]) -> list[Found]:
        """A proposal that has an owner was proposed by them: the words that say whose it is tell so."""
        change = _ISSUED.get(story.deed.kind)
        if change is None or not owners or any(f.change == change for f in story.found):
            return []
        mark = next((m for m in story.deed.marks if m.owners), None)
        if mark is None:
            return []
        span, sentence = self._span(mark), self._parse.sentences[mark.sentence]
        when = replace(_UNKNOWN, last=None)
        return [Found(change, mark.owners, (), sentence.index, when, span.start, span.end)]

    def _through(self, one: Found, stories: list[_Story]) -> Found:
        """Give a change that an instrument makes to its makers, and to those who endorse it in the same sentence."""
        if not one.through:
            return one
        codes = list(one.by)
        for story in stories:
            if not any(
                m.sentence == one.sentence and m.first <= t <= m.last for m in story.deed.marks for t in one.through
            ):
                continue
            codes += self._owners(story) or (story.deed.known.parties if story.deed.known else ())
            codes += [
                c
                for f in story.found
                if f.sentence == one.sentence and f.change in {"endorsed", "reaffirmed"}
                for c in f.by
            ]
        return replace(one, by=tuple(dict.fromkeys(codes)))


_UNKNOWN = When(None, None, "span", "before")


def _date(found: Found) -> str | None:
    """Return the day, month or year of a change as far as the text gives it."""
    return None if found.when.basis == "before" else found.when.known


def _same(one: Found, other: Found) -> bool:
    if one.change != other.change or (one.by and other.by and not set(one.by) & set(other.by)):
        return False
    dates = sorted((_date(one) or "", _date(other) or ""), key=len)
    return dates[1].startswith(dates[0]) or "dateline" in {one.when.basis, other.when.basis}


def _appositions(marks: list[Mark], trees: dict[int, Tree]) -> dict[int, int]:
    """Return for marks that stand in apposition to an earlier one its position."""
    found: dict[int, int] = {}
    for n, mark in enumerate(marks):
        tree = trees[mark.sentence]
        token = tree[mark.head]
        for m in range(n - 1, -1, -1):
            if marks[m].sentence != mark.sentence:
                break
            inside = marks[m].first <= mark.head <= marks[m].last and marks[m].kind == mark.kind
            if inside or (base(token.deprel) == "appos" and token.head == marks[m].head):
                found[n] = m
                break
    return found
