const withOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/;
const fiveHoursMs = 5 * 60 * 60 * 1000;

/**
 * `2026-05-30T23:59:59.000-05:00`: milliseconds and a numeric offset are required, `Z` is refused with cause
 * code 23. Both of our countries keep UTC−5 all year.
 */
export function writeTime(at: Date): string {
  return new Date(at.getTime() - fiveHoursMs).toISOString().replace("Z", "-05:00");
}

export function readTime(text: string | null | undefined): Date | null {
  if (!text || !withOffset.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}
