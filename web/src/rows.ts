// The rows of the HTTP interface; offsets count Unicode code points of the report's text.
export interface Words { report: string; start: number; end: number; text: string }
export interface Party {
  role: string; actor: string; name: string; kind: string; code: string; sector: string | null; office: string | null; wikidata: string | null; words: Words;
}
export interface PlaceRow { name: string | null; geonameid: string | null; lat: number | null; lon: number | null; country: string | null; words: Words }
interface Told {
  id: string; telling: string; first: string | null; last: string | null; precision: string; basis: string; sentence: Words; report: string; report_date: string;
  title: string | null; source: string | null; url: string | null; reports: number; independent: number; contradictions: string[]; withdrawn: string | null; told: string;
}
export interface EventRow extends Told {
  event: string; mode: string[]; context: string[]; cameo: string; quad_code: number; event_scale: number; status: string; actors: Party[]; recipients: Party[];
  place: PlaceRow | null; trigger: Words; confidence: number; why: string;
}
export interface StatementRow extends Told { kind: string; speakers: Party[]; addressees: Party[]; cue: Words | null; content: Words; quotes: Words[] }
export interface ChangeRow { key: string; change: string; by: string[]; when: string | null; words: Words; sentence: Words; report_date: string; told: string }
export interface PositionRow {
  speaker: string; code: string; sector: string | null; towards: string; stance: string; since: string; until: string | null; before: string | null; times: number;
  words: Words; sentence: Words;
}
export interface InstrumentRow {
  key: string; name: string; names: string[]; kind: string; parties: string[]; year: number | null; status: string | null; since: string | null; reports: number;
}
export interface ActorRow {
  name: string; kind: string; code: string; sector: string | null; office: string | null; wikidata: string | null; reports: number; acts: number; receives: number; speaks: number;
}
export interface ReportRow {
  id: string; day: string; title: string | null; source: string | null; url: string | null; kin: string; words: number; events: number; statements: number; opening: string;
}
