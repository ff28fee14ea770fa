const withOffset = /^(\d{4})-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?[+-]\d\d:\d\d$/;
const fiveHoursMs = 5 * 60 * 60 * 1000;

/** `2020-11-21T14:30:20-05:00`: Lima's clock, no milliseconds. Peru keeps UTC−5 all year. */
export function writeTime(at: Date): string {
  return new Date(at.getTime() - fiveHoursMs).toISOString().replace(/\.\d{3}Z$/, "-05:00");
}

/** Null for what is no time, and for a date that is not set, which is written as 1900-01-01 and not as null. */
export function readTime(text: string | null | undefined): Date | null {
  const match = withOffset.exec(text ?? "");
  if (!text || !match || match[1] === "1900") return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}
