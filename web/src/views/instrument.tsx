// One instrument's story: every change with its words, and who supports, opposes or demands what, and since when.
import { useState } from "preact/hooks";
import { useData, useEntities } from "../api";
import { Source } from "../parts/eventrow";
import { Empty, Failure, Loading } from "../parts/states";
import { link } from "../route";
import type { ChangeRow, InstrumentRow, PositionRow } from "../rows";
import { visible } from "../segments";
import { count, day, list, plain } from "../words";

interface Answer { instrument: InstrumentRow; changes: ChangeRow[]; positions: PositionRow[] }

export function InstrumentView({ id }: { id: string }) {
  const answer = useData<Answer>(id ? `/api/v1/instruments/${encodeURIComponent(id)}` : null);
  const entity = useEntities();
  const [all, open] = useState(false);
  if (answer.error) return <Failure error={answer.error} />;
  if (!answer.data) return <Loading what="the instrument" />;
  const { instrument, changes, positions } = answer.data;
  const also = instrument.names.filter((name) => name !== instrument.name);
  const told = once(changes);
  const shown = all ? told : told.slice(-FEW);
  const stands = together(positions);
  const latest = changes[changes.length - 1];
  return (
    <>
      <h1>{visible(instrument.name)}</h1>
      <p class="meta">
        <span>{instrument.kind}{instrument.year && ` of ${instrument.year}`}</span>
        <span>{count(instrument.reports, "report")}</span>
        <a href={link("events", { instrument: instrument.name })}>its events</a>
        <a href={link("timeline", { instrument: instrument.name })}>its timeline</a>
      </p>
      <dl class="facts">
        {latest && <><dt>Status</dt><dd><b>{plain(latest.change)}</b>: {latest.told}, {on(latest)}</dd></>}
        {instrument.parties.length > 0 && <><dt>{instrument.kind === "sanctions" || instrument.kind === "policy" || instrument.kind === "law" ? "Of" : "Parties"}</dt><dd>{list(instrument.parties.map(entity))}</dd></>}
        {also.length > 0 && <><dt>Also called</dt><dd>{also.map((name) => `“${visible(name)}”`).join(", ")}</dd></>}
      </dl>
      <div class="two">
        <section>
          <h2>What became of it</h2>
          {told.length > shown.length && <p><button type="button" class="quiet" onClick={() => open(true)}>show {count(told.length - shown.length, "earlier change")}</button></p>}
          {changes.length ? (
            <ol class="story">
              {shown.map(([change, times]) => (
                <li key={`${change.words.report}:${change.words.start}`} class={`change-${change.change}`}>
                  <p class="title">{begun(change.told)}</p>
                  <p class="meta"><b class="act">{plain(change.change)}</b><span>{on(change)}</span>{times > 1 && <span>told {count(times, "time")}</span>}</p>
                  <Source sentence={change.sentence} words={change.words} date={change.report_date} />
                </li>
              ))}
            </ol>
          ) : <Empty>No report tells of a change.</Empty>}
          {changes.some((change) => !change.when) && <p class="hint">What the text tells as background without a date stands first, by the days of the reports.</p>}
        </section>
        <section>
          <h2>Positions</h2>
          {positions.length ? (
            <ol class="story">
              {stands.slice(0, all ? undefined : FEW).map((some, i) => {
                const one = some[0]!;
                return (
                  <li key={i}>
                    <p class="title">
                      {some.map((who, k) => <span key={k}>{k > 0 && (k === some.length - 1 ? " and " : ", ")}<a href={link("actor", { name: who.speaker, code: who.code })}>{visible(who.speaker)}</a></span>)}
                      {" "}<span class={`stance stance-${one.stance}`}>{verb(one.stance, some.length)}</span> {one.towards === instrument.key ? "it" : `“${visible(one.towards)}”`}
                    </p>
                    <p class="meta">
                      <span>{one.until ? `from ${day(one.since)} until ${day(one.until)}` : `since ${day(one.since)}`}</span>
                      {one.times > 1 && <span>said {count(one.times, "time")}</span>}
                      {one.before && <b class="changed">changed: before, {plain(one.before)}</b>}
                    </p>
                    <Source sentence={one.sentence} words={one.words} date={one.since} />
                  </li>
                );
              })}
              {stands.length > FEW && !all && <li><button type="button" class="quiet" onClick={() => open(true)}>show {count(stands.length - FEW, "more position")}</button></li>}
            </ol>
          ) : <Empty>No report tells of a position on it.</Empty>}
        </section>
      </div>
    </>
  );
}

/** So many changes and positions are shown at first. */
const FEW = 40;

/** Changes of one kind by the same on the same day, once each with how often they are told. */
function once(changes: readonly ChangeRow[]): [ChangeRow, number][] {
  const found = new Map<string, [ChangeRow, number]>();
  for (const change of changes) {
    const key = JSON.stringify([change.change, [...change.by].sort(), change.when ?? change.report_date]);
    const known = found.get(key);
    if (known) known[1]++;
    else found.set(key, [change, 1]);
  }
  return [...found.values()];
}

const begun = (told: string) => `${told.charAt(0).toUpperCase()}${told.slice(1)}`;
const on = (change: ChangeRow) => (change.when ? day(change.when) : `in the report of ${day(change.report_date)}`);

/** A stance as the verb of one or of several: supports, support. */
function verb(stance: string, several: number): string {
  const words = { supports: "support", opposes: "oppose", rejects: "reject", "calls-for": "call for", "commits-to": "commit to", neutral: "take no side on" }[stance];
  return several > 1 && words ? words : stance === "neutral" ? "takes no side on" : plain(stance);
}

/** Positions that several take in the same words, together. */
function together(positions: readonly PositionRow[]): PositionRow[][] {
  const found = new Map<string, PositionRow[]>();
  for (const one of positions) {
    const key = JSON.stringify([one.stance, one.before, one.since, one.until, one.towards, one.words.report, one.words.start]);
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found.values()].sort((a, b) => a[0]!.since.localeCompare(b[0]!.since));
}
