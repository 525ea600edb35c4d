// Everybody that the reports name as doing, receiving or saying something.
import { asked } from "../filters";
import { FilterBar } from "../parts/filterbar";
import { Pages } from "../parts/pages";
import { Nothing } from "../parts/states";
import { link } from "../route";
import type { ActorRow } from "../rows";
import { visible } from "../segments";

export function ActorsView({ query }: { query: URLSearchParams }) {
  return (
    <>
      <h1>Actors</h1>
      <FilterBar view="actors" query={query} />
      <Pages<ActorRow> address={`/api/v1/actors${asked(query)}`} what="actors" empty={<Nothing what="actors" view="actors" query={query} />}>
        {(rows) => (
          <div class="scroll" tabIndex={0} role="region" aria-label="Actors">
            <table>
              <thead><tr><th scope="col">name</th><th scope="col">code</th><th scope="col">office</th><th scope="col">kind</th><th scope="col" class="n">acts</th><th scope="col" class="n">is acted upon</th><th scope="col" class="n">speaks</th><th scope="col" class="n">reports</th></tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.name + row.code + row.sector}>
                    <td><a href={link("actor", { name: row.name, code: row.code })}>{visible(row.name)}</a></td><td class="mono">{row.sector ? `${row.code} ${row.sector}` : row.code}</td>
                    <td>{row.office && visible(row.office)}</td><td>{row.kind}</td><td class="n">{row.acts}</td><td class="n">{row.receives}</td><td class="n">{row.speaks}</td><td class="n">{row.reports}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Pages>
    </>
  );
}
