"""Give quotations without a cue to whoever spoke last: speech that runs on over sentences and paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.find.quotes import Quotation
from dragoman.find.said.attribution import Attribution
from dragoman.find.said.layout import Layout

__all__ = ["run_on"]

_STOP = re.compile(r"(?<=[\w”\"’'»)])[.!?][\"”’»)]?\s+(?=[A-Z“„\"‘'«`À-Þ])")
"""The end of one sentence and the beginning of the next."""
_LONGEST = 400
"""Characters that may stand between what somebody says and the quotation with which he goes on."""
_SPOKEN = 4
"""Words that a quotation inside an unattributed sentence needs to be speech and not a name or an irony."""
_ENDS = frozenset(".!?…,")


def run_on(found: list[Attribution], layouts: list[Layout], text: str) -> list[Attribution]:
    """Return the attributions with the quotations that follow them, or that they follow, added to their pieces.

    A quotation that no cue takes belongs to the speaker of the sentence before it, if it is a sentence of its own, or
    to whoever speaks the paragraphs that it goes on from or into.
    """
    if not layouts:
        return found
    outer = layouts[0].quotes.outer
    owner = _owners(found, outer)
    for number, quotation in enumerate(outer):
        if number in owner:
            continue
        if number and outer[number - 1].goes_on and number - 1 in owner:
            mine: int | None = owner[number - 1]
            piece = (quotation.start, quotation.end)
        else:
            mine, piece = _speaker_before(quotation, found, layouts, text)
        if mine is not None:
            owner[number] = mine
            found[mine] = _extended(found[mine], piece)
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


def _speaker_before(
    quotation: Quotation, found: list[Attribution], layouts: list[Layout], text: str
) -> tuple[int | None, tuple[int, int]]:
    """Return the attribution whose speaker goes on in a quotation, and the words that go with the quotation."""
    piece = (quotation.start, quotation.end)
    before = [
        (_end(one, layouts), k)
        for k, one in enumerate(found)
        if one.reading.sort != "mind"
        and _end(one, layouts) <= quotation.start
        and layouts[one.sentence].quote[one.cue.token] < 0
    ]
    if not before:
        return None, piece
    end, mine = max(before)
    gap = text[end : quotation.start]
    stops = [match.end() for match in _STOP.finditer(text, end, quotation.start + 1)]
    if len(gap) > _LONGEST or len(stops) > 1:
        return None, piece
    whole = text[quotation.last - 1] in _ENDS - {","} or text[quotation.end : quotation.end + 1] in {
        ".",
        "!",
        "?",
        "\n",
        "",
    }
    if stops == [quotation.start] or not gap.strip():
        return (mine, piece) if whole else (None, piece)
    return (mine, _sentence(quotation, layouts)) if _is_remark(quotation, found, layouts, text, end) else (None, piece)


def _is_remark(quotation: Quotation, found: list[Attribution], layouts: list[Layout], text: str, end: int) -> bool:
    """Tell whether the sentence after somebody's words goes on with them, partly quoted: The deal was "stillborn"."""
    at = _layout_at(layouts, quotation.start)
    if at is None or any(one.sentence == at.sentence.index for one in found) or "\n" in text[end : quotation.start]:
        return False
    words = text[quotation.first : quotation.last].count(" ") + 1
    return words >= _SPOKEN and at.sentence.start - end <= _LONGEST // 2 and at.sentence.start >= end


def _end(attribution: Attribution, layouts: list[Layout]) -> int:
    """Return where an attribution's words end: what is said, the cue, or its speaker."""
    layout = layouts[attribution.sentence]
    source = attribution.source
    ends = [end for _, end in attribution.pieces] + [layout[attribution.cue.last].end]
    return max([*ends, layout[source.last].end] if source is not None else ends)


def _sentence(quotation: Quotation, layouts: list[Layout]) -> tuple[int, int]:
    """Return the whole sentence that a quotation stands in, without its full stop."""
    at = _layout_at(layouts, quotation.start)
    if at is None:
        return quotation.start, quotation.end
    last = at.n - 1
    while last > 0 and at.is_break(last) and not at.is_mark(last):
        last -= 1
    return at.sentence.start, max(at[last].end, quotation.end)


def _layout_at(layouts: list[Layout], offset: int) -> Layout | None:
    return next((layout for layout in layouts if layout.sentence.start <= offset < layout.sentence.end), None)


def _extended(attribution: Attribution, piece: tuple[int, int]) -> Attribution:
    kept = [one for one in attribution.pieces if not (piece[0] <= one[0] and one[1] <= piece[1])]
    if any(start <= piece[0] and piece[1] <= end for start, end in kept):
        return attribution
    return replace(attribution, pieces=tuple(sorted([*kept, piece])))
