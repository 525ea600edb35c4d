// The report view: the text with its marks, and beside it the record as lines; each leads to the other.
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useData } from "../api";
import { Failure, Loading } from "../parts/states";
import { Parties, type Names } from "../parts/entity";
import type { Event, Instrument, Record, Refusal, Statement } from "../record";
import { Characters, paragraphs, segments, visible, type Mark, type Segment } from "../segments";
import { basis, code, day, list, QUADS, when } from "../words";
import { citation } from "../cite";

type Line =
  | { kind: "event"; id: string; at: number; event: Event }
  | { kind: "statement"; id: string; at: number; stmt: Statement }
  | { kind: "refusal"; id: string; at: number; refusal: Refusal };

const TABS = ["What happened", "Instruments", "Order", "Who", "Not coded"] as const;
type Tab = (typeof TABS)[number];

const LAYERS = ["actor", "trigger", "quote", "instrument", "date", "place"] as const;

export function ReportView({ id, item }: { id: string; item: string | null }) {
  const record = useData<Record>(`/api/v1/reports/${encodeURIComponent(id)}`);
  if (record.error) return <Failure error={record.error} />;
  if (!record.data) return <Loading what="the report" />;
  return <Reading record={record.data} first={item} />;
}

/** A record beside its text; `first` is the line that is open to begin with. */
export function Reading({ record, first = null }: { record: Record; first?: string | null }) {
  const [picked, pick] = useState<string | null>(first);
  const [hovered, hover] = useState<string | null>(null);
  const [tab, show] = useState<Tab>("What happened");
  const [hidden, hide] = useState<ReadonlySet<string>>(new Set());
  const text = useMemo(() => new Characters(record.report.text), [record]);
  const names: Names = useMemo(() => new Map(record.actors.map((actor) => [actor.id, actor.name])), [record]);
  const lines = useMemo(() => reading(record), [record]);
  const base = useMemo(() => marks(record), [record]);
  const active = hovered ?? picked;
  const all = useMemo(
    () => [...base.filter((mark) => !hidden.has(mark.kind)), ...(active ? roles(record, active) : [])],
    [base, record, active, hidden],
  );
  const choose = (item: string | null) => {
    pick(item === picked ? null : item);
    if (item) show(home(item, record));
  };
  useEffect(() => {
    const clear = (event: KeyboardEvent) => {
      if (event.key === "Escape") pick(null);
    };
    addEventListener("keydown", clear);
    return () => removeEventListener("keydown", clear);
  }, []);
  const toggle = (layer: string) => {
    const next = new Set(hidden);
    if (!next.delete(layer)) next.add(layer);
    hide(next);
  };
  const count: { [tab in Tab]: number } = {
    "What happened": record.events.length + record.statements.length, Instruments: record.instruments.length,
    Order: record.order.length, Who: record.actors.length, "Not coded": record.refusals.length,
  };
  const shared = { picked, choose, hover, names };
  const body = record.report.sentences[0]?.start ?? 0;
  return (
    <article class="reading">
      <ReportHead record={record} />
      <div class="layers" role="group" aria-label="Marks shown in the text">
        {LAYERS.map((layer) => (
          <button key={layer} type="button" class={`layer k-${layer}`} aria-pressed={!hidden.has(layer)} onClick={() => toggle(layer)}>
            {layer === "trigger" ? "acts" : `${layer}s`}
          </button>
        ))}
      </div>
      <div class="pages">
        <section class="text" aria-label="The report's text">
          {paragraphs(text).map(([start, end]) => (
            <p key={start}>
              {start < body && <span class="preamble">{visible(text.slice(start, Math.min(body, end)))}</span>}
              {segments(text, all, Math.max(start, Math.min(body, end)), end).map((segment) => (
                <Run key={segment.start} segment={segment} picked={picked} choose={choose} hover={hover} />
              ))}
            </p>
          ))}
        </section>
        <section class="lines" aria-label="The record">
          <div role="tablist" aria-label="Parts of the record" class="tabs">
            {TABS.map((name) => (
              <button
                key={name} type="button" role="tab" id={`tab-${slug(name)}`} aria-selected={tab === name} aria-controls="lines"
                tabIndex={tab === name ? 0 : -1} onClick={() => show(name)} onKeyDown={(event) => step(event, tab, show)}
              >
                {name} <span class="count">{count[name]}</span>
              </button>
            ))}
          </div>
          <div role="tabpanel" id="lines" aria-labelledby={`tab-${slug(tab)}`} tabIndex={0}>
            {tab === "What happened" && lines.map((line) => <LineItem key={line.id} line={line} record={record} text={text} {...shared} />)}
            {tab === "Instruments" && record.instruments.map((deed) => <DeedItem key={deed.id} deed={deed} text={text} {...shared} />)}
            {tab === "Order" && <OrderList record={record} text={text} {...shared} />}
            {tab === "Who" && <People record={record} {...shared} />}
            {tab === "Not coded" && record.refusals.map((refusal, i) => (
              <Item key={i} id={`refusal-${i}`} {...shared} title={<><b>“{visible(text.slice(refusal.start, refusal.end))}”</b> {refusal.reason.replaceAll("-", " ")}</>}>
                <p>{visible(refusal.detail)}</p>
              </Item>
            ))}
            {count[tab] === 0 && <p class="empty">Nothing of this kind in the report.</p>}
          </div>
        </section>
      </div>
    </article>
  );
}

function ReportHead({ record }: { record: Record }) {
  const { report } = record;
  const safe = report.url && /^https?:\/\//i.test(report.url) ? report.url : null;
  const [copied, done] = useState(false);
  const copy = () => void navigator.clipboard.writeText(citation(report)).then(() => done(true));
  return (
    <header class="report-head">
      <h1>{visible(report.title ?? opening(record))}</h1>
      <p class="meta">
        <time dateTime={report.date}>{day(report.date)}</time>
        {report.source && <span>{visible(report.source)}</span>}
        {safe ? <a href={safe} rel="noopener noreferrer" target="_blank">original</a> : report.url && <span>{visible(report.url)}</span>}
        <span>{record.report.sentences.length} sentences</span>
        <button type="button" class="quiet" onClick={copy}>{copied ? "copied" : "copy citation"}</button>
        <a href={`/api/v1/reports/${encodeURIComponent(report.id)}`} download={`${report.id}.json`}>record</a>
      </p>
    </header>
  );
}

function opening(record: Record): string {
  const first = record.report.sentences[0];
  const words = first ? new Characters(record.report.text).slice(first.start, first.end) : record.report.text.slice(0, 90);
  return words.length > 110 ? `${words.slice(0, 100)}…` : words;
}

/** Show one run of text: its marks as classes; where a mark opens, a place to stop at with the keyboard. */
function Run({ segment, picked, choose, hover }: { segment: Segment; picked: string | null; choose: (item: string | null) => void; hover: (item: string | null) => void }) {
  if (!segment.marks.length) return <>{visible(segment.text)}</>;
  const items = [...segment.marks].sort((a, b) => rank(a) - rank(b)).filter((mark) => mark.item);
  const top = items[0];
  const classes = ["run", ...new Set(segment.marks.map((mark) => `k-${mark.kind}`))].join(" ");
  if (!top) return <span class={classes}>{visible(segment.text)}</span>;
  const next = () => {
    const ids = [...new Set(items.map((mark) => mark.item))];
    choose(ids[(ids.indexOf(picked ?? "") + 1) % ids.length] ?? null);
  };
  const opens = segment.opens.some((mark) => mark.item === top.item && mark.kind === top.kind);
  const stop = opens
    ? {
        tabIndex: 0, role: "button" as const, "aria-label": `${visible(segment.text)}: ${top.label}`, onFocus: () => hover(top.item), onBlur: () => hover(null),
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            next();
          }
        },
      }
    : {};
  return (
    <span class={classes} title={top.label} onClick={next} onMouseEnter={() => hover(top.item)} onMouseLeave={() => hover(null)} {...stop}>
      {visible(segment.text)}
    </span>
  );
}

const RANKS = ["trigger", "cue", "quote", "instrument", "change", "date", "place", "actor", "content", "refusal"];
const rank = (mark: Mark) => (RANKS.indexOf(mark.kind) + RANKS.length) % RANKS.length;

interface Shared { picked: string | null; choose: (item: string | null) => void; hover: (item: string | null) => void; names: Names }

function Item({ id, title, meta, children, picked, choose, hover, kind = "" }: Shared & {
  id: string; title: ComponentChildren; meta?: ComponentChildren; children?: ComponentChildren; kind?: string;
}) {
  const open = picked === id;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) place.current?.scrollIntoView({ block: "nearest" });
  }, [open]);
  return (
    <div ref={place} class={`item ${kind} ${open ? "open" : ""}`} data-item={id} onMouseEnter={() => hover(id)} onMouseLeave={() => hover(null)}>
      <button type="button" aria-expanded={open} onClick={() => choose(id)} onFocus={() => hover(id)} onBlur={() => hover(null)}>
        <span class="title">{title}</span>
        {meta && <span class="meta">{meta}</span>}
      </button>
      {open && <div class="more">{children}</div>}
    </div>
  );
}

function LineItem({ line, record, text, ...shared }: Shared & { line: Line; record: Record; text: Characters }) {
  if (line.kind === "event") return <EventItem event={line.event} record={record} text={text} {...shared} />;
  if (line.kind === "statement") return <StatementItem stmt={line.stmt} text={text} {...shared} />;
  return null;
}

export function act(event: { event: string; mode: readonly string[] }): string {
  return [event.event, ...event.mode].join(" · ");
}

function EventItem({ event, record, text, ...shared }: Shared & { event: Event; record: Record; text: Characters }) {
  const voucher = record.statements.find((stmt) => stmt.id === event.attributed_to);
  return (
    <Item
      {...shared} id={event.id} kind={`quad-${event.quad_code} status-${event.status}`}
      title={
        <>
          <Parties entities={event.actor} names={shared.names} /> <b class="act">{act(event)}</b>
          {event.recipient.length > 0 && <span class="arrow"> → </span>}
          <Parties entities={event.recipient} names={shared.names} />
        </>
      }
      meta={
        <>
          <span class={`chip status-${event.status}`}>{event.status}</span>
          <span>{when(event.date)}</span>
          {event.event_loc && <span>{visible(event.event_loc.resolved_place ?? event.event_loc.extracted_place)}</span>}
          {voucher && <span>said by {list(voucher.speaker.map((one) => shared.names.get(one.id) ?? one.entity_text))}</span>}
        </>
      }
    >
      <Sentence record={record} text={text} index={event.sentence} spans={[event.trigger, ...event.actor, ...event.recipient]} />
      <dl>
        <dt>Why</dt><dd>{visible(event.why)}</dd>
        <dt>Class</dt><dd>{QUADS[event.quad_code - 1]}{event.context.length > 0 && `; ${event.context.join(", ")}`}</dd>
        <dt>CAMEO</dt><dd>{event.cameo}{event.goldstein !== null && `, Goldstein ${event.goldstein}`}</dd>
        <dt>When</dt><dd>{when(event.date)}: {basis(event.date)}{event.date.text && <> (“{visible(event.date.text)}”)</>}</dd>
        {event.mentions.length > 0 && <><dt>Told again</dt><dd>{event.mentions.map((span) => `“${visible(span.text)}”`).join(", ")}</dd></>}
        <dt>Confidence</dt><dd><meter min={0} max={1} value={event.confidence} aria-label="Confidence" /> {event.confidence.toFixed(2)}</dd>
      </dl>
    </Item>
  );
}

function StatementItem({ stmt, text, ...shared }: Shared & { stmt: Statement; text: Characters }) {
  const said = visible(text.slice(stmt.content.start, stmt.content.end));
  return (
    <Item
      {...shared} id={stmt.id} kind="statement"
      title={
        <>
          <Parties entities={stmt.speaker} names={shared.names} /> <b class="act">{stmt.kind}</b>
          {stmt.addressee.length > 0 && <><span class="arrow"> → </span><Parties entities={stmt.addressee} names={shared.names} /></>}
          <q class="said">{said.length > 130 ? `${said.slice(0, 120)}…` : said}</q>
        </>
      }
      meta={<><span>statement</span><span>{when(stmt.date)}</span>{stmt.medium && <span>{visible(stmt.medium.text)}</span>}</>}
    >
      <blockquote>{said}</blockquote>
      <dl>
        {stmt.cue && <><dt>Cue</dt><dd>“{visible(stmt.cue.text)}”</dd></>}
        {stmt.quotes.length > 0 && <><dt>Quoted</dt><dd>{stmt.quotes.map((span) => <q key={span.start}>{visible(span.text)}</q>)}</dd></>}
        {stmt.stance.length > 0 && <><dt>Stance</dt><dd>{stmt.stance.map((one) => `${one.stance} ${visible(one.towards)}`).join("; ")}</dd></>}
      </dl>
    </Item>
  );
}

function Sentence({ record, text, index, spans }: { record: Record; text: Characters; index: number; spans: { start: number; end: number }[] }) {
  const sent = record.report.sentences[index];
  if (!sent) return null;
  const marks: Mark[] = spans.map((span) => ({ start: span.start, end: span.end, kind: "here", item: "", label: "" }));
  return (
    <blockquote>
      {segments(text, marks, sent.start, sent.end).map((run) => run.marks.length ? <mark key={run.start}>{visible(run.text)}</mark> : visible(run.text))}
    </blockquote>
  );
}

function DeedItem({ deed, text, ...shared }: Shared & { deed: Instrument; text: Characters }) {
  return (
    <Item
      {...shared} id={deed.id} kind="instrument"
      title={<><b>{visible(deed.name)}</b> {deed.kind}{deed.year && ` of ${deed.year}`}</>}
      meta={<>{deed.status && <span class="chip">{deed.status}</span>}{deed.parties.length > 0 && <span>{deed.parties.join(", ")}</span>}</>}
    >
      {deed.changes.length > 0 && (
        <ol class="changes">
          {deed.changes.map((change, i) => (
            <li key={i}>
              <b>{change.change}</b>{change.by.length > 0 && ` by ${list(change.by)}`}{change.date && `, ${day(change.date)}`}: <q>{visible(text.slice(change.start, change.end))}</q>
            </li>
          ))}
        </ol>
      )}
      <p>Named as {deed.mentions.map((span) => `“${visible(span.text)}”`).join(", ")}.</p>
    </Item>
  );
}

function OrderList({ record, text, ...shared }: Shared & { record: Record; text: Characters }) {
  const events = new Map(record.events.map((event) => [event.id, event]));
  const tell = (id: string) => {
    const event = events.get(id);
    return event ? <a href={`#${id}`} onClick={(click) => { click.preventDefault(); shared.choose(id); }}>{act(event)} “{visible(event.trigger.text)}”</a> : id;
  };
  return (
    <ul class="order">
      {record.order.map((pair, i) => (
        <li key={i}>{tell(pair.first)} <b>{pair.relation.replaceAll("-", " ")}</b> {tell(pair.second)} <q>{visible(text.slice(pair.start, pair.end))}</q></li>
      ))}
    </ul>
  );
}

function People({ record, ...shared }: Shared & { record: Record }) {
  return (
    <>
      {record.actors.map((actor) => (
        <Item
          key={actor.id} {...shared} id={actor.id} kind="actor"
          title={<><b>{visible(actor.name)}</b> <abbr class="code" title={code(actor)}>{code(actor)}</abbr></>}
          meta={<>{actor.office && <span>{visible(actor.office)}</span>}<span>{actor.mentions.length === 1 ? "1 mention" : `${actor.mentions.length} mentions`}</span></>}
        >
          <p>Named as {[...new Set(actor.mentions.map((one) => visible(one.text)))].map((name) => `“${name}”`).join(", ") || "part of a group"}.</p>
          {actor.members.length > 0 && <p>Members: {list(actor.members.map((id) => shared.names.get(id) ?? id))}.</p>}
          {actor.wikidata && /^Q\d+$/.test(actor.wikidata) && <p><a href={`https://www.wikidata.org/wiki/${actor.wikidata}`} rel="noopener noreferrer" target="_blank">Wikidata {actor.wikidata}</a></p>}
        </Item>
      ))}
    </>
  );
}

/** Events and statements in the order of their words. */
function reading(record: Record): Line[] {
  const lines: Line[] = [
    ...record.events.map((event): Line => ({ kind: "event", id: event.id, at: event.trigger.start, event })),
    ...record.statements.map((stmt): Line => ({ kind: "statement", id: stmt.id, at: Math.min(stmt.cue?.start ?? stmt.content.start, stmt.content.start), stmt })),
  ];
  return lines.sort((a, b) => a.at - b.at);
}

/** The marks that the text always shows. */
function marks(record: Record): Mark[] {
  const result: Mark[] = [];
  for (const actor of record.actors) {
    for (const one of actor.mentions) result.push({ ...one, kind: "actor", item: actor.id, label: `${actor.name}, ${code(actor)}` });
  }
  for (const event of record.events) {
    const label = `${act(event)}, ${event.status}`;
    for (const span of [event.trigger, ...event.mentions]) result.push({ ...span, kind: "trigger", item: event.id, label });
    const { start, end } = event.date;
    if (start !== null && end !== null) result.push({ start, end, kind: "date", item: event.id, label: when(event.date) });
    if (event.event_loc) result.push({ start: event.event_loc.start, end: event.event_loc.end, kind: "place", item: event.id, label: event.event_loc.resolved_place ?? "place" });
  }
  for (const stmt of record.statements) {
    for (const span of stmt.quotes) result.push({ ...span, kind: "quote", item: stmt.id, label: `quoted: ${stmt.kind}` });
  }
  for (const deed of record.instruments) {
    for (const span of deed.mentions) result.push({ ...span, kind: "instrument", item: deed.id, label: `${deed.name}, ${deed.kind}` });
  }
  return result;
}

/** The words behind one line, by the part that they play in it. */
function roles(record: Record, id: string): Mark[] {
  const of = (kind: string, spans: readonly ({ start: number; end: number } | null)[]): Mark[] =>
    spans.filter((span) => span !== null).map((span) => ({ start: span!.start, end: span!.end, kind: `role-${kind}`, item: "", label: kind }));
  const event = record.events.find((one) => one.id === id);
  if (event) {
    const { start, end } = event.date;
    return [
      ...of("actor", event.actor), ...of("recipient", event.recipient), ...of("act", [event.trigger, ...event.mentions]),
      ...of("detail", [start !== null && end !== null ? { start, end } : null, event.event_loc]),
    ];
  }
  const stmt = record.statements.find((one) => one.id === id);
  if (stmt) return [...of("actor", stmt.speaker), ...of("recipient", stmt.addressee), ...of("act", [stmt.cue]), ...of("content", [stmt.content]), ...of("detail", [stmt.medium])];
  const deed = record.instruments.find((one) => one.id === id);
  if (deed) return [...of("act", deed.mentions), ...of("detail", deed.changes)];
  const actor = record.actors.find((one) => one.id === id);
  if (actor) return of("actor", actor.mentions);
  const refusal = /^refusal-(\d+)$/.exec(id);
  return refusal ? of("detail", [record.refusals[Number(refusal[1])] ?? null]) : [];
}

/** The tab that holds the line of an item. */
function home(id: string, record: Record): Tab {
  if (id.startsWith("refusal-")) return "Not coded";
  if (record.instruments.some((deed) => deed.id === id)) return "Instruments";
  return record.actors.some((actor) => actor.id === id) ? "Who" : "What happened";
}

const slug = (name: string) => name.toLowerCase().replaceAll(" ", "-");

function step(event: KeyboardEvent, tab: Tab, show: (tab: Tab) => void): void {
  const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!move) return;
  event.preventDefault();
  const next = TABS[(TABS.indexOf(tab) + move + TABS.length) % TABS.length]!;
  show(next);
  document.getElementById(`tab-${slug(next)}`)?.focus();
}
