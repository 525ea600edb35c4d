"""Names of people: the short forms that the press uses alone, spelling variants, and when two names are one person."""

from __future__ import annotations

import re
from functools import cache

from tools.actor_sources import Row, fold, supplement

# States whose names put the family first: the press uses the first part alone.
FAMILY_FIRST = {"CHN", "HKG", "KOR", "PRK", "TWN"}
# States where the press uses the given name, which comes first, and where it repeats the whole name.
GIVEN_FIRST = {"ERI", "ETH", "LAO", "MYS", "THA"}
WHOLE_NAME = {"KHM", "MMR"}
GIVEN_LAST = {"VNM"}
# Parts that belong to the family name that follows them.
PARTICLES = {
    "de",
    "da",
    "do",
    "dos",
    "das",
    "del",
    "della",
    "la",
    "le",
    "van",
    "von",
    "der",
    "den",
    "ter",
    "ten",
    "di",
    "du",
    "bin",
    "ibn",
    "ben",
    "ould",
    "ag",
    "abu",
    "al",
    "el",
    "wa",
    "arap",
    "af",
    "e",
    "y",
}
JUNIOR = {"jr", "jr.", "sr", "sr."}
NUMBERS = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "x", "xiv", "xvi"}
ARTICLES = ("al-", "el-", "as-", "ar-", "an-", "ash-", "at-", "az-")


@cache
def known_people() -> dict[tuple[str, str], Row]:
    """Return what is known by hand of single persons, by state and name."""
    return {(row["code"], row["name"]): row for row in supplement("people.csv")}


def key(name: str) -> frozenset[str]:
    """Return the parts of a name as compared between sources: ASCII, lower case, without articles and initials."""
    text = fold(name).lower().replace("'", "").replace("`", "")
    for article in ARTICLES:
        text = re.sub(rf"(?<![a-z]){article}", "", text)
    parts = re.split(r"[^a-z]+", text)
    return frozenset(part for part in parts if len(part) > 1 and part not in PARTICLES)


def same_person(one: str, other: str) -> bool:
    """Return whether two spellings name one person: one's parts hold the other's, or they differ in a letter or two."""
    left, right = key(one), key(other)
    if not left or not right:
        return False
    if left <= right or right <= left:
        return True
    shared = left & right
    rest_left, rest_right = sorted(left - shared), sorted(right - shared)
    if not shared and min(len(left), len(right)) == 1:
        return _close("".join(rest_left), "".join(rest_right))
    return bool(shared) and any(_close(a, b) for a in rest_left for b in rest_right)


def same_name(one: str, other: str) -> bool:
    """Return whether two spellings surely name one person: each part of the shorter has its like in the longer."""
    short, long = sorted((key(one), key(other)), key=len)
    return len(short) > 1 and bool(short & long) and all(any(_close(a, b) or a == b for b in long) for a in short)


def _close(one: str, other: str) -> bool:
    """Return whether two parts are likely one name in two spellings, comparing their consonants (three at least)."""
    skeleton = [_skeleton(one), _skeleton(other)]
    return len(skeleton[0]) > 2 and skeleton[0] == skeleton[1]


def _skeleton(text: str) -> str:
    text = re.sub(r"[qc]", "k", text.replace("zh", "j").replace("dj", "j"))
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyhw]", "", text))


def family_names(code: str, name: str, given: str = "") -> list[str]:
    """Return the short forms of a name: what the supplement, the source or custom says, in all spellings."""
    known = known_people().get((code, name))
    forms = known["family"].split(";") if known and known["family"] else [given or _family(code, name)]
    spelled = []
    for form in forms:
        spelled += [form, fold(form)]
        bare = _without_article(form)
        spelled += [bare, fold(bare)]
    return list(dict.fromkeys(spelled))


def _without_article(form: str) -> str:
    for article in ARTICLES:
        if form.lower().startswith(article) and len(form) > len(article) + 1:
            rest = form[len(article) :]
            return rest[0].upper() + rest[1:]
    return form


def _family(code: str, name: str) -> str:
    parts = name.split()
    if len(parts) == 2 and parts[-1].lower() in NUMBERS:
        return name
    if len(parts) > 1 and parts[-1].lower() in NUMBERS | JUNIOR:
        parts = parts[:-1]
    if len(parts) == 1:
        return parts[0]
    if code in WHOLE_NAME:
        return " ".join(parts)
    if code in FAMILY_FIRST | GIVEN_FIRST and "." not in parts[0]:
        return parts[0]
    start = len(parts) - 1
    while start > 1 and code not in GIVEN_LAST and parts[start - 1].lower() in PARTICLES:
        start -= 1
    return " ".join(parts[start:])


def other_names(code: str, name: str) -> list[str]:
    """Return further full spellings of a name: without diacritics, with another article, and those known by hand."""
    known = known_people().get((code, name))
    names = known["aliases"].split(";") if known and known["aliases"] else []
    spelled = []
    for form in [name, *names]:
        spelled += [form, fold(form)]
        for article, other in (("al-", "el-"), ("el-", "al-")):
            if article in fold(form):
                spelled.append(fold(form).replace(article, other))
    return [form for form in dict.fromkeys(spelled) if form and form != name]


def gender(code: str, name: str, office: str) -> str:
    """Return m or f as the supplement or the office says; heads of state not marked there are men."""
    known = known_people().get((code, name))
    if known and known["gender"]:
        return known["gender"]
    return "f" if office.lower().startswith("queen") or "spokeswoman" in office.lower() else "m"
