"""Find the words that deny an act: "not", "gave no aid", "neither A nor B did", "agreed on nothing", "yet to"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.find.tree import Tree, base

__all__ = ["Denials"]

_NEGATIONS = {"not", "never", "no", "n't", "hardly", "neither", "nor", "without"}
_MORE = {"only", "just", "merely", "sooner"}
"""After "not" and "no" these add to what was done and deny nothing."""
_INSTEAD = {"without", "instead of", "rather than"}
"""Words before what was not done."""
_AT_NO = {"point", "time", "stage", "way", "case", "circumstance", "account", "once"}
"""Words that end phrases that deny: "at no point", "under no circumstances", "not once"."""
_NEARLY = {"almost", "nearly", "virtually", "practically"}
"""Adverbs of what was not quite done."""
_NOBODY = {"none", "nobody", "nothing"}
_UPON = {"on", "to", "upon"}
"""Prepositions before what an act is upon: "agreed on nothing"; "for nothing" denies nobody."""


class Denials:
    """Looks for denials around the words of one sentence."""

    def __init__(self, tree: Tree, attitudes: Mapping[str, str], effect: Callable[[int], str | None]) -> None:
        """``effect`` tells what the governor of a word makes of it, as "negated"."""
        self._tree = tree
        self._attitudes = attitudes
        self._effect = effect

    def of(self, i: int, below: int) -> tuple[str, str] | None:
        """Return "negated" and what denies a word on the way up from an act, or None.

        ``below`` is the word that the way comes from, -1 at the act itself.
        """
        tree = self._tree
        if any(tree[k].text.lower() == "longer" and tree[k - 1].text.lower() == "no" for k in tree.kids(i, "advmod")):
            return "negated", "no longer"
        for k in tree.kids(i, "advmod", "det", "cc:preconj"):
            more = k + 1 < len(tree.tokens) and tree[k + 1].text.lower() in _MORE
            content = base(tree[k].deprel) == "det" and below >= 0 and not self._denied_with_content(i)
            nearly = tree[k].text.lower() in _NEARLY and tree[i].upos == "VERB"
            if (self.is_negative(k) or nearly) and not more and not content:
                return "negated", f"negated by {tree[k].text}"
        # a joined verb that is not finite shares the denial of the one before it: "would neither host nor buy"
        joined = base(tree[i].deprel) == "conj" and tree[i].feat("VerbForm") != "Fin" and not tree.kids(i, "nsubj")
        if not joined and any(tree[k].lemma.lower() == "nor" for k in tree.kids(i, "cc")):
            return "negated", "negated by nor"
        for k in tree.kids(i, "obj", "nsubj", "obl", "advmod"):
            word = self._denier(k, below) if k != below else None
            if word is not None:
                return "negated", f"negated by {tree[word].text}"
        if self._still_to_come(i) and (self._tree[i].head < 0 or self._effect(i) != "negated"):
            return "negated", "yet to"
        if i > 1 and tree[i - 2].text.lower() == "all" and tree[i - 1].text.lower() == "but":
            return "negated", "all but"
        instead = {tree.case(i), tree.mark(i)} & _INSTEAD
        return ("negated", instead.pop()) if instead else None

    def _denier(self, k: int, below: int) -> int | None:
        """Return the word that denies an act in one of its phrases: "gave no aid", "neither A nor B did".

        Adjuncts deny only where their noun says so, "at no point did they", "agreed on nothing"; what a verb joined to
        this one acts upon is not denied with this one's object.
        """
        tree, relation = self._tree, base(self._tree[k].deprel)
        joined = below >= 0 and base(tree[below].deprel) == "conj"
        if joined and relation in {"obj", "obl"}:
            return None
        upon = relation != "obl" or tree.case(k) in _UPON
        if tree[k].lemma.lower() in _NOBODY and upon and relation != "advmod":
            return k
        if relation in {"obl", "advmod"} and tree[k].lemma not in _AT_NO:
            return None
        for n in tree.kids(k, "det", "cc:preconj", "advmod"):
            if self.is_negative(n) and (base(tree[n].deprel) != "advmod" or self._counts_none(n)):
                return n
        return None

    def _counts_none(self, n: int) -> bool:
        """Whether an adverb denies a number after it: "not one euro", "not a single tank", no "not once but twice"."""
        after = [word.lemma.lower() for word in self._tree.tokens[n + 1 : n + 3]]
        number = bool(after) and (self._tree[n + 1].upos == "NUM" or after[0] in {"a", "once"})
        return number and after[1:] != ["but"]

    def _still_to_come(self, i: int) -> bool:
        """Whether an act is one that somebody "has yet to" do."""
        words = [self._tree[k].text.lower() for k in range(max(i - 3, 0), i)]
        return words[-2:] == ["yet", "to"] and words[0] in {"has", "have", "had"}

    def is_negative(self, k: int) -> bool:
        """Say whether a word is one of denial, as "not" and "neither"."""
        word = self._tree[k]
        return word.lemma.lower() in _NEGATIONS or word.text.lower() in _NEGATIONS

    def _denied_with_content(self, i: int) -> bool:
        """Whether a noun that is denied denies its content too: "no plans to leave", but "no doubt that they left"."""
        lemma = self._tree[i].lemma.lower()
        return lemma != "doubt" and self._attitudes.get(lemma) in {"future", "hypothetical"}
