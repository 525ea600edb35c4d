// One actor: offices over time, other names, what it did and said, to whom.
import { useData, useEntities } from "../api";
import { EventLine, StatementLine } from "../parts/eventrow";
import { Pages } from "../parts/pages";
import { Empty, Failure, Loading } from "../parts/states";
import { link } from "../route";
import type { EventRow, StatementRow } from "../rows";
import { visible } from "../segments";
import { day } from "../words";

interface Office { office: string; code: string; first: string | null; last: string | null; source: string }
interface Answer {
  name: string; code: string; sector: string | null; kind: string; wikidata: string | null; offices: Office[]; aliases: string[]; said: StatementRow[];
  partners: { code: string; events: number }[];
}

export function ActorView({ query }: { query: URLSearchParams }) {
  const wanted = new URLSearchParams({ name: query.get("name") ?? "" });
  if (query.get("code")) wanted.set("code", query.get("code")!);
  const answer = useData<Answer>(`/api/v1/actor?${wanted}`);
  const entity = useEntities();
  if (answer.error) return <Failure error={answer.error} />;
  if (!answer.data) return <Loading what="the actor" />;
  const actor = answer.data;
  const events = new URLSearchParams({ actor: actor.name, limit: "30" });
  const also = actor.aliases.filter((name) => name !== actor.name);
  return (
    <>
      <h1>{visible(actor.name)} <abbr class="code" title="code and sector">{actor.sector ? `${actor.code} ${actor.sector}` : actor.code}</abbr></h1>
      <p class="meta">
        <span>{actor.kind}</span>
        <a href={link("timeline", { party: actor.name })}>timeline</a><a href={link("network", { party: actor.name })}>network</a><a href={link("map", { party: actor.name })}>map</a>
        {actor.wikidata && /^Q\d+$/.test(actor.wikidata) && <a href={`https://www.wikidata.org/wiki/${actor.wikidata}`} rel="noopener noreferrer" target="_blank">Wikidata {actor.wikidata}</a>}
      </p>
      <dl class="facts">
        {also.length > 0 && <><dt>Also called</dt><dd>{also.slice(0, 20).map((name) => `“${visible(name)}”`).join(", ")}</dd></>}
        {actor.partners.length > 0 && <><dt>Acts most on</dt><dd>{actor.partners.map((one, i) => <span key={one.code}>{i > 0 && ", "}<a href={link("events", { actor: actor.name, recipient: one.code })}>{entity(one.code)}</a> ({one.events})</span>)}</dd></>}
      </dl>
      {actor.offices.length > 0 && (
        <>
          <h2>Offices</h2>
          <div class="scroll" tabIndex={0} role="region" aria-label="Offices">
            <table>
              <thead><tr><th scope="col">office</th><th scope="col">of</th><th scope="col">from</th><th scope="col">until</th><th scope="col">source</th></tr></thead>
              <tbody>
                {actor.offices.map((one, i) => <tr key={i}><td>{visible(one.office)}</td><td>{entity(one.code.split(" ")[0]!)}</td><td>{day(one.first) || one.first || "not known"}</td><td>{day(one.last) || one.last || "no end known"}</td><td class="meta">{visible(one.source)}</td></tr>)}
              </tbody>
            </table>
          </div>
        </>
      )}
      <div class="two">
        <section>
          <h2>What it did</h2>
          <Pages<EventRow> address={`/api/v1/events?${events}`} what="events" empty={<Empty>Nothing in the reports.</Empty>}>
            {(rows) => <ol class="cards">{rows.map((row) => <EventLine key={row.id} row={row} />)}</ol>}
          </Pages>
        </section>
        <section>
          <h2>What it said</h2>
          {actor.said.length ? (
            <ol class="cards">{actor.said.map((row) => <StatementLine key={row.id} row={row} />)}</ol>
          ) : <Empty>No statement in the reports.</Empty>}
        </section>
      </div>
    </>
  );
}
