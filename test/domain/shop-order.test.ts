import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { money } from "../../app/domain/money.ts";
import { decideOrder, isOurs, type OrderView, type StandingPayment } from "../../app/domain/shop-order.ts";
import type { Told } from "../../app/domain/shop-message.ts";

const names = ["Efecty", "Pago en efectivo"];
const pesos = (amount: number) => money(BigInt(amount) * 100n, "COP");
const open: OrderView = { isCanceled: false, outstanding: pesos(100), methodNames: ["Efecty"] };
const waiting: StandingPayment = {
  amount: pesos(100),
  hasMoney: false,
  givenBack: [],
  told: "pending",
  isWithdrawn: false,
};
const decide = (order: Partial<OrderView>, standing: Partial<StandingPayment> | null) =>
  decideOrder({ ...open, ...order }, standing && { ...waiting, ...standing }, names);

describe("an order that we do not know", () => {
  test("is taken for what is open, when it is paid by a name of ours", () => {
    expect(decide({}, null)).toEqual({ act: "start", amount: pesos(100), isNewDebt: false });
    expect(decide({ methodNames: ["Tarjeta", "Pago en efectivo"] }, null)).toMatchObject({ act: "start" });
  });

  test.each([["efecty"], ["Efecty "], ["Efecty 2"], [""], [undefined]])("paid by %j is not ours", (name) => {
    const methodNames = name === undefined ? [] : [name];
    expect(decide({ methodNames }, null)).toEqual({ act: "nothing", why: "not_ours" });
  });

  test("is nobody's where a shop has named no method", () => {
    expect(decideOrder(open, null, [])).toEqual({ act: "nothing", why: "not_ours" });
    expect(isOurs(["Efecty"], [])).toBe(false);
  });

  test("in money we do not know is not taken", () => {
    expect(decide({ outstanding: null }, null)).toEqual({ act: "nothing", why: "unknown_currency" });
  });
});

describe("an order whose payment waits", () => {
  test("is left alone as long as it asks for the same", () => {
    expect(decide({}, {})).toEqual({ act: "nothing", why: "waiting" });
    expect(decide({ methodNames: ["Renamed"] }, {})).toEqual({ act: "nothing", why: "waiting" });
  });

  test("gets another for another amount, or for the same in another currency", () => {
    expect(decide({ outstanding: pesos(120) }, {})).toEqual({
      act: "start",
      amount: pesos(120),
      isNewDebt: false,
    });
    const soles = money(10_000n, "PEN");
    expect(decide({ outstanding: soles }, {})).toEqual({ act: "start", amount: soles, isNewDebt: false });
  });

  test.each([
    ["canceled", { isCanceled: true }],
    ["paid otherwise", { outstanding: pesos(0) }],
    ["in money we do not know by now", { outstanding: null }],
  ])("and is %s withdraws it", (_, order) => {
    expect(decide(order, {})).toEqual({ act: "withdraw" });
  });

  test("that was withdrawn gets another when the order asks for money again", () => {
    expect(decide({}, { isWithdrawn: true })).toEqual({ act: "start", amount: pesos(100), isNewDebt: false });
    expect(decide({ isCanceled: true }, { isWithdrawn: true })).toEqual({ act: "nothing", why: "settled" });
  });
});

describe("an order whose cash is there", () => {
  test("is settled once nothing is open, also when it is canceled", () => {
    expect(decide({ outstanding: pesos(0) }, { hasMoney: true, told: "paid" })).toEqual({
      act: "nothing",
      why: "settled",
    });
    expect(decide({ isCanceled: true }, { hasMoney: true })).toEqual({ act: "nothing", why: "settled" });
  });

  test("waits until its shop was told, before anything more is asked", () => {
    expect(decide({ outstanding: pesos(120) }, { hasMoney: true, told: "pending" })).toEqual({
      act: "nothing",
      why: "waiting",
    });
  });

  test("that grew after it was paid is asked for the rest, as another debt", () => {
    const decision = decide({ outstanding: pesos(20) }, { hasMoney: true, told: "paid" });
    expect(decision).toEqual({ act: "start", amount: pesos(20), isNewDebt: true });
  });
});

describe("an order that was paid and partly given back", () => {
  const paid = { hasMoney: true, told: "paid" as const };

  test.each([
    ["all of it", [20]],
    ["more than it", [15, 10]],
  ])("is not asked again where refunds explain %s", (_, amounts) => {
    const standing = { ...paid, givenBack: amounts.map(pesos) };
    expect(decide({ outstanding: pesos(20) }, standing)).toEqual({ act: "nothing", why: "settled" });
  });

  test("is asked for what is open where refunds explain less than that, or were in other money", () => {
    for (const back of [pesos(19), money(10_000n, "PEN")])
      expect(decide({ outstanding: pesos(20) }, { ...paid, givenBack: [back] })).toEqual({
        act: "start",
        amount: pesos(20),
        isNewDebt: true,
      });
  });
});

const anyStanding = fc.record({
  amount: fc.integer({ min: 1, max: 3 }).map(pesos),
  hasMoney: fc.boolean(),
  givenBack: fc.array(fc.integer({ min: 1, max: 2 }).map(pesos), { maxLength: 2 }),
  told: fc.constantFrom<Told>("none", "pending", "paid", "closed"),
  isWithdrawn: fc.boolean(),
});
const anyOrder = fc.record({
  isCanceled: fc.boolean(),
  outstanding: fc.option(fc.integer({ min: 0, max: 3 }).map(pesos)),
  methodNames: fc.subarray(["Efecty", "Tarjeta"]),
});

test("whatever the order is: only what is open is asked for, and money that came is never withdrawn", () => {
  fc.assert(
    fc.property(anyOrder, fc.option(anyStanding), (order, standing) => {
      const decision = decideOrder(order, standing, names);
      if (decision.act === "start") {
        expect(decision.amount).toEqual(order.outstanding);
        expect(decision.amount.minor).toBeGreaterThan(0n);
        expect(order.isCanceled).toBe(false);
        if (standing?.hasMoney && !standing.isWithdrawn) expect(standing.told).toBe("paid");
      }
      if (decision.act === "withdraw")
        expect(standing).toMatchObject({ hasMoney: false, isWithdrawn: false });
    }),
    { numRuns: 5_000 },
  );
});
