"""Parse our own text with a trained reader, so that a further run learns trees on it too (self-distillation).

Our text has no trees of its own. A network that sees it only through the heads of names and acts forgets how to tag and
parse it when it stands alone; parses made with a sentence of context before it are good, and keep that from happening.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.model import Sentence
from dragoman.parse import Reader
from training.conllu import Doc, Sent, Word

__all__ = ["distill"]

CONTEXT = "The minister spoke to reporters after the meeting. "


def distill(texts: Iterable[list[str]], teacher: Path) -> Iterator[Doc]:
    """Yield a document of one paragraph for each text, given as its words, with the teacher's trees."""
    reader = Reader(teacher)
    for number, words in enumerate(texts):
        if 2 < len(words) < 100:
            sents = [_sent(sentence) for sentence in _parse(reader, words)]
            sents[0].paragraph = True
            yield Doc(f"own-{number}", sents)


def _parse(reader: Reader, words: list[str]) -> list[Sentence]:
    """Parse words after a sentence of context and leave the context out."""
    context = CONTEXT.split()
    context = [*context[:-1], context[-1].removesuffix("."), "."]
    text = " ".join([*context, *words])
    offsets = _offsets([*context, *words])
    sentences = reader.parse_tokens(text, offsets, [])
    first = offsets[len(context)][0]
    kept = [s for s in sentences.sentences if s.start >= first]
    return kept or [reader.parse_sentence(" ".join(words), _offsets(words))]


def _offsets(words: list[str]) -> list[tuple[int, int]]:
    offsets, position = [], 0
    for word in words:
        offsets.append((position, position + len(word)))
        position += len(word) + 1
    return offsets


def _sent(sentence: Sentence) -> Sent:
    words = [Word(t.text, t.lemma, t.upos, t.feats, t.head, t.deprel, True, "") for t in sentence.tokens]  # noqa: FBT003
    return Sent(words)
