import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { OrderAnswer } from "../../../app/server/order-answer.ts";
import type { StoreOrder } from "../../../sandbox/shopify/store/records.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { dropWebhooks, takeCash } from "../../support/other-gateways.ts";
import { voucherOf } from "../../support/shopper.ts";
import { askNumber, openStore, order, paymentOfOrder, settle } from "../../support/store-shop.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
  await openStore(world, bogota);
  await openStore(world, lima);
});
afterAll(() => world.close());
afterEach(() => checkInvariants(world));

const url = (path: string) => `${world.container.env.PUBLIC_URL}/api/extensions/order${path}`;
const bearer = (shop: string) => ({ authorization: `Bearer ${world.shopify.sessionToken(shop)}` });

function ask({ gid }: Pick<StoreOrder, "gid">, shop = bogota): Promise<Response> {
  return fetch(url(`?${new URLSearchParams({ order: gid, language: "en" }).toString()}`), {
    headers: bearer(shop),
  });
}

async function answer(placed: StoreOrder): Promise<OrderAnswer> {
  const response = await ask(placed);
  expect(response.status).toBe(200);
  return (await response.json()) as OrderAnswer;
}

function act({ gid }: Pick<StoreOrder, "gid">, which: string, shop = bogota): Promise<Response> {
  return fetch(url("/act"), {
    method: "POST",
    headers: bearer(shop),
    body: JSON.stringify({ order: gid, act: which }),
  });
}

describe("what the merchant's block is told and may do", () => {
  test("the payment's state, number and timeline, and nothing about who the buyer is", async () => {
    const placed = await order(world);
    expect(await answer(placed)).toMatchObject({ state: "started", acts: [], number: null });
    const token = await askNumber(world, placed);
    const shown = await answer(placed);
    const { details } = await voucherOf(world, token);
    expect(shown).toMatchObject({
      state: "awaiting_payment",
      amount: "$\u00a038.900 COP",
      pageUrl: world.container.payUrl(token),
      acts: ["sync", "cancel", "reissue"],
    });
    expect(shown.number?.replaceAll(" ", "")).toBe(details.reference);
    expect(shown.events.map(({ kind }) => kind)).toEqual(["voucher_issued"]);
    expect(JSON.stringify(shown)).not.toContain(placed.buyer.email);
  });

  test("cancels the number in the name of the staff member", async () => {
    const placed = await order(world);
    const token = await askNumber(world, placed);
    expect((await act(placed, "cancel")).status).toBe(200);
    expect((await voucherOf(world, token)).status).toBe("ended");
    const { id } = await paymentOfOrder(world, placed);
    const { rows } = await world.pool.query("select actor, verb from audit_entry where payment_id = $1", [
      id,
    ]);
    expect(rows).toEqual([{ actor: "staff 42", verb: "cancel" }]);
    const again = await act(placed, "cancel");
    expect(again.status).toBe(409);
    expect(await again.json()).toEqual({ problem: "nothing_to_cancel" });
  });

  test("gives a new number, the old one first taken back", async () => {
    const placed = await order(world);
    const token = await askNumber(world, placed);
    const first = (await voucherOf(world, token)).details.reference;
    expect((await act(placed, "reissue")).status).toBe(200);
    await settle(world);
    const shown = await answer(placed);
    expect(shown.number?.replaceAll(" ", "")).not.toBe(first);
    expect(shown.events.map(({ kind }) => kind)).toEqual(["voucher_issued", "canceled", "voucher_issued"]);
  });

  test("asks the gateway now, and finds cash that no webhook told of", async () => {
    const placed = await order(world);
    const token = await askNumber(world, placed);
    dropWebhooks(world, true);
    await takeCash(world, token);
    dropWebhooks(world, false);
    expect((await act(placed, "sync")).status).toBe(200);
    expect((await answer(placed)).state).toBe("paid");
    await settle(world);
    expect(world.shopify.storeOrder(placed.id).financialStatus).toBe("PAID");
  });

  test("S1: another shop's order answers like a missing one, in every question and act, and nothing is done", async () => {
    const placed = await order(world);
    const token = await askNumber(world, placed);
    const missing = { gid: "gid://shopify/Order/1" };
    for (const each of [
      ask(placed, lima),
      ask(missing),
      act(placed, "cancel", lima),
      act(missing, "cancel"),
    ]) {
      const response = await each;
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ error: "unknown_order" });
    }
    expect((await voucherOf(world, token)).status).toBe("issued");
  });

  test("S1: a buyer's token, no token and an unknown act do nothing", async () => {
    const placed = await order(world);
    const token = await askNumber(world, placed);
    const headers = { authorization: `Bearer ${world.shopify.buyerToken(bogota)}` };
    const body = JSON.stringify({ order: placed.gid, act: "cancel" });
    expect((await fetch(url("/act"), { method: "POST", headers, body })).status).toBe(401);
    expect((await fetch(url("/act"), { method: "POST", body })).status).toBe(401);
    expect((await act(placed, "refund")).status).toBe(400);
    expect((await voucherOf(world, token)).status).toBe("issued");
  });
});
