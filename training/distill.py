"""Give text that has no trees those of a trained reader: ``python -m training.distill MODEL --out own.conllu.gz``.

Our own text and the corpora of names have no trees. A network that sees them only through the heads of names and acts
forgets how to tag and parse them when they stand alone; parses made with a sentence of context before them are good,
and learning from these keeps that from happening (self-distillation).
"""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from dragoman.model import Sentence
from dragoman.parse import Reader
from training import entities
from training.acts import read_texts

__all__ = ["distill"]

CONTEXT = ("The", "minister", "spoke", "to", "reporters", "after", "the", "meeting", ".")
_SHARE = 200
"""Texts that a process reads at a time."""


def distill(texts: Iterable[list[str]], teacher: Path, jobs: int = 1) -> Iterator[str]:
    """Yield each text, given as its words, as a document of one paragraph in CoNLL-U with the teacher's trees."""
    kept = [words for words in texts if 2 < len(words) < 100]
    shares = [kept[i : i + _SHARE] for i in range(0, len(kept), _SHARE)]
    with get_context("spawn").Pool(jobs) as pool:
        blocks = chain.from_iterable(pool.imap(partial(_share, teacher), shares))
        for number, block in enumerate(blocks):
            yield f"# newdoc id = own-{number}\n{block}"


def _share(teacher: Path, texts: list[list[str]]) -> list[str]:
    reader = Reader(teacher)
    return ["\n".join(map(_block, _parse(reader, words))) for words in texts]


def _parse(reader: Reader, words: list[str]) -> list[Sentence]:
    """Parse words after a sentence of context and leave the context out."""
    offsets = _offsets([*CONTEXT, *words])
    first = offsets[len(CONTEXT)][0]
    read = reader.parse_tokens(" ".join([*CONTEXT, *words]), offsets, [])
    kept = [sentence for sentence in read.sentences if sentence.start >= first]
    return kept or [reader.parse_sentence(" ".join(words), _offsets(words))]


def _offsets(words: list[str]) -> list[tuple[int, int]]:
    offsets, position = [], 0
    for word in words:
        offsets.append((position, position + len(word)))
        position += len(word) + 1
    return offsets


def _block(sentence: Sentence) -> str:
    rows = [
        f"{i}\t{t.text}\t{t.lemma}\t{t.upos}\t_\t{t.feats or '_'}\t{t.head + 1}\t{t.deprel}\t_\t_\n"
        for i, t in enumerate(sentence.tokens, 1)
    ]
    return "".join(rows)


def main() -> None:
    """Parse the command line and write the trees of all text that has none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teacher", type=Path, help="folder of an exported model")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    parser.add_argument("--text", type=Path, default=Path(__file__).parent / "text", help="folder of our own text")
    parser.add_argument("--out", type=Path, required=True, help="CoNLL-U file to write, gzipped")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    options = parser.parse_args()
    part = options.out.with_suffix(".part")
    with gzip.open(part, "wt", encoding="utf-8") as out:
        for block in distill(_texts(options.data, options.text), options.teacher, options.jobs):
            print(block, file=out)
    part.replace(options.out)  # what is there is whole, also where an earlier run was stopped


def _texts(data: Path, text: Path) -> Iterator[list[str]]:
    named = chain(
        *(entities.written(path) for path in sorted(text.glob("*.txt"))),
        entities.public(data),
    )
    yield from (tagged.words for tagged in named)
    for path in sorted((text / "written").glob("*.jsonl")):
        yield from (composed.words for composed in read_texts(path))


if __name__ == "__main__":
    main()
