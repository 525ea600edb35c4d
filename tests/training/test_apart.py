"""Nothing of what is for measuring only stands in the texts that train: no run of words, no person's name."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.evaluate.entities import read_conll

TEXT = Path(__file__).parents[2] / "training" / "text"
DATA = Path(__file__).parents[3] / "shared" / "data"
PRESS = DATA / "ner" / "world_press_dev.tsv.gz"
MEASURED = [
    "ner/world_press_dev.tsv.gz",
    "events/voa_m2e2_dev.json.gz",
    "relations/plv_train.tsv",
    "relations/*.xml.gz",
    "quotes/polnear_dev/text/*",
    "places/GeoVirus.xml.gz",
]
RUN = 10
MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)\]")

pytestmark = pytest.mark.skipif(not PRESS.exists(), reason="the corpora are not part of the repository")


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def ours() -> Iterator[str]:
    for path in sorted(TEXT.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                yield MARK.sub(r"\1", line)
    for path in sorted((TEXT / "written").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def measured(path: Path) -> str:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", errors="replace")
    if path == PRESS:
        text = re.sub(r"\t.*", "", text)
    return re.sub(r"<[^>]*>", " ", text)


@pytest.fixture(scope="module")
def runs() -> set[tuple[str, ...]]:
    found = set()
    for text in ours():
        parts = words(text)
        found |= {tuple(parts[i : i + RUN]) for i in range(len(parts) - RUN + 1)}
    return found


@pytest.mark.parametrize("pattern", MEASURED)
def test_no_run_of_words_is_shared(runs: set[tuple[str, ...]], pattern: str) -> None:
    paths = sorted(DATA.glob(pattern))
    assert paths
    for path in paths:
        parts = words(measured(path))
        shared = {" ".join(run) for i in range(len(parts)) if (run := tuple(parts[i : i + RUN])) in runs}
        assert shared == set(), path.name


def test_the_persons_of_the_press_set_are_not_named_in_the_text_written_after_it_was_read() -> None:
    persons = set()
    for forms, tags in read_conll(PRESS):
        edges = [i for i in range(len(tags) + 1) if i == len(tags) or tags[i] != "I-Person"]
        persons |= {
            tuple(words(" ".join(forms[a:b]))) for a, b in pairwise(edges) if a < len(tags) and tags[a] == "B-Person"
        }
    text = (TEXT / "entities_world.txt").read_text(encoding="utf-8")
    named = {tuple(words(match[1])) for match in MARK.finditer(text) if match[2] == "PERSON"}
    assert len(persons) > 500
    assert persons & named == set()
