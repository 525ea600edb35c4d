// A list that is fetched a page at a time.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { get } from "../api";
import { Empty, Failure, Loading } from "./states";

interface Page<T> { items: T[]; next: string | null }

export function Pages<T>({ address, what, children }: { address: string; what: string; children: (items: T[]) => ComponentChildren }) {
  const [items, set] = useState<T[] | null>(null);
  const [next, follow] = useState<string | null>(null);
  const [error, fail] = useState<string | null>(null);
  const load = (from: string, before: T[], signal?: AbortSignal) =>
    get<Page<T>>(from, signal)
      .then((page) => {
        set([...before, ...page.items]);
        follow(page.next);
      })
      .catch((problem: Error) => problem.name !== "AbortError" && fail(problem.message));
  useEffect(() => {
    const control = new AbortController();
    set(null);
    fail(null);
    void load(address, [], control.signal);
    return () => control.abort();
  }, [address]);
  if (error) return <Failure error={error} />;
  if (!items) return <Loading what={what} />;
  if (!items.length) return <Empty>No {what} to show. Remove a filter, or add reports with <code>dragoman add</code>.</Empty>;
  return (
    <>
      {children(items)}
      {next && <button type="button" class="quiet more" onClick={() => void load(`${address}${address.includes("?") ? "&" : "?"}next=${encodeURIComponent(next)}`, items)}>more</button>}
    </>
  );
}
