"""Make an act of a trigger and its frame: who takes part, how real it is, and what that makes of its type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from dragoman.find.tree import Tree, base
from dragoman.find.what.frames import Frames
from dragoman.find.what.match import Match, Matcher
from dragoman.find.what.roles import Roles, Where
from dragoman.find.what.speech import speech_verb
from dragoman.find.what.status import Status, StatusFinder

__all__ = ["PURPOSE", "Act", "ActBuilder", "codes", "ids", "joined", "others"]


@dataclass(frozen=True, slots=True)
class Act:
    """An act on its way to an event: a frame's match with the actors in its roles and its status.

    ``twins`` are further words of the sentence that tell the same act.
    """

    match: Match
    actors: list[Where]
    recipients: list[Where]
    status: Status
    twins: tuple[int, ...] = ()

    @property
    def by_model(self) -> bool:
        """Whether the network alone saw the act; its trigger may be the verb above the one that a frame names."""
        return self.match.frame.source.startswith("model")


PURPOSE = "a purpose"
"""The reason for the status of what somebody does something for."""
_CONDITIONS = {"if", "unless", "until"}
_PASSES_ON = {"AGREE", "CONCEDE", "REJECT", "THREATEN"}
_EXERCISE = "150"
"""CAMEO code of one's own exercise; what several states hold together is cooperation."""
_HURTS = {"SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE", "REJECT"}
"""What is a threat when it is made to depend on what another does."""
_UTTERED = {"ACCUSE", "REQUEST", "THREATEN", "AGREE"}
"""What has been uttered though it be denied: "South Korea's accusation was denied"."""
_TURNING_DOWN = {"refuse", "decline", "refusal", "ignore"}
_ANSWERING = {
    *_TURNING_DOWN,
    "accept", "answer", "consider", "discuss", "react", "reject", "reply", "respond", "study", "weigh",
}  # fmt: skip
_FREEING = {"free", "liberate"}
_CAPTORS = {"CRM", "PRM", "REB", "UAF"}
_SHARED = {"SANCTION", "SUPPORT", "AGREE", "CONSULT", "COOPERATE"}
"""Acts on what several share: "ties were severed" names no doer but the sharers."""
_THROUGH = {"obj", "of"}
"""Places where the recipient may be the owner of what is acted upon: "expressing China's readiness"."""


class ActBuilder:
    """Builds the acts of one sentence."""

    def __init__(
        self,
        tree: Tree,
        matcher: Matcher,
        roles: Roles,
        frames: Frames,
        lands: Callable[[Match, list[Where]], list[Where]] = lambda _match, _actors: [],
    ) -> None:
        """``lands`` gives the states whose land or towns an act by some actors is done to."""
        self._tree = tree
        self._lands = lands
        self._matcher = matcher
        self._roles = roles
        self._frames = frames
        self._status = StatusFinder(tree, frames)

    def build(self, match: Match) -> Act:
        """Return the act of a match."""
        actors, recipients = self._roles.fill(match)
        status = self._of_journey(match, self._status.of(match.token))
        if (
            match.event in _UTTERED
            and self._tree[match.token].upos == "NOUN"
            and self._is_answered(match.token, status)
        ):
            status = replace(status, status="actual", denied=False)
        if not actors and match.event in _SHARED and self._tree.is_passive(match.token):
            actors, recipients = self._roles.owners(match), []
        if status.status == "negated" and _is_refusal(match):
            status = replace(status, status="historical" if status.background else "actual", refused=False)
        coded = self._convert(match, status)
        if coded is not match:
            # the promise, refusal or threat is made now, whatever becomes of what it is about
            status = replace(status, status="historical" if status.background else "actual", promised=True)
        if self._frames.attitudes.get(self._tree[match.token].lemma) == "speech":
            recipients = [w for w in recipients if w.entity.sector != "JRN"]  # "told reporters": they only hear it
        recipients = [
            w for w in recipients if w.place not in _THROUGH or others([w], actors) or self._is_apart(match, w, actors)
        ]
        if coded.cameo == _EXERCISE and len(codes(actors)) > 1:
            coded, recipients = replace(coded, event="COOPERATE", mode="", cameo="062"), []
        if coded.event == "CONSULT":
            actors, recipients = self._meeting(coded, actors, recipients)
        refused_or_wished = coded.event == "REJECT" or status.wished
        if match.event in {"CONSULT", "COOPERATE"} and refused_or_wished and not recipients:
            actors, recipients = _split_refusal(actors)
        if not recipients and coded.event not in {"CONSULT", "COOPERATE"}:
            recipients = self._borrowed(coded, actors)
        mutual = coded.event in {"CONSULT", "COOPERATE"}
        if not actors and not mutual and (recipients or self._lands(coded, actors)):
            actors = self._roles.nameless(match)  # "gunmen shot a French soldier": known by what they are
        if coded.event == "CONSULT" and not coded.mode and len({w.entity.code for w in actors}) > 2:
            coded = replace(coded, mode="multilateral")
        return Act(self._let_go(coded, actors), actors, recipients, status)

    def _let_go(self, match: Match, actors: list[Where]) -> Match:
        """Take it for no rescue that captors free their hostages."""
        freed = match.event == "AID" and self._tree[match.token].lemma in _FREEING
        if freed and actors and {where.entity.sector for where in actors} <= _CAPTORS:
            return replace(match, event="RETREAT", mode="release", cameo="0841")
        return match

    def _is_apart(self, match: Match, where: Where, actors: list[Where]) -> bool:
        """Whether one of the doer's own state is acted upon, himself or by what is his: "rejected their appeal"."""
        if self._roles.is_direct(match, where):
            return True
        return self._roles.is_another_body(where) and where.entity.sector not in {w.entity.sector for w in actors}

    def _is_answered(self, i: int, status: Status) -> bool:
        """Whether what has been uttered is denied or turned down: "Haiti's request was refused"."""
        head = self._tree[i].head
        turned_down = head >= 0 and self._tree[head].lemma in _TURNING_DOWN
        owners = [k for k in self._tree.kids(i, "nmod:poss", "nmod") if self._tree.case(k) in {"", "by", "of"}]
        none = any(self._tree[k].text.lower() == "no" for k in self._tree.kids(i, "det"))
        owned = bool(owners) and not none  # "did not bow to Moscow's demands": made they were
        answers = head >= 0 and self._tree[head].lemma in _ANSWERING  # "has yet to respond to Rome's protest"
        told_of = status.status in {"future", "hypothetical"} and answers and owned
        return status.denied or told_of or (status.status == "negated" and (turned_down or owned))

    def _of_journey(self, match: Match, status: Status) -> Status:
        """Return the status of a meeting that somebody goes to: that of the journey, or a plan where none is coded."""
        if match.event != "CONSULT" or status.reason != PURPOSE:
            return status
        goes = self._matcher.journey(match.token)
        if goes is None:
            return status
        journey = self._matcher.match(goes)
        if journey is None or journey.event != "CONSULT":
            return replace(status, status="future", reason="what somebody goes for")
        return replace(self._status.of(goes), reason=PURPOSE)

    def _meeting(self, match: Match, actors: list[Where], recipients: list[Where]) -> tuple[list[Where], list[Where]]:
        """Add the parties of the talks that somebody hosts, mediates or attends, and the state that is visited."""
        if match.mode == "visit" and self._matcher.goes(match.token):
            recipients = others(recipients, actors)  # nobody visits the capital of his own state
            if match.frame.pos == "V":
                with_him = others(self._roles.places(match.token, ("with",)), [*actors, *recipients])
                # "arrived with a team": his own people
                actors = actors + [w for w in with_him if not w.entity.entity_text.lower().startswith(("a ", "an "))]
        if match.mode == "visit" and not recipients:
            recipients = others(self._roles.visited(match), actors)
        if match.inner is not None and match.inner.event == "CONSULT" and match.frame.pos == "V" and not recipients:
            known = ids(actors)
            parties = self._roles.fill(match.inner)[0]
            actors = actors + [w for w in parties if w.entity.id not in known]
        return actors, recipients

    def _convert(self, match: Match, status: Status) -> Match:
        """Turn an act to come into the promise or threat that it is when told, a refused one into a refusal."""
        own = status.status == "future" or self._is_own_word(match, status)
        if own and match.event in _HURTS and self._condition(match.token) is not None:
            mode, cameo = self._matcher.about("THREATEN", match)
            return replace(match, event="THREATEN", mode=mode, cameo=cameo)
        condition = "refused" if status.refused else "wished" if status.wished else status.status
        change = self._frames.conversions.get((match.event, condition))
        if change is None:
            return match
        event, mode, cameo = change
        return replace(match, event=event, mode=mode, cameo=cameo)

    def _is_own_word(self, match: Match, status: Status) -> bool:
        """Whether the doer himself says what he would do: "the Kremlin said it would close the consulate if ..."."""
        verb = speech_verb(self._tree, match.token, self._frames.attitudes)
        if status.status != "hypothetical" or verb is None:
            return False
        would = {self._tree[k].text.lower() for k in self._tree.kids(match.token, "aux")}
        speakers = codes(self._roles.speaker(verb))
        return would == {"would"} and bool(speakers & codes(self._roles.subject(match.token)))

    def _condition(self, i: int) -> int | None:
        """Return the clause that an act is made to depend on: "if Iran does not reach a deal"."""
        clauses = self._tree.kids(i, "advcl")
        return next((k for k in clauses if self._tree.mark(k) in _CONDITIONS or self._status.is_inverted(k)), None)

    def _borrowed(self, match: Match, actors: list[Where]) -> list[Where]:
        """Take a recipient from nearby: what the act is about, its condition, the verb that a participle goes with."""
        found = self._inner_parties(match, actors)
        if found:
            return found
        clause = self._condition(match.token)
        if match.event == "THREATEN" and clause is not None:
            found = others(self._roles.subject(clause), actors)
            if found:
                return found
        token = self._tree[match.token]
        beside = base(token.deprel) in {"advcl", "xcomp"} and token.head >= 0
        if beside and not self._tree.kids(match.token, "nsubj") and self._tree.mark(match.token) in {"", "by"}:
            return others(self._roles.places(token.head, ("to", "with", "obj", "iobj", "against")), actors)
        return []

    def _inner_parties(self, match: Match, actors: list[Where]) -> list[Where]:
        """Return the other party of what an act is about: "promised to lend Fiji money", "refused to meet X"."""
        inner, outer = match.inner, match
        while inner is not None and inner.token != outer.token:
            if outer.event in _PASSES_ON or inner.event in {"CONSULT", "COOPERATE", "AGREE"}:
                parties = self._roles.fill(inner)
                found = others(parties[1] or parties[0], actors)
                if found:
                    return found
            outer, inner = inner, inner.inner
        return []


def _is_refusal(match: Match) -> bool:
    """Whether a refusal was read from a denied act, by a frame for it or by the network: "will not recognise"."""
    denied = any(part.startswith("neg:") for need in match.frame.companions for part in need)
    return denied or (match.event == "REJECT" and match.frame.source.startswith("model"))


def ids(found: Iterable[Where]) -> set[str]:
    """Return the actor ids of filled places."""
    return {where.entity.id for where in found}


def codes(found: Iterable[Where]) -> set[str]:
    """Return the country or body codes of filled places."""
    return {where.entity.code for where in found}


def others(found: list[Where], actors: list[Where]) -> list[Where]:
    """Leave out the actors themselves and their own state: nobody offers readiness to himself."""
    own = ids(actors)
    states = codes(actors)
    return [w for w in found if w.entity.id not in own and w.entity.code not in states]


def joined(one: Act, other: Act) -> Act:
    """Join two tellings: a frame's before the network's, then the one with more actors, then the first leads.

    A journey leads the meeting that it is made for; those met are its recipients where they are the state visited.
    """
    if PURPOSE in {one.status.reason, other.status.reason}:
        main, rest = (one, other) if other.status.reason == PURPOSE else (other, one)
        known = ids([*main.actors, *main.recipients])
        visited = codes(main.recipients) - codes(main.actors)
        hosts = [w for w in rest.actors if w.entity.id not in known and w.entity.code in visited]
        main = replace(main, recipients=[*main.recipients, *hosts])
    else:
        swapped = one.by_model if one.by_model != other.by_model else len(other.actors) > len(one.actors)
        main, rest = (other, one) if swapped else (one, other)
    known = ids([*main.actors, *main.recipients])
    actors = main.actors + [w for w in rest.actors if w.entity.id not in known]
    recipients = main.recipients or [w for w in rest.recipients if w.entity.id not in ids(actors)]
    match = main.match if main.match.mode or not rest.match.mode else replace(main.match, mode=rest.match.mode)
    return Act(match, actors, recipients, main.status, tuple(sorted({*one.twins, *other.twins, rest.match.token})))


def _split_refusal(actors: list[Where]) -> tuple[list[Where], list[Where]]:
    """Split the parties of a refused or wished-for meeting, "X would not talk with Y", into who says so and whom to."""
    doers = [w for w in actors if w.place in {"subj", "poss", "light"}]
    rest = [w for w in actors if w not in doers]
    return (doers, rest) if doers else (actors, [])
