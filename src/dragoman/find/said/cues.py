"""Read the table of words that bring what somebody says, and find them in a sentence."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.codes import STATEMENT_KINDS
from dragoman.errors import BadTable
from dragoman.find.tree import Tree, base
from dragoman.model import Token
from dragoman.tables import read_table

__all__ = ["COLON", "TAKES", "Cue", "Spotted", "is_saying", "spot_cues"]

TAKES = frozenset({"clause", "quote", "object", "claim", "name", "as", "infinitive", "gerund"})
"""What a reading can take for its content, prepositions apart."""
_POS = {"V": ("VERB", "AUX"), "N": ("NOUN",), "A": ("ADJ",)}
_MODIFIERS = frozenset({"amod", "compound", "flat", "nmod:desc", "aux", "cop"})
_GAP = 2
"""Words that may stand inside a cue of several words: "made it very clear"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One reading of a word or phrase that brings speech, writing or thought: a row of ``data/speech/cues.tsv``.

    ``kind`` is a kind of statement, or ``open`` where the content decides; ``takes`` what can be its content (clause,
    quote, object, claim, name, as, infinitive, gerund, or prepositions); ``to`` where its addressee stands; ``sort`` is
    speech, text or mind.
    """

    words: tuple[str, ...]
    pos: str
    kind: str
    takes: frozenset[str]
    to: str
    sort: str


COLON = Cue((":",), "P", "open", frozenset({"clause"}), "", "speech")
"""The colon of "Minister: no talks before spring" and "No talks before spring: minister"."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A cue in a sentence: its head token, the tokens that it covers, and its readings in the order of the table."""

    token: int
    first: int
    last: int
    readings: tuple[Cue, ...]

    def reading(self, *takes: str) -> Cue | None:
        """Return the first reading that takes one of the given contents."""
        return next((cue for cue in self.readings if not cue.takes.isdisjoint(takes)), None)

    @property
    def pos(self) -> str:
        """The part of speech that all readings share: V, N, A or P."""
        return self.readings[0].pos


Table = dict[str, list[tuple[tuple[str, ...], tuple[Cue, ...]]]]


@cache
def _table() -> dict[str, Table]:
    """Return the cues by part of speech and first word, the longest first."""
    rows: dict[tuple[str, tuple[str, ...]], list[Cue]] = defaultdict(list)
    try:
        for row in csv.DictReader(read_table("speech/cues.tsv"), delimiter="\t", quoting=csv.QUOTE_NONE):
            cue = _cue(row)
            rows[cue.pos, cue.words].append(cue)
    except (KeyError, ValueError) as error:
        raise BadTable(f"the table cues.tsv cannot be read ({error}); install dragoman again") from error
    table: dict[str, Table] = {}
    for (pos, words), cues in rows.items():
        table.setdefault(pos, {}).setdefault(words[0], []).append((words, tuple(cues)))
    for by_word in table.values():
        for entries in by_word.values():
            entries.sort(key=lambda entry: -len(entry[0]))
    return table


def _cue(row: dict[str, str]) -> Cue:
    kind, takes, sort = row["kind"], frozenset(row["takes"].split(",")), row["sort"]
    if (
        row["pos"] not in {*_POS, "P"}
        or kind not in {*STATEMENT_KINDS, "open"}
        or sort not in {"speech", "text", "mind"}
    ):
        raise ValueError(f"unknown code in the row of {row['cue']!r}")
    if not takes or any(word not in TAKES and not word.isalpha() for word in takes):
        raise ValueError(f"unknown content in the row of {row['cue']!r}")
    return Cue(tuple(row["cue"].split()), row["pos"], kind, takes, row["to"], sort)


def spot_cues(tree: Tree) -> list[Spotted]:
    """Return the cues of a sentence in order, the longest reading of each word first."""
    table, found = _table(), []
    for token in tree.tokens:
        pos, lemma = _read(token)
        if pos is None:
            continue
        whole = [hit for words, cues in table[pos].get(lemma, ()) if (hit := _match(tree, token, words, cues))]
        if whole:
            best = whole[0]
            plain = tuple(cue for hit in whole if hit.last == best.last for cue in hit.readings)
            found.append(Spotted(best.token, best.first, best.last, plain))
    return sorted([*found, *_phrases(tree)], key=lambda one: one.first)


def is_saying(lemma: str) -> bool:
    """Tell whether a noun names something said or thought: claim, accusation, report."""
    return lemma in _table()["N"]


def _read(token: Token) -> tuple[str | None, str]:
    """Return the part of speech and the lemma to look a token up by, or None and its text."""
    for pos, tags in _POS.items():
        plain = token.upos in tags and not (token.upos == "AUX" and base(token.deprel) in {"aux", "cop"})
        if plain and token.lemma in _table()[pos]:
            return pos, token.lemma
    lemma = _pasts().get(token.text) if token.upos != "VERB" else None
    if lemma is not None and base(token.deprel) not in _MODIFIERS:
        return "V", lemma  # the reader took a verb for something else
    return None, token.text


@cache
def _pasts() -> dict[str, str]:
    """Return the lemma of each past form of a verb of saying: "said", "warned"."""
    lemmas = {lemma for lemma, entries in _table()["V"].items() if any(len(words) == 1 for words, _ in entries)}
    rows = (
        line.split("\t")
        for line in (files("dragoman.data.tokens") / "irregular_verbs.tsv").read_text("utf-8").splitlines()
    )
    pasts = {cells[0]: cells[1] for cells in rows if len(cells) == 2 and cells[1] in lemmas and cells[0] != cells[1]}
    irregular = set(pasts.values())
    for lemma in sorted(lemmas - irregular):
        stem = (
            lemma[:-1]
            if lemma.endswith("e")
            else lemma[:-1] + "i"
            if lemma[-1] == "y" and lemma[-2] not in "aeo"
            else lemma
        )
        pasts.setdefault(stem + "ed", lemma)
    return {form: lemma for form, lemma in pasts.items() if not form.endswith("ing")}


def _match(tree: Tree, token: Token, words: tuple[str, ...], cues: tuple[Cue, ...]) -> Spotted | None:
    """Match the further words of a cue after its first; pronouns and adverbs may stand between."""
    last = token.index
    for word in words[1:]:
        stop = min(last + 2 + _GAP, len(tree.tokens))
        at = next((k for k in range(last + 1, stop) if word in {tree[k].text.lower(), tree[k].lemma}), None)
        if at is None or any(tree[k].upos not in {"PRON", "ADV", "DET"} for k in range(last + 1, at)):
            return None
        last = at
    return Spotted(token.index, token.index, last, cues)


def _phrases(tree: Tree) -> list[Spotted]:
    """Find the cues that are prepositions: "according to", "in the words of"."""
    found, taken = [], -1
    for token in tree.tokens:
        for words, cues in _table()["P"].get(token.text.lower(), ()):
            last = token.index + len(words)
            run = tuple(other.text.lower() for other in tree.tokens[token.index : last])
            if run == words and token.index > taken:
                found.append(Spotted(token.index, token.index, last - 1, cues))
                taken = last - 1
    return found
