"""Attach date phrases to events: find the date of the act that a trigger word tells of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta

from dragoman.find.when.date_aside import told_aside
from dragoman.find.when.date_costs import cost_of, marks_of, modifies, tells_next_event
from dragoman.find.when.date_tense import dependents, governor, has_tree, tense_of
from dragoman.find.when.date_units import word_set
from dragoman.model import Parse, Sentence, TimePhrase, When

__all__ = ["date_of"]

_SURE = 4
"""The highest cost at which a phrase dates an act told as background."""
_LIKELY = 8
"""The highest cost at which a phrase dates an act of the report's own news."""
_NEWS_DAYS = 3
"""How old the day of the report's own news may be to hold for the sentences after it."""
_LOOK_BACK = 50
"""How many phrases before a sentence are asked for the day of the news."""
_OTHER_TIME = word_set("other-time")
_LIMITS = word_set("limit-words")
_MAIN = {"conj", "ccomp", "parataxis", "nmod", "obl", "obj", "nsubj", "appos"}


def date_of(
    sentence: Sentence,
    trigger: int,
    times: tuple[TimePhrase, ...],
    published: date,
    background: bool,  # noqa: FBT001 - the order that events are dated in everywhere
    parse: Parse,
) -> When:
    """Return the date of the act that token ``trigger`` of a sentence tells of.

    ``times`` are the report's date phrases (`find_dates`). Without a phrase of its own, an act of the report's news has
    the day on which the sentences before put that news, else the report's date (basis ``dateline``); an act told as
    background, or aside of the news, has some day before the report's (basis ``before``).
    """
    best = _best(sentence, trigger, times, published, limit=_SURE if background else _LIKELY)
    if best is not None:
        return best.when
    if background or told_aside(sentence, trigger):
        return When(None, published - timedelta(days=1), "span", "before")
    day = _said_after(sentence, times) or _news_day(sentence, trigger, times, published, parse)
    return day if day is not None else When(published, published, "day", "dateline")


def _within(times: tuple[TimePhrase, ...], sentence: int) -> tuple[TimePhrase, ...]:
    """Return the phrases of a sentence; the phrases of a report stand in order."""
    first = bisect_left(times, sentence, key=lambda phrase: phrase.sentence)
    return times[first : bisect_right(times, sentence, lo=first, key=lambda phrase: phrase.sentence)]


def _best(
    sentence: Sentence, trigger: int, times: tuple[TimePhrase, ...], published: date, *, limit: int
) -> TimePhrase | None:
    """Return the phrase that dates the trigger at the lowest cost, the nearer one where two cost the same."""
    ranked = []
    for phrase in _within(times, sentence.index):
        if phrase.first <= trigger <= phrase.last or _in_dateline(sentence, phrase):
            continue
        if _too_late(sentence, trigger, phrase, published):
            continue
        cost = cost_of(sentence, trigger, phrase)
        if cost <= (limit if _spreads(sentence, phrase) else _SURE):
            gap = phrase.first - trigger if phrase.first > trigger else trigger - phrase.last
            ranked.append((cost, phrase.when.first is None, gap, phrase.first, phrase))
    return min(ranked, key=lambda item: item[:4])[4] if ranked else None


def _too_late(sentence: Sentence, trigger: int, phrase: TimePhrase, published: date) -> bool:
    """Tell whether a verb in the past stands against a phrase of days well after the report's."""
    token = sentence.tokens[trigger]
    if phrase.when.first is None or (phrase.when.first - published).days <= _NEWS_DAYS or token.feat("Tense") != "Past":
        return False
    if token.feat("VerbForm") == "Fin":
        return True
    helpers = {t.text.lower() for t in dependents(sentence, trigger) if t.deprel in {"aux", "aux:pass"}}
    return bool(helpers & {"was", "were", "had", "has", "have"}) and not helpers & {"will", "would", "be"}


def _spreads(sentence: Sentence, phrase: TimePhrase) -> bool:
    """Tell whether a phrase may date neighbouring acts: "on Friday" does, "until May" and "since 2009" do not."""
    when = phrase.when
    if when.first is None or when.last is None or (when.last - when.first).days > 31:
        return False
    return sentence.tokens[phrase.first].text.lower() not in _LIMITS


def _in_dateline(sentence: Sentence, phrase: TimePhrase) -> bool:
    """Tell whether a phrase stands in a dateline: "BEIJING, March 14 (Xinhua) --", "LIMA, Nov 6, 2019."."""
    if not 0 < phrase.first <= 8 or phrase.when.precision != "day":
        return False
    before = sentence.tokens[: phrase.first]
    if not before[0].text[:1].isupper() or any(t.text.isalpha() and t.text.islower() for t in before):
        return False
    after = sentence.tokens[phrase.last + 1 : phrase.last + 2]
    return before[-1].text in {",", "(", ":", "/"} and (
        not after or after[0].text in {"(", "--", "—", "–", "-", ".", ":", "/"}
    )


def _said_after(sentence: Sentence, times: tuple[TimePhrase, ...]) -> When | None:
    """Return the day on which a quotation that ends in a comma was said, told in the sentence cut off after it."""
    tokens = sentence.tokens
    if len(tokens) < 3 or tokens[-1].text not in {"”", '"', "''"} or tokens[-2].text != ",":
        return None
    for phrase in _within(times, sentence.index + 1):
        if phrase.first <= 15 and phrase.when.precision == "day":
            return phrase.when
    return None


def _told_in_past(sentence: Sentence, trigger: int) -> bool:
    """Tell whether the main verb over a trigger is in the plain past, as the report's own news is told."""
    token = sentence.tokens[trigger]
    while token.head >= 0:
        token = sentence.tokens[token.head]
    helpers = [t for t in dependents(sentence, token.index) if t.deprel in {"aux", "aux:pass", "cop"}]
    words = {t.text.lower() for t in helpers}
    if words & {"has", "have", "will", "would", "is", "are", "may", "can", "could", "should", "must"}:
        return False
    return not (token.feat("VerbForm") == "Fin" and token.feat("Tense") == "Pres" and not helpers)


def _news_day(
    sentence: Sentence, trigger: int, times: tuple[TimePhrase, ...], published: date, parse: Parse
) -> When | None:
    """Return the day on which the sentences before put the report's news, None where they name none.

    "King Abdullah on Sunday received ..." holds for what the report goes on to tell until another day is named.
    """
    if not has_tree(sentence) or not _told_in_past(sentence, trigger):
        return None
    end = bisect_left(times, sentence.index, key=lambda phrase: phrase.sentence)
    for phrase in reversed(times[max(0, end - _LOOK_BACK) : end]):
        when = phrase.when
        if when.precision != "day" or when.first is None or not 0 <= (published - when.first).days <= _NEWS_DAYS:
            continue
        if _dates_main_clause(parse.sentences[phrase.sentence], phrase):
            return when
    return None


def _dates_main_clause(sentence: Sentence, phrase: TimePhrase) -> bool:
    """Tell whether a phrase dates the main act of a sentence, told in the plain past."""
    if not has_tree(sentence) or _in_dateline(sentence, phrase) or tells_next_event(sentence, phrase):
        return False
    head = governor(sentence, phrase.first, phrase.last)
    if head < 0 or tense_of(sentence, phrase.first, phrase.last) == "future":
        return False
    token = sentence.tokens[head]
    earlier = any(t.text.lower() == "had" for t in dependents(sentence, head))
    if earlier or modifies(sentence, phrase, token):
        return False
    while token.head >= 0:
        if token.deprel not in _MAIN or marks_of(sentence, token) & _OTHER_TIME:
            return False
        token = sentence.tokens[token.head]
    return True
