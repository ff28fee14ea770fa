import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { money } from "../../../app/domain/money.ts";
import type { RefundRequest } from "../../../app/ports/gateway.ts";
import { kindOf } from "../contract/outcome.ts";
import { access, startScriptedApi, type ScriptedApi } from "./scripted-api.ts";
import { efectyPayment, paid, refundOfEfecty } from "./wire-samples.ts";

let api: ScriptedApi;
beforeAll(async () => {
  api = await startScriptedApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.seen.length = 0;
});

const { id: refundId, payment_id: gatewayPaymentId } = refundOfEfecty;
const post = "POST /refunds";
const one = `GET /refunds/${refundId}`;
const payment = `GET /payments/${gatewayPaymentId}`;
const notificationUrl = "https://recaudo.example.com/webhooks/gateways/dlocal/a1";
const ask = (changes: Partial<RefundRequest> = {}) =>
  api.gateway.refund(access, {
    idempotencyKey: "recaudo-refund-1",
    gatewayPaymentId,
    amount: money(1_000_000n, "COP"),
    isFull: false,
    isRepeat: false,
    knownRefundIds: [],
    notificationUrl,
    ...changes,
  });
const look = () => api.gateway.findRefund(access, { gatewayPaymentId, refundId });
const refundWith = (changes: object) => ({ ...refundOfEfecty, ...changes });

describe("a refund", () => {
  it("is asked for with exact amount, currency, our key as its own id, and where to ring", async () => {
    api.script = { [post]: [200, refundWith({ status: "PENDING", status_code: 100 })] };
    expect(await ask()).toEqual({ ok: true, value: { state: "pending", refundId, reference: null } });
    expect(api.seen).toHaveLength(1);
    expect(JSON.parse(api.seen[0]?.body ?? "")).toEqual({
      amount: 10000,
      currency: "COP",
      payment_id: gatewayPaymentId,
      order_refund_id: "recaudo-refund-1",
      notification_url: notificationUrl,
    });
    expect(api.seen[0]?.headers["x-idempotency-key"]).toBe("recaudo-refund-1");
  });

  it("of centavos or in a foreign currency is refused before any call", async () => {
    for (const amount of [money(1_000_050n, "COP"), money(1_000n, "USD")])
      expect(kindOf(await ask({ amount }))).toBe("amount_refused");
    expect(api.seen).toEqual([]);
  });

  it.each([
    ["PENDING", 100, "pending"],
    ["PENDING", "100", "pending"],
    ["Waiting Details", null, "pending"],
    ["REJECTED", 300, "rejected"],
    ["CANCELLED", "400", "rejected"],
  ])("that is %s with code %s is %s", async (status, code, state) => {
    api.script = { [one]: [200, refundWith({ status, status_code: code, order_refund_id: "key" })] };
    expect(await look()).toEqual({ ok: true, value: { state, refundId, reference: "key" } });
  });

  it.each([200, "200"])("that is SUCCESS with code %s is done, told by its payment's facts", async (code) => {
    api.script = {
      [one]: [200, refundWith({ status_code: code })],
      [payment]: [200, { ...efectyPayment, ...paid }],
    };
    expect(await look()).toMatchObject({
      value: {
        state: "done",
        payment: { reading: { facts: [{ kind: "confirmed" }, { kind: "refunded", eventId: refundId }] } },
      },
    });
  });

  it("in a status nobody knows, or of another payment, is no answer", async () => {
    for (const changes of [{ status: "ON_HOLD" }, { payment_id: "D-4-other" }, { id: "REF-other" }]) {
      api.script = { [one]: [200, refundWith(changes)] };
      expect(kindOf(await look())).toBe("unreadable_answer");
    }
  });

  it("taken with words nobody knows is pending, for it was taken", async () => {
    api.script = { [post]: [200, refundWith({ status: "ON_HOLD" })] };
    expect(await ask()).toMatchObject({ value: { state: "pending", refundId } });
  });

  it.each([
    [5011, "unknown_outcome"],
    ["5011", "unknown_outcome"],
    [5012, "refused"],
    [5007, "amount_refused"],
    [5002, "not_allowed_in_state"],
    [3003, "account_blocked"],
  ])("refused with %s is %s", async (code, kind) => {
    api.script = { [post]: [400, { code, message: "no" }] };
    expect(kindOf(await ask())).toBe(kind);
  });

  it.each([5007, 5012, 5002, 3003])(
    "refused with %i after a silence stays unknown: the first call may have taken all there was",
    async (code) => {
      api.script = { [post]: [400, { code, message: "no" }] };
      expect(kindOf(await ask({ isRepeat: true }))).toBe("unknown_outcome");
    },
  );
});
