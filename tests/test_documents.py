"""The documents name what the program has: codes, fields, commands and options, and the examples are dated."""

import json
import re
from importlib.resources import files
from pathlib import Path

import click
import pytest

from dragoman import codes
from dragoman.cli import cli
from dragoman.pipeline import Coder
from dragoman.read.files import read_file
from dragoman.write.columns import columns
from dragoman.write.formats import FORMATS
from dragoman.write.settings import UNITS
from dragoman.write.table import table_lines

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def commands(group: click.Group, path: str = "") -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name, command in group.commands.items():
        full = f"{path} {name}".strip()
        found += commands(command, full) if isinstance(command, click.Group) else [(full, command)]
    return found


@pytest.mark.parametrize("name", codes.event_types())
def test_the_codebook_gives_each_type_with_its_quad_code_and_score(name: str) -> None:
    kind = codes.event_types()[name]
    row = re.search(rf"^\| {name} \|.*\|$", read("codebook.md"), re.MULTILINE)
    assert row is not None
    cells = [cell.strip() for cell in row[0].strip("|").split("|")]
    assert cells[-2:] == [str(kind.quad_code), f"{codes.event_scale(name, []):g}"]


def test_the_codebook_gives_each_mode_with_its_score() -> None:
    text = read("codebook.md")
    for name, kind in codes.event_types().items():
        rows = re.findall(rf"^\| {name} \| (.*) \|$", text, re.MULTILINE)
        listed = [part.rsplit(" ", 1) for part in rows[-1].split(", ")] if kind.modes else []
        assert {mode: float(score) for mode, score in listed} == {
            mode: codes.event_scale(name, [mode]) for mode in kind.modes
        }


def test_the_codebook_names_every_other_code() -> None:
    words = set(re.findall(r"[\w-]+", read("codebook.md")))
    lists = [codes.contexts(), codes.sectors(), codes.STATUSES, codes.BASES, codes.PRECISIONS, codes.REFUSAL_REASONS]
    lists += [codes.STATEMENT_KINDS, codes.STANCES, codes.CHANGES, codes.ORDER_RELATIONS]
    assert {code for known in lists for code in known} <= words


def test_the_data_dictionary_names_every_field_of_the_schema() -> None:
    schema = json.loads((files("dragoman.data") / "record.schema.json").read_text(encoding="utf-8"))
    objects = [schema, *schema["$defs"].values()]
    fields = {name for thing in objects for name in thing.get("properties", {})}
    named = set(re.findall(r"`(\w+)`", read("record.md"))) | set(re.findall(r'"(\w+)"', read("record.md")))
    assert fields - named == set()


@pytest.mark.parametrize(("name", "command"), commands(cli))
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    text = read("commands.md")
    assert f"dragoman {name}" in text
    options = [opt for param in command.params if isinstance(param, click.Option) for opt in param.opts]
    assert [opt for opt in options if opt not in text] == []


def test_links_between_documents_lead_somewhere() -> None:
    for document in [ROOT / "README.md", ROOT / "examples" / "README.md", *DOCS.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name} links to {target}"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_dated_reports_of_a_page(path: Path) -> None:
    report = read_file(path)
    assert report.date.year >= 2021
    assert 250 <= len(report.text[report.body_start :].split()) <= 450
    assert path.name in (ROOT / "examples" / "README.md").read_text(encoding="utf-8")


def test_every_format_is_described() -> None:
    text = read("formats.md")
    for form in FORMATS.values():
        row = re.search(rf"^\| `{form.name}` \| `?([^|`]*)`? \|", text, re.MULTILINE)
        assert row is not None
        assert row[1] == (form.suffix or "a folder")


@pytest.mark.parametrize("unit", UNITS)
def test_every_column_of_a_table_is_described(unit: str) -> None:
    text = read("formats.md")
    assert f"| `{unit}` |" in text
    for column in columns(unit):
        told = rf"{re.escape(column.type)} \| {re.escape(column.description)} \|$"
        assert re.search(rf"^\| `{column.name}` \| [^|]*\| {told}", text, re.MULTILINE), column.name


def test_the_sample_of_the_readme_is_what_the_program_says() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = text[text.index("This is what `make run`") :].split("```")[1].splitlines()
    report = read_file(ROOT / "examples" / "joint_statement.txt")
    told = [line.rstrip() for line in table_lines(Coder().code(report), width=100)]
    position = 0
    for line in (line for line in shown if line.strip() not in {"", "..."}):
        assert line in told[position:], f"of another state, or out of order: {line}"
        position = told.index(line, position) + 1
