import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { planMessages } from "../../app/flows/plan-messages.ts";
import { sendMessage } from "../../app/flows/send-message.ts";
import { newId } from "../../app/lib/id.ts";
import { createStopPages } from "../../app/server/stop-pages.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { advanceTo, graceEndOf, issueNow, letExpire, payLate } from "../support/late-money.ts";
import { atNoon, mailsOf, messagesOf, subjectsOf } from "../support/mails.ts";
import { alertsOf, issue, payAtCounter, paymentOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterEach(() => {
  const { faults } = world.mailbox;
  [faults.isBusy, faults.dropsAfterText] = [false, false];
  faults.unknownAddresses.clear();
});
afterAll(async () => {
  await checkInvariants({ pool: world.pool, shopify: world.shopify, mercadoPago: world.mercadoPago });
  await world.close();
});

const messageId = async (paymentId: string, key: string): Promise<string> => {
  const text = "select id from message where payment_id = $1 and key = $2";
  return (await world.pool.query<{ id: string }>(text, [paymentId, key])).rows[0]?.id ?? "";
};
const sendJob = async (token: string, key: string) => {
  const { id, shop } = await paymentOf(world, token);
  return { name: "send-message" as const, shopId: shop.id, messageId: await messageId(id, key), tries: 0 };
};

describe("a shopper", () => {
  test("gets the number at once, in the checkout's language, then 'paid', and no reminder after it", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    const [first] = mailsOf(world, token);
    expect(first?.subject).toMatch(/^Paga .*Efecty antes del/);
    expect(first?.to).toMatch(/@example\.com$/);
    expect(first?.text).toContain(`/pay/${token}`);
    await payAtCounter(world, token);
    await world.jobs.run();
    await atNoon(world);
    expect(subjectsOf(world, token)).toEqual([
      expect.stringMatching(/^Paga/),
      expect.stringMatching(/^Recibimos tu pago/),
    ]);
    const { id } = await paymentOf(world, token);
    const messages = await messagesOf(world, id);
    expect(messages.filter((each) => each.includes("sent"))).toEqual(["number:1:issued sent", "paid sent"]);
    for (const over of ["checking", "expired"])
      expect(messages).toContain(`number:1:${over} skipped not_true_any_more`);
  });

  test("gets each message once, however often it is planned and its job runs", async () => {
    const { token } = await issue(world, { shop: lima }, "pagoefectivo");
    const { id, shop } = await paymentOf(world, token);
    const before = await messagesOf(world, id);
    const job = await sendJob(token, "number:1:issued");
    const plan = { name: "plan-messages" as const, shopId: shop.id, paymentId: id, tries: 0 };
    const deps = { ...world.container, newId };
    await Promise.all([1, 2, 3].map(() => planMessages(deps, plan, world.clock.now())));
    await Promise.all(
      [1, 2, 3].map(() => sendMessage({ ...world.container, newId }, job, world.clock.now())),
    );
    await world.jobs.run();
    expect(await messagesOf(world, id)).toEqual(before);
    expect(mailsOf(world, token)).toHaveLength(1);
  });

  test("who stops the reminders of a shop gets none from then on, and still gets the number", async () => {
    const [first, second] = [
      await issue(world, { shop: bogota }, "efecty"),
      await issue(world, { shop: bogota }, "efecty"),
    ];
    const { id } = await paymentOf(world, second.token);
    const remind = async (token: string): Promise<void> => {
      const job = await sendJob(token, "number:1:day");
      const dueAt = "select due_at from message where id = $1";
      const { rows } = await world.pool.query<{ due_at: Date }>(dueAt, [job.messageId]);
      advanceTo(world, rows[0]?.due_at ?? new Date(0), 1000);
      await sendMessage({ ...world.container, newId }, job, world.clock.now());
    };
    await remind(first.token);
    const reminder = mailsOf(world, first.token).at(-1);
    expect(reminder?.subject).toMatch(/^Recuerda: paga/);
    const [, link = ""] = /\/messages\/stop\/([\w.-]+)/.exec(reminder?.text ?? "") ?? [];
    const stop = createStopPages(world.container);
    expect(await stop.showStop(link)).toMatchObject({ value: { isStopped: false } });
    await stop.stopReminders(link);
    expect(await stop.showStop(link)).toMatchObject({ value: { isStopped: true } });
    await remind(second.token);
    expect(await messagesOf(world, id)).toContain("number:1:day skipped opted_out");
    const next = await issue(world, { shop: bogota }, "efecty");
    expect(subjectsOf(world, next.token)).toEqual([expect.stringMatching(/^Paga/)]);
    await world.pool.query("delete from reminder_opt_out");
  });

  test("hears that time is up and, after the grace, that the number is over", async () => {
    const { token } = await issueNow(world, { shop: bogota });
    await letExpire(world, token);
    await atNoon(world);
    expect(subjectsOf(world, token).at(-1)).toMatch(/^Plazo cerrado, seguimos verificando/);
    advanceTo(world, await graceEndOf(world, token), 1000);
    await atNoon(world);
    expect(subjectsOf(world, token).at(-1)).toMatch(/^Ya no pagues este número/);
    const over = subjectsOf(world, token).filter((subject) => /^(Plazo cerrado|Ya no pagues)/.test(subject));
    expect(over).toHaveLength(2);
  });

  test("hears what becomes of money that came too late", async () => {
    const { token } = await issueNow(world, { shop: bogota });
    await letExpire(world, token);
    advanceTo(world, await graceEndOf(world, token), 1000);
    await world.jobs.runEarly();
    await payLate(world, token);
    await atNoon(world);
    await atNoon(world);
    expect(subjectsOf(world, token).at(-1)).toMatch(/llegó tarde: la tienda decide$/);
    expect(subjectsOf(world, token).some((subject) => subject.startsWith("Recibimos"))).toBe(false);
  });
});

describe("a message that cannot leave", () => {
  test("waits while the mail server is busy, and arrives once", async () => {
    world.mailbox.faults.isBusy = true;
    const { token } = await issueNow(world, { shop: bogota });
    expect(mailsOf(world, token)).toEqual([]);
    world.mailbox.faults.isBusy = false;
    await world.jobs.runEarly();
    await world.jobs.run();
    const asking = subjectsOf(world, token).filter((subject) => subject.startsWith("Paga"));
    expect(asking).toHaveLength(1);
  });

  test("to an address that does not exist is dropped, and nobody is alarmed", async () => {
    const alerts = await alertsOf(world);
    world.mailbox.faults.unknownAddresses.add((await addressOfNext()).email);
    const { token } = await issueNow(world, { shop: bogota });
    const { id } = await paymentOf(world, token);
    expect(await messagesOf(world, id)).toContain("number:1:issued dead smtp_550");
    expect(await alertsOf(world)).toEqual(alerts);
  });

  test("and may have left is not sent again; a person hears of it until mail leaves again", async () => {
    world.mailbox.faults.dropsAfterText = true;
    const { token } = await issueNow(world, { shop: bogota });
    const { id } = await paymentOf(world, token);
    expect((await messagesOf(world, id)).join()).toMatch(/number:1:issued unclear/);
    expect(await alertsOf(world)).toContain("message_dead");
    world.mailbox.faults.dropsAfterText = false;
    await world.jobs.runEarly();
    expect(mailsOf(world, token)).toEqual([]);
    await issueNow(world, { shop: bogota });
    expect(await alertsOf(world)).not.toContain("message_dead");
  });

  test("because its process died while sending is given up after a minute, and not sent again", async () => {
    world.mailbox.faults.isBusy = true;
    const { token } = await issueNow(world, { shop: bogota });
    world.mailbox.faults.isBusy = false;
    const job = await sendJob(token, "number:1:issued");
    const take =
      "update message set state = 'sending', taken_at = now() - make_interval(secs => $2) where id = $1";
    await world.pool.query(take, [job.messageId, 10]);
    const outcome = await sendMessage({ ...world.container, newId }, job, world.clock.now());
    expect(outcome).toMatchObject({ kind: "again", afterSeconds: 50 });
    await world.pool.query(take, [job.messageId, 61]);
    await sendMessage({ ...world.container, newId }, job, world.clock.now());
    const { id } = await paymentOf(world, token);
    expect(await messagesOf(world, id)).toContain("number:1:issued unclear stopped_while_sending");
    expect(mailsOf(world, token)).toEqual([]);
  });
});

test("without a mail server nothing is planned, and nothing breaks", async () => {
  const { token } = await issueNow(world, { shop: bogota });
  const { id, shop } = await paymentOf(world, token);
  await world.pool.query("delete from message where payment_id = $1", [id]);
  const job = { name: "plan-messages" as const, shopId: shop.id, paymentId: id, tries: 0 };
  const mute = { ...world.container, channels: [], newId };
  expect(await planMessages(mute, job, world.clock.now())).toEqual({ kind: "done" });
  expect(await messagesOf(world, id)).toEqual([]);
});

test("a link that we did not sign stops nothing", async () => {
  const pages = createStopPages(world.container);
  expect(await pages.stopReminders("forged.token")).toMatchObject({ ok: false, error: "not_found" });
  expect(await pages.showStop("")).toMatchObject({ ok: false, error: "not_found" });
});

/** Whom the next checkout belongs to. */
async function addressOfNext(): Promise<{ email: string }> {
  const { token } = await issueNow(world, { shop: bogota });
  const { id, shop } = await paymentOf(world, token);
  const { email } = await world.container.payments.buyerOf(shop.id, id);
  return { email: email ?? "" };
}
