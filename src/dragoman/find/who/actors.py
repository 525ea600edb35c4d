"""Who takes part: every mention of a state, person, organization or group in a report, tied to one actor each."""

from __future__ import annotations

from dragoman.find.who.coreference import tie
from dragoman.find.who.named import place_persons
from dragoman.find.who.names import Tables, tables
from dragoman.find.who.nations import place_marks
from dragoman.find.who.organizations import place_organizations
from dragoman.find.who.world import World
from dragoman.model import Actor, Cast, Parse, Report

__all__ = ["expand", "find_actors"]


def find_actors(parse: Parse, report: Report, known: Tables | None = None) -> Cast:
    """Find the actors of a report with all their mentions, and what looked like an actor and stayed undecided.

    Every mention has a head token of its own: of two phrases with one head the wider is kept. Nobody gets a code that
    the words, the tables or the rest of the report do not give; actors without one come with a refusal.
    ``known`` are other tables than the package's own, for instance with rows of a user's added.
    """
    world = World(parse, report, known if known is not None else tables())
    if not world.lines:
        return Cast((), ())
    place_persons(world)
    place_marks(world)
    place_organizations(world)
    tie(world)
    return world.board.cast()


def expand(cast: Cast, actor: Actor) -> tuple[Actor, ...]:
    """Return the members of a group, of groups among them in turn, or the actor itself when it is no group."""
    if not actor.members:
        return (actor,)
    by_id = {one.id: one for one in cast.actors}
    found: dict[str, Actor] = {}
    waiting, seen = list(actor.members), {actor.id}
    while waiting:
        one = by_id.get(waiting.pop(0))
        if one is None or one.id in seen:
            continue
        seen.add(one.id)
        if one.members:
            waiting = [*one.members, *waiting]
        else:
            found[one.id] = one
    return tuple(found.values())
