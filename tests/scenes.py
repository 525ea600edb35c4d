"""Sentences, actors and frames in few words, so that tests of the event engine need neither model nor tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.find.cast import CastIndex
from dragoman.find.tree import Tree
from dragoman.find.what.frames import Frame, Frames, InnerRule
from dragoman.find.what.match import Match, Matcher
from dragoman.find.what.roles import Roles
from dragoman.model import Actor, Cast, Mention, Sentence, Span, Token
from factory import sentence

SECTORS = {"press": "JRN", "people": "CVL", "state": "GOV", "person": "GOV", "organization": None, "group": None}


_KINDS = {"press": "group", "people": "group"}


def spell(spec: str, index: int = 0, start: int = 0) -> Sentence:
    """Make a sentence of ``form=lemma/UPOS/head/deprel/feats/entity`` words.

    Heads count from 1, 0 is the root. The lemma may be left out where it is the form in lower case (names keep their
    capitals), feats and entity where there are none.
    """
    rows = []
    for word in spec.split():
        form, tag, head, relation, *rest = word.split("/")
        text, _, lemma = form.partition("=")
        lemma = lemma or (text if tag == "PROPN" else text.lower())
        rows.append(" ".join([text, lemma, tag, head, relation, *(cell or "_" for cell in rest)]))
    return sentence("\n".join(rows), index=index, start=start)


def relations(tokens: Sequence[Token]) -> dict[str, tuple[str, str]]:
    """Return each word's relation and the word that it hangs on, "" above the root."""
    return {t.text: (t.deprel, tokens[t.head].text if t.head >= 0 else "") for t in tokens}


def cast_of(actors: Mapping[str, str], *sentences: Sentence) -> Cast:
    """Make the actors of sentences: words of the text with ``CODE``, ``CODE person`` or, for groups, ``A+B group``.

    ``CODE people`` and ``CODE press`` are groups of their own.

    A group's members are given by their words. The actor's id is its words in lower case.
    """
    made = []
    for words, what in actors.items():
        code, _, kind = what.partition(" ")
        kind, sector = kind or "state", SECTORS[kind or "state"]
        members = tuple(name.lower() for name in code.split("+")) if kind == "group" else ()
        mentions = tuple(m for one in sentences for m in _mentions(words, one))
        made.append(
            Actor(words.lower(), words, _KINDS.get(kind, kind), "" if members else code.strip("-"), sector,
                  members=members, mentions=mentions)
        )  # fmt: skip
    return Cast(tuple(made))


def _mentions(words: str, one: Sentence) -> Iterable[Mention]:
    wanted = words.split()
    texts = [token.text for token in one.tokens]
    for i in range(len(texts)):
        last = i + len(wanted) - 1
        if texts[i : last + 1] == wanted:
            head = next(k for k in range(i, last + 1) if not i <= one.tokens[k].head <= last)
            span = Span(one.tokens[i].start, one.tokens[last].end, words)
            yield Mention(words.lower(), one.index, i, last, head, span, "name")


def frame(row: str) -> Frame:
    """Make a frame of ``lemma pos with object event mode cameo roles``; ``-`` is an empty column."""
    cells = ["" if cell == "-" else cell for cell in row.split()]
    lemma, pos, beside, objects, event, mode, cameo, *roles = cells
    companions = tuple(tuple(need.split("+")) for need in beside.split(",") if need)
    places = tuple((name, tuple(value.split("|"))) for name, _, value in (role.partition("=") for role in roles))
    conditions = tuple(part for part in objects.split(",") if part)
    return Frame(lemma, pos, companions, conditions, event, mode, cameo, places, "", "test:1")


def frames(
    *rows: str,
    classes: Mapping[str, str] | None = None,
    inner: Iterable[str] = (),
    light: str = "",
    attitudes: Mapping[str, str] | None = None,
    contexts: Mapping[str, str] | None = None,
    conversions: Mapping[tuple[str, str], tuple[str, str, str]] | None = None,
) -> Frames:
    """Make frames of rows; ``classes`` and ``attitudes`` give each name its words, ``inner`` are rows of four cells."""
    by_lemma: dict[tuple[str, str], list[Frame]] = {}
    for made in map(frame, rows):
        by_lemma.setdefault((made.pos, made.lemma), []).append(made)
    of_word: dict[str, set[str]] = {}
    for name, lemmas in (classes or {}).items():
        for lemma in lemmas.split(";"):
            of_word.setdefault(lemma, set()).add(name)
    rules: dict[str, list[InnerRule]] = {}
    for row in inner:
        event, condition, mode, cameo = ("" if cell == "-" else cell for cell in row.split())
        rules.setdefault(event, []).append(InnerRule(event, condition, mode, cameo))
    return Frames(
        {key: tuple(sorted(group, key=lambda f: -f.specificity)) for key, group in by_lemma.items()},
        {word: frozenset(names) for word, names in of_word.items()},
        {event: tuple(block) for event, block in rules.items()},
        dict.fromkeys(light.split(), ""),
        {lemma.replace("_", " "): effect for effect, lemmas in (attitudes or {}).items() for lemma in lemmas.split()},
        {name: frozenset(words.split(";")) for name, words in (contexts or {}).items()},
        dict(conversions or {}),
    )


@dataclass(frozen=True)
class Scene:
    """A sentence with its tree, actors and frames."""

    sentence: Sentence
    cast: Cast = field(default_factory=lambda: Cast(()))
    frames: Frames = field(default_factory=frames)

    @property
    def tree(self) -> Tree:
        return Tree(self.sentence)

    @property
    def index(self) -> CastIndex:
        return CastIndex(self.cast)

    @property
    def matcher(self) -> Matcher:
        return Matcher(self.tree, self.sentence.index, self.index, self.frames)

    @property
    def roles(self) -> Roles:
        return Roles(self.tree, self.sentence.index, self.index, self.frames)

    def at(self, word: str) -> int:
        """Return the index of the first token with this text."""
        return next(token.index for token in self.sentence.tokens if token.text == word)

    def match(self, word: str) -> Match:
        """Return the frame found at a word, which must have one."""
        found = self.matcher.match(self.at(word))
        assert found is not None, f"no frame fits {word!r}"
        return found

    def words(self, tokens: Iterable[int]) -> list[str]:
        """Return the texts of tokens."""
        return [self.sentence.tokens[i].text for i in tokens]


def scene(spec: str, actors: Mapping[str, str] | None = None, known: Frames | None = None, index: int = 0) -> Scene:
    """Make a scene of a sentence's spelling, its actors and frames."""
    one = spell(spec, index)
    return Scene(one, cast_of(actors or {}, one), frames() if known is None else known)
