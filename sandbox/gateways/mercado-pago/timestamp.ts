/** The API writes every time at −04:00, whatever the site (Mercado Pago devsite-docs, 2026-09). */
const apiOffsetMs = 4 * 3_600_000;

export const dayMs = 86_400_000;

export function apiTime(epochMs: number): string {
  return new Date(epochMs - apiOffsetMs).toISOString().replace("Z", "-04:00");
}

export function apiTimeOrNull(epochMs: number | null): string | null {
  return epochMs === null ? null : apiTime(epochMs);
}

/** Reads `yyyy-MM-ddTHH:mm:ss.SSS±hh:mm`; null when it has another form or names no real time. */
export function parseApiTime(text: unknown): number | null {
  if (typeof text !== "string") return null;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{2}:\d{2}$/.test(text)) return null;
  const epochMs = Date.parse(text);
  return Number.isNaN(epochMs) ? null : epochMs;
}

/** `dd-MM-yyyyTHH:mm:ssUTC`, the form inside `cause[].data`. */
export function causeTime(epochMs: number): string {
  const [day = "", time = ""] = new Date(epochMs).toISOString().split("T");
  return `${day.split("-").reverse().join("-")}T${time.slice(0, 8)}UTC`;
}
