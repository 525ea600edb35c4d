// The address bar is the state: a view and its filters, so that what is seen can be sent as a link.
import { useEffect, useState } from "preact/hooks";

export const VIEWS = ["reports", "report", "events", "statements", "item", "timeline", "network", "map", "matrix", "instruments", "instrument", "actors", "actor", "interface"] as const;
export type View = (typeof VIEWS)[number];
export type Query = { [name: string]: string | readonly string[] | null | undefined };

export interface Route { view: View; query: URLSearchParams }

/** The address of a view with filters; empty values are left out. */
export function link(view: View, query: Query | URLSearchParams = {}): string {
  const parameters = query instanceof URLSearchParams ? query : new URLSearchParams();
  if (!(query instanceof URLSearchParams)) {
    for (const [name, value] of Object.entries(query)) {
      for (const one of Array.isArray(value) ? value : [value]) if (one) parameters.append(name, String(one));
    }
  }
  const text = parameters.toString();
  return `/${view}${text ? `?${text}` : ""}`;
}

function read(): Route {
  const name = location.pathname.slice(1);
  const view = (VIEWS as readonly string[]).includes(name) ? (name as View) : "reports";
  return { view, query: new URLSearchParams(location.search) };
}

const listeners = new Set<() => void>();

/** Go to an address of the page without loading it anew. */
export function go(address: string, replace = false): void {
  history[replace ? "replaceState" : "pushState"](null, "", address);
  for (const listener of listeners) listener();
}

/** Where the page is, kept up to date; links within the page are followed without loading it anew. */
export function useRoute(): Route {
  const [route, set] = useState(read);
  useEffect(() => {
    const update = () => set(read());
    const follow = (event: MouseEvent) => {
      const anchor = (event.target as Element | null)?.closest?.("a"); // of HTML or of a drawing, which has no `origin`
      const href = anchor?.getAttribute("href");
      if (!anchor || !href || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
      const to = new URL(href, location.href);
      if (to.origin !== location.origin || anchor.hasAttribute("target") || anchor.hasAttribute("download") || href.startsWith("#") || to.pathname.startsWith("/api/")) return;
      event.preventDefault();
      go(to.pathname + to.search);
      scrollTo(0, 0);
    };
    listeners.add(update);
    addEventListener("popstate", update);
    document.addEventListener("click", follow);
    return () => {
      listeners.delete(update);
      removeEventListener("popstate", update);
      document.removeEventListener("click", follow);
    };
  }, []);
  return route;
}
