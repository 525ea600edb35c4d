"""Read a text: words, sentences, tags, lemmas, trees and named entities, with exact offsets."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from dragoman.model import Parse, Sentence, Token
from dragoman.parse.acts import read_acts
from dragoman.parse.boundaries import last_sure_end, sentence_starts
from dragoman.parse.entities import decode_entities
from dragoman.parse.named import named_entities
from dragoman.parse.network import MODEL, Network, Window
from dragoman.parse.tokenize import paragraphs, tokenize
from dragoman.parse.told_again import name_again

__all__ = ["Reader"]

WINDOW = 110
"""Words read at once; the network learnt on windows of whole sentences of up to this size."""

LONGEST = 200
"""Words of the longest sentence that is read whole; a longer one is cut, so that it fits the encoder's 512 pieces."""

PIECES = 500

Offsets = list[tuple[int, int]]


class Reader:
    """The neural reader: one compact encoder with several heads, run on the CPU.

    Paragraphs (line breaks) always end sentences. Within one, windows of up to 110 words are read, which end where a
    sentence surely does; where none does, the last sentence of the window, which may be cut, is read again at the head
    of the next. Memory is bounded by the window. Words, tags and trees depend on the paragraph alone, names of persons
    on the text (told_again).
    """

    def __init__(self, model: Path = MODEL, threads: int = 1) -> None:
        self._network = Network(model, threads)

    @property
    def digest(self) -> str:
        """The first 12 hexadecimal digits of the SHA-256 of the weights."""
        return self._network.digest

    def parse(self, text: str, start: int = 0) -> Parse:
        """Read a text from an offset on; offsets in the result count from the beginning of the text."""
        sentences: list[Sentence] = []
        for first, last in paragraphs(text, start):
            self._paragraph(text, tokenize(text, first, last), sentences)
        return Parse(name_again(sentences))

    def parse_tokens(self, text: str, tokens: Offsets, breaks: list[int]) -> Parse:
        """Read a text whose words are given by offsets; ``breaks`` are the indices of words that begin a paragraph."""
        sentences: list[Sentence] = []
        edges = sorted({0, *breaks, len(tokens)})
        for first, last in pairwise(edges):
            self._paragraph(text, tokens[first:last], sentences)
        return Parse(name_again(sentences))

    def parse_sentence(self, text: str, tokens: Offsets) -> Sentence:
        """Read words given by offsets as one sentence, whatever the network thinks of its boundaries."""
        read: list[Sentence] = []
        words = [text[a:b] for a, b in tokens]
        self._add_sentences(text, tokens, self._network.read(words), [(0, len(tokens))], read)
        return read[0]

    def _paragraph(self, text: str, tokens: Offsets, sentences: list[Sentence]) -> None:
        position = 0
        size = WINDOW
        while position < len(tokens):
            rest = tokens[position : position + size + 1]
            whole = len(rest) if len(rest) <= size else last_sure_end(text, rest, size)
            chunk, window = self._window(text, rest[: whole or size])
            edges = [*sentence_starts(text, chunk, window.begins), len(chunk)]
            if len(chunk) != whole and len(edges) > 2:
                edges.pop()  # the last sentence may be cut
            elif len(chunk) != whole and size < LONGEST:
                size = LONGEST  # one sentence fills the window: try a longer one
                continue
            self._add_sentences(text, chunk, window, list(pairwise(edges)), sentences)
            position += edges[-1]
            size = WINDOW

    def _window(self, text: str, chunk: Offsets) -> tuple[Offsets, Window]:
        """Read as many of some words as fit the encoder."""
        while True:
            words = [text[a:b] for a, b in chunk]
            pieces = self._network.pieces(words)
            if len(pieces.ids) <= PIECES or len(chunk) == 1:
                return chunk, self._network.read(words, pieces)
            chunk = chunk[: len(chunk) // 2]

    def _add_sentences(
        self, text: str, tokens: Offsets, window: Window, spans: Offsets, sentences: list[Sentence]
    ) -> None:
        """Append the sentences of a window, which are given by the numbers of their words."""
        heads, relations = self._network.trees(window, spans)
        for first, last in spans:
            made = tuple(
                Token(
                    i - first,
                    *tokens[i],
                    text[tokens[i][0] : tokens[i][1]],
                    window.lemma[i],
                    window.upos[i],
                    window.feats[i],
                    heads[i] - first if heads[i] >= 0 else -1,
                    relations[i],
                )
                for i in range(first, last)
            )
            found = named_entities(made, decode_entities(window.entity[first:last], self._network.tags))
            acts = read_acts(window, first, last, self._network.act_labels)
            sentences.append(Sentence(len(sentences), made[0].start, made[-1].end, made, found, acts))
