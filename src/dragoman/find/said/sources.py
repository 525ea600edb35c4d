"""Find whose words a cue brings: the subject of a verb of saying on either side of it, an owner, an agent."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.find.said.cues import Spotted
from dragoman.find.said.layout import Layout
from dragoman.find.tree import base

__all__ = ["Noun", "find_source", "is_passive", "quoting_verb", "verb_start"]

_LIGHT = frozenset(
    {"make", "issue", "give", "have", "express", "repeat", "offer", "voice", "hold", "share", "renew", "reiterate"}
)
_QUOTED = 12
"""Words back from "as saying" within which "quoted" is looked for."""
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_ADVERBS = frozenset({"ADV", "AUX", "PART"})
_INHERITING = frozenset({"conj", "xcomp", "advcl", "acl", "acl:relcl", "ccomp", "parataxis"})


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase of a sentence: its head, first and last token."""

    head: int
    first: int
    last: int


def verb_start(layout: Layout, verb: int) -> int:
    """Return the first token of a verb with its auxiliaries and the adverbs between: "has also said"."""
    first = verb
    while first > 0:
        token = layout[first - 1]
        if (
            token.upos not in _ADVERBS
            or (token.head != verb and token.upos != "AUX")
            or (token.text in {"'s", "’s"} and token.deprel == "case")
        ):
            break
        first -= 1
    return first


def find_source(layout: Layout, cue: Spotted, earlier: Noun | None = None) -> Noun | None:
    """Return whose words a cue brings, or None where the sentence does not say.

    ``earlier`` is who spoke before in the sentence: ", adding that" goes on for the same speaker.
    """
    if cue.pos == "V":
        found = _quoted(layout, cue.token) or _of_participle(layout, cue, earlier) or _of_verb(layout, cue, earlier)
    elif cue.pos == "P":
        found = _of_phrase(layout, cue)
    elif cue.pos == "A":
        found = next((_noun(layout, k) for k in layout.tree.subjects(cue.token)), None)
    else:
        found = _of_noun(layout, cue.token)
    if found is None or _is_nobody(layout, found):
        return None
    return found if cue.pos == "N" or not found.first <= cue.token <= found.last else None


def _is_nobody(layout: Layout, noun: Noun) -> bool:
    """Tell whether a subject says that nobody spoke: "neither side", "no one"."""
    first = layout.low(noun.first)
    return (
        layout.low(noun.head) in _NOBODY
        or first == "neither"
        or (first == "no" and layout.low(noun.first + 1) == "one")
    )


def _noun(layout: Layout, head: int) -> Noun:
    return Noun(head, *layout.phrase(head))


def _run(layout: Layout, run: tuple[int, int]) -> Noun:
    return Noun(layout.top(*run), *run)


def quoting_verb(layout: Layout, verb: int) -> int | None:
    """Return the verb of "quoted him as saying" that a participle hangs on, or None."""
    if verb == 0 or layout.low(verb - 1) != "as" or not layout.low(verb).endswith("ing"):
        return None
    for k in range(verb - 2, max(verb - _QUOTED, 0) - 1, -1):
        if layout[k].lemma in {"quote", "cite"} and layout[k].upos == "VERB":
            return k
        if layout.is_mark(k):
            return None
    return None


def _quoted(layout: Layout, verb: int) -> Noun | None:
    """Return who is quoted in "Xinhua quoted Wang as saying", "Wang was quoted as saying"."""
    quoting = quoting_verb(layout, verb)
    if quoting is None:
        return None
    between = (quoting + 1, verb - 2)
    if between[0] <= between[1]:
        run = layout.after(quoting)
        return _run(layout, (run[0], min(run[1], between[1]))) if run is not None else None
    subjects = layout.tree.kids(quoting, "nsubj:pass", "nsubj")
    near = layout.before(verb_start(layout, quoting))
    if subjects and subjects[0] < quoting:
        return _noun(layout, subjects[0])
    return _run(layout, near) if near is not None else None


def _of_participle(layout: Layout, cue: Spotted, earlier: Noun | None) -> Noun | None:
    """Return the subject of the sentence for a participle after a comma: "Lee resigned, saying that"."""
    tree, verb = layout.tree, cue.token
    start = verb_start(layout, verb)
    trailing = start > 0 and layout[start - 1].text == "," and layout.low(verb).endswith("ing")
    if not trailing or tree[verb].upos != "VERB" or tree.kids(verb, "aux"):
        return None
    if earlier is not None and earlier.first < verb:
        return earlier
    root = next(
        (
            at
            for at in tree.ancestors(verb)
            if tree[at].upos == "VERB" and layout.quote[at] == layout.quote[verb] and at < verb
        ),
        -1,
    )
    subjects = [k for k in tree.kids(root, "nsubj", "nsubj:pass") if k < verb] if root >= 0 else []
    subjects = subjects or [k for k in (tree.subjects(root) if root >= 0 else []) if k < verb]
    return _noun(layout, subjects[0]) if subjects else None


def _of_verb(layout: Layout, cue: Spotted, earlier: Noun | None) -> Noun | None:
    tree, verb = layout.tree, cue.token
    start = verb_start(layout, verb)
    if is_passive(layout, verb):
        agents = [k for k in tree.subjects(verb) if layout.quote[k] == layout.quote[verb]]
        return _noun(layout, agents[0]) if agents else None
    own = [k for k in tree.kids(verb, "nsubj") if tree[k].deprel not in {"nsubj:pass", "nsubj:outer"}]
    own = [k for k in own if layout.quote[k] == layout.quote[verb]]
    before = layout.before(start)
    near = before if before is not None and layout.quote[before[1]] == layout.quote[verb] else None
    inverted = None if _takes_object(cue) else _inverted(layout, cue, start)
    left = [k for k in own if k < verb]
    if left and inverted is not None and _is_inserted(layout, cue, start, inverted):
        return _run(layout, inverted)
    if left and near is not None and not near[0] <= left[-1] <= near[1] and _breaks_off(layout, near, start):
        return _run(layout, near)  # the parser took the subject of what is said for the speaker
    if left:
        head = left[-1]
        real = tree.antecedent(head) if tree.is_relative(head) else None
        return _widened(_noun(layout, real if real is not None else head), near)
    direct = near is not None and (layout[start - 1].text != "," or inverted is None)
    if own and (inverted is not None or not direct) and not _takes_object(cue):
        return _noun(layout, own[0])
    if inverted is not None and not direct:
        return _run(layout, inverted)
    if near is not None and direct and layout.low(start - 1) != "to" and not _joined(layout, start):
        return _run(layout, near)
    if earlier is not None and not own and _joined(layout, start) and _unlike_its_head(layout, verb):
        return earlier
    return _inherited(layout, verb)


def _unlike_its_head(layout: Layout, verb: int) -> bool:
    """Tell whether the tree joins a verb to one that it cannot be parallel to: "said it would win and insisted on"."""
    tree, head = layout.tree, layout[verb].head
    return (
        base(tree[verb].deprel) == "conj" and head >= 0 and bool(tree.kids(head, "aux")) and not tree.kids(verb, "aux")
    )


def is_passive(layout: Layout, verb: int) -> bool:
    """Tell whether a verb is passive by its auxiliary or subject, or as a participle after what it modifies."""
    tree = layout.tree
    if tree.kids(verb, "aux:pass", "nsubj:pass"):
        return True
    participle = (
        tree[verb].deprel == "acl" and tree[verb].feat("Tense") == "Past" and tree[verb].feat("VerbForm") == "Part"
    )
    return participle and any(tree.case(k) == "by" for k in tree.kids(verb, "obl", "obl:agent"))


def _breaks_off(layout: Layout, near: tuple[int, int], start: int) -> bool:
    """Tell whether a phrase right before a verb begins after a comma or quotation, as in "..., the minister said"."""
    first = near[0]
    return (
        first > 0
        and layout[start - 1].text != ","
        and (layout[first - 1].text in {",", "—", "–", "--"} or (layout.quote[first - 1] >= 0 > layout.quote[first]))
    )


def _joined(layout: Layout, start: int) -> bool:
    return layout.low(start - 1) in {"and", "but", "or"}


def _inherited(layout: Layout, verb: int) -> Noun | None:
    """Return the subject that a verb shares with the one that it hangs on."""
    tree, at = layout.tree, verb
    subjects = [k for k in tree.subjects(verb) if layout.quote[k] == layout.quote[verb] or layout.quote[k] < 0]
    if subjects and subjects[0] != verb:
        return _noun(layout, subjects[0])
    for _ in range(4):
        if base(tree[at].deprel) not in _INHERITING or tree[at].head < 0:
            return None
        at = tree[at].head
        kids = [k for k in tree.kids(at, "nsubj", "nsubj:pass") if k < verb]
        if kids:
            return _noun(layout, kids[0])
        near = layout.before(verb_start(layout, at))
        if near is not None and tree[at].upos in {"VERB", "AUX"}:
            return _run(layout, near)
    return None


def _widened(noun: Noun, near: tuple[int, int] | None) -> Noun:
    """Take the phrase that stands before the verb where it holds the subject with a title or name besides."""
    if near is not None and near[0] <= noun.head <= near[1] and near[0] <= noun.first and near[1] >= noun.last:
        return Noun(noun.head, *near)
    return noun


def _takes_object(cue: Spotted) -> bool:
    """Tell whether what follows the verb is whom it addresses, as with "told", and so not its subject."""
    return all(reading.to == "object" for reading in cue.readings)


def _inverted(layout: Layout, cue: Spotted, start: int) -> tuple[int, int] | None:
    """Return the subject after a verb that follows a quotation, a comma or nothing: "..., said the minister"."""
    previous = start - 1
    opens = (
        start == layout.begin or layout.is_break(previous) or (layout.quote[previous] >= 0 > layout.quote[cue.token])
    )
    if not opens or layout[cue.token].feat("VerbForm") == "Ger":
        return None
    run = layout.after(cue.last)
    if run is None:
        return None
    first, last = run
    return first, _with_apposition(layout, last)


def _is_inserted(layout: Layout, cue: Spotted, start: int, run: tuple[int, int]) -> bool:
    """Tell whether verb and speaker are inserted in another clause: "The port, said its owner, is shut"."""
    closed = run[1] + 1 >= layout.n or layout.is_break(run[1] + 1)
    return start > 0 and layout[start - 1].text == "," and closed and cue.reading("object", "name", "as") is None


def _with_apposition(layout: Layout, last: int) -> int:
    """Return the last token of a phrase with an apposition in commas: "said the minister, Ann Lee, on Monday"."""
    if last + 2 >= layout.n or layout[last + 1].text != ",":
        return last
    more = layout.after(last + 1)
    if more is None or layout[more[0]].upos not in {"PROPN", "DET", "NOUN"}:
        return last
    closed = more[1] + 1 >= layout.n or layout.is_break(more[1] + 1)
    finite = any(layout.is_finite(k) for k in range(more[0], more[1] + 1))
    return more[1] if closed and not finite else last


def _of_phrase(layout: Layout, cue: Spotted) -> Noun | None:
    noun = layout[cue.first].head
    if noun > cue.last and layout.is_noun(noun):
        first, last = layout.phrase(noun)
        return Noun(noun, max(first, cue.last + 1), last)
    run = layout.after(cue.last)
    return _run(layout, run) if run is not None else None


def _of_noun(layout: Layout, noun: int) -> Noun | None:
    tree = layout.tree
    owners = tree.kids(noun, "nmod:poss")
    owners += [k for k in tree.kids(noun, "nmod", "obl") if tree.case(k) in {"by", "from"} and k > noun]
    owners += [k for k in tree.kids(noun, "compound", "amod", "nmod:desc") if tree[k].text[0].isupper() and k < noun]
    if owners:
        owner = owners[0]
        return Noun(owner, owner, owner) if tree[owner].upos == "PRON" else _noun(layout, owner)
    token = tree[noun]
    if base(token.deprel) == "obj" and token.head >= 0 and tree[token.head].lemma in _LIGHT:
        subjects = tree.subjects(token.head)
        return _noun(layout, subjects[0]) if subjects else None
    return None
