// The search box with suggestions: actors, instruments and places by name, or words in the reports.
import { useEffect, useId, useState } from "preact/hooks";
import { get } from "../api";
import { go, link } from "../route";
import { visible } from "../segments";
import { count } from "../words";

interface Suggestion { kind: "actor" | "instrument" | "place"; id: string; name: string; code: string | null; reports: number }

function target(one: Suggestion): string {
  if (one.kind === "instrument") return link("instrument", { id: one.id });
  return one.kind === "place" ? link("events", { place: one.name }) : link("actor", { name: one.name, code: one.code });
}

export function Search({ query }: { query: URLSearchParams }) {
  const [typed, set] = useState(query.get("text") ?? "");
  const [found, show] = useState<readonly Suggestion[]>([]);
  const [at, move] = useState(-1);
  const id = useId();
  useEffect(() => {
    const words = typed.trim();
    if (words.length < 2) return show([]);
    const control = new AbortController();
    const wait = setTimeout(() => {
      get<{ items: Suggestion[] }>(`/api/v1/suggest?text=${encodeURIComponent(words)}`, control.signal)
        .then((answer) => show(answer.items))
        .catch(() => show([]));
    }, 120);
    return () => {
      clearTimeout(wait);
      control.abort();
    };
  }, [typed]);
  const close = () => {
    show([]);
    move(-1);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const chosen = found[at];
    go(chosen ? target(chosen) : link("events", { text: typed.trim() }));
    close();
  };
  const keys = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && found.length) {
      event.preventDefault();
      move((at + by + found.length + 1) % (found.length + 1) === found.length ? -1 : (at + by + found.length + 1) % (found.length + 1));
    } else if (event.key === "Escape") close();
  };
  return (
    <form role="search" class="search" onSubmit={submit} onFocusOut={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && close()}>
      <input
        type="search" role="combobox" aria-label="Search actors, instruments, places or words" aria-autocomplete="list" aria-expanded={found.length > 0}
        aria-controls={id} aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined} placeholder="Search" value={typed} maxLength={100} autocomplete="off"
        onInput={(event) => { set(event.currentTarget.value); move(-1); }} onKeyDown={keys}
      />
      <ul id={id} role="listbox" aria-label="Suggestions" hidden={!found.length}>
        {found.map((one, i) => (
          <li key={one.kind + one.id} id={`${id}-${i}`} role="option" aria-selected={i === at} onMouseDown={(event) => event.preventDefault()} onClick={() => { go(target(one)); close(); }}>
            <span>{visible(one.name)}</span> <span class="meta">{one.kind}{one.code ? ` ${one.code}` : ""}, {count(one.reports, "report")}</span>
          </li>
        ))}
      </ul>
    </form>
  );
}
