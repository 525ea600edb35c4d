"""Read the named entities of GUM (Zeldes 2017): the name around the head of each entity span, with its type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.parse.entities import name_of_person
from training.conllu import Doc, Sent
from training.rows import ANY, NUMERIC, Row, Tagged, loose

__all__ = ["gum"]

Span = tuple[int, int, str]

_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_TYPES = {"person": ("PERSON",), "place": ("PLACE", "FACILITY"), "organization": ("ORG",), "event": ("EVENT",)}
_ARTICLES = {"the", "a", "an", "'s", "’s"}
_JOINTS = {"of", "-", "&", "the", "for"}
"""Small words that stand within a name; none of them ends it."""
_NAME_TAGS = {"PROPN", "ADJ", "NOUN", "VERB", "ADV"}
"""What capitalised words of names are tagged: GUM has "United" as a verb and "New" as an adjective."""


def gum(docs: list[Doc]) -> Iterator[Tagged]:
    """Yield the sentences of these documents.

    GUM marks phrases, one within another. The outermost name counts: what is marked within it, as the town in the name
    of its university, belongs to it. A title alone is no name; "the Nation" or "the Court" says too little. A country
    that plays or votes is an organisation there and a place here: a word that is both in GUM may be either.
    """
    places = {name for doc in docs for sent, spans in _spans(doc) for name in _place_names(sent, spans)}
    nouns = {word.lemma for doc in docs for sent in doc.sents for word in sent.words if word.upos == "NOUN"}
    for doc in docs:
        for sent, spans in _spans(doc):
            yield _sentence(sent, spans, places, nouns)


def _place_names(sent: Sent, spans: list[Span]) -> Iterator[str]:
    for span in spans:
        if span[2] == "place" and (run := _run(sent, span)):
            yield " ".join(word.form for word in sent.words[run[0] : run[1] + 1])


def _sentence(sent: Sent, spans: list[Span], places: set[str], nouns: set[str]) -> Tagged:
    words = sent.words
    row = Row([word.form for word in words], frozenset({"O"}))
    for i, word in enumerate(words):
        if word.upos == "NUM":
            row.allowed[i] = loose(NUMERIC)
        elif word.form[:1].isupper() and word.upos in {"PROPN", "ADJ", "NOUN"} and i:
            row.allowed[i] = ANY if word.upos == "PROPN" else loose(("GROUP", "DATE"))
    taken: set[int] = set()
    for span in sorted(spans, key=lambda span: span[0] - span[1]):
        if span[2] == "time":
            _time(row, sent, span[0], span[1])
        elif (run := _run(sent, span)) and not taken & set(range(run[0], run[1] + 1)):
            if run[0] == run[1] > span[0] and span[2] != "person" and words[run[0]].form.lower() in nouns:
                row.unknown(*run)
            else:
                taken |= set(_lay(row, sent, span, run, places))
    return row.done()


def _lay(row: Row, sent: Sent, span: Span, run: tuple[int, int], places: set[str]) -> Iterable[int]:
    """Lay a name over the row; return the words that it settles."""
    first, last = run
    kind = span[2]
    head = sent.words[_head(sent, span)]
    if kind == "person" and "Number=Plur" in head.feats:
        row.allowed[first : last + 1] = [loose(("GROUP", "ORG"))] * (last + 1 - first)
    elif kind == "person":
        name = name_of_person(row.words, first, last)
        _titles(row, first, name[0] if name else last + 1)
        if not name:
            return ()
        first, last = name
        row.span(first, last, _TYPES[kind])
    elif kind in _TYPES and not _goes_on(sent, span, last):
        country = kind == "organization" and " ".join(row.words[first : last + 1]) in places
        row.span(first, last, ("ORG", "PLACE") if country else _TYPES[kind])
    else:
        row.unknown(first, last)
    return range(first, last + 1)


def _titles(row: Row, first: int, name: int) -> None:
    """Set the titles among the words before a name, or in place of one, outside."""
    for i in range(first, name):
        title = row.words[i] in _JOINTS or not name_of_person(row.words, i, i)
        row.allowed[i] = frozenset({"O"}) if title else ANY


def _goes_on(sent: Sent, span: Span, last: int) -> bool:
    """Say whether a span goes on after the name in a way that may belong to it, as "and Technology" does."""
    rest = sent.words[last + 1 : span[1] + 1]
    return len(rest) > 1 and rest[0].form in {"and", "in", "on"} and rest[1].form[:1].isupper()


def _time(row: Row, sent: Sent, first: int, last: int) -> None:
    for i in range(first, last + 1):
        if row.allowed[i] != frozenset({"O"}) or sent.words[i].upos == "NOUN":
            row.allowed[i] = loose(("DATE",))


def _head(sent: Sent, span: Span) -> int:
    first, last, _ = span
    return next((i for i in range(first, last + 1) if not first <= sent.words[i].head <= last), first)


def _run(sent: Sent, span: Span) -> tuple[int, int] | None:
    """Return the run of name words around the head of a span, or None where the head is no name."""
    first, last, _ = span
    words = sent.words
    a = b = _head(sent, span)
    if words[a].upos != "PROPN":
        return None
    while a > first and _named(words[a - 1].form, words[a - 1].upos):
        a -= 1
    while b < last and _named(words[b + 1].form, words[b + 1].upos):
        b += 1
    while a < b and (words[a].form.lower() in _ARTICLES or words[a].form in _JOINTS):
        a += 1
    while b > a and words[b].form in _JOINTS:
        b -= 1
    return a, b


def _named(form: str, upos: str) -> bool:
    return upos == "PROPN" or (form[:1].isupper() and upos in _NAME_TAGS) or form in _JOINTS


def _spans(doc: Doc) -> Iterator[tuple[Sent, list[Span]]]:
    """Entity spans as (first, last, type); the MISC column opens with ``(id-type-...`` and closes with ``id)``."""
    for sent in doc.sents:
        spans: list[Span] = []
        pending: list[tuple[str, str, int]] = []
        for i, word in enumerate(sent.words):
            match = _ENTITY.search(word.misc)
            if not match:
                continue
            for part in re.findall(r"\([^()]+\)?|\d+\)", match[1]):
                if part.startswith("("):
                    cells = part.strip("()").split("-")
                    if part.endswith(")"):
                        spans.append((i, i, cells[1]))
                    else:
                        pending.append((cells[0], cells[1], i))
                else:
                    number = part[:-1]
                    for k in range(len(pending) - 1, -1, -1):
                        if pending[k][0] == number:
                            _, kind, first = pending.pop(k)
                            spans.append((first, i, kind))
                            break
        yield sent, spans
