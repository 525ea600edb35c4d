// Agreements, resolutions, laws, policies and sanctions that the reports tell of.
import { useEntities } from "../api";
import { asked } from "../filters";
import { FilterBar } from "../parts/filterbar";
import { Pages } from "../parts/pages";
import { Nothing } from "../parts/states";
import { link } from "../route";
import type { InstrumentRow } from "../rows";
import { visible } from "../segments";
import { count, list, plain } from "../words";

export function InstrumentsView({ query }: { query: URLSearchParams }) {
  const entity = useEntities();
  return (
    <>
      <h1>Instruments</h1>
      <p class="hint">Agreements, resolutions, laws, policies and sanctions that the reports tell of, each with the last that is told of it.</p>
      <FilterBar view="instruments" query={query} />
      <Pages<InstrumentRow> address={`/api/v1/instruments${asked(query)}`} what="instruments" empty={<Nothing what="instruments" view="instruments" query={query} />}>
        {(rows) => (
          <ol class="cards">
            {rows.map((row) => (
              <li key={row.key} class="card">
                <h2><a href={link("instrument", { id: row.key })}>{visible(row.name)}</a></h2>
                <p class="meta"><span>{row.kind}{row.year && ` of ${row.year}`}</span>{row.parties.length > 0 && <span>{list(row.parties.map(entity))}</span>}{row.status && <span class="chip">{plain(row.status)}</span>}<span>{count(row.reports, "report")}</span></p>
              </li>
            ))}
          </ol>
        )}
      </Pages>
    </>
  );
}
