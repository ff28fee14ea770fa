import type { Language } from "./language.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** "26 nov 2026, 10:42", on the clocks of the zone. */
export function formatMomentIn(moment: Date, timeZone: string, language: Language): string {
  const key = `${language} ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(language, {
      timeZone,
      dateStyle: "medium",
      timeStyle: "short",
      hourCycle: "h23",
    });
  formats.set(key, format);
  return format.format(moment);
}
