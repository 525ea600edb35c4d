// Reading from the HTTP interface, with one shape of error.
import { useEffect, useState } from "preact/hooks";

export interface Problem { error: string; message: string }
export interface Loaded<T> { data: T | null; error: string | null }

/** Fetch JSON; a failure becomes an Error with a message for people. */
export async function get<T>(address: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(address, { headers: { Accept: "application/json" }, ...(signal ? { signal } : {}) });
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => null)) as Problem | null;
    throw new Error(problem?.message ?? `the server answered ${answer.status}`);
  }
  return (await answer.json()) as T;
}

/** Data of an address, fetched again when the address changes; null addresses are not fetched. */
export function useData<T>(address: string | null): Loaded<T> {
  const [state, set] = useState<Loaded<T> & { address: string | null }>({ data: null, error: null, address: null });
  useEffect(() => {
    if (address === null) return;
    const control = new AbortController();
    get<T>(address, control.signal)
      .then((data) => set({ data, error: null, address }))
      .catch((error: Error) => {
        if (error.name !== "AbortError") set({ data: null, error: error.message, address });
      });
    return () => control.abort();
  }, [address]);
  return state.address === address ? state : { data: null, error: null };
}
