// The reports that the ledger holds, latest first, and where allowed a box to have a text coded.
import { useState } from "preact/hooks";
import { useData } from "../api";
import { asked } from "../filters";
import { FilterBar } from "../parts/filterbar";
import { Pages } from "../parts/pages";
import { Nothing } from "../parts/states";
import type { Record } from "../record";
import { link } from "../route";
import type { ReportRow } from "../rows";
import { visible } from "../segments";
import { count, day, short } from "../words";
import { Reading } from "./report";

interface Stats { reports: number; events: number; statements: number; actors: number; instruments: number; first: string | null; last: string | null; coding: boolean }

export function ReportsView({ query }: { query: URLSearchParams }) {
  const stats = useData<Stats>("/api/v1/stats");
  return (
    <>
      <h1>Reports</h1>
      {stats.data && (
        <p class="meta">
          <span>{count(stats.data.reports, "report")}</span><span>{count(stats.data.events, "event")}</span><span>{count(stats.data.statements, "statement")}</span><span>{count(stats.data.instruments, "instrument")}</span>
          {stats.data.first && <span>{stats.data.first === stats.data.last ? day(stats.data.first) : `${day(stats.data.first)} to ${day(stats.data.last)}`}</span>}
        </p>
      )}
      {stats.data?.coding && <Coding />}
      <FilterBar view="reports" query={query} />
      <Pages<ReportRow> address={`/api/v1/reports${asked(query, { limit: "30" })}`} what="reports" empty={<Nothing what="reports" view="reports" query={query} />}>
        {(rows) => (
          <ol class="cards">
            {rows.map((row) => (
              <li key={row.id} class="card">
                <h2><a href={link("report", { id: row.id })}>{visible(short(row.title ?? row.opening, 160))}</a></h2>
                {row.title && <p>{visible(short(row.opening, 300))}</p>}
                <p class="meta"><time dateTime={row.day}>{day(row.day)}</time>{row.source && <span>{visible(row.source)}</span>}<span>{count(row.events, "event")}</span><span>{count(row.statements, "statement")}</span></p>
              </li>
            ))}
          </ol>
        )}
      </Pages>
    </>
  );
}

/** Have a pasted text coded by the server, when it was started to allow that; nothing is kept. */
function Coding() {
  const [record, set] = useState<Record | null>(null);
  const [error, fail] = useState<string | null>(null);
  const [busy, work] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    work(true);
    fail(null);
    try {
      const answer = await fetch("/api/v1/code?told=true", {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ text: form.get("text"), date: form.get("date") || null }),
      });
      const body = (await answer.json()) as Record & { message?: string };
      if (answer.ok) set(body);
      else fail(body.message ?? `the server answered ${answer.status}`);
    } catch {
      fail("the server did not answer");
    } finally {
      work(false);
    }
  };
  return (
    <details class="coding">
      <summary>Code a text of your own</summary>
      <p class="hint">Paste a report and give its day. It is coded on this machine and shown here; nothing is kept.</p>
      <form onSubmit={(event) => void submit(event)}>
        <label>date of the report <input type="date" name="date" required /></label>
        <label>text <textarea name="text" rows={8} required maxLength={100000} /></label>
        <button type="submit" class="main" disabled={busy}>{busy ? "coding…" : "code"}</button>
      </form>
      {error && <p class="failure" role="alert">{error}</p>}
      {record && <Reading record={record} />}
    </details>
  );
}
