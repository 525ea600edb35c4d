// The frame around every view: name, navigation with the filters kept, search, light or dark.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { FILTERS } from "../filters";
import { link, type Route, type View } from "../route";
import { Search } from "./search";

const NAV: [View, string][] = [
  ["reports", "Reports"], ["events", "Events"], ["statements", "Statements"], ["timeline", "Timeline"], ["network", "Network"], ["map", "Map"], ["matrix", "Matrix"],
  ["instruments", "Instruments"], ["actors", "Actors"],
];

const PARENT: { [view in View]?: View } = { report: "reports", instrument: "instruments", actor: "actors", item: "events" };

/** The filters of an address without what belongs to one view only. */
function kept(query: URLSearchParams): URLSearchParams {
  const result = new URLSearchParams();
  for (const [name, value] of query) if ((FILTERS as readonly string[]).includes(name)) result.append(name, value);
  return result;
}

export function Shell({ route, home, children }: { route: Route; home: string; children: ComponentChildren }) {
  const shown = route.view === "item" && route.query.get("of") === "statements" ? "statements" : (PARENT[route.view] ?? route.view);
  useEffect(() => {
    const name = NAV.find(([view]) => view === shown)?.[1];
    document.title = name ? `${name} – dragoman` : "dragoman";
  }, [shown]);
  useEffect(() => {
    const nav = document.querySelector(".bar nav"), here = nav?.querySelector<HTMLElement>("[aria-current]");
    if (nav && here) nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.clientWidth) / 2;
  }, [shown]);
  return (
    <>
      <a class="skip" href="#main">Skip to the content</a>
      <header class="bar">
        <a class="brand" href={home}>dragoman</a>
        <nav aria-label="Views">
          {NAV.map(([view, name]) => (
            <a key={view} href={link(view, kept(route.query))} aria-current={shown === view ? "page" : undefined}>{name}</a>
          ))}
        </nav>
        <Search query={route.query} />
        <Theme />
      </header>
      <main id="main" tabIndex={-1}>{children}</main>
      <footer><a href={link("interface")}>HTTP interface</a> · everything here stays on this machine</footer>
    </>
  );
}

function Theme() {
  const [theme, set] = useState(() => localStorage.getItem("theme") ?? "");
  useEffect(() => {
    if (theme) document.documentElement.dataset["theme"] = theme;
    else delete document.documentElement.dataset["theme"];
    localStorage.setItem("theme", theme);
  }, [theme]);
  const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  return (
    <button type="button" class="quiet theme" onClick={() => set(dark ? "light" : "dark")}aria-label={`Change to the ${dark ? "light" : "dark"} theme`}>{dark ? "☀ light" : "☾ dark"}</button>
  );
}
