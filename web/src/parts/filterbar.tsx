// The filters as a form whose state is the address, and what is seen as files to take away.
import { useEffect, useState } from "preact/hooks";
import { asked, FILTERS, KINDS, LABELS, STANCES, STATUSES, TYPES, type FilterName } from "../filters";
import { go, link, type View } from "../route";
import { day, plain, QUADS, STATUS } from "../words";

const FORMATS = [
  ["csv", "CSV"], ["csv&excel=true", "CSV for a spreadsheet"], ["parquet", "Parquet"], ["record", "records (JSON)"], ["geojson", "GeoJSON"], ["graphml", "GraphML"], ["gexf", "GEXF (Gephi)"],
  ["plover", "PLOVER"], ["gdelt", "GDELT"], ["icews", "ICEWS"], ["polecat", "POLECAT"], ["label-studio", "Label Studio"], ["spacy", "spaCy"], ["displacy", "page with marks"],
] as const;

/** The filters that each list heeds; drawings heed those of events. */
const OF_EVENTS = ["actor", "recipient", "event", "quad_code", "status", "first", "last", "place", "instrument", "text"] as const;
const HEEDED: { [view in View]?: readonly FilterName[] } = {
  reports: ["text", "first", "last", "source"], statements: ["actor", "recipient", "kind", "stance", "topic", "first", "last", "instrument", "text"],
  instruments: ["actor", "instrument"], actors: ["actor"],
};
const HINTS: { [name in FilterName]?: string } = {
  actor: "Iran, IRN, IRN GOV or a name", recipient: "given like an actor", place: "Beijing", instrument: "JCPOA", text: "nuclear “mutual respect”", topic: "sanctions", source: "who published it",
};

export function FilterBar({ view, query }: { view: View; query: URLSearchParams }) {
  const [open, set] = useState(false);
  const value = (name: FilterName) => query.get(name) ?? "";
  const change = (name: FilterName, to: string) => {
    const next = new URLSearchParams(query);
    next.delete("next");
    if (to) next.set(name, to);
    else next.delete(name);
    go(link(view, next));
  };
  const active = FILTERS.filter((name) => query.get(name));
  const fields: readonly FilterName[] = HEEDED[view] ?? OF_EVENTS;
  const idle = (name: FilterName) => HEEDED[view] !== undefined && !fields.includes(name) && name !== "party" && name !== "report";
  return (
    <div class="filters">
      <div class="chips">
        <button type="button" class="quiet" aria-expanded={open} aria-controls="filters" onClick={() => set(!open)}>filters {open ? "▴" : "▾"}</button>
        {active.map((name) => (
          <button key={name} type="button" class={`chip filter ${idle(name) ? "idle" : ""}`} title={idle(name) ? "has no effect on this list" : undefined} onClick={() => change(name, "")} aria-label={`Remove the filter ${LABELS[name]} ${value(name)}`}>
            {LABELS[name]}: {spelled(name, value(name))} ×
          </button>
        ))}
        <Export query={query} of={view === "statements" ? "statements" : "events"} />
      </div>
      {open && (
        <form id="filters" class="fields" onSubmit={(event) => event.preventDefault()}>
          {fields.map((name) => {
            const options = OPTIONS[name];
            return options ? <Choice key={name} name={name} value={value(name)} change={change} options={options} />
              : <Text key={name} name={name} value={value(name)} change={change} type={name === "first" || name === "last" ? "date" : "text"} />;
          })}
        </form>
      )}
    </div>
  );
}

const OPTIONS: { [name in FilterName]?: readonly (readonly [string, string])[] } = {
  event: TYPES.map((type) => [type, type]), quad_code: QUADS.map((quad, i) => [String(i + 1), quad]), status: STATUSES.map((status) => [status, STATUS[status] ?? status]),
  kind: KINDS.map((kind) => [kind, kind]), stance: STANCES.map((stance) => [stance, plain(stance)]),
};

function spelled(name: FilterName, value: string): string {
  if (name === "first" || name === "last") return day(value) || value;
  return OPTIONS[name]?.find(([key]) => key === value)?.[1] ?? value;
}

type Change = (name: FilterName, to: string) => void;

function Text({ name, value, change, type = "text" }: { name: FilterName; value: string; change: Change; type?: string }) {
  const [typed, set] = useState(value);
  useEffect(() => set(value), [value]);
  return (
    <label>
      {LABELS[name]}
      <input type={type} value={typed} maxLength={100} placeholder={type === "text" ? HINTS[name] : undefined} onInput={(event) => set(event.currentTarget.value)} onChange={() => change(name, typed.trim())} />
    </label>
  );
}

function Choice({ name, value, change, options }: { name: FilterName; value: string; change: Change; options: readonly (readonly [string, string])[] }) {
  return (
    <label>
      {LABELS[name]}
      <select value={value} onChange={(event) => change(name, event.currentTarget.value)}>
        <option value="">any</option>
        {options.map(([key, text]) => <option key={key} value={key}>{text}</option>)}
      </select>
    </label>
  );
}

function Export({ query, of }: { query: URLSearchParams; of: string }) {
  return (
    <details class="export">
      <summary>export {of}</summary>
      <ul>
        {FORMATS.map(([format, name]) => (
          <li key={format}><a download href={`/api/v1/export${asked(query, { of })}&format=${format}`}>{name}</a></li>
        ))}
      </ul>
    </details>
  );
}
