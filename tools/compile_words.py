"""Compile the list of English base words that lemmas are checked against.

``python tools/compile_words.py LIST [LIST ...]`` reads word lists of SCOWL, one word a line (Debian's packages
wamerican-small and wbritish-small hold them in /usr/share/dict), adds the lemmas of the package's
frames, and writes src/dragoman/data/tokens/words.txt.
"""

from __future__ import annotations

import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "dragoman" / "data" / "tokens" / "words.txt"
HEADER = """\
# English base words, lower case, compiled by tools/compile_words.py from SCOWL (licence and source in data/SOURCES.md).
"""
VERBS = """\
# Verbs that the package's frames name, compiled by tools/compile_words.py from data/frames.
"""


def base_words(words: set[str]) -> list[str]:
    """Return the words that are no regular inflection of another word of the set, sorted."""
    return sorted(word for word in words if not any(stem in words for stem in stems(word)))


def stems(word: str) -> list[str]:
    """Return what a word could be a regular inflection of."""
    found: list[str] = []
    if word.endswith("s") and not word.endswith("ss"):
        found.append(word[:-1])
        if word.endswith("es"):
            found += [word[:-2], word[:-3] + "y"] if word.endswith("ies") else [word[:-2]]
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            found += [stem, stem + "e"]
            if stem[-1] == stem[-2]:
                found.append(stem[:-1])
            if stem.endswith("i"):
                found.append(stem[:-1] + "y")
    return found


def frame_lemmas(pos: str = "VNA") -> set[str]:
    """Return the lemmas of all frames of some parts of speech: what the frames look for must be a known word."""
    lemmas: set[str] = set()
    for path in sorted((TARGET.parent.parent / "frames").glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        if rows and rows[0][:2] == ["lemma", "pos"]:
            lemmas.update(row[0] for row in rows[1:] if row[1] in pos and row[0].isalpha() and row[0].isascii())
    return lemmas


def main() -> None:
    """Read the lists named on the command line and write the table."""
    words: set[str] = set()
    for name in sys.argv[1:]:
        lines = Path(name).read_text(encoding="utf-8").splitlines()
        words.update(line for line in lines if line.isalpha() and line.isascii() and line.islower() and len(line) > 1)
    if not words:
        sys.exit(__doc__)
    kept = sorted({*base_words(words), *frame_lemmas()})
    TARGET.write_text(HEADER + "\n".join(kept) + "\n", encoding="utf-8")
    verbs = sorted(frame_lemmas("V"))
    (TARGET.parent / "frame_verbs.txt").write_text(VERBS + "\n".join(verbs) + "\n", encoding="utf-8")
    print(f"{len(verbs)} verbs of frames and {len(kept)} of {len(words)} words written to {TARGET.name}")


if __name__ == "__main__":
    main()
