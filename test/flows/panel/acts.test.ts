import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { money } from "../../../app/domain/money.ts";
import { hearOfMoney } from "../../support/by-hand.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import {
  advanceTo,
  chooseSettings,
  exceptionsOf,
  graceEndOf,
  issueNow,
  letExpire,
  payLate,
} from "../../support/late-money.ts";
import { formOf, handOn, staffOf } from "../../support/merchant-hand.ts";
import { payFor, refundsOf } from "../../support/refunds.ts";
import { count, issue, paymentOf, voucherOf } from "../../support/shopper.ts";

let world: FlowWorld;
beforeEach(async () => {
  world = await startFlowWorld();
});
afterEach(async () => {
  await checkInvariants(world);
  await world.close();
});

const receipt = {
  name: "receipt.png",
  bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]),
};

describe("the number", () => {
  test("is canceled once, whoever clicks again with the same form, and the page says what to expect", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    const hand = await handOn(world, token);
    expect((await hand.view()).acts).toEqual(["sync", "extend", "reissue", "cancel", "confirm"]);
    const key = "0199fdeb-7f1d-7000-8000-000000000001";
    const answers = await Promise.all([1, 2, 3].map(() => hand.act("cancel", { key, reason: "wrong item" })));
    // Who clicks while it is being done is told so; who clicks after it hears the first one's answer.
    const done = { isDone: true, say: "canceled", detail: {} };
    expect(answers).toContainEqual(done);
    for (const answer of answers.filter((each) => each?.isDone)) expect(answer).toEqual(done);
    expect(await hand.act("cancel", { key })).toEqual(done);
    const { timeline } = await hand.view();
    expect(timeline.filter(({ what }) => what === "act")).toMatchObject([
      { verb: "cancel", by: "staff 902541635", reason: "wrong item" },
    ]);
    expect((await paymentOf(world, token)).state).toBe("canceled");
  });

  test("is made anew once for one form: the second click voids nothing", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    const hand = await handOn(world, token);
    const key = "0199fdeb-7f1d-7000-8000-000000000002";
    const first = await hand.act("reissue", { key });
    expect(first).toMatchObject({ isDone: true, say: "reissued" });
    await world.jobs.run();
    expect(await hand.act("reissue", { key })).toEqual(first);
    expect(await count(world, "voucher")).toBe(2);
    const view = await hand.view();
    expect(view.numbers.map(({ status }) => status)).toEqual(["ended", "issued"]);
    expect(view.numbers[1]?.because?.considered[0]).toMatchObject({ why: { reason: "chosen" } });
  });

  test("a refused form may be mended and sent again under its key", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    const hand = await handOn(world, token);
    const key = "0199fdeb-7f1d-7000-8000-000000000003";
    const proof = { key, amount: "38.900", reference: "4711" };
    expect(await hand.act("confirm", proof)).toMatchObject({ isDone: false, say: "note_or_file_missing" });
    expect(await hand.act("confirm", proof, receipt)).toMatchObject({ say: "gateway_disagrees" });
    const insisting = { ...proof, insists: "yes" };
    expect(await hand.act("confirm", insisting, receipt)).toMatchObject({
      isDone: true,
      say: "confirmed_by_you",
    });
    expect(await hand.act("confirm", insisting, receipt)).toMatchObject({
      isDone: true,
      say: "confirmed_by_you",
    });
    await world.jobs.run();
    const view = await hand.view();
    expect(view).toMatchObject({ state: "paid", told: "paid" });
    expect(view.proofs).toMatchObject([
      { purpose: "confirm", reference: "4711", note: null, isErased: false },
    ]);
    expect(view.exceptions).toMatchObject([{ kind: "confirmed_by_hand" }]);
    expect(view.acts).not.toContain("cancel");
  });
});

describe("money", () => {
  test("that came too much goes back over the desk, and the page counts what is left to the last cent", async () => {
    const { token } = await issue(world, { shop: lima }, "pagoefectivo");
    const { amount } = await paymentOf(world, token);
    await hearOfMoney(world, token, money(amount.minor + 1_050n, amount.currency));
    const hand = await handOn(world, token);
    const before = await hand.view();
    expect(before).toMatchObject({ marks: ["over"], exceptions: [{ kind: "over" }] });
    expect(before.sums.left.minor).toBe(amount.minor + 1_050n);
    // This gateway gives nothing back of these, so it becomes a person's, at the desk.
    expect(await hand.act("refund_excess")).toMatchObject({ isDone: true, say: "refund_by_hand" });
    expect((await hand.view()).exceptions).toMatchObject([{ kind: "over" }, { kind: "refund_by_hand" }]);
    await hand.act("desk_open", { amount: "10.50" });
    const thing = (await hand.view()).desk[0]?.id ?? "";
    await hand.act("desk_finish", { thing, reference: "TRX 2", note: "sent from our bank" });
    const after = await hand.view();
    expect(after).toMatchObject({ state: "paid", marks: [], exceptions: [] });
    expect(after.sums.left.minor).toBe(amount.minor);
  });

  test("that came late and is held goes back when the merchant decides so, once", async () => {
    await chooseSettings(world, bogota, { lateMoneyPolicy: "hold" });
    const { token } = await issueNow(world, { shop: bogota });
    await letExpire(world, token);
    advanceTo(world, await graceEndOf(world, token), 1000);
    await world.jobs.runEarly();
    await payLate(world, token);
    const hand = await handOn(world, token);
    expect((await hand.view()).acts).toEqual(["sync", "refund_held", "desk_open", "credit"]);
    expect(await hand.act("accept")).toMatchObject({ isDone: false, say: "reason_missing" });
    expect(await hand.act("accept", { reason: "in stock" })).toMatchObject({ say: "closed_for_good" });
    expect(await hand.act("refund_held")).toMatchObject({ isDone: true, say: "refund_asked" });
    expect(await hand.act("refund_held")).toMatchObject({ isDone: false, say: "nothing_held" });
    await world.jobs.run();
    expect(await exceptionsOf(world, token)).toMatchObject([{ kind: "late_money", resolution: "refund" }]);
    expect(await refundsOf(world, token)).toMatchObject([{ reason: "late_money" }]);
    expect((await hand.view()).state).toBe("refunded");
  });

  test("goes back by hand over the desk: link, account, transfer with its receipt", async () => {
    const { token } = await payFor(world, bogota, "efecty");
    const hand = await handOn(world, token);
    const opened = await hand.act("desk_open", {
      amount: "38900",
      key: "0199fdeb-7f1d-7000-8000-000000000004",
    });
    const link = opened?.isDone ? opened.onlyNow?.link : undefined;
    expect(link).toMatch(/\/refund\/[\w-]{22}$/);
    const [refund] = (await hand.view()).desk;
    const thing = refund?.id ?? "";
    expect(await hand.act("desk_open", { amount: "38900" })).toMatchObject({ say: "one_is_open" });
    expect(await hand.act("desk_read", { thing })).toMatchObject({ isDone: false, say: "no_account" });
    const transfer = { thing, reference: "TRX 1" };
    expect(await hand.act("desk_finish", transfer)).toMatchObject({ say: "note_or_file_missing" });
    expect(await hand.act("desk_finish", transfer, receipt)).toMatchObject({
      isDone: true,
      say: "desk_finished",
    });
    expect(await hand.view()).toMatchObject({ state: "refunded", exceptions: [] });
  });

  test("a link that was told once is kept nowhere: the same form again says it was opened, and no more", async () => {
    const { token } = await payFor(world, bogota, "efecty");
    const hand = await handOn(world, token);
    const typed = { amount: "38900", key: "0199fdeb-7f1d-7000-8000-000000000005" };
    const first = await hand.act("desk_open", typed);
    const link = first?.isDone ? (first.onlyNow?.link ?? "") : "";
    expect(await hand.act("desk_open", typed)).toEqual({
      isDone: true,
      say: "desk_opened",
      detail: first?.detail,
    });
    const { rows } = await world.pool.query<{ text: string }>(
      "select merchant_click::text as text from merchant_click",
    );
    expect(rows.some(({ text }) => text.includes(link.slice(-22)))).toBe(false);
  });
});

test("a click that was cut off is not made again by itself", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const hand = await handOn(world, token);
  const key = "0199fdeb-7f1d-7000-8000-000000000006";
  const { shop } = await paymentOf(world, token);
  const click = { shopId: shop.id, key: `cancel ${hand.id}  ${key}`, verb: "cancel", clickedBy: "staff 1" };
  expect(await world.container.clicks.claim(click)).toEqual({ isFirst: true });
  expect(await hand.act("cancel", { key })).toMatchObject({ isDone: false, say: "under_way" });
  expect((await voucherOf(world, token)).status).toBe("issued");
});

test("an open matter ends with a word and a note, and belongs to whom it is given", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const hand = await handOn(world, token);
  await hand.act("confirm", { amount: "38900", reference: "1", note: "seen", insists: "yes" });
  const staff = await staffOf(world, bogota);
  const [matter] = (await staff.listExceptions({ owner: null, after: null })).exceptions;
  const thing = matter?.id ?? "";
  expect(matter).toMatchObject({ kind: "confirmed_by_hand", payment: { id: hand.id }, isOverdue: false });
  expect(await staff.act(formOf("assign", { thing, owner: "Marta" }), null)).toMatchObject({
    say: "assigned",
  });
  expect((await staff.listExceptions({ owner: "Marta", after: null })).exceptions).toHaveLength(1);
  expect((await staff.listExceptions({ owner: "", after: null })).exceptions).toEqual([]);
  expect((await staff.listExceptions({ owner: null, after: thing })).exceptions).toEqual([]);
  expect(await staff.act(formOf("resolve", { thing, word: "cleared" }), null)).toMatchObject({
    say: "note_missing",
  });
  const note = { thing, word: "cleared", reason: "the gateway wrote" };
  expect(await staff.act(formOf("resolve", note), null)).toMatchObject({ isDone: true, say: "resolved" });
  expect((await hand.view()).timeline).toContainEqual(
    expect.objectContaining({ what: "exception_ended", resolution: "cleared", note: "the gateway wrote" }),
  );
});

test("another shop's payment, refund, matter and account are as if they were not there", async () => {
  const { token } = await payFor(world, bogota, "efecty");
  const hand = await handOn(world, token);
  await hand.act("desk_open", { amount: "38900" });
  const own = await hand.view();
  const stranger = await staffOf(world, lima);
  expect(await stranger.viewPayment(hand.id)).toBeNull();
  expect(await stranger.act(formOf("sync"), hand.id)).toBeNull();
  const ours = await issue(world, { shop: lima }, "pagoefectivo");
  const theirs = (await paymentOf(world, ours.token)).id;
  const thing = own.desk[0]?.id ?? "";
  expect(await stranger.act(formOf("desk_cancel", { thing, reason: "x" }), theirs)).toMatchObject({
    say: "unknown_refund",
  });
  const matter = own.exceptions[0]?.id ?? "";
  const end = { thing: matter, word: "cleared", reason: "x" };
  expect(await stranger.act(formOf("resolve", end), null)).toMatchObject({ say: "unknown_exception" });
  expect(await stranger.listExceptions({ owner: null, after: matter })).toMatchObject({ exceptions: [] });
  const [account] = await (await staffOf(world, bogota)).listAccountNames();
  const filters = { search: null, state: null, method: null, mark: null, from: null, to: null };
  const query = { filters: { ...filters, account: account?.id ?? "" }, cursor: null };
  expect((await stranger.listPayments(query)).payments).toEqual([]);
  expect((await hand.view()).desk).toEqual(own.desk);
});
