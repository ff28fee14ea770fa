import { describe, expect, it } from "vitest";
import {
  colombianSeller,
  colombianTestSeller,
  peruvianSeller,
} from "../../../sandbox/gateways/mercado-pago/sellers.ts";
import {
  call,
  createEfecty,
  createPagoEfectivo,
  efectyBody,
  firstCause,
  idOf,
  startSandbox,
  type Json,
} from "./sandbox-setup.ts";

const now = () => new Date("2026-10-01T15:04:05.678Z");
const inDays = (days: number) =>
  new Date(now().getTime() + days * 86_400_000).toISOString().replace("Z", "+00:00");
const payer = (change: Json) => ({ payer: { email: "ana@example.com", ...change } });

describe("creating a payment", () => {
  it("gives an Efecty ticket in the documented shape", async () => {
    const sandbox = await startSandbox({ now });
    const reply = await createEfecty(sandbox, {
      external_reference: "pay_1",
      date_of_expiration: "2026-10-04T10:00:00.000-05:00",
      metadata: { order: "1001" },
      additional_info: { items: [{ id: "a", quantity: 2, unit_price: 60000 }] },
    });
    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({
      id: expect.any(Number) as number,
      date_created: "2026-10-01T11:04:05.678-04:00",
      date_approved: null,
      date_of_expiration: "2026-10-04T11:00:00.000-04:00",
      money_release_date: null,
      operation_type: "regular_payment",
      payment_method_id: "efecty",
      payment_type_id: "ticket",
      status: "pending",
      status_detail: "pending_waiting_payment",
      currency_id: "COP",
      live_mode: true,
      collector_id: colombianSeller.userId,
      transaction_amount: 120000,
      transaction_amount_refunded: 0,
      taxes_amount: 0,
      external_reference: "pay_1",
      statement_descriptor: null,
      notification_url: null,
      order: {},
      captured: true,
      metadata: { order: "1001" },
      additional_info: { items: [{ id: "a", quantity: "2", unit_price: "60000" }] },
      fee_details: [],
      charges_details: [],
      refunds: [],
    });
    const details = reply.json["transaction_details"] as Json;
    expect(details).toMatchObject({
      net_received_amount: 0,
      total_paid_amount: 120000,
      overpaid_amount: 0,
      installment_amount: 0,
      financial_institution: "",
      payable_deferral_period: null,
      acquirer_reference: null,
    });
    expect(details["payment_method_reference_id"]).toMatch(/^\d{10}$/);
    expect(details["verification_code"]).toBe(details["payment_method_reference_id"]);
  });

  it("gives a PagoEfectivo voucher of type atm with a CIP of nine digits and another verification code", async () => {
    const sandbox = await startSandbox();
    const reply = await createPagoEfectivo(sandbox);
    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({
      payment_type_id: "atm",
      currency_id: "PEN",
      transaction_amount: 150.5,
      date_of_expiration: null,
    });
    const details = reply.json["transaction_details"] as Json;
    expect(details["financial_institution"]).toBe("PagoEfectivo");
    expect(details["payment_method_reference_id"]).toMatch(/^\d{9}$/);
    expect(details["verification_code"]).toMatch(/^\d{8}$/);
  });

  it("links to a hosted page that shows the same reference, and only to who has the link", async () => {
    const sandbox = await startSandbox();
    const details = (await createEfecty(sandbox)).json["transaction_details"] as Json;
    const link = new URL(String(details["external_resource_url"]));
    expect(link.pathname).toBe("/mco/payments/sandbox/ticket/helper");
    expect(await (await fetch(link)).text()).toContain(String(details["payment_method_reference_id"]));
    link.searchParams.set("hash", "guess");
    expect((await fetch(link)).status).toBe(404);
  });

  it.each([
    ["no method", { payment_method_id: null }, 4001],
    ["a method of another country", { payment_method_id: "pagoefectivo_atm" }, 204],
    ["no amount", { transaction_amount: undefined }, 4002],
    ["an amount in text", { transaction_amount: "120000" }, 4003],
    ["centavos", { transaction_amount: 120000.5 }, 4037],
    ["a negative amount", { transaction_amount: -5000 }, 4037],
    ["less than the minimum", { transaction_amount: 4999 }, 129],
    ["more than the maximum", { transaction_amount: 4000001 }, 129],
    ["no payer", { payer: undefined }, 4006],
    ["a broken email", payer({ email: "ana" }), 4050],
    ["an email of 255 characters", payer({ email: `${"a".repeat(243)}@example.com` }), 4051],
    ["the seller's own email", payer({ email: colombianSeller.email }), 4390],
    ["a test buyer at a real seller", payer({ email: "test_user_1@testuser.com" }), 2034],
    ["a Peruvian document in Colombia", payer({ identification: { type: "DNI", number: "40506070" } }), 2067],
    ["a document too short", payer({ identification: { type: "CC", number: "12345" } }), 2067],
    ["an empty document", payer({ identification: { type: "CC", number: "" } }), 2067],
    ["an expiry with Z", { date_of_expiration: "2026-10-04T10:00:00.000Z" }, 23],
    ["an expiry without milliseconds", { date_of_expiration: "2026-10-04T10:00:00-05:00" }, 23],
    ["an expiry within a day", { date_of_expiration: inDays(0.99) }, 23],
    ["an expiry after 30 days", { date_of_expiration: inDays(30.01) }, 23],
    ["a local webhook address", { notification_url: "http://localhost:3000/hooks" }, 4020],
    ["a relative webhook address", { notification_url: "/hooks" }, 4020],
    ["a webhook address too long", { notification_url: `https://shop.example.com/${"a".repeat(480)}` }, 4021],
    ["metadata that is no object", { metadata: "order" }, 4022],
  ])("refuses %s", async (_what, change, code) => {
    const sandbox = await startSandbox({ now });
    const reply = await createEfecty(sandbox, change);
    expect(reply.status).toBe(400);
    expect(reply.json).toMatchObject({ error: "bad_request", status: 400 });
    expect(firstCause(reply)["code"]).toBe(code);
    expect(sandbox.payments()).toEqual([]);
  });

  it.each([
    ["the least amount", { transaction_amount: 5000 }],
    ["the greatest amount", { transaction_amount: 4000000 }],
    ["an expiry in one day", { date_of_expiration: inDays(1) }],
    ["an expiry in 30 days", { date_of_expiration: inDays(30) }],
    ["no document", payer({})],
  ])("accepts %s", async (_what, change) => {
    const sandbox = await startSandbox({ now });
    expect((await createEfecty(sandbox, change)).status).toBe(201);
  });

  it("writes the cause with time and request id, and spells notification as they do", async () => {
    const sandbox = await startSandbox({ now });
    const reply = await createEfecty(sandbox, { notification_url: "http://127.0.0.1/x" });
    expect(reply.json).toEqual({
      message: "notificaction_url attribute must be url valid",
      error: "bad_request",
      status: 400,
      cause: [
        {
          code: 4020,
          description: "notificaction_url attribute must be url valid",
          data: `01-10-2026T15:04:05UTC;${reply.headers.get("x-request-id")}`,
        },
      ],
    });
  });

  it("lets a test seller trade with test buyers only", async () => {
    const sandbox = await startSandbox();
    const body = (email: string) => ({ seller: colombianTestSeller, body: efectyBody(payer({ email })) });
    expect((await call(sandbox, "/v1/payments", body("test_user_1@testuser.com"))).status).toBe(201);
    expect(firstCause(await call(sandbox, "/v1/payments", body("ana@example.com")))["code"]).toBe(2034);
  });

  it("answers 400 to a body that is no JSON object", async () => {
    const sandbox = await startSandbox();
    expect((await call(sandbox, "/v1/payments", { body: "{" })).status).toBe(400);
    expect((await call(sandbox, "/v1/payments", { body: "[1]" })).status).toBe(400);
  });
});

describe("the idempotency key", () => {
  it("is asked for before any business rule", async () => {
    const sandbox = await startSandbox();
    const reply = await call(sandbox, "/v1/payments", { body: { nonsense: true }, key: null });
    expect(reply.status).toBe(400);
    expect(firstCause(reply)).toMatchObject({
      code: 4292,
      description: "Header X-Idempotency-Key can't be null",
    });
  });

  it("brings the original payment back, also for twenty calls at once", async () => {
    const sandbox = await startSandbox();
    const same = { body: efectyBody(), key: "k1" };
    const replies = await Promise.all(Array.from({ length: 20 }, () => call(sandbox, "/v1/payments", same)));
    expect(new Set(replies.map(idOf)).size).toBe(1);
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([201]));
    expect(sandbox.payments()).toHaveLength(1);
  });

  it("conflicts when it comes with another body", async () => {
    const sandbox = await startSandbox();
    await call(sandbox, "/v1/payments", { body: efectyBody(), key: "k1" });
    const reply = await call(sandbox, "/v1/payments", {
      body: efectyBody({ transaction_amount: 6000 }),
      key: "k1",
    });
    expect(reply.status).toBe(409);
    expect(sandbox.payments()).toHaveLength(1);
  });

  it("belongs to one seller, and is not spent by a refused create", async () => {
    const sandbox = await startSandbox();
    await call(sandbox, "/v1/payments", { body: efectyBody({ transaction_amount: 1 }), key: "k1" });
    expect((await call(sandbox, "/v1/payments", { body: efectyBody(), key: "k1" })).status).toBe(201);
    const peru = {
      payment_method_id: "pagoefectivo_atm",
      transaction_amount: 20,
      payer: { email: "luz@example.com" },
    };
    const reply = await call(sandbox, "/v1/payments", { body: peru, key: "k1", seller: peruvianSeller });
    expect(reply.status).toBe(201);
  });
});
