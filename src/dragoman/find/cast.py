"""Look up which actor the words at a token name, group members included."""

from __future__ import annotations

from dragoman.find.who.actors import expand
from dragoman.find.who.names import Tables, tables
from dragoman.model import Actor, Cast, Entity, Mention

__all__ = ["CastIndex"]


_OF_NAMELESS = {"description", "pronoun"}


class CastIndex:
    """A report's actors by the token that heads their mention, and by all tokens that a mention covers.

    ``known`` are the tables that the actors were found with, the package's own by default.
    """

    def __init__(self, cast: Cast, known: Tables | None = None) -> None:
        self._cast = cast
        self.known = known if known is not None else tables()
        self.actors = {actor.id: actor for actor in cast.actors}
        self._heads: dict[tuple[int, int], Mention] = {}
        self._covers: dict[tuple[int, int], Mention] = {}
        mentions = [m for actor in cast.actors for m in actor.mentions]
        for mention in sorted(mentions, key=lambda m: (m.last - m.first, m.span.start)):
            self._heads[(mention.sentence, mention.head)] = mention
            for i in range(mention.first, mention.last + 1):
                self._covers[(mention.sentence, i)] = mention

    def at(self, sentence: int, token: int) -> Mention | None:
        """Return the mention headed at a token, or the wider one of the same actor around it: his office and name."""
        mention, widest = self._heads.get((sentence, token)), self.covering(sentence, token)
        same = mention is not None and widest is not None and widest.actor == mention.actor
        return widest if same else mention

    def covering(self, sentence: int, token: int) -> Mention | None:
        """Return the widest mention that covers a token."""
        return self._covers.get((sentence, token))

    def members(self, mention: Mention) -> list[Actor]:
        """Return the actors that a mention stands for: a group's members, or the one actor, if it has a code."""
        actor = self.actors.get(mention.actor)
        return [one for one in expand(self._cast, actor) if one.code] if actor else []

    def nameless(self, mention: Mention) -> list[Entity]:
        """Return people told of by what they are, whose state nothing tells, as one entity: "gunmen", "a court"."""
        actor = self.actors.get(mention.actor)
        if actor is None or actor.code or actor.members or actor.sector in {None, "UNK"}:
            return []
        named = any(word[0].isupper() for word in actor.name.split())
        if any(one.how not in _OF_NAMELESS and (named or one.how != "title") for one in actor.mentions):
            return []
        span = mention.span
        return [Entity(actor.id, "", actor.sector, span.text, span.start, span.end)]

    def state(self, code: str) -> Actor | None:
        """Return the report's own actor for a state, by its code."""
        return next((a for a in self.actors.values() if a.kind == "state" and a.code == code), None)

    def entities(self, mention: Mention) -> list[Entity]:
        """Return one entity an actor that a mention stands for, with the mention's words."""
        span = mention.span
        return [
            Entity(actor.id, actor.code, actor.sector, span.text, span.start, span.end)
            for actor in self.members(mention)
        ]
