from dragoman.draw.ties import Tie, node_names, ties
from ledger_rows import event, party

USA = party("United States", "USA", "recipient")


def test_a_person_a_ministry_and_the_state_are_one_node() -> None:
    names = [node_names(party(name, "IRN")) for name in ("Iran", "Abbas Araghchi", "its foreign ministry")]
    assert names == [("Iran",)] * 3


def test_a_group_is_its_states_and_a_body_without_a_code_is_itself() -> None:
    assert node_names(party("the two countries", "CHN;IRN")) == ("China", "Iran")
    assert node_names(party("Group of Twenty", "IGO")) == ("Group of Twenty",)
    assert node_names(party("reporters", "")) == ("reporters",)


def test_an_act_ties_each_actor_to_each_recipient() -> None:
    found = ties([event("a", "REQUEST", recipients=(USA,)), event("b", "REQUEST", recipients=(USA,))])
    assert found.ties == (Tie("China", "US", 3, mutual=False, events=2), Tie("Iran", "US", 3, mutual=False, events=2))
    assert dict(found.nodes) == {"US": 2, "China": 2, "Iran": 2}


def test_talks_tie_those_who_talk() -> None:
    assert ties([event("a")]).ties == (Tie("China", "Iran", 1, mutual=True, events=1),)


def test_what_has_no_recipient_or_stays_within_a_state_is_no_tie() -> None:
    own = event(
        "a", "COERCE", actors=(party("Iran", "IRN"),), recipients=(party("Iranian protesters", "IRN", "recipient"),)
    )
    assert ties([own, event("b", "REQUEST")]).ties == ()


def test_only_the_strongest_nodes_are_kept_and_the_rest_counted() -> None:
    found = ties([event("a", "REQUEST", recipients=(USA,)), event("b")], most=2)
    assert [name for name, _ in found.nodes] == ["China", "Iran"]
    assert (found.nodes_left_out, found.ties_left_out) == (1, 2)
