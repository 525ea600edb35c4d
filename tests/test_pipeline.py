"""Tests of coding one report and many, with a coder that needs no model."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import BadConfig, BadTable
from dragoman.model import Record, Report
from dragoman.pipeline import code
from dragoman.read.files import Rejected, make_report
from dragoman.record import to_dict, to_json
from fakes import FakeCoder, a_report

TESTS = Path(__file__).parent


def lives(process: int) -> bool:
    """Tell whether a process runs; one that has ended may still wait for its parent to take note."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def lines(results: Iterator[Record | Rejected]) -> list[str]:
    return [to_json(result) if isinstance(result, Record) else result.reason for result in results]


def test_records_come_in_the_order_of_the_reports() -> None:
    texts = [
        result.report.text for result in FakeCoder().code_many(map(a_report, range(5))) if isinstance(result, Record)
    ]
    assert texts == [f"China met Iran for the {number}th time." for number in range(5)]


def test_a_fault_in_one_report_does_not_stop_the_rest() -> None:
    bad = make_report("Date: 2025-03-14 China met FAULT.", title="The bad one")
    results = list(FakeCoder().code_many([a_report(1), bad, a_report(2)]))
    assert [type(result) for result in results] == [Record, Rejected, Record]
    assert isinstance(results[1], Rejected)
    assert results[1].name == "The bad one"
    assert results[1].reason.startswith("a fault in dragoman (IndexError: list index out of range); please report it")


def test_a_damaged_installation_stops_at_once() -> None:
    with pytest.raises(BadTable):
        list(FakeCoder().code_many([make_report("Date: 2025-03-14 China met TABLE.")]))


def test_rejections_pass_through() -> None:
    rejected = Rejected("a.txt", "bad-input", "a.txt: empty")
    assert list(FakeCoder().code_many([rejected])) == [rejected]


def test_reports_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def reports() -> Iterator[Report]:
        for number in range(100):
            taken.append(number)
            yield a_report(number)

    results = FakeCoder().code_many(reports())
    next(results)
    assert taken == [0]


def test_workers_change_nothing() -> None:
    reports = [*map(a_report, range(12)), make_report("Date: 2025-03-14 China met FAULT."), a_report(99)]
    one = lines(FakeCoder().code_many(reports))
    assert lines(FakeCoder().code_many(reports, workers=2)) == one


def test_workers_get_the_files_of_the_user() -> None:
    coder = FakeCoder(actors=["own.csv", "more.csv"])
    (done,) = coder.code_many([a_report(1)], workers=2)
    assert isinstance(done, Record)
    assert done.coder.endswith("; actors own.csv; actors more.csv")


def test_workers_can_be_left_early() -> None:
    results = FakeCoder().code_many(map(a_report, range(1000)), workers=2)
    assert isinstance(next(results), Record)
    results.close()  # type: ignore[attr-defined]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="tells from /proc which processes live")
def test_workers_end_with_a_process_that_is_killed() -> None:
    script = (
        "import multiprocessing, sys, time; sys.path[:0] = sys.argv[1:]; from fakes import FakeCoder, a_report\n"
        "coded = FakeCoder().code_many(map(a_report, range(1000)), workers=2); next(coded)\n"
        "print(*(child.pid for child in multiprocessing.active_children()), flush=True); time.sleep(600)\n"
    )
    paths = [str(TESTS), str(TESTS.parent / "src")]
    with subprocess.Popen([sys.executable, "-c", script, *paths], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        workers = [int(number) for number in process.stdout.readline().split()]
        assert len(workers) == 2
        assert all(map(lives, workers))
        process.kill()
        process.wait()
    until = time.monotonic() + 60
    while any(map(lives, workers)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(map(lives, workers))


def test_no_workers_are_refused() -> None:
    with pytest.raises(BadConfig, match="0 workers cannot code anything; ask for one or more"):
        FakeCoder().code_many([], workers=0)


def test_people_known_by_what_they_are_act_without_a_country_and_are_not_refused() -> None:
    record = code("Rebels shot a French soldier.", date="2024-05-06")
    (shot,) = record.events
    assert [(one.code, one.sector) for one in shot.actor] == [("", "REB")]
    assert [one.code for one in shot.recipient] == ["FRA"]
    assert record.refusals == ()
    assert [item.reason for item in code("Rebels slept.", date="2024-05-06").refusals] == ["unknown-actor"]
    published = to_dict(record)["events"][0]["actor"][0]
    assert (published["code"], published["sector"]) == (None, "REB")
