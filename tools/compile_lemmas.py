"""Compile the table of lemmas that no rule gives: ``python tools/compile_lemmas.py TREEBANK [TREEBANK ...]``.

Each TREEBANK is a CoNLL-U file, gzipped or not (the training parts of UD English EWT and GUM). Kept are pairs of form
and tag that were seen at least twice, nearly always with one lemma, and whose lemma is no plain inflection undone:
"men", "thanks", "better". Names are left to the rules. Writes src/dragoman/data/tokens/lemmas.tsv.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from dragoman.evaluate.conllu import read_conllu

TARGET = Path(__file__).parent.parent / "src" / "dragoman" / "data" / "tokens" / "lemmas.tsv"
HEADER = """\
# Lemmas that no rule gives, compiled by tools/compile_lemmas.py from UD English EWT and GUM (data/SOURCES.md).
form\ttag\tlemma
"""
SHARE = 0.9
"""At least this share of a pair's occurrences has the lemma."""
LEFT = {"PROPN", "X", "PUNCT", "SYM", "NUM"}
LIKE_INFLECTIONS = ("s", "ed", "ing", "er", "est", "en")


def irregular(form: str, tag: str, lemma: str) -> bool:
    """Tell whether the rules could miss a lemma: it differs from the form and its ending, or hides behind an ending."""
    if lemma == form:
        return tag in {"NOUN", "VERB", "ADJ", "ADV"} and form.endswith(LIKE_INFLECTIONS)
    if tag == "NOUN":
        return form != lemma + "s"
    if tag == "VERB":
        return form not in {*(lemma + ending for ending in ("s", "ed", "ing", "d")), lemma[:-1] + "ing"}
    return True


def lemma_rows(paths: Iterable[Path]) -> list[tuple[str, str, str]]:
    """Return rows of form, tag and lemma, sorted."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path in paths:
        for document in read_conllu(path):
            for word in document.words:
                seen[word.form.lower(), word.upos][word.lemma] += 1
    rows = []
    for (form, tag), lemmas in seen.items():
        lemma, count = lemmas.most_common(1)[0]
        if tag not in LEFT and count >= max(2, SHARE * lemmas.total()) and irregular(form, tag, lemma):
            rows.append((form, tag, lemma))
    return sorted(rows)


def main() -> None:
    """Read the treebanks named on the command line and write the table."""
    rows = lemma_rows(map(Path, sys.argv[1:]))
    TARGET.write_text(HEADER + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} lemmas in {TARGET}")


if __name__ == "__main__":
    main()
