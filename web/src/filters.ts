// The filters of the HTTP interface, named as its parameters, which carry the names of the columns.
export const FILTERS = [
  "text", "actor", "recipient", "event", "mode", "quad_code", "status", "context", "kind", "stance", "topic", "first", "last", "place", "country", "instrument", "report", "source", "party",
] as const;
export type FilterName = (typeof FILTERS)[number];

export const LABELS: { [name in FilterName]: string } = {
  text: "words", actor: "actor", recipient: "recipient", event: "type", mode: "mode", quad_code: "class", status: "status", context: "context", kind: "kind", stance: "stance", topic: "towards",
  first: "from", last: "to", place: "place", country: "country", instrument: "instrument", report: "report", source: "source", party: "party",
};

export const TYPES = [
  "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",
  "COERCE", "ASSAULT",
] as const;
export const STATUSES = ["actual", "historical", "future", "hypothetical", "negated"] as const;

export const KINDS = ["assert", "deny", "demand", "promise", "warn", "accuse", "praise", "explain"] as const;
export const STANCES = ["supports", "opposes", "calls-for", "rejects", "commits-to", "neutral"] as const;

/** Filters only, for the HTTP interface; `more` is added. */
export function asked(query: URLSearchParams, more: { [name: string]: string } = {}): string {
  const result = new URLSearchParams();
  for (const [name, value] of query) if ((FILTERS as readonly string[]).includes(name) && value) result.append(name, value);
  for (const [name, value] of Object.entries(more)) result.set(name, value);
  const text = result.toString();
  return text ? `?${text}` : "";
}
