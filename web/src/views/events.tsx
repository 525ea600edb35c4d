// Events of the filter with the words behind each, and what was said.
import { asked } from "../filters";
import { EventLine, StatementLine } from "../parts/eventrow";
import { FilterBar } from "../parts/filterbar";
import { Pages } from "../parts/pages";
import { Nothing } from "../parts/states";
import type { EventRow, StatementRow } from "../rows";

export function EventsView({ query }: { query: URLSearchParams }) {
  return (
    <>
      <h1>Events</h1>
      <FilterBar view="events" query={query} />
      <Pages<EventRow> address={`/api/v1/events${asked(query, { limit: "30" })}`} what="events" empty={<Nothing what="events" view="events" query={query} />}>
        {(rows) => <ol class="cards">{rows.map((row) => <EventLine key={row.id} row={row} />)}</ol>}
      </Pages>
    </>
  );
}

export function StatementsView({ query }: { query: URLSearchParams }) {
  return (
    <>
      <h1>Statements</h1>
      <FilterBar view="statements" query={query} />
      <Pages<StatementRow> address={`/api/v1/statements${asked(query, { limit: "30" })}`} what="statements" empty={<Nothing what="statements" view="statements" query={query} />}>
        {(rows) => <ol class="cards">{rows.map((row) => <StatementLine key={row.id} row={row} />)}</ol>}
      </Pages>
    </>
  );
}
