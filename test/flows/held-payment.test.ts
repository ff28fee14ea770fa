import { afterAll, beforeAll, expect, test } from "vitest";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { alertsOf, issue, payAtCounter, paymentOf, voucherOf, webhooksSettled } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(async () => {
  await checkInvariants(world);
  await world.close();
});

async function setStatus(token: string, status: string, detail: string): Promise<void> {
  const { gatewayPaymentId } = await voucherOf(world, token);
  const before = world.mercadoPago.webhooks().length;
  world.mercadoPago.setStatus(Number(gatewayPaymentId), status, detail);
  await webhooksSettled(world, before);
  await world.jobs.run();
}

async function openKinds(token: string): Promise<string[]> {
  const { id, shop } = await paymentOf(world, token);
  const open = await world.container.exceptions.listOpen(shop.id, 50);
  return open.filter(({ paymentId }) => paymentId === id).map(({ kind }) => kind);
}

test("a payment that the gateway looks into itself is a person's to follow, until the gateway is done", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  await setStatus(token, "in_process", "pending_review_manual");
  expect(await openKinds(token)).toEqual(["held"]);
  expect((await paymentOf(world, token)).state).toBe("awaiting_payment");
  expect(await alertsOf(world)).not.toContain("unknown_status");
  await setStatus(token, "approved", "accredited");
  expect(await openKinds(token)).toEqual([]);
  expect((await paymentOf(world, token)).state).toBe("paid");
});

test("a charge-back holds the money first and takes it back when it is settled", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  await payAtCounter(world, token);
  await world.jobs.run();
  await setStatus(token, "charged_back", "in_process");
  expect(await openKinds(token)).toEqual(["held"]);
  expect((await paymentOf(world, token)).state).toBe("paid");
  await setStatus(token, "charged_back", "settled");
  expect(await openKinds(token)).toEqual(["reversed"]);
  expect((await paymentOf(world, token)).marks).toEqual(["reversed"]);
  expect(world.shopify.contradictions()).toEqual([]);
});
