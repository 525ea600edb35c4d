// One instrument's story: every change with its words, and who supports, opposes or demands what, and since when.
import { useData } from "../api";
import { Source } from "../parts/eventrow";
import { Empty, Failure, Loading } from "../parts/states";
import { link } from "../route";
import type { ChangeRow, InstrumentRow, PositionRow } from "../rows";
import { visible } from "../segments";
import { code, day } from "../words";

interface Answer { instrument: InstrumentRow; changes: ChangeRow[]; positions: PositionRow[] }

export function InstrumentView({ id }: { id: string }) {
  const answer = useData<Answer>(id ? `/api/v1/instruments/${encodeURIComponent(id)}` : null);
  if (answer.error) return <Failure error={answer.error} />;
  if (!answer.data) return <Loading what="the instrument" />;
  const { instrument, changes, positions } = answer.data;
  return (
    <>
      <h1>{visible(instrument.name)}</h1>
      <p class="meta">
        <span>{instrument.kind}{instrument.year && ` of ${instrument.year}`}</span>
        {instrument.status && <span class="chip">{instrument.status}{instrument.since && ` since ${day(instrument.since)}`}</span>}
        {instrument.parties.length > 0 && <span>{instrument.parties.join(", ")}</span>}
        <span>{instrument.reports === 1 ? "1 report" : `${instrument.reports} reports`}</span>
        <a href={link("events", { instrument: instrument.name })}>its events</a>
      </p>
      {instrument.names.length > 1 && <p>Named as {instrument.names.map((name) => `“${visible(name)}”`).join(", ")}.</p>}
      <h2>What became of it</h2>
      {changes.length ? (
        <ol class="story">
          {changes.map((change, i) => (
            <li key={i}>
              <p><b>{change.change}</b>{change.by.length > 0 && ` by ${change.by.join(", ")}`} <span class="meta">{change.day ? day(change.day) : `told on ${day(change.report_date)}`}</span></p>
              <Source sentence={change.sentence} words={change.words} date={change.report_date} />
            </li>
          ))}
        </ol>
      ) : <Empty>No report tells of a change.</Empty>}
      <h2>Positions</h2>
      {positions.length ? (
        <ul class="story">
          {positions.map((one, i) => (
            <li key={i}>
              <p>
                <a href={link("actor", { name: one.speaker, code: one.code })}>{visible(one.speaker)}</a> <abbr class="code" title={code(one)}>{code(one)}</abbr>{" "}
                <b>{one.stance.replaceAll("-", " ")}</b> {visible(one.towards === instrument.key ? instrument.name : one.towards)}{" "}
                <span class="meta"><span>since {day(one.since)}{one.until && ` until ${day(one.until)}`}</span>{one.before && <span class="chip">before: {one.before}</span>}{one.times > 1 && <span>said {one.times} times</span>}</span>
              </p>
              <Source sentence={one.sentence} words={one.words} date={one.since} />
            </li>
          ))}
        </ul>
      ) : <Empty>No report tells of a position on it.</Empty>}
    </>
  );
}
