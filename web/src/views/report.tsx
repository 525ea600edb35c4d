// The report view: the text with its marks, and beside it the record as lines; each leads to the other.
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useData, useEntities } from "../api";
import { Failure, Loading } from "../parts/states";
import { Code, Parties, type Names } from "../parts/entity";
import type { Event, Instrument, Record, Statement } from "../record";
import { link } from "../route";
import { Characters, paragraphs, segments, visible, type Mark, type Segment } from "../segments";
import { REFUSED, steps } from "../why";
import { basis, code, count, day, list, plain, QUADS, short, STATUS, when } from "../words";
import { citation } from "../cite";

type Line =
  | { kind: "event"; id: string; at: number; event: Event }
  | { kind: "statement"; id: string; at: number; stmt: Statement };

const TABS = ["What happened", "Instruments", "Order", "Who", "Not coded"] as const;
type Tab = (typeof TABS)[number];

const LAYERS: readonly (readonly [string, string])[] = [
  ["actor", "actors"], ["trigger", "acts"], ["quote", "quotes"], ["instrument", "instruments"], ["date", "dates"], ["place", "places"], ["refusal", "not coded"],
];

export function ReportView({ id, item }: { id: string; item: string | null }) {
  const record = useData<Record>(`/api/v1/reports/${encodeURIComponent(id)}?told=true`);
  if (record.error) return <Failure error={record.error} />;
  if (!record.data) return <Loading what="the report" />;
  return <Reading key={id} record={record.data} first={item} kept />;
}

/** A record beside its text; `first` is the line that is open to begin with, `kept` says that the ledger has it. */
export function Reading({ record, first = null, kept = false }: { record: Record; first?: string | null; kept?: boolean }) {
  const [picked, pick] = useState<string | null>(first);
  const [hovered, hover] = useState<string | null>(null);
  const [tab, show] = useState<Tab>(first ? home(first, record) : "What happened");
  const [hidden, hide] = useState<ReadonlySet<string>>(new Set(["refusal"]));
  const text = useMemo(() => new Characters(record.report.text), [record]);
  const names: Names = useMemo(() => new Map(record.actors.map((actor) => [actor.id, actor.name])), [record]);
  const lines = useMemo(() => reading(record), [record]);
  const base = useMemo(() => marks(record), [record]);
  const active = hovered ?? picked;
  const all = useMemo(
    () => [...base.filter((mark) => mark.kind === "refusal" && tab === "Not coded" ? true : !hidden.has(mark.kind)), ...(active ? roles(record, active) : [])],
    [base, record, active, hidden, tab],
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
  useEffect(() => {
    if (picked && matchMedia("(min-width: 52.01rem)").matches) toWords("nearest");
  }, [picked]);
  const toggle = (layer: string) => {
    const next = new Set(hidden);
    if (!next.delete(layer)) next.add(layer);
    hide(next);
  };
  const number: { [tab in Tab]: number } = {
    "What happened": record.events.length + record.statements.length, Instruments: record.instruments.length,
    Order: record.order.length, Who: record.actors.length, "Not coded": record.refusals.length,
  };
  const shared = { picked, choose, hover, names };
  const body = record.report.sentences[0]?.start ?? 0;
  return (
    <article class="reading">
      <ReportHead record={record} kept={kept} />
      <div class="pages">
        <section class="text" aria-label="The report's text">
          <div class="layers" role="group" aria-label="Marks shown in the text">
            {LAYERS.map(([layer, name]) => (
              <button key={layer} type="button" class={`layer k-${layer}`} aria-pressed={!hidden.has(layer)} onClick={() => toggle(layer)}>{name}</button>
            ))}
          </div>
          {paragraphs(text).filter(([, end]) => end > body).map(([start, end]) => (
            <p key={start}>
              {segments(text, all, Math.max(start, body), end).map((segment) => (
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
                {name} <span class="count">{number[name]}</span>
              </button>
            ))}
          </div>
          <div role="tabpanel" id="lines" aria-labelledby={`tab-${slug(tab)}`} tabIndex={0}>
            <p class="hint">{HINTS[tab]}</p>
            {tab === "What happened" && lines.map((line) => line.kind === "event"
              ? <EventItem key={line.id} event={line.event} record={record} text={text} {...shared} />
              : <StatementItem key={line.id} stmt={line.stmt} record={record} text={text} {...shared} />)}
            {tab === "Instruments" && record.instruments.map((deed) => <DeedItem key={deed.id} deed={deed} text={text} {...shared} />)}
            {tab === "Order" && <OrderList record={record} text={text} {...shared} />}
            {tab === "Who" && <People record={record} {...shared} />}
            {tab === "Not coded" && record.refusals.map((refusal, i) => (
              <Item key={i} id={`refusal-${i}`} {...shared} kind="refusal" title={<>“{visible(text.slice(refusal.start, refusal.end))}”</>} meta={<span>{REFUSED[refusal.reason] ?? plain(refusal.reason)}</span>}>
                <Around record={record} text={text} spans={[refusal]} />
                <p>{visible(refusal.detail)}</p>
              </Item>
            ))}
            {number[tab] === 0 && <p class="empty">Nothing of this kind in the report.</p>}
          </div>
        </section>
      </div>
    </article>
  );
}

/** Bring the words of the line that is open into view, unless they are. */
function toWords(block: ScrollLogicalPosition): void {
  requestAnimationFrame(() => document.querySelector(".text [class*=k-role-act], .text [class*=k-role-]")?.scrollIntoView({ block, behavior: "smooth" }));
}

const HINTS: { [tab in Tab]: string } = {
  "What happened": "Point at a line to see its words in the text; click it to see why it was coded so. Marks in the text lead back to their line.",
  Instruments: "Agreements, resolutions, laws, policies and sanctions, with what became of them.",
  Order: "What came before, after or in response to what, where the text says so.",
  Who: "Everybody named, with country or body and sector as coded. Codes are those of the codebook.",
  "Not coded": "What looked like an act and was left out, and why. These words are now underlined in the text.",
};

function ReportHead({ record, kept }: { record: Record; kept: boolean }) {
  const { report } = record;
  const safe = report.url && /^https?:\/\//i.test(report.url) ? report.url : null;
  const [copied, done] = useState(false);
  const copy = () => void navigator.clipboard.writeText(citation(report)).then(() => done(true));
  return (
    <header class="report-head">
      <h1>{visible(report.title ?? opening(record))}</h1>
      <div class="under">
        <p class="meta">
          <time dateTime={report.date}>{day(report.date)}</time>
          {report.source && <span>{visible(report.source)}</span>}
          {safe ? <a href={safe} rel="noopener noreferrer" target="_blank">original</a> : report.url && <span>{visible(report.url)}</span>}
          <span>{count(report.sentences.length, "sentence")}</span>
        </p>
        <p class="tools">
          <button type="button" class="quiet" onClick={copy}>{copied ? "copied" : "copy citation"}</button>
          {kept && <a class="quiet" href={`/api/v1/reports/${encodeURIComponent(report.id)}`} download={`${report.id}.json`}>record (JSON)</a>}
        </p>
      </div>
    </header>
  );
}

function opening(record: Record): string {
  const first = record.report.sentences[0];
  return short(first ? new Characters(record.report.text).slice(first.start, first.end) : record.report.text, 110);
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

const RANKS = ["refusal", "trigger", "instrument", "date", "place", "actor", "quote"];
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
      {open && <div class="more">{children}<button type="button" class="quiet small" onClick={() => toWords("center")}>show in the text</button></div>}
    </div>
  );
}

export function act(event: { event: string; mode: readonly string[] }): string {
  return [event.event, ...event.mode].join(" · ");
}

function EventItem({ event, record, text, ...shared }: Shared & { event: Event; record: Record; text: Characters }) {
  const voucher = record.statements.find((stmt) => stmt.id === event.attributed_to);
  return (
    <Item
      {...shared} id={event.id} kind={`quad-${event.quad_code} status-${event.status}`}
      title={<>{visible(record.told?.[event.id] ?? act(event))}</>}
      meta={
        <>
          <b class="act">{act(event)}</b>
          {event.status !== "actual" && <span class={`chip status-${event.status}`}>{STATUS[event.status] ?? event.status}</span>}
          <span>{when(event.date)}</span>
          {event.event_loc && <span>{visible(event.event_loc.resolved_place ?? event.event_loc.extracted_place)}</span>}
          {voucher && <span>said by {list(voucher.speaker.map((one) => visible(shared.names.get(one.id) ?? one.entity_text)))}</span>}
        </>
      }
    >
      <Around record={record} text={text} spans={[event.trigger, ...event.actor, ...event.recipient]} />
      <dl>
        <dt>Who</dt><dd><Parties entities={event.actor} names={shared.names} linked />{event.recipient.length > 0 && <> → <Parties entities={event.recipient} names={shared.names} linked /></>}</dd>
        <dt>When</dt><dd>{when(event.date)}: {basis(event.date)}{event.date.text && <> (“{visible(event.date.text)}”)</>}</dd>
        <dt>Status</dt><dd>{STATUS[event.status] ?? event.status}{event.status !== "actual" && ` (${event.status})`}</dd>
        <dt>Class</dt><dd>{QUADS[event.quad_code - 1]}{event.context.length > 0 && `; context: ${event.context.join(", ")}`}</dd>
        <dt>Codes</dt><dd>PLOVER {act(event)}, CAMEO {event.cameo}{event.goldstein !== null && `, Goldstein ${event.goldstein}`}</dd>
        {event.mentions.length > 0 && <><dt>Told again</dt><dd>{event.mentions.map((span) => `“${visible(span.text)}”`).join(", ")}</dd></>}
        <dt>Why so</dt><dd><ul class="why">{steps(event.why).map((one, i) => <li key={i}>{visible(one)}</li>)}</ul></dd>
        <dt>Confidence</dt><dd><meter min={0} max={1} value={event.confidence} aria-label="Confidence" /> {event.confidence.toFixed(2)}</dd>
      </dl>
    </Item>
  );
}

function StatementItem({ stmt, record, text, ...shared }: Shared & { stmt: Statement; record: Record; text: Characters }) {
  const said = visible(text.slice(stmt.content.start, stmt.content.end));
  return (
    <Item
      {...shared} id={stmt.id} kind="statement"
      title={<>{visible(record.told?.[stmt.id] ?? stmt.kind)}: <span class="said">{short(said, 130)}</span></>}
      meta={<><b class="act">{stmt.kind}</b><span>{when(stmt.date)}</span>{stmt.medium && <span>{visible(stmt.medium.text)}</span>}</>}
    >
      <Around record={record} text={text} spans={[stmt.content]} />
      <dl>
        <dt>Who</dt><dd><Parties entities={stmt.speaker} names={shared.names} linked />{stmt.addressee.length > 0 && <> → <Parties entities={stmt.addressee} names={shared.names} linked /></>}</dd>
        {stmt.cue && <><dt>Shown by</dt><dd>“{visible(stmt.cue.text)}”</dd></>}
        {stmt.quotes.length > 0 && <><dt>Quoted</dt><dd>{stmt.quotes.map((span, i) => <span key={span.start}>{i > 0 && ", "}“{visible(bare(span.text))}”</span>)}</dd></>}
        {stmt.stance.length > 0 && <><dt>Stance</dt><dd>{stmt.stance.map((one, i) => <span key={i}>{i > 0 && "; "}<b>{plain(one.stance)}</b> {visible(one.towards)}</span>)}</dd></>}
        <dt>When</dt><dd>{when(stmt.date)}: {basis(stmt.date)}</dd>
      </dl>
    </Item>
  );
}

/** Quoted words without their own quotation marks. */
const bare = (text: string) => text.replace(/^[“”"'‘’«»,.\s]+|[“”"'‘’«»,.\s]+$/gu, "");

/** The sentence of some words, with these marked. */
function Around({ record, text, spans }: { record: Record; text: Characters; spans: readonly { start: number; end: number }[] }) {
  const first = spans[0]!;
  const sents = record.report.sentences.filter((sent) => sent.start < first.end && sent.end > first.start);
  if (!sents.length) return null;
  const marks: Mark[] = spans.map((span) => ({ start: span.start, end: span.end, kind: "here", item: "", label: "" }));
  return (
    <blockquote>
      {segments(text, marks, sents[0]!.start, sents[sents.length - 1]!.end).map((run) => run.marks.length ? <mark key={run.start}>{visible(run.text)}</mark> : visible(run.text))}
    </blockquote>
  );
}

function DeedItem({ deed, text, ...shared }: Shared & { deed: Instrument; text: Characters }) {
  const entity = useEntities();
  return (
    <Item
      {...shared} id={deed.id} kind="instrument"
      title={<b>{visible(deed.name)}</b>}
      meta={<><span>{deed.kind}{deed.year && ` of ${deed.year}`}</span>{deed.parties.length > 0 && <span>{list(deed.parties.map(entity))}</span>}{deed.status && <span class="chip">{plain(deed.status)}</span>}</>}
    >
      {deed.changes.length > 0 && (
        <ol class="changes">
          {deed.changes.map((change, i) => (
            <li key={i}>
              <b>{plain(change.change)}</b>{change.by.length > 0 && ` (${list(change.by.map(entity))})`}{change.date && `, ${day(change.date)}`}: “{visible(text.slice(change.start, change.end))}”
            </li>
          ))}
        </ol>
      )}
      <p>Named as {[...new Set(deed.mentions.map((span) => `“${visible(span.text)}”`))].join(", ")}.</p>
    </Item>
  );
}

function OrderList({ record, text, ...shared }: Shared & { record: Record; text: Characters }) {
  const events = new Map(record.events.map((event) => [event.id, event]));
  const tell = (id: string) => {
    const event = events.get(id);
    return event ? <a href={`#${id}`} onClick={(click) => { click.preventDefault(); shared.choose(id); }}>{visible(record.told?.[id] ?? act(event))}</a> : id;
  };
  return (
    <ul class="order">
      {record.order.map((pair, i) => (
        <li key={i}>{tell(pair.first)} <b>{plain(pair.relation)}</b> {tell(pair.second)} <span class="meta">“{visible(text.slice(pair.start, pair.end))}”</span></li>
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
          title={<><b>{visible(actor.name)}</b> <Code of={actor} /></>}
          meta={<>{actor.office && <span>{visible(actor.office)}</span>}<span>{count(actor.mentions.length, "mention")}</span></>}
        >
          <p>Named as {[...new Set(actor.mentions.map((one) => visible(one.text)))].map((name) => `“${name}”`).join(", ") || "part of a group"}.</p>
          <p><a href={link("actor", { name: actor.name, code: actor.code })}>All that the ledger has about {visible(actor.name)}</a></p>
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
  record.refusals.forEach((one, i) => result.push({ start: one.start, end: one.end, kind: "refusal", item: `refusal-${i}`, label: `not coded: ${REFUSED[one.reason] ?? one.reason}` }));
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
