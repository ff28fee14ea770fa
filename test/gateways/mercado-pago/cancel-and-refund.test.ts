import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { money } from "../../../app/domain/money.ts";
import { access, startScriptedApi, type ScriptedApi } from "./scripted-api.ts";
import { approved, efectyPayment, errorBody, refundOf } from "./wire-samples.ts";

let api: ScriptedApi;
beforeAll(async () => {
  api = await startScriptedApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.seen.length = 0;
});

const id = "5466310457";
const cancel = `PUT /v1/payments/${id}`;
const read = `GET /v1/payments/${id}`;
const post = `POST /v1/payments/${id}/refunds`;
const canceled = { ...efectyPayment, status: "cancelled", status_detail: "by_collector" };
const paid = { ...efectyPayment, ...approved };
const wrongState = [400, errorBody(400, "bad_request", [2063])] as const;
const refundedBy = (amount: number) => ({
  ...paid,
  status_detail: "partially_refunded",
  transaction_amount_refunded: amount,
  refunds: [refundOf(71, amount)],
});
const ask = (pesos: bigint, isFull: boolean, currency: "COP" | "PEN" = "COP") =>
  api.gateway.refund(access, {
    idempotencyKey: "key-r",
    gatewayPaymentId: id,
    amount: money(pesos, currency),
    isFull,
  });

describe("a cancellation", () => {
  it("is one call, answered with the canceled payment", async () => {
    api.script = { [cancel]: [200, canceled] };
    expect(await api.gateway.cancelVoucher(access, id)).toMatchObject({
      ok: true,
      value: { reading: { facts: [{ kind: "canceled" }] } },
    });
    expect(api.seen).toMatchObject([{ body: '{"status":"cancelled"}' }]);
  });

  it("repeated after it was done gives the canceled payment again", async () => {
    api.script = { [cancel]: wrongState, [read]: [200, canceled] };
    expect(await api.gateway.cancelVoucher(access, id)).toMatchObject({ ok: true });
  });

  it("of a paid voucher is not_allowed_in_state", async () => {
    api.script = { [cancel]: wrongState, [read]: [200, paid] };
    expect(await api.gateway.cancelVoucher(access, id)).toMatchObject({
      error: { kind: "not_allowed_in_state" },
    });
  });
});

describe("a refund", () => {
  it("in Colombia always writes the exact amount, full or not", async () => {
    api.script = { [post]: [201, refundOf(71, 1000)], [read]: [200, refundedBy(1000)] };
    expect(await ask(100_000n, false)).toMatchObject({
      ok: true,
      value: {
        reading: { facts: [{ kind: "confirmed" }, { kind: "refunded", amount: money(100_000n, "COP") }] },
      },
    });
    await ask(500_000n, true);
    const posted = api.seen.filter((seen) => seen.line === post);
    expect(posted.map((seen) => seen.body)).toEqual(['{"amount":1000}', '{"amount":5000}']);
    expect(posted[0]?.headers["x-idempotency-key"]).toBe("key-r");
  });

  it("in Peru is all of it or refused before any call", async () => {
    api.script = { [post]: [201, refundOf(71, 25.5)], [read]: [200, paid] };
    expect(await ask(1_000n, false, "PEN")).toMatchObject({ error: { kind: "refused" } });
    expect(api.seen).toEqual([]);
    expect((await ask(2_550n, true, "PEN")).ok).toBe(true);
    expect(api.seen[0]?.body).toBe("{}");
  });

  it("of centavos is refused before any call", async () => {
    expect(await ask(100_050n, false)).toMatchObject({ error: { kind: "amount_refused" } });
    expect(api.seen).toEqual([]);
  });

  it("repeated with the same key is answered with an empty 200, and the payment is read", async () => {
    api.script = { [post]: [200, ""], [read]: [200, refundedBy(1000)] };
    expect(await ask(100_000n, false)).toMatchObject({ ok: true });
  });

  it("that was rejected in a 201 is refused", async () => {
    api.script = { [post]: [201, refundOf(71, 1000, "rejected")], [read]: [200, paid] };
    expect(await ask(100_000n, false)).toMatchObject({ error: { kind: "refused" } });
  });

  it("that went through but could not be read again is an unknown outcome", async () => {
    for (const after of [
      [404, ""],
      [401, ""],
      [500, ""],
      [200, "{}"],
    ] as const) {
      api.script = { [post]: [201, refundOf(71, 1000)], [read]: after };
      expect(await ask(100_000n, false)).toMatchObject({ error: { kind: "unknown_outcome" } });
    }
  });
});
