"""Tests of tools/check_frames.py: frames that hide each other, lack an example, do not fire on it, or never fire."""

from __future__ import annotations

from pathlib import Path

from dragoman.find.what.frames import Frames, load_frames
from dragoman.model import Record, Report
from dragoman.pipeline import Coder
from tools.check_frames import check_frames

HEADER = "lemma\tpos\twith\tobject\tevent\tmode\tcameo\troles\texample"
ROWS = [
    "glorify\tV\t\t\tSUPPORT\t\t051\t\tCuba glorified Angola.",
    "glorify\tV\t\t\tACCUSE\t\t111\t\tCuba glorified Ghana.",
    "glorify\tV\tprep:for\t\tSUPPORT\t\t051\t\t",
    "glorify\tN\t\t\tSUPPORT\t\t051\t\tCuba praised Angola.",
    "glorify\tV\t\tPRISON_TERM\tSANCTION\tconvict\t116\t\tCuba glorified the sentence.",
    "glorify\tV\t\tPRISON_TERM\tCOERCE\tarrest\t173\t\tCuba glorified the long sentence.",
]


def own(folder: Path) -> tuple[Frames, Coder]:
    path = folder / "mine.tsv"
    path.write_text("\n".join([HEADER, *ROWS]) + "\n", encoding="utf-8")
    merged = load_frames(path)
    mine = {key: tuple(f for f in group if "mine" in f.source) for key, group in merged.by_lemma.items()}
    return Frames({key: group for key, group in mine.items() if group}, merged.classes, {}, {}, {}), Coder(frames=path)


def test_faults_are_found_by_kind(tmp_path: Path) -> None:
    frames, coder = own(tmp_path)
    found = check_frames(frames, coder, ["Mali glorified Niger for nothing."])
    assert found["frames"] == 6
    assert [line.partition(" ")[0].rpartition(":")[2] for line in found["twins"]] == ["3"]
    assert [line.partition(" ")[0].rpartition(":")[2] for line in found["without_example"]] == ["4"]
    silent = [line.partition(" ")[0].rpartition(":")[2] for line in found["silent"]]
    assert "3" in silent
    assert "5" in silent
    assert "2" not in silent
    unseen = [line.partition(" ")[0].rpartition(":")[2] for line in found["unseen"]]
    assert "2" not in unseen
    assert "5" in unseen


def test_the_packages_frames_hide_none_and_all_have_an_example() -> None:
    found = check_frames(load_frames(), _Deaf())
    assert found["twins"] == []
    assert found["without_example"] == []
    assert len(found["unseen"]) == found["frames"]


class _Deaf(Coder):
    """Finds nothing, for the checks that need no coding."""

    def __init__(self) -> None:
        pass

    def code(self, report: Report) -> Record:
        return Record("deaf", report, (), (), ())
