"""Find out whether a date phrase belongs to something past, present or still to come.

The tree tells: the verb that governs the phrase, its auxiliaries, and for infinitives the verb above. Words beside the
phrase tell where they are plain ("ahead of Friday's vote", "planned for Monday"). Without a tree the nearest tell-tale
words of the clause decide.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.find.when.date_units import word_set
from dragoman.model import Sentence, Token

__all__ = ["dependents", "governor", "has_tree", "tense_of", "top_of"]

_WILL = word_set("will")
_IMPLICATIVE = word_set("implicative")
"""Verbs whose infinitive tells what happened: "began to leave on Friday"."""
_LIMITS = word_set("limits")
_SAYING = word_set("saying")
"""What is reported has been said, whatever the clause above: "quoted him as saying on Thursday"."""
_SAME_IN_PAST = word_set("same-in-past")
"""Verbs whose past looks like their present; a date beside them mostly tells what happened."""
_DUE = word_set("due")
_AHEAD = word_set("ahead")
_PUT_OFF = word_set("put-off")
_REACH, _CLIMB = 80, 12
"""How far dependents are looked for and how many heads are climbed, so that a monstrous sentence costs little."""
_BARRIERS = frozenset([";", "—", "”", '"', "“"])
"""Marks across which a phrase hardly depends on a word, whatever the tree says."""
_CLAUSE_ENDS = frozenset([";", ":", "—", "(", ")", '"', "“", "”"])
_IRREGULAR = word_set("irregular")


def has_tree(sentence: Sentence) -> bool:
    """Tell whether the tokens of a sentence hang together in a tree, where all but one have a head."""
    return len(sentence.tokens) < 2 or any(t.head >= 0 for t in sentence.tokens[:2])


def top_of(sentence: Sentence, first: int, last: int) -> int:
    """Return the token of a phrase whose head lies outside it; the last one where several do."""
    tokens = sentence.tokens
    outside = [i for i in range(first, last + 1) if not first <= tokens[i].head <= last]
    content = [i for i in outside if tokens[i].deprel not in {"case", "det", "punct", "mark", "cc"}]
    return (content or outside or [last])[0]


def governor(sentence: Sentence, first: int, last: int) -> int:
    """Return the token that governs a phrase, -1 when the phrase is the root.

    That is its head in the tree, save where the head lies beyond a quotation mark or semicolon and a verb stands right
    before the phrase ("saying on Thursday"). What "of" brings is of the noun before it ("breached the pact of 2015").
    """
    tokens = sentence.tokens
    head = tokens[top_of(sentence, first, last)].head
    of = first > 1 and tokens[first - 1].text.lower() == "of" and tokens[first - 2].upos in {"NOUN", "PROPN"}
    if of and 0 <= head < first - 2:
        return first - 2
    between = tokens[min(head, first) + 1 : max(head, last)]
    if head >= 0 and any(t.text in _BARRIERS for t in between):
        for i in range(first - 1, max(first - 3, -1), -1):
            if tokens[i].upos == "VERB":
                return i
    if head >= 0 and first and tokens[first - 1].text == ",":
        return _out_of_relative(sentence, head, first)
    return head


def _out_of_relative(sentence: Sentence, head: int, first: int) -> int:
    """Return the verb outside a relative clause that commas close before a phrase, else the head as it is.

    In "met Park, who is to become minister, the previous day" the day is the meeting's.
    """
    tokens = sentence.tokens
    token = tokens[head]
    for _ in range(4):
        if token.head < 0:
            return head
        if token.deprel == "acl:relcl" and token.head < token.index < first:
            break
        token = tokens[token.head]
    opened = token.head >= 0 and any(t.text == "," for t in tokens[token.head + 1 : token.index])
    outer = tokens[token.head] if opened else token
    for _ in range(_CLIMB):
        if not opened or outer.head < 0 or outer.upos in {"VERB", "AUX"}:
            break
        outer = tokens[outer.head]
    return outer.index if opened and outer.upos in {"VERB", "AUX"} else head


def dependents(sentence: Sentence, index: int) -> list[Token]:
    """Return the tokens that depend on a token, looked for within ``_REACH`` tokens of it."""
    return [t for t in sentence.tokens[max(0, index - _REACH) : index + _REACH] if t.head == index]


def tense_of(sentence: Sentence, first: int, last: int) -> str:
    """Return past, present or future for a phrase over tokens ``first`` to ``last``."""
    cue = _beside(sentence, first, last)
    if cue:
        return cue
    if not has_tree(sentence):
        return _shallow(sentence.tokens, first, last)
    head = governor(sentence, first, last)
    between = sentence.tokens[min(head, first) + 1 : max(head, last)]
    if head >= 0 and any(t.text in _BARRIERS for t in between):
        return _shallow(sentence.tokens, first, last)  # the parse ties the phrase to another clause's verb
    lead = sentence.tokens[first - 1].text.lower() if first else ""
    limited = sentence.tokens[first].text.lower() in _LIMITS or lead in {"to", "for", "till", "until", "through"}
    return _tense_above(sentence, head, limited=limited)


def _beside(sentence: Sentence, first: int, last: int) -> str | None:
    """Read the words right before a phrase: "ahead of", "planned for", "since"."""
    tokens = sentence.tokens
    before = ["", "", "", *(t.text.lower() for t in tokens[max(0, first - 3) : first])][-3:]
    follows = tokens[last + 1].text.lower() if last + 1 < len(tokens) else ""
    if before[-1] in {"since", "following", "after"} or tokens[first].text.lower() == "since":
        return "past"
    weekday = tokens[first].text.lower().endswith("day") and follows not in {"'s", "’s"}
    meant = before[-1] == "for" and weekday  # "called a meeting for Tuesday"
    planned = before[-1] in {"for", "on", "at"} and any(w in _AHEAD for w in before[:-1])
    return "future" if meant or planned or before[-2:] == ["ahead", "of"] else None


def _tense_above(sentence: Sentence, index: int, *, limited: bool) -> str:
    """Climb from a governor to the verb whose tense holds for the phrase."""
    before = False  # whether the phrase dates what the verb's act comes before
    for _ in range(_CLIMB):
        if index < 0:
            break
        token = sentence.tokens[index]
        found = _verbal(sentence, token, limited=limited)
        if found:
            return ("future" if before else "past") if found == "perfect" else found
        around = dependents(sentence, index)
        if _to_come(token, around):
            return "future"
        noun = token.upos in {"NOUN", "PROPN"}
        before = before or (noun and any(c.text.lower() == "before" and c.deprel == "case" for c in around))
        index = token.head
    return "past"


def _to_come(token: Token, around: Sequence[Token]) -> bool:
    """Tell whether a noun or adjective is of something still to come: "due", "the planned visit"."""
    if token.lemma in _DUE or token.text.lower() in _DUE:
        return True
    if any(c.text.lower() in _AHEAD for c in around if c.deprel in {"amod", "acl"}):
        return True
    return any(c.text.lower() == "ahead" for c in around if c.deprel in {"case", "advmod"})


def _verbal(sentence: Sentence, token: Token, *, limited: bool) -> str | None:
    """Return past, present, perfect or future for a verb or a predicate with a copula, None for anything else.

    ``limited`` when the phrase sets a limit or a goal ("until", "to", "for"), which points ahead beside some verbs.
    """
    around = dependents(sentence, token.index)
    helpers = [c for c in around if c.deprel in {"aux", "aux:pass", "cop"}]
    if token.upos != "VERB" and not helpers:
        return None
    words = {c.text.lower() for c in helpers}
    perfect = "have" in {c.lemma for c in helpers}
    if words & _WILL:
        return "past" if perfect and not words & {"will", "shall"} else "future"
    planned = token.text.lower() in _AHEAD and (helpers or token.deprel.startswith("acl"))
    if planned or (limited and token.lemma in _PUT_OFF) or token.feat("Mood") == "Imp":
        return "future"
    return _by_form(token, helpers, words, perfect=perfect, limited=limited) or _without_tense(sentence, token, around)


def _by_form(token: Token, helpers: Sequence[Token], words: set[str], *, perfect: bool, limited: bool) -> str | None:
    """Return the tense that the form of a verb and its auxiliaries shows, None for infinitives and participles."""
    finite = [c.feat("Tense") for c in helpers if c.feat("VerbForm") == "Fin"]
    if not finite and token.feat("VerbForm") == "Fin":
        finite = [token.feat("Tense")]
    irregular = not helpers and token.text.lower() in _IRREGULAR - _SAME_IN_PAST  # "fell", whatever tense it is read in
    if "Past" in finite or irregular or words & {"was", "were", "had", "did"}:
        return "past"
    if perfect:
        return "perfect"
    if token.lemma in _SAME_IN_PAST or token.text.lower() in _SAME_IN_PAST:
        return "past"
    if "Pres" not in finite[:1] and not words & {"is", "are", "'s", "’s"}:
        return None
    passive = token.feat("VerbForm") == "Part" and token.feat("Tense") == "Past"
    return "future" if token.text.lower() == "going" or (passive and limited) else "present"


def _without_tense(sentence: Sentence, token: Token, around: Sequence[Token]) -> str | None:
    """Return the tense of an infinitive or participle from the verb above it; None sends the search upwards."""
    if token.lemma in _SAYING:
        return "past"
    head = sentence.tokens[token.head] if token.head >= 0 else None
    if token.feat("VerbForm") == "Inf" or any(c.deprel == "mark" and c.text.lower() == "to" for c in around):
        told = head is not None and token.deprel in {"xcomp", "ccomp"} and head.lemma in _IMPLICATIVE
        return None if told and head is not None and head.text.lower() not in _DUE else "future"
    participle = token.feat("VerbForm") == "Part" and token.feat("Tense") == "Past"
    return "past" if participle or (head is None and (token.feats or around)) else None


def _shallow(tokens: Sequence[Token], first: int, last: int) -> str:
    """Judge by words alone: the nearest verb-like cue before the phrase in its clause, else the first one after."""
    for i in range(first - 1, max(-1, first - 16), -1):
        word = tokens[i].text.lower()
        if word in _CLAUSE_ENDS:
            break
        infinitive = word == "to" and i + 1 < first and tokens[i + 1].text.islower()
        cue = ("future" if _bare_verb(tokens, i + 1) else None) if infinitive else _cue(tokens, i)
        if cue:
            return cue
    after = (_cue(tokens, i) for i in range(last + 1, min(len(tokens), last + 16)))
    return next((cue for cue in after if cue), "past")


def _bare_verb(tokens: Sequence[Token], i: int) -> bool:
    """Guess whether the word after "to" is an infinitive: no noun phrase begins there."""
    word = tokens[i].text.lower()
    return word not in {"the", "a", "an", "his", "her", "its", "their", "be"} or word == "be"


def _cue(tokens: Sequence[Token], i: int) -> str | None:
    """Return the tense that one word betrays, without any tagging."""
    word = tokens[i].text.lower()
    if word in _WILL and (tokens[i].text.islower() or i == 0):
        return "future"
    if word in {"due", "scheduled", "slated", "planned", "plans", "upcoming", "expected", "expects", "if", "unless"}:
        return "future"
    if word in _IRREGULAR or (word.endswith("ed") and len(word) > 4 and tokens[i].text.islower()):
        return "past"
    if word in {"has", "have"}:
        return "past"
    return "present" if word in {"is", "are", "begins", "opens", "meets", "expires", "ends"} else None
