// Cut a report's text at every border of its marks, so that overlapping marks can be shown without nesting them.

/** A mark over code points `start` to `end` (half-open); `item` is the id of the line that it belongs to. */
export interface Mark { start: number; end: number; kind: string; item: string; label: string }

/** A run of text under the same marks; `opens` names the marks that begin with it. */
export interface Segment { start: number; end: number; text: string; marks: Mark[]; opens: Mark[] }

/** Text addressed by code points, as the record counts, while the browser counts UTF-16 units. */
export class Characters {
  private readonly points: string[];

  constructor(text: string) {
    this.points = Array.from(text);
  }

  get length(): number {
    return this.points.length;
  }

  slice(start: number, end: number): string {
    return this.points.slice(start, end).join("");
  }
}

/** Segments of the text between `start` and `end`, in order, which together hold every character once. */
export function segments(text: Characters, marks: readonly Mark[], start: number, end: number): Segment[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start && mark.end > mark.start);
  const borders = new Set<number>([start, end]);
  for (const mark of inside) {
    borders.add(Math.max(start, mark.start));
    borders.add(Math.min(end, mark.end));
  }
  const cuts = [...borders].sort((a, b) => a - b);
  const result: Segment[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i]!, cuts[i + 1]!];
    const over = inside.filter((mark) => mark.start <= from && mark.end >= to);
    result.push({ start: from, end: to, text: text.slice(from, to), marks: over, opens: over.filter((m) => m.start === from) });
  }
  return result;
}

const BREAK = /\n\s*\n/u;

/** Paragraphs of a text as half-open ranges of code points; blank lines between them belong to none. */
export function paragraphs(text: Characters): [number, number][] {
  const result: [number, number][] = [];
  let start = 0;
  const whole = text.slice(0, text.length).split(BREAK);
  const gaps = text.slice(0, text.length).match(new RegExp(BREAK, "gu")) ?? [];
  whole.forEach((part, i) => {
    const length = Array.from(part).length;
    if (part.trim()) result.push([start, start + length]);
    start += length + Array.from(gaps[i] ?? "").length;
  });
  return result;
}

/** Show characters that could hide or turn text as visible marks: controls, zero-width and direction changes. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, (c) =>
    `⟨U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}⟩`);
}
