"""Tests of training.entities: corpora of different schemes under one, with what each leaves open."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from training.entities import meantime, re3d, wikigold, written
from training.rows import ANY, LABELS, TAGS, Tagged

NUMERIC = {f"{edge}-{label}" for edge in "BI" for label in ("DATE", "NUMBER", "MONEY")}


def tags(tagged: Tagged, word: str) -> set[str]:
    """Return the tags that are allowed for the first of these words."""
    return set(tagged.allowed[tagged.words.index(word)])


def test_tags() -> None:
    assert len(TAGS) == 1 + 2 * len(LABELS)
    assert set(TAGS) == ANY


def test_written_text_is_marked_in_full(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("# remark\n\n[Wang Yi|PERSON] left [Iran|PLACE]'s capital for [Oslo|TOWN].\n", encoding="utf-8")
    (found,) = written(path)
    assert found.words == ["Wang", "Yi", "left", "Iran", "'s", "capital", "for", "Oslo", "."]
    assert [tags(found, w) for w in ("Wang", "Yi", "left", "Iran", "'s")] == [
        {"B-PERSON"}, {"I-PERSON"}, {"O"}, {"B-PLACE"}, {"O"},
    ]  # fmt: skip
    assert tags(found, "Oslo") == ANY


def test_wikigold_may_leave_dates_and_misc_open(tmp_path: Path) -> None:
    path = tmp_path / "wiki.gz"
    lines = "In O\n1990 O\nJohn I-PER\nSmith I-PER\nleft O\nOslo I-LOC\nand O\nIslam I-MISC\n\nNATO I-ORG\n"
    path.write_bytes(gzip.compress(lines.encode()))
    first, second = wikigold(path)
    assert tags(first, "1990") == {"O"} | NUMERIC
    assert (tags(first, "John"), tags(first, "Smith")) == ({"B-PERSON"}, {"I-PERSON"})
    assert tags(first, "Oslo") == {"B-PLACE", "B-FACILITY"}
    assert tags(first, "Islam") == ANY
    assert tags(second, "NATO") == {"B-ORG"}


def test_re3d_counts_capitalised_organisations_only(tmp_path: Path) -> None:
    text = "The Army met militants in Mosul on Friday. It left."
    marks = [("The Army", "Organisation"), ("militants", "Organisation"), ("Mosul", "Location"), ("Friday", "Temporal")]
    entities = [
        {"documentId": "d", "begin": text.index(words), "end": text.index(words) + len(words), "type": kind}
        for words, kind in marks
    ]
    dropped = {"documentId": "d", "begin": 13, "end": 22, "type": "Person", "confidence": 0}
    (tmp_path / "documents.json").write_text(json.dumps({"_id": "d", "text": text}), encoding="utf-8")
    (tmp_path / "entities.json").write_text("\n".join(map(json.dumps, [*entities, dropped])), encoding="utf-8")
    first, second = re3d(tmp_path)
    assert "O" in tags(first, "The")
    assert tags(first, "Army") == {"B-ORG", "B-GROUP", "B-PLACE"}
    assert tags(first, "militants") == ANY
    assert tags(first, "Mosul") == {"B-PLACE", "B-FACILITY"}
    assert tags(first, "Friday") == {"B-DATE"}
    assert second.words == ["It", "left", "."]
    assert tags(second, "It") == ANY


MEANTIME = """<Document>
<token t_id="1" sentence="0">Boeing</token><token t_id="2" sentence="0">shares</token>
<token t_id="3" sentence="0">fell</token><token t_id="4" sentence="0">Monday</token>
<token t_id="5" sentence="1">Airbus</token><token t_id="6" sentence="1">rose</token>
<Markables>
<ENTITY_MENTION m_id="1" syntactic_type="NAM"><token_anchor t_id="1"/></ENTITY_MENTION>
<TIMEX3 m_id="2"><token_anchor t_id="4"/></TIMEX3>
<ENTITY m_id="9" ent_type="ORG"/>
</Markables>
<Relations><REFERS_TO r_id="1"><source m_id="1"/><target m_id="9"/></REFERS_TO></Relations>
</Document>"""


def test_meantime_takes_the_type_of_the_entity_that_a_name_refers_to(tmp_path: Path) -> None:
    folder = tmp_path / "corpus_airbus"
    folder.mkdir()
    (folder / "1.xml.gz").write_bytes(gzip.compress(MEANTIME.encode()))
    first, second = meantime(tmp_path)
    assert first.words == ["Boeing", "shares", "fell", "Monday"]
    assert (tags(first, "Boeing"), tags(first, "Monday")) == ({"B-ORG"}, {"B-DATE"})
    assert "B-ORG" not in tags(first, "shares")
    assert tags(second, "Airbus") == ANY


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (Path(__file__).parents[2] / "training/text").glob("*.txt"))
)
def test_the_projects_own_texts_have_no_open_words(name: str) -> None:
    for tagged in written(Path(__file__).parents[2] / "training" / "text" / name):
        assert len(tagged.words) == len(tagged.allowed)
        assert all(len(choice) == 1 for choice in tagged.allowed), " ".join(tagged.words)


def test_meantime_takes_a_state_in_the_name_of_an_organisation_as_part_of_it(tmp_path: Path) -> None:
    words = ["Seen", "by", "the", "US", "Air", "Force", "of", "late"]
    tokens = "".join(f'<token t_id="{i}" sentence="0">{form}</token>' for i, form in enumerate(words))
    anchors = [f'<token_anchor t_id="{i}"/>' for i in range(len(words))]
    marks = "".join(
        f'<ENTITY_MENTION m_id="{name}" syntactic_type="NAM">{"".join(anchors[first:last])}</ENTITY_MENTION>'
        f'<ENTITY m_id="e{name}" ent_type="{kind}"/>'
        for name, first, last, kind in (("a", 3, 4, "LOC"), ("b", 2, 6, "ORG"))
    )
    links = "".join(f'<REFERS_TO><source m_id="{name}"/><target m_id="e{name}"/></REFERS_TO>' for name in "ab")
    folder = tmp_path / "corpus_gm"
    folder.mkdir()
    text = f"<Document>{tokens}<Markables>{marks}</Markables><Relations>{links}</Relations></Document>"
    (folder / "1.xml.gz").write_bytes(gzip.compress(text.encode()))
    (found,) = meantime(tmp_path)
    assert [tags(found, w) for w in ("US", "Air", "Force")] == [{"B-ORG"}, {"I-ORG"}, {"I-ORG"}]
