import { afterEach, afterAll, beforeAll, describe, expect, test } from "vitest";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { alertsOf, checkOut, count, issue, payAtCounter, paymentOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterEach(() => world.shopify.setFault(null));
afterAll(() => world.close());

describe.each(["server_error", "reset", "lost_answer", "throttled"] as const)(
  "when Shopify answers with %s",
  (fault) => {
    test("the order still turns paid, resolved once", async () => {
      const { session, token } = await issue(world, { shop: bogota }, "efecty");
      world.shopify.setFault(fault, 2);
      await payAtCounter(world, token);
      await world.jobs.run();
      for (let round = 0; round < 4; round += 1) await world.jobs.runEarly();
      expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
      const resolves = world.shopify
        .callsAbout(session.gid)
        .filter(({ mutation }) => mutation === "paymentSessionResolve");
      expect(resolves.filter(({ outcome }) => outcome === "applied")).toHaveLength(1);
      expect(await alertsOf(world)).toEqual([]);
    });
  },
);

test("a shop that cannot be told in eighteen tries becomes a dead row and an alert, not silence", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  await payAtCounter(world, token);
  world.shopify.setFault("server_error");
  await world.jobs.run();
  for (let round = 0; round < 25; round += 1) await world.jobs.runEarly();
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PENDING");
  expect(await alertsOf(world)).toContain("shop_sync_dead");
  expect(await count(world, "shop_sync where dead_at is not null and last_error like 'unavailable%'")).toBe(
    1,
  );
  expect((await paymentOf(world, token)).state).toBe("paid");
});

test("an access token that ended is renewed once, for all that wait, and the order turns paid", async () => {
  const first = await issue(world, { shop: lima }, "pagoefectivo");
  const second = await issue(world, { shop: lima }, "pagoefectivo");
  world.shopify.expireAccessTokens(lima);
  await payAtCounter(world, first.token);
  await payAtCounter(world, second.token);
  await world.jobs.run();
  for (const { session } of [first, second])
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
});

test("the shopper is sent on to where the shop said", async () => {
  const { session, token } = await checkOut(world, { shop: bogota });
  expect(await world.pages.nextUrl(token)).toEqual({ ok: true, value: null });
  const issued = await issue(world, { shop: bogota }, "efecty");
  const next = await world.pages.nextUrl(issued.token);
  expect(next.ok && next.value).toContain("thank-you");
  expect(world.shopify.orderOf(session.id)).toBeNull();
});

describe("refunds the shop asks for", () => {
  async function paid(shop: string, method: "efecty" | "pagoefectivo") {
    const checkout = await issue(world, { shop }, method);
    await payAtCounter(world, checkout.token);
    await world.jobs.run();
    return checkout;
  }

  test("a whole refund in Peru is done at the gateway and resolved, once", async () => {
    const { session, token } = await paid(lima, "pagoefectivo");
    const refund = await world.shopify.move("refund", session.id);
    expect(refund.answer.status).toBe(201);
    expect(refund.answer.body).toBe("");
    await world.shopify.repeat(refund.session.id);
    await world.jobs.run();
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("REFUNDED");
    expect((await paymentOf(world, token)).state).toBe("refunded");
    const { rows } = await world.pool.query<{ sum: string }>(
      "select sum(amount_minor)::text as sum from ledger_posting where payment_id = $1 and account = 'gateway_receivable'",
      [(await paymentOf(world, token)).id],
    );
    expect(rows[0]?.sum).toBe("0");
  });

  test("a partial refund in Colombia is done, and in Peru rejected with words for the merchant", async () => {
    const colombia = await paid(bogota, "efecty");
    await world.shopify.move("refund", colombia.session.id, "10000.00");
    const peru = await paid(lima, "pagoefectivo");
    const refused = await world.shopify.move("refund", peru.session.id, "1.00");
    await world.jobs.run();
    expect(world.shopify.orderOf(colombia.session.id)?.financialStatus).toBe("PARTIALLY_REFUNDED");
    expect((await paymentOf(world, colombia.token)).state).toBe("partially_refunded");
    expect(world.shopify.state.moneySessions.get(refused.session.id)?.rejection?.merchantMessage).toContain(
      "completo",
    );
    expect((await paymentOf(world, peru.token)).state).toBe("paid");
  });

  test("a refund of a payment that was never paid is rejected", async () => {
    const { session } = await issue(world, { shop: bogota }, "efecty");
    const refund = await world.shopify.move("refund", session.id);
    await world.jobs.run();
    expect(world.shopify.state.moneySessions.get(refund.session.id)?.state).toBe("rejected");
  });

  test("a refund of another shop's payment answers like a missing one and stores nothing", async () => {
    const { session } = await paid(bogota, "efecty");
    const refund = await world.shopify.move("refund", session.id);
    await world.jobs.run();
    const before = await count(world, "shop_request");
    const body = (world.shopify.state.moneySessions.get(refund.session.id)?.requestBody ?? "").replaceAll(
      refund.session.id,
      "foreign-refund",
    );
    const foreign = await world.shopify.send("refund", lima, body);
    const missing = await world.shopify.send("refund", lima, body.replaceAll(session.id, "no-such-payment"));
    expect(foreign.status).toBe(404);
    expect(foreign.body).toBe(missing.body);
    expect(await count(world, "shop_request")).toBe(before);
  });

  test("capture and void are answered properly though unused", async () => {
    const { session } = await paid(bogota, "efecty");
    const capture = await world.shopify.move("capture", session.id);
    const voided = await world.shopify.move("void", session.id);
    expect([capture.answer.status, voided.answer.status]).toEqual([201, 201]);
    await world.jobs.run();
    for (const { session: asked } of [capture, voided]) {
      expect(world.shopify.state.moneySessions.get(asked.id)).toMatchObject({ state: "rejected" });
    }
  });
});
