import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { money } from "../../../app/domain/money.ts";
import type { RefundRequest } from "../../../app/ports/gateway.ts";
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
const list = `GET /v1/payments/${id}/refunds`;
const one = `GET /v1/payments/${id}/refunds/71`;
const ask = (
  pesos: bigint,
  isFull: boolean,
  currency: "COP" | "PEN" = "COP",
  changes: Partial<RefundRequest> = {},
) =>
  api.gateway.refund(access, {
    idempotencyKey: "key-r",
    gatewayPaymentId: id,
    amount: money(pesos, currency),
    isFull,
    isRepeat: false,
    knownRefundIds: [],
    notificationUrl: "https://recaudo.example.com/webhooks",
    ...changes,
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
        state: "done",
        refundId: "71",
        payment: {
          reading: { facts: [{ kind: "confirmed" }, { kind: "refunded", amount: money(100_000n, "COP") }] },
        },
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

  it("repeated with the same key is answered with an empty 200, and is found in the list", async () => {
    api.script = { [post]: [200, ""], [list]: [200, [refundOf(71, 1000)]], [read]: [200, refundedBy(1000)] };
    expect(await ask(100_000n, false)).toMatchObject({ value: { state: "done", refundId: "71" } });
    api.script = { [post]: [200, ""], [list]: [200, []] };
    expect(await ask(100_000n, false)).toMatchObject({ error: { kind: "unknown_outcome" } });
  });

  it("after a silence is looked for before anything is sent: found, it is not sent again", async () => {
    api.script = { [list]: [200, [refundOf(71, 1000)]], [read]: [200, refundedBy(1000)] };
    const again = await ask(100_000n, false, "COP", { isRepeat: true });
    expect(again).toMatchObject({ value: { state: "done", refundId: "71" } });
    expect(api.seen.map((seen) => seen.line)).not.toContain(post);
  });

  it("after a silence is not one that was known, failed or of another amount; then it is sent", async () => {
    const others = [refundOf(70, 1000), refundOf(69, 999), refundOf(68, 1000, "rejected")];
    api.script = {
      [list]: [200, others],
      [post]: [201, refundOf(71, 1000)],
      [read]: [200, refundedBy(1000)],
    };
    const again = await ask(100_000n, false, "COP", { isRepeat: true, knownRefundIds: ["70"] });
    expect(again).toMatchObject({ value: { refundId: "71" } });
    expect(api.seen.map((seen) => seen.line)).toContain(post);
  });

  it.each([401, 403, 404, 500])(
    "after a silence is not sent while the list cannot be read (%i)",
    async (status) => {
      api.script = { [list]: [status, ""] };
      const again = await ask(100_000n, false, "COP", { isRepeat: true });
      expect(again).toMatchObject({ error: { kind: "unknown_outcome" } });
      expect(api.seen.map((seen) => seen.line)).not.toContain(post);
    },
  );

  it("that was rejected in a 201 is refused", async () => {
    api.script = { [post]: [201, refundOf(71, 1000, "rejected")], [read]: [200, paid] };
    expect(await ask(100_000n, false)).toMatchObject({ error: { kind: "refused" } });
  });

  it("that was taken but could not be read again is pending under its id", async () => {
    for (const after of [
      [404, ""],
      [401, ""],
      [500, ""],
      [200, "{}"],
      [200, paid],
    ] as const) {
      api.script = { [post]: [201, refundOf(71, 1000)], [read]: after };
      expect(await ask(100_000n, false)).toMatchObject({ value: { state: "pending", refundId: "71" } });
    }
  });

  it("in_process is pending until its status changes, then done or rejected", async () => {
    const look = () => api.gateway.findRefund(access, { gatewayPaymentId: id, refundId: "71" });
    api.script = { [post]: [201, refundOf(71, 1000, "in_process")] };
    expect(await ask(100_000n, false)).toMatchObject({ value: { state: "pending", refundId: "71" } });
    api.script = { [one]: [200, refundOf(71, 1000, "in_process")] };
    expect(await look()).toMatchObject({ value: { state: "pending" } });
    api.script = { [one]: [200, refundOf(71, 1000)], [read]: [200, refundedBy(1000)] };
    expect(await look()).toMatchObject({ value: { state: "done", refundId: "71" } });
    api.script = { [one]: [200, refundOf(71, 1000, "rejected")] };
    expect(await look()).toMatchObject({ value: { state: "rejected" } });
    api.script = { [one]: [200, refundOf(71, 1000, "pondering")] };
    expect(await look()).toMatchObject({ error: { kind: "unreadable_answer" } });
  });
});
