"""Find the words that name instruments in one sentence: known names, numbered resolutions, described nouns."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dragoman.find.bound.instrument_table import Known, find_known
from dragoman.find.bound.instrument_words import NounRow, change_rows, nouns, word_set
from dragoman.find.cast import CastIndex
from dragoman.find.tree import Tree, base

__all__ = ["Mark", "find_marks"]

_SANCTIONING = frozenset({"USA", "EUR", "UNO", "GBR", "CAN", "AUS", "CHE"})
_COMPLEMENTS = frozenset({"of", "on", "between", "with", "against", "for", "to", "over", "from", "by", "among", "in"})
_OWNER_CASES = frozenset({"by", "from", "of"})
_PARTY_CASES = frozenset({"between", "with", "among", "of", "by"})
_OWNED = frozenset({"law", "policy", "sanctions", "proposal", "statement", "letter"})
_POINTING = {"the": "the", "this": "this", "that": "this", "these": "this", "those": "this", "a": "a", "an": "a",
             "another": "a", "any": "a", "no": "a", "every": "a", "each": "a", "some": "a"}  # fmt: skip
_GUESSES = {"act": "law", "law": "law", "bill": "law", "code": "law", "constitution": "law", "amendment": "law",
            "regulation": "law", "directive": "law", "article": "law", "section": "law",
            "resolution": "resolution", "plan": "proposal"}  # fmt: skip
_OPENING = frozenset("“\"‘'«„")
_CLOSING = frozenset("”\"’'»")
_BODY_WORDS = frozenset(
    ["UN", "U.N.", "United", "Nations", "Security", "Council", "General", "Assembly", "UNSC", "UNGA"]
)
_NOMINAL = frozenset({"obj", "nsubj", "obl", "nmod", "root", "conj"})
_CHUNK = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "CCONJ", "PRON"})
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that may name an instrument: tokens ``first`` to ``last`` of a sentence, headed by ``head``.

    ``words`` are the lemmas that describe it, ``pointing`` is the, this, a, poss, name or bare; ``strength`` is that of
    its noun (always, described, back, or known for names that need no description). ``owners`` are codes of whose it
    is, ``parties`` of between whom.
    """

    sentence: int
    first: int
    last: int
    head: int
    kind: str
    noun: str
    words: frozenset[str]
    year: int | None
    pointing: str
    strength: str
    plural: bool = False
    known: Known | None = None
    number: str = ""
    owners: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    acronym: str = ""


def find_marks(tree: Tree, cast: CastIndex, codes: AbstractSet[str], year: int, acronyms: dict[str, int]) -> list[Mark]:
    """Return the words of a sentence that may name instruments, in order and without overlaps of their heads.

    ``acronyms`` are short forms that the report has given in brackets so far ("the Regional Trade Pact (RTP)").
    """
    return _Finder(tree, cast, codes, year, acronyms).find()


class _Finder:
    def __init__(
        self, tree: Tree, cast: CastIndex, codes: AbstractSet[str], year: int, acronyms: dict[str, int]
    ) -> None:
        self._tree = tree
        self._cast = cast
        self._codes = codes
        self._year = year
        self._acronyms = acronyms
        self._index = tree.sentence.index
        self._taken: set[int] = set()
        self._dates = {i for e in tree.sentence.entities if e.label == "DATE" for i in range(e.first, e.last + 1)}

    def find(self) -> list[Mark]:
        found = self._numbered()
        known = find_known(self._tree.tokens, self._codes, self._year)
        for first, last, row in known:
            another = first > 0 and self._tree[first - 1].text in word_set("another")
            if not another and not self._taken & set(range(first, last + 1)):
                found.append(self._known(first, last, row))
        for i, token in enumerate(self._tree.tokens):
            if i in self._taken:
                continue
            if token.text in self._acronyms:
                self._taken.add(i)
                found.append(self._plain(i, i, "agreement", "known", acronym=token.text))
                continue
            noun = nouns().get(self._noun(i)) if self._may_name(i) else None
            if noun is not None and (mark := self._described(i, noun)) is not None:
                found.append(mark)
        found += self._laws(found)
        return sorted(found, key=lambda m: (m.first, -m.last))

    def _may_name(self, i: int) -> bool:
        """Whether a word can be the noun of a name; "the accords" is one even where the tagger has it for a verb."""
        token = self._tree[i]
        if token.upos not in {"NOUN", "PROPN"}:
            before = self._tree[i - 1].upos if i else ""
            formed = token.feat("Number") == "Plur" and token.feat("VerbForm") is None  # a noun by its form
            nominal = base(token.deprel) in _NOMINAL and (before == "DET" or formed)
            return token.upos in {"VERB", "NUM", "X"} and nominal
        following = self._tree[i + 1] if i + 1 < len(self._tree.tokens) else None
        beside = following is not None and following.upos == "NOUN" and (following.head, following.deprel) == (
            token.head, token.deprel
        )  # fmt: skip
        return not (beside and self._noun(i + 1) in nouns())  # "a ceasefire plan" torn into two objects

    def _noun(self, i: int) -> str:
        tokens = self._tree.tokens
        lemma = tokens[i].lemma.lower()
        if lemma == "fire" and i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].text.lower() == "cease":
            return "cease-fire"
        if lemma == "paper" and i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].text.lower() == "non":
            return "non-paper"
        return lemma

    def _head(self, first: int, last: int) -> int:
        """Return the token of a run whose governor lies outside of it, the last where the parse is torn."""
        heads = [i for i in range(first, last + 1) if not first <= self._tree[i].head <= last]
        named = [i for i in heads if base(self._tree[i].deprel) not in {"punct", "det", "case"}]
        return named[0] if named else last

    def _plain(
        self, first: int, last: int, kind: str, strength: str, known: Known | None = None, acronym: str = ""
    ) -> Mark:
        head = self._head(first, last)
        pointing = self._pointing(head, first)
        words: frozenset[str] = frozenset()
        return Mark(
            self._index, first, last, head, kind, self._noun(head), words, None, pointing, strength, known=known,
            acronym=acronym,
        )  # fmt: skip

    def _numbered(self) -> list[Mark]:
        """Find "UN Security Council Resolution 2231", "Resolutions 242 and 338", "UNSCR 1701"."""
        found = []
        tokens = self._tree.tokens
        for i, token in enumerate(tokens[:-1]):
            if token.text.lower() not in {"resolution", "resolutions", "unscr", "unscrs"}:
                continue
            j = i + 1
            while j < len(tokens) and (number := _number(tokens[j].text)):
                first, body = (
                    self._body(i, token.text.lower()) if j == i + 1 else (j, self._body(i, token.text.lower())[1])
                )
                end = j
                if j + 2 < len(tokens) and tokens[j + 1].text == "/" and tokens[j + 2].text.isdigit():
                    end, number = j + 2, f"{number}/{tokens[j + 2].text}"
                self._taken.update(range(first, end + 1))
                head = i if j == i + 1 else j
                found.append(
                    Mark(self._index, first, end, head, "resolution", "resolution", frozenset(), None, "name", "known",
                         number=f"{body} {number}".strip())
                )  # fmt: skip
                j = end + 1
                while j < len(tokens) and tokens[j].text.lower() in {",", "and", "&"}:
                    j += 1
        return found

    def _body(self, i: int, word: str) -> tuple[int, str]:
        """Return where the name of a numbered resolution begins and whose it is: SC, GA or nothing."""
        tokens = self._tree.tokens
        body = "SC" if word.startswith("unscr") else ""
        first = i
        while first > 0 and tokens[first - 1].text in _BODY_WORDS:
            first -= 1
            body = {"Council": "SC", "UNSC": "SC", "Assembly": "GA", "UNGA": "GA"}.get(tokens[first].text, body)
        after = " ".join(t.text for t in tokens[i + 2 : i + 8])
        if not body and "Security Council" in after:
            body = "SC"
        return first, body or ("GA" if "General Assembly" in after else "")

    def _known(self, first: int, last: int, row: Known) -> Mark:
        self._taken.update(range(first, last + 1))
        if first and _year(self._tree[first - 1].text) is not None:
            first -= 1
        if (
            first
            and self._tree[first - 1].text in _OPENING
            and any(t.text in _CLOSING for t in self._tree.tokens[first:last])
        ):
            first -= 1
        mark = self._plain(first, last, row.kind, "known", known=row)
        self._acronym(last)
        return mark

    def _acronym(self, last: int) -> str:
        """Note a short form in brackets after a name and return it."""
        tokens = self._tree.tokens
        if last + 3 < len(tokens) and tokens[last + 1].text == "(" and tokens[last + 3].text == ")":
            text = tokens[last + 2].text
            if text.isupper() and 2 <= len(text) <= 10:
                self._acronyms.setdefault(text, self._index)
                return text
        return ""

    def _described(self, i: int, row: NounRow) -> Mark | None:
        tree, token = self._tree, self._tree[i]
        if base(token.deprel) in {"compound", "flat"} and not self._carried(i):
            return None
        if base(token.deprel) == "nmod:desc" or self._is_quoted_act(i):
            return None
        first, last = self._phrase(i)
        inside = [k for k in range(first, last + 1) if k != i]
        words = {self._noun(k) for k in inside if self._describes(k)}
        if words & row.excluded or (row.excluded and self._object_word(i) & row.excluded):
            return None
        owners, parties = self._people(i, row.kind)
        named = token.upos == "PROPN" or (token.text[0].isupper() and i > 0 and bool(inside))
        telling = {w for w in words if w not in word_set("not-telling") and _year(w) is None}
        year = next((y for k in inside if (y := _year(tree[k].text)) is not None), None)
        pointing = self._pointing(i, first)
        if row.strength == "named" and not (named or any(tree[k].upos == "PROPN" for k in inside if k < i)):
            return None
        sure = self._is_made(i)
        if row.kind == "law" and token.lemma == "law" and not (telling or owners or sure or pointing == "this"):
            return None  # "the law" and "laws" at large
        if row.kind == "sanctions" and token.feat("Number") != "Plur" and token.lemma == "sanction":
            return None  # a sanction is an approval or a penalty
        strength = row.strength
        if strength in {"described", "named"} and not (telling or year or owners or sure):
            strength = "back"
        if named and telling and pointing in {"the", "bare"}:
            pointing = "name"
        self._taken.update(range(first if named else i, i + 1))
        plural = token.feat("Number") == "Plur" and row.kind != "sanctions" and token.lemma != "minutes"
        return Mark(self._index, first, last, i, row.kind, self._noun(i), frozenset(telling), year, pointing, strength,
                    plural, owners=owners, parties=parties, acronym=self._acronym(last))  # fmt: skip

    def _is_made(self, i: int) -> bool:
        """Whether a verb beside a noun makes it one that is signed or passed, or a clause says what it does."""
        tree = self._tree
        head = tree[i].head
        governed = head >= 0 and base(tree[i].deprel) in {"obj", "nsubj"} and tree[head].lemma in word_set("making")
        before = next((t for t in reversed(tree.tokens[:i]) if t.upos not in {"DET", "ADJ", "PUNCT"}), None)
        return governed or (before is not None and before.upos == "VERB" and before.lemma in word_set("making"))

    def _object_word(self, i: int) -> set[str]:
        """Return what an act is of: "an act of war", "the resolution of the crisis"."""
        tree = self._tree
        found = {self._noun(k) for k in tree.kids(i, "nmod", "acl") if tree.case(k) in {"of", "to", "on", "in"}}
        return found | ({"of"} if any(tree.case(k) == "of" for k in tree.kids(i, "nmod")) else set())

    def _carried(self, i: int) -> bool:
        """Whether a noun before a noun still means the instrument: "treaty violations", "the sanctions relief"."""
        head = self._tree[self._tree[i].head]
        return (head.lemma.lower(), "noun") in change_rows() or head.upos == "ADJ"

    def _is_quoted_act(self, i: int) -> bool:
        """Say whether a noun stands in a set phrase that names nothing: "in the law", "by law", "in agreement"."""
        tree = self._tree
        alone = not [
            k for k in tree.children(i) if base(tree[k].deprel) in {"det", "amod", "compound", "nmod", "nummod"}
        ]
        return (
            alone
            and tree.case(i) in {"in", "by", "under", "of", "with", "without", "into", "against"}
            and (tree[i].feat("Number") != "Plur" and tree[i].upos == "NOUN")
        )

    def _phrase(self, i: int) -> tuple[int, int]:
        """Return the first and last token of a noun with what describes it, without article and clauses."""
        tree = self._tree
        first = i
        left = {
            k
            for kid in tree.kids(i, "amod", "compound", "nummod", "nmod", "flat")
            if kid < i
            for k in tree.subtree(kid)
        }
        while first - 1 in left or (
            first > 1 and first - 2 in left and tree[first - 1].text in {"-", "“", "”", '"', "’", "'"}
        ):
            first -= 1
        while first < i and base(tree[first].deprel) in {"det", "punct", "cc", "case", "advmod"}:
            first += 1
        while first > 0 and tree[first - 1].upos in {"NOUN", "PROPN"} and self._is_torn(first - 1, i):
            first -= 1
        if first and tree[first - 1].text in _OPENING and any(tree[k].text in _CLOSING for k in range(first, i)):
            first -= 1
        last = i
        while (
            last + 1 < len(tree.tokens)
            and tree[last + 1].head in range(first, i + 1)
            and (
                base(tree[last + 1].deprel) in {"flat", "nummod"}
                or (tree[last + 1].deprel == "nmod:unmarked" and _year(tree[last + 1].text))
            )
        ):
            last += 1
        if last + 2 < len(tree.tokens) and tree[last + 1].text == "of" and tree[last + 2].text[0].isupper():
            last += 2
            while last + 1 < len(tree.tokens) and tree[last + 1].upos == "PROPN" and tree[last + 1].text[0].isupper():
                last += 1
        for kid in tree.kids(i, "nmod"):
            if kid > i and tree.case(kid) in _COMPLEMENTS and min(tree.subtree(kid)) == last + 1 and self._tells(kid):
                end = self._end(kid)
                if end - i > _LONGEST:
                    break
                last = end
        return first, self._complement(last) if last == i else last

    def _is_torn(self, k: int, i: int) -> bool:
        """Whether a noun beside another is its modifier by place, though the tree has both for one role."""
        one, other = self._tree[k], self._tree[i]
        if k in self._dates:
            return False
        twins = (one.head, one.deprel) == (other.head, other.deprel) and base(one.deprel) == "obj"
        return twins or (one.head == i and base(one.deprel) not in {"appos", "conj", "nsubj", "acl", "parataxis"})

    def _describes(self, k: int) -> bool:
        token = self._tree[k]
        return token.upos in {"NOUN", "PROPN", "ADJ", "NUM"} or base(token.deprel) in {"amod", "compound"}

    def _complement(self, last: int) -> int:
        """Return the end of a complement by place: "of understanding", "on the Arctic", "with Russia"."""
        tokens = self._tree.tokens
        if last + 2 >= len(tokens):
            return last
        link = tokens[last + 1].text.lower()
        noun = tokens[last + 2].upos in {"NOUN", "PROPN"} or tokens[last + 2].text.lower() == "understanding"
        if link == "of" and noun and last + 2 not in self._dates:
            return last + 2
        if link not in {"on", "with", "between", "against"}:
            return last
        end = last + 1
        while end + 1 < len(tokens) and tokens[end + 1].upos in _CHUNK and end - last < _LONGEST:
            end += 1
        while end > last + 1 and tokens[end].upos not in {"NOUN", "PROPN"}:
            end -= 1
        if link != "of" and not any(t.upos == "PROPN" for t in tokens[last + 2 : end + 1]):
            return last  # "broke the truce with sniper fire"
        dated = any(k in self._dates or tokens[k].text.endswith("day") for k in range(last + 2, end + 1))
        return last if dated else end if end > last + 1 else last

    def _tells(self, kid: int) -> bool:
        """Whether a complement says what the instrument is, not when."""
        tree = self._tree
        if kid in self._dates:
            return tree.case(kid) == "of"
        return tree.case(kid) != "in" or tree[kid].upos == "PROPN"

    def _end(self, kid: int) -> int:
        tree = self._tree
        stack, last = [kid], kid
        while stack:
            for k in tree.children(stack.pop()):
                if (
                    base(tree[k].deprel) in {"acl", "advcl", "appos", "parataxis", "punct"}
                    or tree[k].deprel == "acl:relcl"
                ):
                    continue
                stack.append(k)
                last = max(last, k)
        return last

    def _pointing(self, head: int, first: int) -> str:
        tree = self._tree
        for k in tree.kids(head, "det"):
            if tree[k].lemma.lower() in _POINTING:
                return _POINTING[tree[k].lemma.lower()]
        if any(k < head for k in tree.kids(head, "nmod") if tree[k].deprel == "nmod:poss"):
            return "poss"
        before = tree[first - 1].lemma.lower() if first else ""
        another = any(tree[k].lemma.lower() in word_set("another") for k in tree.kids(head, "amod", "det"))
        return "a" if another else _POINTING.get(before, "bare")

    def _people(self, i: int, kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the codes of whose an instrument is, and of between whom it is."""
        tree = self._tree
        targets = any(tree.case(k) in {"on", "against"} for k in tree.kids(i, "nmod"))
        owners: list[str] = []
        parties: list[str] = []
        for k in tree.children(i):
            relation, case = tree[k].deprel, tree.case(k)
            codes = [code for one in tree.conjuncts(k) for code in self.codes(one)]
            if relation == "nmod:poss":
                owners += codes
            elif base(relation) in {"amod", "compound"} or relation == "nmod:desc":
                if kind != "sanctions" or targets or set(codes) <= _SANCTIONING:
                    owners += codes
            elif base(relation) == "nmod" and case in (_OWNER_CASES if kind in _OWNED else _PARTY_CASES):
                (owners if kind in _OWNED and case != "of" else parties).extend(codes)
        if kind in _OWNED:
            return tuple(dict.fromkeys(owners)), ()
        return (), tuple(dict.fromkeys([*owners, *parties]))

    def codes(self, i: int) -> list[str]:
        """Return the codes of the actors that a word names."""
        mention = self._cast.at(self._index, i) or self._cast.covering(self._index, i)
        return [a.code for a in self._cast.members(mention)] if mention is not None else []

    def _laws(self, found: list[Mark]) -> list[Mark]:
        """Add what the reader knows for a law or treaty and the tables do not."""
        covered = {i for m in found for i in range(m.first, m.last + 1)}
        more = []
        for entity in self._tree.sentence.entities:
            if entity.label != "LAW" or covered & set(range(entity.first, entity.last + 1)):
                continue
            words = [self._tree[i].lemma.lower() for i in range(entity.first, entity.last + 1)]
            kind = next((_GUESSES[w] for w in words if w in _GUESSES), "agreement")
            first = entity.first + (words[0] == "the" and entity.last > entity.first)
            more.append(self._plain(first, entity.last, kind, "known"))
        return more


def _year(text: str) -> int | None:
    return int(text) if len(text) == 4 and text.isdigit() and "1600" <= text <= "2100" else None


def _number(text: str) -> str:
    return text if text.isdigit() or (text[:-1].isdigit() and text[-1].isalpha()) else ""
