"""Cut a text into words with exact offsets, by rule, in the manner of the Universal Dependencies treebanks of English.

Clitics are words of their own ("Iran's" is "Iran" + "'s", "don't" is "do" + "n't"), hyphenated compounds are cut at the
hyphen ("Sino-US" is three words) save after a prefix ("non-nuclear"), abbreviations and initials keep their full stop.
Every character that is not white space belongs to exactly one word, in order.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

__all__ = ["paragraphs", "tokenize"]

_CHUNK = re.compile(r"\S+")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_WHOLE = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|int|info|html?|pdf|doc|xls|ru|cn|ir|uk|fr|de)(?![\w.])"
    r"|(?:\d{3}-)?\d{3}-\d{4}|\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|[:;=8][-o]?[)(DPp/\\]+(?!\w)"
)
_PIECE = re.compile(
    r"\d++(?:[.,:/]\d++)*+(?:st|nd|rd|th|s)?(?![^\W\d_])"  # 1,200  3.5  10:30  1/2  21st  1980s
    r"|\d++(?:[.,:]\d++)*+"  # the number of "5pm", "10km"
    r"|(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W\d_])"  # U.S.  a.m.  D.C
    r"|[A-Z]&[A-Z](?!\w)"  # A&E
    r"|[a-z]\w+(?:\.[a-z]\w+)+(?!\w)"  # comp.sources.unix
    r"|\w+"
    r"|\.{2,}|[-=]{2,}|\*{2,}|\${2,}|_{2,}|[!?]{2,}|<{2,}|>{2,}"
    r"|[^\w\s]"
)
_CLITIC = re.compile(r"(?i)(?:n['’`]t|['’`](?:s|m|re|ve|ll|d))$")
_MEASURE = re.compile(r"(?i)\d+(?:[.,:]\d+)*(?=(?:[ap]\.?m\.?|km|kg|mm|cm|bn|tn|m|k|pc|b)$)")
"""The number of "10km", "7pm"."""
_SPLIT = {
    "cannot": 3,
    "gonna": 3,
    "gotta": 3,
    "wanna": 3,
    "dunno": 2,
    "dont": 2,
    "didnt": 3,
    "doesnt": 4,
    "isnt": 2,
    "wasnt": 3,
    "wont": 2,
    "cant": 2,
    "havent": 4,
    "couldnt": 5,
    "wouldnt": 5,
    "arent": 3,
    "im": 1,
    "ive": 1,
    "thats": 4,
    "theres": 5,
    "alot": 1,
    "youre": 3,
}
_APOSTROPHES = "'’`"
_DASHES = "-‐‑"


def paragraphs(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Return the offsets of the stretches of text between line breaks, white space trimmed, empty ones left out."""
    found, position = [], start
    for match in [*_BREAK.finditer(text, start), None]:
        end = match.start() if match else len(text)
        chunk = text[position:end]
        stripped = chunk.strip()
        if stripped:
            lead = len(chunk) - len(chunk.lstrip())
            found.append((position + lead, position + lead + len(stripped)))
        position = match.end() if match else end
    return found


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the half-open offsets of the words between two offsets of a text.

    >>> text = "Iran's stance won't change."
    >>> [text[a:b] for a, b in tokenize(text)]
    ['Iran', "'s", 'stance', 'wo', "n't", 'change', '.']
    """
    words: list[tuple[int, int]] = []
    for match in _CHUNK.finditer(text, start, len(text) if end is None else end):
        if match.group().isalpha():
            words += _clitics(text, *match.span())
        else:
            words += _chunk(text, *match.span())
    return words


def _chunk(text: str, start: int, end: int) -> list[tuple[int, int]]:
    words: list[tuple[int, int]] = []
    position = start
    while position < end:
        whole = _WHOLE.match(text, position, end)
        if whole and (position == start or not text[position - 1].isalnum()):
            stop = _trim_whole(text, position, whole.end())
            words.append((position, stop))
            position = stop
            continue
        piece = _PIECE.match(text, position, end)
        stop = piece.end() if piece else position + 1
        if text[position].isalnum() or text[position] == "_":
            stop = _word_end(text, position, stop, end)
            words.extend(_clitics(text, position, stop))
        elif text[position] in _APOSTROPHES:
            stop = _apostrophe_end(text, position, end)
            words.append((position, stop))
        else:
            words.append((position, stop))
        position = stop
    return words


def _trim_whole(text: str, start: int, stop: int) -> int:
    while (
        stop - start > 1 and text[stop - 1] in ".,;:!?)]}'’\"" and not (text[stop - 1] == ")" and text[start] in ":;=8")
    ):
        stop -= 1
    return stop


def _word_end(text: str, start: int, stop: int, end: int) -> int:
    """Extend a word over inner apostrophes, kept hyphens and the full stop of an abbreviation."""
    while stop < end:
        mark = text[stop]
        goes_on = stop + 1 < end and text[stop + 1].isalnum()
        if goes_on and (mark in _APOSTROPHES or (mark in _DASHES and _keeps_hyphen(text, start, stop, end))):
            stop = _run(text, stop + 1, end)
        elif mark == "." and _is_abbreviation(text[start:stop], last=_ends_sentence(text, stop + 1)):
            return stop + 1
        else:
            return stop
    return stop


def _run(text: str, position: int, end: int) -> int:
    while position < end and (text[position].isalnum() or text[position] == "_"):
        position += 1
    return position


def _keeps_hyphen(text: str, start: int, hyphen: int, end: int) -> bool:
    first = text[start:hyphen]
    if first.isdigit() or (first[0].isdigit() and not first.isalnum()):
        return False
    if first.isupper() and len(first) > 1:
        return False
    if first.lower() in _words("prefixes.txt"):
        return True
    # "Naqsh-e Jahan": a linking vowel after a hyphen stays with its word
    return _run(text, hyphen + 1, end) == hyphen + 2 and text[hyphen + 1] in "eio"


def _ends_sentence(text: str, position: int) -> bool:
    """A word that may end a sentence stands at the end of its paragraph or before a capital."""
    rest = text[position : position + 4].lstrip(" ")
    return not rest or rest[0] in "\r\n" or rest[0].isupper()


def _is_abbreviation(word: str, *, last: bool) -> bool:
    if len(word) == 1 and word.isalpha():
        return word.isupper()
    if "." in word and word.replace(".", "").isalpha() and all(len(part) <= 2 for part in word.split(".")):
        return True
    lower = word.lower()
    if lower == "no":
        return word == "No" and not last
    if lower in {"etc", "p.m", "a.m"} and last:
        return False
    return lower in _words("abbreviations.txt") and (
        word[0].isupper() or lower in {"etc", "vs", "cf", "eg", "ie", "approx"}
    )


def _apostrophe_end(text: str, position: int, end: int) -> int:
    """An apostrophe takes the letters after it only when they are a clitic cut off by a quote or a plural genitive."""
    match = re.match(r"(?i)['’`](?:s|m|re|ve|ll|d|em|til|cause)(?!\w)", text[position:end][:8])
    if match and (position == 0 or text[position - 1].isalnum() or match.group()[1:].lower() in {"em", "til", "cause"}):
        return position + match.end()
    year = re.match(r"['’]\d\ds?(?!\w)", text[position:end][:6])
    return position + (year.end() if year else 1)


def _clitics(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    word = text[start:stop]
    cut = _SPLIT.get(word) or (_SPLIT.get(word.lower()) if len(word) > 3 else None)
    if cut is None and not word.isalpha():
        match = _CLITIC.search(word)
        cut = match.start() if match and match.start() > 0 else None
        if cut is None:
            match = _MEASURE.match(word)
            cut = match.end() if match else None
    if cut is None:
        return [(start, stop)]
    return [(start, start + cut), *_clitics(text, start + cut, stop)] if cut < len(word) else [(start, stop)]


@lru_cache(maxsize=4)
def _words(name: str) -> frozenset[str]:
    lines = (resources.files("dragoman.data.tokens") / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
