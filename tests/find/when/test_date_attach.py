from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

import factory
from dragoman.find.when.dates import date_of, find_dates
from dragoman.model import Parse, When
from dragoman.parse import Reader

TABLE = (Path(__file__).parent / "event_dates.tsv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
PUBLISHED = date(2025, 3, 14)


def dated(parse: Parse, trigger: str, published: date = PUBLISHED, *, background: bool = False) -> When:
    """Return the date of the act that the last word of this form tells of."""
    hits = [(s, t.index) for s in parse.sentences for t in s.tokens if t.text == trigger]
    sentence, index = hits[-1]
    return date_of(sentence, index, find_dates(parse, published), published, background, parse)


MET = """
Envoys envoy NOUN 2 nsubj
met meet VERB 0 root VerbForm=Fin|Tense=Past
on on ADP 4 case
Monday Monday PROPN 2 obl
and and CCONJ 6 cc
agreed agree VERB 2 conj VerbForm=Fin|Tense=Past
to to PART 8 mark
sign sign VERB 6 xcomp VerbForm=Inf
the the DET 11 det
2015 2015 NUM 11 nummod
pact pact NOUN 8 obj
next next ADJ 13 amod
week week NOUN 8 obl:unmarked
"""


@pytest.mark.parametrize(
    ("trigger", "first", "last"),
    [("met", "2025-03-10", "2025-03-10"), ("agreed", "2025-03-10", "2025-03-10"), ("sign", "2025-03-17", "2025-03-23")],
)
def test_a_phrase_dates_its_verb_and_the_conjuncts(trigger: str, first: str, last: str) -> None:
    when = dated(factory.parse(factory.sentence(MET)), trigger)
    assert (str(when.first), str(when.last), when.basis) == (first, last, "relative")


def test_the_year_of_an_agreement_dates_only_the_agreement() -> None:
    rows = """
    Iran Iran PROPN 2 nsubj
    left leave VERB 0 root VerbForm=Fin|Tense=Past
    the the DET 5 det
    2015 2015 NUM 5 nummod
    accord accord NOUN 2 obj
    """
    parse = factory.parse(factory.sentence(rows))
    assert dated(parse, "left") == When(PUBLISHED, PUBLISHED, "day", "dateline")
    assert dated(parse, "accord").first == date(2015, 1, 1)


BROKE = """
Mali Mali PROPN 2 nsubj
broke break VERB 0 root VerbForm=Fin|Tense=Past
the the DET 4 det
Pact Pact PROPN 2 obj
of of ADP 6 case
2015 2015 NUM 2 obl
"""


def test_what_of_brings_dates_the_noun_before_it() -> None:
    assert dated(factory.parse(factory.sentence(BROKE)), "broke").basis == "dateline"
    assert dated(factory.parse(factory.sentence(BROKE.replace("of of", "in in"))), "broke").basis == "stated"


def test_background_without_a_date_lies_before_the_report() -> None:
    rows = """
    Iran Iran PROPN 2 nsubj
    left leave VERB 0 root VerbForm=Fin|Tense=Past
    """
    when = dated(factory.parse(factory.sentence(rows)), "left", background=True)
    assert when == When(None, date(2025, 3, 13), "span", "before")


def test_the_day_of_the_news_holds_for_the_next_sentence() -> None:
    first = factory.sentence(MET)
    rows = """
    They they PRON 2 nsubj
    praised praise VERB 0 root VerbForm=Fin|Tense=Past
    Oman Oman PROPN 2 obj
    """
    second = factory.sentence(rows, index=1, start=first.end + 1)
    parse = factory.parse(first, second)
    assert dated(parse, "praised", date(2025, 3, 12)).first == date(2025, 3, 10)
    assert dated(parse, "praised", date(2025, 3, 12), background=True).basis == "before"


def test_without_a_tree_the_nearest_phrase_of_the_clause_counts() -> None:
    words = ["Rebels", "attacked", "Goma", "on", "Tuesday", ";", "aid", "resumed"]
    rows = "\n".join(f"{word} {word.lower()} X 0 dep" for word in words)
    parse = factory.parse(factory.sentence(rows))
    assert dated(parse, "attacked").first == date(2025, 3, 11)
    assert dated(parse, "resumed").basis == "dateline"


def test_event_dates_with_the_reader() -> None:
    reader, wrong = Reader(), []
    for row in ROWS:
        published = date.fromisoformat(row["published"])
        when = dated(reader.parse(row["text"]), row["trigger"], published, background=row["background"] == "yes")
        got = tuple("" if day is None else day.isoformat() for day in (when.first, when.last))
        if (*got, when.basis) != (row["first"], row["last"], row["basis"]):
            wrong.append((row["text"], row["trigger"], *got, when.basis))
    assert len(wrong) <= len(ROWS) * 0.1, wrong
