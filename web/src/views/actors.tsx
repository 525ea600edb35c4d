// Everybody that the reports name as doing, receiving or saying something.
import { asked } from "../filters";
import { FilterBar } from "../parts/filterbar";
import { Pages } from "../parts/pages";
import { link } from "../route";
import type { ActorRow } from "../rows";
import { visible } from "../segments";

export function ActorsView({ query }: { query: URLSearchParams }) {
  return (
    <>
      <h1>Actors</h1>
      <FilterBar view="actors" query={query} />
      <Pages<ActorRow> address={`/api/v1/actors${asked(query)}`} what="actors">
        {(rows) => (
          <div class="scroll" tabIndex={0} role="region" aria-label="Actors">
            <table>
              <thead><tr><th scope="col">name</th><th scope="col">code</th><th scope="col">office</th><th scope="col">kind</th><th scope="col">acts</th><th scope="col">acted upon</th><th scope="col">speaks</th><th scope="col">reports</th></tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.name + row.code + row.sector}>
                    <td><a href={link("actor", { name: row.name, code: row.code })}>{visible(row.name)}</a></td><td>{row.sector ? `${row.code} ${row.sector}` : row.code}</td>
                    <td>{row.office && visible(row.office)}</td><td>{row.kind}</td><td>{row.acts}</td><td>{row.receives}</td><td>{row.speaks}</td><td>{row.reports}</td>
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
