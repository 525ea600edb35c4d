"""Tests of who is blamed, praised or refused where only "the move" or "the arrests" of a sentence before are told."""

from __future__ import annotations

import pytest

from dragoman import code

ANSWERED = {
    "The European Union blacklisted fourteen Belarusian judges. Minsk condemned the decision as colonial.": ["EUR"],
    "France lent Malawi two planes. Zambia welcomed the move.": ["FRA"],
    "Kenya arrested two Ugandan bishops on Friday. The Vatican denounced the arrests.": ["KEN"],
    "Greece freed three Turkish sailors. Ankara hailed the decision.": ["GRC"],
    "Iran shelled two hamlets in Iraq. Baghdad condemned the attack.": ["IRN"],
    # gunmen of no told state are nobody's recipients
    "Bandits killed a Spanish nun. Spain condemned the attack.": [],
    # nobody did it before, or its own words say whose it is
    "Nigeria condemned the coup.": [],
    "Iran shelled two hamlets in Iraq. Oman condemned the attack of the rebels on Yemen.": [],
    # nobody condemns himself
    "Peru expelled two envoys. Lima praised the decision.": [],
}


@pytest.mark.parametrize(("text", "recipients"), ANSWERED.items())
def test_an_answer_is_directed_at_who_did_it(text: str, recipients: list[str]) -> None:
    last = code(text, date="2026-11-26").events[-1]
    assert [entity.code for entity in last.recipient if entity.code != "YEM"] == recipients
