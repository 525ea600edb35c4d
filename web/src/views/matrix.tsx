// Dyads by month: each cell shows how many events and how friendly they were.
import { scaleLinear } from "d3-scale";
import { useData } from "../api";
import { asked } from "../filters";
import { FilterBar } from "../parts/filterbar";
import { Empty, Failure, Loading } from "../parts/states";
import { link } from "../route";

interface Cell { month: string; events: number; score: number }
interface Dyad { actor: string; recipient: string; events: number; cells: Cell[] }
interface Answer { months: string[]; dyads: Dyad[]; dyads_left_out: number }

export function MatrixView({ query }: { query: URLSearchParams }) {
  const answer = useData<Answer>(`/api/v1/matrix${asked(query)}`);
  return (
    <>
      <h1>Matrix</h1>
      <FilterBar view="matrix" query={query} />
      {answer.error ? <Failure error={answer.error} /> : !answer.data ? <Loading what="the matrix" /> : !answer.data.dyads.length ? <Empty>No dated event between two countries matches these filters.</Empty> : <Grid answer={answer.data} query={query} />}
    </>
  );
}

function Grid({ answer, query }: { answer: Answer; query: URLSearchParams }) {
  const top = Math.max(1, ...answer.dyads.flatMap((dyad) => dyad.cells.map((cell) => cell.events)));
  const strength = scaleLinear([0, top], [0.25, 1]).clamp(true);
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label="Dyads by month">
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">dyad</th><th scope="col">all</th>
              {answer.months.map((month, i) => <th key={month} scope="col"><abbr title={month}>{i === 0 || month.endsWith("-01") ? month : month.slice(5)}</abbr></th>)}
            </tr>
          </thead>
          <tbody>
            {answer.dyads.map((dyad) => {
              const cells = new Map(dyad.cells.map((cell) => [cell.month, cell]));
              return (
                <tr key={`${dyad.actor}>${dyad.recipient}`}>
                  <th scope="row">{dyad.actor} → {dyad.recipient}</th>
                  <td>{dyad.events}</td>
                  {answer.months.map((month) => {
                    const cell = cells.get(month);
                    return (
                      <td key={month}>
                        {cell && (
                          <a href={link("events", inside(query, dyad, month))} title={`${cell.events} events, mean score ${cell.score.toFixed(1)}`}
                            class={cell.score < 0 ? "conflict" : "cooperation"} ref={(node) => node?.style.setProperty("--strength", String(strength(cell.events)))}>
                            {cell.events}
                          </a>
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <ul class="legend"><li><span class="swatch cooperation" /> mean score above zero</li><li><span class="swatch conflict" /> below zero</li>{answer.dyads_left_out > 0 && <li>{answer.dyads_left_out} dyads with fewer events are left out</li>}</ul>
    </>
  );
}

function inside(query: URLSearchParams, dyad: Dyad, month: string): URLSearchParams {
  const next = new URLSearchParams(query);
  const [year, number] = month.split("-").map(Number);
  const last = new Date(Date.UTC(year!, number!, 0)).toISOString().slice(0, 10);
  for (const [name, value] of [["actor", dyad.actor], ["recipient", dyad.recipient], ["first", `${month}-01`], ["last", last]] as const) next.set(name, value);
  return next;
}
