import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Voucher } from "../../app/ports/records.ts";
import { bogota, documents, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { addAccount, keysOf } from "../support/more-accounts.ts";
import { payable } from "../support/payable.ts";
import { askVoucher, checkOut, paymentOf, voucherOf, type Checkout } from "../support/shopper.ts";
import { waitUntil } from "../support/wait-until.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
  await addAccount(world, bogota, "dlocal", keysOf.colombianDlocal, 10);
});
afterEach(async () => {
  world.mercadoPago.faults.clear();
  world.dlocal.faults.clear();
  await world.pool.query("delete from gateway_circuit");
});
afterAll(async () => {
  await world.jobs.runEarly();
  await checkInvariants(world);
  await world.close();
});

const create = { method: "POST", path: /^\/v1\/payments$/ };

async function asked(): Promise<Checkout> {
  const checkout = await checkOut(world, { shop: bogota });
  await askVoucher(world, checkout.token, "efecty");
  return checkout;
}

async function runEarly(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await world.jobs.runEarly();
}

interface Attempt {
  readonly attempt: number;
  readonly gateway: string;
  readonly status: string;
  readonly refusal: string | null;
  readonly routed_because: string;
}

async function attemptsOf(token: string): Promise<Attempt[]> {
  const { id } = await paymentOf(world, token);
  const { rows } = await world.pool.query<Attempt>(
    `select attempt, gateway, status, refusal, routed_because from voucher
      join gateway_account on gateway_account.id = gateway_account_id where payment_id = $1 order by attempt`,
    [id],
  );
  return rows;
}

async function firstAttempt(token: string): Promise<Voucher> {
  const { id, shop } = await paymentOf(world, token);
  const voucher = await world.container.payments.voucherOfAttempt(shop.id, id, 1);
  if (!voucher) throw new Error("no attempt");
  return voucher;
}

describe("a gateway that is down", () => {
  test("the shopper gets a number at the next gateway, and the page only said that it is being made", async () => {
    const { token, session } = await asked();
    world.mercadoPago.faults.isDown = true;
    const before = await world.pages.showPayment(token);
    expect(before.ok && before.value.stage.kind).toBe("creating");
    await world.jobs.run();
    expect(await attemptsOf(token)).toMatchObject([
      { attempt: 1, gateway: "mercado-pago", status: "refused", refusal: "unavailable" },
      { attempt: 2, gateway: "dlocal", status: "issued", refusal: null },
    ]);
    expect((await attemptsOf(token))[1]?.routed_because).toMatch(
      /^after attempt 1 at mercado-pago \(unavailable\): .*dlocal stands_by/,
    );
    expect(await payable(world, token)).toEqual(["dlocal"]);
    const voucher = await voucherOf(world, token);
    expect(world.dlocal.pay(voucher.details.reference ?? "").ok).toBe(true);
    await waitUntil("the payment is paid", async () => {
      await world.jobs.run();
      return (await paymentOf(world, token)).state === "paid";
    });
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  });

  test("after three failures in a row the next shopper does not wait for it, and the reason is kept", async () => {
    world.mercadoPago.faults.isDown = true;
    for (let time = 0; time < 3; time += 1) {
      await asked();
      await world.jobs.run();
    }
    const { token } = await asked();
    await world.jobs.run();
    const [only, ...more] = await attemptsOf(token);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ gateway: "dlocal", status: "issued" });
    expect(only?.routed_because).toMatch(/mercado-pago circuit_open until 2\d{3}-.*; dlocal chosen/);
  });

  test("once its time is over one shopper tries it, and a success brings all back", async () => {
    world.mercadoPago.faults.isDown = true;
    for (let time = 0; time < 3; time += 1) {
      await asked();
      await world.jobs.run();
    }
    world.mercadoPago.faults.isDown = false;
    world.advance(11_000);
    const { token } = await asked();
    await world.jobs.run();
    expect(await attemptsOf(token)).toMatchObject([{ gateway: "mercado-pago", status: "issued" }]);
    const { rows } = await world.pool.query("select failures, open_until from gateway_circuit");
    expect(rows).toEqual([{ failures: 0, open_until: null }]);
  });

  test("a healthy gateway costs the circuit no write", async () => {
    await asked();
    await world.jobs.run();
    const { rowCount } = await world.pool.query("select 1 from gateway_circuit");
    expect(rowCount).toBe(0);
  });

  test("all are down: the page says so and goes on by itself, and the number comes when one is back", async () => {
    world.mercadoPago.faults.isDown = true;
    world.dlocal.faults.isDown = true;
    const { token } = await asked();
    await world.jobs.run();
    await runEarly(3);
    const page = await world.pages.showPayment(token);
    expect(page.ok && page.value.stage).toMatchObject({ kind: "creating", isDelayed: true });
    world.dlocal.faults.isDown = false;
    await runEarly(2);
    expect((await voucherOf(world, token)).status).toBe("issued");
    expect(await payable(world, token)).toHaveLength(1);
  });

  test("all stay down: the shopper is asked again at last, and a later try works", async () => {
    world.mercadoPago.faults.isDown = true;
    world.dlocal.faults.isDown = true;
    const { token } = await asked();
    await world.jobs.run();
    await runEarly(25);
    const page = await world.pages.showPayment(token);
    expect(page.ok && page.value.stage).toMatchObject({ kind: "ask", refusal: "gateway_trouble" });
    world.mercadoPago.faults.isDown = false;
    world.dlocal.faults.isDown = false;
    await askVoucher(world, token, "efecty");
    await world.jobs.run();
    expect((await voucherOf(world, token)).status).toBe("issued");
    expect(await payable(world, token)).toHaveLength(1);
  });

  test("keys that one gateway refuses send the shopper to the next, and the merchant hears of them", async () => {
    world.mercadoPago.faults.add({ kind: "unauthorized" });
    const { token } = await asked();
    await world.jobs.run();
    expect((await attemptsOf(token)).map(({ status }) => status)).toEqual(["refused", "issued"]);
    const { rows } = await world.pool.query("select 1 from alert where kind = 'credentials_refused'");
    expect(rows).toHaveLength(1);
  });

  test("a document that the next gateway does not take leaves the shopper with the first", async () => {
    const { token } = await checkOut(world, { shop: bogota });
    const form = { method: "efecty", ...documents.efecty, documentType: "CE", documentNumber: "1032456" };
    expect((await world.pages.requestVoucher(token, form)).ok).toBe(true);
    world.mercadoPago.faults.isDown = true;
    await world.jobs.run();
    expect(await attemptsOf(token)).toMatchObject([{ gateway: "mercado-pago", status: "asked" }]);
    world.mercadoPago.faults.isDown = false;
    await runEarly(1);
    expect((await voucherOf(world, token)).status).toBe("issued");
  });
});

describe("a gateway that timed out", () => {
  test("is looked up twice, with a pause, before another is used", async () => {
    world.mercadoPago.faults.add({ kind: "reset_before", ...create });
    const { token } = await asked();
    await world.jobs.run();
    expect(await attemptsOf(token)).toHaveLength(1);
    await runEarly(1);
    expect(await attemptsOf(token)).toHaveLength(1);
    await runEarly(1);
    await world.jobs.run();
    expect(await attemptsOf(token)).toMatchObject([
      { gateway: "mercado-pago", status: "refused", refusal: "unknown_outcome" },
      { gateway: "dlocal", status: "issued" },
    ]);
    const reference = (await firstAttempt(token)).externalReference;
    const looks = world.mercadoPago.requests().filter(({ query }) => query.includes(reference));
    // The two before the other gateway was asked, and those of the watch over the lost one since.
    expect(looks.length).toBeGreaterThanOrEqual(2);
  });

  test("is not left while it cannot be looked up", async () => {
    world.mercadoPago.faults.add({ kind: "error_500" });
    const { token } = await asked();
    await world.jobs.run();
    await runEarly(5);
    expect(await attemptsOf(token)).toMatchObject([{ gateway: "mercado-pago", status: "asked" }]);
    world.mercadoPago.faults.clear();
    await runEarly(2);
    await world.jobs.run();
    expect(await payable(world, token)).toHaveLength(1);
  });

  test("a voucher that its search hid for too long is canceled there as soon as it turns up", async () => {
    world.mercadoPago.faults.searchLagMs = 60_000;
    world.mercadoPago.faults.add({ kind: "reset_after", ...create });
    world.mercadoPago.faults.dropWebhooks = true;
    const { token } = await asked();
    await world.jobs.run();
    await runEarly(2);
    await world.jobs.run();
    expect(await payable(world, token)).toEqual(["mercado-pago", "dlocal"]);
    world.mercadoPago.faults.clear();
    await runEarly(1);
    await world.jobs.run();
    expect(await payable(world, token)).toEqual(["dlocal"]);
    expect(await attemptsOf(token)).toMatchObject([{ status: "ended" }, { status: "issued" }]);
    expect((await paymentOf(world, token)).state).toBe("awaiting_payment");
  });

  test("what an unheard call made is canceled there, though the next call was refused and the attempt ended", async () => {
    world.mercadoPago.faults.add({ kind: "reset_after", ...create });
    world.mercadoPago.faults.dropWebhooks = true;
    const { token } = await asked();
    await world.jobs.run();
    world.mercadoPago.faults.add({ kind: "unauthorized" });
    await runEarly(1);
    expect(await attemptsOf(token)).toMatchObject([{ status: "refused", refusal: "credentials_refused" }]);
    expect(await payable(world, token)).toEqual(["mercado-pago"]);
    world.mercadoPago.faults.clear();
    await runEarly(2);
    expect(await payable(world, token)).toEqual([]);
    expect(await attemptsOf(token)).toMatchObject([{ status: "ended" }]);
  });

  test("money on the lost voucher pays the order, and the newer number is voided", async () => {
    world.mercadoPago.faults.searchLagMs = 60_000;
    world.mercadoPago.faults.add({ kind: "reset_after", ...create });
    const { token, session } = await asked();
    await world.jobs.run();
    await runEarly(2);
    await world.jobs.run();
    world.mercadoPago.faults.clear();
    const { externalReference } = await firstAttempt(token);
    const there = world.mercadoPago
      .payments()
      .find(({ details }) => details.externalReference === externalReference);
    expect(world.mercadoPago.pay(there?.reference ?? "").ok).toBe(true);
    await waitUntil("the payment is paid", async () => {
      await world.jobs.run();
      return (await paymentOf(world, token)).state === "paid";
    });
    expect(await payable(world, token)).toEqual([]);
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
    expect((await paymentOf(world, token)).marks).toEqual([]);
  });
});
