"""Give persons named behind a description of several its state: "two Kenyan ministers, Otieno and Wanjiru"."""

from __future__ import annotations

from dragoman.find.who.lines import Line
from dragoman.find.who.world import World

__all__ = ["place_apposed"]


def place_apposed(world: World) -> None:
    """Give each person without a code the code and sector of the people that an apposition counts him among."""
    for line in world.lines:
        for i in range(line.n):
            if line.tokens[i].deprel == "appos" and line.head(i) < i:
                _take_over(world, line, i)


def _take_over(world: World, line: Line, first: int) -> None:
    spot = world.board.at(line.index, line.head(first))
    named = line.conjuncts(first)
    group = spot.figure.root() if spot is not None else None
    if group is None or group.kind != "group" or group.members or not group.code or len(named) == 1:
        return
    for k in named:
        one = world.board.at(line.index, k)
        person = one.figure.root() if one is not None else None
        if person is not None and person.kind == "person" and not person.code:
            person.code, person.sector = group.code, person.sector or group.sector
