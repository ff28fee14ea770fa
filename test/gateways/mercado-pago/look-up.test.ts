import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { money } from "../../../app/domain/money.ts";
import { access, startScriptedApi, type ScriptedApi } from "./scripted-api.ts";
import { approved, efectyPayment, errorBody } from "./wire-samples.ts";

let api: ScriptedApi;
beforeAll(async () => {
  api = await startScriptedApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.seen.length = 0;
  api.script = {};
});

const me = { id: 300000001, nickname: "TIENDA", site_id: "MCO" };
const search =
  "GET /v1/payments/search?external_reference=pay_0001-1&sort=date_created&criteria=desc&limit=10";
const byReference = () => api.gateway.findPayment(access, { externalReference: "pay_0001-1" });
/** Search types ids as text and may shorten what it lists. */
const listed = (...ids: number[]) => ({
  paging: { total: ids.length, limit: 10, offset: 0 },
  results: ids.map((id) => ({ id: String(id), external_reference: "pay_0001-1" })),
});

describe("a payment looked up by its id", () => {
  it("is read with one call", async () => {
    api.script = { "GET /v1/payments/5466310457": [200, efectyPayment] };
    const found = await api.gateway.findPayment(access, { gatewayPaymentId: "5466310457" });
    expect(found).toMatchObject({ ok: true, value: { externalReference: "pay_0001-1" } });
    expect(api.seen).toHaveLength(1);
  });

  it("is not_found when there is none, and odd ids never become a path", async () => {
    api.script = { "GET /v1/payments/1": [404, errorBody(404, "not_found", [2000])] };
    const kind = async (gatewayPaymentId: string) => {
      const found = await api.gateway.findPayment(access, { gatewayPaymentId });
      return found.ok ? "ok" : found.error.kind;
    };
    expect(await kind("1")).toBe("not_found");
    expect(await kind("../../users/me")).toBe("not_found");
    expect(api.seen).toHaveLength(1);
  });

  it("is an unreadable answer when it makes no sense", async () => {
    api.script = { "GET /v1/payments/1": [200, { id: 1 }] };
    const found = await api.gateway.findPayment(access, { gatewayPaymentId: "1" });
    expect(found).toMatchObject({ ok: false, error: { kind: "unreadable_answer" } });
  });
});

describe("a payment looked up by our reference", () => {
  it("is searched, then read again by its id, for the index shortens and lags", async () => {
    api.script = {
      [search]: [200, listed(5466310457)],
      "GET /users/me": [200, me],
      "GET /v1/payments/5466310457": [200, { ...efectyPayment, ...approved }],
    };
    expect(await byReference()).toMatchObject({ ok: true, value: { reading: { meaning: "told" } } });
  });

  it("is not_found when the index lists none", async () => {
    api.script = { [search]: [200, { paging: {}, results: [] }] };
    expect(await byReference()).toMatchObject({ ok: false, error: { kind: "not_found" } });
  });

  it("is never one that the account paid as a shopper, nor one with another reference", async () => {
    api.script = {
      [search]: [200, { results: [...listed(7, 8).results, { id: "9", external_reference: "pay_0001-10" }] }],
      "GET /users/me": [200, me],
      "GET /v1/payments/7": [200, { ...efectyPayment, id: 7, collector_id: 999 }],
      "GET /v1/payments/8": [404, errorBody(404, "not_found", [2000])],
    };
    expect(await byReference()).toMatchObject({ ok: false, error: { kind: "not_found" } });
  });

  it("is the paid one when there are several, then one that can still be paid", async () => {
    const expired = { ...efectyPayment, id: 7, status: "cancelled", status_detail: "expired" };
    api.script = {
      [search]: [200, listed(7, 8, 9)],
      "GET /users/me": [200, me],
      "GET /v1/payments/7": [200, expired],
      "GET /v1/payments/8": [200, { ...efectyPayment, id: 8 }],
      "GET /v1/payments/9": [200, { ...efectyPayment, id: 9, ...approved }],
    };
    expect(await byReference()).toMatchObject({ ok: true, value: { gatewayPaymentId: "9" } });
    api.script = { ...api.script, [search]: [200, listed(7, 8)] };
    expect(await byReference()).toMatchObject({ ok: true, value: { gatewayPaymentId: "8" } });
  });

  it("is an error, not not_found, when any step fails", async () => {
    api.script = { [search]: [200, listed(7)], "GET /users/me": [200, me], "GET /v1/payments/7": [500, ""] };
    expect(await byReference()).toMatchObject({ ok: false, error: { kind: "unavailable" } });
    api.script = { [search]: [200, { message: "?" }] };
    expect(await byReference()).toMatchObject({ ok: false, error: { kind: "unreadable_answer" } });
  });
});

describe("a look at the account", () => {
  const efecty = { id: "efecty", status: "active", min_allowed_amount: 5000, max_allowed_amount: 4000000 };
  const check = async (methods: unknown, user: unknown = me) => {
    api.script = { "GET /users/me": [200, user], "GET /v1/payment_methods": [200, methods] };
    return api.gateway.checkAccount(access);
  };

  it("tells whose it is, its country and today's exact limits", async () => {
    expect(await check([efecty, { id: "pse", status: "active" }])).toEqual({
      ok: true,
      value: {
        merchantId: "300000001",
        country: "CO",
        isTestAccount: null,
        limits: {
          efecty: { min: money(500_000n, "COP"), max: money(400_000_000n, "COP") },
          pagoefectivo: "off",
        },
      },
    });
    const peru = await check(
      [{ id: "pagoefectivo_atm", status: "active", min_allowed_amount: 5.5, max_allowed_amount: 9999.99 }],
      { ...me, site_id: "MPE" },
    );
    expect(peru).toMatchObject({
      value: {
        country: "PE",
        limits: { efecty: "off", pagoefectivo: { min: money(550n, "PEN"), max: money(999_999n, "PEN") } },
      },
    });
  });

  it("tells a test user's account from a live one by its tags, for their tokens look alike", async () => {
    expect(await check([efecty], { ...me, tags: ["normal", "test_user"] })).toMatchObject({
      value: { isTestAccount: true },
    });
    expect(await check([efecty], { ...me, tags: ["normal"] })).toMatchObject({
      value: { isTestAccount: false },
    });
    expect(await check([efecty], { ...me, tags: "?" })).toMatchObject({ value: { isTestAccount: null } });
  });

  it.each(["deactive", "temporally_deactive", "testing", "", null])(
    "calls a method off when it is %o",
    async (status) => {
      expect(await check([{ ...efecty, status }])).toMatchObject({ value: { limits: { efecty: "off" } } });
    },
  );

  it("calls a method off that is not listed", async () => {
    expect(await check([])).toMatchObject({ value: { limits: { efecty: "off" } } });
  });

  it("leaves the dated limits to serve when today's cannot be read", async () => {
    const checked = await check([{ ...efecty, min_allowed_amount: null }]);
    expect(checked.ok && Object.keys(checked.value.limits)).toEqual(["pagoefectivo"]);
  });

  it("is method_unavailable for an account of another country", async () => {
    expect(await check([], { ...me, site_id: "MLB" })).toMatchObject({
      error: { kind: "method_unavailable" },
    });
  });

  it("is credentials_refused for a token that is not taken", async () => {
    api.script = { "GET /users/me": [401, errorBody(401, "unauthorized", [7])] };
    expect(await api.gateway.checkAccount(access)).toMatchObject({ error: { kind: "credentials_refused" } });
  });
});
