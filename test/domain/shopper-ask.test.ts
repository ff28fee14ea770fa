import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { mayAsk, recentAsks, shopperAskLimits } from "../../app/domain/shopper-ask.ts";

const now = new Date("2026-09-01T12:00:00Z");
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);
/** Asks of the last hour, a minute apart, the latest half a minute ago. */
const asks = (count: number): Date[] => Array.from({ length: count }, (_, at) => ago(30 + at * 60));

describe("a shopper who wants to know", () => {
  test("may have the gateway asked at once, then again after half a minute", () => {
    expect(mayAsk([], now)).toBe(true);
    expect(mayAsk([ago(29.999)], now)).toBe(false);
    expect(mayAsk([ago(30)], now)).toBe(true);
    expect(mayAsk([ago(30), ago(10), ago(40)], now)).toBe(false);
  });

  test("may do so ten times in any hour, and not once more", () => {
    expect(shopperAskLimits.perHour).toBe(10);
    expect(mayAsk(asks(9), now)).toBe(true);
    expect(mayAsk(asks(10), now)).toBe(false);
  });

  test("has an ask back as soon as it is an hour old", () => {
    expect(recentAsks([ago(3_600), ago(3_599.999)], now)).toEqual([ago(3_599.999)]);
    expect(mayAsk([...asks(9), ago(3_600)], now)).toBe(true);
    expect(mayAsk([...asks(9), ago(3_599)], now)).toBe(false);
  });
});

const start = Date.UTC(2026, 10, 25);
const at = (seconds: number): Date => new Date(start + seconds * 1000);

test("however a shopper presses, no hour has more asks than allowed and no two are too near", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 }), (waits) => {
      let now = 0;
      let kept: readonly Date[] = [];
      const taken: number[] = [];
      for (const wait of waits) {
        now += wait;
        if (!mayAsk(kept, at(now))) continue;
        kept = [...recentAsks(kept, at(now)), at(now)];
        taken.push(now);
      }
      for (const [index, time] of taken.entries()) {
        const before = taken[index - 1];
        if (before !== undefined) expect(time - before).toBeGreaterThanOrEqual(shopperAskLimits.everySeconds);
        const inHour = taken.filter((other) => other <= time && other > time - 3600);
        expect(inHour.length).toBeLessThanOrEqual(shopperAskLimits.perHour);
      }
    }),
  );
});
