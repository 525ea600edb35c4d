"""Find the events of a report: triggers by frames, roles and status by the tree, then what nests in what."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dragoman.codes import closest_cameo, event_scale, event_types, goldstein, quad_code
from dragoman.find.cast import CastIndex
from dragoman.find.tree import Tree, base
from dragoman.find.what.acts import PURPOSE, Act, ActBuilder, codes, ids, others
from dragoman.find.what.contexts import ContextReader
from dragoman.find.what.frames import Frames
from dragoman.find.what.judgements import reproaches
from dragoman.find.what.learned import Learned
from dragoman.find.what.match import Matcher
from dragoman.find.what.meetings import Meetings
from dragoman.find.what.menaces import is_menace, menaces
from dragoman.find.what.nesting import is_prompt, nested_in
from dragoman.find.what.obligations import demands
from dragoman.find.what.positions import Positions
from dragoman.find.what.retellings import Told, join_tellings
from dragoman.find.what.roles import Roles, Where
from dragoman.find.what.status import Status
from dragoman.find.what.tellings import Tellings
from dragoman.find.when.dates import date_of
from dragoman.find.where.places import Places
from dragoman.find.where.targets import Targets
from dragoman.find.who.names import Tables
from dragoman.model import Cast, Event, Parse, Refusal, Report, Sentence, TimePhrase, When

__all__ = ["find_events"]

_BY_MODEL = 0.62
"""Share of events that the network alone saw which are right."""
_BY_FRAME, _AGREED = 0.51, 0.46
"""Share of a frame's events that are right where the network gives their type no chance, and what agreement adds."""
_LABELS = {"FILE", "PHOTO"}
"""Words of the label of an old picture: "FILE -", "FILE PHOTO:"."""
OLD = timedelta(days=10)
"""An act dated earlier than this before its report is background, not the report's own news."""


def find_events(
    report: Report,
    parse: Parse,
    cast: Cast,
    times: tuple[TimePhrase, ...],
    frames: Frames,
    known: Tables | None = None,
) -> tuple[tuple[Event, ...], tuple[Refusal, ...]]:
    """Return the events of a report and what looked like one and was not coded, both in text order.

    Events have provisional ids ``e0``, ``e1`` ...; the record gives them content hashes. ``known`` are the tables that
    the cast was found with, the package's own by default.
    """
    index = CastIndex(cast, known)
    places = Places(report, parse, cast, known)
    told: list[Told] = []
    refusals: list[Refusal] = []
    for sentence in parse.sentences:
        coder = _SentenceCoder(
            report, parse, sentence, index, times, frames, places, archived=_is_archived(parse, sentence)
        )
        coder.code()
        told.extend(coder.told)
        refusals.extend(coder.refusals)
    events, left = join_tellings(told)
    contexts = ContextReader(parse, frames.contexts)
    numbered = tuple(_placed(event, n, contexts) for n, event in enumerate(places.carried(events)))
    return numbered, tuple(sorted([*refusals, *left], key=lambda refusal: refusal.start) if left else refusals)


def _placed(event: Event, number: int, contexts: ContextReader) -> Event:
    """Return an event with its provisional id and its contexts, which all of its tellings show together."""
    names, told = contexts.read(event)
    return replace(event, id=f"e{number}", context=names, why="; ".join(part for part in (event.why, told) if part))


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
        places: Places,
        *,
        archived: bool,
    ) -> None:
        self._places = places
        self._archived = archived
        self._report = report
        self._parse = parse
        self._sentence = sentence
        self._cast = cast
        self._times = times
        self._frames = frames
        self._tree = Tree(sentence)
        self._matcher = Matcher(self._tree, sentence.index, cast, frames)
        deeds = self._matcher
        self._roles = Roles(self._tree, sentence.index, cast, frames, lambda i: deeds.match(i) is not None)
        self._targets = Targets(places.toponyms, cast, self._tree, Positions(self._tree, frames))
        self._builder = ActBuilder(self._tree, self._matcher, self._roles, frames, self._targets.of)
        self._learned = Learned(sentence, self._tree, cast, frames)
        self._meetings = Meetings(self._tree, cast, frames)
        self._tellings = Tellings(self._tree, self._matcher, frames)
        self._old: set[int] = set()
        self.told: list[Told] = []
        self.refusals: list[Refusal] = []

    def code(self) -> None:
        """Fill ``told`` and ``refusals``."""
        matches = [m for i in range(len(self._tree.tokens)) if self._is_trigger(i) and (m := self._matcher.match(i))]
        matches += [twin for match in matches if (twin := self._matcher.twin(match))]
        idle = {i for i in range(len(self._tree.tokens)) if self._is_idle(i)}
        matches += self._learned.matches(idle | {match.token for match in matches})
        acts = [self._aimed(self._learned.complete(self._builder.build(match))) for match in matches]
        acts += demands(self._tree, self._matcher, self._roles, self._frames)
        acts += reproaches(self._tree, self._matcher, self._roles, self._frames)
        acts += menaces(self._tree, self._matcher, self._roles, self._frames)
        acts = [act for act in acts if not _leaves_open(act)]
        acts = [self._addressed(act, acts) for act in self._tellings.united(acts)]
        for act in sorted(acts, key=lambda a: a.match.token):
            self._emit(act, acts)

    def _aimed(self, act: Act) -> Act:
        """Return an act with the state that it is done to where only a place of that state is named."""
        return act if act.recipients else replace(act, recipients=self._targets.of(act.match, act.actors))

    def _is_idle(self, i: int) -> bool:
        """Whether a word is no act that the network could find."""
        told = self._matcher.says_nothing(i) or is_menace(self._tree, i, self._frames)
        return told or self._only_colours(i)

    def _only_colours(self, i: int) -> bool:
        """Whether a word only says how real the act after it is: "refrained from suing"."""
        negating = self._frames.attitudes.get(self._tree[i].lemma) == "negated"
        return negating and any(self._matcher.match(k) is not None for k in self._tree.complements(i))

    def _is_trigger(self, i: int) -> bool:
        token = self._tree[i]
        relation = base(token.deprel)
        if token.upos == "VERB":
            return relation not in {"amod", "compound"}
        if token.upos in {"NOUN", "PROPN"}:
            # a modifier is no act of its own, and a name names one at most
            return relation not in {"compound", "flat", "amod"} and token.upos == "NOUN"
        return token.upos == "ADJ" and relation in {
            "obj",
            "nsubj",
            "obl",
            "root",
            "conj",
            "ccomp",
            "acl",
            "advcl",
            "xcomp",
            "parataxis",
            "acl:relcl",
        }

    def _addressed(self, act: Act, acts: list[Act]) -> Act:
        """Direct an offer or demand that names nobody at whoever refuses it: "Iran's rejection of the US proposal"."""
        if act.recipients or act.match.event not in {"AGREE", "REQUEST"}:
            return act
        for outer in acts:
            if outer.match.event == "REJECT" and act.match.token in outer.match.objects:
                return replace(act, recipients=others(outer.actors, act.actors))
        return act

    def _emit(self, act: Act, acts: list[Act]) -> None:
        i = act.match.token
        token = self._tree[i]
        others = {a.match.token: ids(a.actors) for a in acts}
        matches = [a.match for a in acts]
        outer = nested_in(self._tree, act.match, matches, actors=ids(act.actors), outer_actors=others)
        if outer is not None:
            self._refuse(
                i,
                "topic-only",
                f"{act.match.event} is what {self._tree[outer.token].text!r} is about, told by no other words",
            )
            return
        if not act.actors:
            refusal = self._actorless(act)
            if self._retells(act):
                self.told.append(Told(self._event(act), self._lemmas(act), definite=True, otherwise=refusal))
            else:
                self.refusals.append(refusal)
            return
        if act.status.status == "hypothetical" and act.status.reason == PURPOSE:
            self._refuse(i, "hypothetical", f"{act.match.event}: {act.status.reason}")
            return
        if act.status.denied:
            self._refuse(i, "hypothetical", f"{act.match.event} is denied; the denial is a statement")
            return
        if act.match.event in {"AID", "SUPPORT"} and token.deprel == "acl" and self._tree.is_passive(i):
            self._refuse(i, "topic-only", f"{act.match.event} only describes {self._tree[token.head].text!r}")
            return
        if self._tells_a_text(i):
            self._refuse(i, "topic-only", f"{act.match.event} is what {self._tree[token.head].text!r} says")
            return
        fault = self._meetings.fault(act)
        if fault is not None:
            self._refuse(i, "topic-only", f"CONSULT: {fault}")
            return
        if _cooperates_alone(act):
            self._refuse(i, "topic-only", "COOPERATE: only one of the parties is named")
            return
        done = (a for a in acts if a.match.event == "ASSAULT" and a.status.reason != PURPOSE)
        assaults = [a.match.token for a in done if a.match.token != i]
        if act.match.event == "MOBILIZE" and not all(is_prompt(self._tree, i, k) for k in assaults):
            self._refuse(i, "topic-only", "MOBILIZE inside the report of an ASSAULT")
            return
        event = self._event(act)
        if self._stays_at_home(act, event):
            self._refuse(i, "topic-only", "CONSULT: a journey inside one's own country")
            return
        self.told.append(Told(event, self._lemmas(act), self._is_definite(act), self._answers(act)))

    def _tells_a_text(self, i: int) -> bool:
        """Whether a verb only tells what a named law or resolution says: "Resolution 1701, which supports the deal"."""
        token = self._tree[i]
        said = token.deprel == "acl:relcl" and token.feat("Tense") == "Pres" and not self._tree.kids(i, "aux")
        relative = any(self._tree.is_relative(k) for k in self._tree.kids(i, "nsubj"))
        laws = (e for e in self._sentence.entities if e.label == "LAW")
        return said and relative and any(e.first <= token.head <= e.last for e in laws)

    def _lemmas(self, act: Act) -> tuple[str, ...]:
        return tuple(self._tree[i].lemma.lower() for i in (act.match.token, *act.twins))

    def _stays_at_home(self, act: Act, event: Event) -> bool:
        """Whether somebody only goes to a place of his own country, where no host is named: "arrived at the office"."""
        going = act.match.mode == "visit" and not act.recipients and self._matcher.goes(act.match.token)
        home = event.event_loc.country_code if event.event_loc is not None else None
        return going and codes(act.actors) == {home}

    def _is_definite(self, act: Act) -> bool:
        """Whether the act is told by "the meeting", "this attack": words that point at what is known."""
        tree = self._tree
        held = [k for k in act.match.objects if self._is_meeting(k)] if act.match.event == "CONSULT" else []
        beside = [k for k in act.twins if tree.case(k) not in _SETTING]  # "met at the summit" tells of a new meeting
        for i in (act.match.token, *beside, *held):
            pointing = [*tree.kids(i, "det"), *tree.kids(i, "nmod:poss")]
            if tree[i].upos == "NOUN" and any(tree[k].text.lower() in _POINTING for k in pointing):
                return i == act.match.token or act.match.event == "CONSULT"
        return False

    def _is_meeting(self, i: int) -> bool:
        match = self._matcher.match(i)
        return match is not None and match.event == "CONSULT"

    def _answers(self, act: Act) -> frozenset[str]:
        """Return what sort of act is answered, if its author is not named: "dismissed the offers", "hailed it"."""
        if act.recipients or act.match.event not in _ANSWERS:
            return frozenset()
        token = self._tree[act.match.token]
        above = self._matcher.match(token.head) if base(token.deprel) == "advcl" else None
        if act.match.event == "ACCUSE" and above is not None and above.event == "REJECT":
            return frozenset[str]().union(*map(self._matcher.answerable, above.objects))
        return frozenset[str]().union(*(self._answered(act.match.event, k) for k in act.match.objects))

    def _answered(self, event: str, k: int) -> frozenset[str]:
        """Return what sort of act a word may stand for when it is refused, blamed or praised."""
        offered = self._matcher.answerable(k) if event == "REJECT" else frozenset[str]()
        known = any(self._tree[d].lemma in _POINTING for d in self._tree.kids(k, "det"))
        owned = [n for n in self._tree.kids(k, "nmod:poss", "nmod", "compound") if self._tree.case(n) in _OWNING]
        if offered or not known or owned:
            return offered
        return _ANSWERS[event] if self._matcher.is_deed(k) else self._matcher.types(k)

    def _retells(self, act: Act) -> bool:
        """Whether a noun that names nobody can mean a meeting told before: "during the meeting"."""
        told = act.match.frame.event == "CONSULT" and act.match.event in {"CONSULT", "AGREE"}
        meeting = told and self._tree[act.match.token].upos == "NOUN"
        return meeting and act.status.status in {"actual", "historical"} and self._is_definite(act)

    def _actorless(self, act: Act) -> Refusal:
        i = act.match.token
        if self._tree[i].upos == "NOUN":
            return self._refusal(i, "topic-only", f"{act.match.event}: nobody is named as doing it")
        if self._tree.subjects(i):
            words = self._tree[self._tree.subjects(i)[0]].text
            return self._refusal(
                i, "unknown-actor", f"{act.match.event}: {words!r} is no actor that could be identified"
            )
        return self._refusal(i, "no-actor", f"{act.match.event}: no actor in the sentence")

    def _refuse(self, i: int, reason: str, detail: str) -> None:
        self.refusals.append(self._refusal(i, reason, detail))

    def _refusal(self, i: int, reason: str, detail: str) -> Refusal:
        token = self._tree[i]
        return Refusal(token.start, token.end, reason, detail)

    def _event(self, act: Act) -> Event:
        match, status = act.match, act.status
        mode = self._learned.mode(act)
        modes = (mode,) if mode in event_types()[match.event].modes else ()
        if status.status == "actual" and self._is_behind(match.token):
            status = replace(status, status="historical")
        when = self._when(match.token, status)
        told = status.status
        if (
            told == "actual"
            and not status.promised
            and when.last is not None
            and when.basis != "dateline"
            and when.last < self._report.date - OLD
        ):
            told = "historical"
        if told == "actual" and self._archived:
            told = "historical"
        if told == "historical":
            self._old.add(match.token)
        cameo = match.cameo or closest_cameo(match.event, modes)
        token = self._tree[match.token]
        place = self._places.of(self._tree, act)
        abroad = place.country_code if place is not None else None
        act = replace(act, recipients=[w for w in act.recipients if w.entity.code and not _misplaced(w, act, abroad)])
        return Event(
            id="",
            event=match.event,
            mode=modes,
            context=(),
            cameo=cameo,
            goldstein=goldstein(cameo),
            quad_code=quad_code(match.event),
            event_scale=event_scale(match.event, modes),
            status=told,
            attributed_to=None,
            actor=tuple(where.entity for where in act.actors),
            recipient=tuple(where.entity for where in act.recipients),
            trigger=self._report.span(token.start, token.end),
            mentions=tuple(self._report.span(self._tree[k].start, self._tree[k].end) for k in self._mentions(act)),
            sentence=self._sentence.index,
            date=when,
            event_loc=place,
            confidence=_confidence(act, self._learned.chance(act)),
            why=_why(self._tree, act) + ("; mode by model" if mode != match.mode else ""),
        )

    def _mentions(self, act: Act) -> list[int]:
        """Return the other words that tell an act; of a planned meeting also what is planned: "plan to hold talks"."""
        planned = act.match.event == "AGREE" and act.match.inner is not None and act.match.inner.event == "CONSULT"
        told = {act.match.inner.token} if planned and act.match.inner is not None else set[int]()
        carried = [k for i in {act.match.token, *act.twins, *told} if (k := self._roles.carrier(i)) is not None]
        meeting = planned or act.match.event == "CONSULT" or act.match.frame.event == "CONSULT"
        return sorted({*act.twins, *told, *(carried if meeting else ())} - {act.match.token})

    def _is_behind(self, i: int) -> bool:
        """Whether an act is told as what came before one that is background: "had left after Riyadh executed"."""
        for k in (i, *self._tree.ancestors(i)):
            token = self._tree[k]
            if base(token.deprel) == "advcl" and token.head in self._old:
                return self._tree.mark(k) in {"after", "since", "when", "because"}
            if base(token.deprel) not in {"conj", "obj", "xcomp"}:
                return False
        return False

    def _when(self, trigger: int, status: Status) -> When:
        background = status.background or status.status == "historical" or self._archived
        return date_of(self._sentence, trigger, self._times, self._report.date, background, self._parse)


def _is_archived(parse: Parse, sentence: Sentence) -> bool:
    """Whether a sentence is the caption of an old picture: "FILE - The king greets his guest"."""
    words: set[str] = set()
    for before in reversed(parse.sentences[max(sentence.index - 2, 0) : sentence.index]):
        own = {token.text for token in before.tokens if token.upos != "PUNCT"}
        if not own <= _LABELS:
            break
        words |= own
    return "FILE" in words


def _misplaced(recipient: Where, act: Act, country: str | None) -> bool:
    """Whether people of no named nation were given the doer's though he acts abroad: "US forces killed two men"."""
    own = {where.entity.code for where in act.actors} == {recipient.entity.code}
    return own and country not in {None, "", recipient.entity.code} and recipient.entity.entity_text.islower()


def _leaves_open(act: Act) -> bool:
    return act.match.event == "REJECT" and act.match.frame.lemma in _RULING_OUT and act.status.status == "negated"


def _cooperates_alone(act: Act) -> bool:
    """Whether the network alone sees cooperation, and with nobody."""
    alone = len(codes(act.actors)) == 1 and not act.recipients
    return act.match.event == "COOPERATE" and act.by_model and alone


_RULING_OUT = {"rule", "exclude", "preclude"}
"""Refusals that leave it open when they are not made: "did not rule out a strike"."""
_ANSWERS = {
    "REJECT": frozenset({"AGREE", "REQUEST"}),
    "ACCUSE": frozenset({"SANCTION", "COERCE", "ASSAULT", "THREATEN", "REJECT", "MOBILIZE", "REQUEST"}),
    "SUPPORT": frozenset({"AGREE", "CONCEDE", "RETREAT", "AID", "COOPERATE", "SUPPORT"}),
}
"""What may be meant by "the move" or "the decision" that somebody refuses, blames or praises."""
_OWNING = {"", "of", "by", "from", "on", "against"}
"""Prepositions of whoever did an act or had it done to him, none for a possessor."""
_SETTING = {"at", "during", "on", "of"}
_POINTING = {"the", "this", "these", "that", "those", "their"}


def _confidence(act: Act, chance: float) -> float:
    """Return how likely an event is right, from whether a frame or the network made it and how far they agree.

    ``chance`` is the network's for the event's type at its trigger. Fitted on the file of the written corpus that the
    network was not trained on (docs/evaluation.md).
    """
    return _BY_MODEL if act.by_model else round(_BY_FRAME + _AGREED * chance, 2)


def _why(tree: Tree, act: Act) -> str:
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
