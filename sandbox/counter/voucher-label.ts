/** The reference in groups of four and three, longer ones first, as vouchers print it: 10 digits are 4 3 3. */
export function groupedReference(reference: string): string {
  const count = Math.ceil(reference.length / 4);
  const size = Math.floor(reference.length / count);
  const longer = (reference.length % count) * (size + 1);
  const groups = (text: string, width: number): string[] =>
    text.match(new RegExp(`.{1,${width}}`, "g")) ?? [];
  return [...groups(reference.slice(0, longer), size + 1), ...groups(reference.slice(longer), size)].join(
    " ",
  );
}

/** "2 d 23 h", "45 min" or "expired 3 h ago". */
export function timeLeftLabel(ms: number): string {
  return ms < 0 ? `expired ${duration(-ms)} ago` : `${duration(ms)} left`;
}

/** A time as people at both counters read it: Bogotá and Lima share −05:00 all year. */
export function localTime(epochMs: number): string {
  return `${new Date(epochMs - 5 * 3_600_000).toISOString().slice(0, 16).replace("T", " ")} (UTC−5)`;
}

function duration(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}
