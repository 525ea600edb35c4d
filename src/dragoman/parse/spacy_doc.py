"""Give a parse to spaCy: a Doc with words, tags, features, lemmas, trees, sentences and entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.errors import MissingExtra
from dragoman.model import Parse

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["to_spacy"]


def to_spacy(parse: Parse) -> Doc:
    """Return a spaCy Doc with all annotations of a parse, so that displaCy and spaCy's matchers work on it.

    Words keep their forms; ``token.idx`` counts from the parse's first word with one space where the report has any
    white space, so offsets into the report are kept in ``doc.user_data["offsets"]``, one (start, end) a token.
    ``token.tag_`` repeats the universal tag, since the reader has no other.

    Raises:
        MissingExtra: spaCy is not installed.
    """
    try:
        import spacy  # noqa: PLC0415 - an optional dependency
        from spacy.tokens import Doc  # noqa: PLC0415 - an optional dependency
    except ImportError as error:
        message = "spaCy is not installed; pip install 'dragoman[spacy]'"
        raise MissingExtra(message) from error
    tokens = [token for sentence in parse.sentences for token in sentence.tokens]
    heads: list[int] = []
    entities, base = ["O"] * len(tokens), 0
    for sentence in parse.sentences:
        heads += [base + (token.head if token.head >= 0 else token.index) for token in sentence.tokens]
        for entity in sentence.entities:
            for i in range(entity.first, entity.last + 1):
                entities[base + i] = f"{'B' if i == entity.first else 'I'}-{entity.label}"
        base += len(sentence.tokens)
    ends = [token.end for token in tokens]
    doc = Doc(
        spacy.blank("en").vocab,
        words=[token.text for token in tokens],
        spaces=[end != other.start for end, other in zip(ends, tokens[1:], strict=False)] + [False] * bool(tokens),
        pos=[token.upos for token in tokens],
        tags=[token.upos for token in tokens],
        morphs=[token.feats for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=heads,
        deps=[token.deprel for token in tokens],
        ents=entities,
    )
    doc.user_data["offsets"] = [(token.start, token.end) for token in tokens]
    return doc
