import { afterAll, beforeAll, expect, test } from "vitest";
import { startFlowWorld, type FlowWorld } from "../support/flow-world.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(() => world.close());

test("a link with a character that the database cannot hold is a link that never was", async () => {
  for (const token of ["\0", "a\0b", "\u{10ffff}", "%"]) {
    expect(await world.pages.showPayment(token)).toEqual({ ok: false, error: "not_found" });
    expect(await world.container.payments.findByToken(token)).toBeNull();
  }
});
