from datetime import date

from dragoman.brief.asked import every, last_days, period_of, scope_of, title_of
from dragoman.store.answers import Page
from dragoman.store.filters import Filter
from dragoman.store.ledger import Ledger
from ledger_rows import event


def test_pages_are_walked_up_to_a_limit() -> None:
    def listing(_: Filter, *, after: str | None, limit: int) -> Page[int]:
        begin = int(after or 0)
        end = min(begin + min(limit, 3), 10)
        return Page(tuple(range(begin, end)), str(end) if end < 10 else None)

    assert every(listing, Filter(), most=100) == (tuple(range(10)), False)
    assert every(listing, Filter(), most=4) == ((0, 1, 2, 3), True)


def test_the_last_days_end_with_the_newest_report_or_the_day_given(ledger: Ledger) -> None:
    found = last_days(ledger, Filter(), 3)
    assert (found.first, found.last) == (date(2025, 4, 11), date(2025, 4, 13))
    found = last_days(ledger, Filter(last=date(2025, 3, 10)), 1)
    assert (found.first, found.last) == (date(2025, 3, 10), date(2025, 3, 10))
    found = last_days(ledger, Filter(first=date(2025, 4, 2)), 30)
    assert (found.first, found.last) == (date(2025, 4, 2), date(2025, 4, 13))


def test_the_title_names_whom_was_asked_for() -> None:
    assert title_of(Filter()) == "Diplomatic brief"
    assert title_of(Filter(actor=("IRN GOV",), recipient=("Xi Jinping",))) == "Brief: Iran GOV, Xi Jinping"
    assert title_of(Filter(party=("IRN", "USA"), instrument="JCPOA")) == "Brief: Iran, US, JCPOA"


def test_the_period_is_that_asked_for_or_that_of_the_reports() -> None:
    assert period_of(Filter(), [], []) == "no day"
    assert period_of(Filter(), [event("a")], []) == "14 March 2025"
    assert period_of(Filter(first=date(2025, 3, 1)), [event("a")], []) == "1 March 2025 to 14 March 2025"


def test_all_that_was_asked_for_is_said() -> None:
    wanted = Filter(party=("IRN", "USA"), quad=(4,), text="nuclear deal", status=("future", "actual"))
    told = scope_of(wanted)
    assert told == ("party: Iran and US", "status: future or actual", "quad class: 4", "text: nuclear deal")
