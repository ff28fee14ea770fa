import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { cancelCashRefund } from "../../../app/flows/cancel-cash-refund.ts";
import { expireCashRefunds } from "../../../app/flows/expire-cash-refunds.ts";
import { finishCashRefund } from "../../../app/flows/finish-cash-refund.ts";
import { openCashRefund } from "../../../app/flows/open-cash-refund.ts";
import { readCashRefund } from "../../../app/flows/read-cash-refund.ts";
import { money } from "../../../app/domain/money.ts";
import { newToken } from "../../../app/lib/id.ts";
import { createRefundPages } from "../../../app/server/refund-pages.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { askInShop, atShop, auditOf, clickOn, exceptionsOf, payFor } from "../../support/refunds.ts";
import { checkOut, paymentOf } from "../../support/shopper.ts";

let world: FlowWorld;
let pages: ReturnType<typeof createRefundPages>;
beforeAll(async () => {
  world = await startFlowWorld();
  pages = createRefundPages(world.container);
});
afterEach(async () => {
  await world.jobs.run();
  await checkInvariants(world);
});
afterAll(() => world.close());

const form = {
  holder: "Canaria Delcanto",
  documentType: "DNI",
  documentNumber: "45119119",
  bank: "Banco de Ejemplo",
  accountType: "",
  accountNumber: "011-366-000100032542-21",
};
const allOfIt = money(18_900n, "PEN");
const receipt = { name: "transfer.pdf", bytes: Buffer.from("%PDF-1.7 paid to Canaria") };
const proof = { amount: allOfIt, reference: "OP-7731", note: "sent from our bank", file: receipt };

/** A paid payment in Peru with an open link. */
async function open(amount = allOfIt) {
  const checkout = await payFor(world, lima, "pagoefectivo");
  const { deps, about } = await clickOn(world, checkout.token);
  const desk = { ...deps, newToken };
  const opened = await openCashRefund(desk, { ...about, amount }, world.clock.now());
  if (!opened.ok) throw new Error(opened.error);
  const click = { shopId: about.shopId, cashRefundId: opened.value.cashRefundId, actor: "Marta" };
  return { ...opened.value, payment: checkout, desk, about, click };
}

const stateOf = async (token: string) => {
  const shown = await pages.showRefund(token);
  return shown.ok ? shown.value.state : shown.error;
};

describe("a refund by hand", () => {
  test("goes from link to proof: sealed, read under audit, paid, in the ledger, and then forgotten", async () => {
    const refund = await open();
    expect(await exceptionsOf(world, refund.payment.token)).toEqual(["refund_by_hand"]);
    const page = await pages.showRefund(refund.token);
    expect(page).toMatchObject({
      value: { state: "ask", amount: allOfIt, country: "PE", shopName: "tienda-lima" },
    });
    expect(await pages.sendBankAccount(refund.token, form)).toEqual({ ok: true, value: undefined });
    expect(await stateOf(refund.token)).toBe("sent");
    await expectUnreadable();

    const account = await readCashRefund(refund.desk, refund.click);
    expect(account).toMatchObject({
      value: { holder: "Canaria Delcanto", number: "01136600010003254221", type: null },
    });
    expect(await finishCashRefund(refund.desk, refund.click, proof, world.clock.now())).toMatchObject({
      ok: true,
    });
    expect(await stateOf(refund.token)).toBe("paid");
    expect(await readCashRefund(refund.desk, refund.click)).toMatchObject({ error: "no_account" });
    expect((await paymentOf(world, refund.payment.token)).state).toBe("refunded");
    expect(await exceptionsOf(world, refund.payment.token)).toEqual([]);
    expect(await auditOf(world, refund.payment.token)).toEqual([
      "Marta open_cash_refund",
      "Marta read_bank_account",
      "Marta finish_cash_refund",
    ]);
    expect(await ledgerOf(refund.about.paymentId)).toEqual({
      gateway_receivable: "18900",
      merchant_cash: "-18900",
      shop_sales: "0",
    });
    await expectUnreadable();
  });

  test("stores of the link's token only a digest", async () => {
    const { token } = await open();
    const { rows } = await world.pool.query<{ row: string }>(
      "select cash_refund::text || coalesce((select string_agg(audit_entry::text, '') from audit_entry), '') as row from cash_refund",
    );
    expect(rows.map(({ row }) => row).join()).not.toContain(token);
  });

  test("counts against what may still go back, in every way, until it is canceled", async () => {
    const refund = await open();
    const again = await openCashRefund(refund.desk, { ...refund.about, amount: allOfIt }, world.clock.now());
    expect(again).toMatchObject({ error: "one_is_open" });
    const blocked = await askInShop(world, refund.payment);
    await world.jobs.run();
    expect(atShop(world, blocked)).toMatchObject({ state: "rejected" });
    const cancel = { ...refund.click, reason: "the customer wants credit" };
    expect(await cancelCashRefund(refund.desk, cancel)).toMatchObject({ ok: true });
    expect(await stateOf(refund.token)).toBe("canceled");
    expect(await exceptionsOf(world, refund.payment.token)).toEqual([]);
    const free = await askInShop(world, refund.payment);
    await world.jobs.run();
    expect(atShop(world, free).state).toBe("resolved");
    const nothing = await openCashRefund(
      refund.desk,
      { ...refund.about, amount: allOfIt },
      world.clock.now(),
    );
    expect(nothing).toMatchObject({ error: "more_than_left" });
  });

  test("done twice, or proven with another amount or no reference, changes nothing", async () => {
    const refund = await open();
    await pages.sendBankAccount(refund.token, form);
    const finish = (changes: object) =>
      finishCashRefund(refund.desk, refund.click, { ...proof, ...changes }, world.clock.now());
    expect(await finish({ amount: money(18_800n, "PEN") })).toMatchObject({ error: "amount_differs" });
    expect(await finish({ reference: "  " })).toMatchObject({ error: "reference_missing" });
    expect(await finish({ note: null, file: null })).toMatchObject({ error: "note_or_file_missing" });
    const program = { name: "receipt.pdf", bytes: Buffer.from("MZ not a receipt") };
    expect(await finish({ file: program })).toMatchObject({ error: "file_not_a_proof" });
    const both = await Promise.all([finish({}), finish({})]);
    expect(both.map((each) => (each.ok ? "paid" : each.error)).sort()).toEqual(["ended_before", "paid"]);
    expect(await cancelCashRefund(refund.desk, { ...refund.click, reason: "x" })).toMatchObject({
      error: "ended_before",
    });
  });

  test("of another shop, or of a payment nobody paid, is not there", async () => {
    const refund = await open();
    await pages.sendBankAccount(refund.token, form);
    const foreign = await clickOn(world, (await payFor(world, bogota, "efecty")).token);
    const click = { ...refund.click, shopId: foreign.about.shopId };
    expect(await readCashRefund(refund.desk, click)).toMatchObject({ error: "unknown_refund" });
    expect(await finishCashRefund(refund.desk, click, proof, world.clock.now())).toMatchObject({
      error: "unknown_refund",
    });
    expect(await cancelCashRefund(refund.desk, { ...click, reason: "x" })).toMatchObject({
      error: "unknown_refund",
    });
    const unpaid = await clickOn(world, (await checkOut(world, { shop: lima })).token);
    const order = { ...unpaid.about, amount: allOfIt };
    expect(await openCashRefund(refund.desk, order, world.clock.now())).toMatchObject({ error: "not_paid" });
  });
});

describe("a one-time link", () => {
  test("takes an account once, also from two at once, and never a second", async () => {
    const { token } = await open();
    const sent = await Promise.all([1, 2, 3].map(() => pages.sendBankAccount(token, form)));
    expect(sent.filter((each) => each.ok)).toHaveLength(1);
    const late = await pages.sendBankAccount(token, { ...form, accountNumber: "01136600010003254221" });
    expect(late).toEqual({ ok: false, error: { kind: "closed" } });
  });

  test("with a wrong CCI is not used up, and says what is wrong", async () => {
    const { token } = await open();
    const wrong = await pages.sendBankAccount(token, { ...form, accountNumber: "01136600010003254222" });
    expect(wrong).toEqual({ ok: false, error: { kind: "form", errors: ["cci_check_digits"] } });
    expect(await stateOf(token)).toBe("ask");
    expect((await pages.sendBankAccount(token, form)).ok).toBe(true);
  });

  test("that never was is not found, whatever its shape", async () => {
    for (const token of [newToken(), "", "a".repeat(500), "%00"]) {
      expect(await stateOf(token)).toBe("not_found");
      expect(await pages.sendBankAccount(token, form)).toMatchObject({ error: { kind: "not_found" } });
    }
  });

  // Last: the clock only moves forward.
  test("runs out after three days, the task stays, and a new link can be made", async () => {
    const refund = await open();
    const waiting = await open();
    await pages.sendBankAccount(waiting.token, form);
    world.advance(72 * 3_600_000);
    expect(await stateOf(refund.token)).toBe("expired");
    expect(await pages.sendBankAccount(refund.token, form)).toMatchObject({ error: { kind: "closed" } });
    expect(await expireCashRefunds(world.container, world.clock.now())).toBeGreaterThan(0);
    expect(await stateOf(waiting.token)).toBe("sent");
    expect(await exceptionsOf(world, refund.payment.token)).toEqual(["refund_by_hand"]);
    const renewed = await openCashRefund(
      refund.desk,
      { ...refund.about, amount: allOfIt },
      world.clock.now(),
    );
    expect(renewed.ok && (await stateOf(renewed.value.token))).toBe("ask");

    // A merchant who does not pay: the bank account does not lie about for ever.
    world.advance(31 * 24 * 3_600_000);
    await expireCashRefunds(world.container, world.clock.now());
    expect(await readCashRefund(waiting.desk, waiting.click)).toMatchObject({ error: "no_account" });
    expect(await exceptionsOf(world, waiting.payment.token)).toEqual(["refund_by_hand"]);
  });
});

async function expectUnreadable(): Promise<void> {
  for (const table of ["cash_refund", "proof", "audit_entry", "exception", "fact"]) {
    const { rows } = await world.pool.query<{ row: string }>(`select ${table}::text as row from ${table}`);
    expect(rows.map(({ row }) => row).join()).not.toMatch(/Canaria|45119119|0113660001/);
  }
}

async function ledgerOf(paymentId: string): Promise<Record<string, string>> {
  const { rows } = await world.pool.query<{ account: string; sum: string }>(
    "select account, sum(amount_minor)::text as sum from ledger_posting where payment_id = $1 group by account",
    [paymentId],
  );
  return Object.fromEntries(rows.map(({ account, sum }) => [account, sum]));
}
