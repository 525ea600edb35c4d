// The filters as a form whose state is the address, and what is seen as files to take away.
import { useEffect, useState } from "preact/hooks";
import { asked, FILTERS, LABELS, STATUSES, TYPES, type FilterName } from "../filters";
import { go, link, type View } from "../route";
import { QUADS } from "../words";

const FORMATS = [
  ["csv", "CSV"], ["csv&excel=true", "CSV for a spreadsheet"], ["parquet", "Parquet"], ["record", "records (JSON)"], ["geojson", "GeoJSON"], ["graphml", "GraphML"], ["gexf", "GEXF (Gephi)"],
  ["plover", "PLOVER"], ["gdelt", "GDELT"], ["icews", "ICEWS"], ["polecat", "POLECAT"], ["label-studio", "Label Studio"], ["spacy", "spaCy"], ["displacy", "page with marks"],
] as const;

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
  return (
    <div class="filters">
      <div class="chips">
        <button type="button" class="quiet" aria-expanded={open} aria-controls="filters" onClick={() => set(!open)}>filters</button>
        {active.map((name) => (
          <button key={name} type="button" class="chip filter" onClick={() => change(name, "")} aria-label={`Remove the filter ${LABELS[name]} ${value(name)}`}>
            {LABELS[name]}: {name === "quad_code" ? (QUADS[Number(value(name)) - 1] ?? value(name)) : value(name)} ×
          </button>
        ))}
        <Export query={query} of={view === "statements" ? "statements" : "events"} />
      </div>
      {open && (
        <form id="filters" class="fields" onSubmit={(event) => event.preventDefault()}>
          <Text name="actor" value={value("actor")} change={change} />
          <Text name="recipient" value={value("recipient")} change={change} />
          <Choice name="event" value={value("event")} change={change} options={TYPES.map((type) => [type, type])} />
          <Choice name="quad_code" value={value("quad_code")} change={change} options={QUADS.map((quad, i) => [String(i + 1), quad])} />
          <Choice name="status" value={value("status")} change={change} options={STATUSES.map((status) => [status, status])} />
          <Text name="first" value={value("first")} change={change} type="date" />
          <Text name="last" value={value("last")} change={change} type="date" />
          <Text name="place" value={value("place")} change={change} />
          <Text name="instrument" value={value("instrument")} change={change} />
          <Text name="text" value={value("text")} change={change} />
        </form>
      )}
    </div>
  );
}

type Change = (name: FilterName, to: string) => void;

function Text({ name, value, change, type = "text" }: { name: FilterName; value: string; change: Change; type?: string }) {
  const [typed, set] = useState(value);
  useEffect(() => set(value), [value]);
  return (
    <label>
      {LABELS[name]}
      <input type={type} value={typed} maxLength={100} onInput={(event) => set(event.currentTarget.value)} onChange={() => change(name, typed.trim())} />
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
      <summary>export</summary>
      <ul>
        {FORMATS.map(([format, name]) => (
          <li key={format}><a download href={`/api/v1/export${asked(query, { of })}&format=${format}`}>{name}</a></li>
        ))}
      </ul>
    </details>
  );
}
