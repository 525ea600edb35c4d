"""Find the date phrases of a report and resolve them against its date.

``find_dates`` gives the phrases with the days that they mean; ``read_dates`` gives in addition what each phrase says,
and those that only tell a length or frequency. "Iran and China met on Friday" in a report of Friday 2025-03-14 has one
phrase of that day; "Resolution 2231", "2,000 troops", "may leave" and "Theresa May" have none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.find.when.calendar import Window, span
from dragoman.find.when.date_attach import date_of
from dragoman.find.when.date_expressions import (
    Day,
    Deictic,
    Expression,
    Holiday,
    Length,
    Month,
    Numeric,
    Often,
    Part,
    Period,
    Season,
    Shift,
    Time,
    Vague,
    Weekday,
    Years,
)
from dragoman.find.when.date_phrases import starts, whole_phrase
from dragoman.find.when.date_resolve import Context, basis_of, resolve
from dragoman.find.when.date_tense import tense_of
from dragoman.find.when.date_units import Unit, units_of, word_set
from dragoman.model import Parse, Sentence, Span, TimePhrase, Token, When

__all__ = ["DatePhrase", "date_of", "find_dates", "read_dates"]

_MONTHS_AS_NAMES = word_set("months-as-names")
_FINE = frozenset(["second", "minute", "hour", "day", "night", "week", "fortnight", "weekend"])
_MEMORY = 4
"""Sentences over which a date told before stays the one that "the next day" counts from."""

_SUPERLATIVE_REACH = 6
"""How many words before "in" an ordinal or superlative makes it a stretch of the past: "the first visit there in"."""

_ORDINALS = frozenset(["first", "second", "third", "fourth", "only", "worst", "best", "most", "least", "twice"])

_NEAR = 60
"""How many words or sentences back an event that is told again is looked for."""


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date phrase with what it says; ``phrase`` is None where it names no day ("three days", "weekly")."""

    sentence: int
    first: int
    last: int
    expression: Expression
    phrase: TimePhrase | None


@dataclass(slots=True)
class _Memory:
    """The dates told so far in a report: the last day, the last date of any width, and the words told with each day."""

    published: date
    day_first: bool | None
    day: Window | None = None
    day_sentence: int = -99
    any: Window | None = None
    told: list[tuple[frozenset[str], Window]] = field(default_factory=list)


def find_dates(parse: Parse, published: date) -> tuple[TimePhrase, ...]:
    """Return the date phrases of a report in order, each resolved against the report's date.

    ``when.first`` or ``when.last`` is None where the words leave that side open ("in the coming weeks"). Mere lengths
    and frequencies ("for three days", "annual") and words such as "now" and "recently" are left out: they name no day.
    """
    return tuple(found.phrase for found in read_dates(parse, published) if found.phrase is not None)


def read_dates(parse: Parse, published: date) -> tuple[DatePhrase, ...]:
    """Return all phrases of time of a report in order with what they say, lengths, frequencies and "now" included."""
    spotted = [(sentence, _spot(sentence)) for sentence in parse.sentences]
    memory = _Memory(published, _day_first([e for _, found in spotted for e, _, _ in found], published))
    phrases: list[DatePhrase] = []
    for sentence, found in spotted:
        phrases.extend(_resolve_sentence(sentence, found, memory))
    return tuple(phrases)


_Spotted = list[tuple[Expression, int, int]]


def _spot(sentence: Sentence) -> _Spotted:
    """Find the date expressions of a sentence with their first and last unit turned into tokens."""
    units = units_of(sentence.tokens)

    found: _Spotted = []
    possible = starts(units)
    i = 0
    while i < len(units):
        hit = whole_phrase(units, i) if possible[i] else None
        if hit is None or hit[1] <= i or _refused(sentence, units, i, hit):
            i += 1
            continue
        found.append((hit[0], units[i].token, units[hit[1] - 1].token))
        i = hit[1]
    return found


def _refused(sentence: Sentence, units: Sequence[Unit], i: int, hit: tuple[Expression, int]) -> bool:
    """Tell whether the reader's tags show that a would-be date is a verb, a person's name or a sum."""
    expression, end = hit
    if (
        units[i].text.isupper()
        and len(units[i].text) > 2
        and end < len(units)
        and units[end].text.isupper()
        and end == i + 1
    ):
        return any(u.text.islower() for u in units)  # "TODAY NICARAGUA" in a sentence that is not all capitals
    if isinstance(expression, Month) and expression.year is None:
        unit = next((u for u in units[i:end] if u.low in _MONTHS_AS_NAMES), None)
        if unit is not None and (
            sentence.tokens[unit.token].upos in {"AUX", "VERB"} or _label(sentence, unit.token) == "PERSON"
        ):
            return True
    if isinstance(expression, Years):
        token = sentence.tokens[units[i].token]
        head = sentence.tokens[token.head] if token.head > token.index else None
        counted = (
            head is not None
            and token.deprel == "nummod"
            and head.feat("Number") == "Plur"
            and head.index == token.index + 1
        )
        before = units[i - 1].low if i else ""
        return _label(sentence, token.index) == "MONEY" or (
            counted and before in {"of", "by", "for", "to", "from", "around", "through"}
        )
    return False


def _label(sentence: Sentence, index: int) -> str:
    """Return the label of the named entity over a token, or an empty string."""
    return next((e.label for e in sentence.entities if e.first <= index <= e.last), "")


def _day_first(expressions: Sequence[Expression], published: date) -> bool | None:
    """Tell whether numeric dates of a report put the day first: the unambiguous ones decide, else one near its date."""
    numeric = [e for e in expressions if isinstance(e, Numeric)]
    for e in numeric:
        if (e.one > 12) != (e.two > 12):
            return e.one > 12
    for e in numeric:
        for day_first, (month, day) in ((True, (e.two, e.one)), (False, (e.one, e.two))):
            if e.one != e.two and abs((date(e.year, month, min(day, 28)) - published).days) <= 31:
                return day_first
    return None


def _resolve_sentence(sentence: Sentence, found: _Spotted, memory: _Memory) -> list[DatePhrase]:
    """Resolve the expressions of a sentence in order and remember its dates."""
    found = _with_years(found)
    phrases: list[DatePhrase] = []
    days: list[Window] = []
    for k, (expression, first, last) in enumerate(found):
        tense = tense_of(sentence, first, last)
        if isinstance(expression, Length) and _points_ahead(sentence, expression, first, tense):
            expression, first = Shift(expression.amount, expression.unit, 1, "report"), first - 1
        if isinstance(expression, Shift) and expression.origin == "event":
            window, last = _from_event(sentence, found, k, memory, tense)
        else:
            window = _window(expression, sentence, memory, tense)
        when = None
        if window is not None and not isinstance(expression, Length | Often | Vague) and (window.first or window.last):
            start, end = sentence.tokens[first].start, sentence.tokens[last].end
            text = _text(sentence, first, last)
            basis = "relative" if isinstance(expression, Shift) else basis_of(expression)
            when = When(window.first, window.last, window.precision, basis, Span(start, end, text))
            if not (isinstance(expression, Shift) and expression.origin == "event"):
                _remember(expression, window, sentence, memory, days)
        phrase = TimePhrase(sentence.index, first, last, when) if when else None
        phrases.append(DatePhrase(sentence.index, first, last, expression, phrase))
    if days:
        memory.told.append((_stems(sentence.tokens), days[-1]))
    return phrases


def _points_ahead(sentence: Sentence, length: Length, first: int, tense: str) -> bool:
    """Tell whether a length after "in" counts from the report's day: "will meet in two weeks".

    "the first visit in a decade", "the worst in years" and "will have toured nine states in ten days" say how long.
    """
    tokens = sentence.tokens
    if tense != "future" or first == 0 or tokens[first - 1].text.lower() != "in" or length.amount is None:
        return False
    before = [t.text.lower() for t in tokens[max(0, first - _SUPERLATIVE_REACH) : first - 1]]
    most = "have" in before or any(word in _ORDINALS or (word.endswith("est") and len(word) > 4) for word in before)
    return not most and length.unit not in {"second", "minute", "hour"}


def _with_years(found: _Spotted) -> _Spotted:
    """Give a day or month the year that stands only with the next one of a list: "in July and August 2014"."""
    shared = list(found)
    for k in range(len(found) - 2, -1, -1):
        (one, first, last), (two, after, _) = shared[k], shared[k + 1]
        if (
            after - last > 2
            or not isinstance(one, Day | Month)
            or not isinstance(two, Day | Month)
            or one.month is None
        ):
            continue
        if (
            two.month is None
            or one.month > two.month
            or one.year is not None
            or one.step is not None
            or one.turn is not None
        ):
            continue
        plain = isinstance(one, Day) or not one.which
        if plain and (two.year is not None or two.step is not None or two.turn is not None):
            shared[k] = (replace(one, year=two.year, step=two.step, turn=two.turn), first, last)
    return shared


def _text(sentence: Sentence, first: int, last: int) -> str:
    """Return the words of a phrase as they stand in the text, blanks between tokens kept as single spaces."""
    words = [sentence.tokens[first].text]
    for before, token in zip(sentence.tokens[first:last], sentence.tokens[first + 1 : last + 1], strict=True):
        words.append(" " * (token.start - before.end) + token.text)
    return "".join(words)


def _remember(expression: Expression, window: Window, sentence: Sentence, memory: _Memory, days: list[Window]) -> None:
    """Keep a date as the one that later phrases count from."""
    if isinstance(expression, Vague | Time) or (
        isinstance(expression, Period) and expression.unit == "day" and not expression.anchored
    ):
        return
    night = isinstance(expression, Part) and expression.part == "night" and window.first is not None
    if night and window.first:
        window = Window(window.first, window.first, "day")
    if (
        isinstance(expression, Deictic | Day | Numeric | Weekday | Shift | Period | Holiday | Part)
        and window.precision == "day"
    ):
        memory.day, memory.day_sentence = window, sentence.index
        days.append(window)
    if isinstance(expression, Day | Numeric | Weekday | Month | Years | Holiday | Season | Period | Deictic | Shift):
        memory.any = window


def _stems(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the beginnings of the longer words of a sentence, by which an event told again is known."""
    return frozenset(t.text.lower()[:5] for t in tokens if len(t.text) > 4 and t.text[0].isalpha())


def _fine(expression: Expression) -> bool:
    """Tell whether an expression counts from a day rather than from a month or year."""
    if isinstance(expression, Period | Shift):
        return expression.unit in _FINE
    if isinstance(expression, Part):
        return _fine(expression.whole)
    return not isinstance(expression, Month | Season | Holiday)


def _window(expression: Expression, sentence: Sentence, memory: _Memory, tense: str) -> Window | None:
    """Resolve an expression against the date told before where it counts from one."""
    near = sentence.index - memory.day_sentence <= _MEMORY
    anchor = (memory.day if near else None) if _fine(expression) else memory.any
    if isinstance(expression, Day):
        # "on the 24th" is of the month told just before; "on 3 May of that year" of the year told before.
        anchor = memory.any if expression.turn is not None or sentence.index - memory.day_sentence <= 1 else None
    forward = isinstance(expression, Shift) and expression.origin == "text" and expression.direction > 0
    forward = forward or (isinstance(expression, Period) and expression.anchored and expression.step > 0)
    if isinstance(expression, Weekday | Month | Season) and expression.which == "following" and anchor is None:
        return None
    if forward and anchor is None and tense == "past":
        return Window(memory.published, memory.published, "day") if _fine(expression) else None
    return resolve(expression, Context(memory.published, tense, anchor, memory.day_first))


def _from_event(sentence: Sentence, found: _Spotted, k: int, memory: _Memory, tense: str) -> tuple[Window | None, int]:
    """Resolve "three days after the attack"; return its days and the phrase's last token.

    Where the attack is dated ("after the attack on 3 May", or told with its day before), the phrase is the day of the
    main act. Otherwise the main act is dated and the phrase tells the day of the attack: "on Tuesday, three days after
    guards shot a shepherd" puts the shooting on Saturday. In the first case the phrase takes in the attack's name.
    """
    shift, _, last = found[k]
    if not isinstance(shift, Shift):
        return None, last
    published = memory.published
    if k + 1 < len(found) and _in_complement(sentence, last, found[k + 1][1]):
        known = resolve(
            found[k + 1][0], Context(published, "past" if shift.direction > 0 else tense, memory.any, memory.day_first)
        )
        if known and known.precision in {"day", "month", "year"}:
            return _shifted(shift, published, known, tense), _name_end(sentence, last)
    beside = k > 0 and found[k - 1][2] >= found[k][1] - 3 and not isinstance(found[k - 1][0], Length | Often)
    if not beside:
        told = _told_again(sentence, found[k][1], last, memory)
        if told:
            return _shifted(shift, published, told, tense), _name_end(sentence, last)
    if tense == "future" and memory.day_sentence != sentence.index:
        return None, last
    coarse = shift.unit not in _FINE
    anchor = (memory.any if beside and coarse else None) or (
        memory.day if sentence.index - memory.day_sentence <= _MEMORY else None
    )
    opposite = Shift(shift.amount, shift.unit, -shift.direction, "text", shift.exact)
    return _shifted(opposite, published, anchor, tense), last


def _name_end(sentence: Sentence, last: int) -> int:
    """Return the head noun of the words that name the event after "after" or "before"."""
    for token in sentence.tokens[last + 1 : last + 6]:
        plain = token.upos == "X" and token.text.lower() not in {
            "the",
            "a",
            "an",
            "that",
            "this",
            "its",
            "his",
            "her",
            "their",
        }
        nominal = token.upos in {"NOUN", "PROPN"} or plain
        if nominal and token.deprel not in {"compound", "nmod:poss", "nmod:desc"}:
            return token.index
        if not nominal and token.upos not in {"DET", "ADJ", "PART", "NUM", "PRON", "X"}:
            break
    return last


def _shifted(shift: Shift, published: date, anchor: Window | None, tense: str) -> Window | None:
    """Resolve a shift from a window; an amount that is not told leaves the far end open."""
    text = Shift(shift.amount, shift.unit, shift.direction, "text", shift.exact)
    found = resolve(text, Context(published, tense, anchor))
    if found and shift.direction > 0 and found.last is None and tense == "past":
        return span(found.first, published) if found.first and found.first <= published else found
    return found


def _in_complement(sentence: Sentence, after: int, first: int) -> bool:
    """Tell whether a date stands within the words that "after" or "before" introduce: no comma or stop between."""
    between = sentence.tokens[after + 1 : first]
    return len(between) <= 10 and not any(
        t.text in {",", ";", ":", ".", "-", "–", "—"} or t.text.lower() == "and" for t in between
    )


def _told_again(sentence: Sentence, first: int, last: int, memory: _Memory) -> Window | None:
    """Return the day told earlier with the event that a definite noun after "after" takes up again."""
    tokens = sentence.tokens[last + 1 : last + 4]
    if not tokens or tokens[0].text.lower() not in {
        "the",
        "that",
        "this",
        "those",
        "these",
        "its",
        "his",
        "her",
        "their",
    }:
        return None
    for token in tokens[1:]:
        stem = token.text.lower()[:5]
        if len(token.text) > 4 and token.text.islower():
            if memory.day_sentence == sentence.index and stem in _stems(sentence.tokens[max(0, first - _NEAR) : first]):
                return memory.day
            for stems, window in reversed(memory.told[-_NEAR:]):
                if stem in stems:
                    return window
    return None
