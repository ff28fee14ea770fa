import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { raiseOverdue } from "../../app/flows/raise-overdue.ts";
import { assignException, resolveException } from "../../app/flows/resolve-exception.ts";
import { retryDead } from "../../app/flows/retry-dead.ts";
import { syncNow } from "../../app/flows/sync-now.ts";
import { newId } from "../../app/lib/id.ts";
import type { DeadKind } from "../../app/ports/dead-work.ts";
import { ana, auditOf, exceptionsOf, idsOf, prove } from "../support/by-hand.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { alertsOf, askVoucher, checkOut, issue, payAtCounter, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterEach(() => {
  world.shopify.setFault(null);
  world.mercadoPago.faults.clear();
});
afterAll(async () => {
  await checkInvariants({ pool: world.pool, shopify: world.shopify, mercadoPago: world.mercadoPago });
  await world.close();
});

async function retry(shopId: string, kind: DeadKind) {
  const dead = await world.container.deadWork.list(shopId);
  const id = dead.find((work) => work.kind === kind)?.id ?? "";
  const which = { shopId, kind, id, insists: false };
  return retryDead({ ...world.container, newId }, which, ana, world.clock.now());
}

async function wearOut(): Promise<void> {
  for (let round = 0; round < 25; round += 1) await world.jobs.runEarly();
}

test("R7: a shop that was not told for 24 h is a dead row and an alert; a retry tells it, and the alert ends with success", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  await payAtCounter(world, token);
  world.shopify.setFault("server_error");
  await world.jobs.run();
  await wearOut();
  expect(await alertsOf(world)).toEqual(["shop_sync_dead"]);
  const { shopId } = await idsOf(world, token);

  // The shop is still down: the alert stays, whoever retried.
  expect((await retry(shopId, "shop_sync")).ok).toBe(true);
  await world.jobs.run();
  expect(await alertsOf(world)).toEqual(["shop_sync_dead"]);
  world.shopify.setFault(null);
  await world.jobs.runEarly();
  await world.jobs.run();
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  expect(await alertsOf(world)).toEqual([]);
  expect(await auditOf(world, token)).toEqual(["ana retry"]);
  expect(await retry(shopId, "shop_sync")).toEqual({ ok: false, error: "not_dead" });
});

test("a webhook that gave up is asked about again, and its alert ends", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  world.mercadoPago.faults.add({ kind: "error_500", method: "GET" });
  await payAtCounter(world, token);
  await wearOut();
  expect(await alertsOf(world)).toEqual(["inbox_dead"]);
  world.mercadoPago.faults.clear();
  const { shopId } = await idsOf(world, token);
  expect((await retry(shopId, "inbox")).ok).toBe(true);
  await world.jobs.run();
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  expect(await alertsOf(world)).toEqual([]);
});

test("a voucher that could not be got is asked for anew as the payment's next one", async () => {
  const { token } = await checkOut(world, { shop: bogota });
  world.mercadoPago.faults.add({ kind: "rate_limited", method: "POST", retryAfterSeconds: 1 });
  await askVoucher(world, token, "efecty");
  await wearOut();
  expect(await alertsOf(world)).toEqual(["voucher_dead"]);
  world.mercadoPago.faults.clear();
  const { shopId } = await idsOf(world, token);
  expect((await retry(shopId, "voucher")).ok).toBe(true);
  await world.jobs.run();
  expect(await voucherOf(world, token)).toMatchObject({ attempt: 2, status: "issued" });
  expect(await alertsOf(world)).toEqual([]);
});

test("a job that broke over and over runs again, and its alert ends with success", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const ids = await idsOf(world, token);
  const broken = vi.spyOn(world.container.shopSync, "claim").mockRejectedValue(new Error("a bug"));
  await world.container.jobs.insert(world.pool, [{ job: { name: "sync-shop", ...ids, tries: 0 } }]);
  await wearOut();
  expect(await alertsOf(world)).toEqual(["job_dead"]);
  broken.mockRestore();
  expect((await retry(ids.shopId, "job")).ok).toBe(true);
  await world.jobs.run();
  expect(await alertsOf(world)).toEqual([]);
});

test("sync now asks the gateway, tells the shop, and says what changed", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  world.mercadoPago.faults.dropWebhooks = true;
  await payAtCounter(world, token);
  const report = await syncNow(world.container, await idsOf(world, token), ana, world.clock.now());
  expect(report).toMatchObject({
    ok: true,
    value: {
      vouchers: [{ heard: { said: "paid" } }],
      before: { state: "awaiting_payment" },
      after: { state: "paid" },
    },
  });
  await world.jobs.run();
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
});

test("an exception is given to somebody, is overdue once, and ends by a person with a word and a note", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  await prove(world, token, { insists: true });
  await world.jobs.run();
  const { shopId, paymentId } = await idsOf(world, token);
  const exception = (await world.container.exceptions.listOpen(shopId, 100)).find(
    (one) => one.paymentId === paymentId,
  );
  const which = { shopId, exceptionId: exception?.id ?? "" };
  expect((await assignException(world.container, { ...which, owner: "luis" }, ana)).ok).toBe(true);
  expect(await raiseOverdue(world.container, world.clock.now())).toBe(0);
  const later = new Date(world.clock.now().getTime() + 73 * 3_600_000);
  expect(await raiseOverdue(world.container, later)).toBe(1);
  expect(await raiseOverdue(world.container, later)).toBe(0);
  expect(await alertsOf(world)).toContain("exception_overdue");

  const word = { ...which, word: "cleared" as const };
  const silent = await resolveException(world.container, word, { actor: "ana", reason: null });
  expect(silent).toEqual({ ok: false, error: "note_missing" });
  expect((await resolveException(world.container, word, ana)).ok).toBe(true);
  expect(await exceptionsOf(world, token)).toEqual([]);
  expect(await alertsOf(world)).toEqual([]);
  expect(await auditOf(world, token)).toEqual(["ana confirm", "ana assign", "ana resolve"]);
  const { rows } = await world.pool.query(
    `select 1 from audit_entry
      where payment_id is not null and (actor = '' or reason is null or before is null or after is null)`,
  );
  expect(rows).toEqual([]);
});
