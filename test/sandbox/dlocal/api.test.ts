import { describe, expect, it } from "vitest";
import { peruvianMerchant } from "../../../sandbox/gateways/dlocal/merchants.ts";
import {
  call,
  createEfecty,
  efectyBody,
  pagoEfectivoBody,
  startSandbox,
  type Json,
} from "./sandbox-setup.ts";

describe("a call is let in", () => {
  it.each<[string, Record<string, string>, number, number]>([
    ["an unknown login", { "x-login": "nobody" }, 403, 3001],
    ["a wrong trans key", { "x-trans-key": "wrong" }, 403, 3001],
    ["another version", { "x-version": "2.0" }, 400, 5017],
    ["a date that is none", { "x-date": "yesterday" }, 400, 5001],
    ["a date other than the signed one", { "x-date": "2026-01-01T00:00:00Z" }, 400, 5000],
    ["a wrong signature", { authorization: `V2-HMAC-SHA256, Signature: ${"0".repeat(64)}` }, 400, 5000],
  ])("only signed as documented: not with %s", async (_what, headers, status, code) => {
    const sandbox = await startSandbox();
    const reply = await call(sandbox, "/payments", { body: efectyBody(), headers });
    expect([reply.status, reply.json["code"]]).toEqual([status, code]);
    expect(sandbox.payments()).toEqual([]);
  });

  it("and an address that is not served answers plain text", async () => {
    const reply = await call(await startSandbox(), "/nothing");
    expect([reply.status, reply.text]).toEqual([404, "NOT_FOUND"]);
  });
});

describe("a create", () => {
  it("answers the payment object with its ticket, and get, status and order tell the same", async () => {
    const sandbox = await startSandbox();
    const created = await call(sandbox, "/payments", { body: efectyBody({ order_id: "pay_1" }) });
    expect(created.json).toMatchObject({
      amount: 120000,
      payment_method_type: "TICKET",
      status: "PENDING",
      status_code: "100",
      ticket: { type: "CUSTOM", format: "Code 128" },
    });
    const ticket = created.json["ticket"] as Json;
    expect(ticket["number"]).toMatch(/^\d{8}$/);
    expect(ticket["barcode"]).toMatch(/^41577099989921778020\d{24}$/);
    expect(ticket["expiration_date"]).toMatch(/T02:59:00\.000\+0000$/);
    const id = String(created.json["id"]);
    expect((await call(sandbox, `/payments/${id}`)).json).toEqual(created.json);
    expect((await call(sandbox, `/payments/${id}/status`)).json).toMatchObject({ id, status: "PENDING" });
    expect((await call(sandbox, "/orders/pay_1")).json).toMatchObject({ payment_id: id, order_id: "pay_1" });
    const page = await fetch(String(ticket["image_url"]));
    expect(await page.text()).toContain(String(ticket["number"]));
  });

  it("takes an order once", async () => {
    const sandbox = await startSandbox();
    await createEfecty(sandbox, { order_id: "pay_1" });
    const again = await call(sandbox, "/payments", { body: efectyBody({ order_id: "pay_1" }) });
    expect(again).toMatchObject({ status: 400, json: { code: 5009 } });
    expect(sandbox.payments()).toHaveLength(1);
  });

  it.each<[string, Json, number, string | undefined]>([
    ["centavos", { amount: 120000.5 }, 5001, "amount"],
    ["too little", { amount: 4999 }, 5016, undefined],
    ["too much", { amount: 4000001 }, 5007, undefined],
    ["another currency", { currency: "PEN" }, 5004, undefined],
    ["another country", { country: "PE" }, 5003, undefined],
    ["another country's method", { payment_method_id: "EF" }, 5001, "payment_method_id"],
    ["no name", { payer: { email: "a@example.com", document: "1020304050" } }, 5001, "payer.name"],
    ["no address", { payer: { name: "A", email: "a", document: "1020304050" } }, 5001, "payer.email"],
    [
      "a short document",
      { payer: { name: "A", email: "a@example.com", document: "12345" } },
      5001,
      "payer.document",
    ],
    ["no order", { order_id: "" }, 5001, "order_id"],
  ])("with %s is refused", async (_what, change, code, param) => {
    const reply = await call(await startSandbox(), "/payments", { body: efectyBody(change) });
    expect([reply.status, reply.json["code"], reply.json["param"]]).toEqual([400, code, param]);
  });

  it("of PagoEfectivo takes soles with cents, and another merchant sees nothing of it", async () => {
    const sandbox = await startSandbox();
    const options = { body: pagoEfectivoBody({ order_id: "pay_2" }), merchant: peruvianMerchant };
    const { json } = await call(sandbox, "/payments", options);
    expect(json).toMatchObject({ amount: 150.5, currency: "PEN", ticket: { provider_name: "PagoEfectivo" } });
    expect(await call(sandbox, `/payments/${String(json["id"])}`)).toMatchObject({ status: 404 });
    expect(await call(sandbox, "/orders/pay_2")).toMatchObject({ status: 404, json: { code: 4000 } });
  });
});

it("the methods listed are those of the merchant's country", async () => {
  const sandbox = await startSandbox();
  const list = async (country: string) => (await call(sandbox, `/payments-methods?country=${country}`)).text;
  expect(await list("CO")).toContain('"id":"EY"');
  expect(await list("PE")).toBe("[]");
});

it("the sandbox tool settles and ends tickets, as dLocal's own does", async () => {
  const sandbox = await startSandbox();
  for (const status of ["PAID", "REJECTED"]) {
    const id = await createEfecty(sandbox);
    const tool = await call(sandbox, "/sandbox-tools/payments", { body: { payment_id: id, status } });
    expect(tool.json).toMatchObject({ id, status });
    expect((await call(sandbox, `/payments/${id}`)).json["status"]).toBe(status);
  }
});
