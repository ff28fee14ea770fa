import { describe, expect, it } from "vitest";
import { peruvianSeller } from "../../../sandbox/gateways/mercado-pago/sellers.ts";
import type { MercadoPagoSandbox } from "../../../sandbox/gateways/mercado-pago/start.ts";
import {
  call,
  createEfecty,
  createPagoEfectivo,
  firstCause,
  idOf,
  startSandbox,
  type CallOptions,
} from "./sandbox-setup.ts";

async function paidEfecty(sandbox: MercadoPagoSandbox): Promise<number> {
  const id = idOf(await createEfecty(sandbox));
  sandbox.pay(id);
  return id;
}

const refund = (sandbox: MercadoPagoSandbox, id: number, body: object, options: CallOptions = {}) =>
  call(sandbox, `/v1/payments/${id}/refunds`, { body, ...options });

describe("refunds", () => {
  it("gives all back for an empty body", async () => {
    const sandbox = await startSandbox();
    const id = await paidEfecty(sandbox);
    const reply = await refund(sandbox, id, {});
    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({
      id: expect.any(Number) as number,
      payment_id: id,
      amount: 120000,
      source: { type: "collector" },
      unique_sequence_number: null,
      refund_mode: "standard",
      adjustment_amount: 0,
      status: "approved",
      reason: null,
    });
    expect((await call(sandbox, `/v1/payments/${id}`)).json).toMatchObject({
      status: "refunded",
      status_detail: "refunded",
      transaction_amount_refunded: 120000,
    });
  });

  it("adds up parts in Colombia until nothing is left", async () => {
    const sandbox = await startSandbox();
    const id = await paidEfecty(sandbox);
    await refund(sandbox, id, { amount: 20000 });
    expect((await call(sandbox, `/v1/payments/${id}`)).json).toMatchObject({
      status: "approved",
      status_detail: "partially_refunded",
      transaction_amount_refunded: 20000,
    });
    expect(firstCause(await refund(sandbox, id, { amount: 100001 }))["code"]).toBe(2017);
    await refund(sandbox, id, { amount: 100000 });
    expect(sandbox.find(id)?.status).toBe("refunded");
    expect(firstCause(await refund(sandbox, id, { amount: 1 }))["code"]).toBe(2063);
    const list = JSON.parse((await call(sandbox, `/v1/payments/${id}/refunds`)).text) as { id: number }[];
    expect(list).toMatchObject([{ amount: 20000 }, { amount: 100000 }]);
    const one = await call(sandbox, `/v1/payments/${id}/refunds/${list[1]?.id}`);
    expect(one.json).toEqual(list[1]);
    expect((await call(sandbox, `/v1/payments/${id}/refunds/1`)).status).toBe(404);
  });

  it("gives back only all in Peru", async () => {
    const sandbox = await startSandbox();
    const id = idOf(await createPagoEfectivo(sandbox));
    sandbox.pay(id);
    const part = await refund(sandbox, id, { amount: 50 }, { seller: peruvianSeller });
    expect(part.status).toBe(400);
    expect(firstCause(part)["code"]).toBe(3024);
    expect((await refund(sandbox, id, { amount: 150.5 }, { seller: peruvianSeller })).status).toBe(201);
  });

  it("answers 200 with nothing in it to a repeated key, and refunds once", async () => {
    const sandbox = await startSandbox();
    const id = await paidEfecty(sandbox);
    await refund(sandbox, id, { amount: 5000 }, { key: "r1" });
    const again = await refund(sandbox, id, { amount: 5000 }, { key: "r1" });
    expect([again.status, again.text]).toEqual([200, ""]);
    expect((await refund(sandbox, id, { amount: 6000 }, { key: "r1" })).status).toBe(409);
    expect(sandbox.find(id)?.refunds).toHaveLength(1);
  });

  it("needs a key, a paid payment of one's own, and whole pesos", async () => {
    const sandbox = await startSandbox();
    const pending = idOf(await createEfecty(sandbox));
    expect(firstCause(await refund(sandbox, pending, {}, { key: null }))["code"]).toBe(4292);
    expect(firstCause(await refund(sandbox, pending, {}))["code"]).toBe(2063);
    sandbox.pay(pending);
    expect((await refund(sandbox, pending, {}, { seller: peruvianSeller })).status).toBe(404);
    expect((await refund(sandbox, pending, { amount: 10.5 })).status).toBe(400);
    expect((await refund(sandbox, pending, { amount: 0 })).status).toBe(400);
    expect(sandbox.find(pending)?.refunds).toEqual([]);
  });

  it.each([
    ["90 days in Peru", "peru", 90],
    ["180 days in Colombia", "colombia", 180],
  ])("closes after %s", async (_what, country, days) => {
    const sandbox = await startSandbox();
    const create = country === "peru" ? createPagoEfectivo : createEfecty;
    const options = country === "peru" ? { seller: peruvianSeller } : {};
    const id = idOf(await create(sandbox));
    sandbox.pay(id);
    sandbox.advanceClock(days * 86_400_000 + 1000);
    expect(firstCause(await refund(sandbox, id, {}, options))["code"]).toBe(2024);
  });
});
