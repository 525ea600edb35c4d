"""Who a personal name is: an office holder of the tables on the report's date, a person met before, or a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from dragoman.find.who.figures import Board, Figure
from dragoman.find.who.keys import BARRIER, fold, key, skeleton
from dragoman.find.who.lines import Line
from dragoman.find.who.names import TOP, Leader, Name, Tables, on_day

__all__ = [
    "BODIES",
    "Claim",
    "fill",
    "head_of",
    "holder",
    "match",
    "name_words",
    "of_year",
    "rank",
    "recognise",
    "ruler",
]

_HIGH = ("head-of-state", "head-of-government", "minister", "deputy", "envoy", "spokesperson", "legislator", "party",
         "officer", "religious", "other", "")  # fmt: skip
_RANK_WORDS = {
    "fm": "foreign minister", "pm": "prime minister", "premier": "prime minister", "vice": "deputy",
    "assistant": "deputy",
    "defence": "defense", "secretary of state": "foreign minister", "foreign secretary": "foreign minister",
    "external affairs minister": "foreign minister", "foreign affairs minister": "foreign minister",
    "minister of foreign affairs": "foreign minister", "minister for foreign affairs": "foreign minister",
    "foreign and expatriates minister": "foreign minister", "defense secretary": "defense minister",
    "secretary of defense": "defense minister", "taoiseach": "prime minister", "amir": "emir", "monarch": "king",
    "chancellor": "chancellor", "top diplomat": "foreign minister", "chief diplomat": "foreign minister",
}  # fmt: skip

_ALIKE = 0.75
"""Share of letters that two spellings of one name have in common, in order: Araqchi and Araghchi 0.8."""


BODIES = frozenset({"EUR", "UNO", "IGO"})
"""Codes of bodies of many states, whose people are of a state of their own too."""


class Claim:
    """What a text says of a person at one place: codes, sector, office, level, gender."""

    __slots__ = ("code", "former", "gender", "level", "office", "rank", "sector")

    def __init__(
        self,
        code: str = "",
        sector: str | None = None,
        office: str | None = None,
        level: str = "",
        gender: str = "",
        *,
        former: bool = False,
    ) -> None:
        self.code, self.sector, self.office, self.level = code, sector, office, level
        self.gender, self.former = gender, former
        self.rank = rank(office) if office else ""


def rank(office: str) -> str:
    """Return an office without adornment and in one spelling, for telling whether two texts mean one office."""
    words = [fold(word).lower() for word in office.replace("-", " ").split()]
    words = [word for word in words if word not in {"the", "acting", "interim", "new", "senior", "then", "elect", "s"}]
    text = " ".join(words)
    for long, short in _RANK_WORDS.items():
        if text == long or text == "deputy " + long or text == "vice " + long:
            return text.replace(long, short).replace("vice ", "deputy ").replace("assistant ", "deputy ")
    return " ".join(_RANK_WORDS.get(word, word) for word in words)


def name_words(line: Line, first: int, last: int, known: Tables) -> tuple[str, ...]:
    """Return the folded words of a name without hyphens, initials' stops and particles."""
    words = []
    for i in range(first, last + 1):
        particle = line.low[i] in known.words["particle"] and first != last
        if line.folded[i] not in {"", BARRIER} and not particle:
            words.append(fold(line.low[i]))
    return tuple(words)


def match(board: Board, words: Sequence[str], claim: Claim, figures: Iterable[Figure] | None = None) -> Figure | None:
    """Find the person met before whom a name means: all its words in the known name, or the other way round.

    A single word has to be the last or first name; where several fit, the one whose office fits, then the latest.
    """
    fits: list[tuple[int, Figure]] = []
    for figure in figures if figures is not None else board.figures:
        if figure.same is None and figure.kind == "person" and figure.words and _fits(figure, words, claim):
            score = 4 * (figure.words[-1] == words[-1]) + 2 * (figure.words[0] == words[0]) + _agrees(figure, claim)
            fits.append((score, figure))
    if not fits:
        return None
    best = max(score for score, _ in fits)
    return [figure for score, figure in fits if score == best][-1]


def _agrees(figure: Figure, claim: Claim) -> int:
    same_office = bool(claim.rank) and claim.rank == figure.rank
    return 3 * same_office + 2 * (bool(claim.code) and claim.code == figure.code)


def _fits(figure: Figure, words: Sequence[str], claim: Claim) -> bool:
    if claim.code and figure.code and claim.code != figure.code:
        return False
    if claim.gender and figure.gender and claim.gender != figure.gender:
        return False
    if len(words) == 1 and words[0] == figure.words[-1] and _is_short_for(claim, figure):
        return True
    if claim.rank and figure.rank and not (claim.rank in figure.rank or figure.rank in claim.rank):
        return len(words) > 1 and len(figure.words) > 1 and set(words) == set(figure.words)
    short, long = sorted((tuple(words), figure.words), key=len)
    if len(short) == 1:
        if short[0] not in long:
            return _same_sound(short[0], long[-1]) and len(short[0]) > 4
        family = short[0] in {long[-1], long[0]}
        other_office = claim.level and figure.level and claim.level != figure.level
        return not other_office or (short[0] == long[-1] and len(words) == 1 and family)
    return all(any(word == other or _same_sound(word, other) for other in long) for word in short)


def _is_short_for(claim: Claim, figure: Figure) -> bool:
    """Tell whether a title is one word of the office held: Secretary for the Secretary of State."""
    title = claim.rank.split()
    return len(title) == 1 and title[0] in (fold(word).lower() for word in (figure.office or "").split())


def _same_sound(word: str, other: str) -> bool:
    """Tell whether two spellings can be one name: the same consonants, and most letters."""
    if len(word) <= 3 or len(other) <= 3 or skeleton(word) != skeleton(other):
        return False
    return SequenceMatcher(None, word, other).ratio() >= _ALIKE


def holder(known: Tables, code: str, level: str, office: str, day: str) -> Leader | None:
    """Return the one holder of an office of a state on a day, where the tables know it."""
    wanted = rank(office)
    found = [row for row in on_day(known.offices.get((code, level), ()), day) if rank(row.office) == wanted]
    if not found and level in TOP:
        found = on_day(known.offices.get((code, level), ()), day)
    names = {row.name for row in found}
    return found[0] if len(names) == 1 else None


def head_of(known: Tables, body: Name, office: str, day: str) -> Leader | None:
    """Return who alone holds an office of a body on a day: its "secretary general", or its "chief", whoever that is."""
    wanted = rank(office)
    found: dict[str, Leader] = {}
    for level in ("other", "head-of-government", "head-of-state", "minister", "envoy"):
        for row in on_day(known.offices.get((body.code, level), ()), day):
            title, _, rest = row.office.partition(" of ")
            named = any(name.name == body.name for name in known.names.get(key(rest), ()))
            held = rank(title)
            if named and (held == wanted or (wanted in _CHIEF and held in _CHIEFS)):
                found[row.name] = row
    return next(iter(found.values())) if len(found) == 1 else None


_CHIEF = frozenset({"chief", "head", "leader", "boss"})
_CHIEFS = frozenset(
    {"secretary general", "president", "director general", "managing director", "executive director", "chairperson"}
)


def recognise(
    known: Tables, text_key: str, words: Sequence[str], claim: Claim, day: str, *, tagged: bool, sure: bool = False
) -> Leader | None:
    """Find the leader whom a name means on a day, or None when nobody or more than one fits.

    A full name of the tables is enough; a family name needs the state or the office with it, or has to be that of one
    head of state or government alone, or a rare one. One of several words ("Le Drian") may also be that of one former
    holder alone, and where the reader is ``sure`` of a person, any that only one former head had ("Merkel").
    """
    rows = known.leaders.get(text_key, [])
    if len(words) == 1 and claim.level not in TOP:
        rows = [row for row in on_day(rows, day) if row.level in TOP or claim.level == row.level]
    if claim.code:
        rows = [row for row in rows if row.code == claim.code] or _by_sound(known, words, claim, day)
    if rows:
        return _one(rows, claim, day)
    if claim.level or claim.code:
        for family in (text_key.lower(), words[-1], words[0]):  # "von der Leyen" is more than its last word
            rows = rows or _namesakes(known, family, words, claim, day)
        return _one(rows, claim, day) if rows else None
    if len(words) == 1 and tagged:
        namesakes = known.families.get(text_key.lower()) or known.families.get(words[0], [])
        rows = [row for row in on_day(namesakes, day) if row.level in TOP]
        people = {row.name for row in namesakes}
        if not rows and len(people) <= _FEW:
            known_alone = " " in text_key or (sure and all(row.level in TOP for row in namesakes))
            rows = on_day(namesakes, day) or (namesakes if known_alone and len(people) == 1 else [])
        return _one(rows, claim, day) if rows else None
    return None


_FEW = 2
"""Holders of offices of one name, of all times, up to which one in office is meant by the name alone."""


def ruler(known: Tables, family: str, claim: Claim, day: str) -> Leader | None:
    """Return the head of state or government of a family name after whom a government is called, of whatever time.

    Whose government it was decides: where heads of one state alone had the name, the latest stands for all.
    """
    named = [row for row in known.families.get(family.lower(), ()) if row.level in TOP]
    rows = on_day(named, day) or [row for row in named if row.is_past(day)]
    rows = [row for row in rows if claim.code in {"", row.code}]
    return max(rows, key=lambda row: row.first) if len({row.code for row in rows}) == 1 else None


def _namesakes(known: Tables, family: str, words: Sequence[str], claim: Claim, day: str) -> list[Leader]:
    """Return the leaders of a family name who fit, or past heads of the state: "Poland's Walesa" years later."""
    named = known.families.get(family, [])
    rows = [row for row in named if _family_fits(row, words, claim, day)]
    if rows or len(words) > 1 or claim.level:
        return rows
    return [row for row in named if row.code == claim.code and row.level in TOP and row.is_past(day)]


def _by_sound(known: Tables, words: Sequence[str], claim: Claim, day: str) -> list[Leader]:
    found: list[Leader] = []
    for word in {words[-1], words[0]}:
        namesakes = known.skeletons.get((claim.code, skeleton(word)), ())
        found += [row for row in namesakes if _family_fits(row, words, claim, day)]
    return found


def _family_fits(row: Leader, words: Sequence[str], claim: Claim, day: str) -> bool:
    """Tell whether a name of one family can be this leader: state, level and further names agree.

    A family name alone needs the level too, or the state whose office the leader holds on the day: "Russia's Putin".
    """
    if claim.code and row.code != claim.code:
        return False
    if claim.level and row.level != claim.level and not (claim.level in TOP and row.level in TOP):
        return False
    mine = {fold(word).lower() for word in row.name.replace("-", " ").split()}
    rest = [word for word in words if word not in mine]
    if len(words) == 1:
        return bool(claim.level) or row.holds(day)
    return len(rest) < len(words) and all(any(skeleton(word) == skeleton(other) for other in mine) for word in rest)


def _one(rows: Sequence[Leader], claim: Claim, day: str) -> Leader | None:
    """Choose among the offices of one person that of the day, else the latest past one; None for several persons."""
    now = on_day(rows, day)
    if claim.level:
        now = [row for row in now if row.level == claim.level] or now
    chosen = now or list(rows)
    at_home = [row for row in chosen if row.code not in BODIES] if not now else []
    chosen = at_home or chosen
    people = {(row.wikidata or row.name, row.code) for row in chosen}
    if len(people) > 1:
        return None
    if now:
        return min(now, key=lambda row: _HIGH.index(row.level) if row.level in _HIGH else len(_HIGH))
    return max(chosen, key=lambda row: (row.last or row.first, row.first))


def of_year(known: Tables, row: Leader, years: Iterable[str]) -> Leader | None:
    """Return the office that a leader held in a past year that the sentence names: "Taro Kono's visit in 2018"."""
    rows = [one for one in known.leaders.get(key(row.name), ()) if one.code == row.code]
    for year in years:
        for one in rows:
            if one.first[:4] <= year <= (one.last or year)[:4] and one.first:
                return one
    return None


def fill(figure: Figure, row: Leader, claim: Claim, day: str, then: Leader | None = None) -> None:
    """Fill a person from a leader's row: the text's own office first, then that of the day, none for a former holder.

    ``then`` is the office held in the year that is told of: acts of that year were acts of office, and its sector
    counts.
    """
    figure.code = figure.code or row.code
    figure.wikidata = figure.wikidata or row.wikidata or None
    figure.gender = figure.gender or {"male": "m", "female": "f"}.get(row.gender, row.gender[:1])
    if claim.office:
        return
    figure.level = row.level
    if row.holds(day):
        figure.office, figure.sector, figure.rank = row.office, row.sector or "GOV", rank(row.office)
    elif row.is_past(day):
        figure.former = True
        figure.sector = then.sector or "GOV" if then is not None else "ELI"
        office = then.office if then is not None else row.office
        figure.office = f"former {office}" if office else None
