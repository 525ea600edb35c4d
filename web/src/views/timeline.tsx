// Events of the filter by date: cooperation above the line, conflict below, status by texture, unsure dates as ranges.
import { max } from "d3-array";
import { scaleLinear, scaleUtc } from "d3-scale";
import { useState } from "preact/hooks";
import { useData } from "../api";
import { asked } from "../filters";
import { FilterBar } from "../parts/filterbar";
import { Frame } from "../parts/frame";
import { Empty, Failure, Loading } from "../parts/states";
import { go, link } from "../route";
import { day, QUADS } from "../words";

interface Bin { first: string; last: string; quad_code: number; status: string; events: number; score: number }
interface Range { first: string | null; last: string | null; quad_code: number; status: string; id: string; label: string }
interface Answer { bucket: string; first: string | null; last: string | null; bins: Bin[]; ranges: Range[]; ranges_left_out: number }

const HEIGHT = 300;
const EDGE = { left: 44, right: 12, top: 12, bottom: 24 };
const BUCKETS = ["auto", "year", "month", "week", "day"] as const;

export function TimelineView({ query }: { query: URLSearchParams }) {
  const bucket = query.get("bucket") ?? "auto";
  const answer = useData<Answer>(`/api/v1/timeline${asked(query, { bucket })}`);
  return (
    <>
      <h1>Timeline</h1>
      <FilterBar view="timeline" query={query} />
      <div class="choices" role="group" aria-label="Length of a step">
        {BUCKETS.map((name) => (
          <button key={name} type="button" class="quiet" data-step={name} aria-pressed={bucket === name} onClick={() => go(link("timeline", changed(query, { bucket: name })))}>{name}</button>
        ))}
        {(query.get("first") || query.get("last")) && (
          <button type="button" class="quiet" onClick={() => go(link("timeline", changed(query, { first: "", last: "" })))}>all dates</button>
        )}
      </div>
      {answer.error ? <Failure error={answer.error} /> : !answer.data ? <Loading what="the timeline" /> : !answer.data.first ? <Empty>No event matches these filters.</Empty> : (
        <>
          <Frame label="Events by date: cooperation above the line, conflict below it" draw={(width) => <Bars answer={answer.data!} width={width} query={query} />} />
          <Legend />
          <Table bins={answer.data.bins} query={query} />
        </>
      )}
    </>
  );
}

function changed(query: URLSearchParams, to: { [name: string]: string }): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(to)) value ? next.set(name, value) : next.delete(name);
  return next;
}

const utc = (iso: string) => new Date(`${iso}T00:00:00Z`);
const after = (iso: string) => new Date(utc(iso).getTime() + 86_400_000);
const iso = (date: Date) => date.toISOString().slice(0, 10);

function Bars({ answer, width, query }: { answer: Answer; width: number; query: URLSearchParams }) {
  const [drag, set] = useState<[number, number] | null>(null);
  const x = scaleUtc([utc(answer.first!), after(answer.last!)], [EDGE.left, width - EDGE.right]);
  const steps = new Map<string, Bin[]>();
  for (const bin of answer.bins) steps.set(bin.first, [...(steps.get(bin.first) ?? []), bin]);
  const total = (bins: Bin[], side: 1 | -1) => bins.filter((bin) => (bin.quad_code <= 2) === (side === 1)).reduce((sum, bin) => sum + bin.events, 0);
  const up = max([...steps.values()], (bins) => total(bins, 1)) ?? 0;
  const down = max([...steps.values()], (bins) => total(bins, -1)) ?? 0;
  const y = scaleLinear([Math.max(up, 1), -Math.max(down, 1)], [EDGE.top, HEIGHT - EDGE.bottom]).nice();
  const lanes = stack(answer.ranges, x);
  const tall = HEIGHT + lanes.length * 9 + 8;
  const at = (event: PointerEvent) => Math.min(width - EDGE.right, Math.max(EDGE.left, event.offsetX));
  const release = () => {
    if (drag && Math.abs(drag[1] - drag[0]) > 6) {
      const [a, b] = [Math.min(...drag), Math.max(...drag)];
      go(link("timeline", changed(query, { first: iso(x.invert(a)), last: iso(x.invert(b)), bucket: "" })));
    }
    set(null);
  };
  return (
    <svg width={width} height={tall} role="group" aria-label="Bars by date; the table below has the same figures"
      onPointerDown={(event) => set([at(event), at(event)])} onPointerMove={(event) => drag && set([drag[0], at(event)])} onPointerUp={release} onPointerLeave={() => set(null)}>
      <Textures />
      {y.ticks(6).map((tick) => (
        <g key={tick} class="grid"><line x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} /><text x={EDGE.left - 6} y={y(tick)} dy="0.32em" text-anchor="end">{Math.abs(tick)}</text></g>
      ))}
      {x.ticks(Math.max(2, width / 110)).map((tick) => (
        <g key={+tick} class="grid"><text x={x(tick)} y={HEIGHT - 8} text-anchor="middle">{x.tickFormat()(tick)}</text></g>
      ))}
      {[...steps.values()].map((bins) => {
        let [high, low] = [0, 0];
        return bins.map((bin) => {
          const cooperation = bin.quad_code <= 2;
          const [from, to] = cooperation ? [high, (high += bin.events)] : [low, (low -= bin.events)];
          const [left, right] = [x(utc(bin.first)), x(after(bin.last))];
          return (
            <g key={`${bin.first}${bin.quad_code}${bin.status}`} class={`bar-quad-${bin.quad_code}`}>
              <title>{`${day(bin.first)}${bin.first === bin.last ? "" : ` to ${day(bin.last)}`}: ${bin.events} ${QUADS[bin.quad_code - 1]}, ${bin.status}, mean score ${bin.score.toFixed(1)}`}</title>
              <rect x={left} width={Math.max(1.5, right - left - 0.5)} y={y(Math.max(from, to))} height={Math.abs(y(from) - y(to))} fill={texture(bin)} />
            </g>
          );
        });
      })}
      <line class="axis" x1={EDGE.left} x2={width - EDGE.right} y1={y(0)} y2={y(0)} />
      {lanes.map((lane, i) => lane.map((range) => (
        <a key={range.id} href={link("item", { id: range.id })}>
          <title>{range.label}</title>
          <rect class="range" x={range.x0} width={Math.max(3, range.x1 - range.x0)} y={HEIGHT + 4 + i * 9} height={6} rx={3} fill={`var(--q${range.quad_code})`} />
        </a>
      )))}
      {drag && <rect class="brush" x={Math.min(...drag)} width={Math.abs(drag[1] - drag[0])} y={EDGE.top} height={HEIGHT - EDGE.top - EDGE.bottom} />}
    </svg>
  );
}

/** Ranges put into lanes so that none lie over each other. */
function stack(ranges: Range[], x: (date: Date) => number | undefined): (Range & { x0: number; x1: number })[][] {
  const lanes: (Range & { x0: number; x1: number })[][] = [];
  const [low, high] = [EDGE.left, Infinity];
  for (const range of ranges) {
    const x0 = Math.max(low, range.first ? x(utc(range.first))! : low);
    const x1 = Math.min(high, range.last ? x(after(range.last))! : x0 + 12);
    const lane = lanes.find((one) => one[one.length - 1]!.x1 + 2 < x0);
    if (lane) lane.push({ ...range, x0, x1 });
    else if (lanes.length < 12) lanes.push([{ ...range, x0, x1 }]);
  }
  return lanes;
}

const texture = (bin: { quad_code: number; status: string }) => (bin.status === "actual" ? `var(--q${bin.quad_code})` : `url(#t-${bin.status}-${bin.quad_code})`);

function Textures() {
  const marks: { [status: string]: (colour: string) => preact.JSX.Element } = {
    historical: (colour) => <path d="M0,6L6,0" stroke={colour} stroke-width="2.4" />,
    future: (colour) => <circle cx="3" cy="3" r="1.6" fill={colour} />,
    hypothetical: (colour) => <path d="M3,0V6" stroke={colour} stroke-width="1.2" />,
    negated: (colour) => <path d="M0,0L6,6M6,0L0,6" stroke={colour} stroke-width="1" />,
  };
  return (
    <defs>
      {Object.entries(marks).flatMap(([status, mark]) => [1, 2, 3, 4].map((quad) => (
        <pattern key={status + quad} id={`t-${status}-${quad}`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill={`var(--q${quad})`} opacity="0.25" />{mark(`var(--q${quad})`)}
        </pattern>
      )))}
    </defs>
  );
}

function Legend() {
  return (
    <ul class="legend">
      {QUADS.map((name, i) => <li key={name}><svg width="14" height="14" aria-hidden="true"><rect width="14" height="14" fill={`var(--q${i + 1})`} /></svg> {name}</li>)}
      {["historical", "future", "hypothetical", "negated"].map((status) => (
        <li key={status}><svg width="14" height="14" aria-hidden="true"><rect width="14" height="14" fill={`url(#t-${status}-2)`} /></svg> {status}</li>
      ))}
      <li>Drag over the bars to look closer. Bars below the chart: dates known only as a range.</li>
    </ul>
  );
}

function Table({ bins, query }: { bins: Bin[]; query: URLSearchParams }) {
  return (
    <details>
      <summary>The same as a table</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label="Events by date, as a table">
        <table>
          <thead><tr><th scope="col">from</th><th scope="col">to</th><th scope="col">class</th><th scope="col">status</th><th scope="col">events</th><th scope="col">mean score</th></tr></thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={`${bin.first}${bin.quad_code}${bin.status}`}>
                <td>{bin.first}</td><td>{bin.last}</td><td>{QUADS[bin.quad_code - 1]}</td><td>{bin.status}</td>
                <td><a href={link("events", changed(query, { first: bin.first, last: bin.last, quad_code: String(bin.quad_code), status: bin.status, bucket: "" }))}>{bin.events}</a></td>
                <td>{bin.score.toFixed(2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
