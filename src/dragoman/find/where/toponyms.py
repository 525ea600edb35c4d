"""Find the names of places in a report and tell which place of the gazetteer each one is.

Candidates of one name are weighed by how many people live there and what kind of place it is, by the area named right
after ("Springfield, Illinois"), by the states that the report is about, and by the other places of the report.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.find.gazetteer import Place, distance, gazetteer, place_key
from dragoman.find.where.toponym_context import AREAS, WHOLE_STATE, Beside, Name, beside, is_inside
from dragoman.find.who.names import Tables, key, tables
from dragoman.model import Cast, Parse, Report, Sentence, Span, Token

__all__ = ["WHOLE_STATE", "Toponym", "Toponyms"]

_LABELS = frozenset({"PLACE", "FACILITY"})
_BUILT = frozenset({"AIRB", "AIRP", "BLDG", "CSTL", "MILB", "NVB", "PAL", "HTL"})
"""Kinds of place that a reader may take for the body that sits there."""
_POINTS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeastern",
     "northwestern", "southeastern", "southwestern", "northeast", "northwest", "southeast", "southwest", "upper",
     "lower", "greater", "downtown", "the", "occupied", "mainland"}
)  # fmt: skip
_ENDINGS = frozenset({"'s", "’s", "'", "’", ".", "-"})
_ADJECTIVES = frozenset({"adjective", "inhabitant", "inhabitants", "prefix"})
_LINKS = frozenset({"of", "the"})
_ACRONYM = 4
"""Names in capitals up to this length are those of bodies, unless a dateline is so written: UN is no town in India."""
_REACH = 2
"""So many words on each side may be missing from a name that the reader cut short."""
_KINDS = frozenset(
    {"province", "region", "state", "oblast", "governorate", "county", "district", "prefecture", "krai", "department"}
)

_KNOWN = {
    "PCLI": 8.5, "CONT": 8.5, "OCN": 8.0, "SEA": 7.5, "RGN": 7.0, "PCLD": 6.6, "GULF": 7.0, "STRT": 6.5, "PEN": 6.5,
    "STM": 6.3, "MTS": 6.0, "ISLS": 6.2, "ISL": 6.2, "ADM1": 6.3, "BLDG": 5.6, "PAL": 5.6, "LK": 6.0, "CNL": 6.0,
}  # fmt: skip
"""How well known kinds of places are, on the scale of the decimal logarithm of a town's people."""
_OTHERS_KNOWN = 5.3
_ALTERNATE = -1.2
_CAPITAL = 1.0
_ADM2 = -1.0
_STATE_NAMED = 1.5
_OVERSHADOWED = -2.5
_SEATS = WHOLE_STATE | {"PPLC", "ADM1"}
_CITY = 300_000
_NATURAL = frozenset(
    {"bay", "beach", "canyon", "cape", "coast", "creek", "delta", "desert", "forest", "gulf", "hill", "hills", "island",
     "islands", "lake", "mountain", "mountains", "peninsula", "range", "reef", "river", "sea", "strait", "valley"}
)  # fmt: skip
"""What bears the name of a place and need not lie in it."""
_VILLAGE = 10_000
_TOWN = 100_000
_NEAR = 1.0
_NEARNESS = 300.0
_INSIDE = 4.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name over tokens ``first`` to ``last`` of a sentence, and the place meant where it is known."""

    sentence: int
    first: int
    last: int
    span: Span
    place: Place | None = None


class Toponyms:
    """The places that one report names, resolved together when the first of them is asked for."""

    def __init__(self, report: Report, parse: Parse, cast: Cast | None = None, known: Tables | None = None) -> None:
        self._report = report
        self._parse = parse
        self._cast = cast
        self._tables = known if known is not None else tables()
        self._all: tuple[Toponym, ...] | None = None
        self._heads: dict[tuple[int, int], Toponym] = {}

    def all(self) -> tuple[Toponym, ...]:
        """Return every place name of the report in text order."""
        if self._all is None:
            names = [name for sentence in self._parse.sentences for name in self._names(sentence)]
            self._all = tuple(map(self._toponym, names, self._resolve(names)))
            self._heads = {(t.sentence, i): t for t in self._all for i in range(t.first, t.last + 1)}
        return self._all

    def at(self, sentence: int, token: int) -> Toponym | None:
        """Return the place name that a token is part of."""
        self.all()
        return self._heads.get((sentence, token))

    def resolve(self, text: str) -> Place | None:
        """Return the likeliest place of a name that stands apart from the report's own words."""
        known = gazetteer().find(text)
        return max(known, key=lambda place: (_prior(place), place.geonameid)) if known else None

    def capital(self, code: str) -> Place | None:
        """Return the capital of a state, None for a state that has none or several."""
        for name, own in self._tables.capitals.get(code, ()):
            towns = [place for place in gazetteer().find(name) if place.country == code]
            seat = next((place for place in towns if place.feature == "PPLC"), None)
            if seat is not None or not own:
                return seat
            if towns:  # a user's capital, which the gazetteer has as one town among others
                return max(towns, key=lambda place: (place.population, place.geonameid))
        return None

    def words(self, sentence: Sentence, first: int, last: int) -> Span:
        """Return the report's words from one token of a sentence to another."""
        return self._report.span(sentence.tokens[first].start, sentence.tokens[last].end)

    def before(self, sentence: int, token: int) -> Toponym | None:
        """Return the place named last before a token, in its own sentence or the one before."""
        earlier = [t for t in self.all() if (t.sentence, t.last) < (sentence, token) and sentence - t.sentence < 2]
        return earlier[-1] if earlier else None

    def state(self, name: str, code: str) -> Place | None:
        """Return the state of a name and a code as a place."""
        return next((p for p in gazetteer().find(name) if p.country == code and p.feature in WHOLE_STATE), None)

    def _toponym(self, name: Name, place: Place | None) -> Toponym:
        tokens = name.sentence.tokens
        span = self._report.span(tokens[name.first].start, tokens[name.last].end)
        return Toponym(name.sentence.index, name.first, name.last, span, place)

    def _names(self, sentence: Sentence) -> Iterator[Name]:
        for entity in sentence.entities:
            if entity.label in _LABELS and not self._is_adjective(sentence, entity.first, entity.last):
                yield from self._split(sentence, entity.first, entity.last)
            elif entity.label == "ORG":
                name = self._name(sentence, entity.first, entity.last)
                if any(place.main and place.feature in _BUILT for place in name.candidates):
                    yield name

    def _is_adjective(self, sentence: Sentence, first: int, last: int) -> bool:
        """Say whether words only tell of what state something is: "Yemeni"."""
        names = self._tables.names.get(key(self._words(sentence.tokens, first, last)), [])
        return bool(names) and all(name.form in _ADJECTIVES for name in names)

    def _split(self, sentence: Sentence, first: int, last: int) -> Iterator[Name]:
        """Yield the names of one entity, which may run over a comma: "Geneva, Switzerland"."""
        start = first
        for i in range(first, last + 2):
            if i == last + 1 or sentence.tokens[i].text == ",":
                if i > start:
                    yield self._name(sentence, start, i - 1)
                start = i + 1

    def _name(self, sentence: Sentence, first: int, last: int) -> Name:
        tokens = sentence.tokens
        while last > first and tokens[last].text.lower() in _ENDINGS:
            last -= 1
        while first < last and tokens[first].text in _POINTS:
            first += 1
        first, last = self._whole(tokens, first, last)
        text = self._words(tokens, first, last)
        known = gazetteer().find(text)
        while not known and first < last and tokens[first].text.lower() in _POINTS:
            first += 1
            text = self._words(tokens, first, last)
            known = gazetteer().find(text)
        if not known and first < last:
            known = self._within(tokens, first, last)
        if first > 0 and len(text) <= _ACRONYM and text.isupper():
            known = tuple(place for place in known if place.feature in WHOLE_STATE or not place.geonameid)
        after = tokens[last + 1].text.lower() if last + 1 < len(tokens) else ""
        kind = next((word for word in (tokens[last].text.lower(), after) if word in _KINDS), "")
        return Name(sentence, first, last, text, known, kind)

    def _whole(self, tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
        """Widen a piece of a name to the whole that the gazetteer knows: "Kingdom" in "United Kingdom"."""
        left, right = first, last
        while left > 0 and first - left < _REACH and _belongs(tokens[left - 1]):
            left -= 1
        while right + 1 < len(tokens) and right - last < _REACH and _belongs(tokens[right + 1], after=True):
            right += 1
        spans = [(i, j) for i in range(left, first + 1) for j in range(last, right + 1) if (i, j) != (first, last)]
        for i, j in sorted(spans, key=lambda span: span[0] - span[1]):
            ends = tokens[i].text[:1].isupper() and tokens[j].text not in _LINKS
            if ends and gazetteer().has(self._words(tokens, i, j)):
                return i, j
        return first, last

    def _within(self, tokens: tuple[Token, ...], first: int, last: int) -> tuple[Place, ...]:
        """Return the well-known places that a longer name begins with, or the state that it ends with.

        "Benghazi hospital", "Seoul City Hall" and "rural Malawi" are there; "Islington Bay" is no part of Islington.
        """
        if tokens[last].text.lower() in _NATURAL:
            return ()
        begins = [(first, j) for j in range(last - 1, first - 1, -1)]
        for i, j in [*begins, *((i, last) for i in range(first + 1, last + 1))]:
            if tokens[i].text[:1].isupper() and tokens[j].text[:1].isupper():
                known = [place for place in gazetteer().find(self._words(tokens, i, j)) if place.main]
                seats = _SEATS if i == first else WHOLE_STATE
                known = [p for p in known if p.feature in seats or (i == first and p.population >= _CITY)]
                if known:
                    return tuple(known)
        return ()

    def _words(self, tokens: tuple[Token, ...], first: int, last: int) -> str:
        return " ".join(self._report.text[tokens[first].start : tokens[last].end].split())

    def _resolve(self, names: list[Name]) -> list[Place | None]:
        """Choose a place for each name: once by what is known of it alone, then again in the light of the others."""
        actors, keys = self._states(), [place_key(name.text) for name in names]
        nothing = Beside()
        alone = [_best(name, actors, [], nothing) for name in names]
        around = beside(names, alone)
        first = [_best(name, actors, [], near) for name, near in zip(names, around, strict=True)]
        votes = Counter((own, place.country) for own, place in zip(keys, first, strict=True) if place and place.country)
        settled = list({(place.lat, place.lon): place for place in first if place is not None}.values())
        told_apart = [near.decides or bool(name.kind) for name, near in zip(names, around, strict=True)]
        chosen: dict[str, Place | None] = {}
        result: list[Place | None] = [None] * len(names)
        # a name means one place throughout a report: what stands beside it once tells of the other times too
        for k in sorted(range(len(names)), key=lambda k: not told_apart[k]):
            own = keys[k]
            if told_apart[k] or own not in chosen:
                states = actors + Counter({state: n for (other, state), n in votes.items() if other != own})
                result[k] = _best(names[k], states, settled, around[k])
                chosen.setdefault(own, result[k])
            else:
                result[k] = chosen[own]
        return result

    def _states(self) -> Counter[str]:
        """Count how often the report's actors are of each state."""
        found: Counter[str] = Counter()
        for actor in self._cast.actors if self._cast is not None else ():
            if actor.code in self._tables.states:
                found[actor.code] += len(actor.mentions)
        return found


def _prior(place: Place) -> float:
    """Return how likely a place is meant before anything is known of the report."""
    people = math.log10(place.population + 1)
    if place.feature in {"PPL", "PPLC"}:
        score = people + (_CAPITAL if place.feature == "PPLC" and place.main else 0.0)
    elif place.feature == "ADM2":
        score = min(people, 6.0) + _ADM2
    elif place.feature in AREAS and place.population:
        score = min(people, _KNOWN["ADM1"])
    else:
        score = _KNOWN.get(place.feature, _OTHERS_KNOWN)
    return score + (0.0 if place.main else _ALTERNATE)


def _belongs(token: Token, *, after: bool = False) -> bool:
    """Say whether a word may be part of a longer name: "Sea of" Japan, Rafah "crossing"."""
    named = token.text[:1].isupper() and token.upos in {"PROPN", "ADJ", "NOUN", "VERB"}
    return named or token.text in _LINKS or (after and token.upos == "NOUN")


def _best(name: Name, states: Counter[str], others: list[Place], near: Beside) -> Place | None:
    candidates = [place for place in name.candidates if not _is_far_fetched(place, states, near)]
    if not candidates:
        return None
    return max(
        candidates,
        key=lambda place: (round(_score(name, place, states, others, near), 6), place.geonameid, place.lat),
    )


def _is_far_fetched(place: Place, states: Counter[str], near: Beside) -> bool:
    """Say whether a place is a village of a state that the report does not speak of, which is rather another place."""
    small = _VILLAGE if place.main else _TOWN
    return (
        place.feature == "PPL"
        and place.population < small
        and not states[place.country]
        and bool(states)
        and not near.area
    )


def _score(name: Name, place: Place, states: Counter[str], others: list[Place], near: Beside) -> float:
    score = _prior(place)
    if name.kind and place.feature in AREAS:
        score += _INSIDE / 2
    if any(is_inside(place, area) for area in near.area):
        score += _INSIDE
    if near.town is not None and is_inside(near.town, place):
        score += _INSIDE
    if near.like is not None and near.like in {(place.feature, place.country), (place.feature, "")}:
        score += _INSIDE
    total = sum(states.values())
    if place.feature in WHOLE_STATE and not states[place.country]:
        # a state of the union rather than one overseas that nothing else in the report speaks of: Georgia
        rivals = (other for other in name.candidates if other.feature == "ADM1" and other.country != place.country)
        if any(2 * states[other.country] > total for other in rivals):
            score += _OVERSHADOWED
    if total and place.country:
        score += _STATE_NAMED * states[place.country] / total
    if place_key(place.name).split()[0] in _POINTS and not states[place.country] and " " not in name.text:
        score -= _CAPITAL  # every second state has an Eastern Province
    if any(other.feature not in WHOLE_STATE and _are_near(place, other) for other in others):
        score += _NEAR
    return score


def _are_near(place: Place, other: Place) -> bool:
    """Say whether another named place lies near one, itself and its namesakes apart."""
    if place_key(place.name) == place_key(other.name) or abs(place.lat - other.lat) > 3:
        return False
    return distance(place, other.lat, other.lon) < _NEARNESS
