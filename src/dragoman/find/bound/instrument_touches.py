"""Say which words of a sentence act on a noun, and in which place the noun stands to them."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.find.bound.instrument_words import word_set
from dragoman.find.tree import Tree, base

__all__ = ["Touch", "touches"]


_CLIMB = 4
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_PARTICLES = frozenset({"up", "down", "out", "off", "over", "forward", "back", "through", "away"})


@dataclass(frozen=True, slots=True)
class Touch:
    """A word that acts on a noun, and the noun's place: obj, subj or a preposition."""

    token: int
    slot: str


def touches(tree: Tree, head: int, first: int, last: int) -> list[Touch]:
    """Return the words that act on the noun at a token, the nearest first, each with the noun's place.

    Passive subjects and the nouns of participles and relative clauses count as objects; what acts on a part ("parts of
    the deal") acts on the whole; conjoined and raising verbs share their subject ("failed to enter into force"). The
    phrase of the noun runs from ``first`` to ``last``: verbs right beside it act on it whatever the tree says.
    """
    found = [*_clauses(tree, head), *_beside(tree, head, first, last)]
    node = head
    for _ in range(_CLIMB):
        token = tree[node]
        if token.head < 0:
            break
        relation, governor = base(token.deprel), token.head
        if relation in {"appos", "flat"}:
            node = governor
            continue
        if relation == "conj" and tree[governor].upos in {"NOUN", "PROPN", "PRON"}:
            node = tree.first_conjunct(node)
            continue
        found += _governed(tree, node, relation, governor)
        carries = relation in {"nmod", "compound", "obl", "acl"} and tree[governor].upos in {"NOUN", "PROPN"}
        if not (carries and tree[governor].lemma.lower() in word_set("parts")):
            break
        node = governor
        found += _clauses(tree, node)
    return list(dict.fromkeys(found))


def _beside(tree: Tree, head: int, first: int, last: int) -> list[Touch]:
    """Return the verbs right before and after a phrase, which even a torn tree leaves in their places."""
    found = []
    before = first - 1
    while before > 0 and tree[before].upos in {"DET", "PUNCT"} and tree[before].text not in {",", ";", ":", ")"}:
        before -= 1
    links = []
    while before > 0 and tree[before].upos == "ADP":
        links.append(tree[before].text.lower())
        before -= 1
    if before >= 0 and tree[before].upos == "VERB" and not tree.is_passive(before) and tree[before].deprel != "case":
        found += [Touch(before, link) for link in links[:1]]
        if not links or links[0] in _PARTICLES:
            found.append(Touch(before, "obj"))
        return found
    if links:
        return found
    after = last + 1
    while after < len(tree.tokens) and tree[after].upos in {"AUX", "ADV"}:
        after += 1
    if after >= len(tree.tokens) or tree[after].upos != "VERB" or tree.kids(head, "acl"):
        return found
    verb = tree[after]
    passive = bool(tree.kids(after, "aux:pass")) or any(t.text.lower() in _BE for t in tree.tokens[last + 1 : after])
    if after == last + 1 and verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Past":
        found.append(Touch(after, "obj"))
    elif not tree.case(head) and base(tree[head].deprel) != "obj" and verb.feat("VerbForm") != "Ger":
        found.append(Touch(after, "obj" if passive else "subj"))
    return found


def _governed(tree: Tree, node: int, relation: str, governor: int) -> list[Touch]:
    if relation in {"obj", "iobj"}:
        cases = [Touch(governor, case) for case in tree.cases(node) if case]
        return cases + _with_conjuncts(tree, governor, "obj", node)
    if relation == "nsubj":
        passive = tree[node].deprel == "nsubj:pass"
        return _as_subject(tree, governor, "obj" if passive else "subj", 0)
    if relation in {"obl", "nmod"}:
        if tree[node].deprel == "nmod:poss":
            return [Touch(governor, "of")]
        return [t for case in tree.cases(node) if case for t in _with_conjuncts(tree, governor, case, node)]
    if relation == "compound":
        return [Touch(governor, "of")]
    if relation == "xcomp":
        return [Touch(governor, "obj")]
    return []


def _with_conjuncts(tree: Tree, verb: int, slot: str, node: int) -> list[Touch]:
    """A verb and those it is conjoined with before: "signed and ratified the treaty"."""
    found = [Touch(verb, slot)]
    token = tree[verb]
    if base(token.deprel) == "conj" and token.upos == "VERB" and not tree.objects(token.head):
        found.append(Touch(token.head, slot))
    if slot != "obj":
        return found
    # the object may hang on the first verb, and yet it stands after both
    later = [k for k in tree.kids(verb, "conj") if tree[k].upos == "VERB" and k < node]
    return found + [Touch(k, slot) for k in later if not tree.kids(k, "nsubj", "obj", "ccomp", "xcomp")]


def _as_subject(tree: Tree, predicate: int, slot: str, depth: int) -> list[Touch]:
    found = [Touch(predicate, slot)]
    if depth > _CLIMB:
        return found
    token = tree[predicate]
    if (
        depth == 0
        and base(token.deprel) == "xcomp"
        and tree[token.head].upos == "VERB"
        and not tree.kids(token.head, "nsubj")
    ):
        found += _as_subject(tree, token.head, slot, depth + 1)
    for k in tree.kids(predicate, "xcomp"):
        if slot == "subj" or tree.is_passive(predicate):
            found += _as_subject(tree, k, "obj" if tree.is_passive(k) else "subj", depth + 1)
    for k in tree.kids(predicate, "conj"):
        if tree[k].upos in {"VERB", "ADJ", "NOUN"} and not tree.kids(k, "nsubj"):
            found += _as_subject(tree, k, "obj" if tree.is_passive(k) else "subj", depth + 1)
    return found


def _clauses(tree: Tree, head: int) -> list[Touch]:
    """What participles and relative clauses after a noun say of it: "signed by", "which lapsed"."""
    found = []
    for k in tree.kids(head, "acl"):
        if tree[k].upos not in {"VERB", "ADJ", "NOUN"}:
            continue
        if tree[k].deprel != "acl:relcl" and tree.mark(k) == "that" and not tree.kids(k, "obj", "xcomp", "ccomp"):
            found.append(Touch(k, "obj"))  # "a decree that the president signed"
        if tree[k].deprel != "acl:relcl" and (tree.mark(k) or tree[k].feat("VerbForm") == "Inf"):
            continue
        relative = [r for r in tree.kids(k, "nsubj", "obj", "obl") if tree[r].upos == "PRON" and tree.is_relative(r)]
        if tree[k].deprel != "acl:relcl":
            found += _as_subject(tree, k, "obj" if tree.is_passive(k) else "subj", 0)
        elif relative:
            found += _relative(tree, k, relative[0])
        elif not tree.kids(k, "nsubj:pass") and tree.kids(k, "nsubj"):
            found.append(Touch(k, "obj"))
            if len(tree.kids(k, "xcomp")) == 1:
                found.append(Touch(tree.kids(k, "xcomp")[0], "obj"))
            for o in tree.kids(k, "obl"):
                if min(tree.subtree(o)) > k and not tree.children(o):
                    found.append(Touch(k, tree.case(o)))
        else:
            found += _as_subject(tree, k, "obj" if tree.is_passive(k) else "subj", 0)
    return found


def _relative(tree: Tree, verb: int, pronoun: int) -> list[Touch]:
    relation = base(tree[pronoun].deprel)
    if relation == "obl":
        return [Touch(verb, tree.case(pronoun))]
    if relation == "obj":
        return [Touch(verb, "obj")]
    return _as_subject(tree, verb, "obj" if tree[pronoun].deprel == "nsubj:pass" else "subj", 0)
