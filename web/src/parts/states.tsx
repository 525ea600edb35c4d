// What is shown while data is on its way, when it cannot be had, and when there is none.
import type { ComponentChildren } from "preact";

export function Loading({ what }: { what: string }) {
  return <p class="state loading" role="status">Loading {what}…</p>;
}

export function Failure({ error }: { error: string }) {
  return <p class="state failure" role="alert">This could not be loaded: {error}.</p>;
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="state" role="status">{children}</p>;
}
