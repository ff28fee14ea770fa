import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { money } from "../../../app/domain/money.ts";
import type { VoucherRequest } from "../../../app/ports/gateway.ts";
import { access, startScriptedApi, type ScriptedApi } from "./scripted-api.ts";
import { efectyPayment, pagoefectivoPayment } from "./wire-samples.ts";

let api: ScriptedApi;
beforeAll(async () => {
  api = await startScriptedApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.seen.length = 0;
  api.script = { "POST /v1/payments": [201, efectyPayment] };
});

const request: VoucherRequest = {
  idempotencyKey: "key-1",
  isTest: false,
  externalReference: "pay_0001-1",
  method: "efecty",
  country: "CO",
  amount: money(500_000n, "COP"),
  description: "Order 1001",
  payer: {
    email: "shopper@example.com",
    firstName: null,
    lastName: null,
    phone: null,
    document: { type: "CC", number: "19119119" },
  },
  expiresAt: new Date("2026-05-31T04:59:59.000Z"),
  notificationUrl: "https://shop.example.com/hooks/mercado-pago/a1?x=1",
};
const soles: VoucherRequest = {
  ...request,
  externalReference: "pay_0002-1",
  method: "pagoefectivo",
  country: "PE",
  amount: money(2_550n, "PEN"),
  payer: {
    ...request.payer,
    firstName: "Ana",
    lastName: "Quispe",
    phone: null,
    document: { type: "DNI", number: "12345678" },
  },
};
const kindOf = async (wanted: VoucherRequest) => {
  const issued = await api.gateway.issueVoucher(access, wanted);
  return issued.ok ? "ok" : issued.error.kind;
};

describe("the request for a voucher", () => {
  it("carries whole pesos, the time with milliseconds and offset, and our key, reference and token", async () => {
    const issued = await api.gateway.issueVoucher(access, request);
    expect(issued).toMatchObject({ ok: true, value: { gatewayPaymentId: "5466310457" } });
    const [sent] = api.seen;
    expect(sent?.body).toBe(
      '{"transaction_amount":5000,"payment_method_id":"efecty","description":"Order 1001",' +
        '"external_reference":"pay_0001-1","date_of_expiration":"2026-05-30T23:59:59.000-05:00",' +
        '"notification_url":"https://shop.example.com/hooks/mercado-pago/a1?x=1&source_news=webhooks",' +
        '"payer":{"email":"shopper@example.com","identification":{"type":"CC","number":"19119119"}}}',
    );
    expect(sent?.headers).toMatchObject({
      authorization: "Bearer APP_USR-0000000000-invented",
      "x-idempotency-key": "key-1",
      "content-type": "application/json",
    });
  });

  it("carries exact soles, Mercado Pago's name of the method and the payer's name when it is known", async () => {
    api.script = { "POST /v1/payments": [201, pagoefectivoPayment] };
    expect(await kindOf(soles)).toBe("ok");
    expect(api.seen[0]?.body).toMatch(
      /^\{"transaction_amount":25\.50,"payment_method_id":"pagoefectivo_atm",/,
    );
    expect(api.seen[0]?.body).toContain('"first_name":"Ana","last_name":"Quispe"');
  });

  it("of a test payment carries a test user's address, the only kind a test seller takes", async () => {
    await kindOf({ ...request, isTest: true });
    expect(api.seen[0]?.body).toContain('"payer":{"email":"test@testuser.com",');
  });

  it("leaves the document out when there is none", async () => {
    await kindOf({ ...request, payer: { ...request.payer, document: null } });
    expect(api.seen[0]?.body).toContain('"payer":{"email":"shopper@example.com"}}');
  });
});

describe("a request that Mercado Pago cannot express", () => {
  it.each<[string, string, Partial<VoucherRequest>]>([
    ["centavos in Colombia", "amount_refused", { amount: money(500_050n, "COP") }],
    ["another currency", "amount_refused", { amount: money(2_550n, "PEN") }],
    ["nothing to pay", "amount_refused", { amount: money(0n, "COP") }],
    ["a method of another country", "method_unavailable", { country: "PE" }],
    ["a reference that is too long", "refused", { externalReference: "a".repeat(65) }],
    ["a reference with odd letters", "refused", { externalReference: "a b" }],
  ])("for %s is %s before any call", async (_what, kind, changes) => {
    expect(await kindOf({ ...request, ...changes })).toBe(kind);
    expect(api.seen).toEqual([]);
  });

  it("for want of a token is credentials_refused before any call", async () => {
    for (const access_token of ["", "short", "with space in the middle", "line\r\nbreak-in-the-token-x"]) {
      const issued = await api.gateway.issueVoucher(
        { accountId: "a", credentials: { access_token } },
        request,
      );
      expect(issued).toMatchObject({ ok: false, error: { kind: "credentials_refused" } });
    }
    expect(api.seen).toEqual([]);
  });
});

describe("an answer to a create", () => {
  it("with another reference or amount is a conflict: another shopper's voucher is never shown", async () => {
    api.script = { "POST /v1/payments": [201, { ...efectyPayment, external_reference: "pay_0009-1" }] };
    expect(await kindOf(request)).toBe("conflict");
    api.script = { "POST /v1/payments": [201, { ...efectyPayment, transaction_amount: 5001 }] };
    expect(await kindOf(request)).toBe("conflict");
  });

  it("that cannot be read is an unknown outcome, with their id of the call", async () => {
    for (const body of [
      "",
      "<html>",
      "null",
      "[]",
      { id: 1 },
      { ...efectyPayment, transaction_amount: "much" },
    ]) {
      api.script = { "POST /v1/payments": [201, body] };
      const issued = await api.gateway.issueVoucher(access, request);
      expect(issued).toMatchObject({ ok: false, error: { kind: "unknown_outcome", requestId: "r-1" } });
    }
  });

  it("with status rejected is a payment told as rejected", async () => {
    const rejected = { ...efectyPayment, status: "rejected", status_detail: "rejected_by_regulations" };
    api.script = { "POST /v1/payments": [201, rejected] };
    expect(await api.gateway.issueVoucher(access, request)).toMatchObject({
      ok: true,
      value: { reading: { meaning: "told", facts: [{ kind: "rejected" }] } },
    });
  });
});
