"""Tests of a user's own actors: what is refused and how, what goes before the package's rows, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import BadTable
from dragoman.find.who.keys import key
from dragoman.find.who.names import Tables, on_day, tables, valid
from dragoman.find.who.own_actors import TABLES, actor_rows, read_actors, tables_with
from dragoman.find.who.persons import Claim, holder, recognise
from dragoman.pipeline import Coder
from dragoman.read.files import make_report


def written(folder: Path, text: str, name: str = "own.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def known_with(folder: Path, text: str) -> Tables:
    return tables_with(read_actors([written(folder, text)]))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "own.csv: empty; give a first line with the columns"),
        ("name,code\nX,FRA\n", "own.csv, line 1: no column 'table'; it says which table: states, seats"),
        ("table;name;code\nbodies;X;FRA\n", "own.csv, line 1: no column 'table'; separate the columns by commas"),
        ("table,name,colour\n", "own.csv, line 1: unknown column 'colour'; allowed are table, code, kind"),
        ("table,name,name\n", "own.csv, line 1: column 'name' comes twice; keep one"),
        ("table,name\nplaces,X\n", "own.csv, line 2, column table: 'places' is no table; allowed are states"),
        ("table,name\n\n,X\n", "own.csv, line 3, column table: empty; allowed are states"),
        ("table,name,code\nbodies,,FRA\n", "own.csv, line 2, column name: empty; every row of bodies needs a name"),
        ("table,name,lemma\nagents,X,\n", "own.csv, line 2, column name: the table agents has no such column; it has"),
        ("table,lemma\nagents,\n", "own.csv, line 2, column lemma: empty; every row of agents needs a lemma"),
        ("table,name,code\nbodies,X,\n", "own.csv, line 2, column code: empty; write three letters of ISO 3166"),
        ("table,name,code\nbodies,X,FR\n", "own.csv, line 2, column code: 'FR' is no code; write three letters"),
        ("table,name,code,members\nbodies,X,IGO,FRA;EN\n", "own.csv, line 2, column members: 'EN' is no code"),
        ("table,name,code,sector\nbodies,X,IGO,ARMY\n", "column sector: 'ARMY' is no sector; allowed are "),
        ("table,name,code,first\nleaders,X Y,FRA,2025-13\n", "column first: '2025-13' is no date; write YYYY-MM-DD"),
        ("table,name,code,first\nleaders,X Y,FRA,2025-02-29\n", "column first: '2025-02-29' is no date"),
        ("table,name,code,last\nleaders,X Y,FRA,5/2025\n", "own.csv, line 2, column last: '5/2025' is no date"),
        ("table,name,code,last\nleaders,X Y,FRA,2025--07\n", "own.csv, line 2, column last: '2025--07' is no date"),
        (
            "table,name,code,first,last\nleaders,X Y,FRA,2025-03,2024\n",
            "own.csv, line 2, column first: 2025-03 is after the last day, 2024; exchange or correct them",
        ),
        ("table,name,code,first\nbodies,X,FRA,2024\n", "column first: the table bodies has no such column"),
        ("table,name,code,level\nleaders,X Y,FRA,boss\n", "column level: 'boss' is unknown; allowed are head-of-state"),
        ("table,name,code,kind\nstates,X,FRA,realm\n", "column kind: 'realm' is unknown; allowed are state, territory"),
        ("table,name,code,wikidata\nbodies,X,FRA,42\n", "column wikidata: '42' is no Wikidata id; write it as Q42"),
        ("table,name,code,aliases\nbodies,X,FRA,??\n", "column aliases: '??' has no letters"),
        ("table,title\noffices,a b c d e f\n", "column title: 'a b c d e f' has 6 words; at most 5 are looked for"),
        ("table,name,code\nbodies,X,FRA,Y\n", "own.csv, line 2: 4 cells for 3 columns; put a cell with a comma in"),
        ('table,name,code\nbodies,"X\nY",FRA\nbodies,Z,F\n', "own.csv, line 4, column code: 'F' is no code"),
        ('table,name,code\nbodies,"X,FRA\n', "this is no CSV"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadTable) as caught:
        read_actors([written(tmp_path, text)])
    assert said in str(caught.value)


def test_files_that_are_no_text_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadTable, match=r"gone\.csv: cannot be read"):
        read_actors([tmp_path / "gone.csv"])
    (tmp_path / "bad.csv").write_bytes(b"table,name\n\xff\xfe")
    with pytest.raises(BadTable, match=r"bad\.csv: cannot be read"):
        read_actors([tmp_path / "bad.csv"])


def test_a_byte_order_mark_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    own = read_actors([written(tmp_path, "\ufefftable,name,code\n\n,,\nbodies, Alpine League ,IGO\n")])
    assert [row["name"] for row in own.rows["bodies"]] == ["Alpine League"]


def test_the_digest_is_that_of_the_contents(tmp_path: Path) -> None:
    one = written(tmp_path, "table,name,code\nbodies,A,FRA\n", "one.csv")
    same = written(tmp_path, "table,name,code\nbodies,A,FRA\n", "same.csv")
    other = written(tmp_path, "table,name,code\nbodies,B,FRA\n", "other.csv")
    assert read_actors([one]).digest == read_actors([same]).digest
    assert len({read_actors([one]).digest, read_actors([other]).digest, read_actors([one, other]).digest}) == 3


def test_every_table_takes_rows(tmp_path: Path) -> None:
    known = known_with(
        tmp_path,
        "table,name,title,lemma,code,sector,office,level,aliases,names,acronyms,plural\n"
        "states,Ruritania,,,HUN,,,,,Kingdom of Ruritania,,\n"
        "seats,Strelsau Castle,,,HUN,GOV,Office of the President,,,,,\n"
        "bodies,Alpine League,,,IGO,,,,League of the Alps,,AL,\n"
        "groups,Blue Brigade,,,HUN,REB,,,Blues,,,\n"
        "leaders,Rudolf Elphberg,,,HUN,,President,,,,,\n"
        "offices,,grand palatine,,HUN,GOV,,minister,,,,\n"
        "agents,,,dragooneers,,MIL,,,,,,yes\n",
    )
    for text, code, form in [
        ("Kingdom of Ruritania", "HUN", "name"), ("Strelsau Castle", "HUN", "seat"), ("Blues", "HUN", "group"),
        ("League of the Alps", "IGO", "body"), ("AL", "IGO", "acronym"),
    ]:  # fmt: skip
        assert [(name.code, name.form) for name in valid(known.names[key(text)], "2025-01-01")] == [(code, form)], text
    elphberg = known.families["elphberg"][0]
    assert (elphberg.level, elphberg.sector) == ("head-of-state", "GOV")
    assert (known.roles["grand palatine"].code, known.roles["grand palatine"].level) == ("HUN", "minister")
    assert known.roles["dragooneers"].kind == "people"
    assert known.states["HUN"].name == "Hungary"


def test_the_tables_of_the_package_stay_as_they_are(tmp_path: Path) -> None:
    known_with(tmp_path, "table,name,code,sector\nbodies,Alpine League,IGO,\n")
    assert "Alpine League" not in tables().names


def test_a_name_of_the_package_means_what_the_user_says(tmp_path: Path) -> None:
    known = known_with(tmp_path, "table,name,code,sector\nbodies,Hezbollah,NGO,CVL\n")
    assert [(name.code, name.sector) for name in valid(known.names["Hezbollah"], "2025-01-01")] == [("NGO", "CVL")]


def test_only_on_the_days_given(tmp_path: Path) -> None:
    text = "table,name,code,sector,first,last\ngroups,Taliban,AFG,CVL,2022-02,2023\n"
    known = known_with(tmp_path, text)

    def sectors(day: str) -> set[str]:
        return {name.sector for name in valid(known.names["Taliban"], day)}

    assert sectors("2022-01-31") == {"GOV"}
    assert sectors("2022-02-01") == {"CVL"}
    assert sectors("2023-12-31") == {"CVL"}
    assert sectors("2024-01-01") == {"GOV"}
    assert sectors("2010-01-01") == {"REB"}


def test_a_successor_ends_the_term_of_who_was_before(tmp_path: Path) -> None:
    text = (
        "table,name,code,office,level,first\nleaders,Marie Exemple,FRA,President,head-of-state,2027-05-14\n"
        "leaders,Jean Modèle,RUS,Minister of Foreign Affairs,minister,2026-06-01\n"
    )
    known = known_with(tmp_path, text)
    now, before = (holder(known, "FRA", "head-of-state", "president", day) for day in ("2027-05-14", "2027-05-13"))
    assert now is not None
    assert before is not None
    assert (now.name, before.name) == ("Marie Exemple", "Emmanuel Macron")
    macron = [row for row in known.families["macron"] if row.level == "head-of-state"]
    assert [row.last for row in macron] == ["2027-05-13"]
    assert macron[0].is_past("2027-05-14")
    lavrov = [row for row in known.families["lavrov"] if row.level == "minister"]
    assert [row.holds("2026-05-31") for row in lavrov] == [True]
    assert [row.holds("2026-06-01") for row in lavrov] == [False]


def test_a_person_of_the_package_in_another_office_for_some_days(tmp_path: Path) -> None:
    text = (
        "table,name,code,office,sector,level,first,last\nleaders,Sergei Lavrov,RUS,Envoy,GOV,envoy,2015-03-01,2015-03\n"
    )
    known = known_with(tmp_path, text)
    for spelling in ("Sergei Lavrov", "Sergey Lavrov"):
        rows = known.leaders[key(spelling)]
        held = [[row.level for row in on_day(rows, day)] for day in ("2015-02-28", "2015-03-31", "2015-04-01")]
        assert held == [["minister"], ["envoy"], ["minister"]], spelling
    assert len({row.wikidata for row in known.families["lavrov"] if row.code == "RUS"}) == 1
    found = recognise(known, "Sergei Lavrov", ("sergei", "lavrov"), Claim(), "2015-03-15", tagged=True)
    assert found is not None
    assert found.level == "envoy"


def test_an_own_office_goes_before_the_packages(tmp_path: Path) -> None:
    known = known_with(tmp_path, "table,title,lemma,sector,level,code\noffices,taoiseach,,LEG,legislator,NZL\n")
    assert (known.roles["taoiseach"].sector, known.roles["taoiseach"].code) == ("LEG", "NZL")


def test_of_two_files_the_first_goes_before(tmp_path: Path) -> None:
    files = [
        written(
            tmp_path, f"table,title,lemma,sector\noffices,grand palatine,,{sector}\nagents,,bellman,{sector}\n", name
        )
        for sector, name in (("REL", "a.csv"), ("JUD", "b.csv"))
    ]
    known = tables_with(read_actors(files))
    assert known.roles["grand palatine"].sector == known.roles["bellman"].sector == "REL"


def test_all_rows_can_be_read_with_the_own_ones_first(tmp_path: Path) -> None:
    own = read_actors([written(tmp_path, "table,name,lemma,code,sector\nbodies,A B,,FRA,\nagents,,academic,,REL\n")])
    rows = list(actor_rows(own))
    assert {table for table, _ in rows} == set(TABLES)
    assert next(row["name"] for table, row in rows if table == "bodies") == "A B"
    assert [row["sector"] for table, row in rows if table == "agents" and row["lemma"] == "academic"] == ["REL"]


def test_the_coder_codes_with_them_and_says_so(tmp_path: Path) -> None:
    text = "table,name,code,office,level,first\nleaders,Marie Exemple,FRA,President,head-of-state,2027-05-14\n"
    path = written(tmp_path, text)
    coder = Coder(actors=path)
    assert coder.name.endswith(f"; actors {read_actors([path]).digest}")
    told = "The French president met Chinese Foreign Minister Wang Yi in Beijing on Friday."
    after = coder.code(make_report(told, day="2027-06-01"))
    assert "Marie Exemple" in {actor.name for actor in after.actors}
    before = coder.code(make_report(told, day="2025-06-01"))
    assert "Emmanuel Macron" in {actor.name for actor in before.actors}
