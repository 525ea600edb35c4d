"""Reckon what it costs, by the tree, to take a date phrase for the date of a word of its sentence.

Each phrase is followed up the tree to what it dates. On the trigger itself it costs nothing; on its light verb ("held
talks on Friday"), on a conjunct ("met on Friday and agreed") or on the clause above a participle ("called on Friday for
..., urging") a little; on the saying of it more. What dates another noun ("the 2015 accord", "ahead of Sunday's vote")
dates nothing else.
"""

from __future__ import annotations

from dragoman.find.when.date_tense import dependents, governor, has_tree, top_of
from dragoman.find.when.date_units import word_set
from dragoman.model import Sentence, TimePhrase, Token

__all__ = ["NEVER", "cost_of", "marks_of", "modifies", "tells_next_event"]

NEVER = 99
"""The cost of what cannot be."""
_NOMINAL = word_set("nominal")
_MODIFIER = word_set("modifier")
_HAPPEN = word_set("happen")
_SHARES = word_set("shares")
_SAME_TIME = word_set("same-time")
_OTHER_TIME = word_set("other-time")
_STEPS = {
    "conj": 2, "xcomp": 2, "aux": 0, "aux:pass": 0, "cop": 0, "advcl": 3, "ccomp": 5, "parataxis": 5, "csubj": 5,
    "acl": 6, "acl:relcl": NEVER, "obj": 4, "nsubj": 4, "nsubj:pass": 4, "iobj": 4, "obl": 3, "nmod": 2,
    "nmod:poss": 2, "compound": 2, "appos": 2,
}  # fmt: skip
"""What each step up the tree costs between a trigger and a dated verb above it; 4 for a relation not named."""


def cost_of(sentence: Sentence, trigger: int, phrase: TimePhrase) -> int:
    """Return what it costs to take a phrase for the date of token ``trigger``, from 0 to ``NEVER``."""
    if not has_tree(sentence):
        return _flat_cost(sentence, trigger, phrase)
    if tells_next_event(sentence, phrase):
        return 0 if trigger == _next_event(sentence, phrase.last) else NEVER
    if _beside(sentence, trigger, phrase):
        return 1  # whatever the tree says
    head = governor(sentence, phrase.first, phrase.last)
    if head < 0:
        return _flat_cost(sentence, trigger, phrase)
    owner = sentence.tokens[head]
    if owner.index == trigger:
        return 0
    if modifies(sentence, phrase, owner):
        return _through_noun(sentence, trigger, owner, phrase)
    cost, verb = _to_verb(sentence, trigger, owner)
    return cost if verb is None or verb.index == trigger else cost + _between(sentence, trigger, verb, phrase)


def _flat_cost(sentence: Sentence, trigger: int, phrase: TimePhrase) -> int:
    """Judge by distance alone where a sentence has no tree: few words and no clause mark between."""
    low, high = sorted((trigger, phrase.first))
    between = sentence.tokens[low + 1 : high]
    if any(t.text in {";", ":", ".", "—"} for t in between):
        return NEVER
    return 1 + len(between) // 6 + sum(t.text == "," for t in between)


def tells_next_event(sentence: Sentence, phrase: TimePhrase) -> bool:
    """Tell whether a phrase is of the event that its last word introduces: "three days after" guards shot."""
    last = sentence.tokens[phrase.last].text.lower()
    return phrase.first < phrase.last and last in {"after", "before", "of", "to", "into", "following"}


def _next_event(sentence: Sentence, last: int) -> int:
    """Return the token that "after" or "before" introduces: by the tree where it points ahead, else by the words."""
    tokens = sentence.tokens
    linker = tokens[last]
    if linker.head > last and linker.deprel in {"mark", "case"}:
        return linker.head
    noun = -1
    for token in tokens[last + 1 : last + 16]:
        if token.text in {",", ".", ";"} and noun >= 0:
            break
        if token.upos == "VERB":
            return token.index
        if noun < 0 and token.upos == "NOUN":
            noun = token.index
    return noun


def _beside(sentence: Sentence, trigger: int, phrase: TimePhrase) -> bool:
    """Tell whether a verb and a phrase stand side by side: "said on Tuesday", "on Monday stopped"."""
    tokens = sentence.tokens
    if tokens[trigger].upos != "VERB":
        return _within_subject(sentence, trigger, phrase)
    if trigger == phrase.last + 1:
        lead = tokens[phrase.first - 1].text.lower() if phrase.first else "on"
        owner = tokens[max(governor(sentence, phrase.first, phrase.last), 0)]
        if owner.index < phrase.first and owner.upos == "VERB" and owner.deprel.startswith("acl"):
            return False  # "the truce that took effect on 19 January collapsed"
        return lead in {"on", "in", "at", ","} or tokens[phrase.first].head == trigger
    if not trigger < phrase.first <= trigger + 2:
        return False
    return all(
        t.text.lower() in {"on", "in", "at", "late", "early", "since"} for t in tokens[trigger + 1 : phrase.first]
    )


def _within_subject(sentence: Sentence, trigger: int, phrase: TimePhrase) -> bool:
    """Tell whether a phrase stands between a subject and its verb: "the visit to Seoul in 2018 was"."""
    tokens = sentence.tokens
    token = tokens[trigger]
    if not (token.deprel.startswith("nsubj") and trigger < phrase.first and phrase.last < token.head):
        return False
    between = [*tokens[trigger + 1 : phrase.first], *tokens[phrase.last + 1 : token.head]]
    late = any(t.upos in {"VERB", "AUX"} for t in tokens[trigger + 1 : phrase.first])
    return not late and not any(t.text in {",", ";"} for t in between)


def modifies(sentence: Sentence, phrase: TimePhrase, owner: Token) -> bool:
    """Tell whether a phrase modifies a noun and so dates that noun alone: "the 2015 accord", "the pact of 1949"."""
    if owner.upos not in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return False
    top = sentence.tokens[top_of(sentence, phrase.first, phrase.last)]
    lead = sentence.tokens[phrase.first - 1].text.lower() if phrase.first else ""
    if owner.index > phrase.last and lead in {"in", "on", "since", "during", "until", "by"}:
        return False  # "in 1999 soldiers wrecked it", however the parser ties the year to the soldiers
    if top.deprel in _MODIFIER or (phrase.first == phrase.last == owner.index - 1 and top.deprel.startswith("nmod")):
        return True
    return any(t.text.lower() == "of" for t in dependents(sentence, top.index) if t.deprel == "case")


def _through_noun(sentence: Sentence, trigger: int, owner: Token, phrase: TimePhrase) -> int:
    """Cost of a dated noun's date for another word: for the verb that makes it happen ("attended Friday's summit")."""
    if owner.head != trigger:
        return NEVER
    if owner.lemma in _SHARES:
        return 1  # "in the course of 2021"
    if phrase.when.precision != "day":
        return NEVER
    if owner.deprel in {"obj", "nsubj", "nsubj:pass"} and sentence.tokens[trigger].lemma in _HAPPEN:
        return 3
    if owner.deprel in {"nsubj", "nsubj:pass"}:
        return 5  # "the decree of 27 January banned drones"
    # "at Monday's meeting", "in Friday's vote" tell when the verb's own act was.
    cases = {t.text.lower() for t in dependents(sentence, owner.index) if t.deprel == "case"}
    return 3 if owner.deprel == "obl" and cases & {"at", "in", "during", "to"} else NEVER


def _to_verb(sentence: Sentence, trigger: int, owner: Token) -> tuple[int, Token | None]:
    """Climb from the owner of a phrase through nouns to the trigger or the first verb; names cost less to pass."""
    cost = 0
    token = owner
    for _ in range(8):
        if token.index == trigger:
            return cost, token
        if token.upos in {"VERB", "AUX"} or _has_copula(sentence, token) or token.head < 0:
            return cost, token
        if token.deprel not in _NOMINAL and not token.deprel.startswith(("nmod", "obl", "advmod", "advcl", "xcomp")):
            return cost, token
        cost += 1 if token.upos in {"PROPN", "ADV", "NUM", "PRON"} else 2
        token = sentence.tokens[token.head]
    return NEVER, None


def _has_copula(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun or adjective is a predicate."""
    return any(t.deprel == "cop" for t in dependents(sentence, token.index))


def _between(sentence: Sentence, trigger: int, verb: Token, phrase: TimePhrase) -> int:
    """Cost of taking the date of a verb for the date of the trigger, another word of its sentence."""
    up = _steps(sentence, trigger, verb.index)
    if up is not None:
        return up
    down = _down(sentence, trigger, verb)
    return down if down is not None else _side(sentence, trigger, verb, phrase)


def _steps(sentence: Sentence, trigger: int, verb: int) -> int | None:
    """Cost of the way up from the trigger to a dated verb above it, None where the verb is not above."""
    tokens, cost, token = sentence.tokens, 0, sentence.tokens[trigger]
    while token.index != verb:
        if token.head < 0:
            return None
        head = tokens[token.head]
        cost += _step(sentence, token, head)
        token = head
    return min(cost, NEVER)


def _step(sentence: Sentence, token: Token, head: Token) -> int:
    """Cost of one step up the tree, by the relation and, for clauses and phrases, their conjunction or preposition."""
    cost = _STEPS.get(token.deprel, _STEPS.get(token.deprel.partition(":")[0], 4))
    if token.deprel in {"obj", "nsubj", "nsubj:pass", "iobj"}:
        return 2 if head.lemma in _HAPPEN else cost
    if token.deprel == "advcl":
        return NEVER if marks_of(sentence, token) & _OTHER_TIME else cost
    if token.deprel == "obl":
        return 5 if marks_of(sentence, token) & {"after", "before", "since", "despite", "over"} else cost
    return cost


def marks_of(sentence: Sentence, token: Token) -> set[str]:
    """Return the words that mark a clause or phrase: conjunctions and prepositions."""
    return {t.text.lower() for t in dependents(sentence, token.index) if t.deprel in {"mark", "case", "advmod"}}


def _down(sentence: Sentence, trigger: int, verb: Token) -> int | None:
    """Cost of the way down from the trigger to a dated verb below it: "presented when she visited", "talks held"."""
    cost, token = 0, verb
    while token.index != trigger:
        if token.head < 0:
            return None
        cost += _step_down(sentence, token, trigger)
        token = sentence.tokens[token.head]
    return min(cost, NEVER)


def _step_down(sentence: Sentence, token: Token, trigger: int) -> int:
    """Cost of one step on the way down, to the dated verb or a word above it."""
    relation, marks = token.deprel, marks_of(sentence, token)
    if relation == "advcl" and not marks & _OTHER_TIME:
        return 3 if marks & _SAME_TIME else 4
    if relation.startswith("acl") and token.lemma in _HAPPEN:
        return 2
    if relation == "conj":
        return 6 if token.index > trigger else 2
    return 3 if relation in {"obl", "nmod", "obj"} and token.upos in {"NOUN", "PROPN"} else NEVER


def _side(sentence: Sentence, trigger: int, verb: Token, phrase: TimePhrase) -> int:
    """Cost where neither stands above the other: the parser ties a late phrase to the wrong noun or verb at times."""
    if verb.deprel in {"advcl", "xcomp", "ccomp"} and verb.head >= 0 and not marks_of(sentence, verb) & _OTHER_TIME:
        shared = _steps(sentence, trigger, verb.head)
        if shared is not None:
            return shared + 2  # "quoted him as saying on Thursday" dates what was said
    if phrase.first < trigger or phrase.first - trigger > 12:
        return NEVER
    between = sentence.tokens[trigger + 1 : phrase.first]
    if any(t.upos == "VERB" or t.text in {",", ";", ":"} for t in between):
        return NEVER
    return 5 if verb.index < trigger else 7
