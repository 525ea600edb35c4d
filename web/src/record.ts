// The record as `dragoman code` writes it (schema dragoman-record/1); offsets count Unicode code points.
export interface Span { start: number; end: number; text: string }
export interface Entity { id: string; code: string; sector: string | null; entity_text: string; start: number; end: number }
export interface When {
  first: string | null; last: string | null; precision: string; basis: string;
  start: number | null; end: number | null; text: string | null;
}
export interface Place {
  extracted_place: string; resolved_place: string | null; geonameid: string | null; lat: number | null; lon: number | null;
  country_code: string | null; feature_code: string | null; start: number; end: number;
}
export interface Mention extends Span { how: string }
export interface Actor {
  id: string; name: string; kind: string; code: string; sector: string | null; other_sectors: string[];
  office: string | null; wikidata: string | null; members: string[]; mentions: Mention[];
}
export interface Event {
  id: string; event: string; mode: string[]; context: string[]; cameo: string; goldstein: number | null; quad_code: number;
  event_scale: number; status: string; attributed_to: string | null; actor: Entity[]; recipient: Entity[]; trigger: Span;
  mentions: Span[]; sentence: number; date: When; event_loc: Place | null; confidence: number; why: string;
}
export interface Stance { towards: string; stance: string; start: number; end: number }
export interface Statement {
  id: string; speaker: Entity[]; addressee: Entity[]; cue: Span | null; content: Span; quotes: Span[]; kind: string;
  medium: Span | null; date: When; sentence: number; stance: Stance[];
}
export interface Change { change: string; by: string[]; date: string | null; start: number; end: number }
export interface Instrument {
  id: string; name: string; kind: string; parties: string[]; year: number | null; mentions: Span[]; changes: Change[];
  status: string | null;
}
export interface Order { first: string; relation: string; second: string; start: number; end: number }
export interface Refusal { start: number; end: number; reason: string; detail: string }
export interface Report {
  id: string; date: string; title: string | null; source: string | null; url: string | null; language: string; text: string;
  sentences: { start: number; end: number }[];
}
export interface Record {
  schema: string; coder: string; report: Report; actors: Actor[]; events: Event[]; statements: Statement[];
  instruments: Instrument[]; order: Order[]; refusals: Refusal[]; told?: { [id: string]: string };
}
