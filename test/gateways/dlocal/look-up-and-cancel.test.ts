import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { money } from "../../../app/domain/money.ts";
import { access, keys, startScriptedApi, type ScriptedApi } from "./scripted-api.ts";
import { efectyPayment, orderOf, paid, refundOfEfecty } from "./wire-samples.ts";

let api: ScriptedApi;
beforeAll(async () => {
  api = await startScriptedApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.seen.length = 0;
  api.script = {};
});

const { id } = efectyPayment;
const getPayment = `GET /payments/${id}`;
const cancelCall = `POST /payments/${id}/cancel`;
const notFound = [404, { code: 4000, message: "Payment not found" }] as const;
const kindOf = (outcome: { ok: true } | { ok: false; error: { kind: string } }) =>
  outcome.ok ? "ok" : outcome.error.kind;

describe("a look-up", () => {
  it("by our reference goes through the order, and is not believed when it names another", async () => {
    api.script = {
      "GET /orders/pay_0001-1": [200, orderOf(efectyPayment)],
      [getPayment]: [200, efectyPayment],
    };
    const found = await api.gateway.findPayment(access, { externalReference: "pay_0001-1" });
    expect(found).toMatchObject({ ok: true, value: { gatewayPaymentId: id } });
    api.script = { ...api.script, [getPayment]: [200, { ...efectyPayment, order_id: "other" }] };
    expect(kindOf(await api.gateway.findPayment(access, { externalReference: "pay_0001-1" }))).toBe(
      "unreadable_answer",
    );
  });

  it("of a missing order or payment is not_found; an id that is none is not asked about", async () => {
    api.script = { "GET /orders/x": notFound, [getPayment]: notFound };
    expect(kindOf(await api.gateway.findPayment(access, { externalReference: "x" }))).toBe("not_found");
    expect(kindOf(await api.gateway.findPayment(access, { gatewayPaymentId: id }))).toBe("not_found");
    expect(kindOf(await api.gateway.findPayment(access, { gatewayPaymentId: "../orders/x" }))).toBe(
      "not_found",
    );
    expect(api.seen).toHaveLength(2);
  });
});

describe("a refund that rang", () => {
  const find = () => api.gateway.findPayment(access, { gatewayPaymentId: id, refundId: "REF42342" });
  const script = (refund: object) => {
    api.script = {
      [getPayment]: [200, { ...efectyPayment, ...paid }],
      "GET /refunds/REF42342": [200, { ...refundOfEfecty, ...refund }],
    };
  };

  it("and was paid is told beside the confirmation, with its exact amount and its own key", async () => {
    script({ amount: 4000 });
    expect(await find()).toMatchObject({
      value: {
        reading: {
          facts: [
            { kind: "confirmed" },
            {
              kind: "refunded",
              key: `dlocal:${id}:refunded:REF42342`,
              eventId: "REF42342",
              amount: money(400_000n, "COP"),
            },
          ],
        },
      },
    });
  });

  it.each(["PENDING", "Waiting Details", "REJECTED", "CANCELLED"])(
    "and is %s gave nothing back",
    async (status) => {
      script({ status });
      expect(await find()).toMatchObject({ value: { reading: { facts: [{ kind: "confirmed" }] } } });
    },
  );

  it("with a word nobody knows raises an alert, and one of another payment is not believed", async () => {
    script({ status: "ON_HOLD" });
    expect(await find()).toMatchObject({ value: { reading: { meaning: "unknown" } } });
    script({ payment_id: "D-4-other" });
    expect(kindOf(await find())).toBe("unreadable_answer");
  });
});

describe("a cancellation", () => {
  const cancel = () => api.gateway.cancelVoucher(access, id);
  const canceled = { status: "CANCELLED", status_code: "200" };

  it("counts only when the payment says so afterwards", async () => {
    api.script = { [cancelCall]: [200, canceled], [getPayment]: [200, { ...efectyPayment, ...canceled }] };
    expect(await cancel()).toMatchObject({ ok: true, value: { reading: { facts: [{ kind: "canceled" }] } } });
    api.script = { [cancelCall]: [200, canceled], [getPayment]: [200, efectyPayment] };
    expect(kindOf(await cancel())).toBe("not_allowed_in_state");
  });

  it.each([
    [400, 5013],
    [403, 3003],
    [400, 5002],
  ])("refused with %i and %i leaves a living or paid ticket not_allowed_in_state", async (status, code) => {
    for (const state of [{}, paid]) {
      api.script = {
        [cancelCall]: [status, { code, message: "no" }],
        [getPayment]: [200, { ...efectyPayment, ...state }],
      };
      expect(kindOf(await cancel())).toBe("not_allowed_in_state");
    }
  });

  it("whose result cannot be read is an unknown outcome", async () => {
    api.script = { [cancelCall]: [200, canceled], [getPayment]: [500, ""] };
    expect(kindOf(await cancel())).toBe("unknown_outcome");
  });
});

describe("a look at the account", () => {
  const check = () => api.gateway.checkAccount(access);
  const listing = (methods: unknown) => {
    api.script = { "GET /payments-methods?country=CO": [200, methods] };
  };

  it("is live or not as the merchant said, and leaves the method that is on to the offer's limits", async () => {
    listing([{ id: "EY", allowed_flows: ["REDIRECT", "DIRECT"] }, { id: "PC" }]);
    expect(await check()).toEqual({
      ok: true,
      value: { merchantId: keys.login, country: "CO", isTestAccount: false, limits: { pagoefectivo: "off" } },
    });
  });

  it("without the DIRECT flow of any method is method_unavailable", async () => {
    for (const methods of [[], [{ id: "EY", allowed_flows: ["REDIRECT"] }], [{ id: "EY" }], [{ id: "PC" }]]) {
      listing(methods);
      expect(kindOf(await check())).toBe("method_unavailable");
    }
  });
});
