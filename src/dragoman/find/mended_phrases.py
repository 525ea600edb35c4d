"""Mend slips of the parser about what stands in a phrase: captions, articles, prepositions, clauses of time."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dragoman.find.mended_links import base, is_subordinate
from dragoman.model import Token

__all__ = ["with_phrases"]

Tokens = tuple[Token, ...]

_SIDES = {"left", "right", "center", "centre"}
_NAMED = {"appos", "conj", "dep"}
"""Relations by which the parser hangs a caption's first person on the picture."""
_BESIDE = {"conj", "ccomp", "parataxis", "xcomp"}
"""Relations by which the parser hangs a caption's verb on a place, taken for a verb."""
_PICTURES = {"photo", "photograph", "picture", "image", "frame", "video", "handout"}
_NO_OBJECTS = {"to", "with", "from", "against", "into", "onto", "on", "upon", "at", "toward", "towards"}
"""Prepositions that never introduce an object, as "over" and "about" do before numbers."""

_WHERE = {"on", "in", "at"}
"""Prepositions of what a phrase with "of" completes, "on the sidelines of"; others may part a noun from its own."""

_NOMINAL = {"nsubj", "obj", "obl", "nmod", "conj"}


def with_phrases(tokens: Tokens) -> Tokens:
    """Return tokens with these slips mended.

    The places of persons in a picture are no verbs. What stands between an article and its noun belongs to the noun. A
    clause of time hangs on a verb. A noun behind a preposition is no object. What "between" introduces are two. A
    picture is not what its caption tells. Nouns are joined to nouns, and their owners are not. A name right before its
    noun belongs to it, as what "of" brings does to the noun before "of".
    """
    tokens = _with_phrases_with_of(_with_names_before_nouns(_with_owned_conjuncts(_with_joined_nouns(tokens))))
    tokens = _without_pictures(_with_modifiers_behind_articles(tokens))
    tokens = _with_clauses_of_verbs(_without_sides(tokens))
    return _with_pairs(_with_obliques(tokens))


def _with_pairs(tokens: Tokens) -> Tokens:
    """Join what follows "between A and" to A: "a call between Iran and | Oman was made", read as if Oman was made."""
    changed = list(tokens)
    for word in tokens:
        first = tokens[word.head]
        if word.text.lower() != "between" or word.deprel != "case" or any(_is_joined(t, first) for t in tokens):
            continue
        inside = _inside(tokens, first)
        link = next((t for t in tokens[first.index + 1 :] if t.head not in inside), first)
        second = tokens[link.head]
        if link.text.lower() == "and" and link.index < second.index and second.head not in {-1, first.index}:
            changed[second.index] = replace(second, head=first.index, deprel="conj")
    return tuple(changed)


def _with_owned_conjuncts(tokens: Tokens) -> Tokens:
    """Give a joined noun its owner, read as joined itself: "Peru's Boluarte and | Chile's Boric spoke"."""
    changed = list(tokens)
    for owner, ending in pairwise(tokens):
        own = owner.deprel == "conj" and ending.head == owner.index and ending.text in {"'s", "’s"}
        noun = next((t for t in tokens[ending.index + 1 :] if own and t.upos in {"NOUN", "PROPN"}), None)
        if noun is None or noun.deprel != "conj" or noun.head != owner.head:
            continue
        changed[owner.index] = replace(owner, head=noun.index, deprel="nmod:poss")
        for link in tokens[owner.head + 1 : owner.index]:
            if link.head == owner.index and link.deprel in {"cc", "punct"}:
                changed[link.index] = replace(link, head=noun.index)
    return tuple(changed)


def _with_joined_nouns(tokens: Tokens) -> Tokens:
    """Take no part of a noun for a verb joined to a noun: "labourers and | comfort women", beside verbs of the past."""
    changed = list(tokens)
    for token, noun in pairwise(tokens):
        first = tokens[token.head]
        bare = token.upos == "VERB" and token.text == token.lemma and token.deprel == "conj"
        if not bare or first.upos not in {"NOUN", "PROPN"} or base(first.deprel) not in _NOMINAL:
            continue
        if noun.upos != "NOUN" or noun.deprel != "obj" or noun.head != token.index:
            continue
        if any(t.upos in {"VERB", "AUX"} and t.feat("Tense") != "Past" for t in tokens[: token.index]):
            continue  # "freeze assets held by the men and | bar Americans"
        changed[noun.index] = replace(noun, head=token.head, deprel="conj")
        changed[token.index] = replace(token, head=noun.index, deprel="compound", upos="NOUN", feats="Number=Sing")
        for other in tokens[first.index + 1 : token.index]:
            if other.head == token.index:
                changed[other.index] = replace(other, head=noun.index)
    return tuple(changed)


def _with_names_before_nouns(tokens: Tokens) -> Tokens:
    """Take a name right before its noun for a part of it, with its preposition: "in response to | US claims"."""
    changed = list(tokens)
    for token, noun in pairwise(tokens):
        before = token.deprel == "nmod" and token.head == noun.index and token.upos in {"PROPN", "ADJ"}
        if not before or noun.upos != "NOUN":
            continue
        changed[token.index] = replace(token, deprel="compound")
        bare = not any(t.head == noun.index and t.deprel == "case" for t in tokens[: token.index])
        for other in tokens[: token.index]:
            if other.head == token.index and other.deprel == "case" and other.upos == "ADP" and bare:
                changed[other.index] = replace(other, head=noun.index)
    return tuple(changed)


def _with_phrases_with_of(tokens: Tokens) -> Tokens:
    """Hang what "of" brings on the noun before "of": "talks on the sidelines | of a summit", no "talks of".

    Years are of names and never of what is done: "breached the agreement | of 2015".
    """
    changed = list(tokens)
    for noun, of in pairwise(tokens):
        token = tokens[of.head]
        brings = of.text.lower() == "of" and of.deprel == "case" and token.deprel == "nmod" and token.index > of.index
        beside = noun.upos == "NOUN" and noun.deprel == "nmod" and noun.head == token.head < noun.index
        if brings and beside and any(t.text.lower() in _WHERE and t.deprel == "case" for t in _own(tokens, noun)):
            changed[token.index] = replace(token, head=noun.index)
        year = token.index == of.index + 1 and token.text.isdigit() and len(token.text) == _YEAR
        if of.text.lower() == "of" and year and noun.upos in {"NOUN", "PROPN"} and token.head < noun.index:
            changed[token.index] = replace(token, head=noun.index, deprel="nmod")
    return tuple(changed)


_YEAR = 4


def _own(tokens: Tokens, head: Token) -> list[Token]:
    return [t for t in tokens if t.head == head.index]


def _is_joined(token: Token, first: Token) -> bool:
    return token.deprel == "conj" and token.head == first.index


def _inside(tokens: Tokens, top: Token) -> set[int]:
    """Return a word and what hangs on it, however deep."""
    found = {top.index}
    for _ in tokens:
        more = {t.index for t in tokens if t.head in found} - found
        if not more:
            break
        found |= more
    return found


def _with_clauses_of_verbs(tokens: Tokens) -> Tokens:
    """Hang a clause of time or reason on the verb that its noun belongs to: "refused the offer | because it left".

    A clause on a modifier of the noun belongs there too ("passed the proposed law | after"); one behind a verb that
    describes the noun belongs to that verb.
    """
    changed = list(tokens)
    for token in tokens:
        hung = base(token.deprel) in {"acl", "advcl"} and token.deprel != "acl:relcl" and 0 <= token.head < token.index
        above = tokens[token.head]
        if not hung or not (above.upos in {"NOUN", "PROPN"} or above.deprel == "amod"):
            continue
        if not is_subordinate(tokens, token):
            continue
        verbs = [t.index for t in tokens[above.index : token.index] if t.head == above.index and t.upos == "VERB"]
        verb = verbs[-1] if verbs else above.head
        while verb >= 0 and tokens[verb].upos not in {"VERB", "AUX"}:
            verb = tokens[verb].head
        if verb >= 0 and verb != token.index:
            changed[token.index] = replace(token, head=verb, deprel="advcl")
    return tuple(changed)


def _with_modifiers_behind_articles(tokens: Tokens) -> Tokens:
    """Take what stands between an article and its noun for no predicate: "tabled | the proposed law"."""
    changed = list(tokens)
    for article, token in pairwise(tokens):
        noun = tokens[article.head]
        inside = article.deprel == "det" and token.index < noun.index and token.upos in {"VERB", "ADJ"}
        if not inside or token.head in range(token.index, noun.index + 1):
            continue
        if noun.head == token.index and noun.deprel == "obj":
            changed[noun.index] = replace(noun, head=token.head)
        elif token.deprel != "xcomp" or token.head != noun.head:
            continue
        changed[token.index] = replace(token, head=noun.index, deprel="amod")
    return tuple(changed)


def _with_obliques(tokens: Tokens) -> Tokens:
    """Take no noun with a preposition for an object: "made calls | to the leaders", "opened fire | on a convoy"."""
    changed = list(tokens)
    for token in tokens:
        if token.deprel == "case" and token.upos == "ADP" and token.text.lower() in _NO_OBJECTS:
            noun = tokens[token.head]
            after = tokens[token.index + 1] if token.index + 1 < len(tokens) else token
            counted = token.text.lower() == "to" and after.upos == "NUM"  # "up to 4,000 troops"
            if noun.deprel in {"obj", "obl:agent"} and not counted and token.index < noun.index:
                changed[noun.index] = replace(noun, deprel="obl")
    return tuple(changed)


def _without_pictures(tokens: Tokens) -> Tokens:
    """Make the verb of a caption its root, not the picture: "In this May 3 photo, | the king greets his guest"."""
    root = next((t for t in tokens if t.head < 0), None)
    if root is None or root.lemma not in _PICTURES or tokens[0].text != "In":
        return tokens
    kin = [t for t in tokens if t.head == root.index and t.index > root.index]
    verb = next((t for t in kin if t.upos == "VERB"), None)
    if verb is None:
        return tokens
    changed = list(tokens)
    changed[verb.index] = replace(verb, head=-1, deprel="root")
    changed[root.index] = replace(root, head=verb.index, deprel="obl")
    own = any(t.head == verb.index and t.deprel.startswith("nsubj") and t.index < verb.index for t in tokens)
    doers = [t for t in kin if t.index < verb.index and t.upos in {"NOUN", "PROPN"} and t.deprel in _NAMED]
    if doers and not own:
        changed[doers[0].index] = replace(doers[0], head=verb.index, deprel="nsubj")
    return tuple(changed)


def _without_sides(tokens: Tokens) -> Tokens:
    """Make what a caption says of persons' places no verb and nobody: "the king, left, and his guest | shake hands"."""
    changed = list(tokens)
    for token in tokens[1:-1]:
        if token.text not in _SIDES or {tokens[token.index - 1].text, tokens[token.index + 1].text} != {","}:
            continue
        kin = [t for t in tokens if t.head == token.index and t.upos != "PUNCT"]
        first = next((t for t in kin if t.deprel == "nsubj" and t.index < token.index), None)
        above = tokens[token.head] if token.head >= 0 else None
        if first is None and above is not None and above.index < token.index and above.upos in {"NOUN", "PROPN"}:
            first = above
        verb = next((t for t in kin if t.upos == "VERB" and t.deprel in _BESIDE), None)
        if verb is None and above is not None and above.upos == "VERB" and token.deprel == "advmod":
            verb = above
        if not kin and token.deprel in {"conj", "appos"}:
            changed[token.index] = replace(token, deprel="advmod", upos="ADV", lemma=token.text)
        elif first is not None and verb is not None:
            _move_to_verb(tokens, changed, (token, first, verb))
    return tuple(changed)


def _move_to_verb(tokens: Tokens, changed: list[Token], found: tuple[Token, Token, Token]) -> None:
    """Hang on a caption's verb what hangs on a place before it; ``found`` are the place, the first person, the verb."""
    token, first, verb = found
    second = next((t for t in tokens if t.head == verb.index and t.deprel == "nsubj" and t.index < verb.index), None)
    if second is None and verb.head != token.index:
        return  # "the king, left, | greets": well hung
    for t in tokens:
        if t.head == token.index:
            changed[t.index] = replace(t, head=verb.index)
    upper = first if token.head == first.index else token
    if verb.head == token.index:
        changed[verb.index] = replace(verb, head=upper.head, deprel=upper.deprel)
    if first.head not in {verb.index, token.index}:
        changed[first.index] = replace(first, head=verb.index, deprel="nsubj")
    changed[token.index] = replace(token, head=first.index, deprel="advmod", upos="ADV", lemma=token.text)
    if second is None or second.index == first.index:
        return
    changed[second.index] = replace(second, head=first.index, deprel="conj")
    for t in tokens:
        if t.head == verb.index and t.deprel == "cc" and t.index < second.index:
            changed[t.index] = replace(t, head=second.index)
