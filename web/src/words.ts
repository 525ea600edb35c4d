// Field values in plain words.
import type { Entity, When } from "./record";

export const QUADS = ["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"] as const;

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** An ISO date as people write it, as far as it is known: 14 March 2025, March 2025, 2025. */
export function day(iso: string | null): string {
  const match = iso && /^(-?\d+)(?:-(\d\d))?(?:-(\d\d))?$/.exec(iso);
  return match ? [match[3] && Number(match[3]), match[2] && MONTHS[Number(match[2]) - 1], match[1]].filter(Boolean).join(" ") : "";
}

/** A date with its doubt: a day, a month, a year, a range or an open side. */
export function when(date: When): string {
  const { first, last, precision } = date;
  if (first && last) {
    if (first === last) return day(first);
    if (precision === "month" && first.slice(0, 7) === last.slice(0, 7)) return `${MONTHS[Number(first.slice(5, 7)) - 1]} ${first.slice(0, 4)}`;
    if (precision === "year" && first.slice(0, 4) === last.slice(0, 4)) return first.slice(0, 4);
    return `${day(first)} to ${day(last)}`;
  }
  if (last) return date.basis === "before" ? "before the report" : `until ${day(last)}`;
  return first ? `from ${day(first)}` : "no date";
}

/** How a date was found, in words. */
export function basis(date: When): string {
  const how: { [basis: string]: string } = {
    stated: "stated in the text", relative: "reckoned from the report's date", dateline: "the report's own date",
    before: "told as background, so before the report",
  };
  return how[date.basis] ?? date.basis;
}

/** A number with its noun: 1 report, 2 reports, 1,200 reports. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n.toLocaleString("en")} ${n === 1 ? noun : plural}`;
}

/** What a status means; what is actual needs no remark. */
export const STATUS: { [status: string]: string } = {
  actual: "happened", historical: "background", future: "planned", hypothetical: "supposed", negated: "did not happen",
};

/** Codes with hyphens as words: withdrawn-from, calls-for. */
export const plain = (coded: string) => coded.replaceAll("-", " ");

/** A text cut to so many characters at the end of a word. */
export function short(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2)).replace(/[\s,;:“"(]+$/u, "")}…`;
}

export function code(entity: { code: string | null; sector: string | null }): string {
  return [entity.code, entity.sector].filter(Boolean).join(" ");
}

/** Names in a row: A, B and C. */
export function list(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

export function names(entities: readonly Entity[], known: ReadonlyMap<string, string>): string {
  return list(entities.map((entity) => known.get(entity.id) ?? entity.entity_text));
}
