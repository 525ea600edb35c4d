// Who acts on whom: actors as circles, dyads as arrows coloured by class, over a window of dates that a slider moves.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import { scaleSqrt } from "d3-scale";
import { useMemo, useState } from "preact/hooks";
import { useData } from "../api";
import { asked } from "../filters";
import { FilterBar } from "../parts/filterbar";
import { Frame } from "../parts/frame";
import { Failure, Loading, Nothing } from "../parts/states";
import { go, link } from "../route";
import { visible } from "../segments";
import { count, day, QUADS } from "../words";

interface Node { name: string; code: string; events: number }
interface Edge { actor: string; recipient: string; quad_code: number; events: number; score: number }
interface Answer { nodes: Node[]; edges: Edge[]; edges_left_out: number; first: string | null; last: string | null }
type Placed = Node & SimulationNodeDatum;

export function NetworkView({ query }: { query: URLSearchParams }) {
  const answer = useData<Answer>(`/api/v1/network${asked(query)}`, { keep: true });
  const [picked, pick] = useState<string | null>(null);
  const shown = answer.data;
  return (
    <>
      <h1>Network</h1>
      <FilterBar view="network" query={query} />
      {shown?.first && shown.last && <Slider first={shown.first} last={shown.last} query={query} />}
      {answer.error ? <Failure error={answer.error} /> : !shown ? <Loading what="the network" /> : !shown.edges.length ? <Nothing what="events between two countries or bodies" view="network" query={query} /> : (
        <div aria-busy={answer.old}>
          <Frame label="Who acts on whom" draw={(width) => <Graph answer={shown} width={width} query={query} picked={picked} pick={pick} />} />
          <ul class="legend">
            {QUADS.map((name, i) => <li key={name}><svg width="26" height="10" aria-hidden="true"><line x1="0" x2="26" y1="5" y2="5" class={`edge quad-${i + 1}`} stroke-width="3" /></svg> {name}</li>)}
            <li>wider line, larger circle: more events</li>
            {shown.edges_left_out > 0 && <li>{count(shown.edges_left_out, "weaker tie")} not drawn; filter to see them</li>}
          </ul>
          <p class="hint">Arrows go from who acts to whom it is done. Click a circle to see its ties alone, an arrow for its events.</p>
          <EdgeTable answer={shown} query={query} picked={picked} />
        </div>
      )}
    </>
  );
}

const DAY = 86_400_000;
const number = (iso: string) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
const iso = (value: number) => new Date(value * DAY).toISOString().slice(0, 10);

function Slider({ first, last, query }: { first: string; last: string; query: URLSearchParams }) {
  const [draft, set] = useState<{ first?: number; last?: number }>({});
  const [min, top] = [number(first), Math.max(number(last), number(first))];
  const clamp = (value: number) => Math.min(top, Math.max(min, value));
  const at = { first: clamp(draft.first ?? number(query.get("first") ?? first)), last: clamp(draft.last ?? number(query.get("last") ?? last)) };
  const settle = (name: "first" | "last", value: number) => {
    const next = new URLSearchParams(query);
    const whole = name === "first" ? value <= min : value >= top;
    if (whole) next.delete(name);
    else next.set(name, iso(name === "first" ? Math.min(value, at.last) : Math.max(value, at.first)));
    set({});
    go(link("network", next), true);
  };
  return (
    <div class="sliders" role="group" aria-label="Dates">
      {(["first", "last"] as const).map((name) => (
        <label key={name}>
          <span>{name === "first" ? "from" : "to"} <b>{day(iso(at[name]))}</b></span>
          <input type="range" min={min} max={top} step={1} value={at[name]} onInput={(event) => set({ ...draft, [name]: Number(event.currentTarget.value) })} onChange={(event) => settle(name, Number(event.currentTarget.value))} />
        </label>
      ))}
    </div>
  );
}

/** Put the circles where their ties pull them, then stretch the whole to fill the frame. */
function place(answer: Answer, width: number, height: number): { nodes: Map<string, Placed>; size: (events: number) => number } {
  const size = scaleSqrt([0, Math.max(1, ...answer.nodes.map((node) => node.events))], [5, width < 600 ? 16 : 24]);
  const nodes: Placed[] = answer.nodes.map((node) => ({ ...node }));
  const pairs = new Map<string, SimulationLinkDatum<Placed>>();
  for (const edge of answer.edges) pairs.set([edge.actor, edge.recipient].sort().join(), { source: edge.actor, target: edge.recipient });
  const room = Math.sqrt((width * height) / Math.max(1, nodes.length));
  const simulation = forceSimulation(nodes)
    .alphaDecay(nodes.length > 40 ? 0.1 : 0.04)
    .force("link", forceLink<Placed, SimulationLinkDatum<Placed>>([...pairs.values()]).id((node) => node.code).distance(room).strength(0.2))
    .force("charge", forceManyBody().strength(-3 * room).distanceMax(3 * room))
    .force("collide", forceCollide<Placed>((node) => Math.max(size(node.events) + 14, node.name.length * 3.1)))
    .force("x", forceX(width / 2).strength(0.05))
    .force("y", forceY(height / 2).strength((0.05 * width) / height))
    .stop();
  simulation.tick(nodes.length > 40 ? 40 : 120); // many circles take long, and are no clearer for it
  const fit = (values: number[], from: number, to: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return (value: number) => (high - low < 1 ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from));
  };
  const x = fit(nodes.map((node) => node.x!), Math.min(70, width / 6), width - Math.min(70, width / 6));
  const y = fit(nodes.map((node) => node.y!), 34, height - 44);
  for (const node of nodes) {
    node.x = x(node.x!);
    node.y = y(node.y!);
  }
  part(nodes, size, width, height);
  return { nodes: new Map(nodes.map((node) => [node.code, node])), size };
}

/** Move circles apart until no name lies over another circle or name, as far as there is room. */
function part(nodes: Placed[], size: (events: number) => number, width: number, height: number): void {
  const boxes = nodes.map((node) => ({ node, across: Math.max(size(node.events), node.name.length * 3.4) + 4, up: size(node.events) + 3, down: size(node.events) + 19 }));
  for (let round = nodes.length > 40 ? 15 : 60; round > 0; round--) {
    let moved = false;
    for (let i = 0; i < boxes.length; i++) {
      for (let k = i + 1; k < boxes.length; k++) {
        const [a, b] = [boxes[i]!, boxes[k]!];
        const [high, low] = a.node.y! <= b.node.y! ? [a, b] : [b, a];
        const over = { x: a.across + b.across - Math.abs(a.node.x! - b.node.x!), y: high.down + low.up - (low.node.y! - high.node.y!) };
        if (over.x <= 0 || over.y <= 0) continue;
        moved = true;
        if (over.y <= over.x) {
          high.node.y! -= over.y / 2;
          low.node.y! += over.y / 2;
        } else {
          const sign = a.node.x! <= b.node.x! ? 1 : -1;
          a.node.x! -= (sign * over.x) / 2;
          b.node.x! += (sign * over.x) / 2;
        }
      }
    }
    for (const { node, across, up, down } of boxes) {
      node.x = Math.min(width - across, Math.max(across, node.x!));
      node.y = Math.min(height - down, Math.max(up, node.y!));
    }
    if (!moved) return;
  }
}

function Graph({ answer, width, query, picked, pick }: { answer: Answer; width: number; query: URLSearchParams; picked: string | null; pick: (code: string | null) => void }) {
  const height = width < 600 ? Math.max(440, Math.min(700, answer.nodes.length * 26)) : 560;
  const { nodes, size } = useMemo(() => place(answer, width, height), [answer, width, height]);
  const [over, point] = useState<string | null>(null);
  const active = over ?? (picked && nodes.has(picked) ? picked : null);
  const weight = scaleSqrt([0, Math.max(1, ...answer.edges.map((edge) => edge.events))], [0.8, 8]);
  const near = (edge: Edge) => !active || edge.actor === active || edge.recipient === active;
  const beside = new Set(active ? answer.edges.filter(near).flatMap((edge) => [edge.actor, edge.recipient]) : []);
  const toggle = (code: string) => pick(picked === code ? null : code);
  return (
    <svg width={width} height={height} role="group" aria-label="Actors and the ties between them">
      <defs>
        {[1, 2, 3, 4].map((quad) => (
          <marker key={quad} id={`arrow-${quad}`} viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10" orient="auto-start-reverse"><path d="M0,0L8,4L0,8Z" class={`head quad-${quad}`} /></marker>
        ))}
      </defs>
      {answer.edges.map((edge) => {
        const [a, b] = [nodes.get(edge.actor), nodes.get(edge.recipient)];
        return a && b && a !== b ? (
          <a key={`${edge.actor}>${edge.recipient}${edge.quad_code}`} href={link("events", tie(query, edge))} tabindex={-1} aria-label={`${visible(a.name)} to ${visible(b.name)}: ${count(edge.events, "event")}, ${QUADS[edge.quad_code - 1]}`}>
            <path class={`edge quad-${edge.quad_code} ${near(edge) ? "" : "far"}`} d={bend(a, b, size(b.events), edge.quad_code)} stroke-width={weight(edge.events)} marker-end={`url(#arrow-${edge.quad_code})`}>
              <title>{`${a.name} → ${b.name}: ${count(edge.events, "event")}, ${QUADS[edge.quad_code - 1]}, mean score ${edge.score.toFixed(1)}`}</title>
            </path>
          </a>
        ) : null;
      })}
      {[...nodes.values()].map((node) => (
        <g key={node.code} class={`node ${picked === node.code ? "picked" : ""} ${active && !beside.has(node.code) && node.code !== active ? "far" : ""}`} role="button" tabindex={0} aria-pressed={picked === node.code}
          aria-label={`${visible(node.name)}, ${count(node.events, "event")}`} transform={`translate(${node.x},${node.y})`} onPointerEnter={() => point(node.code)} onPointerLeave={() => point(null)}
          onClick={() => toggle(node.code)} onKeyDown={(event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), toggle(node.code))}>
          <circle class="touch" r={Math.max(16, size(node.events))} />
          <circle r={size(node.events)} />
          <text y={size(node.events) + 13} text-anchor="middle">{visible(node.name)}</text>
          <title>{`${node.name} (${node.code}): ${count(node.events, "event")}`}</title>
        </g>
      ))}
    </svg>
  );
}

function tie(query: URLSearchParams, edge: Edge): URLSearchParams {
  const to = new URLSearchParams(query);
  to.set("actor", edge.actor);
  to.set("recipient", edge.recipient);
  to.set("quad_code", String(edge.quad_code));
  return to;
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

function EdgeTable({ answer, query, picked }: { answer: Answer; query: URLSearchParams; picked: string | null }) {
  const [open, set] = useState(false);
  const names = new Map(answer.nodes.map((node) => [node.code, node]));
  const whose = picked && names.get(picked);
  const edges = whose ? answer.edges.filter((edge) => edge.actor === picked || edge.recipient === picked) : answer.edges;
  return (
    <details open={open || Boolean(whose)} onToggle={(event) => !whose && set(event.currentTarget.open)}>
      <summary>{whose ? `Ties of ${visible(whose.name)}` : "The same as a table"}</summary>
      {(open || whose) && (
        <div class="scroll" tabIndex={0} role="region" aria-label="Ties, as a table">
          <table>
            <thead><tr><th scope="col">who acts</th><th scope="col">on whom</th><th scope="col">class</th><th scope="col" class="n">events</th><th scope="col" class="n">mean score</th></tr></thead>
            <tbody>
              {edges.map((edge) => (
                <tr key={`${edge.actor}>${edge.recipient}${edge.quad_code}`}>
                  <td>{visible(names.get(edge.actor)?.name ?? edge.actor)}</td><td>{visible(names.get(edge.recipient)?.name ?? edge.recipient)}</td><td>{QUADS[edge.quad_code - 1]}</td>
                  <td class="n"><a href={link("events", tie(query, edge))}>{edge.events}</a></td><td class="n">{edge.score.toFixed(2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
