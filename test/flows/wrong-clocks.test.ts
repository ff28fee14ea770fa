import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { absorbAnswer } from "../../app/flows/absorb-answer.ts";
import { issueVoucher } from "../../app/flows/issue-voucher.ts";
import { newId } from "../../app/lib/id.ts";
import { ok } from "../../app/lib/result.ts";
import type { Gateway, GatewayFact } from "../../app/ports/gateway.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { dropWebhooks, takeCash } from "../support/other-gateways.ts";
import { ring } from "../support/ring.ts";
import { askVoucher, checkOut, issue, paymentOf, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
  dropWebhooks(world, true);
});
afterAll(() => world.close());

const minute = 60_000;

describe.each([
  ["behind", -10 * minute],
  ["ahead", 10 * minute],
])("T1: a clock of ours ten minutes %s", (_, skew) => {
  beforeAll(() => world.advance(skew));
  afterAll(() => world.advance(-skew));

  test("changes nothing about a payment's life", async () => {
    const { session, token } = await issue(world, { shop: bogota }, "efecty");
    await takeCash(world, token);
    world.advance(6 * minute);
    await world.poll();
    world.advance(-6 * minute);
    await world.jobs.run();
    expect(await paymentOf(world, token)).toMatchObject({ state: "paid", marks: [] });
    expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
    await checkInvariants(world);
  });

  test("changes no claim: a second worker finds it busy, and it ends after its seconds of the database's clock", async () => {
    const { token } = await checkOut(world, { shop: bogota });
    await askVoucher(world, token, "efecty");
    const { id, shopId } = await voucherOf(world, token);
    const { vouchers } = world.container;
    expect(await vouchers.claim(shopId, id, 45)).toMatchObject({ id });
    expect(await vouchers.claim(shopId, id, 45)).toBe("busy");
    const { rows } = await world.pool.query<{ seconds: number }>(
      "select extract(epoch from claimed_until - now())::int as seconds from voucher where id = $1",
      [id],
    );
    expect(rows[0]?.seconds).toBeGreaterThan(40);
    expect(rows[0]?.seconds).toBeLessThanOrEqual(45);
    await vouchers.release(shopId, id, false);
    await world.jobs.run();
  });

  test("decides which signatures are fresh, and nothing else", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    const { accountId, gatewayPaymentId } = await voucherOf(world, token);
    const call = { accountId, dataId: gatewayPaymentId ?? "" };
    const now = world.clock.now().getTime();
    expect(await ring(world, { ...call, sentAt: new Date(now - 9 * minute) })).toBe(200);
    expect(await ring(world, { ...call, sentAt: new Date(now - 11 * minute) })).toBe(401);
    await world.jobs.run();
    expect((await paymentOf(world, token)).state).toBe("awaiting_payment");
  });
});

describe("T4: a gateway's clock never orders our facts", () => {
  const beginning = new Date("1970-01-01T00:00:00Z");
  const end = new Date("9999-12-31T23:59:59Z");

  test.each([
    ["the money before the end, by its clock", beginning, end],
    ["the end before the money, by its clock", end, beginning],
  ])("%s: paid and late either way", async (_, paidAt, expiredAt) => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    const voucher = await voucherOf(world, token);
    await takeCash(world, token);
    const access = await world.container.accounts.access(voucher.shopId, voucher.accountId);
    const id = voucher.gatewayPaymentId ?? "";
    if (!access) throw new Error("no account");
    const found = await world.container
      .findGateway(voucher.gateway)
      .findPayment(access, { gatewayPaymentId: id });
    if (!found.ok) throw new Error(found.error.detail);
    const { reading } = found.value;
    const money = reading.meaning === "told" ? reading.facts : [];
    const expired: GatewayFact = {
      kind: "expired",
      key: `mercado-pago:${id}:expired`,
      gatewayPaymentId: id,
      occurredAt: expiredAt,
    };
    const facts = [expired, ...money.map((fact) => ({ ...fact, occurredAt: paidAt }))];
    const answer = { ...found.value, reading: { meaning: "told", facts } as const };
    await absorbAnswer(world.container, voucher, answer, { source: "poll", now: world.clock.now() });
    await world.jobs.run();
    expect(await paymentOf(world, token)).toMatchObject({ state: "paid", marks: ["late"] });
  });

  test.each([beginning, end])("a voucher it dates to end in %s is still watched", async (expiresAt) => {
    const { token } = await checkOut(world, { shop: bogota });
    await askVoucher(world, token, "efecty");
    const { id, shopId, paymentId } = await voucherOf(world, token);
    const real = world.container.findGateway("mercado-pago");
    const liar: Gateway = {
      ...real,
      async issueVoucher(access, request) {
        const issued = await real.issueVoucher(access, request);
        return issued.ok ? ok({ ...issued.value, voucher: { ...issued.value.voucher, expiresAt } }) : issued;
      },
    };
    const job = { name: "issue-voucher", shopId, voucherId: id, tries: 0 } as const;
    await issueVoucher({ ...world.container, newId, findGateway: () => liar }, job, world.clock.now());
    await takeCash(world, token);
    world.advance(7 * minute);
    await world.poll();
    world.advance(-7 * minute);
    const { shop } = await paymentOf(world, token);
    const facts = await world.container.payments.factsOf(shop.id, paymentId);
    expect(facts.map(({ kind }) => kind)).toContain("confirmed");
    await world.jobs.run();
    await checkInvariants(world);
  });
});
