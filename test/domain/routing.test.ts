import fc from "../support/properties.ts";
import { describe, expect, it } from "vitest";
import { healthyCircuit } from "../../app/domain/circuit.ts";
import { money } from "../../app/domain/money.ts";
import {
  findRoutes,
  type Candidate,
  type RoutableAccount,
  type RoutableOffer,
  type RouteQuestion,
} from "../../app/domain/routing.ts";

const now = new Date("2026-11-25T12:00:00Z");
const soon = new Date("2026-11-25T12:00:10Z");
const bounds = { min: money(500_000n, "COP"), max: money(400_000_000n, "COP") };

const offer = (changes: Partial<RoutableOffer> = {}): RoutableOffer => ({
  method: "efecty",
  country: "CO",
  currency: "COP",
  decimals: 0,
  limits: bounds,
  voucherLife: { minHours: 24, maxHours: 720 },
  documents: ["CC"],
  canRefund: true,
  ...changes,
});
const account = (id: string, changes: Partial<RoutableAccount> = {}): RoutableAccount => ({
  id,
  mode: "live",
  country: "CO",
  priority: 0,
  limits: {},
  circuit: healthyCircuit,
  ...changes,
});
const candidate = (
  id: string,
  accountChanges: Partial<RoutableAccount> = {},
  offerChanges: Partial<RoutableOffer> = {},
): Candidate => ({ offer: offer(offerChanges), account: account(id, accountChanges) });

const question: RouteQuestion = {
  amount: money(12_000_000n, "COP"),
  mode: "live",
  wishedLifeHours: null,
  needsRefunds: false,
};

function routeOf(candidates: readonly Candidate[], changes: Partial<RouteQuestion> = {}) {
  const [route] = findRoutes(candidates, { ...question, ...changes }, now);
  return {
    order: route?.eligible.map((one) => one.account.id) ?? [],
    why: Object.fromEntries(
      route?.considered.map(({ offer: _offer, account: { id }, ...why }) => [id, why]) ?? [],
    ),
  };
}

const other = candidate("other", { priority: 9 });

describe("the router", () => {
  it("takes the lowest number first, and of equals the one that was named first", () => {
    const three = [candidate("c", { priority: 5 }), candidate("a"), candidate("b")];
    expect(routeOf(three).order).toEqual(["a", "b", "c"]);
    expect(routeOf(three).why).toEqual({
      a: { reason: "chosen" },
      b: { reason: "stands_by" },
      c: { reason: "stands_by" },
    });
  });

  it("takes an account again once its pause is over, and says so", () => {
    const rested = (openUntil: Date) =>
      candidate("x", { circuit: { ...healthyCircuit, failures: 3, openUntil } });
    for (const past of [now, new Date(now.getTime() - 1)])
      expect(routeOf([rested(past), other]).why["x"]).toEqual({ reason: "chosen" });
    expect(routeOf([rested(soon), other]).why["x"]).toEqual({ reason: "circuit_open", until: soon });
  });

  it("takes a voucher that may live exactly as short as the shop wishes, and none that lives an hour longer", () => {
    const long = candidate("x", {}, { voucherLife: { minHours: 24, maxHours: 720 } });
    const short = candidate("other", { priority: 9 }, { voucherLife: { minHours: 1, maxHours: 720 } });
    expect(routeOf([long, short], { wishedLifeHours: 24 }).order[0]).toBe("x");
    expect(routeOf([long, short], { wishedLifeHours: 23 }).order).toEqual(["other"]);
  });

  it.each([
    ["of the other mode", candidate("x", { mode: "test" }), {}, { reason: "other_mode" }],
    ["of another country", candidate("x", { country: "PE" }), {}, { reason: "other_country" }],
    [
      "that switched the method off",
      candidate("x", { limits: { efecty: "off" } }),
      {},
      { reason: "method_off" },
    ],
    [
      "that takes whole pesos only",
      candidate("x"),
      { amount: money(12_000_050n, "COP") },
      { reason: "decimals" },
    ],
    [
      "whose smallest amount is larger, by its own limits before the offer's",
      candidate("x", { limits: { efecty: { min: money(20_000_000n, "COP"), max: bounds.max } } }),
      {},
      { reason: "amount_too_small", bound: money(20_000_000n, "COP") },
    ],
    [
      "whose largest amount is smaller",
      candidate("x", {}, { limits: { min: bounds.min, max: money(1_000_000n, "COP") } }),
      {},
      { reason: "amount_too_large", bound: money(1_000_000n, "COP") },
    ],
    [
      "that needs another document than the shopper gave",
      candidate("x", {}, { documents: ["NIT"] }),
      { documentType: "CC" as const },
      { reason: "document_missing" },
    ],
    [
      "whose shortest voucher lives longer than wished, while another's does not",
      candidate("x", {}, { voucherLife: { minHours: 96, maxHours: 144 } }),
      { wishedLifeHours: 48 },
      { reason: "life_too_long", minHours: 96 },
    ],
    [
      "that cannot refund, while another can",
      candidate("x", {}, { canRefund: false }),
      { needsRefunds: true },
      { reason: "cannot_refund" },
    ],
    [
      "that is left alone after failures",
      candidate("x", { circuit: { failures: 3, openUntil: soon } }),
      {},
      { reason: "circuit_open", until: soon },
    ],
  ])("passes over an account %s", (_what, one, changes: Partial<RouteQuestion>, reason) => {
    const flexible = { ...other, offer: offer({ decimals: 2 }) };
    const { order, why } = routeOf([one, flexible], changes);
    expect(why["x"]).toEqual(reason);
    expect(order).toEqual(["other"]);
    expect(why["other"]).toEqual({ reason: "chosen" });
  });

  it("lets a wish that nobody can fulfil cost no sale", () => {
    const poor = [candidate("x", {}, { canRefund: false, voucherLife: { minHours: 96, maxHours: 144 } })];
    expect(routeOf(poor, { needsRefunds: true, wishedLifeHours: 10 }).order).toEqual(["x"]);
  });

  it("asks those that are down as the last resort, the one that is tried soonest first", () => {
    const until = (seconds: number) => ({ failures: 3, openUntil: new Date(now.getTime() + seconds * 1000) });
    const down = [candidate("later", { circuit: until(60) }), candidate("sooner", { circuit: until(5) })];
    expect(routeOf(down).order).toEqual(["sooner", "later"]);
    expect(Object.values(routeOf(down).why).map(({ reason }) => reason)).toEqual([
      "circuit_open",
      "circuit_open",
    ]);
  });

  it("tries one again whose time is over", () => {
    expect(routeOf([candidate("x", { circuit: { failures: 3, openUntil: now } }), other]).order).toEqual([
      "x",
      "other",
    ]);
  });

  it("takes no document where none is asked, and any while the shopper can still be asked", () => {
    const asksNone = candidate("none", {}, { documents: [] });
    expect(routeOf([asksNone], { documentType: null }).order).toEqual(["none"]);
    expect(routeOf([candidate("x")], { documentType: null }).order).toEqual([]);
    expect(routeOf([candidate("x")]).order).toEqual(["x"]);
  });

  it("looks at no account of another currency, and answers each method apart", () => {
    const soles = candidate(
      "pe",
      { country: "PE" },
      { currency: "PEN", country: "PE", method: "pagoefectivo" },
    );
    const methods = findRoutes([soles, candidate("co")], question, now).map(({ method }) => method);
    expect(methods).toEqual(["efecty"]);
  });
});

const anyCandidate = fc
  .record({
    mode: fc.constantFrom("live", "test"),
    country: fc.constantFrom("CO", "PE"),
    priority: fc.integer({ min: 0, max: 3 }),
    off: fc.boolean(),
    canRefund: fc.boolean(),
    minHours: fc.constantFrom(1, 24, 96),
    openFor: fc.constantFrom(null, -5, 0, 5),
    max: fc.constantFrom(1_000_000n, 400_000_000n),
  })
  .map((any, index = 0) =>
    candidate(
      String(index),
      {
        mode: any.mode,
        country: any.country,
        priority: any.priority,
        limits: any.off ? { efecty: "off" } : {},
        circuit: {
          failures: any.openFor === null ? 0 : 3,
          openUntil: any.openFor === null ? null : new Date(now.getTime() + any.openFor * 1000),
        },
      },
      {
        canRefund: any.canRefund,
        voucherLife: { minHours: any.minHours, maxHours: 720 },
        limits: { min: bounds.min, max: money(any.max, "COP") },
      },
    ),
  );

describe("whatever the accounts are", () => {
  const any = fc.record({
    candidates: fc.array(anyCandidate, { maxLength: 8 }),
    needsRefunds: fc.boolean(),
    wishedLifeHours: fc.constantFrom(null, 12, 48),
  });

  it("each account that was looked at has exactly one reason, and at most one is chosen", () => {
    fc.assert(
      fc.property(any, ({ candidates, ...wishes }) => {
        const [route] = findRoutes(candidates, { ...question, ...wishes }, now);
        const considered = route?.considered ?? [];
        expect(considered).toHaveLength(candidates.length);
        const chosen = considered.filter(({ reason }) => reason === "chosen");
        expect(chosen.length).toBeLessThanOrEqual(1);
        if (chosen[0]) expect(route?.eligible[0]?.account).toBe(chosen[0].account);
      }),
    );
  });

  it("who is eligible may take the payment: right mode, country, amount, method on", () => {
    fc.assert(
      fc.property(any, ({ candidates, ...wishes }) => {
        for (const route of findRoutes(candidates, { ...question, ...wishes }, now))
          for (const { account: one, offer: its } of route.eligible) {
            expect([one.mode, one.country, one.limits.efecty]).toEqual(["live", "CO", undefined]);
            expect(its.limits.max.minor >= question.amount.minor).toBe(true);
          }
      }),
    );
  });

  it("somebody is eligible whenever somebody may take the payment, whatever is wished and whoever is down", () => {
    fc.assert(
      fc.property(any, ({ candidates, ...wishes }) => {
        const able = candidates.filter(
          ({ account: one, offer: its }) =>
            one.mode === "live" &&
            one.country === "CO" &&
            one.limits.efecty !== "off" &&
            its.limits.max.minor >= question.amount.minor,
        );
        const [route] = findRoutes(candidates, { ...question, ...wishes }, now);
        expect((route?.eligible.length ?? 0) > 0).toBe(able.length > 0);
      }),
    );
  });
});
