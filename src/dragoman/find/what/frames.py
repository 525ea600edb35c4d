"""Read frames, word classes and their companions from data files, the package's own or a user's."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path

from dragoman.codes import cameo_names, event_types
from dragoman.errors import BadTable

__all__ = ["Frame", "Frames", "InnerRule", "load_frames"]

COLUMNS = ("lemma", "pos", "with", "object", "event", "mode", "cameo", "roles", "example")
_PLACES = (
    "subj obj iobj by poss to with against from on of for at in into toward towards over between about among through "
    "behind across near under outside upon alongside around before through along light lightobj compound comp speaker "
    "bearer none all"
)
ROLE_PLACES = frozenset(_PLACES.split())
_BESIDE = ("prt:", "prep:", "subj:", "near:", "no:", "neg:", "words:")
_OTHERS = ("classes", "inner", "light_verbs", "contexts", "attitudes", "conversions")


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of a predicate: what it needs beside it, what it acts upon, and what act that is.

    ``companions`` are alternatives, each a tuple of requirements such as ``prt:off`` or ``prep:for``; ``objects`` are
    alternative conditions on the object (docs/frames.md). ``mode`` and ``cameo`` may be ``*``: decided by the object.
    """

    lemma: str
    pos: str
    companions: tuple[tuple[str, ...], ...]
    objects: tuple[str, ...]
    event: str
    mode: str
    cameo: str
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    example: str
    source: str

    @property
    def specificity(self) -> int:
        """How much the frame asks for: the reading that asks for most wins."""
        companions = max((sum(_BY_KIND.get(part[:4], 1) for part in need) for need in self.companions), default=0)
        return 20 * companions + min((_weight(condition) for condition in self.objects), default=0)

    def places(self, role: str) -> tuple[str, ...]:
        """Return the places that override the default ones for ``actor`` or ``recipient``, or an empty tuple."""
        return next((places for name, places in self.roles if name == role), ())


_BY_KIND = {"neg:": 2}
"""A denial turns an act into another one, whatever it is upon."""
_WEIGHTS = {
    ">cooperation": 28, ">conflict": 28, ">any": 28, "INF": 26, "ING": 26, "THAT": 26, "NAME": 24, "PERSON_ACTOR": 24,
    "STATE": 24, "ORG": 24, "ACTOR": 23, "NONE": 20,
}  # fmt: skip


def _weight(condition: str) -> int:
    """How much one condition on the object narrows a frame; several joined by + narrow it most."""
    if "+" in condition:
        return 40
    if condition in _WEIGHTS:
        return _WEIGHTS[condition]
    if condition.startswith(">"):
        return 37 if "/" in condition else 36
    return 35 if condition.startswith("=") else 33


@dataclass(frozen=True, slots=True)
class InnerRule:
    """For an act about an act: the mode and CAMEO code of the outer one by what the inner one is."""

    event: str
    inner: str
    mode: str
    cameo: str


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames by part of speech and lemma, with the word classes and rules that they use."""

    by_lemma: dict[tuple[str, str], tuple[Frame, ...]]
    classes: dict[str, frozenset[str]]
    """Classes of a lemma or of a two-word phrase (modifier and head joined by a space)."""
    inner: dict[str, tuple[InnerRule, ...]]
    light_verbs: dict[str, str]
    attitudes: dict[str, str]
    """What a governing word makes of the act it governs: hypothetical, future, negated, suppressed or actual."""
    contexts: dict[str, frozenset[str]] = field(default_factory=dict)
    conversions: dict[tuple[str, str], tuple[str, str, str]] = field(default_factory=dict)
    """(type, condition) to (type, mode, cameo): a future CONSULT is an AGREE."""

    def counts(self, lemma: str) -> bool:
        """Say whether a noun only counts or qualifies what follows: "a round of talks"."""
        return "TRANSPARENT" in self.classes.get(lemma.lower(), frozenset())

    def of(self, pos: str, lemma: str) -> tuple[Frame, ...]:
        """Return the frames of a lemma, those that ask for most first."""
        return self.by_lemma.get((pos, lemma.lower()), ())

    def __len__(self) -> int:
        return sum(len(frames) for frames in self.by_lemma.values())


def load_frames(extra: Path | None = None) -> Frames:
    """Load the package's frames and, before them, those of a user's file in the same form.

    Raises BadTable naming file and line where a row cannot be used.
    """
    builtin = _builtin()
    if extra is None:
        return builtin
    try:
        text = extra.read_text(encoding="utf-8-sig")  # spreadsheets put a mark before the first column
    except (OSError, UnicodeDecodeError) as error:
        raise BadTable(
            f"{extra}: cannot be read ({error}); give a UTF-8 file with the columns of docs/frames.md"
        ) from error
    own = list(_frames(text, str(extra)))
    names = frozenset().union(*builtin.classes.values())
    for frame in own:
        _check_conditions(frame, names)
    merged: dict[tuple[str, str], tuple[Frame, ...]] = dict(builtin.by_lemma)
    for key, frames in _index(own).items():
        # a user's frame comes first among equals, so that it can overrule ours
        merged[key] = tuple(sorted([*frames, *builtin.by_lemma.get(key, ())], key=lambda f: -f.specificity))
    return Frames(
        merged,
        builtin.classes,
        builtin.inner,
        builtin.light_verbs,
        builtin.attitudes,
        builtin.contexts,
        builtin.conversions,
    )


@lru_cache(maxsize=1)
def _builtin() -> Frames:
    folder = resources.files("dragoman.data") / "frames"
    texts = {
        entry.name: entry.read_text(encoding="utf-8") for entry in sorted(folder.iterdir(), key=lambda e: e.name)
        if entry.name.endswith(".tsv")
    }  # fmt: skip
    frames = [
        f for name, text in texts.items() if name.removesuffix(".tsv") not in _OTHERS for f in _frames(text, name)
    ]
    return Frames(
        _index(frames),
        _classes(texts.get("classes.tsv", "")),
        _inner(texts.get("inner.tsv", "")),
        {row["lemma"]: row.get("effect") or "" for _, row in _rows(texts.get("light_verbs.tsv", ""))},
        {row["lemma"]: row["effect"] for _, row in _rows(texts.get("attitudes.tsv", ""))},
        {row["context"]: _set(row["words"]) for _, row in _rows(texts.get("contexts.tsv", ""))},
        {
            (row["event"], row["condition"]): (row["to"], row.get("mode") or "", row["cameo"])
            for _, row in _rows(texts.get("conversions.tsv", ""))
        },
    )


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        return
    reader = csv.DictReader((line for _, line in lines), delimiter="\t", quoting=csv.QUOTE_NONE)
    for (number, _), row in zip(lines[1:], reader, strict=False):
        yield number, {key: (value or "").strip() for key, value in row.items() if key}


def _set(cell: str) -> frozenset[str]:
    return frozenset(word.strip().lower() for word in cell.split(";") if word.strip())


def _classes(text: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for _, row in _rows(text):
        for word in _set(row["lemmas"]):
            found.setdefault(word, set()).add(row["class"])
    return {word: frozenset(names) for word, names in found.items()}


def _inner(text: str) -> dict[str, tuple[InnerRule, ...]]:
    found: dict[str, list[InnerRule]] = {}
    for _, row in _rows(text):
        found.setdefault(row["event"], []).append(InnerRule(row["event"], row["inner"], row["mode"], row["cameo"]))
    return {event: tuple(rules) for event, rules in found.items()}


def _index(frames: Iterable[Frame]) -> dict[tuple[str, str], tuple[Frame, ...]]:
    grouped: dict[tuple[str, str], list[Frame]] = {}
    for frame in frames:
        grouped.setdefault((frame.pos, frame.lemma), []).append(frame)
    return {key: tuple(sorted(group, key=lambda f: -f.specificity)) for key, group in grouped.items()}


def _frames(text: str, source: str) -> Iterator[Frame]:
    for number, row in _rows(text):
        where = f"{source}:{number}"
        missing = [name for name in ("lemma", "pos", "event", "cameo") if not row.get(name)]
        if missing:
            raise BadTable(f"{where}: {', '.join(missing)} is empty or its column is missing; see docs/frames.md")
        yield _frame(row, where)


def _frame(row: dict[str, str], where: str) -> Frame:
    event, mode, cameo = row["event"], row.get("mode", ""), row["cameo"]
    types = event_types()
    if row["pos"] not in {"V", "N", "A"}:
        raise BadTable(f"{where}: pos is {row['pos']!r}; it must be V, N or A")
    if event not in types:
        raise BadTable(f"{where}: {event!r} is no event type; use one of {', '.join(types)}")
    if mode not in {"", "*"} and mode not in types[event].modes:
        raise BadTable(f"{where}: {mode!r} is no mode of {event}; it has {', '.join(types[event].modes) or 'none'}")
    if cameo not in {"*", "02*", "10*"} and (cameo not in cameo_names() or cameo.startswith("01")):
        raise BadTable(f"{where}: {cameo!r} is no CAMEO code of an act; write it as text, such as 0254")
    companions = tuple(
        tuple(part.strip() for part in need.split("+")) for need in row.get("with", "").split(",") if need.strip()
    )
    for need in companions:
        for part in need:
            if not part.startswith(_BESIDE):
                raise BadTable(f"{where}: {part!r} in 'with' must begin with {', '.join(_BESIDE)}")
    objects = tuple(part.strip() for part in row.get("object", "").split(",") if part.strip())
    return Frame(
        row["lemma"].lower(), row["pos"], companions, objects, event, mode, cameo, _roles(row.get("roles", ""), where),
        row.get("example", ""), where,
    )  # fmt: skip


def _check_conditions(frame: Frame, names: frozenset[str]) -> None:
    """Refuse a frame that asks for a class or act that there is none of, since it would never be found."""
    asked = [part for condition in frame.objects for part in condition.split("+")]
    beside = [part.partition(":") for need in frame.companions for part in need]
    asked += [word for kind, _, word in beside if kind in {"subj", "near"}]
    for condition in asked:
        event, _, mode = condition.removeprefix(">").partition("/")
        if condition.startswith(">") and event in event_types():
            known = not mode or mode in event_types()[event].modes
        else:
            known = condition in _WEIGHTS or condition in names or condition.startswith("=")
        if not known:
            raise BadTable(f"{frame.source}: {condition!r} is no class of classes.tsv and no act; see docs/frames.md")


def _roles(cell: str, where: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    roles = []
    for part in cell.split():
        name, _, places = part.partition("=")
        chosen = tuple(place for place in places.split("|") if place)
        if name not in {"actor", "recipient"} or not chosen or not set(chosen) <= ROLE_PLACES:
            raise BadTable(
                f"{where}: {part!r} is no role; write actor=PLACE or recipient=PLACE|PLACE, see docs/frames.md"
            )
        roles.append((name, chosen))
    return tuple(roles)
