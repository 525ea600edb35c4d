// A report as a citation that can be pasted into a text.
import { day } from "./words";

export function citation(report: { title: string | null; source: string | null; date: string; url: string | null; id: string }): string {
  const title = report.title ? `“${report.title}”` : `Report ${report.id}`;
  return [title, report.source, day(report.date), report.url].filter(Boolean).join(", ") + ".";
}
