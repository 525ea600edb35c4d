// Events and statements of the ledger as lines with their words, wherever they are listed.
import { link } from "../route";
import type { EventRow, Party, StatementRow, Words } from "../rows";
import { Characters, visible } from "../segments";
import { code, day, QUADS } from "../words";

/** The days of a row: one, a range, or an open one. */
export function span(row: { first: string | null; last: string | null }): string {
  if (!row.first && !row.last) return "no date";
  if (row.first === row.last || !row.last) return day(row.first);
  return row.first ? `${day(row.first)} to ${day(row.last)}` : `until ${day(row.last)}`;
}

export function PartyNames({ parties }: { parties: readonly Party[] }) {
  return (
    <>
      {parties.map((one, i) => (
        <span key={one.actor + i}>
          {i > 0 && (i === parties.length - 1 ? " and " : ", ")}
          <a href={link("actor", { name: one.name, code: one.code })}>{visible(one.name)}</a>
          <abbr class="code" title={code(one)}>{code(one)}</abbr>
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
  sentence: Words; words: Words; title?: string | null; source?: string | null; date: string; item?: string;
}) {
  return (
    <>
      <blockquote class="words"><Marked sentence={sentence} words={words} /></blockquote>
      <p class="meta">
        <a href={link("report", { id: words.report, item })}>{visible(title ?? `report of ${day(date)}`)}</a>
        {source && <span>{visible(source)}</span>}{title && <span>{day(date)}</span>}
      </p>
    </>
  );
}

interface Counted { id: string; reports: number; independent: number; contradictions: string[] }

function Tellings({ row }: { row: Counted }) {
  if (row.reports < 2) return null;
  return <span><a href={link("item", { id: row.id })}>{row.reports} reports, {row.independent} independent{row.contradictions.length > 0 && ", contradicting"}</a></span>;
}

export function EventLine({ row }: { row: EventRow }) {
  return (
    <li class={`item card quad-${row.quad_code} status-${row.status}`}>
      <p class="title">
        <PartyNames parties={row.actors} /> <b class="act" title={QUADS[row.quad_code - 1]}>{[row.event, ...row.mode].join(" · ")}</b>
        {row.recipients.length > 0 && <span class="arrow"> → </span>}<PartyNames parties={row.recipients} />
      </p>
      <p class="meta">
        <span class={`chip status-${row.status}`}>{row.status}</span><span>{span(row)}</span>
        {row.place && <span>{visible(row.place.name ?? row.place.words.text)}</span>}<Tellings row={row} />
      </p>
      <Source sentence={row.sentence} words={row.trigger} title={row.title} source={row.source} date={row.report_date} item={row.telling} />
    </li>
  );
}

export function StatementLine({ row }: { row: StatementRow }) {
  return (
    <li class="item card statement">
      <p class="title">
        <PartyNames parties={row.speakers} /> <b class="act">{row.kind}</b>
        {row.addressees.length > 0 && <span class="arrow"> → </span>}<PartyNames parties={row.addressees} />
      </p>
      <p class="meta"><span>statement</span><span>{span(row)}</span><Tellings row={row} /></p>
      <Source sentence={row.sentence} words={row.content} title={row.title} source={row.source} date={row.report_date} item={row.telling} />
    </li>
  );
}
