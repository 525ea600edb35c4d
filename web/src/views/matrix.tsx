// Dyads by month: each cell shows how many events and how friendly they were.
import { scaleLinear } from "d3-scale";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useData } from "../api";
import { asked } from "../filters";
import { FilterBar } from "../parts/filterbar";
import { Failure, Loading, Nothing } from "../parts/states";
import { link } from "../route";
import { visible } from "../segments";
import { count } from "../words";

interface Cell { month: string; events: number; score: number }
interface Dyad { actor: string; actor_name: string; recipient: string; recipient_name: string; events: number; cells: Cell[] }
interface Answer { months: string[]; dyads: Dyad[]; dyads_left_out: number }

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function MatrixView({ query }: { query: URLSearchParams }) {
  const answer = useData<Answer>(`/api/v1/matrix${asked(query)}`, { keep: true });
  return (
    <>
      <h1>Matrix</h1>
      <FilterBar view="matrix" query={query} />
      {answer.error ? <Failure error={answer.error} /> : !answer.data ? <Loading what="the matrix" /> : !answer.data.dyads.length ? <Nothing what="events between two countries or bodies" view="matrix" query={query} /> : (
        <div aria-busy={answer.old}><Grid answer={answer.data} query={query} /></div>
      )}
    </>
  );
}

function Grid({ answer, query }: { answer: Answer; query: URLSearchParams }) {
  const top = Math.max(1, ...answer.dyads.flatMap((dyad) => dyad.cells.map((cell) => cell.events)));
  const strength = scaleLinear([0, top], [0.25, 1]).clamp(true);
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => frame.current?.scrollTo({ left: frame.current.scrollWidth }), [answer]);
  const years = new Map<string, number>();
  for (const month of answer.months) years.set(month.slice(0, 4), (years.get(month.slice(0, 4)) ?? 0) + 1);
  return (
    <>
      <p class="hint">Who acts on whom, month by month, the busiest first. Each cell has the number of events; a click lists them.</p>
      <div class="scroll" ref={frame} tabIndex={0} role="region" aria-label="Dyads by month">
        <table class="matrix">
          <thead>
            <tr><th scope="col" rowSpan={2}>who acts on whom</th><th scope="col" rowSpan={2} class="n">all</th>{[...years].map(([year, months]) => <th key={year} scope="colgroup" colSpan={months} class="year">{year}</th>)}</tr>
            <tr>{answer.months.map((month) => <th key={month} scope="col" class={month.endsWith("-01") ? "new" : ""}>{MONTHS[Number(month.slice(5)) - 1]}</th>)}</tr>
          </thead>
          <tbody>
            {answer.dyads.map((dyad) => {
              const cells = new Map(dyad.cells.map((cell) => [cell.month, cell]));
              return (
                <tr key={`${dyad.actor}>${dyad.recipient}`}>
                  <th scope="row" title={`${visible(dyad.actor_name)} → ${visible(dyad.recipient_name)} (${dyad.actor} → ${dyad.recipient})`}><span class="names">{visible(dyad.actor_name)} → {visible(dyad.recipient_name)}</span><span class="codes">{dyad.actor} → {dyad.recipient}</span></th>
                  <td class="n">{dyad.events}</td>
                  {answer.months.map((month) => {
                    const cell = cells.get(month);
                    return (
                      <td key={month} class={month.endsWith("-01") ? "new" : ""}>
                        {cell && (
                          <a href={link("events", inside(query, dyad, month))} title={`${count(cell.events, "event")}, mean score ${cell.score.toFixed(1)}`}
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
      <ul class="legend">
        <li><span class="swatch cooperation" /> mean score zero or above: cooperation</li><li><span class="swatch conflict" /> below zero, underlined: conflict</li><li>darker: more events</li>
        {answer.dyads_left_out > 0 && <li>{count(answer.dyads_left_out, "dyad")} with fewer events left out; filter to see them</li>}
      </ul>
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
