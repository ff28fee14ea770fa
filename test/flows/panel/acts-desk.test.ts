import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createRefundPages } from "../../../app/server/refund-pages.ts";
import { lima, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { handOn } from "../../support/merchant-hand.ts";
import { actOnce, expectRefused, traceOf } from "../../support/one-act.ts";
import { exceptionsOf, payFor } from "../../support/refunds.ts";
import { count } from "../../support/shopper.ts";

let world: FlowWorld;
let pages: ReturnType<typeof createRefundPages>;
beforeEach(async () => {
  world = await startFlowWorld();
  pages = createRefundPages(world.container);
});
afterEach(async () => {
  await world.jobs.run();
  await checkInvariants(world);
  await world.close();
});

const staff = "staff 902541635";
const form = {
  holder: "Canaria Delcanto",
  documentType: "DNI",
  documentNumber: "45119119",
  bank: "Banco de Ejemplo",
  accountType: "",
  accountNumber: "011-366-000100032542-21",
};

/** A paid payment with an open refund by hand of all of it. */
async function openDesk() {
  const { token } = await payFor(world, lima, "pagoefectivo");
  const hand = await handOn(world, token);
  const opened = await hand.act("desk_open", { amount: "189.00" });
  const link = (opened?.isDone ? opened.onlyNow?.link : null) ?? "";
  const thing = (await hand.view()).desk[0]?.id ?? "";
  return { token, hand, thing, linkToken: link.slice(-22) };
}

const linkState = async (token: string) => {
  const shown = await pages.showRefund(token);
  return shown.ok ? shown.value.state : shown.error;
};

describe("desk_read", () => {
  test("shows the buyer's account once it is there, once for each form, and each look is in the audit", async () => {
    const { hand, thing, linkToken } = await openDesk();
    await expectRefused(world, () => hand.act("desk_read", { thing }), "no_account");
    expect((await pages.sendBankAccount(linkToken, form)).ok).toBe(true);
    expect((await hand.view()).desk).toMatchObject([{ state: "filled" }]);
    const answer = await actOnce(world, hand, "desk_read", { thing });
    expect(answer).toMatchObject({
      say: "desk_shown",
      onlyNow: {
        account: {
          holder: "Canaria Delcanto",
          document: "DNI 45119119",
          bank: "Banco de Ejemplo",
          type: null,
          number: "01136600010003254221",
        },
      },
    });
    expect(await traceOf(world, hand.id, "read_bank_account")).toEqual([{ actor: staff, reason: null }]);
    expect(await count(world, "merchant_click where merchant_click::text like '%Canaria%'")).toBe(0);
    expect(inspect((await hand.view()).desk)).not.toContain("Canaria");
    await hand.act("desk_read", { thing });
    expect(await traceOf(world, hand.id, "read_bank_account")).toHaveLength(2);
  });

  test("finds no account any more when the transfer is recorded", async () => {
    const { hand, thing, linkToken } = await openDesk();
    await pages.sendBankAccount(linkToken, form);
    await hand.act("desk_finish", { thing, reference: "TRX 1", note: "sent from our bank" });
    await expectRefused(world, () => hand.act("desk_read", { thing }), "no_account");
    expect(await count(world, "cash_refund where bank_account is not null")).toBe(0);
  });
});

describe("desk_cancel", () => {
  test("kills the link, forgets the account, frees the amount and ends the task, once and with a reason", async () => {
    const { token, hand, thing, linkToken } = await openDesk();
    await pages.sendBankAccount(linkToken, form);
    const before = await hand.view();
    expect(before.sums.left.minor).toBe(0n);
    expect(before.acts).not.toContain("desk_open");
    await expectRefused(world, () => hand.act("desk_cancel", { thing }), "reason_missing");
    const reason = "she takes store credit";
    const answer = await actOnce(world, hand, "desk_cancel", { thing, reason });
    expect(answer).toMatchObject({ isDone: true, say: "desk_canceled" });
    expect(await linkState(linkToken)).toBe("canceled");
    expect(await count(world, "cash_refund where bank_account is not null")).toBe(0);
    const after = await hand.view();
    expect(after).toMatchObject({ state: "paid", exceptions: [], desk: [{ state: "canceled" }] });
    expect(after.sums.left.minor).toBe(18_900n);
    expect(after.acts).toContain("desk_open");
    expect(await exceptionsOf(world, token)).toEqual([]);
    expect(await traceOf(world, hand.id, "cancel_cash_refund")).toEqual([{ actor: staff, reason }]);
    await expectRefused(world, () => hand.act("desk_cancel", { thing, reason }), "ended_before");
  });

  test("of none of this shop's refunds is refused", async () => {
    const { hand } = await openDesk();
    const form = { thing: hand.id, reason: "x" };
    await expectRefused(world, () => hand.act("desk_cancel", form), "unknown_refund");
    await expectRefused(world, () => hand.act("desk_read", { thing: hand.id }), "unknown_refund");
  });
});
