import fc from "../support/properties.ts";
import { describe, expect, it } from "vitest";
import { roadOf, roadSteps, type RoadFacts } from "../../app/domain/setup-road.ts";

const facts = fc.record<RoadFacts>({
  hasLiveAccount: fc.boolean(),
  areWebhooksProved: fc.boolean(),
  hasMethodName: fc.boolean(),
  hasPaidOrder: fc.boolean(),
});
const nothing: RoadFacts = {
  hasLiveAccount: false,
  areWebhooksProved: true,
  hasMethodName: false,
  hasPaidOrder: false,
};
const states = (some: Partial<RoadFacts>) => roadOf({ ...nothing, ...some }).map(({ state }) => state);

describe("the road to taking cash", () => {
  it("begins installed, with the account next; without one no webhook is proved", () => {
    expect(states({})).toEqual(["done", "next", "later", "later", "later", "later"]);
  });

  it.each([
    ["webhook", { hasLiveAccount: true, areWebhooksProved: false }],
    ["method", { hasLiveAccount: true }],
    ["order", { hasLiveAccount: true, hasMethodName: true }],
  ])("has %s next when all before it is done", (step, some) => {
    const next = roadOf({ ...nothing, ...some }).find(({ state }) => state === "next");
    expect(next?.step).toBe(step);
  });

  it("goes back to a step that stopped being done, and keeps what was done after it", () => {
    const all = { hasLiveAccount: true, hasMethodName: true, hasPaidOrder: true };
    expect(states(all)).toEqual(Array(6).fill("done"));
    expect(states({ ...all, areWebhooksProved: false })).toEqual([
      ...["done", "done", "next", "done", "done", "later"],
    ]);
  });

  it("has every step once, at most one next, and is live exactly when all else is done", () => {
    fc.assert(
      fc.property(facts, (some) => {
        const road = roadOf(some);
        expect(road.map(({ step }) => step)).toEqual(roadSteps);
        const open = road.filter(({ state }) => state !== "done");
        expect(open.filter(({ state }) => state === "next")).toEqual(open.slice(0, 1));
        const [live, ...others] = road.toReversed();
        expect(live?.state === "done").toBe(others.every(({ state }) => state === "done"));
      }),
    );
  });
});
