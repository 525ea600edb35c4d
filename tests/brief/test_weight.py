from dragoman.brief.weight import RULE, weight, weightiest
from ledger_rows import event, party

USA = (party("United States", "USA", "recipient"),)


def test_deeds_weigh_more_than_words_and_many_reports_more_than_one() -> None:
    assert weight(event("a", "ASSAULT")) > weight(event("b", "CONSULT"))
    assert weight(event("a", independent=4)) == 2 * weight(event("b", independent=1))


def test_what_is_unsure_weighs_half() -> None:
    sure = weight(event("a"))
    assert weight(event("a", status="future")) == sure / 2
    assert weight(event("a"), {"a"}) == sure / 2


def test_background_and_what_is_supposed_or_did_not_happen_are_left_out() -> None:
    events = [event("a", status="historical"), event("b", status="negated"), event("c", day=None), event("d")]
    events.append(event("e", "ASSAULT", status="hypothetical"))
    assert [row.id for row in weightiest(events, 5)] == ["d"]


def test_one_event_stands_for_all_of_its_type_between_the_same_parties() -> None:
    other = event("c", actors=(party("Xi Jinping", "CHN", kind="person"), party("Iran", "IRN")), independent=2)
    events = [event("a"), event("b", day="2025-03-15"), other, event("d", "REQUEST", recipients=USA)]
    assert [row.id for row in weightiest(events, 5)] == ["c", "d"]


def test_of_equals_the_latest_goes_first_whatever_the_order() -> None:
    events = [event("a", "SANCTION", "2025-03-01"), event("b", "SANCTION", "2025-03-09", recipients=USA)]
    for some in (events, events[::-1]):
        assert [row.id for row in weightiest(some, 5)] == ["b", "a"]
    assert len(weightiest(events, 1)) == 1


def test_the_rule_says_what_counts() -> None:
    for words in ("PLOVER score", "independent reports", "half", "background"):
        assert words in RULE
