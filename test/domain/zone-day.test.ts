import fc from "../support/properties.ts";
import { expect, test } from "vitest";
import { startOfDayIn } from "../../app/domain/zone-day.ts";

test.each([
  ["2026-11-26", "America/Bogota", 0, "2026-11-26T05:00:00.000Z"],
  ["2026-11-26", "America/Bogota", 1, "2026-11-27T05:00:00.000Z"],
  ["2026-11-26", "Asia/Shanghai", 0, "2026-11-25T16:00:00.000Z"],
  // Clocks in New York go forward on this day, at two in the morning, and back on the other.
  ["2026-03-08", "America/New_York", 0, "2026-03-08T05:00:00.000Z"],
  ["2026-03-08", "America/New_York", 1, "2026-03-09T04:00:00.000Z"],
  ["2026-11-01", "America/New_York", 1, "2026-11-02T05:00:00.000Z"],
])("%s in %s, %i days on, begins at %s", (day, zone, after, begins) => {
  expect(startOfDayIn(day, zone, after)?.toISOString()).toBe(begins);
});

test.each(["", "2026-02-29", "2026-13-01", "2026-1-1", "tomorrow", "2026-11-26T00:00"])(
  "%j is no day",
  (text) => {
    expect(startOfDayIn(text, "America/Lima")).toBeNull();
  },
);

test("a day ends where the next begins, and lasts 23 to 25 hours, in any zone", () => {
  const zones = fc.constantFrom(
    "America/Bogota",
    "America/Lima",
    "America/New_York",
    "Europe/Madrid",
    "Asia/Shanghai",
  );
  const days = fc.date({ min: new Date("2020-01-02"), max: new Date("2035-12-30"), noInvalidDate: true });
  fc.assert(
    fc.property(zones, days, (zone, date) => {
      const day = date.toISOString().slice(0, 10);
      const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
      const begins = startOfDayIn(day, zone)?.getTime() ?? 0;
      const ends = startOfDayIn(day, zone, 1)?.getTime() ?? 0;
      expect(ends).toBe(startOfDayIn(next, zone)?.getTime());
      expect([23, 24, 25]).toContain((ends - begins) / 3_600_000);
    }),
  );
});
