// One event or statement as all reports tell it: each telling with its words, why they are one, and its history.
import { useData } from "../api";
import { EventLine, StatementLine } from "../parts/eventrow";
import { Failure, Loading } from "../parts/states";
import type { EventRow, StatementRow } from "../rows";
import { count, day } from "../words";

interface Reason { a: string; b: string; score: number; reasons: string[] }
interface Assertion { seq: number; report: string; coder: string; added: string; holds: boolean }
type Shared = { reasons: Reason[]; history: Assertion[] };
type Answer = ({ kind: "event"; event: EventRow; tellings: EventRow[] } & Shared) | ({ kind: "statement"; statement: StatementRow; tellings: StatementRow[] } & Shared);

export function ItemView({ id }: { id: string }) {
  const answer = useData<Answer>(id ? `/api/v1/items/${encodeURIComponent(id)}` : null);
  if (answer.error) return <Failure error={answer.error} />;
  if (!answer.data) return <Loading what="the event" />;
  const story = answer.data;
  const row = story.kind === "event" ? story.event : story.statement;
  return (
    <>
      <h1>One {story.kind}, told by {row.reports === 1 ? "one report" : `${count(row.reports, "report")}, ${row.independent} independent`}</h1>
      {row.contradictions.length > 0 && <p class="failure" role="note">The reports contradict each other: {row.contradictions.join("; ")}.</p>}
      <ol class="cards">
        {story.kind === "event" ? story.tellings.map((one) => <EventLine key={one.telling} row={one} />) : story.tellings.map((one) => <StatementLine key={one.telling} row={one} />)}
      </ol>
      {story.reasons.length > 0 && (
        <>
          <h2>Why these are one</h2>
          <ul>{story.reasons.map((one) => <li key={one.a + one.b}>{one.score.toFixed(2)}: {one.reasons.join(", ")}</li>)}</ul>
        </>
      )}
      <h2>History</h2>
      <ul>{story.history.map((one) => <li key={one.seq}>{day(one.added.slice(0, 10))}: {one.holds ? "coded" : "not coded any more"} by {one.coder}</li>)}</ul>
    </>
  );
}
