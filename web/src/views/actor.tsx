// One actor: offices over time, other names, what it did and said, to whom.
import { useData } from "../api";
import { EventLine, StatementLine } from "../parts/eventrow";
import { Pages } from "../parts/pages";
import { Empty, Failure, Loading } from "../parts/states";
import { link } from "../route";
import type { EventRow, StatementRow } from "../rows";
import { visible } from "../segments";
import { list } from "../words";

interface Office { office: string; code: string; first: string | null; last: string | null; source: string }
interface Answer {
  name: string; code: string; sector: string | null; kind: string; wikidata: string | null; offices: Office[]; aliases: string[]; said: StatementRow[];
  partners: { code: string; events: number }[];
}

export function ActorView({ query }: { query: URLSearchParams }) {
  const wanted = new URLSearchParams({ name: query.get("name") ?? "" });
  if (query.get("code")) wanted.set("code", query.get("code")!);
  const answer = useData<Answer>(`/api/v1/actor?${wanted}`);
  if (answer.error) return <Failure error={answer.error} />;
  if (!answer.data) return <Loading what="the actor" />;
  const actor = answer.data;
  const events = new URLSearchParams({ actor: actor.name });
  return (
    <>
      <h1>{visible(actor.name)} <abbr class="code" title={actor.kind}>{actor.sector ? `${actor.code} ${actor.sector}` : actor.code}</abbr></h1>
      <p class="meta">
        <span>{actor.kind}</span>
        {actor.wikidata && /^Q\d+$/.test(actor.wikidata) && <a href={`https://www.wikidata.org/wiki/${actor.wikidata}`} rel="noopener noreferrer" target="_blank">Wikidata {actor.wikidata}</a>}
        <a href={link("timeline", { actor: actor.name })}>timeline</a><a href={link("network", { actor: actor.name })}>network</a>
      </p>
      {actor.aliases.length > 0 && <p>Named as {list(actor.aliases.slice(0, 20).map((name) => `“${visible(name)}”`))}.</p>}
      {actor.offices.length > 0 && (
        <>
          <h2>Offices</h2>
          <ul class="story">
            {actor.offices.map((one, i) => <li key={i}>{visible(one.office)} ({one.code}), {one.first ?? "?"} to {one.last ?? "now"} <span class="meta">source: {visible(one.source)}</span></li>)}
          </ul>
        </>
      )}
      {actor.partners.length > 0 && <p>Most with {actor.partners.map((one, i) => <span key={one.code}>{i > 0 && ", "}<a href={link("events", { actor: actor.name, recipient: one.code })}>{one.code}</a> ({one.events})</span>)}.</p>}
      <h2>What it did</h2>
      <Pages<EventRow> address={`/api/v1/events?${events}`} what="events">
        {(rows) => <ol class="cards">{rows.map((row) => <EventLine key={row.id} row={row} />)}</ol>}
      </Pages>
      <h2>What it said</h2>
      {actor.said.length ? (
        <ol class="cards">{actor.said.map((row) => <StatementLine key={row.id} row={row} />)}</ol>
      ) : <Empty>No statement in the reports.</Empty>}
    </>
  );
}
