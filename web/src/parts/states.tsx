// What is shown while data is on its way, when it cannot be had, and when there is none.
import type { ComponentChildren } from "preact";
import { FILTERS } from "../filters";
import { link, type View } from "../route";

export function Loading({ what }: { what: string }) {
  return <p class="state loading" role="status">Loading {what}…</p>;
}

export function Failure({ error }: { error: string }) {
  return (
    <div class="state failure" role="alert">
      <p>This could not be shown: {error.replace(/\.$/, "")}.</p>
      <p><a href={link("reports")}>To the reports</a></p>
    </div>
  );
}

/** Nothing fits the filters, or nothing is there at all; with a way on. */
export function Nothing({ what, view, query }: { what: string; view: View; query: URLSearchParams }) {
  const filtered = FILTERS.some((name) => query.get(name));
  return filtered
    ? <Empty>No {what} with these filters. <a href={link(view)}>Remove all filters</a></Empty>
    : <Empty>No {what} in this ledger yet. <code>dragoman add REPORT…</code> adds reports.</Empty>;
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="state" role="status">{children}</p>;
}
