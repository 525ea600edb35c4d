// Agreements, resolutions, laws, policies and sanctions that the reports tell of.
import { asked } from "../filters";
import { FilterBar } from "../parts/filterbar";
import { Pages } from "../parts/pages";
import { link } from "../route";
import type { InstrumentRow } from "../rows";
import { visible } from "../segments";

export function InstrumentsView({ query }: { query: URLSearchParams }) {
  return (
    <>
      <h1>Instruments</h1>
      <FilterBar view="instruments" query={query} />
      <Pages<InstrumentRow> address={`/api/v1/instruments${asked(query)}`} what="instruments">
        {(rows) => (
          <ol class="cards">
            {rows.map((row) => (
              <li key={row.key} class="card">
                <h2><a href={link("instrument", { id: row.key })}>{visible(row.name)}</a></h2>
                <p class="meta"><span>{row.kind}{row.year && ` of ${row.year}`}</span>{row.parties.length > 0 && <span>{row.parties.join(", ")}</span>}{row.status && <span class="chip">{row.status}</span>}<span>{row.reports === 1 ? "1 report" : `${row.reports} reports`}</span></p>
              </li>
            ))}
          </ol>
        )}
      </Pages>
    </>
  );
}
