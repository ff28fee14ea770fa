import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { money } from "../../app/domain/money.ts";
import { recordSettledLine, type SettledLine } from "../../app/flows/record-settled-line.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { dropWebhooks, takeCash } from "../support/other-gateways.ts";
import { alertsOf, issue, paymentOf, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterEach(() => world.mercadoPago.faults.clear());
afterAll(() => world.close());

async function lineFor(token: string, lineId: string): Promise<SettledLine> {
  const { shopId, accountId, externalReference } = await voucherOf(world, token);
  const { amount } = await paymentOf(world, token);
  const settledAt = world.clock.now();
  return { shopId, accountId, gatewayPaymentId: null, externalReference, gross: amount, lineId, settledAt };
}

const settle = (line: SettledLine) => recordSettledLine(world.container, line, world.clock.now());

async function ledgerOf(token: string): Promise<Record<string, string>> {
  const { id } = await paymentOf(world, token);
  const text = `select account, sum(amount_minor)::text as minor from ledger_posting where payment_id = $1 group by account`;
  const { rows } = await world.pool.query<{ account: string; minor: string }>(text, [id]);
  return Object.fromEntries(rows.map(({ account, minor }) => [account, minor]));
}

async function confirmedBy(token: string): Promise<string[]> {
  const { shop, id } = await paymentOf(world, token);
  const facts = await world.container.payments.factsOf(shop.id, id);
  return facts.filter(({ kind }) => kind === "confirmed").map(({ source }) => source);
}

describe("each source of the truth alone is enough", () => {
  test("only the webhook comes", async () => {
    const { session, token } = await issue(world, { shop: bogota }, "efecty");
    await takeCash(world, token);
    await expect
      .poll(async () => {
        await world.jobs.run();
        return (await paymentOf(world, token)).state;
      })
      .toBe("paid");
    expect(await confirmedBy(token)).toEqual(["webhook"]);
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  });

  test("only polling asks", async () => {
    const { session, token } = await issue(world, { shop: bogota }, "efecty");
    dropWebhooks(world, true);
    await takeCash(world, token);
    world.advance(7 * 60_000);
    await world.poll();
    await world.jobs.run();
    expect(await confirmedBy(token)).toEqual(["poll"]);
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  });

  test.each([
    ["and the gateway confirms it", false],
    ["and the gateway does not answer", true],
  ])("only the settlement report tells, %s", async (_, isDown) => {
    const { session, token } = await issue(world, { shop: bogota }, "efecty");
    dropWebhooks(world, true);
    await takeCash(world, token);
    if (isDown) world.mercadoPago.faults.add({ kind: "error_500" });
    const line = await lineFor(token, "line-1");
    expect(await settle(line)).toBe("recorded");
    expect(await settle(line)).toBe("recorded");
    await world.jobs.run();
    expect(await confirmedBy(token)).toEqual(["settlement"]);
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
    const { minor } = (await paymentOf(world, token)).amount;
    expect(await ledgerOf(token)).toEqual({
      gateway_receivable: "0",
      settlement_clearing: String(minor),
      shop_sales: String(-minor),
    });
    await checkInvariants(world);
  });
});

test("a line about money that was told before settles it and confirms nothing a second time", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  await takeCash(world, token);
  world.advance(7 * 60_000);
  await world.poll();
  const asked = world.mercadoPago.requests().length;
  expect(await settle(await lineFor(token, "line-2"))).toBe("recorded");
  expect(world.mercadoPago.requests().length).toBe(asked);
  expect((await confirmedBy(token)).length).toBe(1);
  expect(await ledgerOf(token)).toMatchObject({ gateway_receivable: "0" });
});

test("a line the gateway itself contradicts moves nothing, and a person is told", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  expect(await settle(await lineFor(token, "line-3"))).toBe("contradicted");
  expect((await paymentOf(world, token)).state).toBe("awaiting_payment");
  expect(await ledgerOf(token)).toEqual({});
  expect(await alertsOf(world)).toContain("payment_difference");
});

test("a line of another account, or about nothing we know, is not ours and leaves nothing", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const line = await lineFor(token, "line-4");
  const other = (await world.container.shops.findByDomain("tienda-lima.myshopify.com"))?.id ?? "";
  expect(await settle({ ...line, shopId: other })).toBe("not_ours");
  expect(await settle({ ...line, externalReference: "somebody-elses" })).toBe("not_ours");
  expect(await settle({ ...line, externalReference: null, gross: money(1n, "COP") })).toBe("not_ours");
  expect(await ledgerOf(token)).toEqual({});
  await checkInvariants(world);
});
