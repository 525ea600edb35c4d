"""The filters of a request: checked by pydantic at the door, then turned into the filter of the ledger."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from dragoman.store.filters import Filter
from dragoman.web.days import Day

__all__ = ["Asked", "Compared", "Counted", "Paged", "Sorted", "Stepped", "Telling"]

Word = Annotated[str, Field(min_length=1, max_length=300)]
Words = Annotated[list[Word], Field(max_length=20)]
Telling = Annotated[bool, Query(description="Also tell each event and statement in a sentence, by id, as `told`")]
"""Whether a record comes with sentences."""


class Asked(BaseModel):
    """What to look for; every filter that is given must hold, and of several values of one any is enough."""

    model_config = ConfigDict(extra="forbid")

    actor: Words = Field(
        default=[], description="Who acts or speaks: a code (IRN), a sector (REB), both (IRN GOV), or a name"
    )
    recipient: Words = Field(default=[], description="Who is acted upon or spoken to, given like an actor")
    party: Words = Field(default=[], description="Who takes part in either role; all that are given must")
    event: Words = Field(default=[], description="PLOVER event type, such as CONSULT")
    mode: Words = Field(default=[], description="Mode of an event, such as visit")
    quad_code: Annotated[list[int], Field(max_length=4)] = Field(
        default=[], description="1 verbal and 2 material cooperation, 3 verbal and 4 material conflict"
    )
    status: Words = Field(default=[], description="actual, historical, future, hypothetical or negated")
    context: Words = Field(default=[], description="Context of an event, such as nuclear")
    kind: Words = Field(default=[], description="Kind of a statement, such as demand")
    stance: Words = Field(default=[], description="Stance of a statement, such as opposes")
    topic: Word | None = Field(default=None, description="What a stance is towards")
    first: Day | None = Field(default=None, description="First day on which it may have happened")
    last: Day | None = Field(default=None, description="Last day on which it may have happened")
    place: Word | None = Field(default=None, description="Place of an event: a name or a GeoNames id")
    country: Words = Field(default=[], description="Country of an event's place: a code or a name")
    instrument: Word | None = Field(default=None, description="Name of an agreement, resolution, law or policy")
    text: Word | None = Field(default=None, description="Words of the report; quotation marks keep words together")
    report: Words = Field(default=[], description="Id of a report")
    source: Word | None = Field(default=None, description="Who published the report")
    since: Day | None = Field(default=None, description="What the ledger got or withdrew from this day on")
    as_of: Day | None = Field(default=None, description="What the ledger knew at the end of this day")
    id: Words = Field(default=[], description="Id of an event or a statement")

    def filter(self) -> Filter:
        """Return the filter of the ledger.

        Raises:
            BadConfig: a value is not in the codebook.
        """
        values: dict[str, Any] = {name: getattr(self, name) for name in Asked.model_fields}
        values["quad"] = values.pop("quad_code")
        frozen: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
        }
        return Filter(**frozen)


class Paged(Asked):
    """Filters, and which page of what they find."""

    limit: int = Field(default=50, ge=1, le=500, description="Rows of one page")
    next: Annotated[str, Field(max_length=400)] | None = Field(default=None, description="Token of the page before")


class Sorted(Paged):
    """Filters, page and order."""

    sort: Literal["oldest", "newest", "best"] = Field(default="newest", description="Order; best is by the words")


class Stepped(Asked):
    """Filters and a step of time."""

    bucket: Literal["auto", "day", "week", "month", "year"] = Field(
        default="auto", description="Step of time; auto takes the finest that gives at most 120 steps"
    )
    news: bool = Field(
        default=False, description="Begin with the first day that is not told as background; what was before is counted"
    )


class Counted(Asked):
    """Filters, what to count by and what to count."""

    by: Word = Field(description="One to four dimensions with commas between them, such as dyad,month")
    measure: Word = Field(default="count", description="count, reports, independent, tellings, score or goldstein")


class Compared(Asked):
    """Filters and two days on which the ledger is compared."""

    before: Day = Field(description="The earlier day")
    after: Day = Field(description="The later day")
