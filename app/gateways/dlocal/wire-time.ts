const withOffset = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?)(?:Z|([+-]\d\d):?(\d\d))$/;

/**
 * `2020-02-24T02:59:00.000+0000`: dLocal writes the offset without a colon, which is not RFC 3339 and which
 * engines read differently, so it is put in before reading.
 */
export function readTime(text: string | null | undefined): Date | null {
  const match = text ? withOffset.exec(text) : null;
  if (!match) return null;
  const [, local = "", hours, minutes] = match;
  const at = new Date(hours === undefined ? `${local}Z` : `${local}${hours}:${minutes}`);
  return Number.isNaN(at.getTime()) ? null : at;
}
