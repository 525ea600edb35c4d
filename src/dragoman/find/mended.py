"""Mend slips of the parser that the order of English words rules out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dragoman.find.mended_clauses import with_clauses
from dragoman.find.mended_links import base, with_links
from dragoman.find.mended_participles import with_participles
from dragoman.find.mended_phrases import with_phrases
from dragoman.find.mended_predicates import with_predicates
from dragoman.model import Sentence, Token
from dragoman.parse.lemmas import verb_lemma
from dragoman.tables import read_word_set

__all__ = ["base", "mended"]

Tokens = tuple[Token, ...]

_BEFORE_NOUN = {"det", "amod", "compound", "nummod", "nmod:poss", "case", "flat", "nmod:desc", "advmod"}
"""Relations of words that stand between a verb and the noun that it acts upon."""
_MEASURES = "measures"
"""The set of nouns that stand beside a verb without a preposition and are no objects: times and amounts."""


_PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
_OF_VERBS = {"obj", "nsubj", "nsubj:pass", "mark", "ccomp", "xcomp", "compound:prt"}
_OF_CLAUSES = {"mark", "case", "cop", "nsubj", "nsubj:pass", "expl"}
_MODALS = {"can", "could", "may", "might", "must", "shall", "should", "will", "would"}
_RECEIVING = "receiving"
"""The set of verbs whose object is what somebody else does to the subject: "drew protests from"."""
_TAKES_OF = "takes_of"
"""The set of verbs with a phrase with "of" of their own."""


def mended(sentence: Sentence) -> Tokens:
    """Return a sentence's tokens with these slips mended, each only where the tree allows no other reading.

    What has an object is a verb, and what has an article is none. An adjective behind a verb belongs to its noun.
    A preposition that hangs on the word before it hangs on the noun that follows. A second subject, behind its verb, is
    the object. An object that stands before the infinitive it hangs on, or behind a verb inside the clause that it
    skips, belongs to the verb before it. A finite verb joined to a word of another kind belongs to the verb above. A
    noun without a preposition right behind a verb without an object is one. What there is belongs to its "is". Whom a
    reaction is drawn from belongs to the reaction.

    What belongs to which predicate is mended first (``mended_predicates``), then which clause is the main one
    (``mended_clauses``), what links clauses (``mended_links``) and what stands in a phrase (``mended_phrases``),
    participles last (``mended_participles``).
    """
    tokens = with_links(with_clauses(with_predicates(sentence.tokens)))
    tokens = _with_prepositions_before_nouns(_with_modifiers_of_nouns(_with_other_tags(tokens)))
    tokens = with_phrases(_with_finite_conjuncts(tokens))
    tokens = _with_joined_infinitives(_with_denied_infinitives(tokens))
    tokens = _with_objects_of_nouns(_with_objects_of_the_verb_before(_with_one_subject(tokens)))
    tokens = _with_subjects_of_there_is(_with_reactions(tokens))
    dates = {i for e in sentence.entities if e.label == "DATE" for i in range(e.first, e.last + 1)}
    tokens = with_participles(_with_bare_objects(tokens, dates))
    return tokens if _is_tree(tokens) else sentence.tokens


def _with_finite_conjuncts(tokens: Tokens) -> Tokens:
    """Join a past verb to the past verb before it: "said that it was weak and | insisted", joined to "weak".

    An infinitive is of another kind too, "agreed to consult, and | condemned the launches", and so is what would be
    done to somebody: "said it should not be targeted and | urged Peru to help".
    """
    changed = list(tokens)
    for token in tokens:
        joined = token.deprel == "conj" and token.upos == "VERB" and token.feat("VerbForm") == "Fin"
        if (
            not joined
            or (tokens[token.head].upos in {"VERB", "AUX"} and not _is_untold(tokens, tokens[token.head], token))
            or any(t.head == token.index and base(t.deprel) in {"nsubj", "aux", "csubj"} for t in tokens)
        ):
            continue
        above = tokens[token.head].head
        while above >= 0 and not _is_alike(tokens[above], token):
            above = tokens[above].head
        if above >= 0:
            changed[token.index] = replace(token, head=above)
    return tuple(changed)


def _is_untold(tokens: Tokens, verb: Token, other: Token) -> bool:
    """Whether a verb is no past one that another could be joined to: an infinitive, or a passive under a modal."""
    own = [t for t in tokens if t.head == verb.index]
    passive = any(t.deprel == "aux:pass" for t in own) and any(t.deprel == "aux" and t.lemma in _MODALS for t in own)
    acts = any(t.head == other.index and t.deprel in {"obj", "iobj"} for t in tokens)
    return verb.feat("VerbForm") == "Inf" or (passive and acts)


def _with_denied_infinitives(tokens: Tokens) -> Tokens:
    """Hang "not" or "never" before "to" on the infinitive that it denies: "vowed | never to recognise"."""
    changed = list(tokens)
    for token, following in pairwise(tokens):
        denial = token.text.lower() in {"not", "never"} and token.deprel == "advmod"
        verb = tokens[following.head] if denial and following.deprel == "mark" else None
        if verb is not None and following.text.lower() == "to" and verb.head == token.head:
            changed[token.index] = replace(token, head=verb.index)
    return tuple(changed)


def _with_joined_infinitives(tokens: Tokens) -> Tokens:
    """Join a bare verb to the infinitive before it, not to a verb in the past: "called on X to stop and | return"."""
    changed = list(tokens)
    for token in tokens:
        bare = token.deprel == "conj" and token.upos == "VERB" and token.text == token.lemma and token.head >= 0
        if not bare or tokens[token.head].feat("Tense") != "Past" or tokens[token.head].upos != "VERB":
            continue
        own = {base(t.deprel) for t in tokens if t.head == token.index}
        marked = {t.head for t in tokens if t.deprel == "mark" and t.text.lower() == "to"}
        before = [t.index for t in tokens[token.head + 1 : token.index] if t.index in marked and t.head == token.head]
        if before and not own & {"nsubj", "aux"} and token.feat("Tense") != "Past":
            changed[token.index] = replace(token, head=before[-1])
    return tuple(changed)


def _with_subjects_of_there_is(tokens: Tokens) -> Tokens:
    """Hang what there is on its "is", not on the verb above: "he said there was a need", said of the need."""
    changed = list(tokens)
    for token in tokens:
        be = tokens[token.head] if token.deprel == "expl" and token.text.lower() == "there" else None
        if be is None or be.head < 0 or base(be.deprel) != "ccomp":
            continue
        own = any(t.head == be.index and base(t.deprel) == "nsubj" for t in tokens)
        behind = [t for t in tokens if t.head == be.head and base(t.deprel) == "nsubj" and t.index > be.index]
        if behind and not own:
            changed[behind[0].index] = replace(behind[0], head=be.index)
    return tuple(changed)


def _is_alike(one: Token, other: Token) -> bool:
    same = one.feat("VerbForm") == "Fin" and one.feat("Tense") == other.feat("Tense")
    return one.upos == "VERB" and one.index < other.index and same


def _is_tree(tokens: Tokens) -> bool:
    """Whether every word leads to the root: several slips at once may have been mended into a ring."""
    good: set[int] = {-1}
    for token in tokens:
        path, i = set[int](), token.index
        while i not in good:
            if i in path:
                return False
            path.add(i)
            i = tokens[i].head
        good |= path
    return True


def _with_other_tags(tokens: Tokens) -> Tokens:
    """Take past forms with an object for verbs ("freed | the soldier"), and verbs with an article for nouns."""
    changed = list(tokens)
    for token in tokens:
        kin = [t for t in tokens if t.head == token.index]
        acts_upon = any(t.deprel == "obj" and t.index > token.index for t in kin)
        done = token.upos == "NOUN" and _is_said_of_somebody(kin)
        if token.upos in {"NUM", "ADJ", "ADV", "X", "NOUN"} and (acts_upon or done):
            lemma = verb_lemma(token.text)
            if lemma is not None:
                changed[token.index] = replace(token, upos="VERB", lemma=lemma, feats=_PAST)
        elif token.deprel == "nsubj:pass" and _is_told_to_do(tokens, token):
            changed[token.index] = replace(token, deprel="nsubj")
        elif token.upos == "VERB" and (_is_headed(token, kin) or _is_acted_upon(token, kin)):
            # what hangs on it as on a verb hangs on it as on a noun
            for other in kin:
                if base(other.deprel) in {"obl", "nsubj"}:
                    changed[other.index] = replace(changed[other.index], deprel="nmod")
            changed[token.index] = replace(token, upos="NOUN", feats="Number=Sing")
    return tuple(changed)


def _is_acted_upon(token: Token, kin: list[Token]) -> bool:
    """Whether a word that hangs on a verb as its object has nothing that only a verb has: "hold | talks with"."""
    bare = token.feat("VerbForm") != "Ger" and not token.text.lower().endswith(("ing", "ed"))
    place = token.deprel == "obj" or (token.deprel in {"nsubj", "nsubj:pass"} and token.text[-1] == "s")
    return place and bare and not any(t.deprel in _OF_VERBS or t.deprel == "aux" for t in kin)


def _is_told_to_do(tokens: Tokens, subject: Token) -> bool:
    """Whether a verb with "do" before it has no passive, whatever its subject was taken for: "did not let up"."""
    kin = [t for t in tokens if t.head == subject.head]
    return any(t.lemma == "do" and t.deprel == "aux" for t in kin) and not any(t.deprel == "aux:pass" for t in kin)


def _is_said_of_somebody(kin: list[Token]) -> bool:
    """Whether a word has a subject before it and nothing that a noun has: "Ministers | talked by phone"."""
    nominal = any(base(t.deprel) in {"cop", "det", "case", "amod", "compound"} or t.deprel == "nmod:poss" for t in kin)
    return not nominal and any(t.deprel == "nsubj" for t in kin)


def _is_headed(token: Token, kin: list[Token]) -> bool:
    """Whether a word has an article or owner before it and nothing that only a verb has."""
    marked = any(t.deprel in {"det", "nmod:poss"} and token.index - 3 < t.index < token.index for t in kin)
    behind = {t.index for t in kin if t.deprel == "nsubj" and t.index > token.index}  # "a visit | by the king"
    return marked and not any(
        (t.deprel in _OF_VERBS and t.index not in behind) or t.deprel.startswith("aux") for t in kin
    )


def _with_objects_of_nouns(tokens: Tokens) -> Tokens:
    """Take a noun that hangs on its verb as a clause does for the object, and the "of" phrase after it for its own."""
    changed = list(tokens)
    for token in tokens:
        kin = [t for t in tokens if t.head == token.index]
        clausal = base(token.deprel) in {"ccomp", "xcomp", "advcl"} and token.upos == "NOUN"
        headed = any(t.deprel in {"det", "nmod:poss"} and t.index < token.index for t in kin)
        plain = headed and not any(t.deprel in _OF_CLAUSES for t in kin)
        verb = _verb_before(tokens, token) if clausal else None
        if clausal and plain and verb == token.head:
            changed[token.index] = replace(token, deprel="obj")
        elif (
            verb is not None
            and tokens[verb].head == token.head
            and not {t.deprel for t in kin} & _OF_CLAUSES - {"case"}
        ):
            changed[token.index] = replace(token, head=verb, deprel="obj")  # "continued to send | arms"
        of = next((t for t in kin if t.deprel == "case" and t.text.lower() == "of"), None)
        if of is not None and token.deprel in {"obj", "obl"} and token.head >= 0:
            noun, head = tokens[of.index - 1], tokens[token.head]
            beside = noun.upos == "NOUN" and noun.head == head.index and head.upos == "VERB"
            if (beside and head.lemma not in read_word_set("trees", _TAKES_OF)) or (
                token.deprel == "obj" and head.upos == "NOUN"
            ):
                changed[token.index] = replace(token, head=noun.index if beside else head.index, deprel="nmod")
    return tuple(changed)


def _with_modifiers_of_nouns(tokens: Tokens) -> Tokens:
    """Hang a modifier that the parser hung on a verb on the noun behind it: "held | joint drills", "draft | laws"."""
    changed = list(tokens)
    for token, following in pairwise(tokens):
        modifier = token.deprel in {"amod", "compound"} and 0 <= token.head < token.index
        noun = following.upos == "NOUN" and following.head == token.head
        if modifier and noun and tokens[token.head].upos == "VERB":
            changed[token.index] = replace(token, head=following.index)
        elif noun and token.upos == "NOUN" and token.deprel == following.deprel == "obj":
            changed[token.index] = replace(token, head=following.index, deprel="compound")
    return tuple(changed)


def _with_prepositions_before_nouns(tokens: Tokens) -> Tokens:
    """Hang a preposition that the parser hung on the word before it on the noun that follows.

    English prepositions stand before their noun, so "withdrawal <- from" can only be a slip for "from -> the Plan".
    """
    changed = list(tokens)
    for token in tokens:
        if token.upos == "ADP" and token.deprel == "case" and 0 <= token.head < token.index:
            nouns = (
                other.index
                for other in tokens[token.index + 1 :]
                if other.head == token.head and base(other.deprel) in {"nmod", "obl"}
            )
            noun = next(nouns, None)
            if noun is not None and not any(t.head == noun and t.deprel == "case" for t in tokens if t.upos == "ADP"):
                changed[token.index] = replace(token, head=noun)
    return tuple(changed)


def _with_one_subject(tokens: Tokens) -> Tokens:
    """Take a second subject, after its verb, for the object, or the subject of what is said: "said | it was unjust"."""
    changed = list(tokens)
    for token in tokens:
        if token.deprel == "nsubj" and 0 <= token.head < token.index and tokens[token.head].upos == "VERB":
            kin = [t for t in tokens if t.head == token.head]
            before = any((t.deprel == "nsubj" or _is_to(t)) and t.index < t.head for t in kin)
            # "ruled out meeting | his counterpart": a gerund has its subject before it
            before = before or tokens[token.head].text.lower().endswith("ing")
            if before and not any(t.deprel in {"obj", "ccomp"} for t in kin):
                changed[token.index] = replace(token, deprel="obj")
            clause = next((t for t in kin if t.deprel == "ccomp" and t.index > token.index), None)
            if before and clause is not None and not _has_subject(tokens, clause):
                changed[token.index] = replace(token, head=clause.index)
    return tuple(changed)


def _is_to(token: Token) -> bool:
    """Whether a word is the mark of an infinitive, whose subject never stands behind it."""
    return token.deprel == "mark" and token.text.lower() == "to"


def _has_subject(tokens: Tokens, clause: Token) -> bool:
    return any(t.head == clause.index and base(t.deprel) in {"nsubj", "csubj", "expl"} for t in tokens)


def _with_objects_of_the_verb_before(tokens: Tokens) -> Tokens:
    """Hang objects on the verb right before them: "summoned | the envoy to complain", "said it reached | a deal"."""
    changed = list(tokens)
    for token in tokens:
        if token.deprel not in {"obj", "nmod"} or token.upos not in {"NOUN", "PROPN"} or token.head < 0:
            continue
        verb = _verb_before(tokens, token)
        if token.deprel == "nmod":
            # "prospects of resuming | talks": what has no preposition is no part of the noun before the verb
            if verb is not None and _is_bare_behind(tokens, token, tokens[verb]):
                changed[token.index] = replace(token, head=verb, deprel="obj")
            continue
        if verb is None or verb == token.head or any(t.deprel == "obj" and t.head == verb for t in tokens):
            continue
        head = tokens[token.head]
        to = any(t.head == head.index and t.deprel == "mark" and token.index < t.index for t in tokens)
        below = head.index < verb and tokens[verb].head == head.index
        # "detained the mayor, drawing | condemnation": the verb above has its object
        full = any(t.head == head.index and t.deprel == "obj" and t.index < verb for t in tokens)
        marked = any(t.head == verb and _is_to(t) for t in tokens) or (full and tokens[verb].text.endswith("ing"))
        skipped = below and base(tokens[verb].deprel) in ({"ccomp", "xcomp", "advcl"} if marked else {"ccomp", "xcomp"})
        if (to and head.head == verb) or skipped:
            changed[token.index] = replace(token, head=verb)
    return tuple(changed)


def _with_reactions(tokens: Tokens) -> Tokens:
    """Hang on a reaction whose it is: "drawing criticism | from Peru and Chile", read as drawn from Peru."""
    changed = list(tokens)
    for case, noun in ((t, tokens[t.head]) for t in tokens if t.text.lower() == "from" and t.deprel == "case"):
        verb, reaction = tokens[noun.head], tokens[case.index - 1]
        drawn = reaction.deprel == "obj" and reaction.head == verb.index and case.index < noun.index
        if drawn and noun.deprel == "obl" and verb.lemma in read_word_set("trees", _RECEIVING):
            changed[noun.index] = replace(noun, head=reaction.index, deprel="nmod")
    return tuple(changed)


def _is_bare_behind(tokens: Tokens, noun: Token, verb: Token) -> bool:
    beside = verb.head == noun.head and base(verb.deprel) == "acl"
    return beside and not any(t.head == noun.index and t.deprel == "case" for t in tokens)


def _with_bare_objects(tokens: Tokens, dates: set[int]) -> Tokens:
    """Take a noun without a preposition for the object of its verb: "defended | the policy", "called off | a strike".

    Times and measures, which stand without one too, have a relation of their own (``obl:unmarked``); what has it is an
    object only right behind the verb and where its noun is neither.
    """
    changed = list(tokens)
    for token in tokens:
        bare = base(token.deprel) == "obl" and token.upos in {"NOUN", "PROPN"} and 0 <= token.head < token.index
        if not bare or tokens[token.head].upos != "VERB" or not _lacks_object(tokens, token):
            continue
        if token.deprel == "obl":
            changed[token.index] = replace(token, deprel="obj")
        elif token.deprel == "obl:unmarked" and token.index not in dates:
            measure = token.lemma.lower() in read_word_set("trees", _MEASURES)
            if not measure and _verb_before(tokens, token) == token.head:
                changed[token.index] = replace(token, deprel="obj")
    return tuple(changed)


def _lacks_object(tokens: Tokens, noun: Token) -> bool:
    """Whether the verb of a noun has no object or clause, and nothing introduces or counts the noun."""
    kin = [t for t in tokens if t.head == noun.head]
    own = (t for t in tokens[: noun.index] if t.head == noun.index and t.upos != "PART")
    counted = {"nummod"} if noun.deprel == "obl" else set[str]()
    first = not any(base(t.deprel) == "obl" and noun.head < t.index < noun.index for t in kin)
    filled = any(t.deprel in {"obj", "ccomp", "xcomp", "aux:pass", "nsubj:pass"} for t in kin)
    return first and not filled and not any(t.deprel in {"case", "mark"} | counted for t in own)


def _verb_before(tokens: Tokens, noun: Token) -> int | None:
    """Return the verb that stands right before a noun with its modifiers, a particle between them allowed."""
    for i in range(noun.index - 1, -1, -1):
        token = tokens[i]
        if token.upos == "VERB" and base(token.deprel) != "amod":
            return i
        inside = base(token.deprel) in _BEFORE_NOUN or token.deprel in _BEFORE_NOUN or token.upos in {"PUNCT", "PART"}
        particle = token.deprel == "compound:prt"
        if token.text == "," or not (particle or (inside and (token.head >= i or token.upos == "PART"))):
            return None
    return None
