"""A report laid out for the finders of actors: lines, marks, role nouns, names, phrases, quotations."""

from __future__ import annotations

from dragoman.find.quotes import QuotationIndex
from dragoman.find.who.figures import Board, Spot
from dragoman.find.who.lines import Line
from dragoman.find.who.marks import Mark, choose, dateline, find_marks
from dragoman.find.who.names import Tables
from dragoman.find.who.phrase import Phrase
from dragoman.find.who.phrases import find_phrases
from dragoman.find.who.runs import Hit, Run, Scene, find_hits, find_runs
from dragoman.model import Parse, Report

__all__ = ["World"]


class World:
    """Everything that is known of a report before its actors are put together."""

    def __init__(self, parse: Parse, report: Report, known: Tables) -> None:
        self.known = known
        self.lines = [Line(sent, index) for index, sent in enumerate(parse.sentences)]
        self.board = Board(report, self.lines)
        self.report = report
        self.day = report.date.isoformat()
        all_marks = [find_marks(line, known, self.day) for line in self.lines]
        choose(all_marks, self.lines, known)
        self.scenes = [_scene(line, marks, known) for line, marks in zip(self.lines, all_marks, strict=True)]
        self.phrases: list[list[Phrase]] = [find_phrases(scene, known) for scene in self.scenes]
        self.paragraphs = _paragraphs(report.text, self.lines)
        self._quotes = QuotationIndex(report.text, parse.sentences[0].start if parse.sentences else 0)
        self.datelines = self._datelines()

    def _datelines(self) -> dict[int, Mark]:
        found = {}
        for index, scene in enumerate(self.scenes):
            if index == 0 or self.paragraphs[index] != self.paragraphs[index - 1]:
                mark = dateline(scene.line, scene.marks)
                if mark is not None:
                    found[index] = mark
        return found

    def quote(self, offset: int) -> tuple[int, int] | None:
        """Return the quotation that an offset lies in, or None."""
        at = self._quotes.at(offset)
        return (self._quotes.outer[at].start, self._quotes.outer[at].end) if at >= 0 else None

    def speaker(self, index: int) -> Spot | None:
        """Return who speaks the quotation in a sentence: the subject of a verb of saying there, after or before it."""
        for other in (index, index + 1, index - 1):
            if 0 <= other < len(self.lines) and self.paragraphs[other] == self.paragraphs[index]:
                spot = self._saying(other)
                if spot is not None:
                    return spot
        return None

    def _saying(self, index: int) -> Spot | None:
        """Return the mention that is the subject of a verb of saying outside of quotations in a sentence."""
        line = self.lines[index]
        for token in line.tokens:
            says = token.upos == "VERB" and line.lemmas[token.index] in self.known.words["speech-verb"]
            if says and self.quote(token.start) is None:
                subject = line.subject(token.index)
                spot = self.board.at(index, subject) if subject >= 0 else None
                if spot is not None and self.quote(line.tokens[subject].start) is None:
                    return spot
        return None


def _scene(line: Line, marks: list[Mark], known: Tables) -> Scene:
    hits = find_hits(line, marks, known)
    runs = find_runs(line, marks, hits, known)
    mark_at: list[Mark | None] = [None] * line.n
    hit_at: list[Hit | None] = [None] * line.n
    run_at: list[Run | None] = [None] * line.n
    for run in runs:
        run_at[run.first : run.last + 1] = [run] * (run.last + 1 - run.first)
    for mark in marks:
        if any(run_at[mark.first : mark.last + 1]):
            mark.part = True
        if not mark.part:
            mark_at[mark.first : mark.last + 1] = [mark] * (mark.last + 1 - mark.first)
    hits = [hit for hit in hits if run_at[hit.first] is None]
    for hit in hits:
        hit_at[hit.first : hit.last + 1] = [hit] * (hit.last + 1 - hit.first)
    return Scene(line, marks, hits, runs, mark_at, hit_at, run_at)


def _paragraphs(text: str, lines: list[Line]) -> list[int]:
    """Number the paragraph of each sentence: a line break between two sentences begins a new one."""
    numbers: list[int] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None:
            numbers.append(0)
        else:
            numbers.append(numbers[-1] + ("\n" in text[before.sentence.end : line.sentence.start]))
    return numbers
