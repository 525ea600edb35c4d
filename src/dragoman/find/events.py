"""Find the events of a report: triggers by frames, roles and status by the tree, then what nests in what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from dragoman.codes import closest_cameo, event_scale, event_types, goldstein, quad_code
from dragoman.find.cast import CastIndex
from dragoman.find.contexts import find_contexts
from dragoman.find.dates import date_of
from dragoman.find.frames import Frames
from dragoman.find.match import Match, Matcher
from dragoman.find.nesting import nested_in
from dragoman.find.obligations import demands
from dragoman.find.places import place_of
from dragoman.find.roles import Roles, Where
from dragoman.find.status import Status, StatusFinder
from dragoman.find.tree import Tree, base
from dragoman.model import Cast, Event, Parse, Refusal, Report, Sentence, TimePhrase, When

__all__ = ["find_events"]

OLD = timedelta(days=10)
"""An act dated earlier than this before its report is background, not the report's own news."""


@dataclass(frozen=True, slots=True)
class _Act:
    """An act on its way to an event."""

    match: Match
    actors: list[Where]
    recipients: list[Where]
    status: Status
    twins: tuple[int, ...] = ()


def find_events(
    report: Report, parse: Parse, cast: Cast, times: tuple[TimePhrase, ...], frames: Frames
) -> tuple[tuple[Event, ...], tuple[Refusal, ...]]:
    """Return the events of a report and what looked like one and was not coded, both in text order.

    Events have provisional ids ``e0``, ``e1`` ...; the record gives them content hashes.
    """
    index = CastIndex(cast)
    events: list[Event] = []
    refusals: list[Refusal] = []
    for sentence in parse.sentences:
        coder = _SentenceCoder(report, parse, sentence, index, times, frames)
        coder.code()
        events.extend(coder.events)
        refusals.extend(coder.refusals)
    numbered = tuple(replace(event, id=f"e{n}") for n, event in enumerate(events))
    return numbered, tuple(refusals)


class _SentenceCoder:
    """Codes one sentence."""

    def __init__(
        self,
        report: Report,
        parse: Parse,
        sentence: Sentence,
        cast: CastIndex,
        times: tuple[TimePhrase, ...],
        frames: Frames,
    ) -> None:
        self._report = report
        self._parse = parse
        self._sentence = sentence
        self._cast = cast
        self._times = times
        self._frames = frames
        self._tree = Tree(sentence)
        self._matcher = Matcher(self._tree, sentence.index, cast, frames)
        self._roles = Roles(self._tree, sentence.index, cast, frames)
        self._status = StatusFinder(self._tree, frames)
        self.events: list[Event] = []
        self.refusals: list[Refusal] = []

    def code(self) -> None:
        """Fill ``events`` and ``refusals``."""
        matches = [m for i in range(len(self._tree.tokens)) if self._is_trigger(i) and (m := self._matcher.match(i))]
        matches += [twin for match in matches if (twin := self._matcher.twin(match))]
        acts = [self._act(match) for match in matches]
        acts += demands(self._tree, self._matcher, self._roles, self._frames, _Act)
        acts = self._unite(acts)
        for act in sorted(acts, key=lambda a: a.match.token):
            self._emit(act, acts)

    def _is_trigger(self, i: int) -> bool:
        token = self._tree[i]
        relation = base(token.deprel)
        if token.upos == "VERB":
            return relation not in {"amod", "compound"}
        if token.upos in {"NOUN", "PROPN"}:
            # a modifier is no act of its own, and a name names one at most
            return relation not in {"compound", "flat", "amod"} and token.upos == "NOUN"
        return token.upos == "ADJ" and relation in {
            "root",
            "conj",
            "ccomp",
            "acl",
            "advcl",
            "xcomp",
            "parataxis",
            "acl:relcl",
        }

    def _act(self, match: Match) -> _Act:
        actors, recipients = self._roles.fill(match)
        status = self._status.of(match.token)
        match = self._convert(match, status)
        if match.event in _NEW_STATUS and status.status == "future":
            status = replace(status, status="actual")
        if status.refused and match.event == "REJECT":
            status = replace(status, status="historical" if status.background else "actual")
        recipients = [w for w in recipients if w.place not in _THROUGH or _others([w], actors)]
        if match.event == "CONSULT":
            actors, recipients = self._meeting(match, actors, recipients)
        if not recipients and match.event not in {"CONSULT", "COOPERATE"}:
            recipients = self._borrowed(match, actors)
        if match.event == "REJECT" and status.refused and not recipients and match.frame.event == "CONSULT":
            actors, recipients = _split_refusal(actors)
        return _Act(match, actors, recipients, status)

    def _meeting(self, match: Match, actors: list[Where], recipients: list[Where]) -> tuple[list[Where], list[Where]]:
        """Add the parties of the talks that somebody hosts, mediates or attends, and the state that is visited."""
        if match.mode == "visit" and not recipients:
            recipients = _others(self._roles.visited(match), actors)
        if match.inner is not None and match.inner.event == "CONSULT" and match.frame.pos == "V" and not recipients:
            known = _ids(actors)
            parties = self._roles.fill(match.inner)[0]
            actors = actors + [w for w in parties if w.entity.id not in known]
        return actors, recipients

    def _convert(self, match: Match, status: Status) -> Match:
        condition = "refused" if status.refused else status.status
        change = self._frames.conversions.get((match.event, condition))
        if change is None:
            return match
        event, mode, cameo = change
        return replace(match, event=event, mode=mode, cameo=cameo)

    def _borrowed(self, match: Match, actors: list[Where]) -> list[Where]:
        """Take a recipient from nearby: the condition of a threat, or the verb that a participle goes with."""
        tree, i = self._tree, match.token
        taken = _ids(actors)
        found = self._inner_parties(match, actors)
        if found:
            return found
        if match.event == "THREATEN":
            for k in tree.kids(i, "advcl"):
                if tree.mark(k) in {"if", "unless", "until"}:
                    found = [w for w in self._roles.subject(k) if w.entity.id not in taken]
                    if found:
                        return found
        token = tree[i]
        if (
            base(token.deprel) in {"advcl", "xcomp"}
            and token.head >= 0
            and not tree.kids(i, "nsubj")
            and tree.mark(i) in {"", "by"}
        ):
            above = self._roles.places(token.head, ("to", "with", "obj", "iobj", "against"))
            return [w for w in above if w.entity.id not in taken]
        return []

    def _inner_parties(self, match: Match, actors: list[Where]) -> list[Where]:
        """Return the other party of what an act is about: "promised to lend Fiji money", "refused to meet X"."""
        inner, outer = match.inner, match
        while inner is not None and inner.token != outer.token:
            if outer.event in _PASSES_ON or inner.event in {"CONSULT", "COOPERATE", "AGREE"}:
                parties = self._roles.fill(inner)
                found = _others(parties[1] or parties[0], actors)
                if found:
                    return found
            outer, inner = inner, inner.inner
        return []

    def _unite(self, acts: list[_Act]) -> list[_Act]:
        """Join tellings of one act inside the sentence: "attended the talks", "provided aid"."""
        kept: list[_Act] = []
        for act in sorted(acts, key=lambda a: a.match.token):
            twin = next((k for k in kept if self._same(k, act)), None)
            if twin is None:
                kept.append(act)
                continue
            kept.remove(twin)
            kept.append(_joined(twin, act))
        return kept

    def _same(self, one: _Act, other: _Act) -> bool:
        if one.match.event != other.match.event:
            return False
        a, b = one.match.token, other.match.token
        linked = (
            b in one.match.objects or a in other.match.objects or (a in self._tree.ancestors(b) and self._carries(a, b))
        )
        if not linked:
            return False
        first, second = _ids(one.actors), _ids(other.actors)
        return first <= second or second <= first

    def _carries(self, verb: int, noun: int) -> bool:
        return self._tree[noun].head == verb and base(self._tree[noun].deprel) in {"obj", "obl", "xcomp"}

    def _emit(self, act: _Act, acts: list[_Act]) -> None:
        i = act.match.token
        others = {a.match.token: _ids(a.actors) for a in acts}
        matches = [a.match for a in acts]
        outer = nested_in(self._tree, act.match, matches, actors=_ids(act.actors), outer_actors=others)
        if outer is not None:
            self._refuse(
                i,
                "topic-only",
                f"{act.match.event} is what {self._tree[outer.token].text!r} is about, told by no other words",
            )
            return
        if not act.actors:
            self._refuse_actorless(act)
            return
        if act.status.status == "hypothetical" and act.status.reason == "a purpose":
            self._refuse(i, "hypothetical", f"{act.match.event}: {act.status.reason}")
            return
        if act.match.event == "MOBILIZE" and any(a.match.event == "ASSAULT" and a.match.token != i for a in acts):
            self._refuse(i, "topic-only", "MOBILIZE inside the report of an ASSAULT")
            return
        self.events.append(self._event(act))

    def _refuse_actorless(self, act: _Act) -> None:
        i = act.match.token
        if self._tree[i].upos == "NOUN":
            self._refuse(i, "topic-only", f"{act.match.event}: nobody is named as doing it")
        elif self._tree.subjects(i):
            words = self._tree[self._tree.subjects(i)[0]].text
            self._refuse(i, "unknown-actor", f"{act.match.event}: {words!r} is no actor that could be identified")
        else:
            self._refuse(i, "no-actor", f"{act.match.event}: no actor in the sentence")

    def _refuse(self, i: int, reason: str, detail: str) -> None:
        token = self._tree[i]
        self.refusals.append(Refusal(token.start, token.end, reason, detail))

    def _event(self, act: _Act) -> Event:
        match, status = act.match, act.status
        modes = (match.mode,) if match.mode in event_types()[match.event].modes else ()
        when = self._when(match.token, status)
        told = status.status
        if (
            told == "actual"
            and when.last is not None
            and when.basis != "dateline"
            and when.last < self._report.date - OLD
        ):
            told = "historical"
        cameo = match.cameo or closest_cameo(match.event, modes)
        token = self._tree[match.token]
        return Event(
            id="",
            event=match.event,
            mode=modes,
            context=find_contexts(self._tree, match.token, self._frames),
            cameo=cameo,
            goldstein=goldstein(cameo),
            quad_code=quad_code(match.event),
            event_scale=event_scale(match.event, modes),
            status=told,
            attributed_to=None,
            actor=tuple(where.entity for where in act.actors),
            recipient=tuple(where.entity for where in act.recipients),
            trigger=self._report.span(token.start, token.end),
            mentions=tuple(self._report.span(self._tree[k].start, self._tree[k].end) for k in act.twins),
            sentence=self._sentence.index,
            date=when,
            event_loc=place_of(self._tree, match.token, self._report, self._cast),
            confidence=_confidence(act),
            why=_why(self._tree, act),
        )

    def _when(self, trigger: int, status: Status) -> When:
        background = status.background or status.status == "historical"
        return date_of(self._sentence, trigger, self._times, self._report.date, background, self._parse)


_PASSES_ON = {"AGREE", "CONCEDE", "REJECT", "THREATEN"}
_NEW_STATUS = {"AGREE", "CONCEDE", "REJECT", "REQUEST", "THREATEN", "ACCUSE"}


def _ids(found: Iterable[Where]) -> set[str]:
    return {where.entity.id for where in found}


_THROUGH = {"obj", "of"}
"""Places where the recipient may be the owner of what is acted upon: "expressing China's readiness"."""


def _others(found: list[Where], actors: list[Where]) -> list[Where]:
    """Leave out the actors themselves and their own state: nobody offers readiness to himself."""
    own = _ids(actors)
    codes = {where.entity.code for where in actors}
    return [w for w in found if w.entity.id not in own and w.entity.code not in codes]


def _joined(one: _Act, other: _Act) -> _Act:
    """Keep the telling with more actors, then the one that comes first; the other becomes a mention."""
    main, rest = (other, one) if len(other.actors) > len(one.actors) else (one, other)
    known = _ids(main.actors)
    actors = main.actors + [w for w in rest.actors if w.entity.id not in known]
    recipients = main.recipients or [w for w in rest.recipients if w.entity.id not in _ids(actors)]
    match = main.match if main.match.mode or not rest.match.mode else replace(main.match, mode=rest.match.mode)
    return _Act(match, actors, recipients, one.status, tuple(sorted({*one.twins, *other.twins, rest.match.token})))


def _split_refusal(actors: list[Where]) -> tuple[list[Where], list[Where]]:
    """Split the parties of a refused meeting, "X would not engage in talks with Y", into refuser and refused."""
    doers = [w for w in actors if w.place in {"subj", "poss", "light"}]
    others = [w for w in actors if w not in doers]
    return (doers, others) if doers else (actors, [])


_WEAK = {"compound", "governor", "of"}


def _confidence(act: _Act) -> float:
    """A first estimate from how much the frame asked for and how sure the roles are; calibrated in a later version."""
    score = 0.8 + 0.003 * min(act.match.frame.specificity, 40)
    if any(where.place in _WEAK for where in act.actors):
        score -= 0.1
    owed = event_types()[act.match.event].recipient != "optional"
    if owed and not act.recipients and act.match.event != "COOPERATE":
        score -= 0.15
    return round(max(score, 0.3), 2)


def _why(tree: Tree, act: _Act) -> str:
    frame = act.match.frame
    needs = "/".join("+".join(need) for need in frame.companions)
    conditions = f"[{'|'.join(frame.objects)}]" if frame.objects else ""
    asked = " ".join(part for part in (needs, conditions) if part)
    parts = [f"frame {frame.lemma}/{frame.pos}{' ' + asked if asked else ''} ({frame.source})"]
    if act.match.event != frame.event:
        parts.append(f"{frame.event} becomes {act.match.event}")
    if act.match.about:
        parts.append(f"about {act.match.about}")
    elif act.match.inner is not None and act.match.inner.token != act.match.token:
        parts.append(f"about {tree[act.match.inner.token].text}")
    parts.append("actor by " + ", ".join(dict.fromkeys(w.place for w in act.actors)))
    if act.recipients:
        parts.append("recipient by " + ", ".join(dict.fromkeys(w.place for w in act.recipients)))
    if act.status.reason:
        parts.append(act.status.reason)
    return "; ".join(parts)
