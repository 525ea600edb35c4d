"""Tests of dragoman.find.what.contexts: contexts by an act's type, its parties and the words of its report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from dragoman.codes import contexts
from dragoman.find.what.contexts import MOST, ContextReader, Weights, given, load_weights
from dragoman.find.what.frames import load_frames
from dragoman.model import Entity, Event, Parse, Span
from dragoman.pipeline import shared_coder
from dragoman.read.files import make_report
from records import event
from scenes import spell

NAMES = tuple(contexts())
TABLE = {"military": frozenset({"troop", "naval base"}), "lgbt": frozenset({"same sex"})}
SENT = "Iran/PROPN/2/nsubj sent=send/VERB/0/root troops=troop/NOUN/2/obj ./PUNCT/2/punct"
QUIET = "It/PRON/2/nsubj ended=end/VERB/0/root there/ADV/2/advmod"


def weights(rows: Mapping[str, Mapping[str, float]]) -> Weights:
    """Make weights in steps of a tenth."""
    values = np.zeros((len(rows), len(NAMES)), dtype=np.int8)
    for row, added in enumerate(rows.values()):
        for name, value in added.items():
            values[row, NAMES.index(name)] = round(10 * value)
    return Weights({name: row for row, name in enumerate(rows)}, values, 0.1)


def bias(**added: float) -> dict[str, float]:
    return {**dict.fromkeys(NAMES, -5.0), **added}


def told(*specs: str) -> Parse:
    sentences, start = [], 0
    for index, spec in enumerate(specs):
        sentences.append(spell(spec, index, start))
        start = sentences[-1].end + 1
    return Parse(tuple(sentences))


def act(parse: Parse, sentence: int, word: str, kind: str = "MOBILIZE", *more: Span) -> Event:
    token = next(t for t in parse.sentences[sentence].tokens if t.text == word)
    span = Span(token.start, token.end, word)
    plain = event("e", kind, "met", mentions=more, actor=(), recipient=(), sentence=sentence)
    return replace(plain, trigger=span)


def party(code: str, sector: str | None = "GOV") -> Entity:
    return Entity(code.lower(), code, sector, code.title(), 0, 1)


def test_words_of_the_table_give_a_context_and_are_named() -> None:
    known = weights({"bias": bias(), "sentence-table:military": {"military": 6.0}, "report:iran": {"military": 0.5}})
    parse = told(SENT)
    assert ContextReader(parse, TABLE, known).read(act(parse, 0, "sent")) == (
        ("military",),
        "context military by troop",  # what adds little beside the strongest is not named
    )


def test_a_single_lemma_counts_by_what_was_learnt_of_it() -> None:
    parse = told("Iran/PROPN/2/nsubj taxed=tax/VERB/0/root grain/NOUN/2/obj")
    known = weights({"bias": bias(), "sentence:grain": {"economic": 4.0}, "trigger:tax": {"economic": 4.0}})
    names, why = ContextReader(parse, {}, known).read(act(parse, 0, "taxed"))
    assert (names, why) == (("economic",), "context economic by grain, tax")


@pytest.mark.parametrize(
    ("spec", "names"),
    [
        ("same/ADJ/3/amod -/PUNCT/1/punct sex/NOUN/0/root", ("lgbt",)),
        ("same-sex/ADJ/0/root", ("lgbt",)),
        ("naval/ADJ/3/amod old/ADJ/3/amod base/NOUN/0/root", ()),
        ("Naval/ADJ/2/amod bases=base/NOUN/0/root", ("military",)),
    ],
)
def test_two_words_stand_side_by_side_with_a_hyphen_or_without(spec: str, names: tuple[str, ...]) -> None:
    known = weights({"bias": bias(), **{f"sentence-table:{name}": {name: 6.0} for name in TABLE}})
    parse = told(spec)
    last = parse.sentences[0].tokens[-1].text
    assert ContextReader(parse, TABLE, known).read(act(parse, 0, last))[0] == names


def test_other_sentences_count_less_and_far_ones_not_at_all() -> None:
    known = weights({"bias": bias(), "report-table:military": {"military": 10.0}})
    near = told(QUIET, SENT, QUIET)
    evidence = ContextReader(near, TABLE, known).evidence("AGREE", (), (), (), [(0, 1)])
    assert evidence.shares["report-table:military"] == 0.6
    far = told(*[QUIET] * 5, SENT)
    assert ContextReader(far, TABLE, known).read(act(far, 2, "ended"))[0] == ()
    assert ContextReader(far, TABLE, known).read(act(far, 3, "ended"))[0] == ("military",)
    lead = told(SENT, *[QUIET] * 5)
    assert ContextReader(lead, TABLE, known).read(act(lead, 5, "ended"))[0] == ("military",)  # the first sentence


def test_a_retelling_counts_as_the_act_s_own_sentence() -> None:
    parse = told(QUIET, *[QUIET] * 4, SENT)
    known = weights({"bias": bias(), "sentence-table:military": {"military": 6.0}})
    again = next(t for t in parse.sentences[5].tokens if t.text == "sent")
    one = act(parse, 0, "ended", "AGREE", Span(again.start, again.end, again.text))
    assert ContextReader(parse, TABLE, known).read(act(parse, 0, "ended"))[0] == ()
    assert ContextReader(parse, TABLE, known).read(one)[0] == ("military",)


def test_parties_are_evidence_by_sector_body_and_number_of_nations() -> None:
    reader = ContextReader(told(QUIET), {})
    shares = reader.evidence(
        "CONSULT", ("visit",), [party("IRN"), party("UNO", None)], [party("OMN", "MIL")], []
    ).shares
    assert {name for name in shares if not name.startswith("report:")} == {
        "bias", "type=CONSULT", "mode=CONSULT/visit", "actor=GOV", "actor=GOV/CONSULT", "actor=UNO", "recipient=MIL",
        "recipient=MIL/CONSULT", "nations=several", "nations=several/CONSULT",
    }  # fmt: skip
    within = reader.evidence("ACCUSE", (), [party("IRN")], [party("IRN", "JRN")], []).shares
    assert "nations=one" in within
    assert not any(name.startswith("nations") for name in reader.evidence("ACCUSE", (), [party("IRN")], [], []).shares)


def test_how_many_contexts_are_given() -> None:
    odds = np.full(len(NAMES), -9.0)
    assert given(odds) == []
    odds[4] = -1.0  # 27%: below the usual bound, but the likeliest
    odds[5] = -1.1
    assert given(odds) == [4]
    odds[[1, 2, 3, 7]] = [2.0, 3.0, 2.0, 1.0]
    assert given(odds) == [2, 1, 3]
    assert len(given(odds)) == MOST


def test_nothing_known_gives_nothing() -> None:
    parse = told(QUIET)
    assert ContextReader(parse, {}, weights({"type=AID": {"health": 9.0}})).read(act(parse, 0, "ended")) == ((), "")


def test_the_package_s_weights_fit_its_codes_and_its_table() -> None:
    known = load_weights()
    assert known.values.shape == (len(known.rows), len(NAMES))
    table = load_frames().contexts
    assert set(table) == set(NAMES)
    for name in NAMES:  # the table's words speak for their context
        rows = [known.rows[f"{where}-table:{name}"] for where in ("sentence", "report")]
        assert known.values[rows, NAMES.index(name)].sum(dtype=int) > 0, name


READ = [
    ("The Chadian army shelled a Sudanese border post.", "military"),
    ("Prosecutors in Lima charged the former mayor with taking bribes.", "corruption"),
    ("Dutch police seized two tonnes of cocaine in Rotterdam.", "illegal_drugs"),
    ("Kenya asked the World Health Organization for cholera vaccines.", "health"),
    ("Norway granted asylum to four Belarusian journalists.", "asylum"),
    ("Hungarian police banned the Pride march in Budapest.", "lgbt"),
    ("The IAEA urged Iran to let inspectors into its enrichment plant.", "cbrn"),
    ("Albania accused Iran of a cyber attack on its servers.", "cyber"),
    ("The ambassadors of Peru and Chile met at the embassy in La Paz.", "diplomatic"),
    ("India imposed a tariff on Canadian lentils.", "economic"),
    ("Turkish rescue workers arrived in Morocco after the earthquake to help.", "disasters"),
    ("The Taliban ordered girls to stay away from school.", "gender"),
    ("Suriname's parliament rejected the bill.", "legislative"),
    ("Ghana's opposition rejected the result of the election.", "election"),
    ("Germany apologised to the Herero for the colonial massacre and offered compensation.", "reparations"),
]


@pytest.mark.parametrize(("text", "context"), READ)
def test_plain_sentences(text: str, context: str) -> None:
    record = shared_coder().code(make_report(text, day="2025-03-14", name="the text"))
    assert record.events
    assert context in record.events[0].context
    assert f"context {context} by " in record.events[0].why
