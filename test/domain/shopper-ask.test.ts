import fc from "fast-check";
import { expect, test } from "vitest";
import { mayAsk, recentAsks, shopperAskLimits } from "../../app/domain/shopper-ask.ts";

const start = Date.UTC(2026, 10, 25);
const at = (seconds: number): Date => new Date(start + seconds * 1000);

test("thirty seconds after an ask the gateway may be asked again, and not a moment sooner", () => {
  expect(mayAsk([], at(0))).toBe(true);
  expect(mayAsk([at(0)], new Date(start + 29_999))).toBe(false);
  expect(mayAsk([at(0)], at(30))).toBe(true);
});

test("an ask counts for an hour, and the eleventh of an hour is refused", () => {
  const ten = Array.from({ length: 10 }, (_, press) => at(press * 60));
  expect(mayAsk(ten, new Date(start + 3_599_999))).toBe(false);
  expect(mayAsk(ten, at(3600))).toBe(true);
  expect(recentAsks(ten, at(3600))).toHaveLength(9);
});

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
