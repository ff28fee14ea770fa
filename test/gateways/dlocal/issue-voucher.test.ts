import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { money } from "../../../app/domain/money.ts";
import { dlocal } from "../../../app/gateways/dlocal/index.ts";
import { ok } from "../../../app/lib/result.ts";
import type { GatewayAccess, VoucherRequest } from "../../../app/ports/gateway.ts";
import { access, keys, peruvianAccess, startScriptedApi, type ScriptedApi } from "./scripted-api.ts";
import { efectyPayment, orderOf, pagoEfectivoPayment } from "./wire-samples.ts";

let api: ScriptedApi;
beforeAll(async () => {
  api = await startScriptedApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.seen.length = 0;
  api.script = { "POST /payments": [200, efectyPayment] };
});

const request: VoucherRequest = {
  idempotencyKey: "key-1",
  isTest: false,
  externalReference: "pay_0001-1",
  method: "efecty",
  country: "CO",
  amount: money(1_000_000n, "COP"),
  description: "Pedido 1001 – café",
  payer: {
    email: "shopper@example.com",
    firstName: "Ana ",
    lastName: "Quispe",
    phone: null,
    document: { type: "CC", number: "19119119" },
  },
  expiresAt: new Date("2020-02-21T04:59:59.000Z"),
  notificationUrl: "https://shop.example.com/hooks/dlocal/a1",
};
const issue = (wanted: VoucherRequest, by: GatewayAccess = access) => api.gateway.issueVoucher(by, wanted);
const kindOf = async (wanted: VoucherRequest, by: GatewayAccess = access) => {
  const issued = await issue(wanted, by);
  return issued.ok ? "ok" : issued.error.kind;
};
const duplicated = [400, { code: 5009, message: "Order ID is duplicated" }] as const;

describe("the request for a ticket", () => {
  it("carries whole pesos, the payer's name, e-mail and bare document, and our reference as the order", async () => {
    expect(await issue(request)).toMatchObject({ ok: true, value: { gatewayPaymentId: efectyPayment.id } });
    expect(api.seen[0]?.body).toBe(
      '{"amount":10000,"currency":"COP","country":"CO","payment_method_id":"EY","payment_method_flow":"DIRECT",' +
        '"payer":{"name":"Ana Quispe","email":"shopper@example.com","document":"19119119"},' +
        '"order_id":"pay_0001-1","description":"Pedido 1001 – café",' +
        '"notification_url":"https://shop.example.com/hooks/dlocal/a1"}',
    );
  });

  it("is signed over login, date and the very bytes that are sent", async () => {
    await issue(request);
    const [sent] = api.seen;
    const date = String(sent?.headers["x-date"]);
    const hex = createHmac("sha256", keys.secret_key)
      .update(`${keys.login}${date}${sent?.body}`)
      .digest("hex");
    expect(sent?.headers).toMatchObject({
      authorization: `V2-HMAC-SHA256, Signature: ${hex}`,
      "x-login": keys.login,
      "x-trans-key": keys.trans_key,
      "x-version": "2.1",
      "x-idempotency-key": "key-1",
      "content-type": "application/json",
      "user-agent": "Recaudo/test",
    });
    expect(Math.abs(Date.now() - Date.parse(date))).toBeLessThan(5_000);
  });

  it("carries exact soles for PagoEfectivo", async () => {
    api.script = { "POST /payments": [200, pagoEfectivoPayment] };
    const soles = {
      ...request,
      externalReference: "pay_0002-1",
      method: "pagoefectivo",
      country: "PE",
      amount: money(2_550n, "PEN"),
      payer: { ...request.payer, document: { type: "DNI", number: "12345678" } },
    } as const;
    expect(await kindOf(soles, peruvianAccess)).toBe("ok");
    expect(api.seen[0]?.body).toMatch(
      /^\{"amount":25\.50,"currency":"PEN","country":"PE","payment_method_id":"EF",/,
    );
  });

  it("goes to the sandbox's host with the sandbox's keys and to the real one with real keys", async () => {
    const hosts: string[] = [];
    const gateway = dlocal.create({
      baseUrl: dlocal.defaultBaseUrl,
      http: ({ url }) => {
        hosts.push(new URL(url).origin);
        return Promise.resolve(
          ok({ status: 200, headers: { get: () => null }, text: JSON.stringify(efectyPayment) }),
        );
      },
    });
    const pretend = { ...access, credentials: { ...keys, environment: "sandbox" } };
    await gateway.issueVoucher(access, request);
    await gateway.issueVoucher(pretend, { ...request, isTest: true });
    expect(hosts).toEqual(["https://api.dlocal.com", "https://sandbox.dlocal.com"]);
  });
});

describe("a request that dLocal cannot express", () => {
  it.each<[string, string, Partial<VoucherRequest>]>([
    ["centavos in Colombia", "amount_refused", { amount: money(1_000_050n, "COP") }],
    ["another currency, which dLocal would convert", "amount_refused", { amount: money(1_000n, "USD") }],
    ["nothing to pay", "amount_refused", { amount: money(0n, "COP") }],
    ["a method of another country", "method_unavailable", { method: "pagoefectivo", country: "PE" }],
    ["a reference that is too long", "refused", { externalReference: "a".repeat(65) }],
    ["a test payment with real keys", "refused", { isTest: true }],
    [
      "a payer without a name",
      "refused",
      { payer: { ...request.payer, firstName: "", lastName: null, phone: null } },
    ],
    ["a payer without a document", "document_refused", { payer: { ...request.payer, document: null } }],
    [
      "a foreigner's card, which is not in dLocal's tables",
      "document_refused",
      { payer: { ...request.payer, document: { type: "CE", number: "191191" } } },
    ],
  ])("for %s is %s before any call", async (_what, kind, changes) => {
    expect(await kindOf({ ...request, ...changes })).toBe(kind);
    expect(api.seen).toEqual([]);
  });

  it("for want of a key is credentials_refused before any call", async () => {
    for (const name of Object.keys(keys)) {
      for (const value of ["", "a b", "x\r\ny: z"]) {
        const without = { ...access, credentials: { ...keys, [name]: value } };
        expect(await kindOf(request, without), name).toBe("credentials_refused");
      }
    }
    expect(api.seen).toEqual([]);
  });
});

describe("an order that was used before", () => {
  it("gives the first payment back when it is the one asked for", async () => {
    api.script = {
      "POST /payments": duplicated,
      "GET /orders/pay_0001-1": [200, orderOf(efectyPayment)],
      [`GET /payments/${efectyPayment.id}`]: [200, efectyPayment],
    };
    expect(await issue(request)).toMatchObject({ ok: true, value: { gatewayPaymentId: efectyPayment.id } });
  });

  it("is a conflict when the first payment is for another amount: it is never shown", async () => {
    api.script = {
      "POST /payments": duplicated,
      "GET /orders/pay_0001-1": [200, orderOf(efectyPayment)],
      [`GET /payments/${efectyPayment.id}`]: [200, { ...efectyPayment, amount: 9_999 }],
    };
    expect(await kindOf(request)).toBe("conflict");
  });

  it("stays an unknown outcome when it cannot be looked up, even as not found", async () => {
    for (const answer of [[404, { code: 4000, message: "no" }] as const, [500, "x"] as const]) {
      api.script = { "POST /payments": duplicated, "GET /orders/pay_0001-1": answer };
      expect(await kindOf(request)).toBe("unknown_outcome");
    }
  });
});

describe("an answer to a create", () => {
  it("with another order or amount is a conflict", async () => {
    for (const changes of [{ order_id: "pay_0009-1" }, { amount: 10_001 }, { order_id: undefined }]) {
      api.script = { "POST /payments": [200, { ...efectyPayment, ...changes }] };
      expect(await kindOf(request)).toBe("conflict");
    }
  });

  it("that cannot be read is an unknown outcome", async () => {
    for (const body of ["", "<html>", "null", "[]", { id: 1 }, { ...efectyPayment, amount: "much" }]) {
      api.script = { "POST /payments": [200, body] };
      expect(await kindOf(request)).toBe("unknown_outcome");
    }
  });
});
