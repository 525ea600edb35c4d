"""Tests of dragoman.find.what.frames: the package's frames, a user's own, and rows that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import BadTable
from dragoman.find.what.frames import COLUMNS, Frames, load_frames
from scenes import frame

HEADER = "\t".join(COLUMNS)


def own(folder: Path, *rows: str, header: str = HEADER) -> Path:
    """Write a user's file; cells are divided by | and - is an empty one."""
    path = folder / "mine.tsv"
    lines = ["\t".join("" if cell == "-" else cell for cell in row.split(";")) for row in rows]
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


def test_the_package_has_frames_for_nouns_verbs_and_adjectives() -> None:
    builtin = load_frames()
    assert len(builtin) > 2000
    assert "ACCUSE" in {f.event for f in builtin.of("V", "condemn")}
    assert {pos for pos, _ in builtin.by_lemma} == {"V", "N", "A"}
    assert builtin.of("V", "dragoman") == ()
    assert builtin.classes["hunger strike"]
    assert builtin.attitudes["fail"] == "negated"
    assert builtin.light_verbs["hold"] == ""
    assert builtin.conversions["CONSULT", "future"][0] == "AGREE"
    assert "military" in builtin.contexts
    assert builtin.inner["REQUEST/appeal"][-1].inner == "*"


def test_lemmas_are_found_in_whatever_case() -> None:
    assert load_frames().of("V", "Condemn") == load_frames().of("V", "condemn") != ()


def test_a_row_becomes_a_frame(tmp_path: Path) -> None:
    row = "Blackball;V;prt:off+prep:for,prep:on;ENVOY,ACTOR;REJECT;meet;125;actor=poss|by recipient=for;Serbia did."
    (found,) = load_frames(own(tmp_path, row)).of("V", "blackball")
    assert (found.lemma, found.event, found.mode, found.cameo) == ("blackball", "REJECT", "meet", "125")
    assert found.companions == (("prt:off", "prep:for"), ("prep:on",))
    assert found.objects == ("ENVOY", "ACTOR")
    assert found.places("actor") == ("poss", "by")
    assert found.places("recipient") == ("for",)
    assert found.example == "Serbia did."
    assert found.source == f"{tmp_path / 'mine.tsv'}:2"


def test_columns_may_come_in_any_order_and_optional_ones_may_be_left_out(tmp_path: Path) -> None:
    header = "event\tcameo\tpos\tlemma"
    (found,) = load_frames(own(tmp_path, "REJECT;125;V;blackball", header=header)).of("V", "blackball")
    assert (found.event, found.mode, found.companions, found.roles) == ("REJECT", "", (), ())


def test_a_file_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = own(tmp_path, "blackball;V;-;>CONSULT/visit,=envoy,ENVOY;REJECT;-;125;-;-")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_frames(path).of("V", "blackball")[0].objects == (">CONSULT/visit", "=envoy", "ENVOY")


def test_comments_and_empty_lines_are_no_rows_but_count_as_lines(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(f"# mine\n\n{HEADER}\n# no row\n\nblackball\tX\t\t\tREJECT\t\t125\t\t\n", encoding="utf-8")
    with pytest.raises(BadTable, match=r"mine\.tsv:6: pos is 'X'"):
        load_frames(path)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (";V;-;-;REJECT;-;125;-;-", "lemma is empty or its column is missing; see docs/frames.md"),
        ("blackball;-;-;-;-;-;-;-;-", "pos, event, cameo is empty or its column is missing"),
        ("blackball;verb;-;-;REJECT;-;125;-;-", "pos is 'verb'; it must be V, N or A"),
        ("blackball;V;-;-;REFUSE;-;125;-;-", "'REFUSE' is no event type; use one of AGREE, "),
        ("blackball;V;-;-;REJECT;arrest;125;-;-", "'arrest' is no mode of REJECT; it has assist, change, "),
        ("blackball;V;-;-;COOPERATE;meet;061;-;-", "'meet' is no mode of COOPERATE; it has none"),
        ("blackball;V;-;-;REJECT;-;12.5;-;-", "'12.5' is no CAMEO code of an act; write it as text, such as"),
        ("blackball;V;-;-;REJECT;-;010;-;-", "'010' is no CAMEO code of an act"),
        ("blackball;V;-;-;REJECT;-;12*;-;-", "'12*' is no CAMEO code of an act"),
        ("blackball;V;-;-;REJECT;-;254;-;-", "'254' is no CAMEO code"),
        ("blackball;V;off;-;REJECT;-;125;-;-", "'off' in 'with' must begin with prt:, prep:"),
        ("blackball;V;prt:off+for;-;REJECT;-;125;-;-", "'for' in 'with' must begin with prt:, prep:"),
        ("blackball;V;-;ENVOYS;REJECT;-;125;-;-", "'ENVOYS' is no class of classes.tsv and no act"),
        ("blackball;V;-;ENVOY,TALKS+JOINTS;REJECT;-;125;-;-", "'JOINTS' is no class of classes.tsv"),
        ("blackball;V;-;>REFUSE;REJECT;-;125;-;-", "'>REFUSE' is no class of classes.tsv and no act"),
        ("blackball;V;-;>CONSULT/arrest;REJECT;-;125;-;-", "'>CONSULT/arrest' is no class"),
        ("blackball;V;subj:ENVOYS;-;REJECT;-;125;-;-", "'ENVOYS' is no class"),
        ("blackball;V;-;-;REJECT;-;125;victim=obj;-", "'victim=obj' is no role; write actor=PLACE"),
        ("blackball;V;-;-;REJECT;-;125;actor=object;-", "'actor=object' is no role"),
        ("blackball;V;-;-;REJECT;-;125;actor=;-", "'actor=' is no role"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_file_line_and_reason(tmp_path: Path, row: str, message: str) -> None:
    path = own(tmp_path, "good;V;-;-;REJECT;-;125;-;-", row)
    with pytest.raises(BadTable) as caught:
        load_frames(path)
    assert str(caught.value).startswith(f"{path}:3: {message}")


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadTable, match=r"mine\.tsv:2: .*its column is missing"):
        load_frames(own(tmp_path, "blackball;V", header="word\tpos"))


@pytest.mark.parametrize("content", [None, b"lemma\xff\xfe"])
def test_a_file_that_is_missing_or_no_text_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "mine.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadTable, match=r"mine\.tsv: cannot be read .*; give a UTF-8 file"):
        load_frames(path)


def test_a_users_frame_overrules_ours_that_asks_for_as_much(tmp_path: Path) -> None:
    ours = load_frames().of("V", "condemn")
    plain = next(f for f in ours if not f.companions and not f.objects)
    merged = load_frames(own(tmp_path, "condemn;V;-;-;SUPPORT;-;051;-;-")).of("V", "condemn")
    assert len(merged) == len(ours) + 1
    mine = next(f for f in merged if f.event == "SUPPORT")
    assert merged.index(mine) < merged.index(plain)
    more_demanding = [f for f in merged if f.specificity > mine.specificity]
    assert merged[: len(more_demanding)] == tuple(more_demanding)


def test_a_users_file_leaves_the_packages_frames_as_they_are(tmp_path: Path) -> None:
    before = load_frames()
    mine = load_frames(own(tmp_path, "blackball;V;-;-;REJECT;-;125;-;-"))
    assert isinstance(mine, Frames)
    assert len(mine) == len(before) + 1
    assert before.of("V", "blackball") == ()
    assert load_frames() is before


ORDER = [
    "pull V prt:out+prep:of BODY SANCTION - 160",
    "pull V prt:out+prep:of - RETREAT - 087",
    "pull V - JOINT+TALKS REJECT - 120",
    "pull V - >CONSULT/visit REJECT - 120",
    "pull V - >CONSULT REJECT - 120",
    "pull V - =plug REJECT - 120",
    "pull V - TROOPS RETREAT - 087",
    "pull V - >conflict RETREAT - 087",
    "pull V - INF RETREAT - 087",
    "pull V - NAME RETREAT - 087",
    "pull V - ACTOR RETREAT - 087",
    "pull V prep:from - RETREAT - 087",
    "pull V - - RETREAT - 087",
]


def test_the_order_of_demands() -> None:
    demands = [frame(row).specificity for row in ORDER]
    assert demands[:2] == sorted(demands[:2], reverse=True)
    assert demands[2:] == sorted(demands[2:], reverse=True)
    assert len(set(demands[2:10])) > 5
    assert min(demands[:2]) >= max(demands[2:])
    assert demands[-1] == 0


def test_the_least_demanding_alternative_counts() -> None:
    assert frame("pull V - =plug,ACTOR REJECT - 120").specificity == frame("pull V - ACTOR REJECT - 120").specificity


def test_ours_come_most_demanding_first() -> None:
    for frames in load_frames().by_lemma.values():
        demands = [f.specificity for f in frames]
        assert demands == sorted(demands, reverse=True)
