// Who acts on whom: actors as circles, dyads as arrows coloured by class, over a window of dates that a slider moves.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import { scaleSqrt } from "d3-scale";
import { useMemo, useState } from "preact/hooks";
import { useData } from "../api";
import { asked } from "../filters";
import { FilterBar } from "../parts/filterbar";
import { Frame } from "../parts/frame";
import { Empty, Failure, Loading } from "../parts/states";
import { go, link } from "../route";
import { visible } from "../segments";
import { day, QUADS } from "../words";

interface Node { name: string; code: string; events: number }
interface Edge { actor: string; recipient: string; quad_code: number; events: number; score: number; }
interface Answer { nodes: Node[]; edges: Edge[]; edges_left_out: number }
type Placed = Node & SimulationNodeDatum;

const HEIGHT = 560;

export function NetworkView({ query }: { query: URLSearchParams }) {
  const answer = useData<Answer>(`/api/v1/network${asked(query)}`);
  const span = useData<{ first: string | null; last: string | null }>(`/api/v1/timeline${asked(without(query), { bucket: "year" })}`);
  return (
    <>
      <h1>Network</h1>
      <FilterBar view="network" query={query} />
      {span.data?.first && span.data.last && <Slider first={span.data.first} last={span.data.last} query={query} />}
      {answer.error ? <Failure error={answer.error} /> : !answer.data ? <Loading what="the network" /> : !answer.data.edges.length ? <Empty>No event between two actors matches these filters.</Empty> : (
        <>
          <Frame label="Who acts on whom" draw={(width) => <Graph answer={answer.data!} width={width} />} />
          <ul class="legend">
            {QUADS.map((name, i) => <li key={name}><svg width="22" height="10" aria-hidden="true"><line x1="0" x2="22" y1="5" y2="5" class={`edge quad-${i + 1}`} stroke-width="3" /></svg> {name}</li>)}
            {answer.data.edges_left_out > 0 && <li>{answer.data.edges_left_out} weaker ties are not drawn; filter to see them.</li>}
          </ul>
          <EdgeTable edges={answer.data.edges} nodes={answer.data.nodes} query={query} />
        </>
      )}
    </>
  );
}

function without(query: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(query);
  next.delete("first");
  next.delete("last");
  return next;
}

const DAY = 86_400_000;
const number = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY;
const iso = (value: number) => new Date(value * DAY).toISOString().slice(0, 10);

function Slider({ first, last, query }: { first: string; last: string; query: URLSearchParams }) {
  const [from, to] = [query.get("first") ?? first, query.get("last") ?? last];
  const set = (name: "first" | "last", value: string) => {
    const next = new URLSearchParams(query);
    next.set(name, value);
    go(link("network", next), true);
  };
  const bounds = { min: number(first), max: Math.max(number(last), number(first)), step: 1 };
  return (
    <div class="sliders" role="group" aria-label="Dates">
      <label>from {day(from)} <input type="range" {...bounds} value={number(from)} onChange={(event) => set("first", iso(Math.min(Number(event.currentTarget.value), number(to))))} /></label>
      <label>to {day(to)} <input type="range" {...bounds} value={number(to)} onChange={(event) => set("last", iso(Math.max(Number(event.currentTarget.value), number(from))))} /></label>
    </div>
  );
}

function place(answer: Answer, width: number): { nodes: Map<string, Placed>; size: (events: number) => number } {
  const size = scaleSqrt([0, Math.max(1, ...answer.nodes.map((node) => node.events))], [5, 26]);
  const nodes: Placed[] = answer.nodes.map((node) => ({ ...node }));
  const known = new Set(nodes.map((node) => node.code));
  const links: SimulationLinkDatum<Placed>[] = answer.edges
    .filter((edge) => known.has(edge.actor) && known.has(edge.recipient) && edge.actor !== edge.recipient)
    .map((edge) => ({ source: edge.actor, target: edge.recipient }));
  const simulation = forceSimulation(nodes)
    .force("link", forceLink<Placed, SimulationLinkDatum<Placed>>(links).id((node) => node.code).distance(110).strength(0.25))
    .force("charge", forceManyBody().strength(-260))
    .force("collide", forceCollide<Placed>((node) => size(node.events) + 14))
    .force("x", forceX(width / 2).strength(0.05))
    .force("y", forceY(HEIGHT / 2).strength(0.09))
    .stop();
  simulation.tick(260);
  for (const node of nodes) {
    node.x = Math.min(width - 40, Math.max(40, node.x ?? 0));
    node.y = Math.min(HEIGHT - 24, Math.max(24, node.y ?? 0));
  }
  return { nodes: new Map(nodes.map((node) => [node.code, node])), size };
}

function Graph({ answer, width }: { answer: Answer; width: number }) {
  const { nodes, size } = useMemo(() => place(answer, width), [answer, width]);
  const [picked, pick] = useState<string | null>(null);
  const weight = scaleSqrt([0, Math.max(1, ...answer.edges.map((edge) => edge.events))], [0.8, 8]);
  const near = (edge: Edge) => !picked || edge.actor === picked || edge.recipient === picked;
  return (
    <svg width={width} height={HEIGHT} role="group" aria-label="Actors and the ties between them">
      <defs>
        {[1, 2, 3, 4].map((quad) => (
          <marker key={quad} id={`arrow-${quad}`} viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10" orient="auto-start-reverse"><path d="M0,0L8,4L0,8Z" class={`head quad-${quad}`} /></marker>
        ))}
      </defs>
      {answer.edges.map((edge) => {
        const [a, b] = [nodes.get(edge.actor), nodes.get(edge.recipient)];
        return a && b && a !== b ? (
          <path key={`${edge.actor}>${edge.recipient}${edge.quad_code}`} class={`edge quad-${edge.quad_code} ${near(edge) ? "" : "far"}`} d={bend(a, b, size(b.events), edge.quad_code)} stroke-width={weight(edge.events)} marker-end={`url(#arrow-${edge.quad_code})`}>
            <title>{`${a.name} → ${b.name}: ${edge.events} ${QUADS[edge.quad_code - 1]}`}</title>
          </path>
        ) : null;
      })}
      {[...nodes.values()].map((node) => (
        <g key={node.code} class={`node ${picked === node.code ? "picked" : ""}`} role="button" tabIndex={0} aria-pressed={picked === node.code}
          aria-label={`${visible(node.name)}, ${node.events} events`} transform={`translate(${node.x},${node.y})`}
          onClick={() => pick(picked === node.code ? null : node.code)} onKeyDown={(event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), pick(picked === node.code ? null : node.code))}>
          <circle r={size(node.events)} />
          <text y={size(node.events) + 12} text-anchor="middle">{visible(node.name)}</text>
          <title>{`${node.name} (${node.code}): ${node.events} events`}</title>
        </g>
      ))}
    </svg>
  );
}

/** A curve from one circle to the edge of another; each class bends a little differently, so that none hide. */
function bend(a: Placed, b: Placed, radius: number, quad: number): string {
  const [dx, dy] = [b.x! - a.x!, b.y! - a.y!];
  const length = Math.hypot(dx, dy) || 1;
  const lift = 10 + quad * 9;
  const [mx, my] = [(a.x! + b.x!) / 2 - (dy / length) * lift, (a.y! + b.y!) / 2 + (dx / length) * lift];
  const back = Math.hypot(b.x! - mx, b.y! - my) || 1;
  const [ex, ey] = [b.x! - ((b.x! - mx) / back) * (radius + 3), b.y! - ((b.y! - my) / back) * (radius + 3)];
  return `M${a.x},${a.y}Q${mx},${my} ${ex},${ey}`;
}

function EdgeTable({ edges, nodes, query }: { edges: Edge[]; nodes: Node[]; query: URLSearchParams }) {
  const names = new Map(nodes.map((node) => [node.code, node]));
  return (
    <details>
      <summary>The same as a table</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label="Ties, as a table">
        <table>
          <thead><tr><th scope="col">actor</th><th scope="col">recipient</th><th scope="col">class</th><th scope="col">events</th><th scope="col">mean score</th></tr></thead>
          <tbody>
            {edges.map((edge) => {
              const [a, b] = [names.get(edge.actor), names.get(edge.recipient)];
              const to = new URLSearchParams(query);
              to.set("actor", edge.actor);
              to.set("recipient", edge.recipient);
              to.set("quad_code", String(edge.quad_code));
              return (
                <tr key={`${edge.actor}>${edge.recipient}${edge.quad_code}`}>
                  <td>{visible(a?.name ?? edge.actor)}</td><td>{visible(b?.name ?? edge.recipient)}</td><td>{QUADS[edge.quad_code - 1]}</td>
                  <td><a href={link("events", to)}>{edge.events}</a></td><td>{edge.score.toFixed(2)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
