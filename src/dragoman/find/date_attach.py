"""Attach date phrases to events: find the date of the act that a trigger word tells of.

Each phrase of the sentence is followed up the tree to what it dates; the cheapest way from there to the trigger wins. A
phrase on the trigger itself costs nothing; one on its light verb ("held talks on Friday"), on a conjunct ("met on Friday
and agreed") or on the clause above a participle ("called on Friday for ..., urging") costs a little; one on the saying of
it costs more. What dates another noun ("the 2015 accord", "ahead of Sunday's vote") dates nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.find.date_tense import governor, has_tree, tense_of, top_of
from dragoman.find.date_units import word_set
from dragoman.model import Parse, Sentence, TimePhrase, Token, When

__all__ = ["date_of"]

_NEVER = 99
_SURE = 4
"""The highest cost at which a phrase dates an act told as background."""
_LIKELY = 8
"""The highest cost at which a phrase dates an act of the report's own news."""
_NEWS_DAYS = 3
"""How old the day of the report's own news may be to hold for the sentences after it."""
_NOMINAL = word_set("nominal")
_MODIFIER = word_set("modifier")
_HAPPEN = word_set("happen")
"""Verbs that tell that what their subject or object names took place: "the talks opened on Friday"."""
_SHARES = word_set("shares")
_SAME_TIME = word_set("same-time")
_OTHER_TIME = word_set("other-time")


def date_of(
    sentence: Sentence,
    trigger: int,
    times: tuple[TimePhrase, ...],
    published: date,
    background: bool,  # noqa: FBT001 - the caller's order of arguments
    parse: Parse,
) -> When:
    """Return the date of the act that token ``trigger`` of a sentence tells of.

    ``times`` are the report's date phrases (`find_dates`). Without a phrase of its own, an act of the report's news has
    the day on which the sentences before put that news, else the report's date (basis ``dateline``); an act told as
    background has some day before the report's (basis ``before``).
    """
    best = _best(sentence, trigger, times, _SURE if background else _LIKELY, published)
    if best is not None:
        return best.when
    if background:
        return When(None, published - timedelta(days=1), "span", "before")
    day = _said_after(sentence, times) or _news_day(sentence, trigger, times, published, parse)
    return day if day is not None else When(published, published, "day", "dateline")


def _best(
    sentence: Sentence, trigger: int, times: tuple[TimePhrase, ...], limit: int, published: date
) -> TimePhrase | None:
    """Return the phrase of the sentence that dates the trigger at the lowest cost, the nearer one where two cost the same."""
    ranked = []
    for phrase in times:
        if phrase.sentence != sentence.index or phrase.first <= trigger <= phrase.last or _in_dateline(sentence, phrase):
            continue
        if _too_late(sentence, trigger, phrase, published):
            continue
        cost = _cost(sentence, trigger, phrase) if has_tree(sentence) else _flat_cost(sentence, trigger, phrase)
        if cost <= (limit if _spreads(sentence, phrase) else _SURE):
            gap = phrase.first - trigger if phrase.first > trigger else trigger - phrase.last
            ranked.append((cost, phrase.when.first is None, gap, phrase.first, phrase))
    return min(ranked, key=lambda item: item[:4])[4] if ranked else None


def _too_late(sentence: Sentence, trigger: int, phrase: TimePhrase, published: date) -> bool:
    """Tell whether a verb in the past stands against a phrase of days well after the report's: it dates something else."""
    token = sentence.tokens[trigger]
    if phrase.when.first is None or (phrase.when.first - published).days <= _NEWS_DAYS or token.feat("Tense") != "Past":
        return False
    if token.feat("VerbForm") == "Fin":
        return True
    helpers = {t.text.lower() for t in sentence.tokens if t.head == trigger and t.deprel in {"aux", "aux:pass"}}
    return bool(helpers & {"was", "were", "had", "has", "have"}) and not helpers & {"will", "would", "be"}


def _spreads(sentence: Sentence, phrase: TimePhrase) -> bool:
    """Tell whether a phrase may date neighbouring acts as well: "on Friday" does, "until May" and "since 2009" do not."""
    when = phrase.when
    if when.first is None or when.last is None or (when.last - when.first).days > 31:
        return False
    return sentence.tokens[phrase.first].text.lower() not in {"since", "until", "till", "by", "before", "after", "within"}


def _in_dateline(sentence: Sentence, phrase: TimePhrase) -> bool:
    """Tell whether a phrase stands in a dateline: "BEIJING, March 14 (Xinhua) --", "Kyiv, 3 May -", "LIMA, Nov 6, 2019."."""
    if phrase.first > 8 or phrase.first == 0 or phrase.when.precision != "day":
        return False
    tokens = sentence.tokens
    before = tokens[: phrase.first]
    if not before[0].text[:1].isupper() or any(t.text.isalpha() and t.text.islower() for t in before) or before[-1].text not in {",", "(", ":", "/"}:
        return False
    after = tokens[phrase.last + 1 : phrase.last + 9]
    if not after:
        return True
    return after[0].text in {"(", "--", "—", "–", "-", ".", ":", "/", "/PRNewswire/"}


def _flat_cost(sentence: Sentence, trigger: int, phrase: TimePhrase) -> int:
    """Judge by distance alone where a sentence has no tree: few words and no clause mark between."""
    low, high = sorted((trigger, phrase.first))
    between = sentence.tokens[low + 1 : high]
    if any(t.text in {";", ":", ".", "—"} for t in between):
        return _NEVER
    return 1 + len(between) // 6 + sum(t.text == "," for t in between)


def _cost(sentence: Sentence, trigger: int, phrase: TimePhrase) -> int:
    """Return what it costs to take a phrase for the date of the trigger."""
    tokens = sentence.tokens
    if _before_event(sentence, phrase):
        return 0 if trigger == _event_after(sentence, phrase.last) else _NEVER
    if _beside(sentence, trigger, phrase):
        return 1  # whatever the tree says
    top = tokens[top_of(sentence, phrase.first, phrase.last)]
    head = governor(sentence, phrase.first, phrase.last)
    if head < 0:
        return _flat_cost(sentence, trigger, phrase)
    owner = tokens[head]
    if owner.index == trigger:
        return 0
    if _modifies(sentence, top, owner, phrase):
        return _through_noun(sentence, trigger, owner, phrase)
    cost, verb = _to_verb(sentence, trigger, owner)
    if verb is None or verb.index == trigger:
        return cost
    return cost + _between(sentence, trigger, verb, phrase)


def _before_event(sentence: Sentence, phrase: TimePhrase) -> bool:
    """Tell whether a phrase tells the day of the event that its last word introduces: "three days after" guards shot."""
    last = sentence.tokens[phrase.last].text.lower()
    return phrase.first < phrase.last and last in {"after", "before", "of", "to", "into", "following"}


def _event_after(sentence: Sentence, last: int) -> int:
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
        return lead in {"on", "in", "at", ","} or tokens[phrase.first].head == trigger
    gap = tokens[trigger + 1 : phrase.first]
    return 0 <= len(gap) <= 1 and trigger < phrase.first and all(t.text.lower() in {"on", "in", "at", "late", "early", "since"} for t in gap)


def _within_subject(sentence: Sentence, trigger: int, phrase: TimePhrase) -> bool:
    """Tell whether a phrase stands between a subject and its verb: "the visit to Seoul in 2018 was"."""
    tokens = sentence.tokens
    token = tokens[trigger]
    if not (token.deprel.startswith("nsubj") and trigger < phrase.first and phrase.last < token.head):
        return False
    between = [*tokens[trigger + 1 : phrase.first], *tokens[phrase.last + 1 : token.head]]
    late = any(t.upos in {"VERB", "AUX"} for t in tokens[trigger + 1 : phrase.first])
    return not late and not any(t.text in {",", ";"} for t in between)


def _modifies(sentence: Sentence, top: Token, owner: Token, phrase: TimePhrase) -> bool:
    """Tell whether a phrase modifies a noun and so dates that noun alone: "the 2015 accord", "the pact of 1949"."""
    if owner.upos not in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return False
    lead = sentence.tokens[phrase.first - 1].text.lower() if phrase.first else ""
    if owner.index > phrase.last and lead in {"in", "on", "since", "during", "until", "by"}:
        return False  # "in 1999 soldiers wrecked it", however the parser ties the year to the soldiers
    if top.deprel in _MODIFIER or (phrase.first == phrase.last == owner.index - 1 and top.deprel.startswith("nmod")):
        return True
    case = [t.text.lower() for t in sentence.tokens if t.head == top.index and t.deprel == "case"]
    return "of" in case


def _through_noun(sentence: Sentence, trigger: int, owner: Token, phrase: TimePhrase) -> int:
    """Cost of a dated noun's date for another word: for the verb that makes it happen ("attended Friday's summit")."""
    act = sentence.tokens[trigger]
    if owner.head == trigger and owner.lemma in _SHARES:
        return 1  # "in the course of 2021"
    if phrase.when.precision != "day":
        return _NEVER
    if owner.head == trigger and act.lemma in _HAPPEN and owner.deprel in {"obj", "nsubj", "nsubj:pass"}:
        return 3
    if owner.head == trigger and owner.deprel in {"nsubj", "nsubj:pass"}:
        return 5  # "the decree of 27 January banned drones"
    # "at Monday's meeting", "in Friday's vote" tell when the verb's own act was.
    cases = {t.text.lower() for t in sentence.tokens if t.head == owner.index and t.deprel == "case"}
    return 3 if owner.head == trigger and owner.deprel == "obl" and cases & {"at", "in", "during", "to"} else _NEVER


def _to_verb(sentence: Sentence, trigger: int, owner: Token) -> tuple[int, Token | None]:
    """Climb from the owner of a phrase through nouns to the trigger or the first verb; proper nouns cost less to pass."""
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
    return _NEVER, None


def _has_copula(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun or adjective is a predicate."""
    return any(t.head == token.index and t.deprel == "cop" for t in sentence.tokens)


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
    return min(cost, _NEVER)


def _step(sentence: Sentence, token: Token, head: Token) -> int:
    """Cost of one step up the tree, by the relation."""
    relation = token.deprel
    if relation == "conj":
        return 2
    if relation in {"xcomp", "aux", "aux:pass", "cop"}:
        return 2 if relation == "xcomp" else 0
    if relation == "advcl":
        marks = _marks(sentence, token)
        return _NEVER if marks & _OTHER_TIME else 3
    if relation in {"ccomp", "parataxis", "csubj"}:
        return 5
    if relation.startswith("acl"):
        return 6 if relation == "acl" else _NEVER
    if relation in {"obj", "nsubj", "nsubj:pass", "iobj"}:
        return 2 if head.lemma in _HAPPEN else 4
    if relation.startswith("obl"):
        return 5 if _marks(sentence, token) & {"after", "before", "since", "despite", "over"} else 3
    return 2 if relation in {"nmod", "compound", "appos", "nmod:poss"} else 4


def _marks(sentence: Sentence, token: Token) -> set[str]:
    """Return the words that mark a clause or phrase: conjunctions and prepositions."""
    return {t.text.lower() for t in sentence.tokens if t.head == token.index and t.deprel in {"mark", "case", "advmod"}}


def _down(sentence: Sentence, trigger: int, verb: Token) -> int | None:
    """Cost of the way down from the trigger to a dated verb below it: "presented when she visited", "talks held"."""
    path = list(_path(sentence, verb, trigger))
    if not path:
        return None
    cost = 0
    for token in path:
        relation, marks = token.deprel, _marks(sentence, token)
        if relation == "advcl" and not marks & _OTHER_TIME:
            cost += 3 if marks & _SAME_TIME else 4
        elif relation.startswith("acl") and token.lemma in _HAPPEN:
            cost += 2
        elif relation == "conj":
            cost += 6 if token.index > trigger else 2
        elif relation in {"obl", "nmod", "obj"} and token.upos in {"NOUN", "PROPN"}:
            cost += 3
        else:
            return _NEVER
    return cost


def _path(sentence: Sentence, token: Token, above: int) -> Iterator[Token]:
    """Yield the tokens from one up to, and without, a token above it; nothing where that is not above."""
    chain = []
    while token.index != above:
        if token.head < 0:
            return
        chain.append(token)
        token = sentence.tokens[token.head]
    yield from chain


def _side(sentence: Sentence, trigger: int, verb: Token, phrase: TimePhrase) -> int:
    """Cost where neither stands above the other: the parser ties a late phrase to the wrong noun or verb at times."""
    if verb.deprel in {"advcl", "xcomp", "ccomp"} and verb.head >= 0 and not _marks(sentence, verb) & _OTHER_TIME:
        shared = _steps(sentence, trigger, verb.head)
        if shared is not None:
            return shared + 2  # "quoted him as saying on Thursday" dates what was said
    if phrase.first < trigger or phrase.first - trigger > 12:
        return _NEVER
    between = sentence.tokens[trigger + 1 : phrase.first]
    if any(t.upos == "VERB" or t.text in {",", ";", ":"} for t in between):
        return _NEVER
    return 5 if verb.index < trigger else 7


def _said_after(sentence: Sentence, times: tuple[TimePhrase, ...]) -> When | None:
    """Return the day on which a quotation that ends in a comma was said, told in the sentence cut off after it."""
    tokens = sentence.tokens
    if len(tokens) < 3 or tokens[-1].text not in {"”", '"', "''"} or tokens[-2].text != ",":
        return None
    for phrase in times:
        if phrase.sentence == sentence.index + 1 and phrase.first <= 15 and phrase.when.precision == "day":
            return phrase.when
    return None


def _told_in_past(sentence: Sentence, trigger: int) -> bool:
    """Tell whether the main verb over a trigger is in the plain past, as the report's own news is told."""
    token = sentence.tokens[trigger]
    while token.head >= 0:
        token = sentence.tokens[token.head]
    helpers = [t for t in sentence.tokens if t.head == token.index and t.deprel in {"aux", "aux:pass", "cop"}]
    words = {t.text.lower() for t in helpers}
    if words & {"has", "have", "will", "would", "is", "are", "may", "can", "could", "should", "must"}:
        return False
    return not (token.feat("VerbForm") == "Fin" and token.feat("Tense") == "Pres" and not helpers)


def _news_day(sentence: Sentence, trigger: int, times: tuple[TimePhrase, ...], published: date, parse: Parse) -> When | None:
    """Return the day on which the sentences before put the report's news, None where they name none.

    "King Abdullah on Sunday received ..." holds for what the report goes on to tell until another day is named.
    """
    if not has_tree(sentence) or not _told_in_past(sentence, trigger):
        return None
    by_sentence = {s.index: s for s in parse.sentences}
    for phrase in reversed(times):
        when = phrase.when
        if phrase.sentence >= sentence.index or _before_event(by_sentence[phrase.sentence], phrase) or when.precision != "day" or when.first is None:
            continue
        if not 0 <= (published - when.first).days <= _NEWS_DAYS:
            continue
        told = by_sentence.get(phrase.sentence)
        if told is not None and _dates_main_clause(told, phrase):
            return when
    return None


def _dates_main_clause(sentence: Sentence, phrase: TimePhrase) -> bool:
    """Tell whether a phrase dates the main act of a sentence, told in the plain past."""
    if not has_tree(sentence) or _in_dateline(sentence, phrase):
        return False
    top = sentence.tokens[top_of(sentence, phrase.first, phrase.last)]
    head = governor(sentence, phrase.first, phrase.last)
    if head < 0 or tense_of(sentence, phrase.first, phrase.last) == "future":
        return False
    token = sentence.tokens[head]
    if _modifies(sentence, top, token, phrase):
        return False
    if any(t.head == token.index and t.text.lower() == "had" for t in sentence.tokens):
        return False
    while token.head >= 0:
        if token.deprel not in {"conj", "ccomp", "parataxis", "nmod", "obl", "obj", "nsubj", "appos"} or _marks(sentence, token) & _OTHER_TIME:
            return False
        token = sentence.tokens[token.head]
    return True
