// Where events happened, on shapes that come with the package (Natural Earth): no tiles, no network.
import { geoEqualEarth, geoGraticule10, geoPath } from "d3-geo";
import { scaleSqrt } from "d3-scale";
import { useMemo, useState } from "preact/hooks";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { useData } from "../api";
import { asked } from "../filters";
import { FilterBar } from "../parts/filterbar";
import { Frame } from "../parts/frame";
import { Failure, Loading, Nothing } from "../parts/states";
import { link } from "../route";
import { visible } from "../segments";
import { count, QUADS } from "../words";

interface Place { place: string; geonameid: string | null; country: string | null; lat: number; lon: number; events: number; quads: [number, number, number, number] }
interface Answer { places: Place[]; places_left_out: number; unplaced: number }
type World = Topology<{ countries: GeometryCollection }>;

export function MapView({ query }: { query: URLSearchParams }) {
  const answer = useData<Answer>(`/api/v1/places${asked(query)}`, { keep: true });
  const world = useData<World>("/static/countries.json");
  const problem = answer.error ?? world.error;
  return (
    <>
      <h1>Map</h1>
      <FilterBar view="map" query={query} />
      {problem ? <Failure error={problem} /> : !answer.data || !world.data ? <Loading what="the map" /> : (
        <div aria-busy={answer.old}>
          {!answer.data.places.length && <Nothing what="events with a known place" view="map" query={query} />}
          <Frame label="Places of events on a map of the world" draw={(width) => <World width={width} world={world.data!} places={answer.data!.places} query={query} />} />
          <ul class="legend">
            <li><svg width="14" height="14" aria-hidden="true"><circle class="spot" cx="7" cy="7" r="6" /></svg> mostly cooperation</li>
            <li><svg width="14" height="14" aria-hidden="true"><circle class="spot conflict" cx="7" cy="7" r="6" /></svg> mostly conflict</li>
            <li>larger circle: more events</li>
            {answer.data.unplaced > 0 && <li>{count(answer.data.unplaced, "event")} without a place in the text not drawn</li>}
            {answer.data.places_left_out > 0 && <li>{count(answer.data.places_left_out, "place")} with fewer events not drawn</li>}
          </ul>
          <PlaceTable places={answer.data.places} query={query} />
        </div>
      )}
    </>
  );
}

function World({ width, world, places, query }: { width: number; world: World; places: Place[]; query: URLSearchParams }) {
  const [zoom, set] = useState<{ k: number; x: number; y: number }>({ k: 1, x: 0, y: 0 });
  const [drag, hold] = useState<{ x: number; y: number } | null>(null);
  const height = Math.round(width * 0.5);
  const { shapes, project } = useMemo(() => {
    const projection = geoEqualEarth().fitSize([width, height], { type: "Sphere" });
    const path = geoPath(projection);
    const countries = feature(world, world.objects.countries);
    return { shapes: { land: path(countries) ?? "", grid: path(geoGraticule10()) ?? "", sphere: path({ type: "Sphere" }) ?? "" }, project: projection };
  }, [width, height, world]);
  const size = scaleSqrt([0, Math.max(1, ...places.map((one) => one.events))], width < 600 ? [2.5, 10] : [3, 18]);
  const closer = (by: number) => {
    const k = Math.min(16, Math.max(1, zoom.k * by));
    const ratio = k / zoom.k;
    set(k === 1 ? { k, x: 0, y: 0 } : { k, x: width / 2 - (width / 2 - zoom.x) * ratio, y: height / 2 - (height / 2 - zoom.y) * ratio });
  };
  return (
    <>
      <div class="choices zoom">
        <button type="button" class="quiet" onClick={() => closer(2)} aria-label="Closer">+</button>
        <button type="button" class="quiet" onClick={() => closer(0.5)} aria-label="Farther">−</button>
      </div>
      <svg width={width} height={height} class="map" role="group" aria-label="Map of the world with events"
        onPointerDown={(event) => zoom.k > 1 && hold({ x: event.clientX - zoom.x, y: event.clientY - zoom.y })}
        onPointerMove={(event) => drag && set({ ...zoom, x: event.clientX - drag.x, y: event.clientY - drag.y })}
        onPointerUp={() => hold(null)} onPointerLeave={() => hold(null)}>
        <g transform={`translate(${zoom.x},${zoom.y}) scale(${zoom.k})`}>
          <path class="sphere" d={shapes.sphere} /><path class="graticule" d={shapes.grid} stroke-width={0.5 / zoom.k} /><path class="land" d={shapes.land} stroke-width={0.5 / zoom.k} />
        </g>
        {places.map((one) => {
          const at = project([one.lon, one.lat]);
          if (!at) return null;
          const conflict = one.quads[2] + one.quads[3] > one.quads[0] + one.quads[1];
          return (
            <a key={one.geonameid ?? one.place} href={link("events", filtered(query, one))} aria-label={`${visible(one.place)}: ${count(one.events, "event")}`}>
              <circle class={conflict ? "spot conflict" : "spot"} cx={at[0] * zoom.k + zoom.x} cy={at[1] * zoom.k + zoom.y} r={size(one.events)} />
              <circle class="touch" cx={at[0] * zoom.k + zoom.x} cy={at[1] * zoom.k + zoom.y} r={Math.max(12, size(one.events))} />
              <title>{`${one.place}: ${one.quads.map((n, i) => n && `${n} ${QUADS[i]}`).filter(Boolean).join(", ")}`}</title>
            </a>
          );
        })}
      </svg>
    </>
  );
}

function filtered(query: URLSearchParams, one: Place): URLSearchParams {
  const next = new URLSearchParams(query);
  next.set("place", one.place);
  return next;
}

function PlaceTable({ places, query }: { places: Place[]; query: URLSearchParams }) {
  return (
    <details>
      <summary>The same as a table</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label="Places, as a table">
        <table>
          <thead><tr><th scope="col">place</th><th scope="col">country</th>{QUADS.map((name) => <th key={name} scope="col" class="n">{name}</th>)}<th scope="col" class="n">events</th></tr></thead>
          <tbody>
            {places.map((one) => (
              <tr key={one.geonameid ?? one.place}>
                <td>{visible(one.place)}</td><td>{one.country}</td>{one.quads.map((n, i) => <td key={i} class="n">{n || ""}</td>)}
                <td class="n"><a href={link("events", filtered(query, one))}>{one.events}</a></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
