from dataclasses import replace
from datetime import date

import pytest

from dragoman import codes
from dragoman.brief.sentences import change_sentence, doubts, event_sentence, statement_sentence
from dragoman.store.answers import ChangeRow, EventRow
from ledger_rows import event, party, statement, words

THREE = (party("China", "CHN"), party("Russia", "RUS"), party("Iran", "IRN"))
CHINA = THREE[:1]
USA = party("United States", "USA", "recipient")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (event("a"), "China and Iran held talks"),
        (event("a", actors=(THREE[0],), recipients=(USA,), mode=("visit",)), "China paid a visit to the United States"),
        # the codebook has the visitor as the actor, also where the text says that the other hosted
        (event("a", actors=(THREE[0],), recipients=(USA,), mode=("visit",), cameo="043"),
         "China paid a visit to the United States"),
        (event("a", "REQUEST", actors=THREE, recipients=(USA,), cameo="1054"),
         "China, Russia and Iran (joint) demanded an easing of sanctions of the United States"),
        (event("a", "REQUEST", actors=THREE, cameo="020"), "China, Russia and Iran (joint) appealed to others"),
        (event("a", "REQUEST", actors=THREE, mode=("meet",), cameo="100"),
         "China, Russia and Iran (joint) demanded talks"),
        (event("a", "SANCTION", status="future", actors=CHINA, recipients=(USA,), cameo="163"),
         "China will impose sanctions on the United States"),
        (event("a", "ASSAULT", status="negated", actors=CHINA, mode=("drone",)), "China did not attack with drones"),
        (event("a", "CONCEDE", status="hypothetical", actors=CHINA, cameo="0871"), "China might declare a ceasefire"),
        (event("a", "RETREAT", status="historical", actors=CHINA), "China made a concession in deed"),
        (event("a", "AGREE", actors=(USA,), mode=()), "The United States showed readiness to cooperate"),
    ],
)  # fmt: skip
def test_an_event_is_a_sentence(row: EventRow, told: str) -> None:
    assert event_sentence(row) == told


@pytest.mark.parametrize("status", codes.STATUSES)
@pytest.mark.parametrize("kind", codes.event_types())
def test_every_type_and_mode_has_words_of_its_own(kind: str, status: str) -> None:
    told = codes.event_types()[kind]
    for recipients in ((), (USA,)):
        for mode in ("", *told.modes):
            row = event(
                "a", kind, status=status, mode=(mode,) if mode else (), cameo=told.cameo[mode], recipients=recipients
            )
            sentence = event_sentence(row)
            assert "{" not in sentence
            assert sentence == sentence.strip()
            assert ("the United States" in sentence) == bool(recipients)


def test_modes_are_told_apart() -> None:
    for kind, told in codes.event_types().items():
        sentences = {event_sentence(event("a", kind, mode=(mode,), cameo=told.cameo[mode])) for mode in told.modes}
        assert len(sentences) == len(told.modes), kind


def test_a_statement_names_speaker_office_addressee_and_medium() -> None:
    speaker = party("Ma Zhaoxu", "CHN", "speaker", kind="person", office="Vice Foreign Minister")
    row = statement("s", kind="deny", speakers=(speaker,), addressees=(USA,), medium=words("In a Fox News interview"))
    told = "Ma Zhaoxu (China, Vice Foreign Minister) denied, to the United States, in a Fox News interview"
    assert statement_sentence(row) == told
    assert statement_sentence(statement("s", medium=words("Xinhua"))) == "Ma Zhaoxu (China) said, through Xinhua"
    assert statement_sentence(statement("s", speakers=())) == "Somebody said"


@pytest.mark.parametrize("kind", codes.STATEMENT_KINDS)
def test_every_kind_of_statement_has_a_verb(kind: str) -> None:
    assert statement_sentence(statement("s", kind=kind)).startswith("Ma Zhaoxu (China) ")


@pytest.mark.parametrize("change", codes.CHANGES)
def test_every_change_of_an_instrument_is_told(change: str) -> None:
    row = ChangeRow("k", change, ("USA",), "2018-05-08", words("x"), words("x"), date(2025, 3, 14))
    assert change_sentence(row).startswith("the US ")
    assert change_sentence(replace(row, by=())).startswith(("it ", "somebody ", "a demand "))
    assert "-" not in change_sentence(row) + change_sentence(replace(row, by=()))


def test_changes_are_told_of_one_and_of_several() -> None:
    row = ChangeRow("k", "in-force", ("USA",), None, words("x"), words("x"), date(2025, 3, 14))
    assert change_sentence(row) == "the US is bound by it"
    assert change_sentence(replace(row, by=("CHN", "IRN"))) == "China and Iran are bound by it"
    assert change_sentence(replace(row, change="withdrawn-from")) == "the US withdrew from it"


def test_what_is_not_sure_is_marked() -> None:
    row = event("a", status="future", precision="month", contradictions=("day: 1 in 2, 2 in 1",))
    assert doubts(row, "Iran") == ("planned", "said by Iran", "day not known", "reports differ")
    assert doubts(event("a")) == ()
    assert doubts(statement("s", precision="span")) == ("day not known",)
