"""Find the quotations of a text: quotation marks of every kind, nested, unbalanced, over sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

__all__ = ["Quotation", "QuotationIndex", "find_quotations"]

_MARK = re.compile(r"\n[^\S\n]*(?:\n\s*)?|``|''|[\"“”„‟‘’‚'«»‹›「」]")
_OPENS = {"“": "double", "„": "double", "‟": "double", "``": "double", "«": "angle", "‹": "angle", "「": "corner"}
_CLOSES = {"”": "double", "»": "angle", "›": "angle", "」": "corner"}
_EITHER = frozenset({'"', "''"})
_BEFORE_OPENING = frozenset(" \t\n\xa0([{—–-/:,.“\"‘'")
_STOPS = frozenset(".,?!;:…—-)]")
_ELIDED = ("em ", "til ", "tis ", "twas ", "n' ", "cause ", "bout ", "s ", "n’ ")
_LONGEST = 4000
"""Characters over which an opening mark without a closing one is followed across paragraphs."""
_WORD_LENGTH = 400
"""Characters within which the end of a quotation in single marks, which look like apostrophes, is looked for."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks, ``start`` to ``end``, and the words between them, ``first`` to ``last`` (half-open).

    ``goes_on`` tells that its paragraph ends without a closing mark and the next one opens with a mark again, as
    printers do where one quotation has several paragraphs. ``depth`` is 1 for a quotation inside another, else 0.
    """

    start: int
    end: int
    first: int
    last: int
    goes_on: bool = False
    depth: int = 0


class QuotationIndex:
    """The outermost quotations of a text, by offset."""

    def __init__(self, text: str, start: int = 0) -> None:
        quotations = find_quotations(text, start)
        self.text = text
        self.outer = tuple(one for one in quotations if one.depth == 0)
        self.inner = tuple(one for one in quotations if one.depth)
        self._starts = [one.start for one in self.outer]

    def at(self, offset: int) -> int:
        """Return the number of the quotation that an offset lies in, its marks included, or -1."""
        place = bisect_right(self._starts, offset) - 1
        return place if place >= 0 and offset < self.outer[place].end else -1

    def within(self, start: int, end: int) -> list[Quotation]:
        """Return the quotations that begin in a stretch of the text."""
        first = bisect_right(self._starts, start - 1)
        return list(self.outer[first : bisect_right(self._starts, end - 1, lo=first)])


@dataclass(slots=True)
class _Open:
    """An opening mark whose closing one has not come yet."""

    start: int
    first: int
    kind: str
    inner: list[Quotation]


def find_quotations(text: str, start: int = 0) -> tuple[Quotation, ...]:
    """Return the quotations of a text from an offset on, in order, each inner one after the one that it stands in.

    A quotation that is never closed ends with its paragraph, or goes on into the next one where that opens with a mark
    or brings the closing mark. A closing mark without an opening one takes its paragraph from the last quotation on.
    Apostrophes, feet and inches are no marks.
    """
    return _Scan(text, start).run()


class _Scan:
    """One walk over the marks of a text."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start
        self._found: list[Quotation] = []
        self._open: _Open | None = None
        self._paragraph = start
        self._single: tuple[int, int] | None = None
        """Where an inner quotation in single marks began, and where its words do."""

    def run(self) -> tuple[Quotation, ...]:
        marks = [(m.start(), m.group()) for m in _MARK.finditer(self._text, self._start)]
        for k, (at, mark) in enumerate(marks):
            if mark[0] == "\n":
                self._end_line(marks, k)
            elif mark in "‘’‚'":
                self._see_single(at, mark)
            else:
                self._see_double(at, mark)
        if self._open is not None:
            self._close(len(self._text.rstrip()), len(self._text.rstrip()))
        return tuple(self._found)

    # Double marks, angles and corners

    def _see_double(self, at: int, mark: str) -> None:
        kind = _OPENS.get(mark) or _CLOSES.get(mark) or "double"
        opened = self._open
        if opened is not None and opened.kind == "single":
            self._nest(opened, at, mark)
        elif opened is None:
            if mark in _OPENS or (mark in _EITHER and self._looks_opening(at, len(mark))):
                if self._text[at + len(mark) : at + len(mark) + 1].strip():
                    self._open = _Open(at, at + len(mark), kind, [])
            elif mark in _CLOSES:
                self._close_unopened(at, at + len(mark))
        elif kind == opened.kind:
            self._second(opened, at, mark)

    def _second(self, opened: _Open, at: int, mark: str) -> None:
        """See a mark of the kind that is open: mostly its end; a curly opening mark ends what was left open."""
        if mark in _OPENS and not (mark == "“" and self._looks_closing(at)):
            end = len(self._text[:at].rstrip())
            self._close(end, end)
            self._open = _Open(at, at + len(mark), opened.kind, [])
        else:
            self._close(at, at + len(mark))

    def _nest(self, opened: _Open, at: int, mark: str) -> None:
        """See a double mark inside a quotation in single marks."""
        if self._single is None:
            self._single = (at, at + len(mark))
        else:
            start, first = self._single
            opened.inner.append(Quotation(start, at + len(mark), first, at, depth=1))
            self._single = None

    def _looks_opening(self, at: int, length: int) -> bool:
        text = self._text
        before = text[at - 1] if at > self._start else " "
        after = text[at + length : at + length + 1]
        if before.isdigit() and not after.isalnum():
            return False  # inches
        return before in _BEFORE_OPENING or after.isalnum()

    def _looks_closing(self, at: int) -> bool:
        """Tell whether a mark stands after a word and before none: a closing one, whatever its shape."""
        after = self._text[at + 1 : at + 2]
        return at > self._start and not self._text[at - 1].isspace() and not after.isalnum()

    def _close_unopened(self, at: int, end: int) -> None:
        floor = max(self._paragraph, self._found[-1].end if self._found else 0)
        if self._text[at - 1 : at].isdigit() or not self._text[floor:at].strip():
            return
        start = floor + len(self._text[floor:at]) - len(self._text[floor:at].lstrip())
        if start == self._paragraph + len(self._text[self._paragraph : at]) - len(
            self._text[self._paragraph : at].lstrip()
        ):
            self._found.append(Quotation(start, end, start, at))

    # Single marks

    def _see_single(self, at: int, mark: str) -> None:
        opened = self._open
        if opened is None:
            if self._opens_single(at, mark):
                self._open = _Open(at, at + 1, "single", [])
        elif opened.kind == "single":
            if self._closes_single(at, mark) and not self._better_end(at):
                self._close(at, at + 1)
        elif self._single is None:
            if self._opens_single(at, mark):
                self._single = (at, at + 1)
        elif self._closes_single(at, mark):
            start, first = self._single
            opened.inner.append(Quotation(start, at + 1, first, at, depth=1))
            self._single = None

    def _opens_single(self, at: int, mark: str) -> bool:
        text = self._text
        before = text[at - 1] if at > self._start else " "
        after = text[at + 1 : at + 2]
        if mark == "’" or before not in _BEFORE_OPENING or not (after.isalpha() or after in '["“$'):
            return False
        if text.startswith(_ELIDED, at + 1):
            return False
        return any(self._closes_single(k, text[k]) for k in self._single_ends(at + 1))

    def _single_ends(self, start: int) -> list[int]:
        """Return where single marks stand in the rest of the paragraph, not too far on."""
        stop = self._text.find("\n", start)
        stop = min(len(self._text) if stop < 0 else stop, start + _WORD_LENGTH)
        return [k for k in range(start, stop) if self._text[k] in "’'"]

    def _closes_single(self, at: int, mark: str) -> bool:
        if mark not in "’'" or at == 0:
            return False
        before, after = self._text[at - 1], self._text[at + 1 : at + 2]
        return not before.isspace() and not after.isalnum()

    def _better_end(self, at: int) -> bool:
        """Tell whether a mark after an "s" is the apostrophe of an owner and the end of the quotation comes later."""
        text = self._text
        if text[at - 1] not in "sS" or text[at + 1 : at + 2] != " " or not text[at + 2 : at + 3].islower():
            return False
        for k in self._single_ends(at + 1):
            if self._closes_single(k, text[k]):
                return True
            if text[k - 1].isspace():
                return False
        return False

    # Ends

    def _close(self, last: int, end: int, *, goes_on: bool = False) -> None:
        opened = self._open
        self._open = self._single = None
        if opened is not None and self._text[opened.first : last].strip():
            self._found.append(Quotation(opened.start, end, opened.first, last, goes_on))
            self._found.extend(opened.inner)

    def _end_line(self, marks: list[tuple[int, str]], k: int) -> None:
        """End the line, and with it an open quotation unless the text after it brings the closing mark first."""
        at, mark = marks[k]
        opened = self._open
        if opened is not None:
            again = self._next_of(marks, k, opened.kind)
            opening = again is not None and not self._shuts(*again)
            if again is None or opening or again[0] - opened.start > _LONGEST or opened.kind == "single":
                end = len(self._text[:at].rstrip())
                starts = at + len(mark) == again[0] if again is not None else False
                self._close(end, end, goes_on=opening and starts)
        self._paragraph = at + len(mark)

    @staticmethod
    def _next_of(marks: list[tuple[int, str]], k: int, kind: str) -> tuple[int, str] | None:
        """Return the next mark of a kind."""
        kinds = {**_OPENS, **_CLOSES, **dict.fromkeys(_EITHER, "double")}
        for at, mark in marks[k + 1 : k + 60]:
            if kinds.get(mark) == kind:
                return at, mark
        return None

    def _shuts(self, at: int, mark: str) -> bool:
        """Tell whether a mark after a line break closes what was open before it."""
        if mark not in _EITHER:
            return mark in _CLOSES
        after = self._text[at + len(mark) : at + len(mark) + 1]
        return not self._text[at - 1].isspace() and not after.isalnum()
