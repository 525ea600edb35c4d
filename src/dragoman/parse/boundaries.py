"""Decide where sentences begin: what the network scores, mended by what the text shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from dragoman.tables import read_word_set

__all__ = ["last_sure_end", "sentence_starts"]

Offsets = Sequence[tuple[int, int]]

_OPENING = frozenset("“„«‘([{") | {"``"}
"""Marks that open what follows them."""

_CLOSING = frozenset("”»’)]}") | {"''"}
"""Marks that close what is before them."""

_STRAIGHT = frozenset("\"'`")
"""Marks that open or close, as the white space beside them tells."""

_FINAL = frozenset(".?!")
"""Marks that end a sentence."""

_PICTURE = frozenset({"FILE", "PHOTO", "PICTURE"})
"""Words that end the label before a caption, "FILE - ", "FILE PHOTO: "."""

_AFTER_LABEL = frozenset("-–—:")
"""Marks that end such a label."""

_CLEAR, _MARKED, _COLON = -2.0, -5.0, 1.0
"""Log odds above which a beginning is believed where a capital follows a final mark, where a full stop and marks that
close or open are before the capital, and where a colon is; elsewhere 0. Fitted on the training parts of EWT and GUM."""


def sentence_starts(text: str, tokens: Offsets, scores: npt.NDArray[np.float32]) -> list[int]:
    """Return the numbers of the words that begin a sentence, 0 always among them.

    ``scores`` are the network's log odds that a word begins a sentence. A mark that opens belongs to what follows, one
    that closes to what is before; a number that is the mark of a note to the sentence before it, that of a section to
    its heading; and a word set against the one before begins a sentence only where a full stop and a capital say so.
    What the label of a picture introduces is a sentence of its own: "FILE - The king arrives".
    """
    starts = {0, *_captions(text, tokens)}
    for i in np.flatnonzero(scores > _MARKED).tolist():
        if scores[i] > _least(text, tokens, i):
            start = _moved(text, tokens, i)
            if 0 < start < len(tokens) and (_is_apart(tokens, start) or _is_run_on(text, tokens, start)):
                starts.add(start)
    return sorted(start for start in starts if not (start - 1 in starts and _is_section(text, tokens, start - 1)))


def _captions(text: str, tokens: Offsets) -> Iterator[int]:
    """Yield the numbers of the words that a picture's label introduces."""
    for i in range(2, len(tokens)):
        mark, before = text[slice(*tokens[i - 1])], text[slice(*tokens[i - 2])]
        if mark in _AFTER_LABEL and before in _PICTURE and _is_apart(tokens, i):
            yield i


def last_sure_end(text: str, tokens: Offsets, most: int) -> int:
    """Return how many of the first ``most`` words end with a sentence that surely ends there, or 0.

    Sure is a full stop, question or exclamation mark, save behind the number of a list's item, before white space and a
    capital, perhaps within an opening mark. In the training parts of EWT and GUM 998 in 1,000 of these are ends.
    """
    for end in range(min(most, len(tokens) - 1), 1, -1):
        if _is_final(text, tokens, end - 1) and _is_capital(text, tokens, end):
            return end
    return 0


def _least(text: str, tokens: Offsets, i: int) -> float:
    """Return the log odds that make a word the beginning of a sentence."""
    mark = i - 1
    while mark > 0 and _closes(text, tokens, mark):
        mark -= 1
    if mark < 1 or not _is_capital(text, tokens, i):
        return 0.0
    if text[tokens[i - 1][0]] == ":":
        return _COLON
    if not _is_final(text, tokens, mark):
        return 0.0
    if mark == i - 1 and not _opens(text, tokens, i):
        return _CLEAR
    return _MARKED if text[tokens[mark][0]] == "." else 0.0


def _is_final(text: str, tokens: Offsets, i: int) -> bool:
    """Tell whether a word is a mark that ends a sentence, and not that of a list's number."""
    before = text[slice(*tokens[i - 1])]
    return text[slice(*tokens[i])] in _FINAL and not (before.isdigit() and len(before) < 4)


def _is_capital(text: str, tokens: Offsets, i: int) -> bool:
    """Tell whether a word has white space before it and a capital, perhaps behind a mark that opens."""
    if not _is_apart(tokens, i):
        return False
    return text[tokens[i + 1 if _opens(text, tokens, i) else i][0]].isupper()


def _moved(text: str, tokens: Offsets, i: int) -> int:
    """Move a beginning to before the marks that open it, and behind those that close what is before it."""
    while i < len(tokens) and i > 0 and (_closes(text, tokens, i) or _is_note(text, tokens, i)):
        i += 1
    if _is_note_apart(text, tokens, i):
        i += 1
    while i > 1 and _opens(text, tokens, i - 1):
        i -= 1
    return i


def _opens(text: str, tokens: Offsets, i: int) -> bool:
    mark = text[slice(*tokens[i])]
    if i + 1 >= len(tokens) or mark not in _STRAIGHT:
        return i + 1 < len(tokens) and mark in _OPENING
    return not _is_apart(tokens, i + 1) and (_is_apart(tokens, i) or _opens(text, tokens, i - 1))


def _closes(text: str, tokens: Offsets, i: int) -> bool:
    mark = text[slice(*tokens[i])]
    if mark not in _STRAIGHT:
        return mark in _CLOSING
    return not _is_apart(tokens, i) and (_is_apart(tokens, i + 1) or _closes(text, tokens, i + 1))


def _is_note(text: str, tokens: Offsets, i: int) -> bool:
    start, end = tokens[i]
    return (
        text[start:end].isdigit()
        and not _is_apart(tokens, i)
        and text[start - 1] in ".?!)]”’\"'"
        and _is_apart(tokens, i + 1)
    )


def _is_run_on(text: str, tokens: Offsets, i: int) -> bool:
    """Tell whether a sentence begins without white space before it: "Resolution 2231.The next"."""
    start = tokens[i][0]
    return text[slice(*tokens[i - 1])] in _FINAL and text[start].isupper()


def _is_apart(tokens: Offsets, i: int) -> bool:
    """Tell whether white space, or the beginning or end, stands before a word."""
    return i == 0 or i >= len(tokens) or tokens[i][0] > tokens[i - 1][1]


def _is_note_apart(text: str, tokens: Offsets, i: int) -> bool:
    """Tell whether a number between a final mark and "The", "However" or the like is the mark of a note.

    No number counts such a word, so "4 Even though" begins no sentence. Notes stand so where a page was turned into
    text.
    """
    if not 0 < i < len(tokens) - 1 or text[slice(*tokens[i - 1])] not in _FINAL:
        return False
    number, following = text[slice(*tokens[i])], text[slice(*tokens[i + 1])]
    return (
        number.isdigit()
        and len(number) < 4
        and following.istitle()
        and following.lower() in read_word_set("tokens", "openers")
    )


def _is_section(text: str, tokens: Offsets, i: int) -> bool:
    """Tell whether a word is the number of a section, as 1.1 is, which belongs to its heading."""
    return re.fullmatch(r"\d{1,2}(?:\.\d{1,2})+", text[slice(*tokens[i])]) is not None
