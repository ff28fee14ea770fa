import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkOut, issue, payAtCounter, paymentOf, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
let paid: Awaited<ReturnType<typeof issue>>;
beforeAll(async () => {
  world = await startFlowWorld();
  paid = await issue(world, { shop: bogota }, "efecty");
  await payAtCounter(world, paid.token);
  await world.jobs.run();
});
afterAll(() => world.close());

describe("the database itself refuses", () => {
  test.each([
    "update fact set kind = 'expired'",
    "delete from fact",
    "truncate fact cascade",
    "update ledger_posting set amount_minor = 1",
    "delete from ledger_posting",
  ])("to change what happened: %s", async (text) => {
    await expect(world.pool.query(text)).rejects.toThrow(/append-only/);
  });

  test.each(["fact", "ledger_posting", "audit_entry", "proof"])(
    "the role the app works as to change, remove or empty %s, and to switch its rules off",
    async (table) => {
      const { pool } = world.container;
      const denied = /permission denied|must be owner/;
      await expect(pool.query(`update ${table} set shop_id = shop_id`)).rejects.toThrow(denied);
      await expect(pool.query(`delete from ${table}`)).rejects.toThrow(denied);
      await expect(pool.query(`truncate ${table} cascade`)).rejects.toThrow(denied);
      await expect(pool.query(`alter table ${table} disable trigger all`)).rejects.toThrow(denied);
    },
  );

  test("the role the app works as nothing it needs: every table can be read and added to, none but tokens deleted from", async () => {
    const { rows } = await world.container.pool.query<{ name: string; may: string[] }>(
      `select relname as name, array_remove(array[
          case when has_table_privilege(oid, 'select') and has_table_privilege(oid, 'insert') then 'use' end,
          case when has_table_privilege(oid, 'delete') then 'delete' end], null) as may
        from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> '_prisma_migrations'`,
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ may }) => !may.includes("use"))).toEqual([]);
    expect(rows.filter(({ may }) => may.includes("delete")).map(({ name }) => name)).toEqual(["shop_token"]);
  });

  test("M4: a ledger transaction that does not sum to zero", async () => {
    const payment = await paymentOf(world, paid.token);
    const { rows } = await world.pool.query<{ id: string }>(
      "select id from fact where kind = 'voucher_issued' limit 1",
    );
    const insert = `insert into ledger_posting (shop_id, payment_id, fact_id, account, amount_minor, currency)
      values ($1, $2, $3, 'gateway_receivable', 5, 'COP')`;
    await expect(world.pool.query(insert, [payment.shop.id, payment.id, rows[0]?.id])).rejects.toThrow(
      /sum to zero/,
    );
  });

  test("to tell the shop the opposite of what it was told for good", async () => {
    const { id } = await paymentOf(world, paid.token);
    const update = "update shop_sync set told = 'closed' where payment_id = $1";
    await expect(world.pool.query(update, [id])).rejects.toThrow(/the shop was told paid/);
  });

  test("a second live voucher for one payment", async () => {
    const open = await issue(world, { shop: bogota }, "efecty");
    const voucher = await voucherOf(world, open.token);
    const copy = `insert into voucher (id, shop_id, payment_id, gateway_account_id, attempt, method, country, idempotency_key, external_reference, expires_at)
      select $2::uuid, shop_id, payment_id, gateway_account_id, 2, method, country, 'k', 'another', expires_at from voucher where id = $1`;
    await expect(world.pool.query(copy, [voucher.id, randomUUID()])).rejects.toThrow(/voucher_one_live/);
  });

  test("a state, a status or a message word nobody defined", async () => {
    await expect(world.pool.query("update payment set state = 'maybe'")).rejects.toThrow(
      /payment_state_known/,
    );
    await expect(world.pool.query("update voucher set status = 'maybe'")).rejects.toThrow(
      /voucher_status_known/,
    );
    await expect(world.pool.query("update shop_sync set told = 'maybe'")).rejects.toThrow(/told/);
  });
});

test("every store function asked in another shop's name finds nothing and changes nothing", async () => {
  const { payments, vouchers, watch, budgets, webhookHealth, accounts, shopSync, inbox, shops } =
    world.container;
  const open = await issue(world, { shop: bogota }, "efecty");
  const payment = await paymentOf(world, open.token);
  const voucher = await voucherOf(world, open.token);
  const other = (await shops.findByDomain(lima))?.id ?? "";
  const { rows } = await world.pool.query<{ id: string }>("select id from inbox limit 1");

  expect(await payments.find(other, payment.id)).toBeNull();
  expect(await payments.findBySession(other, payment.sessionId)).toBeNull();
  expect(await payments.buyerOf(other, payment.id)).toEqual({
    email: null,
    firstName: null,
    lastName: null,
    phone: null,
  });
  expect(await payments.latestVoucher(other, payment.id)).toBeNull();
  expect(await payments.voucherOfAttempt(other, payment.id, 1)).toBeNull();
  expect(await payments.factsOf(other, payment.id)).toEqual([]);
  expect(await vouchers.find(other, voucher.id)).toBeNull();
  expect(await vouchers.claim(other, voucher.id, 45)).toBeNull();
  expect(await vouchers.documentOf(other, voucher.id)).toBeNull();
  expect(await vouchers.liveInGroup(other, payment.groupId, { ...voucher, paymentId: randomUUID() })).toEqual(
    [],
  );
  expect(await accounts.access(other, voucher.accountId)).toBeNull();
  expect(await shopSync.read(other, payment.id)).toBeNull();
  expect(await inbox.find(other, rows[0]?.id ?? "")).toBeNull();

  const later = { at: new Date(0), urgency: 2 } as const;
  await watch.schedule(other, voucher.id, later, 9);
  expect(await budgets.take(other, voucher.accountId, { callsPerMinute: 60 }, 5)).toBe(0);
  await budgets.markLow(other, voucher.accountId, true);
  expect((await budgets.listUse()).filter(({ isLow }) => isLow)).toEqual([]);
  await webhookHealth.saveProbe(other, voucher.accountId, "someone_else");
  expect(await webhookHealth.missed(other, voucher.accountId)).toBe(0);
  expect(await webhookHealth.read(other, voucher.accountId)).toBeNull();
  expect((await webhookHealth.read(payment.shop.id, voucher.accountId))?.probeOutcome).not.toBe(
    "someone_else",
  );
  expect(await watch.takeDue(other, voucher.accountId, new Date("2100-01-01"), 9)).toEqual([]);
  await shopSync.saveTold(other, payment.id, "closed", null);
  await world.container.transactions.transaction(async (tx) => {
    expect(await tx.lockPayment(other, payment.id)).toBeNull();
    await tx.refuseVoucher(other, voucher.id, "foreign");
    expect(await tx.stopWatching(other, voucher.id)).toBe(false);
    await tx.endVouchers(other, payment.id, [1], false);
    await tx.saveBuyer(other, payment.id, { email: null, firstName: null, lastName: null, phone: null });
  });
  expect(await voucherOf(world, open.token)).toEqual(voucher);
  expect((await shopSync.read(payment.shop.id, payment.id))?.told).toBe("pending");
  expect((await payments.buyerOf(payment.shop.id, payment.id)).email).not.toBeNull();
});

test("a sealed value moved to another row does not open", async () => {
  const one = await paymentOf(world, (await checkOut(world, { shop: bogota })).token);
  const two = await paymentOf(world, (await checkOut(world, { shop: bogota })).token);
  await world.pool.query(
    "update payment set buyer = (select buyer from payment where id = $1) where id = $2",
    [one.id, two.id],
  );
  await expect(world.container.payments.buyerOf(two.shop.id, two.id)).rejects.toThrow(/does not open/);
});

test("Shopify's wish to forget a person removes who paid and keeps what was paid", async () => {
  const { session, token } = await issue(
    world,
    { shop: lima, buyer: { email: "Forget.Me@example.com" } },
    "pagoefectivo",
  );
  await payAtCounter(world, token);
  await world.jobs.run();
  const answer = await world.shopify.sendCompliance("customers/redact", lima, session.id);
  expect(answer.status).toBe(200);
  const payment = await paymentOf(world, token);
  expect(await world.container.payments.buyerOf(payment.shop.id, payment.id)).toMatchObject({ email: null });
  expect(
    await world.container.vouchers.documentOf(payment.shop.id, (await voucherOf(world, token)).id),
  ).toBeNull();
  expect(payment.state).toBe("paid");
  expect(await world.container.payments.factsOf(payment.shop.id, payment.id)).toHaveLength(2);
});

test("after an uninstall tokens are gone, sessions are refused, and a voucher that was out can still be paid", async () => {
  const { token } = await issue(world, { shop: lima }, "pagoefectivo");
  expect((await world.shopify.uninstall(lima)).status).toBe(200);
  const shop = await world.container.shops.findByDomain(lima);
  expect(shop?.isInstalled).toBe(false);
  expect(await world.container.tokenStore.load(shop?.id ?? "")).toBeNull();
  expect((await world.shopify.checkout({ shop: lima })).answer.status).toBe(403);
  await payAtCounter(world, token);
  await world.jobs.run();
  expect((await paymentOf(world, token)).state).toBe("paid");
});
