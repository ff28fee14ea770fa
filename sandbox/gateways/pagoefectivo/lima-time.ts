const offsetMs = 5 * 3_600_000;

/** `2018-08-13T21:13:37-05:00`: Lima's clock without milliseconds. */
export function limaTime(epochMs: number): string {
  return new Date(epochMs - offsetMs).toISOString().replace(/\.\d{3}Z$/, "-05:00");
}

/** A date that is not set is the year 1900, not null. */
export function limaTimeOrUnset(epochMs: number | null): string {
  return epochMs === null ? "1900-01-01T00:00:00-05:00" : limaTime(epochMs);
}

export function parseLimaTime(value: unknown): number | null {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-05:00$/.test(value)) return null;
  const epochMs = Date.parse(value);
  return Number.isNaN(epochMs) ? null : epochMs;
}

const days = ["Domingo", "Lunes", "Martes", "Miércoles", "Jueves", "Viernes", "Sábado"];

/** As on the voucher page: "Viernes 14/12/2018 - 10:27 AM". */
export function limaLabel(epochMs: number): string {
  const at = new Date(epochMs - offsetMs);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = at.getUTCHours();
  const date = `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`;
  const time = `${two(((hours + 11) % 12) + 1)}:${two(at.getUTCMinutes())} ${hours < 12 ? "AM" : "PM"}`;
  return `${days[at.getUTCDay()] ?? ""} ${date} - ${time}`;
}
