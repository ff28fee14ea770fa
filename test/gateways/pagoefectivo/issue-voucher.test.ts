import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { money } from "../../../app/domain/money.ts";
import type { VoucherRequest } from "../../../app/ports/gateway.ts";
import { access, startScriptedApi, type ScriptedApi } from "./scripted-api.ts";
import { issued, success } from "./wire-samples.ts";

const create = "POST /v1/cips";
let api: ScriptedApi;
beforeAll(async () => {
  api = await startScriptedApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.seen.length = 0;
  api.script = { [create]: [[201, success(issued)]] };
});

const request: VoucherRequest = {
  idempotencyKey: "key-1",
  isTest: false,
  externalReference: issued.transactionCode,
  method: "pagoefectivo",
  country: "PE",
  amount: money(2_500n, "PEN"),
  description: "Order 1001",
  payer: {
    email: "shopper@example.com",
    firstName: "Ana",
    lastName: null,
    phone: null,
    document: { type: "DNI", number: "12345678" },
  },
  expiresAt: new Date("2026-08-14T02:13:37.900Z"),
  notificationUrl: "https://shop.example.com/hooks/pagoefectivo/a1",
};
const issue = (changes: Partial<VoucherRequest> = {}, credentials = {}) =>
  api.gateway.issueVoucher(
    { ...access, credentials: { ...access.credentials, ...credentials } },
    { ...request, ...changes },
  );
const kindOf = async (outcome: ReturnType<typeof issue>) => {
  const settled = await outcome;
  return settled.ok ? "ok" : settled.error.kind;
};
const sent = () => api.seen.find((seen) => seen.line === create);

describe("the request for a CIP", () => {
  it("carries the exact amount, Lima's time without milliseconds, our reference and the mandatory header", async () => {
    expect(await issue()).toMatchObject({ ok: true });
    expect(sent()?.body).toBe(
      `{"amount":25.00,"currency":"PEN","transactionCode":"${issued.transactionCode}",` +
        '"dateExpiry":"2026-08-13T21:13:37-05:00","paymentConcept":"Order 1001",' +
        '"userEmail":"shopper@example.com","userDocumentType":"DNI","userDocumentNumber":"12345678",' +
        '"userName":"Ana","userCountry":"PERU"}',
    );
    expect(sent()?.headers).toMatchObject({
      authorization: "Bearer eyJhbGciOiJIUzI1NiJ9.invented.signature",
      origin: "web",
      "content-type": "application/json",
    });
  });

  it.each([
    ["+51 987 654 321", { userCodeCountry: "+51", userPhone: "987654321" }],
    ["987654321", { userCodeCountry: "+51", userPhone: "987654321" }],
    ["0051 1 4411234", { userCodeCountry: "+51", userPhone: "14411234" }],
    ["+57 300 123 4567", {}],
    ["call me", {}],
    [null, {}],
  ])("sends the shop's telephone number %j as %j, and never a made-up one", async (phone, fields) => {
    await issue({ payer: { ...request.payer, phone } });
    const body = JSON.parse(sent()?.body ?? "") as Record<string, string>;
    const { userPhone, userCodeCountry } = body;
    expect(JSON.parse(JSON.stringify({ userCodeCountry, userPhone }))).toEqual(fields);
  });

  it.each([
    ["DNI", "12345678", "DNI"],
    ["CE", "001234567", "NAN"],
    ["RUC", "20100070970", "NAN"],
  ] as const)("names a %s as PagoEfectivo's list can", async (type, number, name) => {
    await issue({ payer: { ...request.payer, document: { type, number } } });
    const body = JSON.parse(sent()?.body ?? "") as Record<string, string>;
    expect([body["userDocumentType"], body["userDocumentNumber"]]).toEqual([name, number]);
  });

  it("leaves the document out when the shopper gave none", async () => {
    await issue({ payer: { ...request.payer, document: null } });
    expect(sent()?.body).not.toMatch(/Document/);
  });

  it("cuts names and the concept at their limits, by whole characters", async () => {
    await issue({
      description: "🛒".repeat(60),
      payer: { ...request.payer, firstName: "Ñ".repeat(31), lastName: "Q".repeat(40) },
    });
    const body = JSON.parse(sent()?.body ?? "") as Record<string, string>;
    expect(body["paymentConcept"]).toBe("🛒".repeat(50));
    expect(body["userName"]).toBe("Ñ".repeat(30));
    expect(body["userLastName"]).toBe("Q".repeat(30));
  });
});

describe("a request that PagoEfectivo cannot express", () => {
  it.each<[string, string, Partial<VoucherRequest>]>([
    ["dollars", "amount_refused", { amount: money(2_500n, "USD") }],
    ["nothing to pay", "amount_refused", { amount: money(0n, "PEN") }],
    ["another method", "method_unavailable", { method: "efecty" }],
    ["a reference of 37 characters", "refused", { externalReference: "a".repeat(37) }],
    ["an empty reference", "refused", { externalReference: "" }],
    [
      "an address of 101 characters",
      "email_refused",
      { payer: { ...request.payer, email: `${"a".repeat(89)}@example.com` } },
    ],
    ["a test payment with production's keys", "refused", { isTest: true }],
  ])("for %s is %s before any call", async (_what, kind, changes) => {
    expect(await kindOf(issue(changes))).toBe(kind);
    expect(api.seen).toEqual([]);
  });

  it("for a real payment with the keys of integration is refused before any call", async () => {
    expect(await kindOf(issue({}, { environment: "integration" }))).toBe("refused");
    expect(await kindOf(issue({ isTest: true }, { environment: "integration" }))).toBe("ok");
  });

  it.each([
    ["access_key", ""],
    ["secret_key", "short"],
    ["secret_key", "line\r\nbreak-in-the-secret-key"],
    ["service_id", "abc"],
    ["service_id", "007"],
    ["environment", "staging"],
  ])("for %s being '%s' is credentials_refused before any call", async (name, value) => {
    expect(await kindOf(issue({}, { [name]: value }))).toBe("credentials_refused");
    expect(api.seen).toEqual([]);
  });
});

describe("an answer to a create", () => {
  it("gives the number, the page and the deadline that was told, and waits for money", async () => {
    const shorter = { ...issued, dateExpiry: "2026-08-13T20:00:00-05:00" };
    api.script = { [create]: [[201, success(shorter, "100")]] };
    expect(await issue()).toEqual({
      ok: true,
      value: {
        gatewayPaymentId: "2523136",
        externalReference: issued.transactionCode,
        amount: money(2_500n, "PEN"),
        voucher: {
          reference: "2523136",
          agreementCode: null,
          agreementName: null,
          barcode: null,
          hostedUrl: issued.cipUrl,
          expiresAt: new Date("2026-08-14T01:00:00Z"),
        },
        reading: { meaning: "waiting" },
      },
    });
  });

  it("with a link that is no web address has no page", async () => {
    api.script = { [create]: [[201, success({ ...issued, cipUrl: "javascript:alert(1)" })]] };
    expect(await issue()).toMatchObject({ value: { voucher: { hostedUrl: null } } });
  });

  it("with another reference or amount is a conflict: another shopper's CIP is never shown", async () => {
    api.script = { [create]: [[201, success({ ...issued, transactionCode: "another" })]] };
    expect(await kindOf(issue())).toBe("conflict");
    api.script = { [create]: [[201, success({ ...issued, amount: 25.01 })]] };
    expect(await kindOf(issue())).toBe("conflict");
  });

  it.each<[string, unknown]>([
    ["empty", ""],
    ["no JSON", "<html>"],
    ["null", "null"],
    ["another code", success(issued, 101)],
    ["no data", { code: 100 }],
    ["a number that is none", success({ ...issued, cip: "12a" })],
    ["a number too long", success({ ...issued, cip: 123456789012345 })],
    ["an amount with a third decimal", success({ ...issued, amount: 25.001 })],
    ["dollars", success({ ...issued, currency: "USD" })],
    ["a deadline that is not set", success({ ...issued, dateExpiry: "1900-01-01T00:00:00-05:00" })],
  ])("that is %s is an unknown outcome, for a CIP may have been made", async (_what, body) => {
    api.script = { [create]: [[201, body]] };
    expect(await kindOf(issue())).toBe("unknown_outcome");
  });
});
