"""The tables of states, seats, bodies, groups, offices, agents and leaders, and the search for their names in words."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from dragoman.errors import BadTable
from dragoman.find.who.keys import BARRIER, fold, key, role_key, skeleton

__all__ = [
    "BARRIER",
    "TOP",
    "Leader",
    "Name",
    "Role",
    "Row",
    "Tables",
    "agent_role",
    "fold",
    "key",
    "load_tables",
    "office_role",
    "on_day",
    "read_rows",
    "role_key",
    "several",
    "skeleton",
    "tables",
    "valid",
]

LONGEST = 9
"""No name in the tables has more words than this."""

TOP = frozenset({"head-of-state", "head-of-government"})
"""The levels of the highest offices of a state."""

_NUMERAL = re.compile(r"\s+[IVX]+$")
_OPEN_DATE = "9999-12-31"

Row = dict[str, str]
_Read = Callable[[str], Iterable[Row]]


class Name(NamedTuple):
    """One way of naming a state, body or group: what is named, and by which form.

    ``form`` is name, adjective, inhabitant, inhabitants, prefix, capital, city, seat, body, acronym, group or states;
    ``kind`` is the kind of actor that it names; ``detail`` the kind of seat, body or group; ``ambiguous`` why the form
    can mislead.
    """

    form: str
    kind: str
    name: str
    code: str
    sector: str
    wikidata: str = ""
    detail: str = ""
    office: str = ""
    members: tuple[str, ...] = ()
    ambiguous: str = ""
    first: str = ""
    last: str = ""
    own: bool = False
    """From a user's file, whose rows go before the package's."""


class Role(NamedTuple):
    """A noun for what people or institutions are: an office, an occupation, a ministry.

    ``kind`` is person, people or organization; ``level`` the level of an office; ``broad`` nouns (official, head,
    group) take their sector from the words beside them; ``honorific`` ones only decorate a name.
    """

    noun: str
    sector: str
    kind: str
    level: str = ""
    gender: str = ""
    code: str = ""
    broad: bool = False
    honorific: bool = False
    plural: bool = False


class Leader(NamedTuple):
    """A person in an office from a first to a last day, as a source gives them (ISO dates, perhaps partial)."""

    name: str
    family: str
    code: str
    office: str
    sector: str
    level: str
    gender: str
    first: str
    last: str
    wikidata: str

    def holds(self, day: str) -> bool:
        """Tell whether the office was held on an ISO day; a bound that no source gives does not bind."""
        return _within(self.first, self.last, day)

    def is_past(self, day: str) -> bool:
        """Tell whether the office had been given up by an ISO day."""
        return bool(self.last) and day > self.last + _OPEN_DATE[len(self.last) :]


class Tables:
    """Names, roles and leaders by key, with the searches over runs of folded words."""

    def __init__(self) -> None:
        self.names: dict[str, list[Name]] = defaultdict(list)
        self.not_actors: set[str] = set()
        self.roles: dict[str, Role] = {}
        self.states: dict[str, Name] = {}
        self.leaders: dict[str, list[Leader]] = defaultdict(list)
        self.families: dict[str, list[Leader]] = defaultdict(list)
        self.skeletons: dict[tuple[str, str], list[Leader]] = defaultdict(list)
        self.offices: dict[tuple[str, str], list[Leader]] = defaultdict(list)
        self.reigns: dict[str, set[str]] = defaultdict(set)
        """The states that have an office of head of state by that name: one for emperors and popes, many for kings."""
        self.words: dict[str, frozenset[str]] = {}
        self.cities: dict[str, str] = {}

    @cached_property
    def given(self) -> frozenset[str]:
        """The first names of the leaders, in small letters."""
        return frozenset(full.partition(" ")[0].lower() for full in self.leaders if " " in full)

    @cached_property
    def capitals(self) -> dict[str, list[tuple[str, bool]]]:
        """The keys of the capitals of each state, a user's own first, each with whether it is a user's own."""
        found: dict[str, list[tuple[str, bool]]] = {}
        for text, names in self.names.items():
            for name in names:
                if name.form == "capital" and (name.own or name.detail in {"state", "territory"}):
                    found.setdefault(name.code, []).append((text, name.own))
        return {code: sorted(several, key=lambda one: not one[1]) for code, several in found.items()}

    def longest(self, words: Sequence[str], start: int) -> tuple[int, list[Name]] | None:
        """Find the longest name that begins at a word; give the index of its last word and what it may name."""
        found = None
        for last, text in _growing(words, start):
            names = self.names.get(text)
            if names is not None:
                found = (last, names)
            elif text in self.not_actors:
                found = (last, [])
        return found

    def city(self, words: Sequence[str], start: int) -> tuple[int, list[Name]] | None:
        """Find the longest name of a city that begins at a word; it names the state that the city is in."""
        found = None
        for last, text in _growing(words, start):
            if text in self.cities:
                found = (last, [self.states[self.cities[text]]._replace(form="city")])
        return found

    def role(self, words: Sequence[str], lemmas: Sequence[str], start: int) -> tuple[int, Role] | None:
        """Find the longest role noun that begins at a word; plurals are found by the lemma of the last word."""
        found, joined = None, ""
        for last in range(start, min(len(words), start + 5)):
            if words[last] == BARRIER:
                break
            if not words[last] and last > start:
                continue
            role = self.roles.get(joined + words[last]) or self.roles.get(joined + lemmas[last])
            if role is not None:
                found = (last, role)
            joined += words[last] + " "
        return found

    def leader(self, words: Sequence[str], start: int) -> tuple[int, list[Leader]] | None:
        """Find the longest full name of a leader that begins at a word."""
        found = None
        for last, text in _growing(words, start):
            if last > start and text in self.leaders:
                found = (last, self.leaders[text])
        return found


def _growing(words: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    """Give the keys of the ever longer runs of words that begin at one word."""
    text, count = "", 0
    for last in range(start, len(words)):
        word = words[last]
        if word == BARRIER or count == LONGEST:
            return
        if word:
            text += " " + word if text else word
            count += 1
            yield last, text


def _within(first: str, last: str, day: str) -> bool:
    return first <= day <= (last + _OPEN_DATE[len(last) :])


def read_rows(folder: Traversable, name: str) -> Iterator[Row]:
    """Read the rows of one table; BadTable when it cannot be read."""
    try:
        with folder.joinpath(name).open(encoding="utf-8") as file:
            lines = csv.reader(file)
            header = next(lines, [])
            for cells in lines:
                yield dict(zip(header, cells, strict=False))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        message = f"the table {name} cannot be read ({error}); install dragoman again, or mend the file"
        raise BadTable(message) from error


def several(cell: str) -> list[str]:
    """Return the parts of a cell that holds a list."""
    return [part.strip() for part in cell.split(";") if part.strip()] if cell else []


def _add_states(found: Tables, read: _Read) -> None:
    for row in read("states.csv"):
        state = Name("name", "state", row["name"], row["code"], row["sector"] or "GOV", row["wikidata"], row["kind"],
                     own="own" in row)  # fmt: skip
        unsure = set(several(row["ambiguous"]))
        if row["code"] not in found.states or (row["kind"] == "state" and found.states[row["code"]].detail != "state"):
            found.states[row["code"]] = state
        forms = [("name", [row["name"], *several(row["names"])]), ("adjective", several(row["adjectives"])),
                 ("capital", several(row["capitals"]))]  # fmt: skip
        people = several(row["inhabitants"])
        forms += [("inhabitant", people), ("inhabitants", [plural for one in people for plural in _plurals(one)])]
        for form, texts in forms:
            for text in texts:
                _put(found, text, state._replace(form=form, ambiguous="yes" if text in unsure else ""))


def _plurals(noun: str) -> list[str]:
    if noun.endswith("man"):
        return [noun[:-3] + "men"]
    return [] if noun.endswith("s") else [noun + "s"]


def _put(found: Tables, text: str, name: Name) -> None:
    if text.startswith("The ") and text.count(" ") == 1:
        name = name._replace(ambiguous="article")
    known = found.names[key(text)]
    same = (name.form, name.code, name.name, name.first, name.own)
    if all((old.form, old.code, old.name, old.first, old.own) != same for old in known):
        known.append(name)


def _add_seats(found: Tables, read: _Read) -> None:
    for row in read("seats.csv"):
        state = found.states.get(row["code"])
        if row["kind"] == "institution" or state is None:
            name = Name("body", "organization", row["name"], row["code"], row["sector"], "", row["kind"])
        else:
            name = Name("seat", "state", row["name"], row["code"], row["sector"], "", row["kind"], row["office"])
        _put(found, row["name"], name._replace(own="own" in row))


def _add_bodies(found: Tables, read: _Read) -> None:
    for row in read("bodies.csv"):
        body = Name("body", "organization", row["name"], row["code"], row["sector"], row["wikidata"], row["kind"], "",
                    tuple(several(row["members"])), own="own" in row)  # fmt: skip
        for text in [row["name"], *several(row["aliases"])]:
            _put(found, text, body)
        for text in several(row["acronyms"]):
            _put(found, text, body._replace(form="acronym"))
    for row in read("groups.csv"):
        group = Name("group", "organization", row["name"], row["code"], row["sector"], row.get("wikidata", ""),
                     row["kind"], first=row["first"], last=row["last"], own="own" in row)  # fmt: skip
        for text in [row["name"], *several(row["aliases"])]:
            _put(found, text, group)


def _add_leaders(found: Tables, read: _Read) -> None:
    seen: dict[str, set[str]] = {}
    for row in read("leaders.csv"):
        leader = Leader(row["name"], row["family"], row["code"], row["office"], row["sector"], row["level"],
                        row["gender"], row["first"], row["last"], row["wikidata"])  # fmt: skip
        names = [row["name"], *several(row["aliases"])]
        for text in seen.setdefault(
            ";".join(names), {key(text) for name in names for text in (name, _NUMERAL.sub("", name))}
        ):
            found.leaders[text].append(leader)
        for family in several(row["family"]) or [leader.name]:
            family = _NUMERAL.sub("", family)
            found.families[key(family).lower()].append(leader)
            found.skeletons[leader.code, skeleton(family)].append(leader)
        found.offices[leader.code, leader.level].append(leader)
        if leader.level == "head-of-state":
            found.reigns[leader.office.lower()].add(leader.code)


def agent_role(found: Tables, row: Row) -> Role:
    """Return the noun of a row of the agents: people, a person or an institution."""
    kind = "people" if row["plural"] == "yes" else "person"
    if kind == "person" and row["lemma"].rpartition(" ")[2] in found.words["institution"]:
        kind = "organization"
    return Role(row["lemma"], row["sector"], kind, plural=row["plural"] == "yes")


def office_role(row: Row) -> Role:
    """Return the title of a row of the offices; one that is only an honour has no level."""
    role = Role(row["title"], row["sector"], "person", row["level"], row["gender"][:1], row["code"])
    return role._replace(kind="honorific", honorific=True, level="") if row["honorific"] == "yes" else role


def _add_roles(found: Tables, read: _Read, own: Traversable) -> None:
    for row in read("agents.csv"):
        found.roles.setdefault(role_key(row["lemma"]), agent_role(found, row))
    for row in read("offices.csv"):
        where, role = role_key(row["title"]), office_role(row)
        if not role.honorific or where not in found.roles:
            found.roles[where] = role
    for row in read_rows(own, "roles.csv"):
        for noun in several(row["nouns"]):
            _own_role(found, noun, row)
    _drop_roles(found)
    _share_codes(found)


def _drop_roles(found: Tables) -> None:
    """Drop what is no actor by itself, and the titles with former and -elect, which the finder reads for any office."""
    for noun in found.words["not-role"]:
        found.roles.pop(role_key(noun), None)
    for where in list(found.roles):
        if where.startswith(("former ", "ex ")) or where.endswith((" elect", " designate")):
            del found.roles[where]


def _share_codes(found: Tables) -> None:
    """Give a deputy secretary of state the state that alone has secretaries of state, and so on."""
    for where, role in found.roles.items():
        rest = where.partition(" ")[2]
        while " " in rest and not role.code:
            chief = found.roles.get(rest)
            if chief is not None and chief.code:
                found.roles[where] = role._replace(code=chief.code)
                break
            rest = rest.partition(" ")[2]


def _own_role(found: Tables, noun: str, row: dict[str, str]) -> None:
    """Add a noun of this package's own list; what the tables say of its sector and level stays."""
    kind, broad = row["kind"], row["broad"] == "yes"
    old = found.roles.get(role_key(noun))
    if old is None:
        role = Role(
            noun, row["sector"], kind, row["level"], row["gender"], "", broad, kind == "honorific", kind == "people"
        )
    elif kind == "honorific":
        role = old._replace(
            kind=kind, honorific=True, level="", sector=old.sector if old.level == "officer" else row["sector"]
        )
    else:
        level = "" if kind in {"people", "organization"} else old.level or row["level"]
        role = old._replace(sector=old.sector or row["sector"], kind=kind, broad=broad, level=level, honorific=False,
                            gender=old.gender or row["gender"], plural=kind == "people")  # fmt: skip
    found.roles[role_key(noun)] = role


def _add_words(found: Tables, own: Traversable) -> None:
    for row in read_rows(own, "cities.csv"):
        if row["code"] in found.states:
            found.cities.update((key(city), row["code"]) for city in several(row["cities"]))
    classes: dict[str, set[str]] = defaultdict(set)
    for row in read_rows(own, "words.csv"):
        classes[row["class"]].update(several(row["words"]))
    found.words = {name: frozenset(words) for name, words in classes.items()}
    found.not_actors = {key(phrase) for phrase in found.words["not-actor"]}
    for pair in found.words["several-states"]:
        noun, _, codes = pair.partition("=")
        states = tuple(code for code in codes.split("|") if code in found.states)
        _put(found, noun, Name("states", "group", noun, "", "GOV", members=states))
    for pair in found.words["prefix"]:
        prefix, _, code = pair.partition("=")
        state = found.states.get(code)
        if state is not None:
            _put(found, prefix, state._replace(form="prefix"))


def load_tables(
    folder: Traversable, own: Traversable, merge: Callable[[str, Iterable[Row]], Iterable[Row]] | None = None
) -> Tables:
    """Read the actor tables of one folder and this package's own word lists of another.

    ``merge`` takes the name of a table and its rows and returns the rows to use: with a user's own among them, marked
    by a column ``own``. Raises BadTable when a file is missing or damaged.
    """

    def read(name: str) -> Iterable[Row]:
        return merge(name, read_rows(folder, name)) if merge is not None else read_rows(folder, name)

    found = Tables()
    try:
        _add_states(found, read)
        _add_seats(found, read)
        _add_bodies(found, read)
        _add_leaders(found, read)
        _add_words(found, own)
        _add_roles(found, read, own)
    except KeyError as error:
        raise BadTable(f"an actor table lacks the column or class {error}; install dragoman again") from error
    return found


@cache
def tables() -> Tables:
    """Return the tables of the installed package, read once when first asked for."""
    data = files("dragoman") / "data"
    return load_tables(data / "actors", data / "mentions")


def on_day(leaders: Iterable[Leader], day: str) -> list[Leader]:
    """Return those of some leaders who held their office on an ISO day."""
    return [leader for leader in leaders if leader.holds(day)]


def valid(names: Sequence[Name], day: str) -> Sequence[Name]:
    """Return those of the names of one form that count on an ISO day: a user's own before all others.

    Where none does, as of a group that is no more, all stay.
    """
    if len(names) == 1:
        return names
    held = [name for name in names if _within(name.first, name.last, day)]
    return [name for name in held if name.own] or held or names
