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
_OF_DUTY = {
    "supports": "calls-for",
    "commits-to": "calls-for",
    "calls-for": "calls-for",
    "wanted": "calls-for",
    "opposes": "opposes",
    "rejects": "opposes",
    "unwanted": "opposes",
}
"""What a word says of the speaker when it tells what another ought to do."""

_OWN_WORDS = frozenset({"wanted", "unwanted", "harmful"})
"""What the table says of words that show a stance only where they are told as a duty or warned of."""

_OF_KIND = {"praise": "supports", "accuse": "opposes", "deny": "rejects"}
_DUTY = frozenset({"should", "must", "ought", "need"})
_REMAINING = frozenset({"remain", "stay", "seem", "prove"})
_HOLDS = frozenset({"have", "express", "voice", "raise", "share", "harbour", "harbor", "air", "signal", "retain"})
_PERHAPS = frozenset({"can", "could", "may", "might"})
_CONDITIONS = frozenset({"if", "unless", "until", "once", "provided"})
_NOT = frozenset({"not", "never", "n't", "no"})
_POS = {"VERB": "V", "NOUN": "N", "ADJ": "A"}
_DEPTH = 4
"""So many open complements are climbed: "pledged to go on supporting"."""

_ASPECTS = frozenset({"go", "keep", "continue", "carry"})
_ASKS = frozenset(
    {
        "need", "importance", "necessary", "urge", "call", "important", "time", "ask", "demand", "imperative",
        "essential", "vital", "request", "appeal", "press", "want", "tell", "order", "invite", "encourage", "duty",
        "obligation",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """The countries that a speaker speaks for, and where to look up those of others."""

    codes: set[str]
    speakers: Speakers


@cache
def _table() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """Return stances and the places of their objects by lemma and part of speech."""
    rows = csv.DictReader(read_table("speech/stances.tsv"), delimiter="\t", quoting=csv.QUOTE_NONE)
    table: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    try:
        for row in rows:
            for word in row["words"].split():
                entry = (row["stance"], row["place"])
                table[word, row["pos"]] = (*table.get((word, row["pos"]), ()), entry)
    except (KeyError, AttributeError) as error:
        raise BadTable(f"the table stances.tsv cannot be read ({error}); install dragoman again") from error
    if any(stance not in {*STANCES, *_OWN_WORDS} for entry in table.values() for stance, _ in entry):
        raise BadTable("the table stances.tsv names a stance that there is not; install dragoman again")
    return table


def stances_of(
    attribution: Attribution, layout: Layout, within: Layout, content: Span, report: Report, side: Side
) -> tuple[Stance, ...]:
    """Return the stances that a statement's cue and words show, each with the words that name what it is towards."""
    found: dict[tuple[int, int], Stance] = {}
    cue = attribution.cue
    if cue.pos == "V":
        if attribution.form != "infinitive":  # else the cue's object is whom it is asked of
            _add(found, layout, cue.token, report, "own")
        _add_of_kind(found, attribution, layout, report)
    for token in within.tokens:
        if content.start <= token.start < content.end:
            voice = _voice(within, token.index, side, attribution)
            if not voice and attribution.reading.kind == "warn" and _is_to_come(within, token.index):
                voice = "feared"
            _add(found, within, token.index, report, voice)
            _add_of_predicate(found, within, token.index, report)
    return tuple(sorted(found.values(), key=lambda stance: (stance.start, stance.end)))


def _voice(layout: Layout, k: int, side: Side, attribution: Attribution) -> str:
    """Return whose act a word tells: the speaker's ("own"), what ought to be ("duty"), somebody's ("others"), else "".

    Nouns and adjectives tell the speaker's own stance, but what somebody else has is of "others". Of verbs, those of
    open complements are told as the verb above.
    """
    tree = layout.tree
    if tree[k].upos != "VERB":
        others = base(tree[k].deprel) == "obj" and tree[k].head != attribution.cue.token
        return "own" if not others or _speaks_for_itself(layout, tree[k].head, side) else "others"
    for _ in range(_DEPTH):
        if any(tree[a].lemma in _DUTY for a in tree.kids(k, "aux")) or _is_called_for(layout, k):
            return "duty"
        head = tree[k].head
        if layout.sentence.index == attribution.sentence and head == attribution.cue.token:
            if attribution.form == "infinitive":
                return "own" if attribution.reading.kind == "promise" else "duty"
            break
        goes_on = base(tree[k].deprel) == "advcl" and head >= 0 and tree[head].lemma in _ASPECTS
        if head < 0 or not (base(tree[k].deprel) == "xcomp" or goes_on):
            break
        k = head
    return "own" if _speaks_for_itself(layout, k, side) else ""


def _add(found: dict[tuple[int, int], Stance], layout: Layout, k: int, report: Report, voice: str) -> None:
    """Add the stance of one word told in some voice, if it is in the table and its object is named.

    A promise that hangs on a condition is no stance: "would sign only if it apologised".
    """
    tree = layout.tree
    token = tree[k]
    conditional = any(tree.mark(c) in _CONDITIONS for c in tree.kids(k, "advcl"))
    lemma = token.lemma.lower()
    entries = _table().get((lemma, _POS.get(token.upos, "")), ())
    if _is_held(layout, k, voice):
        entries += _table().get((lemma, "X"), ())
    for entry, place in entries:
        stance = _told_as(entry, voice)
        if stance is None or (conditional and stance in {"supports", "commits-to"}):
            continue
        if any(tree[a].lemma in _NOT for a in tree.kids(k, "advmod", "det")):
            stance = _FLIP.get(stance, stance)
        target = _object(layout, k, place)
        if target is not None and _is_named(layout, target):
            _put(found, layout, target, stance, report)
            return


def _is_held(layout: Layout, k: int, voice: str) -> bool:
    """Tell whether a noun is what its speaker has or expresses: "has doubts about the deal", "voiced concern"."""
    token = layout[k]
    held = token.upos == "NOUN" and base(token.deprel) == "obj" and token.head >= 0
    return held and layout[token.head].lemma in _HOLDS and voice == "own"


def _add_of_predicate(found: dict[tuple[int, int], Stance], layout: Layout, k: int, report: Report) -> None:
    """Add the stance of what is said of something: "the law was necessary", "the deal remains a mistake"."""
    tree = layout.tree
    helpers = {tree[a].lemma for a in tree.kids(k, "aux")}
    remains = base(tree[k].deprel) == "xcomp" and tree[k].head >= 0 and tree[tree[k].head].lemma in _REMAINING
    if remains:
        _put_judgement(found, layout, k, tree[k].head, report)
    if not tree.kids(k, "cop") or helpers & (_DUTY | _PERHAPS) or base(tree[k].deprel) in {"advcl", "acl"}:
        return
    _put_judgement(found, layout, k, k, report)


def _put_judgement(found: dict[tuple[int, int], Stance], layout: Layout, k: int, verb: int, report: Report) -> None:
    """Add what a predicate says of the subject of its verb, which is the predicate itself after "be"."""
    tree = layout.tree
    stance = _judged(layout, k)
    target = next((s for s in tree.kids(verb, "nsubj") if layout.is_noun(s)), None)
    if stance is None or target is None or not _is_named(layout, target):
        return
    if any(tree[a].lemma in _NOT for i in {k, verb} for a in tree.kids(i, "advmod", "det")):
        stance = _FLIP[stance]
    _put(found, layout, target, stance, report)


def _judged(layout: Layout, k: int) -> str | None:
    """Return the stance of the words by which something is called or described, or None where they show none."""
    words = sorted({layout[i].lemma.lower() for i in (k, *layout.tree.kids(k, "amod"))})
    return next((_table()[word, "P"][0][0] for word in words if (word, "P") in _table()), None)


def _told_as(stance: str, voice: str) -> str | None:
    """Return the stance of a word of the table in a voice: what ought to be supported is called for."""
    if voice in {"own", "others"}:
        return stance if stance in STANCES else None
    if voice == "duty":
        return _OF_DUTY.get(stance)
    return "opposes" if (voice, stance) == ("feared", "harmful") else None


def _add_of_kind(
    found: dict[tuple[int, int], Stance], attribution: Attribution, layout: Layout, report: Report
) -> None:
    """Add the stance of praise or blame towards what the cue is about: "spoke out against it", "called it illegal"."""
    tree, head = layout.tree, attribution.head
    if attribution.form not in {"object", "as", "name"}:
        return
    blames = attribution.form == "object" or "object" in attribution.reading.takes  # "called it" alone does not
    stance = _OF_KIND.get(attribution.reading.kind) if blames else None
    if attribution.form in {"as", "name"}:
        stance = _judged(layout, head) or stance
    if stance is None:
        return
    objects = [*tree.kids(attribution.cue.token, "obj"), *tree.kids(head, "nsubj")]
    noun = layout[head].head if layout[head].upos == "DET" else head
    target = next((k for k in objects if k > attribution.cue.last), noun)
    targets = [target]
    if layout.low(target) == "what":  # "condemned what it called the occupation of the port"
        targets = [k for k in sorted(tree.subtree(target)) if k > target]
    named = next((k for k in targets if layout.is_noun(k) and _is_named(layout, k)), None)
    if named is not None:
        _put(found, layout, named, stance, report)


def _put(found: dict[tuple[int, int], Stance], layout: Layout, target: int, stance: str, report: Report) -> None:
    first, last = layout.phrase(target)
    start, end = layout[first].start, layout[last].end
    found.setdefault((start, end), Stance(report.text[start:end], stance, start, end))


def _is_to_come(layout: Layout, k: int) -> bool:
    """Tell whether a verb tells what will or may come of something: "would wreck the truce", not "would not"."""
    if any(layout[a].lemma in _NOT for a in layout.tree.kids(k, "advmod")):
        return False
    helpers = {layout[a].lemma for a in layout.tree.kids(k, "aux")}
    return layout[k].upos == "VERB" and bool(helpers & {*_PERHAPS, "will", "would", "'ll"})


def _is_called_for(layout: Layout, k: int) -> bool:
    """Tell whether an infinitive is what is needed or asked: "the need to end", "called on Iran to stop"."""
    token = layout[k]
    return layout.tree.mark(k) == "to" and token.head >= 0 and layout[token.head].lemma in _ASKS


def _speaks_for_itself(layout: Layout, k: int, side: Side) -> bool:
    """Tell whether a verb in the content tells what the speaker's own side does or will do: "we support"."""
    token, tree = layout[k], layout.tree
    helpers = [layout[a] for a in tree.kids(k, "aux", "cop")]
    finite = [t for t in (token, *helpers) if t.feat("VerbForm") == "Fin"]
    if not finite and not any(t.lemma in {"will", "would", "shall"} for t in helpers):
        return False
    subjects = tree.kids(k, "nsubj:pass") or tree.subjects(k) or tree.kids(k, "nsubj")
    return any(layout.low(s) in {"we", "i"} or bool(side.codes & side.speakers.codes_at(layout, s)) for s in subjects)


def _object(layout: Layout, k: int, place: str) -> int | None:
    """Return what a word is towards, at one of the places of the table: the object before what prepositions bring."""
    tree, wanted = layout.tree, set(place.split("|"))
    objects: list[int] = []
    if "doer" in wanted or ("subj" in wanted and not tree.objects(k)):
        return next((s for s in tree.kids(k, "nsubj") if layout[s].upos == "NOUN"), None)
    wanted -= {"subj"}
    if "obj" in wanted:
        # "is opposed to the deal": what a preposition of the table brings goes before a passive's subject
        brought = tree.is_passive(k) and any(tree.case(o) in wanted for o in tree.kids(k, "obl"))
        objects = tree.objects(k) if tree[k].upos == "VERB" and not brought else []
        if tree.mark(k) == "to":
            objects = [o for o in objects if o > k]  # the parser may give an infinitive whom it is asked of
        wanted = (wanted - {"obj"}) or {"of", "for"}
    objects = objects or [o for o in tree.kids(k, "obl", "nmod", "advcl", "xcomp") if tree.case(o) in wanted]
    if not objects and tree[k].upos == "NOUN" and base(tree[k].deprel) == "obj":
        # "voiced confidence | in the talks": the parser may hang on the verb what stands behind its object
        objects = [o for o in tree.kids(tree[k].head, "obl") if o > k and tree.case(o) in wanted]
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
