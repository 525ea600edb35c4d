// Events of the filter by date: cooperation above the line, conflict below, status by texture, unsure dates as ranges.
import { max } from "d3-array";
import { scaleLinear, scaleUtc, type ScaleTime } from "d3-scale";
import { useState } from "preact/hooks";
import { useData } from "../api";
import { asked } from "../filters";
import { FilterBar } from "../parts/filterbar";
import { Frame } from "../parts/frame";
import { Empty, Failure, Loading, Nothing } from "../parts/states";
import { Legend, texture, Textures } from "../parts/textures";
import { go, link } from "../route";
import { visible } from "../segments";
import { count, day, QUADS, STATUS, when } from "../words";

interface Bin { first: string; last: string; quad_code: number; status: string; events: number; score: number }
interface Range { first: string | null; last: string | null; quad_code: number; status: string; id: string; label: string }
interface Answer { bucket: string; first: string | null; last: string | null; earliest: string | null; earlier: number; bins: Bin[]; ranges: Range[]; ranges_left_out: number }

const BARS = 300;
const SCORES = { top: 308, height: 44 };
const LANES = 388;
const LANE = 11;
const MOST_LANES = 10;
const EDGE = { left: 44, right: 14, top: 14, bottom: 22 };
const STEPS = [["auto", "fitting"], ["year", "years"], ["month", "months"], ["week", "weeks"], ["day", "days"]] as const;

export function TimelineView({ query }: { query: URLSearchParams }) {
  const bucket = query.get("bucket") ?? "auto";
  const answer = useData<Answer>(`/api/v1/timeline${asked(query, { bucket, news: "true" })}`, { keep: true });
  const shown = answer.data?.first ? answer.data : null;
  return (
    <>
      <h1>Timeline</h1>
      <FilterBar view="timeline" query={query} />
      <div class="bar-of-tools">
        {shown && <Zoom answer={shown} query={query} />}
        <div class="choices" role="group" aria-label="Length of a step">
          <span class="meta">steps</span>
          {STEPS.map(([step, name]) => (
            <button key={step} type="button" class="quiet" data-step={step} aria-pressed={bucket === step} onClick={() => go(link("timeline", changed(query, { bucket: step === "auto" ? "" : step })))}>{name}</button>
          ))}
        </div>
      </div>
      {answer.error ? <Failure error={answer.error} /> : !answer.data ? <Loading what="the timeline" /> : !shown ? <Nothing what="events" view="timeline" query={query} /> : (
        <div aria-busy={answer.old}>
          {!shown.bins.length && !shown.ranges.length && <Empty>No event in these days. Go earlier or later, or farther.</Empty>}
          <Frame label="Events by date: cooperation above the line, conflict below it" draw={(width) => <Chart answer={shown} width={width} query={query} />} />
          <Legend />
          <p class="hint">Drag over the bars to look closer. Click a bar for its events. Stripes below are events whose day is not known: the stripe covers the days on which each may have happened, and fades where the text gives no beginning.</p>
          {shown.earlier > 0 && <p class="hint">{count(shown.earlier, "event")} before that, told as background, since {day(shown.earliest)}. <a href={link("timeline", changed(query, { first: shown.earliest!, bucket: "" }))}>Show them too</a></p>}
          <Ranges answer={shown} />
          <Table bins={shown.bins} query={query} />
        </div>
      )}
    </>
  );
}

function changed(query: URLSearchParams, to: { [name: string]: string }): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(to)) value ? next.set(name, value) : next.delete(name);
  return next;
}

const DAY = 86_400_000;
const utc = (iso: string) => new Date(`${iso}T00:00:00Z`);
const after = (iso: string) => new Date(utc(iso).getTime() + DAY);
const iso = (time: number) => new Date(Math.min(253402214400000, Math.max(-62135596800000, time))).toISOString().slice(0, 10);

/** Closer and farther, earlier and later, from decades to days. */
function Zoom({ answer, query }: { answer: Answer; query: URLSearchParams }) {
  const [first, last] = [utc(answer.first!).getTime(), utc(answer.last!).getTime()];
  const days = Math.round((last - first) / DAY) + 1;
  const to = (from: number, length: number) => go(link("timeline", changed(query, { first: iso(from), last: iso(from + (length - 1) * DAY), bucket: "" })));
  const middle = busiest(answer.bins) ?? (first + last) / 2;
  const closer = Math.max(1, Math.round(days / 3));
  return (
    <div class="choices" role="group" aria-label="Days shown">
      <button type="button" class="quiet" aria-label="Earlier" title="earlier" onClick={() => to(first - Math.ceil(days / 2) * DAY, days)}>←</button>
      <button type="button" class="quiet" aria-label="Closer" title="closer" disabled={days <= 1} onClick={() => to(middle - Math.floor(closer / 2) * DAY, closer)}>+</button>
      <button type="button" class="quiet" aria-label="Farther" title="farther" onClick={() => to(middle - Math.ceil(days * 1.5) * DAY, days * 3)}>−</button>
      <button type="button" class="quiet" aria-label="Later" title="later" onClick={() => to(first + Math.ceil(days / 2) * DAY, days)}>→</button>
      {(query.get("first") || query.get("last")) && <button type="button" class="quiet" onClick={() => go(link("timeline", changed(query, { first: "", last: "", bucket: "" })))}>back to the whole</button>}
      <span class="meta">{days === 1 ? day(answer.first) : `${day(answer.first)} to ${day(answer.last)}`}, by {answer.bucket}</span>
    </div>
  );
}

/** The middle of the events: half of them are before, half after. */
function busiest(bins: readonly Bin[]): number | null {
  let left = bins.reduce((sum, bin) => sum + bin.events, 0) / 2;
  for (const bin of bins) {
    left -= bin.events;
    if (left <= 0) return (utc(bin.first).getTime() + utc(bin.last).getTime()) / 2;
  }
  return null;
}

type Scale = ScaleTime<number, number>;

function Chart({ answer, width, query }: { answer: Answer; width: number; query: URLSearchParams }) {
  const [drag, set] = useState<[number, number] | null>(null);
  const x = scaleUtc([utc(answer.first!), after(answer.last!)], [EDGE.left, width - EDGE.right]);
  const steps = new Map<string, Bin[]>();
  for (const bin of answer.bins) {
    const some = steps.get(bin.first);
    if (some) some.push(bin);
    else steps.set(bin.first, [bin]);
  }
  const lanes = stack(answer.ranges, x, width);
  const at = (event: PointerEvent) => Math.min(width - EDGE.right, Math.max(EDGE.left, event.clientX - (event.currentTarget as Element).getBoundingClientRect().x));
  const release = () => {
    if (drag && Math.abs(drag[1] - drag[0]) > 6) {
      const [a, b] = [Math.min(...drag), Math.max(...drag)];
      go(link("timeline", changed(query, { first: iso(+x.invert(a)), last: iso(+x.invert(b)), bucket: "" })));
    }
    set(null);
  };
  return (
    <svg width={width} height={LANES + lanes.length * LANE + 4} role="group" aria-label="Bars by date; the table below has the same figures"
      onPointerDown={(event) => set([at(event), at(event)])} onPointerMove={(event) => drag && set([drag[0], at(event)])} onPointerUp={release} onPointerLeave={() => set(null)}>
      <Textures />
      <Bars steps={steps} x={x} width={width} query={query} dragged={() => drag !== null && Math.abs(drag[1] - drag[0]) > 6} />
      <Scores steps={steps} x={x} width={width} />
      <Axis x={x} width={width} />
      {lanes.map((lane, i) => lane.map((range) => (
        <a key={range.id} href={link("item", { id: range.id })} aria-label={`${visible(range.label)}, ${days(range)}`}>
          <title>{`${range.label}: ${days(range)}, ${STATUS[range.status] ?? range.status}`}</title>
          <rect class="range" x={range.x0} width={Math.max(4, range.x1 - range.x0)} y={LANES + i * LANE} height={LANE - 4} rx={3} fill={range.first ? `var(--q${range.quad_code})` : `url(#fade-${range.quad_code})`} />
        </a>
      )))}
      {drag && <rect class="brush" x={Math.min(...drag)} width={Math.abs(drag[1] - drag[0])} y={EDGE.top} height={BARS - EDGE.top - EDGE.bottom} />}
    </svg>
  );
}

const name = (bin: Bin) => `${day(bin.first)}${bin.first === bin.last ? "" : ` to ${day(bin.last)}`}: ${count(bin.events, "event")}, ${QUADS[bin.quad_code - 1]}, ${STATUS[bin.status] ?? bin.status}, mean score ${bin.score.toFixed(1)}`;
const inside = (query: URLSearchParams, bin: Bin) => link("events", changed(query, { first: bin.first, last: bin.last, quad_code: String(bin.quad_code), status: bin.status, bucket: "" }));

function Bars({ steps, x, width, query, dragged }: { steps: Map<string, Bin[]>; x: Scale; width: number; query: URLSearchParams; dragged: () => boolean }) {
  const total = (bins: Bin[], side: 1 | -1) => bins.filter((bin) => (bin.quad_code <= 2) === (side === 1)).reduce((sum, bin) => sum + bin.events, 0);
  const up = max([...steps.values()], (bins) => total(bins, 1)) ?? 0;
  const down = max([...steps.values()], (bins) => total(bins, -1)) ?? 0;
  const y = scaleLinear([Math.max(up, 1), -Math.max(down, 1)], [EDGE.top, BARS - EDGE.bottom]).nice();
  return (
    <>
      {y.ticks(6).filter(Number.isInteger).map((tick) => (
        <g key={tick} class="grid"><line x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} /><text x={EDGE.left - 6} y={y(tick)} dy="0.32em" text-anchor="end">{Math.abs(tick)}</text></g>
      ))}
      {[...steps.values()].map((bins) => {
        let [high, low] = [0, 0];
        return bins.map((bin) => {
          const [from, to] = bin.quad_code <= 2 ? [high, (high += bin.events)] : [low, (low -= bin.events)];
          const [left, right] = [Math.max(EDGE.left, x(utc(bin.first))), Math.min(width - EDGE.right, x(after(bin.last)))];
          return (
            <a key={`${bin.first}${bin.quad_code}${bin.status}`} href={inside(query, bin)} tabindex={-1} draggable={false} onClick={(event) => dragged() && event.preventDefault()}>
              <title>{name(bin)}</title>
              <rect x={left} width={Math.max(1.5, Math.min(60, right - left - 0.75))} y={y(Math.max(from, to))} height={Math.abs(y(from) - y(to))} fill={texture(bin)} />
            </a>
          );
        });
      })}
      <line class="axis" x1={EDGE.left} x2={width - EDGE.right} y1={y(0)} y2={y(0)} />
      <text class="side" x={EDGE.left + 6} y={EDGE.top + 10}>cooperation, events</text>
      <text class="side" x={EDGE.left + 6} y={BARS - EDGE.bottom - 5}>conflict, events</text>
    </>
  );
}

/** The mean PLOVER score of each step, from -10 to 10, as a strip of small bars. */
function Scores({ steps, x, width }: { steps: Map<string, Bin[]>; x: Scale; width: number }) {
  const y = scaleLinear([10, -10], [SCORES.top, SCORES.top + SCORES.height]).clamp(true);
  return (
    <g>
      <text class="side" x={EDGE.left - 6} y={y(10)} dy="0.6em" text-anchor="end">+10</text><text class="side" x={EDGE.left - 6} y={y(-10)} text-anchor="end">−10</text>
      {[...steps.values()].map((bins) => {
        const events = bins.reduce((sum, bin) => sum + bin.events, 0);
        const mean = bins.reduce((sum, bin) => sum + bin.score * bin.events, 0) / events;
        const [left, right] = [Math.max(EDGE.left, x(utc(bins[0]!.first))), Math.min(width - EDGE.right, x(after(bins[0]!.last)))];
        return (
          <rect key={bins[0]!.first} class={mean < 0 ? "score below" : "score"} x={left} width={Math.max(1.5, Math.min(60, right - left - 0.75))} y={Math.min(y(mean), y(0))} height={Math.max(1, Math.abs(y(mean) - y(0)))}>
            <title>{`${day(bins[0]!.first)}: mean score ${mean.toFixed(1)} of ${count(events, "event")}`}</title>
          </rect>
        );
      })}
      <line class="thin" x1={EDGE.left} x2={width - EDGE.right} y1={y(0)} y2={y(0)} />
      <text class="side" x={EDGE.left + 6} y={y(10) + 8}>mean score</text>
    </g>
  );
}

function Axis({ x, width }: { x: Scale; width: number }) {
  const label = x.tickFormat();
  return (
    <>
      {x.ticks(Math.max(2, Math.floor(width / 110))).map((tick) => {
        const place = x(tick);
        const anchor = place > width - 40 ? "end" : place < EDGE.left + 16 ? "start" : "middle";
        return <g key={+tick} class="grid"><line x1={place} x2={place} y1={BARS - EDGE.bottom} y2={BARS - EDGE.bottom + 5} /><text x={anchor === "end" ? Math.min(place, width - 4) : place} y={SCORES.top + SCORES.height + 22} text-anchor={anchor}>{label(tick)}</text></g>;
      })}
    </>
  );
}

type Placed = Range & { x0: number; x1: number };

/** Ranges put into lanes so that none lie over each other; one without a beginning is a short stripe that fades. */
function stack(ranges: Range[], x: Scale, width: number): Placed[][] {
  const lanes: Placed[][] = [];
  for (const range of ranges) {
    const end = Math.min(width - EDGE.right, range.last ? x(after(range.last)) : width - EDGE.right);
    const x0 = Math.max(EDGE.left, range.first ? x(utc(range.first)) : end - 70);
    const placed = { ...range, x0, x1: Math.max(end, x0 + 4) };
    const lane = lanes.find((one) => one.every((other) => other.x1 + 3 < placed.x0 || other.x0 - 3 > placed.x1));
    if (lane) lane.push(placed);
    else if (lanes.length < MOST_LANES) lanes.push([placed]);
  }
  return lanes;
}

const days = (range: Range) => when({ first: range.first, last: range.last, precision: "span", basis: range.first ? "stated" : "before", start: null, end: null, text: null });

function Ranges({ answer }: { answer: Answer }) {
  const { ranges, ranges_left_out: more } = answer;
  if (!ranges.length) return null;
  return (
    <details>
      <summary>{count(ranges.length + more, "event")} without a sure {answer.bucket}</summary>
      <ul class="plain">
        {ranges.map((range) => <li key={range.id}><a href={link("item", { id: range.id })}>{visible(range.label)}</a> <span class="meta">{days(range)}</span></li>)}
        {more > 0 && <li class="meta">and {count(more, "earlier one")}</li>}
      </ul>
    </details>
  );
}

function Table({ bins, query }: { bins: Bin[]; query: URLSearchParams }) {
  const [open, set] = useState(false);
  return (
    <details onToggle={(event) => set(event.currentTarget.open)}>
      <summary>The same as a table</summary>
      {open && (
        <div class="scroll" tabIndex={0} role="region" aria-label="Events by date, as a table">
          <table>
            <thead><tr><th scope="col">from</th><th scope="col">to</th><th scope="col">class</th><th scope="col">status</th><th scope="col" class="n">events</th><th scope="col" class="n">mean score</th></tr></thead>
            <tbody>
              {bins.map((bin) => (
                <tr key={`${bin.first}${bin.quad_code}${bin.status}`}>
                  <td>{bin.first}</td><td>{bin.last}</td><td>{QUADS[bin.quad_code - 1]}</td><td>{STATUS[bin.status] ?? bin.status}</td>
                  <td class="n"><a href={inside(query, bin)}>{bin.events}</a></td><td class="n">{bin.score.toFixed(2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
