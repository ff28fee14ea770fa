const dayText = /^(\d{4})-(\d\d)-(\d\d)$/;
const dayMs = 86_400_000;

/**
 * The moment at which a day, written `2026-11-26`, begins on the clocks of an IANA zone; null for what is no day.
 * `after` counts days on: the end of a day is the start of the next.
 */
export function startOfDayIn(day: string, timeZone: string, after = 0): Date | null {
  const [, year, month, date] = dayText.exec(day) ?? [];
  if (year === undefined || month === undefined || date === undefined) return null;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date));
  // The 31st of a shorter month would be taken for a day of the next.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return null;
  const wanted = midnight + after * dayMs;
  const clock = wallClockOf(timeZone);
  // The second look is for a day that begins at another offset than the one UTC's midnight falls into.
  const guess = wanted - offsetAt(wanted, clock);
  return new Date(wanted - offsetAt(guess, clock));
}

function offsetAt(moment: number, clock: Intl.DateTimeFormat): number {
  const parts = clock.formatToParts(moment);
  const of = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return shown - moment;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function wallClockOf(timeZone: string): Intl.DateTimeFormat {
  const digits = "2-digit";
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      ...{ year: "numeric", month: digits, day: digits, hour: digits, minute: digits, second: digits },
      hourCycle: "h23",
    });
  clocks.set(timeZone, clock);
  return clock;
}
