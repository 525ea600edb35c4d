// Events and statements of the ledger as lines with their words, wherever they are listed.
import { link, type View } from "../route";
import { Code } from "./entity";
import type { EventRow, Party, StatementRow, Words } from "../rows";
import { Characters, visible } from "../segments";
import { count, day, QUADS, short, STATUS, when } from "../words";

/** The days of a row: one, a month, a year, a range, or an open one. */
export function span(row: { first: string | null; last: string | null; precision: string; basis: string }): string {
  return when({ ...row, start: null, end: null, text: null });
}

export function PartyNames({ parties }: { parties: readonly Party[] }) {
  return (
    <>
      {parties.map((one, i) => (
        <span key={one.actor + i}>
          {i > 0 && (i === parties.length - 1 ? " and " : ", ")}
          <a href={link("actor", { name: one.name, code: one.code })}>{visible(one.name)}</a>
          <Code of={one} />
        </span>
      ))}
    </>
  );
}

/** A sentence with some of its words marked. */
export function Marked({ sentence, words }: { sentence: Words; words: Words }) {
  const text = new Characters(sentence.text);
  const [from, to] = [Math.max(0, words.start - sentence.start), Math.min(text.length, words.end - sentence.start)];
  if (to <= from) return <>{visible(sentence.text)}</>;
  return <>{visible(text.slice(0, from))}<mark>{visible(text.slice(from, to))}</mark>{visible(text.slice(to, text.length))}</>;
}

/** The words behind a row and the report that they stand in. */
export function Source({ sentence, words, title, source, date, item }: {
  sentence: Words; words: Words; title?: string | null | undefined; source?: string | null | undefined; date: string; item?: string | undefined;
}) {
  return (
    <>
      <blockquote class="words"><Marked sentence={sentence} words={words} /></blockquote>
      <p class="meta source">
        <a href={link("report", { id: words.report, item })}>{visible(title ? short(title, 120) : `Report of ${day(date)}`)}</a>
        {source && <span>{visible(source)}</span>}{title && <span>{day(date)}</span>}
      </p>
    </>
  );
}

interface Counted { id: string; reports: number; independent: number; contradictions: string[] }

function Tellings({ row, of }: { row: Counted; of?: View }) {
  if (row.reports < 2) return null;
  return <span><a href={link("item", { id: row.id, of })}>{count(row.reports, "report")}, {row.independent} independent{row.contradictions.length > 0 && ", contradicting each other"}</a></span>;
}

function Between({ from, to }: { from: readonly Party[]; to: readonly Party[] }) {
  return <span class="between"><PartyNames parties={from} />{to.length > 0 && <><span class="arrow" aria-label="towards"> → </span><PartyNames parties={to} /></>}</span>;
}

export function EventLine({ row }: { row: EventRow }) {
  return (
    <li class={`item card quad-${row.quad_code} status-${row.status}`}>
      <p class="title">{visible(row.told)}</p>
      <p class="meta">
        <b class="act" title={QUADS[row.quad_code - 1]}>{[row.event, ...row.mode].join(" · ")}</b>
        {row.status !== "actual" && <span class={`chip status-${row.status}`}>{STATUS[row.status] ?? row.status}</span>}
        <span>{span(row)}</span>
        {row.place && <span>{visible(row.place.name ?? row.place.words.text)}</span>}
        {row.actors.length > 0 && <Between from={row.actors} to={row.recipients} />}
        <Tellings row={row} />
      </p>
      <Source sentence={row.sentence} words={row.trigger} title={row.title} source={row.source} date={row.report_date} item={row.telling} />
    </li>
  );
}

export function StatementLine({ row }: { row: StatementRow }) {
  return (
    <li class="item card statement">
      <p class="title">{visible(row.told)}</p>
      <p class="meta">
        <b class="act">{row.kind}</b><span>{span(row)}</span>
        {row.speakers.length > 0 && <Between from={row.speakers} to={row.addressees} />}
        <Tellings row={row} of="statements" />
      </p>
      <Source sentence={row.sentence} words={row.content} title={row.title} source={row.source} date={row.report_date} item={row.telling} />
    </li>
  );
}
