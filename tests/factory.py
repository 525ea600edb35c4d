"""Builders of small parses and reports for tests, so that no test needs the network's weights."""

from __future__ import annotations

from datetime import date

from dragoman.model import NamedEntity, Parse, Report, Sentence, Token


def report(
    text: str, day: str = "2025-03-14", *, title: str | None = None, source: str | None = None, body_start: int = 0
) -> Report:
    """Make a report with a fixed id from a text and an ISO date."""
    return Report("test", date.fromisoformat(day), text, title, source, body_start=body_start)


def sentence(rows: str, text: str | None = None, index: int = 0, start: int = 0) -> Sentence:
    """Make a sentence from rows of ``form lemma upos head deprel [feats] [entity]``, one token a line.

    Heads count from 1 with 0 for the root, as in CoNLL-U. The entity column is a BIO tag such as ``B-PERSON``. Without
    ``text`` the tokens are joined by single spaces.
    """
    cells = [line.split() for line in rows.strip().splitlines()]
    text = text if text is not None else " ".join(cell[0] for cell in cells)
    tokens, position = [], 0
    for i, cell in enumerate(cells):
        position = text.index(cell[0], position)
        feats = cell[5] if len(cell) > 5 and cell[5] != "_" else ""
        tokens.append(
            Token(
                i,
                start + position,
                start + position + len(cell[0]),
                cell[0],
                cell[1],
                cell[2],
                feats,
                int(cell[3]) - 1,
                cell[4],
            )
        )
        position += len(cell[0])
    tags = [cell[6] if len(cell) > 6 else "O" for cell in cells]
    return Sentence(index, tokens[0].start, tokens[-1].end, tuple(tokens), tuple(entities(tags)))


def entities(tags: list[str]) -> list[NamedEntity]:
    """Turn BIO tags into entity spans."""
    found: list[NamedEntity] = []
    for i, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append(NamedEntity(i, i, tag[2:]))
        elif tag.startswith("I-") and found and found[-1].last == i - 1:
            found[-1] = NamedEntity(found[-1].first, i, tag[2:])
    return found


def parse(*sentences: Sentence) -> Parse:
    """Make a parse of sentences."""
    return Parse(tuple(sentences))
