// A list that is fetched a page at a time.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { get } from "../api";
import { Empty, Failure, Loading } from "./states";

interface Page<T> { items: T[]; next: string | null }

export function Pages<T>({ address, what, empty, children }: { address: string; what: string; empty?: ComponentChildren; children: (items: T[]) => ComponentChildren }) {
  const [items, set] = useState<T[] | null>(null);
  const [next, follow] = useState<string | null>(null);
  const [error, fail] = useState<string | null>(null);
  const [busy, work] = useState(false);
  const current = useRef(address);
  current.current = address;
  const load = (from: string, before: T[], signal?: AbortSignal) => {
    work(true);
    return get<Page<T>>(from, signal)
      .then((page) => {
        if (current.current !== address) return;
        set([...before, ...page.items]);
        follow(page.next);
      })
      .catch((problem: Error) => problem.name !== "AbortError" && fail(problem.message))
      .finally(() => !signal?.aborted && work(false));
  };
  useEffect(() => {
    const control = new AbortController();
    fail(null);
    void load(address, [], control.signal);
    return () => control.abort();
  }, [address]);
  if (error) return <Failure error={error} />;
  if (!items) return <Loading what={what} />;
  if (!items.length) return <>{empty ?? <Empty>No {what}.</Empty>}</>;
  return (
    <div aria-busy={busy}>
      {children(items)}
      {next && <button type="button" class="quiet more" disabled={busy} onClick={() => void load(`${address}${address.includes("?") ? "&" : "?"}next=${encodeURIComponent(next)}`, items)}>more {what}</button>}
    </div>
  );
}
