"""Find a speaker's stance towards what is named in a statement, where its words show one."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from dragoman.codes import STANCES
from dragoman.errors import BadTable
from dragoman.find.said.attribution import Attribution
from dragoman.find.said.layout import Layout
from dragoman.find.said.speakers import Speakers
from dragoman.find.tree import base
from dragoman.model import Report, Span, Stance
from dragoman.tables import read_table

__all__ = ["Side", "stances_of"]

_FLIP = {
    "supports": "opposes",
    "opposes": "supports",
    "calls-for": "rejects",
    "commits-to": "rejects",
    "rejects": "supports",
}
_OF_KIND = {"praise": "supports", "accuse": "opposes", "deny": "rejects"}
_DUTY = frozenset({"should", "must", "ought", "need"})


@dataclass(frozen=True, slots=True)
class Side:
    """The countries that a speaker speaks for, and where to look up those of others."""

    codes: set[str]
    speakers: Speakers


@cache
def _table() -> dict[tuple[str, str], tuple[str, str]]:
    """Return stance and place of its object by lemma and part of speech."""
    rows = csv.DictReader(read_table("speech/stances.tsv"), delimiter="\t", quoting=csv.QUOTE_NONE)
    try:
        table = {(word, row["pos"]): (row["stance"], row["place"]) for row in rows for word in row["words"].split()}
    except (KeyError, AttributeError) as error:
        raise BadTable(f"the table stances.tsv cannot be read ({error}); install dragoman again") from error
    if any(stance not in {*STANCES, "duty"} for stance, _ in table.values()):
        raise BadTable("the table stances.tsv names a stance that there is not; install dragoman again")
    return table


def stances_of(
    attribution: Attribution, layout: Layout, within: Layout, content: Span, report: Report, side: Side
) -> tuple[Stance, ...]:
    """Return the stances that a statement's cue and words show, each with the words that name what it is towards."""
    found: dict[tuple[int, int], Stance] = {}
    if attribution.cue.pos == "V":
        _add(found, layout, attribution.cue.token, report, None)
        _add_of_kind(found, attribution, layout, report)
    for token in within.tokens:
        if content.start <= token.start < content.end:
            _add(found, within, token.index, report, side)
    return tuple(sorted(found.values(), key=lambda stance: (stance.start, stance.end)))


def _add(found: dict[tuple[int, int], Stance], layout: Layout, k: int, report: Report, side: Side | None) -> None:
    """Add the stance of one word, if it is in the table and its object is named; without a side it is the cue."""
    tree = layout.tree
    token = tree[k]
    pos = {"VERB": "V", "NOUN": "N", "ADJ": "A"}.get(token.upos, "")
    entry = _table().get((token.lemma.lower(), pos))
    if entry is None:
        return
    stance, place = entry
    duty = any(tree[a].lemma in _DUTY for a in tree.kids(k, "aux")) or _is_called_for(layout, k)
    if side is not None and pos == "V" and not duty and not _speaks_for_itself(layout, k, side):
        return
    if stance == "duty":
        if not duty and side is not None:
            return
        stance = "opposes"
    if any(tree[a].lemma in {"not", "never", "n't", "no"} for a in tree.kids(k, "advmod", "det")):
        stance = _FLIP.get(stance, stance)
    target = _object(layout, k, place)
    if target is None or not _is_named(layout, target):
        return
    _put(found, layout, target, stance, report)


def _add_of_kind(
    found: dict[tuple[int, int], Stance], attribution: Attribution, layout: Layout, report: Report
) -> None:
    """Add the stance of praise or blame towards the object of the cue: "spoke out against the law"."""
    stance = _OF_KIND.get(attribution.reading.kind)
    if stance is None or attribution.form not in {"object", "as", "name"}:
        return
    objects = [k for k in layout.tree.kids(attribution.cue.token, "obj") if k > attribution.cue.token]
    target = objects[0] if objects else attribution.head
    if layout.is_noun(target) and _is_named(layout, target):
        _put(found, layout, target, stance, report)


def _put(found: dict[tuple[int, int], Stance], layout: Layout, target: int, stance: str, report: Report) -> None:
    first, last = layout.phrase(target)
    start, end = layout[first].start, layout[last].end
    found.setdefault((start, end), Stance(report.text[start:end], stance, start, end))


def _is_called_for(layout: Layout, k: int) -> bool:
    """Tell whether an infinitive is what is needed or asked: "the need to end", "called on Iran to stop"."""
    token = layout[k]
    return (
        layout.tree.mark(k) == "to"
        and token.head >= 0
        and layout[token.head].lemma
        in {
            "need",
            "importance",
            "necessary",
            "urge",
            "call",
            "important",
            "time",
            "ask",
            "demand",
            "imperative",
            "essential",
            "vital",
        }
    )


def _speaks_for_itself(layout: Layout, k: int, side: Side) -> bool:
    """Tell whether a verb in the content tells what the speaker's own side does or will do: "we support"."""
    token, tree = layout[k], layout.tree
    future = any(layout[a].lemma in {"will", "would", "shall"} for a in tree.kids(k, "aux"))
    if not future and not (token.feat("VerbForm") == "Fin" and token.feat("Tense") == "Pres"):
        return False
    subjects = tree.subjects(k)
    return any(layout.low(s) in {"we", "i"} or bool(side.codes & side.speakers.codes_at(layout, s)) for s in subjects)


def _object(layout: Layout, k: int, place: str) -> int | None:
    tree = layout.tree
    if place == "obj":
        objects = tree.objects(k) if tree[k].upos == "VERB" else []
        objects = objects or [o for o in tree.kids(k, "obl", "nmod") if tree.case(o) in {"of", "for"}]
    else:
        wanted = set(place.split("|"))
        objects = [o for o in tree.kids(k, "obl", "nmod", "advcl") if tree.case(o) in wanted]
    return next((o for o in objects if layout.is_noun(o)), None)


def _is_named(layout: Layout, target: int) -> bool:
    """Tell whether a noun phrase names a topic: a name, or a noun with words of its own beside it."""
    token = layout[target]
    if token.upos == "PRON" or base(token.deprel) == "expl":
        return False
    if token.upos == "PROPN":
        return True
    kids = layout.tree.kids(target, "compound", "amod", "nmod", "acl", "flat", "nmod:poss", "nummod")
    return bool(kids) or any(layout[c].text.lower() == "the" for c in layout.tree.kids(target, "det"))
