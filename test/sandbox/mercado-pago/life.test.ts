import { describe, expect, it } from "vitest";
import { peruvianSeller } from "../../../sandbox/gateways/mercado-pago/sellers.ts";
import {
  call,
  createEfecty,
  createPagoEfectivo,
  firstCause,
  idOf,
  startSandbox,
  until,
  type Json,
} from "./sandbox-setup.ts";

const day = 86_400_000;
const expiry = (time: number, days: number) =>
  new Date(time + days * day).toISOString().replace("Z", "+00:00");

describe("money at the counter", () => {
  it("turns a pending payment approved and books amount, fee and net", async () => {
    const sandbox = await startSandbox();
    const id = idOf(await createEfecty(sandbox));
    expect(sandbox.pay(id)).toMatchObject({ ok: true });
    const { json } = await call(sandbox, `/v1/payments/${id}`);
    expect(json).toMatchObject({ status: "approved", status_detail: "accredited" });
    expect(json["date_approved"]).toMatch(/-04:00$/);
    expect(json["transaction_details"]).toMatchObject({
      total_paid_amount: 120000,
      net_received_amount: 115212,
    });
    expect(json["fee_details"]).toEqual([{ type: "mercadopago_fee", amount: 4788, fee_payer: "collector" }]);
    expect(json["charges_details"]).toMatchObject([
      { type: "fee", amounts: { original: 4788, refunded: 0 } },
    ]);
  });

  it("finds the voucher by a reference typed with spaces", async () => {
    const sandbox = await startSandbox();
    const id = idOf(await createPagoEfectivo(sandbox));
    const reference = sandbox.find(id)?.reference ?? "";
    expect(sandbox.pay(reference.replace(/(\d{3})/g, "$1 "))).toMatchObject({ ok: true, payment: { id } });
  });

  it("takes no money twice, none for an unknown number and none for a voucher that ran out, unless told to", async () => {
    const sandbox = await startSandbox();
    const id = idOf(await createEfecty(sandbox));
    const late = idOf(await createEfecty(sandbox));
    sandbox.pay(id);
    sandbox.expire(late);
    expect(sandbox.pay(id)).toEqual({ ok: false, reason: "already_paid" });
    expect(sandbox.pay("999")).toEqual({ ok: false, reason: "unknown" });
    expect(sandbox.pay(late)).toEqual({ ok: false, reason: "expired" });
    expect(sandbox.pay(late, { late: true })).toMatchObject({ ok: true });
    expect((await call(sandbox, `/v1/payments/${late}`)).json["status"]).toBe("approved");
    expect(sandbox.pay(id, { again: true })).toMatchObject({ ok: true });
    const { json } = await call(sandbox, `/v1/payments/${id}`);
    expect(json["transaction_details"]).toMatchObject({ total_paid_amount: 240000, overpaid_amount: 120000 });
  });

  it("shows too little money as paid in total, and refuses an amount that is no number", async () => {
    const sandbox = await startSandbox();
    const id = idOf(await createPagoEfectivo(sandbox));
    expect(sandbox.pay(id, { amount: "1,50" })).toEqual({ ok: false, reason: "bad_amount" });
    sandbox.pay(id, { amount: "100.25" });
    const { json } = await call(sandbox, `/v1/payments/${id}`, { seller: peruvianSeller });
    expect(json).toMatchObject({
      transaction_amount: 150.5,
      transaction_details: { total_paid_amount: 100.25 },
    });
  });

  it("shows any state that a test asks for", async () => {
    const sandbox = await startSandbox();
    const id = idOf(await createEfecty(sandbox));
    sandbox.setStatus(id, "in_process", "pending_review_manual");
    expect((await call(sandbox, `/v1/payments/${id}`)).json).toMatchObject({
      status: "in_process",
      status_detail: "pending_review_manual",
    });
  });
});

describe("expiry", () => {
  it("cancels a voucher when its date passes, on its own", async () => {
    let time = Date.parse("2026-10-01T00:00:00Z");
    const sandbox = await startSandbox({ now: () => new Date(time) });
    const id = idOf(await createEfecty(sandbox, { date_of_expiration: expiry(time, 1) }));
    time += day - 1;
    expect((await call(sandbox, `/v1/payments/${id}`)).json["status"]).toBe("pending");
    time += 1;
    await until(() => sandbox.find(id)?.status === "cancelled", "the sweep");
    expect((await call(sandbox, `/v1/payments/${id}`)).json["status_detail"]).toBe("expired");
  });

  it("follows the sandbox's clock for vouchers issued before it was moved, not for later ones", async () => {
    const sandbox = await startSandbox();
    const threeDays = () => ({ date_of_expiration: expiry(Date.now(), 3) });
    const early = idOf(await createEfecty(sandbox, threeDays()));
    sandbox.advanceClock(4 * day);
    const later = idOf(await createEfecty(sandbox, threeDays()));
    expect(sandbox.find(early)).toMatchObject({ status: "cancelled", statusDetail: "expired" });
    sandbox.advanceClock(2 * day);
    expect(sandbox.find(later)).toMatchObject({ status: "pending" });
    sandbox.advanceClock(day);
    expect(sandbox.find(later)).toMatchObject({ status: "cancelled" });
  });

  it("cancels an undated voucher by day 30", async () => {
    const sandbox = await startSandbox();
    const id = idOf(await createEfecty(sandbox));
    sandbox.advanceClock(30 * day - 60_000);
    expect(sandbox.find(id)?.status).toBe("pending");
    sandbox.advanceClock(60_000);
    expect(sandbox.find(id)?.status).toBe("cancelled");
  });
});

describe("changing a payment", () => {
  const put = (sandbox: Awaited<ReturnType<typeof startSandbox>>, id: number, body: Json) =>
    call(sandbox, `/v1/payments/${id}`, { method: "PUT", body });

  it("cancels while pending, and refuses with 2063 afterwards", async () => {
    const sandbox = await startSandbox();
    const id = idOf(await createEfecty(sandbox));
    const first = await put(sandbox, id, { status: "cancelled" });
    expect(first.status).toBe(200);
    expect(first.json).toMatchObject({ status: "cancelled", status_detail: "by_collector" });
    const second = await put(sandbox, id, { status: "cancelled" });
    expect(second.status).toBe(400);
    expect(firstCause(second)["code"]).toBe(2063);
  });

  it("does not cancel what was paid", async () => {
    const sandbox = await startSandbox();
    const id = idOf(await createEfecty(sandbox));
    sandbox.pay(id);
    expect(firstCause(await put(sandbox, id, { status: "cancelled" }))["code"]).toBe(2063);
    expect(sandbox.find(id)?.status).toBe("approved");
  });

  it("moves the date of expiration of an open voucher only", async () => {
    const sandbox = await startSandbox();
    const id = idOf(await createEfecty(sandbox));
    const change = { date_of_expiration: expiry(Date.now(), 2) };
    expect((await put(sandbox, id, change)).status).toBe(200);
    expect(firstCause(await put(sandbox, id, { date_of_expiration: "soon" }))["code"]).toBe(23);
    sandbox.advanceClock(2 * day);
    expect(firstCause(await put(sandbox, id, change))["code"]).toBe(2063);
  });

  it("takes no other change", async () => {
    const sandbox = await startSandbox();
    const id = idOf(await createEfecty(sandbox));
    expect((await put(sandbox, id, { status: "approved" })).status).toBe(400);
    expect((await put(sandbox, id, {})).status).toBe(400);
    expect((await put(sandbox, 1, { status: "cancelled" })).status).toBe(404);
  });
});
