// Reading from the HTTP interface, with one shape of error.
import { useEffect, useState } from "preact/hooks";

export interface Problem { error: string; message: string }
export interface Loaded<T> { data: T | null; error: string | null; old: boolean }

/** Fetch JSON; a failure becomes an Error with a message for people. */
export async function get<T>(address: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(address, { headers: { Accept: "application/json" }, ...(signal ? { signal } : {}) });
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => null)) as Problem | null;
    throw new Error(problem?.message ?? `the server answered ${answer.status}`);
  }
  return (await answer.json()) as T;
}

/** Data of an address, fetched again when the address changes; null addresses are not fetched. With `keep`, what was
 * there before is given, as `old`, until what was asked for has come. */
export function useData<T>(address: string | null, { keep = false } = {}): Loaded<T> {
  const [state, set] = useState<Loaded<T> & { address: string | null }>({ data: null, error: null, old: false, address: null });
  useEffect(() => {
    if (address === null) return;
    const control = new AbortController();
    get<T>(address, control.signal)
      .then((data) => set({ data, error: null, old: false, address }))
      .catch((error: Error) => {
        if (error.name !== "AbortError") set({ data: null, error: error.message, old: false, address });
      });
    return () => control.abort();
  }, [address]);
  if (state.address === address) return state;
  return keep && state.data ? { ...state, error: null, old: true } : { data: null, error: null, old: false };
}

let entities: Promise<ReadonlyMap<string, string>> | null = null;

/** Names of countries and bodies by their codes; a code without one is its own name. */
export function useEntities(): (code: string) => string {
  const [names, set] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    entities ??= get<{ entities: { code: string; name: string }[] }>("/api/v1/codes").then((answer) => new Map(answer.entities.map((one) => [one.code, one.name])));
    entities.then(set).catch(() => (entities = null));
  }, []);
  return (code) => names.get(code) ?? code;
}
