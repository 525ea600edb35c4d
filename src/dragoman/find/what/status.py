"""Decide whether an act was done, lies behind, is to come, is only supposed, or was not done."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.find.tree import Tree, base
from dragoman.find.what.denials import Denials
from dragoman.find.what.frames import Frames

__all__ = ["Status", "StatusFinder"]

_FUTURE = {"will", "shall", "'ll", "wo"}
_MODAL = {"may", "might", "could", "can", "should", "must", "ought", "ca"}
_CONDITIONAL = {"if", "unless", "whether", "lest", "in case", "provided", "as if", "suppose", "supposing", "should"}
_ASKED = {"behest", "insistence", "invitation", "request", "urging"}
_GIVEN = {"in response to", "because of", "despite", "amid", "during", "over"}
"""Prepositions of what is so, whatever becomes of the verb: "should not be punished over its purchases"."""
_TEMPORAL = {
    "after",
    "since",
    "when",
    "while",
    "as",
    "because",
    "before",
    "until",
    "once",
    "although",
    "though",
    "where",
    "following",
}
_TURNING = {"sooner", "hardly", "scarcely", "barely", "never", "only", "nor", "neither"}
"""Adverbs at the head of a clause that put its verb before the subject: "no sooner had Oman signed"."""
_OCCUR = {
    "happen", "occur", "materialise", "materialize", "begin", "start", "commence", "recommence", "open", "resume",
    "restart", "convene",
}  # fmt: skip
_WAITING = {"once", "when", "before", "until", "till", "after", "as soon as"}
"""Words before what has to happen first, where what follows is still to come."""
_QUESTIONS = {"when", "where", "how", "whether", "whom", "what"}
"""Words that make an infinitive a question."""
_EDGE = {"verge", "brink", "point", "cusp"}
"""Nouns with "on" and an act that was about to be done."""
_BACKGROUND = {"previously", "formerly", "historically", "originally", "earlier", "already"}
_TO_COME = {"planned", "scheduled", "upcoming", "forthcoming", "impending", "imminent", "future", "prospective"}
_SUPPOSED = {"possible", "potential", "hypothetical", "eventual"}
"""Adjectives of acts that are still to come, and of those that may never be."""
_STILL_NEWS = {"today", "yesterday"}


@dataclass(frozen=True, slots=True)
class Status:
    """A status of the codebook, whether words put the act in the background, and the reason in words.

    ``refused`` marks an act that its doer says will not be done ("would not engage in talks"), ``wished`` one that he
    wants to do ("hopes to meet"), ``denied`` one that he says he has not done: a statement, and no event. ``promised``
    marks the word that makes an act to come a promise or threat now, whatever day the act itself is set for.
    """

    status: str
    background: bool
    reason: str
    refused: bool = False
    wished: bool = False
    denied: bool = False
    promised: bool = False


class StatusFinder:
    """Reads tense, modals, negation, conditions and governing words around the triggers of one sentence."""

    def __init__(self, tree: Tree, frames: Frames) -> None:
        self._tree = tree
        self._attitudes = frames.attitudes
        self._classes = frames.classes
        self._light = frames.light_verbs
        self._denials = Denials(tree, frames.attitudes, self._attitude)

    def of(self, i: int) -> Status:
        """Return the status of the act at a token."""
        background = self._background(i)
        if self._is_counter_to_fact(i):
            return Status("historical", background=True, reason="done, as the supposed denial of it tells")
        if self._is_supposed(i):
            return Status("hypothetical", background=bool(background), reason="what would not have been")
        status, reason, refused = self._walk(i)
        if status == "actual" and background:
            return Status("historical", background=True, reason=background)
        wished, denied = status == "wished", status == "denied"
        status = "hypothetical" if wished else "negated" if denied else status
        return Status(
            status,
            background=bool(background),
            reason=reason or background,
            refused=refused,
            wished=wished,
            denied=denied,
        )

    def _is_counter_to_fact(self, i: int) -> bool:
        """Whether an act was done because not having done it is only supposed: "Had Lima not freed them", "if ..."."""
        tree = self._tree
        supposed = tree.mark(i) == "if" or self.is_inverted(i)
        return self._is_denied(i) and supposed and tree.past_perfect(i) is not None

    def _is_supposed(self, i: int) -> bool:
        """Whether an act would not have been done under a condition: "would not have invaded had it joined"."""
        tree = self._tree
        own = {tree[k].text.lower() for k in tree.kids(i, "aux")}
        above = tuple(tree.ancestors(i))  # "had it joined, ..., he said"
        clauses = [*above, *(k for j in (i, *above) for k in tree.kids(j, "advcl"))]
        conditional = any(tree.mark(k) == "if" or self.is_inverted(k) for k in clauses)
        return self._is_denied(i) and {"would", "have"} <= own and conditional

    def _is_denied(self, i: int) -> bool:
        return any(self._denials.is_negative(k) for k in self._tree.kids(i, "advmod"))

    def _walk(self, i: int) -> tuple[str, str, bool]:
        """Climb from a trigger through what governs it, until a clause of its own shields it."""
        status, reason, refused = "actual", "", False
        negations = 0
        free = False
        previous, position = -1, i
        for _ in range(len(self._tree.tokens)):
            found, why = self._own(position, previous)
            if found == "negated":
                negations += not free
                reason = reason if free else reason or why
            elif found and status == "actual":
                status, reason = found, why
            token = self._tree[position]
            if token.head < 0 or self._shielded(position):
                break
            effect = self._attitude(position)
            if effect == "negated":
                negations += 1
                reason = reason or f"governed by {self._tree[token.head].text}"
            elif effect in {"hypothetical", "future", "question", "willing"} and status == "actual":
                status = "future" if effect == "future" else "wished" if effect == "willing" else "hypothetical"
                reason = f"governed by {self._tree[token.head].text}"
            elif effect == "denied":
                return "denied", f"denied: {self._tree[token.head].text}", False
            elif effect == "open":
                return "hypothetical", "left open", False
            elif effect == "speech":
                break
            free = free or self._is_free(position)
            previous, position = position, token.head
        if negations % 2:
            refused = status == "future" or any(self._tree[k].lemma in {"would", "will"} for k in self._auxiliaries(i))
            return "negated", reason, refused
        return status, reason, refused

    def _is_free(self, i: int) -> bool:
        """Whether a participle stands beside its clause, out of reach of its "not": "did not stay, | accusing X"."""
        tree = self._tree
        beside = base(tree[i].deprel) == "advcl" and tree.is_participle(i)
        first = min(k for k in tree.subtree(i) if tree[k].upos != "PUNCT")
        return beside and tree[first - 1].text == ","

    def _auxiliaries(self, i: int) -> list[int]:
        own = self._tree.kids(i, "aux")
        if own:
            return own
        token = self._tree[i]
        carried = base(token.deprel) in {"xcomp", "obj", "conj", "obl"} and token.head >= 0
        return self._tree.kids(token.head, "aux") if carried else []

    def _own(self, i: int, below: int) -> tuple[str, str]:
        """What the words beside one token on the way say: negation, conditions, modals, plans, purpose."""
        if self._tree[i].upos not in {"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV"}:
            return "", ""
        found = self._denials.of(i, below) or self._condition(i) or self._modal(i) or self._awaited(i) or self._plan(i)
        found = found or (self._modified(i) if below < 0 else None)
        return found or ("", "")

    def _is_due(self, i: int) -> bool:
        """Whether a verb stands behind "is due to", which the parser may read as an adverb of the verb."""
        tree = self._tree
        return i > 1 and tree[i].upos == "VERB" and [tree[i - 2].lemma, tree[i - 1].lemma] == ["due", "to"]

    def _condition(self, i: int) -> tuple[str, str] | None:
        mark = self._tree.mark(i)
        if mark in _CONDITIONAL:
            return "hypothetical", f"under {mark}"
        return ("hypothetical", "a condition by inversion") if self.is_inverted(i) else None

    def _awaited(self, i: int) -> tuple[str, str] | None:
        """What something to come waits for, told in the present: "once Kenya ratifies, the ban will end"."""
        tree, mark = self._tree, self._tree.mark(i)
        if mark not in _WAITING or base(tree[i].deprel) != "advcl" or tree[i].head < 0:
            return None
        finite = [i, *tree.kids(i, "aux", "cop")]
        present = any(tree[k].feat("Tense") == "Pres" and tree[k].feat("VerbForm") != "Part" for k in finite)
        main = {tree[k].text.lower() for k in tree.kids(tree[i].head, "aux")}
        to_come = mark == "once" or bool(main & _FUTURE)
        return ("hypothetical", f"awaited: {mark}") if present and to_come else None

    def _plan(self, i: int) -> tuple[str, str] | None:
        """Infinitives: a headline's future, "is due to", a purpose."""
        tree = self._tree
        mark = tree.mark(i)
        if tree.is_headline_plan(i) or (mark == "to" and tree[i].head < 0 and tree.kids(i, "nsubj")):
            if any(tree[k].lemma == "have" for k in tree.kids(i, "aux")):
                return "negated", "was to have"
            return "future", "headline infinitive"
        if (mark == "due to" and tree.kids(i, "nsubj", "nsubj:pass")) or self._is_due(i):
            return "future", "due to"
        if mark == "about to":
            return self._nearly(i), "about to"
        return ("hypothetical", "a purpose") if self._is_purpose(i, mark) else None

    def _modified(self, i: int) -> tuple[str, str] | None:
        """What an adjective says of an act told by a noun: "a planned visit", "a possible attack"."""
        for k in self._tree.kids(i, "amod", "det"):
            if self._tree[k].text.lower() == "any" and self._tree[i].upos == "NOUN":
                return "hypothetical", "any"
            if self._tree[k].lemma in _TO_COME or self._tree[k].text.lower() in _TO_COME:
                return "future", f"told to be {self._tree[k].text}"
            if self._tree[k].lemma in _SUPPOSED:
                return "hypothetical", f"told to be {self._tree[k].text}"
        return None

    def is_inverted(self, i: int) -> bool:
        """Say whether a clause is a condition by its word order: "Were Brussels to grant visas", "Had Iran wanted"."""
        auxiliaries = self._tree.kids(i, "aux", "cop")
        subjects = self._tree.kids(i, "nsubj", "nsubj:pass")
        first = min(auxiliaries, default=-1)
        opens = first == 0 and self._tree.tokens[-1].text != "?"
        clause = base(self._tree[i].deprel) in {"advcl", "conj", "parataxis"} or opens
        if not auxiliaries or not subjects or not clause:
            return False
        if first > 0 and self._tree[first - 1].text.lower() in _TURNING:
            return False
        return self._tree[first].text.lower() in {"were", "had", "should"} and first < min(subjects)

    def _modal(self, i: int) -> tuple[str, str] | None:
        tree = self._tree
        token = tree[i]
        auxiliaries = tree.kids(i, "aux")
        if (
            not auxiliaries
            and base(token.deprel) == "conj"
            and token.feat("VerbForm") in {"Inf", None}
            and token.upos == "VERB"
        ):
            auxiliaries = (
                tree.kids(token.head, "aux") if not tree.kids(i, "nsubj") and token.feat("Tense") != "Past" else []
            )
        words = [tree[k].text.lower() for k in auxiliaries]
        if self._asked(auxiliaries):
            return "hypothetical", "a question"
        if any(word in _FUTURE for word in words):
            return "future", "will"
        if "would" in words or "'d" in words:
            return self._would(i, words)
        for word in words:
            if word in _MODAL:
                return "hypothetical", word
        return None

    def _asked(self, auxiliaries: list[int]) -> bool:
        """Whether an auxiliary opens a question: "Would Ottawa sue?"."""
        return 0 in auxiliaries and self._tree.tokens[-1].text == "?"

    def _would(self, i: int, words: list[str]) -> tuple[str, str] | None:
        tree = self._tree
        clauses = [k for g in (i, *tree.ancestors(i)) for k in tree.kids(g, "advcl")]
        conditional = any(tree.mark(k) in _CONDITIONAL or self.is_inverted(k) for k in clauses)
        if "have" in words or conditional:
            return "hypothetical", "would, on a condition"
        for governor in tree.ancestors(i):
            told = self._attitudes.get(tree[governor].lemma) in {"speech", "future"}
            clause = base(tree[governor].deprel) == "root" or tree[governor].upos == "VERB"
            if clause and (told or tree[governor].feat("Tense") == "Past"):
                return "future", "would, told in the past"
        if tree[i].head < 0 or base(tree[i].deprel) in {"parataxis", "conj"}:
            return "future", "would"
        return "hypothetical", "would"

    def _is_purpose(self, i: int, mark: str) -> bool:
        token = self._tree[i]
        if base(token.deprel) == "advcl" and token.deprel != "advcl:relcl":
            # the parser may take the content of an attitude for a purpose: "did not fail to denounce"
            purpose = mark in {"to", "in order to", "so as to", "so that", "so", "in order"}
            return purpose and (mark != "to" or self._attitude(i) is None)
        if base(token.deprel) != "acl" or token.head < 0 or self._attitude(i) is not None:
            return False
        plan = "PROPOSAL" in self._classes.get(self._tree[token.head].lemma.lower(), frozenset())
        return mark == "to" or (mark == "for" and plan)  # "an initiative for improving ties"

    def _shielded(self, i: int) -> bool:
        """Clauses with a life of their own: relatives, temporal clauses, finite clauses in parataxis."""
        token = self._tree[i]
        relation = base(token.deprel)
        if token.deprel in {"acl:relcl", "advcl:relcl"} or relation in {"parataxis", "appos", "list"}:
            return True
        if relation == "conj":
            # a conjoined finite verb is its own clause: "would prove it wrong and insisted on talks"
            return bool(self._tree.kids(i, "nsubj")) or token.feat("VerbForm") == "Fin"
        if relation == "advcl" and self._is_done_before(i):
            return True
        if relation == "advcl":
            so_much = self._tree[token.head].lemma == "much"  # "did not so much as protest"
            return self._tree.mark(i) in _TEMPORAL and not so_much
        if relation in {"obl", "nmod"}:
            asked = token.lemma in _ASKED and self._tree.case(i) == "at"  # "is due to meet at Peru's request"
            return asked or self._tree.case(i) in _TEMPORAL | _GIVEN
        nominal = relation == "csubj" and token.upos == "NOUN"
        if (
            not (relation == "nsubj" or nominal)
            or self._tree[token.head].upos != "VERB"
            or self._tree.is_passive(token.head)
        ):
            return False
        return not self._occurs(token.head)

    def _is_done_before(self, i: int) -> bool:
        return any(self._tree[k].text.lower() == "having" for k in self._tree.kids(i, "aux"))

    def _occurs(self, verb: int) -> bool:
        """Whether a verb only says that its subject happens: "talks did not take place"."""
        tree = self._tree
        place = tree[verb].lemma == "take" and any(tree[k].lemma == "place" for k in tree.children(verb))
        return place or tree[verb].lemma in _OCCUR

    def _attitude(self, i: int) -> str | None:
        """What the governor of a token makes of it, if the token is the governor's content."""
        tree = self._tree
        token = tree[i]
        head = tree[token.head]
        relation = base(token.deprel)
        if tree.mark(i) == "to" and head.lemma == "about":
            return self._nearly(head.index)
        open_question = (head.lemma == "rule" and relation != "obl") or self._is_open(i)
        if open_question and self._denials.of(head.index, i):
            return "open"  # "did not rule out recalling its envoy", "has not decided when to invite him"
        if head.lemma in _EDGE and tree.case(head.index) == "on" and tree.mark(i) == "of":
            return self._nearly(head.index)
        if (
            tree.mark(i) == "to"
            and head.lemma == "have"
            and any(tree[k].lemma == "yet" for k in tree.children(head.index))
        ):
            return "negated"
        effect = self._attitudes.get(head.lemma.lower()) or self._attitudes.get(tree.phrasal(head.index))
        if effect is None:
            return None
        if effect == "speech" and head.upos == "NOUN":
            effect = "hypothetical"  # "claims about preventing Iran": said by somebody, vouched for by nobody
        if head.lemma == "go" and not (head.feat("VerbForm") in {"Part", "Ger"} and head.text.lower() == "going"):
            return None
        if head.lemma == "go":
            return "future"
        clausal = relation in {"xcomp", "ccomp", "csubj"} or (
            relation in {"acl", "advcl"} and tree.mark(i) in {"to", "of", "from", "for", "in", "that", "on", "about"}
        )
        # "avoided criticising": the parser may hang the gerund beside the verb
        beside = relation == "advcl" and not tree.mark(i) and i == head.index + 1 and effect == "negated"
        if clausal or beside:
            return effect
        if effect == "speech":
            return None
        nominal = (relation == "obj" and head.upos == "VERB") or token.deprel == "nsubj:pass"
        attached = (
            relation in {"nmod", "obl"} and head.upos in {"NOUN", "PROPN"} and tree.case(i) in {"of", "for", "to", "on"}
        )
        by_of = relation == "obl" and tree.case(i) in {"of", "from", "for"} and effect in {"negated", "future"}
        return effect if nominal or attached or by_of else None

    def _is_open(self, i: int) -> bool:
        """Whether an infinitive is a question: "when to meet", "how to answer", "whether to leave"."""
        marks = [k for k in self._tree.kids(i, "mark") if self._tree[k].text.lower() == "to"]
        return any(k > 0 and self._tree[k - 1].text.lower() in _QUESTIONS for k in marks)

    def _nearly(self, i: int) -> str:
        """What "about to" says: in the past that the act was not done, in the present that it will be."""
        past = any(self._tree[k].feat("Tense") == "Past" for k in self._tree.kids(i, "cop", "aux"))
        return "negated" if past else "future"

    def _background(self, i: int) -> str:
        """Words that put an act before the report's own news, or an empty string."""
        tree = self._tree
        position = i
        for _ in range(4):
            word = self._background_adverb(position)
            if word:
                return f"background: {word}"
            if tree.past_perfect(position) is not None or self._is_done_before(position):
                return "background: past perfect"
            token = tree[position]
            relation = base(token.deprel)
            own_clause = relation == "conj" and tree.kids(position, "aux", "nsubj")
            light = relation == "obj" and tree[token.head].lemma in self._light
            if token.head < 0 or own_clause or not (light or relation in {"xcomp", "conj"}):
                return ""
            position = token.head
        return ""

    def _background_adverb(self, i: int) -> str:
        tree = self._tree
        for k in tree.kids(i, "advmod"):
            word = tree[k].text.lower()
            if word not in _BACKGROUND or any(tree[m].text.lower() in _STILL_NEWS for m in tree.subtree(k)):
                continue
            # "earlier today", "three days earlier": a date, which speaks for itself
            if word != "earlier" or not tree.children(k):
                return word
        return ""
