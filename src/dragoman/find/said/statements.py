"""Find the statements of a report: who says what, to whom, where, when, of what kind and with what stance."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from dragoman.find.quotes import QuotationIndex
from dragoman.find.said.attribution import Attribution
from dragoman.find.said.attributions import find_attributions
from dragoman.find.said.cues import COLON
from dragoman.find.said.kinds import kind_of
from dragoman.find.said.layout import Layout
from dragoman.find.said.media import medium_of
from dragoman.find.said.speakers import Speakers
from dragoman.find.said.stances import Side, stances_of
from dragoman.find.when.dates import date_of
from dragoman.model import Cast, Entity, Parse, Refusal, Report, Span, Statement, TimePhrase, When

__all__ = ["find_statements"]

_TRIM_LEFT = " \t\n\xa0,;:—–-"
_TRIM_RIGHT = " \t\n\xa0,;:—–-"
_MARKS = "\"“”„‟«»‘’'`"


def find_statements(
    report: Report, parse: Parse, cast: Cast, times: tuple[TimePhrase, ...]
) -> tuple[tuple[Statement, ...], tuple[Refusal, ...]]:
    """Return the statements of a report and what looked like one and has no known speaker, both in text order.

    A quotation that runs over several sentences gives one statement for each, with the same speaker and cue. Statements
    have provisional ids ``s0``, ``s1`` ...; the record gives them content hashes.
    """
    attributions, layouts = find_attributions(parse, report.text)
    finder = _Finder(report, parse, cast, times, layouts, attributions)
    found: list[Statement] = []
    refusals: list[Refusal] = []
    asides: list[Statement] = []
    for attribution in attributions:
        made = finder.statements(attribution)
        (asides if _names_in_passing(attribution, layouts[attribution.sentence]) else found).extend(made)
        if not made and attribution.reading.sort != "mind" and attribution.reading is not COLON:
            refusals.append(finder.refusal(attribution))
    found += [aside for aside in asides if not any(_holds(one, aside) for one in found)]
    found.sort(key=lambda one: (one.content.start, one.content.end, one.cue.start if one.cue else 0))
    return tuple(replace(one, id=f"s{n}") for n, one in enumerate(found)), tuple(refusals)


def _names_in_passing(attribution: Attribution, layout: Layout) -> bool:
    """Tell whether words only name what is spoken of: "criticised what they called the 'occupation'"."""
    source = attribution.source
    if source is None or attribution.form not in {"name", "as"}:
        return False
    return any(layout.low(k) == "what" for k in range(source.first - 1, source.head))


def _holds(statement: Statement, aside: Statement) -> bool:
    """Tell whether a statement has another of the same speaker, cue and all, in its content, with the same quotes."""
    content, cue = statement.content, aside.cue
    inside = cue is not None and content.start <= cue.start and aside.content.end <= content.end
    return inside and {one.id for one in statement.speaker} == {one.id for one in aside.speaker}


class _Finder:
    """Makes statements of the attributions of one report."""

    def __init__(
        self,
        report: Report,
        parse: Parse,
        cast: Cast,
        times: tuple[TimePhrase, ...],
        layouts: list[Layout],
        attributions: tuple[Attribution, ...],
    ) -> None:
        self._report = report
        self._parse = parse
        self._layouts = layouts
        self._speakers = Speakers(cast)
        self._starts = [layout.sentence.start for layout in layouts]
        said: dict[int, list[tuple[int, int]]] = {}
        for attribution in attributions:
            for piece in attribution.pieces:
                for layout in self._layouts_of(*piece):
                    said.setdefault(layout.sentence.index, []).append(piece)
        places = [layouts[time.sentence][time.first].start for time in times]
        self._told = [
            (time, [piece for piece in said.get(time.sentence, ()) if piece[0] <= place < piece[1]])
            for time, place in zip(times, places, strict=True)
        ]
        """Each date with what is said around it."""

    def statements(self, attribution: Attribution) -> list[Statement]:
        """Return a statement for each sentence that an attribution's pieces run over; none without a known speaker."""
        layout = self._layouts[attribution.sentence]
        speaker = self._speakers.entities(layout, attribution.source) if attribution.source is not None else ()
        if not speaker:
            return []
        cue = self._report.span(layout[attribution.cue.first].start, layout[attribution.cue.last].end)
        addressee: tuple[Entity, ...] = ()
        if attribution.addressee is not None:
            addressee = self._speakers.entities(layout, attribution.addressee)
        when = self._date(attribution, layout)
        side = Side({entity.code for entity in speaker if entity.code}, self._speakers)
        made = []
        for sentence, start, end, pieces in self._by_sentence(attribution.pieces):
            content = self._trimmed(start, end, layout.quotes)
            if content is None:
                continue
            within = self._layouts[sentence]
            made.append(
                Statement(
                    id="",
                    speaker=speaker,
                    addressee=addressee,
                    cue=cue,
                    content=content,
                    quotes=self._quotes(pieces, layout.quotes, layout.quote[attribution.cue.token]),
                    kind=kind_of(attribution, within, content, speaker, self._speakers),
                    medium=medium_of(attribution, layout, self._report),
                    date=when,
                    sentence=sentence,
                    stance=stances_of(attribution, layout, within, content, self._report, side),
                )
            )
        return made

    def _date(self, attribution: Attribution, layout: Layout) -> When:
        """Return when something was said, by phrases outside of what is said."""
        cue = layout[attribution.cue.token]
        told_before = layout.tree.past_perfect(cue.index) is not None
        # a date that somebody says dates no cue outside of what is said
        times = tuple(time for time, around in self._told if all(start <= cue.start < end for start, end in around))
        return date_of(layout.sentence, cue.index, times, self._report.date, told_before, self._parse)

    def _layouts_of(self, start: int, end: int) -> list[Layout]:
        """Return the layouts of the sentences that a stretch of text may run over."""
        return self._layouts[max(bisect_right(self._starts, start) - 1, 0) : bisect_left(self._starts, end)]

    def refusal(self, attribution: Attribution) -> Refusal:
        """Return the refusal of words whose speaker is nobody known."""
        layout = self._layouts[attribution.sentence]
        first, last = layout[attribution.cue.first], layout[attribution.cue.last]
        who = attribution.source
        words = self._report.text[layout[who.first].start : layout[who.last].end] if who is not None else ""
        return Refusal(
            first.start, last.end, "unknown-actor", f"a statement by {words!r}, no actor that could be identified"
        )

    def _by_sentence(self, pieces: tuple[tuple[int, int], ...]) -> list[tuple[int, int, int, list[tuple[int, int]]]]:
        """Cut pieces at the ends of sentences; return each sentence with the first and last offset said in it."""
        cut: dict[int, list[tuple[int, int]]] = {}
        for start, end in pieces:
            for layout in self._layouts_of(start, end):
                sentence = layout.sentence
                first, last = max(start, sentence.start), min(end, sentence.end)
                if first < last:
                    cut.setdefault(sentence.index, []).append((first, last))
        return [(index, parts[0][0], max(last for _, last in parts), parts) for index, parts in sorted(cut.items())]

    def _trimmed(self, start: int, end: int, quotes: QuotationIndex) -> Span | None:
        """Return the words said without "that" and without the marks around the whole of them."""
        text = self._report.text
        for word in ("that ", "whether "):
            if word == "that " and text[start : start + len(word)].lower() == word:
                start += len(word)
        inside = quotes.within(start, end)
        if inside and inside[0].start == start and inside[0].end >= end and inside[0].first > start:
            start = inside[0].first
        number = quotes.at(end - 1)
        if number >= 0 and quotes.outer[number].last < end and quotes.outer[number].first <= start:
            end = quotes.outer[number].last
        while start < end and text[start] in _TRIM_LEFT:
            start += 1
        while end > start and text[end - 1] in _TRIM_RIGHT:
            end -= 1
        return self._report.span(start, end) if any(c.isalnum() for c in text[start:end]) else None

    def _quotes(self, pieces: list[tuple[int, int]], quotes: QuotationIndex, own: int) -> tuple[Span, ...]:
        """Return the words in quotation marks that are said, cut at the ends of sentences, without a comma at the end.

        ``own`` is the quotation that the cue stands in: what is said inside of it has quotations of its own there.
        """
        found = []
        marked = quotes.outer if own < 0 else quotes.inner
        for start, end in pieces:
            for quotation in marked:
                first, last = max(start, quotation.first), min(end, quotation.last)
                while first < last and self._report.text[last - 1] in _TRIM_RIGHT:
                    last -= 1
                while first < last and self._report.text[first].isspace():
                    first += 1
                if first < last:
                    found.append(self._report.span(first, last))
        return tuple(found)
