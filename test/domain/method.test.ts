import { describe, expect, test } from "vitest";
import { methods, timeZoneOf } from "../../app/domain/method.ts";

describe("methods", () => {
  test("are the two cash networks", () => {
    expect(methods).toEqual(["efecty", "pagoefectivo"]);
  });

  test.each(Object.entries(timeZoneOf))(
    "%s reads a deadline in %s, five hours behind UTC all year",
    (_, timeZone) => {
      const clock = new Intl.DateTimeFormat("en-US", {
        timeZone,
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      });
      for (const year of [2026, 2030]) {
        for (let month = 0; month < 12; month += 1) {
          expect(clock.format(Date.UTC(year, month, 15, 12))).toBe("07:00");
        }
      }
    },
  );
});
