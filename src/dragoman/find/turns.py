"""Give quotations without a cue to whoever spoke last: speech that runs on over sentences and paragraphs."""

from __future__ import annotations

from dataclasses import replace

from dragoman.find.attribution import Attribution
from dragoman.find.layout import Layout
from dragoman.find.quotes import Quotation

__all__ = ["run_on"]

_SPOKEN = 4
"""Words that a quotation inside an unattributed sentence needs to be speech and not a name or an irony."""
_FRAME = 4
"""Words outside of its quotations that a sentence may have and still be nothing but quotation."""


def run_on(found: list[Attribution], layouts: list[Layout], text: str) -> list[Attribution]:
    """Return the attributions with the quotations that follow them, or that they follow, added to their pieces.

    A quotation that no cue takes belongs to the speaker of the sentence before it, if it makes up its own sentence, or
    to whoever speaks the paragraphs that it goes on from or into.
    """
    if not layouts:
        return found
    outer = layouts[0].quotes.outer
    owner = _owners(found, outer)
    for number, quotation in enumerate(outer):
        if number in owner:
            continue
        mine = _spoken_by(number, quotation, found, layouts, text, owner)
        if mine is not None:
            owner[number] = mine
            found[mine] = _extended(found[mine], _piece(quotation, layouts))
    for number in range(len(outer) - 2, -1, -1):  # the cue may stand in the last paragraph of a speech
        if outer[number].goes_on and number not in owner and number + 1 in owner:
            owner[number] = owner[number + 1]
            found[owner[number]] = _extended(found[owner[number]], (outer[number].start, outer[number].end))
    return found


def _owners(found: list[Attribution], outer: tuple[Quotation, ...]) -> dict[int, int]:
    """Return which attribution each quotation lies in already."""
    owner: dict[int, int] = {}
    for k, attribution in enumerate(found):
        for start, end in attribution.pieces:
            for number, quotation in enumerate(outer):
                if start <= quotation.start and quotation.end <= end + 1:
                    owner.setdefault(number, k)
    return owner


def _spoken_by(
    number: int, quotation: Quotation, found: list[Attribution], layouts: list[Layout], text: str, owner: dict[int, int]
) -> int | None:
    """Return the attribution whose speaker goes on in a quotation."""
    outer = layouts[0].quotes.outer
    if number and outer[number - 1].goes_on and number - 1 in owner:
        return owner[number - 1]
    at = _sentence_at(layouts, quotation.start)
    if at is None or any(a.sentence == at.sentence.index and a.source is not None for a in found):
        return None
    index = at.sentence.index
    before = [
        k
        for k, a in enumerate(found)
        if _reaches(a, layouts, index - 1) and a.source is not None and a.reading.sort != "mind"
    ]
    if not before:
        return None
    broken = "\n" in text[layouts[index - 1].sentence.end : at.sentence.start]
    whole = _is_whole(at)
    if not whole and (
        broken
        or quotation.last - quotation.first < 12
        or text[quotation.first : quotation.last].count(" ") < _SPOKEN - 1
    ):
        return None
    return before[-1]


def _reaches(attribution: Attribution, layouts: list[Layout], index: int) -> bool:
    """Tell whether an attribution's cue or last words stand in a sentence."""
    if index < 0:
        return False
    sentence = layouts[index].sentence
    return attribution.sentence == index or sentence.start < attribution.pieces[-1][1] <= sentence.end + 1


def _is_whole(layout: Layout) -> bool:
    """Tell whether a sentence is all quotation but for a few words."""
    outside = [i for i in range(layout.n) if layout.quote[i] < 0 and not layout.is_break(i)]
    inside = sum(layout.quote[i] >= 0 for i in range(layout.n))
    return not outside or (len(outside) <= _FRAME and inside > 2 * len(outside) and layout.quote[0] >= 0)


def _piece(quotation: Quotation, layouts: list[Layout]) -> tuple[int, int]:
    """Return the words that go with a quotation: its whole sentence where that is only partly quoted."""
    at = _sentence_at(layouts, quotation.start)
    if at is None or _is_whole(at):
        return quotation.start, quotation.end
    last = at.n - 1
    while last > 0 and at.is_break(last) and not at.is_mark(last):
        last -= 1
    return at.sentence.start, max(at[last].end, quotation.end)


def _sentence_at(layouts: list[Layout], offset: int) -> Layout | None:
    return next((layout for layout in layouts if layout.sentence.start <= offset < layout.sentence.end), None)


def _extended(attribution: Attribution, piece: tuple[int, int]) -> Attribution:
    kept = [one for one in attribution.pieces if not (piece[0] <= one[0] and one[1] <= piece[1])]
    if any(start <= piece[0] and piece[1] <= end for start, end in kept):
        return attribution
    return replace(attribution, pieces=tuple(sorted([*kept, piece])))
