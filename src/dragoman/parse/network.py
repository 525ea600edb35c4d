"""Run the shipped network on one window of words and decode its scores into tags, lemmas, entities and arcs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from dragoman.errors import BadTable
from dragoman.parse.acts import ActLabels
from dragoman.parse.lemmas import choose_lemmas
from dragoman.parse.pieces import Pieces, to_pieces
from dragoman.parse.tags import choose_tags, closed_lemma, mend_feats
from dragoman.parse.trees import best_tree

__all__ = ["MODEL", "Network", "Window"]

MODEL = Path(__file__).parent / "model"
Floats = npt.NDArray[np.float32]
_OUTPUTS = (
    "upos", "feats", "lemma", "begins", "entity", "arc", "dependent", "head",
    "event", "mode", "status", "actor", "recipient",
)  # fmt: skip
_ROWS = 10
"""Words whose relations are scored in one product, so small that OpenBLAS uses one thread for it.

For a larger one it wakes threads, which then spin for the next: two processes on two cores were no faster than one.
"""


@dataclass(frozen=True, slots=True)
class Window:
    """What the network says of a run of words: tags and lemmas chosen, scores of all else.

    ``begins`` are the log odds that a word begins a sentence.
    """

    upos: list[str]
    feats: list[str]
    lemma: list[str]
    begins: Floats
    entity: Floats
    arc: Floats
    dependent: Floats
    head: Floats
    event: Floats
    mode: Floats
    status: Floats
    actor: Floats
    recipient: Floats


class Network:
    """The reader's network in onnxruntime, one thread, one window at a time.

    Dynamic 8-bit quantisation takes its scales from all that is computed at once, so a window is never batched with
    others: its result is then the same whatever else is read. Raises BadTable when a file is missing or does not match
    its digest.
    """

    def __init__(self, folder: Path = MODEL, threads: int = 1) -> None:
        self.folder = folder
        _check(folder)
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self._upos: list[str] = labels["upos"]
        self._feats: list[str] = labels["feats"]
        self._lemma: list[str] = labels["lemma"]
        self._deprel: list[str] = labels["deprel"]
        self.tags: list[str] = labels["entity"]
        self.act_labels = ActLabels(labels["event"], labels["mode"], labels["status"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False
        # the graph is fused as it ships, and would be fused in other ways by the levels above
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self._session = onnxruntime.InferenceSession(
            str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
        )
        with np.load(folder / "label.npz") as arrays:
            self._weight: Floats = np.ascontiguousarray(arrays["weight"].T)
            self._bias: Floats = arrays["bias"]

    @cached_property
    def digest(self) -> str:
        """The first 12 hexadecimal digits of the SHA-256 of the weights."""
        digests = json.loads((self.folder / "digest.json").read_text(encoding="utf-8"))
        return str(digests["reader.onnx"])[:12]

    def pieces(self, words: list[str]) -> Pieces:
        """Return the word pieces of some words, special tokens included."""
        return to_pieces(self._tokenizer, words)

    def read(self, words: list[str], pieces: Pieces | None = None) -> Window:
        """Score a window of words; it must make at most 512 pieces."""
        pieces = pieces or self.pieces(words)
        feed = {
            "ids": np.array([pieces.ids], dtype=np.int64),
            "cases": np.array([pieces.cases], dtype=np.int64),
            "first": np.array([pieces.first], dtype=np.int64),
        }
        outputs: list[Floats] = [out[0] for out in self._session.run(list(_OUTPUTS), feed)]
        upos, feats, lemma, begins = outputs[:4]
        tags = choose_tags(words, upos, self._upos)
        features = [self._feats[i] for i in feats.argmax(1).tolist()]
        lemmas = choose_lemmas(words, tags, features, lemma, self._lemma)
        return Window(
            tags,
            list(map(mend_feats, words, tags, features)),
            [closed_lemma(*pair) or lemma for *pair, lemma in zip(words, tags, lemmas, strict=True)],
            begins[:, 1] - begins[:, 0],
            *outputs[4:],
        )

    def trees(self, window: Window, sentences: Iterable[tuple[int, int]]) -> tuple[list[int], list[str]]:
        """Return heads (within the window, -1 for roots) and relations of a window's words from the first on.

        ``sentences`` are (first, last), ``last`` exclusive, one after the other from 0.
        """
        heads: list[int] = []
        for first, last in sentences:
            # log-probabilities would differ by a constant a row, which changes no tree
            scores = np.concatenate([window.arc[first:last, :1], window.arc[first:last, first + 1 : last + 1]], 1)
            heads += [head if head < 0 else first + head for head in best_tree(scores)]
        chosen = window.head[np.array(heads) + 1]
        dependent = window.dependent[: len(heads)]
        pairs = np.concatenate([dependent * chosen, dependent, chosen], 1)
        scored = [pairs[i : i + _ROWS] @ self._weight for i in range(0, len(pairs), _ROWS)]
        labels = np.concatenate(scored) + self._bias
        return heads, _relations(labels, heads, self._deprel)


def _relations(scores: Floats, heads: list[int], names: list[str]) -> list[str]:
    """Choose relations so that only the root is called root, and passive auxiliaries go with passive subjects."""
    root = names.index("root")
    scores[:, root] = [np.inf if head < 0 else -np.inf for head in heads]
    chosen = [names[i] for i in scores.argmax(1).tolist()]
    passive = {head for head, name in zip(heads, chosen, strict=True) if name == "aux:pass"}
    return [
        f"{name}:pass" if name in {"nsubj", "csubj"} and head in passive else name
        for head, name in zip(heads, chosen, strict=True)
    ]


def _check(folder: Path) -> None:
    try:
        digests = json.loads((folder / "digest.json").read_text(encoding="utf-8"))
        for name, digest in digests.items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise BadTable(f"{folder / name} does not match its digest: reinstall dragoman")
    except OSError as error:
        raise BadTable(f"the reader's model is missing ({error.filename}): reinstall dragoman") from error
