// Colours say the class of an event, textures its status; both have a legend.
import { QUADS, STATUS } from "../words";

const MARKS: { [status: string]: (colour: string) => preact.JSX.Element } = {
  historical: (colour) => <path d="M0,6L6,0" stroke={colour} stroke-width="2.4" />,
  future: (colour) => <circle cx="3" cy="3" r="1.6" fill={colour} />,
  hypothetical: (colour) => <path d="M3,0V6" stroke={colour} stroke-width="1.2" />,
  negated: (colour) => <path d="M0,0L6,6M6,0L0,6" stroke={colour} stroke-width="1" />,
};

export const texture = (bin: { quad_code: number; status: string }) => (bin.status === "actual" ? `var(--q${bin.quad_code})` : `url(#t-${bin.status}-${bin.quad_code})`);

/** The patterns that `texture` names, and fading fills for ranges without a beginning. */
export function Textures() {
  return (
    <defs>
      {Object.entries(MARKS).flatMap(([status, mark]) => [1, 2, 3, 4].map((quad) => (
        <pattern key={status + quad} id={`t-${status}-${quad}`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill={`var(--q${quad})`} opacity="0.25" />{mark(`var(--q${quad})`)}
        </pattern>
      )))}
      {[1, 2, 3, 4].map((quad) => (
        <linearGradient key={quad} id={`fade-${quad}`}><stop offset="0" stop-color={`var(--q${quad})`} stop-opacity="0.1" /><stop offset="1" stop-color={`var(--q${quad})`} /></linearGradient>
      ))}
    </defs>
  );
}

export function Legend() {
  return (
    <ul class="legend">
      {QUADS.map((name, i) => <li key={name}><svg width="14" height="14" aria-hidden="true"><rect width="14" height="14" fill={`var(--q${i + 1})`} /></svg> {name}</li>)}
      {Object.keys(MARKS).map((status) => (
        <li key={status}><svg width="14" height="14" aria-hidden="true"><rect width="14" height="14" fill={`url(#t-${status}-2)`} /></svg> {STATUS[status]}</li>
      ))}
    </ul>
  );
}
