"""Parses on one line for tests of the finders: form_UPOS_head_relation, with |lemma, =feature and :ENTITY added.

``Iran_PROPN_2_nsubj:PLACE said|say_VERB_0_root`` reads: Iran, a proper noun, subject of the second word, tagged as a
place. A token that begins with ``~`` is written without a space before it.
"""

from __future__ import annotations

import re

import factory
from dragoman.find.who.actors import find_actors
from dragoman.find.who.history import History
from dragoman.find.who.names import tables
from dragoman.find.who.world import World
from dragoman.model import Actor, Cast, Parse, Report

_TOKEN = re.compile(r"(~?)([^_|]+)(?:\|([^_]+))?_([A-Z]+)_(\d+)_([a-z:]+?)(?:=(\w+))?(?::([BI]-)?([A-Z]+))?$")
_PLURAL = "Number=Plur"


def read(*lines: str, day: str = "2025-03-14") -> tuple[Parse, Report]:
    """Make a parse and its report of sentences on one line each."""
    sentences, text = [], ""
    for index, line in enumerate(lines):
        start = len(text) + (1 if text else 0)
        rows, words = [], ""
        for piece in line.split():
            match = _TOKEN.match(piece)
            assert match is not None, piece
            tight, form, lemma, upos, head, relation, feature, begin, entity = match.groups()
            feats = {"plural": _PLURAL, "rel": "PronType=Rel"}.get(feature or "", "_")
            tag = (begin or "B-") + entity if entity else "O"
            rows.append(f"{form} {lemma or form.lower()} {upos} {head} {relation} {feats} {tag}")
            words += form if tight or not words else " " + form
        text += (" " if text else "") + words
        sentences.append(factory.sentence("\n".join(rows), words, index, start))
    return factory.parse(*sentences), factory.report(text, day)


def cast(*lines: str, day: str = "2025-03-14") -> Cast:
    """Find the actors of sentences on one line each."""
    parse, report = read(*lines, day=day)
    return find_actors(parse, report)


def world(*lines: str, day: str = "2025-03-14") -> tuple[World, History]:
    """Lay a report out without finding its actors."""
    parse, report = read(*lines, day=day)
    laid = World(parse, report, tables())
    return laid, History(laid)


def named(found: Cast, words: str, sentence: int | None = None) -> Actor:
    """Return the one actor with a mention of exactly these words."""
    actors = [
        actor
        for actor in found.actors
        for mention in actor.mentions
        if mention.span.text == words and sentence in {None, mention.sentence}
    ]
    assert actors, f"no mention {words!r} in {[m.span.text for a in found.actors for m in a.mentions]}"
    return actors[0]


def mentions(actor: Actor) -> list[tuple[str, str]]:
    """Return the words and the manner of each mention."""
    return [(mention.span.text, mention.how) for mention in actor.mentions]
