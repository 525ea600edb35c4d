"""The actors of a report in the making, which the finders fill and the cast is made from at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.find.who.lines import Line
from dragoman.find.who.names import Name
from dragoman.model import Actor, Cast, Mention, Refusal, Report

__all__ = ["Board", "Figure", "Spot"]


@dataclass(slots=True, eq=False)
class Figure:
    """An actor in the making: what is known of it so far, and where it is named."""

    name: str
    kind: str
    code: str = ""
    sector: str | None = None
    others: tuple[str, ...] = ()
    office: str | None = None
    wikidata: str | None = None
    gender: str = ""
    plural: bool = False
    words: tuple[str, ...] = ()
    """Folded words of a person's or body's name, by which shorter names are matched."""
    noun: str = ""
    """The head noun of an actor that has no name."""
    level: str = ""
    rank: str = ""
    """The office without state and adornment, by which two mentions of one office are matched."""
    former: bool = False
    members: list[Figure] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    same: Figure | None = None
    document: bool = False

    def root(self) -> Figure:
        """Return the figure that this one was found to be."""
        figure = self
        while figure.same is not None:
            figure = figure.same
        return figure

    def spread(self) -> list[Figure]:
        """Return the members of a group, of its groups in turn, or the figure itself."""
        figure = self.root()
        if not figure.members:
            return [figure]
        found: list[Figure] = []
        for member in figure.members:
            if member.root() is not figure:
                found += [one for one in member.spread() if one not in found]
        return found

    def codes(self) -> list[str]:
        """Return the codes of the figure or of its members, each once."""
        found: list[str] = []
        for figure in self.spread():
            if figure.code and figure.code not in found:
                found.append(figure.code)
        return found


@dataclass(slots=True, eq=False)
class Spot:
    """A run of tokens that names a figure; a quiet one helps to find others and makes no mention."""

    line: int
    first: int
    last: int
    head: int
    how: str
    figure: Figure
    quiet: bool = False
    place: bool = False

    @property
    def where(self) -> tuple[int, int]:
        """Sentence and head token, the order of the text."""
        return self.line, self.head


class Board:
    """All figures and spots of one report, with one spot for each head token."""

    def __init__(self, report: Report, lines: list[Line]) -> None:
        self.report, self.lines = report, lines
        self.day = report.date.isoformat()
        self.figures: list[Figure] = []
        self.heads: dict[tuple[int, int], Spot] = {}
        self.states: dict[str, Figure] = {}
        self.bodies: dict[tuple[str, str], Figure] = {}
        self.groups: set[Figure] = set()
        self.refusals: list[Refusal] = []

    def add(self, figure: Figure) -> Figure:
        """Take a new figure in."""
        self.figures.append(figure)
        return figure

    def state(self, name: Name) -> Figure:
        """Return the figure of a state; its government acts for it."""
        if name.name not in self.states:
            figure = Figure(name.name, "state", name.code, name.sector or "GOV", wikidata=name.wikidata or None)
            self.states[name.name] = self.add(figure)
        return self.states[name.name].root()

    def body(self, name: Name) -> Figure:
        """Return the figure of a body or group that the tables name."""
        where = (name.name, name.code)
        if where not in self.bodies:
            figure = Figure(name.name, "organization", name.code, name.sector or None, wikidata=name.wikidata or None)
            self.bodies[where] = self.add(figure)
            if name.form == "group":
                self.groups.add(figure)
        return self.bodies[where]

    def put(self, spot: Spot) -> Spot:
        """Place a spot; of two with one head token the wider stays."""
        old = self.heads.get(spot.where)
        if old is not None and (
            old.last - old.first > spot.last - spot.first or old.figure.root() is spot.figure.root()
        ):
            if old.last - old.first < spot.last - spot.first:
                old.first, old.last = spot.first, spot.last
            return old
        if old is not None:
            old.figure.spots.remove(old)
        self.heads[spot.where] = spot
        spot.figure = spot.figure.root()
        spot.figure.spots.append(spot)
        return spot

    def drop(self, spot: Spot) -> None:
        """Take a spot away again."""
        spot.figure.root().spots.remove(spot)
        del self.heads[spot.where]

    def at(self, line: int, head: int) -> Spot | None:
        """Return the spot with a head token."""
        return self.heads.get((line, head))

    def join(self, figure: Figure, other: Figure) -> Figure:
        """Let two figures be one: the first takes over what the second knew."""
        figure, other = figure.root(), other.root()
        if figure is other:
            return figure
        for spot in other.spots:
            spot.figure = figure
        figure.spots += other.spots
        other.spots, other.same = [], figure
        figure.code = figure.code or other.code
        figure.sector = figure.sector or other.sector
        figure.office = figure.office or other.office
        figure.wikidata = figure.wikidata or other.wikidata
        figure.gender = figure.gender or other.gender
        if other in self.groups:
            self.groups.add(figure)
        figure.level, figure.rank = figure.level or other.level, figure.rank or other.rank
        return figure

    def refuse(self, line: int, first: int, last: int, reason: str, detail: str) -> None:
        """Note words that look like an actor and are not decided."""
        tokens = self.lines[line].tokens
        self.refusals.append(Refusal(tokens[first].start, tokens[last].end, reason, detail))

    def cast(self) -> Cast:
        """Make the cast: every figure that is mentioned or is a member of one, in order of first mention."""
        wanted = self._wanted()
        ids = {id(figure): f"a{number}" for number, figure in enumerate(wanted, 1)}
        actors = tuple(self._actor(figure, ids) for figure in wanted)
        refusals = [*self.refusals, *self._unknown(wanted)]
        return Cast(actors, tuple(sorted(set(refusals), key=lambda r: (r.start, r.end, r.detail))))

    def _wanted(self) -> list[Figure]:
        loud = {id(figure): [spot for spot in figure.spots if not spot.quiet] for figure in self.figures}
        named = [figure for figure in self.figures if loud[id(figure)]]
        named.sort(key=lambda figure: min(spot.where for spot in loud[id(figure)]))
        wanted: list[Figure] = []
        for figure in named:
            for one in [figure, *figure.spread()]:
                if one not in wanted:
                    wanted.append(one)
        return wanted

    def _actor(self, figure: Figure, ids: dict[int, str]) -> Actor:
        members = tuple(ids[id(one)] for one in figure.spread()) if figure.members else ()
        code = figure.code
        if members:
            codes = figure.codes()
            code = codes[0] if len(codes) == 1 and all(one.code for one in figure.spread()) else ""
        spots = sorted((spot for spot in figure.spots if not spot.quiet), key=lambda spot: spot.where)
        mentions = tuple(self._mention(ids[id(figure)], spot) for spot in spots)
        others = tuple(other for other in figure.others if other != figure.sector)
        return Actor(ids[id(figure)], figure.name, figure.kind, code, figure.sector, others, figure.office,
                     figure.wikidata, members, mentions)  # fmt: skip

    def _mention(self, actor: str, spot: Spot) -> Mention:
        tokens = self.lines[spot.line].tokens
        span = self.report.span(tokens[spot.first].start, tokens[spot.last].end)
        return Mention(actor, spot.line, spot.first, spot.last, spot.head, span, spot.how)

    def _unknown(self, wanted: list[Figure]) -> list[Refusal]:
        found = []
        for figure in wanted:
            if figure.codes() or not figure.spots:
                continue
            spots = [spot for spot in figure.spots if not spot.quiet]
            if spots:
                mention = self._mention("", min(spots, key=lambda spot: spot.where))
                detail = f"nothing in the report says which state or body {figure.name} belongs to"
                found.append(Refusal(mention.span.start, mention.span.end, "unknown-actor", detail))
        return found
